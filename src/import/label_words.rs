//! The words of a recorder's label, to tell whether somebody's name is meant by it.
//!
//! Comes in: labels and names as they were typed. Goes out: their words; labels for a sentence. Does not know: who speaks.

use crate::base::fold;

/// More labels are not listed in a sentence.
const MOST_SHOWN: usize = 8;

/// A label without the brackets at its end: `Lena Fischer` of `Lena Fischer (she/her)`.
pub(super) fn bare(label: &str) -> &str {
    label.rsplit_once(['(', '[', '（']).map_or(label, |(name, _)| name).trim()
}

/// The words as names are compared, in the order of letters: `Fischer, Lena` and `Lena Fischer` have the same.
pub(super) fn words(name: &str) -> Vec<String> {
    let folded = fold::name(name);
    let mut words: Vec<String> = folded.split(is_between).filter(|word| !word.is_empty()).map(str::to_owned).collect();
    words.sort_unstable();
    words
}

/// Whether two names are one that was written last name first, with a comma: `Fischer, Lena (Guest)` for `Lena Fischer`.
pub(super) fn is_turned_round(label: &str, name: &str) -> bool {
    let (label, name) = (bare(label), bare(name));
    label.contains([',', '，']) != name.contains([',', '，']) && words(label) == words(name)
}

/// Whether all words of a name are among those of a label, which has more or another order.
pub(super) fn holds(label: &str, name: &str) -> bool {
    let (label, name) = (words(label), words(name));
    !name.is_empty() && name.iter().all(|word| label.contains(word))
}

/// Labels for a sentence, the first few of them.
pub fn listed_labels<'l>(labels: impl IntoIterator<Item = &'l str>) -> String {
    let all: Vec<String> = labels.into_iter().map(|label| format!("`{label}`")).collect();
    let shown = all[..all.len().min(MOST_SHOWN)].join(", ");
    if all.len() > MOST_SHOWN { format!("{shown} and {} more", all.len() - MOST_SHOWN) } else { shown }
}

fn is_between(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | '，' | '(' | ')' | '[' | ']' | '（' | '）')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_known_with_its_last_part_first() {
        for (label, is_it) in [
            ("Okafor, Ines", true),
            ("OKAFOR, Ines (Guest)", true),
            // James Thomas and Thomas James may be two people, and what is the same needs no turning.
            ("Okafor Ines", false),
            ("Ines Okafor", false),
            ("Okafor, Ada", false),
        ] {
            assert_eq!(is_turned_round(label, "Ines Okafor"), is_it, "{label}");
        }
        assert!(is_turned_round("Ines Okafor", "Okafor, Ines"));
    }

    #[test]
    fn a_label_holds_whole_words_only() {
        assert!(holds("Ines Okafor", "ines"));
        assert!(holds("Okafor Ines", "Ines Okafor"));
        assert!(!holds("Ines Okafor", "In"));
        assert!(!holds("Ines", "Ines Okafor"));
    }

    #[test]
    fn a_long_list_of_labels_ends() {
        assert_eq!(listed_labels(["A", "B"]), "`A`, `B`");
        assert_eq!(listed_labels(["A"; 10]), format!("{} and 2 more", ["`A`"; 8].join(", ")));
    }
}

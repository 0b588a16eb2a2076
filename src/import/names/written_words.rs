//! How words are written in a text beside its names: which also stand in small letters, and whether nouns have capitals.
//!
//! Comes in: all that is said. Goes out: [`WrittenWords`]. Does not know: names.

use rustc_hash::FxHashSet;

use crate::base::fold;

/// Words that are frequent in a language whose nouns have capitals, and rare in others.
const OF_NOUN_CAPITALS: [(&str, &[&str]); 2] = [
    (
        "German",
        &[
            "und", "ich", "nicht", "ist", "wir", "auch", "sie", "eine", "einen", "mit", "auf", "aber", "wenn", "haben",
            "das", "noch", "zum", "wird",
        ],
    ),
    (
        "Luxembourgish",
        &["ech", "net", "dat", "mat", "och", "vun", "fir", "hunn", "huet", "datt", "wéi", "méi", "eng", "sinn", "awer"],
    ),
];
/// One such word among so many is the language's: in speech they are more than one in ten.
const ONE_IN: usize = 12;
/// Fewer of them may be another language's.
const FEWEST: usize = 2;

/// How words are written in a text.
#[derive(Debug, Default)]
pub(super) struct WrittenWords {
    /// Those that stand somewhere in small letters.
    small: FxHashSet<String>,
    /// Whether each noun has a capital, so that a capital says nothing.
    pub(super) has_noun_capitals: bool,
}

impl WrittenWords {
    /// Of all that is said.
    pub(super) fn of<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let mut small = FxHashSet::default();
        let (mut all, mut of_language) = (0, [0; OF_NOUN_CAPITALS.len()]);
        for word in texts.flat_map(str::split_whitespace).map(bare).filter(|word| !word.is_empty()) {
            all += 1;
            let form = fold::name(word).into_owned();
            for (count, (_, words)) in of_language.iter_mut().zip(OF_NOUN_CAPITALS) {
                *count += usize::from(words.contains(&form.as_str()));
            }
            if word.starts_with(char::is_lowercase) {
                small.insert(form);
            }
        }
        Self { small, has_noun_capitals: of_language.iter().any(|count| *count >= FEWEST && count * ONE_IN > all) }
    }

    /// Whether a word stands somewhere in small letters.
    pub(super) fn has_small(&self, word: &str) -> bool {
        self.small.contains(&*fold::name(word))
    }
}

/// A word without the signs around it.
fn bare(token: &str) -> &str {
    token.trim_matches(|c: char| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_in_small_letters_is_known_whatever_stands_beside_it() {
        let words = WrittenWords::of(["Then (again), we go.", "Go on, Petra"].into_iter());
        assert!(words.has_small("Again") && words.has_small("GO"));
        assert!(!words.has_small("Petra") && !words.has_small("Then"));
    }

    #[test]
    fn languages_whose_nouns_have_capitals_are_known_by_their_small_words() {
        for (text, expected) in [
            ("Und dann haben wir das auf dem Server gesehen, aber nicht im Backup.", true),
            ("Mir hunn dat net gesinn, an ech ginn och op de Server.", true),
            ("Then Petra looked at it, and that was an incident that nobody had seen.", false),
            ("En toen heeft Petra dat nog bekeken, maar het was er niet.", false),
            ("Puis Petra a regardé, et on n'a rien vu dans le tableau.", false),
            ("", false),
        ] {
            assert_eq!(WrittenWords::of([text].into_iter()).has_noun_capitals, expected, "{text}");
        }
    }
}

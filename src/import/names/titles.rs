//! Titles before names: `Dr. Weber`, `Frau Schmidt`, `la señora López`. Who is named behind one is somebody, and the title is no part
//! of the name.
//!
//! Comes in: a word as it stands in a text. Goes out: whether it is a title. Does not know: what follows it.

use crate::base::fold;

/// Those that may end with a full stop.
const SHORT: [&str; 16] =
    ["dhr", "dott", "dr", "dra", "hr", "mevr", "mlle", "mme", "mr", "mrs", "ms", "prof", "sig", "sr", "sra", "srta"];
/// Those that are written out.
const WHOLE: [&str; 21] = [
    "doctor",
    "doktor",
    "doña",
    "frau",
    "fräulein",
    "herr",
    "herrn",
    "madame",
    "mademoiselle",
    "meneer",
    "mevrouw",
    "monsieur",
    "professor",
    "professeur",
    "senhor",
    "senhora",
    "señor",
    "señora",
    "señorita",
    "signor",
    "signora",
];

/// Whether a word is a title; `word` is without the signs around it that `token` has.
pub(super) fn is_title(token: &str, word: &str) -> bool {
    let behind = token.rsplit_once(word).map_or("", |(_, behind)| behind);
    let form = fold::name(word);
    // `MR` is a merge request, and `ms` a thousandth of a second.
    let is_name_like = word.starts_with(char::is_uppercase) && word.chars().skip(1).all(char::is_lowercase);
    let is_short = SHORT.contains(&&*form) && (is_name_like || (behind == "." && word == &*form));
    match behind {
        // `Don` is a name, and `miss` a verb.
        "" => is_short || WHOLE.contains(&&*form) || matches!(word, "don" | "Miss"),
        // `M.` is a title, and `M` a letter.
        "." => is_short || word == "M",
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_known_with_their_full_stops() {
        for (token, word) in [
            ("Dr.", "Dr"),
            ("Dr", "Dr"),
            ("Mrs.", "Mrs"),
            ("(Frau", "Frau"),
            ("señora", "señora"),
            ("M.", "M"),
            ("Sra.", "Sra"),
            ("don", "don"),
            ("dr.", "dr"),
        ] {
            assert!(is_title(token, word), "{token}");
        }
        for (token, word) in [
            ("Frau.", "Frau"),
            ("Dr.,", "Dr"),
            ("M", "M"),
            ("Don", "Don"),
            ("MR", "MR"),
            ("ms", "ms"),
            ("the", "the"),
            ("", ""),
        ] {
            assert!(!is_title(token, word), "{token}");
        }
    }
}

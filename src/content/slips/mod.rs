//! Slips in a value: what people write in place of the format's own words, and what they can only have meant.
//!
//! Comes in: a value that could not be read. Goes out: the value as the format has it, where no other can be meant; else
//! what to write. Does not know: where the value stood, how a value is read.

mod duration;
mod frequency;
mod words;

pub(super) use duration::duration;
pub(super) use frequency::frequency;

/// What somebody meant who wrote a value in another way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meant {
    /// This and nothing else, as the format has it.
    Surely(String),
    /// Something that must be chosen, or cannot be said: what is wrong, where more than usual, and what to write.
    Unclear {
        /// Follows the value, as in "means two things".
        wrong: Option<&'static str>,
        /// What to write.
        help: String,
    },
}

impl Meant {
    fn unclear(help: impl Into<String>) -> Self {
        Self::Unclear { wrong: None, help: help.into() }
    }
}

/// The one of these words that was meant: capitals, hyphens, spaces and a plural make no other word of it.
pub(super) fn word<'w>(written: &str, words: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    let plain = |word: &str| {
        let letters: String = word.chars().filter(|c| !matches!(c, ' ' | '-' | '_')).collect();
        let letters = letters.to_lowercase();
        letters.strip_suffix('s').map_or(letters.clone(), str::to_owned)
    };
    let meant = plain(written);
    words.into_iter().find(|word| plain(word) == meant)
}

/// Whether a text is a load of so much in another way: `3.0`, `three`.
pub(super) fn is_load(written: &str, load: u8) -> bool {
    let number = load.to_string();
    words::parts(written).is_some_and(|parts| match parts.as_slice() {
        [part] => part.strip_suffix(".0").unwrap_or(part) == number,
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_known_in_capitals_and_in_the_plural() {
        let words = ["pain", "workaround", "praise", "supports"];
        for (written, expected) in [
            ("Pain", Some("pain")),
            ("PAINS", Some("pain")),
            ("work-arounds", Some("workaround")),
            ("work around", Some("workaround")),
            ("support", Some("supports")),
            ("pian", None),
            ("", None),
            ("s", None),
        ] {
            assert_eq!(word(written, words), expected, "{written}");
        }
    }

    #[test]
    fn a_load_is_known_as_a_word() {
        assert!(is_load("3.0", 3) && is_load("Three", 3));
        for text in ["3.5", "high", "-3", "03", "3 4"] {
            assert!(!is_load(text, 3), "{text}");
        }
    }
}

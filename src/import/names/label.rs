//! What of a label is somebody's name.
//!
//! Comes in: a label as a recorder writes it. Goes out: the name in it, if there is one. Does not know: the list.

use crate::import::nameless::is_unknown;

/// The name that a label holds: without a role or a company in brackets, of an address what stands before the `@`. None where
/// it names nobody: `Speaker 1`, `SPEAKER_00`.
pub(super) fn name_in(label: &str) -> Option<&str> {
    let name = label.split(['(', '[', '（', '|', '<']).next().unwrap_or(label);
    let name = name.split('@').next().unwrap_or(name).trim();
    let has_digit = name.chars().any(char::is_numeric);
    let words = || name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_nobody = words().all(is_unknown);
    let is_code = has_digit && !words().any(|word| word.chars().all(char::is_alphabetic) && !is_unknown(word));
    (!is_nobody && !is_code).then_some(name)
}

/// The address that a label is, if it is one.
pub(super) fn address_in(label: &str) -> Option<&str> {
    let mut words = label.split(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '(' | ')'));
    words.find(|word| word.contains('@') && !word.starts_with('@'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_may_hold_a_name() {
        for (label, expected) in [
            ("Sam O'Neil", Some("Sam O'Neil")),
            ("Sam O'Neil (Acme, guest)", Some("Sam O'Neil")),
            ("sam.oneil@acme.com", Some("sam.oneil")),
            ("Sam", Some("Sam")),
            ("Sam 2", Some("Sam 2")),
            ("Speaker 1", None),
            ("SPEAKER_00", None),
            ("S1", None),
            ("P07", None),
            ("Interviewer", None),
            ("Guest Speaker", None),
            ("Sprecher 2", None),
            ("Locuteur inconnu", None),
            ("参加者", None),
            ("", None),
        ] {
            assert_eq!(name_in(label), expected, "{label}");
        }
        assert_eq!(address_in("Sam <sam@acme.com>"), Some("sam@acme.com"));
        assert_eq!(address_in("@sam"), None);
    }
}

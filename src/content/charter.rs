//! The charter of a study: what it is for, what it looks at, what it leaves out.
//!
//! Comes in: front matter of the home page's file. Goes out: a [`Charter`]. Does not know: where it is shown.

use crate::content::fields::FieldReader;

/// What a study is for, as whoever began it agreed on it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Charter {
    /// `purpose`: what it is for.
    pub purpose: Option<String>,
    /// `focus`: what it looks at.
    pub focus: Vec<String>,
    /// `not`: what will not be done.
    pub not: Vec<String>,
}

/// Reads the three keys, each of which may be left out.
pub(super) fn read(front: &mut FieldReader<'_>) -> Charter {
    Charter { purpose: front.text("purpose"), focus: front.texts("focus"), not: front.texts("not") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::entry::tests::{read_file, read_good};

    const HOME: &str = "content/_index.md";

    #[test]
    fn each_key_is_read_and_none_is_needed() {
        let keys =
            "purpose: >-\n  Where time\n  goes.\nfocus: [Shipping, First weeks]\nnot:\n  - A survey\n  - Rank teams\n";
        let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        let charter = Charter {
            purpose: Some("Where time goes.".to_owned()),
            focus: texts(&["Shipping", "First weeks"]),
            not: texts(&["A survey", "Rank teams"]),
        };
        assert_eq!(read_good(HOME, keys, read).kind, charter);
        for keys in ["", "purpose:\nfocus: []\nnot:\n"] {
            assert_eq!(read_good(HOME, keys, read).kind, Charter::default(), "{keys}");
        }
    }

    #[test]
    fn each_slip_is_named_at_its_place() {
        for (keys, rule, passage) in [
            ("purpose: [Where time goes]\n", "wrong-type", "[Where time goes]"),
            ("purpose: {a: b}\n", "wrong-type", "{a: b}"),
            ("focus: Shipping\n", "wrong-type", "Shipping"),
            ("focus: [[Shipping]]\n", "wrong-type", "[Shipping]"),
            ("not: {a: b}\n", "wrong-type", "{a: b}"),
            ("not: [Rank teams, {a: b}]\n", "wrong-type", "{a: b}"),
            ("purpos: So\n", "unknown-key", "purpos"),
        ] {
            let (_, complaints) = read_file(HOME, keys, read);
            assert_eq!(complaints, [(rule, passage.to_owned())], "{keys}");
        }
    }
}

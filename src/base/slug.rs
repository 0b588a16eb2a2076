//! Slugs: the short names that stand in addresses.
//!
//! Comes in: any text. Goes out: lower-case letters, digits and single hyphens, nothing that could be a path.
//! Does not know: which kinds of entry have slugs.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A name in an address: never empty, no separators, no dots, neither first nor last a hyphen.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(Arc<str>);

impl Slug {
    /// The slug of a text: transliterated to ASCII where possible, in lower case, everything that is neither a letter
    /// nor a digit folded to single hyphens; letters that have no transliteration are kept.
    /// `None` where nothing is left (`"???"`).
    pub fn from_text(text: &str) -> Option<Self> {
        let mut slug = String::with_capacity(text.len());
        for c in text.chars() {
            match deunicode::deunicode_char(c) {
                Some(ascii) if !c.is_alphabetic() || ascii.contains(char::is_alphanumeric) => {
                    ascii.chars().for_each(|c| push(&mut slug, c));
                }
                _ => push(&mut slug, c),
            }
        }
        let slug = slug.trim_end_matches('-');
        (!slug.is_empty()).then(|| Self(slug.into()))
    }

    /// The slug that somebody wrote as one: like [`Self::from_text`], but `None` also for what looks like a path, since
    /// who writes `../../etc` expects it to lead somewhere.
    pub fn from_written(text: &str) -> Option<Self> {
        if text.contains(['/', '\\']) { None } else { Self::from_text(text) }
    }

    /// The slug as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A title for something that has only a slug: `new-service` reads "New service".
    pub fn to_title(&self) -> String {
        let words = self.0.replace('-', " ");
        let mut chars = words.chars();
        match chars.next() {
            Some(first) => first.to_uppercase().chain(chars).collect(),
            None => words,
        }
    }
}

fn push(slug: &mut String, c: char) {
    if c.is_alphanumeric() {
        slug.extend(c.to_lowercase());
    } else if !slug.is_empty() && !slug.ends_with('-') && c != '\'' {
        slug.push('-');
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Borrow<str> for Slug {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// Only what is a slug is one again.
impl<'de> Deserialize<'de> for Slug {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::from_text(&text).filter(|slug| *slug.0 == *text).ok_or_else(|| D::Error::custom("no slug"))
    }
}

impl Serialize for Slug {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slug(text: &str) -> Option<String> {
        Slug::from_text(text).map(|slug| slug.to_string())
    }

    #[test]
    fn folds_to_ascii_and_single_hyphens() {
        for (text, expected) in [
            ("New  service!", "new-service"),
            ("2026-03-P07", "2026-03-p07"),
            ("Jürgen's Straße", "jurgens-strasse"),
            ("../../etc", "etc"),
            ("--a--", "a"),
            ("a/b\\c", "a-b-c"),
        ] {
            assert_eq!(slug(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn keeps_letters_that_have_no_transliteration() {
        // U+10900, a Phoenician letter: outside the tables.
        assert_eq!(slug("\u{10900}a").as_deref(), Some("\u{10900}a"));
    }

    #[test]
    fn what_looks_like_a_path_is_no_written_slug() {
        assert_eq!(Slug::from_written("New service"), Slug::from_text("new-service"));
        for path in ["../../etc", "/etc", "a/b", "..\\etc"] {
            assert_eq!(Slug::from_written(path), None, "{path}");
        }
    }

    #[test]
    fn nothing_left_is_no_slug() {
        assert_eq!(slug(""), None);
        assert_eq!(slug("… !"), None);
    }
}

//! Slugs: the short names that stand in addresses.
//!
//! Comes in: any text. Goes out: lower-case letters, digits and single hyphens, nothing that could be a path; and titles
//! for what has only a name. Does not know: which kinds of entry have slugs.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use deunicode::deunicode_char;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use unicode_normalization::char::is_combining_mark;

use crate::base::{fold, letters};

/// A name in an address: never empty, no separators, no dots, neither first nor last a hyphen.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(Arc<str>);

impl Slug {
    /// The slug of a text, however it was typed: in lower case, letters of Latin, Greek and Cyrillic as ASCII, those of
    /// all other scripts as they are, everything else folded to single hyphens. `None` where nothing is left (`"???"`).
    pub fn from_text(text: &str) -> Option<Self> {
        let text = fold::compatible(text);
        let mut slug = String::with_capacity(text.len());
        text.chars().for_each(|c| push(&mut slug, c));
        // Letters that stood apart may be one now that an apostrophe between them is gone.
        let slug = fold::compatible(slug.trim_end_matches('-'));
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
}

/// A title made from a name: the name as it was written. One that was written for an address, in small ASCII letters with
/// hyphens between, is read out: `new-service` is "New service".
pub fn title_of(name: &str) -> String {
    let name = name.trim();
    if !name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-') {
        return name.to_owned();
    }
    let mut title = name.replace('-', " ");
    if let Some(first) = title.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    title
}

/// Adds what a character is in a slug.
fn push(slug: &mut String, c: char) {
    if c.is_ascii_alphanumeric() {
        slug.push(c.to_ascii_lowercase());
    } else if is_combining_mark(c) {
        // हिन्दी keeps its marks, which spell the word; ASCII has none.
        if slug.ends_with(|last: char| !last.is_ascii()) {
            slug.push(c);
        }
    } else if letters::has_ascii_form(c) {
        // A soft sign, and an apostrophe that counts as a letter, become nothing.
        let ascii = deunicode_char(c).unwrap_or_default().chars();
        slug.extend(ascii.filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()));
    } else if c.is_alphanumeric() {
        slug.extend(c.to_lowercase());
    } else if !slug.is_empty() && !slug.ends_with('-') && !matches!(c, '\'' | '‘' | '’') {
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
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

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
    fn three_scripts_become_ascii_and_all_others_stay() {
        for (text, expected) in [
            ("Größe", "grosse"),
            ("Ærø Łódź İstanbul ÇAĞ", "aero-lodz-istanbul-cag"),
            ("Ωμέγα", "omega"),
            ("Жизнь", "zhizn"),
            ("Об'єкт’и", "obiekti"),
            ("日本語", "日本語"),
            ("リリースの 待ち時間", "リリースの-待ち時間"),
            ("हिन्दी में", "हिन्दी-में"),
            ("استغرق الأمر", "استغرق-الأمر"),
            ("שָׁלוֹם", "שָׁלוֹם"),
            ("한국어", "한국어"),
            ("ภาษาไทย", "ภาษาไทย"),
            ("CI/CD と 日本", "ci-cd-と-日本"),
            ("ԱԲԳ", "աբգ"),
            ("x\u{302b}", "x"),
            ("😀 € №5 ½", "no5-1-2"),
        ] {
            // Unicode's own composed form: some Hebrew letters with points have one that is never used.
            let expected: String = expected.nfkc().collect();
            assert_eq!(slug(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn a_slug_is_the_same_however_it_was_typed() {
        for (one, other) in [
            ("größe", "gro\u{308}ße"),
            ("ガイド", "カ\u{3099}イト\u{3099}"),
            ("ｶﾞｲﾄﾞ ＡＢＣ", "ガイド abc"),
            ("on\u{a0}call", "on call"),
            ("co\u{ad}ordinate", "coordinate"),
            ("\u{200f}שלום", "שלום"),
        ] {
            assert_eq!(slug(one), slug(other), "{one}");
        }
    }

    #[test]
    fn a_title_is_the_name_as_it_was_written() {
        for (name, title) in [
            ("Größe", "Größe"),
            ("日本語", "日本語"),
            ("größe", "größe"),
            ("CI-CD", "CI-CD"),
            ("Mein Thema", "Mein Thema"),
            ("new-service", "New service"),
            ("", ""),
        ] {
            assert_eq!(title_of(name), title);
        }
    }

    proptest! {
        #[test]
        fn a_slug_is_one_again(text in any::<String>()) {
            if let Some(once) = slug(&text) {
                prop_assert_eq!(slug(&once), Some(once));
            }
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

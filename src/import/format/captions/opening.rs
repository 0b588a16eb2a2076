//! What may name who speaks at the beginning of a line of a caption: `Lena Fischer:`, `[SPEAKER_01]:`, `- Sam:`, `>> SAM:`.
//!
//! Comes in: a line. Goes out: the name that it may open with, and the words behind it. Does not know: whether it is one.

use crate::base::fold;
use crate::content::interview::labelled::is_capitalised;
use crate::content::interview::{is_prose, without_role};
use crate::import::nameless::is_nameless;

/// A line that may open with a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct CaptionOpening<'t> {
    /// The name as it is written, without brackets and colon.
    pub(super) name: &'t str,
    pub(super) sign: NameSign,
    /// What is behind it.
    pub(super) rest: &'t str,
}

/// How one sees that it may be a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NameSign {
    /// A program gives such names: `SPEAKER_01`, `Speaker 2`, `Unknown Speaker`.
    Made,
    /// A colon, and the name begins as names do.
    Colon,
    /// A colon, and the name begins with a small letter.
    SmallColon,
    /// Brackets and no colon: as well `[Music]`.
    Brackets,
}

/// Longer names are sentences, in bytes …
pub(super) const MAX_NAME: usize = 80;
/// … and in words.
const MAX_WORDS: usize = 6;
/// A name that nobody wrote with a capital has no more words.
const MAX_SMALL: usize = 2;
/// What stands before a name where another person begins to speak.
const CHANGES: [&str; 6] = [">>>", ">>", "- ", "– ", "— ", "-["];

impl<'t> CaptionOpening<'t> {
    /// The name that a line may open with.
    pub(super) fn of(line: &'t str) -> Option<Self> {
        let line = line.trim();
        let change = CHANGES.iter().find(|change| line.starts_with(**change));
        let line = change.map_or(line, |change| line[change.trim_end_matches(['[', ' ']).len()..].trim_start());
        in_brackets(line, '[', ']').or_else(|| in_brackets(line, '(', ')')).or_else(|| before_colon(line))
    }
}

impl CaptionOpening<'_> {
    /// Whether it looks as names do: `Lena Fischer`, `sam`, `Lead engineer`, and not `Lena said` or `The problem`.
    pub(super) fn is_like_a_name(&self) -> bool {
        let name = without_role(self.name);
        let small = name.split_whitespace().filter(|word| word.starts_with(char::is_lowercase)).count();
        let is_small = small == name.split_whitespace().count() && small <= MAX_SMALL;
        let is_role = name.split_whitespace().next().is_some_and(is_nameless);
        is_capitalised(name) || is_small || is_role
    }
}

/// `[Lena] words`, `[Lena]: words`
fn in_brackets(line: &str, open: char, close: char) -> Option<CaptionOpening<'_>> {
    let inner = line.strip_prefix(open)?;
    let end = head(inner).find(close)?;
    let (name, behind) = (&inner[..end], inner[end..].trim_start_matches(close).trim_start());
    let behind_colon = behind.strip_prefix([':', '：']);
    let sign = match behind_colon {
        _ if is_made(name) => NameSign::Made,
        Some(_) => sign_of(name)?,
        None if may_be_name(name) => NameSign::Brackets,
        None => return None,
    };
    Some(CaptionOpening { name: name.trim(), sign, rest: behind_colon.unwrap_or(behind).trim_start() })
}

/// `Lena: words`
fn before_colon(line: &str) -> Option<CaptionOpening<'_>> {
    let mut ends = head(line).match_indices([':', '：']);
    // A colon within a time, an address or a word is none of a label.
    let is_end = |(at, colon): &(usize, &str)| {
        let behind = &line[at + colon.len()..];
        *colon == "：" || behind.is_empty() || behind.starts_with(char::is_whitespace)
    };
    let (end, colon) = ends.find(is_end)?;
    let (name, rest) = (line[..end].trim(), line[end + colon.len()..].trim_start());
    let sign = if is_made(name) { NameSign::Made } else { sign_of(name)? };
    Some(CaptionOpening { name, sign, rest })
}

/// So much of a line as a name may stand in.
fn head(line: &str) -> &str {
    &line[..line.floor_char_boundary(MAX_NAME)]
}

/// What one sees of a name before a colon.
fn sign_of(name: &str) -> Option<NameSign> {
    let name = name.trim();
    let is_word = !may_be_name(name) || is_prose(&fold::name(name));
    let is_small = name.starts_with(char::is_lowercase);
    (!is_word).then_some(if is_small { NameSign::SmallColon } else { NameSign::Colon })
}

fn may_be_name(name: &str) -> bool {
    let name = name.trim();
    name.starts_with(|c: char| c.is_alphanumeric() || c == '@')
        // A number or a time names nobody.
        && name.chars().any(char::is_alphabetic)
        && name.split_whitespace().count() <= MAX_WORDS
        && !name.contains(['?', '!', ';', '"', '“', '”', '<', '>', '{', '}', '|', '…', '[', ']'])
        && !name.contains(". ")
}

/// Whether a program gave a name: `Speaker 2`, `SPEAKER_01`, `spk_0`, `Speaker A`, `Unknown Speaker`.
fn is_made(name: &str) -> bool {
    let name = name.trim().replace(['_', '-', ':'], " ").to_lowercase();
    let number = name.strip_prefix("speaker").or_else(|| name.strip_prefix("spk")).map(str::trim_start);
    let is_number = |number: &str| number.bytes().all(|byte| byte.is_ascii_digit());
    let is_letter = |number: &str| number.chars().count() == 1 && name.contains(' ');
    number.is_some_and(|number| !number.is_empty() && (is_number(number) || is_letter(number)))
        || matches!(&*name, "unknown speaker" | "unidentified speaker" | "speaker unknown")
}

#[cfg(test)]
mod tests {
    use super::NameSign::{Brackets, Colon, Made, SmallColon};
    use super::*;

    #[test]
    fn names_look_as_names_do() {
        let is_name = |line: &str| CaptionOpening::of(line).is_some_and(|opening| opening.is_like_a_name());
        for line in
            ["Lena Fischer: x", "Jan van Dyk: x", "sam: x", "sam o'neil: x", "Lead engineer: x", "Mira (the pm): x"]
        {
            assert!(is_name(line), "{line}");
        }
        for line in
            ["Lena Fischer said: x", "The problem: x", "Step one: x", "10:30: the build", "42: x", "so we said: x"]
        {
            assert!(!is_name(line), "{line}");
        }
    }

    #[test]
    fn lines_may_open_with_a_name() {
        for (line, expected) in [
            ("Lena Fischer: How?", Some(("Lena Fischer", Colon, "How?"))),
            ("Lena Fischer:", Some(("Lena Fischer", Colon, ""))),
            ("  O'Neil, Sam (Acme): So", Some(("O'Neil, Sam (Acme)", Colon, "So"))),
            ("sam: so", Some(("sam", SmallColon, "so"))),
            ("米拉：怎么", Some(("米拉", Colon, "怎么"))),
            ("- Sam: So", Some(("Sam", Colon, "So"))),
            (">> SAM: So", Some(("SAM", Colon, "So"))),
            ("[Lena]: How?", Some(("Lena", Colon, "How?"))),
            ("[Lena] How?", Some(("Lena", Brackets, "How?"))),
            ("[Music]", Some(("Music", Brackets, ""))),
            ("(laughs) So", Some(("laughs", Brackets, "So"))),
            ("[SPEAKER_01]: So", Some(("SPEAKER_01", Made, "So"))),
            ("(speaker 0)So", Some(("speaker 0", Made, "So"))),
            ("(speaker ?) So", Some(("speaker ?", Made, "So"))),
            ("[Speaker:1] So", Some(("Speaker:1", Made, "So"))),
            ("Speaker A: So", Some(("Speaker A", Made, "So"))),
            ("spk_0: So", Some(("spk_0", Made, "So"))),
            ("-[Speaker 1] So", Some(("Speaker 1", Made, "So"))),
            ("Unknown Speaker: So", Some(("Unknown Speaker", Made, "So"))),
            // Words.
            ("Note: this", None),
            ("Q: this", None),
            ("at 12:30 we", None),
            ("https://example.org", None),
            ("He said. Then: no", None),
            ("What? So: no", None),
            ("one two three four five six seven: no", None),
            ("\"Yes\": no", None),
            (": no", None),
            ("- no", None),
            ("", None),
        ] {
            let found = CaptionOpening::of(line).map(|opening| (opening.name, opening.sign, opening.rest));
            assert_eq!(found, expected, "{line}");
        }
        let long = format!("{}: no", "é".repeat(60));
        assert_eq!(CaptionOpening::of(&long), None);
    }
}

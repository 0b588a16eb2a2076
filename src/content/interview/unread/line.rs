//! Whether a line begins with a known name, and with what follows on a name in a label.
//!
//! Comes in: a line of a transcript as it was typed. Goes out: where the name stands in it. Does not know: Markdown, beyond
//! what may stand before and behind a name.

use std::borrow::Cow;
use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::base::fold;
use crate::content::interview::label::COLONS;
use crate::content::interview::time::{self, clock};

/// A name as it was typed takes at most so many times the bytes of the form in which it is compared: its letters may be
/// apart from their accents, and full-width.
const MOST_SPREAD: usize = 4;
/// What emphasis begins with.
const EMPHASIS: [char; 4] = ['*', '_', '~', '`'];
/// What an item of a list begins with.
const BULLETS: [char; 3] = ['-', '+', '•'];

/// Names that somebody speaks under.
#[derive(Debug)]
pub(in crate::content::interview) struct SpeakerNames {
    /// In the form in which they are compared.
    names: FxHashSet<String>,
    /// In bytes.
    longest: usize,
    /// The bytes that begin one, however it is typed; all that are not ASCII may.
    first: [bool; 256],
}

/// What stands before a name on its line.
#[derive(Default)]
struct Before {
    length: usize,
    emphasis: bool,
    list: bool,
}

impl SpeakerNames {
    /// `names` in the form in which they are compared.
    pub(in crate::content::interview) fn new(names: FxHashSet<String>) -> Self {
        let longest = names.iter().map(String::len).max().unwrap_or(0);
        let mut first = [false; 256];
        first[0x80..].fill(true);
        names.iter().filter_map(|name| name.bytes().next()).for_each(|byte| {
            first[usize::from(byte.to_ascii_lowercase())] = true;
            first[usize::from(byte.to_ascii_uppercase())] = true;
        });
        Self { names, longest, first }
    }

    /// Whether somebody speaks under a name, given in the form in which names are compared.
    pub(in crate::content::interview) fn contains(&self, name: &str) -> bool {
        self.names.contains(name)
    }

    /// Where the name stands that a line begins with, if what follows on it is what follows on a name in a label.
    pub(in crate::content::interview) fn begin(&self, line: &str) -> Option<Range<usize>> {
        let before = before(line);
        let rest = &line[before.length..];
        if !self.first[usize::from(*rest.as_bytes().first()?)] {
            return None;
        }
        let mut limit = rest.len().min(self.longest * MOST_SPREAD + 1);
        while !rest.is_char_boundary(limit) {
            limit -= 1;
        }
        for (at, c) in rest[..limit].char_indices() {
            if ends_name(rest, at, c, &before)
                && let Some(end) = self.name_in(&rest[..at])
            {
                return Some(before.length..before.length + end);
            }
        }
        let whole = rest.trim_end();
        let end = (whole.len() <= limit && !before.list).then(|| self.name_in(whole)).flatten()?;
        Some(before.length..before.length + end)
    }

    /// Where the known name ends that a text is, but for space behind it.
    fn name_in(&self, text: &str) -> Option<usize> {
        let name = text.trim_end();
        let form: Cow<'_, str> = fold::name(name);
        (!name.is_empty() && self.names.contains(&*form)).then_some(name.len())
    }
}

/// Whether a name may end before a character of a line.
fn ends_name(rest: &str, at: usize, c: char, before: &Before) -> bool {
    let behind = &rest[at + c.len_utf8()..];
    match c {
        _ if COLONS.contains(&c) => true,
        ';' | '；' | '–' | '—' | '―' | '(' | '[' | '{' | '（' | '［' | '【' | '|' | '<' | '>' => true,
        // A link's words are no label.
        ']' => time::in_label(behind).is_some() || !behind.starts_with(['(', '[', '{']) || link_label(behind),
        ')' => true,
        '*' | '_' | '`' => before.emphasis,
        '"' | '”' | '\'' => behind.starts_with(COLONS),
        // A hyphen without space joins words.
        '-' => behind.starts_with(char::is_whitespace) || rest[..at].ends_with(char::is_whitespace),
        '\\' => behind.starts_with(['(', '[', ']', '-', '_', '*']),
        '\t' => true,
        c if c.is_whitespace() => clock(behind.trim_start()).is_some(),
        _ => false,
    }
}

/// Whether a link ends in a colon whose words end here, `[Mira](https://x.example): so`.
fn link_label(behind: &str) -> bool {
    let target = behind.strip_prefix('(').and_then(|rest| rest.split_once(')'));
    target.is_some_and(|(_, rest)| rest.starts_with(COLONS))
}

/// What stands before a name: marks of blocks, tags, times, an opening bracket.
fn before(line: &str) -> Before {
    let mut before = Before::default();
    loop {
        let rest = &line[before.length..];
        let Some(first) = rest.chars().next() else { return before };
        let step = match first {
            c if c.is_whitespace() => Some(c.len_utf8()),
            '<' if rest.starts_with("<v ") => Some("<v ".len()),
            '<' => rest.find('>').filter(|end| *end < 40 && !rest[..*end].contains(' ')).map(|end| end + 1),
            '[' | '(' | '\\' | '（' | '［' | '【' | '〔' => {
                time::in_label(rest).map(|time| time.length).or(Some(first.len_utf8()))
            }
            c if c.is_ascii_digit() => clock(rest).or_else(|| number(rest)),
            // Signs, quotation marks, pictures: no name begins with them.
            c if !c.is_alphanumeric() => {
                before.emphasis |= EMPHASIS.contains(&c);
                before.list |= BULLETS.contains(&c) || (c == '*' && rest[1..].starts_with(' '));
                Some(c.len_utf8())
            }
            _ => None,
        };
        before.list |= first.is_ascii_digit() && clock(rest).is_none() && step.is_some();
        match step {
            Some(step) => before.length += step,
            None => return before,
        }
    }
}

/// How many bytes the number of an item or a turn takes: one that a space follows.
fn number(text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let end = digits + usize::from(text[digits..].starts_with(['.', ')']));
    text[end..].starts_with(' ').then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn begins(line: &str) -> Option<&str> {
        let names = ["mira", "p07", "jean-luc", "josé"].map(str::to_owned);
        SpeakerNames::new(names.into_iter().collect()).begin(line).map(|name| &line[name])
    }

    #[test]
    fn a_name_and_what_follows_on_one_in_a_label() {
        for line in [
            "Mira: x",
            "mira：x",
            "Mira; x",
            "**Mira;** x",
            "*Mira:* x",
            "**Mira** x",
            "**Mira** – x",
            "Mira - x",
            "[Mira] x",
            "[Mira] [00:03] x",
            "\\[Mira\\] x",
            "Mira (00:03)",
            "Mira 0:03",
            "Mira  0:03  ",
            "[00:03] Mira: x",
            "00:03 Mira: x",
            "> Mira: x",
            "- Mira: x",
            "1. Mira: x",
            "| **Mira:** | x |",
            "| Mira | x |",
            "### Mira",
            "<b>Mira:</b> x",
            "<v Mira>x</v>",
            "Mira> x",
            "**Mira: x",
            "(Mira) x",
            "    Mira: x",
            "Mira",
            "Mira\t x",
            "__Mira__ x",
        ] {
            assert_eq!(begins(line).map(str::to_lowercase).as_deref(), Some("mira"), "{line}");
        }
        assert_eq!(begins("Jean-Luc: x"), Some("Jean-Luc"));
        assert_eq!(begins("Jose\u{301}: x"), Some("Jose\u{301}"));
        assert_eq!(begins("JOSÉ - x"), Some("JOSÉ"));
    }

    #[test]
    fn a_name_in_a_sentence_is_none() {
        for line in [
            "Mira, could you say more?",
            "Mira said: no",
            "Mira's: x",
            "Mirabel: x",
            "P07-like: x",
            "[Mira](https://x.example) x",
            "Mira\\: x",
            "- Mira",
            "1. Mira",
            "Ask Mira: x",
            "P070: x",
            "mira_x",
            "",
            "  ",
            "Note: x",
        ] {
            assert_eq!(begins(line), None, "{line}");
        }
    }
}

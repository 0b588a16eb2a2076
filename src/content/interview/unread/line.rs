//! Whether a line begins with a known name, and with what follows on a name in a label.
//!
//! Comes in: a line of a transcript as it was typed. Goes out: where the name stands in it. Does not know: Markdown, beyond
//! what may stand before and behind a name.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::before::Before;
use super::ends::{LineStart, ends_name, is_letter};
use super::signs::{EMPHASIS, is_colon, is_role, without_honorific};
use crate::base::fold;

/// A name as it was typed takes at most so many times the bytes of the form in which it is compared: its letters may be
/// apart from their accents, and full-width.
const MOST_SPREAD: usize = 4;

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
    pub(in crate::content::interview) fn begin(&self, line: &str, start: LineStart) -> Option<Range<usize>> {
        let before = Before::read(line, |tag| self.name_in(tag).is_some());
        let rest = &line[before.length..];
        if !self.may_begin(rest) {
            return self.behind_role(line, &before, start);
        }
        let limit = self.limit(rest);
        for (at, c) in rest[..limit].char_indices() {
            if ends_name(rest, at, c, &before, start)
                && let Some(end) = self.name_in(&rest[..at])
            {
                return Some(before.length..before.length + end);
            }
        }
        let whole = rest.trim_end();
        let is_alone = whole.len() <= limit && !before.list && !is_letter(whole);
        let alone = is_alone.then(|| self.name_in(whole)).flatten();
        let alone = alone.map(|end| before.length..before.length + end);
        alone.or_else(|| self.behind_role(line, &before, start))
    }

    /// `Interviewer Mira: so`
    fn behind_role(&self, line: &str, before: &Before, start: LineStart) -> Option<Range<usize>> {
        let (role, rest) = line[before.length..].split_once(' ').filter(|_| start == LineStart::Block)?;
        if !is_role(role) || !self.may_begin(rest) {
            return None;
        }
        let colon = rest[..self.limit(rest)].find(is_colon)?;
        let name = rest[..colon].trim_end_matches(EMPHASIS);
        let from = line.len() - rest.len();
        Some(from..from + self.name_in(name)?)
    }

    /// Whether a name may begin a text: nearly all lines are told from their first byte.
    fn may_begin(&self, text: &str) -> bool {
        text.as_bytes().first().is_some_and(|first| self.first[usize::from(*first)])
    }

    /// How far into a text a name may go.
    fn limit(&self, text: &str) -> usize {
        let mut limit = text.len().min(self.longest * MOST_SPREAD + 1);
        while !text.is_char_boundary(limit) {
            limit -= 1;
        }
        limit
    }

    /// Where the known name ends that a text is, but for space or an honorific behind it.
    fn name_in(&self, text: &str) -> Option<usize> {
        let name = text.trim_end();
        let is_known = |name: &str| !name.is_empty() && self.names.contains(&*fold::name(name));
        if is_known(name) {
            return Some(name.len());
        }
        without_honorific(name).filter(|name| is_known(name)).map(str::len)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn begins_at(line: &str, start: LineStart) -> Option<&str> {
        let names = ["mira", "p07", "jean-luc", "josé", "i"].map(str::to_owned);
        SpeakerNames::new(names.into_iter().collect()).begin(line, start).map(|name| &line[name])
    }

    fn begins(line: &str) -> Option<&str> {
        begins_at(line, LineStart::Block)
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
            "**Mira.** x",
            "*Mira.* x",
            "***Mira.*** x",
            "<b>Mira.</b> x",
            "<Mira> x",
            "<Mira>: x",
            "<<Mira>> x",
            "<Mira>",
            "&lt;Mira&gt; x",
            "{Mira}: x",
            "{Mira} x",
            "«Mira»: x",
            "‹Mira› – x",
            "「Mira」：x",
            "【Mira】x",
            "\"Mira\": x",
            "/Mira/ x",
            "~Mira~ x",
            "~~Mira~~ x",
            "==Mira== x",
            "%Mira% x",
            "@Mira x",
            "@Mira: x",
            "#Mira x",
            "Mira = x",
            "Mira => x",
            "Mira -> x",
            "Mira → x",
            "Mira | x",
            "Mira ~ x",
            "Mira · x",
            "Mira∶ x",
            "Mira﹕x",
            "Mira says: x",
            "Mira asks : x",
            "Mira sagt: x",
            "Mira répond : x",
            "MIRA. x",
            "Mira\\",
            "Interviewer Mira: x",
            "**Speaker Mira:** x",
            "Frau Mira: x",
            "Mira “[x]{.y}”",
            "Mira “So?”",
            "Mira「So?」",
            "Mira » x",
            "«Mira» [x]{.y}",
            "Miraさん：x",
            "Mira-san: x",
            "Mira\u{37e} x",
            "Mira؛ x",
            "Miraः x",
            "[12/03/2026, 10:02] Mira: x",
            "12.03.2026 10:02 - Mira: x",
            "10:02 AM Mira: x",
            "[1] Mira: x",
        ] {
            assert_eq!(begins(line).map(str::to_lowercase).as_deref(), Some("mira"), "{line}");
        }
        assert_eq!(begins("Jean-Luc: x"), Some("Jean-Luc"));
        assert_eq!(begins("Jose\u{301}: x"), Some("Jose\u{301}"));
        assert_eq!(begins("JOSÉ - x"), Some("JOSÉ"));
    }

    #[test]
    fn where_an_editor_may_have_broken_a_sentence_more_has_to_say_that_a_name_is_a_label() {
        for line in ["Mira. And she was right", "Mira says: no", "@Mira wrote that", "Interviewer Mira: x"] {
            assert_eq!(begins_at(line, LineStart::Inner), None, "{line}");
        }
        for line in ["Mira: x", "**Mira.** x", "<Mira> x", "{Mira}: x", "Mira – x", "@Mira: x"] {
            assert_eq!(begins_at(line, LineStart::Inner), Some("Mira"), "{line}");
        }
    }

    #[test]
    fn a_name_in_a_sentence_is_none() {
        for line in [
            "Mira, could you say more?",
            "Mira said: no",
            "Mira said nothing: no",
            "Mira… could you?",
            "**Mira,** could you?",
            "*Mira*, could you?",
            "**Mira**'s idea",
            "_Mira_’s idea",
            "Mira? No",
            "Mira! Come here",
            "Mira and Jun: x",
            "Mira / Jun did that",
            "Mira + Jun did that",
            "Mira/Jun: x",
            "Mira@x.example wrote",
            "\"Mira\" was the word",
            "«Mira» was the word",
            "'Mira' was the word",
            "Mira’s: x",
            "Mira´s: x",
            "Mira.",
            "Mira.x: y",
            "- Mira. x",
            "1. Mira. x",
            "I. Introduction",
            "The interviewer Mira: x",
            "Interviewer Mira, could you?",
            "<b>bold</b> Mirabel: x",
            "Jose\u{302}: x",
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
            "Mira “the machine” was there",
            "Mira « la chef » a dit",
            "Mira “so”",
            "[^Mira]: x",
            "I [waited]{.slow}",
            "I (and others) waited",
            "*I* waited",
            "I > x",
            "12/03/2026 was the day",
        ] {
            assert_eq!(begins(line), None, "{line}");
        }
    }
}

//! Whether a line begins with a known name, and with what follows on a name in a label.
//!
//! Comes in: a line of a transcript as it was typed. Goes out: where the name stands in it. Does not know: Markdown, beyond
//! what may stand before and behind a name.

use std::borrow::Cow;
use std::ops::Range;

use rustc_hash::FxHashSet;

use super::signs::{is_colon, is_hyphen, is_quotation_mark, is_role, is_sign, says};
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
/// A tag is no longer, in bytes.
const MAX_TAG: usize = 40;

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

/// Where a line begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::content::interview) enum LineStart {
    /// With a paragraph or another block.
    Block,
    /// In a paragraph: an editor may have broken a sentence there.
    Inner,
}

/// What stands before a name on its line.
#[derive(Default)]
struct Before {
    length: usize,
    emphasis: bool,
    list: bool,
    /// What stands right before it.
    last: Option<char>,
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
        let before = self.before(line);
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
        let alone = (whole.len() <= limit && !before.list).then(|| self.name_in(whole)).flatten();
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

    /// Where the known name ends that a text is, but for space behind it.
    fn name_in(&self, text: &str) -> Option<usize> {
        let name = text.trim_end();
        let form: Cow<'_, str> = fold::name(name);
        (!name.is_empty() && self.names.contains(&*form)).then_some(name.len())
    }

    /// What stands before a name: marks of blocks, tags, times, an opening bracket.
    fn before(&self, line: &str) -> Before {
        let mut before = Before::default();
        loop {
            let rest = &line[before.length..];
            let Some(first) = rest.chars().next() else { return before };
            let step = match first {
                c if c.is_whitespace() => Some(c.len_utf8()),
                '<' if rest.starts_with("<v ") => Some("<v ".len()),
                '<' => {
                    let tag = self.tag(rest);
                    before.emphasis |= tag.is_some();
                    Some(tag.unwrap_or(first.len_utf8()))
                }
                '&' if rest.starts_with("&lt;") => Some("&lt;".len()),
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
            let Some(step) = step else { return before };
            before.length += step;
            before.last = Some(first);
        }
    }

    /// How long the tag is that a text begins with; a name in its place is none, `<Mira> so`.
    fn tag(&self, text: &str) -> Option<usize> {
        let mut inside = text.as_bytes()[1..].iter().take(MAX_TAG);
        let end = inside.position(|byte| matches!(byte, b'>' | b'<' | b' '))? + 1;
        let is_tag = text.as_bytes()[end] == b'>' && self.name_in(&text[1..end]).is_none();
        is_tag.then_some(end + 1)
    }
}

/// Whether a name may end before a character of a line.
fn ends_name(rest: &str, at: usize, c: char, before: &Before, start: LineStart) -> bool {
    let behind = &rest[at + c.len_utf8()..];
    match c {
        _ if is_colon(c) => true,
        // A link's words are no label.
        ']' => time::in_label(behind).is_some() || !behind.starts_with(['(', '[', '{']) || link_label(behind),
        // `**Mira**, so` calls somebody, and `**Mira**’s` is theirs.
        '*' | '_' | '`' => before.emphasis && !behind.trim_start_matches(EMPHASIS).starts_with([',', '\'', '’']),
        c if is_quotation_mark(c) => behind.trim_start().starts_with(|c| is_colon(c) || matches!(c, ';' | '–' | '—')),
        // A hyphen without space joins words.
        c if is_hyphen(c) => behind.starts_with(char::is_whitespace) || rest[..at].ends_with(char::is_whitespace),
        '\\' => behind.starts_with(['(', '[', ']', '-', '_', '*']) || behind.trim().is_empty(),
        // A stop within emphasis is the label's; elsewhere a sentence may go on behind it.
        '.' => {
            (before.emphasis && (behind.starts_with(EMPHASIS) || behind.starts_with("</")))
                || is_stage_name(&rest[..at], behind, before, start)
        }
        '&' => behind.starts_with("gt;"),
        // What joins names of things stands around a name: `/Mira/`.
        '/' | '+' | '%' | '$' | '@' => before.last == Some(c),
        '\t' => true,
        c if c.is_whitespace() => {
            let is_called = matches!(before.last, Some('@' | '#'));
            let begins_block = start == LineStart::Block && !before.list;
            clock(behind.trim_start()).is_some() || (begins_block && (is_called || says(behind)))
        }
        c => is_sign(c),
    }
}

/// Whether a name with a stop behind it begins a paragraph, as names do in plays: `MIRA. And then?` One letter is rather the
/// number of a section.
fn is_stage_name(name: &str, behind: &str, before: &Before, start: LineStart) -> bool {
    let has_words = behind.starts_with(' ') && !behind.trim().is_empty();
    start == LineStart::Block && !before.list && has_words && name.chars().nth(1).is_some()
}

/// Whether a link ends in a colon whose words end here, `[Mira](https://x.example): so`.
fn link_label(behind: &str) -> bool {
    let target = behind.strip_prefix('(').and_then(|rest| rest.split_once(')'));
    target.is_some_and(|(_, rest)| rest.starts_with(COLONS))
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
        ] {
            assert_eq!(begins(line), None, "{line}");
        }
    }
}

//! What a line opens with: perhaps a name, perhaps a time, in any of the forms that programs and people write.
//!
//! Comes in: a line as it was typed. Goes out: a [`SpeakerLine`], if the line opens with one. Does not know: whether the name
//! is one, other lines.

use std::ops::Range;

use super::line_time::{LineTime, TimePlace, time_at};
use crate::content::interview::label::{COLONS, without_role};

/// A line that opens with what may be a label. All places are in the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpeakerLine {
    /// The name, without its role; empty where a time stands alone.
    pub name: Range<usize>,
    /// When.
    pub time: Option<LineTime>,
    /// What stands around the name.
    pub signs: NameSigns,
    /// What stands between the name and the time.
    pub joint: Joint,
    /// Whether a colon stands behind the name, or a dash behind a name in signs.
    pub has_colon: bool,
    /// Where the words begin that are on the same line.
    pub words: usize,
    /// Whether there are none.
    pub is_alone: bool,
}

/// What stands around a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameSigns {
    /// Nothing.
    None,
    /// `**Mira**`
    Bold,
    /// `*Mira*`
    Emphasis,
    /// `<b>Mira</b>`, `<v Mira>`
    Tag,
    /// `[Mira]`
    Brackets,
    /// `### Mira`
    Heading,
}

/// What stands between a name and its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joint {
    /// So much white space, in characters.
    Space(usize),
    /// A tab: the name is in a cell of its own.
    Tab,
    /// A dash.
    Dash,
    /// A bar.
    Bar,
}

/// Longer names are sentences, in bytes …
const MAX_NAME: usize = 80;
/// … and so are those of more words.
const MAX_WORDS: usize = 6;
/// What no name holds.
const NO_NAME: [char; 14] = ['?', '!', ';', '<', '>', '{', '}', '"', '“', '”', '`', '[', ']', '|'];
const DASHES: [char; 4] = ['-', '–', '—', '|'];
/// What a name in signs is between; the longer ones first.
const AROUND: [(&str, &str, NameSigns); 9] = [
    ("***", "***", NameSigns::Bold),
    ("**", "**", NameSigns::Bold),
    ("__", "__", NameSigns::Bold),
    ("*", "*", NameSigns::Emphasis),
    ("_", "_", NameSigns::Emphasis),
    ("<b>", "</b>", NameSigns::Tag),
    ("<strong>", "</strong>", NameSigns::Tag),
    ("\\[", "\\]", NameSigns::Brackets),
    ("[", "]", NameSigns::Brackets),
];

impl SpeakerLine {
    /// What a line opens with.
    pub fn read(line: &str) -> Option<Self> {
        let mut reader = LineReader { line, at: 0, time: None, joint: Joint::Space(0), has_colon: false };
        reader.skip_space();
        let is_heading = reader.skip_hashes();
        reader.take_time(TimePlace::Before);
        reader.skip_joint();
        let (name, signs) = reader.name()?;
        let signs = if is_heading { NameSigns::Heading } else { signs };
        let is_named = !name.is_empty();
        if is_named {
            reader.behind(signs);
        }
        let words = reader.at + line[reader.at..].len() - line[reader.at..].trim_start().len();
        let LineReader { time, joint, has_colon, .. } = reader;
        let is_alone = line[words..].is_empty();
        let found = Self { name, time, signs, joint, has_colon, words, is_alone };
        found.is_label(line).then_some(found)
    }

    /// The name.
    pub fn name_in<'l>(&self, line: &'l str) -> &'l str {
        &line[self.name.clone()]
    }

    /// Whether a time stands before the name, or behind it.
    pub fn timed(&self, place: TimePlace) -> Option<&LineTime> {
        self.time.as_ref().filter(|time| time.place == place)
    }

    /// Whether it may be a label at all: something has to say that the name is one.
    fn is_label(&self, line: &str) -> bool {
        if self.name.is_empty() {
            return self.time.is_some();
        }
        let name = self.name_in(line);
        let is_said = self.has_colon || self.time.is_some() || self.signs != NameSigns::None;
        // Words right behind a bare time or a bare name are those of a sentence.
        let ends = self.has_colon
            || self.is_alone
            || self.signs != NameSigns::None
            || self.timed(TimePlace::Behind).is_some_and(LineTime::is_marked);
        is_said && ends && may_be_name(name) && !line[self.words..].starts_with("//")
    }
}

/// Whether something may be a name at all.
fn may_be_name(name: &str) -> bool {
    name.len() <= MAX_NAME
        && name.starts_with(char::is_alphanumeric)
        && name.chars().any(char::is_alphabetic)
        && name.split_whitespace().count() <= MAX_WORDS
        && !name.ends_with(['.', ',', '…', '•'])
        && !name.contains(NO_NAME)
}

struct LineReader<'l> {
    line: &'l str,
    at: usize,
    time: Option<LineTime>,
    joint: Joint,
    has_colon: bool,
}

impl<'l> LineReader<'l> {
    fn rest(&self) -> &'l str {
        &self.line[self.at..]
    }

    fn skip_space(&mut self) -> usize {
        let rest = self.rest();
        let space = rest.len() - rest.trim_start().len();
        self.at += space;
        rest[..space].chars().count()
    }

    /// White space, and what it joins with.
    fn skip_to_name(&mut self) -> Joint {
        let from = self.at;
        let spaces = self.skip_space();
        if self.line[from..self.at].contains('\t') { Joint::Tab } else { Joint::Space(spaces) }
    }

    fn skip_hashes(&mut self) -> bool {
        let rest = self.rest().trim_start_matches('#');
        let is_heading = rest.len() < self.rest().len() && rest.starts_with([' ', '\t']);
        if is_heading {
            self.at += self.rest().len() - rest.trim_start().len();
        }
        is_heading
    }

    fn take_time(&mut self, place: TimePlace) -> bool {
        let Some(time) = time_at(self.line, self.at, place).filter(|_| self.time.is_none()) else { return false };
        self.at = time.span.end;
        self.time = Some(time);
        true
    }

    /// White space, and one dash or bar in it; a colon behind a time that stands first.
    fn skip_joint(&mut self) {
        if self.time.is_none() {
            return;
        }
        self.joint = self.skip_to_name();
        if let Some(rest) = self.rest().strip_prefix(COLONS) {
            self.at = self.line.len() - rest.len();
            self.skip_space();
        } else if let Some(rest) = self.rest().strip_prefix(DASHES).filter(|rest| rest.starts_with(' ')) {
            self.joint = dash(self.rest());
            self.at = self.line.len() - rest.len();
            self.skip_space();
        }
    }

    /// The name that begins here, and goes over it and what stands around it. Empty where nothing may be one.
    fn name(&mut self) -> Option<(Range<usize>, NameSigns)> {
        for (open, close, signs) in AROUND {
            if let Some(name) = self.between(open, close) {
                return Some((name, signs));
            }
        }
        if let Some(rest) = self.rest().strip_prefix("<v ") {
            let name = self.at + "<v ".len();
            let end = name + rest.find('>')?;
            self.at = end + 1;
            self.has_colon = true;
            return Some((self.trimmed(name, end), NameSigns::Tag));
        }
        let start = self.at;
        let Some(end) = bare_end(self.rest()).map(|end| start + end) else {
            return self.time.is_some().then_some((start..start, NameSigns::None));
        };
        let name = self.trimmed(start, end);
        let has_joint = self.line[end..].starts_with(COLONS)
            || self.line[end..].trim_start().starts_with(DASHES)
            || time_at(self.line, end + space_at(&self.line[end..]), TimePlace::Behind).is_some();
        // A time, and words that are no name: the same speaker goes on.
        let is_no_name = self.time.is_some() && !has_joint && !may_be_name(&self.line[name.clone()]);
        if name.is_empty() || is_no_name {
            return self.time.is_some().then_some((start..start, NameSigns::None));
        }
        self.at = end;
        Some((name, NameSigns::None))
    }

    /// A name between signs, which may hold a time and the colon too.
    fn between(&mut self, open: &str, close: &str) -> Option<Range<usize>> {
        let inner = self.rest().strip_prefix(open)?;
        let length = inner.get(..inner.len())?.find(close).filter(|length| *length > 0)?;
        let (start, end) = (self.at + open.len(), self.at + open.len() + length);
        let behind = &self.line[end + close.len()..];
        // A link, a mark, a footnote.
        let is_link = close.ends_with(']')
            && behind.starts_with(['(', '{', '['])
            && time_at(behind, 0, TimePlace::Behind).is_none();
        if is_link || inner.starts_with(char::is_whitespace) || length > MAX_NAME * 2 {
            return None;
        }
        let mut within =
            LineReader { line: &self.line[..end], at: start, time: None, joint: Joint::Space(0), has_colon: false };
        if self.time.is_none() && within.take_time(TimePlace::Before) {
            within.skip_joint();
        }
        let name_start = within.at;
        let name_end = name_start + bare_end(within.rest())?;
        within.at = name_end;
        within.colon_and_time();
        let name = &self.line[name_start..name_end];
        let name_end = name_end - (name.len() - name.trim_end_matches([';', '；']).len());
        within.has_colon |= name_end < name_start + name.len();
        // Signs around more than a label are words with emphasis.
        if !within.rest().trim().is_empty() {
            return None;
        }
        self.at = end + close.len();
        self.has_colon = within.has_colon;
        if within.time.is_some() {
            (self.time, self.joint) = (within.time, within.joint);
        }
        Some(self.trimmed(name_start, name_end))
    }

    /// What may follow on a name: a role, a colon, a time, a dash.
    fn behind(&mut self, signs: NameSigns) {
        if let Some(role) = role(self.rest()) {
            self.at += role;
        }
        self.colon_and_time();
        let rest = self.rest();
        // The next cell of a row.
        self.has_colon |= rest.starts_with('\t') && !rest.trim().is_empty();
        if signs != NameSigns::None && !self.has_colon {
            let dash = rest.trim_start().strip_prefix(['-', '–', '—', ';', '；']);
            if let Some(rest) = dash.filter(|rest| rest.starts_with(' ')) {
                self.at = self.line.len() - rest.len();
                self.has_colon = true;
            }
        }
    }

    /// A colon and a time, in either order, each once.
    fn colon_and_time(&mut self) {
        loop {
            let from = self.at;
            let space = self.skip_to_name();
            if let Some(rest) = self.rest().strip_prefix(COLONS).filter(|_| !self.has_colon) {
                self.at = self.line.len() - rest.len();
                self.has_colon = true;
                continue;
            }
            let dashed = self.rest().strip_prefix(DASHES).map(|rest| self.line.len() - rest.len() + space_at(rest));
            let at = dashed.unwrap_or(self.at);
            if self.time.is_none()
                && let Some(time) = time_at(self.line, at, TimePlace::Behind)
                && self.is_no_word(&time, space)
            {
                self.joint = if dashed.is_some() { dash(self.rest()) } else { space };
                self.at = time.span.end;
                self.time = Some(time);
                continue;
            }
            self.at = from;
            return;
        }
    }

    /// A bare time behind a colon is the first of the words, unless nothing follows on it.
    fn is_no_word(&self, time: &LineTime, space: Joint) -> bool {
        let rest = self.line[time.span.end..].trim_start();
        time.is_marked() || !self.has_colon || space == Joint::Tab || rest.is_empty()
    }

    /// A name without white space and its role.
    fn trimmed(&self, start: usize, end: usize) -> Range<usize> {
        let name = &self.line[start..end];
        let start = start + name.len() - name.trim_start().len();
        let name = without_role(name.trim());
        start..start + name.trim_end().len()
    }
}

fn dash(text: &str) -> Joint {
    if text.starts_with('|') { Joint::Bar } else { Joint::Dash }
}

fn space_at(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

/// How many bytes a role takes, `(PM)`, with the space before it: letters in round brackets, no time.
fn role(text: &str) -> Option<usize> {
    let inner = text.trim_start_matches(' ').strip_prefix('(')?;
    let (role, rest) = inner.split_once(')')?;
    (role.len() <= MAX_NAME && role.contains(char::is_alphabetic) && !role.starts_with('['))
        .then(|| text.len() - rest.len())
}

/// Where what may be a name ends: before a colon, a time, or a dash before a time; at the end of the line, if none is there.
/// None where a sentence begins.
fn bare_end(text: &str) -> Option<usize> {
    let mut last = ' ';
    for (at, c) in text.char_indices() {
        if at > MAX_NAME * 2 {
            return None;
        }
        let ends = match c {
            _ if COLONS.contains(&c) => {
                !(last.is_ascii_digit() && text[at + c.len_utf8()..].starts_with(|c: char| c.is_ascii_digit()))
            }
            '[' | '(' | '\\' | '#' | '（' | '［' | '【' => time_at(text, at, TimePlace::Behind).is_some(),
            '\t' => true,
            _ if c.is_whitespace() => {
                let next = text[at..].trim_start();
                next.starts_with(|c: char| c.is_ascii_digit()) && ends_label(next)
            }
            '-' | '–' | '—' | '|' if last.is_whitespace() => {
                let next = &text[at + c.len_utf8()..];
                time_at(next, space_at(next), TimePlace::Behind).is_some()
            }
            _ => false,
        };
        if ends {
            return Some(at);
        }
        if matches!(c, '?' | '!' | '{' | '}' | '<' | '>' | '`') {
            return None;
        }
        last = c;
    }
    Some(text.len())
}

/// Whether a bare time is the end of a label: the line ends behind it, or a colon follows.
fn ends_label(text: &str) -> bool {
    time_at(text, 0, TimePlace::Behind).is_some_and(|time| {
        let rest = text[time.span.end..].trim_start();
        rest.is_empty() || rest.starts_with(COLONS)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Name, time in seconds, words.
    fn read(line: &str) -> Option<(&str, Option<u64>, &str)> {
        let found = SpeakerLine::read(line)?;
        Some((&line[found.name.clone()], found.time.as_ref().map(|time| time.ms / 1000), &line[found.words..]))
    }

    #[test]
    fn labels_alone_on_a_line() {
        for line in [
            "Mira  0:03",
            "Mira   0:03  ",
            "Mira 00:03",
            "Mira\t0:03",
            "Mira (00:00:03)",
            "Mira (00:03):",
            "Mira: (00:03)",
            "Mira [00:03]",
            "Mira - 00:03",
            "00:03 - Mira",
            "00:03 Mira",
            "0:03 | Mira",
            "[00:03] Mira",
            "[00:03] Mira:",
            "[Mira] [00:03]",
            "[00:03] [Mira]",
            "**Mira** 00:03",
            "**Mira (PM)** (00:03)",
            "**Mira** ([00:03](https://e.example/x?t=3))",
            "### Mira (00:03)",
            "## [00:03] Mira",
            "Mira (PM) 00:03",
        ] {
            assert_eq!(read(line), Some(("Mira", Some(3), "")), "{line}");
        }
    }

    #[test]
    fn labels_with_words_behind_them() {
        for line in [
            "[00:03] Mira: How was it?",
            "00:03 Mira: How was it?",
            "00:00:03: Mira: How was it?",
            "Mira (00:03): How was it?",
            "Mira [00:03] How was it?",
            "Mira [00:03]: How was it?",
            "Mira: [00:03] How was it?",
            "**Mira:** [00:03] How was it?",
            "**Mira** [00:03] How was it?",
            "**Mira**: (00:03) How was it?",
            "[00:03] **Mira:** How was it?",
            "**[00:03] Mira:** How was it?",
            "**Mira (00:03):** How was it?",
            "[Mira] [00:03] How was it?",
            "\\[Mira\\] \\[00:03\\] How was it?",
            "[00:03](https://e.example/x?t=3) Mira: How was it?",
            "Mira 00:03: How was it?",
            "Mira\t00:03\tHow was it?",
            "00:03\tMira\tHow was it?",
        ] {
            assert_eq!(read(line), Some(("Mira", Some(3), "How was it?")), "{line}");
        }
    }

    #[test]
    fn labels_without_a_time() {
        for line in [
            "Mira: How was it?",
            "Mira： How was it?",
            "Mira (PM): How was it?",
            "**Mira:** How was it?",
            "**Mira**: How was it?",
            "**Mira:**How was it?",
            "*Mira:* How was it?",
            "**Mira** – How was it?",
            "**Mira;** How was it?",
            "[Mira]: How was it?",
            "[Mira] How was it?",
            "<b>Mira:</b> How was it?",
            "<v Mira>How was it?",
        ] {
            assert_eq!(read(line).map(|(name, time, _)| (name, time)), Some(("Mira", None)), "{line}");
            assert!(read(line).is_some_and(|(_, _, words)| words == "How was it?"), "{line}");
        }
        assert_eq!(read("Mira:"), Some(("Mira", None, "")));
        assert_eq!(read("### Mira"), Some(("Mira", None, "")));
        assert_eq!(read("Sam O'Neil: Yes."), Some(("Sam O'Neil", None, "Yes.")));
        assert_eq!(read("SPEAKER_01: Yes."), Some(("SPEAKER_01", None, "Yes.")));
        assert_eq!(read("Speaker 1: 10:30 was late"), Some(("Speaker 1", None, "10:30 was late")));
    }

    #[test]
    fn a_time_alone_says_that_the_same_speaker_goes_on() {
        assert_eq!(read("[00:03]"), Some(("", Some(3), "")));
        assert_eq!(read("(00:00:03):"), Some(("", Some(3), "")));
        assert_eq!(
            read("[00:03] And then we waited for it, and nobody came."),
            Some(("", Some(3), "And then we waited for it, and nobody came."))
        );
    }

    #[test]
    fn sentences_are_none() {
        for line in [
            "We met at 10:30 and then left",
            "It took two weeks.",
            "",
            "   ",
            "Was it? Yes: it was.",
            "https://e.example",
            "[a quote]{.theme} and more",
            "[a link](https://e.example): so",
            "**bold words in a sentence that goes on and on and on** and more",
            "[^1]: A note",
            "10% of it",
            "`code`: x",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }
}

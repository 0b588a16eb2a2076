//! Transcripts whose labels are in a form that nobody reads: subtitles, `Mira  0:03`, headings with times.
//!
//! Comes in: a parsed document in which no label is read. Goes out: a [`Lookalike`], where enough lines look like labels.
//! Does not know: who was there.

use rustc_hash::FxHashMap;

use crate::base::fold;
use crate::base::span::Span;
use crate::content::interview::label::{COLONS, is_prose, is_target};
use crate::content::interview::stamp;
use crate::content::interview::time::{self, clock};
use crate::markdown::document::{BlockKind, Document};

/// Fewer lines are chance.
const FEWEST_LINES: usize = 3;
/// A name opens so many paragraphs at least …
const FEWEST_OPENED: usize = 2;
/// … so do so many names …
const FEWEST_NAMES: usize = 2;
/// … together one in so many paragraphs.
const ONE_IN: usize = 2;
/// What stands in a label is short, in bytes and in words.
const MAX_NAME: usize = 60;
const MAX_WORDS: usize = 5;

/// Lines that look like labels.
#[derive(Debug)]
pub(super) struct Lookalike {
    /// Each place, in order.
    pub(super) places: Vec<Span>,
    /// What the first looks like.
    pub(super) form: Form,
}

/// What a line looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// `00:00:03.000 --> 00:00:05.000`, `<v Mira>`
    Subtitle,
    /// `#00:00:03-2#`
    Transcriber,
    /// `Mira  0:03`, `0:03 Mira`
    BareTime,
    /// `[Mira] [00:03]`
    Brackets,
    /// `### Mira (00:03)`
    Heading,
    /// `[12/03/2026, 10:02:11] Mira: so`
    Stamped,
    /// The same names open paragraphs again and again.
    Names,
}

impl Form {
    /// What it is, as the beginning of a sentence.
    pub(super) fn sentence(self) -> &'static str {
        match self {
            Self::Subtitle => "this looks like a label in subtitles",
            Self::Transcriber => "this looks like a label with a time between `#`",
            Self::BareTime => "this looks like a label with a time without brackets",
            Self::Brackets => "this looks like a label in brackets",
            Self::Stamped => "this looks like a label with a date or a time before it",
            Self::Heading => "this heading looks like a label",
            Self::Names => "this looks like a label",
        }
    }
}

/// Finds lines that look like labels, if there are enough of them.
pub(super) fn find(document: &Document<'_>) -> Option<Lookalike> {
    let lines = odd_lines(document);
    if let [(_, form), ..] = lines.as_slice()
        && lines.len() >= FEWEST_LINES
    {
        return Some(Lookalike { form: *form, places: lines.into_iter().map(|(place, _)| place).collect() });
    }
    let named = |places: Vec<Span>, form| (places.len() >= FEWEST_LINES).then_some(Lookalike { places, form });
    named(repeated_headings(document), Form::Heading).or_else(|| named(repeated_names(document), Form::Names))
}

fn odd_lines(document: &Document<'_>) -> Vec<(Span, Form)> {
    let text = document.text();
    let body = document.body();
    let mut start = body;
    let mut lines = Vec::new();
    for end in memchr::memchr_iter(b'\n', &text.as_bytes()[body..]).map(|end| body + end).chain([text.len()]) {
        let line = &text[start..end];
        let trimmed = line.trim();
        if let Some(form) = form(trimmed)
            && !document.is_fenced(start)
            && !document.is_comment(start)
        {
            let at = start + line.len() - line.trim_start().len();
            lines.push((Span::new(at, at + trimmed.len()), form));
        }
        start = end + 1;
    }
    lines
}

/// What a line looks like, without space around it.
fn form(line: &str) -> Option<Form> {
    let bytes = line.as_bytes();
    let first = *bytes.first()?;
    if line.starts_with("<v ") || ((first.is_ascii_digit() || first == b'[') && line.contains("-->")) {
        return Some(Form::Subtitle);
    }
    if bytes.ends_with(b"#") && transcriber_time(line) {
        return Some(Form::Transcriber);
    }
    if is_stamped(line) {
        return Some(Form::Stamped);
    }
    match first {
        b'#' => has_time(line.trim_start_matches('#').trim()).then_some(Form::Heading),
        b'[' | b'\\' => in_brackets(line).then_some(Form::Brackets),
        _ if first.is_ascii_digit() => {
            clock(line).filter(|length| begins_name(&line[*length..])).map(|_| Form::BareTime)
        }
        _ => ends_in_clock(line).then_some(Form::BareTime),
    }
}

/// Signs around a name or a time: emphasis, code.
const EMPHASIS: [char; 3] = ['*', '_', '`'];

/// Whether a line begins with a date or a time, a name and a colon, as in chats, or a dash and a name alone. The time may be
/// emphasized, or a link into the recording.
fn is_stamped(line: &str) -> bool {
    let begins = line.trim_start_matches(|c| fold::is_unseen(c) || EMPHASIS.contains(&c));
    let Some(length) = stamp::in_brackets(begins).or_else(|| stamp::bare(begins)) else { return false };
    let (time, rest) = begins.split_at(length);
    let rest = rest.strip_prefix('(').and_then(|link| link.split_once(')')).map_or(rest, |(_, rest)| rest);
    let named = rest.trim_start_matches(|c: char| c.is_whitespace() || EMPHASIS.contains(&c));
    let behind = named.trim_start_matches(['-', '–', '—', '|', ' ', '*']);
    let is_parted = behind.len() < named.len();
    let name = match behind.split_once(COLONS) {
        Some((name, _)) => name.trim_matches(EMPHASIS),
        None if is_parted => behind.trim_end_matches(EMPHASIS),
        None => return false,
    };
    time.contains([':', '/', '.', '-']) && is_name(name) && !is_prose(&fold::name(name))
}

/// Whether a line ends in `#00:00:03-2#`.
fn transcriber_time(line: &str) -> bool {
    let inner = line.strip_suffix('#').and_then(|line| line.rsplit_once('#'));
    let time = inner.map(|(_, time)| time.rsplit_once('-').map_or(time, |(time, _)| time));
    time.is_some_and(|time| time::parse(time).is_some())
}

/// Whether a heading begins or ends with a time.
fn has_time(heading: &str) -> bool {
    time::in_label(heading).is_some()
        || time::at_end(heading).is_some()
        || clock(heading).is_some()
        || ends_in_clock(heading)
}

/// `[Mira] [00:03]`: a name and a time, each in brackets, in either order.
fn in_brackets(line: &str) -> bool {
    let plain = line.replace('\\', "");
    let behind_time = time::in_label(&plain).map(|time| plain[time.length..].trim_start());
    let named = behind_time.unwrap_or(&plain);
    let Some((name, rest)) = named.strip_prefix('[').and_then(|rest| rest.split_once(']')) else { return false };
    let rest = rest.trim_start();
    is_name(name) && (behind_time.is_some() || time::in_label(rest).is_some() || is_said(rest))
}

/// Whether a text is a colon and words, and not the target of a link.
fn is_said(text: &str) -> bool {
    text.strip_prefix(COLONS).is_some_and(|words| !is_target(words))
}

/// `Mira  0:03`, `Mira, 0:03`, `Mira at 0:03`, `Mira   3 seconds`
fn ends_in_clock(line: &str) -> bool {
    let timed = line
        .rsplit_once(char::is_whitespace)
        .filter(|(_, last)| last.as_bytes().first().is_some_and(u8::is_ascii_digit) && time::parse(last).is_some());
    let Some((name, _)) = timed.or_else(|| line.split_once("  ").filter(|(_, length)| is_length(length))) else {
        return false;
    };
    let name = name.trim_end();
    let name = [" at", " @", ","].iter().find_map(|sign| name.strip_suffix(sign)).unwrap_or(name);
    let is_capitalised = |word: &str| !word.starts_with(char::is_lowercase);
    is_name(name) && name.split_whitespace().all(is_capitalised)
}

/// `1 minute 3 seconds`, in any language: numbers, each with a word.
fn is_length(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_pair = |pair: &[&str]| {
        pair.len() == 2 && pair[0].bytes().all(|byte| byte.is_ascii_digit()) && pair[1].chars().all(char::is_alphabetic)
    };
    !words.is_empty() && words.len() <= MAX_WORDS + 1 && words.chunks(2).all(is_pair)
}

/// What may follow on a time at the start of a line: nothing, or a name.
fn begins_name(behind: &str) -> bool {
    behind.trim().is_empty()
        || (behind.starts_with(char::is_whitespace) && behind.trim_start().starts_with(char::is_uppercase))
}

fn is_name(name: &str) -> bool {
    name.len() <= MAX_NAME
        && name.starts_with(char::is_alphabetic)
        && name.split_whitespace().count() <= MAX_WORDS
        && !name.contains(['?', '!', ',', ';', '.'])
}

/// Headings that are names which come again: those of sections do not.
fn repeated_headings(document: &Document<'_>) -> Vec<Span> {
    let text = document.text();
    let headings = document.blocks().iter().filter(|block| block.kind == BlockKind::Heading);
    let mut named = NamedPlaces::default();
    for heading in headings {
        let line = text[heading.span.range()].lines().next().unwrap_or_default();
        let name = line.trim_matches(['#', ' ', '*', '_', ':', '：']);
        if is_name(name) {
            let start = heading.span.range().start;
            named.add(name, Span::new(start, start + line.trim_end().len()));
        }
    }
    named.repeated()
}

/// The paragraphs that open with a name in any form, where the same few names open most of them; or their lines, where each of them
/// does.
fn repeated_names(document: &Document<'_>) -> Vec<Span> {
    let paragraphs = || document.blocks().iter().filter(|block| block.kind == BlockKind::Paragraph);
    let opened = |places: &mut NamedPlaces, span: Span| {
        let range = span.range();
        if let Some((name, end)) = opening_name(&document.text()[range.clone()]) {
            places.add(name, Span::new(range.start, range.start + end));
        }
    };
    let mut named = NamedPlaces::default();
    paragraphs().for_each(|block| opened(&mut named, block.span));
    let found = named.among(paragraphs().count());
    if !found.is_empty() || document.inner_lines().is_empty() {
        return found;
    }
    document.inner_lines().iter().for_each(|line| opened(&mut named, line.span));
    named.among(paragraphs().count() + document.inner_lines().len())
}

/// Places that open with what may be a name, by the form in which names are compared.
#[derive(Default)]
struct NamedPlaces {
    places: FxHashMap<String, Vec<Span>>,
    /// Whether one of the names begins with a small letter, as what is not said does: `[laughs]`.
    any_small: bool,
}

impl NamedPlaces {
    fn add(&mut self, name: &str, place: Span) {
        self.any_small |= name.starts_with(char::is_lowercase);
        let name = fold::name(name);
        if !is_prose(&name) {
            self.places.entry(name.into_owned()).or_default().push(place);
        }
    }

    /// The places of names that come again, in order, if there are several such names.
    fn repeated(&self) -> Vec<Span> {
        let repeated: Vec<&Vec<Span>> = self.places.values().filter(|places| places.len() >= FEWEST_OPENED).collect();
        if repeated.len() < FEWEST_NAMES { Vec::new() } else { in_order(repeated.into_iter().flatten()) }
    }

    /// The same, if they are enough among all that open with anything; or all places, if there are no others and a name comes again.
    fn among(&self, all: usize) -> Vec<Span> {
        let repeated = self.repeated();
        if !repeated.is_empty() && repeated.len() * ONE_IN >= all {
            return repeated;
        }
        let every = in_order(self.places.values().flatten());
        let is_dialogue = self.places.len() == FEWEST_NAMES && every.len() == all && every.len() >= FEWEST_LINES;
        if is_dialogue && !self.any_small { every } else { Vec::new() }
    }
}

fn in_order<'p>(places: impl Iterator<Item = &'p Span>) -> Vec<Span> {
    let mut places: Vec<Span> = places.copied().collect();
    places.sort_unstable();
    places
}

/// What may be a name at the start of a paragraph, and where it ends there: a few words before a colon, a dash, an arrow, a bracket with a
/// number, or the end of emphasis or a bracket; or all of its first line in capitals.
fn opening_name(paragraph: &str) -> Option<(&str, usize)> {
    const OPENS: [char; 11] = ['*', '_', '[', '(', '\\', '`', '<', '>', '【', '&', ' '];
    let open = without_tag(paragraph).trim_start_matches(OPENS);
    let is_marked = open.len() < paragraph.len();
    let line = open.lines().next()?;
    let ends = |(at, c): (usize, char)| {
        let behind = &line[at..];
        let is_end = COLONS.contains(&c) || matches!(c, ';' | '–' | '—' | '→' | '|' | '\t' | '「');
        let is_timed = behind.starts_with(['(', '[']) && behind[1..].starts_with(|c: char| c.is_ascii_digit());
        let is_stopped = c == '.' && behind[1..].starts_with(['*', '_', '—', '–']);
        is_end
            || is_timed
            || behind.starts_with(" - ")
            || is_stopped
            || (is_marked && matches!(c, '*' | '_' | ']' | '<' | ')' | '>' | '`' | '】'))
    };
    let end = line.char_indices().take_while(|(at, _)| *at <= MAX_NAME).find(|at| ends(*at)).map(|(at, _)| at);
    let is_in_capitals = open.len() > line.len() && line.chars().nth(1).is_some() && !line.contains(char::is_lowercase);
    let name = line[..end.or_else(|| is_in_capitals.then_some(line.len()))?].trim_end();
    let behind = paragraph.len() - open.len() + name.len();
    is_name(name).then_some((name, behind))
}

/// A text without the tag that it begins with, if that is no name: `<b>`, `<span class="x">`.
fn without_tag(text: &str) -> &str {
    let inner = text.strip_prefix('<').filter(|inner| inner.starts_with(|c: char| c.is_ascii_lowercase()));
    inner.and_then(|inner| inner.split_once('>')).map_or(text, |(_, rest)| rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<(usize, Form)> {
        find(&Document::parse(text, 0)).map(|found| (found.places.len(), found.form))
    }

    #[test]
    fn labels_of_recorders_are_seen() {
        for (text, lines, form) in [
            (
                "1\n00:00:03.000 --> 00:00:05.000\na\n\n2\n00:00:05.000 --> 00:00:06.000\nb\n\n<v P07>c</v>\n",
                3,
                Form::Subtitle,
            ),
            ("M: a? #00:00:03-2#\n\nB: b. #00:00:05-8#\n\nM: c #00:00:08#\n", 3, Form::Transcriber),
            ("Mira  0:03  \na\n\nP07  0:05  \nb\n\nMira  1:00:08\nc\n", 3, Form::BareTime),
            ("0:03 Mira\na\n\n0:05 P07\nb\n\n0:08\nc\n", 3, Form::BareTime),
            ("[Mira] [00:03] a\n\n[P07] [00:05] b\n\n[00:08] [Mira] c\n", 3, Form::Brackets),
            ("\\[Speaker 1\\] \\[00:03\\]\n\n[Speaker 2] [00:05]\n\n[Speaker 1]: c\n", 3, Form::Brackets),
            ("### Mira (00:03)\n\na\n\n## [00:05] P07\n\nb\n\n### 0:09\n\nc\n", 3, Form::Heading),
            (
                "[12/03/2026, 10:02:11] Mira: a\n[12/03/2026, 10:02:14] P07: b\n12/03/2026, 10:03 - Mira: c\n",
                3,
                Form::Stamped,
            ),
            ("[Mira]: a.\n\n[P07]: b.\n\n[Mira 2]: c.\n", 3, Form::Brackets),
            ("Mira: a\n\nP07: b\n\nMira: c\n\nP07: d\n", 4, Form::Names),
            ("*Mira:* a\n\n*P07:* b\n\n*Mira:* c\n\n*P07:* d\n", 4, Form::Names),
            ("**Mira** - a\n\n**P07** - b\n\n**Mira** - c\n\n**P07** - d\n", 4, Form::Names),
            ("<b>Mira</b> a\n\n<b>P07</b> b\n\n<b>Mira</b> c\n\n<b>P07</b> d\n", 4, Form::Names),
            ("**[00:03] - Mira**\na\n\n**[00:05] - P07**\nb\n\n**[00:08] - Mira**\nc\n", 3, Form::Stamped),
            ("[00:03.120] - Mira\na\n\n[00:05.000] - P07\nb\n\n[00:08.500] - Mira\nc\n", 3, Form::Stamped),
            ("`00:03` **Mira:** a\n\n`00:05` **P07:** b\n\n`00:08` **Mira:** c\n", 3, Form::Stamped),
            (
                "[00:03](https://x.example/?t=3) **Mira:** a\n\n[00:05](/x) **P07:** b\n\n[00:08](/x) **Mira:** c\n",
                3,
                Form::Stamped,
            ),
            (
                "[00:03.000 --> 00:05.000] a\n[00:05.000 --> 00:08.000] b\n[00:08.000 --> 00:09.000] c\n",
                3,
                Form::Subtitle,
            ),
            ("### Mira, 00:03\n\na\n\n##### P07 at 00:05\n\nb\n\n### Mira @ 0:08\n\nc\n", 3, Form::Heading),
            ("## Mira\n\na\n\n## P07\n\nb\n\n## Mira:\n\nc\n\nP07\n---\n\nd\n", 4, Form::Heading),
            ("Mira   3 seconds\na\n\nP07   1 minute 5 seconds\nb\n\nMira   2 Minuten\nc\n", 3, Form::BareTime),
            ("Mira: a\nP07: b\nMira: c\nP07: d\n", 4, Form::Names),
            ("Mira: a\n\nP07: b\n\nMira: c\n", 3, Form::Names),
            ("【三浦】a\n\n【田中】b\n\n【三浦】c\n", 3, Form::Names),
            ("三浦「a」\n\n田中「b」\n\n三浦「c」\n", 3, Form::Names),
            ("MIRA\na\n\nP07\nb\n\nMIRA\nc\n", 3, Form::Names),
            ("<strong>Mira:</strong> a\n\n<strong>P07:</strong> b\n\n<strong>Mira:</strong> c\n", 3, Form::Names),
            ("<u>Mira</u>: a\n\n<u>P07</u>: b\n\n<u>Mira</u>: c\n", 3, Form::Names),
            ("<span>Mira:</span> a\n\n<span>P07:</span> b\n\n<span>Mira:</span> c\n", 3, Form::Names),
            ("`Mira:` a\n\n`P07:` b\n\n`Mira:` c\n", 3, Form::Names),
            ("<Mira> a\n\n<P07> b\n\n<Mira> c\n", 3, Form::Names),
            ("\\>> Mira: a\n\n\\>> P07: b\n\n\\>> Mira: c\n", 3, Form::Names),
            ("Mira → a\n\nP07 → b\n\nMira → c\n", 3, Form::Names),
            ("Mira | a\n\nP07 | b\n\nMira | c\n", 3, Form::Names),
            ("**Mira.** a\n\n**P07.** b\n\n**Mira.** c\n", 3, Form::Names),
            ("Mira.— a\n\nP07.— b\n\nMira.— c\n", 3, Form::Names),
            ("Mira (00.03): a\n\nP07 (00.03): b\n\nMira (00.03): c\n", 3, Form::Names),
            ("Mira (0m03s): a\n\nP07 (0m03s): b\n\nMira (0m03s): c\n", 3, Form::Names),
            ("Mira [3s]: a\n\nP07 [3s]: b\n\nMira [3s]: c\n", 3, Form::Names),
        ] {
            assert_eq!(found(text), Some((lines, form)), "{text}");
        }
    }

    #[test]
    fn what_is_pointed_at_ends_with_the_name() {
        let text = "[Mära: a\n\n*P07:* b\n\n**Mära** c\n\n*P07:* d\n";
        let places = find(&Document::parse(text, 0)).expect("two names open all paragraphs").places;
        assert_eq!(
            places.iter().map(|place| &text[place.range()]).collect::<Vec<_>>(),
            ["[Mära", "*P07", "**Mära", "*P07"]
        );
    }

    #[test]
    fn prose_is_no_transcript() {
        for text in [
            "**Problem:** a\n\n**Cause:** b\n\nNote: c\n\nNote: d\n\nNote: e\n",
            "Q: a?\n\nA: b.\n\nQ: c?\n\nA: d.\n",
            "# Intro\n\n## Part 1\n\nMira, could you begin?\n\nWe met at 10:30\n\nAnd left at 11:30\n\nIt took 2:15\n",
            "[laughs]\n\n[laughs]\n\n[laughs]\n\n[crosstalk]\n",
            "Text.\n\n[docs]: https://x.example\n[page]: /page/\n[mail]: mailto:a@x.example\n[file]: notes.md\n",
            "[00:03] One.\n\n[00:05] Two.\n\n[00:08] Three.\n",
            "## Why\n\na\n\n## What\n\nb\n\n## Why\n\nc\n",
            "One long line that an editor\nbroke: it goes on\nand on.\n\nAnother: so\nit is.\n\nAnd more: it\ngoes on.\n",
            "Speed: low\n\nCost: high\n\nSpeed: lower\n\nRisk: none\n",
            "WHY\nIt took long.\n\nWHAT\nIt was slow.\n\nMore of it.\n",
            "[00:03] - One.\n\n[00:05] - two, then\n\n[00:08] - three\n",
            "```\nMira  0:03\nP07  0:05\nMira  0:08\n```\n",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}

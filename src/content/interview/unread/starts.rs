//! Where lines begin with a known name and what follows on one in a label.
//!
//! Comes in: a parsed document, its turns, and the names. Goes out: the places of these names, in the order of the file where
//! they are of one kind. Does not know: what is said of them.

use super::ends::LineStart;
use super::line::SpeakerNames;
use super::signs::{EMPHASIS, is_colon, is_mark, says};
use crate::base::fold;
use crate::base::span::Span;
use crate::content::interview::label::{is_target, without_role};
use crate::content::interview::time;
use crate::content::interview::turn::{Opening, Turns};
use crate::markdown::document::{BlockKind, Document, MarkdownBlock};

/// So many headings are labels in a file without others.
const FEWEST_HEADINGS: usize = 3;
/// Tags behind which a line begins.
const BREAKS: [&str; 7] = ["br", "p", "div", "li", "tr", "td", "hr"];
/// An entity further in is not one of a label, in bytes.
const NEAR_BEGINNING: usize = 80;
/// How many bytes of a line are read as they are seen where it has entities, or where a link's target may stand.
const LONGEST_LINE: usize = 400;
/// No tag of a break is longer, in bytes.
const LONGEST_BREAK: usize = 200;

/// The places where labels that are no labels may begin.
pub(super) struct Starts<'d, 'a> {
    document: &'d Document<'a>,
    known: &'d SpeakerNames,
    labels: &'d [Opening<'a>],
    /// Where the first label stands.
    first: u32,
}

impl<'d, 'a> Starts<'d, 'a> {
    pub(super) fn new(document: &'d Document<'a>, turns: &'d Turns<'a>, known: &'d SpeakerNames) -> Self {
        let labels: &[Opening<'_>] = if turns.dialect.is_some() { &turns.openings } else { &[] };
        let first = labels.first().map_or(0, |opening| opening.block.start);
        Self { document, known, labels, first }
    }

    /// All names.
    pub(super) fn names(&self) -> Vec<Span> {
        let in_paragraphs = self.document.inner_lines().iter().map(|line| (line.span.start, LineStart::Inner));
        let starts = self.in_blocks().map(|start| (start, LineStart::Block)).chain(in_paragraphs);
        let mut places: Vec<Span> = starts.filter_map(|(start, line)| self.name(start, line)).collect();
        let text = self.document.text();
        // `Mira. She knows.` may be an answer; capitals, or two such lines, are those of a play.
        let is_stopped = |place: &Span| text[place.range().end..].starts_with(". ");
        let is_play = places.iter().filter(|place| is_stopped(place)).nth(1).is_some();
        let is_small = |place: &Span| text[place.range()].contains(char::is_lowercase);
        places.retain(|place| is_play || !is_stopped(place) || !is_small(place));
        places.extend(self.behind_breaks());
        places.extend(self.headings());
        places.extend(self.definitions());
        places
    }

    /// The name that a line begins with.
    fn name(&self, start: u32, line: LineStart) -> Option<Span> {
        let at = start as usize;
        let written = line_at(self.document.text(), at);
        let name = match self.known.begin(written, line) {
            Some(name) => Span::new(at + name.start, at + name.end),
            None => self.name_of_entities(at, written, line)?,
        };
        let is_seen = !self.document.is_fenced(at) && !self.document.is_comment(at);
        let is_one = is_seen && !self.is_in_label(name);
        (is_one && (start >= self.first || self.is_speech(at, name))).then_some(name)
    }

    /// The name of a line that is written with entities, `&#77;ira: so`, `Mira&colon; so`.
    fn name_of_entities(&self, start: usize, line: &str, kind: LineStart) -> Option<Span> {
        let near = memchr::memchr(b'&', &line.as_bytes()[..line.len().min(NEAR_BEGINNING)])?;
        // Of a line with many breaks each part is looked at.
        let line = &line[..line.floor_char_boundary(LONGEST_LINE)];
        let seen = self.document.plain(Span::new(start, start + line.len()), &[]);
        let name = fold::name(&seen[self.known.begin(&seen, kind)?]).into_owned();
        let ends = line.char_indices().map(|(at, c)| at + c.len_utf8()).take_while(|end| *end <= near + NEAR_BEGINNING);
        let mut spans = ends.map(|end| Span::new(start, start + end));
        spans.find(|span| fold::name(&self.document.plain(*span, &[])) == name)
    }

    /// Before the first label people are introduced: `P07 – engineer`, `**P07** works there`, `Mira (PM) met P07`. What says that
    /// it is speech is a colon, a time, a mark, or a word that begins a sentence.
    fn is_speech(&self, start: usize, name: Span) -> bool {
        let text = self.document.text();
        let line = line_at(text, start);
        let behind = line[name.range().end - start..].trim_start_matches(EMPHASIS).trim_start();
        let opens = &line[..name.range().start - start];
        let is_timed = opens.contains(|c: char| c.is_ascii_digit());
        if is_timed
            || behind.starts_with(is_colon)
            || says(behind)
            || time::in_label(behind).is_some()
            || is_mark(behind)
        {
            return true;
        }
        if behind.is_empty() {
            return self.has_words_below(start, start + line.len());
        }
        if behind.starts_with(['(', '（']) {
            return behind.split_once([')', '）']).is_some_and(|(_, rest)| rest.trim_start().starts_with(is_colon));
        }
        let words = behind.trim_start_matches(|c: char| !c.is_alphanumeric());
        let word: &str = words.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        // `PM`, `SRE`
        let is_short = word.chars().nth(1).is_some() && !word.contains(char::is_lowercase) && word.is_ascii();
        !words.is_empty() && !words.starts_with(char::is_lowercase) && !is_short
    }

    /// Whether words follow on a line in its paragraph, or in the next one before the first label.
    fn has_words_below(&self, start: usize, end: usize) -> bool {
        let blocks = self.document.blocks();
        let block = blocks.partition_point(|block| block.span.range().end <= start);
        let goes_on = |block: &MarkdownBlock| {
            !self.document.text()[end.min(block.span.range().end)..block.span.range().end].trim().is_empty()
        };
        blocks.get(block).is_some_and(goes_on) || blocks.get(block + 1).is_some_and(|next| self.is_unlabelled(next))
    }

    fn is_unlabelled(&self, block: &MarkdownBlock) -> bool {
        block.kind == BlockKind::Paragraph && !self.is_labelled(block)
    }

    fn is_labelled(&self, block: &MarkdownBlock) -> bool {
        self.labels.binary_search_by_key(&block.span.start, |opening| opening.label.start).is_ok()
    }

    fn is_in_label(&self, name: Span) -> bool {
        let label = self.labels.partition_point(|opening| opening.label.end <= name.start);
        self.labels.get(label).is_some_and(|opening| opening.label.start <= name.start)
    }

    /// Where paragraphs without a label begin, and the lines of all other blocks but headings; before the first label people are
    /// listed.
    fn in_blocks(&self) -> impl Iterator<Item = u32> {
        let blocks = self.document.blocks().iter().filter(|block| match block.kind {
            BlockKind::Paragraph => !self.is_labelled(block),
            BlockKind::Heading => false,
            BlockKind::Other => block.span.start >= self.first && !self.is_labelled(block),
        });
        blocks.flat_map(|block| {
            let is_paragraph = block.kind == BlockKind::Paragraph;
            let lines = if is_paragraph { &[] } else { &self.document.text().as_bytes()[block.span.range()] };
            let breaks = memchr::memchr_iter(b'\n', lines).map(|end| block.span.start + Span::at(end + 1).start);
            std::iter::once(block.span.start).chain(breaks)
        })
    }

    /// Names behind a break that is written as HTML, `Yes.<br>Mira: so`, or that Markdown does not take for one: what word processors
    /// have for a line's end.
    fn behind_breaks(&self) -> Vec<Span> {
        let text = self.document.text();
        let body = self.document.body();
        // U+2028, U+2029: the third byte is all that tells them apart from most other signs.
        let separators = memchr::memmem::find_iter(&text.as_bytes()[body..], b"\xe2\x80")
            .map(|at| body + at)
            .filter(|at| matches!(text.as_bytes().get(at + 2), Some(0xa8 | 0xa9)))
            .map(|at| at + 3);
        let tags = memchr::memchr_iter(b'<', &text.as_bytes()[body..]).map(|at| body + at);
        let ends = tags.filter_map(|tag| {
            let inner = text[tag + 1..].trim_start_matches('/');
            let inside = &inner[..inner.floor_char_boundary(LONGEST_BREAK)];
            let name = inside.split(|c: char| !c.is_ascii_alphabetic()).next()?;
            let is_break = BREAKS.iter().any(|known| name.eq_ignore_ascii_case(known));
            let end = if is_break { inside.find('>')? } else { return None };
            Some(text.len() - inner.len() + end + 1)
        });
        let names = ends.chain(separators).filter_map(|end| self.name(Span::at(end).start, LineStart::Inner));
        names.filter(|name| self.document.is_text_at(name.range().start)).collect()
    }

    /// Headings that are a name, with a time or none, and stand before words: all of them in a file without labels, if they are
    /// several people's or many. A name with more behind it is the title of a section, unless somebody else speaks there.
    fn headings(&self) -> Vec<Span> {
        let blocks = self.document.blocks();
        let name = |(index, block): (usize, &MarkdownBlock)| {
            let is_one = block.kind == BlockKind::Heading
                && block.span.start >= self.first
                && blocks.get(index + 1).is_some_and(|next| self.is_unlabelled(next));
            let name = if is_one { self.name(block.span.start, LineStart::Block)? } else { return None };
            let behind = line_at(self.document.text(), name.range().end);
            let behind = behind.trim_matches(|c: char| EMPHASIS.contains(&c) || is_colon(c) || c == '#' || c == ' ');
            let is_all = behind.is_empty() || time::alone(behind).is_some();
            (is_all || self.is_of_another(name)).then_some(name)
        };
        let names: Vec<Span> = blocks.iter().enumerate().filter_map(name).collect();
        let text = self.document.text();
        let are_several = names.iter().any(|name| !fold::is_same_name(&text[name.range()], &text[names[0].range()]));
        let count = !self.labels.is_empty() || are_several || names.len() >= FEWEST_HEADINGS;
        if count { names } else { Vec::new() }
    }

    /// Whether a name is not that of whoever speaks there, by the labels that are read.
    fn is_of_another(&self, name: Span) -> bool {
        let before = self.labels.partition_point(|opening| opening.label.start < name.start);
        let speaker = self.labels[..before].iter().rev().find_map(|opening| opening.name.as_deref());
        speaker.is_some_and(|speaker| !fold::is_same_name(without_role(speaker), &self.document.text()[name.range()]))
    }

    /// Names in what Markdown takes for the target of a link and shows nowhere: `[P07]: Yes.`
    fn definitions(&self) -> Vec<Span> {
        let text = self.document.text();
        let body = self.document.body();
        let name = |at: usize| {
            let from = text.floor_char_boundary(at.saturating_sub(LONGEST_LINE));
            let line_end = text[from..at].rfind('\n');
            let start = if from == 0 { line_end.map_or(0, |end| end + 1) } else { from + line_end? + 1 };
            let label = text[start..at].trim_start().strip_prefix('[')?;
            let name = label.trim_matches(EMPHASIS);
            let is_known = start >= body && self.known.contains(&fold::name(name));
            let is_hidden = is_known && !is_target(&text[at + "]:".len()..]) && !is_in_block(self.document, start);
            is_hidden.then(|| Span::new(at - label.len(), at))
        };
        let ends = memchr::memmem::find_iter(&text.as_bytes()[body..], b"]:");
        ends.filter_map(|end| name(body + end)).collect()
    }
}

/// Whether a place lies in a block, and not where Markdown shows nothing.
pub(super) fn is_in_block(document: &Document<'_>, at: usize) -> bool {
    let at = Span::at(at).start;
    let block = document.blocks().partition_point(|block| block.span.end <= at);
    document.blocks().get(block).is_some_and(|block| block.span.start <= at)
}

/// The line that begins at a place.
fn line_at(text: &str, start: usize) -> &str {
    let rest = &text[start..];
    &rest[..memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len())]
}

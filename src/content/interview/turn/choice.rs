//! Which of the lines that look like labels are some, and in which dialect a file is read.
//!
//! Comes in: a parsed document, and who was there. Goes out: the labels of the dialect that most of them are in.
//! Does not know: what follows on them.

use std::cmp::Reverse;

use super::names::{LabelNames, NameId, Times};
use crate::base::span::Span;
use crate::content::interview::cast::Cast;
use crate::content::interview::label::{self, Dialect, TurnLabel};
use crate::markdown::document::{BlockKind, Document, MarkdownBlock};

/// A name that nobody knows is one if it opens so many paragraphs …
pub(in crate::content::interview) const FEWEST_OPENED: usize = 3;
/// … and so many names do …
pub(in crate::content::interview) const FEWEST_NAMES: usize = 2;
/// … together one in so many paragraphs.
const ONE_IN: usize = 2;

/// What was chosen.
pub(super) struct LabelChoice<'a> {
    /// The dialect of most labels, the first label's where as many are in another; none where there are no labels.
    pub(super) dialect: Option<Dialect>,
    /// Its labels, in the order of the file.
    pub(super) labels: Vec<LabelLine<'a>>,
    /// Labels in bold, or on lines of their own, that are not read since they are in another dialect; in order.
    pub(super) strays: Vec<Span>,
    /// Plain names that nobody knows, and that come again, where other plain names are read.
    pub(super) doubtful: Vec<TurnLabel<'a>>,
}

/// A line that looks like a label.
#[derive(Clone)]
pub(super) struct LabelLine<'a> {
    pub(super) label: TurnLabel<'a>,
    pub(super) line: Span,
    place: LinePlace,
    name: Option<NameId>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum LinePlace {
    /// It opens a paragraph.
    Paragraph,
    /// It stands within one.
    Inner,
    /// It stands in a block quote or a list.
    Nested,
}

impl LabelLine<'_> {
    /// Whether the text has to be parted before the line.
    pub(super) fn is_inner(&self) -> bool {
        self.place != LinePlace::Paragraph
    }
}

impl<'a> LabelChoice<'a> {
    pub(super) fn new(document: &Document<'a>, cast: &Cast<'_>) -> Self {
        let mut names = LabelNames::new(cast);
        let LabelLines { paragraphs, bold, line, plain } = LabelLines::read(document, &mut names);
        let is_only = line.is_empty() && plain.is_empty();
        let nested = bold.iter().filter(|found| found.place == LinePlace::Nested).cloned().collect::<Vec<_>>();
        let bold_times = names.count(bold.iter().filter_map(|found| found.name));
        let bold = keep(bold, paragraphs, &names);
        let bold = if are_lead_ins(&bold, is_only, cast, &names) { Vec::new() } else { bold };
        let line = keep(line, paragraphs, &names);
        bold.iter().chain(&line).filter_map(|found| found.name).for_each(|name| names.learn(name));
        let doubtful = doubtful_names(document.text(), &plain, &names);
        let plain = keep_names(plain, paragraphs, &names);

        let dialects = [(Dialect::Bold, &bold), (Dialect::Line, &line), (Dialect::Plain, &plain)];
        let first = |found: &[LabelLine<'_>]| found.first().map(|first| first.line.start);
        let most =
            dialects.into_iter().filter_map(|(dialect, found)| Some((Reverse(found.len()), first(found)?, dialect)));
        let dialect = most.min().map(|(_, _, dialect)| dialect);
        let (labels, others) = match dialect {
            Some(Dialect::Bold) => (bold, [line, Vec::new()]),
            Some(Dialect::Line) => (line, [bold, Vec::new()]),
            Some(Dialect::Plain) => (plain, [bold, line]),
            None => (Vec::new(), [Vec::new(), Vec::new()]),
        };
        let is_read = |line: Span| labels.binary_search_by_key(&line.start, |found| found.line.start).is_ok();
        let is_label = |found: &LabelLine<'_>| found.name.is_some() || found.label.has_colon;
        let strays = others.into_iter().flatten().filter(|found| is_label(found) && !is_read(found.line));
        let mut strays: Vec<Span> = strays.map(|found| found.label.span).collect();
        strays.sort_unstable();
        let doubtful = doubtful.into_iter().filter(|(_, label)| label.is_doubtful(dialect));
        let doubtful = doubtful.map(|(line, label)| (line, label.label));
        let in_blocks = nested.into_iter().filter(|found| is_nested_label(document.text(), found, &bold_times, &names));
        let doubtful = doubtful.chain(in_blocks.map(|found| (found.line, found.label)));
        let mut doubtful: Vec<_> = doubtful.filter(|(line, _)| !is_read(*line)).map(|(_, label)| label).collect();
        doubtful.sort_by_key(|label| label.span);
        Self { dialect, labels, strays, doubtful }
    }
}

/// The lines that look like labels in each dialect, in the order of the file.
struct LabelLines<'a> {
    /// How many paragraphs there are.
    paragraphs: usize,
    bold: Vec<LabelLine<'a>>,
    line: Vec<LabelLine<'a>>,
    plain: Vec<LabelLine<'a>>,
}

impl<'a> LabelLines<'a> {
    fn read(document: &Document<'a>, names: &mut LabelNames<'_>) -> Self {
        let mut lines = Self { paragraphs: 0, bold: Vec::new(), line: Vec::new(), plain: Vec::new() };
        for block in document.blocks().iter().filter(|block| block.kind == BlockKind::Paragraph) {
            lines.paragraphs += 1;
            lines.add(document, block, LinePlace::Paragraph, names);
        }
        for line in document.inner_lines() {
            lines.add(document, line, LinePlace::Inner, names);
        }
        for line in document.nested_lines() {
            lines.add(document, line, LinePlace::Nested, names);
        }
        for found in [&mut lines.bold, &mut lines.line, &mut lines.plain] {
            found.sort_by_key(|found| found.line.start);
        }
        lines
    }

    fn add(&mut self, document: &Document<'a>, line: &MarkdownBlock, place: LinePlace, names: &mut LabelNames<'_>) {
        let mut found = |label: TurnLabel<'a>| {
            let name = label.name.as_deref().map(|name| names.id(name));
            LabelLine { label, line: line.span, place, name }
        };
        let bold = label::bold(document, line).map(&mut found);
        // A label in bold is one on a line of its own only where nothing else stands on its line.
        let may_be_alone = bold.as_ref().is_none_or(|bold| ends_line(document.text(), bold.label.span));
        if may_be_alone {
            self.line.extend(label::line(document, line).map(&mut found));
            self.plain.extend(label::plain(document, line).map(&mut found));
        }
        self.bold.extend(bold);
    }
}

/// Whether a label, with the space behind it, goes up to the end of a line.
fn ends_line(text: &str, label: Span) -> bool {
    let behind = text[label.range()].trim_end().len();
    text[label.range()].as_bytes()[behind..].contains(&b'\n')
        || matches!(text.as_bytes().get(label.range().end), None | Some(b'\n'))
}

/// The labels in bold, or on lines of their own, among what looks like some. Without a colon a name must be known or come
/// again; in a block quote or a list it must be known, or come as often as a plain one.
fn keep<'a>(found: Vec<LabelLine<'a>>, paragraphs: usize, names: &LabelNames<'_>) -> Vec<LabelLine<'a>> {
    let is_nested = |found: &LabelLine<'_>| found.place == LinePlace::Nested;
    let (nested, mut kept) = match found.iter().any(is_nested) {
        true => found.into_iter().partition(is_nested),
        false => (Vec::new(), found),
    };
    let times = names.count(kept.iter().filter_map(|found| found.name));
    kept.retain(|found| {
        found.name.is_none_or(|name| {
            names.is_known(name) || (!names.is_lead_in(name) && (found.label.has_colon || times[name] > 1))
        })
    });
    if !nested.is_empty() {
        let mut known = names.clone();
        kept.iter().filter_map(|found| found.name).for_each(|name| known.learn(name));
        kept.extend(keep_names(nested, paragraphs, &known));
        kept.sort_by_key(|found| found.line.start);
    }
    // A time alone says that the same speaker goes on; without a colon it does only where somebody speaks.
    let speaks = kept.iter().any(|found| found.name.is_some());
    kept.retain(|found| speaks || found.label.has_colon);
    kept
}

/// What opens with a name that is known, or with one of several that come often: so `Note:` and `Q:` stay words.
fn keep_names<'a>(mut found: Vec<LabelLine<'a>>, paragraphs: usize, names: &LabelNames<'_>) -> Vec<LabelLine<'a>> {
    let times = names.count(found.iter().filter_map(|found| found.name));
    let often = |found: &&LabelLine<'_>| found.name.is_some_and(|name| times[name] >= FEWEST_OPENED);
    let opened = found.iter().filter(often).count();
    let inner = found.iter().filter(often).filter(|found| found.is_inner()).count();
    let several = times.iter().filter(|times| **times >= FEWEST_OPENED).count() >= FEWEST_NAMES;
    let are_names = several && opened * ONE_IN >= paragraphs + inner;
    let is_one = |found: &LabelLine<'_>| found.name.is_some_and(|name| names.is_known(name));
    found.retain(|found| is_one(found) || (are_names && often(&found)));
    found
}

/// What opens with a name that nobody knows, and how much says that it is one.
struct DoubtfulLabel<'a> {
    label: TurnLabel<'a>,
    /// How often the name comes.
    times: usize,
    /// Whether each of its words begins with a capital letter, if its script has some.
    is_capitalised: bool,
    /// Whether nothing else stands on its line, and words follow below.
    is_alone: bool,
}

impl DoubtfulLabel<'_> {
    /// Whether it looks like a label in a file of one dialect: among plain ones a name comes again; elsewhere more has to say so.
    fn is_doubtful(&self, dialect: Option<Dialect>) -> bool {
        let is_timed = self.is_capitalised && self.label.ms.is_some();
        match dialect {
            Some(Dialect::Plain) => self.times > 1 || is_timed,
            Some(Dialect::Bold) => is_timed || (self.is_capitalised && self.times >= FEWEST_OPENED),
            Some(Dialect::Line) => is_timed || (self.is_capitalised && (self.is_alone || self.times >= FEWEST_OPENED)),
            None => false,
        }
    }
}

/// All that opens with a name that nobody knows, and is no word of prose.
fn doubtful_names<'a>(text: &str, plain: &[LabelLine<'a>], names: &LabelNames<'_>) -> Vec<(Span, DoubtfulLabel<'a>)> {
    let times = names.count(plain.iter().filter_map(|found| found.name));
    let doubtful = |found: &LabelLine<'a>| {
        let name = found.name.filter(|name| !names.is_known(*name) && !names.is_prose(*name))?;
        let written = found.label.name.as_deref().unwrap_or_default();
        let is_alone = found.place != LinePlace::Nested
            && found.label.span.end < found.line.end
            && text[found.label.span.range()].contains('\n');
        let is_capitalised = !written.split_whitespace().any(|word| word.starts_with(char::is_lowercase));
        let label = found.label.clone();
        Some((found.line, DoubtfulLabel { label, times: times[name], is_capitalised, is_alone }))
    };
    plain.iter().filter_map(doubtful).collect()
}

/// Whether a name in bold that nobody knows looks like a label in a block quote or a list: there `**Speed:** low` is often a word,
/// unless it comes again, stands in a block quote, or is said in a passage that is marked.
fn is_nested_label(text: &str, found: &LabelLine<'_>, times: &Times, names: &LabelNames<'_>) -> bool {
    let Some(name) =
        found.name.filter(|name| found.label.has_colon && !names.is_known(*name) && !names.is_prose(*name))
    else {
        return false;
    };
    let written = found.label.name.as_deref().unwrap_or_default();
    let line = found.line.range();
    let before = text[..line.start].rsplit('\n').next().unwrap_or_default();
    let is_said = times[name] > 1 || before.contains('>') || text[line].contains("]{");
    is_said && !written.split_whitespace().any(|word| word.starts_with(char::is_lowercase))
}

/// Whether labels in bold are lead-ins of ordinary prose, `**Problem:**`: names that nobody knows, each of which comes once,
/// where the front matter names others, or where there is just one.
fn are_lead_ins(bold: &[LabelLine<'_>], is_only: bool, cast: &Cast<'_>, names: &LabelNames<'_>) -> bool {
    let times = names.count(bold.iter().filter_map(|found| found.name));
    let is_strange = |found: &LabelLine<'_>| found.name.is_some_and(|name| !names.is_known(name) && times[name] == 1);
    bold.iter().all(is_strange) && (cast.is_named() || (is_only && bold.len() == 1))
}

//! The labels of a Markdown transcript in whatever form, and how each is written in the canonical one: `**Mira:** [00:12:34]`.
//!
//! Comes in: the text of an interview. Goes out: [`Relabelled`], the changes that make its labels canonical. Nothing is guessed: a
//! name is one where the front matter or a label knows it, or where labels open at least half of the paragraphs.
//! Does not know: whether the changed text reads as it should, the disk.

mod lines;
mod signed;
mod written;

use crate::base::fold;
use crate::base::path::SourcePath;
use crate::base::span::Span;
use crate::content::interview::cast::Cast;
use crate::content::interview::label::without_role;
use crate::content::interview::labelled::{self, NameSigns, SpeakerLine};
use crate::content::interview::spoken::with_turns;
use crate::content::interview::turn::{Opening, Turns};
use crate::content::interview::unread::{LineStart, SpeakerNames};
use crate::markdown::document::{BlockKind, Document};

use lines::BodyLines;
use written::WrittenLabel;

/// What makes the labels of a transcript canonical.
#[derive(Debug, Default)]
pub struct Relabelled {
    /// What is replaced, in order.
    pub edits: Vec<LabelEdit>,
    /// All labels as they will be, in order.
    pub labels: Vec<CanonicalLabel>,
}

/// A stretch that gives way to another text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LabelEdit {
    /// The bytes that are replaced.
    pub span: Span,
    /// What replaces them.
    pub text: String,
}

/// A label in the canonical form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CanonicalLabel {
    /// The name, with its role, as a reader sees it.
    pub name: String,
    /// The time behind it.
    pub ms: Option<u64>,
}

/// Finds all labels of a text, and how they are written in the canonical form.
pub fn relabel(path: &SourcePath, text: &str) -> Relabelled {
    with_turns(path, text, |document, turns, cast| {
        let lines = BodyLines::new(document);
        let mut labels = match turns.dialect {
            Some(_) => read_labels(document, turns),
            None => Vec::new(),
        };
        labels.extend(signed_labels(document, &lines, known_names(turns, cast, &labels), &labels));
        match turns.dialect {
            Some(_) => labels.extend(known_labels(document, &lines, &known_names(turns, cast, &labels), &labels)),
            None => labels.extend(other_labels(document, &lines, cast)),
        }
        labels.sort_by_key(|label| label.start);
        labels.dedup_by_key(|label| label.start);
        let times = lines.times_at_ends();
        let starts: Vec<usize> = labels.iter().map(|label| label.start).collect();
        let mut edits: Vec<LabelEdit> =
            labels.iter().filter_map(|label| label.edit(document.text(), &starts)).collect();
        edits.extend(if labels.is_empty() { Vec::new() } else { times });
        edits.sort_by_key(|edit| edit.span);
        let labels = labels.into_iter().map(|label| CanonicalLabel { name: label.name, ms: label.ms }).collect();
        Relabelled { edits, labels }
    })
}

/// The labels that are read as they are.
fn read_labels(document: &Document<'_>, turns: &Turns<'_>) -> Vec<WrittenLabel> {
    let mut last: Option<String> = None;
    let label = |opening: &Opening<'_>| {
        let name = opening.name.as_deref().map(str::to_owned).or(last.clone())?;
        last = Some(name.clone());
        let range = opening.label.range();
        let written = document.text()[range.clone()].trim_end();
        Some(WrittenLabel { start: range.start, end: range.start + written.len(), name, ms: opening.start_ms })
    };
    turns.openings.iter().filter_map(label).collect()
}

/// The names that are somebody's: of the front matter, of labels that are read, and of those that come again with a time.
fn known_names(turns: &Turns<'_>, cast: &Cast<'_>, read: &[WrittenLabel]) -> Vec<String> {
    let timed = turns.doubtful.iter().filter(|label| label.ms.is_some()).filter_map(|label| label.name.as_deref());
    let named = read.iter().map(|label| label.name.as_str()).chain(timed);
    let mut known: Vec<String> = named.map(|name| fold::name(without_role(name)).into_owned()).collect();
    known.extend(cast.folded().map(str::to_owned));
    known.sort_unstable();
    known.dedup();
    known
}

/// Labels of known names in forms that are not read.
fn known_labels(
    document: &Document<'_>,
    lines: &BodyLines<'_>,
    known: &[String],
    read: &[WrittenLabel],
) -> Vec<WrittenLabel> {
    let label = |(start, line): (usize, &str)| {
        let found = SpeakerLine::read(line).filter(is_certain)?;
        let is_known = known.binary_search(&fold::name(found.name_in(line)).into_owned()).is_ok();
        (is_known && !is_read(start + lines.indent(start), read))
            .then(|| WrittenLabel::on_line(document, start, line, &found))
    };
    lines.iter().filter_map(label).collect()
}

/// Whether a label that is read stands at a place.
fn is_read(at: usize, read: &[WrittenLabel]) -> bool {
    let next = read.partition_point(|label| label.end <= at);
    read.get(next).is_some_and(|label| label.start <= at)
}

/// Known names that a line begins with, and signs around or behind them that no other form has. What may be a sentence is
/// no label where another one is read; where none is, such names in front of half of the paragraphs are labels, or one in front of
/// all of them.
fn signed_labels(
    document: &Document<'_>,
    lines: &BodyLines<'_>,
    known: Vec<String>,
    read: &[WrittenLabel],
) -> Vec<WrittenLabel> {
    let names = SpeakerNames::new(known.into_iter().collect());
    let start = if read.is_empty() { LineStart::Block } else { LineStart::Inner };
    let label = |(at, line): (usize, &str)| {
        let name = names.begin(line, start)?;
        let label = signed::read(line, &name).filter(|_| !is_read(at + name.start, read))?;
        let written =
            WrittenLabel { start: at + label.start, end: at + label.end, name: line[name].to_owned(), ms: None };
        Some((written, label.is_certain))
    };
    let found: Vec<(WrittenLabel, bool)> = lines.iter().filter_map(label).collect();
    let paragraphs = document.blocks().iter().filter(|block| block.kind == BlockKind::Paragraph).count();
    let is_other = |(label, _): &(WrittenLabel, bool)| !fold::is_same_name(&label.name, &found[0].0.name);
    let are_several = found.len() * 2 >= paragraphs && found.iter().any(is_other);
    // One name in front of every paragraph is that of whoever speaks alone.
    let are_all = found.len() > 1 && found.len() == paragraphs;
    let are_enough = read.is_empty() && (are_several || are_all);
    found.into_iter().filter(|(_, is_certain)| *is_certain || are_enough).map(|(label, _)| label).collect()
}

/// Whether a line of a known name is a label beyond doubt: `**Mira** agreed` may be words.
fn is_certain(line: &SpeakerLine) -> bool {
    !line.name.is_empty()
        && (line.has_colon
            || line.time.is_some()
            || line.signs == NameSigns::Brackets
            || (line.is_alone && line.signs != NameSigns::None))
}

/// The labels of a text of which none is read.
fn other_labels(document: &Document<'_>, lines: &BodyLines<'_>, cast: &Cast<'_>) -> Vec<WrittenLabel> {
    let texts: Vec<&str> = lines.all().iter().map(|line| line.map_or("", |(_, line)| line)).collect();
    let mut named: Vec<&str> = cast.names().collect();
    named.extend(lines.names_with_times());
    let found = labelled::find(&texts, |_| true, &named);
    if !found.are_enough(0) && !cast.is_named() {
        return Vec::new();
    }
    let named = found.labels.iter().filter(|label| !label.line.name.is_empty());
    named
        .filter_map(|label| {
            let (start, line) = lines.all()[label.index]?;
            Some(WrittenLabel::on_line(document, start, line, &label.line))
        })
        .collect()
}

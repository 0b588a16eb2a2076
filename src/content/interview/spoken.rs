//! What a Markdown transcript says, turn by turn, without knowing any other file: to compare two texts of it, and to take it in.
//!
//! Comes in: the text of an interview, with the list of quotes beside it. Goes out: a [`SpokenTranscript`]. Does not know: what
//! it is compared with.

use crate::base::path::SourcePath;
use crate::base::span::Span;
use crate::content::entry;
use crate::content::interview::cast::Cast;
use crate::content::interview::labelled::{TimePlace, TimeSigns, time_at};
use crate::content::interview::turn::{self, Opening, Turns};
use crate::content::interview::{Interview, Quote, meta};
use crate::content::kind::EntryKind;
use crate::content::read::{ListFiles, ParsedFile, TextFile};
use crate::diagnostic::Diagnostic;
use crate::markdown::bracketed::{self, AttributesIn, Bracketed};
use crate::markdown::document::{BlockKind, Document};
use crate::markdown::front_matter;

/// What an interview's file says.
#[derive(Debug)]
pub struct SpokenTranscript {
    /// The turns in the order of the file.
    pub turns: Vec<LabelledTurn>,
    /// The quotes in the order of the file.
    pub quotes: Vec<Quote>,
    /// What is wrong with it.
    pub complaints: Vec<Diagnostic>,
}

/// One speaker's uninterrupted speech.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LabelledTurn {
    /// Who speaks.
    pub name: String,
    /// Whether a label says so.
    pub is_labelled: bool,
    /// The time in the label or right behind it.
    pub label_ms: Option<u64>,
    /// What is said, as a reader sees it.
    pub words: String,
}

/// A paragraph of a transcript.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LabelledParagraph {
    /// Its bytes in the file, without its label.
    pub span: Span,
    /// Who speaks from here on: the name, with its role; none where no label opens it.
    pub label: Option<SpokenLabel>,
    /// When it starts.
    pub ms: Option<u64>,
    /// What a reader sees of it.
    pub words: String,
}

/// A label of a transcript.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpokenLabel {
    /// The name, with its role; none for the same speaker as before.
    pub name: Option<String>,
    /// Its bytes in the file.
    pub span: Span,
}

/// Reads an interview. `quotes` is the list beside it, where there is one.
pub fn read(path: &SourcePath, text: &str, quotes: Option<(&SourcePath, &str)>) -> SpokenTranscript {
    let mut complaints = Vec::new();
    let front = front_matter::split(text, path).report_into(&mut complaints);
    let document = Document::parse(text, front.body);
    let own = quotes.map(|(path, text)| TextFile { path, text });
    let lists = ListFiles { own, second: &[] };
    let parsed = ParsedFile { file: TextFile { path, text }, lists, front, document };
    let read = Interview::read(parsed).report_into(&mut complaints);
    let script = read.script.unwrap_or_default();
    let interview = read.entry.kind;
    let mut turns: Vec<LabelledTurn> = Vec::with_capacity(script.turns.len());
    turns.extend(script.turns.iter().map(|turn| LabelledTurn {
        name: interview.speakers[turn.speaker].name.clone(),
        is_labelled: turn.label.start < turn.label.end,
        label_ms: turn.label_ms,
        words: String::new(),
    }));
    for part in script.parts(text) {
        if let Some(turn) = part.turn.and_then(|turn| turns.get_mut(turn)) {
            turn.words.push_str(&part.text);
        }
    }
    turns.iter_mut().for_each(|turn| turn.words = turn.words.split_whitespace().collect::<Vec<_>>().join(" "));
    SpokenTranscript { turns, quotes: interview.quotes, complaints }
}

/// The paragraphs of a transcript in the order of the file, without headings, and without what stands before the first
/// label.
pub fn paragraphs(path: &SourcePath, text: &str) -> Vec<LabelledParagraph> {
    with_turns(path, text, |document, turns, _| {
        let is_labelled = turns.dialect.is_some();
        let (marked, _) = bracketed::find_all(document, path, AttributesIn::default()).value;
        let mut hidden: Vec<Span> = marked.iter().flat_map(Bracketed::hidden).collect();
        hidden.sort_unstable();
        let mut openings = turns.openings.iter().peekable();
        let mut paragraphs = Vec::new();
        let mut speaks = !is_labelled;
        for block in document.blocks() {
            let mut start = block.span.start;
            while let Some(opening) = openings.next_if(|opening| opening.label.start < block.span.end) {
                if speaks && opening.label.start > start {
                    push(document, Span { start, end: opening.label.start }, None, &hidden, &mut paragraphs);
                }
                speaks = true;
                start = opening.label.end;
                let next = openings.peek().map_or(u32::MAX, |next| next.label.start);
                let end = block.span.end.min(next).max(start);
                push(document, Span { start, end }, is_labelled.then_some(opening), &hidden, &mut paragraphs);
                start = end;
            }
            if speaks && start < block.span.end && block.kind != BlockKind::Heading {
                push(document, Span { start, end: block.span.end }, None, &hidden, &mut paragraphs);
            }
        }
        paragraphs
    })
}

fn push(
    document: &Document<'_>,
    span: Span,
    opening: Option<&Opening<'_>>,
    hidden: &[Span],
    paragraphs: &mut Vec<LabelledParagraph>,
) {
    let time = opening.is_none().then(|| time_at(document.text(), span.range().start, TimePlace::Before)).flatten();
    let time = time.filter(|time| time.signs == TimeSigns::Square && time.span.end <= span.range().end);
    let from = time.as_ref().map_or(span.range().start, |time| time.span.end);
    let words = document.plain(Span::new(from, span.range().end), hidden);
    let label =
        opening.map(|opening| SpokenLabel { name: opening.name.as_deref().map(str::to_owned), span: opening.label });
    let ms = opening.and_then(|opening| opening.start_ms).or(time.map(|time| time.ms));
    paragraphs.push(LabelledParagraph { span, label, ms, words });
}

/// Finds the turns of an interview's text, and hands them on with the document that they part.
pub(super) fn with_turns<T>(
    path: &SourcePath,
    text: &str,
    then: impl FnOnce(&Document<'_>, &Turns<'_>, &Cast<'_>) -> T,
) -> T {
    let front = front_matter::split(text, path).value;
    let read = entry::read(&front, path, meta::read).value;
    let cast = Cast::new(&read.kind, read.slug.as_str());
    let (document, turns) = turn::read(Document::parse(text, front.body), &cast);
    then(&document, &turns, &cast)
}

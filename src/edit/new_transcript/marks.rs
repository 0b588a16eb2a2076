//! The marks of a transcript: which there are, and how they are written into another.
//!
//! Comes in: the old transcript, the new one, and where each mark goes. Goes out: texts. Does not know: how words are found.

use crate::diagnostic::StudyRefusal;
use rustc_hash::FxHashSet;

use super::old_mark::{OldMark, touching};
use super::place::{Fit, Placed};
use super::words::SaidWords;
use super::{BareTranscript, CodedTranscript, front, leftover};
use crate::base::edit::{Edit, spliced};
use crate::base::span::{Place, Span};
use crate::markdown::bracketed;
use crate::markdown::document::Document;
use crate::markdown::front_matter;

/// All marks: the quotes in their order, then the passages that are only limited.
pub(super) fn old_marks(old: CodedTranscript<'_>) -> Vec<OldMark> {
    let body = front_matter::split(old.text, &old.entry.path).value.body;
    let document = Document::parse(old.text, body);
    let bracketed = bracketed::find(&document, &old.entry.path).value;
    let lists = front::Lists::read(old);
    let braces = |span: Span| bracketed.iter().find(|it| it.attributes.span == span).map(|it| it.attributes.clone());
    let quotes = old.entry.kind.quotes.iter().enumerate().map(|(index, quote)| {
        let braces = quote.mark.attributes.and_then(braces);
        let is_limited = match &braces {
            Some(braces) => braces.get("for").is_some(),
            None => lists.item(quote).is_some_and(|item| item.has("for")),
        };
        OldMark { span: quote.span, text: quote.text.clone(), quote: Some(index), braces, is_limited }
    });
    let only_limited = bracketed.iter().filter(|it| !it.is_marked()).map(|it| OldMark {
        span: it.span,
        text: it.text.clone(),
        quote: None,
        braces: Some(it.attributes.clone()),
        is_limited: true,
    });
    quotes.collect::<Vec<_>>().into_iter().chain(only_limited).collect()
}

/// The texts with all marks in them.
pub(super) struct Written {
    pub(super) interview: String,
    pub(super) list: Option<String>,
    pub(super) notes: Vec<String>,
}

/// A mark that stands in the new text.
struct InText<'m> {
    mark: &'m OldMark,
    span: Span,
    order: usize,
}

impl Written {
    pub(super) fn new(
        old: CodedTranscript<'_>,
        new: BareTranscript<'_>,
        after: &SaidWords,
        marks: &[OldMark],
        placed: &[Option<Placed>],
        beside: &FxHashSet<usize>,
    ) -> Result<Self, StudyRefusal> {
        let in_text = in_text(new, after, marks, placed, beside);
        let written: FxHashSet<usize> = in_text.iter().map(|it| it.order).collect();
        let lost = marks.iter().enumerate().find(|(order, mark)| mark.quote.is_none() && !written.contains(order));
        if lost.is_some() {
            return Err(StudyRefusal::asked(
                "a passage that not everybody may read would run over two paragraphs of the new transcript: join these there; \
                 nothing was changed",
            ));
        }
        let mut lists = front::Lists::read(old);
        let mut items = Vec::new();
        for (order, (mark, placed)) in marks.iter().zip(placed).enumerate() {
            let Some(quote) = mark.quote.map(|quote| &old.entry.kind.quotes[quote]) else { continue };
            let found = placed.as_ref().map(|placed| &placed.words);
            match &mark.braces {
                Some(braces) if !written.contains(&order) => {
                    let exact = found.map_or_else(|| quote.text.clone(), |words| after.passage(words, &quote.text));
                    items.push(front::item(&exact, quote, braces));
                }
                Some(_) => {}
                None => {
                    if let Some(placed) = placed {
                        lists.restate(quote, after, &placed.words, placed.fit != Fit::Similar);
                    }
                }
            }
        }
        lists.append(&items);
        let (mut edits, list) = lists.finish()?;
        edits.extend(mark_edits(old, &in_text));
        let left = leftover::left(old);
        edits.extend(left.edit(new.text, &old.entry.path));
        let interview = spliced(new.text, &edits).ok_or_else(|| touching(old))?;
        Ok(Self { interview, list, notes: left.notes() })
    }
}

/// The marks that can stand in the new text: each within one paragraph, none overlapping another by half.
fn in_text<'m>(
    new: BareTranscript<'_>,
    after: &SaidWords,
    marks: &'m [OldMark],
    placed: &[Option<Placed>],
    beside: &FxHashSet<usize>,
) -> Vec<InText<'m>> {
    let mut candidates: Vec<InText<'m>> = Vec::new();
    for (order, (mark, placed)) in marks.iter().zip(placed).enumerate() {
        let is_beside = mark.quote.is_some_and(|quote| beside.contains(&quote));
        let Some(placed) = placed.as_ref().filter(|_| mark.braces.is_some() && !is_beside) else { continue };
        let span = file_span(new, after, placed, &mark.text);
        let ends = [placed.words.start, placed.words.end - 1].map(|word| after.words[word].turn);
        let text = new.text[span.range()].replace('\r', "");
        if ends[0] == ends[1] && !text.contains("\n\n") {
            candidates.push(InText { mark, span, order });
        }
    }
    // Of two that stand on the same words the one that was around the other still is.
    candidates
        .sort_by_key(|it| (it.span.start, u32::MAX - it.span.end, it.mark.span.start, u32::MAX - it.mark.span.end));
    let mut around: Vec<u32> = Vec::new();
    candidates.retain(|it| {
        around.retain(|end| *end > it.span.start);
        let fits = around.last().is_none_or(|end| it.span.end <= *end);
        around.extend(fits.then_some(it.span.end));
        fits
    });
    candidates
}

/// Where a passage stands in the new file, with the marks around it that it had.
fn file_span(new: BareTranscript<'_>, after: &SaidWords, placed: &Placed, like: &str) -> Span {
    let (first, last) = (&after.words[placed.words.start], &after.words[placed.words.end - 1]);
    let range = after.with_marks(&placed.words, like);
    let (opening, closing) = (&after.text[range.start..first.at.start], &after.text[last.at.end..range.end]);
    let (start, end) = (first.span.range().start, last.span.range().end);
    let opening = if new.text[..start].ends_with(opening) { opening.len() } else { 0 };
    let closing = if new.text[end..].starts_with(closing) { closing.len() } else { 0 };
    Span::new(start - opening, end + closing)
}

/// Brackets and braces around each passage, from the outside to the inside where they begin and the other way where they end.
fn mark_edits(old: CodedTranscript<'_>, in_text: &[InText<'_>]) -> Vec<Edit> {
    let mut edges: Vec<(u32, bool, usize, String)> = Vec::new();
    for (depth, it) in in_text.iter().enumerate() {
        edges.push((it.span.start, true, depth, "[".to_owned()));
        edges.push((it.span.end, false, in_text.len() - depth, format!("]{}", braces(old, it.mark))));
    }
    // What ends at a place ends before the next one begins there.
    edges.sort();
    let edit = |(at, _, _, text): (u32, bool, usize, String)| {
        Edit::new(Place::new(&old.entry.path, Span { start: at, end: at }), text)
    };
    edges.into_iter().map(edit).collect()
}

/// The braces byte for byte; an id that came from the words is written down, so that the address stays.
fn braces(old: CodedTranscript<'_>, mark: &OldMark) -> String {
    let Some(span) = mark.braces.as_ref().map(|braces| braces.span) else { return String::new() };
    let written = &old.text[span.range()];
    match mark.quote.map(|quote| &old.entry.kind.quotes[quote]).filter(|quote| !quote.mark.id_given) {
        Some(quote) => format!("{} #{}}}", written.trim_end_matches('}').trim_end(), quote.id),
        None => written.to_owned(),
    }
}

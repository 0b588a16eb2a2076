//! Marked passages of a transcript: where their words stand, and how they are shown.
//!
//! Comes in: a parsed document, and the quotes that were written down beside it. Goes out: [`MarkedPassage`]s, and their places in
//! the HTML. Does not know: who speaks, which ids quotes have.

use std::ops::Range;

use crate::base::fold;
use crate::base::path::SourcePath;
use crate::base::span::{Place, Span, Spanned};
use crate::content::Name;
use crate::content::interview::Coding;
use crate::content::interview::ids::Wanted;
use crate::content::interview::script::{Slot, number};
use crate::content::interview::standoff::StandoffQuote;
use crate::content::interview::standoff::locate::{Found, Haystack, Needle};
use crate::content::limits::{LimitId, LimitedPassage, LimitedWords, ReadingLimits};
use crate::diagnostic::Diagnostic;
use crate::markdown::bracketed::Bracketed;
use crate::markdown::document::Document;
use crate::markdown::html::{Cling, Edits, Insert};

/// The rule of a quote beside the text whose words stand there more than once.
pub const AMBIGUOUS_QUOTE: &str = "ambiguous-quote";
/// The rule of a quote beside the text whose words do not stand there.
pub const QUOTE_NOT_FOUND: &str = "quote-not-found";

/// A passage that was marked, in the text or beside it.
pub(super) struct MarkedPassage {
    pub(super) span: Span,
    pub(super) text: String,
    pub(super) given_id: Option<Spanned<String>>,
    pub(super) coding: Coding,
    /// The file that the coding stands in.
    pub(super) coded_in: SourcePath,
    /// The stretches of words that are highlighted; for a passage marked in the text it is the span itself.
    stretches: Vec<Span>,
    /// The braces of a passage that was marked in the text.
    pub(super) attributes: Option<Span>,
    /// Who may read it, where it was marked beside the text and is limited.
    readers: Option<Vec<Name>>,
}

impl MarkedPassage {
    pub(super) fn marked(
        bracketed: Bracketed,
        (given_id, coding): (Option<Spanned<String>>, Coding),
        path: &SourcePath,
    ) -> Self {
        let Bracketed { span, text, attributes, .. } = bracketed;
        let stretches = vec![Span { start: span.start, end: span.end - 1 }];
        let attributes = Some(attributes.span);
        Self { span, text, given_id, coding, coded_in: path.clone(), stretches, attributes, readers: None }
    }

    fn beside(span: Span, text: String, quote: &StandoffQuote, coded_in: &SourcePath) -> Self {
        let (given_id, coding) = (quote.id.clone(), quote.coding.clone());
        let (coded_in, readers) = (coded_in.clone(), quote.readers.clone());
        Self { span, text, given_id, coding, coded_in, stretches: Vec::new(), attributes: None, readers }
    }

    /// The id that it wants; limited words are no part of what that is made from.
    pub(super) fn wanted_id<'p>(&'p self, limit: &'p QuoteLimit) -> Wanted<'p> {
        let text = if limit.limited.is_empty() { &self.text } else { &limit.unlimited };
        Wanted { given: self.given_id.as_ref(), coded_in: &self.coded_in, text, readers: limit.readers.as_deref() }
    }
}

/// The limits that were set beside the text.
pub(super) fn limited(passages: &mut [MarkedPassage], document: &Document<'_>) -> Vec<LimitedPassage> {
    let mut limited = Vec::new();
    let mut elements = None;
    for passage in passages {
        let Some(readers) = passage.readers.take() else { continue };
        let elements = elements.get_or_insert_with(|| document.elements());
        let span = document.uncut(passage.span, elements);
        limited.push(LimitedPassage { span, readers, named_in: passage.coded_in.clone() });
    }
    limited
}

/// Who may read a quote.
#[derive(Default)]
pub(super) struct QuoteLimit {
    /// Those who may read any of it, where not everybody may.
    pub(super) limit: Option<LimitId>,
    /// Those again, as one text.
    pub(super) readers: Option<String>,
    /// Words that not all of those may read.
    pub(super) limited: Box<[LimitedWords]>,
    /// Its text without those.
    pub(super) unlimited: String,
}

impl QuoteLimit {
    /// That of a passage: whoever may read none of its words may not read the quote.
    pub(super) fn new(
        passage: &MarkedPassage,
        document: &Document<'_>,
        hidden: &[Span],
        limits: &mut ReadingLimits,
    ) -> Self {
        if limits.is_empty() {
            return Self::default();
        }
        let (text, mut parts) = document.plain_in_parts(passage.span, hidden, |at| limits.from(at));
        if text != passage.text {
            // Where its words cannot be told apart, the narrowest limit holds for all of them.
            let all = limits.of_all(parts.iter().filter_map(|(limit, _)| *limit));
            parts = vec![(all, 0..passage.text.len())];
        }
        let has_words = |range: &Range<usize>| !passage.text[range.clone()].trim().is_empty();
        let of_words: Vec<Option<LimitId>> =
            parts.iter().filter(|(_, range)| has_words(range)).map(|(limit, _)| *limit).collect();
        let limit = limits.of_any(&of_words);
        let is_further = |part: &(Option<LimitId>, Range<usize>)| part.0.is_some() && part.0 != limit;
        let words = |(part, range): &(Option<LimitId>, Range<usize>)| {
            part.map(|limit| LimitedWords { range: Span::new(range.start, range.end), limit })
        };
        let limited: Box<[LimitedWords]> = parts.iter().filter(|part| is_further(part)).filter_map(words).collect();
        let unlimited = parts.iter().filter(|part| !is_further(part)).map(|(_, range)| &passage.text[range.clone()]);
        Self { limit, readers: limit.map(|limit| limits.signature(limit)), unlimited: unlimited.collect(), limited }
    }
}

/// Finds the stand-off quotes.
pub(super) struct StandoffReader<'f, 'a> {
    pub(super) document: &'f Document<'a>,
    pub(super) path: &'f SourcePath,
    /// What is no words: labels, times, and the marks of other quotes.
    pub(super) hidden: &'f [Span],
    pub(super) complaints: &'f mut Vec<Diagnostic>,
}

impl StandoffReader<'_, '_> {
    pub(super) fn find(&mut self, lists: &[(&SourcePath, &[StandoffQuote])]) -> Vec<MarkedPassage> {
        if lists.iter().all(|(_, quotes)| quotes.is_empty()) {
            return Vec::new();
        }
        let haystack = Haystack::new(self.document, self.hidden);
        let mut passages = Vec::new();
        for (coded_in, quote) in lists.iter().flat_map(|(path, quotes)| quotes.iter().map(move |quote| (*path, quote)))
        {
            let found = self.locate(&haystack, quote, coded_in);
            passages.extend(found.map(|(span, text)| MarkedPassage::beside(span, text, quote, coded_in)));
        }
        self.cut(&mut passages);
        passages
    }

    /// Where the words of one stand, and how they are written there. Where that cannot be told, a complaint says why.
    pub(super) fn locate(
        &mut self,
        haystack: &Haystack,
        quote: &StandoffQuote,
        coded_in: &SourcePath,
    ) -> Option<(Span, String)> {
        let needle =
            Needle { exact: &quote.exact.value, prefix: quote.prefix.as_deref(), suffix: quote.suffix.as_deref() };
        match haystack.find(needle) {
            Found::Once(span, text) => return Some((span, text)),
            Found::Several(spans) => self.ambiguous(quote, coded_in, &spans),
            Found::Nowhere(nearest) => self.not_found(&quote.exact, coded_in, nearest),
        }
        None
    }

    /// Cuts the passages into stretches that neither leave their emphasis nor overlap each other by half.
    fn cut(&self, passages: &mut [MarkedPassage]) {
        let mut cuts: Vec<u32> = passages.iter().flat_map(|p| [p.span.start, p.span.end]).collect();
        cuts.sort_unstable();
        for passage in passages {
            for stretch in self.unbroken(passage.span) {
                let first = cuts.partition_point(|cut| *cut <= stretch.start);
                let inner = cuts[first..].iter().take_while(|cut| **cut < stretch.end);
                let mut start = stretch.start;
                for end in inner.copied().chain([stretch.end]) {
                    if start < end {
                        passage.stretches.push(Span { start, end });
                    }
                    start = end;
                }
            }
        }
    }

    /// The stretches of words between which there is markup; where nothing but an escape stands between two, they are
    /// one.
    fn unbroken(&self, within: Span) -> Vec<Span> {
        let text = self.document.text();
        let mut stretches: Vec<Span> = Vec::new();
        for run in self.document.runs(within, self.hidden).filter(|run| run.span.start < run.span.end) {
            match stretches.last_mut() {
                Some(last) if matches!(&text[last.range().end..run.span.range().start], "" | "\\") => {
                    last.end = run.span.end;
                }
                _ => stretches.push(run.span),
            }
        }
        stretches.retain(|stretch| !text[stretch.range()].trim().is_empty());
        stretches
    }

    fn ambiguous(&mut self, quote: &StandoffQuote, coded_in: &SourcePath, spans: &[Span]) {
        const SHOWN: usize = 3;
        let message = format!("these words stand {} times in the transcript", spans.len());
        let help = if quote.prefix.is_some() || quote.suffix.is_some() {
            "its `prefix` and `suffix` do not tell which: copy the words right before or after the passage that is meant"
        } else {
            "add `prefix:` or `suffix:` with the words right before or after the passage that is meant"
        };
        let complaint = Diagnostic::error(AMBIGUOUS_QUOTE, Place::new(coded_in, quote.exact.span), message).help(help);
        let label = |complaint: Diagnostic, span: &Span| complaint.label(Place::new(self.path, *span), "here");
        self.complaints.push(spans.iter().take(SHOWN).fold(complaint, label));
    }

    fn not_found(&mut self, exact: &Spanned<String>, coded_in: &SourcePath, nearest: Option<Span>) {
        let place = Place::new(coded_in, exact.span);
        let complaint = Diagnostic::error(QUOTE_NOT_FOUND, place, "these words are not in the transcript");
        let nearest = nearest.map(|span| (span, self.document.plain(span, self.hidden)));
        // What nobody sees makes no difference but for control characters, which no text should hold.
        let texts = [Some(&exact.value), nearest.as_ref().map(|(_, text)| text)];
        let unseen = texts.into_iter().flatten().find_map(|text| fold::first_unseen(&fold::text(text)));
        let unseen = unseen.map(|unseen| unseen.to_string());
        // To look through all of the transcript for each of many would take long.
        let odd = || {
            let (_, beside) = nearest.as_ref()?;
            typed(beside).contains(&typed(&exact.value)).then(|| odd_letter(&exact.value, beside))?
        };
        let remark = unseen.or_else(odd).map_or_else(String::new, |what| format!("; one of the two holds {what}"));
        self.complaints.push(match nearest {
            Some((span, text)) => complaint
                .help(format!("a quote is verbatim{remark}; the nearest text is: {text}"))
                .label(Place::new(self.path, span), "the nearest text"),
            None => complaint.help(format!("a quote is verbatim{remark}: copy the words from the transcript")),
        });
    }
}

/// A text as keyboards type it.
fn typed(text: &str) -> String {
    fold::compatible(text).chars().map(fold::keyboard).collect()
}

/// A character that one of two texts has and the other has not, where it looks like what keyboards type: a ligature, an apostrophe
/// that counts as a letter.
fn odd_letter(one: &str, other: &str) -> Option<String> {
    let is_odd = |c: char| {
        let is_plain = c.is_ascii() || c.is_whitespace() || fold::is_quotation_mark(c);
        !is_plain && (fold::compatible(&c.to_string()) != fold::text(&c.to_string()) || c != fold::keyboard(c))
    };
    let odd_in = |text: &str, beside: &str| text.chars().find(|c| is_odd(*c) && !beside.contains(*c));
    let c = odd_in(one, other).or_else(|| odd_in(other, one))?;
    Some(format!("`{c}` (U+{:04X})", u32::from(c)))
}

/// Starts from the outside in, ends from the inside out; what was marked beside the text is always inside.
pub(super) fn insert_quotes(passages: &[MarkedPassage], edits: &mut Edits<Slot>) {
    for (quote, passage) in passages.iter().enumerate() {
        for (index, stretch) in passage.stretches.iter().enumerate() {
            let what = Slot::QuoteStart { quote: number(quote), first: index == 0 };
            edits.inserts.push(Insert { at: stretch.range().start, cling: Cling::Right, what });
        }
    }
    for standoff in [true, false] {
        let is_it = |(_, passage): &(usize, &MarkedPassage)| passage.attributes.is_none() == standoff;
        for (quote, passage) in passages.iter().enumerate().rev().filter(is_it) {
            for (index, stretch) in passage.stretches.iter().enumerate() {
                let what = Slot::QuoteEnd { quote: number(quote), last: index + 1 == passage.stretches.len() };
                edits.inserts.push(Insert { at: stretch.range().end, cling: Cling::Left, what });
            }
        }
    }
}

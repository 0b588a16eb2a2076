//! Quotes as HTML, in the parts that are the same on every page.
//!
//! Comes in: the quotes of an interview. Goes out: their parts or the digests of these, made once for all pages.
//! Does not know: which pages show them, what is written between the parts.

use std::sync::OnceLock;

use rayon::prelude::*;

use super::writer::{HtmlWriter, PartWriter};
use crate::base::hash::Digest;
use crate::base::id::IdVec;
use crate::content::interview::{self, QuoteKind};
use crate::knowledge::{InterviewId, QuoteId, TeamId, ThemeId};
use crate::site::facts::Facts;
use crate::site::route::Route;
use crate::site::view::parts::{number, words};

/// About how long the parts of a quote are.
const SIZE: usize = 512;

/// The quotes of all interviews as they were written first. A quote is on the pages of all its themes, of those above them,
/// and of its team: to look everything up each time takes longer than all the rest of a page. It belongs to the facts that
/// it was first asked with.
#[derive(Debug)]
pub struct QuoteCache(IdVec<InterviewId, CachedQuotes>);

#[derive(Debug, Default)]
struct CachedQuotes {
    html: OnceLock<QuotesHtml>,
    /// Of all parts of each quote.
    digests: OnceLock<Vec<Digest>>,
}

/// The quotes of one interview.
#[derive(Debug)]
struct QuotesHtml {
    html: String,
    /// For each quote where its first part begins, and where each ends.
    cuts: Vec<[usize; 7]>,
}

/// A part of a quote.
#[derive(Debug, Clone, Copy)]
pub(super) enum Part {
    /// The beginning of its card, up to the link that is cited.
    Head,
    /// Its place in the transcript, as a link ends.
    Anchor,
    /// The words.
    Text,
    /// Pseudonym and role of who said it.
    Name,
    /// The day; and the time, where no recording can be heard.
    When,
    /// The coder's memo, if there is one.
    Note,
}

/// A quote in parts, or with their digest, and what its links lead to.
pub(super) struct CardQuote<'a, P> {
    pub(super) parts: P,
    /// What it is evidence of.
    pub(super) kind: QuoteKind,
    /// Where it was said.
    pub(super) interview: InterviewId,
    /// The page of that.
    pub(super) route: &'a Route,
    /// The team of who said it.
    pub(super) team: Option<TeamId>,
    /// Its themes.
    pub(super) themes: &'a [ThemeId],
    /// The moment of the recording, where there is one.
    pub(super) listen: Option<u64>,
}

impl<'a, P> CardQuote<'a, P> {
    /// A quote of a study, with its parts, which are asked for by its interview and its number there.
    pub(super) fn new(facts: &Facts<'a>, id: QuoteId, parts: impl FnOnce(InterviewId, usize) -> P) -> Self {
        let quote = &facts.knowledge.quotes[id];
        let known = &facts.index.quotes[id];
        Self {
            parts: parts(quote.interview, quote.index),
            kind: quote.kind,
            interview: quote.interview,
            route: &facts.plan.interviews[quote.interview],
            team: known.team,
            themes: &quote.themes,
            listen: known.listen,
        }
    }
}

impl QuoteCache {
    /// For a study with so many interviews, with nothing in it.
    pub fn new(interviews: usize) -> Self {
        Self((0..interviews).map(|_| CachedQuotes::default()).collect())
    }

    /// Makes the digests of all quotes on all threads: where pages are compared, every quote is asked for.
    pub fn prepare_digests(&self, facts: &Facts<'_>) {
        let interviews: Vec<InterviewId> = facts.knowledge.interviews.ids().collect();
        interviews.into_par_iter().for_each(|id| {
            self.digests(facts, id);
        });
    }

    /// The parts of a quote.
    pub(super) fn html(&self, facts: &Facts<'_>, id: InterviewId, index: usize) -> [&str; 6] {
        let QuotesHtml { html, cuts } = self.0[id].html.get_or_init(|| QuotesHtml::new(facts, id));
        let cuts = &cuts[index];
        std::array::from_fn(|part| &html[cuts[part]..cuts[part + 1]])
    }

    /// The digest of all parts of a quote.
    pub(super) fn digest(&self, facts: &Facts<'_>, id: InterviewId, index: usize) -> Digest {
        self.digests(facts, id)[index]
    }

    fn digests(&self, facts: &Facts<'_>, id: InterviewId) -> &[Digest] {
        self.0[id].digests.get_or_init(|| {
            let mut out = PartWriter::default();
            let quotes = facts.knowledge.interviews[id].quotes.iter();
            let digests = quotes.map(|quote| {
                parts(facts, *quote, &mut out, |_| 0);
                out.take_digest()
            });
            digests.collect()
        })
    }
}

impl QuotesHtml {
    fn new(facts: &Facts<'_>, id: InterviewId) -> Self {
        let quotes = &facts.knowledge.interviews[id].quotes;
        let mut html = String::with_capacity(quotes.len() * SIZE);
        let cuts = quotes.iter().map(|quote| parts(facts, *quote, &mut html, |html| html.len())).collect();
        Self { html, cuts }
    }
}

/// Writes the parts of a quote, in their order; `position` tells where each ends.
fn parts<W: HtmlWriter>(facts: &Facts<'_>, id: QuoteId, out: &mut W, position: impl Fn(&W) -> usize) -> [usize; 7] {
    let words = facts.knowledge.words(id);
    let interview = &facts.index.interviews[facts.knowledge.quotes[id].interview];
    let unheard = words.start_ms.filter(|_| interview.recording.is_none());
    [
        position(out),
        position(head(out, &facts.card_id(id), words)),
        position(out.anchor(&words.id)),
        position(out.text(&words.text)),
        position(out.name(&facts.who_said(id))),
        position(when(out, interview.date.as_deref(), unheard)),
        position(note(out, words)),
    ]
}

fn head<'w, W: HtmlWriter>(out: &'w mut W, card_id: &str, words: &interview::Quote) -> &'w mut W {
    let kind = words.kind.word();
    out.html("\n<article class=\"card kind-").html(kind);
    if !words.by_participant {
        // Who counts people on the page counts nobody here.
        out.html(" not-counted");
    }
    out.html("\" id=\"").text(card_id).html("\" data-kind=\"").html(kind);
    out.html("\">\n<p class=\"card-head\">").kind(words.kind);
    said_in_numbers(out, words);
    out.html("\n<copy-link></copy-link></p>\n<blockquote dir=\"auto\" cite=\"")
}

/// `freq`, `toil` and `load` as somebody would say them.
fn said_in_numbers(out: &mut impl HtmlWriter, quote: &interview::Quote) {
    let mut fact = |text: &str| {
        out.html(" <span class=\"fact\">").text(text).html("</span>");
    };
    if let Some(often) = quote.freq {
        fact(&words::frequency(often));
    }
    if let Some(hours) = quote.toil_hours {
        fact(&format!("{} each time", words::toil(hours)));
    }
    if let Some(load) = quote.load {
        fact(&format!("load {load}: {}", words::load(load)));
    }
}

fn when<'w, W: HtmlWriter>(out: &'w mut W, date: Option<&str>, ms: Option<u64>) -> &'w mut W {
    if let Some(date) = date {
        out.html(" · <time datetime=\"").text(date).html("\">").text(date).html("</time>");
    }
    match ms {
        Some(ms) => out.html(" · <span class=\"time\">").text(&number::time(ms)).html("</span>"),
        None => out,
    }
}

fn note<'w, W: HtmlWriter>(out: &'w mut W, words: &interview::Quote) -> &'w mut W {
    let Some(note) = words.note.as_deref().filter(|note| !note.is_empty()) else { return out };
    out.html("\n<p class=\"note\" dir=\"auto\">");
    if let Some(by) = words.by.as_deref().filter(|by| !by.is_empty()) {
        out.html("<bdi>").text(by).html("</bdi>: ");
    }
    out.text(note).html("</p>")
}

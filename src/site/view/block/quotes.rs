//! Quotes as HTML, in the parts that are the same on every page.
//!
//! Comes in: the quotes of an interview. Goes out: their parts or the digests of these, made once for all pages.
//! Does not know: which pages show them, what is written between the parts.

use std::sync::OnceLock;

use rayon::prelude::*;

use super::html::{HtmlWriter, PartWriter, source_link};
use crate::analysis::count::narrow;
use crate::base::hash::Digest;
use crate::base::id::IdVec;
use crate::knowledge::{InterviewId, QuoteId};
use crate::release::{QuotePiece, ReleasedQuote, ShownTeam};
use crate::site::quote_home::QuoteHome;
use crate::site::site_context::{SiteContext, Who, card_id};
use crate::site::view::parts::context::PageContext;
use crate::site::view::parts::number;
use crate::site::view::withheld;
use crate::site::words::Words;

/// About how long the parts of a quote are.
const SIZE: usize = 512;

/// The quotes of all interviews as they were written first. A quote is on the pages of all its themes, of those above them,
/// and of its team: to look everything up each time takes longer than all the rest of a page. It belongs to the site that
/// it was first asked with.
#[derive(Debug)]
pub struct QuoteCache(IdVec<InterviewId, CachedQuotes>);

#[derive(Debug, Default)]
struct CachedQuotes {
    html: OnceLock<QuotesHtml>,
    /// Of all parts of each quote.
    digests: OnceLock<Vec<Digest>>,
    /// Of the card of each quote.
    cards: OnceLock<Vec<Digest>>,
}

/// The quotes of one interview.
#[derive(Debug)]
struct QuotesHtml {
    html: String,
    /// For each quote.
    cuts: Vec<Cuts>,
}

/// Where the first part of a quote begins, and where each ends.
type Cuts = [u32; 9];

/// A part of a quote.
#[derive(Debug, Clone, Copy)]
pub(super) enum Part {
    /// The beginning of its card.
    Head,
    /// Its kind, and what is said in numbers.
    Facts,
    /// Its place in the transcript, as a link ends.
    Anchor,
    /// The words.
    Text,
    /// Pseudonym and role of who said it.
    Name,
    /// The day; and the time, where no recording can be heard.
    When,
    /// The line of its file, where that can be read.
    Source,
    /// The words of the coder's memo, if there is one.
    Note,
}

/// The parts of a quote, in the HTML of all of its interview.
#[derive(Debug, Clone, Copy)]
pub(super) struct HtmlParts<'a> {
    html: &'a str,
    cuts: &'a Cuts,
}

impl<'a> HtmlParts<'a> {
    /// One of them.
    pub(super) fn get(self, part: Part) -> &'a str {
        let part = part as usize;
        &self.html[self.cuts[part] as usize..self.cuts[part + 1] as usize]
    }
}

/// A quote in parts, or with their digest, and what its links lead to.
pub(super) struct CardQuote<'a, P> {
    pub(super) parts: P,
    /// Where it can be linked to.
    pub(super) home: QuoteHome<'a>,
    /// The team of who said it.
    pub(super) team: Option<ShownTeam>,
    /// All that may be shown of it.
    pub(super) quote: ReleasedQuote<'a>,
    /// The moment of the recording, where there is one.
    pub(super) listen: Option<u64>,
}

impl<'a, P> CardQuote<'a, P> {
    /// A quote, unless it is withheld, with its parts, which are asked for by its interview and its number there.
    pub(super) fn new(
        site: &SiteContext<'a>,
        id: QuoteId,
        parts: impl FnOnce(InterviewId, usize) -> P,
    ) -> Option<Self> {
        let quote = site.released.quote(id)?;
        let known = &site.index.quotes[id];
        Some(Self {
            parts: parts(quote.interview(), quote.index()),
            home: site.quote_home(quote),
            quote,
            team: known.team,
            listen: known.listen,
        })
    }
}

impl QuoteCache {
    /// For a study with so many interviews, with nothing in it.
    pub fn new(interviews: usize) -> Self {
        Self((0..interviews).map(|_| CachedQuotes::default()).collect())
    }

    /// Makes the digests of all quotes on all threads: where pages are compared, every quote is asked for.
    pub fn prepare_digests(&self, site: &SiteContext<'_>) {
        let interviews: Vec<InterviewId> = site.index.newest.clone();
        interviews.into_par_iter().for_each(|id| {
            self.digests(site, id);
        });
    }

    /// The parts of a quote.
    pub(super) fn html(&self, site: &SiteContext<'_>, id: InterviewId, index: usize) -> HtmlParts<'_> {
        let QuotesHtml { html, cuts } = self.0[id].html.get_or_init(|| QuotesHtml::new(site, id));
        HtmlParts { html, cuts: &cuts[index] }
    }

    /// The digest of a quote's card; those of its interview are made where they are asked for first.
    pub(super) fn card_digest(&self, quote: ReleasedQuote<'_>, make: impl FnOnce() -> Vec<Digest>) -> Digest {
        self.0[quote.interview()].cards.get_or_init(make)[quote.index()]
    }

    /// The digest of all parts of a quote.
    pub(super) fn digest(&self, site: &SiteContext<'_>, id: InterviewId, index: usize) -> Digest {
        self.digests(site, id)[index]
    }

    fn digests(&self, site: &SiteContext<'_>, id: InterviewId) -> &[Digest] {
        self.0[id].digests.get_or_init(|| {
            let mut out = PartWriter::default();
            let digests = site.released.quotes_of(id).map(|quote| {
                if let Some(quote) = quote {
                    parts(site, quote, &mut out, |_| 0);
                }
                out.take_digest()
            });
            digests.collect()
        })
    }
}

impl QuotesHtml {
    fn new(site: &SiteContext<'_>, id: InterviewId) -> Self {
        let marked = site.released.quotes_of(id).len();
        let (mut html, mut cuts) = (String::with_capacity(marked * SIZE), Vec::with_capacity(marked));
        cuts.extend(site.released.quotes_of(id).map(|quote| match quote {
            Some(quote) => parts(site, quote, &mut html, |html| narrow(html.len())),
            None => Cuts::default(),
        }));
        Self { html, cuts }
    }
}

/// Writes the parts of a quote, in their order; `position` tells where each ends.
fn parts<W: HtmlWriter>(
    site: &SiteContext<'_>,
    quote: ReleasedQuote<'_>,
    out: &mut W,
    position: impl Fn(&W) -> u32,
) -> Cuts {
    let interview = &site.index.interviews[quote.interview()];
    let unheard = quote.start_ms().filter(|_| interview.recording.is_none());
    [
        position(out),
        position(head(out, quote)),
        position(facts_of(out, site.words, quote)),
        position(out.anchor(quote.anchor())),
        position(words(out, site.words, quote)),
        position(out.name(&Who::said(site.words, quote))),
        position(when(out, site.words, site.quote_date(quote).as_deref(), unheard)),
        position(source(out, site, quote)),
        position(out.text(quote.note().unwrap_or_default())),
    ]
}

/// The words; a mark where some are withheld.
fn words<'w, W: HtmlWriter>(out: &'w mut W, words: &Words, quote: ReleasedQuote<'_>) -> &'w mut W {
    for piece in quote.pieces() {
        match piece {
            QuotePiece::Words(said) => out.text(said),
            QuotePiece::Withheld => {
                let mut mark = String::new();
                withheld::mark(&mut mark, words);
                out.html(&mark)
            }
        };
    }
    out
}

fn head<'w, W: HtmlWriter>(out: &'w mut W, quote: ReleasedQuote<'_>) -> &'w mut W {
    let kind = quote.kind().word();
    out.html("\n<article class=\"card kind-").html(kind);
    if !quote.is_by_participant() {
        // Who counts people on the page counts nobody here.
        out.html(" not-counted");
    }
    out.html("\" id=\"").text(&card_id(quote)).html("\" data-kind=\"").html(kind);
    out.html("\">\n<p class=\"card-head\">")
}

fn facts_of<'w, W: HtmlWriter>(out: &'w mut W, words: &Words, quote: ReleasedQuote<'_>) -> &'w mut W {
    out.kind(words, quote.kind());
    said_in_numbers(out, words, quote);
    out
}

/// `freq`, `toil` and `load` as somebody would say them.
fn said_in_numbers(out: &mut impl HtmlWriter, words: &Words, quote: ReleasedQuote<'_>) {
    let mut fact = |text: &str| {
        out.html(" <span class=\"fact\">").text(text).html("</span>");
    };
    if let Some(often) = quote.freq() {
        fact(&words.frequency(often));
    }
    if let Some(hours) = quote.toil_hours() {
        fact(&words.fill("card.toil", &[("toil", &words.toil(hours))]));
    }
    if let Some(load) = quote.load() {
        fact(&words.fill("card.load", &[("load", &load), ("meaning", &words.load(load))]));
    }
}

/// What is said of a quote beside its words, as HTML: how often, how long, how heavy, and the coder's memo.
pub(in crate::site::view) fn facts<'a>(context: &PageContext<'a>, quote: ReleasedQuote<'a>) -> String {
    let mut html = String::new();
    said_in_numbers(&mut html, context.words(), quote);
    if let Some(note) = note(quote) {
        html.html("\n<p class=\"note\" dir=\"auto\">");
        if let Some(by) = coder(quote) {
            match context.listener_route(by).map(|route| context.href(route)) {
                Some(href) => html.html("<a href=\"").text(&href).html("\"><bdi>").text(by).html("</bdi></a>: "),
                None => html.html("<bdi>").text(by).html("</bdi>: "),
            };
        }
        html.text(note).html("</p>");
    }
    html
}

/// The coder's memo, if there is one.
pub(super) fn note(quote: ReleasedQuote<'_>) -> Option<&str> {
    quote.note().filter(|note| !note.is_empty())
}

/// Who wrote it.
pub(super) fn coder(quote: ReleasedQuote<'_>) -> Option<&str> {
    quote.coder().filter(|by| !by.is_empty())
}

fn when<'w, W: HtmlWriter>(out: &'w mut W, words: &Words, date: Option<&str>, ms: Option<u64>) -> &'w mut W {
    if let Some(date) = date {
        out.html(" · <time datetime=\"").text(date).html("\">").text(&words.day(date)).html("</time>");
    }
    match ms {
        Some(ms) => out.html(" · <span class=\"time\">").text(&number::time(ms)).html("</span>"),
        None => out,
    }
}

/// A link to the line that it begins in, for those who may know where it stands.
fn source<'w, W: HtmlWriter>(out: &'w mut W, site: &SiteContext<'_>, quote: ReleasedQuote<'_>) -> &'w mut W {
    let Some(address) = site.source_line(quote) else { return out };
    out.html("\n<span class=\"way\"> · ");
    source_link(out, site.words, &address).html("</span>")
}

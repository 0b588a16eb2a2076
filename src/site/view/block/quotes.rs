//! Quotes as HTML, in the pieces that are the same on every page.
//!
//! Comes in: the quotes of an interview. Goes out: their pieces, written once and one behind the other.
//! Does not know: which pages show them, what is written between the pieces.

use super::pen::Ink;
use crate::content::interview::{self, QuoteKind};
use crate::knowledge::{InterviewId, QuoteId, TeamId, ThemeId};
use crate::site::facts::Facts;
use crate::site::route::Route;
use crate::site::view::parts::{number, words};

/// About how long the pieces of a quote are.
const SIZE: usize = 512;

/// The quotes of one interview. A quote is on the pages of all its themes, of those above them, and of its team: to look
/// everything up each time takes longer than all the rest of a page.
#[derive(Debug)]
pub(in crate::site) struct Quotes {
    html: String,
    cuts: Vec<Cuts>,
}

/// Where in the HTML the pieces of a quote are: where the first begins, and where each ends.
#[derive(Debug)]
struct Cuts {
    pieces: [usize; 7],
    team: Option<TeamId>,
    listen: Option<u64>,
}

/// A quote in pieces, and what its links lead to.
pub(super) struct Quote<'a> {
    /// The beginning of its card, up to the link that is cited.
    pub(super) head: &'a str,
    /// Its place in the transcript, as a link ends.
    pub(super) place: &'a str,
    /// The words.
    pub(super) text: &'a str,
    /// Pseudonym and role of who said it.
    pub(super) name: &'a str,
    /// The day; and the time, where no recording can be heard.
    pub(super) when: &'a str,
    /// The coder's memo, if there is one.
    pub(super) note: &'a str,
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

impl<'a> Quote<'a> {
    /// A quote of a study.
    pub(super) fn of(facts: &Facts<'a>, id: QuoteId) -> Self {
        let quote = &facts.knowledge.quotes[id];
        let interview = quote.interview;
        let quotes = facts.index.quotes[interview].get_or_init(|| Quotes::of(facts, interview));
        let Cuts { pieces, team, listen } = &quotes.cuts[quote.index];
        let piece = |at: usize| &quotes.html[pieces[at]..pieces[at + 1]];
        Self {
            head: piece(0),
            place: piece(1),
            text: piece(2),
            name: piece(3),
            when: piece(4),
            note: piece(5),
            kind: quote.kind,
            interview,
            route: &facts.plan.interviews[interview],
            team: *team,
            themes: &quote.themes,
            listen: *listen,
        }
    }
}

impl Quotes {
    fn of(facts: &Facts<'_>, id: InterviewId) -> Self {
        let quotes = &facts.knowledge.interviews[id].quotes;
        let mut html = String::with_capacity(quotes.len() * SIZE);
        let cuts = quotes.iter().map(|quote| write(&mut html, facts, *quote)).collect();
        Self { html, cuts }
    }
}

/// Writes the pieces of a quote, in the order of [`Quote`].
fn write(html: &mut String, facts: &Facts<'_>, id: QuoteId) -> Cuts {
    let words = facts.knowledge.words(id);
    let interview = &facts.index.interviews[facts.knowledge.quotes[id].interview];
    let (unheard, listen) = match interview.recording {
        Some(_) => (None, words.start_ms),
        None => (words.start_ms, None),
    };
    let who = facts.who_said(id);
    let pieces = [
        html.len(),
        head(html, &facts.card_id(id), words).len(),
        html.place(&words.id).len(),
        html.text(&words.text).len(),
        html.name(&who).len(),
        when(html, interview.date.as_deref(), unheard).len(),
        note(html, words).len(),
    ];
    Cuts { pieces, team: who.team, listen }
}

fn head<'h>(html: &'h mut String, card_id: &str, words: &interview::Quote) -> &'h mut String {
    let kind = words.kind.word();
    html.html("\n<article class=\"card kind-").html(kind);
    if !words.by_participant {
        // Who counts people on the page counts nobody here.
        html.html(" not-counted");
    }
    html.html("\" id=\"").text(card_id).html("\" data-kind=\"").html(kind);
    html.html("\">\n<p class=\"card-head\">").kind(words.kind);
    said_in_numbers(html, words);
    html.html("\n<copy-link></copy-link></p>\n<blockquote dir=\"auto\" cite=\"")
}

/// `freq`, `toil` and `load` as somebody would say them.
fn said_in_numbers(html: &mut String, quote: &interview::Quote) {
    let mut fact = |text: &str| {
        html.html(" <span class=\"fact\">").text(text).html("</span>");
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

fn when<'h>(html: &'h mut String, date: Option<&str>, ms: Option<u64>) -> &'h mut String {
    if let Some(date) = date {
        html.html(" · <time datetime=\"").text(date).html("\">").text(date).html("</time>");
    }
    match ms {
        Some(ms) => html.html(" · <span class=\"time\">").text(&number::time(ms)).html("</span>"),
        None => html,
    }
}

fn note<'h>(html: &'h mut String, words: &interview::Quote) -> &'h mut String {
    let Some(note) = words.note.as_deref().filter(|note| !note.is_empty()) else { return html };
    html.html("\n<p class=\"note\" dir=\"auto\">");
    if let Some(by) = words.by.as_deref().filter(|by| !by.is_empty()) {
        html.html("<bdi>").text(by).html("</bdi>: ");
    }
    html.text(note).html("</p>")
}

//! Quote cards: who said it, when, of what kind, and where it stands.
//!
//! Comes in: quotes. Goes out: a card each, and what is the same of it on every page, written once.
//! Does not know: which page shows them.

use super::pen::{Ink, Pen};
use crate::content::interview::Quote;
use crate::knowledge::{InterviewId, QuoteId, TeamId, ThemeId};
use crate::site::facts::Facts;
use crate::site::view::parts::{number, words};

/// About how long the HTML of a card is.
const SIZE: usize = 700;

/// The cards of an interview without their links. A quote is on the pages of all its themes, of those above them, and of
/// its team: to look everything up each time would take longer than all the rest of a page.
#[derive(Debug)]
pub(in crate::site) struct Cards {
    html: String,
    cards: Vec<Card>,
}

/// A card without its links.
#[derive(Debug)]
struct Card {
    /// The [`Pieces`] in the HTML: where the first begins, and where each ends.
    cuts: [usize; 6],
    /// The team of who said it.
    team: Option<TeamId>,
    /// The moment of the recording; none where there is no recording.
    listen: Option<u64>,
}

/// What is written between the links of a card.
struct Pieces<'c> {
    head: &'c str,
    place: &'c str,
    words: &'c str,
    when: &'c str,
    end: &'c str,
}

/// Quotes in full; on a theme's page without that theme's name.
pub(super) fn write(pen: &mut Pen<'_, '_>, quotes: &[QuoteId], on: Option<ThemeId>) {
    pen.html("<div class=\"cards\">");
    quotes.iter().for_each(|id| write_card(pen, *id, on));
    pen.html("\n</div>");
}

fn write_card(pen: &mut Pen<'_, '_>, id: QuoteId, on: Option<ThemeId>) {
    let facts = &pen.desk.facts;
    let quote = &facts.knowledge.quotes[id];
    let cards = facts.index.cards[quote.interview].get_or_init(|| Cards::of(facts, quote.interview));
    let card = &cards.cards[quote.index];
    let Pieces { head, place, words, when, end } = cards.pieces(card);
    pen.html(head);
    let start = pen.out.len();
    pen.way(&facts.plan.interviews[quote.interview]).html(place);
    let href = start..pen.out.len();
    pen.html(words).team(card.team).html(when);
    listen(pen, quote.interview, card.listen);
    pen.html("\n · <a class=\"in-transcript\" href=\"").again(href).html("\">in the transcript</a></p>");
    themes(pen, &quote.themes, on);
    pen.html(end);
}

/// The time in the recording, which leads there.
fn listen(pen: &mut Pen<'_, '_>, interview: InterviewId, ms: Option<u64>) {
    if let Some((ms, href)) = ms.and_then(|ms| Some((ms, pen.desk.moment(interview, ms)?))) {
        pen.html(" · <a class=\"time\" href=\"").text(&href).html("\">").text(&number::time(ms)).html("</a>");
    }
}

fn themes(pen: &mut Pen<'_, '_>, themes: &[ThemeId], on: Option<ThemeId>) {
    let mut others = themes.iter().filter(|theme| Some(**theme) != on).peekable();
    if others.peek().is_some() {
        pen.html("\n<p class=\"chips\">");
        others.for_each(|theme| {
            pen.theme(*theme).html(" ");
        });
        pen.html("</p>");
    }
}

impl Cards {
    fn of(facts: &Facts<'_>, id: InterviewId) -> Self {
        let quotes = &facts.knowledge.interviews[id].quotes;
        let mut html = String::with_capacity(quotes.len() * SIZE);
        let cards = quotes.iter().map(|quote| card(&mut html, facts, *quote)).collect();
        Self { html, cards }
    }

    fn pieces(&self, card: &Card) -> Pieces<'_> {
        let piece = |at: usize| &self.html[card.cuts[at]..card.cuts[at + 1]];
        Pieces { head: piece(0), place: piece(1), words: piece(2), when: piece(3), end: piece(4) }
    }
}

fn card(html: &mut String, facts: &Facts<'_>, id: QuoteId) -> Card {
    let words = facts.knowledge.words(id);
    let interview = facts.knowledge.quotes[id].interview;
    let who = facts.who_said(id);
    let recorded = facts.index.interviews[interview].recording.is_some();
    let start = html.len();
    head(html, &facts.card_id(id), words);
    let head = html.len();
    html.place(&words.id);
    let place = html.len();
    html.html("\"><p>").text(&words.text).html("</p></blockquote>\n<p class=\"card-foot\">").name(&who);
    let said = html.len();
    if let Some(date) = facts.index.interviews[interview].date.as_deref() {
        html.html(" · <time datetime=\"").text(date).html("\">").text(date).html("</time>");
    }
    if let Some(ms) = words.start_ms.filter(|_| !recorded) {
        html.html(" · <span class=\"time\">").text(&number::time(ms)).html("</span>");
    }
    let when = html.len();
    note(html, words);
    html.html("\n</article>");
    let cuts = [start, head, place, said, when, html.len()];
    Card { cuts, team: who.team, listen: words.start_ms.filter(|_| recorded) }
}

/// All that is said before the words.
fn head(html: &mut String, card_id: &str, words: &Quote) {
    let kind = words.kind.word();
    html.html("\n<article class=\"card kind-")
        .html(kind)
        .html("\" id=\"")
        .text(card_id)
        .html("\" data-kind=\"")
        .html(kind);
    html.html("\">\n<p class=\"card-head\">").kind(words.kind);
    said_in_numbers(html, words);
    html.html("\n<copy-link></copy-link></p>\n<blockquote cite=\"");
}

/// `freq`, `toil` and `load` as somebody would say them.
fn said_in_numbers(html: &mut String, quote: &Quote) {
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

/// The coder's memo.
fn note(html: &mut String, words: &Quote) {
    let Some(note) = words.note.as_deref().filter(|note| !note.is_empty()) else { return };
    html.html("\n<p class=\"note\">");
    if let Some(by) = words.by.as_deref().filter(|by| !by.is_empty()) {
        html.text(by).html(": ");
    }
    html.text(note).html("</p>");
}

//! Quote cards: who said it, when, of what kind, and where it stands.
//!
//! Comes in: quotes. Goes out: a card each. Does not know: which page shows them.

use super::pen::Pen;
use crate::content::interview::Quote;
use crate::knowledge::{QuoteId, ThemeId};
use crate::site::view::parts::{number, words};

/// Quotes in full; on a theme's page without that theme's name.
pub(super) fn write(pen: &mut Pen<'_, '_>, quotes: &[QuoteId], on: Option<ThemeId>) {
    pen.html("<div class=\"cards\">");
    quotes.iter().for_each(|id| card(pen, *id, on));
    pen.html("\n</div>");
}

fn card(pen: &mut Pen<'_, '_>, id: QuoteId, on: Option<ThemeId>) {
    let words = pen.desk.knowledge().words(id);
    let kind = words.kind.word();
    pen.html("\n<article class=\"card kind-").html(kind).html("\" id=\"");
    card_id(pen, id).html("\" data-kind=\"").html(kind).html("\">\n<p class=\"card-head\">").kind(words.kind);
    said_in_numbers(pen, words);
    pen.html("\n<copy-link></copy-link></p>\n<blockquote cite=\"");
    let start = pen.out.len();
    pen.quote_href(id);
    let href = start..pen.out.len();
    pen.html("\"><p>").text(&words.text).html("</p></blockquote>\n<p class=\"card-foot\">");
    pen.who(pen.desk.facts.who_said(id));
    when(pen, id, words);
    pen.html("\n · <a class=\"in-transcript\" href=\"").again(href).html("\">in the transcript</a></p>");
    themes(pen, id, on);
    note(pen, words);
    pen.html("\n</article>");
}

/// The card's own place on the page: `<interview>.<quote-id>`.
fn card_id<'p, 'd, 'a>(pen: &'p mut Pen<'d, 'a>, id: QuoteId) -> &'p mut Pen<'d, 'a> {
    let knowledge = pen.desk.knowledge();
    let interview = &knowledge.interviews[knowledge.quotes[id].interview].entry;
    pen.text(interview.slug.as_str()).html(".").text(&knowledge.words(id).id)
}

/// `freq`, `toil` and `load` as somebody would say them.
fn said_in_numbers(pen: &mut Pen<'_, '_>, quote: &Quote) {
    let mut fact = |text: &str| {
        pen.html(" <span class=\"fact\">").text(text).html("</span>");
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

/// The day, and the time in the recording, which leads there.
fn when(pen: &mut Pen<'_, '_>, id: QuoteId, words: &Quote) {
    let interview = pen.desk.knowledge().quotes[id].interview;
    if let Some(date) = pen.desk.facts.index.interviews[interview].date.as_deref() {
        pen.html(" · <time datetime=\"").text(date).html("\">").text(date).html("</time>");
    }
    let Some(ms) = words.start_ms else { return };
    let time = number::time(ms);
    match pen.desk.moment(interview, ms) {
        Some(href) => pen.html(" · <a class=\"time\" href=\"").text(&href).html("\">").text(&time).html("</a>"),
        None => pen.html(" · <span class=\"time\">").text(&time).html("</span>"),
    };
}

fn themes(pen: &mut Pen<'_, '_>, id: QuoteId, on: Option<ThemeId>) {
    let themes = &pen.desk.knowledge().quotes[id].themes;
    let mut others = themes.iter().filter(|theme| Some(**theme) != on).peekable();
    if others.peek().is_some() {
        pen.html("\n<p class=\"chips\">");
        others.for_each(|theme| {
            pen.theme(*theme).html(" ");
        });
        pen.html("</p>");
    }
}

/// The coder's memo.
fn note(pen: &mut Pen<'_, '_>, words: &Quote) {
    let Some(note) = words.note.as_deref().filter(|note| !note.is_empty()) else { return };
    pen.html("\n<p class=\"note\">");
    if let Some(by) = words.by.as_deref().filter(|by| !by.is_empty()) {
        pen.text(by).html(": ");
    }
    pen.text(note).html("</p>");
}

//! Quote cards: who said it, when, of what kind, and where it stands.
//!
//! Comes in: quotes. Goes out: a card each. Does not know: which page shows them.

use super::pen::{Ink, Pen};
use super::quotes::Quote;
use crate::knowledge::{QuoteId, ThemeId};
use crate::site::view::parts::number;

/// Quotes in full; on a theme's page without that theme's name.
pub(super) fn write(pen: &mut Pen<'_, '_>, quotes: &[QuoteId], on: Option<ThemeId>) {
    pen.html("<div class=\"cards\">");
    for id in quotes {
        let quote = Quote::of(&pen.context.facts, *id);
        card(pen, &quote, on);
    }
    pen.html("\n</div>");
}

fn card(pen: &mut Pen<'_, '_>, quote: &Quote<'_>, on: Option<ThemeId>) {
    pen.html(quote.head);
    let start = pen.out.len();
    pen.in_transcript(quote);
    let href = start..pen.out.len();
    pen.html("\"><p>").html(quote.text).html("</p></blockquote>\n<p class=\"card-foot\">");
    pen.html(quote.name).team(quote.team).html(quote.when);
    listen(pen, quote);
    pen.html("\n · <a class=\"in-transcript\" href=\"").again(href).html("\">in the transcript</a></p>");
    themes(pen, quote, on);
    pen.html(quote.note).html("\n</article>");
}

/// The time in the recording, which leads there.
fn listen(pen: &mut Pen<'_, '_>, quote: &Quote<'_>) {
    if let Some((ms, href)) = quote.listen.and_then(|ms| Some((ms, pen.context.moment(quote.interview, ms)?))) {
        pen.html(" · <a class=\"time\" href=\"").text(&href).html("\">").text(&number::time(ms)).html("</a>");
    }
}

fn themes(pen: &mut Pen<'_, '_>, quote: &Quote<'_>, on: Option<ThemeId>) {
    let mut others = quote.themes.iter().filter(|theme| Some(**theme) != on).peekable();
    if others.peek().is_some() {
        pen.html("\n<p class=\"chips\">");
        others.for_each(|theme| {
            pen.theme(*theme).html(" ");
        });
        pen.html("</p>");
    }
}

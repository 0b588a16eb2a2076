//! Quote cards: who said it, when, of what kind, and where it stands.
//!
//! Comes in: quotes. Goes out: a card each. Does not know: which page shows them.

use std::ops::Range;

use super::block_writer::{BlockWriter, written};
use super::quotes::{self, CardQuote, Part};
use crate::knowledge::{QuoteId, ThemeId};
use crate::site::page_html::{CardParts, PartIs};
use crate::site::quote_home::QuoteHome;
use crate::site::view::parts::number;
use crate::site::view::parts::spoken_to::SpokenTo;

/// How many of the asks that a quote belongs to its card names.
const MOST_ASKS: usize = 3;

/// Quotes in full; on a theme's page without that theme's name.
pub(super) fn write<'a>(out: &mut impl BlockWriter<'a>, quotes: &[QuoteId], on: Option<ThemeId>) {
    out.html("<div class=\"cards\">");
    for id in quotes {
        out.card(*id, on);
    }
    out.html("\n</div>");
}

/// One quote in full.
pub(super) fn card<'a, W: BlockWriter<'a>>(out: &mut W, quote: &CardQuote<'a, W::Parts>, on: Option<ThemeId>) {
    let start = out.position();
    let head = written(out, |out| _ = out.part(quote, Part::Head));
    let facts = written(out, |out| _ = out.part(quote, Part::Facts));
    out.html("\n<copy-link></copy-link></p>\n<blockquote dir=\"auto\" cite=\"");
    let href = written(out, |out| _ = out.quote_href(quote));
    out.html("\"><p>");
    let words = written(out, |out| _ = out.part(quote, Part::Text));
    out.html("</p></blockquote>\n<p class=\"card-foot\">");
    let who = written(out, |out| _ = out.part(quote, Part::Name).team(quote.team));
    let when = written(out, |out| _ = out.part(quote, Part::When));
    listen(out, quote);
    let transcript = matches!(quote.home, QuoteHome::Transcript(_)).then(|| in_transcript(out, href));
    out.part(quote, Part::Source).html("</p>");
    out.note(start, PartIs::Card(CardParts { head, facts, words, who, when, transcript }));
    themes(out, quote, on);
    speaks_to(out, quote);
    note(out, quote);
    let end = out.position();
    out.html("\n</article>").note(end, PartIs::BlockEnd);
}

/// The link to where it is in its transcript, which was written already; where it is written now.
fn in_transcript<'a>(out: &mut impl BlockWriter<'a>, href: Range<usize>) -> Range<usize> {
    out.html("\n<span class=\"way\"> · <a class=\"in-transcript\" href=\"");
    let href = written(out, |out| _ = out.again(href));
    let words = out.words().text("card.in_transcript");
    out.html("\">").text(words).html("</a></span>");
    href
}

/// The time in the recording, which leads there.
fn listen<'a, W: BlockWriter<'a>>(out: &mut W, quote: &CardQuote<'a, W::Parts>) {
    if let Some(ms) = quote.listen {
        out.html(" · <a class=\"time\" href=\"").moment(quote.quote.interview(), ms);
        out.html("\">").text(&number::time(ms)).html("</a>");
    }
}

/// The coder's memo, if there is one, with who wrote it.
fn note<'a, W: BlockWriter<'a>>(out: &mut W, quote: &CardQuote<'a, W::Parts>) {
    if quotes::note(quote.quote).is_some() {
        out.html("\n<p class=\"note\" dir=\"auto\">");
        if let Some(by) = quotes::coder(quote.quote) {
            out.listener(by).html(": ");
        }
        out.part(quote, Part::Note).html("</p>");
    }
}

/// The asks that a quote belongs to, and the assumptions that it speaks to.
fn speaks_to<'a, W: BlockWriter<'a>>(out: &mut W, quote: &CardQuote<'a, W::Parts>) {
    let quote = quote.quote;
    let asks = quote.asks().take(MOST_ASKS).map(|ask| ("asks-for", "card.asks_for", SpokenTo::Ask(ask.id())));
    let confirms = quote.confirms().map(|it| ("confirms", "card.confirms", SpokenTo::Assumption(it.id())));
    let contradicts = quote.contradicts().map(|it| ("contradicts", "card.contradicts", SpokenTo::Assumption(it.id())));
    for (class, key, subject) in asks.chain(confirms).chain(contradicts) {
        let words = out.words().text(key);
        out.html("\n<p class=\"speaks-to ").html(class).html("\">");
        out.text(words).html(" ").spoken_to(subject).html("</p>");
    }
}

fn themes<'a, W: BlockWriter<'a>>(out: &mut W, quote: &CardQuote<'a, W::Parts>, on: Option<ThemeId>) {
    let mut others = quote.quote.themes().filter(|theme| Some(*theme) != on).peekable();
    if others.peek().is_some() {
        out.html("\n<p class=\"chips\">");
        others.for_each(|theme| {
            out.chip(theme).html(" ");
        });
        out.html("</p>");
    }
}

//! Quote cards: who said it, when, of what kind, and where it stands.
//!
//! Comes in: quotes. Goes out: a card each. Does not know: which page shows them.

use std::ops::Range;

use super::block_writer::BlockWriter;
use super::quotes::{CardQuote, Part, QuoteHome};
use crate::knowledge::{QuoteId, ThemeId};
use crate::site::page_html::{CardParts, PartIs};
use crate::site::view::parts::number;

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
    let foot = written(out, |out| foot(out, quote, href));
    out.note(start, PartIs::Card(CardParts { head, facts, words, foot }));
    themes(out, quote, on);
    out.part(quote, Part::Note);
    let end = out.position();
    out.html("\n</article>").note(end, PartIs::BlockEnd);
}

/// Who said a quote, when, and where it stands, with the end of that paragraph.
fn foot<'a, W: BlockWriter<'a>>(out: &mut W, quote: &CardQuote<'a, W::Parts>, href: Range<usize>) {
    out.part(quote, Part::Name).team(quote.team);
    out.part(quote, Part::When);
    listen(out, quote);
    if matches!(quote.home, QuoteHome::Transcript(_)) {
        let words = out.words().text("card.in_transcript");
        out.html("\n · <a class=\"in-transcript\" href=\"").again(href).html("\">").text(words).html("</a>");
    }
    out.part(quote, Part::Source).html("</p>");
}

/// Where something is written.
fn written<'a, W: BlockWriter<'a>>(out: &mut W, write: impl FnOnce(&mut W)) -> Range<usize> {
    let start = out.position();
    write(out);
    start..out.position()
}

/// The time in the recording, which leads there.
fn listen<'a, W: BlockWriter<'a>>(out: &mut W, quote: &CardQuote<'a, W::Parts>) {
    if let Some(ms) = quote.listen {
        out.html(" · <a class=\"time\" href=\"").moment(quote.quote.interview(), ms);
        out.html("\">").text(&number::time(ms)).html("</a>");
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

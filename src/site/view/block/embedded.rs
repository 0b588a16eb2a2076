//! Quotes as they stand on a page of somebody else's: no script is there, and no link may open in the frame, which is small and
//! not allowed to hold any other page.
//!
//! Comes in: quotes, what they are called on the page that is embedded. Goes out: a list of them. Does not know: which page
//! shows them.

use super::block_writer::BlockWriter;
use super::quotes::{CardQuote, Part};
use crate::knowledge::QuoteId;
use crate::site::quote_home::QuoteHome;
use crate::site::site_context::card_id;

/// What quotes are called on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuoteNames {
    /// As in their transcript: `two-weeks`.
    OfTranscript,
    /// As on the page of a theme: `2026-03-p07.two-weeks`.
    OfCards,
}

/// Quotes, one below the other.
pub(super) fn write<'a>(out: &mut impl BlockWriter<'a>, quotes: &[QuoteId], names: QuoteNames) {
    for id in quotes {
        if let Some(quote) = out.quote(*id) {
            embedded(out, &quote, names);
        }
    }
}

fn embedded<'a, W: BlockWriter<'a>>(out: &mut W, quote: &CardQuote<'a, W::Parts>, names: QuoteNames) {
    let words = out.words();
    out.html("\n<article class=\"card kind-").html(quote.quote.kind().word()).html("\" id=\"");
    match names {
        QuoteNames::OfTranscript => out.text(quote.quote.anchor()),
        QuoteNames::OfCards => out.text(&card_id(quote.quote)),
    };
    out.html("\">\n<p class=\"card-head\">").kind(words, quote.quote.kind());
    out.html("</p>\n<blockquote dir=\"auto\"><p>");
    out.part(quote, Part::Text).html("</p></blockquote>\n<p class=\"card-foot\">");
    out.part(quote, Part::Name);
    let team = out.team_title(quote.team);
    out.isolated_after(", ", team);
    out.part(quote, Part::When);
    if matches!(quote.home, QuoteHome::Transcript(_)) {
        out.html(" · <a target=\"_blank\" href=\"").quote_href(quote).html("\">");
        out.text(words.text("card.in_transcript")).html("</a>");
    }
    out.html("</p>\n</article>");
}

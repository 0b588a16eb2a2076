//! Quotes on a line each: beside a transcript, and where a number is explained and there is no room for cards.
//!
//! Comes in: quotes. Goes out: lists of them. Does not know: which number they explain.

use super::block_writer::{BlockWriter, written};
use super::quotes::Part;
use crate::knowledge::QuoteId;
use crate::site::page_html::PartIs;
use crate::site::quote_home::QuoteHome;
use crate::site::site_context::Who;

/// What one person said.
#[derive(Debug)]
pub struct Said<'a> {
    /// Who.
    pub who: Who<'a>,
    /// What it comes to; none where only the fact that they spoke counts.
    pub value: Option<String>,
    /// The quotes.
    pub quotes: Vec<QuoteId>,
}

/// An interview's quotes, in order, each with who said it, for whoever copies it.
pub(super) fn index<'a>(out: &mut impl BlockWriter<'a>, quotes: &[QuoteId]) {
    let words = out.words();
    out.html("<ol class=\"quote-index\">");
    for id in quotes {
        let Some(quote) = out.quote(*id) else { continue };
        let said_by = out.said_by(&quote);
        out.html("\n");
        let start = out.position();
        out.html("<li data-said-by=\"").text(&said_by).html("\"><a href=\"");
        let href = written(out, |out| _ = out.quote_href(&quote));
        out.html("\">");
        let kind = written(out, |out| _ = out.kind(words, quote.quote.kind()));
        out.html(" <span class=\"clip\">");
        let words = written(out, |out| _ = out.part(&quote, Part::Text));
        out.html("</span></a></li>").note(start, PartIs::IndexLine { href, kind, words });
    }
    out.html("\n</ol>");
}

/// A quote set apart, with who said it, and once more for whoever copies it.
pub(super) fn excerpt<'a>(out: &mut impl BlockWriter<'a>, id: QuoteId) {
    let words = out.words();
    let Some(quote) = out.quote(id) else { return };
    let said_by = out.said_by(&quote);
    out.html("<figure class=\"excerpt kind-").html(quote.quote.kind().word());
    out.html("\" data-said-by=\"")
        .text(&said_by)
        .html("\"><blockquote dir=\"auto\"><p>")
        .part(&quote, Part::Text)
        .html("</p></blockquote>\n<figcaption class=\"meta\">");
    out.kind(words, quote.quote.kind()).html(" ").part(&quote, Part::Name).team(quote.team);
    if !matches!(quote.home, QuoteHome::Here) {
        let key =
            if matches!(quote.home, QuoteHome::Transcript(_)) { "card.in_transcript" } else { "card.among_quotes" };
        out.html("<span class=\"way\"> · <a class=\"in-transcript\" href=\"")
            .quote_href(&quote)
            .html("\">")
            .text(words.text(key))
            .html("</a></span>");
    }
    out.html("</figcaption></figure>");
}

/// Quotes on a line each, with who said them, and once more for whoever copies them.
pub(super) fn evidence<'a>(out: &mut impl BlockWriter<'a>, quotes: &[QuoteId]) {
    let words = out.words();
    out.html("<ul class=\"evidence\">");
    for id in quotes {
        let Some(quote) = out.quote(*id) else { continue };
        let said_by = out.said_by(&quote);
        out.html("\n<li data-said-by=\"").text(&said_by).html("\"><a href=\"").quote_href(&quote).html("\"><q>");
        out.part(&quote, Part::Text)
            .html("</q></a> <span class=\"line-meta\">")
            .kind(words, quote.quote.kind())
            .html(" ");
        out.part(&quote, Part::Name).team(quote.team).html("</span></li>");
    }
    out.html("\n</ul>");
}

/// People with what they said.
pub(super) fn said<'a>(out: &mut impl BlockWriter<'a>, said: &[Said<'_>]) {
    out.html("<ul class=\"said\">");
    for Said { who, value, quotes } in said {
        out.html("\n<li>").name(who).team(who.team);
        if let Some(value) = value {
            out.html(": <b>").text(value).html("</b>");
        }
        for id in quotes {
            let Some(quote) = out.quote(*id) else { continue };
            out.html(" <a class=\"said-quote\" href=\"").quote_href(&quote).html("\"><q>");
            out.part(&quote, Part::Text).html("</q></a>");
        }
        out.html("</li>");
    }
    out.html("\n</ul>");
}

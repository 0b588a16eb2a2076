//! Quotes on a line each: beside a transcript, and where a number is explained and there is no room for cards.
//!
//! Comes in: quotes. Goes out: lists of them. Does not know: which number they explain.

use super::pen::{Ink, Pen};
use super::quotes::Quote;
use crate::knowledge::{InterviewId, QuoteId};
use crate::site::facts::Who;

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

/// An interview's quotes, in order.
pub(super) fn index(pen: &mut Pen<'_, '_>, id: InterviewId) {
    pen.html("<ol class=\"quote-index\">");
    for id in &pen.context.knowledge().interviews[id].quotes {
        let quote = Quote::of(&pen.context.facts, *id);
        pen.html("\n<li><a href=\"").in_transcript(&quote).html("\">").kind(quote.kind);
        pen.html(" <span class=\"clip\">").html(quote.text).html("</span></a></li>");
    }
    pen.html("\n</ol>");
}

/// Quotes on a line each, with who said them.
pub(super) fn evidence(pen: &mut Pen<'_, '_>, quotes: &[QuoteId]) {
    pen.html("<ul class=\"evidence\">");
    for id in quotes {
        let quote = Quote::of(&pen.context.facts, *id);
        pen.html("\n<li><a href=\"").in_transcript(&quote).html("\"><q>").html(quote.text);
        pen.html("</q></a> <span class=\"line-meta\">").kind(quote.kind).html(" ");
        pen.html(quote.name).team(quote.team).html("</span></li>");
    }
    pen.html("\n</ul>");
}

/// People with what they said.
pub(super) fn said(pen: &mut Pen<'_, '_>, said: &[Said<'_>]) {
    pen.html("<ul class=\"said\">");
    for Said { who, value, quotes } in said {
        pen.html("\n<li>").name(who).team(who.team);
        if let Some(value) = value {
            pen.html(": <b>").text(value).html("</b>");
        }
        for id in quotes {
            let quote = Quote::of(&pen.context.facts, *id);
            pen.html(" <a class=\"said-quote\" href=\"").in_transcript(&quote).html("\"><q>");
            pen.html(quote.text).html("</q></a>");
        }
        pen.html("</li>");
    }
    pen.html("\n</ul>");
}

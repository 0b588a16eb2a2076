//! Quotes on a line each: beside a transcript, and where a number is explained and there is no room for cards.
//!
//! Comes in: quotes. Goes out: lists of them. Does not know: which number they explain.

use super::pen::{Ink, Pen};
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
    let knowledge = pen.desk.knowledge();
    pen.html("<ol class=\"quote-index\">");
    for id in &knowledge.interviews[id].quotes {
        let words = knowledge.words(*id);
        pen.html("\n<li><a href=\"").quote_href(*id).html("\">").kind(words.kind);
        pen.html(" <span class=\"clip\">").text(&words.text).html("</span></a></li>");
    }
    pen.html("\n</ol>");
}

/// Quotes on a line each, with who said them.
pub(super) fn evidence(pen: &mut Pen<'_, '_>, quotes: &[QuoteId]) {
    pen.html("<ul class=\"evidence\">");
    for id in quotes {
        let words = pen.desk.knowledge().words(*id);
        pen.html("\n<li><a href=\"").quote_href(*id).html("\"><q>").text(&words.text);
        pen.html("</q></a> <span class=\"line-meta\">").kind(words.kind).html(" ");
        pen.who(&pen.desk.facts.who_said(*id)).html("</span></li>");
    }
    pen.html("\n</ul>");
}

/// People with what they said.
pub(super) fn said(pen: &mut Pen<'_, '_>, said: &[Said<'_>]) {
    pen.html("<ul class=\"said\">");
    for Said { who, value, quotes } in said {
        pen.html("\n<li>").who(who);
        if let Some(value) = value {
            pen.html(": <b>").text(value).html("</b>");
        }
        for id in quotes {
            pen.html(" <a class=\"said-quote\" href=\"").quote_href(*id).html("\"><q>");
            pen.text(&pen.desk.knowledge().words(*id).text).html("</q></a>");
        }
        pen.html("</li>");
    }
    pen.html("\n</ul>");
}

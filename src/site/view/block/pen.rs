//! What HTML is written with: ink for what is the same everywhere, a pen for what depends on where a page is.
//!
//! Comes in: pieces of HTML, text, what links lead to. Goes out: bytes, nothing made on the way.
//! Does not know: what it writes.

use std::ops::Range;

use super::quotes::Quote;
use crate::content::interview::QuoteKind;
use crate::knowledge::{TeamId, ThemeId};
use crate::site::facts::Who;
use crate::site::route::{self, Route};
use crate::site::view::escape::{escaped, escaped_from};
use crate::site::view::parts::{PageContext, words};

/// Writes what is the same on each page.
pub(super) trait Ink {
    /// Where it goes.
    fn out(&mut self) -> &mut String;

    /// HTML of ours, as it is.
    fn html(&mut self, html: &str) -> &mut Self {
        self.out().push_str(html);
        self
    }

    /// Any text.
    fn text(&mut self, text: &str) -> &mut Self {
        escaped(self.out(), text);
        self
    }

    /// Text in its own direction that there may be none of, with HTML before it.
    fn isolated_after(&mut self, html: &str, text: Option<&str>) -> &mut Self {
        match text {
            Some(text) if !text.is_empty() => self.html(html).html("<bdi>").text(text).html("</bdi>"),
            _ => self,
        }
    }

    /// What is written with another function, made text.
    fn with(&mut self, write: impl FnOnce(&mut String)) -> &mut Self {
        let start = self.out().len();
        write(self.out());
        escaped_from(self.out(), start);
        self
    }

    /// A place on a page, as a link ends.
    fn place(&mut self, id: &str) -> &mut Self {
        self.with(|out| route::write_place(out, id))
    }

    /// What a quote is evidence of.
    fn kind(&mut self, kind: QuoteKind) -> &mut Self {
        let kind = words::kind(kind);
        self.html("<span class=\"kind kind-").html(kind.key).html("\">").html(kind.word).html("</span>")
    }

    /// Somebody's pseudonym and role.
    fn name(&mut self, who: &Who<'_>) -> &mut Self {
        self.html("<span class=\"who\">").text(who.name).html("</span>").isolated_after(", ", who.role)
    }
}

impl Ink for String {
    fn out(&mut self) -> &mut String {
        self
    }
}

/// The context that a page is written at, and the page's bytes.
pub(super) struct Pen<'p, 'a> {
    pub(super) context: &'p PageContext<'a>,
    pub(super) out: &'p mut String,
}

impl Ink for Pen<'_, '_> {
    fn out(&mut self) -> &mut String {
        self.out
    }
}

impl Pen<'_, '_> {
    /// The address of a page.
    pub(super) fn href(&mut self, to: &Route) -> &mut Self {
        let context = self.context;
        self.with(|out| context.standpoint.write_link(out, to))
    }

    /// The address of a quote in its transcript.
    pub(super) fn in_transcript(&mut self, quote: &Quote<'_>) -> &mut Self {
        let context = self.context;
        self.with(|out| context.standpoint.write_way(out, quote.route)).html(quote.place)
    }

    /// The same again as was written at a place.
    pub(super) fn again(&mut self, written: Range<usize>) -> &mut Self {
        self.out.extend_from_within(written);
        self
    }

    /// A theme's title, which leads to it.
    pub(super) fn theme(&mut self, id: ThemeId) -> &mut Self {
        let (theme, route) = (&self.context.knowledge().themes[id], &self.context.facts.plan.themes[id]);
        self.html("<a class=\"chip\" href=\"").href(route).html("\">").text(&theme.title).html("</a>")
    }

    /// Behind somebody's name their team, which leads to it.
    pub(super) fn team(&mut self, id: Option<TeamId>) -> &mut Self {
        let Some(id) = id else { return self };
        let (team, route) = (&self.context.knowledge().teams[id], &self.context.facts.plan.teams[id]);
        self.html(", <a href=\"").href(route).html("\">").text(&team.title).html("</a>")
    }
}

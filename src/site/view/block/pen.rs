//! A pen: it writes HTML as a page needs it.
//!
//! Comes in: pieces of HTML, text, what links lead to. Goes out: the page's bytes, nothing made on the way.
//! Does not know: what it writes.

use crate::content::interview::QuoteKind;
use crate::knowledge::{QuoteId, TeamId, ThemeId};
use crate::site::facts::Who;
use crate::site::route::Route;
use crate::site::view::escape::{escaped, escaped_from};
use crate::site::view::parts::{Desk, words};

/// The desk that the page is written at, and its bytes.
pub(super) struct Pen<'p, 'a> {
    pub(super) desk: &'p Desk<'a>,
    pub(super) out: &'p mut String,
}

impl Pen<'_, '_> {
    /// HTML of ours, as it is.
    pub(super) fn html(&mut self, html: &str) -> &mut Self {
        self.out.push_str(html);
        self
    }

    /// Any text.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        escaped(self.out, text);
        self
    }

    /// Text that there may be none of, with HTML before it.
    pub(super) fn text_after(&mut self, html: &str, text: Option<&str>) -> &mut Self {
        match text {
            Some(text) if !text.is_empty() => self.html(html).text(text),
            _ => self,
        }
    }

    /// The address of a page.
    pub(super) fn href(&mut self, to: &Route) -> &mut Self {
        let start = self.out.len();
        self.desk.standpoint.write_link(self.out, to);
        escaped_from(self.out, start);
        self
    }

    /// The address of a quote in its transcript.
    pub(super) fn quote_href(&mut self, id: QuoteId) -> &mut Self {
        let knowledge = self.desk.knowledge();
        let route = &self.desk.facts.plan.interviews[knowledge.quotes[id].interview];
        let start = self.out.len();
        self.desk.standpoint.write_link_at(self.out, route, &knowledge.words(id).id);
        escaped_from(self.out, start);
        self
    }

    /// The same again as what was written from a place on.
    pub(super) fn again(&mut self, written: std::ops::Range<usize>) -> &mut Self {
        self.out.extend_from_within(written);
        self
    }

    /// A theme's title, which leads to it.
    pub(super) fn theme(&mut self, id: ThemeId) -> &mut Self {
        let (theme, route) = (&self.desk.knowledge().themes[id], &self.desk.facts.plan.themes[id]);
        self.html("<a class=\"chip\" href=\"").href(route).html("\">").text(&theme.title).html("</a>")
    }

    /// A team's title, which leads to it.
    pub(super) fn team(&mut self, id: TeamId) -> &mut Self {
        let (team, route) = (&self.desk.knowledge().teams[id], &self.desk.facts.plan.teams[id]);
        self.html("<a href=\"").href(route).html("\">").text(&team.title).html("</a>")
    }

    /// Somebody: pseudonym, role, team.
    pub(super) fn who(&mut self, who: Who<'_>) -> &mut Self {
        self.html("<span class=\"who\">").text(who.name).html("</span>").text_after(", ", who.role);
        match who.team {
            Some(team) => self.html(", ").team(team),
            None => self,
        }
    }

    /// What a quote is evidence of.
    pub(super) fn kind(&mut self, kind: QuoteKind) -> &mut Self {
        let kind = words::kind(kind);
        self.html("<span class=\"kind kind-").html(kind.key).html("\">").html(kind.word).html("</span>")
    }
}

//! One struct a template: what each page shows.
//!
//! Comes in: [`Facts`] and a planned page. Goes out: a [`Sheet`], made on its own, so that pages are made in parallel.
//! Does not know: where on the page anything stands.

pub mod block;
pub mod frame;
pub mod guide;
pub mod home;
pub mod interview;
pub mod list;
pub mod machine;
pub mod opportunity;
pub mod outcome;
pub mod parts;
pub mod plain;
pub mod priorities;
pub mod team;
pub mod theme;

mod escape;
mod footnotes;
mod prose;
mod recording;
mod transcript;

use serde::Serialize;

use self::block::{Blocks, Mark, QuoteCache};
use self::frame::Frame;
use self::parts::PageContext;
use super::facts::Facts;
use super::plan::{Page, Planned};
use super::route::{Route, Standpoint};
use crate::base::hash::Hasher;
use crate::content::Kind;
use crate::diagnostic::Diagnostic;

/// A page as data.
#[derive(Debug)]
pub struct Sheet<'a> {
    /// Its address.
    pub route: Route,
    /// What every page has: title, navigation, the way home.
    pub page: Frame<'a>,
    /// What this one has.
    pub view: View<'a>,
    /// The block that the template has as `{{ body }}`.
    pub body: Option<Mark>,
    blocks: Blocks<'a>,
    context: PageContext<'a>,
    quotes: &'a QuoteCache,
}

/// What a page shows.
#[derive(Debug, Serialize)]
#[serde(untagged)]
#[expect(missing_docs, reason = "each is named after its page")]
#[expect(
    clippy::large_enum_variant,
    reason = "there is one at a time for each worker; a box would only be one more step"
)]
pub enum View<'a> {
    Home(home::Home<'a>),
    Interviews(list::Interviews<'a>),
    Themes(list::Themes<'a>),
    Teams(list::Teams<'a>),
    Opportunities(list::Opportunities<'a>),
    Outcomes(list::Outcomes<'a>),
    Guides(list::Guides<'a>),
    Interview(interview::Interview<'a>),
    Theme(theme::Theme<'a>),
    Team(team::Team<'a>),
    Opportunity(opportunity::Opportunity<'a>),
    Outcome(outcome::Outcome<'a>),
    Guide(guide::Guide<'a>),
    Plain(plain::Plain<'a>),
    Priorities(priorities::Priorities<'a>),
    NotFound(plain::NotFound),
    Redirect(machine::Redirect),
    Feed(machine::Feed<'a>),
    Sitemap(machine::Sitemap<'a>),
    Robots(machine::Robots),
    Headers(machine::Headers),
}

impl Sheet<'_> {
    /// Adds all that the page shows; what has the same digest looks the same in the same look.
    pub fn hash_into(&self, hasher: &mut Hasher) {
        hasher.bytes(self.view.template().as_bytes());
        hasher.value(&self.page);
        hasher.value(&self.view);
        hasher.value(&self.body);
        self.blocks.hash_into(&self.context, self.quotes, hasher);
    }

    /// Writes the page: what a template made of the view, and each block in the place of its mark. The error is a
    /// complaint about a file that is needed for it.
    pub fn fill(&self, html: &str, out: &mut String) -> Result<(), Box<Diagnostic>> {
        self.fill_at_most(html, usize::MAX, out)
    }

    /// The same, which ends early behind the block with which there are more than so many bytes: a template may put each
    /// block in many places.
    pub fn fill_at_most(&self, html: &str, most: usize, out: &mut String) -> Result<(), Box<Diagnostic>> {
        self.blocks.fill((&self.context, self.quotes), html, most, out)
    }
}

impl View<'_> {
    /// The template that it is written for.
    pub fn template(&self) -> &'static str {
        match self {
            Self::Home(_) => "home.html",
            Self::Interviews(_) => "interviews.html",
            Self::Themes(_) => "themes.html",
            Self::Teams(_) => "teams.html",
            Self::Opportunities(_) => "opportunities.html",
            Self::Outcomes(_) => "outcomes.html",
            Self::Guides(_) => "guides.html",
            Self::Interview(_) => "interview.html",
            Self::Theme(_) => "theme.html",
            Self::Team(_) => "team.html",
            Self::Opportunity(_) => "opportunity.html",
            Self::Outcome(_) => "outcome.html",
            Self::Guide(_) => "guide.html",
            Self::Plain(_) => "page.html",
            Self::Priorities(_) => "priorities.html",
            Self::NotFound(_) => "404.html",
            Self::Redirect(_) => "redirect.html",
            Self::Feed(_) => "feed.xml",
            Self::Sitemap(_) => "sitemap.xml",
            Self::Robots(_) => "robots.txt",
            Self::Headers(_) => "_headers",
        }
    }
}

/// What a page says of itself to its frame, and what it shows.
pub(crate) struct PageParts<'a> {
    head: frame::Head<'a>,
    view: View<'a>,
    body: Option<Mark>,
    blocks: Blocks<'a>,
}

impl<'a> PageParts<'a> {
    fn new(head: frame::Head<'a>, view: View<'a>) -> Self {
        Self { head, view, body: None, blocks: Blocks::default() }
    }
}

/// Makes one page.
pub fn sheet<'a>(facts: Facts<'a>, quotes: &'a QuoteCache, planned: &Planned) -> Sheet<'a> {
    let standpoint = match planned.page {
        Page::NotFound | Page::Headers => Standpoint::anywhere(&facts.settings.base_url),
        _ => Standpoint::Page(planned.route.clone()),
    };
    let context = PageContext { facts, standpoint };
    let parts = parts(&context, &planned.page);
    Sheet {
        page: frame::frame(&context, &planned.route, parts.head),
        view: parts.view,
        body: parts.body,
        blocks: parts.blocks,
        route: planned.route.clone(),
        context,
        quotes,
    }
}

fn parts<'a>(context: &PageContext<'a>, page: &Page) -> PageParts<'a> {
    match page {
        Page::Home => home::home(context),
        Page::List(Kind::Interview) => list::interviews(context),
        Page::List(Kind::Theme) => list::themes(context),
        Page::List(Kind::Team) => list::teams(context),
        Page::List(Kind::Opportunity) => list::opportunities(context),
        Page::List(Kind::Outcome) => list::outcomes(context),
        Page::List(Kind::Guide) => list::guides(context),
        Page::Interview(id) => interview::interview(context, *id),
        Page::Theme(id) => theme::theme(context, *id),
        Page::Team(id) => team::team(context, *id),
        Page::Opportunity(id) => opportunity::opportunity(context, *id),
        Page::Outcome(id) => outcome::outcome(context, *id),
        Page::Guide(id) => guide::guide(context, *id),
        Page::Plain(index) => plain::plain(context, *index),
        Page::Priorities => priorities::priorities(context),
        Page::NotFound => plain::not_found(context),
        Page::Redirect(to) => machine::redirect(context, to),
        Page::Feed => machine::feed(context),
        Page::Sitemap => machine::sitemap(context),
        Page::Robots => machine::robots(context),
        Page::Headers => machine::headers(context),
    }
}

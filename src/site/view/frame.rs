//! What every page has: its title, the navigation, the way back up.
//!
//! Comes in: what a page says of itself. Goes out: a [`Frame`]. Does not know: what the page shows.

use serde::Serialize;

use super::parts::{Link, PageContext};
use crate::content::Kind;
use crate::site::plan::LISTS;
use crate::site::route::Route;

/// What a page says of itself.
#[derive(Debug, Default)]
pub struct Head<'a> {
    /// Its title; empty on the home page, which has the site's.
    pub title: String,
    /// One sentence for search engines.
    pub description: Option<String>,
    /// The pages above it, the highest first.
    pub crumbs: Vec<Link<'a>>,
    /// Where in the navigation it is.
    pub section: Section,
    /// Whether search engines should leave it out.
    pub hidden: bool,
}

/// A part of the navigation.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Section {
    /// None of them.
    #[default]
    Elsewhere,
    /// The list of a kind, and its entries.
    Kind(Kind),
    /// The page of priorities.
    Priorities,
}

/// What every page has.
#[derive(Debug, Serialize)]
pub struct Frame<'a> {
    /// Its title; empty on the home page.
    pub title: String,
    /// One sentence for search engines.
    pub description: Option<String>,
    /// Its full address.
    pub canonical: String,
    /// The way to the site's root: `../../`.
    pub root: String,
    /// The feed.
    pub feed: String,
    /// The pages above it, the highest first.
    pub crumbs: Vec<Link<'a>>,
    /// The main parts of the site.
    pub nav: Vec<NavItem>,
    /// The plain pages at the top: about, method.
    pub pages: Vec<Link<'a>>,
    /// Whether search engines should leave it out.
    pub hidden: bool,
}

/// A part of the site.
#[derive(Debug, Serialize)]
pub struct NavItem {
    /// What it is called.
    pub title: &'static str,
    /// Where it is.
    pub href: String,
    /// Whether this page is in it.
    pub here: bool,
}

/// Puts the frame around a page.
pub(super) fn frame<'a>(context: &PageContext<'a>, route: &Route, head: Head<'a>) -> Frame<'a> {
    Frame {
        title: head.title,
        description: head.description,
        canonical: route.absolute(&context.facts.settings.base_url),
        root: context.href(&Route::home()),
        feed: context.href(&Route::own_file("feed.xml")),
        crumbs: head.crumbs,
        nav: nav(context, head.section),
        pages: pages(context, route),
        hidden: head.hidden,
    }
}

/// The lists that have something in them, and the priorities.
fn nav(context: &PageContext<'_>, section: Section) -> Vec<NavItem> {
    let item = |title, route: &Route, own| NavItem { title, href: context.href(route), here: section == own };
    let lists = LISTS.into_iter().filter(|kind| has(context, *kind));
    let mut nav: Vec<NavItem> = lists.map(|kind| item(kind.title(), &Route::list(kind), Section::Kind(kind))).collect();
    nav.insert(nav.len().min(2), item("Priorities", &Route::priorities(), Section::Priorities));
    nav
}

fn has(context: &PageContext<'_>, kind: Kind) -> bool {
    let knowledge = context.knowledge();
    match kind {
        Kind::Interview | Kind::Theme => true,
        Kind::Team => !knowledge.teams.is_empty(),
        Kind::Opportunity => !knowledge.opportunities.is_empty(),
        Kind::Outcome => !knowledge.outcomes.is_empty(),
        Kind::Guide => !knowledge.guides.is_empty(),
    }
}

/// How many plain pages every page leads to. The home page leads to all: where each did, pages would grow with their
/// number.
const MOST_PAGES: usize = 50;
/// Where the home page leads to them: what a template makes begins with a colon.
const PAGES: &str = ":pages";

fn pages<'a>(context: &PageContext<'a>, here: &Route) -> Vec<Link<'a>> {
    let home = Route::home();
    let top = context.facts.index.pages.iter().filter(|page| page.top);
    let mut links = top.map(|page| Link { title: &page.title, href: context.href(&page.route) });
    if *here == home {
        return links.collect();
    }
    let mut first: Vec<Link<'a>> = links.by_ref().take(MOST_PAGES).collect();
    if links.next().is_some() {
        first.push(Link { title: "All pages", href: context.standpoint.link_at(&home, PAGES) });
    }
    first
}

impl<'a> PageContext<'a> {
    /// The list of a kind, as the page above an entry.
    pub(super) fn list(&self, kind: Kind) -> Link<'a> {
        Link { title: kind.title(), href: self.href(&Route::list(kind)) }
    }
}

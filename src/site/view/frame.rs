//! What every page has: its title, the navigation, the way back up.
//!
//! Comes in: what a page says of itself. Goes out: a [`Frame`]. Does not know: what the page shows.

use serde::Serialize;

use super::foot::{PageFoot, foot};
use super::parts::context::{Link, PageContext};
use crate::base::path::SourcePath;
use crate::content::Kind;
use crate::release::Released;
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
    /// Whether search engines should leave it out.
    pub hidden: bool,
}

impl<'a> Head<'a> {
    /// Of the list of a kind.
    pub(super) fn of_list(context: &PageContext<'_>, kind: Kind) -> Self {
        Self { title: context.list_title(kind).to_owned(), ..Self::default() }
    }

    /// Of the page of an entry, below the list of its kind.
    pub(super) fn of_entry(context: &PageContext<'a>, kind: Kind, title: &str) -> Self {
        Self { title: title.to_owned(), crumbs: vec![context.list(kind)], ..Self::default() }
    }
}

/// A part of the navigation: what opens when it is clicked is the page at its address.
#[derive(Debug)]
pub struct Section {
    /// Its place, from the left.
    pub order: u8,
    /// The name of its title among the words of the navigation.
    pub name: &'static str,
    /// The page that it opens.
    pub address: fn() -> Route,
    /// Whether there is anything in it.
    pub is_shown: fn(Released<'_>) -> bool,
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
    /// The page as Markdown, where it lies beside.
    pub markdown: Option<&'static str>,
    /// The pages above it, the highest first.
    pub crumbs: Vec<Link<'a>>,
    /// The main parts of the site.
    pub nav: Vec<NavItem<'a>>,
    /// The plain pages at the top: about, method.
    pub pages: Vec<Link<'a>>,
    /// Whether search engines should leave it out.
    pub hidden: bool,
    /// Whom the site is for, where it is not for everybody.
    pub audience: Option<&'a str>,
    /// What stands at its end.
    pub foot: PageFoot<'a>,
}

/// A part of the site.
#[derive(Debug, Serialize)]
pub struct NavItem<'a> {
    /// What it is called.
    pub title: &'a str,
    /// Where it is.
    pub href: String,
    /// Whether this page is in it.
    pub here: bool,
}

/// Where in the navigation a page is, and all that there is.
pub(in crate::site) struct Navigation<'n> {
    pub(in crate::site) here: Option<&'n Section>,
    pub(in crate::site) all: &'n [&'static Section],
}

/// Puts the frame around a page.
pub(in crate::site) fn frame<'a>(
    context: &PageContext<'a>,
    (route, file): (&Route, Option<&SourcePath>),
    head: Head<'a>,
    navigation: &Navigation<'_>,
) -> Frame<'a> {
    Frame {
        title: head.title,
        description: head.description,
        canonical: route.absolute(&context.site.settings.base_url),
        root: context.href(&Route::home()),
        feed: context.href(&Route::own_file("feed.xml")),
        markdown: None,
        crumbs: head.crumbs,
        nav: nav(context, navigation),
        pages: pages(context, route),
        hidden: head.hidden,
        audience: context.released().audience_title(),
        foot: foot(context, route, file),
    }
}

/// The sections that have something in them.
fn nav<'a>(context: &PageContext<'a>, navigation: &Navigation<'_>) -> Vec<NavItem<'a>> {
    let here = navigation.here.map(|section| section.order);
    let shown = navigation.all.iter().filter(|section| (section.is_shown)(context.released()));
    let item = |section: &&'static Section| NavItem {
        title: context.words().text_in("nav", section.name),
        href: context.href(&(section.address)()),
        here: here == Some(section.order),
    };
    shown.map(item).collect()
}

/// How many plain pages every page leads to. The home page leads to all: where each did, pages would grow with their
/// number.
const MOST_PAGES: usize = 50;
/// Where the home page leads to them: what a template makes begins with a colon.
const PAGES: &str = ":pages";

fn pages<'a>(context: &PageContext<'a>, here: &Route) -> Vec<Link<'a>> {
    let home = Route::home();
    let top = context.site.index.pages.values().filter(|page| page.top);
    let mut links = top.map(|page| Link { title: &page.title, href: context.href(&page.route) });
    if *here == home {
        return links.collect();
    }
    let mut first: Vec<Link<'a>> = links.by_ref().take(MOST_PAGES).collect();
    if links.next().is_some() {
        first.push(Link {
            title: context.words().text("frame.all_pages"),
            href: context.standpoint.link_at(&home, PAGES),
        });
    }
    first
}

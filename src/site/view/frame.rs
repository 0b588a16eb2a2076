//! What every page has: its title, the navigation, the way back up.
//!
//! Comes in: what a page says of itself. Goes out: a [`Frame`]. Does not know: what the page shows.

use serde::Serialize;

pub(in crate::site) use super::nav::Navigation;
pub use crate::site::section::{NavGroup, Section};

use super::foot::{PageFoot, foot};
use super::nav::{NavBar, NavItem, nav_bar, pages, sections};
use super::parts::context::{Link, PageContext};
use super::parts::shareable::Shareable;
use super::sharing::{Described, sharing};
use crate::base::path::SourcePath;
use crate::content::Kind;
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
    /// What it is the page of, where pages of others show that.
    pub subject: Option<Shareable>,
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

/// What every page has.
#[derive(Debug, Serialize)]
pub struct Frame<'a> {
    /// Its title; empty on the home page.
    pub title: String,
    /// What it says to those who are no readers.
    #[serde(flatten)]
    pub described: Described,
    /// Its full address.
    pub canonical: String,
    /// The way to the site's root: `../../`.
    pub root: String,
    /// The feed.
    pub feed: String,
    /// The page as Markdown, where it lies beside.
    pub markdown: Option<&'static str>,
    /// The pages above it, the home page first; none above that.
    pub crumbs: Vec<Link<'a>>,
    /// The main parts of the site, all in one list.
    pub nav: Vec<NavItem<'a>>,
    /// The same as they stand in the header.
    pub bar: NavBar<'a>,
    /// The plain pages at the top: about, method.
    pub pages: Vec<NavItem<'a>>,
    /// Whom the site is for, where it is not for everybody.
    pub audience: Option<&'a str>,
    /// What stands at its end.
    pub foot: PageFoot<'a>,
}

/// Puts the frame around a page.
pub(in crate::site) fn frame<'a>(
    context: &PageContext<'a>,
    route: &Route,
    file: Option<&SourcePath>,
    head: Head<'a>,
    navigation: &Navigation<'_>,
) -> Frame<'a> {
    Frame {
        title: head.title,
        described: Described {
            sharing: sharing(context, head.subject),
            description: head.description,
            hidden: head.hidden,
        },
        canonical: route.absolute(&context.site.settings.base_url),
        root: context.href(&Route::home()),
        feed: context.href(&Route::own_file("feed.xml")),
        markdown: None,
        crumbs: crumbs(context, route, head.crumbs),
        nav: sections(context, route, navigation),
        bar: nav_bar(context, route, navigation),
        pages: pages(context, route),
        audience: context.released().audience_title(),
        foot: foot(context, route, file),
    }
}

/// The pages above one: the home page, and those that the page names itself; of a plain page, those whose folder it is in.
fn crumbs<'a>(context: &PageContext<'a>, page: &Route, named: Vec<Link<'a>>) -> Vec<Link<'a>> {
    if *page == Route::home() {
        return Vec::new();
    }
    let mut crumbs = vec![Link { title: context.words().text("frame.home"), href: context.href(&Route::home()) }];
    if named.is_empty() {
        let above = page.above().filter_map(|above| context.site.index.page_at(&above));
        crumbs.extend(above.map(|above| Link { title: &above.title, href: context.href(&above.route) }));
    }
    crumbs.extend(named);
    crumbs
}

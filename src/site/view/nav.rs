//! The navigation: the parts of the site in one row; where that cannot hold them, in three groups with a menu each.
//!
//! Comes in: the sections of all kinds of page, and the page that one is on. Goes out: [`NavBar`]. Does not know: what is on
//! any page, how a menu opens.

use serde::Serialize;

use super::parts::context::PageContext;
use crate::site::route::Route;
use crate::site::section::{NavGroup, Section};

/// A part of the site, or a page of it.
#[derive(Debug, Serialize)]
pub struct NavItem<'a> {
    /// What it is called.
    pub title: &'a str,
    /// Where it is.
    pub href: String,
    /// Whether it is this very page, `page`, or this page is in it, `true`: as `aria-current` has it.
    pub current: Option<&'static str>,
}

/// The parts of the site as they stand in the header.
#[derive(Debug, Serialize)]
pub struct NavBar<'a> {
    /// Those that stand in the row: all, where it can hold them.
    pub row: Vec<NavItem<'a>>,
    /// The others, by their groups; none where the row has all.
    pub menus: Vec<NavMenu<'a>>,
}

/// A group with its menu.
#[derive(Debug, Serialize)]
pub struct NavMenu<'a> {
    /// The end of its place in the page.
    pub name: &'static str,
    /// What it is called.
    pub title: &'a str,
    /// Whether this page is in one of its parts.
    pub has_current: bool,
    /// Its parts.
    pub items: Vec<NavItem<'a>>,
}

/// Where in the navigation a page is, and the sections that have something in them.
pub(in crate::site) struct Navigation<'n> {
    pub(in crate::site) here: Option<&'n Section>,
    pub(in crate::site) shown: &'n [&'static Section],
}

/// So many parts stand in one row, beside the title and the search.
const MOST_IN_ROW: usize = 8;
/// So many plain pages are in a menu: the end of every page leads to more.
const MOST_IN_MENU: usize = 6;

/// The parts of the site in their order.
pub(super) fn sections<'a>(context: &PageContext<'a>, page: &Route, navigation: &Navigation<'_>) -> Vec<NavItem<'a>> {
    navigation.shown.iter().map(|section| nav_item(context, page, navigation, section)).collect()
}

/// The same in one row, or in a row with menus.
pub(super) fn nav_bar<'a>(context: &PageContext<'a>, page: &Route, navigation: &Navigation<'_>) -> NavBar<'a> {
    if navigation.shown.len() <= MOST_IN_ROW {
        return NavBar { row: sections(context, page, navigation), menus: Vec::new() };
    }
    let of = |group: NavGroup| {
        let sections = navigation.shown.iter().filter(|section| section.group == group);
        sections.map(|section| nav_item(context, page, navigation, section)).collect::<Vec<NavItem<'a>>>()
    };
    let menu = |group: NavGroup| {
        let mut items = of(group);
        if group == NavGroup::Method {
            // The end of the page has them too, and says there which one it is.
            let pages = pages(context, page).into_iter().take(MOST_IN_MENU);
            items.extend(pages.map(|item| NavItem { current: None, ..item }));
        }
        NavMenu {
            name: group.name(),
            title: context.words().text_in("nav_groups", group.name()),
            has_current: items.iter().any(|item| item.current.is_some()),
            items,
        }
    };
    let menus = NavGroup::MENUS.into_iter().map(menu).filter(|menu| !menu.items.is_empty());
    NavBar { row: of(NavGroup::Row), menus: menus.collect() }
}

fn nav_item<'a>(
    context: &PageContext<'a>,
    page: &Route,
    navigation: &Navigation<'_>,
    section: &'static Section,
) -> NavItem<'a> {
    let address = (section.address)();
    let is_in_it = navigation.here.is_some_and(|here| here.name == section.name);
    NavItem {
        title: context.words().text_in("nav", section.name),
        href: context.href(&address),
        current: if address == *page { Some(PAGE) } else { is_in_it.then_some("true") },
    }
}

/// As `aria-current` calls the page that one is on.
pub(super) const PAGE: &str = "page";

/// How many plain pages every page leads to. The home page leads to all: where each did, pages would grow with their
/// number.
const MOST_PAGES: usize = 50;
/// Where the home page leads to them: what a template makes begins with a colon.
const PAGES: &str = ":pages";

/// The plain pages at the top that every page leads to.
pub(super) fn pages<'a>(context: &PageContext<'a>, here: &Route) -> Vec<NavItem<'a>> {
    let home = Route::home();
    let top = context.site.index.pages.values().filter(|page| page.top);
    let mut links = top.map(|page| NavItem {
        title: &page.title,
        href: context.href(&page.route),
        current: (page.route == *here).then_some(PAGE),
    });
    if *here == home {
        return links.collect();
    }
    let mut first: Vec<NavItem<'a>> = links.by_ref().take(MOST_PAGES).collect();
    if links.next().is_some() {
        first.push(NavItem {
            current: None,
            title: context.words().text("frame.all_pages"),
            href: context.link_base.link_at(&home, PAGES),
        });
    }
    first
}

//! The pages that the quotes of a theme are on, with what finds the page of a card: an address that was published once leads to
//! the theme's own page, whichever quotes are there today.
//!
//! Comes in: a theme with many quotes. Goes out: [`QuotePages`]. Does not know: what stands on a page.

use serde::Serialize;

use crate::site::route::Route;
use crate::site::theme_pages::{BoundedTheme, PageBehind};
use crate::site::view::parts::context::PageContext;

/// All pages of a theme's quotes, its own first.
#[derive(Debug, Serialize)]
pub(super) struct QuotePages<'a> {
    /// How many quotes are on this one.
    here: usize,
    /// How many there are in all.
    all: usize,
    /// The pages.
    links: Vec<QuotePageLink<'a>>,
}

/// A link to a page with quotes of a theme.
#[derive(Debug, Serialize)]
struct QuotePageLink<'a> {
    /// Its number: 1 is the theme's own page.
    number: usize,
    /// Where it is.
    href: String,
    /// Whether it is this one.
    here: bool,
    /// The short digests of the cards there, for the script that looks for one; nothing on that page itself.
    cards: &'a str,
}

/// As the theme's own page shows them.
pub(super) fn of_first<'a>(context: &PageContext<'_>, theme: &'a BoundedTheme) -> QuotePages<'a> {
    quote_pages(context, theme, 0)
}

/// As a page behind that shows them, by its number from 0.
pub(super) fn of_behind<'a>(context: &PageContext<'_>, theme: &'a BoundedTheme, page: usize) -> QuotePages<'a> {
    quote_pages(context, theme, page + 1)
}

fn quote_pages<'a>(context: &PageContext<'_>, theme: &'a BoundedTheme, here: usize) -> QuotePages<'a> {
    let behind = theme.pages.iter().map(|PageBehind { route, quotes }| (route, quotes.len()));
    let pages: Vec<(&Route, usize)> = std::iter::once((&theme.route, theme.first.len())).chain(behind).collect();
    let digests = theme.card_digests(|quote| context.site.index.quotes[quote].card_digest);
    let link = |(number, ((route, _), digests)): (usize, (&(&Route, usize), &'a String))| QuotePageLink {
        number: number + 1,
        href: context.href(route),
        here: number == here,
        cards: if number == here { "" } else { digests },
    };
    QuotePages {
        here: pages[here].1,
        all: pages.iter().map(|(_, quotes)| quotes).sum(),
        links: pages.iter().zip(digests).enumerate().map(link).collect(),
    }
}

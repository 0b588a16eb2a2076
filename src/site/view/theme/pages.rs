//! The pages that the quotes of a theme are on, with what finds the page of a card: an address that was published once leads to
//! the theme's own page, whichever quotes are there today.
//!
//! Comes in: a theme with many quotes. Goes out: [`QuotePages`]. Does not know: what stands on a page.

use std::fmt::Write as _;

use serde::Serialize;

use crate::knowledge::QuoteId;
use crate::site::route::Route;
use crate::site::theme_pages::{BoundedTheme, PageBehind};
use crate::site::view::parts::context::PageContext;

/// All pages of a theme's quotes, its own first.
#[derive(Debug, Serialize)]
pub(super) struct QuotePages {
    /// How many quotes are on this one.
    here: usize,
    /// How many there are in all.
    all: usize,
    /// The pages.
    links: Vec<QuotePageLink>,
}

/// A link to a page with quotes of a theme.
#[derive(Debug, Serialize)]
struct QuotePageLink {
    /// Its number: 1 is the theme's own page.
    number: usize,
    /// Where it is.
    href: String,
    /// Whether it is this one.
    here: bool,
    /// The short digests of the cards there, for the script that looks for one; nothing on that page itself.
    cards: String,
}

/// As the theme's own page shows them.
pub(super) fn of_first(context: &PageContext<'_>, theme: &BoundedTheme) -> QuotePages {
    quote_pages(context, theme, 0)
}

/// As a page behind that shows them, by its number from 0.
pub(super) fn of_behind(context: &PageContext<'_>, theme: &BoundedTheme, page: usize) -> QuotePages {
    quote_pages(context, theme, page + 1)
}

fn quote_pages(context: &PageContext<'_>, theme: &BoundedTheme, here: usize) -> QuotePages {
    let mut first: Vec<QuoteId> = theme.first.iter().copied().collect();
    first.sort_unstable();
    let behind = theme.pages.iter().map(|PageBehind { route, quotes }| (route, quotes.as_slice()));
    let pages: Vec<(&Route, &[QuoteId])> = std::iter::once((&theme.route, first.as_slice())).chain(behind).collect();
    let link = |(number, (route, quotes)): (usize, &(&Route, &[QuoteId]))| QuotePageLink {
        number: number + 1,
        href: context.href(route),
        here: number == here,
        cards: if number == here { String::new() } else { digests(context, quotes) },
    };
    QuotePages {
        here: pages[here].1.len(),
        all: pages.iter().map(|(_, quotes)| quotes.len()).sum(),
        links: pages.iter().enumerate().map(link).collect(),
    }
}

/// The short digests of some cards, six letters each, as `find-card.js` makes them.
fn digests(context: &PageContext<'_>, quotes: &[QuoteId]) -> String {
    let mut digests = String::with_capacity(quotes.len() * 7);
    for quote in quotes {
        let space = if digests.is_empty() { "" } else { " " };
        let digest = context.site.index.quotes[*quote].card_digest;
        write!(digests, "{space}{digest:06x}").expect("a string takes all that is written");
    }
    digests
}

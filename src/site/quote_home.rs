//! Where a quote can be linked to, and what is said of it that its interview would say.
//!
//! Comes in: a quote, the site's context. Goes out: a [`QuoteHome`], a place on a page, a day. Does not know: how a quote looks.

use std::borrow::Cow;

use super::route::Route;
use super::site_context::{SiteContext, card_id};
use crate::release::ReleasedQuote;

/// Where a quote can be linked to.
#[derive(Debug, Clone, Copy)]
pub(super) enum QuoteHome<'a> {
    /// In the transcript on this page.
    Transcript(&'a Route),
    /// Its card on the page of the first of its themes that has one, since the transcript is withheld.
    Card(&'a Route),
    /// Its card on the page where it is met.
    Here,
}

impl<'a> SiteContext<'a> {
    /// Where a quote can be linked to.
    pub(super) fn quote_home(&self, quote: ReleasedQuote<'_>) -> QuoteHome<'a> {
        let card = || quote.themes().find_map(|theme| self.card_route(theme, quote.id())).map(QuoteHome::Card);
        let transcript = self.addresses.entry(quote.interview()).map(QuoteHome::Transcript);
        transcript.or_else(card).unwrap_or(QuoteHome::Here)
    }

    /// The page that a quote is linked to on, and the place there.
    pub(super) fn quote_place<'q>(&self, quote: ReleasedQuote<'q>) -> Option<(&'a Route, Cow<'q, str>)> {
        match self.quote_home(quote) {
            QuoteHome::Transcript(page) => Some((page, Cow::Borrowed(quote.anchor()))),
            QuoteHome::Card(page) => Some((page, Cow::Owned(card_id(quote)))),
            QuoteHome::Here => None,
        }
    }

    /// Where a quote can be linked to, from the site's root.
    pub fn quote_address(&self, quote: ReleasedQuote<'_>) -> Option<String> {
        let (page, anchor) = self.quote_place(quote)?;
        Some(page.href_at(&anchor))
    }

    /// The day on which a quote was said.
    pub(super) fn quote_date(&self, quote: ReleasedQuote<'_>) -> Option<Cow<'a, str>> {
        // Of an interview that is withheld the index says nothing.
        match &self.index.interviews[quote.interview()].date {
            Some(date) => Some(Cow::Borrowed(date)),
            None => quote.date().map(|date| Cow::Owned(date.to_string())),
        }
    }
}

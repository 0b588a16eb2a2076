//! What each page shows: one file a kind of page, and the table of them.
//!
//! Comes in: [`PageContext`](parts::context::PageContext) and which page is meant. Goes out: [`PageParts`], each page on its
//! own, so that pages are made in parallel. Does not know: where on the page anything stands.
//!
//! [`PageParts`]: super::page_kind::PageParts

pub mod block;
pub mod frame;
pub mod parts;

mod badge;
mod feed;
mod foot;
mod guide;
mod guides;
mod headers;
mod home;
mod interview;
mod interviews;
mod not_found;
mod opportunities;
mod opportunity;
mod outcome;
mod outcomes;
mod plain;
mod priorities;
mod quote_feed;
mod redirect;
mod robots;
mod sitemap;
mod team;
mod teams;
mod theme;
mod themes;
mod withdrawn;

mod conversation;
mod escape;
mod link_writer;
mod prose;
mod recording;
mod timeline;
mod transcript;
pub(super) mod withheld;

use super::data;
use super::page_kind::PageKind;

/// The kinds of page. Pages of our own come first, so that nobody else gets their addresses; the site map has them in this
/// order, and of those that are slow the first is begun first: the largest data files need room while there is most.
pub static PAGE_KINDS: &[&PageKind] = &[
    &home::PAGE,
    &interviews::PAGE,
    &interviews::MORE,
    &themes::PAGE,
    &opportunities::PAGE,
    &outcomes::PAGE,
    &teams::PAGE,
    &guides::PAGE,
    &data::quotes::FILE,
    &data::interviews::FILE,
    &data::themes::FILE,
    &data::teams::FILE,
    &data::priorities::FILE,
    &priorities::PAGE,
    &not_found::PAGE,
    &feed::PAGE,
    &quote_feed::OF_THEME,
    &quote_feed::OF_TEAM,
    &sitemap::PAGE,
    &robots::PAGE,
    &headers::PAGE,
    &interview::PAGE,
    &theme::PAGE,
    &team::PAGE,
    &opportunity::PAGE,
    &outcome::PAGE,
    &guide::PAGE,
    &plain::PAGE,
    &badge::FILE,
];

pub(super) use redirect::PAGE as REDIRECT;
pub(super) use withdrawn::PAGE as WITHDRAWN;

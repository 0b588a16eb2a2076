//! What each page shows: one file a kind of page, and the table of them.
//!
//! Comes in: [`PageContext`](parts::context::PageContext) and which page is meant. Goes out: [`PageParts`], each page on its
//! own, so that pages are made in parallel. Does not know: where on the page anything stands.
//!
//! [`PageParts`]: super::page_kind::PageParts

pub mod block;
pub mod frame;
pub mod parts;

mod agreement;
mod ask;
mod asks;
mod assumption;
mod assumptions;
mod badge;
mod brief;
mod coverage;
mod embed;
mod feed;
mod foot;
mod guide;
mod guides;
mod headers;
mod home;
mod interview;
mod interviews;
mod listener;
mod listeners;
mod llms;
mod nav;
mod not_found;
mod oembed;
mod opensearch;
mod opportunities;
mod opportunity;
mod outcome;
mod outcomes;
mod plain;
mod plan;
mod practice;
mod preview;
mod priorities;
mod quote_feed;
mod redirect;
mod robots;
mod search;
mod search_settings;
mod sharing;
mod sitemap;
mod team;
mod teams;
mod theme;
mod themes;
mod tool;
mod tools;
mod waves;
mod withdrawn;
mod workflow;
mod workflows;

mod conversation;
mod escape;
mod link_writer;
mod prose;
mod recording;
mod timeline;
mod tool_links;
mod transcript;
pub(super) mod withheld;

use self::frame::Section;
use super::data;
use super::page_kind::PageKind;
use crate::config::Settings;

/// The kinds of page. Pages of our own come first, so that nobody else gets their addresses; the site map has them in this
/// order, and of those that are slow the first is begun first: the largest data files need room while there is most.
static PAGE_KINDS: &[&PageKind] = &[
    &home::PAGE,
    &interviews::PAGE,
    &interviews::MORE,
    &themes::PAGE,
    &opportunities::PAGE,
    &outcomes::PAGE,
    &teams::PAGE,
    &guides::PAGE,
    &agreement::PAGE,
    &listeners::PAGE,
    &asks::PAGE,
    &assumptions::PAGE,
    &tools::PAGE,
    &workflows::PAGE,
    &data::quotes::FILE,
    &data::interviews::FILE,
    &data::themes::FILE,
    &data::teams::FILE,
    &data::priorities::FILE,
    &data::answers::FILE,
    &data::agreement::FILE,
    &data::listeners::FILE,
    &data::asks::FILE,
    &data::assumptions::FILE,
    &data::tools::FILE,
    &data::workflows::FILE,
    &data::plan::FILE,
    &data::stability::FILE,
    &data::what_if::FILE,
    &data::compare::FILE,
    &data::coverage::FILE,
    &priorities::PAGE,
    &brief::PAGE,
    &coverage::PAGE,
    &plan::PAGE,
    &search::PAGE,
    &search_settings::FILE,
    &not_found::PAGE,
    &feed::PAGE,
    &quote_feed::OF_THEME,
    &quote_feed::OF_TEAM,
    &sitemap::PAGE,
    &robots::PAGE,
    &llms::PAGE,
    &headers::PAGE,
    &interview::PAGE,
    &practice::PAGE,
    &theme::PAGE,
    &theme::behind::PAGE,
    &team::PAGE,
    &opportunity::PAGE,
    &outcome::PAGE,
    &guide::PAGE,
    &listener::PAGE,
    &ask::PAGE,
    &assumption::PAGE,
    &tool::PAGE,
    &workflow::PAGE,
    &plain::PAGE,
    &badge::FILE,
    &embed::PAGE,
];

/// Those that are of no use without an address that others can reach, the dearest last.
static WITH_ADDRESS: &[&PageKind] = &[&opensearch::FILE, &oembed::FILE];

/// Those of a study that has waves.
static WITH_WAVES: &[&PageKind] = &[&waves::PAGE, &data::waves::FILE];

/// The kinds of page that a site with these settings has.
pub(super) fn page_kinds(settings: &Settings) -> impl Iterator<Item = &'static PageKind> {
    let with_address = WITH_ADDRESS.iter().filter(|_| settings.has_address());
    let previews = Some(&preview::FILE).filter(|_| settings.has_address() && settings.publishing.previews);
    let with_waves = WITH_WAVES.iter().filter(|_| !settings.study.waves.is_empty());
    PAGE_KINDS.iter().chain(with_waves).chain(with_address).copied().chain(previews)
}

/// The parts of the navigation of all kinds of page, with those that only some settings bring.
pub(super) fn sections() -> impl Iterator<Item = &'static Section> {
    PAGE_KINDS.iter().chain(WITH_WAVES).filter_map(|kind| kind.section)
}

pub(super) use redirect::PAGE as REDIRECT;
pub(super) use withdrawn::PAGE as WITHDRAWN;

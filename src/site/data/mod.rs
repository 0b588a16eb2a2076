//! The same site as data: `/data/*.json`.
//!
//! Comes in: the site's context. Goes out: arrays of objects, one object per line, in an order that depends on nothing but
//! the content. Does not know: pages.

pub(super) mod agreement;
pub(super) mod answers;
pub(super) mod asks;
pub(super) mod assumptions;
pub(super) mod compare;
pub(super) mod coverage;
pub(super) mod interviews;
pub(super) mod listeners;
pub(super) mod plan;
pub(super) mod priorities;
pub(super) mod quotes;
pub(super) mod stability;
pub(super) mod teams;
pub(super) mod themes;
pub(super) mod tools;
pub(super) mod waves;
pub(super) mod what_if;
pub(super) mod workflows;

use rayon::prelude::*;
use serde::Serialize;
use serde_json::Value;

use super::page_kind::{LinkStyle, PageContent, PageKind, Readers, WantedPage};
use super::site_context::SiteContext;
use crate::base::slug::Slug;
use crate::knowledge::{QuoteId, TeamId, ThemeId};
use crate::release::{PRIORITIES, Released, ReleasedTeam, ReleasedTheme, ShownTeam};

/// A kind of data file: each file of it is written in pieces.
const fn data_file(
    addresses: fn(Released<'_>) -> Vec<WantedPage>,
    pieces: fn(&SiteContext<'_>, usize) -> Vec<Vec<u8>>,
) -> PageKind {
    PageKind {
        name: "a data file",
        readers: Readers::Others,
        section: None,
        links: LinkStyle::Root,
        is_slow: true,
        addresses,
        content: PageContent::Bytes(pieces),
    }
}

/// The rows of a data file as values, for whoever makes a table of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DataRows {
    /// `/data/quotes.json`
    Quotes,
    /// `/data/interviews.json`
    Interviews,
    /// `/data/themes.json`
    Themes,
    /// `/data/priorities.json`
    Priorities,
    /// `/data/answers.json`
    Answers,
}

/// The rows of a data file; none where its readers may not have it.
pub fn values(site: &SiteContext<'_>, of: DataRows) -> Option<Vec<Value>> {
    match of {
        DataRows::Quotes => Some(quotes::values(site)),
        DataRows::Interviews => Some(interviews::values(site)),
        DataRows::Themes => Some(themes::values(site)),
        DataRows::Answers => Some(answers::values(site)),
        DataRows::Priorities => site.released.shows_summary(PRIORITIES).then(|| priorities::values(site)),
    }
}

/// A row as a value.
fn value(row: impl Serialize) -> Value {
    serde_json::to_value(row).expect("rows have text for keys")
}

/// The team of somebody, as a table names it: nothing is said of a small one.
pub fn team_slug<'a>(site: &SiteContext<'a>, team: ShownTeam) -> Option<&'a Slug> {
    slug_of_shown(site, team)
}

/// What `/data/agreement.json` holds; none where nothing was coded twice, or its readers may not have it.
pub fn agreement(site: &SiteContext<'_>) -> Option<Vec<u8>> {
    agreement::object(site)
}

/// The rows of `/data/priorities.json`, in pieces.
pub fn priority_rows(site: &SiteContext<'_>) -> Vec<Vec<u8>> {
    priorities::pieces(site)
}

/// `/data/plan.json`; none where its readers may not have it.
pub fn plan_object(site: &SiteContext<'_>) -> Option<Vec<u8>> {
    plan::object(site)
}

/// A theme as rows name it.
fn slug_of_theme<'a>(site: &SiteContext<'a>, id: ThemeId) -> Option<&'a Slug> {
    site.released.theme(id).map(ReleasedTheme::slug)
}

/// A team as rows name it.
fn slug_of_team<'a>(site: &SiteContext<'a>, id: TeamId) -> Option<&'a Slug> {
    site.released.team(id).map(ReleasedTeam::slug)
}

/// The team of somebody who spoke, as rows name it: nothing is said of a small one.
fn slug_of_shown<'a>(site: &SiteContext<'a>, team: ShownTeam) -> Option<&'a Slug> {
    match team {
        ShownTeam::Team(id) => slug_of_team(site, id),
        ShownTeam::Small => None,
    }
}

/// Quotes as rows name them: `<interview>#<quote>`.
fn quote_names(site: &SiteContext<'_>, quotes: impl Iterator<Item = QuoteId>) -> Vec<String> {
    let shown = quotes.filter_map(|id| site.released.quote(id));
    shown.map(|quote| format!("{}#{}", quote.interview_slug(), quote.anchor())).collect()
}

/// How many rows a piece has: the largest file takes as long as a hundred pages, so all cores write at it.
const AT_ONCE: usize = 512;

/// An array with a row per line; a row is dropped as soon as it is written.
fn rows<I: Copy + Sync, T: Serialize>(items: impl Iterator<Item = I>, row: impl Fn(I) -> T + Sync) -> Vec<Vec<u8>> {
    let items: Vec<I> = items.collect();
    let mut pieces: Vec<Vec<u8>> = items.par_chunks(AT_ONCE).map(|items| piece(items, &row)).collect();
    // Each row begins with the comma behind the one before it.
    match pieces.first_mut().and_then(|piece| piece.first_mut()) {
        Some(comma) => *comma = b'[',
        None => pieces.push(b"[".to_vec()),
    }
    pieces.push(b"\n]\n".to_vec());
    pieces
}

fn piece<I: Copy, T: Serialize>(items: &[I], row: impl Fn(I) -> T) -> Vec<u8> {
    let mut out = Vec::new();
    for item in items {
        out.extend_from_slice(b",\n");
        serde_json::to_writer(&mut out, &row(*item))
            .expect("rows have text for keys, and memory takes all that is written");
    }
    out
}

#[cfg(test)]
mod tests;

//! The same facts as data: `/data/*.json`.
//!
//! Comes in: facts. Goes out: arrays of objects, one object a line, in an order that depends on nothing but the content.
//! Does not know: pages.

mod interviews;
mod priorities;
mod quotes;
mod teams;
mod themes;

use rayon::prelude::*;
use serde::Serialize;

use super::facts::Facts;
use super::route::Route;
use crate::base::slug::Slug;
use crate::knowledge::{TeamId, ThemeId};
use crate::release::{ReleasedTeam, ReleasedTheme};

/// A data file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DataFile {
    /// Every quote.
    Quotes,
    /// Every interview.
    Interviews,
    /// Every theme.
    Themes,
    /// Every team.
    Teams,
    /// Every candidate, in the page's order.
    Priorities,
}

impl DataFile {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Quotes, Self::Interviews, Self::Themes, Self::Teams, Self::Priorities];

    /// Its address.
    pub fn route(self) -> Route {
        Route::own_file(match self {
            Self::Quotes => "data/quotes.json",
            Self::Interviews => "data/interviews.json",
            Self::Themes => "data/themes.json",
            Self::Teams => "data/teams.json",
            Self::Priorities => "data/priorities.json",
        })
    }

    /// Its bytes.
    pub fn write(self, facts: &Facts<'_>) -> Vec<u8> {
        self.pieces(facts).concat()
    }

    /// The same in pieces, to be written one behind the other.
    pub fn pieces(self, facts: &Facts<'_>) -> Vec<Vec<u8>> {
        let released = facts.released;
        match self {
            Self::Quotes => rows(released.quotes(), |quote| quotes::row(facts, quote)),
            Self::Interviews => rows(released.interviews(), |interview| interviews::row(facts, interview)),
            Self::Themes => rows(released.themes(), |theme| themes::row(facts, theme)),
            Self::Teams => rows(released.teams(), |team| teams::row(facts, team)),
            Self::Priorities => {
                let ranked = facts.numbers.priorities.rows.iter();
                let shown = ranked.filter_map(|row| Some((row, priorities::ranked(released, row.candidate)?)));
                rows(shown, |(row, ranked)| priorities::row(facts, row, ranked))
            }
        }
    }
}

/// A theme as rows name it.
fn slug_of_theme<'a>(facts: &Facts<'a>, id: ThemeId) -> Option<&'a Slug> {
    facts.released.theme(id).map(ReleasedTheme::slug)
}

/// A team as rows name it.
fn slug_of_team<'a>(facts: &Facts<'a>, id: TeamId) -> Option<&'a Slug> {
    facts.released.team(id).map(ReleasedTeam::slug)
}

/// How many rows a piece has: the largest file takes as long as a hundred pages, so all cores write at it.
const AT_ONCE: usize = 512;

/// An array with a row a line; a row is dropped as soon as it is written.
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

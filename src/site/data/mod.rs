//! The same facts as data: `/data/*.json`.
//!
//! Comes in: facts. Goes out: arrays of objects, one object a line, in an order that depends on nothing but the content.
//! Does not know: pages.

mod interviews;
mod priorities;
mod quotes;
mod teams;
mod themes;

use serde::Serialize;

use super::facts::Facts;
use super::route::Route;

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
        let k = facts.knowledge;
        match self {
            Self::Quotes => rows(k.quotes.ids().map(|id| quotes::row(facts, id))),
            Self::Interviews => rows(k.interviews.ids().map(|id| interviews::row(facts, id))),
            Self::Themes => rows(k.themes.ids().map(|id| themes::row(facts, id))),
            Self::Teams => rows(k.teams.ids().map(|id| teams::row(facts, id))),
            Self::Priorities => rows(facts.numbers.priorities.rows.iter().map(|row| priorities::row(facts, row))),
        }
    }
}

/// An array with a row a line; a row is dropped as soon as it is written.
fn rows<T: Serialize>(rows: impl Iterator<Item = T>) -> Vec<u8> {
    let mut out = b"[".to_vec();
    for (index, row) in rows.enumerate() {
        out.extend_from_slice(if index == 0 { b"\n" } else { b",\n" });
        serde_json::to_writer(&mut out, &row).expect("rows have text for keys, and memory takes all that is written");
    }
    out.extend_from_slice(b"\n]\n");
    out
}

#[cfg(test)]
mod tests;

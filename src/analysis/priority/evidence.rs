//! The words that speak of a candidate, and who is affected.
//!
//! Comes in: knowledge and a candidate's themes. Goes out: [`Evidence`], with the numbers that each person gave. Does not know:
//! the formula. Values are sorted before they are added, so that no order of interviews shows in the last digit.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use super::part::{Affected, Load, LoadSource, QuoteMean, ThemeCell};
use crate::analysis::rollup::Rollup;
use crate::config::Calendar;
use crate::content::interview::QuoteKind;
use crate::knowledge::{Knowledge, ParticipantId, QuoteId, ThemeId};

/// What participants said about a candidate; quotes in order, each once.
#[derive(Debug, Clone)]
pub struct Evidence {
    /// The people who are affected, by id, with what makes them so.
    pub affected: Vec<Affected>,
    /// Evidence quotes.
    pub quotes: Vec<QuoteId>,
    /// Participants' requests: shown, never scored.
    pub asks: Vec<QuoteId>,
    /// Participants' praise: shown, never scored.
    pub praise: Vec<QuoteId>,
    /// Participants' words against it.
    pub counter: Vec<QuoteId>,
}

impl Evidence {
    /// Everything that participants said about some themes and what is below them.
    pub(super) fn gather(knowledge: &Knowledge, rollup: &Rollup, calendar: &Calendar, themes: &[ThemeId]) -> Self {
        let all = rollup.quotes_of(themes);
        let of_kind = |kind| {
            let is_it =
                |quote: &QuoteId| knowledge.quotes[*quote].by_participant && knowledge.quotes[*quote].kind == kind;
            all.iter().copied().filter(is_it).collect()
        };
        let quotes: Vec<QuoteId> = all.iter().copied().filter(|quote| knowledge.quotes[*quote].evidence).collect();
        let mut affected = affected(knowledge, rollup, themes, &quotes);
        let covered: FxHashSet<ThemeId> = themes.iter().flat_map(|theme| knowledge.subtree(*theme)).collect();
        for person in &mut affected {
            person.cells = cells(knowledge, calendar, &covered, &person.quotes);
        }
        Self {
            affected,
            asks: of_kind(QuoteKind::Ask),
            praise: of_kind(QuoteKind::Praise),
            counter: of_kind(QuoteKind::Counter),
            quotes,
        }
    }

    /// Whether nobody is affected, and somebody asked for something.
    pub(super) fn only_asks(&self) -> bool {
        self.affected.is_empty() && !self.asks.is_empty()
    }
}

/// The people whom some themes and what is below them affect, by id; nothing is said of their numbers.
pub(super) fn affected_by(knowledge: &Knowledge, rollup: &Rollup, themes: &[ThemeId]) -> Vec<Affected> {
    let quotes = rollup.quotes_of(themes).into_iter();
    let quotes: Vec<QuoteId> = quotes.filter(|quote| knowledge.quotes[*quote].evidence).collect();
    affected(knowledge, rollup, themes, &quotes)
}

/// The people with at least one evidence quote or a tag, by id; nothing is said yet of their numbers.
fn affected(knowledge: &Knowledge, rollup: &Rollup, themes: &[ThemeId], quotes: &[QuoteId]) -> Vec<Affected> {
    let mut people: BTreeMap<ParticipantId, Affected> = BTreeMap::new();
    let nothing_yet = |participant| Affected { participant, quotes: Vec::new(), tagged: false, cells: Vec::new() };
    for quote in quotes {
        let Some(who) = knowledge.participant(*quote) else { continue };
        people.entry(who).or_insert_with(|| nothing_yet(who)).quotes.push(*quote);
    }
    for who in rollup.people_tagged_with(themes) {
        people.entry(who).or_insert_with(|| nothing_yet(who)).tagged = true;
    }
    people.into_values().collect()
}

/// The numbers of one person's quotes: what happens and what is avoided, each theme by itself. A quote's numbers belong to the
/// first of its themes that the candidate covers.
fn cells(
    knowledge: &Knowledge,
    calendar: &Calendar,
    covered: &FxHashSet<ThemeId>,
    quotes: &[QuoteId],
) -> Vec<ThemeCell> {
    let mut of_cell: BTreeMap<(ThemeId, bool), Vec<QuoteId>> = BTreeMap::new();
    for id in quotes {
        let quote = &knowledge.quotes[*id];
        let theme = quote.themes.iter().find(|theme| covered.contains(theme));
        if let Some(theme) = theme.filter(|_| quote.freq.is_some() || quote.toil_hours.is_some()) {
            of_cell.entry((*theme, quote.kind == QuoteKind::Avoided)).or_default().push(*id);
        }
    }
    let cell = |((theme, is_avoided), quotes): ((ThemeId, bool), Vec<QuoteId>)| ThemeCell {
        theme,
        is_avoided,
        frequency: mean(&quotes, |id| Some(knowledge.quotes[id].freq?.per_quarter(calendar))),
        toil: mean(&quotes, |id| knowledge.quotes[id].toil_hours),
    };
    of_cell.into_iter().map(cell).collect()
}

/// The mean of the quotes that have a value; none where none has.
fn mean(quotes: &[QuoteId], value: impl Fn(QuoteId) -> Option<f64>) -> Option<QuoteMean> {
    let (quotes, values): (Vec<QuoteId>, Vec<f64>) = quotes.iter().filter_map(|id| Some((*id, value(*id)?))).unzip();
    let count = values.len() as f64;
    (!quotes.is_empty()).then(|| QuoteMean { value: sum(values) / count, quotes })
}

/// The sum of values, the same whatever order they come in.
pub(super) fn sum(mut values: Vec<f64>) -> f64 {
    values.sort_unstable_by(f64::total_cmp);
    values.iter().fold(0.0, |sum, value| sum + value)
}

/// The estimated load, else the median of the evidence quotes' loads, rounded half up.
pub(super) fn load(knowledge: &Knowledge, quotes: &[QuoteId], estimate: Option<u8>) -> Option<Load> {
    if let Some(value) = estimate {
        return Some(Load { value, source: LoadSource::Estimate });
    }
    let with_load = |quote: &QuoteId| Some((*quote, knowledge.quotes[*quote].load?));
    let (quotes, mut loads): (Vec<QuoteId>, Vec<u8>) = quotes.iter().filter_map(with_load).unzip();
    loads.sort_unstable();
    let value = median_half_up(&loads)?;
    Some(Load { value, source: LoadSource::Median(quotes) })
}

/// The median of sorted whole numbers; halfway between two it is the upper.
fn median_half_up(sorted: &[u8]) -> Option<u8> {
    let upper = *sorted.get(sorted.len() / 2)?;
    let lower = sorted[(sorted.len() - 1) / 2];
    Some(lower + (upper - lower).div_ceil(2))
}

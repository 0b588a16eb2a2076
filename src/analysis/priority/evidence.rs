//! What people said about a candidate: who is affected, how often, how long, how hard.
//!
//! Comes in: knowledge and a candidate's themes. Goes out: [`Evidence`], and from it a [`Blend`] with a guess and a
//! [`Load`]. Does not know: the formula. Values are sorted before they are added, so that no order of interviews shows
//! in the last digit.

use std::collections::BTreeMap;

use super::row::{Affected, Blend, Load, LoadSource, SaidByPerson};
use crate::analysis::rollup::Rollup;
use crate::content::interview::QuoteKind;
use crate::knowledge::{Knowledge, LinkedQuote, ParticipantId, QuoteId, ThemeId};

/// What participants said about a candidate; quotes in order, each once.
pub(super) struct Evidence {
    /// The people who are affected, by id.
    pub(super) affected: Vec<Affected>,
    /// Evidence quotes.
    pub(super) quotes: Vec<QuoteId>,
    /// Participants' requests.
    pub(super) asks: Vec<QuoteId>,
    /// Participants' praise.
    pub(super) praise: Vec<QuoteId>,
    /// Participants' words against it.
    pub(super) counter: Vec<QuoteId>,
}

impl Evidence {
    /// Everything that participants said about some themes and what is below them.
    pub(super) fn gather(knowledge: &Knowledge, rollup: &Rollup, themes: &[ThemeId]) -> Self {
        let all = rollup.quotes_of(themes);
        let of_kind = |kind| {
            let is_it =
                |quote: &QuoteId| knowledge.quotes[*quote].by_participant && knowledge.quotes[*quote].kind == kind;
            all.iter().copied().filter(is_it).collect()
        };
        let quotes: Vec<QuoteId> = all.iter().copied().filter(|quote| knowledge.quotes[*quote].evidence).collect();
        Self {
            affected: affected(knowledge, rollup, themes, &quotes),
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

/// The people with at least one evidence quote or a tag, by id.
fn affected(knowledge: &Knowledge, rollup: &Rollup, themes: &[ThemeId], quotes: &[QuoteId]) -> Vec<Affected> {
    let mut people: BTreeMap<ParticipantId, Affected> = BTreeMap::new();
    let nothing_yet = |participant| Affected { participant, quotes: Vec::new(), tagged: false };
    for quote in quotes {
        let who = knowledge.participant(*quote);
        people.entry(who).or_insert_with(|| nothing_yet(who)).quotes.push(*quote);
    }
    for who in rollup.people_tagged_with(themes) {
        people.entry(who).or_insert_with(|| nothing_yet(who)).tagged = true;
    }
    people.into_values().collect()
}

/// Blends what people said with a guess (scoring contract: ỹ = (m·g + Σy) / (m + k)).
///
/// A person's several values are their mean. A guess that is worth no interviews stands where nobody said anything.
pub(super) fn blend(
    knowledge: &Knowledge,
    affected: &[Affected],
    guess: Option<f64>,
    worth: f64,
    value: impl Fn(&LinkedQuote) -> Option<f64>,
) -> Blend {
    let said: Vec<SaidByPerson> = affected.iter().filter_map(|person| said(knowledge, person, &value)).collect();
    let worth = if guess.is_some() { worth } else { 0.0 };
    let weight = worth + said.len() as f64;
    let sum = sum(said.iter().map(|said| said.value).collect());
    let blended = if weight > 0.0 { Some((worth * guess.unwrap_or(0.0) + sum) / weight) } else { guess };
    Blend { value: blended, said, guess, worth }
}

/// The mean of one person's values; none where they gave none.
fn said(knowledge: &Knowledge, person: &Affected, value: impl Fn(&LinkedQuote) -> Option<f64>) -> Option<SaidByPerson> {
    let with_value = |quote: &QuoteId| Some((*quote, value(&knowledge.quotes[*quote])?));
    let (quotes, values): (Vec<QuoteId>, Vec<f64>) = person.quotes.iter().filter_map(with_value).unzip();
    let count = values.len() as f64;
    (!quotes.is_empty()).then(|| SaidByPerson { participant: person.participant, value: sum(values) / count, quotes })
}

/// The sum of values, the same whatever order they come in.
fn sum(mut values: Vec<f64>) -> f64 {
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

//! Hours and how often, of two quotes: they are multiplied, and may be of two things.
//!
//! Comes in: the numbers that each person gave of a row of the priorities. Goes out: those of which no quote has both. Does not know:
//! what the quotes speak of.

use std::collections::BTreeSet;

use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::Study;
use crate::analysis::priority::{QuoteMean, ThemeCell};
use crate::base::span::Place;
use crate::config::Level;
use crate::knowledge::{Knowledge, QuoteId};

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "frequency-and-toil-apart",
    group: RuleGroup::Priorities,
    level: Level::Warn,
    page: include_str!("frequency_and_toil_apart.md"),
    find,
};

/// A quote with `toil`, and one with `freq`.
type Apart = (QuoteId, QuoteId);

fn find(study: &Study<'_>) -> Vec<Finding> {
    let rows = study.numbers.priorities.rows.iter();
    let people = rows.flat_map(|row| &row.evidence.affected);
    // A theme and an opportunity may count the same words.
    let apart: BTreeSet<Apart> = people.flat_map(|person| apart(&person.cells)).collect();
    let finding = |(toil, frequency)| {
        let message = "the hours of this quote are multiplied by how often another quote says";
        let help = "if both are of one thing, give one of them `freq` and `toil`; if not, take one of the two out, or give it a theme of \
                    its own";
        let place = place(study.knowledge, toil);
        Finding::new(place, message, help).label(self::place(study.knowledge, frequency), "how often")
    };
    apart.into_iter().map(finding).collect()
}

/// What of one person's numbers is said apart: of one theme; or where no theme has both, of two themes of one row.
fn apart(cells: &[ThemeCell]) -> Vec<Apart> {
    let both = cells.iter().filter_map(|cell| Some((cell.toil.as_ref()?, cell.frequency.as_ref()?)));
    let both: Vec<(&QuoteMean, &QuoteMean)> = both.collect();
    if both.is_empty() {
        let toil = cells.iter().find_map(|cell| cell.toil.as_ref());
        let frequency = cells.iter().find_map(|cell| cell.frequency.as_ref());
        return toil.zip(frequency).and_then(first_of_each).into_iter().collect();
    }
    let is_apart = |(toil, frequency): &(&QuoteMean, &QuoteMean)| {
        !toil.quotes.iter().any(|quote| frequency.quotes.contains(quote))
    };
    both.into_iter().filter(is_apart).filter_map(first_of_each).collect()
}

fn first_of_each((toil, frequency): (&QuoteMean, &QuoteMean)) -> Option<Apart> {
    Some((*toil.quotes.first()?, *frequency.quotes.first()?))
}

fn place(knowledge: &Knowledge, id: QuoteId) -> Place {
    let quote = &knowledge.quotes[id];
    let entry = &knowledge.interviews[quote.interview].entry;
    entry.place(entry.kind.quotes[quote.index].span)
}

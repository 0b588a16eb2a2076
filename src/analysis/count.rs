//! How many people said how much, of any list of quotes: people first, quotes second.
//!
//! Comes in: quotes. Goes out: a [`Count`]. Does not know: why these quotes.

use super::rollup::sorted;
use crate::knowledge::{Knowledge, LinkedQuote, QuoteId};

/// How many people said how much.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Count {
    /// Participants with at least one quote in their own words.
    pub people: u32,
    /// Quotes, whoever said them.
    pub quotes: u32,
}

/// How many people and quotes a list of quotes is.
pub fn count(knowledge: &Knowledge, quotes: &[QuoteId]) -> Count {
    let own = quotes.iter().filter(|quote| knowledge.quotes[**quote].by_participant);
    let people = sorted(own.filter_map(|quote| knowledge.participant(*quote)));
    Count { people: narrow(people.len()), quotes: narrow(quotes.len()) }
}

/// Those of some quotes that are evidence and say what something costs.
pub fn quotes_with_costs(knowledge: &Knowledge, quotes: &[QuoteId]) -> Vec<QuoteId> {
    quotes.iter().copied().filter(|quote| says_cost(&knowledge.quotes[*quote])).collect()
}

/// How many people said in some quotes what something costs them.
pub fn people_with_costs(knowledge: &Knowledge, quotes: &[QuoteId]) -> u32 {
    count(knowledge, &quotes_with_costs(knowledge, quotes)).people
}

/// Whether a quote is evidence that says what something costs: how often, how long or how heavy.
pub(super) fn says_cost(quote: &LinkedQuote) -> bool {
    let LinkedQuote { evidence, freq, toil_hours, load, .. } = quote;
    *evidence && (freq.is_some() || toil_hours.is_some() || load.is_some())
}

/// A length as numbers have it.
pub fn narrow(length: usize) -> u32 {
    u32::try_from(length).expect("ids are dense and fit in 32 bits")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::Study;

    #[test]
    fn an_interviewers_quotes_count_no_people() {
        let study = Study::default().themes("slow").interview("p1", &["slow asked", "slow", "slow kind=praise"]);
        let knowledge = study.interview("p2", &["slow asked"]).knowledge();
        let all: Vec<QuoteId> = knowledge.quotes.ids().collect();
        assert_eq!(count(&knowledge, &all), Count { people: 1, quotes: 4 });
        let of_p2 = &knowledge.interviews.iter().nth(1).expect("there are two").quotes;
        assert_eq!(count(&knowledge, of_p2), Count { people: 0, quotes: 1 });
        assert_eq!(count(&knowledge, &[]), Count::default());
    }
}

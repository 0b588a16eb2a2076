//! How many people said how much, of any list of quotes: people first, quotes second.
//!
//! Comes in: quotes. Goes out: a [`Count`]. Does not know: why these quotes; counts over themes and teams are
//! `analysis::coverage`'s.

use rustc_hash::FxHashSet;

use crate::knowledge::{ParticipantId, QuoteId};
use crate::release::Released;

/// How many people said how much.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    /// Participants with at least one quote in their own words.
    pub people: u32,
    /// Quotes, whoever said them.
    pub quotes: u32,
}

/// How many people and quotes a list of quotes is.
pub fn count(released: Released<'_>, quotes: &[QuoteId]) -> Count {
    let own = quotes.iter().filter_map(|quote| released.quote(*quote)).filter(|quote| quote.is_by_participant());
    let people: FxHashSet<ParticipantId> = own.map(|quote| quote.participant()).collect();
    Count { people: narrow(people.len()), quotes: narrow(quotes.len()) }
}

/// A length as the pages show it.
pub fn narrow(length: usize) -> u32 {
    u32::try_from(length).expect("ids are dense and fit in 32 bits")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::testing::Study;

    #[test]
    fn an_interviewers_quotes_count_no_people() {
        let file = |person: &str, words: &str| {
            format!(
                "---\nparticipant: {person}\ninterviewer: Mira\n---\n**Mira:** [So?]{{.slow}}\n\n**{person}:** {words}\n"
            )
        };
        let quoted = file("P1", "[It is.]{.slow} [It was.]{.slow kind=praise}");
        let asked = file("P2", "No.");
        let (study, _) = Study::read(&[("content/interviews/a.md", &quoted), ("content/interviews/b.md", &asked)]);
        let all: Vec<QuoteId> = study.knowledge.quotes.ids().collect();
        assert_eq!(count(study.facts().released, &all), Count { people: 1, quotes: 4 });
        let of_p2 = &study.knowledge.interviews.iter().nth(1).expect("there are two").quotes;
        assert_eq!(count(study.facts().released, of_p2), Count { people: 0, quotes: 1 });
    }
}

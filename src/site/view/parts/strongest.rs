//! The strongest of many quotes, and those that speak against something.
//!
//! Comes in: quotes. Goes out: a few of them. Does not know: which page shows them.

use super::context::PageContext;
use crate::content::interview::QuoteKind;
use crate::knowledge::{ParticipantId, QuoteId};
use crate::release::{ReleasedQuote, ShownTeam};

impl PageContext<'_> {
    /// The quotes that say most of what something costs: evidence with the most hours per quarter, one a person, and one a team
    /// before any team has two. Where people or teams are not named, nothing is made of who is the same.
    pub fn strongest(&self, ids: &[QuoteId], most: usize) -> Vec<QuoteId> {
        let quote = |id: QuoteId| self.released().quote(id);
        let is_evidence = |id: &QuoteId| quote(*id).is_some_and(ReleasedQuote::is_evidence);
        let evidence: Vec<QuoteId> = ids.iter().copied().filter(is_evidence).collect();
        let named = self.released().attribution().pseudonym;
        let speaker = |id: QuoteId| Speaker {
            person: quote(id).filter(|_| named).map(ReleasedQuote::participant),
            team: quote(id).and_then(ReleasedQuote::team),
        };
        let calendar = &self.site.settings.scoring.calendar;
        spread(&self.site.analysis.by_hours(&evidence, calendar), most, speaker)
    }

    /// Of some quotes those that are evidence against it.
    pub fn against(&self, ids: &[QuoteId]) -> Vec<QuoteId> {
        let is_against = |id: &QuoteId| self.released().quote(*id).is_some_and(|it| it.kind() == QuoteKind::Counter);
        ids.iter().copied().filter(is_against).collect()
    }
}

/// What quotes of one choice have apart from each other, as far as it may be known.
#[derive(Debug, Clone, Copy)]
struct Speaker {
    person: Option<ParticipantId>,
    team: Option<ShownTeam>,
}

impl Speaker {
    fn is_person_of(self, other: Self) -> bool {
        self.person.is_some() && self.person == other.person
    }

    fn is_team_of(self, other: Self) -> bool {
        self.team.is_some() && self.team == other.team
    }
}

/// So many of some quotes, in order: no two of one person, and no two of one team while another has none.
fn spread(quotes: &[QuoteId], most: usize, speaker: impl Fn(QuoteId) -> Speaker) -> Vec<QuoteId> {
    let is_one_more: [fn(Speaker, Speaker) -> bool; 2] =
        [|one, other| !one.is_person_of(other) && !one.is_team_of(other), |one, other| !one.is_person_of(other)];
    let mut chosen: Vec<(usize, Speaker)> = Vec::new();
    for is_one_more in is_one_more {
        for (place, id) in quotes.iter().enumerate() {
            let said = speaker(*id);
            let fits = |(other, by): &(usize, Speaker)| *other != place && is_one_more(said, *by);
            if chosen.len() < most && chosen.iter().all(fits) {
                chosen.push((place, said));
            }
        }
    }
    chosen.sort_unstable_by_key(|(place, _)| *place);
    chosen.into_iter().map(|(place, _)| quotes[place]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::id::Id;
    use crate::knowledge::TeamId;

    /// Quotes as person and team; which of them are chosen.
    fn chosen(quotes: &[(Option<usize>, Option<usize>)], most: usize) -> Vec<usize> {
        let ids: Vec<QuoteId> = (0..quotes.len()).map(QuoteId::from_index).collect();
        let speaker = |id: QuoteId| {
            let (person, team) = quotes[id.index()];
            Speaker {
                person: person.map(ParticipantId::from_index),
                team: team.map(|team| ShownTeam::Team(TeamId::from_index(team))),
            }
        };
        spread(&ids, most, speaker).into_iter().map(Id::index).collect()
    }

    #[test]
    fn nobody_has_two_and_each_team_has_one_first() {
        let quotes = [(1, 1), (1, 1), (2, 1), (3, 2), (4, 1)].map(|(person, team)| (Some(person), Some(team)));
        assert_eq!(chosen(&quotes, 1), [0]);
        assert_eq!(chosen(&quotes, 2), [0, 3], "the second team before a second person of the first");
        assert_eq!(chosen(&quotes, 3), [0, 2, 3]);
        assert_eq!(chosen(&quotes, 9), [0, 2, 3, 4], "one a person");
    }

    #[test]
    fn who_is_not_named_is_not_told_apart() {
        assert_eq!(chosen(&[(None, None), (None, None), (None, None)], 2), [0, 1]);
        assert_eq!(chosen(&[(Some(1), None), (Some(1), None), (Some(2), None)], 2), [0, 2]);
        assert!(chosen(&[], 3).is_empty());
    }
}

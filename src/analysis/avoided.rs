//! Where the estimate of an act belongs that people avoid: the candidate that the words about it count for.
//!
//! Comes in: knowledge and numbers, the quotes that answer a question. Goes out: an [`AvoidedPath`]. Does not know: the question, or
//! how it is said.
//!
//! Who avoids something has no number to give, so only a guess says how often it would be done: `estimate.latent`.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::Numbers;
use super::priority::Candidate;
use super::themes;
use crate::content::estimate::Estimate;
use crate::content::interview::Frequency;
use crate::knowledge::{Knowledge, ParticipantId, QuoteId};

/// Where the estimate of an act belongs that people avoid.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AvoidedPath {
    /// What it counts for.
    pub candidate: Candidate,
    /// `estimate.latent` of that, where somebody guessed.
    pub latent: Option<Frequency>,
    /// Whether it has an estimate of anything.
    pub has_estimate: bool,
}

/// The candidate, still to be decided, that most people speak of with these quotes; of equals the one that ranks first. None where
/// there is none.
pub fn avoided(knowledge: &Knowledge, numbers: &Numbers, quotes: &[QuoteId]) -> Option<AvoidedPath> {
    let mut people: BTreeMap<Candidate, BTreeSet<ParticipantId>> = BTreeMap::new();
    for quote in quotes.iter().map(|id| &knowledge.quotes[*id]).filter(|quote| quote.by_participant) {
        for theme in &quote.themes {
            let rows = themes::rows_of(knowledge, &numbers.priorities, &numbers.covered, *theme, 1);
            for row in rows.into_iter().filter(|row| !row.is_decided) {
                people.entry(row.candidate).or_default().extend(quote.participant);
            }
        }
    }
    let rank = |candidate| numbers.priorities.row(candidate).and_then(|row| row.rank).unwrap_or(u32::MAX);
    let most = people
        .into_iter()
        .max_by_key(|(candidate, people)| (people.len(), Reverse(rank(*candidate)), Reverse(*candidate)));
    let (candidate, _) = most?;
    let estimate = match candidate {
        Candidate::Opportunity(id) => Some(&knowledge.opportunities[id].entry.kind.estimate),
        Candidate::Theme(id) => knowledge.themes[id].entry.as_ref().map(|entry| &entry.kind.estimate),
    };
    Some(AvoidedPath {
        candidate,
        latent: estimate.and_then(|estimate| estimate.latent),
        has_estimate: estimate.is_some_and(|estimate| *estimate != Estimate::default()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::numbers;
    use crate::analysis::testing::{Study, per_quarter};
    use crate::base::id::Id;
    use crate::config::Settings;
    use crate::knowledge::{OpportunityId, ThemeId};

    fn path(study: &Study) -> Option<AvoidedPath> {
        let knowledge = study.knowledge();
        let numbers = numbers(&knowledge, &Settings::default());
        let quotes: Vec<QuoteId> = knowledge.quotes.ids().collect();
        avoided(&knowledge, &numbers, &quotes)
    }

    #[test]
    fn most_peoples_words_say_where_it_belongs() {
        let study = Study::default().themes("a b c").team("t", 10).opportunity("o", "b");
        let study =
            study.interview("p1", &["a", "a", "b"]).in_team("t").interview("p2", &["b", "c asked"]).in_team("t");
        // Two people speak of `b`, which the opportunity covers, and one of `a`, twice.
        let opportunity = Candidate::Opportunity(OpportunityId::from_index(0));
        let expected = AvoidedPath { candidate: opportunity, latent: None, has_estimate: false };
        assert_eq!(path(&study), Some(expected));
        let freq = Estimate { freq: Some(per_quarter(1.0)), ..Estimate::default() };
        assert_eq!(path(&study.clone().estimate("o", freq)), Some(AvoidedPath { has_estimate: true, ..expected }));
        let latent = Some(per_quarter(1.0));
        let guessed = Estimate { latent, ..Estimate::default() };
        let expected = AvoidedPath { latent, has_estimate: true, ..expected };
        assert_eq!(path(&study.estimate("o", guessed)), Some(expected));
    }

    #[test]
    fn a_theme_that_nothing_covers_has_its_own_and_an_interviewers_words_lead_nowhere() {
        let study = Study::default().themes("a b").team("t", 10);
        let said = study.clone().interview("p1", &["b"]).in_team("t");
        assert_eq!(path(&said).map(|path| path.candidate), Some(Candidate::Theme(ThemeId::from_index(1))));
        assert_eq!(path(&study.interview("p1", &["b asked"]).in_team("t")), None);
    }
}

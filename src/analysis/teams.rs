//! A team: its people, and what they speak about.
//!
//! Comes in: knowledge and a team. Goes out: members with what they said, themes with their counts. Does not know: how many
//! people the team has, how it is shown.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::count::{Count, count};
use super::coverage::Coverage;
use super::rollup::with_ancestors;
use crate::knowledge::{InterviewId, Knowledge, ParticipantId, QuoteId, TeamId, ThemeId};

/// Somebody who was interviewed as one of a team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamMember {
    /// Who.
    pub participant: ParticipantId,
    /// Their interviews as one of the team, in order.
    pub interviews: Vec<InterviewId>,
    /// What they said in them.
    pub quotes: Vec<QuoteId>,
}

/// The people of the interviews of one team, or of several that count as one, by id: also those who have left since.
pub fn members(knowledge: &Knowledge, teams: &[TeamId]) -> Vec<TeamMember> {
    let mut interviews: BTreeMap<ParticipantId, BTreeSet<InterviewId>> = BTreeMap::new();
    let is_member = |team: Option<TeamId>| team.is_some_and(|team| teams.contains(&team));
    for interview in teams.iter().flat_map(|team| &knowledge.teams[*team].interviews) {
        for person in knowledge.interviews[*interview].people.iter().filter(|person| is_member(person.team)) {
            interviews.entry(person.participant).or_default().insert(*interview);
        }
    }
    let interviews = interviews.into_iter().map(|(person, interviews)| (person, interviews.into_iter().collect()));
    interviews.map(|(participant, interviews)| member(knowledge, participant, interviews)).collect()
}

fn member(knowledge: &Knowledge, participant: ParticipantId, interviews: Vec<InterviewId>) -> TeamMember {
    let quotes = interviews.iter().flat_map(|interview| &knowledge.interviews[*interview].quotes).copied();
    let quotes = quotes.filter(|quote| knowledge.participant(*quote) == Some(participant)).collect();
    TeamMember { participant, interviews, quotes }
}

/// The teams that somebody who was interviewed is of today.
pub fn heard(knowledge: &Knowledge) -> impl Iterator<Item = TeamId> {
    knowledge.teams.enumerate().filter(|(_, team)| !team.participants.is_empty()).map(|(id, _)| id)
}

/// The teams of those who said some quotes in their own words, as they were then.
pub fn speaking(knowledge: &Knowledge, quotes: &[QuoteId]) -> BTreeSet<TeamId> {
    let own = quotes.iter().filter(|quote| knowledge.quotes[**quote].by_participant);
    own.filter_map(|quote| knowledge.team_then(*quote)).collect()
}

/// What the people of some teams said, in order.
pub fn quotes(knowledge: &Knowledge, teams: &[TeamId]) -> Vec<QuoteId> {
    let mut quotes: Vec<QuoteId> = teams.iter().flat_map(|team| knowledge.quotes_of_team(*team)).collect();
    quotes.sort_unstable();
    quotes
}

/// The themes that the people of some teams have marks of, those that most of them speak about first, each with what they
/// said of it and of the themes below it.
pub fn themes(knowledge: &Knowledge, teams: &[TeamId]) -> Vec<(ThemeId, Vec<QuoteId>)> {
    let mut quotes_of: BTreeMap<ThemeId, Vec<QuoteId>> = BTreeMap::new();
    let mut marked: BTreeSet<ThemeId> = BTreeSet::new();
    for quote in quotes(knowledge, teams) {
        let themes = &knowledge.quotes[quote].themes;
        marked.extend(themes);
        for theme in with_ancestors(knowledge, themes) {
            quotes_of.entry(theme).or_default().push(quote);
        }
    }
    quotes_of.retain(|theme, _| marked.contains(theme));
    let counted = quotes_of.into_iter().map(|(theme, quotes)| (theme, count(knowledge, &quotes), quotes));
    let mut counted: Vec<(ThemeId, Count, Vec<QuoteId>)> = counted.collect();
    counted.sort_by_key(|(_, count, _)| Reverse(*count));
    counted.into_iter().map(|(theme, _, quotes)| (theme, quotes)).collect()
}

/// The marked themes that people of other teams, or of none, speak about and nobody of these does, those that most people
/// speak about first.
pub fn others_speak_of(knowledge: &Knowledge, coverage: &Coverage, teams: &[TeamId]) -> Vec<ThemeId> {
    let own = quotes(knowledge, teams).into_iter().filter(|quote| knowledge.quotes[*quote].by_participant);
    let spoken: BTreeSet<ThemeId> =
        own.flat_map(|quote| with_ancestors(knowledge, &knowledge.quotes[quote].themes)).collect();
    let is_others = |theme: &ThemeId| {
        let heard = &coverage.themes[*theme];
        heard.people > 0 && heard.own_quotes > 0 && !spoken.contains(theme)
    };
    let mut others: Vec<ThemeId> = knowledge.themes.ids().filter(is_others).collect();
    others.sort_by_key(|theme| Reverse((coverage.themes[*theme].people, coverage.themes[*theme].quotes)));
    others
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::coverage::coverage;
    use crate::analysis::rollup::Rollup;
    use crate::analysis::testing::Study;
    use crate::base::id::Id;

    const T: usize = 0;

    #[test]
    fn who_has_left_is_a_member_with_what_was_said_then() {
        let study = Study::default().themes("a").team("t", None).team("u", None);
        let study = study.interview("p1", &["a"]).in_team("t").on("2026-03-01");
        let study = study.interview("p1", &["a", "a"]).in_team("t").on("2026-01-01");
        let study = study.interview("p1", &["a"]).in_team("u").interview("p2", &[]).in_team("t");
        let members = members(&study.knowledge(), &[TeamId::from_index(T)]);
        let interviews = |numbers: &[usize]| numbers.iter().map(|number| InterviewId::from_index(*number)).collect();
        let p1 = TeamMember {
            participant: ParticipantId::from_index(0),
            interviews: interviews(&[0, 1]),
            quotes: (0..3).map(QuoteId::from_index).collect(),
        };
        let p2 =
            TeamMember { participant: ParticipantId::from_index(1), interviews: interviews(&[3]), quotes: Vec::new() };
        assert_eq!(members, [p1, p2]);
    }

    #[test]
    fn teams_heard_are_those_with_a_participant() {
        let study = Study::default().team("t", 4).team("u", 4).interview("p1", &[]).in_team("t").interview("p1", &[]);
        let heard: Vec<usize> = heard(&study.in_team("u").knowledge()).map(Id::index).collect();
        assert_eq!(heard, [1], "p1 moved to u");
    }

    #[test]
    fn a_team_speaks_in_its_peoples_own_words() {
        let study = Study::default().themes("a").team("t", None).team("u", None);
        let study = study.interview("p1", &["a asked"]).in_team("t").interview("p2", &["a", "a"]).in_team("u");
        let knowledge = study.interview("p3", &["a"]).knowledge();
        let all: Vec<QuoteId> = knowledge.quotes.ids().collect();
        assert_eq!(speaking(&knowledge, &all), [TeamId::from_index(1)].into());
    }

    #[test]
    fn a_theme_is_counted_with_what_is_below_it_if_it_has_a_mark_itself() {
        let study = Study::default().themes("top a<top b").team("t", None);
        let study = study.interview("p1", &["a", "b", "b"]).in_team("t").interview("p2", &["a"]).in_team("t");
        let found = |study: &Study| {
            let knowledge = study.knowledge();
            let found = themes(&knowledge, &[TeamId::from_index(T)]).into_iter();
            let found = found.map(|(theme, quotes)| (theme.index(), count(&knowledge, &quotes)));
            found.map(|(theme, count)| (theme, count.people, count.quotes)).collect::<Vec<_>>()
        };
        let (a, b) = ((1, 2, 2), (2, 1, 2));
        assert_eq!(found(&study), [a, b], "nobody of the team has marked the upper theme");
        let study = study.interview("p3", &["top"]).in_team("t").interview("p4", &["b"]);
        assert_eq!(found(&study), [(0, 3, 3), a, b]);
    }

    #[test]
    fn what_others_speak_of_is_what_nobody_here_does() {
        let study = Study::default().themes("top a<top b<top loud quiet silent").team("t", None).team("u", None);
        let study = study.interview("p1", &["a", "quiet asked"]).in_team("t");
        let study = study.interview("p2", &["b", "loud", "top"]).in_team("u").interview("p3", &["loud", "quiet"]);
        let knowledge = study.knowledge();
        let coverage = coverage(&knowledge, &Rollup::new(&knowledge));
        let others = |team| -> Vec<usize> {
            let others = others_speak_of(&knowledge, &coverage, &[TeamId::from_index(team)]);
            others.into_iter().map(Id::index).collect()
        };
        // Of t somebody spoke of `a`, and so of `top`; its interviewer's words on `quiet` are not its own. Two people spoke of
        // `loud`; `b` and `quiet` have one each, and `quiet` one quote more.
        assert_eq!(others(0), [3, 4, 2]);
        assert_eq!(others(1), [4, 1]);
    }
}

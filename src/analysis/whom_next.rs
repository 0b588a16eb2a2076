//! Whom to ask next: whether one more interview with a team is worth it, and which team comes first.
//!
//! Comes in: how many of a team were heard, what is wanted of it, what one more person may be expected to bring. Goes out: an
//! [`InterviewWorth`], and an order. Does not know: what a team is called, how it is said.
//!
//! The plan comes first, since somebody agreed on it: teams below their aim, in the plan's own order, or the one team that is
//! farthest below its share of the interviews. Then whoever was never asked, then who is below the share of people, then by
//! what one more person may be expected to bring.

use std::cmp::{Ordering, Reverse};

/// One more person of whom less than one new theme may be expected brings little.
const LITTLE: f64 = 1.0;

/// A team that somebody could be asked of.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct TeamToAsk {
    /// How many of it were heard.
    pub people: u32,
    /// How many people it has, where somebody said so.
    pub head_count: Option<u32>,
    /// How many would be its share of all who were heard, in whole people.
    pub share: Option<u32>,
    /// How many themes that are new to it one more person may be expected to bring; none where too few were heard to say.
    pub expected: Option<f64>,
    /// What the plan wants of it.
    pub plan: PlannedOfTeam,
}

/// What the plan wants of a team.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct PlannedOfTeam {
    /// How many interviews with it there are, planned ones too.
    pub agreed: u32,
    /// Its aim.
    pub aim: Option<u32>,
    /// Whether it is the team that the plan names next.
    pub is_next: bool,
}

/// Whether one more interview with a team is worth it. The order is that in which teams are asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum InterviewWorth {
    /// Fewer interviews are held or planned than the plan wants of it.
    BelowAim,
    /// No team is farther below its share of the interviews.
    NextByPlan,
    /// Nobody of it was heard, and nothing is agreed.
    NeverAsked,
    /// Fewer of it were heard than its share.
    BelowShare,
    /// One more person may be expected to bring a theme that is new to it, or more.
    BringsNew,
    /// Too few were heard to say.
    TooFew,
    /// One more person may be expected to bring less than that.
    BringsLittle,
    /// Everybody was heard.
    AllHeard,
}

impl TeamToAsk {
    /// Whether one more interview with it is worth it.
    pub fn worth(&self) -> InterviewWorth {
        let PlannedOfTeam { agreed, is_next, .. } = self.plan;
        match self.expected {
            _ if self.is_below_aim() => InterviewWorth::BelowAim,
            _ if self.people == 0 && agreed == 0 => InterviewWorth::NeverAsked,
            _ if is_next => InterviewWorth::NextByPlan,
            _ if self.head_count.is_some_and(|heads| self.people >= heads) => InterviewWorth::AllHeard,
            _ if self.missing() > 0 && self.plan.aim.is_none() && self.people > 0 => InterviewWorth::BelowShare,
            None => InterviewWorth::TooFew,
            Some(expected) if expected < LITTLE => InterviewWorth::BringsLittle,
            Some(_) => InterviewWorth::BringsNew,
        }
    }

    /// How many people are missing to its share; more than that is nothing.
    pub fn missing(&self) -> u32 {
        self.share.unwrap_or_default().saturating_sub(self.people)
    }

    /// Whether the plan wants more of it than there are: as in the plan, whoever has no more people than interviews was asked.
    fn is_below_aim(&self) -> bool {
        let PlannedOfTeam { agreed, aim, .. } = self.plan;
        aim.is_some_and(|aim| agreed < aim) && self.head_count.is_none_or(|heads| heads > agreed)
    }

    /// Which of two teams to ask first. What the plan names next is the first of all.
    pub fn compare(&self, other: &Self) -> Ordering {
        let of_plan = |team: &Self| {
            let PlannedOfTeam { agreed, aim, .. } = team.plan;
            let is_below = team.is_below_aim();
            // Of two that miss as many the one that has less of it comes first.
            is_below.then(|| (Reverse(aim.unwrap_or_default().saturating_sub(agreed)), agreed))
        };
        (!self.plan.is_next)
            .cmp(&!other.plan.is_next)
            .then(self.worth().cmp(&other.worth()))
            .then(of_plan(self).cmp(&of_plan(other)))
            .then(Reverse(self.missing_of_share()).cmp(&Reverse(other.missing_of_share())))
            .then(other.expected.unwrap_or_default().total_cmp(&self.expected.unwrap_or_default()))
            .then(other.head_count.cmp(&self.head_count))
    }

    /// What it misses to its share, where that is why it is asked.
    fn missing_of_share(&self) -> u32 {
        if self.worth() == InterviewWorth::BelowShare { self.missing() } else { 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heard(people: u32, share: u32, expected: Option<f64>) -> TeamToAsk {
        let plan = PlannedOfTeam { agreed: people, ..PlannedOfTeam::default() };
        TeamToAsk { people, head_count: Some(20), share: Some(share), expected, plan }
    }

    fn aimed(people: u32, aim: u32, expected: Option<f64>) -> TeamToAsk {
        let team = heard(people, 3, expected);
        TeamToAsk { plan: PlannedOfTeam { aim: Some(aim), ..team.plan }, ..team }
    }

    fn order<const N: usize>(teams: [(&'static str, TeamToAsk); N]) -> Vec<(&'static str, InterviewWorth)> {
        let mut teams = teams;
        teams.sort_by(|(_, one), (_, other)| one.compare(other));
        teams.iter().map(|(name, team)| (*name, team.worth())).collect()
    }

    #[test]
    fn who_was_never_asked_comes_before_who_has_fewer_and_then_what_may_be_expected_counts() {
        use InterviewWorth::{AllHeard, BelowShare, BringsLittle, BringsNew, NeverAsked, TooFew};
        let whole = TeamToAsk { head_count: Some(4), ..heard(4, 2, Some(2.0)) };
        let found = order([
            ("whole", whole),
            ("little", heard(4, 3, Some(0.25))),
            ("one voice", heard(1, 1, None)),
            ("some", heard(3, 3, Some(1.3))),
            ("many", heard(3, 3, Some(3.0))),
            ("two fewer", heard(1, 3, None)),
            ("one fewer", heard(2, 3, Some(5.0))),
            ("never", heard(0, 1, None)),
        ]);
        let expected = [
            ("never", NeverAsked),
            ("two fewer", BelowShare),
            ("one fewer", BelowShare),
            ("many", BringsNew),
            ("some", BringsNew),
            ("one voice", TooFew),
            ("little", BringsLittle),
            ("whole", AllHeard),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn an_aim_goes_before_the_share_and_what_is_met_is_not_below_it() {
        use InterviewWorth::{BelowAim, BringsLittle, BringsNew};
        // Both miss one: 1 of 2 has less of its aim than 3 of 4. An aim of 2 is met where the share would be 3.
        let found = order([
            ("met", aimed(2, 2, Some(3.5))),
            ("3 of 4", aimed(3, 4, Some(1.6))),
            ("enough", aimed(5, 4, Some(0.5))),
            ("1 of 2", aimed(1, 2, None)),
            ("1 of 4", aimed(1, 4, None)),
        ]);
        let expected = [
            ("1 of 4", BelowAim),
            ("1 of 2", BelowAim),
            ("3 of 4", BelowAim),
            ("met", BringsNew),
            ("enough", BringsLittle),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn what_is_agreed_with_a_team_is_asked_already() {
        let plan = PlannedOfTeam { agreed: 1, ..PlannedOfTeam::default() };
        assert_eq!(TeamToAsk { plan, ..heard(0, 2, None) }.worth(), InterviewWorth::TooFew);
    }

    #[test]
    fn the_team_that_the_plan_names_next_is_the_first() {
        let next = TeamToAsk { plan: PlannedOfTeam { agreed: 2, aim: None, is_next: true }, ..heard(2, 2, Some(0.1)) };
        let found = order([("never", heard(0, 1, None)), ("next", next)]);
        assert_eq!(found, [("next", InterviewWorth::NextByPlan), ("never", InterviewWorth::NeverAsked)]);
    }
}

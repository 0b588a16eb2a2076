//! Teams that are too small to be named: each is shown as a team above it, or only as a small team.
//!
//! Comes in: teams with their sizes, and how many people a team has at least that is shown as itself. Goes out: what each is
//! shown as. Does not know: what is shown of a team.
//!
//! Where a total and all other rows would give a hidden row away, the next smallest row is hidden with it: secondary cell
//! suppression as statistical offices do it (Hundepool et al., Statistical Disclosure Control, 2012, chapter 4).

use crate::base::id::{Id, IdVec};
use crate::knowledge::{Knowledge, LinkedTeam, ParticipantId, TeamId};

/// What is said of somebody's team.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ShownTeam {
    /// This team, theirs or one above it.
    Team(TeamId),
    /// Only that it is a small one.
    Small,
}

/// What each team is shown as, itself where it is large enough.
pub(super) fn shown_teams(knowledge: &Knowledge, smallest: u32) -> IdVec<TeamId, ShownTeam> {
    let teams: Vec<SizedTeam> = knowledge.teams.enumerate().map(|(id, team)| sized(knowledge, id, team)).collect();
    let shown = Suppression::new(&teams, u64::from(smallest)).settle();
    shown
        .into_iter()
        .map(|team| team.map_or(ShownTeam::Small, |index| ShownTeam::Team(TeamId::from_index(index))))
        .collect()
}

/// A team with what decides.
struct SizedTeam {
    /// Its people, without those of the teams below it: the headcount, else how many were interviewed.
    people: u64,
    parent: Option<usize>,
    /// Whether its people are in the totals that are shown: those of the platform are not, so they hide nobody else's.
    is_in_totals: bool,
}

fn sized(knowledge: &Knowledge, id: TeamId, team: &LinkedTeam) -> SizedTeam {
    let headcount = team.entry.as_ref().and_then(|entry| entry.kind.headcount).filter(|people| *people > 0);
    let people = headcount.map_or_else(|| heard(knowledge, id, team), u64::from);
    SizedTeam { people, parent: team.parent.map(Id::index), is_in_totals: team.is_customer() }
}

/// How many people were interviewed as one of a team, also those who have left it since.
fn heard(knowledge: &Knowledge, id: TeamId, team: &LinkedTeam) -> u64 {
    let people = team.interviews.iter().flat_map(|interview| &knowledge.interviews[*interview].people);
    let mut people: Vec<ParticipantId> =
        people.filter(|person| person.team == Some(id)).map(|person| person.participant).collect();
    people.extend(&team.participants);
    people.sort_unstable();
    people.dedup();
    people.len() as u64
}

/// Grows until nothing is given away.
struct Suppression<'t> {
    teams: &'t [SizedTeam],
    smallest: u64,
    /// Which teams are not shown as themselves.
    hidden: Vec<bool>,
    /// Which teams nothing below is shown as: what would stand under their name is too small, or one team's alone.
    closed: Vec<bool>,
}

impl<'t> Suppression<'t> {
    fn new(teams: &'t [SizedTeam], smallest: u64) -> Self {
        // A team that only holds others, or that nobody is known of, has nobody to hide.
        let hidden = teams.iter().map(|team| (1..smallest).contains(&team.people)).collect();
        Self { teams, smallest, hidden, closed: vec![false; teams.len()] }
    }

    /// What each team is shown as; none where it is only a small one.
    fn settle(mut self) -> Vec<Option<usize>> {
        loop {
            let shown: Vec<Option<usize>> = (0..self.teams.len()).map(|index| self.shown_as(index)).collect();
            if !self.hide_more(&shown) {
                return shown;
            }
        }
    }

    fn shown_as(&self, index: usize) -> Option<usize> {
        if self.hidden[index] { self.open_above(index) } else { Some(index) }
    }

    /// The nearest team above that others may be shown as.
    fn open_above(&self, index: usize) -> Option<usize> {
        let mut above = std::iter::successors(self.teams[index].parent, |above| self.teams[*above].parent);
        above.find(|above| !self.hidden[*above] && !self.closed[*above])
    }

    /// Looks for a row that is given away; whether there was one.
    fn hide_more(&mut self, shown: &[Option<usize>]) -> bool {
        let names = (0..self.teams.len()).filter(|index| !self.hidden[*index]).map(Some);
        for name in names.chain([None]).collect::<Vec<_>>() {
            let below: Vec<usize> =
                (0..self.teams.len()).filter(|index| self.hidden[*index] && shown[*index] == name).collect();
            let own = name.map_or(0, |name| self.teams[name].people);
            // Of those that totals are made of, the name itself among them.
            let counted = name.iter().chain(&below).filter(|index| self.is_in_totals(**index)).count();
            let is_one_of_totals = counted == 1 && !name.is_some_and(|name| self.is_in_totals(name));
            let is_alone = is_one_of_totals || (own == 0 && below.len() == 1 && name.is_some());
            if is_alone && let Some(next) = self.next_smallest(name) {
                self.hidden[next] = true;
                return true;
            }
            let people: u64 = own + below.iter().map(|index| self.teams[*index].people).sum::<u64>();
            if let Some(name) = name.filter(|_| !below.is_empty() && (is_alone || people < self.smallest)) {
                self.closed[name] = true;
                return true;
            }
        }
        false
    }

    /// Whether a team has people in the totals.
    fn is_in_totals(&self, index: usize) -> bool {
        self.teams[index].is_in_totals && self.teams[index].people > 0
    }

    /// The smallest team that is shown as itself, has people and would be shown as a name if it were hidden.
    fn next_smallest(&self, name: Option<usize>) -> Option<usize> {
        let rows = (0..self.teams.len())
            .filter(|index| !self.hidden[*index] && self.is_in_totals(*index))
            .filter(|index| self.open_above(*index) == name);
        rows.min_by_key(|index| (self.teams[*index].people, *index))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Teams as `people` and the index of the parent; what each is shown as, `-` for a small one.
    fn shown(smallest: u64, teams: &[(u64, Option<usize>)]) -> String {
        shown_beside_platform(smallest, teams, &[])
    }

    /// The same, where some are of the platform.
    fn shown_beside_platform(smallest: u64, teams: &[(u64, Option<usize>)], platform: &[usize]) -> String {
        let teams = teams.iter().enumerate().map(|(index, (people, parent))| SizedTeam {
            people: *people,
            parent: *parent,
            is_in_totals: !platform.contains(&index),
        });
        let teams: Vec<SizedTeam> = teams.collect();
        let shown = Suppression::new(&teams, smallest).settle();
        let word = |team: &Option<usize>| team.map_or_else(|| "-".to_owned(), |index| index.to_string());
        shown.iter().map(word).collect::<Vec<_>>().join(" ")
    }

    /// The first is the example of the format's issue; the others follow from the rule by hand.
    #[test]
    fn a_hidden_row_is_not_given_away() {
        const TOP: Option<usize> = None;
        const BELOW: Option<usize> = Some(0);
        for (teams, expected, why) in [
            (&[(12, TOP), (7, TOP), (1, TOP)][..], "0 - -", "20 − 12 − 7 would be 1, so 7 goes too"),
            (&[(12, TOP), (7, TOP), (5, TOP)], "0 1 2", "five are enough"),
            (&[(12, TOP), (7, TOP), (3, TOP), (1, TOP)], "0 1 - -", "of two nobody knows which is which"),
            (&[(9, TOP), (9, TOP), (2, TOP)], "- 1 -", "of two equal rows the first goes"),
            (&[(12, TOP), (0, TOP)], "0 1", "of a team of nobody there is nothing to hide"),
            (&[(3, TOP)], "-", "nothing else can be hidden"),
            (&[], "", "no teams"),
            (&[(20, TOP), (9, BELOW), (1, BELOW)], "0 1 0", "the parent has people of its own among whom one is lost"),
            (
                &[(0, TOP), (9, BELOW), (7, BELOW), (1, BELOW)],
                "0 1 0 0",
                "a parent of nobody would be that one: 7 goes too",
            ),
            (&[(0, TOP), (1, BELOW), (30, TOP)], "0 - -", "the parent would be one person; at the top 30 goes too"),
            (&[(0, TOP), (2, BELOW), (1, BELOW), (30, TOP)], "0 - - 3", "three are too few for the parent's name"),
            (&[(3, TOP), (2, BELOW), (30, TOP)], "- - 2", "two hidden teams at the top"),
            (&[(3, TOP), (9, BELOW), (30, TOP)], "- - 2", "the next smallest row stands below the hidden one"),
            (&[(3, TOP), (9, BELOW), (2, TOP), (30, TOP)], "- 1 - 3", "a large team below a small one stays"),
            (&[(12, TOP), (2, BELOW), (1, Some(1))], "0 0 0", "a small team below a small team goes to the top one"),
        ] {
            assert_eq!(shown(5, teams), expected, "{why}");
        }
    }

    /// Totals are of customers: a team of the platform that is hidden too leaves the other one alone in them.
    #[test]
    fn the_platform_hides_nobody() {
        const TOP: Option<usize> = None;
        for (teams, platform, expected, why) in [
            (&[(14, TOP), (31, TOP), (8, TOP), (19, TOP)][..], &[0][..], "0 1 - -", "58 − 31 − 19 would be 8"),
            (
                &[(3, TOP), (31, TOP), (8, TOP), (19, TOP)],
                &[0],
                "- 1 - -",
                "a small one of the platform is in no total",
            ),
            (&[(3, TOP), (31, TOP), (19, TOP)], &[0], "- 1 2", "nothing of it is in a total"),
            (
                &[(14, TOP), (8, Some(0)), (19, TOP)],
                &[0],
                "0 - -",
                "under the platform's name it would be alone in them",
            ),
            (&[(14, TOP), (8, TOP)], &[0], "0 -", "nothing else is in the total"),
        ] {
            assert_eq!(shown_beside_platform(10, teams, platform), expected, "{why}");
        }
    }

    #[test]
    fn everybody_is_large_enough_for_one() {
        assert_eq!(shown(1, &[(1, None), (12, None), (3, Some(1))]), "0 1 2");
    }

    proptest::proptest! {
        /// No name stands for one hidden team alone, nor, below the top, for fewer people than the limit.
        #[test]
        fn no_name_stands_for_a_hidden_team_alone(
            teams in proptest::collection::vec((0_u64..15, proptest::option::of(0_usize..12), proptest::bool::weighted(0.8)), 0..12),
            smallest in 1_u64..8,
        ) {
            // A parent that comes before: no circles.
            let teams: Vec<SizedTeam> = teams.into_iter().enumerate()
                .map(|(index, (people, parent, is_in_totals))| SizedTeam {
                    people, parent: parent.filter(|parent| *parent < index), is_in_totals,
                })
                .collect();
            let shown = Suppression::new(&teams, smallest).settle();
            for name in (0..teams.len()).filter(|name| shown[*name] == Some(*name)) {
                let below: Vec<usize> = (0..teams.len()).filter(|team| *team != name && shown[*team] == Some(name)).collect();
                let people: u64 = teams[name].people + below.iter().map(|team| teams[*team].people).sum::<u64>();
                proptest::prop_assert!(below.is_empty() || people >= smallest);
                proptest::prop_assert!(teams[name].people > 0 || below.len() != 1);
            }
            let counts = |team: &usize| teams[*team].is_in_totals && teams[*team].people > 0;
            let small = (0..teams.len()).filter(|team| shown[*team].is_none()).filter(counts).count();
            let top = |team: &usize| teams[*team].parent.is_none();
            let others = (0..teams.len()).filter(|team| shown[*team] == Some(*team)).filter(counts).filter(top).count();
            proptest::prop_assert!(small != 1 || others == 0);
            for (team, name) in shown.iter().enumerate() {
                proptest::prop_assert!(name.is_none_or(|name| shown[name] == Some(name)));
                proptest::prop_assert!(*name != Some(team) || teams[team].people >= smallest || teams[team].people == 0);
            }
        }
    }
}

//! Themes: how many there are, which most people speak about, which opportunities cover them, which rows of the priorities stand for them.
//!
//! Comes in: knowledge and numbers. Goes out: ids and rows in order. Does not know: how they are shown.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::count::narrow;
use super::coverage::Coverage;
use super::priority::{Candidate, Priorities, PriorityRow};
use crate::base::id::IdVec;
use crate::knowledge::{Knowledge, OpportunityId, ThemeId};

/// The themes that people speak about, those that most do first; a theme's own parts do not take its place.
pub fn loudest(knowledge: &Knowledge, coverage: &Coverage) -> Vec<ThemeId> {
    let roots = knowledge.themes.enumerate().filter(|(_, theme)| theme.parent.is_none()).map(|(id, _)| id);
    let mut themes: Vec<ThemeId> = roots.filter(|theme| coverage.themes[*theme].quotes > 0).collect();
    themes.sort_by_key(|theme| Reverse((coverage.themes[*theme].people, coverage.themes[*theme].quotes)));
    themes
}

/// How many themes there are, those apart that only group others: what is said of a group is counted with the themes in it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct GroupedThemes {
    /// Themes that something may be said of.
    pub themes: u32,
    /// Those that only group some of these.
    pub groups: u32,
}

/// Counts some themes.
pub fn grouped(knowledge: &Knowledge, themes: &BTreeSet<ThemeId>) -> GroupedThemes {
    let above: BTreeSet<ThemeId> = themes.iter().flat_map(|theme| knowledge.themes_above(*theme)).collect();
    let is_group = |theme: &&ThemeId| above.contains(theme) && only_groups(knowledge, **theme);
    let groups = themes.iter().filter(is_group).count();
    GroupedThemes { themes: narrow(themes.len() - groups), groups: narrow(groups) }
}

/// Whether a theme only groups others: no quote and no interview names it itself.
pub fn only_groups(knowledge: &Knowledge, theme: ThemeId) -> bool {
    let theme = &knowledge.themes[theme];
    !theme.children.is_empty() && theme.quotes.is_empty() && theme.tagged.is_empty()
}

/// For each theme the opportunities that name it or a theme above it, in order.
pub fn covered(knowledge: &Knowledge) -> IdVec<ThemeId, Vec<OpportunityId>> {
    let mut covered: IdVec<ThemeId, Vec<OpportunityId>> = knowledge.themes.ids().map(|_| Vec::new()).collect();
    for (id, opportunity) in knowledge.opportunities.enumerate() {
        for theme in opportunity.themes.iter().flat_map(|theme| knowledge.subtree(*theme)) {
            if covered[theme].last() != Some(&id) {
                covered[theme].push(id);
            }
        }
    }
    covered
}

/// The rows that say where a theme stands: its own and those of the opportunities that cover it. Where there is none, those
/// of the themes below it, so many of the first ones at most.
pub fn rows_of<'p>(
    knowledge: &Knowledge,
    priorities: &'p Priorities,
    covered: &IdVec<ThemeId, Vec<OpportunityId>>,
    theme: ThemeId,
    most_below: usize,
) -> Vec<&'p PriorityRow> {
    let rows = |theme: ThemeId| {
        let covering = covered[theme].iter().map(|id| Candidate::Opportunity(*id));
        let candidates = std::iter::once(Candidate::Theme(theme)).chain(covering);
        candidates.filter_map(|candidate| priorities.row(candidate)).collect::<Vec<_>>()
    };
    let found = rows(theme);
    if !found.is_empty() {
        return found;
    }
    let mut below: Vec<&PriorityRow> = knowledge.subtree(theme).into_iter().flat_map(rows).collect();
    below.sort_by_key(|row| (row.rank.is_none(), row.rank, row.candidate));
    below.dedup_by_key(|row| row.candidate);
    below.truncate(most_below);
    below
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::coverage::coverage;
    use crate::analysis::rollup::Rollup;
    use crate::analysis::testing::{Study, priorities};
    use crate::base::id::Id;
    use crate::config::Settings;

    fn theme(number: usize) -> ThemeId {
        ThemeId::from_index(number)
    }

    #[test]
    fn the_loudest_theme_is_heard_from_most_people_and_none_below_takes_its_place() {
        let study = Study::default().themes("quiet few top part<top silent");
        let study = study.interview("p1", &["few", "few", "few", "part"]).interview("p2", &["part", "quiet asked"]);
        let knowledge = study.knowledge();
        let coverage = coverage(&knowledge, &Rollup::new(&knowledge));
        // Two people spoke of `top`, one of `few`, nobody but an interviewer of `quiet`, and nobody of `silent`.
        assert_eq!(loudest(&knowledge, &coverage), [theme(2), theme(1), theme(0)]);
    }

    #[test]
    fn an_opportunity_covers_what_is_below_its_themes_once() {
        let study = Study::default().themes("top a<top b").opportunity("o", "top a").opportunity("q", "b");
        let covered = covered(&study.knowledge());
        let covered: Vec<Vec<usize>> = covered.iter().map(|ids| ids.iter().map(|id| id.index()).collect()).collect();
        assert_eq!(covered, [vec![0], vec![0], vec![1]]);
    }

    #[test]
    fn a_theme_without_a_row_stands_where_those_below_it_do() {
        let marks = &["a freq=1 toil=1", "b freq=9 toil=1", "c freq=4 toil=1"];
        let study = Study::default().themes("top a<top b<top c d").team("t", 10).interview("p1", marks).in_team("t");
        let study = study.opportunity("o", "a").opportunity("q", "b c").opportunity("r", "c");
        let knowledge = study.knowledge();
        let (priorities, covered) = (priorities(&knowledge, &Settings::default()), covered(&knowledge));
        let rows = |number, most| {
            let rows = rows_of(&knowledge, &priorities, &covered, theme(number), most);
            rows.iter().map(|row| row.candidate).collect::<Vec<_>>()
        };
        let opportunity = |number| Candidate::Opportunity(OpportunityId::from_index(number));
        assert_eq!(rows(3, 1), [opportunity(1), opportunity(2)], "all that cover it");
        assert_eq!(rows(0, 9), [opportunity(1), opportunity(0)], "those of the themes below it, by rank");
        assert_eq!(rows(0, 1), [opportunity(1)]);
        assert_eq!(rows(4, 9), [Candidate::Theme(theme(4))], "its own row, which cannot be scored");
    }

    /// By hand: a stands above b and e, c above d and is tagged itself; e stands above nothing.
    #[test]
    fn a_theme_that_only_stands_above_others_is_a_group() {
        let study = Study::default().themes("a b<a c d<c e<a");
        let knowledge = study.interview("p1", &["b"]).interview("p2", &[]).tagged("c").knowledge();
        let of = |numbers: &[usize]| grouped(&knowledge, &numbers.iter().map(|it| ThemeId::from_index(*it)).collect());
        assert_eq!(of(&[0, 1, 2, 3, 4]), GroupedThemes { themes: 4, groups: 1 });
        assert_eq!(
            of(&[0, 2]),
            GroupedThemes { themes: 2, groups: 0 },
            "where nothing below it is counted it is a theme"
        );
    }
}

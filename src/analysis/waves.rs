//! How many people spoke of each theme in each wave of a study, and what changed from one wave to the next.
//!
//! Comes in: knowledge, the waves' days. Goes out: [`WaveCounts`]. Does not know: what waves are called, who may know the days.

use std::collections::BTreeSet;

use super::change::{PartOfPeople, ShareChange, chance_of_false_call, change};
use super::coded::{CodedInterview, coded};
use super::count::narrow;
use super::rollup::{sorted, with_ancestors};
use crate::base::id::IdVec;
use crate::config::Wave;
use crate::knowledge::{InterviewId, Knowledge, ParticipantId, ThemeId};

/// How many people spoke of what in each wave.
#[derive(Debug, Clone, PartialEq)]
pub struct WaveCounts {
    /// For each wave who was heard in it.
    pub waves: Vec<HeardInWave>,
    /// By theme, each over its whole sub-tree; those that nobody spoke of in any wave are not there.
    pub themes: Vec<ThemeInWaves>,
    /// For each step from a wave to the next, how many changes chance alone would call, had nothing changed.
    pub called_by_chance: Vec<f64>,
    /// Who was heard in several waves.
    pub in_several: Vec<ParticipantId>,
    /// Coded interviews that lie in no wave, oldest first.
    pub outside: Vec<InterviewId>,
    /// Interviews in a wave that nobody has coded yet.
    pub uncoded: u32,
}

/// Who was heard in a wave.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HeardInWave {
    /// Its coded interviews, oldest first.
    pub interviews: Vec<InterviewId>,
    /// Who gave them, each once.
    pub people: Vec<ParticipantId>,
}

/// A theme from wave to wave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeInWaves {
    /// The theme.
    pub theme: ThemeId,
    /// For each wave how many of its people spoke of it.
    pub parts: Vec<PartOfPeople>,
    /// For each step from a wave to the next what may be said of it.
    pub changes: Vec<Option<ShareChange>>,
}

/// Counts by wave.
pub fn waves(knowledge: &Knowledge, waves: &[Wave]) -> WaveCounts {
    let coded = coded(knowledge);
    let day = |id: InterviewId| knowledge.interviews[id].entry.kind.meta.date;
    let is_in = |wave: &Wave, id: InterviewId| day(id).is_some_and(|day| wave.holds(day));
    let in_wave = |wave| coded.iter().filter(|it| is_in(wave, it.interview)).collect::<Vec<&CodedInterview>>();
    let by_wave: Vec<Vec<&CodedInterview>> = waves.iter().map(in_wave).collect();
    let heard: Vec<HeardInWave> = by_wave.iter().map(|interviews| heard(interviews)).collect();
    let themes = themes(knowledge, &by_wave, &heard);
    let steps = 0..waves.len().saturating_sub(1);
    let by_chance = |step: usize| {
        let of_theme = |theme: &ThemeInWaves| chance_of_false_call(theme.parts[step], theme.parts[step + 1]);
        themes.iter().map(of_theme).sum()
    };
    let all_coded: BTreeSet<InterviewId> = coded.iter().map(|it| it.interview).collect();
    let in_a_wave = |id: InterviewId| waves.iter().any(|wave| is_in(wave, id));
    let uncoded = knowledge.interviews.ids().filter(|id| !all_coded.contains(id) && in_a_wave(*id));
    WaveCounts {
        called_by_chance: steps.map(by_chance).collect(),
        in_several: in_several(&heard),
        outside: coded.iter().map(|it| it.interview).filter(|id| !in_a_wave(*id)).collect(),
        uncoded: narrow(uncoded.count()),
        waves: heard,
        themes,
    }
}

fn heard(interviews: &[&CodedInterview]) -> HeardInWave {
    HeardInWave {
        interviews: interviews.iter().map(|it| it.interview).collect(),
        people: sorted(interviews.iter().flat_map(|it| it.people.iter().copied())),
    }
}

fn in_several(heard: &[HeardInWave]) -> Vec<ParticipantId> {
    let mut all: Vec<ParticipantId> = heard.iter().flat_map(|wave| wave.people.iter().copied()).collect();
    all.sort_unstable();
    let several = all.chunk_by(|one, other| one == other).filter(|same| same.len() > 1);
    several.map(|same| same[0]).collect()
}

fn themes(knowledge: &Knowledge, by_wave: &[Vec<&CodedInterview>], heard: &[HeardInWave]) -> Vec<ThemeInWaves> {
    let people: Vec<IdVec<ThemeId, BTreeSet<ParticipantId>>> =
        by_wave.iter().map(|interviews| people_by_theme(knowledge, interviews)).collect();
    let in_waves = |theme: ThemeId| {
        let part = |(people, heard): (&IdVec<ThemeId, BTreeSet<ParticipantId>>, &HeardInWave)| PartOfPeople {
            part: narrow(people[theme].len()),
            people: narrow(heard.people.len()),
        };
        let parts: Vec<PartOfPeople> = people.iter().zip(heard).map(part).collect();
        let changes = parts.windows(2).map(|pair| change(pair[0], pair[1])).collect();
        ThemeInWaves { theme, parts, changes }
    };
    let all = knowledge.themes.ids().map(in_waves);
    all.filter(|theme| theme.parts.iter().any(|part| part.part > 0)).collect()
}

/// Who spoke of each theme or of one below it.
fn people_by_theme(knowledge: &Knowledge, interviews: &[&CodedInterview]) -> IdVec<ThemeId, BTreeSet<ParticipantId>> {
    let mut people: IdVec<ThemeId, BTreeSet<ParticipantId>> = knowledge.themes.ids().map(|_| BTreeSet::new()).collect();
    for (person, theme) in interviews.iter().flat_map(|it| &it.spoke_to) {
        for theme in with_ancestors(knowledge, &[*theme]) {
            people[theme].insert(*person);
        }
    }
    people
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::analysis::testing::Study;
    use crate::base::id::Id;

    fn two_waves() -> [Wave; 2] {
        [
            Wave::new("before", date(2026, 1, 1), date(2026, 3, 31)),
            Wave::new("after", date(2026, 5, 1), date(2026, 6, 30)),
        ]
    }

    fn of(part: u32, people: u32) -> PartOfPeople {
        PartOfPeople { part, people }
    }

    #[test]
    fn people_are_counted_wave_by_wave() {
        let study = Study::default().themes("top a<top b unused");
        let study = study.interview("p1", &["a", "a"]).on("2026-01-01").interview("p2", &["b"]).on("2026-03-31");
        let study = study.interview("p1", &["b"]).on("2026-06-30").interview("p3", &["b"]).on("2026-04-15");
        let study = study.interview("p4", &["b"]).interview("p5", &[]).on("2026-05-05");
        let found = waves(&study.knowledge(), &two_waves());
        let counted: Vec<_> = found.themes.iter().map(|it| (it.theme.index(), it.parts.clone())).collect();
        let expected = [(0, vec![of(1, 2), of(0, 1)]), (1, vec![of(1, 2), of(0, 1)]), (2, vec![of(1, 2), of(1, 1)])];
        assert_eq!(counted, expected, "`unused` was heard in no wave");
        assert_eq!(found.in_several.iter().map(|it| it.index()).collect::<Vec<_>>(), [0]);
        assert_eq!(found.outside.iter().map(|it| it.index()).collect::<Vec<_>>(), [4, 3], "undated before dated");
        assert_eq!((found.uncoded, found.called_by_chance), (1, vec![0.0]));
    }

    /// By hand, as in `change`: none of eight and five of nine is a rise with .9923; chance alone would call (126 + 56)/6188.
    #[test]
    fn a_change_is_called_where_it_is_sure() {
        let mut study = Study::default().themes("a other");
        for person in 0..8 {
            study = study.interview(&format!("p{person}"), &["other"]).on("2026-02-01");
        }
        for person in 8..17 {
            let mark = if person < 13 { "a" } else { "other" };
            study = study.interview(&format!("p{person}"), &[mark]).on("2026-05-02");
        }
        let found = waves(&study.knowledge(), &two_waves());
        assert_eq!(found.themes[0].changes, [Some(ShareChange::New)]);
        // Of `other` eight of eight and four of nine: twelve of seventeen, the mirror of five of seventeen.
        assert_eq!(found.themes[1].changes, [Some(ShareChange::Fallen)]);
        assert!((found.called_by_chance[0] - 2.0 * 182.0 / 6188.0).abs() < 1e-12, "{:?}", found.called_by_chance);
    }

    #[test]
    fn without_waves_there_is_nothing() {
        let found = waves(&Study::default().themes("a").interview("p1", &["a"]).knowledge(), &[]);
        assert_eq!((found.waves.len(), found.themes.len(), found.called_by_chance.len()), (0, 0, 0));
        assert_eq!(found.outside.len(), 1);
    }
}

//! How many themes there may be that nobody has spoken of yet.
//!
//! Comes in: how many people spoke of each theme. Goes out: a [`Richness`]. Does not know: which themes these are. Only
//! `+ − × ÷`, so that every platform gives the same bytes.
//!
//! A theme is a species and a person a sampling unit: Chao2 in its bias-corrected form (Chao, Estimating the population size for
//! capture-recapture data with unequal catchability, Biometrics 43, 1987; Colwell, EstimateS), and the coverage of a sample
//! (Chao and Jost, Coverage-based rarefaction and extrapolation, Ecology 93, 2012).

use std::collections::{BTreeMap, BTreeSet};

use super::coded::CodedInterview;
use super::count::narrow;
use crate::knowledge::{ParticipantId, ThemeId};

/// How many themes were heard, and how many there may be.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Richness {
    /// m: people who were heard.
    pub people: u32,
    /// Themes that anybody spoke of.
    pub seen: u32,
    /// Q1: themes that one person spoke of.
    pub once: u32,
    /// Q2: themes that two people spoke of.
    pub twice: u32,
    /// U: pairs of a person and a theme that they spoke of.
    pub mentions: u32,
}

/// What can be said of themes that were not heard.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Unheard {
    /// How many themes there are, those that were heard among them.
    pub themes: f64,
    /// The sample's coverage: of all that people like these say of themes, the share that is of themes that were heard.
    pub coverage: f64,
}

/// How many people spoke of each theme that anybody spoke of.
pub fn voices(interviews: &[CodedInterview]) -> BTreeMap<ThemeId, u32> {
    let pairs: BTreeSet<(ThemeId, ParticipantId)> =
        interviews.iter().flat_map(|it| &it.spoke_to).map(|(person, theme)| (*theme, *person)).collect();
    let mut voices: BTreeMap<ThemeId, u32> = BTreeMap::new();
    pairs.iter().for_each(|(theme, _)| *voices.entry(*theme).or_default() += 1);
    voices
}

impl Richness {
    /// Of coded interviews; a person who was interviewed twice is one.
    pub fn of(interviews: &[CodedInterview]) -> Self {
        let people: BTreeSet<ParticipantId> = interviews.iter().flat_map(|it| &it.people).copied().collect();
        Self::of_voices(narrow(people.len()), voices(interviews).into_values())
    }

    /// Of how many people spoke of each theme; one that nobody spoke of counts for nothing.
    pub fn of_voices(people: u32, voices: impl IntoIterator<Item = u32>) -> Self {
        let empty = Self { people, ..Self::default() };
        voices.into_iter().filter(|voices| *voices > 0).fold(empty, |sum, voices| Self {
            seen: sum.seen + 1,
            once: sum.once + u32::from(voices == 1),
            twice: sum.twice + u32::from(voices == 2),
            mentions: sum.mentions + voices,
            ..sum
        })
    }

    /// How many themes that nobody here spoke of one more person may be expected to speak of: Q1/m (Good, The population frequencies
    /// of species, Biometrika 40, 1953). Nothing of fewer than two people, of whom every theme has a single voice.
    pub fn expected_of_next(self) -> Option<f64> {
        (self.people >= 2).then(|| f64::from(self.once) / f64::from(self.people))
    }

    /// Nothing where no theme has a single voice: then the formula only says that there is no sign of more. Nothing either of
    /// one person, of whom every theme has a single voice.
    pub fn unheard(self) -> Option<Unheard> {
        if self.once == 0 || self.people < 2 {
            return None;
        }
        let Self { people, seen, once, twice, mentions } = self;
        let [people, seen, once, twice, mentions] = [people, seen, once, twice, mentions].map(f64::from);
        let others = people - 1.0;
        let themes = seen + others / people * (once * (once - 1.0)) / (2.0 * (twice + 1.0));
        let coverage = 1.0 - once / mentions * (others * once / (others * once + 2.0 * twice));
        Some(Unheard { themes, coverage })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::coded::coded;
    use crate::analysis::testing::Study;

    /// By hand: ten people; five themes of one voice, two of two, three of four. U = 5 + 4 + 12 = 21.
    /// Chao2 = 10 + 9/10 · 5·4/(2·3) = 13; coverage = 1 − 5/21 · 45/(45 + 4) = 1 − 225/1029.
    #[test]
    fn chao2_and_coverage_are_those_of_the_formulas() {
        let found = Richness::of_voices(10, [1, 1, 1, 1, 1, 2, 2, 4, 4, 4]);
        assert_eq!((found.seen, found.once, found.twice, found.mentions), (10, 5, 2, 21));
        let unheard = found.unheard().expect("some themes have a single voice");
        assert!((unheard.themes - 13.0).abs() < 1e-12, "{unheard:?}");
        assert!((unheard.coverage - (1.0 - 225.0 / 1029.0)).abs() < 1e-12, "{unheard:?}");
    }

    /// What SpadeR (`Chao1-bc`) and iNEXT (`SC`) print for plots 1 and 10 of the forest of Barro Colorado (vegan's `BCI`; Condit and others,
    /// Science 295, 2002). Of single trees the formulas are the same, each tree being a unit with one mention.
    #[test]
    fn estimates_are_those_of_other_programs() {
        for (trees, seen, once, twice, species, coverage) in
            [(448, 93, 31, 18, 117.419, 0.930_982_88), (483, 94, 35, 16, 128.928, 0.927_673_43)]
        {
            let unheard =
                Richness { people: trees, seen, once, twice, mentions: trees }.unheard().expect("some are single");
            assert!((unheard.themes - species).abs() < 5e-4, "{unheard:?}");
            assert!((unheard.coverage - coverage).abs() < 5e-9, "{unheard:?}");
        }
    }

    /// By hand: one theme of a single voice, none of two: Chao2 adds 1·0/2 = 0, and coverage is 1 − 1/U.
    #[test]
    fn one_single_voice_adds_nothing() {
        let unheard = Richness::of_voices(4, [1, 3, 4]).unheard().expect("one theme has a single voice");
        assert_eq!((unheard.themes, unheard.coverage), (3.0, 0.875));
    }

    #[test]
    fn the_next_person_is_expected_to_bring_as_much_as_each_brought_alone() {
        assert_eq!(Richness::of_voices(10, [1, 1, 1, 1, 1, 2, 2]).expected_of_next(), Some(0.5));
        assert_eq!(Richness::of_voices(10, [2, 2]).expected_of_next(), Some(0.0));
        assert_eq!(Richness::of_voices(1, [1, 1]).expected_of_next(), None);
    }

    #[test]
    fn where_nothing_has_a_single_voice_nothing_can_be_said() {
        assert_eq!(Richness::of_voices(9, [2, 3, 9]).unheard(), None);
        assert_eq!(Richness::of_voices(9, []).unheard(), None);
        assert_eq!(Richness::of_voices(1, [1, 1]).unheard(), None, "of one person every theme has a single voice");
    }

    #[test]
    fn somebody_who_is_interviewed_twice_is_one_voice() {
        let study = Study::default().themes("a b c unused").interview("p1", &["a", "b"]).interview("p1", &["a", "c"]);
        let found = Richness::of(&coded(&study.interview("p2", &["c"]).knowledge()));
        assert_eq!(found, Richness { people: 2, seen: 3, once: 2, twice: 1, mentions: 4 });
    }

    proptest::proptest! {
        #[test]
        fn the_order_changes_nothing_and_there_are_never_fewer_than_were_heard(
            mut voices in proptest::collection::vec(0_u32..30, 0..40),
            people in 30_u32..60,
        ) {
            let found = Richness::of_voices(people, voices.iter().copied());
            if let Some(unheard) = found.unheard() {
                proptest::prop_assert!(unheard.themes >= f64::from(found.seen));
                proptest::prop_assert!((0.0..=1.0).contains(&unheard.coverage));
            }
            voices.reverse();
            proptest::prop_assert_eq!(found, Richness::of_voices(people, voices));
        }
    }
}

//! What each coder said of each turn, and how often they said it of each theme.
//!
//! Comes in: an interview that is coded more than once. Goes out: a [`JudgedTurn`] for each turn of its participants; of all of
//! these, [`Ratings`] by theme. Does not know: measures.

use std::collections::{BTreeMap, BTreeSet};

use super::measures::Judgements;
use crate::analysis::count::narrow;
use crate::content::interview::coded_again::{CodedAgain, MarkedLetters};
use crate::knowledge::{CoderId, Knowledge, LinkedInterview, ThemeId};

/// A turn, and what each coder of its interview marked in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct JudgedTurn {
    /// In the order of the interview's coders.
    by_coder: Vec<(CoderId, BTreeSet<ThemeId>)>,
}

impl JudgedTurn {
    pub(super) fn coders(&self) -> u32 {
        narrow(self.by_coder.len())
    }

    /// The themes that anybody marked, each with how many did.
    pub(super) fn marked(&self) -> impl Iterator<Item = (ThemeId, u32)> {
        let mut marked: BTreeMap<ThemeId, u32> = BTreeMap::new();
        let all = self.by_coder.iter().flat_map(|(_, themes)| themes);
        all.for_each(|theme| *marked.entry(*theme).or_default() += 1);
        marked.into_iter()
    }

    /// The themes that some marked and others did not.
    pub(super) fn disputed(&self) -> impl Iterator<Item = ThemeId> {
        let coders = self.coders();
        self.marked().filter(move |(_, yes)| *yes < coders).map(|(theme, _)| theme)
    }
}

/// The turns of an interview's participants.
pub(super) fn judged_turns(knowledge: &Knowledge, interview: &LinkedInterview, again: &CodedAgain) -> Vec<JudgedTurn> {
    let blank = JudgedTurn { by_coder: interview.coders.iter().map(|coder| (*coder, BTreeSet::new())).collect() };
    let mut turns = vec![blank; again.turns.len()];
    let mut mark = |coder: usize, letters: &[MarkedLetters], themes: &[ThemeId]| {
        letters.iter().for_each(|marked| turns[marked.turn].by_coder[coder].1.extend(themes));
    };
    for (quote, letters) in interview.quotes.iter().zip(&again.own) {
        mark(0, letters, &knowledge.quotes[*quote].themes);
    }
    for (index, (coding, themes)) in again.codings.iter().zip(&interview.second_themes).enumerate() {
        coding.quotes.iter().zip(themes).for_each(|(quote, themes)| mark(index + 1, &quote.letters, themes));
    }
    turns
}

/// How many coders judged a unit, and how many of them said yes.
type YesOf = (u32, u32);

/// What was said of each theme.
#[derive(Debug, Default)]
pub(super) struct Ratings {
    /// How many units so many coders judged.
    units: BTreeMap<u32, u64>,
    /// For each theme how many units had how many yes; units without any are left out.
    yes: BTreeMap<ThemeId, BTreeMap<YesOf, u64>>,
    /// Where there are exactly two coders, and both judged every unit: for each theme in how many units both, the first alone, the
    /// second alone said yes.
    of_two: Option<BTreeMap<ThemeId, [u64; 3]>>,
}

impl Ratings {
    /// Of turns that two coders or more judged.
    pub(super) fn of<'t>(turns: impl Iterator<Item = &'t JudgedTurn> + Clone) -> Self {
        let mut ratings = Self::default();
        let turns = turns.filter(|turn| turn.coders() >= 2);
        for turn in turns.clone() {
            *ratings.units.entry(turn.coders()).or_default() += 1;
            for (theme, yes) in turn.marked() {
                *ratings.yes.entry(theme).or_default().entry((turn.coders(), yes)).or_default() += 1;
            }
        }
        ratings.of_two = of_two(turns);
        ratings
    }

    /// The themes that anybody marked.
    pub(super) fn themes(&self) -> impl Iterator<Item = ThemeId> {
        self.yes.keys().copied()
    }

    /// What was said of a theme.
    pub(super) fn judgements(&self, theme: ThemeId) -> Judgements {
        let yes = || self.yes.get(&theme).into_iter().flatten();
        let none = self.units.iter().map(|(judged, units)| {
            let some: u64 = yes().filter(|((by, _), _)| by == judged).map(|(_, units)| units).sum();
            ((*judged, 0), units - some)
        });
        let mut judgements = Judgements::default();
        for ((judged, yes), units) in yes().map(|(yes, units)| (*yes, *units)).chain(none) {
            judgements.add(vec![judged - yes, yes], units);
        }
        judgements
    }

    /// In how many units coders differ over a theme.
    pub(super) fn disputed(&self, theme: ThemeId) -> u32 {
        let differing = self.yes[&theme].iter().filter(|((judged, yes), _)| yes < judged);
        narrow(differing.map(|(_, units)| *units as usize).sum())
    }

    /// How many of all judgements of a theme are yes.
    pub(super) fn prevalence(&self, theme: ThemeId) -> f64 {
        let yes: u64 = self.yes[&theme].iter().map(|((_, yes), units)| u64::from(*yes) * units).sum();
        let all: u64 = self.units.iter().map(|(judged, units)| u64::from(*judged) * units).sum();
        yes as f64 / all as f64
    }

    /// The table of two coders: rows are the first's no and yes, columns the second's. None where there are more coders.
    pub(super) fn of_two(&self, theme: ThemeId) -> Option<[[u64; 2]; 2]> {
        let [both, first, second] = self.of_two.as_ref()?.get(&theme).copied().unwrap_or_default();
        let neither = self.units.values().sum::<u64>() - both - first - second;
        Some([[neither, second], [first, both]])
    }
}

fn of_two<'t>(turns: impl Iterator<Item = &'t JudgedTurn> + Clone) -> Option<BTreeMap<ThemeId, [u64; 3]>> {
    let coders: BTreeSet<CoderId> =
        turns.clone().flat_map(|turn| turn.by_coder.iter().map(|(coder, _)| *coder)).collect();
    let mut table: BTreeMap<ThemeId, [u64; 3]> = BTreeMap::new();
    if coders.len() != 2 {
        return None;
    }
    for turn in turns {
        let [(coder, one), (_, other)] = turn.by_coder.as_slice() else { return None };
        let (first, second) = if coders.first() == Some(coder) { (one, other) } else { (other, one) };
        for theme in first.union(second) {
            let which = match (first.contains(theme), second.contains(theme)) {
                (true, true) => 0,
                (true, false) => 1,
                (false, _) => 2,
            };
            table.entry(*theme).or_default()[which] += 1;
        }
    }
    Some(table)
}

//! How far those agree who coded the same interviews: over the turns of participants, one yes or no for each theme.
//!
//! Comes in: knowledge. Goes out: an [`Agreement`], with the turns where coders differ. Does not know: words, who may read them;
//! so agreement over letters, which is made from words that may be shown, is made elsewhere from [`unitizing`].

mod interval;
pub mod measures;
mod turns;
pub mod unitizing;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use self::interval::TurnWeights;
use self::measures::{Disagreement, cohen};
use self::turns::{JudgedTurn, Ratings, judged_turns};
use super::count::narrow;
use crate::knowledge::{CoderId, InterviewId, Knowledge, ThemeId};

/// How far coders agree.
#[derive(Debug, Clone, PartialEq)]
pub struct Agreement {
    /// The interviews that are coded more than once, in path order.
    pub interviews: Vec<ComparedInterview>,
    /// How many interviews are coded at all.
    pub coded: u32,
    /// Who coded them, each once.
    pub coders: BTreeSet<CoderId>,
    /// Over all themes.
    pub overall: Measures,
    /// Where α of all themes lies: 95 % of what turns drawn anew from these would give. None where it is undefined.
    pub alpha_interval: Option<(f64, f64)>,
    /// The themes that somebody marked, those first that coders differ over most often.
    pub themes: Vec<ThemeAgreement>,
    /// The turns where coders differ: those first where they differ over the first of the themes, then as in the study.
    pub disputes: Vec<Dispute>,
}

impl Agreement {
    /// How many of the coded interviews are coded more than once.
    pub fn share(&self) -> f64 {
        f64::from(narrow(self.interviews.len())) / f64::from(self.coded.max(1))
    }
}

/// An interview that is coded more than once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ComparedInterview {
    /// Which.
    pub id: InterviewId,
    /// How many turns its participants have.
    pub turns: u32,
    /// In how many of these coders differ.
    pub disputed: u32,
}

/// The published measures; each is none where nothing varies, or where it is not for so many coders.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Measures {
    /// How many of all pairs of judgements are the same, from 0 to 1.
    pub percent: Option<f64>,
    /// Cohen's κ, where there are exactly two coders.
    pub cohen: Option<f64>,
    /// Fleiss' κ.
    pub fleiss: Option<f64>,
    /// Krippendorff's α for nominal data. Of all themes it is 1 less the sum of what was observed over the sum of what chance
    /// would bring; the others are means of the themes where they are defined.
    pub alpha: Option<f64>,
}

/// How far coders agree over a theme.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ThemeAgreement {
    /// The theme.
    pub theme: ThemeId,
    /// In how many turns coders differ over it.
    pub disputed: u32,
    /// How many of all judgements are yes.
    pub prevalence: f64,
    /// How far they agree.
    pub measures: Measures,
}

/// A turn where coders differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dispute {
    /// The interview.
    pub interview: InterviewId,
    /// Into the turns that codings are compared over.
    pub turn: usize,
    /// The themes that some marked there and others did not, in the order of [`Agreement::themes`].
    pub themes: Vec<ThemeId>,
}

/// Compares all codings; none where nobody coded an interview again.
pub fn agreement(knowledge: &Knowledge) -> Option<Agreement> {
    let all = knowledge.interviews.enumerate();
    let compared: Vec<(InterviewId, Vec<JudgedTurn>)> = all
        .filter_map(|(id, interview)| {
            Some((id, judged_turns(knowledge, interview, interview.entry.kind.coded_again.as_deref()?)))
        })
        .collect();
    if compared.is_empty() {
        return None;
    }
    let ratings = Ratings::of(compared.iter().flat_map(|(_, turns)| turns));
    let themes = themes(&ratings);
    let order: BTreeMap<ThemeId, usize> = themes.iter().enumerate().map(|(at, it)| (it.theme, at)).collect();
    let of_coders = |id: &InterviewId| &knowledge.interviews[*id].coders;
    let is_coded = |id: InterviewId| {
        let interview = &knowledge.interviews[id];
        !interview.quotes.is_empty() || !interview.coders.is_empty()
    };
    Some(Agreement {
        coded: narrow(knowledge.interviews.ids().filter(|id| is_coded(*id)).count()),
        coders: compared.iter().flat_map(|(id, _)| of_coders(id)).copied().collect(),
        overall: overall(&themes, &ratings),
        alpha_interval: interval::of_alpha(&weights(&compared, &order)),
        disputes: disputes(&compared, &order),
        interviews: compared.iter().map(|(id, turns)| compared_interview(*id, turns)).collect(),
        themes,
    })
}

fn compared_interview(id: InterviewId, turns: &[JudgedTurn]) -> ComparedInterview {
    let disputed = turns.iter().filter(|turn| turn.disputed().next().is_some()).count();
    ComparedInterview { id, turns: narrow(turns.len()), disputed: narrow(disputed) }
}

/// The themes, those first that coders differ over most often, then those that they agree over least.
fn themes(ratings: &Ratings) -> Vec<ThemeAgreement> {
    let mut themes: Vec<ThemeAgreement> = ratings.themes().map(|theme| of_theme(ratings, theme)).collect();
    let by_alpha = |it: &ThemeAgreement| it.measures.alpha.unwrap_or(f64::INFINITY);
    themes.sort_by(|one, other| {
        let disputed = |it: &ThemeAgreement| Reverse(it.disputed);
        disputed(one).cmp(&disputed(other)).then(by_alpha(one).total_cmp(&by_alpha(other)))
    });
    themes
}

fn of_theme(ratings: &Ratings, theme: ThemeId) -> ThemeAgreement {
    let judgements = ratings.judgements(theme);
    let table = ratings.of_two(theme);
    let measures = Measures {
        percent: judgements.percent(),
        cohen: table.and_then(|[first, second]| cohen(&[&first, &second])),
        fleiss: judgements.fleiss(),
        alpha: judgements.disagreement().alpha(),
    };
    ThemeAgreement { theme, disputed: ratings.disputed(theme), prevalence: ratings.prevalence(theme), measures }
}

fn overall(themes: &[ThemeAgreement], ratings: &Ratings) -> Measures {
    let pooled: Disagreement = themes.iter().map(|it| ratings.judgements(it.theme).disagreement()).sum();
    let mean_of = |measure: fn(&Measures) -> Option<f64>| mean(themes.iter().filter_map(|it| measure(&it.measures)));
    Measures {
        percent: mean_of(|measures| measures.percent),
        cohen: mean_of(|measures| measures.cohen),
        fleiss: mean_of(|measures| measures.fleiss),
        alpha: pooled.alpha(),
    }
}

/// The mean of what there is.
pub fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (sum, count) = values.fold((0.0, 0_u32), |(sum, count), value| (sum + value, count + 1));
    (count > 0).then(|| sum / f64::from(count))
}

fn weights(compared: &[(InterviewId, Vec<JudgedTurn>)], order: &BTreeMap<ThemeId, usize>) -> Vec<TurnWeights> {
    let turns = compared.iter().flat_map(|(_, turns)| turns).filter(|turn| turn.coders() >= 2);
    let weights = turns.map(|turn| {
        let yes: Vec<(usize, u32)> = turn.marked().map(|(theme, yes)| (order[&theme], yes)).collect();
        TurnWeights::new(turn.coders(), yes)
    });
    weights.collect()
}

fn disputes(compared: &[(InterviewId, Vec<JudgedTurn>)], order: &BTreeMap<ThemeId, usize>) -> Vec<Dispute> {
    let mut disputes = Vec::new();
    for (interview, turns) in compared {
        for (turn, judged) in turns.iter().enumerate() {
            let mut themes: Vec<ThemeId> = judged.disputed().collect();
            themes.sort_by_key(|theme| order[theme]);
            if !themes.is_empty() {
                disputes.push(Dispute { interview: *interview, turn, themes });
            }
        }
    }
    disputes.sort_by_key(|dispute| order[&dispute.themes[0]]);
    disputes
}

#[cfg(test)]
mod tests;

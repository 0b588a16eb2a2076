//! What is ranked: opportunities, and the themes that none of them covers.
//!
//! Comes in: knowledge. Goes out: [`JudgedCandidate`]s with the human judgements on each. Does not know: evidence, numbers.

use super::row::Candidate;
use crate::base::id::IdVec;
use crate::content::estimate::Estimate;
use crate::content::theme::ThemeStatus;
use crate::knowledge::{Knowledge, LinkedTheme, OutcomeId, ThemeId};

/// A candidate and what humans judged about it.
pub(super) struct JudgedCandidate {
    /// What is ranked.
    pub(super) candidate: Candidate,
    /// The topmost candidate above it that is open, as it is itself.
    pub(super) part_of: Option<ThemeId>,
    /// Whether it was built, given up or addressed.
    pub(super) is_decided: bool,
    /// The themes it stands for, each with its whole sub-tree.
    pub(super) themes: Vec<ThemeId>,
    /// Its own `estimate`; empty where it has none.
    pub(super) estimate: Estimate,
    /// Points for each outcome.
    pub(super) strategic: Vec<(OutcomeId, f64)>,
    /// `effort`, in working hours.
    pub(super) effort_hours: Option<f64>,
}

/// Which outcomes points are for that make a heading a candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcomes {
    /// Those that weigh something.
    Weighing,
    /// All: any of them may weigh something under another policy.
    All,
}

/// All candidates, in no order that matters.
pub(super) fn judged_candidates(knowledge: &Knowledge) -> Vec<JudgedCandidate> {
    candidates_of(knowledge, Outcomes::Weighing)
}

/// The same, and those that would be candidates if outcomes weighed other than they do.
pub(super) fn possible_candidates(knowledge: &Knowledge) -> Vec<JudgedCandidate> {
    candidates_of(knowledge, Outcomes::All)
}

fn candidates_of(knowledge: &Knowledge, outcomes: Outcomes) -> Vec<JudgedCandidate> {
    let standing = standing_themes(knowledge, outcomes);
    let opportunities = knowledge.opportunities.enumerate().map(|(id, opportunity)| JudgedCandidate {
        candidate: Candidate::Opportunity(id),
        part_of: None,
        is_decided: opportunity.entry.kind.status.value.is_decided(),
        themes: opportunity.themes.clone(),
        estimate: opportunity.entry.kind.estimate.clone(),
        strategic: opportunity.strategic.clone(),
        effort_hours: opportunity.entry.kind.effort_hours,
    });
    let is_open = |id: &ThemeId| standing[*id] && !is_addressed(&knowledge.themes[*id]);
    let themes = knowledge.themes.enumerate().filter(|(id, _)| standing[*id]).map(|(id, theme)| JudgedCandidate {
        candidate: Candidate::Theme(id),
        part_of: if is_open(&id) { knowledge.themes_above(id).filter(is_open).last() } else { None },
        is_decided: is_addressed(theme),
        themes: vec![id],
        estimate: estimate(theme),
        strategic: theme.strategic.clone(),
        effort_hours: None,
    });
    opportunities.chain(themes).collect()
}

/// Whether something was done about a theme.
fn is_addressed(theme: &LinkedTheme) -> bool {
    theme.entry.as_ref().is_some_and(|entry| entry.kind.status == ThemeStatus::Addressed)
}

/// Which themes are candidates.
fn standing_themes(knowledge: &Knowledge, outcomes: Outcomes) -> IdVec<ThemeId, bool> {
    let mut covered: IdVec<ThemeId, bool> = knowledge.themes.iter().map(|_| false).collect();
    let covering = knowledge.opportunities.iter().filter(|it| !it.entry.kind.status.value.is_given_up());
    for theme in covering.flat_map(|opportunity| &opportunity.themes) {
        for below in knowledge.subtree(*theme) {
            covered[below] = true;
        }
    }
    let stands = |(id, theme): (ThemeId, &LinkedTheme)| {
        !covered[id] && (theme.children.is_empty() || has_something_of_its_own(knowledge, theme, outcomes))
    };
    knowledge.themes.enumerate().map(stands).collect()
}

/// Whether a theme with others below it is more than their heading: it carries evidence, tags, an estimate or
/// strategic points itself. Asks and praise are never scored, so they make nothing a candidate.
fn has_something_of_its_own(knowledge: &Knowledge, theme: &LinkedTheme, outcomes: Outcomes) -> bool {
    let weighs = |outcome: OutcomeId, points: f64| knowledge.outcomes[outcome].share * points > 0.0;
    theme.quotes.iter().any(|quote| knowledge.quotes[*quote].evidence)
        || !theme.tagged.is_empty()
        || estimate(theme) != Estimate::default()
        || theme.strategic.iter().any(|(outcome, points)| match outcomes {
            Outcomes::Weighing => weighs(*outcome, *points),
            Outcomes::All => *points > 0.0,
        })
}

/// What humans estimated of a theme.
pub(super) fn estimate(theme: &LinkedTheme) -> Estimate {
    theme.entry.as_ref().map(|entry| entry.kind.estimate.clone()).unwrap_or_default()
}

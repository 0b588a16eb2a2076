//! Each team, whom to ask first first: how many of it were heard, how many would be its share, and whether one more interview is
//! worth it.
//!
//! Comes in: the site's context, the coded interviews. Goes out: [`CoveredTeams`]. Does not know: how teams are ordered, what they
//! spoke of.

use serde::Serialize;

use super::reach::{TeamReach, teams_to_ask};
use super::verdict::{heard, reasons, verdict};
use crate::analysis::coded::CodedInterview;
use crate::analysis::hearing::fewest_for_saturation;
use crate::analysis::plan::StudyPlan;
use crate::analysis::saturation::TeamStop;
use crate::analysis::whom_next::InterviewWorth;
use crate::site::view::parts::context::{Link, PageContext};
use crate::site::view::parts::crew::CrewScale;

/// How many teams are listed; the list of teams has all.
const MOST_TEAMS: usize = 100;

/// The teams, those to ask first first.
#[derive(Debug, Serialize)]
pub(super) struct CoveredTeams<'a> {
    /// The team to ask next; none where one more interview with any of them is likely to bring little.
    next: Option<Link<'a>>,
    /// Why it is, or that none is.
    why: String,
    /// In which order they stand.
    order: &'a str,
    /// The first.
    teams: Vec<CoveredTeam<'a>>,
    /// How many more there are.
    more: usize,
    /// What a dot is.
    key: String,
    /// What a share is, in words; none where no head-counts are known.
    share: Option<String>,
    /// From how many interviews on it is said of a team whether new ones still bring themes; none where all have as many.
    too_few: Option<String>,
}

/// A team.
#[derive(Debug, Serialize)]
struct CoveredTeam<'a> {
    #[serde(flatten)]
    link: Link<'a>,
    /// Its place in the order, from 1.
    rank: usize,
    /// Its heads as dots, as SVG.
    crew_html: String,
    /// How many were heard and how many would be its share, in words.
    heard: String,
    /// Whether one more interview is worth it.
    worth: String,
    /// Why.
    because: Vec<String>,
}

/// None where nobody's team may be named, or there are no teams.
pub(super) fn covered_teams<'a>(context: &PageContext<'a>, coded: &[CodedInterview]) -> Option<CoveredTeams<'a>> {
    let plan = context.study_plan();
    let mut all = teams_to_ask(context, coded, plan.as_ref());
    let has_shares = all.iter().any(|covered| covered.to_ask.share.is_some());
    let has_too_few = all.iter().any(|covered| covered.hearing.stop == TeamStop::NotAssessable);
    let heard: u32 =
        all.iter().map(|covered| covered.to_ask).filter(|team| team.share.is_some()).map(|team| team.people).sum();
    let scale = CrewScale::to_hold(all.iter().map(|covered| (covered.to_ask.people, covered.to_ask.head_count)));
    all.sort_by(|one, other| one.to_ask.compare(&other.to_ask));
    let (next, why) = next(context, plan.as_ref(), all.first()?);
    let teams = (1..).zip(all.iter().take(MOST_TEAMS));
    Some(CoveredTeams {
        next,
        why,
        order: context.words().text(order(plan.as_ref())),
        teams: teams.filter_map(|(rank, covered)| team(context, scale, rank, covered)).collect(),
        more: all.len().saturating_sub(MOST_TEAMS),
        key: context.crew_key(scale),
        too_few: has_too_few.then(|| context.words().count("coverage.too_few_here", fewest_for_saturation())),
        share: has_shares.then(|| context.words().count("coverage.share", heard)),
    })
}

/// The first team, and why it is asked next; or that no team need be.
fn next<'a>(context: &PageContext<'a>, plan: Option<&StudyPlan>, first: &TeamReach<'a>) -> (Option<Link<'a>>, String) {
    let words = context.words();
    if matches!(first.to_ask.worth(), InterviewWorth::BringsLittle | InterviewWorth::AllHeard) {
        return (None, words.text("coverage.nobody_next").to_owned());
    }
    let by_plan = plan.filter(|_| first.to_ask.plan.is_next).and_then(|plan| context.plan_in_words(plan).because);
    (context.team(first.team.id()), by_plan.unwrap_or_else(|| verdict(words, first)))
}

/// The key of what says in which order the teams stand.
fn order(plan: Option<&StudyPlan>) -> &'static str {
    match plan {
        Some(plan) if plan.teams.iter().any(|row| row.aim.is_some()) => "coverage.order_by_aims",
        Some(_) => "coverage.order_by_plan",
        None => "coverage.order",
    }
}

fn team<'a>(
    context: &PageContext<'a>,
    scale: CrewScale,
    rank: usize,
    covered: &TeamReach<'_>,
) -> Option<CoveredTeam<'a>> {
    let words = context.words();
    Some(CoveredTeam {
        link: context.team(covered.team.id())?,
        rank,
        crew_html: scale.row(covered.to_ask.people, covered.to_ask.head_count),
        heard: heard(words, covered.to_ask),
        worth: verdict(words, covered),
        because: reasons(words, covered),
    })
}

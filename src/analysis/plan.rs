//! How far a study is: what is planned, held, transcribed and coded, of which team, against what is wanted; and which team an
//! interview should be agreed with next.
//!
//! Comes in: knowledge, the plan of the settings, the study's day, teams as they may be named. Goes out: a [`StudyPlan`]. Does
//! not know: what is said of a team. What it counts is in no other number.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::count::narrow;
use super::priority::NamedTeam;
use super::today::{has_words, today};
use crate::base::Date;
use crate::config::{Aim, PlanSettings, StudySettings};
use crate::content::interview::{Interview, InterviewStage, SetAsideReason};
use crate::knowledge::{Knowledge, SetAsideId, TeamId};

/// How far a study is.
#[derive(Debug, Clone, PartialEq)]
pub struct StudyPlan {
    /// The study's day.
    pub day: Option<Date>,
    /// How many days it is since the study began; fewer than none before that.
    pub since_begin: Option<i32>,
    /// How many days are left until it ends; fewer than none after that.
    pub until_end: Option<i32>,
    /// All interviews but rehearsals, each once.
    pub all: StageCounts,
    /// How many are wanted in all.
    pub aim: Option<u32>,
    /// The teams that interviews are with, or are wanted of.
    pub teams: Vec<TeamPlan>,
    /// Which team an interview should be agreed with next; none where nothing says so.
    pub next: Option<NextToSchedule>,
    /// How many rehearsals there were.
    pub practice: u32,
}

/// How many interviews are how far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct StageCounts {
    /// To be held.
    pub planned: u32,
    /// Held, and nothing is written down.
    pub held: u32,
    /// There is a transcript.
    pub transcribed: u32,
    /// Quotes are marked.
    pub coded: u32,
}

/// The interviews with a team.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TeamPlan {
    /// The team that is named.
    pub team: TeamId,
    /// How many are wanted.
    pub aim: Option<u32>,
    /// How many people it has, where somebody said so.
    pub head_count: Option<u32>,
    /// How many there are.
    pub counts: StageCounts,
    /// How many of all there would be by its share of the heads; none where an aim says how many.
    pub share: Option<f64>,
}

/// The team that is farthest below what is wanted of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NextToSchedule {
    /// The team.
    pub team: TeamId,
    /// How many interviews with it there are, planned ones too.
    pub agreed: u32,
    /// What is wanted.
    pub wanted: WantedInterviews,
}

/// What is wanted of a team.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum WantedInterviews {
    /// So many interviews.
    Aim(u32),
    /// Its share of the heads.
    Share {
        /// How many people it has.
        heads: u32,
        /// How many all teams have.
        all_heads: u32,
        /// How many interviews are shared out.
        interviews: u32,
        /// How many of them are its.
        share: f64,
    },
}

impl StageCounts {
    /// All of them.
    pub fn total(self) -> u32 {
        self.planned + self.done()
    }

    /// Those that were held, however far they are since.
    pub fn done(self) -> u32 {
        self.held + self.transcribed + self.coded
    }

    fn add(&mut self, stage: InterviewStage) {
        let count = match stage {
            InterviewStage::Planned => &mut self.planned,
            InterviewStage::Held => &mut self.held,
            InterviewStage::Transcribed => &mut self.transcribed,
            InterviewStage::Coded => &mut self.coded,
        };
        *count += 1;
    }
}

/// How far an interview is: what its file says, else what it shows. It changes no number but those of the plan.
pub fn stage(interview: &Interview, today: Option<Date>) -> InterviewStage {
    let is_to_come = || interview.meta.date.zip(today).is_some_and(|(date, today)| date > today);
    match &interview.meta.stage {
        Some(stage) => stage.value,
        None if !interview.quotes.is_empty() => InterviewStage::Coded,
        None if has_words(interview) => InterviewStage::Transcribed,
        None if is_to_come() => InterviewStage::Planned,
        None => InterviewStage::Held,
    }
}

/// How far a study is, by the teams that may be named.
pub fn plan(knowledge: &Knowledge, settings: &StudySettings, named: &[NamedTeam]) -> StudyPlan {
    let day = today(knowledge, settings);
    let aims = Aims::new(knowledge, &settings.plan);
    let mut all = StageCounts::default();
    let mut by_team: BTreeMap<TeamId, StageCounts> = BTreeMap::new();
    for (stage, teams) in staged(knowledge, day) {
        all.add(stage);
        let teams: BTreeSet<TeamId> = teams.into_iter().map(|team| aims.counted_as(knowledge, team)).collect();
        let rows = named.iter().filter(|row| row.counted.iter().any(|team| teams.contains(team)));
        rows.for_each(|row| by_team.entry(row.team).or_default().add(stage));
    }
    let mut teams: Vec<TeamPlan> = named.iter().map(|row| row_of(knowledge, &aims, row, &by_team)).collect();
    let aim = settings.plan.aim.as_ref().map(Aim::total);
    let shared = aim.unwrap_or(all.total());
    share_out(knowledge, &settings.plan, shared, &mut teams);
    let next = next(knowledge, &teams, shared);
    teams.retain(|row| row.counts.total() > 0 || row.aim.is_some() || row.share.is_some());
    let practice = knowledge.set_aside.iter().filter(|it| it.reason == SetAsideReason::Practice).count();
    let days = |from: Option<Date>, to: Option<Date>| Some((to? - from?).get_days());
    StudyPlan {
        day,
        since_begin: days(settings.plan.begins, day),
        until_end: days(day, settings.plan.ends),
        all,
        aim,
        teams,
        next,
        practice: narrow(practice),
    }
}

/// The interviews that are planned, those that come first first; those without a day last.
pub fn planned(knowledge: &Knowledge) -> Vec<SetAsideId> {
    let planned = knowledge.set_aside.enumerate().filter(|(_, it)| it.reason == SetAsideReason::Planned);
    let mut planned: Vec<(Option<Date>, SetAsideId)> = planned.map(|(id, it)| (it.entry.kind.meta.date, id)).collect();
    planned.sort_by_key(|(date, id)| (date.is_none(), *date, *id));
    planned.into_iter().map(|(_, id)| id).collect()
}

/// Every interview but rehearsals: how far it is, and its teams.
fn staged(knowledge: &Knowledge, day: Option<Date>) -> Vec<(InterviewStage, Vec<TeamId>)> {
    let counted = knowledge.interviews.iter().map(|it| (stage(&it.entry.kind, day), it.teams()));
    let aside = knowledge.set_aside.iter().filter(|it| it.reason != SetAsideReason::Practice);
    counted.chain(aside.map(|it| (stage(&it.entry.kind, day), it.teams.clone()))).collect()
}

/// How many interviews are wanted of which team.
struct Aims(BTreeMap<TeamId, u32>);

impl Aims {
    fn new(knowledge: &Knowledge, plan: &PlanSettings) -> Self {
        let mut aims: BTreeMap<TeamId, u32> = BTreeMap::new();
        for aimed in plan.aim.iter().flat_map(Aim::teams) {
            if let Some(team) = knowledge.names.teams.find(&aimed.team) {
                *aims.entry(team).or_default() += aimed.interviews;
            }
        }
        Self(aims)
    }

    /// The team whose aim an interview with a team counts for: its own, or that of the nearest team above it.
    fn counted_as(&self, knowledge: &Knowledge, team: TeamId) -> TeamId {
        let mut above = std::iter::successors(Some(team), |team| knowledge.teams[*team].parent);
        above.find(|team| self.0.contains_key(team)).unwrap_or(team)
    }
}

fn row_of(knowledge: &Knowledge, aims: &Aims, named: &NamedTeam, by_team: &BTreeMap<TeamId, StageCounts>) -> TeamPlan {
    let heads = named.counted.iter().filter_map(|team| knowledge.teams[*team].entry.as_ref()?.kind.headcount);
    TeamPlan {
        team: named.team,
        aim: named.counted.iter().filter_map(|team| aims.0.get(team).copied()).reduce(u32::saturating_add),
        head_count: heads.reduce(u32::saturating_add),
        counts: by_team.get(&named.team).copied().unwrap_or_default(),
        share: None,
    }
}

/// Gives each team that the platform is for its share of the heads, where no aim says how many are wanted of whom.
fn share_out(knowledge: &Knowledge, plan: &PlanSettings, interviews: u32, teams: &mut [TeamPlan]) {
    if matches!(plan.aim, Some(Aim::ByTeam(_))) {
        return;
    }
    let all_heads = all_heads(knowledge, teams);
    for row in teams.iter_mut().filter(|row| knowledge.teams[row.team].is_customer()) {
        let heads = row.head_count.filter(|heads| *heads > 0);
        row.share = heads.map(|heads| f64::from(interviews) * f64::from(heads) / f64::from(all_heads));
    }
}

fn all_heads(knowledge: &Knowledge, teams: &[TeamPlan]) -> u32 {
    let customers = teams.iter().filter(|row| knowledge.teams[row.team].is_customer());
    customers.filter_map(|row| row.head_count).fold(0, u32::saturating_add)
}

/// The team that is farthest below its aim, or else below its share of the heads; of several the one that has least of it, then
/// the larger one. Whoever has no more people than interviews has been asked.
fn next(knowledge: &Knowledge, teams: &[TeamPlan], interviews: u32) -> Option<NextToSchedule> {
    let wanted = |row: &TeamPlan| row.aim.map(f64::from).or(row.share);
    let missing = |row: &TeamPlan| wanted(row).map(|wanted| wanted - f64::from(row.counts.total()));
    let is_left = |row: &&TeamPlan| row.head_count.is_none_or(|heads| heads > row.counts.total());
    let below = teams.iter().filter(is_left).filter_map(|row| Some((missing(row).filter(|it| *it > 0.0)?, row)));
    let order = |(missing, row): &(f64, &TeamPlan)| {
        let filled = 1.0 - missing / (missing + f64::from(row.counts.total()));
        (-missing, filled, Reverse(row.head_count))
    };
    let (_, row) = below.min_by(|one, other| {
        let ((a, b, c), (d, e, f)) = (order(one), order(other));
        a.total_cmp(&d).then(b.total_cmp(&e)).then(c.cmp(&f))
    })?;
    let shared = || {
        let (heads, share) = (row.head_count?, row.share?);
        Some(WantedInterviews::Share { heads, all_heads: all_heads(knowledge, teams), interviews, share })
    };
    let wanted = row.aim.map(WantedInterviews::Aim).or_else(shared)?;
    Some(NextToSchedule { team: row.team, agreed: row.counts.total(), wanted })
}

#[cfg(test)]
mod tests;

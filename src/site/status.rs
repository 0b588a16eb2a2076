//! How far the study is, outside a page: in a terminal.
//!
//! Comes in: the site's context. Goes out: a [`StudyStatus`], in the words and numbers of the page of the plan. Does not know: how
//! it is printed.

use super::route::LinkBase;
use super::site_context::SiteContext;
use super::view::parts::context::PageContext;
use super::view::parts::plan::{PlanPart, wanted};
use crate::analysis::plan::StageCounts;
use crate::release::ReleasedTeam;

/// How far the study is.
#[derive(Debug)]
pub struct StudyStatus<'a> {
    /// In sentences.
    pub said: PlanPart,
    /// The team that an interview should be agreed with next.
    pub next: Option<&'a str>,
    /// The teams.
    pub teams: Vec<StatusRow<'a>>,
    /// All interviews together: planned, held, transcribed, coded.
    pub all: [u32; 4],
    /// What is planned: when, and what it is called; what comes first first.
    pub planned: Vec<(Option<String>, Option<String>)>,
}

/// A team, and how far its interviews are.
#[derive(Debug)]
pub struct StatusRow<'a> {
    /// What it is called.
    pub title: &'a str,
    /// How many are wanted: the aim, or the share of the heads.
    pub wanted: Option<String>,
    /// How many are planned, held, transcribed and coded.
    pub counts: [u32; 4],
}

impl<'a> StudyStatus<'a> {
    /// Of a site; none where its audience may not see its plan.
    pub fn new(site: SiteContext<'a>) -> Option<Self> {
        let context = PageContext { site, link_base: LinkBase::anywhere(&site.settings.base_url) };
        let plan = context.study_plan()?;
        let title = |team| site.released.team(team).map(ReleasedTeam::title);
        let rows = plan.teams.iter().filter_map(|row| {
            Some(StatusRow { title: title(row.team)?, wanted: wanted(row), counts: in_order(row.counts) })
        });
        let planned = site.analysis.planned_interviews().into_iter();
        let planned = planned.filter_map(|id| site.released.interview_set_aside(id));
        Some(Self {
            said: context.plan_in_words(&plan),
            next: plan.next.and_then(|next| title(next.team)),
            teams: rows.collect(),
            all: in_order(plan.all),
            planned: planned.map(|it| (it.date().map(|date| date.to_string()), it.shown_title())).collect(),
        })
    }
}

fn in_order(counts: StageCounts) -> [u32; 4] {
    let StageCounts { planned, held, transcribed, coded } = counts;
    [planned, held, transcribed, coded]
}

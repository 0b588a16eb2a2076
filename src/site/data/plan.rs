//! `/data/plan.json`: one object, since a plan is one.
//!
//! Comes in: the site's context. Goes out: how far the study is, by team, and what is planned. Does not know: the other files.

use serde::Serialize;

use super::{data_file, slug_of_shown, slug_of_team};
use crate::analysis::plan::{StageCounts, StudyPlan, TeamPlan, WantedInterviews};
use crate::base::slug::Slug;
use crate::release::{ReleasedGuide, ReleasedSetAside, ReleasedTeam};
use crate::site::page_kind::{PageKind, WantedPage};
use crate::site::route::{LinkBase, Route};
use crate::site::site_context::SiteContext;
use crate::site::view::parts::context::PageContext;
use crate::site::view::parts::plan::has_plan;

/// `/data/plan.json`
pub(in crate::site) static FILE: PageKind = data_file(
    |released| match has_plan(released) {
        true => WantedPage::only(Route::own_file("data/plan.json")),
        false => Vec::new(),
    },
    |site, _| object(site).into_iter().collect(),
);

/// The file; none where its readers may not have it.
pub(super) fn object(site: &SiteContext<'_>) -> Option<Vec<u8>> {
    let context = PageContext { site: *site, link_base: LinkBase::anywhere(&site.settings.base_url) };
    let plan = context.study_plan()?;
    let because = context.plan_in_words(&plan).because;
    let mut bytes = serde_json::to_vec_pretty(&plan_object(site, &plan, because))
        .expect("objects have text for keys, and memory takes all that is written");
    bytes.push(b'\n');
    Some(bytes)
}

#[derive(Serialize)]
struct PlanObject<'a> {
    day: Option<String>,
    begins: Option<String>,
    ends: Option<String>,
    days_since_begin: Option<i32>,
    days_until_end: Option<i32>,
    aim: Option<u32>,
    #[serde(flatten)]
    counts: CountKeys,
    practice: u32,
    next: Option<NextObject<'a>>,
    teams: Vec<TeamObject<'a>>,
    interviews: Vec<PlannedObject<'a>>,
}

#[derive(Serialize)]
struct CountKeys {
    planned: u32,
    held: u32,
    transcribed: u32,
    coded: u32,
}

#[derive(Serialize)]
struct NextObject<'a> {
    team: Option<&'a Slug>,
    agreed: u32,
    wanted: f64,
    because: Option<String>,
}

#[derive(Serialize)]
struct TeamObject<'a> {
    slug: &'a Slug,
    title: &'a str,
    url: Option<String>,
    headcount: Option<u32>,
    aim: Option<u32>,
    share: Option<f64>,
    #[serde(flatten)]
    counts: CountKeys,
}

#[derive(Serialize)]
struct PlannedObject<'a> {
    slug: Option<&'a Slug>,
    title: Option<String>,
    date: Option<String>,
    teams: Vec<&'a Slug>,
    guide: Option<&'a Slug>,
}

fn plan_object<'a>(site: &SiteContext<'a>, plan: &StudyPlan, because: Option<String>) -> PlanObject<'a> {
    let settings = &site.settings.study.plan;
    let day = |day: Option<crate::base::Date>| day.map(|day| day.to_string());
    let next = plan.next.map(|next| NextObject {
        team: slug_of_team(site, next.team),
        agreed: next.agreed,
        wanted: match next.wanted {
            WantedInterviews::Aim(aim) => f64::from(aim),
            WantedInterviews::Share { share, .. } => share,
        },
        because,
    });
    let planned = site.analysis.planned_interviews().into_iter();
    PlanObject {
        day: day(plan.day),
        begins: day(settings.begins),
        ends: day(settings.ends),
        days_since_begin: plan.since_begin,
        days_until_end: plan.until_end,
        aim: plan.aim,
        counts: count_keys(plan.all),
        practice: plan.practice,
        next,
        teams: plan.teams.iter().filter_map(|row| team_object(site, row)).collect(),
        interviews: planned
            .filter_map(|id| Some(planned_object(site, site.released.interview_set_aside(id)?)))
            .collect(),
    }
}

fn team_object<'a>(site: &SiteContext<'a>, row: &TeamPlan) -> Option<TeamObject<'a>> {
    let team: ReleasedTeam<'a> = site.released.team(row.team)?;
    Some(TeamObject {
        slug: team.slug(),
        title: team.title(),
        url: site.addresses.entry(row.team).map(Route::href),
        headcount: row.head_count,
        aim: row.aim,
        share: row.share,
        counts: count_keys(row.counts),
    })
}

fn planned_object<'a>(site: &SiteContext<'a>, interview: ReleasedSetAside<'a>) -> PlannedObject<'a> {
    PlannedObject {
        slug: interview.slug(),
        title: interview.shown_title(),
        date: interview.date().map(|date| date.to_string()),
        teams: interview.teams().filter_map(|team| slug_of_shown(site, team)).collect(),
        guide: interview.guide().and_then(|guide| site.released.guide(guide)).map(ReleasedGuide::slug),
    }
}

fn count_keys(counts: StageCounts) -> CountKeys {
    let StageCounts { planned, held, transcribed, coded } = counts;
    CountKeys { planned, held, transcribed, coded }
}

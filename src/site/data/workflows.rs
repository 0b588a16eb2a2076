//! `/data/workflows.json`. Times are working hours: a day has eight.
//!
//! Comes in: the site's context. Goes out: a row per workflow. Does not know: the other files.

use serde::Serialize;

use super::{data_file, rows, slug_of_team, slug_of_theme};
use crate::analysis::workflows::StepTotals;
use crate::base::path::SourcePath;
use crate::base::slug::Slug;
use crate::release::{ReleasedInterview, ReleasedStep, ReleasedTool, ReleasedWorkflow, StepTool};
use crate::site::page_kind::{PageKind, WantedPage};
use crate::site::route::Route;
use crate::site::site_context::SiteContext;

/// `/data/workflows.json`; not there where there are no workflows.
pub(in crate::site) static FILE: PageKind = data_file(
    |released| match released.workflows().next() {
        Some(_) => WantedPage::only(Route::own_file("data/workflows.json")),
        None => Vec::new(),
    },
    |site, _| rows(site.released.workflows(), |workflow| row(site, workflow)),
);

#[derive(Serialize)]
struct WorkflowDataRow<'a> {
    slug: &'a Slug,
    title: &'a str,
    themes: Vec<&'a Slug>,
    interview: Option<&'a Slug>,
    participant: Option<&'a str>,
    steps: Vec<StepRow<'a>>,
    #[serde(flatten)]
    sums: WorkflowSums,
    url: Option<String>,
    source: Option<&'a str>,
}

/// What the steps come to.
#[derive(Serialize)]
struct WorkflowSums {
    tools: usize,
    hand_offs: usize,
    hands_hours: f64,
    waits_hours: f64,
    elapsed_hours: f64,
}

#[derive(Serialize)]
struct StepRow<'a> {
    #[serde(rename = "do")]
    action: &'a str,
    tool: Option<&'a str>,
    hands_hours: Option<f64>,
    waits_hours: Option<f64>,
    team: Option<&'a Slug>,
    hand_off: bool,
}

fn row<'a>(site: &SiteContext<'a>, workflow: ReleasedWorkflow<'a>) -> WorkflowDataRow<'a> {
    let totals = site.analysis.workflow(workflow.id());
    WorkflowDataRow {
        slug: workflow.slug(),
        title: workflow.title(),
        themes: workflow.themes().filter_map(|theme| slug_of_theme(site, theme)).collect(),
        interview: workflow.interview().and_then(|id| site.released.interview(id)).map(ReleasedInterview::slug),
        participant: workflow.participant().and_then(|id| site.who_is(id)).map(|who| who.name),
        steps: workflow.steps().zip(&totals.steps).map(|(step, total)| step_row(site, step, *total)).collect(),
        sums: WorkflowSums {
            tools: totals.tools,
            hand_offs: totals.hand_offs(),
            hands_hours: totals.hands_hours,
            waits_hours: totals.waits_hours,
            elapsed_hours: totals.elapsed_hours(),
        },
        url: site.addresses.entry(workflow.id()).map(Route::href),
        source: workflow.file().source().map(SourcePath::as_str),
    }
}

/// A tool by its slug; by what the study calls it where no file describes any.
fn step_row<'a>(site: &SiteContext<'a>, step: ReleasedStep<'a>, total: StepTotals) -> StepRow<'a> {
    let tool = step.tool.and_then(|tool| match tool {
        StepTool::Tool(id) => site.released.tool(id).map(ReleasedTool::slug).map(Slug::as_str),
        StepTool::Named(name) => Some(name),
    });
    StepRow {
        action: step.action,
        tool,
        hands_hours: step.hands_hours,
        waits_hours: step.waits_hours,
        team: total.team.filter(|_| total.is_named).and_then(|team| slug_of_team(site, team)),
        hand_off: total.is_hand_off,
    }
}

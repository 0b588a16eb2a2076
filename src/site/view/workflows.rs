//! The list of workflows: those of one theme side by side, each with its totals and its time on one scale.
//!
//! Comes in: the site's context. Goes out: [`WorkflowList`]. Does not know: how it looks.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use super::frame::{Head, NavGroup, Section};
use super::parts::context::{Link, PageContext, Person};
use super::parts::workflow::{WorkflowSum, step_marks};
use crate::analysis::workflows::WorkflowTotals;
use crate::content::Kind;
use crate::knowledge::{ThemeId, WorkflowId};
use crate::site::chart::steps::{StepBar, step_bar};
use crate::site::page_kind::{LinkStyle, PageContent, PageKind, PageParts, Readers, WantedPage};
use crate::site::route::Route;

/// The workflows in the navigation.
pub(super) static SECTION: Section = Section {
    order: 11,
    name: "workflows",
    group: NavGroup::Evidence,
    address: || Route::list(Kind::Workflow),
    is_shown: |released| released.workflows().next().is_some(),
};

/// `/workflows/`
pub(super) static PAGE: PageKind = PageKind {
    name: "the list of workflows",
    readers: Readers::People,
    section: Some(&SECTION),
    links: LinkStyle::Page,
    is_slow: false,
    addresses: |released| match released.workflows().next() {
        Some(_) => WantedPage::only(Route::list(Kind::Workflow)),
        None => Vec::new(),
    },
    content: PageContent::Template("workflows.html", |context, _| Some(workflows(context))),
};

/// How many workflows of a theme are compared: a longer table compares nothing.
const MOST_OF_THEME: usize = 50;

/// All workflows.
#[derive(Debug, Serialize)]
struct WorkflowList<'a> {
    /// Those that show one theme, the theme with the most first; then those that show none.
    groups: Vec<WorkflowGroup<'a>>,
}

/// Workflows of one act.
#[derive(Debug, Serialize)]
struct WorkflowGroup<'a> {
    /// The theme that they show.
    theme: Option<Link<'a>>,
    /// The workflows, those that take longest first.
    rows: Vec<WorkflowRow<'a>>,
    /// How many more there are.
    more: usize,
}

/// A workflow beside others.
#[derive(Debug, Serialize)]
struct WorkflowRow<'a> {
    /// The workflow.
    #[serde(flatten)]
    link: Link<'a>,
    /// Who goes through it.
    who: Option<Person<'a>>,
    /// What its steps come to.
    #[serde(flatten)]
    sum: WorkflowSum,
    /// Its time on the scale of its group, as SVG.
    bar_html: String,
}

fn workflows<'a>(context: &PageContext<'a>) -> PageParts<'a> {
    let all: Vec<(WorkflowId, Vec<ThemeId>)> =
        context.released().workflows().map(|workflow| (workflow.id(), workflow.themes().collect())).collect();
    let mut by_theme: BTreeMap<ThemeId, Vec<WorkflowId>> = BTreeMap::new();
    for (id, themes) in &all {
        for theme in themes {
            let ids = by_theme.entry(*theme).or_default();
            // Named twice, it counts once.
            if ids.last() != Some(id) {
                ids.push(*id);
            }
        }
    }
    let mut by_theme: Vec<(ThemeId, Vec<WorkflowId>)> = by_theme.into_iter().collect();
    by_theme.sort_by_key(|(theme, ids)| (Reverse(ids.len()), *theme));
    let mut groups: Vec<WorkflowGroup<'a>> =
        by_theme.into_iter().map(|(theme, ids)| group(context, context.theme(theme), ids)).collect();
    let others: Vec<WorkflowId> = all.iter().filter(|(_, themes)| themes.is_empty()).map(|(id, _)| *id).collect();
    if !others.is_empty() {
        groups.push(group(context, None, others));
    }
    PageParts::new(Head::of_list(context, Kind::Workflow), WorkflowList { groups })
}

fn group<'a>(context: &PageContext<'a>, theme: Option<Link<'a>>, ids: Vec<WorkflowId>) -> WorkflowGroup<'a> {
    let mut counted: Vec<(WorkflowId, WorkflowTotals)> =
        ids.into_iter().map(|id| (id, context.site.analysis.workflow(id))).collect();
    counted.sort_by(|(_, one), (_, other)| other.elapsed_hours().total_cmp(&one.elapsed_hours()));
    let end = counted.first().map_or(0.0, |(_, totals)| totals.elapsed_hours());
    let more = counted.len().saturating_sub(MOST_OF_THEME);
    let rows = counted.into_iter().take(MOST_OF_THEME).filter_map(|(id, totals)| {
        let workflow = context.released().workflow(id)?;
        let steps = step_marks(workflow, &totals);
        Some(WorkflowRow {
            link: context.workflow(id)?,
            who: context.goes_through(workflow),
            sum: WorkflowSum::new(context.words(), &totals),
            bar_html: step_bar(&StepBar { caption: None, steps: &steps, end }),
        })
    });
    WorkflowGroup { theme, rows: rows.collect(), more }
}

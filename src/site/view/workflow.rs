//! A workflow: its steps on one scale and as a table, what they come to, where that was described.
//!
//! Comes in: the site's context. Goes out: [`WorkflowPage`]. Does not know: how it looks.

use serde::Serialize;

use super::frame::Head;
use super::parts::context::{Link, PageContext, Person};
use super::parts::workflow::{WorkflowSum, step_marks};
use super::workflows;
use crate::analysis::workflows::{StepTotals, WorkflowTotals};
use crate::base::id::Id;
use crate::content::{Extra, Kind};
use crate::knowledge::WorkflowId;
use crate::release::{Released, ReleasedStep, ReleasedWorkflow, StepTool};
use crate::site::chart::Caption;
use crate::site::chart::steps::{StepBar, StepMark, step_bar};
use crate::site::page_kind::{LinkStyle, PageContent, PageKind, PageParts, Readers, WantedPage};

/// A workflow.
#[derive(Debug, Serialize)]
struct WorkflowPage<'a> {
    /// Its title.
    title: &'a str,
    /// What its steps come to.
    #[serde(flatten)]
    sum: WorkflowSum,
    /// Who goes through it.
    who: Option<Person<'a>>,
    /// Where it was described.
    interview: Option<Link<'a>>,
    /// What is said about it.
    description_html: String,
    /// All of it on one scale, as SVG; empty where no step says a time.
    bar_html: String,
    /// The steps, in order.
    lines: Vec<StepLine<'a>>,
    /// What any of them says.
    columns: StepColumns,
    /// The themes that it shows.
    themes: Vec<Link<'a>>,
    /// Other workflows of those themes.
    others: Vec<WorkflowBeside<'a>>,
    /// What the front matter has beside.
    extra: &'a Extra,
}

/// A step.
#[derive(Debug, Serialize)]
struct StepLine<'a> {
    /// What is done.
    action: &'a str,
    /// With what.
    tool: Option<ShownStepTool<'a>>,
    /// The team that does it, where a step names it.
    team: Option<Link<'a>>,
    /// Whether another team did the step before.
    is_hand_off: bool,
    /// Hands-on time, in words.
    hands: Option<String>,
    /// Waiting time, in words.
    waits: Option<String>,
    /// Its time on the scale of all steps, as SVG.
    bar_html: String,
}

/// Which columns the table of steps has: those in which something stands.
#[derive(Debug, Serialize)]
struct StepColumns {
    who: bool,
    tool: bool,
    hands: bool,
    waits: bool,
}

impl StepColumns {
    fn of(lines: &[StepLine<'_>]) -> Self {
        let has = |says: fn(&StepLine<'_>) -> bool| lines.iter().any(says);
        Self {
            who: has(|line| line.team.is_some() || line.is_hand_off),
            tool: has(|line| line.tool.is_some()),
            hands: has(|line| line.hands.is_some()),
            waits: has(|line| line.waits.is_some()),
        }
    }
}

/// What a step is done with.
#[derive(Debug, Serialize)]
struct ShownStepTool<'a> {
    title: &'a str,
    /// Its page, where it has one.
    href: Option<String>,
}

/// Another workflow of the same act.
#[derive(Debug, Serialize)]
struct WorkflowBeside<'a> {
    #[serde(flatten)]
    link: Link<'a>,
    /// What its steps come to, in words.
    sum: String,
}

/// `/workflows/<slug>/`
pub(super) static PAGE: PageKind = PageKind {
    name: "the page of a workflow",
    readers: Readers::People,
    section: Some(&workflows::SECTION),
    links: LinkStyle::Page,
    is_slow: false,
    addresses,
    content: PageContent::Template("workflow.html", |context, subject| {
        workflow(context, WorkflowId::from_index(subject))
    }),
};

fn addresses(released: Released<'_>) -> Vec<WantedPage> {
    let all = released.workflows();
    all.map(|it| WantedPage::entry(Kind::Workflow, it.id(), it.slug(), Some(it.file()))).collect()
}

fn workflow<'a>(context: &PageContext<'a>, id: WorkflowId) -> Option<PageParts<'a>> {
    let workflow = context.released().workflow(id)?;
    let totals = context.site.analysis.workflow(id);
    let marks = step_marks(workflow, &totals);
    let sum = WorkflowSum::new(context.words(), &totals);
    let lines = lines(context, workflow, &totals, &marks);
    let view = WorkflowPage {
        title: workflow.title(),
        who: context.goes_through(workflow),
        interview: workflow.interview().and_then(|interview| context.interview(interview)),
        description_html: context.prose(workflow.description(), workflow.file()),
        bar_html: whole(context, &marks, &totals, &sum),
        columns: StepColumns::of(&lines),
        lines,
        themes: workflow.themes().filter_map(|theme| context.theme(theme)).collect(),
        others: others(context, workflow),
        extra: workflow.file().extra(),
        sum,
    };
    let description = Some(view.sum.sum.clone());
    let head = Head { description, ..Head::of_entry(context, Kind::Workflow, workflow.title()) };
    Some(PageParts::new(head, view))
}

/// All steps in one bar.
fn whole(context: &PageContext<'_>, marks: &[StepMark], totals: &WorkflowTotals, sum: &WorkflowSum) -> String {
    let end = totals.elapsed_hours();
    if end <= 0.0 {
        return String::new();
    }
    let caption = Caption { id: "steps", title: context.words().text("workflow.chart"), description: &sum.sum };
    step_bar(&StepBar { caption: Some(caption), steps: marks, end })
}

fn lines<'a>(
    context: &PageContext<'a>,
    workflow: ReleasedWorkflow<'a>,
    totals: &WorkflowTotals,
    marks: &[StepMark],
) -> Vec<StepLine<'a>> {
    let words = context.words();
    let line = |((step, total), mark): ((ReleasedStep<'a>, &StepTotals), &StepMark)| StepLine {
        action: step.action,
        tool: step.tool.and_then(|tool| step_tool(context, tool)),
        team: total.team.filter(|_| total.is_named).and_then(|team| context.team(team)),
        is_hand_off: total.is_hand_off,
        hands: step.hands_hours.map(|hours| words.hands_on(hours)),
        waits: step.waits_hours.filter(|hours| *hours > 0.0).map(|hours| words.elapsed(hours)),
        bar_html: step_bar(&StepBar { caption: None, steps: std::slice::from_ref(mark), end: totals.elapsed_hours() }),
    };
    workflow.steps().zip(&totals.steps).zip(marks).map(line).collect()
}

fn step_tool<'a>(context: &PageContext<'a>, tool: StepTool<'a>) -> Option<ShownStepTool<'a>> {
    match tool {
        StepTool::Tool(id) => {
            let Link { title, href } = context.tool(id)?;
            Some(ShownStepTool { title, href: Some(href) })
        }
        StepTool::Named(title) => Some(ShownStepTool { title, href: None }),
    }
}

/// How many other workflows are named: more are in the list.
const MOST_OTHERS: usize = 12;

fn others<'a>(context: &PageContext<'a>, workflow: ReleasedWorkflow<'a>) -> Vec<WorkflowBeside<'a>> {
    let of_same = |other: &ReleasedWorkflow<'a>| {
        other.id() != workflow.id() && other.themes().any(|theme| workflow.themes().any(|own| own == theme))
    };
    let beside = |other: ReleasedWorkflow<'a>| {
        let sum = WorkflowSum::new(context.words(), &context.site.analysis.workflow(other.id())).sum;
        Some(WorkflowBeside { link: context.workflow(other.id())?, sum })
    };
    context.released().workflows().filter(of_same).filter_map(beside).take(MOST_OTHERS).collect()
}

#[cfg(test)]
mod tests;

//! What the steps of a workflow come to: time, tools, hand-offs.
//!
//! Comes in: knowledge. Goes out: [`WorkflowTotals`]. Does not know: how times are written.

use std::collections::BTreeSet;

use crate::base::fold;
use crate::content::workflow::WorkflowStep;
use crate::knowledge::{Knowledge, LinkedStep, LinkedWorkflow, TeamId, ThemeId, ToolId, WorkflowId};

/// What the steps of a workflow come to.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct WorkflowTotals {
    /// How many tools are used, each once.
    pub tools: usize,
    /// Hands-on time, in working hours.
    pub hands_hours: f64,
    /// Waiting time, in working hours.
    pub waits_hours: f64,
    /// Whether each step says how long it takes or waits; else the times are the least that they are.
    pub is_timed: bool,
    /// The steps, in order.
    pub steps: Vec<StepTotals>,
}

/// What a step is in its workflow.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct StepTotals {
    /// Who does it: its own team, else whoever did the step before; none where that is somebody of no team.
    pub team: Option<TeamId>,
    /// Whether a step says so; else it is the team of the person who goes through it, if that is known.
    pub is_named: bool,
    /// Whether another team did the step before.
    pub is_hand_off: bool,
    /// When it begins, in working hours from the start.
    pub starts_at: f64,
}

impl WorkflowTotals {
    /// How often it goes from one team to another.
    pub fn hand_offs(&self) -> usize {
        self.steps.iter().filter(|step| step.is_hand_off).count()
    }

    /// From the first touch to the end of the last wait.
    pub fn elapsed_hours(&self) -> f64 {
        self.hands_hours + self.waits_hours
    }
}

/// What the steps of a workflow come to. Before the first step that names a team, whoever goes through it does it.
pub fn totals(knowledge: &Knowledge, id: WorkflowId) -> WorkflowTotals {
    let LinkedWorkflow { entry, team, steps, .. } = &knowledge.workflows[id];
    let mut totals = WorkflowTotals { is_timed: true, ..WorkflowTotals::default() };
    let mut tools: BTreeSet<(Option<ToolId>, String)> = BTreeSet::new();
    let (mut doer, mut is_named) = (*team, false);
    for (at, (step, linked)) in entry.kind.steps.iter().zip(steps).enumerate() {
        let next = linked.team.or(doer);
        let starts_at = totals.elapsed_hours();
        is_named |= linked.team.is_some();
        totals.steps.push(StepTotals { team: next, is_named, is_hand_off: at > 0 && next != doer, starts_at });
        doer = next;
        totals.hands_hours += step.hands_hours.unwrap_or_default();
        totals.waits_hours += step.waits_hours.unwrap_or_default();
        totals.is_timed &= step.hands_hours.is_some() || step.waits_hours.is_some();
        tools.extend(tool(step, linked));
    }
    totals.tools = tools.len();
    totals
}

/// The tool of a step; where no file describes it, by its name.
fn tool(step: &WorkflowStep, linked: &LinkedStep) -> Option<(Option<ToolId>, String)> {
    let name = step.tool.as_ref()?;
    let written = if linked.tool.is_some() { String::new() } else { fold::name(&name.value).into_owned() };
    Some((linked.tool, written))
}

/// The workflows that show a theme or one below it, in their order.
pub fn of_theme(knowledge: &Knowledge, theme: ThemeId) -> Vec<WorkflowId> {
    let is_of = |one: ThemeId| one == theme || knowledge.themes_above(one).any(|above| above == theme);
    let all = knowledge.workflows.enumerate();
    all.filter(|(_, workflow)| workflow.themes.iter().any(|one| is_of(*one))).map(|(id, _)| id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::id::Id;
    use crate::base::path::SourcePath;
    use crate::content::Entries;
    use crate::content::read::{self, TextFile};
    use crate::knowledge::link;

    const TEAMS: [(&str, &str); 2] = [("content/teams/quay.md", ""), ("content/teams/security.md", "")];

    fn of(steps: &str) -> WorkflowTotals {
        let workflow = format!("---\ninterview: p\nsteps:\n{steps}---\n");
        let interview = ("content/interviews/p.md", "---\nteam: quay\n---\n**P:** Hm.\n");
        let files = [TEAMS[0], TEAMS[1], interview, ("content/workflows/w.md", workflow.as_str())];
        let mut entries = Entries::default();
        for (path, text) in files {
            let path = SourcePath::new(path);
            entries.add(read::read(TextFile { path: &path, text }, None).value.entry);
        }
        totals(&link(entries).value, WorkflowId::from_index(0))
    }

    /// By hand: 10 min + 30 min + 90 min are 2 h 10 min; 2 d + 4 h are 20 h.
    #[test]
    fn times_are_added_and_tools_are_counted_once() {
        let totals = of("  - {do: a, tool: Desk, hands: 10m, waits: 2d}\n  - {do: b, tool: desk, hands: 30m}\n  \
                         - {do: c, tool: Mail, hands: 90m, waits: 4h}\n");
        assert!((totals.hands_hours - 13.0 / 6.0).abs() < 1e-9);
        assert!((totals.waits_hours - 20.0).abs() < 1e-9);
        assert!((totals.elapsed_hours() - (20.0 + 13.0 / 6.0)).abs() < 1e-9);
        assert_eq!((totals.tools, totals.hand_offs(), totals.is_timed), (2, 0, true));
        let starts: Vec<f64> = totals.steps.iter().map(|step| (step.starts_at * 60.0).round()).collect();
        // 10 min and 16 h are 970 min; 30 min more are 1,000.
        assert_eq!(starts, [0.0, 970.0, 1000.0]);
    }

    #[test]
    fn another_team_is_a_hand_off_and_a_step_without_one_is_none() {
        let hand_offs = |steps: &str| of(steps).steps.iter().map(|step| step.is_hand_off).collect::<Vec<_>>();
        // The person is of the quay's team.
        assert_eq!(
            hand_offs("  - {do: a}\n  - {do: b, team: security}\n  - {do: c}\n  - {do: d, team: quay}\n"),
            [false, true, false, true]
        );
        assert_eq!(hand_offs("  - {do: a, team: security}\n  - {do: b, team: security}\n"), [false, false]);
        assert_eq!(hand_offs("  - {do: a, team: quay}\n  - {do: b}\n  - {do: c, team: quay}\n"), [false; 3]);
        assert!(!of("  - {do: a}\n").is_timed);
    }
}

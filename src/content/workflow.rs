//! A workflow's file: the steps that somebody really goes through, in order.
//!
//! Comes in: front matter and the body as HTML. Goes out: a [`Workflow`]. Does not know: which tools and teams there are.

use crate::base::span::Span;
use crate::content::fields::FieldReader;
use crate::content::prose_kind::ProseKind;
use crate::content::{KindInfo, Name, Prose};

/// A workflow as somebody described it.
#[derive(Debug, Clone)]
pub struct Workflow {
    /// `themes`: slugs.
    pub themes: Vec<Name>,
    /// `interview`: where it was described.
    pub interview: Option<Name>,
    /// `participant`: who goes through it.
    pub participant: Option<Name>,
    /// `steps`, in order.
    pub steps: Vec<WorkflowStep>,
    /// What is said about it.
    pub description: Prose,
}

/// A step of a workflow.
#[derive(Debug, Clone, PartialEq)]
pub struct WorkflowStep {
    /// Where it stands in the file.
    pub span: Span,
    /// `do`: what is done.
    pub action: String,
    /// `tool`: with what, by slug or name.
    pub tool: Option<Name>,
    /// `hands`: hands-on time, in working hours.
    pub hands_hours: Option<f64>,
    /// `waits`: time until it goes on, in working hours.
    pub waits_hours: Option<f64>,
    /// Whether it says either time, in words that can be read or not.
    pub says_time: bool,
    /// `team`: who does it, where that is not whoever did the step before.
    pub team: Option<Name>,
}

impl ProseKind for Workflow {
    const INFO: KindInfo = KindInfo {
        word: "workflow",
        folder: "workflows",
        nests: false,
        about: "The steps that somebody really goes through",
        template: include_str!("new/workflow.md"),
    };

    fn read_fields(front: &mut FieldReader<'_>, body: Prose) -> Self {
        Self {
            themes: front.slugs("themes"),
            interview: front.name("interview"),
            participant: front.short("participant"),
            steps: front.maps("steps", step),
            description: body,
        }
    }

    fn prose(&self) -> &Prose {
        &self.description
    }

    fn themes(&self) -> &[Name] {
        &self.themes
    }
}

fn step(fields: &mut FieldReader<'_>) -> Option<WorkflowStep> {
    let action = fields.text("do");
    let action = fields.require("do", action, "say what is done: `- {do: Ask for a login, hands: 10m, waits: 2d}`");
    let step = WorkflowStep {
        span: fields.start(),
        action: String::new(),
        tool: fields.name("tool"),
        hands_hours: fields.hours("hands"),
        waits_hours: fields.hours("waits"),
        says_time: ["hands", "waits"].into_iter().any(|key| fields.span_of(key) != Span::default()),
        team: fields.name("team"),
    };
    Some(WorkflowStep { action: action?, ..step })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::entry::tests::{read_file, read_good};

    const PATH: &str = "content/workflows/login.md";

    fn reader(front: &mut FieldReader<'_>) -> Workflow {
        Workflow::read_fields(front, Prose::default())
    }

    #[test]
    fn reads_all_keys() {
        let keys = "themes: [access]\ninterview: 2026-03-p07\nparticipant: P07\nsteps:\n  \
                    - {do: Ask for a login, tool: desk, hands: 10m, waits: 2d, team: security}\n  - {do: Log in}\n";
        let workflow = read_good(PATH, keys, reader).kind;
        assert_eq!(workflow.interview.expect("it is given").value, "2026-03-p07");
        assert_eq!(workflow.participant.expect("it is given").value, "P07");
        let [first, second] = workflow.steps.as_slice() else { panic!("{:?}", workflow.steps) };
        // A day is eight hours.
        assert_eq!((first.hands_hours, first.waits_hours), (Some(1.0 / 6.0), Some(16.0)));
        assert_eq!(first.tool.as_ref().map(|tool| tool.value.as_str()), Some("desk"));
        assert_eq!((second.action.as_str(), second.hands_hours, &second.team), ("Log in", None, &None));
    }

    #[test]
    fn a_time_that_cannot_be_read_is_said_all_the_same() {
        for (step, expected) in [("hands: long", true), ("waits: 2d", true), ("hands:", false), ("tool: desk", false)] {
            let (workflow, _) = read_file(PATH, &format!("steps:\n  - do: x\n    {step}\n"), reader);
            assert_eq!(workflow.kind.steps[0].says_time, expected, "{step}");
        }
    }

    #[test]
    fn each_slip_is_named_at_its_place() {
        for (keys, rule, passage) in [
            ("steps: [{tool: desk}]\n", "missing-key", "tool"),
            ("steps: [{do: x, hands: long}]\n", "bad-value", "long"),
            ("steps: [{do: x, wait: 1h}]\n", "unknown-key", "wait"),
            ("steps: Ask\n", "wrong-type", "Ask"),
        ] {
            let (_, complaints) = read_file(PATH, keys, reader);
            assert_eq!(complaints, [(rule, passage.to_owned())], "{keys}");
        }
    }
}

//! Workflows, linked.
//!
//! Comes in: the described workflows, names, who was interviewed. Goes out: a [`LinkedWorkflow`] each, with complaints about
//! names that lead nowhere. Does not know: what the steps come to.

use std::sync::Arc;

use super::kinds::KnownKind;
use super::people::{Interviewee, LinkedPeople};
use super::tool::ToolLookup;
use crate::base::fold;
use crate::base::id::{Id, IdVec};
use crate::base::span::Place;
use crate::content::workflow::{Workflow, WorkflowStep};
use crate::content::{Entry, Name};
use crate::diagnostic::{Diagnostic, suggest};
use crate::knowledge::{InterviewId, NameTables, ParticipantId, TeamId, ThemeId, ToolId, WorkflowId};

/// A workflow, linked.
#[derive(Debug)]
pub struct LinkedWorkflow {
    /// As the file has it.
    pub entry: Arc<Entry<Workflow>>,
    /// Its title, or one made from the slug.
    pub title: String,
    /// `themes`, each once.
    pub themes: Vec<ThemeId>,
    /// `interview`: where it was described.
    pub interview: Option<InterviewId>,
    /// `participant`: who goes through it; else the only person of its interview.
    pub participant: Option<ParticipantId>,
    /// The team of that person.
    pub team: Option<TeamId>,
    /// What each of its steps names, in order.
    pub steps: Vec<LinkedStep>,
}

impl KnownKind for Workflow {
    type Linked = LinkedWorkflow;

    fn entry(linked: &LinkedWorkflow) -> Option<&Entry<Self>> {
        Some(&linked.entry)
    }
}

/// What a step of a workflow names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LinkedStep {
    /// `tool`.
    pub tool: Option<ToolId>,
    /// `team`.
    pub team: Option<TeamId>,
}

/// What workflows are linked to.
pub(super) struct WorkflowNames<'n> {
    pub(super) tables: &'n NameTables,
    pub(super) tools: ToolLookup<'n>,
    pub(super) people: &'n LinkedPeople,
}

/// All workflows.
pub(super) fn link(
    entries: Vec<Arc<Entry<Workflow>>>,
    names: &WorkflowNames<'_>,
    complaints: &mut Vec<Diagnostic>,
) -> IdVec<WorkflowId, LinkedWorkflow> {
    let link = |entry: Arc<Entry<Workflow>>| {
        let interview = names.interview(&entry, complaints);
        let person = names.person(&entry, interview, complaints);
        LinkedWorkflow {
            title: entry.shown_title(),
            themes: names.tables.themes.find_all(&entry.kind.themes, &entry.path, complaints).into_vec(),
            interview,
            participant: person.map(|(participant, _)| participant),
            team: person.and_then(|(_, team)| team),
            steps: entry.kind.steps.iter().map(|step| names.step(step, &entry, complaints)).collect(),
            entry,
        }
    };
    entries.into_iter().map(link).collect()
}

impl WorkflowNames<'_> {
    /// Where it was described. Of an interview whose participant has withdrawn nothing is known.
    fn interview(&self, entry: &Entry<Workflow>, complaints: &mut Vec<Diagnostic>) -> Option<InterviewId> {
        let name = entry.kind.interview.as_ref()?;
        if self.tables.is_withdrawn(name) {
            let message = format!("the interview `{}` was withdrawn by its participant", name.value);
            let help =
                "nothing of it is shown, here neither: remove the workflow, or what is known from that interview alone";
            complaints.push(Diagnostic::warning("unknown-interview", entry.place(name.span), message).help(help));
            return None;
        }
        self.tables.interviews.find(name, &entry.path, complaints)
    }

    /// Who goes through it, with their team then, else now.
    fn person(
        &self,
        entry: &Entry<Workflow>,
        interview: Option<InterviewId>,
        complaints: &mut Vec<Diagnostic>,
    ) -> Option<(ParticipantId, Option<TeamId>)> {
        let of_interview = interview.map_or(&[][..], |id| self.people.of_interview[id.index()].as_slice());
        let Some(name) = &entry.kind.participant else {
            let [only] = of_interview else { return None };
            return Some((only.participant, only.team));
        };
        let folded = fold::name(&name.value);
        let participants = &self.people.participants;
        let Some((id, participant)) = participants.enumerate().find(|(_, it)| fold::name(&it.name) == folded) else {
            complaints.extend(self.unknown_participant(name, entry));
            return None;
        };
        let then = |person: &&Interviewee| person.participant == id;
        Some((id, of_interview.iter().find(then).map_or(participant.team, |person| person.team)))
    }

    /// The complaint that nobody of a name was interviewed; none where that may be because they have withdrawn.
    fn unknown_participant(&self, name: &Name, entry: &Entry<Workflow>) -> Option<Diagnostic> {
        if entry.kind.interview.as_ref().is_some_and(|interview| self.tables.is_withdrawn(interview)) {
            return None;
        }
        let names = || self.people.participants.iter().map(|participant| participant.name.as_str());
        let message = format!("nobody called `{}` was interviewed", name.value);
        let remedy = "write the pseudonym as an interview's front matter has it";
        let help = suggest::did_you_mean(&name.value, names().take(suggest::COMPARED), remedy);
        Some(Diagnostic::error("unknown-participant", Place::new(&entry.path, name.span), message).help(help))
    }

    fn step(&self, step: &WorkflowStep, entry: &Entry<Workflow>, complaints: &mut Vec<Diagnostic>) -> LinkedStep {
        LinkedStep {
            tool: step.tool.as_ref().and_then(|name| self.tools.find(name, &entry.path, complaints)),
            team: step.team.as_ref().and_then(|name| self.tables.teams.find(name, &entry.path, complaints)),
        }
    }
}

//! Teams, linked.
//!
//! Comes in: the described teams, those that are used, and who was interviewed. Goes out: a [`LinkedTeam`] each.
//! Does not know: what was said.

use std::sync::Arc;

use super::kinds::KnownKind;
use super::name_table::{KindWords, NameTable};
use super::people::LinkedPeople;
use super::tree::{self, grouped};
use crate::base::id::IdVec;
use crate::base::slug::Slug;
use crate::content::team::{Team, TeamKind};
use crate::content::{Entries, Entry, Kind, Name};
use crate::diagnostic::Diagnostic;
use crate::knowledge::{InterviewId, NameTables, ParticipantId, TeamId};

/// The rule of a team that is named and is not there.
pub const UNKNOWN_TEAM: &str = "unknown-team";

pub(super) const WORDS: KindWords =
    KindWords { kind: Kind::Team, unknown_rule: UNKNOWN_TEAM, remedy: "describe it with `cairn new team`" };

/// A team, linked.
#[derive(Debug)]
pub struct LinkedTeam {
    /// Its name in addresses.
    pub slug: Slug,
    /// Its title, or one made from the slug.
    pub title: String,
    /// As its file has it; none for a team that is only implied by its use.
    pub entry: Option<Arc<Entry<Team>>>,
    /// The team above it.
    pub parent: Option<TeamId>,
    /// The teams right below it, in the arena's order.
    pub children: Vec<TeamId>,
    /// The participants whose (newest) team it is.
    pub participants: Vec<ParticipantId>,
    /// The interviews with this team, in order.
    pub interviews: Vec<InterviewId>,
}

impl LinkedTeam {
    /// Whether its people are among those that the platform is for: who builds it is not its customer, unless they were
    /// asked as one (scoring.md, N).
    pub fn is_customer(&self) -> bool {
        let kind = self.entry.as_ref().map(|entry| entry.kind.kind).unwrap_or_default();
        kind != TeamKind::Platform || !self.participants.is_empty()
    }
}

impl KnownKind for Team {
    type Linked = LinkedTeam;

    fn entry(linked: &LinkedTeam) -> Option<&Entry<Self>> {
        linked.entry.as_deref()
    }
}

/// The names of teams: those that are described, or where none is those that are used.
pub(super) fn table(entries: &Entries, complaints: &mut Vec<Diagnostic>) -> NameTable<TeamId> {
    if entries.teams.is_empty() {
        NameTable::implied(WORDS, used_names(entries))
    } else {
        NameTable::described(WORDS, &entries.teams, &entries.drafts, complaints)
    }
}

fn used_names(entries: &Entries) -> impl Iterator<Item = &Name> {
    let people = entries.interviews.iter().flat_map(|interview| &interview.kind.meta.people);
    let in_interviews = people.filter_map(|person| person.team.as_ref());
    let graduations = entries.opportunities.iter().filter_map(|opportunity| opportunity.kind.graduates.as_ref());
    let graduations = graduations.flat_map(|graduation| std::iter::once(&graduation.from).chain(&graduation.to));
    let steps = entries.workflows.iter().flat_map(|workflow| &workflow.kind.steps);
    in_interviews.chain(entries.owners_named()).chain(graduations).chain(steps.filter_map(|step| step.team.as_ref()))
}

/// All teams.
pub(super) fn link(
    entries: Vec<Arc<Entry<Team>>>,
    tables: &NameTables,
    people: &LinkedPeople,
    complaints: &mut Vec<Diagnostic>,
) -> IdVec<TeamId, LinkedTeam> {
    let nodes = tree::nodes(entries, |team: &Team| team.parent.as_ref(), &tables.teams, complaints);
    let members = people.participants.enumerate().filter_map(|(id, participant)| Some((participant.team?, id)));
    let participants = grouped(nodes.len(), members);
    let interviews = grouped(nodes.len(), people.interviews_of_teams());
    let linked = nodes.into_iter().zip(participants).zip(interviews);
    let linked = linked.map(|((node, participants), interviews)| LinkedTeam {
        slug: node.slug,
        title: node.title,
        entry: node.entry,
        parent: node.parent,
        children: node.children,
        participants,
        interviews,
    });
    linked.collect()
}

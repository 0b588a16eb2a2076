//! Who was interviewed: one voice a person, however many interviews.
//!
//! Comes in: interviews and the teams they name. Goes out: [`People`]. Does not know: what was said.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::HashMap;
use std::sync::Arc;

use crate::base::fold;
use crate::base::id::{Id, IdVec};
use crate::content::Entry;
use crate::content::interview::Interview as Transcript;
use crate::knowledge::entities::{InterviewId, Participant, ParticipantId, TeamId};
use crate::knowledge::link::Resolved;

/// The participants, and who gave which interview.
pub(super) struct People {
    pub(super) participants: IdVec<ParticipantId, Participant>,
    /// For each interview who gave it.
    pub(super) of_interview: Vec<ParticipantId>,
    /// For each interview its team: the one it names, or else its participant's.
    teams: Vec<Option<TeamId>>,
}

impl People {
    /// Gathers interviews by pseudonym, however it was typed; it is shown as it was written first. An interview that names none has a participant of its own, called by its slug.
    pub(super) fn of(interviews: &[Arc<Entry<Transcript>>], resolved: &[Resolved]) -> Self {
        let mut ids: HashMap<Cow<'_, str>, ParticipantId> = HashMap::new();
        let mut given: IdVec<ParticipantId, (&str, Vec<usize>)> = IdVec::default();
        let mut of_interview = Vec::with_capacity(interviews.len());
        for (index, interview) in interviews.iter().enumerate() {
            let name = interview.kind.meta.participant.as_deref().unwrap_or(interview.slug.as_str());
            let id = *ids.entry(fold::name(name)).or_insert_with(|| given.push((name, Vec::new())));
            given[id].1.push(index);
            of_interview.push(id);
        }
        let participants: IdVec<ParticipantId, Participant> =
            given.iter().map(|(name, given)| participant(name, given, interviews, resolved)).collect();
        let team = |(index, id): (usize, &ParticipantId)| resolved[index].team.or(participants[*id].team);
        let teams = of_interview.iter().enumerate().map(team).collect();
        Self { participants, of_interview, teams }
    }

    /// Each interview that has a team, with it, in order.
    pub(super) fn interviews_of_teams(&self) -> impl Iterator<Item = (TeamId, InterviewId)> {
        self.teams.iter().enumerate().filter_map(|(index, team)| Some(((*team)?, InterviewId::from_index(index))))
    }

    /// The team of an interview.
    pub(super) fn team(&self, interview: usize) -> Option<TeamId> {
        self.teams[interview]
    }
}

/// Team and role are those of the newest interview that names one.
fn participant(
    name: &str,
    given: &[usize],
    interviews: &[Arc<Entry<Transcript>>],
    resolved: &[Resolved],
) -> Participant {
    let mut given = given.to_vec();
    given.sort_by(|one, other| older(&interviews[*one], &interviews[*other]));
    let newest_first = || given.iter().rev();
    Participant {
        name: name.to_owned(),
        team: newest_first().find_map(|index| resolved[*index].team),
        role: newest_first().find_map(|index| interviews[*index].kind.meta.role.clone()),
        interviews: given.iter().map(|index| InterviewId::from_index(*index)).collect(),
    }
}

/// By date, undated before dated, then by path.
fn older(one: &Entry<Transcript>, other: &Entry<Transcript>) -> Ordering {
    one.kind.meta.date.cmp(&other.kind.meta.date).then_with(|| one.path.cmp(&other.path))
}

//! Who was interviewed: one voice a person, however many interviews.
//!
//! Comes in: interviews and the teams they name. Goes out: [`LinkedPeople`]. Does not know: what was said.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::resolve::{ResolvedInterview, ResolvedPerson};
use crate::base::fold;
use crate::base::id::{Id, IdVec};
use crate::content::Entry;
use crate::content::interview::{Interview, InterviewedPerson};
use crate::knowledge::{InterviewId, ParticipantId, TeamId, ThemeId};

/// A participant in one interview.
#[derive(Debug)]
pub struct Interviewee {
    /// Who.
    pub participant: ParticipantId,
    /// Their team then, or that of their other interviews if none is named.
    pub team: Option<TeamId>,
    /// The themes that they as a whole spoke to: the interview's tags and their own, each once.
    pub tags: Vec<ThemeId>,
}

/// Somebody who was interviewed, once or several times.
#[derive(Debug)]
pub struct Participant {
    /// The pseudonym.
    pub name: String,
    /// The team of the newest interview that names one.
    pub team: Option<TeamId>,
    /// The role of the newest interview that names one.
    pub role: Option<String>,
    /// Oldest first (by date, undated before dated, then path).
    pub interviews: Vec<InterviewId>,
}

/// The participants, and who gave which interview.
pub(super) struct LinkedPeople {
    pub(super) participants: IdVec<ParticipantId, Participant>,
    /// For each interview who gave it.
    pub(super) of_interview: Vec<Vec<Interviewee>>,
}

/// Somebody's place in an interview: the interview, and which of its people.
type Seat = (usize, usize);

impl LinkedPeople {
    /// Gathers interviews by pseudonym, however it was typed; it is shown as it was written first. An interview that names
    /// nobody has a participant of its own, called by its slug. Of a participant in interviews that are seen only those say
    /// team and role.
    pub(super) fn new(
        interviews: &[Arc<Entry<Interview>>],
        resolved: &[ResolvedInterview],
        is_seen: impl Fn(&Entry<Interview>) -> bool,
    ) -> Self {
        let mut ids: FxHashMap<Cow<'_, str>, ParticipantId> = FxHashMap::default();
        let mut seats: IdVec<ParticipantId, (&str, Vec<Seat>)> = IdVec::default();
        let mut ids_of = Vec::with_capacity(interviews.len());
        for (index, interview) in interviews.iter().enumerate() {
            let mut of_interview = Vec::with_capacity(interview.kind.meta.people.len());
            for (person, InterviewedPerson { name, .. }) in interview.kind.meta.people.iter().enumerate() {
                let name = name.as_ref().map_or(interview.slug.as_str(), |name| &name.value);
                let id = *ids.entry(fold::name(name)).or_insert_with(|| seats.push((name, Vec::new())));
                seats[id].1.push((index, person));
                of_interview.push(id);
            }
            ids_of.push(of_interview);
        }
        let participants: IdVec<ParticipantId, Participant> =
            seats.iter().map(|(name, seats)| participant(name, seats, interviews, resolved, &is_seen)).collect();
        let interviewee = |(resolved, id): (&ResolvedPerson, ParticipantId)| Interviewee {
            participant: id,
            team: resolved.team.or(participants[id].team),
            tags: resolved.tags.clone(),
        };
        let of_interview = ids_of.into_iter().zip(resolved);
        let of_interview =
            of_interview.map(|(ids, resolved)| resolved.people.iter().zip(ids).map(interviewee).collect());
        let of_interview = of_interview.collect();
        Self { participants, of_interview }
    }

    /// Each team of an interview's people, with it, in order.
    pub(super) fn interviews_of_teams(&self) -> impl Iterator<Item = (TeamId, InterviewId)> {
        self.of_interview.iter().enumerate().flat_map(|(index, people)| {
            let teams = people.iter().enumerate().filter_map(|(person, one)| {
                let again = people[..person].iter().any(|other| other.team == one.team);
                one.team.filter(|_| !again)
            });
            teams.map(move |team| (team, InterviewId::from_index(index)))
        })
    }
}

/// Team and role are those of the newest interview that names one, and that is seen where any is.
fn participant(
    name: &str,
    seats: &[Seat],
    interviews: &[Arc<Entry<Interview>>],
    resolved: &[ResolvedInterview],
    is_seen: impl Fn(&Entry<Interview>) -> bool,
) -> Participant {
    let mut seats = seats.to_vec();
    seats.sort_by(|(one, _), (other, _)| older(&interviews[*one], &interviews[*other]));
    let is_seen = |(interview, _): &Seat| is_seen(&interviews[*interview]);
    let is_unseen = !seats.iter().any(is_seen);
    let newest_first = || seats.iter().rev().filter(|seat| is_unseen || is_seen(seat));
    Participant {
        name: name.to_owned(),
        team: newest_first().find_map(|(interview, person)| resolved[*interview].people[*person].team),
        role: newest_first()
            .find_map(|(interview, person)| interviews[*interview].kind.meta.people[*person].role.clone()),
        interviews: seats.iter().map(|(interview, _)| InterviewId::from_index(*interview)).collect(),
    }
}

/// By date, undated before dated, then by path.
fn older(one: &Entry<Interview>, other: &Entry<Interview>) -> Ordering {
    one.kind.meta.date.cmp(&other.kind.meta.date).then_with(|| one.path.cmp(&other.path))
}

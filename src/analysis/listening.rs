//! Who has heard what: hours, interviews that one person or nobody heard, people who heard nobody.
//!
//! Comes in: knowledge. Goes out: [`Listening`]. Does not know: what anybody is called, how it is shown.
//!
//! Who asked, sat in or listened since has heard an interview; who only marked quotes may have read it. Rehearsals, and interviews
//! that are still to be held, count nowhere.

pub mod next;

use super::count::narrow;
use crate::base::id::IdVec;
use crate::base::letters;
use crate::content::hearer_role::HearerRole;
use crate::content::interview::SetAsideReason;
use crate::content::team::TeamKind;
use crate::knowledge::{
    Hearer, InterviewId, Knowledge, LinkedInterview, LinkedListener, ListenerId, SetAsideId, TeamId,
};

/// Who has heard what.
#[derive(Debug, Clone)]
pub struct Listening {
    /// Of each listener.
    pub listeners: IdVec<ListenerId, ListenerCount>,
    /// Of each interview.
    pub interviews: IdVec<InterviewId, InterviewHearing>,
    /// Whether it is known of anybody what they are: else nothing can be said of engineers.
    pub knows_engineers: bool,
}

/// What somebody heard.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ListenerCount {
    /// How many interviews they heard, in whatever role.
    pub heard: u32,
    /// In how many interviews they marked quotes.
    pub coded: u32,
    /// How many hours those took that they heard, as far as that is known.
    pub hours: f64,
    /// Of how many of these the length is not known.
    pub of_unknown_length: u32,
    /// In how many interviews they had each role, in the order of [`HearerRole::ALL`].
    pub by_role: [u32; 4],
    /// Whether they are an engineer: see [`is_engineer`].
    pub is_engineer: bool,
}

/// Who heard an interview.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct InterviewHearing {
    /// Whether there is something to hear or to read: no rehearsal, and no interview that is still to be held.
    pub is_counted: bool,
    /// How many people heard it.
    pub people: u32,
    /// Whether nobody heard it but one who asked, if anybody did.
    pub is_unheard: bool,
    /// Whether quotes are marked in it.
    pub is_coded: bool,
    /// Whether an engineer marked any; none where nobody says who marked them, or what those are.
    pub by_engineer: Option<bool>,
    /// How long it took, in hours.
    pub hours: Option<f64>,
}

/// Counts who heard what.
pub fn listening(knowledge: &Knowledge) -> Listening {
    let engineers: IdVec<ListenerId, bool> =
        knowledge.listeners.iter().map(|listener| is_engineer(knowledge, listener)).collect();
    let knows_engineers = knowledge.listeners.iter().any(says_what_they_are);
    let interviews: IdVec<InterviewId, InterviewHearing> =
        knowledge.interviews.iter().map(|interview| hearing(interview, &engineers, knows_engineers)).collect();
    let listeners = knowledge.listeners.enumerate();
    let listeners =
        listeners.map(|(id, listener)| ListenerCount { is_engineer: engineers[id], ..count(listener, &interviews) });
    Listening { listeners: listeners.collect(), interviews, knows_engineers }
}

fn says_what_they_are(listener: &LinkedListener) -> bool {
    listener.team.is_some() || listener.entry.as_ref().is_some_and(|entry| entry.kind.role.is_some())
}

/// Whether somebody is an engineer. Their role says so where they have one: it has the word engineer, developer, programmer or
/// SRE; else whether their team is one of the platform. Of whom neither is said, it is not known, and so not claimed.
pub fn is_engineer(knowledge: &Knowledge, listener: &LinkedListener) -> bool {
    const WORDS: [&str; 4] = ["engineer", "developer", "programmer", "sre"];
    let role = listener.entry.as_ref().and_then(|entry| entry.kind.role.as_deref());
    match role {
        Some(role) => {
            let role = role.to_lowercase();
            role.split(|c: char| !letters::is_of_word(c)).any(|word| WORDS.contains(&word))
        }
        None => listener.team.is_some_and(|team| {
            let team = &knowledge.teams[team];
            team.entry.as_ref().is_some_and(|entry| entry.kind.kind == TeamKind::Platform)
        }),
    }
}

/// Whether an interview has been held, as far as its file shows: what says that it is planned, or a rehearsal, is not among them.
fn is_counted(interview: &LinkedInterview) -> bool {
    let held = &interview.entry.kind;
    held.turns > 0 || !held.quotes.is_empty() || held.meta.recording.address.is_some() || held.meta.stage.is_some()
}

fn hearing(
    interview: &LinkedInterview,
    engineers: &IdVec<ListenerId, bool>,
    knows_engineers: bool,
) -> InterviewHearing {
    let mut coders = interview.hearers.iter().filter(|hearer| hearer.roles.has(HearerRole::Coder)).peekable();
    let is_coded = !interview.quotes.is_empty();
    let can_tell = is_coded && knows_engineers && coders.peek().is_some();
    InterviewHearing {
        is_counted: is_counted(interview),
        people: narrow(interview.hearers.iter().filter(|hearer| hearer.roles.is_heard()).count()),
        is_unheard: is_unheard(&interview.hearers),
        is_coded,
        by_engineer: can_tell.then(|| coders.any(|coder| coder.listener.is_some_and(|id| engineers[id]))),
        hours: interview.entry.kind.hours(),
    }
}

/// Whether nobody heard an interview but one who asked, if anybody did.
fn is_unheard(hearers: &[Hearer]) -> bool {
    let heard = hearers.iter().filter(|hearer| hearer.roles.is_heard());
    let (asked, others): (Vec<_>, Vec<_>) = heard.partition(|hearer| hearer.roles.has(HearerRole::Interviewer));
    others.is_empty() && asked.len() < 2
}

/// The interviews that were held, of which nothing is written down, and that nobody has heard but who asked. They count nowhere, and
/// can be listened to all the same.
pub fn held_and_unheard(knowledge: &Knowledge) -> Vec<SetAsideId> {
    let held = knowledge.set_aside.enumerate().filter(|(_, it)| it.reason == SetAsideReason::Held);
    held.map(|(id, _)| id).filter(|id| is_unheard(&knowledge.hearers_of_set_aside(*id))).collect()
}

fn count(listener: &LinkedListener, interviews: &IdVec<InterviewId, InterviewHearing>) -> ListenerCount {
    let mut count = ListenerCount::default();
    for (interview, roles) in &listener.interviews {
        let hearing = &interviews[*interview];
        if !hearing.is_counted {
            continue;
        }
        for role in roles.iter() {
            count.by_role[role as usize] += 1;
        }
        count.coded += u32::from(roles.has(HearerRole::Coder));
        if roles.is_heard() {
            count.heard += 1;
            count.hours += hearing.hours.unwrap_or_default();
            count.of_unknown_length += u32::from(hearing.hours.is_none());
        }
    }
    count
}

impl Listening {
    /// The interviews of which something holds, of those that count.
    pub fn interviews_with(&self, holds: impl Fn(&InterviewHearing) -> bool) -> Vec<InterviewId> {
        let counted = self.interviews.enumerate().filter(|(_, hearing)| hearing.is_counted && holds(hearing));
        counted.map(|(id, _)| id).collect()
    }

    /// How many hours somebody heard of teams; an interview with people of several counts for each.
    pub fn hours_of_team(&self, knowledge: &Knowledge, listener: ListenerId, team: TeamId) -> f64 {
        let heard = knowledge.listeners[listener].interviews.iter().filter(|(_, roles)| roles.is_heard());
        let of_team =
            heard.filter(|(id, _)| knowledge.interviews[*id].people.iter().any(|person| person.team == Some(team)));
        let counted = of_team.map(|(id, _)| &self.interviews[*id]).filter(|hearing| hearing.is_counted);
        counted.filter_map(|hearing| hearing.hours).sum()
    }
}

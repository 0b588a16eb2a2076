//! What somebody should listen to: what nobody has heard, what is heard and not coded, and the next one for a person; and the change
//! that says that they have.
//!
//! Comes in: a snapshot, a name. Goes out: a [`ListenReport`], in which the reasons for the next one are phrases, for whoever reads it
//! as data too; or a changed file. Does not know: how a list looks, where it is shown.

use serde::Serialize;

use super::has_errors;
use super::memo::Memo;
use super::options::ReadOptions;
use super::progress::Progress;
use crate::analysis::listening::next::{HearableInterview, NextHearing, next};
use crate::analysis::listening::{Listening, held_and_unheard, listening};
use crate::base::edit::FileChange;
use crate::base::{Date, fold};
use crate::content::Entry;
use crate::content::hearer_role::HearerRole;
use crate::content::interview::{Interview, SetAsideReason};
use crate::diagnostic::{Checked, Diagnostic, StudyRefusal, new_errors, suggest};
use crate::edit::claim::{ClaimRefusal, with_listener};
use crate::knowledge::{Hearer, InterviewId, Knowledge, ListenerId, SetAsideId, TeamId};
use crate::source::Snapshot;

/// What there is to listen to.
#[derive(Debug, Serialize)]
pub struct ListenReport {
    /// Interviews that nobody has heard but who asked, newest first.
    pub unheard: Vec<InterviewToHear>,
    /// Interviews that were held and of which nothing is written down, and that nobody has heard but who asked, newest first.
    pub held: Vec<InterviewToHear>,
    /// Interviews that somebody has heard and in which nothing is marked, newest first.
    pub uncoded: Vec<InterviewToHear>,
    /// People who have heard nobody.
    pub heard_nobody: Vec<String>,
    /// What the person who asks has heard, and what they hear next; none where nobody asks.
    pub listener: Option<ListenerToHear>,
    /// What is doubtful about their name.
    #[serde(skip)]
    pub doubt: Option<String>,
}

/// That somebody has listened to an interview.
#[derive(Debug)]
pub struct ListenClaim {
    /// The file of the interview, with their name.
    pub change: FileChange,
    /// What is doubtful about the name.
    pub doubt: Option<String>,
}

/// Somebody who was named.
struct AskedListener {
    name: String,
    id: Option<ListenerId>,
    doubt: Option<String>,
}

/// An interview that could be listened to.
#[derive(Debug, Serialize)]
pub struct InterviewToHear {
    /// Its name in addresses.
    pub slug: String,
    /// Its title, or the name of its file.
    pub title: String,
    /// When it was.
    pub date: Option<Date>,
    /// The teams of who was interviewed.
    pub teams: Vec<String>,
    /// How long it takes, in hours.
    pub hours: Option<f64>,
    /// Who has heard it.
    pub heard_by: Vec<String>,
}

/// Somebody who asks what to hear next.
#[derive(Debug, Serialize)]
pub struct ListenerToHear {
    /// As they are called.
    pub name: String,
    /// How many interviews they have heard.
    pub heard: u32,
    /// How many hours these took, as far as that is known.
    pub hours: f64,
    /// The next one; none where they have heard all.
    pub next: Option<InterviewToHear>,
    /// Why that one, a phrase each.
    pub because: Vec<String>,
}

/// What there is to listen to in a study, and what comes next for somebody.
///
/// # Errors
///
/// The study has errors, or there is no such listener.
pub fn to_listen(
    scanned: &Checked<Snapshot>,
    name: Option<&str>,
    progress: &dyn Progress,
) -> Result<ListenReport, StudyRefusal> {
    let known = Memo::new().known(scanned, ReadOptions::default(), progress);
    if has_errors(&known.diagnostics) {
        return Err(StudyRefusal::Errors(known.diagnostics));
    }
    let knowledge = &known.value.knowledge;
    let counted = listening(knowledge);
    let lines = |mut ids: Vec<InterviewId>| {
        ids.sort_by_key(|id| std::cmp::Reverse((knowledge.interviews[*id].entry.kind.meta.date, *id)));
        ids.into_iter().map(|id| line(knowledge, &counted, id)).collect()
    };
    let mut held = held_and_unheard(knowledge);
    held.sort_by_key(|id| std::cmp::Reverse((knowledge.set_aside[*id].entry.kind.meta.date, *id)));
    let silent = counted.listeners.enumerate().filter(|(_, count)| count.heard == 0);
    let asked = name.map(|name| who(knowledge, name)).transpose()?;
    Ok(ListenReport {
        unheard: lines(counted.interviews_with(|hearing| hearing.is_unheard)),
        held: held.into_iter().map(|id| line_of_held(knowledge, id)).collect(),
        uncoded: lines(counted.interviews_with(|hearing| hearing.people > 0 && !hearing.is_coded)),
        heard_nobody: silent.map(|(id, _)| knowledge.listeners[id].title.clone()).collect(),
        listener: asked.as_ref().map(|asked| of_listener(knowledge, &counted, asked)),
        doubt: asked.and_then(|asked| asked.doubt),
    })
}

fn of_listener(knowledge: &Knowledge, counted: &Listening, asked: &AskedListener) -> ListenerToHear {
    let next = next(knowledge, counted, asked.id);
    let count = asked.id.map(|id| counted.listeners[id].clone()).unwrap_or_default();
    ListenerToHear {
        name: asked.name.clone(),
        heard: count.heard,
        hours: count.hours,
        because: next.as_ref().map(|next| because(knowledge, next)).unwrap_or_default(),
        next: next.map(|next| match next.interview {
            HearableInterview::Counted(id) => line(knowledge, counted, id),
            HearableInterview::Held(id) => line_of_held(knowledge, id),
        }),
    }
}

/// A listener as they are called. Where no file describes listeners, anybody may be one.
fn who(knowledge: &Knowledge, name: &str) -> Result<AskedListener, StudyRefusal> {
    let names = &knowledge.names.listeners;
    if let Some(id) = names.find(name) {
        return Ok(AskedListener { name: knowledge.listeners[id].title.clone(), id: Some(id), doubt: None });
    }
    let typed = fold::text(name).into_owned();
    if typed.is_empty() {
        return Err(StudyRefusal::Asked("say who you are: `--as Ada`".to_owned()));
    }
    if knowledge.participants.iter().any(|participant| fold::is_same_name(&participant.name, &typed)) {
        return Err(StudyRefusal::Asked(format!(
            "`{typed}` was interviewed; `--as` is the name of somebody who listens"
        )));
    }
    if knowledge.listeners.iter().all(|listener| listener.entry.is_none()) {
        let called = knowledge.listeners.iter().map(|listener| listener.title.as_str());
        let help = match suggest::meant(&typed, called) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "so they have heard nobody yet".to_owned(),
        };
        return Ok(AskedListener {
            doubt: Some(format!("no interview names `{typed}`: {help}")),
            name: typed,
            id: None,
        });
    }
    let help = suggest::did_you_mean(name, names.known(), "describe them with `cairn new listener`");
    Err(StudyRefusal::Asked(format!("there is no listener `{typed}`: {help}")))
}

/// Why an interview is the next one.
fn because(knowledge: &Knowledge, next: &NextHearing) -> Vec<String> {
    let heard = match (next.is_unheard, next.people) {
        (true, 0) => "nobody has heard it".to_owned(),
        (true, _) => "nobody but who asked has heard it".to_owned(),
        (false, 1) => "one person has heard it, no other fewer".to_owned(),
        (false, people) => format!("{people} people have heard it, no other fewer"),
    };
    let mut reasons = vec![heard];
    if matches!(next.interview, HearableInterview::Held(_)) {
        reasons.push("nothing of it is written down yet, so it is its recording that you hear".to_owned());
    }
    if let Some(team) = next.team {
        let title = &knowledge.teams[team].title;
        reasons.push(match next.team_hours {
            0.0 => format!("you have heard nobody of {title}"),
            hours => format!("of {title} you have heard {}, the least of the teams to choose from", spoken(hours)),
        });
    }
    if let (Some(others), Some(_)) = (next.others_hours, next.hours) {
        let length = if next.is_ahead() { "shortest" } else { "longest" };
        let own = if next.own_hours > 0.0 { spoken(next.own_hours) } else { "nothing".to_owned() };
        reasons.push(format!(
            "you have heard {own} in all and the others {} on average, so the {length} of these",
            spoken(others)
        ));
    }
    reasons
}

/// "1.5 h", "40 min".
pub fn spoken(hours: f64) -> String {
    const MINUTES: f64 = 60.0;
    match (hours * MINUTES).round() {
        minutes if minutes < MINUTES => format!("{minutes} min"),
        minutes => format!("{} h", (minutes / 6.0).round() / 10.0),
    }
}

fn line(knowledge: &Knowledge, counted: &Listening, id: InterviewId) -> InterviewToHear {
    let interview = &knowledge.interviews[id];
    let hours = counted.interviews[id].hours;
    InterviewToHear { hours, ..line_of(knowledge, &interview.entry, &interview.teams(), &interview.hearers) }
}

/// The same of one that was held and of which nothing is written down.
fn line_of_held(knowledge: &Knowledge, id: SetAsideId) -> InterviewToHear {
    let held = &knowledge.set_aside[id];
    line_of(knowledge, &held.entry, &held.teams, &knowledge.hearers_of_set_aside(id))
}

fn line_of(knowledge: &Knowledge, entry: &Entry<Interview>, teams: &[TeamId], hearers: &[Hearer]) -> InterviewToHear {
    let heard = hearers.iter().filter(|hearer| hearer.roles.is_heard());
    let name = |listener: ListenerId| knowledge.listeners[listener].title.clone();
    InterviewToHear {
        slug: entry.slug.to_string(),
        title: entry.title_or_name().to_owned(),
        date: entry.kind.meta.date,
        teams: teams.iter().map(|team| knowledge.teams[*team].title.clone()).collect(),
        hours: entry.kind.hours(),
        heard_by: heard.filter_map(|hearer| hearer.listener.map(name)).collect(),
    }
}

/// The change by which an interview's file says that somebody has listened to it. It is made to the study as it is on the disk, with
/// what is a draft, and read again: nothing else may mean anything else. `interview` is what was typed, and what it may be as a path below
/// the study.
///
/// # Errors
///
/// Why nothing is written.
pub fn claim(
    scanned: &Checked<Snapshot>,
    interview: &[String],
    name: &str,
    progress: &dyn Progress,
) -> Result<ListenClaim, StudyRefusal> {
    let all = ReadOptions::as_written();
    let mut memo = Memo::new();
    let known = memo.known(scanned, all, progress);
    let knowledge = &known.value.knowledge;
    let id = find(knowledge, interview)?;
    let AskedListener { name, id: listener, doubt } = who(knowledge, name)?;
    let entry = &knowledge.interviews[id].entry;
    let in_file: Vec<Diagnostic> =
        known.diagnostics.iter().filter(|it| it.is_error() && it.place.path == entry.path).cloned().collect();
    if !in_file.is_empty() {
        return Err(StudyRefusal::Errors(in_file));
    }
    if let Some(why) = entry.kind.meta.set_aside().and_then(not_to_be_heard) {
        return Err(StudyRefusal::Asked(format!("{why}: `{}`", entry.slug)));
    }
    if let Some(role) = role_of(knowledge, id, listener) {
        return Err(StudyRefusal::Asked(format!("{name} {role} `{}` already", entry.slug)));
    }
    let gone = || StudyRefusal::Asked(format!("{} went away while it was read: try again", entry.path));
    let text = scanned.value.text(&entry.path).value.ok_or_else(gone)?;
    let refused = |refusal: ClaimRefusal| StudyRefusal::Asked(format!("{}: {refusal}", entry.path));
    let change = with_listener(&entry.path, &text, &name).map_err(refused)?;
    let after = memo.known(&scanned.with(std::slice::from_ref(&change)), all, progress);
    let is_heard = after.value.knowledge.interviews.iter().any(|interview| {
        let mut listeners = interview.entry.kind.meta.hearers.listeners.iter();
        interview.entry.path == entry.path && listeners.any(|other| fold::is_same_name(&other.value, &name))
    });
    if !is_heard || !new_errors(&known.diagnostics, &after.diagnostics).is_empty() {
        return Err(refused(ClaimRefusal::NotSure));
    }
    Ok(ListenClaim { change, doubt })
}

/// Why nobody can have heard an interview; one that was held and is not written down has its recording.
fn not_to_be_heard(reason: SetAsideReason) -> Option<String> {
    let written = reason.written();
    match reason {
        SetAsideReason::Planned => {
            Some(format!("this interview is still to be held ({written}), so nobody has heard it"))
        }
        SetAsideReason::Practice => Some(format!("this is a rehearsal ({written}), which nobody need hear")),
        SetAsideReason::Held => None,
    }
}

/// What somebody did with an interview, if they heard it, as a verb.
fn role_of(knowledge: &Knowledge, interview: InterviewId, listener: Option<ListenerId>) -> Option<&'static str> {
    let listener = listener?;
    let hearer = knowledge.interviews[interview].hearers.iter().find(|hearer| hearer.listener == Some(listener))?;
    match hearer.roles.iter().next()? {
        HearerRole::Interviewer => Some("asked in"),
        HearerRole::Observer => Some("sat in on"),
        HearerRole::Listener => Some("has heard"),
        HearerRole::Coder => None,
    }
}

/// The interview that is meant.
fn find(knowledge: &Knowledge, typed: &[String]) -> Result<InterviewId, StudyRefusal> {
    knowledge.interview_named(typed).ok_or_else(|| {
        let typed = typed.first().map_or("", String::as_str);
        let slugs = knowledge.interviews.iter().map(|interview| interview.entry.slug.as_str());
        let help = suggest::did_you_mean(typed, slugs, "`cairn listen` names some");
        StudyRefusal::Asked(format!("there is no interview `{typed}`: {help}"))
    })
}

//! An interview's front matter: who spoke with whom, when, and what to take away.
//!
//! Comes in: front matter. Goes out: a [`Meta`]. Does not know: the transcript, or which teams and themes there are.

use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};

use crate::base::span::{Span, Spanned};
use crate::base::{Date, fold};
use crate::content::Name;
use crate::content::choice::choices;
use crate::content::fields::{FieldReader, NamesOf};
use crate::content::interview::InterviewKeys;
use crate::content::interview::notes::{self, ListeningNotes};
use crate::markdown::front_matter::FrontMatter;

/// An interview's front matter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Meta {
    /// `date`.
    pub date: Option<Date>,
    /// Who was interviewed, at least one: of `participants`, or what stands at the top.
    pub people: Vec<InterviewedPerson>,
    /// Who asked, sat in, or has listened since.
    pub hearers: Hearers,
    /// The recording, and how long it is.
    pub recording: InterviewRecording,
    /// `guide`: a guide's slug.
    pub guide: Option<Name>,
    /// `tags`: themes that the interview as a whole speaks to.
    pub tags: Vec<Name>,
    /// What the listeners took away, and had to say of how it went.
    pub listening: ListeningNotes,
    /// `follows`: the interview that it follows up.
    pub follows: Option<Name>,
    /// `stage`: how far it is, where the file says so.
    pub stage: Option<Spanned<InterviewStage>>,
    /// `practice`: a rehearsal, counted nowhere.
    pub is_practice: bool,
    /// `quotes_for`: who may read its quotes, whoever may read its transcript.
    pub quotes_for: Vec<Name>,
    /// `consent`.
    pub consent: Consent,
}

/// Who had to do with an interview on the platform's side, as it was written.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Hearers {
    /// `interviewer`: one or several.
    pub interviewers: Vec<Name>,
    /// `observers`: there, and silent.
    pub observers: Vec<Name>,
    /// `listeners`: who has listened to it since.
    pub listeners: Vec<Name>,
}

/// What was recorded of an interview.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct InterviewRecording {
    /// `recording`: an address, `http` or `https`, or the path of a file, as in a link.
    pub address: Option<String>,
    /// `duration`: how long it took, in hours.
    pub hours: Option<f64>,
}

/// `consent`: how long, and whether any more.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Consent {
    /// `until`: the last day.
    pub until: Option<Spanned<Date>>,
    /// `withdrawn`: since when it is no longer given.
    pub withdrawn: Option<Spanned<Date>>,
}

/// Somebody who was interviewed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct InterviewedPerson {
    /// `participant`, or `name` in `participants`: the pseudonym.
    pub name: Option<Name>,
    /// `team`: a team's slug.
    pub team: Option<Name>,
    /// `role`.
    pub role: Option<String>,
    /// `tenure`, in the person's words.
    pub tenure: Option<String>,
    /// `tags` of this person in `participants`: themes that they as a whole spoke to.
    pub tags: Vec<Name>,
    /// `answers`: to the guide's questions, each with the question's id before it.
    pub answers: Vec<(Name, Name)>,
}

impl Default for Meta {
    /// One participant without a name, and nothing else.
    fn default() -> Self {
        Self {
            date: None,
            people: vec![InterviewedPerson::default()],
            hearers: Hearers::default(),
            recording: InterviewRecording::default(),
            guide: None,
            tags: Vec::new(),
            listening: ListeningNotes::default(),
            follows: None,
            stage: None,
            is_practice: false,
            quotes_for: Vec::new(),
            consent: Consent::default(),
        }
    }
}

impl Meta {
    /// All themes that the interview as a whole speaks to, its own and those of its people.
    pub fn all_tags(&self) -> impl Iterator<Item = &Name> {
        self.tags.iter().chain(self.people.iter().flat_map(|person| &person.tags))
    }
}

choices! {
    /// How far an interview is.
    #[derive(Serialize, Deserialize)]
    InterviewStage {
        /// It is to be held.
        #[default]
        Planned = "planned",
        /// It was held, and nothing of it is written down.
        Held = "held",
        /// There is a transcript.
        Transcribed = "transcribed",
        /// Its quotes are marked.
        Coded = "coded",
    }
}

/// Why an interview counts nowhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SetAsideReason {
    /// `practice: true`: it is a rehearsal.
    Practice,
    /// `stage: planned`: it has not been held.
    Planned,
    /// `stage: held`: nothing of it is written down.
    Held,
}

impl SetAsideReason {
    /// What its front matter says, as Markdown shows what is written.
    pub fn written(self) -> &'static str {
        match self {
            Self::Practice => "`practice: true`",
            Self::Planned => "`stage: planned`",
            Self::Held => "`stage: held`",
        }
    }
}

impl Meta {
    /// Why it counts nowhere, where the file says so. What only follows from the file sets nothing aside.
    pub fn set_aside(&self) -> Option<SetAsideReason> {
        match self.stage.as_ref().map(|stage| stage.value) {
            _ if self.is_practice => Some(SetAsideReason::Practice),
            Some(InterviewStage::Planned) => Some(SetAsideReason::Planned),
            Some(InterviewStage::Held) => Some(SetAsideReason::Held),
            Some(InterviewStage::Transcribed | InterviewStage::Coded) | None => None,
        }
    }
}

const RECORDING: &str = "recording";

fn stage(front: &mut FieldReader<'_>) -> Option<Spanned<InterviewStage>> {
    let stage = front.choice("stage")?;
    Some(Spanned::new(stage, front.span_of("stage")))
}

/// Reads what an interview has beside what every entry has, and beside its stand-off quotes.
pub fn read(front: &mut FieldReader<'_>) -> Meta {
    let (people, interviewers, observers) =
        (people(front), front.one_or_more("interviewer"), front.one_or_more("observers"));
    refuse_both(front, &people, &[&interviewers, &observers]);
    doubt_lists(front, &people, &[&interviewers, &observers]);
    Meta {
        date: front.date("date"),
        people,
        hearers: Hearers { interviewers, observers, listeners: listeners(front) },
        recording: InterviewRecording { address: recording(front), hours: front.hours("duration") },
        guide: front.name("guide"),
        tags: front.slugs("tags"),
        listening: notes::read(front),
        follows: front.name("follows"),
        stage: stage(front),
        is_practice: front.flag("practice"),
        quotes_for: front.readers("quotes_for").unwrap_or_default(),
        consent: consent(front),
    }
}

/// Warns of names that look like lists: several people would be counted as one.
fn doubt_lists(front: &mut FieldReader<'_>, people: &[InterviewedPerson], others: &[&[Name]]) {
    for person in people {
        let name = person.name.as_slice();
        front.doubt_lists(name, NamesOf::People, "write each person below `participants:`, as `- {name: P07}`");
        let team = person.team.as_slice();
        front.doubt_lists(
            team,
            NamesOf::Slugs,
            "name one team; in a group interview each of `participants:` has their own",
        );
    }
    for names in others {
        front.doubt_lists(names, NamesOf::People, "write each name by itself, with commas between: `[Ada, Jun]`");
    }
}

fn consent(front: &mut FieldReader<'_>) -> Consent {
    front.withholds("consent");
    let read = |fields: &mut FieldReader<'_>| {
        ["until", "withdrawn"].into_iter().for_each(|key| fields.withholds(key));
        let consent = Consent { until: fields.day("until"), withdrawn: fields.day("withdrawn") };
        for key in ["until", "withdrawn"] {
            fields.require_value(key, "write the day: `2026-11-02`");
        }
        consent
    };
    let consent = front.map("consent", read);
    if consent.is_none() {
        front.require_value("consent", "write `consent: {until: 2027-01-31}`, or `consent: {withdrawn: 2026-11-02}`");
    }
    consent.unwrap_or_default()
}

/// Each once, as written first, however often and in whatever form a name is there.
fn listeners(front: &mut FieldReader<'_>) -> Vec<Name> {
    let mut seen: FxHashSet<String> = FxHashSet::default();
    let mut listeners = front.names("listeners");
    front.doubt_lists(&listeners, NamesOf::People, "write each name by itself, with commas between: `[Ada, Jun]`");
    listeners.retain(|name| seen.insert(fold::name(&name.value).into_owned()));
    listeners
}

/// Who was interviewed: `participants`, or the one person whom the keys at the top describe.
fn people(front: &mut FieldReader<'_>) -> Vec<InterviewedPerson> {
    let mut people = front.maps("participants", |fields| {
        let name = fields.short("name");
        let name = fields.require("name", name, "give each participant a pseudonym: `- {name: P20, team: payments}`");
        let described = InterviewedPerson { tags: fields.slugs("tags"), ..person(fields) };
        name.map(|name| InterviewedPerson { name: Some(name), ..described })
    });
    refuse_twice(front, &mut people);
    let alone = InterviewedPerson { name: front.short("participant"), ..person(front) };
    if people.is_empty() {
        return vec![alone];
    }
    for key in ["participant", "team", "role", "tenure", "answers"] {
        let span = front.span_of(key);
        if span != Span::default() {
            let message = format!("`participants` says who was interviewed, so `{key}` says nothing here");
            front.refuse(
                span,
                message,
                &format!("write it with the participant it belongs to: `- {{name: P20, {key}: …}}`"),
            );
        }
    }
    people
}

fn person(fields: &mut FieldReader<'_>) -> InterviewedPerson {
    let mut short = |key| fields.short(key).map(|text| text.value);
    let (role, tenure) = (short("role"), short("tenure"));
    InterviewedPerson {
        role,
        tenure,
        team: fields.name("team"),
        answers: fields.texts_by_name("answers"),
        ..InterviewedPerson::default()
    }
}

/// Complains of a participant who is also an interviewer or observer: their words could not be told apart.
fn refuse_both(front: &mut FieldReader<'_>, people: &[InterviewedPerson], others: &[&[Name]]) {
    let others: FxHashSet<String> =
        others.iter().copied().flatten().map(|name| fold::name(&name.value).into_owned()).collect();
    for name in people.iter().filter_map(|person| person.name.as_ref()) {
        if others.contains(&*fold::name(&name.value)) {
            let message = format!("{} cannot be a participant and an interviewer or observer", name.value);
            front.refuse(name.span, message, "name each person under one of the keys");
        }
    }
}

/// Complains of somebody who is named again, and leaves them out.
fn refuse_twice(front: &mut FieldReader<'_>, people: &mut Vec<InterviewedPerson>) {
    let mut seen: FxHashSet<String> = FxHashSet::default();
    people.retain(|person| {
        let Some(name) = &person.name else { return true };
        let is_new = seen.insert(fold::name(&name.value).into_owned());
        if !is_new {
            front.refuse(name.span, format!("{} is named twice", name.value), "name each participant once");
        }
        is_new
    });
}

/// The address of the recording. It becomes the target of links, so nothing but `http`, `https` and relative paths.
fn recording(front: &mut FieldReader<'_>) -> Option<String> {
    let written = front.name(RECORDING)?;
    if !names_file(&written.value) {
        let help = "write an address that begins with `https://`, or the path of a file: `audio/p07.mp3`";
        front.refuse(written.span, "the recording names no file", help);
        return None;
    }
    if may_be_linked(&written.value) {
        return Some(written.value);
    }
    let help = "write an address that begins with `https://`, or a path relative to this file: `audio/p07.mp3`";
    front.refuse(written.span, "the recording is neither at an `http` address nor beside this file", help);
    None
}

/// Where some of the keys were written.
pub fn keys(front: &FrontMatter) -> InterviewKeys {
    let span =
        |name: &str| front.map.iter().find(|(key, _)| key.value == name).map_or(Span::default(), |(_, it)| it.span);
    InterviewKeys { recording: span(RECORDING), date: span("date"), duration: span("duration") }
}

/// Whether a recording is an address, and no file of the study.
pub fn is_on_the_web(recording: &str) -> bool {
    let lower = recording.to_ascii_lowercase();
    lower.starts_with("https://") || lower.starts_with("http://")
}

/// Whether a recording is more than a folder, or a place in nothing.
fn names_file(recording: &str) -> bool {
    let path = recording.split(['?', '#']).next().unwrap_or(recording);
    is_on_the_web(recording) || !matches!(path.rsplit('/').next(), None | Some("" | "." | ".."))
}

fn may_be_linked(address: &str) -> bool {
    // Browsers drop control characters and read `\` as `/`, so either could hide a scheme or a host.
    if address.contains(|c: char| c.is_control() || c == '\\') || address.starts_with("//") {
        return false;
    }
    let lower = address.to_ascii_lowercase();
    let host = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"));
    match host {
        Some(host) => host.starts_with(|c: char| c.is_alphanumeric() || c == '['),
        None => !address.split(['/', '?', '#']).next().is_some_and(|first| first.contains(':')),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::entry::tests::{read_file, read_good};

    const PATH: &str = "content/interviews/p07.md";

    #[test]
    fn reads_all_keys() {
        let keys = "\
date: 2026-03-12
team: payments
participant: P07
role: senior engineer
tenure: 3
interviewer: Mira
observers: [Kofi]
listeners: [Ada, Jun]
recording: https://x.example/p07.mp4
duration: 45m
guide: platform-2026
tags: [new-service, on-call]
takeaways:
  - A new service costs two weeks.
";
        let meta = read_good(PATH, keys, read).kind;
        assert_eq!(meta.date, Some(jiff::civil::date(2026, 3, 12)));
        let [person] = meta.people.as_slice() else { panic!("{:?}", meta.people) };
        assert_eq!(person.team.as_ref().expect("it is given").value, "payments");
        assert_eq!(person.name.as_ref().expect("it is given").value, "P07");
        assert_eq!((person.role.as_deref(), person.tenure.as_deref()), (Some("senior engineer"), Some("3")));
        assert_eq!(
            (
                meta.hearers.interviewers[0].value.as_str(),
                meta.hearers.listeners.iter().map(|name| name.value.as_str()).collect()
            ),
            ("Mira", vec!["Ada", "Jun"])
        );
        assert_eq!(meta.hearers.observers[0].value, "Kofi");
        assert_eq!(meta.recording.address.as_deref(), Some("https://x.example/p07.mp4"));
        assert_eq!(meta.recording.hours, Some(0.75));
        assert_eq!(meta.guide.expect("it is given").value, "platform-2026");
        assert_eq!(meta.tags.iter().map(|tag| tag.value.as_str()).collect::<Vec<_>>(), ["new-service", "on-call"]);
        assert_eq!(meta.listening.takeaways, ["A new service costs two weeks."]);
    }

    #[test]
    fn consent_ends_or_is_withdrawn() {
        let keys = "quotes_for: engineering\nconsent: {until: 2027-01-31, withdrawn: 2026-11-02}\n";
        let meta = read_good(PATH, keys, read).kind;
        assert_eq!(meta.quotes_for[0].value, "engineering");
        let until = meta.consent.until.expect("it is given");
        assert_eq!(
            (until.value, &keys[until.span.range().start - 4..][..10]),
            (jiff::civil::date(2027, 1, 31), "2027-01-31")
        );
        assert_eq!(meta.consent.withdrawn.map(|day| day.value), Some(jiff::civil::date(2026, 11, 2)));
        assert_eq!(read_good(PATH, "consent: {}\n", read).kind.consent, Consent::default());
        for (keys, rule, passage) in [
            ("consent: {untill: 2027-01-31}\n", "unread-limit", "untill"),
            ("consent: {withdrawn: yes}\n", "wrong-type", "yes"),
            ("consent: withdrawn\n", "wrong-type", "withdrawn"),
            ("quote_for: x\n", "unread-limit", "quote_for"),
        ] {
            let (_, complaints) = read_file(PATH, keys, read);
            assert_eq!(complaints, [(rule, passage.to_owned())], "{keys}");
        }
    }

    #[test]
    fn a_rehearsal_and_what_is_planned_or_held_is_set_aside() {
        for (keys, expected) in [
            ("practice: true\n", Some(SetAsideReason::Practice)),
            ("practice: true\nstage: planned\n", Some(SetAsideReason::Practice)),
            ("practice: false\nstage: planned\n", Some(SetAsideReason::Planned)),
            ("stage: held\n", Some(SetAsideReason::Held)),
            ("stage: transcribed\n", None),
            ("stage: coded\n", None),
            ("date: 2999-01-01\n", None),
        ] {
            assert_eq!(read_good(PATH, keys, read).kind.set_aside(), expected, "{keys}");
        }
    }

    #[test]
    fn a_group_names_its_people() {
        let keys = "tags: [slow]\nparticipants:\n  - {name: P20, team: payments, role: engineer, tenure: 2 years}\n  \
                    - {name: P21, team: search, tags: [on-call]}\n";
        let meta = read_good(PATH, keys, read).kind;
        let names: Vec<_> =
            meta.people.iter().filter_map(|person| person.name.as_ref()).map(|name| &name.value).collect();
        assert_eq!(names, ["P20", "P21"]);
        assert_eq!(meta.people[0].role.as_deref(), Some("engineer"));
        assert_eq!(meta.all_tags().map(|tag| tag.value.as_str()).collect::<Vec<_>>(), ["slow", "on-call"]);
        for (keys, rule, passage) in [
            ("participants: [{team: x}]\n", "missing-key", "team"),
            ("participants: [{name: P1}, {name: p1}]\n", "bad-value", "p1"),
            ("participant: P2\nparticipants: [{name: P1}]\n", "bad-value", "P2"),
            ("team: payments\nparticipants: [{name: P1}]\n", "bad-value", "payments"),
            ("participants: P1\n", "wrong-type", "P1"),
            ("interviewer: p1\nparticipants: [{name: P1}]\n", "bad-value", "P1"),
            ("observers: [P1]\nparticipant: P1\n", "bad-value", "P1"),
        ] {
            let (_, complaints) = read_file(PATH, keys, read);
            assert_eq!(complaints, [(rule, passage.to_owned())], "{keys}");
        }
    }

    #[test]
    fn several_interviewers_are_a_list() {
        let several = read_good(PATH, "interviewer: [Mira, Jun]\n", read).kind.hearers.interviewers;
        assert_eq!(several.iter().map(|name| name.value.as_str()).collect::<Vec<_>>(), ["Mira", "Jun"]);
        assert!(read_good(PATH, "", read).kind.hearers.interviewers.is_empty());
    }

    #[test]
    fn a_recording_is_on_the_web_or_beside_the_file() {
        for good in [
            "http://x.example/a?b=c:d",
            "HTTPS://X.example:8080/a",
            "http://[::1]/a",
            "audio/p07.mp3",
            "../audio/p07 one.mp3",
            "/media/a.mp3",
            "a/b:c.mp3",
            "./b:c.mp3",
        ] {
            let meta = read_good(PATH, &format!("recording: \"{good}\"\n"), read).kind;
            assert_eq!(meta.recording.address.as_deref(), Some(good));
        }
        for bad in [
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "java\\tscript:alert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "ftp://x.example/a",
            "mailto:a@x.example",
            "C:\\\\a.mp3",
            "//x.example/a",
            "\\\\\\\\x.example\\\\a",
            "https:x.example",
            "https://",
            "https:///x",
        ] {
            let (entry, complaints) = read_file(PATH, &format!("recording: \"{bad}\"\n"), read);
            assert_eq!((entry.kind.recording.address, complaints), (None, vec![("bad-value", format!("\"{bad}\""))]));
        }
    }
}

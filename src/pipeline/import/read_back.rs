//! An interview that was made of a transcript is read again by cairn's own reader, and must be just what was meant.
//!
//! Comes in: a converted interview. Goes out: nothing, or a [`Refusal`]. Does not know: formats, where the file goes.

use super::super::known::KnownStudy;
use super::super::memo::Memo;
use super::super::options::ReadOptions;
use super::super::progress::NoProgress;
use crate::base::fold;
use crate::content::Entry;
use crate::content::interview::{Interview, Meta, Script};
use crate::content::rule_names::{BAD_VALUE, WRONG_TYPE};
use crate::diagnostic::{Checked, Diagnostic};
use crate::import::{ConvertedInterview, Refusal, SpokenTurn};
use crate::knowledge::{UNKNOWN_GUIDE, UNKNOWN_TEAM};
use crate::source::scan_memory;

/// A turn as a reader has it.
#[derive(Debug, Default, PartialEq, Eq)]
struct ReadTurn {
    /// None where it is the participant's without a label.
    speaker: Option<String>,
    /// In seconds; none where it has no time of its own.
    start: Option<u64>,
    /// As [`words`] has them.
    words: String,
}

/// Reads the text of an interview again.
///
/// # Errors
///
/// Where it is not what was meant: nothing may be written then.
pub(super) fn prove(converted: &ConvertedInterview) -> Result<(), Refusal> {
    let path = format!("content/interviews/{}.md", converted.slug);
    let scanned = scan_memory([(path.as_str(), converted.text.as_str())]);
    let all = ReadOptions::as_written();
    let known = Memo::new().known(&scanned, all, &NoProgress);
    let Some(interview) = known.value.knowledge.interviews.iter().next() else {
        return Err(otherwise("it would not be read as an interview", None));
    };
    let entry = &interview.entry;
    let script = known.value.transcripts.script(entry).map_err(|_| otherwise("it would not be read again", None))?;
    if let Some(wrong) = wrong_about_file(&known, entry, converted) {
        return Err(wrong);
    }
    let (meant, read) = (meant(converted), read(entry, &script, &converted.text));
    if meant.len() != read.len() {
        let message = format!("it would be read as {} turns and not as {}", read.len(), meant.len());
        return Err(otherwise(message, first_difference(&meant, &read)));
    }
    match first_difference(&meant, &read) {
        None => Ok(()),
        turn => Err(otherwise("its words, speakers or times would be read as something else", turn)),
    }
}

fn otherwise(message: impl Into<String>, turn: Option<usize>) -> Refusal {
    let at = turn.map_or_else(String::new, |turn| format!(", first in turn {}", turn + 1));
    Refusal {
        line: None,
        message: format!("{}{at}: nothing was written", message.into()),
        help: "this is a fault of cairn's: report it with a file of the same form that holds no names".to_owned(),
    }
}

/// What is wrong about all but the turns.
fn wrong_about_file(
    known: &Checked<KnownStudy>,
    entry: &Entry<Interview>,
    converted: &ConvertedInterview,
) -> Option<Refusal> {
    // Which teams and guides there are, the study says that it goes to.
    let is_of_study = |complaint: &&Diagnostic| [UNKNOWN_TEAM, UNKNOWN_GUIDE].contains(&complaint.rule);
    let mut errors = known.diagnostics.iter().filter(|complaint| complaint.is_error());
    if let Some(error) = errors.find(|error| !is_of_study(error)) {
        // What was typed for the front matter may be no value for it.
        if [BAD_VALUE, WRONG_TYPE].contains(&error.rule) {
            let help = error.help.clone().unwrap_or_else(|| "type another value".to_owned());
            return Some(Refusal { line: None, message: error.message.clone(), help });
        }
        return Some(otherwise(format!("it would have an error, `{}`", error.rule), None));
    }
    let Interview { quotes, bare_ids, footnotes, headings, .. } = &entry.kind;
    let has_marks = !(quotes.is_empty() && bare_ids.is_empty() && footnotes.is_empty() && headings.is_empty());
    if has_marks || !entry.links.is_empty() || !entry.allowed.is_empty() {
        return Some(otherwise("some of its words would be taken for marks", None));
    }
    (!says_as_meant(entry, converted)).then(|| otherwise("its front matter would be read as something else", None))
}

fn says_as_meant(entry: &Entry<Interview>, converted: &ConvertedInterview) -> bool {
    let facts = &converted.facts;
    let Meta { date, people, hearers, recording, guide, .. } = &entry.kind.meta;
    let names = |given: &[String], read: &[crate::content::Name]| {
        given.iter().all(|name| read.iter().any(|read| fold::is_same_name(&read.value, name)))
    };
    let is = |given: &Option<String>, read: Option<&str>| given.as_deref().is_none_or(|given| read == Some(given));
    let person = people.first();
    let is_alone = people.len() == 1;
    entry.draft
        && is(&facts.title, entry.title())
        && *date == facts.date
        && names(&facts.interviewers, &hearers.interviewers)
        && names(&facts.observers, &hearers.observers)
        && is(&facts.guide, guide.as_ref().map(|name| name.value.as_str()))
        && is(&facts.recording, recording.address.as_deref())
        && is(&facts.team, person.and_then(|person| Some(person.team.as_ref()?.value.as_str())))
        && is(&facts.participant, person.and_then(|person| Some(person.name.as_ref()?.value.as_str())))
        && (!is_alone || is(&facts.role, person.and_then(|person| person.role.as_deref())))
}

/// The turns that are meant. Where nobody is named each paragraph is one, as cairn reads it.
fn meant(converted: &ConvertedInterview) -> Vec<ReadTurn> {
    let turn = |turn: &SpokenTurn| {
        let texts: Vec<&str> = turn.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect();
        ReadTurn {
            speaker: turn.speaker.map(|number| folded_name(&converted.speakers.all[number].name)),
            start: turn.paragraphs.first().and_then(|paragraph| paragraph.start_ms).map(|ms| ms / 1000),
            words: words(&texts.join(" ")),
        }
    };
    if converted.speakers.all.is_empty() {
        let paragraphs = converted.turns.iter().flat_map(|turn| &turn.paragraphs);
        let alone = paragraphs.map(|paragraph| SpokenTurn { speaker: None, paragraphs: vec![paragraph.clone()] });
        return alone.map(|paragraph| turn(&paragraph)).collect();
    }
    converted.turns.iter().map(turn).collect()
}

/// The turns as they are read.
fn read(entry: &Entry<Interview>, script: &Script, text: &str) -> Vec<ReadTurn> {
    let mut spoken = vec![String::new(); script.turns.len()];
    for part in script.parts(text) {
        if let Some(turn) = part.turn.and_then(|turn| spoken.get_mut(turn)) {
            turn.push_str(&part.text);
        }
    }
    let turns = script.turns.iter().zip(spoken);
    let turns = turns.map(|(turn, spoken)| ReadTurn {
        speaker: (turn.label.start < turn.label.end).then(|| folded_name(&entry.kind.speakers[turn.speaker].name)),
        start: turn.start_ms.map(|ms| ms / 1000),
        words: words(&spoken),
    });
    turns.collect()
}

fn folded_name(name: &str) -> String {
    fold::name(name).into_owned()
}

/// The first turn that is read as another than is meant. One without a time of its own may have one among its words.
fn first_difference(meant: &[ReadTurn], read: &[ReadTurn]) -> Option<usize> {
    let is_same = |meant: &ReadTurn, read: &ReadTurn| {
        let starts = meant.start.is_none() || meant.start > Some(LATEST_SECOND) || meant.start == read.start;
        starts && meant.speaker == read.speaker && meant.words == read.words
    };
    let differ = meant.iter().zip(read).position(|(meant, read)| !is_same(meant, read));
    differ.or_else(|| (meant.len() != read.len()).then(|| meant.len().min(read.len())))
}

/// A later time is not written.
const LATEST_SECOND: u64 = 999 * 3600 + 3599;

/// Words with single spaces between and none before a sign, without the times in brackets among them: they are no words, and
/// take the space before a sign with them.
fn words(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('[') {
        let (before, bracket) = rest.split_at(open);
        kept.push_str(before);
        let close = bracket.find(']').filter(|close| is_time(&bracket[1..*close]));
        kept.push_str(if close.is_some() { "" } else { "[" });
        rest = &bracket[close.map_or(1, |close| close + 1)..];
    }
    kept.push_str(rest);
    let mut words = String::with_capacity(kept.len());
    for word in kept.split_whitespace() {
        if !words.is_empty() && word.starts_with(char::is_alphanumeric) {
            words.push(' ');
        }
        words.push_str(word);
    }
    words
}

/// Whether a text may be a time: nothing but digits, colons and a full stop, with a colon.
fn is_time(text: &str) -> bool {
    text.contains(':') && text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b':' | b'.'))
}

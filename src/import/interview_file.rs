//! An interview as a file of a study: front matter, and a paragraph a thought.
//!
//! Comes in: turns, who speaks, what the front matter says. Goes out: Markdown that reads as just that. Does not know: what the
//! recorder wrote, where the file goes.

use super::escape::{self, BeforeWords, SeemingLabels};
use super::options::ImportFacts;
use super::speakers::ImportedSpeakers;
use super::turns::{SpokenParagraph, SpokenTurn};
use crate::content::interview::SpeakerRole;

/// The line that leaves the interview out until somebody has looked at it.
const DRAFT: &str =
    "draft: true                          # left out, and counted nowhere: take this line out when it is right\n";
/// A later time is not read as one.
const LATEST_MS: u64 = 999 * 3_600_000 + 3_599_999;

/// A paragraph is one line, and an empty one stands before it.
pub(super) const LINES_OF_PARAGRAPH: usize = 2;

/// The line on which the first of so many paragraphs stands in the text of an interview, from 1.
pub(super) fn line_of_first_paragraph(text: &str, paragraphs: usize) -> usize {
    text.lines().count() + LINES_OF_PARAGRAPH - LINES_OF_PARAGRAPH * paragraphs
}

/// The text of an interview.
pub(super) fn write(facts: &ImportFacts, speakers: &ImportedSpeakers, turns: &[SpokenTurn]) -> String {
    let texts = || turns.iter().flat_map(|turn| &turn.paragraphs).map(|paragraph| paragraph.text.as_str());
    let given = facts.participant.iter().chain(&facts.interviewers).chain(&facts.observers).map(String::as_str);
    let names = SeemingLabels::new(speakers.all.iter().map(|speaker| speaker.name.as_str()).chain(given), texts());
    let mut text = front_matter(facts, speakers);
    for turn in turns {
        let label = turn.speaker.map(|number| label(&speakers.all[number].name));
        let mut label = label.as_deref();
        for paragraph in &turn.paragraphs {
            text.push('\n');
            push_paragraph(&mut text, label.take(), paragraph, &names);
        }
    }
    text
}

/// `**Mira:** `
fn label(name: &str) -> String {
    format!("**{}:** ", escape::name(name))
}

fn push_paragraph(text: &mut String, label: Option<&str>, paragraph: &SpokenParagraph, names: &SeemingLabels) {
    text.push_str(label.unwrap_or_default());
    let time = paragraph.start_ms.filter(|ms| *ms <= LATEST_MS);
    if let Some(ms) = time {
        text.push_str(&written_time(ms));
        text.push(' ');
    }
    let before = match (label, time) {
        (None, None) => BeforeWords::Nothing,
        (None, Some(_)) => BeforeWords::Time,
        (Some(_), None) => BeforeWords::Label,
        (Some(_), Some(_)) => BeforeWords::TimedLabel,
    };
    text.push_str(&escape::words(&paragraph.text, before, names));
    text.push('\n');
}

/// `[00:12:34]`
fn written_time(ms: u64) -> String {
    let seconds = ms / 1000;
    format!("[{:02}:{:02}:{:02}]", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

/// Front matter with all keys that an interview should have; those that nobody filled in as comments.
fn front_matter(facts: &ImportFacts, speakers: &ImportedSpeakers) -> String {
    let mut text = format!("---\n{DRAFT}");
    if let Some(title) = &facts.title {
        push_key(&mut text, "title", &scalar(title));
    }
    push_or_comment(&mut text, "date", facts.date.map(|date| date.to_string()), "2026-03-12");
    push_people(&mut text, facts, speakers);
    push_or_comment(&mut text, "role", facts.role.as_deref().map(scalar), "senior engineer, designer, on the rota …");
    push_or_comment(&mut text, "tenure", None, "3 years");
    let interviewers = people(&facts.interviewers, speakers, SpeakerRole::Interviewer);
    push_or_comment(&mut text, "interviewer", list(&interviewers), "as in the labels: what they say is never evidence");
    let observers = people(&facts.observers, speakers, SpeakerRole::Observer);
    if let Some(observers) = list(&observers) {
        push_key(&mut text, "observers", &observers);
    }
    for (key, value) in [("guide", &facts.guide), ("recording", &facts.recording)] {
        if let Some(value) = value {
            push_key(&mut text, key, &scalar(value));
        }
    }
    text + "---\n"
}

/// Who was interviewed, and of which team.
fn push_people(text: &mut String, facts: &ImportFacts, speakers: &ImportedSpeakers) {
    let participants = people(facts.participant.as_slice(), speakers, SpeakerRole::Participant);
    let team = facts.team.as_deref().map(scalar);
    if let [_, _, ..] = participants.as_slice() {
        text.push_str("participants:\n");
        for name in participants {
            let team = team.as_deref().map_or_else(String::new, |team| format!(", team: {team}"));
            text.push_str(&format!("  - {{name: {}{team}}}\n", quoted(name)));
        }
        return;
    }
    push_or_comment(text, "team", team, "a team's slug");
    let participant = participants.first().map(|name| scalar(name));
    push_or_comment(text, "participant", participant, "a pseudonym, the same in every interview of this person");
}

/// Those who were named for a part in the conversation, and those who speak in it, each once.
fn people<'n>(given: &'n [String], speakers: &'n ImportedSpeakers, role: SpeakerRole) -> Vec<&'n str> {
    let speaking = speakers.all.iter().filter(|speaker| speaker.role == role).map(|speaker| speaker.name.as_str());
    let mut names: Vec<&str> = Vec::new();
    for name in given.iter().map(String::as_str).chain(speaking) {
        if !names.iter().any(|known| crate::base::fold::is_same_name(known, name)) {
            names.push(name);
        }
    }
    names
}

/// One name, or a list of several.
fn list(names: &[&str]) -> Option<String> {
    match names {
        [] => None,
        [name] => Some(scalar(name)),
        names => Some(format!("[{}]", names.iter().map(|name| quoted(name)).collect::<Vec<_>>().join(", "))),
    }
}

fn push_key(text: &mut String, key: &str, value: &str) {
    text.push_str(&format!("{key}: {value}\n"));
}

fn push_or_comment(text: &mut String, key: &str, value: Option<String>, hint: &str) {
    match value {
        Some(value) => push_key(text, key, &value),
        None => text.push_str(&format!("{:<37}# {hint}\n", format!("# {key}:"))),
    }
}

/// A value as YAML that is read as this text: plain where it cannot be taken for anything else.
fn scalar(value: &str) -> String {
    const WORDS: [&str; 12] = ["y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf", "infinity"];
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '.' | '/');
    let begins = value.starts_with(char::is_alphabetic);
    let is_spaced = value.contains("  ") || value.ends_with(' ');
    if begins && !is_spaced && value.chars().all(is_plain) && !WORDS.contains(&value.to_lowercase().as_str()) {
        return value.to_owned();
    }
    quoted(value)
}

/// A value in quotation marks: what JSON is, YAML reads.
fn quoted(value: &str) -> String {
    serde_json::Value::from(value).to_string()
}

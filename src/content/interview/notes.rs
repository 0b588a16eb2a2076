//! What listeners noted of an interview: what surprised them, and which questions observers passed to the interviewer.
//!
//! Comes in: front matter. Goes out: [`ListeningNotes`]. Does not know: who the listeners are.

use serde::{Deserialize, Serialize};

use crate::base::fold;
use crate::content::Name;
use crate::content::fields::FieldReader;
use crate::content::interview::time;

/// What listeners noted of an interview.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ListeningNotes {
    /// `takeaways`.
    pub takeaways: Vec<String>,
    /// `surprises`.
    pub surprises: Vec<Surprise>,
    /// `passed`: questions that silent observers sent to the interviewer.
    pub passed: Vec<PassedQuestion>,
}

/// What a listener had thought, and what it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Surprise {
    /// `by`: whom it surprised.
    pub by: Option<Name>,
    /// `thought`: what they had thought.
    pub thought: Option<String>,
    /// `heard`: what they heard instead.
    pub heard: String,
}

/// A question that an observer sent to the interviewer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PassedQuestion {
    /// `by`: who sent it.
    pub by: Option<Name>,
    /// `text`.
    pub text: String,
    /// `asked`: whether it was asked, and when.
    pub asked: PassedOn,
}

/// Whether a question that was passed on was asked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum PassedOn {
    /// Nobody says.
    #[default]
    Unknown,
    /// It was not.
    NotAsked,
    /// It was.
    Asked,
    /// It was, at this time of the recording, in milliseconds.
    AskedAt(u64),
}

/// Reads their keys.
pub(super) fn read(front: &mut FieldReader<'_>) -> ListeningNotes {
    ListeningNotes {
        takeaways: front.texts("takeaways"),
        surprises: front.maps("surprises", surprise),
        passed: front.maps("passed", passed),
    }
}

fn surprise(fields: &mut FieldReader<'_>) -> Option<Surprise> {
    let (by, thought, heard) = (fields.name("by"), fields.text("thought"), fields.text("heard"));
    let heard = fields.require("heard", heard, "say what you heard: `heard: Nobody has made one this year`");
    Some(Surprise { by, thought, heard: heard? })
}

fn passed(fields: &mut FieldReader<'_>) -> Option<PassedQuestion> {
    let (by, text) = (fields.name("by"), fields.text("text"));
    let text = fields.require("text", text, "write the question: `text: Who else knows that script?`");
    Some(PassedQuestion { by, asked: asked(fields), text: text? })
}

/// `true`, `false`, or the time at which it was asked, in brackets or without.
fn asked(fields: &mut FieldReader<'_>) -> PassedOn {
    let Some(written) = fields.name("asked") else { return PassedOn::Unknown };
    let text = fold::text(&written.value);
    match &*text {
        "true" | "yes" => PassedOn::Asked,
        "false" | "no" => PassedOn::NotAsked,
        other => time::alone(other).map_or_else(
            || {
                let message = format!("`{other}` is neither a time nor true or false");
                fields.refuse(written.span, message, "write the time, `asked: \"[00:31:10]\"`, or `asked: false`");
                PassedOn::Unknown
            },
            PassedOn::AskedAt,
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::entry::tests::{read_file, read_good};

    const PATH: &str = "content/interviews/p07.md";

    #[test]
    fn surprises_and_passed_questions_are_read() {
        let keys = "surprises:\n  - {by: Ada, thought: An afternoon, heard: Nobody has made one}\npassed:\n  \
                    - {by: Kofi, text: Who else?, asked: \"[00:31:10]\"}\n  - {text: And then?, asked: false}\n  \
                    - {text: Why?}\n  - {text: How?, asked: true}\n";
        let notes = read_good(PATH, keys, read).kind;
        let [surprise] = notes.surprises.as_slice() else { panic!("{:?}", notes.surprises) };
        assert_eq!(surprise.by.as_ref().map(|by| by.value.as_str()), Some("Ada"));
        assert_eq!(
            (surprise.thought.as_deref(), surprise.heard.as_str()),
            (Some("An afternoon"), "Nobody has made one")
        );
        let asked: Vec<PassedOn> = notes.passed.iter().map(|question| question.asked).collect();
        // 31 minutes and 10 seconds.
        assert_eq!(asked, [PassedOn::AskedAt(1_870_000), PassedOn::NotAsked, PassedOn::Unknown, PassedOn::Asked]);
    }

    #[test]
    fn each_slip_is_named_at_its_place() {
        for (keys, rule, passage) in [
            ("surprises: [{by: Ada}]\n", "missing-key", "by"),
            ("surprises: [{heard: x, though: y}]\n", "unknown-key", "though"),
            ("passed: [{by: Kofi}]\n", "missing-key", "by"),
            ("passed: [{text: x, asked: later}]\n", "bad-value", "later"),
            ("surprises: none\n", "wrong-type", "none"),
        ] {
            let (_, complaints) = read_file(PATH, keys, read);
            assert_eq!(complaints, [(rule, passage.to_owned())], "{keys}");
        }
    }
}

//! What somebody says about a transcript beside the file itself.
//!
//! Comes in: nothing, these are the types. Goes out: [`ImportOptions`]. Does not know: who says it, which files there are.

use std::sync::Arc;

use super::decode::NamedEncoding;
use super::format::TranscriptFormat;
use super::names::NamesList;
use super::turns::TurnRules;
use crate::base::Date;
use crate::base::slug::Slug;

/// How a transcript becomes an interview.
#[derive(Debug, Clone, Default)]
pub struct ImportOptions {
    /// What the front matter says.
    pub facts: ImportFacts,
    /// What it is called in addresses; else that follows from the date and the participant, or from the file's name.
    pub slug: Option<Slug>,
    /// The format that it is in; else that is seen from the text.
    pub format: Option<&'static TranscriptFormat>,
    /// How the letters of a text are written; else that is seen from its bytes.
    pub encoding: Option<NamedEncoding>,
    /// How its pieces become paragraphs.
    pub rules: TurnRules,
    /// What becomes of the labels.
    pub labels: LabelPolicy,
    /// Whether an interview of the study says who its participant is: then that is what they are called, whatever the labels.
    pub is_participant_known: bool,
    /// The newest day that a recorder may say: a later one is still to come. None where nobody knows what day it is.
    pub newest_day: Option<Date>,
    /// What stands in the place of names, in labels and in words.
    pub names: Option<Arc<NamesList>>,
    /// What the study has as a tool, a team or a theme: capitalised, it is nobody's name.
    pub known_words: Vec<String>,
}

impl ImportOptions {
    /// Who speaks, by the names that somebody has typed or listed.
    pub fn speakers(&self) -> Vec<String> {
        let ImportFacts { participant, interviewers, observers, .. } = &self.facts;
        let typed = participant.iter().chain(interviewers).chain(observers).cloned();
        let listed = self.names.iter().flat_map(|list| list.labels()).map(str::to_owned);
        typed.chain(listed).collect()
    }
}

/// What the front matter of an interview says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ImportFacts {
    /// `title`
    pub title: Option<String>,
    /// `date`
    pub date: Option<Date>,
    /// `team`
    pub team: Option<String>,
    /// `participant`: a pseudonym.
    pub participant: Option<String>,
    /// `role`
    pub role: Option<String>,
    /// `interviewer`: as the labels have them.
    pub interviewers: Vec<String>,
    /// `observers`: as the labels have them.
    pub observers: Vec<String>,
    /// `guide`
    pub guide: Option<String>,
    /// `recording`
    pub recording: Option<String>,
}

/// What becomes of the names in a recorder's labels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LabelPolicy {
    /// Pseudonyms take their place.
    #[default]
    Pseudonyms,
    /// They stay as they are.
    AsRecorded,
}

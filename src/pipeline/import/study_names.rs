//! What a study has names for that somebody says of a new interview: teams, guides, people.
//!
//! Comes in: a study's folder. Goes out: [`StudyNames`], sorted; none where it cannot be read, since nobody waits for a
//! complaint. Does not know: who asks.

use std::collections::BTreeSet;
use std::path::Path;

use super::super::memo::Memo;
use super::super::options::ReadOptions;
use super::super::progress::NoProgress;
use crate::content::Name;
use crate::knowledge::Knowledge;
use crate::source;

/// The names of a study.
#[derive(Debug, Default)]
pub struct StudyNames {
    /// The slugs of its teams.
    pub teams: Vec<String>,
    /// The slugs of its guides.
    pub guides: Vec<String>,
    /// The pseudonyms of its participants.
    pub participants: Vec<String>,
    /// Who asked in its interviews.
    pub interviewers: Vec<String>,
    /// Who listens.
    pub listeners: Vec<String>,
}

impl StudyNames {
    /// Reads a study, drafts included, and interviews that count nowhere.
    pub fn of(root: &Path) -> Self {
        Self::in_knowledge(&known(root))
    }

    pub(super) fn in_knowledge(knowledge: &Knowledge) -> Self {
        let interviews = || knowledge.interviews.iter().map(|interview| &interview.entry.kind.meta);
        let participants = interviews().flat_map(|meta| &meta.people).filter_map(|person| person.name.as_ref());
        Self {
            teams: sorted(knowledge.teams.iter().map(|team| team.slug.to_string())),
            guides: sorted(knowledge.guides.iter().map(|guide| guide.entry.slug.to_string())),
            participants: sorted(participants.map(value)),
            listeners: sorted(knowledge.listeners.iter().map(|listener| listener.title.clone())),
            interviewers: sorted(interviews().flat_map(|meta| &meta.hearers.interviewers).map(value)),
        }
    }
}

/// What is known in a study; nothing where it cannot be read.
pub(super) fn known(root: &Path) -> Knowledge {
    let Ok(scanned) = source::scan(root) else { return Knowledge::default() };
    let options = ReadOptions::as_written();
    Memo::new().known(&scanned, options, &NoProgress).value.knowledge
}

fn value(name: &Name) -> String {
    name.value.clone()
}

/// Each once.
fn sorted(names: impl Iterator<Item = String>) -> Vec<String> {
    names.collect::<BTreeSet<String>>().into_iter().collect()
}

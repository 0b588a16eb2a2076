//! Who may read what: each interview of a study, and what each audience is shown of it.
//!
//! Comes in: a known study. Goes out: an [`AudienceTable`]. Does not know: how it is written, pages.

use super::known::KnownStudy;
use crate::base::path::SourcePath;
use crate::base::slug::Slug;
use crate::config::AudienceSettings;
use crate::content::Entry;
use crate::content::interview::Interview;
use crate::release::{InterviewAccess, access};

/// Interviews and audiences.
#[derive(Debug)]
pub struct AudienceTable {
    /// The audiences, by name.
    pub audiences: Vec<AudienceSettings>,
    /// The interviews, by path; those that were withdrawn among them.
    pub rows: Vec<AudienceRow>,
}

/// An interview, and what is shown of it.
#[derive(Debug)]
pub struct AudienceRow {
    /// Its slug.
    pub interview: Slug,
    /// Its file.
    pub path: SourcePath,
    /// For each audience what of it is shown.
    pub shown: Vec<ShownPart>,
}

/// What of an interview is shown to an audience.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShownPart {
    /// The transcript, with its quotes.
    Transcript,
    /// Quotes alone.
    Quotes,
    /// Nothing.
    Nothing,
    /// Nothing, and nothing counts: the participant has withdrawn.
    Withdrawn,
}

impl ShownPart {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Transcript => "transcript",
            Self::Quotes => "quotes",
            Self::Nothing => "nothing",
            Self::Withdrawn => "withdrawn",
        }
    }
}

impl AudienceTable {
    /// That of a study.
    pub fn new(known: &KnownStudy) -> Self {
        let audiences = known.settings.audiences.all.clone();
        let shown = |entry: &Entry<Interview>| audiences.iter().map(|audience| part(entry, &audience.name)).collect();
        let mut rows: Vec<AudienceRow> = known
            .knowledge
            .interview_entries()
            .map(|entry| AudienceRow { interview: entry.slug.clone(), path: entry.path.clone(), shown: shown(entry) })
            .collect();
        rows.extend(known.withdrawn.iter().map(|withdrawn| AudienceRow {
            interview: withdrawn.slug.clone(),
            path: withdrawn.path.clone(),
            shown: vec![ShownPart::Withdrawn; audiences.len()],
        }));
        rows.sort_by(|one, other| one.path.cmp(&other.path));
        Self { audiences, rows }
    }
}

fn part(entry: &Entry<Interview>, audience: &str) -> ShownPart {
    match access(entry, audience) {
        InterviewAccess::Transcript => ShownPart::Transcript,
        InterviewAccess::Quotes => ShownPart::Quotes,
        InterviewAccess::Nothing => ShownPart::Nothing,
    }
}

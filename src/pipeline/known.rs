//! The second stage: a study whose entries are linked. It is all that completion and refactoring ask for.
//!
//! Comes in: a [`ReadStudy`]. Goes out: a [`KnownStudy`]. Does not know: numbers, looks, pages.

use super::complaints::drop_repeated;
use super::progress::Progress;
use super::read::ReadStudy;
use super::transcripts::FileTranscripts;
use crate::base::path::SourcePath;
use crate::config::Settings;
use crate::diagnostic::{Checked, Diagnostic};
use crate::knowledge::{self, Knowledge};
use crate::release::{Permissions, release};
use crate::site;

/// A study in which everything knows its neighbours.
#[derive(Debug)]
pub struct KnownStudy {
    pub(super) settings: Settings,
    pub(super) knowledge: Knowledge,
    /// The files that are copied as they are.
    pub(super) copied: Vec<SourcePath>,
    pub(super) transcripts: FileTranscripts,
}

impl KnownStudy {
    /// Links what was read.
    pub(super) fn link(read: Checked<ReadStudy>, progress: &dyn Progress) -> Checked<Self> {
        progress.begin("linking", 0);
        let mut complaints = read.diagnostics;
        let ReadStudy { settings, entries, copied, transcripts } = read.value;
        let linked = knowledge::link(entries);
        drop_repeated(&mut complaints, &linked.diagnostics);
        let knowledge = linked.report_into(&mut complaints);
        Checked::new(Self { settings, knowledge, copied, transcripts }, complaints)
    }

    /// Complaints about addresses that two things would have, for which no page need be planned to be shown.
    pub(super) fn address_complaints(&self) -> Vec<Diagnostic> {
        site::plan(release(&self.knowledge, &Permissions::EVERYTHING), &self.copied, &[]).diagnostics
    }
}

//! What is remembered between builds, always by content: a build from here is the same as one from nothing.
//!
//! Comes in: snapshots, one after the other. Goes out: a [`Study`] of each, where nothing changed the one that there is.
//! Does not know: what changed, or why it is asked.

use std::sync::Arc;

use super::cache::Known;
use super::inputs::Remembered;
use super::read::Keep;
use super::{Progress, Request, Study, in_order};
use crate::base::hash::Digest;
use crate::diagnostic::Checked;
use crate::source::Snapshot;

/// The memory of a program that builds one study again and again.
#[derive(Debug, Default)]
pub struct Memo {
    inputs: Remembered,
    /// The study of the last snapshot, by the digest of what it was made from.
    last: Option<(Digest, Checked<Arc<Study>>)>,
}

impl Memo {
    /// With nothing in it.
    pub fn new() -> Self {
        Self::default()
    }

    /// With nothing in it, for studies that are shown also when their files are no more what they were.
    pub fn for_showing() -> Self {
        let mut memo = Self::new();
        memo.inputs.keep = Keep::Transcripts;
        memo
    }

    /// Reads, links and counts a study. Where anything in it is an error the study is not to be shown.
    pub fn read(
        &mut self,
        scanned: &Checked<Snapshot>,
        request: &Request,
        progress: &dyn Progress,
    ) -> Checked<Arc<Study>> {
        let known = Known::default();
        let glance = self.inputs.glance(scanned, request, &known, progress);
        let digest = glance.digest;
        let made = self.inputs.make(glance, &scanned.value, request, &known, progress);
        if let Some((_, same)) = self.last.as_ref().filter(|(last, _)| *last == digest) {
            return same.clone();
        }
        let Checked { value: inputs, diagnostics } = made;
        let mut study = Study::of(inputs, diagnostics, progress);
        study.diagnostics = in_order(study.diagnostics);
        let study = study.map(Arc::new);
        self.last = Some((digest, study.clone()));
        study
    }

    /// Whether the file system's word is enough for all files. Right after a change it is not, and then another
    /// [`Self::read`] some seconds later is what makes sure.
    pub fn is_settled(&self) -> bool {
        self.inputs.files.are_settled()
    }
}

//! Where a study has its transcripts: a build reads each again when its page is made, which costs less than to hold them
//! all; a server keeps them, since it shows a study also when its files are no more what they were.
//!
//! Comes in: what was read, and a way to read it again. Goes out: transcripts that are those that were read, or a complaint.
//! Does not know: who shows them.

use std::borrow::Cow;
use std::sync::Arc;

use super::read::Files;
use crate::base::hash::{Digest, Hasher};
use crate::base::path::SourcePath;
use crate::base::span::Place;
use crate::content::AnyEntry;
use crate::content::Entry;
use crate::content::interview::Interview;
use crate::diagnostic::Diagnostic;
use crate::site::{Transcript, Transcripts};
use crate::source::Reader;

/// The transcripts of a study.
#[derive(Debug)]
pub(super) struct Library {
    files: Arc<Files>,
    reader: Reader,
}

impl Library {
    pub(super) fn new(files: Arc<Files>, reader: Reader) -> Self {
        Self { files, reader }
    }
}

impl Transcripts for Library {
    fn transcript<'a>(&'a self, interview: &'a Entry<Interview>) -> Result<Transcript<'a>, Box<Diagnostic>> {
        let text = self.files.text(&interview.path, &self.reader)?;
        if let Some(script) = &interview.kind.script {
            return Ok(Transcript { text, script: Cow::Borrowed(script) });
        }
        let script = match self.files.make(&interview.path, &text, &self.reader)? {
            AnyEntry::Interview(again) => again.kind.script.clone(),
            _ => None,
        };
        let script = script.ok_or_else(|| changed(&interview.path))?;
        Ok(Transcript { text, script: Cow::Owned(script) })
    }

    fn digest(&self, interview: &Entry<Interview>) -> Digest {
        // What could not be read has no entry, and so no page.
        self.files.digest(&interview.path).unwrap_or_else(|| Hasher::new().finish())
    }
}

/// The complaint about a file that is not what it was when the build began.
pub(super) fn changed(path: &SourcePath) -> Box<Diagnostic> {
    let message = "this file was changed while the site was being built";
    Box::new(Diagnostic::error("changed-meanwhile", Place::start_of(path), message).help("build again"))
}

//! Where a study has its transcripts: a build reads each again when its page is made, which costs less than to hold them
//! all; a server keeps them, since it shows a study also when its files are no more what they were.
//!
//! Comes in: the files that were read, and a way to read them again. Goes out: transcripts that are those that were read, or a
//! complaint. Does not know: who shows them.

use std::borrow::Cow;
use std::sync::Arc;

use super::files::StudyFiles;
use crate::base::hash::{Digest, Hasher};
use crate::content::Entry;
use crate::content::interview::{Interview, Script};
use crate::diagnostic::Diagnostic;
use crate::release::ReleasedInterview;
use crate::site::{Transcript, Transcripts};
use crate::source::SourceReader;

/// The transcripts of a study.
#[derive(Debug)]
pub(super) struct FileTranscripts {
    files: Arc<StudyFiles>,
    reader: SourceReader,
}

impl FileTranscripts {
    pub(super) fn new(files: Arc<StudyFiles>, reader: SourceReader) -> Self {
        Self { files, reader }
    }

    /// What is said in an interview. The error is a complaint: its file is no longer what was read.
    pub(super) fn script(&self, interview: &Entry<Interview>) -> Result<Cow<'_, Script>, Box<Diagnostic>> {
        let path = &interview.path;
        self.files.script(path, || self.files.text(path, &self.reader).map(Cow::into_owned), &self.reader)
    }
}

impl FileTranscripts {
    /// The digest of the words of a transcript that may be shown; none where it cannot be read any more.
    pub(super) fn digest_of_shown(&self, interview: ReleasedInterview<'_>) -> Option<Digest> {
        let transcript = self.transcript(interview.transcript()).ok()?;
        Some(transcript.digest_of_shown(interview.file()))
    }
}

impl Transcripts for FileTranscripts {
    fn transcript<'a>(&'a self, interview: &'a Entry<Interview>) -> Result<Transcript<'a>, Box<Diagnostic>> {
        let text = self.files.text(&interview.path, &self.reader)?;
        let script = self.files.script(&interview.path, || Ok(text.clone().into_owned()), &self.reader)?;
        Ok(Transcript { text, script })
    }

    fn digest(&self, interview: &Entry<Interview>) -> Digest {
        // What could not be read has no entry, and so no page.
        self.files.digest(&interview.path).unwrap_or_else(|| Hasher::new().finish())
    }
}

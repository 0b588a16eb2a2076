//! What of a planned site leaves as files for other programs.
//!
//! Comes in: a planned site, which file is wanted. Goes out: its bytes. Does not know: where they go.

use thiserror::Error;

use super::planned::PlannedSite;
use crate::content::interview::SetAsideReason;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::suggest::did_you_mean;
use crate::export::{self, Table, TableFile, TranscriptFile};

/// Why a transcript cannot be exported.
#[derive(Debug, Error)]
pub enum NoTranscript {
    /// There is no such interview, or its transcript is not for the readers.
    #[error("there is no interview `{typed}` that may be exported: {help}")]
    Unknown {
        /// What was typed.
        typed: String,
        /// What to type instead.
        help: String,
    },
    /// Its file is no longer what was read.
    #[error("{} ({})", .0.message, .0.place.path)]
    Changed(Box<Diagnostic>),
}

/// A transcript as a file.
#[derive(Debug)]
pub struct ExportedTranscript {
    /// What is in it.
    pub bytes: Vec<u8>,
    /// Whether any time is known of it.
    pub has_times: bool,
}

impl PlannedSite {
    /// The transcript of an interview as a file; `typed` is what was typed, and what it may be as a path below the study.
    ///
    /// # Errors
    ///
    /// There is none that its audience may read.
    pub fn exported(&self, typed: &[String], file: &TranscriptFile) -> Result<ExportedTranscript, NoTranscript> {
        let site = self.site_context();
        // Its name in the addresses of its audience may be one that no file has.
        let mut interviews = site.released.interviews();
        let by_address = interviews.find(|it| typed.iter().any(|typed| typed == it.slug().as_str()));
        let by_name = || site.released.interview(self.knowledge().interview_named(typed)?);
        let interview = by_address.or_else(by_name).ok_or_else(|| self.without_transcript(typed))?;
        let transcript = export::read(&site, interview).map_err(NoTranscript::Changed)?;
        Ok(ExportedTranscript { bytes: (file.write)(&site, &transcript), has_times: transcript.has_times() })
    }

    /// A table of its study as a file; none where its audience may not have it.
    pub fn exported_table(&self, table: &Table, file: TableFile) -> Option<Vec<u8>> {
        export::written(&self.site_context(), table, file)
    }

    /// Why there is no transcript to export.
    fn without_transcript(&self, typed: &[String]) -> NoTranscript {
        let released = self.released();
        let set_aside = self.knowledge().set_aside_named(typed).and_then(|id| released.interview_set_aside(id));
        let typed = typed.first().cloned().unwrap_or_default();
        if let Some(set_aside) = set_aside {
            let written = set_aside.reason().written();
            let help = match set_aside.reason() {
                SetAsideReason::Planned => format!("it is still to be held ({written})"),
                SetAsideReason::Held => format!("nothing of it is written down yet ({written})"),
                SetAsideReason::Practice => format!("it is a rehearsal ({written}), which counts nowhere"),
            };
            return NoTranscript::Unknown { typed, help };
        }
        let names: Vec<&str> = released.interviews().map(|it| it.slug().as_str()).collect();
        let help = did_you_mean(&typed, names.iter().copied(), "name it by its slug, or by its file");
        NoTranscript::Unknown { typed, help }
    }
}

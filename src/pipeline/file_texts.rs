//! The texts that an entry is made of.
//!
//! Comes in: the paths of a file and of the list of quotes beside it. Goes out: their digest, and what they say, parsed.
//! Does not know: what was parsed before.

use crate::base::hash::{Digest, Hasher};
use crate::base::path::SourcePath;
use crate::base::span::Place;
use crate::content::read::{self, Parsed, TextFile};
use crate::diagnostic::{Checked, Diagnostic};
use crate::source::SourceReader;

/// The text of a file, that of the list beside it, and why one of them is not to be had.
pub(super) struct FileTexts<'s> {
    pub(super) file: Option<String>,
    beside: Option<(&'s SourcePath, Option<String>)>,
    complaints: Vec<Diagnostic>,
}

impl<'s> FileTexts<'s> {
    /// Reads the file's text and that of the list beside it.
    pub(super) fn read(reader: &SourceReader, file: &SourcePath, beside: Option<&'s SourcePath>) -> Self {
        let mut complaints = Vec::new();
        let file = reader.text(file).report_into(&mut complaints).map(|(text, _)| text);
        Self::new(file, reader, beside, complaints)
    }

    /// Reads the list beside a file whose text is there.
    pub(super) fn with(file: String, reader: &SourceReader, beside: Option<&'s SourcePath>) -> Self {
        Self::new(Some(file), reader, beside, Vec::new())
    }

    fn new(
        file: Option<String>,
        reader: &SourceReader,
        beside: Option<&'s SourcePath>,
        mut complaints: Vec<Diagnostic>,
    ) -> Self {
        let mut list = |path| reader.text(path).report_into(&mut complaints).map(|(text, _)| text);
        let beside = beside.map(|path| (path, list(path)));
        Self { file, beside, complaints }
    }

    /// Their digest. None where a text is missing: why it is may change from one build to the next.
    pub(super) fn digest(&self) -> Option<Digest> {
        let mut hasher = Hasher::new();
        hasher.bytes(self.file.as_ref()?.as_bytes());
        if let Some((_, beside)) = &self.beside {
            hasher.bytes(beside.as_ref()?.as_bytes());
        }
        Some(hasher.finish())
    }

    /// The entry and the script that they are parsed to, with what is wrong in them.
    pub(super) fn parse(self, path: &SourcePath) -> Checked<Option<Parsed>> {
        let Self { file, beside, mut complaints } = self;
        let beside = beside.as_ref().and_then(|(path, text)| Some(TextFile { path, text: text.as_deref()? }));
        let parsed = file.map(|text| read::read(TextFile { path, text: &text }, beside).report_into(&mut complaints));
        Checked::new(parsed, complaints)
    }
}

/// The complaint about a file that is not what it was when the build began.
pub(super) fn changed(path: &SourcePath) -> Box<Diagnostic> {
    let message = "this file was changed while the site was being built";
    Box::new(Diagnostic::error("changed-meanwhile", Place::start_of(path), message).help("build again"))
}

//! The texts that an entry is made of.
//!
//! Comes in: the paths of a file and of the list beside it. Goes out: what they say, as an entry; what stands for them.
//! Does not know: what was made of them before.

use crate::base::hash::{Digest, Hasher};
use crate::base::path::SourcePath;
use crate::content::AnyEntry;
use crate::content::read::{self, File};
use crate::diagnostic::{Checked, Diagnostic};
use crate::source::Reader;

/// The text of a file, that of the list beside it, and why one of them is not to be had.
pub(super) struct Texts<'s> {
    pub(super) file: Option<String>,
    beside: Option<(&'s SourcePath, Option<String>)>,
    complaints: Vec<Diagnostic>,
}

impl<'s> Texts<'s> {
    /// Reads both.
    pub(super) fn read(reader: &Reader, file: &SourcePath, beside: Option<&'s SourcePath>) -> Self {
        let mut complaints = Vec::new();
        let file = reader.text(file).unload(&mut complaints).map(|(text, _)| text);
        Self::of(file, reader, beside, complaints)
    }

    /// Reads the list beside a file whose text is there.
    pub(super) fn with(file: String, reader: &Reader, beside: Option<&'s SourcePath>) -> Self {
        Self::of(Some(file), reader, beside, Vec::new())
    }

    fn of(
        file: Option<String>,
        reader: &Reader,
        beside: Option<&'s SourcePath>,
        mut complaints: Vec<Diagnostic>,
    ) -> Self {
        let mut list = |path| reader.text(path).unload(&mut complaints).map(|(text, _)| text);
        let beside = beside.map(|path| (path, list(path)));
        Self { file, beside, complaints }
    }

    /// What stands for them. None where a text is missing: why it is may change from one build to the next.
    pub(super) fn digest(&self) -> Option<Digest> {
        let mut hasher = Hasher::new();
        hasher.bytes(self.file.as_ref()?.as_bytes());
        if let Some((_, beside)) = &self.beside {
            hasher.bytes(beside.as_ref()?.as_bytes());
        }
        Some(hasher.finish())
    }

    /// What they say.
    pub(super) fn make(self, path: &SourcePath) -> Checked<Option<AnyEntry>> {
        let Self { file, beside, mut complaints } = self;
        let beside = beside.as_ref().and_then(|(path, text)| Some(File { path, text: text.as_deref()? }));
        let entry = file.map(|text| read::read(File { path, text: &text }, beside).unload(&mut complaints));
        Checked::new(entry, complaints)
    }
}

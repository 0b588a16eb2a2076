//! The texts that an entry is made of.
//!
//! Comes in: the paths of a file and of the lists of quotes beside it. Goes out: their digest, and what they say, parsed.
//! Does not know: what was parsed before.

use super::quote_lists::InterviewLists;
use crate::base::hash::{Digest, Hasher};
use crate::base::path::SourcePath;
use crate::base::span::Place;
use crate::content::read::{self, ListFiles, Parsed, TextFile};
use crate::diagnostic::{Checked, Diagnostic};
use crate::source::SourceReader;

/// The lists of quotes beside an interview, by their paths.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct ListPaths {
    /// Its own.
    own: Option<SourcePath>,
    /// Those of whoever coded it again.
    second: Box<[SourcePath]>,
}

impl ListPaths {
    pub(super) fn of(lists: &InterviewLists<'_>) -> Self {
        let second = lists.second.iter().map(|list| list.path.clone());
        Self { own: lists.own.map(|list| list.path.clone()), second: second.collect() }
    }
}

/// The text of a file, those of the lists beside it, and why one of them is not to be had.
pub(super) struct FileTexts<'s> {
    pub(super) file: Option<String>,
    own: Option<(&'s SourcePath, Option<String>)>,
    second: Vec<(&'s SourcePath, Option<String>)>,
    complaints: Vec<Diagnostic>,
}

impl<'s> FileTexts<'s> {
    /// Reads the file's text and those of the lists beside it.
    pub(super) fn read(reader: &SourceReader, file: &SourcePath, beside: &'s ListPaths) -> Self {
        let mut complaints = Vec::new();
        let file = reader.text(file).report_into(&mut complaints).map(|(text, _)| text);
        Self::new(file, reader, beside, complaints)
    }

    /// Reads the lists beside a file whose text is there.
    pub(super) fn with(file: String, reader: &SourceReader, beside: &'s ListPaths) -> Self {
        Self::new(Some(file), reader, beside, Vec::new())
    }

    fn new(
        file: Option<String>,
        reader: &SourceReader,
        beside: &'s ListPaths,
        mut complaints: Vec<Diagnostic>,
    ) -> Self {
        let mut list = |path| (path, reader.text(path).report_into(&mut complaints).map(|(text, _)| text));
        let own = beside.own.as_ref().map(&mut list);
        let second = beside.second.iter().map(list).collect();
        Self { file, own, second, complaints }
    }

    /// Their digest. None where a text is missing: why it is may change from one build to the next.
    pub(super) fn digest(&self) -> Option<Digest> {
        let mut hasher = Hasher::new();
        hasher.bytes(self.file.as_ref()?.as_bytes());
        if let Some((_, own)) = &self.own {
            hasher.bytes(own.as_ref()?.as_bytes());
        }
        // Who coded it again is in the name of the file, which also tells its text from that of the interview's own list.
        for (path, second) in &self.second {
            hasher.bytes(path.as_str().as_bytes());
            hasher.bytes(second.as_ref()?.as_bytes());
        }
        Some(hasher.finish())
    }

    /// The entry and the script that they are parsed to, with what is wrong in them.
    pub(super) fn parse(self, path: &SourcePath) -> Checked<Option<Parsed>> {
        let Self { file, own, second, mut complaints } = self;
        let own = own.as_ref().and_then(|(path, text)| Some(TextFile { path, text: text.as_deref()? }));
        let second: Vec<TextFile<'_>> =
            second.iter().filter_map(|(path, text)| Some(TextFile { path, text: text.as_deref()? })).collect();
        let lists = ListFiles { own, second: &second };
        let parsed =
            file.map(|text| read::read_with(TextFile { path, text: &text }, lists).report_into(&mut complaints));
        Checked::new(parsed, complaints)
    }
}

/// The complaint about a file that is not what it was when the build began.
pub(super) fn changed(path: &SourcePath) -> Box<Diagnostic> {
    let message = "this file was changed while the site was being built";
    Box::new(Diagnostic::error("changed-meanwhile", Place::start_of(path), message).help("build again"))
}

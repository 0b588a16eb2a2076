//! The files that are being changed.
//!
//! Comes in: edits, a file at a time, and where files go. Goes out: each file before and after, once and whole.
//! Does not know: why they change.

use crate::diagnostic::StudyRefusal;
use std::collections::BTreeMap;

use super::{ChangePlan, TextOf};
use crate::base::edit::{Edit, FileChange, spliced};
use crate::base::path::SourcePath;

/// Edits of many files, each of which is read when it is first edited.
pub(super) struct ChangeSet<'a> {
    text_of: TextOf<'a>,
    files: BTreeMap<SourcePath, EditedFile>,
    notes: Vec<String>,
}

struct EditedFile {
    text: String,
    edits: Vec<Edit>,
    destination: Destination,
}

/// What becomes of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Destination {
    /// It lies where it lay.
    Stays,
    /// It gets another path.
    MovesTo(SourcePath),
    /// Its content is in another file now.
    MergedInto(SourcePath),
}

impl<'a> ChangeSet<'a> {
    pub(super) fn new(text_of: TextOf<'a>) -> Self {
        Self { text_of, files: BTreeMap::new(), notes: Vec::new() }
    }

    /// A file's text as it is.
    pub(super) fn text(&mut self, path: &SourcePath) -> Result<&str, StudyRefusal> {
        self.file(path).map(|file| file.text.as_str())
    }

    /// A file's text as it is, without keeping it.
    pub(super) fn text_unkept(&self, path: &SourcePath) -> Option<String> {
        match self.files.get(path) {
            Some(file) => Some(file.text.clone()),
            None => (self.text_of)(path),
        }
    }

    /// Adds edits to those of a file.
    pub(super) fn edit(
        &mut self,
        path: &SourcePath,
        edits: impl IntoIterator<Item = Edit>,
    ) -> Result<(), StudyRefusal> {
        self.file(path)?.edits.extend(edits);
        Ok(())
    }

    /// Says what becomes of a file.
    pub(super) fn decide(&mut self, path: &SourcePath, destination: Destination) -> Result<(), StudyRefusal> {
        if let Destination::MovesTo(target) = &destination
            && (self.text_of)(target).is_some()
        {
            return Err(StudyRefusal::asked(format!(
                "`{path}` would become `{target}`, and there is such a file already"
            )));
        }
        self.file(path)?.destination = destination;
        Ok(())
    }

    /// The files that get another path, with what becomes of each.
    pub(super) fn leaving(&self) -> Vec<(SourcePath, Destination)> {
        let destinations = self.files.iter().map(|(path, file)| (path.clone(), file.destination.clone()));
        destinations.filter(|(_, destination)| *destination != Destination::Stays).collect()
    }

    /// Adds a sentence to what there is to know.
    pub(super) fn note(&mut self, note: String) {
        self.notes.push(note);
    }

    /// Makes all edits of all files; an error where two of them touch each other.
    pub(super) fn finish(self) -> Result<ChangePlan, StudyRefusal> {
        let mut files = Vec::new();
        for (path, EditedFile { text, edits, destination }) in self.files {
            let after = match destination {
                Destination::MergedInto(_) => None,
                Destination::MovesTo(target) => Some((target, changed(&path, &text, &edits)?)),
                Destination::Stays => Some((path.clone(), changed(&path, &text, &edits)?)),
            };
            if after.as_ref().is_none_or(|(target, changed)| *target != path || *changed != text) {
                files.push(FileChange { path, before: Some(text), after });
            }
        }
        Ok(ChangePlan { files, notes: self.notes })
    }

    fn file(&mut self, path: &SourcePath) -> Result<&mut EditedFile, StudyRefusal> {
        if !self.files.contains_key(path) {
            let text = (self.text_of)(path)
                .ok_or_else(|| StudyRefusal::asked(format!("`{path}` went away while it was read: try again")))?;
            self.files.insert(path.clone(), EditedFile { text, edits: Vec::new(), destination: Destination::Stays });
        }
        Ok(self.files.get_mut(path).expect("it was put there if it was missing"))
    }
}

fn changed(path: &SourcePath, text: &str, edits: &[Edit]) -> Result<String, StudyRefusal> {
    spliced(text, edits).ok_or_else(|| {
        StudyRefusal::asked(format!("two changes in `{path}` touch each other: make one of them by hand first"))
    })
}

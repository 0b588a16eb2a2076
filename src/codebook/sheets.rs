//! The files that are being changed.
//!
//! Comes in: edits, a file at a time, and where files go. Goes out: each file before and after, once and whole.
//! Does not know: why they change.

use std::collections::BTreeMap;

use super::{Changed, Plan, Refusal, TextOf};
use crate::base::edit::{Edit, spliced};
use crate::base::path::SourcePath;

/// Files on the desk, to be written on.
pub(super) struct Sheets<'a> {
    text_of: TextOf<'a>,
    open: BTreeMap<SourcePath, Sheet>,
    notes: Vec<String>,
}

struct Sheet {
    text: String,
    edits: Vec<Edit>,
    fate: Fate,
}

/// What becomes of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fate {
    /// It lies where it lay.
    Stays,
    /// It gets another path.
    MovesTo(SourcePath),
    /// Its content is in another file now.
    GoesInto(SourcePath),
}

impl<'a> Sheets<'a> {
    pub(super) fn new(text_of: TextOf<'a>) -> Self {
        Self { text_of, open: BTreeMap::new(), notes: Vec::new() }
    }

    /// A file's text as it is.
    pub(super) fn text(&mut self, path: &SourcePath) -> Result<&str, Refusal> {
        self.sheet(path).map(|sheet| sheet.text.as_str())
    }

    /// A file's text, without keeping it.
    pub(super) fn glance(&self, path: &SourcePath) -> Option<String> {
        match self.open.get(path) {
            Some(sheet) => Some(sheet.text.clone()),
            None => (self.text_of)(path),
        }
    }

    /// Adds edits to those of a file.
    pub(super) fn edit(&mut self, path: &SourcePath, edits: impl IntoIterator<Item = Edit>) -> Result<(), Refusal> {
        self.sheet(path)?.edits.extend(edits);
        Ok(())
    }

    /// Says what becomes of a file.
    pub(super) fn decide(&mut self, path: &SourcePath, fate: Fate) -> Result<(), Refusal> {
        if let Fate::MovesTo(target) = &fate
            && (self.text_of)(target).is_some()
        {
            return Err(Refusal::asked(format!("`{path}` would become `{target}`, and there is such a file already")));
        }
        self.sheet(path)?.fate = fate;
        Ok(())
    }

    /// The files that get another path, with what becomes of each.
    pub(super) fn leaving(&self) -> Vec<(SourcePath, Fate)> {
        let fates = self.open.iter().map(|(path, sheet)| (path.clone(), sheet.fate.clone()));
        fates.filter(|(_, fate)| *fate != Fate::Stays).collect()
    }

    /// Adds a sentence to what there is to know.
    pub(super) fn note(&mut self, note: String) {
        self.notes.push(note);
    }

    /// Makes all edits.
    pub(super) fn finish(self) -> Result<Plan, Refusal> {
        let mut files = Vec::new();
        for (path, Sheet { text, edits, fate }) in self.open {
            let after = match fate {
                Fate::GoesInto(_) => None,
                Fate::MovesTo(target) => Some((target, changed(&path, &text, &edits)?)),
                Fate::Stays => Some((path.clone(), changed(&path, &text, &edits)?)),
            };
            if after.as_ref().is_none_or(|(target, changed)| *target != path || *changed != text) {
                files.push(Changed { path, before: text, after });
            }
        }
        Ok(Plan { files, notes: self.notes })
    }

    fn sheet(&mut self, path: &SourcePath) -> Result<&mut Sheet, Refusal> {
        if !self.open.contains_key(path) {
            let text = (self.text_of)(path)
                .ok_or_else(|| Refusal::asked(format!("`{path}` went away while it was read: try again")))?;
            self.open.insert(path.clone(), Sheet { text, edits: Vec::new(), fate: Fate::Stays });
        }
        Ok(self.open.get_mut(path).expect("it was put there if it was missing"))
    }
}

fn changed(path: &SourcePath, text: &str, edits: &[Edit]) -> Result<String, Refusal> {
    spliced(text, edits).ok_or_else(|| {
        Refusal::asked(format!("two changes in `{path}` touch each other: make one of them by hand first"))
    })
}

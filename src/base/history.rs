//! When the files of a study were changed, and by how many people.
//!
//! Comes in: days and numbers. Goes out: [`History`], in which they are looked up. Does not know: who tells them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Date;
use super::path::SourcePath;

/// When the files of a study were changed, and by how many people; nobody's name is in it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct History {
    head: String,
    files: BTreeMap<SourcePath, FileHistory>,
}

/// When a file was changed last, and by how many people it ever was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileHistory {
    /// The last day.
    pub day: Date,
    /// How many people.
    pub people: u32,
}

impl History {
    /// The history of some files up to a state: as long as that is the same, so is the history.
    pub fn new(head: String, files: BTreeMap<SourcePath, FileHistory>) -> Self {
        Self { head, files }
    }

    /// The state that it is the history up to.
    pub fn head(&self) -> &str {
        &self.head
    }

    /// What is known of a file.
    pub fn of(&self, file: &SourcePath) -> Option<FileHistory> {
        self.files.get(file).copied()
    }

    /// What is known, by path.
    pub fn files(&self) -> impl Iterator<Item = (&SourcePath, FileHistory)> {
        self.files.iter().map(|(file, history)| (file, *history))
    }
}

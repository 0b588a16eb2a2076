//! Listed names where none may be: in the files of a study, in what the next commit adds, in the site.
//!
//! Comes in: a list of names, a snapshot or a staged change. Goes out: complaints that say where and never what, and the texts
//! they are about with the names hidden. Does not know: how names are found, who reads the complaints.

mod built;
mod readable;
mod sources;
mod staged;

use std::collections::{BTreeMap, BTreeSet};

use super::complaints::in_order;
use super::options::BuildOptions;
use super::progress::Progress;
use crate::base::path::SourcePath;
use crate::base::span::Place;
use crate::diagnostic::{Checked, Diagnostic};
use crate::import::{NameOccurrence, NamesList};
use crate::source::{Snapshot, StagedFile};

/// What the complaint is called.
const RULE: &str = "denied-name";

/// A list of names that may stand nowhere.
#[derive(Debug)]
pub struct DenyList {
    /// The names.
    pub names: NamesList,
    /// What its file is called, without folders.
    pub file: String,
}

/// What was found.
#[derive(Debug, Default)]
pub struct DeniedNames {
    /// A complaint for each place.
    pub diagnostics: Vec<Diagnostic>,
    /// The texts that these are about, names hidden.
    texts: BTreeMap<SourcePath, String>,
    /// The first file that holds the name of each line of the list, or a part of it.
    holders: BTreeMap<u32, SourcePath>,
}

impl DenyList {
    /// All places in the files of a study and in the site that would be built of them.
    pub fn in_study(
        &self,
        scanned: &Checked<Snapshot>,
        options: &BuildOptions,
        progress: &dyn Progress,
    ) -> DeniedNames {
        let sources = sources::find(self, &scanned.value, progress);
        let built = built::find(self, &sources, scanned, options, progress);
        sources.and(built)
    }

    /// All places in what the next commit adds.
    pub fn in_commit(&self, files: &[StagedFile]) -> DeniedNames {
        staged::find(self, files)
    }

    /// A text, a name of a file, or a complaint's words, with listed names hidden.
    pub fn hide(&self, text: &str) -> String {
        self.names.mask(text)
    }

    /// A complaint of another rule without listed names: it may hold what stands in a file.
    pub fn hide_in(&self, complaint: Diagnostic) -> Diagnostic {
        let Diagnostic { message, help, labels, .. } = &complaint;
        let message = self.hide(message);
        let help = help.as_deref().map(|help| self.hide(help));
        let labels = labels.iter().map(|(place, label)| (place.clone(), self.hide(label))).collect();
        Diagnostic { message, help, labels, ..complaint }
    }
}

impl DeniedNames {
    /// The text of a file that something was found in, names hidden.
    pub fn text(&self, path: &SourcePath) -> Option<&str> {
        self.texts.get(path).map(String::as_str)
    }

    /// The same with what the next commit adds: of a file that something was found in as it lies there, that is enough.
    #[must_use]
    pub fn with_commit(self, staged: Self) -> Self {
        let is_new = |path: &SourcePath| !self.texts.contains_key(path);
        let diagnostics = staged.diagnostics.into_iter().filter(|found| is_new(&found.place.path)).collect();
        let texts = staged.texts.into_iter().filter(|(path, _)| is_new(path)).collect();
        self.and(Self { diagnostics, texts, holders: staged.holders })
    }

    fn and(mut self, other: Self) -> Self {
        self.diagnostics.extend(other.diagnostics);
        self.texts.extend(other.texts);
        other.holders.into_iter().for_each(|(line, path)| self.note_holder(line, path));
        Self { diagnostics: in_order(self.diagnostics), ..self }
    }

    /// Takes in that a file holds the name of a line of the list.
    fn note_holder(&mut self, line: u32, path: SourcePath) {
        let first = self.holders.entry(line).or_insert_with(|| path.clone());
        if path < *first {
            *first = path;
        }
    }

    /// What was found in many files.
    fn of(files: impl IntoIterator<Item = FileNames>) -> Self {
        let mut found = Self::default();
        for FileNames { path, lines, diagnostics, text } in files {
            found.diagnostics.extend(diagnostics);
            lines.into_iter().for_each(|line| found.note_holder(line, path.clone()));
            found.texts.insert(path, text);
        }
        found.diagnostics = in_order(found.diagnostics);
        found
    }
}

/// What was found in one file.
struct FileNames {
    path: SourcePath,
    /// The lines of the list that the names are of.
    lines: BTreeSet<u32>,
    diagnostics: Vec<Diagnostic>,
    text: String,
}

/// What is found in a file's name and in its text; none where that is nothing. `help` says what to do about a place in the text.
fn in_file(list: &DenyList, path: &SourcePath, text: &str, help: &str) -> Option<FileNames> {
    in_file_but_for(list, path, text, help, &|_| true)
}

/// The same for those places that count.
fn in_file_but_for(
    list: &DenyList,
    path: &SourcePath,
    text: &str,
    help: &str,
    counts: &dyn Fn(&NameOccurrence) -> bool,
) -> Option<FileNames> {
    let in_name = in_name(list, path);
    let in_text: Vec<NameOccurrence> = list.names.occurrences(text).into_iter().filter(|found| counts(found)).collect();
    let lines: BTreeSet<u32> = in_name.iter().chain(&in_text).map(|found| found.line).collect();
    if lines.is_empty() {
        return None;
    }
    let of_name = in_name.map(|found| complaint_of_name(list, path, &found));
    let of_text = in_text.iter().map(|found| complaint(list, path, found, help));
    let diagnostics = of_name.into_iter().chain(of_text).collect();
    Some(FileNames { path: path.clone(), lines, diagnostics, text: list.hide(text) })
}

/// A listed name in the name of a file or of a folder that it lies in.
fn in_name(list: &DenyList, path: &SourcePath) -> Option<NameOccurrence> {
    list.names.occurrences(path.as_str()).into_iter().next()
}

fn complaint_of_name(list: &DenyList, path: &SourcePath, found: &NameOccurrence) -> Diagnostic {
    let message = format!("the name of this file holds {}", what(list, found));
    let help = "rename the file, or the folder that it lies in";
    Diagnostic::error(RULE, Place::start_of(path), message).help(help)
}

fn complaint(list: &DenyList, path: &SourcePath, found: &NameOccurrence, help: &str) -> Diagnostic {
    let message = format!("here stands {}", what(list, found));
    Diagnostic::error(RULE, Place::new(path, found.span.clone()), message).help(help)
}

/// Which name it is, by its line in the list.
fn what(list: &DenyList, found: &NameOccurrence) -> String {
    let kind = if found.is_part { "a part of a name" } else { "a name" };
    format!("{kind} that may not be published: {} line {}", list.file, found.line)
}

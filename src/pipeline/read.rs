//! Files become entries, many at a time; a text is dropped as soon as it is read.
//!
//! Comes in: a snapshot. Goes out: [`Entries`], each kind in path order, with complaints.
//! Does not know: what the entries mean to each other.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::Progress;
use crate::base::path::SourcePath;
use crate::base::span::Place;
use crate::content::read::{self, AnyEntry, File};
use crate::content::{Kind, kind_of};
use crate::diagnostic::{Checked, Diagnostic};
use crate::knowledge::Entries;
use crate::source::{self, Snapshot, SourceFile};

/// Reads every file; drafts are left out, with what is wrong in them, unless they are asked for.
pub(super) fn entries(snapshot: &Snapshot, drafts: bool, progress: &dyn Progress) -> Checked<Entries> {
    let lists = Lists::of(snapshot);
    progress.begin("reading", snapshot.markdown.len());
    let read = snapshot.markdown.par_iter().map(|file| {
        let read = entry(snapshot, &file.path, lists.beside(&file.path));
        progress.step();
        read
    });
    let read: Vec<Checked<Option<AnyEntry>>> = read.collect();
    let mut complaints = lists.strays();
    let mut entries = Entries::default();
    for Checked { value, diagnostics } in read {
        if !drafts && value.as_ref().is_some_and(AnyEntry::is_draft) {
            continue;
        }
        complaints.extend(diagnostics);
        if let Some(entry) = value {
            entries.add(entry);
        }
    }
    Checked::new(entries, complaints)
}

fn entry(snapshot: &Snapshot, path: &SourcePath, beside: Option<&SourcePath>) -> Checked<Option<AnyEntry>> {
    let mut complaints = Vec::new();
    let text = snapshot.text(path).unload(&mut complaints);
    let beside = beside.and_then(|path| Some((path, snapshot.text(path).unload(&mut complaints)?)));
    let entry = text.map(|text| {
        let beside = beside.as_ref().map(|(path, text)| File { path, text });
        read::read(File { path, text: &text }, beside).unload(&mut complaints)
    });
    Checked::new(entry, complaints)
}

/// The lists of quotes, by the path of the interview that each lies beside, without its ending.
struct Lists<'s> {
    by_stem: BTreeMap<&'s str, &'s SourcePath>,
    interviews: &'s [SourceFile],
}

impl<'s> Lists<'s> {
    fn of(snapshot: &'s Snapshot) -> Self {
        let lists = snapshot.quotes.iter().map(|file| &file.path);
        let by_stem = lists.filter_map(|path| Some((path.as_str().strip_suffix(source::QUOTES)?, path))).collect();
        Self { by_stem, interviews: &snapshot.markdown }
    }

    fn beside(&self, interview: &SourcePath) -> Option<&'s SourcePath> {
        let stem = interview.as_str().strip_suffix(".md")?;
        self.by_stem.get(stem).copied().filter(|_| kind_of(interview) == Kind::Interview)
    }

    /// A complaint for each list that lies beside no interview: its quotes would be lost.
    fn strays(&self) -> Vec<Diagnostic> {
        let is_interview = |stem: &str| {
            let path = SourcePath::new(&format!("{stem}.md"));
            kind_of(&path) == Kind::Interview && self.interviews.binary_search_by(|file| file.path.cmp(&path)).is_ok()
        };
        let strays = self.by_stem.iter().filter(|(stem, _)| !is_interview(stem));
        strays.map(|(stem, path)| stray(stem, path)).collect()
    }
}

fn stray(stem: &str, path: &SourcePath) -> Diagnostic {
    let message = format!("these quotes lie beside no interview: there is no `{stem}.md` in content/interviews");
    Diagnostic::error("quotes-without-interview", Place::start_of(path), message)
        .help("name the file after the interview that it belongs to")
}

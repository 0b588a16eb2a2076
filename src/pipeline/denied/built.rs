//! Listed names in the site that would be built: pages, data, feeds, what pictures are drawn from, the index of the search.
//!
//! Comes in: a snapshot, what was found in its files. Goes out: what was found in the site. Does not know: where the site goes;
//! nothing is written.
//!
//! What is copied as it is was looked at among the sources, and the files of the built-in look are the program's own.

use std::collections::BTreeSet;
use std::fs::File;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::{DeniedNames, DenyList, FileNames, in_file_but_for, readable};
use crate::base::fold;
use crate::base::path::{OutPath, SourcePath, site_folder};
use crate::diagnostic::Checked;
use crate::import::NameOccurrence;
use crate::output::{OutputError, Sink};
use crate::pipeline::artifact::Artifact;
use crate::pipeline::complaints::has_errors;
use crate::pipeline::memo::Memo;
use crate::pipeline::options::BuildOptions;
use crate::pipeline::planned::PlannedSite;
use crate::pipeline::progress::Progress;
use crate::pipeline::search::put_index;
use crate::search::index::IndexMemory;
use crate::source::Snapshot;

/// Looks into each file on its way, and lets it go.
struct DenyingSink<'d> {
    list: &'d DenyList,
    folder: String,
    /// Words that the site says by itself: `May`, `Mark`.
    own_words: BTreeSet<String>,
    help: Box<dyn Fn(&NameOccurrence) -> String + Sync + 'd>,
    found: Mutex<Vec<FileNames>>,
}

/// What is found in the site of a study; nothing where errors keep it from being built.
pub(super) fn find(
    list: &DenyList,
    sources: &DeniedNames,
    scanned: &Checked<Snapshot>,
    options: &BuildOptions,
    progress: &dyn Progress,
) -> DeniedNames {
    let Checked { value: site, diagnostics } = Memo::new().planned(scanned, options, progress);
    if has_errors(&diagnostics) {
        return DeniedNames::default();
    }
    let sink = DenyingSink {
        list,
        folder: site_folder(options.audience.name()),
        own_words: own_words(list, &site),
        help: Box::new(|found| help(sources, list, found)),
        found: Mutex::default(),
    };
    sink.look_at(&site, &scanned.value, progress);
    let mut found = sink.found.into_inner().unwrap_or_else(PoisonError::into_inner);
    found.sort_by(|a, b| a.path.cmp(&b.path));
    DeniedNames::of(found)
}

/// Parts of names that the interface has among its words.
fn own_words(list: &DenyList, site: &PlannedSite) -> BTreeSet<String> {
    let texts = site.look.words().all_forms();
    let words = texts.flat_map(|text| {
        let parts = list.names.occurrences(text).into_iter().filter(|found| found.is_part);
        parts.map(|found| fold::name(&text[found.span]).into_owned()).collect::<Vec<_>>()
    });
    words.collect()
}

/// What to do: where the same name stands in a file of the study, that is where it comes from.
fn help(sources: &DeniedNames, list: &DenyList, found: &NameOccurrence) -> String {
    match sources.holders.get(&found.line) {
        Some(path) => {
            format!("it comes from the study's files, where the same name stands: {}", list.hide(path.as_str()))
        }
        None => "no file of the study holds it as it stands here: look for what this page is made from".to_owned(),
    }
}

impl DenyingSink<'_> {
    /// Has every file made that is made.
    fn look_at(&self, site: &PlannedSite, snapshot: &Snapshot, progress: &dyn Progress) {
        let artifacts: Vec<_> = site.artifacts_to_put().filter(Artifact::is_made).collect();
        progress.begin("names", artifacts.len());
        artifacts.par_iter().with_max_len(1).for_each(|artifact| {
            match artifact.drawing() {
                Some(svg) => self.look_into(&artifact.path(), svg.as_bytes()),
                // This sink never fails, and a page that cannot be made is complained of by whoever checks it.
                None => drop(artifact.put(snapshot, self, None)),
            }
            progress.step(0);
        });
        drop(put_index(site, &IndexMemory::default(), self, None));
    }

    fn look_into(&self, path: &OutPath, bytes: &[u8]) {
        let Some(text) = readable::text(bytes) else { return };
        let path = SourcePath::new(&format!("{}/{path}", self.folder));
        let counts = |found: &NameOccurrence| !found.is_part || !self.is_own_word(&text[found.span.clone()]);
        let occurrences = self.list.names.occurrences(&text);
        let Some(first) = occurrences.iter().find(|found| counts(found)) else {
            // Only its name may hold one.
            self.add(in_file_but_for(self.list, &path, "", "", &|_| true));
            return;
        };
        let help = (self.help)(first);
        self.add(in_file_but_for(self.list, &path, &text, &help, &counts));
    }

    fn is_own_word(&self, word: &str) -> bool {
        self.own_words.contains(&*fold::name(word))
    }

    fn add(&self, found: Option<FileNames>) {
        self.found.lock().unwrap_or_else(PoisonError::into_inner).extend(found);
    }
}

impl Sink for DenyingSink<'_> {
    fn put_pieces(&self, path: &OutPath, pieces: &[&[u8]]) -> Result<(), OutputError> {
        self.look_into(path, &pieces.concat());
        Ok(())
    }

    fn put_copy(&self, _: &OutPath, _: &Path, _: &File) -> Result<(), OutputError> {
        Ok(())
    }
}

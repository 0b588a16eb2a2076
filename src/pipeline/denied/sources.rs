//! Listed names in the files of a study: all that are read, copied or passed over with a warning.
//!
//! Comes in: a snapshot. Goes out: what was found. Does not know: the site.

use rayon::prelude::*;

use super::{DeniedNames, DenyList, FileNames, complaint_of_name, in_file, in_name, readable};
use crate::base::path::SourcePath;
use crate::pipeline::progress::Progress;
use crate::source::Snapshot;

const HELP: &str = "write what stands in its place there; `cairn import --speakers` does so before anything is written";

pub(super) fn find(list: &DenyList, snapshot: &Snapshot, progress: &dyn Progress) -> DeniedNames {
    let files = files(snapshot);
    progress.begin("names", files.len());
    let found = files.par_iter().filter_map(|path| {
        let found = in_source(list, snapshot, path);
        progress.step(0);
        found
    });
    DeniedNames::of(found.collect::<Vec<_>>())
}

fn in_source(list: &DenyList, snapshot: &Snapshot, path: &SourcePath) -> Option<FileNames> {
    // What cannot be read is complained of by whoever reads it.
    let bytes = snapshot.read(path).value.unwrap_or_default();
    match readable::text_of(path.file_name(), &bytes) {
        Some(text) => in_file(list, path, &text, HELP),
        None => {
            let found = in_name(list, path)?;
            let (lines, diagnostics) = ([found.line].into(), vec![complaint_of_name(list, path, &found)]);
            Some(FileNames { path: path.clone(), lines, diagnostics, text: String::new() })
        }
    }
}

/// All files, those of all looks too.
fn files(snapshot: &Snapshot) -> Vec<SourcePath> {
    let Snapshot { settings, lock, markdown, quotes, assets, .. } = snapshot;
    let content = settings.iter().chain(lock).chain(markdown).chain(quotes).chain(assets);
    let mut files: Vec<SourcePath> = content.map(|file| file.path.clone()).collect();
    files.extend(snapshot.scan_looks().into_iter().map(|file| file.path));
    files
}

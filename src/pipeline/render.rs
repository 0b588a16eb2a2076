//! All files of a site, made on all threads and put into a sink.
//!
//! Comes in: a planned site, a sink, the pages that need not be made again. Goes out: what was written, or complaints.
//! Does not know: where the sink leads, how one file is made.

use std::fs::File;
use std::path::Path;

use rayon::prelude::*;

use super::artifact::{Artifact, ReusablePages, WrittenFile};
use super::build_memory::BuildMemory;
use super::complaints::in_order;
use super::planned::PlannedSite;
use super::progress::Progress;
use super::search::{WrittenIndex, put_index};
use crate::base::path::OutPath;
use crate::diagnostic::Checked;
use crate::output::{OutputError, Sink};
use crate::source::Snapshot;

/// A sink that tells how much was put into it.
struct CountingSink<'c> {
    sink: &'c dyn Sink,
    progress: &'c dyn Progress,
}

impl Sink for CountingSink<'_> {
    fn put_pieces(&self, path: &OutPath, pieces: &[&[u8]]) -> Result<(), OutputError> {
        self.sink.put_pieces(path, pieces)?;
        self.progress.step(pieces.iter().map(|piece| piece.len() as u64).sum());
        Ok(())
    }

    fn put_copy(&self, path: &OutPath, from: &Path, file: &File) -> Result<(), OutputError> {
        self.sink.put_copy(path, from, file)?;
        self.progress.step(0);
        Ok(())
    }

    fn keep(&self, path: &OutPath) -> Result<bool, OutputError> {
        let kept = self.sink.keep(path)?;
        if kept {
            self.progress.step(0);
        }
        Ok(kept)
    }
}

/// Puts every file of the site into a sink, or lets the sink keep it where it lies there as it would be made. Where a page
/// cannot be made there is a complaint, and what the sink holds is no site. What need not be made again the next time goes out too.
///
/// # Errors
///
/// Where the sink fails.
pub(super) fn render(
    site: &PlannedSite,
    snapshot: &Snapshot,
    sink: &dyn Sink,
    reusable: Option<&ReusablePages>,
    before: &BuildMemory,
    progress: &dyn Progress,
) -> Result<Checked<(Vec<WrittenFile>, BuildMemory)>, OutputError> {
    let artifacts: Vec<Artifact<'_>> = site.artifacts_to_put().collect();
    progress.begin("rendering", artifacts.len());
    if reusable.is_some() {
        // All pages ask for them: made now, they are made once.
        site.quotes.prepare_digests(&site.site_context());
    }
    let tools = site.site_context().prepare_tool_mentions(&before.tools);
    let counting = CountingSink { sink, progress };
    // Each on its own: some pages take a hundred times as long as others, and no thread should be left with a heap.
    let written = artifacts.par_iter().with_max_len(1).map(|artifact| artifact.put(snapshot, &counting, reusable));
    // The index takes longest, so it is begun first.
    let (index, written) =
        rayon::join(|| put_index(site, &before.search, sink, reusable), || written.collect::<Result<_, OutputError>>());
    let (index, written): (_, Vec<Checked<Vec<WrittenFile>>>) = (index?, written?);
    let mut complaints = Vec::new();
    let WrittenIndex { mut files, memory: search } = index.report_into(&mut complaints);
    files.extend(written.into_iter().flat_map(|files| files.report_into(&mut complaints)));
    Ok(Checked::new((files, BuildMemory { search, tools }), in_order(complaints)))
}

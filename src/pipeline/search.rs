//! The index of the search among the files of a site.
//!
//! Comes in: a planned site, a sink, the files that need not be written again. Goes out: what was written, or complaints.
//! Does not know: what is in the index.

use std::sync::{Mutex, PoisonError};

use super::artifact::{ReusablePages, WrittenFile, keep};
use super::planned::PlannedSite;
use crate::base::hash::Digest;
use crate::base::path::OutPath;
use crate::diagnostic::Checked;
use crate::output::{OutputError, Sink};
use crate::search::index::{SearchIndex, index, write_index};
use crate::site::route::Route;

impl PlannedSite {
    /// The index of the search, in memory.
    pub fn search_index(&self) -> Checked<SearchIndex> {
        index(&self.site_context())
    }
}

/// Puts the index of a site into a sink. A shard that lies there is kept without a look into it: its name says what is in it.
pub(super) fn put_index(
    site: &PlannedSite,
    sink: &dyn Sink,
    reusable: Option<&ReusablePages>,
) -> Result<Checked<Vec<WrittenFile>>, OutputError> {
    let written = Mutex::new(Vec::new());
    let manifest = Route::search_manifest().out_path();
    let put = |path: &OutPath, pieces: &[&[u8]]| {
        let mut file = WrittenFile { path: path.clone(), depends: None, kept: None };
        if let Some(reusable) = reusable.filter(|_| *path != manifest) {
            keep(&mut file, Digest::of(path.as_str().as_bytes()), reusable, sink)?;
        }
        if file.kept.is_none() {
            sink.put_pieces(path, pieces)?;
        }
        written.lock().unwrap_or_else(PoisonError::into_inner).push(file);
        Ok(())
    };
    let complaints = write_index(&site.site_context(), &put)?;
    Ok(Checked::new(written.into_inner().unwrap_or_else(PoisonError::into_inner), complaints))
}

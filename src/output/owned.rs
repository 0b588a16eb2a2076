//! Whether a file may be removed as ours, since we know every byte of it.
//!
//! Comes in: an open folder, a path, and the digests that a manifest lists for it. Goes out: yes or no. Does not know: what
//! becomes of the file.
//!
//! A manifest may be forged, as everything that lies in a study's folder. What is removed by this rule is what the forger
//! knows byte for byte, so nothing of anybody else's is lost that way.

use std::path::Path;

use rayon::prelude::*;

use super::OutputError;
use super::error::{Examples, failed};
use super::listing::Listing;
use super::manifest::Manifest;
use crate::base::beneath::{FileStatus, OpenFolder, PathKind};
use crate::base::hash::Digest;
use crate::base::path::OutPath;

/// Whether a file has the bytes of one of these digests, or none at all: of a page that a power cut has emptied nothing is
/// lost.
pub(super) fn is_known(folder: &OpenFolder, path: &OutPath, digests: &[Digest]) -> bool {
    match folder.status(path.as_str()) {
        Ok(Some(FileStatus { kind: PathKind::File, length: 0, .. })) => true,
        Ok(Some(FileStatus { kind: PathKind::File, .. })) if !digests.is_empty() => {
            let digest = folder.read(path.as_str()).and_then(Digest::of_reader);
            digest.is_ok_and(|digest| digests.contains(&digest))
        }
        _ => false,
    }
}

/// Names of listed files that would go, and that we do not know: they are somebody else's.
pub(super) fn unknown<'a>(
    out: &Path,
    manifest: &Manifest,
    listing: &Listing,
    gone: impl Iterator<Item = &'a OutPath>,
) -> Result<Option<Examples>, OutputError> {
    // A link has no bytes, and what it leads to is not touched.
    let there: Vec<&OutPath> = gone.filter(|path| listing.files.contains(*path) && !listing.is_link(path)).collect();
    if there.is_empty() {
        return Ok(None);
    }
    let folder = OpenFolder::open(out).map_err(failed("look into", out))?;
    let foreign = there.into_par_iter().filter(|path| !is_known(&folder, path, manifest.digests(path)));
    Ok(Examples::first_of(foreign.map(|path| path.as_str().to_owned()).collect()))
}

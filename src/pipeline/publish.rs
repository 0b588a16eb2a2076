//! A study becomes a site in a folder; what an earlier build left there, and what it read, is not made again.
//!
//! Comes in: a snapshot, an output folder, what is remembered. Goes out: the site in its folder, or complaints and an
//! untouched folder. Does not know: what was typed, who reads the complaints.
//!
//! There is no list of kinds of change: files are told by their contents, and a page is made again if what it depends on
//! has another digest, or if the file in the folder is not the one that was laid down.

use std::collections::BTreeMap;
use std::path::Path;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::artifact::Put;
use super::cache::{Cache, Kept, Laid, Site};
use super::inputs::{Glance, Remembered};
use super::{Progress, Request, Study, Summary, has_errors, in_order};
use crate::base::hash::Digest;
use crate::base::path::OutPath;
use crate::diagnostic::{Checked, Diagnostic};
use crate::output::{FileCounts, Footprint, OutputError, Transaction, footprints};
use crate::source::{Snapshot, Stamp};

/// What came of a build.
#[derive(Debug)]
pub struct Publication {
    /// All that there is to complain of, by place.
    pub diagnostics: Vec<Diagnostic>,
    /// What was published; none where anything is an error: then the folder is as it was.
    pub published: Option<(Summary, FileCounts)>,
}

/// What pages of an earlier build were made from that lie in the folder as that build has left them.
pub(super) type Standing = FxHashMap<OutPath, (Digest, Footprint)>;

/// Builds a study into a folder. What is remembered makes it faster and never other than it would be.
///
/// # Errors
///
/// Where the folder cannot be written.
pub fn publish(
    scanned: &Checked<Snapshot>,
    request: &Request,
    out: &Path,
    cache: Option<&Cache>,
    progress: &dyn Progress,
) -> Result<Publication, OutputError> {
    let snapshot = &scanned.value;
    // Where no site is that is still the same, all transcripts are needed: then reading them is faster than remembering.
    let site = cache.and_then(|cache| cache.site(out)).filter(|site| seems_to_stand(site, out));
    let before = cache.zip(site);
    let known = before.as_ref().map(|(cache, _)| cache.known()).unwrap_or_default();
    let mut remembered = Remembered::default();
    let glance = remembered.glance(scanned, request, &known, progress);
    if let Some((cache, site)) = &before
        && let Some(publication) = unchanged(site, &glance, snapshot, out, progress)?
    {
        cache.remember_stamps(&known, glance.known(snapshot));
        return Ok(publication);
    }

    let inputs = glance.digest;
    let site = before.map(|(_, site)| site);
    // What lies in the folder is looked through meanwhile; with errors in the content nobody asks what came of that.
    let (Checked { value: study, mut diagnostics }, prepared) = rayon::join(
        || {
            let made = remembered.make(glance, snapshot, request, &known, progress);
            Study::of(made.value, made.diagnostics, progress)
        },
        || site.as_ref().map(|site| prepare(out, Some(site))),
    );
    diagnostics.extend(study.dead_ends());
    let mut published = None;
    if !has_errors(&diagnostics) {
        progress.begin("preparing", 0);
        let (stage, standing) = prepared.unwrap_or_else(|| prepare(out, None))?;
        let (written, ()) = rayon::join(
            || study.write(snapshot, &stage, cache.map(|_| &standing), progress),
            || cache.into_iter().for_each(|cache| cache.remember(&remembered.files.told(), &known)),
        );
        let files = written?.unload(&mut diagnostics);
        if !has_errors(&diagnostics) {
            progress.begin("publishing", 0);
            let (counts, files) = stage.commit_and(|folder| cache.map(|_| laid(folder, files)))?;
            published = Some((study.summary(), counts));
            if let Some((cache, files)) = cache.zip(files) {
                cache.remember_site(&remembered_site(inputs, &study, snapshot, &diagnostics, files), out);
            }
        }
    }
    // To take a large study apart takes time that nobody should wait for.
    rayon::spawn(move || drop((study, remembered)));
    Ok(Publication { diagnostics: in_order(diagnostics), published })
}

/// What is remembered of a site that was laid down.
fn remembered_site(
    inputs: Digest,
    study: &Study,
    snapshot: &Snapshot,
    diagnostics: &[Diagnostic],
    files: Vec<(OutPath, Laid)>,
) -> Site {
    Site {
        inputs,
        copied: snapshot.assets.iter().map(|file| (file.path.clone(), file.stamp)).collect(),
        summary: study.summary(),
        complaints: in_order(diagnostics.to_vec()).iter().map(Kept::of).collect(),
        files,
    }
}

/// Whether a site is likely to be mostly the one that was laid down: a few of its files are looked at. One that came out
/// of an archive is the same to read, but nothing vouches for it.
fn seems_to_stand(site: &Site, out: &Path) -> bool {
    const FEW: usize = 16;
    let some = site.files.iter().step_by(site.files.len() / FEW + 1);
    let (paths, then): (Vec<_>, Vec<_>) = some.map(|(path, laid)| (path, laid.footprint)).unzip();
    let now = footprints(out, &paths);
    let same = now.iter().zip(&then).filter(|(now, then)| now.is_some() && now == then).count();
    same * 2 > paths.len()
}

/// What a build comes to that would find everything as an earlier one has left it; none where it would not.
fn unchanged(
    site: &Site,
    glance: &Glance,
    snapshot: &Snapshot,
    out: &Path,
    progress: &dyn Progress,
) -> Result<Option<Publication>, OutputError> {
    let vouches = |now: Option<Stamp>, then: Option<Stamp>| now.zip(then).is_some_and(|(a, b)| a.vouches_for(&b));
    // Which files are copied is part of the digest.
    let mut copied = snapshot.assets.iter().zip(&site.copied);
    if site.inputs != glance.digest || !copied.all(|(now, (_, then))| vouches(now.stamp, *then)) {
        return Ok(None);
    }
    let files = site.files.iter().map(|(path, laid)| Some((path.clone(), laid.footprint?)));
    let Some(files) = files.collect::<Option<BTreeMap<OutPath, Footprint>>>() else { return Ok(None) };
    let Some(diagnostics) = site.complaints.iter().map(Kept::complaint).collect::<Option<Vec<_>>>() else {
        return Ok(None);
    };
    progress.begin("comparing", files.len());
    let stage = Transaction::begin(out)?;
    let counts = FileCounts { written: 0, unchanged: files.len(), removed: 0 };
    let same = stage.holds(&files);
    Ok(same.then_some(Publication { diagnostics, published: Some((site.summary, counts)) }))
}

/// Makes a folder ready; beside that, the pages of an earlier build that are still those in the folder.
fn prepare(out: &Path, site: Option<&Site>) -> Result<(Transaction, Standing), OutputError> {
    let stage = Transaction::begin(out)?;
    let files = site.map(|site| site.files.as_slice()).unwrap_or_default();
    let pages = files.par_iter().filter_map(|(path, laid)| {
        let (depends, footprint) = laid.depends.zip(laid.footprint)?;
        stage.stands(path, &footprint).then(|| (path.clone(), (depends, footprint)))
    });
    let pages: Vec<_> = pages.collect();
    Ok((stage, pages.into_iter().collect()))
}

/// The files of a site as they lie in their folder now; those that were kept are what they were.
fn laid(out: &Path, files: Vec<Put>) -> Vec<(OutPath, Laid)> {
    let fresh: Vec<&OutPath> = files.iter().filter(|file| file.kept.is_none()).map(|file| &file.path).collect();
    let mut footprints = footprints(out, &fresh).into_iter();
    let laid = files.into_iter().map(|Put { path, depends, kept }| {
        let footprint = kept.or_else(|| footprints.next().flatten());
        (path, Laid { depends, footprint })
    });
    let mut laid: Vec<_> = laid.collect();
    laid.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
    laid
}

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

use super::artifact::{ReusablePages, WrittenFile};
use super::audience;
use super::cache::{BuildCache, CachedFiles, StoredDiagnostic, StoredFile, StoredSite};
use super::complaints::{has_errors, in_order};
use super::consent;
use super::memo::{Memo, SiteInputs};
use super::options::BuildOptions;
use super::planned::{PlannedSite, Summary};
use super::progress::Progress;
use super::render::render;
use super::stamps::vouches;
use crate::base::path::OutPath;
use crate::diagnostic::{Checked, Diagnostic};
use crate::output::{FileCounts, Footprint, OutputError, Transaction, footprints};
use crate::source::Snapshot;

/// What came of a build.
#[derive(Debug)]
pub struct Publication {
    /// All that there is to complain of, by place.
    pub diagnostics: Vec<Diagnostic>,
    /// What was published; none where anything is an error: then the folder is as it was.
    pub published: Option<(Summary, FileCounts)>,
}

/// Builds a study into a folder. What is remembered makes it faster and never other than it would be.
///
/// # Errors
///
/// Where the folder cannot be written.
pub fn publish(
    scanned: &Checked<Snapshot>,
    options: &BuildOptions,
    out: &Path,
    cache: Option<&BuildCache>,
    progress: &dyn Progress,
) -> Result<Publication, OutputError> {
    let snapshot = &scanned.value;
    // Where no site is that is still the same, all transcripts are needed: then parsing them is faster than the cache.
    let stored = cache.and_then(|cache| cache.site(out, &options.audience)).filter(|site| seems_to_stand(site, out));
    let before = cache.zip(stored);
    let cached = before.as_ref().map(|(cache, _)| cache.files()).unwrap_or_default();
    let mut memo = Memo::with_draws_in(cache);
    let inputs = memo.inputs(scanned, options, &cached, progress);
    if let Some((cache, stored)) = &before
        && let Some(publication) = unchanged(stored, options, &inputs, snapshot, out, progress)?
    {
        cache.store_stamps(&cached, inputs.study.cached(snapshot));
        return Ok(publication);
    }

    let stored = before.map(|(_, stored)| stored);
    // What lies in the folder is looked through meanwhile; with errors in the content nobody asks what came of that.
    let (Checked { value: site, mut diagnostics }, prepared) = rayon::join(
        || memo.plan(inputs, snapshot, options, &cached, progress),
        || stored.as_ref().map(|stored| prepare(out, Some(stored))),
    );
    diagnostics.extend(site.dead_ends());
    diagnostics.extend(audience::unnamed(site.settings(), options));
    diagnostics.extend(site.unpinned());
    let mut published = None;
    if !has_errors(&diagnostics) {
        progress.begin("preparing", 0);
        let (stage, reusable) = prepared.unwrap_or_else(|| prepare(out, None))?;
        let memory_before = stored.as_ref().and(cache).map(BuildCache::memory).unwrap_or_default();
        let (written, ()) = rayon::join(
            || render(&site, snapshot, &stage, cache.map(|_| &reusable), &memory_before, progress),
            || cache.into_iter().for_each(|cache| store_read(cache, &site, &memo, &cached)),
        );
        let (files, memory) = written?.report_into(&mut diagnostics);
        if !has_errors(&diagnostics) {
            progress.begin("publishing", 0);
            let (counts, files) = stage.commit_and(|folder| cache.map(|_| laid_down(folder, files)))?;
            published = Some((site.summary(), counts));
            if let Some(cache) = cache {
                cache.store_memory(&memory, &memory_before);
            }
            if let Some((cache, files)) = cache.zip(files) {
                cache.store_site(&to_store(&site, snapshot, &diagnostics, files), out, &options.audience);
            }
        }
    }
    // To take a large study apart takes time that nobody should wait for.
    rayon::spawn(move || drop((site, memo)));
    Ok(Publication { diagnostics: in_order(diagnostics), published })
}

/// Stores what was read of the study, and what was drawn.
fn store_read(cache: &BuildCache, site: &PlannedSite, memo: &Memo, cached: &CachedFiles) {
    cache.store_files(&memo.files().files.to_store(), cached);
    cache.store_history(site.history(), cached);
    memo.draws().store();
}

/// What is stored of a site that was laid down.
fn to_store(
    site: &PlannedSite,
    snapshot: &Snapshot,
    diagnostics: &[Diagnostic],
    files: Vec<(OutPath, StoredFile)>,
) -> StoredSite {
    StoredSite {
        inputs: site.digest(),
        copied: snapshot.assets.iter().map(|file| (file.path.clone(), file.stamp)).collect(),
        consent_until: consent::first_end(site.knowledge()),
        summary: site.summary(),
        complaints: in_order(diagnostics.to_vec()).iter().map(StoredDiagnostic::new).collect(),
        files,
    }
}

/// Whether a site is likely to be mostly the one that was laid down: a few of its files are looked at. One that came out
/// of an archive is the same to read, but nothing vouches for it.
fn seems_to_stand(site: &StoredSite, out: &Path) -> bool {
    const FEW: usize = 16;
    let some = site.files.iter().step_by(site.files.len() / FEW + 1);
    let (paths, then): (Vec<_>, Vec<_>) = some.map(|(path, file)| (path, file.footprint)).unzip();
    let now = footprints(out, &paths);
    let same = now.iter().zip(&then).filter(|(now, then)| now.is_some() && now == then).count();
    same * 2 > paths.len()
}

/// What a build comes to that would find everything as an earlier one has left it; none where it would not.
fn unchanged(
    site: &StoredSite,
    options: &BuildOptions,
    inputs: &SiteInputs,
    snapshot: &Snapshot,
    out: &Path,
    progress: &dyn Progress,
) -> Result<Option<Publication>, OutputError> {
    // Which files are copied is part of the digest.
    let mut copied = snapshot.assets.iter().zip(&site.copied);
    if !site.is_current(inputs.digest, options.clock_day) || !copied.all(|(now, (_, then))| vouches(now.stamp, *then)) {
        return Ok(None);
    }
    let files = site.files.iter().map(|(path, file)| Some((path.clone(), file.footprint?)));
    let Some(files) = files.collect::<Option<BTreeMap<OutPath, Footprint>>>() else { return Ok(None) };
    let Some(diagnostics) = site.complaints.iter().map(StoredDiagnostic::restore).collect::<Option<Vec<_>>>() else {
        return Ok(None);
    };
    progress.begin("comparing", files.len());
    let stage = Transaction::begin(out)?;
    let counts = FileCounts { written: 0, unchanged: files.len(), removed: 0 };
    let same = stage.holds(&files);
    Ok(same.then_some(Publication { diagnostics, published: Some((site.summary, counts)) }))
}

/// Makes a folder ready; beside that, the pages of an earlier build that are still those in the folder.
fn prepare(out: &Path, site: Option<&StoredSite>) -> Result<(Transaction, ReusablePages), OutputError> {
    let stage = Transaction::begin(out)?;
    let files = site.map(|site| site.files.as_slice()).unwrap_or_default();
    let pages = files.par_iter().filter_map(|(path, file)| {
        let (depends, footprint) = file.depends.zip(file.footprint)?;
        stage.stands(path, &footprint).then(|| (path.clone(), (depends, footprint)))
    });
    let pages: Vec<_> = pages.collect();
    Ok((stage, pages.into_iter().collect()))
}

/// The files of a site as they lie in their folder now; those that were kept are what they were.
fn laid_down(out: &Path, files: Vec<WrittenFile>) -> Vec<(OutPath, StoredFile)> {
    let new: Vec<&OutPath> = files.iter().filter(|file| file.kept.is_none()).map(|file| &file.path).collect();
    let mut footprints = footprints(out, &new).into_iter();
    let stored = files.into_iter().map(|WrittenFile { path, depends, kept }| {
        let footprint = kept.or_else(|| footprints.next().flatten());
        (path, StoredFile { depends, footprint })
    });
    let mut stored: Vec<_> = stored.collect();
    stored.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
    stored
}

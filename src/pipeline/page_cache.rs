//! The files of a site, made when they are asked for and kept while they hold.
//!
//! Comes in: a planned site, and the path of one of its files. Goes out: bytes, made again only if what they depend on changed.
//! Does not know: who asks, what changed.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use rustc_hash::FxHashMap;

use super::artifact::{Artifact, ArtifactId, ArtifactSource, Ingredients, MadeBytes};
use super::planned::PlannedSite;
use crate::base::hash::Digest;
use crate::base::path::{OutPath, SourcePath};
use crate::diagnostic::{Checked, Diagnostic};
use crate::search::index::SearchIndex;
use crate::site::route::Route;

/// How many bytes of pages are kept. What does not fit is made again when it is asked for: the largest studies have
/// gigabytes of pages, and a person looks at few of them.
const KEPT: usize = 64 << 20;

/// The files that were asked for.
#[derive(Debug)]
pub struct PageCache {
    state: Mutex<CacheState>,
    limit: usize,
    rendered: AtomicUsize,
}

/// A site with its files by their paths.
#[derive(Debug)]
pub struct IndexedSite {
    /// The site that the paths belong to.
    pub site: Arc<PlannedSite>,
    artifacts: OnceLock<FxHashMap<OutPath, ArtifactId>>,
    search: OnceLock<Checked<SearchIndex>>,
}

/// A file that was asked for.
#[derive(Debug, Clone)]
pub enum SiteFile {
    /// Its bytes with their digest, which for a page is the same whatever its style sheets are called.
    Bytes(Digest, Arc<Vec<u8>>),
    /// It is this file of the content.
    Copy(SourcePath),
}

/// Each file has a lock of its own, so that it is made once however many ask for it at the same time.
#[derive(Debug, Default)]
struct CacheState {
    files: FxHashMap<OutPath, Arc<Mutex<CachedFile>>>,
    /// The files whose bytes are kept, the one that was asked for longest ago first.
    by_age: BTreeMap<u64, OutPath>,
    ages: FxHashMap<OutPath, (u64, usize)>,
    clock: u64,
    bytes: usize,
}

/// What is known of one file.
#[derive(Debug, Default)]
struct CachedFile {
    /// The digest of the site that it was last made or confirmed for.
    site: Option<Digest>,
    /// The digest of what the bytes of a page depend on.
    depends: Option<Digest>,
    /// The digest of the bytes, as in [`SiteFile::Bytes`].
    digest: Option<Digest>,
    bytes: Option<Arc<Vec<u8>>>,
}

impl IndexedSite {
    /// A site whose files may be asked for.
    pub fn new(site: Arc<PlannedSite>) -> Self {
        Self { site, artifacts: OnceLock::new(), search: OnceLock::new() }
    }

    /// The headers of a file that are not those of every file.
    pub fn own_headers(&self, path: &OutPath) -> Vec<(&'static str, String)> {
        let artifacts = self.artifacts.get_or_init(|| self.site.artifacts_by_path());
        artifacts.get(path).map_or_else(Vec::new, |id| self.site.artifact(*id).own_headers())
    }

    /// A file of the search's index, which is made when the first of them is asked for. The error is why it cannot be made
    /// whole.
    fn of_index(&self, path: &OutPath) -> Result<Option<SiteFile>, Box<Diagnostic>> {
        if Route::shard_name(path).is_none() {
            return Ok(None);
        }
        let Checked { value, diagnostics } = self.search.get_or_init(|| self.site.search_index());
        if let Some(complaint) = diagnostics.first() {
            return Err(Box::new(complaint.clone()));
        }
        let bytes = value.files.get(path);
        Ok(bytes.map(|bytes| SiteFile::Bytes(Digest::of(bytes), Arc::new(bytes.clone()))))
    }

    fn artifact(&self, path: &OutPath) -> Option<Artifact<'_>> {
        let id = self.artifacts.get_or_init(|| self.site.artifacts_by_path()).get(path)?;
        Some(self.site.artifact(*id))
    }
}

impl Default for PageCache {
    fn default() -> Self {
        Self { state: Mutex::default(), limit: KEPT, rendered: AtomicUsize::new(0) }
    }
}

impl PageCache {
    /// With nothing in it.
    pub fn new() -> Self {
        Self::default()
    }

    /// With room for other than the usual number of bytes.
    #[cfg(test)]
    pub(super) fn with_limit(limit: usize) -> Self {
        Self { limit, ..Self::default() }
    }

    /// How many pages were rendered so far.
    pub fn rendered(&self) -> usize {
        self.rendered.load(Ordering::Relaxed)
    }

    /// A file of a site; none where there is no such file. The error is why its template cannot be filled.
    pub fn get(&self, site: &IndexedSite, path: &OutPath) -> Result<Option<SiteFile>, Box<Diagnostic>> {
        let Some(artifact) = site.artifact(path) else {
            self.state().forget(path);
            return site.of_index(path);
        };
        let file = self.state().file(path);
        let mut file = lock(&file);
        let made = self.made(&mut file, site, &artifact)?;
        if let SiteFile::Bytes(_, bytes) = &made {
            let dropped = self.state().keep(path, bytes.len(), self.limit);
            if dropped.contains(path) {
                file.bytes = None;
            }
            drop(file);
            self.drop_bytes(dropped.into_iter().filter(|other| other != path));
        }
        Ok(Some(made))
    }

    /// The digest of a file's bytes, as in [`SiteFile::Bytes`], without making them where it is known already.
    pub fn digest(&self, site: &IndexedSite, path: &OutPath) -> Result<Option<Digest>, Box<Diagnostic>> {
        let Some(artifact) = site.artifact(path) else { return Ok(None) };
        let file = self.state().file(path);
        {
            let mut file = lock(&file);
            if file.site == Some(site.site.digest()) && file.digest.is_some() {
                return Ok(file.digest);
            }
            if let ArtifactSource::Made(ingredients) = artifact.source()
                && ingredients.depends().is_some_and(|depends| file.depends == Some(depends))
            {
                file.site = Some(site.site.digest());
                return Ok(file.digest);
            }
        }
        Ok(self.get(site, path)?.and_then(|made| match made {
            SiteFile::Bytes(digest, _) => Some(digest),
            SiteFile::Copy(_) => None,
        }))
    }

    fn made(
        &self,
        file: &mut CachedFile,
        site: &IndexedSite,
        artifact: &Artifact<'_>,
    ) -> Result<SiteFile, Box<Diagnostic>> {
        let current = site.site.digest();
        if file.site == Some(current)
            && let (Some(digest), Some(bytes)) = (file.digest, &file.bytes)
        {
            return Ok(SiteFile::Bytes(digest, Arc::clone(bytes)));
        }
        let ingredients = match artifact.source() {
            ArtifactSource::Copy(path) => return Ok(SiteFile::Copy(path.clone())),
            ArtifactSource::Made(ingredients) => ingredients,
        };
        let depends = ingredients.depends();
        if let Some(same) = depends.and_then(|depends| file.confirmed(depends, current)) {
            return Ok(same);
        }
        if matches!(ingredients, Ingredients::Page(..) | Ingredients::Picture(..)) {
            self.rendered.fetch_add(1, Ordering::Relaxed);
        }
        let MadeBytes { bytes, digest } = ingredients.bytes(&site.site.look)?;
        let bytes = Arc::new(bytes);
        *file = CachedFile { site: Some(current), depends, digest: Some(digest), bytes: Some(Arc::clone(&bytes)) };
        Ok(SiteFile::Bytes(digest, bytes))
    }

    fn drop_bytes(&self, paths: impl Iterator<Item = OutPath>) {
        for path in paths {
            let file = self.state().files.get(&path).cloned();
            if let Some(file) = file {
                lock(&file).bytes = None;
            }
        }
    }

    fn state(&self) -> MutexGuard<'_, CacheState> {
        lock(&self.state)
    }
}

impl CachedFile {
    /// The bytes, if they were made from what has this digest; they hold for a site then.
    fn confirmed(&mut self, depends: Digest, site: Digest) -> Option<SiteFile> {
        let (digest, bytes) = self.digest.zip(self.bytes.as_ref()).filter(|_| self.depends == Some(depends))?;
        self.site = Some(site);
        Some(SiteFile::Bytes(digest, Arc::clone(bytes)))
    }
}

impl CacheState {
    fn file(&mut self, path: &OutPath) -> Arc<Mutex<CachedFile>> {
        Arc::clone(self.files.entry(path.clone()).or_default())
    }

    fn forget(&mut self, path: &OutPath) {
        self.files.remove(path);
        if let Some((age, bytes)) = self.ages.remove(path) {
            self.by_age.remove(&age);
            self.bytes -= bytes;
        }
    }

    /// Notes that so many bytes of a file are kept, and tells whose are to be dropped for them.
    fn keep(&mut self, path: &OutPath, bytes: usize, limit: usize) -> Vec<OutPath> {
        self.clock += 1;
        if let Some((age, before)) = self.ages.insert(path.clone(), (self.clock, bytes)) {
            self.by_age.remove(&age);
            self.bytes -= before;
        }
        self.by_age.insert(self.clock, path.clone());
        self.bytes += bytes;
        let mut dropped = Vec::new();
        while self.bytes > limit
            && let Some((_, oldest)) = self.by_age.pop_first()
        {
            if let Some((_, bytes)) = self.ages.remove(&oldest) {
                self.bytes -= bytes;
            }
            dropped.push(oldest);
        }
        dropped
    }
}

/// Nothing under these locks leaves a half-changed value behind, so one that panicked elsewhere does not matter.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

//! The files of a site, made when they are asked for and kept while they hold.
//!
//! Comes in: a study, and the path of one of its files. Goes out: bytes, made again only if what they depend on changed.
//! Does not know: who asks, what changed.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use rustc_hash::FxHashMap;

use super::Study;
use super::artifact::{Artifact, Fresh, Item};
use crate::base::hash::Digest;
use crate::base::path::{OutPath, SourcePath};
use crate::diagnostic::Diagnostic;

/// How many bytes of pages are kept. What does not fit is made again when it is asked for: the largest studies have
/// gigabytes of pages, and a person looks at few of them.
const KEPT: usize = 64 << 20;

/// The files that were asked for.
#[derive(Debug)]
pub struct Pages {
    shelf: Mutex<Shelf>,
    limit: usize,
    rendered: AtomicUsize,
}

/// A study with its files by their paths.
#[derive(Debug)]
pub struct Shown {
    /// The study.
    pub study: Arc<Study>,
    catalogue: OnceLock<FxHashMap<OutPath, Item>>,
}

/// A file that was asked for.
#[derive(Debug, Clone)]
pub enum Made {
    /// Its bytes, and what stands for them: for those of a page, whatever its style sheets are called.
    Bytes(Digest, Arc<Vec<u8>>),
    /// It is this file of the content.
    Copy(SourcePath),
}

/// Each file has a lock of its own, so that it is made once however many ask for it at the same time.
#[derive(Debug, Default)]
struct Shelf {
    slots: FxHashMap<OutPath, Arc<Mutex<Slot>>>,
    /// The files whose bytes are kept, the one that was asked for longest ago first.
    by_age: BTreeMap<u64, OutPath>,
    ages: FxHashMap<OutPath, (u64, usize)>,
    clock: u64,
    bytes: usize,
}

/// What is known of one file.
#[derive(Debug, Default)]
struct Slot {
    /// The study that it was last made or confirmed for.
    study: Option<Digest>,
    /// What the bytes of a page depend on.
    depends: Option<Digest>,
    /// What stands for the bytes, as in [`Made::Bytes`].
    digest: Option<Digest>,
    bytes: Option<Arc<Vec<u8>>>,
}

impl Shown {
    /// A study whose files may be asked for.
    pub fn new(study: Arc<Study>) -> Self {
        Self { study, catalogue: OnceLock::new() }
    }

    fn artifact(&self, path: &OutPath) -> Option<Artifact<'_>> {
        let item = self.catalogue.get_or_init(|| self.study.catalogue()).get(path)?;
        Some(Artifact::new(&self.study, *item))
    }
}

impl Default for Pages {
    fn default() -> Self {
        Self { shelf: Mutex::default(), limit: KEPT, rendered: AtomicUsize::new(0) }
    }
}

impl Pages {
    /// With nothing in it.
    pub fn new() -> Self {
        Self::default()
    }

    /// With room for other than the usual number of bytes.
    pub fn with_limit(limit: usize) -> Self {
        Self { limit, ..Self::default() }
    }

    /// How many pages were rendered so far.
    pub fn rendered(&self) -> usize {
        self.rendered.load(Ordering::Relaxed)
    }

    /// A file of a study's site; none where there is no such file. The error is why its template cannot be filled.
    pub fn get(&self, shown: &Shown, path: &OutPath) -> Result<Option<Made>, Box<Diagnostic>> {
        let Some(artifact) = shown.artifact(path) else {
            self.shelf().forget(path);
            return Ok(None);
        };
        let slot = self.shelf().slot(path);
        let mut slot = lock(&slot);
        let made = self.made(&mut slot, shown, &artifact)?;
        if let Made::Bytes(_, bytes) = &made {
            let dropped = self.shelf().keep(path, bytes.len(), self.limit);
            if dropped.contains(path) {
                slot.bytes = None;
            }
            drop(slot);
            self.drop_bytes(dropped.into_iter().filter(|other| other != path));
        }
        Ok(Some(made))
    }

    /// What stands for a file's bytes, as in [`Made::Bytes`], without making them where that is known already.
    pub fn digest(&self, shown: &Shown, path: &OutPath) -> Result<Option<Digest>, Box<Diagnostic>> {
        let Some(artifact) = shown.artifact(path) else { return Ok(None) };
        let slot = self.shelf().slot(path);
        {
            let mut slot = lock(&slot);
            if slot.study == Some(shown.study.digest()) && slot.digest.is_some() {
                return Ok(slot.digest);
            }
            if let Fresh::Page(depends, _) = artifact.fresh()
                && slot.depends == Some(depends)
            {
                slot.study = Some(shown.study.digest());
                return Ok(slot.digest);
            }
        }
        Ok(self.get(shown, path)?.and_then(|made| match made {
            Made::Bytes(digest, _) => Some(digest),
            Made::Copy(_) => None,
        }))
    }

    fn made(&self, slot: &mut Slot, shown: &Shown, artifact: &Artifact<'_>) -> Result<Made, Box<Diagnostic>> {
        let study = shown.study.digest();
        if slot.study == Some(study)
            && let (Some(digest), Some(bytes)) = (slot.digest, &slot.bytes)
        {
            return Ok(Made::Bytes(digest, Arc::clone(bytes)));
        }
        let (depends, digest, bytes) = match artifact.fresh() {
            Fresh::Copy(path) => return Ok(Made::Copy(path.clone())),
            Fresh::Bytes(bytes) => (None, Digest::of(&bytes), bytes),
            Fresh::Page(depends, data) => {
                if slot.depends == Some(depends)
                    && let (Some(digest), Some(bytes)) = (slot.digest, &slot.bytes)
                {
                    slot.study = Some(study);
                    return Ok(Made::Bytes(digest, Arc::clone(bytes)));
                }
                self.rendered.fetch_add(1, Ordering::Relaxed);
                let look = &shown.study.look;
                let mut page = String::new();
                look.render(&data, &mut page)?;
                (Some(depends), look.digest_but_for_styles(page.as_bytes()), page.into_bytes())
            }
        };
        let bytes = Arc::new(bytes);
        *slot = Slot { study: Some(study), depends, digest: Some(digest), bytes: Some(Arc::clone(&bytes)) };
        Ok(Made::Bytes(digest, bytes))
    }

    fn drop_bytes(&self, paths: impl Iterator<Item = OutPath>) {
        for path in paths {
            let slot = self.shelf().slots.get(&path).cloned();
            if let Some(slot) = slot {
                lock(&slot).bytes = None;
            }
        }
    }

    fn shelf(&self) -> MutexGuard<'_, Shelf> {
        lock(&self.shelf)
    }
}

impl Shelf {
    fn slot(&mut self, path: &OutPath) -> Arc<Mutex<Slot>> {
        Arc::clone(self.slots.entry(path.clone()).or_default())
    }

    fn forget(&mut self, path: &OutPath) {
        self.slots.remove(path);
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

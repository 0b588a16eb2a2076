//! Listens for changes in a study's folder. What changed is not asked here: each build looks for itself.
//!
//! Comes in: what the system tells about files. Goes out: one ring for any number of changes that come together.
//! Does not know: which files matter.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, EventKind};
use notify::{Config, Event, RecommendedWatcher, RecursiveMode, Watcher};

use super::Observer;
use crate::source;

/// How long it must be quiet after a change of a file or two: an editor writes, renames and removes within this.
const QUIET: Duration = Duration::from_millis(12);
/// How long it must be quiet after many changes: another branch is checked out file by file.
const QUIET_AFTER_MANY: Duration = Duration::from_millis(80);
/// How many changes are many.
const MANY: usize = 16;
/// However it goes on, after so long somebody wants to see something.
const LONGEST: Duration = Duration::from_secs(1);
/// How often files are looked at where the system does not tell.
const POLL: Duration = Duration::from_secs(1);

/// Why somebody was woken.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Wake {
    /// These paths changed, and perhaps others.
    Changed(Vec<PathBuf>),
    /// Nothing happened for as long as was asked.
    Idle,
    /// Somebody said stop.
    Stop,
}

enum Ring {
    Changed(Vec<PathBuf>),
    Stop,
}

/// Rings when something changed.
pub(super) struct Bell {
    root: PathBuf,
    rings: Receiver<Ring>,
    /// None where the system cannot watch: then it is looked every now and then.
    watcher: Option<RecommendedWatcher>,
    rang: Arc<AtomicBool>,
}

/// Makes a bell ring for the last time.
#[derive(Clone)]
pub(super) struct Ringer(Sender<Ring>, Arc<AtomicBool>);

impl Ringer {
    pub(super) fn stop(&self) {
        self.1.store(true, Ordering::Relaxed);
        // Where nobody listens any more there is nothing to stop.
        let _ = self.0.send(Ring::Stop);
    }

    fn changed(&self, paths: Vec<PathBuf>) {
        self.1.store(true, Ordering::Relaxed);
        let _ = self.0.send(Ring::Changed(paths));
    }
}

impl Bell {
    /// Begins to listen.
    pub(super) fn hang(root: &Path, observer: &dyn Observer) -> (Self, Ringer) {
        let (sender, rings) = mpsc::channel();
        let ringer = Ringer(sender, Arc::new(AtomicBool::new(false)));
        let rang = Arc::clone(&ringer.1);
        let mut bell = Self { root: root.to_owned(), rings, watcher: None, rang };
        if let Err(error) = bell.watch(ringer.clone()) {
            bell.watcher = None;
            observer.warn(&format!("the system cannot watch the files ({error}): looking once a second instead"));
        }
        (bell, ringer)
    }

    /// Tells, wherever it is taken, whether it rang since the last time that somebody waited.
    pub(super) fn rang(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.rang)
    }

    /// Waits for the next change, and then until it is quiet again.
    pub(super) fn wait(&mut self, idle: Option<Duration>) -> Wake {
        let idle = if self.watcher.is_none() { Some(POLL) } else { idle };
        let first = match idle {
            Some(idle) => match self.rings.recv_timeout(idle) {
                Err(RecvTimeoutError::Timeout) => return Wake::Idle,
                ring => ring.ok(),
            },
            None => self.rings.recv().ok(),
        };
        let Some(Ring::Changed(mut paths)) = first else { return Wake::Stop };
        let end = Instant::now() + LONGEST;
        loop {
            let quiet = if paths.len() < MANY { QUIET } else { QUIET_AFTER_MANY };
            let left = end.saturating_duration_since(Instant::now());
            match self.rings.recv_timeout(quiet.min(left)) {
                Ok(Ring::Changed(more)) => {
                    let new: Vec<PathBuf> = more.into_iter().filter(|path| !paths.contains(path)).collect();
                    paths.extend(new.into_iter().take(MANY * 4));
                }
                Ok(Ring::Stop) | Err(RecvTimeoutError::Disconnected) => return Wake::Stop,
                Err(RecvTimeoutError::Timeout) => break,
            }
        }
        self.rang.store(false, Ordering::Relaxed);
        self.watch_again(&paths);
        Wake::Changed(paths)
    }

    fn watch(&mut self, ringer: Ringer) -> Result<(), Box<dyn Error>> {
        let tell = move |event: notify::Result<Event>| match event {
            // What was missed is found by looking: a ring without a name.
            Err(_) => ringer.changed(Vec::new()),
            Ok(event) if event.need_rescan() => ringer.changed(Vec::new()),
            Ok(event) if is_change(event.kind) => ringer.changed(event.paths),
            Ok(_) => {}
        };
        let mut watcher = RecommendedWatcher::new(tell, Config::default().with_follow_symlinks(false))?;
        let (root, folders) = source::watched(&self.root)?;
        watcher.watch(&root, RecursiveMode::NonRecursive)?;
        for folder in folders {
            watcher.watch(&folder, RecursiveMode::Recursive)?;
        }
        self.root = root;
        self.watcher = Some(watcher);
        Ok(())
    }

    /// A folder that went and came back is a new one, and must be watched anew.
    fn watch_again(&mut self, paths: &[PathBuf]) {
        let Some(watcher) = &mut self.watcher else { return };
        let Ok((_, folders)) = source::watched(&self.root) else { return };
        for folder in folders {
            if paths.is_empty() || paths.contains(&folder) {
                // Where it was not watched there is nothing to end; where it cannot be, the root's own watch remains.
                let _ = watcher.unwatch(&folder);
                let _ = watcher.watch(&folder, RecursiveMode::Recursive);
            }
        }
    }
}

/// Our own reading is no change; that a file which was written is closed is one.
fn is_change(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(access) => access == AccessKind::Close(AccessMode::Write),
        _ => true,
    }
}

//! Listens for changes in a study's folder. What changed is not asked here: each build looks for itself.
//!
//! Comes in: what the system tells about files. Goes out: one [`Wake`] for any number of changes that come together.
//! Does not know: which files matter.

use std::collections::HashSet;
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
/// No more of them are named.
const MOST: usize = 64;
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
    /// The server is to stop.
    Stop,
}

enum Message {
    Changed(Vec<PathBuf>),
    Stop,
}

/// Waits for changes of files, and for the word to stop.
pub(super) struct ChangeWatcher {
    root: PathBuf,
    messages: Receiver<Message>,
    /// None where the system cannot watch: then it is looked every now and then.
    watcher: Option<RecommendedWatcher>,
    changed_again: Arc<AtomicBool>,
}

/// Tells the watcher of changes, and to stop.
#[derive(Clone)]
pub(super) struct Notifier(Sender<Message>, Arc<AtomicBool>);

impl Notifier {
    pub(super) fn stop(&self) {
        self.1.store(true, Ordering::Relaxed);
        // Where nobody listens any more there is nothing to stop.
        let _ = self.0.send(Message::Stop);
    }

    /// Lets the study be built again, though no file is known to have changed.
    pub(super) fn look_again(&self) {
        self.changed(Vec::new());
    }

    fn changed(&self, paths: Vec<PathBuf>) {
        self.1.store(true, Ordering::Relaxed);
        let _ = self.0.send(Message::Changed(paths));
    }
}

impl ChangeWatcher {
    /// Begins to watch a folder; where the system cannot do that, it is looked at every second.
    pub(super) fn start(root: &Path, observer: &dyn Observer) -> (Self, Notifier) {
        let (sender, messages) = mpsc::channel();
        let notifier = Notifier(sender, Arc::new(AtomicBool::new(false)));
        let changed_again = Arc::clone(&notifier.1);
        let mut watcher = Self { root: root.to_owned(), messages, watcher: None, changed_again };
        if let Err(error) = watcher.watch(notifier.clone()) {
            watcher.watcher = None;
            observer.warn(&format!("the system cannot watch the files ({error}): looking once a second instead"));
        }
        (watcher, notifier)
    }

    /// Tells, wherever it is taken, whether anything changed since the last time that somebody waited.
    pub(super) fn changed_again(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.changed_again)
    }

    /// Waits for the next change, and then until it is quiet again.
    pub(super) fn wait(&mut self, idle: Option<Duration>) -> Wake {
        let idle = if self.watcher.is_none() { Some(POLL) } else { idle };
        let first = match idle {
            Some(idle) => match self.messages.recv_timeout(idle) {
                Err(RecvTimeoutError::Timeout) => return Wake::Idle,
                message => message.ok(),
            },
            None => self.messages.recv().ok(),
        };
        let Some(Message::Changed(first)) = first else { return Wake::Stop };
        let (mut paths, mut known) = (Vec::new(), HashSet::new());
        let mut note = |paths: &mut Vec<PathBuf>, changed: Vec<PathBuf>| {
            changed
                .into_iter()
                .filter(|path| known.insert(path.clone()))
                .take(MOST - paths.len())
                .for_each(|path| paths.push(path));
        };
        note(&mut paths, first);
        let end = Instant::now() + LONGEST;
        loop {
            let quiet = if paths.len() < MANY { QUIET } else { QUIET_AFTER_MANY };
            let left = end.saturating_duration_since(Instant::now());
            // Messages that wait are given out even when there is no time left.
            if left.is_zero() {
                break;
            }
            match self.messages.recv_timeout(quiet.min(left)) {
                Ok(Message::Changed(more)) => note(&mut paths, more),
                Ok(Message::Stop) | Err(RecvTimeoutError::Disconnected) => return Wake::Stop,
                Err(RecvTimeoutError::Timeout) => break,
            }
        }
        self.changed_again.store(false, Ordering::Relaxed);
        self.watch_again(&paths);
        Wake::Changed(paths)
    }

    fn watch(&mut self, notifier: Notifier) -> Result<(), Box<dyn Error>> {
        let tell = move |event: notify::Result<Event>| match event {
            // What was missed is found by looking: a change without a name.
            Err(_) => notifier.changed(Vec::new()),
            Ok(event) if event.need_rescan() => notifier.changed(Vec::new()),
            Ok(event) if is_change(event.kind) => notifier.changed(event.paths),
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

#[cfg(test)]
mod tests {
    use super::*;

    /// A watcher that hears only what is sent to it.
    fn deaf() -> (ChangeWatcher, Notifier) {
        let (sender, messages) = mpsc::channel();
        let notifier = Notifier(sender, Arc::new(AtomicBool::new(false)));
        let changed_again = Arc::clone(&notifier.1);
        (ChangeWatcher { root: PathBuf::new(), messages, watcher: None, changed_again }, notifier)
    }

    #[test]
    fn each_path_is_named_once_and_no_more_than_a_few() {
        let (mut watcher, notifier) = deaf();
        for round in 0..3 {
            (0..20_000).for_each(|file| notifier.changed(vec![PathBuf::from(format!("{}", file / (round + 1)))]));
        }
        let started = Instant::now();
        let Wake::Changed(paths) = watcher.wait(None) else { panic!("something changed") };
        let expected: Vec<PathBuf> = (0..MOST).map(|file| PathBuf::from(file.to_string())).collect();
        assert_eq!(paths, expected);
        // The longest wait, and what a busy machine may add to it.
        assert!(started.elapsed() < LONGEST * 5, "{:?}", started.elapsed());
    }

    #[test]
    fn changes_that_never_end_are_seen_all_the_same() {
        let (mut watcher, notifier) = deaf();
        let ends = Arc::new(AtomicBool::new(false));
        let goes_on = Arc::clone(&ends);
        let other = std::thread::spawn(move || {
            while !goes_on.load(Ordering::Relaxed) {
                notifier.changed(vec![PathBuf::from("a")]);
                std::thread::yield_now();
            }
        });
        let woken = watcher.wait(None);
        ends.store(true, Ordering::Relaxed);
        other.join().expect("it ends");
        assert_eq!(woken, Wake::Changed(vec![PathBuf::from("a")]));
    }
}

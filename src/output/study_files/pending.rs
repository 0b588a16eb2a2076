//! A change of many files on its way: what is staged, what is done, and what is cleared away.
//!
//! Comes in: an open root, and files with their bytes before and after. Goes out: [`PendingChange`], a step at a time.
//! Does not know: why the files change, and whether this run has begun the change or one that was interrupted.

use std::fs::{File, TryLockError};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::super::OutputError;
use super::super::staging::is_one_mount;
use super::journal::{self, JournalStep};
use super::{failed, open_root};
use crate::base::beneath::{FileStatus, OpenFolder, PathKind};
use crate::base::edit::FileChange;
use crate::base::hash::Digest;
use crate::base::path::{OutPath, SourcePath};

/// The folder, below the root, of a change under way.
pub(super) const FOLDER: &str = ".cairn-edit";
pub(super) const LOCK: &str = "lock";
pub(super) const JOURNAL: &str = "journal";
/// The journal while it is written.
pub(super) const DRAFT: &str = "journal.new";
/// More than a text can have whose places are known by 32 bits.
const MOST_BYTES: u64 = 1 << 32;

/// Makes the lock ours; where the file system has no locks, there is no protection from a second run.
pub(super) fn lock_exclusively(lock: &File, root: &Path) -> Result<(), OutputError> {
    match lock.try_lock() {
        Err(TryLockError::WouldBlock) => Err(OutputError::EditBusy(root.to_owned())),
        Ok(()) | Err(TryLockError::Error(_)) => Ok(()),
    }
}

/// A change under way.
pub(super) struct PendingChange {
    pub(super) root: OpenFolder,
    pub(super) folder: OpenFolder,
    /// Open, so locked.
    pub(super) lock: Option<File>,
    pub(super) steps: Vec<JournalStep>,
}

/// How far a step is.
#[derive(PartialEq, Eq)]
pub(super) enum State {
    ToDo,
    Done,
}

impl PendingChange {
    /// Writes all new bytes beside. Until this is done no file of the study is touched.
    pub(super) fn stage(root: &Path, changes: &[FileChange]) -> Result<Self, OutputError> {
        let root = open_root(root)?;
        let changes: Vec<PathChange<'_>> = changes.iter().flat_map(paths).collect();
        let paths = changes.iter().map(|change| checked(&root, change)).collect::<Result<Vec<_>, _>>()?;
        let path = root.path().join(FOLDER);
        root.make_folder(FOLDER).map_err(|error| match error.kind() {
            ErrorKind::AlreadyExists => OutputError::EditBusy(root.path().to_owned()),
            _ => failed("make the folder", &path)(error),
        })?;
        let folder = root.folder(FOLDER).map_err(failed("look into", &path))?;
        let mut pending = Self { root, folder, lock: None, steps: Vec::new() };
        if let Err(error) = pending.fill(&changes, paths) {
            pending.give_up();
            return Err(error);
        }
        // What comes is there before what goes is gone.
        pending.steps.sort_by_key(|step| step.after.is_none());
        Ok(pending)
    }

    fn fill(&mut self, changes: &[PathChange<'_>], paths: Vec<OutPath>) -> Result<(), OutputError> {
        let lock = self.folder.create_new(LOCK).map_err(failed("write", &self.folder.path().join(LOCK)))?;
        lock_exclusively(&lock, self.root.path())?;
        self.lock = Some(lock);
        for (number, (change, path)) in (0..).zip(changes.iter().zip(paths)) {
            if let Some(text) = change.after {
                self.write(number, text.as_bytes(), change.like)?;
            }
            self.steps.push(JournalStep {
                path,
                before: change.before.map(|text| Digest::of(text.as_bytes())),
                after: change.after.map(|text| (number, Digest::of(text.as_bytes()))),
            });
        }
        Ok(())
    }

    fn write(&self, number: u32, bytes: &[u8], like: &SourcePath) -> Result<(), OutputError> {
        let write = || {
            let mut file = self.folder.create_new(number.to_string())?;
            file.write_all(bytes)?;
            if let Ok(found) = self.root.read(like.as_str()).and_then(|like| like.metadata()) {
                file.set_permissions(found.permissions())?;
            }
            file.sync_all()
        };
        write().map_err(failed("write", &self.folder.path().join(number.to_string())))
    }

    /// The journal gets its name: from here on the change is going to happen.
    pub(super) fn write_journal(&self) -> Result<(), OutputError> {
        let write = || {
            let mut file = self.folder.create_new(DRAFT)?;
            file.write_all(journal::to_text(&self.steps).as_bytes())?;
            file.sync_all()?;
            self.folder.rename(DRAFT, &self.folder, JOURNAL)
        };
        write().map_err(|error| {
            self.give_up();
            failed("write", &self.folder.path().join(JOURNAL))(error)
        })?;
        reach_disk(&self.folder)?;
        reach_disk(&self.root)
    }

    /// Puts one file into place, or removes it.
    pub(super) fn carry_out(&self, step: usize) -> Result<(), OutputError> {
        let step = &self.steps[step];
        if self.state_of(step)? == State::Done {
            return Ok(());
        }
        let (path, file) = (step.path.as_str(), self.file(step));
        let way = step.path.folders().next_back();
        match step.after {
            Some((number, _)) => {
                if let Some(way) = way {
                    self.root.make_folders(way).map_err(failed("make the folder", &self.root.path().join(way)))?;
                }
                self.folder.rename(number.to_string(), &self.root, path).map_err(failed("write", &file))?;
            }
            None => self.root.remove_file(path).map_err(failed("remove", &file))?,
        }
        match way {
            Some(way) => reach_disk(&self.root.folder(way).map_err(failed("look into", &self.root.path().join(way)))?),
            None => reach_disk(&self.root),
        }
    }

    /// Takes the journal away, and all that is left of the change.
    pub(super) fn close(self) -> Result<(), OutputError> {
        match self.folder.remove_file(JOURNAL) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                return Err(failed("remove", &self.folder.path().join(JOURNAL))(error));
            }
            _ => {}
        }
        reach_disk(&self.folder)?;
        self.clear()
    }

    /// How far a step is; an error where its file is neither as before nor as after, or where the bytes that wait for it
    /// are not those that the journal names.
    pub(super) fn state_of(&self, step: &JournalStep) -> Result<State, OutputError> {
        let file = self.file(step);
        let now = bytes_of(&self.root, &step.path)?.map(|bytes| Digest::of(&bytes));
        match (now == step.before, now == step.after.map(|(_, digest)| digest)) {
            (_, true) => Ok(State::Done),
            (true, false) if self.is_ready(step)? => Ok(State::ToDo),
            _ => Err(OutputError::HalfDone { file, journal: self.folder.path().to_owned() }),
        }
    }

    /// Whether the bytes that a step puts into place are there; an error where others are.
    fn is_ready(&self, step: &JournalStep) -> Result<bool, OutputError> {
        let Some((number, expected)) = step.after else { return Ok(true) };
        let name = number.to_string();
        let staged = match self.folder.read(&name) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
            staged => staged.map_err(failed("read", &self.folder.path().join(&name)))?,
        };
        let is_ours = || {
            // With a second name it would be somebody's file elsewhere, too.
            Ok::<_, std::io::Error>(FileStatus::of(&staged)?.names == 1 && Digest::of_reader(&staged)? == expected)
        };
        if is_ours().map_err(failed("read", &self.folder.path().join(&name)))? {
            return Ok(true);
        }
        Err(OutputError::ForgedJournal(self.folder.path().to_owned()))
    }

    fn file(&self, step: &JournalStep) -> PathBuf {
        self.root.path().join(step.path.as_str())
    }

    /// What is written beside is removed as well as can be; the failure that led here is the one to tell.
    fn give_up(&self) {
        drop(self.clear());
    }

    /// Removes what is ours in the folder, and the folder where nothing else is in it. The lock goes last.
    fn clear(&self) -> Result<(), OutputError> {
        let path = self.folder.path();
        let entries = self.folder.entries().map_err(failed("look into", path))?;
        let is_staged = |name: &str| name == DRAFT || is_number(name);
        let staged = entries.iter().filter_map(|(name, kind)| name.to_str().filter(|_| *kind == PathKind::File));
        for name in staged.filter(|name| is_staged(name)) {
            self.folder.remove_file(name).map_err(failed("remove", &path.join(name)))?;
        }
        match self.folder.remove_file(LOCK) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(failed("remove", &path.join(LOCK))(error)),
            _ => {}
        }
        self.root.remove_folder(FOLDER).map_err(failed("remove", path))
    }
}

/// Whether a name is that of bytes that wait to be put into place.
pub(super) fn is_number(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_digit()) && name.parse::<u32>().is_ok_and(|number| number.to_string() == name)
}

/// Makes sure that the names in a folder outlast a power cut, where the system can.
fn reach_disk(folder: &OpenFolder) -> Result<(), OutputError> {
    folder.reach_disk().map_err(failed("write", folder.path()))
}

/// What happens to one path. A file that moves is one that comes and one that goes.
struct PathChange<'c> {
    path: &'c SourcePath,
    before: Option<&'c str>,
    after: Option<&'c str>,
    /// The file whose permissions a new one gets, where that is there.
    like: &'c SourcePath,
}

/// The paths of a change, what comes before what goes.
fn paths(change: &FileChange) -> Vec<PathChange<'_>> {
    let FileChange { path, before, after } = change;
    let before = before.as_deref();
    match after {
        Some((target, text)) if target == path => vec![PathChange { path, before, after: Some(text), like: path }],
        Some((target, text)) => vec![
            PathChange { path: target, before: None, after: Some(text), like: path },
            PathChange { path, before, after: None, like: path },
        ],
        None => vec![PathChange { path, before, after: None, like: path }],
    }
}

/// The path of a change that can be made: the file is what it is said to be, and it can be put there in one step.
fn checked(root: &OpenFolder, change: &PathChange<'_>) -> Result<OutPath, OutputError> {
    let file = root.path().join(change.path.as_str());
    let path = OutPath::new(change.path.as_str()).filter(journal::is_changeable);
    let path = path.ok_or_else(|| OutputError::NotContent(file.clone()))?;
    let before = bytes_of(root, &path)?;
    let folder = file.ancestors().skip(1).find(|folder| folder.is_dir()).unwrap_or(root.path());
    if !is_one_mount(root.path(), folder) {
        return Err(OutputError::OtherFileSystem(file));
    }
    if before.as_deref() == change.before.map(str::as_bytes) { Ok(path) } else { Err(OutputError::Edited(file)) }
}

/// A file's bytes; none where there is no file, an error where a link is on the way to it or in its place.
fn bytes_of(root: &OpenFolder, path: &OutPath) -> Result<Option<Vec<u8>>, OutputError> {
    let file = root.path().join(path.as_str());
    match root.bytes(path.as_str(), MOST_BYTES) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(_) if root.link_on(path.as_str()).is_some() => Err(OutputError::BehindLink(file)),
        Err(error) => Err(failed("read", &file)(error)),
    }
}

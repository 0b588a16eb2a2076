//! Many files change, all of them or none, also where the machine stops half way.
//!
//! Comes in: files below a root, each with its bytes before and after. Goes out: the files with their new bytes.
//! Does not know: why they change.
//!
//! All new bytes are written beside, into `.cairn-edit/`, and reach the disk; then the journal gets its name, and from
//! that moment on the change is going to happen: whoever comes next finishes it. Before that moment no file was touched.

use std::fs::{self, File, TryLockError};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::super::OutputError;
use super::super::error::failed;
use super::super::staging::is_one_mount;
use super::journal::{self, Step, digest};
use crate::base::path::{OutPath, SourcePath};

/// The folder, below the root, of a change under way.
const FOLDER: &str = ".cairn-edit";
const LOCK: &str = "lock";
const JOURNAL: &str = "journal";
/// The journal while it is written.
const DRAFT: &str = "journal.new";

/// A file that changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Where it lies, below the root.
    pub path: SourcePath,
    /// What must be in it; none where there must be no file.
    pub before: Option<Vec<u8>>,
    /// What will be in it; none where it goes.
    pub after: Option<Vec<u8>>,
    /// The file whose permissions it gets, where that is there.
    pub like: SourcePath,
}

/// A change that was interrupted earlier and is finished now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Finished {
    /// How many files it changed.
    pub files: usize,
}

/// Changes all files, or none where that cannot be. What an interrupted change has left is finished first.
///
/// # Errors
///
/// Where a file is not as it is said to be, or the system fails. Unless it fails while files are put into place, which
/// the next run then finishes, nothing was changed.
pub fn replace_all(root: &Path, changes: &[Change]) -> Result<(), OutputError> {
    finish(root)?;
    let pending = Pending::stage(root, changes)?;
    pending.promise()?;
    (0..pending.steps.len()).try_for_each(|step| pending.carry_out(step))?;
    pending.close()
}

/// Finishes what an interrupted change has left: one that was promised is carried out, of any other nothing stays.
///
/// # Errors
///
/// Where another run is at work, or a file was changed since so that finishing would lose that.
pub fn finish(root: &Path) -> Result<Option<Finished>, OutputError> {
    let folder = root.join(FOLDER);
    match fs::symlink_metadata(&folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Ok(found) if !found.is_dir() => return Err(OutputError::UnknownJournal(folder)),
        _ => {}
    }
    let lock = folder.join(LOCK);
    let lock = File::options().create(true).append(true).open(&lock).map_err(failed("write", &lock))?;
    own(&lock, root)?;
    let journal = folder.join(JOURNAL);
    let steps = match fs::read(&journal) {
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => return Err(failed("read", &journal)(error)),
        Ok(bytes) => {
            let steps = std::str::from_utf8(&bytes).ok().and_then(journal::parse);
            Some(steps.ok_or_else(|| OutputError::UnknownJournal(folder.clone()))?)
        }
    };
    let promised = steps.is_some();
    let pending = Pending { root: root.to_owned(), folder, _lock: lock, steps: steps.unwrap_or_default() };
    // All are looked at before the first is done: a change that cannot be finished is not taken further.
    (0..pending.steps.len()).try_for_each(|step| pending.look_at(step).map(drop))?;
    (0..pending.steps.len()).try_for_each(|step| pending.carry_out(step))?;
    let files = pending.steps.len();
    pending.close()?;
    Ok(promised.then_some(Finished { files }))
}

/// Makes the lock ours; where the file system has no locks, there is no protection from a second run.
fn own(lock: &File, root: &Path) -> Result<(), OutputError> {
    match lock.try_lock() {
        Err(TryLockError::WouldBlock) => Err(OutputError::EditBusy(root.to_owned())),
        Ok(()) | Err(TryLockError::Error(_)) => Ok(()),
    }
}

/// A change under way.
pub(super) struct Pending {
    root: PathBuf,
    folder: PathBuf,
    /// Open, so locked.
    _lock: File,
    steps: Vec<Step>,
}

/// How far a step is.
#[derive(PartialEq, Eq)]
enum State {
    ToDo,
    Done,
}

impl Pending {
    /// Writes all new bytes beside. Until this is done no file of the study is touched.
    pub(super) fn stage(root: &Path, changes: &[Change]) -> Result<Self, OutputError> {
        let paths = changes.iter().map(|change| checked(root, change)).collect::<Result<Vec<_>, _>>()?;
        let folder = root.join(FOLDER);
        let busy = |path: &Path| {
            let path = path.to_owned();
            let root = root.to_owned();
            move |error: std::io::Error| match error.kind() {
                ErrorKind::AlreadyExists => OutputError::EditBusy(root),
                _ => failed("write", &path)(error),
            }
        };
        fs::create_dir(&folder).map_err(busy(&folder))?;
        let lock = folder.join(LOCK);
        let lock = File::create_new(&lock).map_err(busy(&lock))?;
        own(&lock, root)?;
        let mut pending = Self { root: root.to_owned(), folder, _lock: lock, steps: Vec::new() };
        for (number, (change, path)) in changes.iter().zip(paths).enumerate() {
            if let Some(bytes) = &change.after
                && let Err(error) = pending.write(number, bytes, &change.like)
            {
                pending.give_up();
                return Err(error);
            }
            pending.steps.push(Step {
                path,
                before: change.before.as_deref().map(digest),
                after: change.after.as_deref().map(|bytes| (number, digest(bytes))),
            });
        }
        // What comes is there before what goes is gone.
        pending.steps.sort_by_key(|step| step.after.is_none());
        Ok(pending)
    }

    fn write(&self, number: usize, bytes: &[u8], like: &SourcePath) -> Result<(), OutputError> {
        let staged = self.staged(number);
        let write = || {
            let mut file = File::create_new(&staged)?;
            file.write_all(bytes)?;
            if let Ok(found) = fs::metadata(self.root.join(like.as_str())) {
                file.set_permissions(found.permissions())?;
            }
            file.sync_all()
        };
        write().map_err(failed("write", &staged))
    }

    /// The journal gets its name: from here on the change is going to happen.
    pub(super) fn promise(&self) -> Result<(), OutputError> {
        let (draft, journal) = (self.folder.join(DRAFT), self.folder.join(JOURNAL));
        let write = || {
            let mut file = File::create_new(&draft)?;
            file.write_all(journal::to_text(&self.steps).as_bytes())?;
            file.sync_all()?;
            fs::rename(&draft, &journal)
        };
        write().map_err(|error| {
            self.give_up();
            failed("write", &journal)(error)
        })?;
        self.reach_disk(&self.folder)?;
        self.reach_disk(&self.root)
    }

    /// Puts one file into place, or removes it.
    pub(super) fn carry_out(&self, step: usize) -> Result<(), OutputError> {
        if self.look_at(step)? == State::Done {
            return Ok(());
        }
        let step = &self.steps[step];
        let file = self.file(step);
        let folder = file.parent().unwrap_or(&self.root);
        match &step.after {
            Some((number, _)) => {
                fs::create_dir_all(folder).map_err(failed("make the folder", folder))?;
                fs::rename(self.staged(*number), &file).map_err(failed("write", &file))?;
            }
            None => fs::remove_file(&file).map_err(failed("remove", &file))?,
        }
        self.reach_disk(folder)
    }

    /// Takes the journal away, and all that is left of the change.
    pub(super) fn close(self) -> Result<(), OutputError> {
        let journal = self.folder.join(JOURNAL);
        match fs::remove_file(&journal) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(failed("remove", &journal)(error)),
            _ => {}
        }
        self.reach_disk(&self.folder)?;
        self.clear()
    }

    /// How far a step is; an error where its file is neither as before nor as after.
    fn look_at(&self, step: usize) -> Result<State, OutputError> {
        let step = &self.steps[step];
        let file = self.file(step);
        let now = bytes_of(&file)?.map(|bytes| digest(&bytes));
        let is_staged = step.after.as_ref().is_none_or(|(number, _)| self.staged(*number).is_file());
        let half_done = || OutputError::HalfDone { file: file.clone(), journal: self.folder.clone() };
        match (now == step.before, now.as_ref() == step.after.as_ref().map(|(_, digest)| digest)) {
            (_, true) => Ok(State::Done),
            (true, false) if is_staged => Ok(State::ToDo),
            _ => Err(half_done()),
        }
    }

    fn file(&self, step: &Step) -> PathBuf {
        self.root.join(step.path.as_str())
    }

    fn staged(&self, number: usize) -> PathBuf {
        self.folder.join(number.to_string())
    }

    /// What is written beside is removed as well as can be; the failure that led here is the one to tell.
    fn give_up(&self) {
        drop(self.clear());
    }

    /// Removes what is ours in the folder, and the folder where nothing else is in it. The lock goes last.
    fn clear(&self) -> Result<(), OutputError> {
        let entries = fs::read_dir(&self.folder).map_err(failed("look into", &self.folder))?;
        for entry in entries.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if name == DRAFT || name.bytes().all(|byte| byte.is_ascii_digit()) {
                fs::remove_file(entry.path()).map_err(failed("remove", &entry.path()))?;
            }
        }
        let lock = self.folder.join(LOCK);
        fs::remove_file(&lock).map_err(failed("remove", &lock))?;
        fs::remove_dir(&self.folder).map_err(failed("remove", &self.folder))
    }

    /// Makes sure that the names in a folder outlast a power cut, where the system can.
    fn reach_disk(&self, folder: &Path) -> Result<(), OutputError> {
        if cfg!(unix) {
            File::open(folder).and_then(|folder| folder.sync_all()).map_err(failed("write", folder))?;
        }
        Ok(())
    }
}

/// The path of a change that can be made: the file is what it is said to be, and it can be put there in one step.
fn checked(root: &Path, change: &Change) -> Result<OutPath, OutputError> {
    let file = root.join(change.path.as_str());
    let path = OutPath::new(change.path.as_str()).ok_or_else(|| OutputError::BehindLink(file.clone()))?;
    let is_link = |path: &Path| fs::symlink_metadata(path).is_ok_and(|found| found.is_symlink());
    if path.folders().map(|folder| root.join(folder)).chain([file.clone()]).any(|path| is_link(&path)) {
        return Err(OutputError::BehindLink(file));
    }
    let folder = file.ancestors().skip(1).find(|folder| folder.is_dir()).unwrap_or(root);
    if !is_one_mount(root, folder) {
        return Err(OutputError::OtherFileSystem(file));
    }
    if bytes_of(&file)? == change.before { Ok(path) } else { Err(OutputError::Edited(file)) }
}

fn bytes_of(file: &Path) -> Result<Option<Vec<u8>>, OutputError> {
    match fs::read(file) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(failed("read", file)(error)),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use tempfile::TempDir;
    use walkdir::WalkDir;

    use super::*;

    type Tree = BTreeMap<String, String>;

    /// A study whose `a` moves to `d`, whose `b` changes, and whose `c` stays.
    fn study() -> (TempDir, Vec<Change>) {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("content")).unwrap();
        for (name, text) in [("a", "1"), ("b", "1"), ("c", "1")] {
            fs::write(root.path().join("content").join(name), text).unwrap();
        }
        let path = |name: &str| SourcePath::new(&format!("content/{name}"));
        let bytes = |text: &str| Some(text.as_bytes().to_vec());
        let changes = vec![
            Change { path: path("a"), before: bytes("1"), after: None, like: path("a") },
            Change { path: path("d"), before: None, after: bytes("2"), like: path("a") },
            Change { path: path("b"), before: bytes("1"), after: bytes("2"), like: path("b") },
        ];
        (root, changes)
    }

    fn tree(root: &Path) -> Tree {
        let files = WalkDir::new(root).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file());
        let text = |path: &Path| fs::read_to_string(path).unwrap();
        files
            .map(|entry| (entry.path().strip_prefix(root).unwrap().to_str().unwrap().to_owned(), text(entry.path())))
            .collect()
    }

    fn before() -> Tree {
        [("content/a", "1"), ("content/b", "1"), ("content/c", "1")].map(|(a, b)| (a.to_owned(), b.to_owned())).into()
    }

    fn after() -> Tree {
        [("content/b", "2"), ("content/c", "1"), ("content/d", "2")].map(|(a, b)| (a.to_owned(), b.to_owned())).into()
    }

    #[test]
    fn all_files_change_and_nothing_else_is_left() {
        let (root, changes) = study();
        replace_all(root.path(), &changes).unwrap();
        assert_eq!(tree(root.path()), after());
        assert!(!root.path().join(FOLDER).exists());
        assert_eq!(finish(root.path()).unwrap(), None);
    }

    #[test]
    fn wherever_it_stops_it_is_all_or_nothing() {
        // The steps: written beside, promised, then one file after the other, then the journal goes.
        for steps in 0..=5_usize {
            let (root, changes) = study();
            let pending = Pending::stage(root.path(), &changes).unwrap();
            if steps > 0 {
                pending.promise().unwrap();
            }
            (1..steps.min(4)).for_each(|step| pending.carry_out(step - 1).unwrap());
            if steps == 5 {
                fs::remove_file(root.path().join(FOLDER).join(JOURNAL)).unwrap();
            }
            drop(pending);
            let finished = finish(root.path()).unwrap();
            assert_eq!(finished.is_some(), (1..=4).contains(&steps), "after step {steps}");
            assert_eq!(tree(root.path()), if steps > 0 { after() } else { before() }, "after step {steps}");
            assert!(!root.path().join(FOLDER).exists(), "after step {steps}");
        }
    }

    #[test]
    fn a_journal_that_is_not_whole_promises_nothing() {
        let (root, changes) = study();
        let pending = Pending::stage(root.path(), &changes).unwrap();
        fs::write(root.path().join(FOLDER).join(DRAFT), "cairn-edit 1\n").unwrap();
        drop(pending);
        replace_all(root.path(), &changes[2..]).unwrap();
        assert_eq!(fs::read_to_string(root.path().join("content/b")).unwrap(), "2");
        assert!(root.path().join("content/a").exists() && !root.path().join(FOLDER).exists());
    }

    #[test]
    fn what_was_changed_since_is_not_lost() {
        let (root, changes) = study();
        {
            let pending = Pending::stage(root.path(), &changes).unwrap();
            pending.promise().unwrap();
            pending.carry_out(0).unwrap();
        }
        fs::write(root.path().join("content/b"), "mine").unwrap();
        let half = tree(root.path());
        let error = finish(root.path()).unwrap_err().to_string();
        assert!(error.contains("content/b` was changed since"), "{error}");
        assert_eq!(tree(root.path()), half);
        fs::write(root.path().join("content/b"), "1").unwrap();
        assert_eq!(finish(root.path()).unwrap(), Some(Finished { files: 3 }));
        assert_eq!(tree(root.path()), after());
    }

    #[test]
    fn a_file_that_is_not_as_it_was_read_keeps_all_from_changing() {
        let (root, changes) = study();
        fs::write(root.path().join("content/d"), "in the way").unwrap();
        let there = tree(root.path());
        assert!(matches!(replace_all(root.path(), &changes), Err(OutputError::Edited(_))));
        assert_eq!(tree(root.path()), there);
    }

    #[test]
    fn two_at_once_are_one_too_many() {
        let (root, changes) = study();
        let pending = Pending::stage(root.path(), &changes).unwrap();
        assert!(matches!(replace_all(root.path(), &changes), Err(OutputError::EditBusy(_))));
        assert!(matches!(finish(root.path()), Err(OutputError::EditBusy(_))));
        drop(pending);
        replace_all(root.path(), &changes).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn links_are_not_written_through_and_permissions_are_kept() {
        use std::os::unix::fs::PermissionsExt;
        let (root, changes) = study();
        fs::set_permissions(root.path().join("content/a"), fs::Permissions::from_mode(0o640)).unwrap();
        replace_all(root.path(), &changes).unwrap();
        assert_eq!(fs::metadata(root.path().join("content/d")).unwrap().permissions().mode() & 0o777, 0o640);
        let (root, changes) = study();
        fs::rename(root.path().join("content/b"), root.path().join("b")).unwrap();
        std::os::unix::fs::symlink("../b", root.path().join("content/b")).unwrap();
        assert!(matches!(replace_all(root.path(), &changes), Err(OutputError::BehindLink(_))));
    }
}

//! What an interrupted change has left is looked at, and finished.
//!
//! Comes in: a study's folder. Goes out: whether a change waits there; the files with their new bytes. Does not know: which
//! command began the change, and whether one of ours did.
//!
//! A folder of this name may come with a clone, from anybody. So everything in it is verified before anything is done: that
//! it holds nothing but what we write, that each path is one that commands change, that no link is on the way to one, and
//! that the bytes that wait are those that the journal names. What is carried out then is what content could have been from
//! the first.

use std::ffi::OsString;
use std::fs::{File, TryLockError};
use std::io::ErrorKind;
use std::path::Path;

use super::super::OutputError;
use super::journal::{self, JournalStep};
use super::pending::{DRAFT, FOLDER, JOURNAL, LOCK, PendingChange, is_number, lock_exclusively};
use super::{failed, open_root};
use crate::base::beneath::{OpenFolder, PathKind};

/// More than any change needs: a line for each of some hundred thousand files.
const MOST_BYTES: u64 = 64 << 20;

/// A change that was interrupted earlier and is finished now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Finished {
    /// How many files it changed.
    pub files: usize,
}

/// A change that was interrupted and waits to be finished.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interrupted {
    /// How many files it changes.
    pub files: usize,
}

/// Whether an interrupted change waits in a study's folder. Nothing is touched.
///
/// # Errors
///
/// Where another run is at work, or what waits there cannot be finished or be believed.
pub fn interrupted(root: &Path) -> Result<Option<Interrupted>, OutputError> {
    let Some((root, folder)) = open(root)? else { return Ok(None) };
    if let Ok(lock) = folder.read(LOCK)
        && matches!(lock.try_lock_shared(), Err(TryLockError::WouldBlock))
    {
        return Err(OutputError::EditBusy(root.path().to_owned()));
    }
    let promised = verified(root, folder, None)?.filter(|pending| !pending.steps.is_empty());
    Ok(promised.map(|pending| Interrupted { files: pending.steps.len() }))
}

/// Finishes what an interrupted change has left: one that was promised is carried out, of any other nothing stays.
///
/// # Errors
///
/// Where another run is at work, or a file was changed since so that finishing would lose that, or where no command of
/// ours can have left what is there. Nothing was changed then.
pub fn finish(root: &Path) -> Result<Option<Finished>, OutputError> {
    let Some((root, folder)) = open(root)? else { return Ok(None) };
    // Looked at without a lock where there is none: what is not believed stays as it is.
    let there = match folder.append(LOCK) {
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        lock => Some(lock.map_err(failed("write", &folder.path().join(LOCK)))?),
    };
    if let Some(lock) = &there {
        lock_exclusively(lock, root.path())?;
    }
    verified(root.clone(), folder.clone(), None)?;
    let lock = there.map_or_else(|| folder.create_new(LOCK), Ok).map_err(failed("write", &folder.path().join(LOCK)))?;
    lock_exclusively(&lock, root.path())?;
    let unpromised = PendingChange { root: root.clone(), folder: folder.clone(), lock: None, steps: Vec::new() };
    let Some(pending) = verified(root, folder, Some(lock))? else {
        unpromised.close()?;
        return Ok(None);
    };
    pending.steps.iter().try_for_each(|step| drop_mode(&pending, step))?;
    (0..pending.steps.len()).try_for_each(|step| pending.carry_out(step))?;
    let files = pending.steps.len();
    pending.close()?;
    Ok(Some(Finished { files }))
}

/// The study's folder, and the one in it that holds a change under way.
fn open(root: &Path) -> Result<Option<(OpenFolder, OpenFolder)>, OutputError> {
    let path = root.join(FOLDER);
    let root = match OpenFolder::open(root) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        _ => open_root(root)?,
    };
    match root.status(FOLDER).map_err(failed("look into", &path))? {
        None => Ok(None),
        Some(found) if found.kind != PathKind::Folder => Err(OutputError::UnknownJournal(path)),
        Some(_) => {
            let folder = root.folder(FOLDER).map_err(failed("look into", &path))?;
            require_ours(&folder)?;
            Ok(Some((root, folder)))
        }
    }
}

/// An error where something lies beside a journal that we do not write.
fn require_ours(folder: &OpenFolder) -> Result<(), OutputError> {
    let is_ours = |(name, kind): &(OsString, PathKind)| {
        let name = name.to_str().filter(|_| *kind == PathKind::File);
        name.is_some_and(|name| [LOCK, JOURNAL, DRAFT].contains(&name) || is_number(name))
    };
    let entries = folder.entries().map_err(failed("look into", folder.path()))?;
    if entries.iter().all(is_ours) { Ok(()) } else { Err(OutputError::ForgedJournal(folder.path().to_owned())) }
}

/// The change that a journal promises, every step of which can be taken or was; none where there is no journal.
fn verified(root: OpenFolder, folder: OpenFolder, lock: Option<File>) -> Result<Option<PendingChange>, OutputError> {
    let path = folder.path().to_owned();
    let bytes = match folder.bytes(JOURNAL, MOST_BYTES) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) if error.kind() == ErrorKind::FileTooLarge => return Err(OutputError::UnknownJournal(path)),
        bytes => bytes.map_err(failed("read", &path.join(JOURNAL)))?,
    };
    let steps = std::str::from_utf8(&bytes).ok().and_then(journal::parse);
    let steps = steps.ok_or(OutputError::UnknownJournal(path))?;
    let pending = PendingChange { root, folder, lock, steps };
    // All are looked at before the first is done: a change that cannot be finished is not taken further.
    pending.steps.iter().try_for_each(|step| pending.state_of(step).map(drop)).map_err(|error| match error {
        // No command of ours plans to change what lies behind a link.
        OutputError::BehindLink(_) => OutputError::ForgedJournal(pending.folder.path().to_owned()),
        error => error,
    })?;
    Ok(Some(pending))
}

/// Takes from what waits to be put into place whatever would make it a program: its mode may be anybody's.
#[cfg(unix)]
fn drop_mode(pending: &PendingChange, step: &JournalStep) -> Result<(), OutputError> {
    use std::fs::Permissions;
    use std::os::unix::fs::PermissionsExt;

    use super::pending::State;

    let Some((number, _)) = step.after.filter(|_| pending.state_of(step).is_ok_and(|state| state == State::ToDo))
    else {
        return Ok(());
    };
    let name = number.to_string();
    let drop = |file: File| {
        let mode = file.metadata()?.permissions().mode() & 0o666;
        file.set_permissions(Permissions::from_mode(mode))
    };
    pending.folder.read(&name).and_then(drop).map_err(failed("write", &pending.folder.path().join(&name)))
}

/// There a file's name says whether it is a program.
#[cfg(not(unix))]
fn drop_mode(_: &PendingChange, _: &JournalStep) -> Result<(), OutputError> {
    Ok(())
}

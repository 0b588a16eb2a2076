//! The folder beside the output folder where a new site grows.
//!
//! Comes in: the output folder's path. Goes out: a [`Tree`] on the same file system, under a lock; gone when the value is
//! dropped, and what a killed run left is cleared away by the next. Does not know: what becomes of the tree.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process;

use super::OutputError;
use super::error::failed;
use super::file_lock::{FileLock, LockError};
use super::leftover::{self, Maker};
use super::tree::Tree;
use crate::base::beneath::OpenFolder;

/// A staging folder that is ours. Fields are dropped in this order, after the folder is cleared.
#[derive(Debug)]
pub(super) struct Staging {
    out: PathBuf,
    /// Where the folder lies, and what it is called there.
    parent: OpenFolder,
    name: String,
    is_beside: bool,
    tree: Tree,
    _lock: FileLock,
    _made: MadeFolders,
}

/// Where a staging folder may be.
struct StagingParent {
    folder: OpenFolder,
    is_beside: bool,
}

impl Staging {
    /// Takes the lock for an output folder and clears away what killed runs have left. Busy where another run is alive.
    pub(super) fn open(out: &Path) -> Result<Self, OutputError> {
        let way = MadeFolders::to(out)?;
        let parents = parents(out)?;
        let (lock, parent) = lock_first(&parents, out)?;
        let prefix = prefix(out);
        for parent in &parents {
            // Without locks only our own name tells that whoever had it is no more.
            leftover::clear(&parent.folder, &prefix, out, |id| lock.excludes_others() || id == process::id())?;
        }
        let (parent, is_beside) = (parent.folder.clone(), parent.is_beside);
        let name = free_name(&parent, &prefix);
        let tree = Tree::new(out.to_owned(), parent.path().join(&name).join(leftover::TREE));
        Ok(Self { out: out.to_owned(), parent, name, is_beside, tree, _lock: lock, _made: way })
    }

    /// The tree in which the new site grows.
    pub(super) fn tree(&self) -> &Tree {
        &self.tree
    }

    /// Whether the tree lies beside the output folder and not in it, where it could not take its place.
    pub(super) fn is_beside(&self) -> bool {
        self.is_beside
    }

    /// What the lock is called; it may lie in the output folder.
    pub(super) fn lock_name(&self) -> String {
        lock_name(&self.out)
    }

    /// Where something waits beside the tree.
    pub(super) fn file(&self, name: &str) -> PathBuf {
        self.parent.path().join(&self.name).join(name)
    }

    /// Puts a manifest onto the disk, all the way down; where it waits. Pages that a power cut empties are rewritten by the
    /// next build; an emptied manifest would stop it.
    pub(super) fn write_manifest(&self, name: &str, text: &str) -> Result<PathBuf, OutputError> {
        self.put_manifest(name, text, File::sync_all)
    }

    /// The same for one that replaces another by its name: there ext4 and Btrfs put the bytes onto the disk before the name
    /// by themselves. To wait for all else that is on its way to the disk would take as long as a small build.
    pub(super) fn write_next_manifest(&self, name: &str, text: &str) -> Result<PathBuf, OutputError> {
        self.put_manifest(name, text, |_| Ok(()))
    }

    fn put_manifest(
        &self,
        name: &str,
        text: &str,
        finish: impl FnOnce(&File) -> io::Result<()>,
    ) -> Result<PathBuf, OutputError> {
        self.tree.make_root()?;
        let path = self.file(name);
        let write = |mut file: File| file.write_all(text.as_bytes()).and_then(|()| finish(&file));
        File::create(&path).and_then(write).map_err(failed("write", &self.out))?;
        Ok(path)
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        if self.tree.is_begun() {
            // What cannot be removed now the next build tries to remove again, and complains if it cannot.
            drop(leftover::take_apart(&self.parent, &self.name, &self.out, Maker::ThisRun));
        }
    }
}

/// The folders on the way to an output folder, made where they were missing; those that stay empty are removed again.
#[derive(Debug)]
struct MadeFolders(Vec<PathBuf>);

impl MadeFolders {
    fn to(out: &Path) -> Result<Self, OutputError> {
        let parent = out.parent().unwrap_or(out);
        let missing = parent.ancestors().take_while(|folder| !folder.exists()).map(Path::to_owned).collect();
        let way = Self(missing);
        if !parent.is_dir() {
            fs::create_dir_all(parent).map_err(failed("make the folder", parent))?;
        }
        Ok(way)
    }
}

impl Drop for MadeFolders {
    fn drop(&mut self) {
        // The innermost first. The site is in it if all went well, and then none of them goes.
        self.0.iter().for_each(|folder| drop(fs::remove_dir(folder)));
    }
}

/// How the staging folders and the lock of an output folder begin: `.public.cairn-`.
fn prefix(out: &Path) -> String {
    let name = out.file_name().unwrap_or_default().to_string_lossy();
    format!(".{name}.cairn-")
}

fn lock_name(out: &Path) -> String {
    format!("{}lock", prefix(out))
}

/// A name for a staging folder that nothing has; what has one that could be ours, and is not, keeps it.
fn free_name(parent: &OpenFolder, prefix: &str) -> String {
    let id = process::id();
    let mut names =
        (0_u32..).map(|number| if number == 0 { format!("{prefix}{id}") } else { format!("{prefix}{id}-{number}") });
    let is_free = |name: &String| !matches!(parent.status(name), Ok(Some(_)));
    names.find(is_free).expect("no folder holds four thousand million names")
}

/// Takes the lock in the first parent that lets us, and holds no second run to be alive in the others.
fn lock_first<'h>(parents: &'h [StagingParent], out: &Path) -> Result<(FileLock, &'h StagingParent), OutputError> {
    let name = lock_name(out);
    let refused = |parent: &StagingParent, refusal| match refusal {
        LockError::Held => OutputError::Busy(out.to_owned()),
        LockError::NoFile(path) => OutputError::ForeignState { what: "lock", path },
        LockError::Io(error) => failed("write", &parent.folder.path().join(&name))(error),
    };
    let mut last = failed("make a folder beside", out)(io::ErrorKind::NotFound.into());
    for parent in parents {
        match FileLock::take(&parent.folder, &name) {
            Ok(lock) => {
                for other in parents.iter().filter(|other| other.is_beside != parent.is_beside) {
                    FileLock::require_free(&other.folder, &name).map_err(|refusal| refused(other, refusal))?;
                }
                return Ok((lock, parent));
            }
            Err(LockError::Io(error)) => last = refused(parent, LockError::Io(error)),
            Err(refusal) => return Err(refused(parent, refusal)),
        }
    }
    Err(last)
}

/// Where a staging folder may be, best first: beside the output folder, so that it can take its place; in it where it is
/// mounted there, since nothing can be renamed from one mount to another, or where what is beside it may not be written.
fn parents(out: &Path) -> Result<Vec<StagingParent>, OutputError> {
    let inside = out.is_dir().then_some(out);
    let beside = out.parent().filter(|beside| inside.is_none_or(|inside| is_one_mount(beside, inside)));
    let places = beside.map(|folder| (folder, true)).into_iter().chain(inside.map(|folder| (folder, false)));
    let parent = |(folder, is_beside): (&Path, bool)| {
        let folder = OpenFolder::open(folder).map_err(failed("look into", folder))?;
        Ok(StagingParent { folder, is_beside })
    };
    places.map(parent).collect()
}

#[cfg(unix)]
pub(super) fn is_one_mount(a: &Path, b: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let device = |path| fs::metadata(path).map(|found| found.dev()).ok();
    device(a) == device(b) && mount(a) == mount(b)
}

#[cfg(not(unix))]
pub(super) fn is_one_mount(_: &Path, _: &Path) -> bool {
    true
}

/// What tells a folder apart that is mounted a second time on the same device; none where the system cannot say.
#[cfg(target_os = "linux")]
fn mount(path: &Path) -> Option<u64> {
    use rustix::fs::{AtFlags, CWD, StatxFlags, statx};
    let found = statx(CWD, path, AtFlags::empty(), StatxFlags::MNT_ID).ok()?;
    (found.stx_mask & StatxFlags::MNT_ID.bits() != 0).then_some(found.stx_mnt_id)
}

#[cfg(all(unix, not(target_os = "linux")))]
fn mount(_: &Path) -> Option<u64> {
    None
}

//! What can keep the output from being written, in sentences for whoever has to act.
//!
//! Comes in: paths and what the system said. Goes out: [`OutputError`]. Does not know: where it is printed.

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::base::path::{OutPath, shown};

/// Why the output could not be written. Unless a file system fails while a folder is changed in place, the site that was
/// there still stands.
#[derive(Debug, Error)]
pub enum OutputError {
    /// The output folder is a file.
    #[error("`{}` is not a folder: choose another one with `--out`", shown(.0))]
    NotAFolder(PathBuf),
    /// The output folder holds what somebody else put there.
    #[error("`{}` holds what cairn did not write: {examples}; choose another folder with `--out`, or move this to \
             `content/`, so that it is published", shown(.folder))]
    Foreign {
        /// The output folder.
        folder: PathBuf,
        /// Some of the names that are there.
        examples: Examples,
    },
    /// There is a manifest that we cannot read.
    #[error("`{}` is not a manifest that this version of cairn can read, so it cannot tell which files are its own: \
             choose another folder with `--out`, or empty this one yourself", shown(.0))]
    UnknownManifest(PathBuf),
    /// Something that no cairn has made has the name of what cairn keeps in a study's folder.
    #[error("`{}` is not a {what} that cairn has made: it is a symbolic link, a folder or a file of another kind, so \
             it is neither followed nor changed; remove it yourself", shown(.path))]
    ForeignState {
        /// What it would be.
        what: &'static str,
        /// Where it lies.
        path: PathBuf,
    },
    /// Somebody else writes at the same time.
    #[error("another cairn is writing to `{}`: wait for it to end, or choose another folder with `--out`", shown(.0))]
    Busy(PathBuf),
    /// Two artifacts want one path.
    #[error("two files want to be published as `{0}`: give one of them another name or slug")]
    PathTaken(OutPath),
    /// An artifact's path is another one's folder.
    #[error("`{file}` cannot be a file and the folder of `{below}` at once: give one of them another name or slug")]
    FileAndFolder {
        /// The one that is a file.
        file: OutPath,
        /// The one that lies below.
        below: OutPath,
    },
    /// A hidden file, or one that came after the first look, stands where an artifact must go.
    #[error("`{}` is in the way and cairn did not write it: move it elsewhere", shown(.0))]
    InTheWay(PathBuf),
    /// A new file would overwrite another one.
    #[error("`{}` is already there and is not overwritten: choose another name", shown(.0))]
    Exists(PathBuf),
    /// A folder that is to be filled holds something.
    #[error("`{}` is not empty: choose a new folder", shown(.0))]
    NotEmpty(PathBuf),
    /// A file that is to be changed is not what it was when it was read.
    #[error("`{}` was changed in the meantime: nothing was written, try again", shown(.0))]
    Edited(PathBuf),
    /// A file that is to be changed lies behind a symbolic link.
    #[error("`{}` is a symbolic link or lies behind one: change the file that it leads to by hand, or put it in place \
             of the link; nothing was written", shown(.0))]
    BehindLink(PathBuf),
    /// A file that is to be changed lies on another disk, where it cannot be put in one step.
    #[error("`{}` lies on another file system than the study's folder: nothing was written", shown(.0))]
    OtherFileSystem(PathBuf),
    /// Somebody else changes the study's files at the same time.
    #[error("another cairn is changing the files of `{}`: wait for it to end", shown(.0))]
    EditBusy(PathBuf),
    /// A change that was interrupted cannot be finished.
    #[error("a change of many files was interrupted, and `{}` was changed since, so it cannot be finished: put that file \
             back as it was, or give the change up by removing `{}` and going back with git", shown(.file), shown(.journal))]
    HalfDone {
        /// The file that is in the way.
        file: PathBuf,
        /// The folder that holds the rest of the change.
        journal: PathBuf,
    },
    /// There is a journal that we cannot read.
    #[error("`{}` is not a journal that this version of cairn can read, so nothing was changed: finish the change with the \
             version that began it, or, if somebody else has put it there, remove it and look with git whether the study is \
             whole", shown(.0))]
    UnknownJournal(PathBuf),
    /// There is a journal that none of our commands has written, or not as it is.
    #[error("`{}` holds a change that was interrupted, but not as cairn leaves one, so it is not carried out and nothing was \
             changed: somebody else may have put it there; remove the folder, and look with git whether the study is whole", shown(.0))]
    ForgedJournal(PathBuf),
    /// A file that is to be changed is none of those that commands change.
    #[error("`{}` is neither a text of the content that is read nor `site.toml` or `cairn.lock`: nothing was written", shown(.0))]
    NotContent(PathBuf),
    /// The file system of the study is full.
    #[error("cannot {doing} `{}` ({source}): make room there and run the command again; the study's new texts need it \
             beside the old ones until all are written", shown(.path))]
    StudyFull {
        /// What was tried, as a verb: `write`.
        doing: &'static str,
        /// The file or folder that it was tried with.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// A file that is to be copied became another one meanwhile.
    #[error("`{}` changed while it was copied: build again when it is whole", shown(.0))]
    Changed(PathBuf),
    /// A file that is to be copied is not to be had.
    #[error("cannot read `{}` to copy it ({source}): it was moved, removed or closed to you since the build began, or \
             it never was yours to read; put it right and build again", shown(.path))]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// No file system holds it.
    #[error("cannot {doing} `{}`: its name, or the way to it, is longer than the file system holds; give what is \
             published there a shorter name or `slug`, or choose another folder with `--out`", shown(.path))]
    TooLong {
        /// What was tried, as a verb: `write`.
        doing: &'static str,
        /// The file or folder that it was tried with.
        path: PathBuf,
    },
    /// The file system is full.
    #[error("cannot {doing} `{}` ({source}): make room there; the new site needs it beside the old one until it is \
             whole", shown(.path))]
    Full {
        /// What was tried, as a verb: `write`.
        doing: &'static str,
        /// The file or folder that it was tried with.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// The folder that a file would lie in is not there.
    #[error("cannot write `{}`: the folder `{}` is not there; make it first, or choose another place", shown(.file),
             shown(.folder))]
    NoFolder {
        /// The file.
        file: PathBuf,
        /// The folder.
        folder: PathBuf,
    },
    /// The system does not let us.
    #[error("cannot {doing} `{}` ({source}): check the permissions there, and that it is not read-only", shown(.path))]
    Io {
        /// What was tried, as a verb: `write`.
        doing: &'static str,
        /// The file or folder that it was tried with.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
}

/// Up to three names, and how many more there are.
#[derive(Debug, PartialEq, Eq)]
pub struct Examples {
    names: Vec<String>,
    more: usize,
}

impl Examples {
    /// More do not help to recognise them.
    const SHOWN: usize = 3;

    /// The first names of a list; none where it is empty.
    pub(super) fn first_of(mut names: Vec<String>) -> Option<Self> {
        let more = names.len().saturating_sub(Self::SHOWN);
        names.truncate(Self::SHOWN);
        (!names.is_empty()).then_some(Self { names, more })
    }
}

impl std::fmt::Display for Examples {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Foreign names may hold anything, also what would write elsewhere on a terminal.
        let names: Vec<String> = self.names.iter().map(|name| format!("`{}`", name.escape_debug())).collect();
        f.write_str(&names.join(", "))?;
        if self.more > 0 { write!(f, " and {} more", self.more) } else { Ok(()) }
    }
}

/// Says what was tried when the system refuses.
pub(super) fn failed(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> OutputError {
    move |source| {
        let path = path.to_owned();
        match source.kind() {
            io::ErrorKind::InvalidFilename => OutputError::TooLong { doing, path },
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => OutputError::Full { doing, path, source },
            _ => OutputError::Io { doing, path, source },
        }
    }
}

/// Says what was to be copied when the system refuses.
pub(super) fn copying(from: &Path) -> impl FnOnce(io::Error) -> OutputError {
    move |source| OutputError::Unreadable { path: from.to_owned(), source }
}

/// What is gone already need not be removed.
pub(super) fn gone(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        result => result,
    }
}

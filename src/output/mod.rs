//! The door out: artifacts become files, in a folder or in memory.
//!
//! Comes in: paths and bytes, from many threads. Goes out: a folder that holds exactly them, where a file whose bytes
//! are the same is not touched, and nothing that is not ours is overwritten or removed.
//! Does not know: what the bytes are.
//!
//! A new site grows as a whole tree beside the old one ([`tree`]); then the two folders change places in one step
//! ([`swap`]). Where that cannot be, the old folder is changed file by file, in an order in which no page is there
//! before what it needs ([`in_place`]). Nothing here asks how an earlier run ended: what a killed one has left is
//! taken apart in the same way as what a good one leaves ([`leftover`]).
//!
//! Killing the program at any moment does no harm, as the kernel keeps what it was given. A power cut may: files are
//! not synced one by one, which would take as long as the whole build. Only a manifest of new paths is, since one that
//! came out empty would stop the next build, while a page that did is seen to differ and written again.
#![expect(clippy::disallowed_methods, reason = "this is the door that files are written through")]

mod cache_folder;
mod commit;
mod compare;
mod error;
mod file_lock;
mod folder_attributes;
mod footprint;
mod hook_file;
mod in_place;
mod leftover;
mod listing;
mod manifest;
#[cfg(test)]
mod memory;
mod owned;
mod path_table;
mod read_back;
mod single_file;
mod staging;
pub mod study_files;
mod swap;
mod transaction;
mod tree;

pub use cache_folder::CacheFolder;
pub use commit::FileCounts;
pub use error::OutputError;
pub use footprint::{Footprint, footprints};
pub use hook_file::{HookFile, write_hook};
#[cfg(test)]
pub use memory::Memory;
pub use read_back::read_back;
pub use single_file::write_file;
pub use transaction::Transaction;

use std::path::Path;

use crate::base::path::OutPath;

/// Where artifacts go: a [`Transaction`] for a folder, memory for tests.
pub trait Sink: Sync {
    /// Takes one file's bytes; each path once.
    fn put(&self, path: &OutPath, bytes: &[u8]) -> Result<(), OutputError> {
        self.put_pieces(path, &[bytes])
    }

    /// The same for bytes that lie in several places: to put them together first takes as much memory again.
    fn put_pieces(&self, path: &OutPath, pieces: &[&[u8]]) -> Result<(), OutputError>;

    /// Takes a copy of a file that is open, called `from` in messages; each path once.
    fn put_copy(&self, path: &OutPath, from: &Path, file: &std::fs::File) -> Result<(), OutputError>;

    /// Takes the file that an earlier build has laid down at the path, as it stands and without a look into it; each
    /// path once. False where there is none: then it must be put.
    fn keep(&self, _path: &OutPath) -> Result<bool, OutputError> {
        Ok(false)
    }
}

/// Whether a folder holds a site that we have laid down.
pub fn holds_site(folder: &Path) -> bool {
    folder.join(manifest::NAME).is_file()
}

#[cfg(test)]
mod tests;

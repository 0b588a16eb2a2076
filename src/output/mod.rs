//! The door out: artifacts become files, in a folder or in memory.
//!
//! Comes in: paths and bytes, from many threads. Goes out: a folder that holds exactly them, where a file whose bytes
//! are the same is not touched, and nothing that is not ours is overwritten or removed.
//! Does not know: what the bytes are.
#![expect(clippy::disallowed_methods, reason = "this is the door that files are written through")]

mod commit;
pub mod edit;
mod error;
mod listing;
mod manifest;
mod memory;
mod shelf;
mod stage;
mod staging;

pub use commit::Counts;
pub use error::OutputError;
pub use memory::Memory;
pub use stage::Stage;

use std::path::Path;

use crate::base::path::OutPath;

/// Where artifacts go: a [`Stage`] for a folder, a [`Memory`] for tests and for serving.
pub trait Sink: Sync {
    /// Takes one file's bytes; each path once.
    fn put(&self, path: &OutPath, bytes: &[u8]) -> Result<(), OutputError>;

    /// Takes a copy of a file on the disk; each path once.
    fn put_file(&self, path: &OutPath, from: &Path) -> Result<(), OutputError>;
}

#[cfg(test)]
mod tests;

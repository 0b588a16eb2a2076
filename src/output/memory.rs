//! Output that stays in memory, for tests.
//!
//! Comes in: artifacts. Goes out: a map of them. Does not know: whether they are ever written.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::error::copying;
use super::path_table::PathTable;
use super::{OutputError, Sink};
use crate::base::path::OutPath;

/// Artifacts by path, each with its bytes.
#[derive(Debug, Default)]
pub struct Memory(PathTable<Vec<u8>>);

impl Memory {
    /// With nothing in it.
    pub fn new() -> Self {
        Self::default()
    }

    /// All that was put.
    pub fn into_files(self) -> BTreeMap<OutPath, Vec<u8>> {
        self.0.into_files()
    }
}

impl Sink for Memory {
    fn put_pieces(&self, path: &OutPath, pieces: &[&[u8]]) -> Result<(), OutputError> {
        self.0.put(path, pieces.concat())
    }

    fn put_copy(&self, path: &OutPath, from: &Path, mut file: &File) -> Result<(), OutputError> {
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).map_err(copying(from))?;
        self.0.put(path, bytes)
    }
}

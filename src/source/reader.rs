//! The bytes of a site's files, read when they are asked for.
//!
//! Comes in: a store, and what goes before it. Goes out: bytes, or texts, or a complaint. Does not know: which files there
//! are.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{FileStamp, Store, complaint, names};
use crate::base::path::SourcePath;
use crate::diagnostic::{Checked, Diagnostic};

/// Brings the bytes of a site's files, also when the snapshot is no more.
#[derive(Debug, Clone)]
pub struct SourceReader {
    pub(super) store: Arc<dyn Store>,
    /// Bytes that go before those of the store; none for a file that is to count as gone.
    pub(super) over: BTreeMap<SourcePath, Option<Vec<u8>>>,
}

impl SourceReader {
    /// A file's text, read now, and what the file system said of it right before; none where it cannot be read or is not
    /// UTF-8, and then a complaint says why.
    pub fn text(&self, path: &SourcePath) -> Checked<Option<(String, Option<FileStamp>)>> {
        let read = self.bytes(path).and_then(|(bytes, stamp)| Ok((into_text(path, bytes)?, stamp)));
        match read {
            Ok(read) => Checked::new(Some(read), Vec::new()),
            Err(complaint) => Checked::new(None, vec![complaint]),
        }
    }

    /// A file's bytes, read now, and what the file system said of it right before.
    pub(super) fn bytes(&self, path: &SourcePath) -> Result<(Vec<u8>, Option<FileStamp>), Diagnostic> {
        match self.over.get(path) {
            Some(Some(bytes)) => Ok((bytes.clone(), None)),
            Some(None) => Err(complaint::cannot_read(path, "there is no such file")),
            None => self.store.read(path),
        }
    }

    /// The store, where it has the file as it is read.
    pub(super) fn store_of(&self, path: &SourcePath) -> Option<&dyn Store> {
        (!self.over.contains_key(path)).then_some(&*self.store)
    }
}

fn into_text(path: &SourcePath, bytes: Vec<u8>) -> Result<String, Diagnostic> {
    if !names::fits_text(bytes.len() as u64) {
        return Err(complaint::too_large(path));
    }
    let text = String::from_utf8(bytes).map_err(|error| complaint::not_utf8(path, &error))?;
    complaint::control_character(path, &text).map_or(Ok(text), Err)
}

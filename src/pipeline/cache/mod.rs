//! What one build leaves for the next on the disk: what it read, and what its pages were made from.
//!
//! Comes in: the files of a folder that may be lost or damaged at any time. Goes out: what is in them, if this very program
//! has written it and every bit of it is as it was; else nothing. Does not know: how it is used.
//!
//! There are seven kinds of files: `history` has when the study's files were changed up to some commit, `files` has the digest
//! of each file of the study, `interviews` the entries of those that take long to parse, `draws` says how sure the order of the
//! priorities is, `search` has the turns of transcripts as the search's index has them, `tools` what transcripts name of tools,
//! and `site-…` says of an output folder what each of its files was made from. They hold what the last build needed and nothing
//! older, so they grow with the study alone.

mod diagnostic;
mod draws;
mod files;
mod memory;
mod seal;
mod search;
mod site;

use std::path::Path;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::output;

pub(super) use diagnostic::StoredDiagnostic;
pub(super) use files::{CachedFiles, EntryLocation, FileToStore};
pub(super) use site::{StoredFile, StoredSite};

/// Where it lies, below the root.
const FOLDER: &str = ".cairn-cache";

/// What builds of a study have stored for the next one.
#[derive(Debug, Clone)]
pub struct BuildCache(output::CacheFolder);

impl BuildCache {
    /// That of the study in a folder.
    pub fn of_study(root: &Path) -> Self {
        Self(output::CacheFolder::at(root.join(FOLDER)))
    }

    /// A value under a seal that holds in this folder alone. The seal is no secret: whoever has the program could make one
    /// over what no build has read. But a folder that came with a clone is another folder, whatever is in it.
    fn sealed<T: Serialize>(&self, value: &T) -> Option<Vec<u8>> {
        seal::sealed(&(self.0.id(), value))
    }

    /// The value in a file, where its seal holds.
    fn opened<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        let (id, value): (Option<(u64, u64)>, T) = seal::opened(&self.0.read(name)?)?;
        (id == self.0.id()).then_some(value)
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "the test copies a folder as anybody would")]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn what_was_copied_is_not_believed() {
        let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let cache = BuildCache::of_study(here.path());
        cache.0.write("made", |_| Ok(()));
        let bytes = cache.sealed(&"words").unwrap();
        cache.0.write("x", |file| file.write_all(&bytes));
        assert_eq!(cache.opened::<String>("x").as_deref(), Some("words"));
        let moved = there.path().join("moved");
        fs::create_dir_all(there.path().join(FOLDER)).unwrap();
        fs::copy(here.path().join(FOLDER).join("x"), there.path().join(FOLDER).join("x")).unwrap();
        if cache.0.id().is_some() {
            assert_eq!(BuildCache::of_study(there.path()).opened::<String>("x"), None);
        }
        fs::rename(here.path(), &moved).unwrap();
        assert_eq!(
            BuildCache::of_study(&moved).opened::<String>("x").as_deref(),
            Some("words"),
            "a study may be moved"
        );
    }
}

//! What the file system says of a file that we have laid down, so that a later build can tell whether it is still that file.
//!
//! Comes in: the file. Goes out: a [`Footprint`], to be compared with an earlier one. Does not know: the bytes.

use std::fs::{self, Metadata};
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::base::path::OutPath;

/// The length, the time and the number of a file. Not when its entry was changed last: to publish a site is to link its
/// files, and that changes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Footprint {
    length: u64,
    modified: Duration,
    #[cfg(unix)]
    inode: (u64, u64),
}

/// Some file systems tell times in whole seconds, FAT in steps of two: there a file that was written a moment ago may be
/// written again without a trace.
const COARSE: Duration = Duration::from_secs(2);

impl Footprint {
    /// That of a regular file; none where there is none, or where its time says too little.
    pub(super) fn of(file: &Path) -> Option<Self> {
        let found = fs::symlink_metadata(file).ok().filter(Metadata::is_file)?;
        let modified = found.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
        let is_old = SystemTime::now().duration_since(UNIX_EPOCH + modified).is_ok_and(|age| age > COARSE);
        (is_old || modified.subsec_nanos() != 0).then(|| Self {
            length: found.len(),
            modified,
            #[cfg(unix)]
            inode: {
                use std::os::unix::fs::MetadataExt;
                (found.dev(), found.ino())
            },
        })
    }
}

/// Those of many files in a folder, in their order.
pub fn footprints(folder: &Path, paths: &[&OutPath]) -> Vec<Option<Footprint>> {
    paths.par_iter().map(|path| Footprint::of(&folder.join(path.as_str()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_written_again_is_another() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a");
        assert_eq!(Footprint::of(&file), None);
        fs::write(&file, "one").unwrap();
        let before = Footprint::of(&file);
        fs::hard_link(&file, folder.path().join("b")).unwrap();
        assert_eq!(Footprint::of(&file), before, "a second name does not make it another");
        std::thread::sleep(Duration::from_millis(20));
        fs::write(&file, "two").unwrap();
        assert!(before.is_some() && Footprint::of(&file) != before);
        assert_eq!(Footprint::of(folder.path()), None);
    }
}

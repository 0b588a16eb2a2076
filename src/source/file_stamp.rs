//! What the file system says of a file that changes whenever its bytes do.
//!
//! Comes in: a file's metadata. Goes out: a [`FileStamp`], to be compared with an earlier one.
//! Does not know: the bytes.

use std::fs::Metadata;
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};

/// File systems tell times in steps: what was written right before it was looked at may be written again within the
/// same step. Two seconds is the coarsest step in use (FAT).
const SETTLED: Duration = Duration::from_secs(2);

/// The size, the times and the number of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileStamp {
    size: u64,
    modified: SystemTime,
    /// When anything about it changed, which no program can set back, and which file it is.
    #[cfg(unix)]
    inode: (i64, i64, u64),
    /// Whether its last change was long ago when it was looked at.
    settled: bool,
}

impl FileStamp {
    /// The stamp of a file, looked at now; none where the file system keeps no times.
    pub(super) fn from_metadata(found: &Metadata) -> Option<Self> {
        let modified = found.modified().ok()?;
        Some(Self {
            size: found.len(),
            modified,
            #[cfg(unix)]
            inode: {
                use std::os::unix::fs::MetadataExt;
                (found.ctime(), found.ctime_nsec(), found.ino())
            },
            settled: is_long_ago(modified) && is_long_ago(changed(found)),
        })
    }

    /// Whether the bytes are those that the file had when `earlier` was taken, right before they were read.
    pub fn vouches_for(&self, earlier: &Self) -> bool {
        earlier.settled && Self { settled: true, ..*self } == *earlier
    }

    /// The same as if the file had been looked at long after its last change, which no test has the time to wait for.
    #[cfg(test)]
    pub(super) fn looked_at_later(self) -> Self {
        Self { settled: true, ..self }
    }
}

/// A time to come, of another machine's clock, is not long ago.
fn is_long_ago(time: SystemTime) -> bool {
    SystemTime::now().duration_since(time).is_ok_and(|age| age > SETTLED)
}

/// When anything about a file changed, where the system tells.
#[cfg(unix)]
fn changed(found: &Metadata) -> SystemTime {
    use std::os::unix::fs::MetadataExt;
    SystemTime::UNIX_EPOCH + Duration::from_secs(u64::try_from(found.ctime()).unwrap_or(0))
}

#[cfg(not(unix))]
fn changed(_: &Metadata) -> SystemTime {
    SystemTime::UNIX_EPOCH
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: FileStamp = FileStamp {
        size: 1,
        modified: SystemTime::UNIX_EPOCH,
        #[cfg(unix)]
        inode: (1, 2, 3),
        settled: true,
    };

    #[test]
    fn vouches_for_what_did_not_change_and_was_settled_then() {
        assert!(OLD.vouches_for(&OLD));
        assert!(!FileStamp { size: 2, ..OLD }.vouches_for(&OLD));
        assert!(!FileStamp { modified: SystemTime::UNIX_EPOCH + Duration::from_nanos(1), ..OLD }.vouches_for(&OLD));
        let fresh = FileStamp { settled: false, ..OLD };
        assert!(!OLD.vouches_for(&fresh), "it may have been written again within the same step of the clock");
        assert!(fresh.vouches_for(&OLD));
    }
}

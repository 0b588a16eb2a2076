//! What the file system says of the texts that an entry is made of.
//!
//! Comes in: files as they were found. Goes out: [`Stamps`], to be compared with earlier ones. Does not know: the texts.

use serde::{Deserialize, Serialize};

use crate::source::{FileStamp, SourceFile};

/// What the file system says of a file and of the list beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Stamps {
    file: Option<FileStamp>,
    /// None where there is no list.
    beside: Option<Option<FileStamp>>,
}

impl Stamps {
    pub(super) fn new(file: &SourceFile, beside: Option<&SourceFile>) -> Self {
        Self { file: file.stamp, beside: beside.map(|file| file.stamp) }
    }

    /// Whether the texts are those that were there when `earlier` was taken.
    pub(super) fn vouch_for(&self, earlier: &Self) -> bool {
        vouches(self.file, earlier.file)
            && match (self.beside, earlier.beside) {
                (None, None) => true,
                (Some(now), Some(then)) => vouches(now, then),
                _ => false,
            }
    }

    /// Whether a file with this stamp has the text that it had when these were taken.
    pub(super) fn are_vouched_for(&self, now: Option<FileStamp>) -> bool {
        vouches(now, self.file)
    }

    /// Whether the word of the file system is enough, if it says the same again.
    pub(super) fn are_settled(&self) -> bool {
        let settled = |stamp: Option<FileStamp>| stamp.is_none() || vouches(stamp, stamp);
        settled(self.file) && self.beside.is_none_or(settled)
    }
}

fn vouches(now: Option<FileStamp>, then: Option<FileStamp>) -> bool {
    now.zip(then).is_some_and(|(now, then)| now.vouches_for(&then))
}

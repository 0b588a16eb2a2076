//! What the file system says of the texts that an entry is made of.
//!
//! Comes in: files as they were found. Goes out: [`Stamps`], to be compared with earlier ones. Does not know: the texts.

use serde::{Deserialize, Serialize};

use super::quote_lists::InterviewLists;
use crate::base::path::SourcePath;
use crate::source::{FileStamp, SourceFile};

/// What the file system says of a file and of the lists beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Stamps {
    file: Option<FileStamp>,
    /// Of the interview's own list; none where there is none.
    own: Option<Option<FileStamp>>,
    /// Of the lists of whoever coded it again: their names say who.
    second: Box<[(SourcePath, Option<FileStamp>)]>,
}

impl Stamps {
    pub(super) fn new(file: &SourceFile, beside: &InterviewLists<'_>) -> Self {
        let second = beside.second.iter().map(|list| (list.path.clone(), list.stamp));
        Self { file: file.stamp, own: beside.own.map(|list| list.stamp), second: second.collect() }
    }

    /// Whether the texts are those that were there when `earlier` was taken.
    pub(super) fn vouch_for(&self, earlier: &Self) -> bool {
        vouches(self.file, earlier.file)
            && match (self.own, earlier.own) {
                (None, None) => true,
                (Some(now), Some(then)) => vouches(now, then),
                _ => false,
            }
            && self.second.len() == earlier.second.len()
            && self.second.iter().zip(&earlier.second).all(|(now, then)| now.0 == then.0 && vouches(now.1, then.1))
    }

    /// Whether a file with this stamp has the text that it had when these were taken.
    pub(super) fn are_vouched_for(&self, now: Option<FileStamp>) -> bool {
        vouches(now, self.file)
    }

    /// Whether the word of the file system is enough, if it says the same again.
    pub(super) fn are_settled(&self) -> bool {
        let settled = |stamp: Option<FileStamp>| stamp.is_none() || vouches(stamp, stamp);
        settled(self.file) && self.own.is_none_or(settled) && self.second.iter().all(|(_, stamp)| settled(*stamp))
    }
}

/// Whether the word of the file system is enough that a file is as it was then.
pub(super) fn vouches(now: Option<FileStamp>, then: Option<FileStamp>) -> bool {
    now.zip(then).is_some_and(|(now, then)| now.vouches_for(&then))
}

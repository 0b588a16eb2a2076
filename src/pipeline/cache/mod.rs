//! What one build leaves for the next on the disk: what it read, and what its pages were made from.
//!
//! Comes in: the files of a folder that may be lost or damaged at any time. Goes out: what is in them, if this very program
//! has written it and every bit of it is as it was; else nothing. Does not know: how it is used.
//!
//! There are three kinds of files: `files` says of each file of the study what its text was, `interviews` has what was made
//! of those that take long to read, and `site-…` says of an output folder what each of its files was made from. They hold
//! what the last build needed and nothing older, so they grow with the study alone.

mod complaint;
mod files;
mod seal;
mod site;

use std::path::Path;

use crate::output;

pub(super) use complaint::Kept;
pub(super) use files::{Known, Record, Told};
pub(super) use site::{Laid, Site};

/// Where it lies, below the root.
const FOLDER: &str = ".cairn-cache";

/// What is remembered of a study.
#[derive(Debug, Clone)]
pub struct Cache(output::Cache);

impl Cache {
    /// That of the study in a folder.
    pub fn of_study(root: &Path) -> Self {
        Self(output::Cache::at(root.join(FOLDER)))
    }
}

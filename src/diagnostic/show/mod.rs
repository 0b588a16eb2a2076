//! Turns complaints into text, one file a format.
//!
//! Comes in: complaints and a way to look at the files they are about. Goes out: text.
//! Does not know: where it is printed.

pub mod brief;
pub mod github;
pub mod human;
pub mod json;
mod region;
pub mod sarif;
mod text_cache;

pub use text_cache::{Lines, TextCache};

use crate::base::path::SourcePath;

/// What a file of the study is called where the program was started: services look for it from there.
pub type Naming<'n> = &'n dyn Fn(&SourcePath) -> String;

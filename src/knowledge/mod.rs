//! Entries become a linked, read-only whole: every name is looked up, everything knows its neighbours.
//!
//! Comes in: all entries. Goes out: one [`Knowledge`]. Does not know: addresses, HTML, the disk.

mod crowded;
mod directory;
pub mod entities;
mod files;
mod link;
mod names;
mod people;
mod questions;

#[cfg(test)]
mod tests;

pub use crowded::MOST_THEMES_OF_ONE;
pub use entities::*;
pub use files::KnownFile;
pub use link::link;
pub use names::Names;

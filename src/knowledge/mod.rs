//! Entries become a linked, read-only whole: every name is looked up, everything knows its neighbours.
//!
//! Comes in: all entries. Goes out: one [`Knowledge`]. Does not know: addresses, HTML, the disk.

pub mod entities;

pub use entities::*;

//! Turns complaints into text, one file a format.
//!
//! Comes in: complaints and a way to look at the files they are about. Goes out: text.
//! Does not know: where it is printed.

pub mod human;
mod texts;

pub use texts::Texts;

//! Finding what somebody said: what is released becomes an index in many small files, and a query asks them.
//!
//! Comes in: what is released, through a site's context. Goes out: shards as bytes, and what a query finds in them. Does not
//! know: templates, the disk, what was withheld. The script of the search page does the same in a browser, integer by
//! integer: what is said of words, numbers and files here holds for both.

mod format;
mod forms;
pub mod index;
pub mod integers;
mod kind;
pub mod query;
pub mod words;

pub use kind::ResultKind;

//! The words every other room speaks: slugs, paths, places in a file, lines and columns, dense ids, digests, edits, links,
//! headers, folded text, letters, digits, directions, plurals; and how both doors open what lies beneath a folder.
//!
//! Comes in: nothing of ours. Goes out: small values without behaviour of their own.
//! Does not know: anything of ours.

pub mod beneath;
pub mod digits;
pub mod direction;
pub mod edit;
pub mod fold;
pub mod hash;
pub mod headers;
pub mod history;
pub mod id;
pub mod letters;
pub mod lines;
pub mod link;
pub mod path;
pub mod phrases;
pub mod plural;
pub mod slug;
pub mod span;

/// A calendar date, as front matter has it (`2026-03-12`), without a time or a zone.
pub use jiff::civil::Date;

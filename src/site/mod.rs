//! Knowledge and numbers become pages as data, with addresses.
//!
//! Comes in: knowledge, numbers, settings. Goes out: a [`Plan`] of all pages, then a [`Sheet`] for each, one by one; and
//! the [data files](data). Does not know: templates, the disk.

pub mod count;
pub mod data;
pub mod facts;
pub mod follow;
pub mod lock;
pub mod plan;
pub mod route;
pub mod transcripts;
pub mod view;

mod claims;
mod links;
mod raw;

pub use facts::{Facts, Index};
pub use links::Leads;
pub use plan::{Brought, Page, Plan, Planned, plan};
pub use transcripts::{Transcript, Transcripts};
pub use view::block::QuoteCache;
pub use view::{Sheet, sheet};

#[cfg(test)]
pub(crate) mod testing;

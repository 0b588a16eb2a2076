//! Markdown with places: front matter, events, bracketed spans, HTML.
//!
//! Comes in: a file's text. Goes out: trees and HTML whose every piece knows where it stood.
//! Does not know: what an interview is, what an address is.

pub mod attributes;
mod body;
pub mod bracketed;
pub mod document;
mod footnotes;
pub mod front_matter;
pub mod headings;
mod hidden;
mod highlight;
pub mod html;
pub mod limit_blocks;
mod limited;
pub mod links;
pub mod literal;
mod parted;
mod unread;
#[cfg(test)]
pub(crate) mod well_formed;
pub mod yaml;

pub use unread::FRONT_MATTER_NOT_FIRST;

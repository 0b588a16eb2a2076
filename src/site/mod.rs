//! What is released becomes pages as data, with addresses.
//!
//! Comes in: what is released of a study, numbers, settings. Goes out: a [`Plan`] of all pages and data files, then each of
//! them, one by one. Does not know: templates, the disk, what was withheld.

pub mod addresses;
pub mod agreement;
pub mod chart;
pub mod data;
pub mod follow;
pub mod lock;
pub mod page;
pub mod page_html;
pub mod page_kind;
pub mod page_readers;
pub mod picture;
pub mod plan;
pub mod quote_selection;
pub mod ranked_thing;
pub mod ranking;
pub mod route;
pub mod section;
pub mod site_context;
pub mod speaker_names;
pub mod status;
pub mod theme_index;
pub mod theme_pages;
pub mod tool_mentions;
pub mod transcripts;
pub mod view;
pub mod words;

mod as_markdown;
mod claims;
mod fallen_step;
mod found_tools;
mod mentions;
mod quote_home;
mod raw;
mod source_links;
mod tool_index;
mod tool_memory;
mod tool_names;
mod turn_words;

pub use addresses::{Addresses, LookAsset};
pub use claims::ADDRESS_TAKEN;
pub use found_tools::FoundTools;
pub use page::{Content, PageData, content};
pub use page_html::PageHtml;
pub use page_readers::PageReaders;
pub use plan::{Plan, PlanInputs, Planned, plan, read_pages};
pub use site_context::{SiteContext, SiteIndex};
pub use tool_memory::ToolMemory;
pub use tool_mentions::mentioned_tools;
pub use transcripts::{Transcript, Transcripts};
pub use view::block::QuoteCache;

#[cfg(test)]
pub(crate) mod testing;

//! cairn turns marked interview transcripts into a site of quotes, themes and priorities.

pub mod analysis;
pub mod base;
pub mod config;
pub mod content;
pub mod diagnostic;
pub mod knowledge;
pub mod look;
pub mod markdown;
pub mod output;
pub mod site;
pub mod source;

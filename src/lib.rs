//! cairn turns marked interview transcripts into a site of quotes, themes and priorities.
//!
//! A build runs these phases, each a function from a finished value to a finished value:
//!
//! 1. [`source`] looks at the site's folder: a snapshot of its files.
//! 2. [`config`] reads the settings, [`markdown`] and [`content`] read each file on its own into an entry.
//! 3. [`knowledge`] links the entries into one read-only whole.
//! 4. [`analysis`] counts and ranks: priorities, co-occurrence, coverage.
//! 5. [`release`] lets out what an audience may see.
//! 6. [`check`] judges, for `cairn check`: what is allowed and doubtful.
//! 7. [`site`] gives everything an address and decides what each page shows.
//! 8. [`search`] makes the index in which the pages' words are found.
//! 9. [`look`] dresses the pages in templates, styles and scripts.
//! 10. [`output`] lays them down.
//!
//! [`edit`] changes the study's own files: it renames, merges and moves themes, and makes the fixes of what is complained of.
//!
//! [`import`] makes interviews of what recorders write, [`export`] writes what other programs read.
//!
//! [`pipeline`] knows the order, [`cli`] talks to people; [`base`] and [`diagnostic`] are the words that all of them use.

pub mod analysis;
pub mod base;
pub mod check;
pub mod cli;
pub mod config;
pub mod content;
pub mod diagnostic;
pub mod edit;
pub mod export;
pub mod import;
pub mod knowledge;
pub mod look;
pub mod markdown;
pub mod output;
pub mod pipeline;
pub mod release;
pub mod search;
pub mod serve;
pub mod site;
pub mod source;

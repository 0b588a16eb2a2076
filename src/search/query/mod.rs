//! Queries over an index.
//!
//! Comes in: what somebody typed, and the files of an index. Goes out: what is found, in order, with what made each score. Does not
//! know: how the index is made, where its files lie. `search-engine.js` and its parts do the same in a browser; a test holds the two
//! together.

mod answer;
mod apart;
mod ask;
mod asked;
mod doubt;
mod excerpt;
mod explain;
mod facts;
mod filters;
mod find;
mod found;
mod lists;
mod locate;
mod manifest;
mod order;
mod parse;
mod passages;
mod reader;
mod resolve;
mod score;
mod slip;
mod term_shard;

pub use answer::{ResultPerson, SearchAnswer, SearchResult};
pub use apart::{FoundApart, PartCount, found_apart};
pub use ask::search;
pub use asked::AskedWord;
pub use doubt::{QueryDoubt, doubts};
pub use excerpt::MarkedText;
pub use explain::{ExplainedScore, ExplainedWord};
pub use found::SearchLimits;
pub use order::kinds;
pub use parse::{AskedFilter, AskedQuery, FilterKey, parse};
pub use reader::{IndexError, IndexReader, ShardSource};

//! What several pages show alike: links, people, groups of quotes, numbers.
//!
//! Comes in: the site's context and ids. Goes out: small serialisable values. Does not know: which page asks.

pub mod answer;
pub mod asked;
pub mod assumed;
pub mod bar;
pub mod charter;
pub mod contents;
pub mod context;
pub mod crew;
pub mod crowd;
pub mod described;
pub mod doubt;
pub mod evidence;
pub mod first_block;
pub mod graduation;
pub mod group;
pub mod headline;
pub mod heard_teams;
pub mod ledger;
pub mod likely_ranks;
pub mod next_interview;
pub mod not_heard;
pub mod number;
pub mod passed;
pub mod plan;
pub mod rank;
pub mod receipt;
pub mod score;
pub mod shareable;
pub mod short_list;
pub mod spoken_to;
pub mod surprises;
pub mod theme_count;
pub mod weights;
pub mod workflow;

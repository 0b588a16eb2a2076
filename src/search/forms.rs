//! Files of an index as they are written and read: the keys of those that both have to know, in order.
//!
//! Comes in: nothing, these are the forms. Goes out: [`GroupsForm`], [`TermShardForm`]. Does not know: what the numbers in them mean.

use serde::{Deserialize, Serialize};

/// What is said of all groups.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct GroupsForm {
    pub(super) count: u32,
    pub(super) digests: String,
    /// The names of shards with further quotes,
    pub(super) further: String,
    /// and for each how far its group is from that of the one before, and its first quote.
    #[serde(rename = "furtherAt")]
    pub(super) further_at: String,
    pub(super) years: String,
    pub(super) people: String,
    pub(super) speakers: String,
}

/// A shard of the dictionary. `N` is how the names of other shards are held.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct TermShardForm<N> {
    pub(super) terms: Vec<String>,
    pub(super) family: String,
    pub(super) stems: Vec<String>,
    /// How many terms are of other shards.
    pub(super) also: usize,
    pub(super) df: String,
    pub(super) at: String,
    pub(super) shards: Vec<N>,
}

//! What is shown of what is found: titles, words, addresses.
//!
//! Comes in: the files with texts. Goes out: the same, by name. Does not know: any query.

use serde::Deserialize;

/// An interview: what is said of it, its takeaways, some of its quotes, and where its turns are. A file with further quotes has
/// these alone.
#[derive(Debug, Deserialize)]
pub(super) struct ShownInterview {
    pub(super) slug: String,
    pub(super) title: String,
    pub(super) url: String,
    #[serde(default)]
    pub(super) date: Option<String>,
    #[serde(default)]
    pub(super) takeaways: Vec<String>,
    /// A number, the words, and an anchor on the interview's page or a whole address.
    pub(super) quotes: Vec<(u32, String, String)>,
    /// The first turn of each file of turns, with its name.
    #[serde(default)]
    pub(super) turns: Vec<(u32, String)>,
}

/// A turn: its number, its anchor, who speaks, the words.
#[derive(Debug, Deserialize)]
pub(super) struct ShownTurn(
    pub(super) u32,
    pub(super) String,
    #[expect(dead_code, reason = "postings say who speaks too")] u32,
    pub(super) String,
);

/// One of the study's own entries: its kind, title, address and text.
#[derive(Debug, Deserialize)]
pub(super) struct ShownEntry(
    #[expect(dead_code, reason = "the manifest says the kind too")] String,
    pub(super) String,
    pub(super) String,
    pub(super) String,
);

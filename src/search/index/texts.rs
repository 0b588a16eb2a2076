//! What is shown of documents in a list of results: shards with the texts of turns, of quotes, and of the study's entries.
//!
//! Comes in: texts, one after the other. Goes out: shards, and where each begins. Does not know: terms.

use std::borrow::Cow;

use serde::Serialize;

use super::shard::{IndexSink, ShardName, ShardWriter, json_into};

/// About so many bytes of text are in a block.
const SMALL_BLOCK: usize = 4 << 10;
/// And so many where there are more than [`FEW_GROUPS`].
const LARGE_BLOCK: usize = 16 << 10;
/// Of more interviews small blocks would be too many files.
pub(super) const FEW_GROUPS: usize = 256;

/// Texts on their way into blocks.
#[derive(Debug)]
pub(super) struct TextBlocks {
    size: usize,
    open: Vec<u8>,
    first: u32,
    /// The first number of each block that was written, and its name.
    pub(super) blocks: Vec<(u32, ShardName)>,
}

impl TextBlocks {
    /// Those of an interview, of so many.
    pub(super) fn of_interview(groups: usize) -> Self {
        Self::new(if groups > FEW_GROUPS { LARGE_BLOCK } else { SMALL_BLOCK })
    }

    /// Those of the study.
    pub(super) fn of_study() -> Self {
        Self::new(SMALL_BLOCK)
    }

    /// About how large a block is.
    pub(super) fn size(&self) -> usize {
        self.size
    }

    fn new(size: usize) -> Self {
        Self { size, open: Vec::new(), first: 0, blocks: Vec::new() }
    }

    /// Adds a row; a block that is full is written.
    pub(super) fn add<E, S>(&mut self, number: u32, row: &impl Serialize, out: &ShardWriter<'_, S>) -> Result<(), E>
    where
        S: IndexSink<Error = E>,
    {
        if self.open.is_empty() {
            self.first = number;
        }
        self.open.push(if self.open.is_empty() { b'[' } else { b',' });
        json_into(&mut self.open, row);
        if self.open.len() >= self.size { self.finish(out) } else { Ok(()) }
    }

    /// Writes the last block.
    pub(super) fn finish<E, S>(&mut self, out: &ShardWriter<'_, S>) -> Result<(), E>
    where
        S: IndexSink<Error = E>,
    {
        if !self.open.is_empty() {
            self.open.push(b']');
            self.blocks.push((self.first, out.shard(&self.open)?));
            self.open.clear();
        }
        Ok(())
    }
}

/// What is shown of an interview's documents.
#[derive(Debug, Serialize)]
pub(super) struct InterviewShard<'a> {
    pub(super) slug: &'a str,
    /// Empty where only quotes of it may be shown.
    pub(super) title: &'a str,
    /// Empty too; then each quote has its own.
    pub(super) url: String,
    pub(super) date: Option<String>,
    pub(super) speakers: Vec<Cow<'a, str>>,
    pub(super) takeaways: &'a [String],
    pub(super) quotes: Vec<(u32, String, String)>,
    pub(super) turns: &'a [(u32, ShardName)],
}

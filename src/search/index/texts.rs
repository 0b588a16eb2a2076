//! What is shown of documents in a list of results: shards with the texts of turns, of quotes, and of the study's entries.
//!
//! Comes in: texts, one after the other. Goes out: shards, and where each begins. Does not know: terms.

use std::borrow::Cow;

use serde::Serialize;

use super::shard::{IndexSink, ShardName, ShardWriter, json_into};

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
    /// Blocks of about a size.
    pub(super) fn new(size: usize) -> Self {
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

/// What every shard of an interview has: its quotes are shown without another.
#[derive(Debug, Clone, Serialize)]
pub(super) struct InterviewHead<'a> {
    pub(super) slug: &'a str,
    /// Empty where only quotes of it may be shown.
    pub(super) title: &'a str,
    /// Empty too; then each quote has its own.
    pub(super) url: String,
    pub(super) date: Option<String>,
}

/// Some quotes of an interview, one behind the other.
#[derive(Debug, Default, Serialize)]
pub(super) struct QuoteBlock {
    /// The number, the text, and the address of each.
    pub(super) quotes: Vec<(u32, String, String)>,
    /// Of each its kind, who said it, and its themes.
    pub(super) facts: String,
}

/// The shard of an interview: what is shown of it and its takeaways, its quotes where they are few, and where its turns are.
#[derive(Debug, Serialize)]
pub(super) struct InterviewShard<'a> {
    #[serde(flatten)]
    pub(super) head: InterviewHead<'a>,
    pub(super) speakers: Vec<Cow<'a, str>>,
    pub(super) takeaways: Vec<&'a str>,
    pub(super) turns: &'a [(u32, ShardName)],
    #[serde(flatten)]
    pub(super) own: QuoteBlock,
}

/// A shard with quotes of an interview alone.
#[derive(Debug, Serialize)]
pub(super) struct FurtherQuotes<'a> {
    #[serde(flatten)]
    pub(super) head: InterviewHead<'a>,
    #[serde(flatten)]
    pub(super) block: QuoteBlock,
}

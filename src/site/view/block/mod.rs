//! Blocks: finished HTML that is written straight into a page's bytes, since a page may have thousands of its parts.
//!
//! Comes in: the ids of what is to be shown. Goes out: a [`Mark`] to each for the template, and the HTML when the page is
//! put together. Does not know: where on the page it stands.

mod cards;
mod digests;
mod lines;
mod pen;
mod quotes;

use std::fmt;
use std::ops::Range;

use serde::{Serialize, Serializer};

use self::pen::Pen;
use super::parts::PageContext;
use super::transcript;
use crate::base::hash::Hasher;
use crate::base::id::Id;
use crate::diagnostic::Diagnostic;
use crate::knowledge::{InterviewId, QuoteId, ThemeId};

pub(in crate::site) use digests::Digests;
pub use lines::Said;
pub(in crate::site) use quotes::Quotes;

/// How a mark begins. Text from content is escaped and HTML from content has no comments, so nothing but a field that
/// is a mark writes one.
const OPEN: &str = "<!--cairn:";
const CLOSE: &str = "-->";

/// What stands for a block while the page's template is filled; the block is written wherever the template puts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark(usize);

/// Something that is written without a template.
#[derive(Debug)]
pub enum Block<'a> {
    /// The transcript of an interview.
    Transcript(InterviewId),
    /// The words of a plain page, into [`Knowledge::pages`](crate::knowledge::Knowledge::pages).
    Words(usize),
    /// Quotes in full; on a theme's page without that theme's name.
    Cards(Vec<QuoteId>, Option<ThemeId>),
    /// An interview's quotes, as the list beside its transcript.
    Index(InterviewId),
    /// Quotes on a line each.
    Evidence(Vec<QuoteId>),
    /// What people said that went into a number.
    Said(Vec<Said<'a>>),
}

/// The blocks of one page.
#[derive(Debug, Default)]
pub struct Blocks<'a>(Vec<Block<'a>>);

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{OPEN}{}{CLOSE}", self.0)
    }
}

impl Serialize for Mark {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Block<'_> {
    /// Writes it. Only a transcript may no longer be there.
    fn write(&self, context: &PageContext<'_>, out: &mut String) -> Result<(), Box<Diagnostic>> {
        match self {
            Self::Transcript(id) => {
                let entry = &context.knowledge().interviews[*id].entry;
                transcript::write(context, *id, &context.facts.transcripts.transcript(entry)?, out);
            }
            Self::Words(page) => {
                let entry = &context.knowledge().pages[*page];
                out.push_str(&context.prose(&entry.kind.body, &entry.path));
            }
            Self::Cards(quotes, on) => cards::write(&mut Pen { context, out }, quotes, *on),
            Self::Index(id) => lines::index(&mut Pen { context, out }, *id),
            Self::Evidence(quotes) => lines::evidence(&mut Pen { context, out }, quotes),
            Self::Said(said) => lines::said(&mut Pen { context, out }, said),
        }
        Ok(())
    }

    /// Adds all that decides how it is written on its page, without writing what is long.
    fn hash_into(&self, context: &PageContext<'_>, hasher: &mut Hasher) {
        let digests = context.facts.digests();
        let quotes = |quotes: &[QuoteId], hasher: &mut Hasher| hasher.all(quotes.iter().map(|id| digests.quotes[*id]));
        match self {
            Self::Transcript(id) => {
                transcript::hash_into(context, *id, hasher);
                quotes(&context.knowledge().interviews[*id].quotes, hasher);
            }
            Self::Cards(ids, on) => {
                hasher.value(&on.map(Id::index));
                quotes(ids, hasher);
            }
            Self::Index(id) => quotes(&context.knowledge().interviews[*id].quotes, hasher),
            Self::Evidence(ids) => quotes(ids, hasher),
            Self::Said(said) => {
                hasher.value(&said.len());
                for Said { who, value, quotes: ids } in said {
                    hasher.digest(digests.person(who));
                    hasher.value(value);
                    quotes(ids, hasher);
                }
            }
            Self::Words(page) => {
                let entry = &context.knowledge().pages[*page];
                hasher.bytes(context.prose(&entry.kind.body, &entry.path).as_bytes());
            }
        }
    }
}

impl<'a> Blocks<'a> {
    /// Adds a block and gives what stands for it.
    pub fn add(&mut self, block: Block<'a>) -> Mark {
        self.0.push(block);
        Mark(self.0.len() - 1)
    }

    /// Adds all that decides how the blocks are written on their page.
    pub(super) fn hash_into(&self, context: &PageContext<'_>, hasher: &mut Hasher) {
        self.0.iter().for_each(|block| block.hash_into(context, hasher));
    }

    /// Writes what a template made, and each block in the place of its mark.
    pub(super) fn fill(
        &self,
        context: &PageContext<'_>,
        html: &str,
        most: usize,
        out: &mut String,
    ) -> Result<(), Box<Diagnostic>> {
        let mut rest = html;
        while let Some((mark, block)) = self.next(rest).filter(|_| out.len() <= most) {
            out.push_str(&rest[..mark.start]);
            block.write(context, out)?;
            rest = &rest[mark.end..];
        }
        out.push_str(rest);
        Ok(())
    }

    /// The first mark of a block that there is; what only looks like one is text.
    fn next(&self, html: &str) -> Option<(Range<usize>, &Block<'a>)> {
        memchr::memmem::find_iter(html.as_bytes(), OPEN).find_map(|start| {
            let number = start + OPEN.len();
            let digits = html[number..].bytes().take_while(u8::is_ascii_digit).count();
            let block = self.0.get(html[number..number + digits].parse::<usize>().ok()?)?;
            let closed = html[number + digits..].starts_with(CLOSE);
            closed.then_some((start..number + digits + CLOSE.len(), block))
        })
    }
}

#[cfg(test)]
mod tests;

//! Blocks: finished HTML that is written straight into a page's bytes, since a page may have thousands of its parts.
//!
//! Comes in: the ids of what is to be shown. Goes out: a [`Placeholder`] to each for the template, and the HTML when the
//! page is put together. Does not know: where on the page it stands.

mod block_writer;
mod cards;
mod embedded;
pub(super) mod html;
mod lines;
pub(super) mod quotes;
mod writer;

use std::fmt;
use std::ops::Range;

use serde::{Serialize, Serializer};

use self::block_writer::BlockWriter;
use self::html::HtmlWriter;
use self::writer::{DigestWriter, PageWriter};
use super::parts::context::PageContext;
use super::timeline::TimelineContext;
use super::transcript::TranscriptContext;
use crate::base::hash::Hasher;
use crate::diagnostic::Diagnostic;
use crate::knowledge::{InterviewId, QuoteId, ThemeId};
use crate::site::page_html::PageHtml;

pub use embedded::QuoteNames;
pub use lines::Said;
pub use quotes::QuoteCache;

/// How a placeholder begins. Text from content is escaped and HTML from content has no comments, so nothing but a field that
/// is a placeholder writes one.
const OPEN: &str = "<!--cairn:";
const CLOSE: &str = "-->";

/// What stands for a block while the page's template is filled; the block is written wherever the template puts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placeholder(usize);

/// Something that is written without a template.
#[derive(Debug)]
pub enum Block<'a> {
    /// The transcript of an interview.
    Transcript(InterviewId, Box<TranscriptContext<'a>>),
    /// The timeline of an interview.
    Timeline(InterviewId, Box<TimelineContext<'a>>),
    /// HTML or SVG that is already there.
    Markup(String),
    /// Quotes in full; on a theme's page without that theme's name.
    Cards(Vec<QuoteId>, Option<ThemeId>),
    /// A quote set apart, with who said it.
    Excerpt(QuoteId),
    /// Quotes as a page of somebody else's shows them.
    Embedded(Vec<QuoteId>, QuoteNames),
    /// An interview's quotes, as the list beside its transcript.
    Index(Vec<QuoteId>),
    /// Quotes on a line each.
    Evidence(Vec<QuoteId>),
    /// What people said that went into a number.
    Said(Vec<Said<'a>>),
}

/// The blocks of one page.
#[derive(Debug, Default)]
pub struct Blocks<'a>(Vec<Block<'a>>);

impl fmt::Display for Placeholder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{OPEN}{}{CLOSE}", self.0)
    }
}

impl Serialize for Placeholder {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Block<'_> {
    /// Writes it, into a page or for its digest. Only a transcript, and what is made of it, may no longer be there.
    fn write<'a>(&self, out: &mut impl BlockWriter<'a>) -> Result<(), Box<Diagnostic>> {
        match self {
            Self::Transcript(id, context) => out.transcript(*id, context)?,
            Self::Timeline(id, context) => out.timeline(*id, context)?,
            Self::Markup(markup) => {
                out.html(markup);
            }
            Self::Cards(quotes, on) => cards::write(out, quotes, *on),
            Self::Excerpt(quote) => lines::excerpt(out, *quote),
            Self::Embedded(quotes, names) => embedded::write(out, quotes, *names),
            Self::Index(quotes) => lines::index(out, quotes),
            Self::Evidence(quotes) => lines::evidence(out, quotes),
            Self::Said(said) => lines::said(out, said),
        }
        Ok(())
    }
}

impl<'a> Blocks<'a> {
    /// Adds a block and gives what stands for it.
    pub fn add(&mut self, block: Block<'a>) -> Placeholder {
        self.0.push(block);
        Placeholder(self.0.len() - 1)
    }

    /// Adds all that decides how the blocks are written on their page.
    pub(in crate::site) fn hash_into(&self, context: &PageContext<'_>, quotes: &QuoteCache, hasher: &mut Hasher) {
        let mut out = DigestWriter::new(context, quotes);
        for block in &self.0 {
            // What a digest is made of needs no file.
            let _ = block.write(&mut out);
        }
        out.hash_into(hasher);
    }

    /// Writes what a template made, and each block in the place of its placeholder.
    pub(in crate::site) fn fill(
        &self,
        context: &PageContext<'_>,
        quotes: &QuoteCache,
        html: &str,
        most: usize,
        out: &mut PageHtml,
    ) -> Result<(), Box<Diagnostic>> {
        let mut rest = html;
        let mut out = PageWriter::new(context, quotes, out);
        while let Some((placeholder, block)) = self.next(rest).filter(|_| out.position() <= most) {
            out.html(&rest[..placeholder.start]);
            block.write(&mut out)?;
            rest = &rest[placeholder.end..];
        }
        out.html(rest);
        Ok(())
    }

    /// The first placeholder of a block that there is; what only looks like one is text.
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

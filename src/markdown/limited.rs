//! Stretches of a text that not everybody may read, while it is written as HTML.
//!
//! Comes in: the stretches, and the blocks of the text in turn. Goes out: which limit holds for a word, and for a block with its
//! tags. Does not know: who may read what.

use pulldown_cmark::Tag;

use crate::base::span::Span;

/// What is limited. It is asked about places that go forward, now and then a little back.
pub(super) struct Limited {
    /// Apart from each other, in order, each with its number.
    stretches: Vec<(Span, u32)>,
    /// Near the last place that was asked about.
    near: usize,
    /// The limit of what was written last.
    current: Option<u32>,
    /// For each block around, the limit of its tags.
    blocks: Vec<Option<u32>>,
}

impl Limited {
    pub(super) fn new(stretches: Vec<(Span, u32)>) -> Self {
        Self { stretches, near: 0, current: None, blocks: Vec::new() }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.stretches.is_empty()
    }

    /// The limit of a byte, and how far it holds.
    pub(super) fn at(&mut self, at: usize) -> (Option<u32>, usize) {
        while self.near > 0 && self.stretches[self.near - 1].0.range().end > at {
            self.near -= 1;
        }
        while self.stretches.get(self.near).is_some_and(|(span, _)| span.range().end <= at) {
            self.near += 1;
        }
        match self.stretches.get(self.near) {
            Some((span, limit)) if span.range().start <= at => (Some(*limit), span.range().end),
            Some((span, _)) => (None, span.range().start),
            None => (None, usize::MAX),
        }
    }

    /// Takes a limit for what is written next. If it is another than before: whether one ends.
    pub(super) fn change(&mut self, limit: Option<u32>) -> Option<bool> {
        let before = std::mem::replace(&mut self.current, limit);
        (before != limit).then_some(before.is_some())
    }

    /// The limit of the tags of a block that begins: that of a stretch which holds all of it. The parts of a table and of a
    /// list stay or go with the whole, so that what is left is one.
    pub(super) fn enter(&mut self, tag: &Tag<'_>, span: Span) -> Option<u32> {
        let limit = match tag {
            Tag::TableHead | Tag::TableRow | Tag::TableCell | Tag::Item => self.blocks.last().copied().flatten(),
            _ => self.of_whole(span),
        };
        self.blocks.push(limit);
        limit
    }

    /// The same for the block that ends.
    pub(super) fn leave(&mut self) -> Option<u32> {
        self.blocks.pop().flatten()
    }

    fn of_whole(&mut self, block: Span) -> Option<u32> {
        let (start, end) = (block.range().start, block.range().end);
        let (limit, until) = self.at(start);
        limit.filter(|_| end <= until)
    }
}

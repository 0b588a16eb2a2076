//! Stretches of a text that are not shown.
//!
//! Comes in: spans in any order. Goes out: what hides a place. Does not know: why it is hidden.

use crate::base::span::{Span, apart};

/// What is hidden. It is asked about places that go forward, now and then a little back.
pub(super) struct Hidden {
    /// Sorted, apart from each other.
    pub(super) spans: Vec<Span>,
    /// Near the last place that was asked about.
    near: usize,
}

impl Hidden {
    pub(super) fn new(spans: Vec<Span>) -> Self {
        Self { spans: apart(spans), near: 0 }
    }

    /// The first that ends behind a place.
    pub(super) fn first_behind(&mut self, at: usize) -> Option<Span> {
        let is_behind = |hidden: &Span| hidden.range().end > at;
        let is_first = |index: usize| {
            self.spans[..index].last().is_none_or(|before| !is_behind(before))
                && self.spans.get(index).is_none_or(is_behind)
        };
        // Most often it is the one of the last time, or the next; an emphasis that ends may lead far back.
        if !is_first(self.near) {
            let next = (self.near + 1).min(self.spans.len());
            self.near = if is_first(next) { next } else { self.spans.partition_point(|hidden| !is_behind(hidden)) };
        }
        self.spans.get(self.near).copied()
    }

    /// Whether any of a span is hidden.
    pub(super) fn touch(&mut self, span: Span) -> bool {
        self.first_behind(span.range().start).is_some_and(|hidden| hidden.start < span.end)
    }
}

//! Stretches of a text that are not shown.
//!
//! Comes in: spans in any order. Goes out: what hides a place. Does not know: why it is hidden.

use crate::base::span::Span;

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
        while self.near > 0 && self.spans[self.near - 1].range().end > at {
            self.near -= 1;
        }
        while self.spans.get(self.near).is_some_and(|hidden| hidden.range().end <= at) {
            self.near += 1;
        }
        self.spans.get(self.near).copied()
    }

    /// Whether any of a span is hidden.
    pub(super) fn touch(&mut self, span: Span) -> bool {
        self.first_behind(span.range().start).is_some_and(|hidden| hidden.start < span.end)
    }
}

/// Spans in order, those that touch or overlap joined.
fn apart(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    spans.dedup_by(|next, last| {
        let joined = next.start <= last.end;
        if joined {
            last.end = last.end.max(next.end);
        }
        joined
    });
    spans
}

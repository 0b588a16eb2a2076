//! What of a document is shown whole or not at all, and where footnotes are called and defined.
//!
//! Comes in: stretches of the file. Goes out: the same, wide enough to cut nothing that cannot be cut. Does not know: what the
//! stretches mean.

use pulldown_cmark::{CodeBlockKind, Event, Tag};

use super::{Document, Leaf};
use crate::base::span::Span;

impl Document<'_> {
    /// Links, pictures and highlighted code, the outermost of them, in the order of the file.
    pub fn elements(&self) -> Vec<Span> {
        let is_element = |event: &Event<'_>| match event {
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) => true,
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => !info.is_empty(),
            _ => false,
        };
        let mut elements: Vec<Span> = Vec::new();
        for (_, span) in self.events.iter().filter(|(event, _)| is_element(event)) {
            if elements.last().is_none_or(|last| last.end <= span.start) {
                elements.push(*span);
            }
        }
        elements
    }

    /// A stretch so wide that it cuts none of some elements, and no code span, character reference or line break.
    pub fn uncut(&self, span: Span, elements: &[Span]) -> Span {
        let joined = |span: Span, whole: Option<&Span>| match whole {
            Some(whole) if whole.start < span.end && span.start < whole.end => {
                Span { start: span.start.min(whole.start), end: span.end.max(whole.end) }
            }
            _ => span,
        };
        let first = elements.partition_point(|element| element.end <= span.start);
        let last = elements.partition_point(|element| element.start < span.end);
        let span = joined(joined(span, elements.get(first)), last.checked_sub(1).and_then(|last| elements.get(last)));
        let whole = |leaf: Option<&Leaf>| leaf.filter(|leaf| !leaf.is_literal).map(|leaf| leaf.span);
        let first = self.leaves.partition_point(|leaf| leaf.span.end <= span.start);
        let last = self.leaves.partition_point(|leaf| leaf.span.start < span.end);
        let (first, last) =
            (whole(self.leaves.get(first)), whole(last.checked_sub(1).and_then(|last| self.leaves.get(last))));
        joined(joined(span, first.as_ref()), last.as_ref())
    }

    /// The calls of footnotes: their labels, and where each stands.
    pub fn footnote_calls(&self) -> impl Iterator<Item = (&str, Span)> {
        self.events.iter().filter_map(|(event, span)| match event {
            Event::FootnoteReference(label) => Some((label.as_ref(), *span)),
            _ => None,
        })
    }

    /// The footnotes that are defined: their labels, and all that each holds.
    pub fn footnote_definitions(&self) -> impl Iterator<Item = (&str, Span)> {
        self.events.iter().filter_map(|(event, span)| match event {
            Event::Start(Tag::FootnoteDefinition(label)) => Some((label.as_ref(), *span)),
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_cut_is_taken_whole() {
        let text = "one `two three` four &amp; [five six](u) seven\n\n```sh\neight nine\n```\n";
        let document = Document::parse(text, 0);
        let elements = document.elements();
        let widened = |from: &str, to: &str| {
            let at = |word: &str| text.find(word).expect("the word is there");
            &text[document.uncut(Span::new(at(from), at(to) + to.len()), &elements).range()]
        };
        assert_eq!(widened("ne", "on"), "n", "words are cut anywhere");
        assert_eq!(widened("three", "our"), "`two three` four");
        assert_eq!(widened("four", "&"), "four &amp;");
        assert_eq!(widened("six", "six"), "[five six](u)");
        assert_eq!(widened("seven", "eight"), "seven\n\n```sh\neight nine\n```");
        let six = text.find("six").expect("the word is there");
        assert_eq!(&text[document.uncut(Span::new(six, six + 3), &[]).range()], "six");
    }
}

//! Footnotes as HTML: each is called by its number, and leads back to where it was called first.
//!
//! Comes in: labels, in the order of a document. Goes out: HTML as pulldown-cmark writes it, with a place at the first call and
//! a link to it at the number of the note. Does not know: where in the HTML it stands.

use std::fmt::Write as _;

use pulldown_cmark_escape::escape_html;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::base::span::{Span, at_byte};
use crate::markdown::document::Document;

/// How the name of a place begins that a footnote leads back to.
const CALL: &str = "ref:";

/// The footnotes of one document, while it is written.
#[derive(Default)]
pub(super) struct Footnotes<'d> {
    /// By their labels, in the order in which they are met; where something is limited, first those that everybody may read.
    numbers: FxHashMap<&'d str, usize>,
    /// Those that were called already.
    called: FxHashSet<&'d str>,
    /// Those with a call that everybody may read: they lead back to the first of these, which is there on every page. Asked
    /// for only where something is limited.
    openly_called: FxHashSet<&'d str>,
    /// All that are called anywhere; asked for where there is a note.
    called_somewhere: Option<FxHashSet<&'d str>>,
}

/// The beginning of a note, up to the words that say where its number leads, and what follows on those.
pub(super) struct NoteStart {
    pub(super) html: String,
    /// None where the note is never called, and leads nowhere.
    pub(super) behind_words: Option<String>,
}

impl<'d> Footnotes<'d> {
    /// For a document in which some stretches, in order, are limited.
    pub(super) fn new(document: &'d Document<'_>, limits: &[(Span, u32)]) -> Self {
        if limits.is_empty() {
            return Self::default();
        }
        let open = document.footnote_calls().filter(|(_, span)| at_byte(limits, span.start).0.is_none());
        let mut footnotes = Self::default();
        // What only some may read moves no number of what all may.
        for (label, _) in open {
            footnotes.openly_called.insert(label);
            footnotes.number(label);
        }
        footnotes
    }

    fn number(&mut self, label: &'d str) -> usize {
        let next = self.numbers.len() + 1;
        *self.numbers.entry(label).or_insert(next)
    }

    /// A call of a note, with the limit of the place where it stands.
    pub(super) fn call(&mut self, label: &'d str, limit: Option<u32>) -> String {
        let mut html = String::from("<sup class=\"footnote-reference\"><a ");
        let is_passed_over = limit.is_some() && self.openly_called.contains(label);
        if !is_passed_over && self.called.insert(label) {
            html.extend(["id=\"", CALL, &escaped(label), "\" "]);
        }
        let _ = write!(html, "href=\"#{}\">{}</a></sup>", escaped(label), self.number(label));
        html
    }

    /// The beginning of a note of a document.
    pub(super) fn note(&mut self, label: &'d str, document: &'d Document<'_>) -> NoteStart {
        let (number, id) = (self.number(label), escaped(label));
        let mut html =
            format!("<div class=\"footnote-definition\" id=\"{id}\"><sup class=\"footnote-definition-label\">");
        let calls = || document.footnote_calls().map(|(label, _)| label).collect();
        if !self.called_somewhere.get_or_insert_with(calls).contains(label) {
            let _ = write!(html, "{number}</sup>");
            return NoteStart { html, behind_words: None };
        }
        html.extend(["<a href=\"#", CALL, &id, "\" aria-label=\""]);
        NoteStart { html, behind_words: Some(format!(" {number}\">{number}</a></sup>")) }
    }
}

fn escaped(label: &str) -> String {
    let mut html = String::new();
    escape_html(&mut html, label).expect("writing to a string does not fail");
    html
}

#[cfg(test)]
mod tests {
    use crate::markdown::document::Document;
    use crate::markdown::html::{Edits, Piece, render};

    fn html(text: &str) -> String {
        let document = Document::parse(text, 0);
        let body = render(&document, Edits::<()>::default(), |_| ());
        let pieces = body.pieces(text).map(|piece| match piece {
            Piece::Words(html) | Piece::Html(html) | Piece::Slot((), html) => html.to_owned(),
            Piece::Edge(edge) => format!("‹{edge:?}›"),
        });
        pieces.collect()
    }

    #[test]
    fn a_footnote_leads_back_to_its_first_call() {
        assert_eq!(
            html("One[^a&b], two[^a&b].\n\n[^a&b]: Words.\n"),
            "<p>One<sup class=\"footnote-reference\"><a id=\"ref:a&amp;b\" href=\"#a&amp;b\">1</a></sup>, two\
             <sup class=\"footnote-reference\"><a href=\"#a&amp;b\">1</a></sup>.</p>\n\
             <div class=\"footnote-definition\" id=\"a&amp;b\"><sup class=\"footnote-definition-label\">\
             <a href=\"#ref:a&amp;b\" aria-label=\"‹BackToCall› 1\">1</a></sup>\n<p>Words.</p>\n</div>\n"
        );
    }

    #[test]
    fn what_is_never_called_leads_nowhere() {
        let found = html("One[^a].\n\n[^a]: Words.\n\n[^b]: Others.\n");
        assert_eq!(found.matches("href=\"#ref:").count(), 1, "{found}");
        assert_eq!(html("[^b]: Others.\n").matches("<a").count(), 0);
    }

    #[test]
    fn what_only_looks_like_a_call_stays() {
        let text = "`<sup class=\"footnote-reference\"><a href=\"#x\">`\n";
        assert!(!html(text).contains("<a "), "{}", html(text));
    }
}

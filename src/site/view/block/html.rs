//! HTML that is the same on every page, written out or noted for a digest.
//!
//! Comes in: HTML of ours, text. Goes out: bytes, or what a digest is made of, by the same function. Does not know: pages.

use crate::base::hash::Digest;
use crate::content::interview::QuoteKind;
use crate::site::route;
use crate::site::site_context::Who;
use crate::site::view::escape::{escaped, escaped_from};
use crate::site::words::Words;

/// Takes HTML that is the same on every page.
pub(super) trait HtmlWriter {
    /// HTML of ours, as it is.
    fn html(&mut self, html: &str) -> &mut Self;

    /// Any text.
    fn text(&mut self, text: &str) -> &mut Self;

    /// A place on a page, as a link ends.
    fn anchor(&mut self, id: &str) -> &mut Self;

    /// Text in its own direction that there may be none of, with HTML before it.
    fn isolated_after(&mut self, html: &str, text: Option<&str>) -> &mut Self {
        match text {
            Some(text) if !text.is_empty() => self.html(html).html("<bdi>").text(text).html("</bdi>"),
            _ => self,
        }
    }

    /// What a quote is evidence of.
    fn kind(&mut self, words: &Words, kind: QuoteKind) -> &mut Self {
        self.html("<span class=\"kind kind-").html(kind.word()).html("\">").text(words.kind_word(kind)).html("</span>")
    }

    /// Somebody's pseudonym and role.
    fn name(&mut self, who: &Who<'_>) -> &mut Self {
        self.html("<span class=\"who\">").text(who.name).html("</span>").isolated_after(", ", who.role)
    }
}

impl HtmlWriter for String {
    fn html(&mut self, html: &str) -> &mut Self {
        self.push_str(html);
        self
    }

    fn text(&mut self, text: &str) -> &mut Self {
        escaped(self, text);
        self
    }

    fn anchor(&mut self, id: &str) -> &mut Self {
        let start = self.len();
        route::write_place(self, id);
        escaped_from(self, start);
        self
    }
}

/// Notes what is the same on every page.
#[derive(Default)]
pub(super) struct PartWriter(Vec<u8>);

impl PartWriter {
    /// The digest of all that was written since the last one.
    pub(super) fn take_digest(&mut self) -> Digest {
        let digest = Digest::of(&self.0);
        self.0.clear();
        digest
    }
}

/// Adds bytes with their length, so that each thing is set apart from the next.
pub(super) fn note(bytes: &mut Vec<u8>, thing: &[u8]) {
    bytes.extend_from_slice(&(thing.len() as u64).to_le_bytes());
    bytes.extend_from_slice(thing);
}

impl HtmlWriter for PartWriter {
    fn html(&mut self, html: &str) -> &mut Self {
        note(&mut self.0, html.as_bytes());
        self
    }

    fn text(&mut self, text: &str) -> &mut Self {
        self.html(text)
    }

    fn anchor(&mut self, id: &str) -> &mut Self {
        self.html(id)
    }
}

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
pub(in crate::site::view) trait HtmlWriter {
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
        kind_around(self, kind, |out| _ = out.text(words.kind_word(kind)));
        self
    }

    /// Somebody's pseudonym and role.
    fn name(&mut self, who: &Who<'_>) -> &mut Self {
        self.html("<span class=\"who\">").text(who.name).html("</span>").isolated_after(", ", who.role)
    }
}

/// How a theme's title begins that leads to it; the address follows.
pub(in crate::site::view) const CHIP: &str = "<a class=\"chip\" href=\"";

/// What a quote is evidence of, around the words for it.
pub(in crate::site::view) fn kind_around<W: HtmlWriter + ?Sized>(
    out: &mut W,
    kind: QuoteKind,
    write: impl FnOnce(&mut W),
) {
    out.html("<span class=\"kind kind-").html(kind.word()).html("\">");
    write(out);
    out.html("</span>");
}

/// A link to the line of a file that a quote begins in.
pub(in crate::site::view) fn source_link<'w, W: HtmlWriter>(out: &'w mut W, words: &Words, address: &str) -> &'w mut W {
    let text = words.text("card.source");
    out.html("<a class=\"source\" href=\"").text(address).html("\">").text(text).html("</a>")
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

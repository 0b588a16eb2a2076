//! The links in a text of content. Where one leads to something that is withheld, only its words are left: an address that
//! answers nobody would still say what is there.
//!
//! Comes in: HTML in pieces, with a slot in place of each relative target. Goes out: the HTML with targets, or without the link.
//! Does not know: where links lead.

use serde::Serialize;

use super::escape::escaped;

/// What becomes of a relative link that leads to nothing of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(super) enum DeadLinks {
    /// It stays as it is written: its file may be put there by somebody else.
    AsWritten,
    /// Its words stay, and a picture's description.
    Words,
}

/// Writes HTML with links.
pub(super) struct LinkWriter {
    dead: DeadLinks,
    /// What the next HTML goes on with.
    cut: Cut,
    /// Whether a link is open of which only the words are written.
    is_unlinked: bool,
}

/// A tag that was begun and is not written.
#[derive(PartialEq, Eq)]
enum Cut {
    Nothing,
    Link,
    Picture,
}

/// How the tags begin whose target is a slot.
const LINK: &str = "<a href=\"";
const PICTURE: &str = "<img src=\"";

impl LinkWriter {
    pub(super) fn new(dead: DeadLinks) -> Self {
        Self { dead, cut: Cut::Nothing, is_unlinked: false }
    }

    /// Ready HTML.
    pub(super) fn html(&mut self, out: &mut String, html: &str) {
        let cut = std::mem::replace(&mut self.cut, Cut::Nothing);
        if cut == Cut::Nothing {
            return out.push_str(html);
        }
        // What stands in an attribute is escaped, so the first `>` ends the tag.
        let (tag, rest) = html.split_once('>').unwrap_or((html, ""));
        if cut == Cut::Picture {
            let words = tag.split_once("alt=\"").and_then(|(_, words)| words.split_once('"'));
            out.push_str(words.map_or("", |(words, _)| words));
        }
        out.push_str(rest);
    }

    /// Where a link of a file leads: an address of the site, or what the file says. What begins with `/` begins at the site's
    /// root, which need not be the host's, also where it is a file that no entry stands behind.
    pub(super) fn target(&mut self, out: &mut String, href: Option<&str>, home: &str, as_written: &str) {
        match (href, as_written.strip_prefix('/')) {
            (Some(href), _) => escaped(out, href),
            (None, _) if self.dead == DeadLinks::Words => self.cut_tag(out),
            (None, Some(below)) => {
                escaped(out, home);
                out.push_str(below);
            }
            (None, None) => out.push_str(as_written),
        }
    }

    fn cut_tag(&mut self, out: &mut String) {
        if out.ends_with(LINK) {
            out.truncate(out.len() - LINK.len());
            (self.cut, self.is_unlinked) = (Cut::Link, true);
        } else if out.ends_with(PICTURE) {
            out.truncate(out.len() - PICTURE.len());
            self.cut = Cut::Picture;
        }
    }

    /// A link has ended, with its tag.
    pub(super) fn end(&mut self, out: &mut String) {
        if std::mem::take(&mut self.is_unlinked) && out.ends_with("</a>") {
            out.truncate(out.len() - "</a>".len());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::document::Document;
    use crate::markdown::html::{self, Edge, Edits, Piece};

    /// A text whose links to `shown.md` lead somewhere.
    fn written(dead: DeadLinks, text: &str) -> String {
        let document = Document::parse(text, 0);
        let body = html::render(&document, Edits::default(), str::to_owned);
        let (mut out, mut writer) = (String::new(), LinkWriter::new(dead));
        for piece in body.pieces(text) {
            match piece {
                Piece::Words(html) | Piece::Html(html) => writer.html(&mut out, html),
                Piece::Slot(target, as_written) => {
                    let href = (target == "shown.md").then_some("../shown/");
                    writer.target(&mut out, href, "../", as_written);
                }
                Piece::Edge(Edge::LinkEnd) => writer.end(&mut out),
                Piece::Edge(_) => {}
            }
        }
        out.trim().to_owned()
    }

    #[test]
    fn a_link_to_what_is_withheld_is_its_words() {
        for (text, expected) in [
            ("A [b *c*](secret.md) d.", "<p>A b <em>c</em> d.</p>"),
            ("A [b](secret.md 'a > \"b\"') d.", "<p>A b d.</p>"),
            ("A [b](/secret.md#c) d.", "<p>A b d.</p>"),
            ("A [b][c] d.\n\n[c]: secret.md", "<p>A b d.</p>"),
            ("A ![b & c](secret.png 'd') e.", "<p>A b &amp; c e.</p>"),
            ("A ![](secret.png) e.", "<p>A  e.</p>"),
            ("[![b](secret.png)](secret.md)", "<p>b</p>"),
            ("[![b](secret.png)](shown.md)", "<p><a href=\"../shown/\">b</a></p>"),
            ("[![b](shown.md)](secret.md)", "<p><img src=\"../shown/\" alt=\"b\" /></p>"),
            ("[a](secret.md)[b](shown.md)", "<p>a<a href=\"../shown/\">b</a></p>"),
            ("[](secret.md)", "<p></p>"),
            ("[a](https://e.example) [b](#c)", "<p><a href=\"https://e.example\">a</a> <a href=\"#c\">b</a></p>"),
        ] {
            assert_eq!(written(DeadLinks::Words, text), expected, "{text}");
        }
    }

    #[test]
    fn where_nothing_is_withheld_it_stays_as_written() {
        for (text, expected) in [
            ("A [b](there.md).", "<p>A <a href=\"there.md\">b</a>.</p>"),
            ("A [b](/there.md).", "<p>A <a href=\"../there.md\">b</a>.</p>"),
            ("![b](there.png)", "<p><img src=\"there.png\" alt=\"b\" /></p>"),
        ] {
            assert_eq!(written(DeadLinks::AsWritten, text), expected, "{text}");
        }
    }
}

//! The words of an entry that is no transcript.
//!
//! Comes in: HTML with places for links. Goes out: HTML whose links lead somewhere. Does not know: which page it is for.

use super::escape::attribute;
use super::parts::Desk;
use crate::base::path::SourcePath;
use crate::content::Prose;
use crate::markdown::html::Piece;

/// The HTML with every link that leads to something of the site turned into an address, the others as they were.
pub(super) fn filled(desk: &Desk<'_>, body: &Prose, path: &SourcePath) -> String {
    let mut html = String::with_capacity(body.html.len() + body.slots.len() * 16);
    for piece in body.pieces() {
        match piece {
            Piece::Html(text) => html.push_str(text),
            Piece::Slot(written, as_written) => match desk.resolved(path, written) {
                Some(href) => attribute(&mut html, &href),
                None => html.push_str(as_written),
            },
        }
    }
    html
}

//! The words of an entry that is no transcript.
//!
//! Comes in: HTML with places for links. Goes out: HTML whose links lead somewhere. Does not know: which page it is for.

use super::escape::escaped;
use super::footnotes;
use super::parts::PageContext;
use crate::base::path::SourcePath;
use crate::content::Prose;
use crate::markdown::html::Piece;
use crate::site::route::Route;

/// The HTML with every link that leads to something of the site turned into an address, the others as they were.
pub(super) fn filled(context: &PageContext<'_>, body: &Prose, path: &SourcePath) -> String {
    let mut html = String::new();
    for piece in body.pieces() {
        match piece {
            Piece::Words(text) | Piece::Html(text) => html.push_str(text),
            Piece::Slot(written, as_written) => link(&mut html, context, path, written, as_written),
        }
    }
    footnotes::lead_back(&mut html, 0);
    html
}

/// Writes where a link of a file leads: an address of the site, or what the file says. What begins with `/` begins at the
/// site's root, which need not be the host's, also where it is a file that no entry stands behind.
pub(super) fn link(out: &mut String, context: &PageContext<'_>, path: &SourcePath, written: &str, as_written: &str) {
    match context.resolved(path, written) {
        Some(href) => escaped(out, &href),
        None => match as_written.strip_prefix('/') {
            Some(below) => {
                escaped(out, &context.href(&Route::home()));
                out.push_str(below);
            }
            None => out.push_str(as_written),
        },
    }
}

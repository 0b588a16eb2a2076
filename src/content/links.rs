//! The links and pictures of a text.
//!
//! Comes in: a parsed text, and who may read which of its passages. Goes out: [`InnerLink`]s. Does not know: where they lead.

use crate::content::InnerLink;
use crate::content::limits::ReadingLimits;
use crate::markdown::document::Document;
use crate::markdown::html;

/// The links and pictures of a text that stay within the site.
pub(super) fn links(document: &Document<'_>, limits: &ReadingLimits) -> Vec<InnerLink> {
    let links = html::inner_links(document).map(|(target, span, picture)| InnerLink {
        target: target.to_owned(),
        span,
        picture,
        limit: limits.at(span.start),
    });
    links.collect()
}

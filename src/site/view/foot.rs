//! What stands at the end of a page: where its file is edited, its feed.
//!
//! Comes in: the page's address and file. Goes out: a [`PageFoot`]. Does not know: what the page shows.

use serde::Serialize;

use super::parts::context::PageContext;
use crate::base::path::SourcePath;
use crate::site::route::Route;
use crate::site::source_links;

/// What stands at the end of a page.
#[derive(Debug, Default, Serialize)]
pub struct PageFoot {
    /// Where its file is edited.
    pub edit: Option<String>,
    /// The feed of what is new on it, where there is one beside that of the site.
    pub feed: Option<String>,
}

/// The end of a page.
pub(super) fn foot(context: &PageContext<'_>, route: &Route, file: Option<&SourcePath>) -> PageFoot {
    let file = file.filter(|_| context.released().shows_sources());
    let feed = Some(route.feed()).filter(|feed| *route != Route::home() && context.site.addresses.has_page(feed));
    PageFoot {
        edit: file.and_then(|file| source_links::edit(&context.site.settings.repository, file)),
        feed: feed.map(|feed| context.href(&feed)),
    }
}

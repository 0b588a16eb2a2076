//! What stands at the end of a page: where its file is edited.
//!
//! Comes in: the page's file. Goes out: a [`PageFoot`]. Does not know: what the page shows.

use serde::Serialize;

use super::parts::context::PageContext;
use crate::base::path::SourcePath;
use crate::site::source_links;

/// What stands at the end of a page.
#[derive(Debug, Default, Serialize)]
pub struct PageFoot {
    /// Where its file is edited.
    pub edit: Option<String>,
}

/// The end of a page.
pub(super) fn foot(context: &PageContext<'_>, file: Option<&SourcePath>) -> PageFoot {
    let file = file.filter(|_| context.released().shows_sources());
    PageFoot { edit: file.and_then(|file| source_links::edit(&context.site.settings.repository, file)) }
}

//! Relative links in Markdown become addresses.
//!
//! Comes in: a link as it was written, and the file that holds it. Goes out: where on the site it leads, if it does.
//! Does not know: how a link looks on a page.

use super::plan::Plan;
use super::route::Route;
use crate::base::link;
use crate::base::path::SourcePath;

/// What a link leads to.
#[derive(Debug, PartialEq)]
pub(super) struct Target<'a> {
    /// The page or file.
    pub(super) route: &'a Route,
    /// What was written after the path, from its `?` or `#` on.
    pub(super) rest: &'a str,
}

impl Plan {
    /// Where a link leads: to another file of the content, by its path from the one that holds it (or from the content
    /// folder, where it begins with `/`), or to an address of the site. `None` for anything else.
    pub(super) fn resolve<'a>(&'a self, from: &SourcePath, written: &'a str) -> Option<Target<'a>> {
        let (path, rest) = link::split(written);
        let folder = from.below("content").and_then(|path| path.rsplit_once('/')).map_or("", |(folder, _)| folder);
        let file = link::joined(folder, path)?;
        let route = self.by_file.get(&file).or_else(|| self.by_address.get(file.trim_end_matches('/')))?;
        Some(Target { route, rest })
    }
}

#[cfg(test)]
mod tests;

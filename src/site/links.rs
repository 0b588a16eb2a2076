//! Relative links in Markdown become addresses.
//!
//! Comes in: a link as it was written, and the file that holds it. Goes out: where on the site it leads, if it does.
//! Does not know: how a link looks on a page.

use super::plan::Plan;
use super::route::Route;
use crate::base::path::{CONTENT, SourcePath};
use crate::base::{fold, link};

/// What a link leads to.
#[derive(Debug, PartialEq)]
pub(super) struct Target<'a> {
    /// The page or file.
    pub(super) route: &'a Route,
    /// What was written after the path, from its `?` or `#` on.
    pub(super) rest: &'a str,
}

/// Where a link leads, in the words of those who know files and no addresses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Leads {
    /// To nothing that the site has.
    Nowhere,
    /// To something that no content file stands for.
    Made,
    /// To a file, and behind `#` to a place on its page.
    File(SourcePath, Option<String>),
}

impl Plan {
    /// Where a link leads.
    pub fn leads(&self, from: &SourcePath, written: &str) -> Leads {
        let Some((file, rest)) = link::named_file(from, written) else { return Leads::Nowhere };
        let file = if let Some((file, _)) = self.file(&file) {
            Some(file.to_owned())
        } else {
            let Some(route) = self.address(&file) else { return Leads::Nowhere };
            // The same file, whatever the order of the map: two with one address are an error.
            self.by_file.iter().filter(|(_, of_file)| *of_file == route).map(|(file, _)| file.clone()).min()
        };
        let Some(file) = file else { return Leads::Made };
        let anchor = rest.split_once('#').and_then(|(_, anchor)| link::percent_decoded(anchor));
        Leads::File(SourcePath::new(&format!("{CONTENT}/{file}")), anchor.filter(|anchor| !anchor.is_empty()))
    }

    /// Where a link leads: to another file of the content, by its path from the one that holds it (or from the content
    /// folder, where it begins with `/`), or to an address of the site. `None` for anything else.
    pub(super) fn resolve<'a>(&'a self, from: &SourcePath, written: &'a str) -> Option<Target<'a>> {
        let (file, rest) = link::named_file(from, written)?;
        let route = self.file(&file).map(|(_, route)| route).or_else(|| self.address(&file))?;
        Some(Target { route, rest })
    }

    /// Whether a link leads to anything.
    pub fn has(&self, from: &SourcePath, written: &str) -> bool {
        self.resolve(from, written).is_some()
    }

    /// The file below the content folder that a path means, however it was typed.
    fn file(&self, path: &str) -> Option<(&str, &Route)> {
        let folded = || fold::text(path);
        let file = self.by_file.get_key_value(path);
        let file = file.or_else(|| self.by_file.get_key_value(&*folded()));
        let file = file.or_else(|| self.by_file.get_key_value(self.by_folded.get(&*folded())?));
        file.map(|(file, route)| (file.as_str(), route))
    }

    /// The page at an address, however it was typed.
    fn address(&self, path: &str) -> Option<&Route> {
        let path = path.trim_end_matches('/');
        self.by_address.get(path).or_else(|| self.by_address.get(&*fold::text(path)))
    }
}

#[cfg(test)]
mod tests;

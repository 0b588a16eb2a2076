//! Relative links in Markdown become addresses.
//!
//! Comes in: a link as it was written, and the file that holds it. Goes out: where on the site it leads, if it does.
//! Does not know: how a link looks on a page.

use super::plan::Plan;
use super::route::Route;
use crate::base::path::{CONTENT, SourcePath};

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
        let Some((file, rest)) = named_file(from, written) else { return Leads::Nowhere };
        let file = if self.by_file.contains_key(&file) {
            Some(file)
        } else {
            let Some(route) = self.by_address.get(file.trim_end_matches('/')) else { return Leads::Nowhere };
            // The same file, whatever the order of the map: two with one address are an error.
            self.by_file.iter().filter(|(_, of_file)| *of_file == route).map(|(file, _)| file.clone()).min()
        };
        let Some(file) = file else { return Leads::Made };
        let anchor = rest.split_once('#').and_then(|(_, anchor)| percent_decoded(anchor));
        Leads::File(SourcePath::new(&format!("{CONTENT}/{file}")), anchor.filter(|anchor| !anchor.is_empty()))
    }

    /// Where a link leads: to another file of the content, by its path from the one that holds it (or from the content
    /// folder, where it begins with `/`), or to an address of the site. `None` for anything else.
    pub(super) fn resolve<'a>(&'a self, from: &SourcePath, written: &'a str) -> Option<Target<'a>> {
        let (file, rest) = named_file(from, written)?;
        let route = self.by_file.get(&file).or_else(|| self.by_address.get(file.trim_end_matches('/')))?;
        Some(Target { route, rest })
    }
}

/// The path below the content folder that a link names, and what was written behind it; `None` where it names none.
fn named_file<'w>(from: &SourcePath, written: &'w str) -> Option<(String, &'w str)> {
    let end = written.find(['?', '#']).unwrap_or(written.len());
    let (path, rest) = written.split_at(end);
    if path.is_empty() || path.starts_with("//") {
        return None;
    }
    let path = percent_decoded(path)?;
    let folder = from.below("content").and_then(|path| path.rsplit_once('/')).map_or("", |(folder, _)| folder);
    let file = joined(folder, &path)?;
    Some((file, rest))
}

/// A path below the content folder; `None` where it leads out.
fn joined(folder: &str, path: &str) -> Option<String> {
    let start = if path.starts_with('/') { "" } else { folder };
    let mut parts: Vec<&str> = start.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = after.get(..2).filter(|code| *first == b'%' && code.iter().all(u8::is_ascii_hexdigit));
        let decoded =
            code.and_then(|code| std::str::from_utf8(code).ok()).and_then(|code| u8::from_str_radix(code, 16).ok());
        bytes.push(decoded.unwrap_or(*first));
        rest = if decoded.is_some() { &after[2..] } else { after };
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests;

//! The files of a study, whatever their kind.
//!
//! Comes in: a [`Knowledge`]. Goes out: what entries of every kind have. Does not know: where links lead.

use super::entities::Knowledge;
use crate::base::path::SourcePath;
use crate::content::{Allowed, Anchors, Entry, Link};

/// What the file of any entry has.
#[derive(Debug, Clone, Copy)]
pub struct KnownFile<'a> {
    /// Where it lies.
    pub path: &'a SourcePath,
    /// Its links within the site.
    pub links: &'a [Link],
    /// What it says is allowed in it.
    pub allowed: &'a [Allowed],
    /// What can be linked to on its page.
    pub anchors: &'a dyn Anchors,
}

impl<'a> KnownFile<'a> {
    fn new<K: Anchors>(entry: &'a Entry<K>) -> Self {
        Self { path: &entry.path, links: &entry.links, allowed: &entry.allowed, anchors: &entry.kind }
    }
}

impl Knowledge {
    /// The file of every entry, by path within each kind.
    pub fn files(&self) -> Vec<KnownFile<'_>> {
        let mut all: Vec<KnownFile<'_>> = self.interviews.iter().map(|it| KnownFile::new(&it.entry)).collect();
        all.extend(self.themes.iter().filter_map(|it| it.entry.as_deref()).map(KnownFile::new));
        all.extend(self.teams.iter().filter_map(|it| it.entry.as_deref()).map(KnownFile::new));
        all.extend(self.outcomes.iter().map(|it| KnownFile::new(&it.entry)));
        all.extend(self.opportunities.iter().map(|it| KnownFile::new(&it.entry)));
        all.extend(self.guides.iter().map(|it| KnownFile::new(&it.entry)));
        all.extend(self.pages.iter().map(|entry| KnownFile::new(entry)));
        all.extend(self.home.as_deref().map(KnownFile::new));
        all
    }
}

//! Plain pages that may be shown, and the home page's own words.
//!
//! Comes in: indexes. Goes out: [`ReleasedPage`]s. Does not know: which other pages the site makes.

use super::{Released, ReleasedFile, ReleasedItem};
use crate::content::{Entry, Prose, page};

/// A plain page that may be shown; its id is its index among the study's pages.
pub type ReleasedPage<'k> = ReleasedItem<'k, usize, Entry<page::Page>>;

/// The home page's own words; there is at most one, so it has no id.
pub type ReleasedHome<'k> = ReleasedItem<'k, (), Entry<page::Page>>;

impl<'k> Released<'k> {
    /// The plain pages that may be shown, in path order.
    pub fn pages(self) -> impl Iterator<Item = ReleasedPage<'k>> {
        (0..self.knowledge.pages.len()).filter_map(move |index| self.page(index))
    }

    /// A plain page, unless it is withheld.
    pub fn page(self, id: usize) -> Option<ReleasedPage<'k>> {
        let item = &*self.knowledge.pages[id];
        self.item(self.permissions.see_page(item), id, item)
    }

    /// The home page's own words, if there are any and they are not withheld.
    pub fn home(self) -> Option<ReleasedHome<'k>> {
        let item = self.knowledge.home.as_deref()?;
        self.item(self.permissions.see_page(item), (), item)
    }
}

impl<'k, I: Copy> ReleasedItem<'k, I, Entry<page::Page>> {
    /// Its file.
    pub fn file(self) -> ReleasedFile<'k> {
        ReleasedFile::of(self.released, self.item)
    }

    /// Its path in slugs, below the site's root: `method/coding`; empty for the home page.
    pub fn address(self) -> &'k str {
        &self.item.kind.address
    }

    /// What it says.
    pub fn body(self) -> &'k Prose {
        &self.item.kind.body
    }
}

//! For which audiences each page is published: said on the site that has everything, and on no other.
//!
//! Comes in: the pages of everything and of each audience. Goes out: [`PageReaders`]. Does not know: what an audience may see, what
//! stands on a page.

use rustc_hash::FxHashSet;

use super::route::Route;

/// For which audiences each page is published. Empty on the site of an audience, which is not told who else there is.
#[derive(Debug, Default)]
pub struct PageReaders {
    /// All pages that people read.
    all: FxHashSet<Route>,
    audiences: Vec<AudiencePages>,
}

/// The pages of an audience.
#[derive(Debug)]
struct AudiencePages {
    title: String,
    pages: FxHashSet<Route>,
}

impl PageReaders {
    /// Of the site that has all these pages.
    pub fn of_everything(all: FxHashSet<Route>) -> Self {
        Self { all, audiences: Vec::new() }
    }

    /// With an audience more.
    pub fn with(mut self, title: &str, pages: FxHashSet<Route>) -> Self {
        self.audiences.push(AudiencePages { title: title.to_owned(), pages });
        self
    }

    /// The titles of the audiences that a page is published for; none of what is no page to read, and where the site says nothing of
    /// audiences.
    pub fn of(&self, route: &Route) -> Option<Vec<&str>> {
        let readers = self.audiences.iter().filter(|audience| audience.pages.contains(route));
        self.all.contains(route).then(|| readers.map(|audience| audience.title.as_str()).collect())
    }
}

//! The pages that are open in browsers, and which of them goes where a quote was written.
//!
//! Comes in: pages that are opened and closed, the pages that show a quote. Goes out: where one of them should go.
//! Does not know: how a page is told.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::base::path::OutPath;
use crate::pipeline::QuotePage;

/// The quote that was followed last.
#[derive(Debug, Clone, Default)]
pub(super) struct FollowedQuote {
    /// How many were followed, it included.
    pub(super) count: u64,
    /// Where it is shown.
    pub(super) places: Vec<QuotePage>,
}

/// The pages that somebody looks at.
#[derive(Debug, Default)]
pub(super) struct OpenPages {
    list: Mutex<PageList>,
}

#[derive(Debug, Default)]
struct PageList {
    /// The one opened last at the end.
    pages: BTreeMap<u64, OutPath>,
    next: u64,
    /// How many quotes had been followed when it was decided last which page leaves. It is decided when the first page is
    /// told, while all are still there: those that show the quote are about to be asked for again.
    decided: u64,
    /// The page that must leave to show it.
    leaves: Option<u64>,
}

/// One open page; dropped, it is closed.
pub(super) struct OpenPage {
    open: Arc<OpenPages>,
    id: u64,
}

impl OpenPages {
    pub(super) fn add(self: &Arc<Self>, page: OutPath) -> OpenPage {
        let mut list = self.lock();
        let id = list.next;
        list.next += 1;
        list.pages.insert(id, page);
        OpenPage { open: Arc::clone(self), id }
    }

    fn lock(&self) -> MutexGuard<'_, PageList> {
        self.list.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for OpenPage {
    fn drop(&mut self) {
        self.open.lock().pages.remove(&self.id);
    }
}

impl OpenPage {
    /// Where this page should go to see what was written: to its place on the page; where no open page has one, the
    /// page that was opened last goes to the transcript.
    pub(super) fn destination<'m>(
        &self,
        page: &OutPath,
        FollowedQuote { count, places }: &'m FollowedQuote,
    ) -> Option<&'m str> {
        let mut list = self.open.lock();
        if list.decided != *count {
            let shown = list.pages.values().any(|page| places.iter().any(|place| place.path == *page));
            let newest = list.pages.last_key_value().map(|(id, _)| *id);
            list.decided = *count;
            list.leaves = newest.filter(|_| !shown);
        }
        let leaves = list.leaves == Some(self.id);
        let own = places.iter().find(|place| place.path == *page);
        own.or(places.first().filter(|_| leaves)).map(|place| place.href.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(path: &str) -> OutPath {
        OutPath::new(path).unwrap()
    }

    fn followed(count: u64, paths: &[&str]) -> FollowedQuote {
        let place = |path: &&str| QuotePage { path: page(path), href: format!("/{path}#q") };
        FollowedQuote { count, places: paths.iter().map(place).collect() }
    }

    #[test]
    fn a_page_that_shows_the_quote_keeps_the_others_where_they_are_though_it_is_asked_for_again() {
        let open = Arc::new(OpenPages::default());
        let theme = open.add(page("theme"));
        let about = open.add(page("about"));
        let first = followed(1, &["transcript", "theme"]);
        assert_eq!(theme.destination(&page("theme"), &first), Some("/theme#q"));
        drop(theme);
        assert_eq!(about.destination(&page("about"), &first), None);
        let second = followed(2, &["transcript", "theme"]);
        assert_eq!(about.destination(&page("about"), &second), Some("/transcript#q"));
    }
}

//! Addresses that have been published: a list in the study, one a line, that every later site is held to.
//!
//! Comes in: what is released, its addresses, the text of `cairn.lock`. Goes out: complaints about addresses that would be gone, and
//! the text with new ones. Does not know: the disk.
//!
//! Listed are the pages that people read, the old addresses that lead on to one, and the quotes in transcripts. Cards on
//! a theme's page are not: to code a passage anew is ordinary work, and the page and the passage stay where they are.

mod gone;
mod text;

#[cfg(test)]
mod tests;

pub use text::{GoneAddresses, LockUpdate, update};

use std::collections::BTreeSet;

use rustc_hash::{FxHashMap, FxHashSet};

use super::addresses::{Addresses, Answer, PublicPage};
use super::route::Route;
use crate::base::path::SourcePath;
use crate::content::interview::turn_id::turn_number;
use crate::diagnostic::{Checked, Diagnostic};
use crate::knowledge::InterviewId;
use crate::release::{Released, ReleasedInterview, ReleasedQuote};

/// What is published now.
pub struct Published<'k> {
    released: Released<'k>,
    addresses: &'k Addresses,
    /// Each address of a page, with the interview that is shown there in the end.
    pages: FxHashMap<&'k str, Option<ReleasedInterview<'k>>>,
    /// For each interview the ids of its quotes.
    quotes: FxHashMap<InterviewId, FxHashSet<&'k str>>,
}

impl<'k> Published<'k> {
    /// Looks at a whole site.
    pub fn new(released: Released<'k>, addresses: &'k Addresses) -> Self {
        let mut pages: FxHashMap<&str, Option<ReleasedInterview<'_>>> = FxHashMap::default();
        for PublicPage { route, answer } in &addresses.public {
            let interview = match answer {
                Answer::Interview(id) => released.interview(*id),
                Answer::Page => None,
                // The pages that others lead to come before them.
                Answer::Redirect(to) => pages.get(to.as_str()).copied().flatten(),
            };
            pages.insert(route.as_str(), interview);
        }
        let ids = |interview: ReleasedInterview<'k>| interview.quotes().map(ReleasedQuote::anchor).collect();
        let quotes = released.interviews().map(|interview| (interview.id(), ids(interview))).collect();
        Self { released, addresses, pages, quotes }
    }

    /// What is worth listing, sorted.
    fn addresses(&self) -> BTreeSet<String> {
        let mut addresses: BTreeSet<String> = self.pages.keys().map(|page| (*page).to_owned()).collect();
        for interview in self.released.interviews() {
            let route = self.addresses.entry(interview.id()).map(Route::as_str);
            if let Some(route) = route.filter(|route| self.pages.get(route).is_some_and(Option::is_some)) {
                addresses.extend(interview.quotes().map(|quote| format!("{route}#{}", quote.anchor())));
            }
        }
        addresses
    }

    /// Whether something answers an address. On a page that is no transcript any place will do: the page is there.
    fn answers(&self, address: &str) -> bool {
        let (page, place) = split(address);
        match (self.pages.get(page), place) {
            (None, _) => false,
            (Some(Some(interview)), Some(place)) => self.has(interview, place),
            (Some(_), _) => true,
        }
    }

    fn has(&self, interview: &ReleasedInterview<'_>, place: &str) -> bool {
        self.quotes[&interview.id()].contains(place) || turn_number(place, interview.turns()).is_some()
    }
}

/// A page, and the place on it.
fn split(address: &str) -> (&str, Option<&str>) {
    address.split_once('#').map_or((address, None), |(page, place)| (page, Some(place)))
}

/// Complaints about each address of a lock file that nothing would answer, and about lines that are no addresses.
pub fn gone(published: &Published<'_>, path: &SourcePath, text: &str) -> Vec<Diagnostic> {
    let Checked { value: lines, mut diagnostics } = text::read(path, text);
    diagnostics.extend(gone::complaints(published, path, &lines));
    diagnostics
}

//! Addresses that have been published: a list in the study, one a line, that every later site is held to.
//!
//! Comes in: knowledge, the plan, the text of `cairn.lock`. Goes out: complaints about addresses that would be gone, and
//! the text with new ones. Does not know: the disk.
//!
//! Listed are the pages that people read, the old addresses that lead on to one, and the quotes in transcripts. Cards on
//! a theme's page are not: to code a passage anew is ordinary work, and the page and the passage stay where they are.

mod gone;
mod text;

#[cfg(test)]
mod tests;

pub use text::{Locked, Upkeep, locked};

use std::collections::BTreeSet;

use rustc_hash::{FxHashMap, FxHashSet};

use super::plan::{Page, Plan};
use crate::base::id::Id;
use crate::base::path::SourcePath;
use crate::diagnostic::{Checked, Diagnostic};
use crate::knowledge::{InterviewId, Knowledge};

/// What is published now.
pub struct Published<'k> {
    knowledge: &'k Knowledge,
    plan: &'k Plan,
    /// Each address of a page, with the interview that is shown there in the end.
    pages: FxHashMap<&'k str, Option<InterviewId>>,
    /// For each interview the ids of its quotes.
    quotes: Vec<FxHashSet<&'k str>>,
}

impl<'k> Published<'k> {
    /// Looks at a whole site.
    pub fn of(knowledge: &'k Knowledge, plan: &'k Plan) -> Self {
        let mut pages: FxHashMap<&str, Option<InterviewId>> = FxHashMap::default();
        for planned in plan.pages.iter().filter(|planned| planned.page.is_for_people()) {
            let interview = if let Page::Interview(id) = planned.page { Some(id) } else { None };
            pages.insert(planned.route.as_str(), interview);
        }
        for planned in &plan.pages {
            if let Page::Redirect(target) = &planned.page {
                let interview = pages.get(target.as_str()).copied().flatten();
                pages.insert(planned.route.as_str(), interview);
            }
        }
        let ids = |id: InterviewId| knowledge.interviews[id].entry.kind.quotes.iter().map(|quote| quote.id.as_str());
        let quotes = knowledge.interviews.ids().map(|id| ids(id).collect()).collect();
        Self { knowledge, plan, pages, quotes }
    }

    /// What is worth listing, sorted.
    fn addresses(&self) -> BTreeSet<String> {
        let mut addresses: BTreeSet<String> = self.pages.keys().map(|page| (*page).to_owned()).collect();
        for (id, route) in self.plan.interviews.enumerate() {
            if self.pages.get(route.as_str()).is_some_and(Option::is_some) {
                let quotes = &self.knowledge.interviews[id].entry.kind.quotes;
                addresses.extend(quotes.iter().map(|quote| format!("{}#{}", route.as_str(), quote.id)));
            }
        }
        addresses
    }

    /// Whether something answers an address. On a page that is no transcript any place will do: the page is there.
    fn answers(&self, address: &str) -> bool {
        let (page, place) = split(address);
        match (self.pages.get(page), place) {
            (None, _) => false,
            (Some(Some(interview)), Some(place)) => self.has(*interview, place),
            (Some(_), _) => true,
        }
    }

    fn has(&self, interview: InterviewId, place: &str) -> bool {
        let turns = self.knowledge.interviews[interview].entry.kind.turns;
        let is_turn = || place.strip_prefix('t')?.parse().ok().filter(|turn| (1..=turns).contains(turn));
        self.quotes[interview.index()].contains(place) || is_turn().is_some()
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

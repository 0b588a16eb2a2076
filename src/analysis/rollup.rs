//! A mark counts for its theme and for every theme above it.
//!
//! Comes in: knowledge. Goes out: for each theme, the quotes and tagged interviews of its whole sub-tree.
//! Does not know: which of them are evidence.

use std::iter;

use smallvec::SmallVec;

use crate::base::id::IdVec;
use crate::knowledge::{InterviewId, Knowledge, ParticipantId, QuoteId, ThemeId};

/// What is marked with each theme or one below it; in order, each once.
#[derive(Debug)]
pub struct Rollup {
    /// Quotes by theme.
    pub quotes: IdVec<ThemeId, Vec<QuoteId>>,
    /// Tagged interviews by theme.
    pub tagged: IdVec<ThemeId, Vec<InterviewId>>,
    /// The people of tagged interviews by theme, in the order of the interviews: of a group those whom the tag is for.
    tagged_people: IdVec<ThemeId, Vec<ParticipantId>>,
}

impl Rollup {
    /// One pass over all marks.
    pub(super) fn new(knowledge: &Knowledge) -> Self {
        let mut rollup =
            Self { quotes: no_marks(knowledge), tagged: no_marks(knowledge), tagged_people: no_marks(knowledge) };
        for (id, quote) in knowledge.quotes.enumerate() {
            for theme in with_ancestors(knowledge, &quote.themes) {
                rollup.quotes[theme].push(id);
            }
        }
        for (id, interview) in knowledge.interviews.enumerate() {
            for theme in with_ancestors(knowledge, &interview.tags) {
                rollup.tagged[theme].push(id);
            }
            for person in &interview.people {
                for theme in with_ancestors(knowledge, &person.tags) {
                    rollup.tagged_people[theme].push(person.participant);
                }
            }
        }
        rollup
    }

    /// The quotes of several themes, in order, each once.
    pub fn quotes_of(&self, themes: &[ThemeId]) -> Vec<QuoteId> {
        sorted(themes.iter().flat_map(|theme| self.quotes[*theme].iter().copied()))
    }

    /// The people tagged with any of several themes, by id, each once.
    pub(super) fn people_tagged_with(&self, themes: &[ThemeId]) -> Vec<ParticipantId> {
        sorted(themes.iter().flat_map(|theme| self.tagged_people[*theme].iter().copied()))
    }
}

fn no_marks<T>(knowledge: &Knowledge) -> IdVec<ThemeId, Vec<T>> {
    knowledge.themes.iter().map(|_| Vec::new()).collect()
}

/// Themes and all above them, each once.
pub(super) fn with_ancestors(knowledge: &Knowledge, themes: &[ThemeId]) -> Lineage {
    let each = themes.iter().flat_map(|theme| iter::once(*theme).chain(knowledge.themes_above(*theme)));
    let mut all: Lineage = each.collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// Themes and all above them: a handful, and it is made for every quote.
pub(super) type Lineage = SmallVec<[ThemeId; 8]>;

/// In order, each once.
pub(super) fn sorted<T: Ord>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut items: Vec<T> = items.collect();
    items.sort_unstable();
    items.dedup();
    items
}

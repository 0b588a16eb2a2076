//! Ids of what is linked: numbers that mean something only in one [`Knowledge`](super::Knowledge).
//!
//! Comes in: nothing. Goes out: an id type for each kind of thing, one for all kinds of entry among them. Does not know:
//! what has the ids; so things can refer to each other by them.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

use smallvec::SmallVec;

use crate::base::id::{Id, number};
use crate::content::{Kind, ListedKind, ask, assumption, guide, interview, listener, opportunity, outcome};
use crate::content::{team, theme, tool, workflow};
use crate::dense_id;

/// An id of what has an entry and a page of its own.
pub trait EntryId: Id {
    /// The kind of the entry.
    const KIND: Kind;
}

/// An entry of a kind, by its place among those.
pub struct KindId<K> {
    number: u32,
    kind: PhantomData<fn() -> K>,
}

impl<K> Id for KindId<K> {
    fn from_index(index: usize) -> Self {
        Self { number: number(index), kind: PhantomData }
    }

    fn index(self) -> usize {
        self.number as usize
    }
}

impl<K: ListedKind> EntryId for KindId<K> {
    const KIND: Kind = K::KIND;
}

// By hand, since to derive them would ask the same of `K`, of which nothing is here.
impl<K> Clone for KindId<K> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K> Copy for KindId<K> {}

impl<K> PartialEq for KindId<K> {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number
    }
}

impl<K> Eq for KindId<K> {}

impl<K> PartialOrd for KindId<K> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<K> Ord for KindId<K> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.number.cmp(&other.number)
    }
}

impl<K> Hash for KindId<K> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.number.hash(state);
    }
}

impl<K> fmt::Debug for KindId<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.index())
    }
}

/// An interview.
pub type InterviewId = KindId<interview::Interview>;
/// A theme.
pub type ThemeId = KindId<theme::Theme>;
/// A team.
pub type TeamId = KindId<team::Team>;
/// An outcome.
pub type OutcomeId = KindId<outcome::Outcome>;
/// An opportunity.
pub type OpportunityId = KindId<opportunity::Opportunity>;
/// A guide.
pub type GuideId = KindId<guide::Guide>;
/// A listener.
pub type ListenerId = KindId<listener::Listener>;
/// An ask.
pub type AskId = KindId<ask::Ask>;
/// An assumption.
pub type AssumptionId = KindId<assumption::Assumption>;
/// A tool.
pub type ToolId = KindId<tool::Tool>;
/// A workflow.
pub type WorkflowId = KindId<workflow::Workflow>;

dense_id!(
    /// A participant.
    ParticipantId
);

dense_id!(
    /// An interview that counts nowhere.
    SetAsideId
);

dense_id!(
    /// A quote.
    QuoteId
);

dense_id!(
    /// Somebody who coded an interview that is coded twice.
    CoderId
);

/// The themes of a quote: nearly always one or two, and there are many quotes.
pub type ThemeIds = SmallVec<[ThemeId; 4]>;

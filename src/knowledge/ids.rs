//! Ids of what is linked: numbers that mean something only in one [`Knowledge`](super::Knowledge).
//!
//! Comes in: nothing. Goes out: an id type for each kind of thing, and for entries the kind that an id is of. Does not know:
//! what has the ids; so things can refer to each other by them.

use smallvec::SmallVec;

use crate::base::id::Id;
use crate::content::Kind;
use crate::dense_id;

/// An id of what has an entry and a page of its own.
pub trait EntryId: Id {
    /// The kind of the entry.
    const KIND: Kind;
}

/// Declares the ids of entries, each with the kind of the entry.
macro_rules! entry_ids {
    ($($(#[$doc:meta])* $Id:ident: $Kind:ident;)*) => {$(
        dense_id!($(#[$doc])* $Id);

        impl EntryId for $Id {
            const KIND: Kind = Kind::$Kind;
        }
    )*};
}

entry_ids! {
    /// An interview.
    InterviewId: Interview;
    /// A theme.
    ThemeId: Theme;
    /// A team.
    TeamId: Team;
    /// An outcome.
    OutcomeId: Outcome;
    /// An opportunity.
    OpportunityId: Opportunity;
    /// A guide.
    GuideId: Guide;
    /// A listener.
    ListenerId: Listener;
    /// An ask.
    AskId: Ask;
    /// An assumption.
    AssumptionId: Assumption;
    /// A tool.
    ToolId: Tool;
    /// A workflow.
    WorkflowId: Workflow;
}

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

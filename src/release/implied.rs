//! Entries that need no file: something that may be seen names them, or nobody hears of them.
//!
//! Comes in: a study, what of its interviews and quotes may be seen. Goes out: which of such entries are named
//! ([`ImpliedSeen`]). Does not know: what they have.

use super::access::InterviewAccess;
use crate::base::id::{Id, IdVec};
use crate::content::Kind;
use crate::content::ask::Ask;
use crate::content::assumption::Assumption;
use crate::content::listener::Listener;
use crate::content::team::Team;
use crate::content::theme::Theme;
use crate::knowledge::{
    InterviewId, KindId, Knowledge, LinkedAsk, LinkedAssumption, LinkedListener, LinkedTeam, LinkedTheme, QuoteId,
    StudyKind,
};

/// Which entries something names that may be seen: where no file describes them, their names are in nothing else.
#[derive(Debug)]
pub(super) struct ImpliedSeen {
    /// For each kind, by its number; empty for a kind whose entries all have files.
    kinds: Vec<Vec<bool>>,
}

/// What may be seen of all interviews and quotes.
pub(super) struct SeenWords<'s> {
    pub(super) interviews: &'s IdVec<InterviewId, InterviewAccess>,
    pub(super) quotes: &'s IdVec<QuoteId, bool>,
}

/// An entry that a file of its own describes, or that is only implied by its use.
trait ImpliedEntry {
    /// Whether something that may be seen names it.
    fn is_named(&self, seen: &SeenWords<'_>) -> bool;
}

impl ImpliedSeen {
    pub(super) fn new(knowledge: &Knowledge, seen: &SeenWords<'_>) -> Self {
        let mut found = Self { kinds: vec![Vec::new(); Kind::ALL.len()] };
        found.look_at::<Ask>(knowledge, seen);
        found.look_at::<Assumption>(knowledge, seen);
        found.look_at::<Listener>(knowledge, seen);
        found.look_at::<Team>(knowledge, seen);
        found.look_at::<Theme>(knowledge, seen);
        found
    }

    /// Whether something that may be seen names an entry.
    pub(super) fn names<K: StudyKind>(&self, id: KindId<K>) -> bool {
        self.kinds[K::KIND as usize].get(id.index()).is_some_and(|is_named| *is_named)
    }

    fn look_at<K: StudyKind<Linked: ImpliedEntry>>(&mut self, knowledge: &Knowledge, seen: &SeenWords<'_>) {
        self.kinds[K::KIND as usize] = K::all(knowledge).iter().map(|linked| linked.is_named(seen)).collect();
    }
}

impl SeenWords<'_> {
    fn has_quote(&self, quotes: &[QuoteId]) -> bool {
        quotes.iter().any(|id| self.quotes[*id])
    }

    /// Whether any of it may be seen, be it quotes alone.
    fn has_part_of(&self, interview: InterviewId) -> bool {
        self.interviews[interview] != InterviewAccess::Nothing
    }

    fn has_transcript(&self, interview: InterviewId) -> bool {
        self.interviews[interview] == InterviewAccess::Transcript
    }
}

impl ImpliedEntry for LinkedAsk {
    fn is_named(&self, seen: &SeenWords<'_>) -> bool {
        seen.has_quote(&self.quotes)
    }
}

impl ImpliedEntry for LinkedAssumption {
    fn is_named(&self, seen: &SeenWords<'_>) -> bool {
        seen.has_quote(&self.confirmed) || seen.has_quote(&self.contradicted)
    }
}

impl ImpliedEntry for LinkedListener {
    fn is_named(&self, seen: &SeenWords<'_>) -> bool {
        let noted = self.surprises.iter().chain(&self.passed).map(|(id, _)| *id);
        self.interviews.iter().map(|(id, _)| *id).chain(noted).any(|id| seen.has_transcript(id))
    }
}

impl ImpliedEntry for LinkedTeam {
    fn is_named(&self, seen: &SeenWords<'_>) -> bool {
        self.interviews.iter().any(|id| seen.has_part_of(*id))
    }
}

impl ImpliedEntry for LinkedTheme {
    fn is_named(&self, seen: &SeenWords<'_>) -> bool {
        seen.has_quote(&self.quotes) || self.tagged.iter().any(|id| seen.has_transcript(*id))
    }
}

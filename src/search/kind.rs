//! The kinds of what can be found, in the order in which they come in lists of results.
//!
//! Comes in: a word. Goes out: a [`ResultKind`], and the other way round. Does not know: what is found, what a kind is called on
//! a page.

/// What a result is. Kinds are ordered as results are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ResultKind {
    /// A passage of a participant's words.
    Quote,
    /// A finding that quotes are gathered under.
    Theme,
    /// What could be done.
    Opportunity,
    /// What is to become better.
    Outcome,
    /// A team.
    Team,
    /// What somebody asks for.
    Ask,
    /// What people use.
    Tool,
    /// A question of a guide.
    Question,
    /// What an interview comes to.
    Takeaway,
    /// A page beside all these.
    Page,
    /// An interview.
    Interview,
    /// What somebody said between two others.
    Turn,
}

impl ResultKind {
    /// All of them, each with its word.
    const TABLE: [(Self, &'static str); 12] = [
        (Self::Quote, "quote"),
        (Self::Theme, "theme"),
        (Self::Opportunity, "opportunity"),
        (Self::Outcome, "outcome"),
        (Self::Team, "team"),
        (Self::Ask, "ask"),
        (Self::Tool, "tool"),
        (Self::Question, "question"),
        (Self::Takeaway, "takeaway"),
        (Self::Page, "page"),
        (Self::Interview, "interview"),
        (Self::Turn, "turn"),
    ];

    /// The word that it is asked for with, and that programs read.
    pub fn word(self) -> &'static str {
        Self::TABLE[self as usize].1
    }

    /// The kind that a word means.
    pub fn of(word: &str) -> Option<Self> {
        Self::TABLE.into_iter().find(|(_, own)| *own == word).map(|(kind, _)| kind)
    }

    /// All words, in the order of results.
    pub fn words() -> impl Iterator<Item = &'static str> {
        Self::TABLE.into_iter().map(|(_, word)| word)
    }
}

#[cfg(test)]
mod tests {
    use super::ResultKind;

    #[test]
    fn the_table_is_in_the_order_of_the_kinds() {
        for (place, (kind, word)) in ResultKind::TABLE.into_iter().enumerate() {
            assert_eq!((kind as usize, kind.word(), ResultKind::of(word)), (place, word, Some(kind)));
        }
        assert_eq!(ResultKind::of("quotes"), None);
    }
}

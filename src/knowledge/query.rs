//! What is asked of linked knowledge again and again: whose words a quote is, what lies above or below.
//!
//! Comes in: ids. Goes out: what they lead to. Does not know: how anything was linked.

use crate::base::path::SourcePath;
use crate::content::interview::Quote;
use crate::knowledge::{InterviewId, Interviewee, Knowledge, ParticipantId, QuoteId, TeamId, ThemeId};

impl Knowledge {
    /// A quote as its interview's file has it: its words, kind, numbers and place.
    pub fn words(&self, quote: QuoteId) -> &Quote {
        let quote = &self.quotes[quote];
        &self.interviews[quote.interview].entry.kind.quotes[quote.index]
    }

    /// The file that an interview came from.
    pub fn path(&self, interview: InterviewId) -> &SourcePath {
        &self.interviews[interview].entry.path
    }

    /// Who said a quote, or was asked by who said it; nobody where that is not known.
    pub fn participant(&self, quote: QuoteId) -> Option<ParticipantId> {
        self.quotes[quote].participant
    }

    /// The same, as they were then.
    pub fn interviewee(&self, quote: QuoteId) -> Option<&Interviewee> {
        let quote = &self.quotes[quote];
        self.interviews[quote.interview].people.get(quote.person?)
    }

    /// The team that they were of.
    pub fn team_then(&self, quote: QuoteId) -> Option<TeamId> {
        self.interviewee(quote)?.team
    }

    /// The quotes of a team's people, in order.
    pub fn quotes_of_team(&self, team: TeamId) -> impl Iterator<Item = QuoteId> {
        let quotes = self.teams[team].interviews.iter().flat_map(|interview| &self.interviews[*interview].quotes);
        quotes.copied().filter(move |quote| self.team_then(*quote) == Some(team))
    }

    /// The themes above one, the nearest first.
    pub fn themes_above(&self, theme: ThemeId) -> impl Iterator<Item = ThemeId> {
        std::iter::successors(self.themes[theme].parent, |theme| self.themes[*theme].parent)
    }

    /// The teams above one, the nearest first.
    pub fn teams_above(&self, team: TeamId) -> impl Iterator<Item = TeamId> {
        std::iter::successors(self.teams[team].parent, |team| self.teams[*team].parent)
    }

    /// Whether two teams are one, or one of them is above the other.
    pub fn is_one_branch(&self, one: TeamId, other: TeamId) -> bool {
        one == other
            || [(one, other), (other, one)].iter().any(|(team, above)| self.teams_above(*team).any(|it| it == *above))
    }

    /// A theme and all below it, itself first, then depth first in the arena's order.
    pub fn subtree(&self, theme: ThemeId) -> Vec<ThemeId> {
        let mut found = Vec::new();
        let mut next = vec![theme];
        while let Some(theme) = next.pop() {
            found.push(theme);
            next.extend(self.themes[theme].children.iter().rev());
        }
        found
    }
}

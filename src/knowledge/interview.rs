//! Interviews, linked.
//!
//! Comes in: interviews with their names looked up, and who gave them. Goes out: a [`LinkedInterview`] each.
//! Does not know: which quotes are evidence.

use std::sync::Arc;

use super::name_table::KindWords;
use super::resolve::ResolvedInterview;
use crate::base::id::{Id, IdVec};
use crate::content::interview::Interview;
use crate::content::{Entry, Kind};
use crate::knowledge::{CoderId, GuideId, InterviewId, Interviewee, LinkedAnswer, QuoteId, TeamId, ThemeId, ThemeIds};

pub(super) const WORDS: KindWords = KindWords {
    kind: Kind::Interview,
    unknown_rule: "unknown-interview",
    remedy: "write the name of its file in content/interviews/, without `.md`",
};

/// An interview, linked.
#[derive(Debug)]
pub struct LinkedInterview {
    /// As the file has it.
    pub entry: Arc<Entry<Interview>>,
    /// Who was interviewed, as the front matter has them; at least one.
    pub people: Vec<Interviewee>,
    /// `guide`.
    pub guide: Option<GuideId>,
    /// `tags`, each once, those of single participants among them.
    pub tags: Vec<ThemeId>,
    /// Its quotes, in order of position.
    pub quotes: Vec<QuoteId>,
    /// What was answered to its guide, by question, then by person.
    pub answers: Vec<LinkedAnswer>,
    /// Who coded it, where it is coded more than once: its own coder, then the others, in path order.
    pub coders: Vec<CoderId>,
    /// The themes of each passage that the others marked.
    pub second_themes: Vec<Vec<ThemeIds>>,
}

impl LinkedInterview {
    /// The teams of its people, each once, in the order of the front matter.
    pub fn teams(&self) -> Vec<TeamId> {
        let mut teams = Vec::new();
        for team in self.people.iter().filter_map(|person| person.team) {
            if !teams.contains(&team) {
                teams.push(team);
            }
        }
        teams
    }
}

/// All interviews; their quotes lie one behind the other.
pub(super) fn link(
    entries: Vec<Arc<Entry<Interview>>>,
    resolved: Vec<ResolvedInterview>,
    (people, coders): (Vec<Vec<Interviewee>>, Vec<Vec<CoderId>>),
) -> IdVec<InterviewId, LinkedInterview> {
    let mut next_quote = 0;
    let mut linked = IdVec::default();
    for (((entry, resolved), people), coders) in entries.into_iter().zip(resolved).zip(people).zip(coders) {
        let first_quote = next_quote;
        next_quote += entry.kind.quotes.len();
        linked.push(LinkedInterview {
            people,
            guide: resolved.guide,
            tags: resolved.tags,
            answers: resolved.answers,
            coders,
            second_themes: resolved.second_themes,
            quotes: (first_quote..next_quote).map(QuoteId::from_index).collect(),
            entry,
        });
    }
    linked
}

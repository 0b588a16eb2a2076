//! Interviews, linked.
//!
//! Comes in: interviews with their names looked up, and who gave them. Goes out: a [`LinkedInterview`] each.
//! Does not know: which quotes are evidence.

use std::sync::Arc;

use super::kinds::KnownKind;
use super::name_table::{KindWords, NameTable};
use super::resolve::ResolvedInterview;
use super::tree::grouped;
use crate::base::id::{Id, IdVec};
use crate::content::interview::{Interview, SetAsideReason};
use crate::content::{Entries, Entry, Kind};
use crate::diagnostic::Diagnostic;
use crate::knowledge::{
    CoderId, GuideId, Hearer, InterviewId, Interviewee, LinkedAnswer, QuoteId, TeamId, ThemeId, ThemeIds,
};

pub(super) const WORDS: KindWords = KindWords {
    kind: Kind::Interview,
    unknown_rule: "unknown-interview",
    remedy: "write the name of its file in content/interviews/, without `.md`",
};

/// The names of interviews that count; of those that do not, what others say hears why.
pub(super) fn table(entries: &Entries, complaints: &mut Vec<Diagnostic>) -> NameTable<InterviewId> {
    let table = NameTable::described(WORDS, &entries.interviews, &entries.drafts, complaints);
    table.leaving_out(entries.set_aside.iter().filter_map(|entry| {
        let why = match entry.kind.meta.set_aside()? {
            SetAsideReason::Practice => "is a rehearsal, which counts nowhere",
            SetAsideReason::Planned => "is planned, and nobody has said anything in it",
            SetAsideReason::Held => "was held, and nothing of it is written down",
        };
        Some((entry.slug.clone(), why))
    }))
}

/// An interview, linked.
#[derive(Debug)]
pub struct LinkedInterview {
    /// As the file has it.
    pub entry: Arc<Entry<Interview>>,
    /// Who was interviewed, as the front matter has them; at least one.
    pub people: Vec<Interviewee>,
    /// `follows`: the interview that it follows up.
    pub follows: Option<InterviewId>,
    /// Those that follow it up, in path order.
    pub followed_by: Vec<InterviewId>,
    /// `guide`.
    pub guide: Option<GuideId>,
    /// `tags`, each once, those of single participants among them.
    pub tags: Vec<ThemeId>,
    /// Its quotes, in order of position.
    pub quotes: Vec<QuoteId>,
    /// What was answered to its guide, by question, then by person.
    pub answers: Vec<LinkedAnswer>,
    /// Who of the platform's side had to do with it, each once, in the order of the file.
    pub hearers: Vec<Hearer>,
    /// Who coded it, where it is coded more than once: its own coder, then the others, in path order.
    pub coders: Vec<CoderId>,
    /// The themes of each passage that the others marked.
    pub second_themes: Vec<Vec<ThemeIds>>,
}

impl KnownKind for Interview {
    type Linked = LinkedInterview;

    fn entry(linked: &LinkedInterview) -> Option<&Entry<Self>> {
        Some(&linked.entry)
    }
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
    follows: &[Option<InterviewId>],
    hearers: Vec<Vec<Hearer>>,
) -> IdVec<InterviewId, LinkedInterview> {
    let mut next_quote = 0;
    let mut linked = IdVec::default();
    let pairs = (0..).map(InterviewId::from_index).zip(follows).filter_map(|(id, first)| Some(((*first)?, id)));
    let mut followed_by = grouped(follows.len(), pairs).into_iter();
    let of_files = entries.into_iter().zip(resolved).zip(people);
    for (((entry, resolved), people), (hearers, coders)) in of_files.zip(hearers.into_iter().zip(coders)) {
        let first_quote = next_quote;
        next_quote += entry.kind.quotes.len();
        let index = linked.len();
        linked.push(LinkedInterview {
            people,
            follows: follows[index],
            followed_by: followed_by.next().unwrap_or_default(),
            guide: resolved.guide,
            tags: resolved.tags,
            answers: resolved.answers,
            hearers,
            coders,
            second_themes: resolved.second_themes,
            quotes: (first_quote..next_quote).map(QuoteId::from_index).collect(),
            entry,
        });
    }
    linked
}

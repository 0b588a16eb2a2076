//! What rules look at: a study with its names, its questions and where its links lead.
//!
//! Comes in: [`StudyParts`]: knowledge, numbers, settings, the scripts of all interviews, and somebody who knows where links lead.
//! Goes out: [`Study`]. Does not know: any rule.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;
use std::sync::OnceLock;

use rayon::prelude::*;

use super::audience_view::{AudienceView, PlainTranscripts, names_no_reader};
use super::links::Links;
use super::plain::PlainWords;
use crate::analysis::Numbers;
use crate::analysis::priority::{Candidate, PriorityRow};
use crate::analysis::validation::{self, Ledger};
use crate::base::Date;
use crate::base::id::{Id, IdVec};
use crate::base::link::{self, LinkTarget};
use crate::base::path::SourcePath;
use crate::base::span::{Place, Span};
use crate::config::Settings;
use crate::content::interview::{Interview, Quote, Script, Turn};
use crate::content::{Entry, InnerLink, Name};
use crate::knowledge::{InterviewId, Knowledge, LinkedInterview, LinkedOpportunity, ThemeId, ToolId};

/// What a study is judged by. Nothing of it may be left out: a rule would find nothing without a word.
pub struct StudyParts<'a> {
    /// What there is.
    pub knowledge: &'a Knowledge,
    /// What was counted.
    pub numbers: &'a Numbers,
    /// How it is to be judged.
    pub settings: &'a Settings,
    /// What is said in each interview from turn to turn.
    pub scripts: Scripts<'a>,
    /// What is said in interviews.
    pub transcripts: &'a dyn PlainTranscripts,
    /// Where its links lead, on a site that shows everything.
    pub links: &'a dyn Links,
    /// Which day it is.
    pub day: Date,
    /// Whom it is judged for; none where that is everybody.
    pub audience: Option<AudienceView<'a>>,
    /// The tools that participants name.
    pub mentioned_tools: BTreeSet<ToolId>,
}

/// A study that is to be judged.
pub struct Study<'a> {
    pub(super) knowledge: &'a Knowledge,
    pub(super) numbers: &'a Numbers,
    pub(super) settings: &'a Settings,
    scripts: Scripts<'a>,
    pub(super) transcripts: &'a dyn PlainTranscripts,
    pub(super) links: &'a dyn Links,
    pub(super) day: Date,
    pub(super) audience: Option<AudienceView<'a>>,
    pub(super) mentioned_tools: BTreeSet<ToolId>,
    /// Made when a rule asks: it reads every transcript.
    questions: OnceLock<Vec<Question>>,
}

/// What is said in each interview from turn to turn.
pub type Scripts<'a> = IdVec<InterviewId, Cow<'a, Script>>;

/// A question that somebody asked or is to ask.
pub(super) struct Question {
    pub(super) place: Place,
    pub(super) words: PlainWords,
}

impl<'a> Study<'a> {
    /// A study that is to be judged.
    pub fn new(parts: StudyParts<'a>) -> Self {
        let StudyParts { knowledge, numbers, settings, scripts, transcripts, links, day, audience, mentioned_tools } =
            parts;
        let questions = OnceLock::new();
        Self { knowledge, numbers, settings, scripts, transcripts, links, day, audience, mentioned_tools, questions }
    }

    /// Whether nobody has said yet who may read an interview: then that is the complaint, and not what is withheld because of it.
    pub(super) fn is_undecided(&self, id: InterviewId) -> bool {
        names_no_reader(&self.knowledge.interviews[id].entry, self.settings)
    }

    /// The theme of a name, as somebody wrote it.
    pub(super) fn theme(&self, name: &Name) -> Option<ThemeId> {
        self.knowledge.names.themes.find(&name.value)
    }

    /// Every quote with the file that it stands in.
    pub(super) fn quotes(&self) -> impl Iterator<Item = (&Entry<Interview>, &Quote)> {
        let interviews = self.knowledge.interviews.iter().map(|interview| &*interview.entry);
        interviews.flat_map(|entry| entry.kind.quotes.iter().map(move |quote| (entry, quote)))
    }

    /// What interviewers ask in transcripts, and what guides tell them to ask.
    pub(super) fn questions(&self) -> impl Iterator<Item = &Question> {
        self.questions.get_or_init(|| questions(self.knowledge, &self.scripts)).iter()
    }

    /// Every interview with its turns.
    pub(super) fn turns(&self) -> impl Iterator<Item = (&LinkedInterview, &[Turn])> {
        self.knowledge.interviews.enumerate().map(|(id, interview)| (interview, &*self.scripts[id].turns))
    }

    /// What is said in an interview from turn to turn.
    pub(super) fn script(&self, id: InterviewId) -> &Script {
        &self.scripts[id]
    }

    /// A turn of an interview, if it is in one.
    pub(super) fn turn(&self, id: InterviewId, turn: Option<usize>) -> Option<&Turn> {
        self.scripts[id].turns.get(turn?)
    }

    /// Where that stands; the start of the file if it is in none.
    pub(super) fn turn_span(&self, id: InterviewId, turn: Option<usize>) -> Span {
        self.turn(id, turn).map_or_else(Span::default, |turn| turn.span)
    }

    /// The interviews that have at least one quote.
    pub(super) fn coded(&self) -> impl Iterator<Item = (InterviewId, &LinkedInterview)> {
        self.knowledge.interviews.enumerate().filter(|(_, interview)| !interview.quotes.is_empty())
    }

    /// The opportunities with their rows.
    pub(super) fn opportunities(&self) -> impl Iterator<Item = (&LinkedOpportunity, &PriorityRow)> {
        self.numbers.priorities.rows.iter().filter_map(|row| match row.candidate {
            Candidate::Opportunity(id) => Some((&self.knowledge.opportunities[id], row)),
            Candidate::Theme(_) => None,
        })
    }

    /// The opportunities with what their validations come to.
    pub(super) fn ledgers(&self) -> impl Iterator<Item = (&LinkedOpportunity, Ledger)> {
        let needed = &self.settings.study.validation;
        let opportunities = self.knowledge.opportunities.enumerate();
        opportunities.map(|(id, opportunity)| (opportunity, validation::ledger(self.knowledge, id, needed)))
    }

    /// Where a link leads.
    pub(super) fn lead(&self, from: &SourcePath, link: &InnerLink) -> LinkTarget {
        match link.target.strip_prefix('#') {
            Some(anchor) => LinkTarget::File(from.clone(), link::percent_decoded(anchor)),
            None => self.links.lead(from, &link.target),
        }
    }

    /// Every file with its links, by path within each kind.
    pub(super) fn files(&self) -> Vec<(&SourcePath, &[InnerLink])> {
        self.knowledge.files().into_iter().map(|file| (file.path, file.links)).collect()
    }
}

impl fmt::Debug for StudyParts<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StudyParts").field("knowledge", &self.knowledge).finish_non_exhaustive()
    }
}

impl fmt::Debug for Study<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Study").field("knowledge", &self.knowledge).finish_non_exhaustive()
    }
}

fn questions(knowledge: &Knowledge, scripts: &Scripts<'_>) -> Vec<Question> {
    let asked = (0..knowledge.interviews.len()).into_par_iter().flat_map_iter(|index| {
        let id = InterviewId::from_index(index);
        let entry = &knowledge.interviews[id].entry;
        scripts[id]
            .questions
            .iter()
            .map(|asked| Question { place: entry.place(asked.span), words: PlainWords::new(&asked.text) })
    });
    let mut questions: Vec<Question> = asked.collect();
    for guide in &knowledge.guides {
        let written = guide.entry.kind.questions();
        questions.extend(written.flat_map(|question| {
            let place = guide.entry.place(question.text_span);
            // A text may hold several sentences, and each is asked by itself.
            let sentences = question.text.split_inclusive(['?', '.', '!']);
            sentences.map(move |sentence| Question { place: place.clone(), words: PlainWords::new(sentence) })
        }));
    }
    questions
}

//! Answers to a guide's questions that may be shown.
//!
//! Comes in: an interview, and which of its answers. Goes out: a [`ReleasedAnswer`]. An answer from the front matter is shown
//! with its interview, one that stands with a quote only with that. Does not know: what answers come to.

use super::{Released, ReleasedGuide, ReleasedPerson, ReleasedQuote};
use crate::base::slug::Slug;
use crate::content::answer::AnswerValue;
use crate::knowledge::{InterviewId, LinkedAnswer};

/// An answer that may be shown.
#[derive(Debug, Clone, Copy)]
pub struct ReleasedAnswer<'k> {
    released: Released<'k>,
    guide: ReleasedGuide<'k>,
    interview: InterviewId,
    answer: &'k LinkedAnswer,
}

impl<'k> Released<'k> {
    /// The answers that may be shown, by interview, question and person.
    pub fn answers(self) -> impl Iterator<Item = ReleasedAnswer<'k>> {
        let all = self.knowledge.interviews.enumerate();
        all.flat_map(move |(id, interview)| {
            (0..interview.answers.len()).filter_map(move |index| self.answer(id, index))
        })
    }

    /// One of the answers of an interview, unless it or the guide that asked is withheld.
    pub fn answer(self, interview: InterviewId, index: usize) -> Option<ReleasedAnswer<'k>> {
        let linked = &self.knowledge.interviews[interview];
        let answer = &linked.answers[index];
        let released = ReleasedAnswer { released: self, guide: self.guide(linked.guide?)?, interview, answer };
        let is_shown =
            if answer.is_in_front_matter { self.interview(interview).is_some() } else { released.quote().is_some() };
        is_shown.then_some(released)
    }
}

impl<'k> ReleasedAnswer<'k> {
    /// The interview it was given in.
    pub fn interview(self) -> InterviewId {
        self.interview
    }

    /// The name of its interview in addresses.
    pub fn interview_slug(self) -> &'k Slug {
        self.released.interview_slug(self.interview)
    }

    /// The guide that asked.
    pub fn guide(self) -> ReleasedGuide<'k> {
        self.guide
    }

    /// The id of its question.
    pub fn question(self) -> &'k str {
        &self.guide.questions().nth(self.answer.question).expect("it was answered, so the guide asks it").id.value
    }

    /// What was answered.
    pub fn value(self) -> &'k AnswerValue {
        &self.answer.value
    }

    /// The quote that answers it, where there is one that may be shown.
    pub fn quote(self) -> Option<ReleasedQuote<'k>> {
        let quotes = &self.released.knowledge.interviews[self.interview].quotes;
        self.released.quote(quotes[self.answer.quote?])
    }

    /// Who gave it, where the interview may be read or a quote says who spoke.
    pub fn person(self) -> Option<ReleasedPerson<'k>> {
        let whole = self.released.interview(self.interview).map(|interview| interview.person(self.answer.person));
        whole.or_else(|| self.quote().and_then(ReleasedQuote::person))
    }
}

//! What the file of an interview says that an export says again, as it was written: answers, how far it is, and what
//! a quote speaks to beside its themes.
//!
//! Comes in: interviews and quotes that may be shown. Goes out: keys' values, without a name that is withheld. Does not know:
//! what they come to.

use super::{ReleasedInterview, ReleasedQuote};
use crate::base::slug::Slug;
use crate::content::Name;
use crate::content::interview::InterviewedPerson;

impl<'k> ReleasedInterview<'k> {
    /// `answers` of one of its people, each with the id of its question: those that the guide asks, where that may be shown.
    pub fn written_answers(self, person: usize) -> impl Iterator<Item = (&'k str, &'k str)> {
        let guide = self.guide().and_then(|guide| self.released.guide(guide));
        let answers: &[(Name, Name)] =
            self.item.entry.kind.meta.people.get(person).map_or(&[], |InterviewedPerson { answers, .. }| answers);
        let asked = answers.iter().filter(move |(id, _)| {
            guide.is_some_and(|guide| guide.questions().any(|question| question.id.value == id.value))
        });
        asked.filter_map(move |(id, text)| Some((id.value.as_str(), self.sayable(&text.value)?)))
    }

    /// `follows`: the interview that it follows up, by its name in addresses.
    pub fn written_follows(self) -> Option<&'k Slug> {
        self.released.interview(self.follows()?).map(ReleasedInterview::slug)
    }

    /// `stage`, where the file has it.
    pub fn written_stage(self) -> Option<&'static str> {
        self.item.entry.kind.meta.stage.as_ref().map(|stage| stage.value.word())
    }
}

impl<'k> ReleasedQuote<'k> {
    /// `value`: the answer to its question, where that may be shown.
    pub fn written_value(self) -> Option<&'k str> {
        self.question()?;
        let value = self.released.knowledge.words(self.id).coding.value.as_ref()?;
        (!self.released.says_too_much(self.interview(), &value.value)).then_some(&value.value)
    }
}

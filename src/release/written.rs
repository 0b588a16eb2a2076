//! What the file of an interview says that an export says again, as it was written: answers, notes of listeners, how far it is,
//! and what a quote speaks to beside its themes.
//!
//! Comes in: interviews and quotes that may be shown. Goes out: keys' values, without a name that is withheld. Does not know:
//! what they come to.

use super::{ReleasedInterview, ReleasedQuote};
use crate::base::slug::Slug;
use crate::content::interview::InterviewedPerson;
use crate::content::interview::notes::PassedOn;
use crate::content::{Entry, Name};

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
        let name = Slug::from_written(&self.item.entry.kind.meta.follows.as_ref()?.value)?;
        self.released.interviews().find(|other| is_called(&other.item.entry, &name)).map(ReleasedInterview::slug)
    }

    /// `stage`, where the file has it.
    pub fn written_stage(self) -> Option<&'static str> {
        self.item.entry.kind.meta.stage.as_ref().map(|stage| stage.value.word())
    }

    /// `practice`.
    pub fn written_practice(self) -> bool {
        self.item.entry.kind.meta.is_practice
    }

    /// `surprises`: by whom, what they had thought, what they heard.
    pub fn written_surprises(self) -> impl Iterator<Item = (Option<&'k str>, Option<&'k str>, &'k str)> {
        self.item.entry.kind.meta.listening.surprises.iter().filter_map(move |surprise| {
            let thought = surprise.thought.as_deref().and_then(|text| self.sayable(text));
            Some((self.listener(surprise.by.as_ref()), thought, self.sayable(&surprise.heard)?))
        })
    }

    /// `passed`: by whom, the question, whether it was asked.
    pub fn written_passed(self) -> impl Iterator<Item = (Option<&'k str>, &'k str, PassedOn)> {
        self.item.entry.kind.meta.listening.passed.iter().filter_map(move |question| {
            Some((self.listener(question.by.as_ref()), self.sayable(&question.text)?, question.asked))
        })
    }

    /// A name of the platform's side, where names may be said.
    fn listener(self, name: Option<&'k Name>) -> Option<&'k str> {
        name.filter(|_| self.released.attribution().pseudonym).map(|name| name.value.as_str())
    }

    /// A text, unless it names what may not be said of who spoke.
    fn sayable(self, text: &'k str) -> Option<&'k str> {
        (!self.released.says_too_much(self.id, text)).then_some(text)
    }
}

impl<'k> ReleasedQuote<'k> {
    /// `value`: the answer to its question, where that may be shown.
    pub fn written_value(self) -> Option<&'k str> {
        self.question()?;
        let value = self.released.knowledge.words(self.id).coding.value.as_ref()?;
        (!self.released.says_too_much(self.interview(), &value.value)).then_some(&value.value)
    }

    /// `ask`: the ask that it belongs to, where that may be shown.
    pub fn written_ask(self) -> Option<&'k Slug> {
        let name = slug(self.released.knowledge.words(self.id).coding.speaks_to.ask.as_ref())?;
        self.released.asks().find(|ask| is_called(&ask.item.entry, &name)).map(|ask| ask.slug())
    }

    /// `confirms`: an assumption, where that may be shown.
    pub fn written_confirms(self) -> Option<&'k Slug> {
        self.assumption(self.released.knowledge.words(self.id).coding.speaks_to.confirms.as_ref())
    }

    /// `contradicts`: an assumption, where that may be shown.
    pub fn written_contradicts(self) -> Option<&'k Slug> {
        self.assumption(self.released.knowledge.words(self.id).coding.speaks_to.contradicts.as_ref())
    }

    fn assumption(self, name: Option<&Name>) -> Option<&'k Slug> {
        let name = slug(name)?;
        self.released.assumptions().find(|it| is_called(&it.item.entry, &name)).map(|it| it.slug())
    }
}

fn slug(name: Option<&Name>) -> Option<Slug> {
    Slug::from_written(&name?.value)
}

/// Whether an entry has a name, or had it.
fn is_called<K>(entry: &Entry<K>, name: &Slug) -> bool {
    entry.slug == *name || entry.aliases.iter().any(|alias| Slug::from_written(&alias.value).as_ref() == Some(name))
}

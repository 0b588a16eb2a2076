//! Interviews that may be shown, with who was interviewed, as they were then, and who speaks.
//!
//! Comes in: ids. Goes out: [`ReleasedInterview`]s. Does not know: how a transcript becomes HTML.

use super::{Released, ReleasedFile, ReleasedItem, ReleasedPerson, ReleasedQuote};
use crate::base::Date;
use crate::base::slug::Slug;
use crate::content::interview::Meta;
use crate::content::{Entry, Name, interview};
use crate::knowledge::{GuideId, InterviewId, LinkedInterview, TeamId, ThemeId};

/// An interview that may be shown.
pub type ReleasedInterview<'k> = ReleasedItem<'k, InterviewId, LinkedInterview>;

impl<'k> Released<'k> {
    /// The interviews that may be shown, in path order.
    pub fn interviews(self) -> impl Iterator<Item = ReleasedInterview<'k>> {
        self.knowledge.interviews.ids().filter_map(move |id| self.interview(id))
    }

    /// An interview, unless it is withheld.
    pub fn interview(self, id: InterviewId) -> Option<ReleasedInterview<'k>> {
        let item = &self.knowledge.interviews[id];
        self.shows_anything().then_some(ReleasedItem { released: self, id, item })
    }

    /// Of some interviews those that may be shown.
    pub(super) fn only_interviews(self, ids: &'k [InterviewId]) -> impl DoubleEndedIterator<Item = InterviewId> {
        ids.iter().copied().filter(move |id| self.interview(*id).is_some())
    }
}

impl<'k> ReleasedInterview<'k> {
    /// Its file; its title there may be none.
    pub fn file(self) -> ReleasedFile<'k> {
        ReleasedFile::of(&self.item.entry)
    }

    /// Its name in addresses.
    pub fn slug(self) -> &'k Slug {
        &self.item.entry.slug
    }

    /// `date`.
    pub fn date(self) -> Option<Date> {
        self.meta().date
    }

    /// Who was interviewed, at least one, in the order of the front matter.
    pub fn people(self) -> impl ExactSizeIterator<Item = ReleasedPerson<'k>> {
        (0..self.item.people.len()).map(move |index| self.person(index))
    }

    /// One of those who were interviewed.
    pub(super) fn person(self, index: usize) -> ReleasedPerson<'k> {
        let Self { released, item, .. } = self;
        ReleasedPerson { released, interviewee: &item.people[index], described: &self.meta().people[index] }
    }

    /// The teams of its people, each once, in the order of the front matter.
    pub fn teams(self) -> impl Iterator<Item = TeamId> {
        self.item.teams().into_iter().filter(move |team| self.released.team(*team).is_some())
    }

    /// `interviewer`: who asked.
    pub fn interviewers(self) -> impl Iterator<Item = &'k str> {
        names(&self.meta().interviewers)
    }

    /// `observers`: who was there, silent.
    pub fn observers(self) -> impl Iterator<Item = &'k str> {
        names(&self.meta().observers)
    }

    /// `listeners`: who has listened to it since.
    pub fn listeners(self) -> &'k [String] {
        &self.meta().listeners
    }

    /// `recording`: an address, or the path of a file, as in a link.
    pub fn recording(self) -> Option<&'k str> {
        self.meta().recording.as_deref()
    }

    /// The guide that it followed.
    pub fn guide(self) -> Option<GuideId> {
        self.item.guide.filter(|guide| self.released.guide(*guide).is_some())
    }

    /// `tags`: themes that it speaks to as a whole, each once, those of single participants among them.
    pub fn tags(self) -> impl Iterator<Item = ThemeId> {
        self.released.only_themes(&self.item.tags)
    }

    /// `takeaways`.
    pub fn takeaways(self) -> &'k [String] {
        &self.meta().takeaways
    }

    /// How many turns its transcript has: they are places on its page.
    pub fn turns(self) -> usize {
        self.item.entry.kind.turns
    }

    /// Its quotes, in the order of the file.
    pub fn quotes(self) -> impl Iterator<Item = ReleasedQuote<'k>> {
        self.item.quotes.iter().filter_map(move |id| self.released.quote(*id))
    }

    /// How many quotes the file has, withheld ones too: a transcript marks its passages by their number.
    pub fn marked(self) -> usize {
        self.item.quotes.len()
    }

    /// The quote with a number, from 0, among all that the file has: a transcript marks its passages by it.
    pub fn nth_quote(self, index: usize) -> Option<ReleasedQuote<'k>> {
        self.released.quote(*self.item.quotes.get(index)?)
    }

    /// What its transcript is read with, for whoever writes that: all words of it.
    pub fn transcript(self) -> &'k Entry<interview::Interview> {
        &self.item.entry
    }

    /// Whether it is the same reading of the same bytes as another, perhaps of another study.
    pub fn is_same_reading(self, other: ReleasedInterview<'_>) -> bool {
        std::sync::Arc::ptr_eq(&self.item.entry, &other.item.entry)
    }

    fn meta(self) -> &'k Meta {
        &self.item.entry.kind.meta
    }
}

fn names(names: &[Name]) -> impl Iterator<Item = &str> {
    names.iter().map(|name| name.value.as_str())
}

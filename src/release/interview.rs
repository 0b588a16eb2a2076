//! Interviews that may be shown, with who was interviewed, as they were then, and who speaks.
//!
//! Comes in: ids. Goes out: [`ReleasedInterview`]s. Does not know: how a transcript becomes HTML.

use super::{
    InterviewAccess, Released, ReleasedFile, ReleasedItem, ReleasedKind, ReleasedPerson, ReleasedQuote,
    ReleasedSpeaker, ShownTeam,
};
use crate::base::Date;
use crate::base::slug::Slug;
use crate::config::Attribution;
use crate::content::interview::Interview;
use crate::content::interview::{Meta, Speaker};
use crate::content::{Entry, Name};
use crate::knowledge::{GuideId, InterviewId, LinkedInterview, ThemeId};

/// An interview that may be shown.
pub type ReleasedInterview<'k> = ReleasedItem<'k, InterviewId, LinkedInterview>;

impl ReleasedKind for Interview {
    fn is_shown(released: Released<'_>, id: InterviewId, _: &LinkedInterview) -> bool {
        released.permissions.access(id) == InterviewAccess::Transcript
    }

    fn file(item: ReleasedInterview<'_>) -> Option<ReleasedFile<'_>> {
        Some(item.file())
    }
}

impl<'k> Released<'k> {
    /// The interviews that may be shown, in path order.
    pub fn interviews(self) -> impl Iterator<Item = ReleasedInterview<'k>> {
        self.all()
    }

    /// An interview, unless it is withheld.
    pub fn interview(self, id: InterviewId) -> Option<ReleasedInterview<'k>> {
        self.one(id)
    }

    /// An interview's name in addresses.
    pub(super) fn interview_slug(self, id: InterviewId) -> &'k Slug {
        self.permissions.name(id).unwrap_or_else(|| &self.knowledge.interviews[id].entry.slug)
    }

    /// Somebody who has a turn in an interview. Where its address says nothing of it, who is called as the file is has the name
    /// that the address has.
    pub(super) fn speaker(self, id: InterviewId, speaker: &'k Speaker) -> ReleasedSpeaker<'k> {
        let entry = &self.knowledge.interviews[id].entry;
        let is_file = speaker.name == entry.slug.as_str() || speaker.name == entry.name();
        let opaque = self.permissions.name(id).filter(|_| is_file);
        let name = opaque.map_or(speaker.name.as_str(), Slug::as_str);
        ReleasedSpeaker { speaker, name: Some(name).filter(|_| self.attribution().pseudonym) }
    }

    /// The day of an interview.
    pub(super) fn date(self, id: InterviewId) -> Option<Date> {
        self.knowledge.interviews[id].entry.kind.meta.date.filter(|_| self.attribution().date)
    }

    /// One of those who were interviewed, by their place in the front matter, where anything may be seen of the interview.
    pub fn person_of(self, id: InterviewId, index: usize) -> Option<ReleasedPerson<'k>> {
        let item = &self.knowledge.interviews[id];
        let is_seen = self.permissions.access(id) != InterviewAccess::Nothing && index < item.people.len();
        is_seen.then(|| ReleasedItem { released: self, id, item }.person(index))
    }

    /// Whether a place on the page of an interview is a quote that is withheld.
    pub fn withholds_place(self, id: InterviewId, anchor: &str) -> bool {
        let interview = &self.knowledge.interviews[id];
        let mut quotes = interview.entry.kind.quotes.iter().zip(&interview.quotes);
        quotes.any(|(words, quote)| words.id == anchor && self.quote(*quote).is_none())
    }

    /// Whether a place on another page is the card of a quote that is withheld, or of one in an interview whose slug is: it has
    /// the name of both, `2026-03-p07.two-weeks`.
    pub fn withholds_card(self, anchor: &str) -> bool {
        let card = || {
            let (slug, quote) = anchor.split_once('.')?;
            let mut interviews = self.knowledge.interviews.enumerate();
            let (id, _) = interviews.find(|(_, interview)| interview.entry.slug.as_str() == slug)?;
            Some((id, quote))
        };
        card().is_some_and(|(id, quote)| self.permissions.name(id).is_some() || self.withholds_place(id, quote))
    }

    /// What may be seen of an interview.
    pub fn access(self, id: InterviewId) -> InterviewAccess {
        self.permissions.access(id)
    }

    /// The quotes of an interview, each by its number there; none in the place of one that is withheld.
    pub fn quotes_of(self, id: InterviewId) -> impl ExactSizeIterator<Item = Option<ReleasedQuote<'k>>> {
        self.knowledge.interviews[id].quotes.iter().map(move |quote| self.quote(*quote))
    }

    /// Of some interviews those that may be shown.
    pub(super) fn only_interviews(self, ids: &'k [InterviewId]) -> impl DoubleEndedIterator<Item = InterviewId> {
        ids.iter().copied().filter(move |id| self.interview(*id).is_some())
    }
}

impl<'k> ReleasedInterview<'k> {
    /// Its file; its title there may be none.
    pub fn file(self) -> ReleasedFile<'k> {
        let file = ReleasedFile::of(self.released, &self.item.entry);
        if self.is_opaque() { file.without_aliases() } else { file }
    }

    /// Its name in addresses.
    pub fn slug(self) -> &'k Slug {
        self.released.interview_slug(self.id)
    }

    /// Whether its address says nothing of it: then neither may its old ones, its path, or the place of a passage in it.
    pub fn is_opaque(self) -> bool {
        self.released.permissions.name(self.id).is_some()
    }

    /// `title`, unless it names what may not be said of who spoke.
    pub fn title(self) -> Option<&'k str> {
        self.item.entry.title().and_then(|title| self.sayable(title))
    }

    /// `date`.
    pub fn date(self) -> Option<Date> {
        self.released.date(self.id)
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

    /// The teams of its people as they may be named, each once, in the order of the front matter.
    pub fn teams(self) -> impl Iterator<Item = ShownTeam> {
        let mut teams: Vec<ShownTeam> = Vec::new();
        for team in self.item.teams().into_iter().filter_map(|team| self.released.team_of_speaker(team)) {
            if !teams.contains(&team) {
                teams.push(team);
            }
        }
        teams.into_iter()
    }

    /// Everybody who has a turn, in the order of their first ones.
    pub fn speakers(self) -> impl Iterator<Item = ReleasedSpeaker<'k>> {
        self.item.entry.kind.speakers.iter().map(move |speaker| self.released.speaker(self.id, speaker))
    }

    /// `interviewer`: who asked.
    pub fn interviewers(self) -> impl Iterator<Item = &'k str> {
        self.named(&self.meta().hearers.interviewers)
    }

    /// `observers`: who was there, silent.
    pub fn observers(self) -> impl Iterator<Item = &'k str> {
        self.named(&self.meta().hearers.observers)
    }

    /// `listeners`: who has listened to it since.
    pub fn listeners(self) -> impl Iterator<Item = &'k str> {
        self.named(&self.meta().hearers.listeners)
    }

    fn named(self, names: &'k [Name]) -> impl Iterator<Item = &'k str> {
        names.iter().filter(move |_| self.names_people()).map(|name| name.value.as_str())
    }

    fn names_people(self) -> bool {
        self.released.attribution().pseudonym
    }

    /// `recording`: an address, or the path of a file, as in a link. A voice is a name, and a recording has all that was
    /// said, so it is there only where nothing is withheld.
    pub fn recording(self) -> Option<&'k str> {
        let is_whole = self.released.attribution() == Attribution::ALL && self.file().withheld().next().is_none();
        self.meta().recording.address.as_deref().filter(|_| is_whole)
    }

    /// The guide that it followed.
    pub fn guide(self) -> Option<GuideId> {
        self.item.guide.filter(|guide| self.released.guide(*guide).is_some())
    }

    /// `follows`: the interview that it follows up, where that may be read. It tells who is the same in two interviews, and which
    /// of them is the older, so it is not said where people are not named or days are not said.
    pub fn follows(self) -> Option<InterviewId> {
        self.item.follows.filter(|id| self.says_order() && self.released.interview(*id).is_some())
    }

    /// Those that follow it up, in path order; as with [`Self::follows`].
    pub fn followed_by(self) -> impl Iterator<Item = InterviewId> {
        let says_order = self.says_order();
        self.released.only_interviews(&self.item.followed_by).filter(move |_| says_order)
    }

    fn says_order(self) -> bool {
        self.released.attribution().allows_names_in_addresses()
    }

    /// `tags`: themes that it speaks to as a whole, each once, those of single participants among them.
    pub fn tags(self) -> impl Iterator<Item = ThemeId> {
        self.released.only_themes(&self.item.tags)
    }

    /// `takeaways`, but those that name what may not be said of who spoke.
    pub fn takeaways(self) -> impl Iterator<Item = &'k str> {
        self.meta().listening.takeaways.iter().filter_map(move |takeaway| self.sayable(takeaway))
    }

    /// A text that the team wrote of it, unless that names what may not be said of who spoke.
    pub(super) fn sayable(self, text: &'k str) -> Option<&'k str> {
        (!self.released.says_too_much(self.id, text)).then_some(text)
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
    pub fn quote_count(self) -> usize {
        self.item.quotes.len()
    }

    /// The quote with a number, from 0, among all that the file has: a transcript marks its passages by it.
    pub fn nth_quote(self, index: usize) -> Option<ReleasedQuote<'k>> {
        self.released.quote(*self.item.quotes.get(index)?)
    }

    /// What its transcript is read with, for whoever writes that: all words of it.
    pub fn transcript(self) -> &'k Entry<Interview> {
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

//! The groups of an index, which are interviews with anything released, and the lists of what they name by number.
//!
//! Comes in: what is released. Goes out: [`IndexTables`]. Does not know: words, files.

use rustc_hash::FxHashMap;

use crate::base::Date;
use crate::base::slug::Slug;
use crate::content::choice::Choice;
use crate::content::interview::{QuoteKind, SpeakerRole};
use crate::knowledge::{InterviewId, ParticipantId, TeamId, ThemeId};
use crate::release::{
    Released, ReleasedInterview, ReleasedPerson, ReleasedQuote, ReleasedTeam, ReleasedTheme, ShownTeam,
};
use crate::site::SiteContext;

/// The groups, oldest first, so that a new interview is the last; and people, roles, teams and themes, each with a number.
#[derive(Debug, Default)]
pub(super) struct IndexTables<'a> {
    pub(super) groups: Vec<IndexGroup<'a>>,
    /// Those who may be named, in the order of the groups.
    pub(super) people: NumberedList<ParticipantId, &'a str>,
    pub(super) roles: NumberedList<&'a str, &'a str>,
    pub(super) teams: NumberedList<TeamId, ReleasedTeam<'a>>,
    pub(super) themes: NumberedList<ThemeId, ReleasedTheme<'a>>,
}

/// Things with numbers, from 0 in the order in which they were added.
#[derive(Debug)]
pub(super) struct NumberedList<K, T> {
    numbers: FxHashMap<K, usize>,
    pub(super) items: Vec<T>,
}

impl<K, T> Default for NumberedList<K, T> {
    fn default() -> Self {
        Self { numbers: FxHashMap::default(), items: Vec::new() }
    }
}

impl<K: std::hash::Hash + Eq, T> NumberedList<K, T> {
    /// The number of a thing, which is added the first time.
    fn add(&mut self, key: K, item: T) -> usize {
        let next = self.items.len();
        let number = *self.numbers.entry(key).or_insert(next);
        if number == next {
            self.items.push(item);
        }
        number
    }

    /// The number of a thing that was added.
    pub(super) fn number(&self, key: &K) -> Option<usize> {
        self.numbers.get(key).copied()
    }
}

/// An interview as a group of documents.
#[derive(Debug)]
pub(super) struct IndexGroup<'a> {
    /// The interview; none where only quotes of it may be shown.
    pub(super) interview: Option<ReleasedInterview<'a>>,
    pub(super) slug: &'a Slug,
    pub(super) date: Option<Date>,
    /// The quotes that may be shown, each with its document number.
    pub(super) quotes: Vec<(u32, ReleasedQuote<'a>)>,
    pub(super) people: Vec<GroupPerson>,
}

/// Somebody who was interviewed, as they were then: the numbers of their name, team and role in the lists.
#[derive(Debug, Clone, Copy)]
pub(super) struct GroupPerson {
    pub(super) participant: ParticipantId,
    pub(super) name: Option<usize>,
    pub(super) team: Option<usize>,
    pub(super) role: Option<usize>,
}

/// The kinds of quotes; their numbers are those of the facts.
pub(super) const QUOTE_KINDS: &[QuoteKind] = QuoteKind::ALL;

impl<'a> IndexTables<'a> {
    /// Those of what is released.
    pub(super) fn new(context: &SiteContext<'a>) -> Self {
        let released = context.released;
        let mut tables = Self::default();
        // Those with a page of their own first: they are entries too, in the same order.
        let mut teams: Vec<ReleasedTeam<'a>> = released.teams().collect();
        teams.sort_by_key(|it| context.addresses.entry(it.id()).is_none());
        for team in teams {
            tables.teams.add(team.id(), team);
        }
        let mut themes: Vec<ReleasedTheme<'a>> = released.themes().collect();
        themes.sort_by_key(|it| context.addresses.entry(it.id()).is_none());
        for theme in themes {
            tables.themes.add(theme.id(), theme);
        }
        let groups = released.interview_ids().filter_map(|id| group(released, id));
        let mut groups: Vec<IndexGroup<'a>> = groups.collect();
        groups.sort_by_key(|group| (group.date, group.slug));
        for group in &mut groups {
            group.people = tables.people_of(group);
        }
        Self { groups, ..tables }
    }

    /// All people of an interview that may be shown; of another those alone whose quotes may be.
    fn people_of(&mut self, group: &IndexGroup<'a>) -> Vec<GroupPerson> {
        let mut people: Vec<GroupPerson> = Vec::new();
        match group.interview {
            Some(interview) => people.extend(interview.people().map(|person| self.person(person))),
            None => {
                for quote in group.quotes.iter().map(|(_, quote)| quote).filter(|quote| quote.is_by_participant()) {
                    let Some(person) = quote.person() else { continue };
                    if people.iter().all(|known| known.participant != person.participant()) {
                        people.push(self.person(person));
                    }
                }
            }
        }
        people
    }

    fn person(&mut self, person: ReleasedPerson<'a>) -> GroupPerson {
        let participant = person.participant();
        GroupPerson {
            participant,
            name: person.name().map(|name| self.people.add(participant, name)),
            team: person.team().and_then(|team| match team {
                ShownTeam::Team(team) => self.teams.number(&team),
                ShownTeam::Small => None,
            }),
            role: person.role().map(|role| self.roles.add(role, role)),
        }
    }
}

impl IndexGroup<'_> {
    /// Who said a quote, as a place among the group's people and one; 0 for anybody else.
    pub(super) fn speaker_of(&self, quote: ReleasedQuote<'_>) -> usize {
        let is_it = |person: &GroupPerson| Some(person.participant) == quote.participant();
        let person = if quote.is_by_participant() { self.people.iter().position(is_it) } else { None };
        person.map_or(0, |person| person + 1)
    }

    /// The same for everybody who has a turn.
    pub(super) fn speakers(&self) -> impl Iterator<Item = usize> {
        let speakers = self.interview.into_iter().flat_map(ReleasedInterview::speakers);
        speakers.map(|speaker| match speaker.role() {
            // Who is a participant and nobody in particular is the only one.
            SpeakerRole::Participant => speaker.person().unwrap_or(0) + 1,
            SpeakerRole::Interviewer | SpeakerRole::Observer | SpeakerRole::Unknown => 0,
        })
    }
}

fn group(released: Released<'_>, id: InterviewId) -> Option<IndexGroup<'_>> {
    let interview = released.interview(id);
    let quotes: Vec<ReleasedQuote<'_>> = released.quotes_of(id).flatten().collect();
    let first = quotes.first();
    Some(IndexGroup {
        interview,
        slug: interview.map(ReleasedInterview::slug).or_else(|| first.map(|quote| quote.interview_slug()))?,
        date: interview.map_or_else(|| first.and_then(|quote| quote.date()), ReleasedInterview::date),
        quotes: numbered(quotes, interview.is_some()),
        people: Vec::new(),
    })
}

/// Gives each quote a number above that of the one before. Where the transcript is shown it is, as long as there is room,
/// that of its turn and two bits: then a quote that is added leaves the numbers of others as they are.
fn numbered(quotes: Vec<ReleasedQuote<'_>>, is_transcript_shown: bool) -> Vec<(u32, ReleasedQuote<'_>)> {
    let mut next = 0;
    let numbered = quotes.into_iter().map(|quote| {
        let turn = quote.turn().filter(|_| is_transcript_shown);
        let of_turn = turn.map_or(0, |turn| u32::try_from(turn * 4).expect("a file holds fewer turns"));
        let number = of_turn.max(next);
        next = number + 1;
        (number, quote)
    });
    numbered.collect()
}

//! Who spoke about what: counts of people first, quotes second.
//!
//! Comes in: knowledge. Goes out: one [`Tally`], made once a build. Does not know: how a count is shown.
//!
//! A stand-in for `analysis::{coverage, cooccurrence}` until those rooms have it: no view counts anything itself.

use rustc_hash::FxHashSet;

use crate::base::id::{Id, IdVec};
use crate::knowledge::{InterviewId, Knowledge, ParticipantId, QuoteId, TeamId, ThemeId};

/// How many people said how much.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    /// Participants with at least one quote in their own words.
    pub people: u32,
    /// Quotes, whoever said them.
    pub quotes: u32,
}

/// Counts over a whole study.
#[derive(Debug)]
pub struct Tally {
    /// For each theme.
    pub themes: IdVec<ThemeId, ThemeTally>,
    /// For each team: the quotes from its interviews.
    pub teams: IdVec<TeamId, Count>,
}

/// What is said about one theme and all below it.
#[derive(Debug, Default)]
pub struct ThemeTally {
    /// The quotes, in order, each once.
    pub quotes: Vec<QuoteId>,
    /// How many they are.
    pub count: Count,
    /// Interviews that are tagged with it and have no quote for it.
    pub tagged_only: Vec<InterviewId>,
    /// Other themes that the same people speak about, most people first.
    pub together: Vec<Together>,
}

/// A theme that occurs together with another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Together {
    /// The other theme.
    pub theme: ThemeId,
    /// How many people have quotes for both.
    pub people: u32,
    /// How many quotes are marked with both.
    pub quotes: u32,
}

impl Tally {
    /// Counts.
    pub fn new(knowledge: &Knowledge) -> Self {
        let mut themes: IdVec<ThemeId, ThemeTally> = knowledge.themes.ids().map(|_| ThemeTally::default()).collect();
        roll_up(knowledge, &mut themes);
        let people: IdVec<ThemeId, FxHashSet<ParticipantId>> =
            themes.iter().map(|theme| speakers(knowledge, &theme.quotes)).collect();
        for theme in knowledge.themes.ids() {
            themes[theme].count =
                Count { people: narrow(people[theme].len()), quotes: narrow(themes[theme].quotes.len()) };
            themes[theme].tagged_only = tagged_only(knowledge, theme, &themes[theme].quotes);
        }
        let together = together(knowledge, &themes, &people);
        for (theme, list) in knowledge.themes.ids().zip(together) {
            themes[theme].together = list;
        }
        let teams = knowledge.teams.iter().map(|team| team_count(knowledge, &team.interviews)).collect();
        Self { themes, teams }
    }
}

/// The people whose own words are among the quotes.
pub fn speakers(knowledge: &Knowledge, quotes: &[QuoteId]) -> FxHashSet<ParticipantId> {
    let own = quotes.iter().filter(|quote| knowledge.words(**quote).by_participant);
    own.map(|quote| knowledge.participant(*quote)).collect()
}

/// How many people and quotes a list of quotes is.
pub fn count(knowledge: &Knowledge, quotes: &[QuoteId]) -> Count {
    Count { people: narrow(speakers(knowledge, quotes).len()), quotes: narrow(quotes.len()) }
}

fn narrow(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// A theme and the themes above it.
fn upwards(knowledge: &Knowledge, theme: ThemeId) -> impl Iterator<Item = ThemeId> {
    // A circle of parents is an error that is reported elsewhere; here it must only come to an end.
    std::iter::successors(Some(theme), |theme| knowledge.themes[*theme].parent).take(knowledge.themes.len())
}

/// Gives each quote to its themes and to all above them.
fn roll_up(knowledge: &Knowledge, themes: &mut IdVec<ThemeId, ThemeTally>) {
    for (id, quote) in knowledge.quotes.enumerate() {
        for theme in quote.themes.iter().flat_map(|theme| upwards(knowledge, *theme)) {
            let quotes = &mut themes[theme].quotes;
            if quotes.last() != Some(&id) {
                quotes.push(id);
            }
        }
    }
}

fn tagged_only(knowledge: &Knowledge, theme: ThemeId, quotes: &[QuoteId]) -> Vec<InterviewId> {
    let quoted: FxHashSet<InterviewId> = quotes.iter().map(|quote| knowledge.quotes[*quote].interview).collect();
    let tagged = knowledge.subtree(theme).into_iter().flat_map(|theme| &knowledge.themes[theme].tagged);
    let mut only: Vec<InterviewId> = tagged.copied().filter(|interview| !quoted.contains(interview)).collect();
    only.sort_unstable();
    only.dedup();
    only
}

fn team_count(knowledge: &Knowledge, interviews: &[InterviewId]) -> Count {
    let quotes: Vec<QuoteId> = interviews.iter().flat_map(|id| &knowledge.interviews[*id].quotes).copied().collect();
    count(knowledge, &quotes)
}

/// For each theme the themes that are neither above nor below it and that the same people speak about.
fn together(
    knowledge: &Knowledge,
    themes: &IdVec<ThemeId, ThemeTally>,
    people: &IdVec<ThemeId, FxHashSet<ParticipantId>>,
) -> Vec<Vec<Together>> {
    let size = themes.len();
    let shared_people = pairs(size, &inverted(people, knowledge.participants.len()));
    let of_quote = themes.iter().map(|theme| theme.quotes.iter().copied());
    let shared_quotes = pairs(size, &inverted_lists(of_quote, knowledge.quotes.len()));
    let ids: Vec<ThemeId> = themes.ids().collect();
    ids.iter()
        .map(|a| {
            let kin: FxHashSet<ThemeId> = upwards(knowledge, *a).chain(knowledge.subtree(*a)).collect();
            let others = ids.iter().filter(|b| !kin.contains(b));
            let mut list: Vec<Together> = others
                .map(|b| {
                    let cell = a.index() * size + b.index();
                    Together { theme: *b, people: shared_people[cell], quotes: shared_quotes[cell] }
                })
                .filter(|pair| pair.people > 0)
                .collect();
            list.sort_by_key(|pair| (std::cmp::Reverse((pair.people, pair.quotes)), pair.theme));
            list
        })
        .collect()
}

/// From "who is in each theme" to "which themes each is in".
fn inverted(people: &IdVec<ThemeId, FxHashSet<ParticipantId>>, size: usize) -> Vec<Vec<u32>> {
    inverted_lists(people.iter().map(|set| set.iter().copied()), size)
}

fn inverted_lists<I: Id>(lists: impl Iterator<Item = impl Iterator<Item = I>>, size: usize) -> Vec<Vec<u32>> {
    let mut inverted = vec![Vec::new(); size];
    for (theme, list) in lists.enumerate() {
        list.for_each(|id| inverted[id.index()].push(narrow(theme)));
    }
    inverted
}

/// A square table of how many lists hold both of two themes.
fn pairs(size: usize, lists: &[Vec<u32>]) -> Vec<u32> {
    let mut table = vec![0; size * size];
    for list in lists {
        for a in list {
            list.iter().for_each(|b| table[*a as usize * size + *b as usize] += 1);
        }
    }
    table
}

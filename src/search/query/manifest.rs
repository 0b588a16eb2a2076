//! What is said of an index as a whole: how many documents there are, where terms are, who spoke in which interview.
//!
//! Comes in: the manifest. Goes out: the same with its numbers read. Does not know: any other file.

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::search::ResultKind;
use crate::search::format::{LISTS, NAME_LETTERS, VERSION};
use crate::search::forms::GroupsForm;
use crate::search::integers::Integers;

/// No study has more entries of its own: a broken index says so, and they would all be listed.
const MOST_ENTRIES: u32 = 1_000_000;

/// The manifest as it is written.
#[derive(Debug, Deserialize)]
pub(super) struct ManifestFile {
    version: u32,
    lists: [(u64, u64); LISTS],
    kinds: Vec<String>,
    dictionary: Vec<(String, String)>,
    entries: Vec<(String, u32)>,
    study: Vec<String>,
    #[serde(rename = "studyFirst")]
    study_first: Vec<u32>,
    groups: GroupsForm,
    facts: Vec<(u32, String)>,
    #[serde(flatten)]
    names: NamesFile,
}

#[derive(Debug, Deserialize)]
struct NamesFile {
    people: Vec<String>,
    roles: Vec<String>,
    teams: Vec<NamedNode>,
    themes: Vec<NamedNode>,
}

/// A theme or a team: its name in addresses, its title, and the number of the one above it, from 1.
pub(super) type NamedNode = (String, String, usize);

/// What is said of an index as a whole.
#[derive(Debug)]
pub(super) struct IndexOverview {
    /// How many documents each list has, and how many words they have on average.
    pub(super) lists: [(u64, u64); LISTS],
    /// The kinds of quotes.
    pub(super) kinds: Vec<String>,
    /// The first term of each file of terms, with its name.
    pub(super) dictionary: Vec<(String, String)>,
    /// The kinds of the study's own entries, and how many there are of each.
    pub(super) entries: Vec<(ResultKind, u32)>,
    /// The first entry of each file of entries, with its name.
    pub(super) study: Vec<(u32, String)>,
    /// The first group of each file of facts, with its name.
    pub(super) facts: Vec<(u32, String)>,
    pub(super) groups: SearchGroups,
    pub(super) people: Vec<String>,
    pub(super) roles: Vec<String>,
    pub(super) teams: Vec<NamedNode>,
    pub(super) themes: Vec<NamedNode>,
}

/// Who spoke in an interview.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct PersonIds {
    pub(super) person: Option<u32>,
    pub(super) team: Option<u32>,
    pub(super) role: Option<u32>,
}

/// The interviews, from 1.
#[derive(Debug)]
pub(super) struct SearchGroups {
    pub(super) count: u32,
    digests: String,
    /// The group and first quote of each file with further quotes, in order; their names lie one behind the other.
    further: Vec<(u32, u32)>,
    further_digests: String,
    years: Vec<u64>,
    people: Vec<Vec<PersonIds>>,
    /// Which of an interview's people each of its speakers is.
    speakers: Vec<Vec<Option<u32>>>,
}

impl IndexOverview {
    pub(super) fn new(file: ManifestFile) -> Option<Self> {
        let entries = file.entries.iter().try_fold(0_u32, |sum, (_, count)| sum.checked_add(*count))?;
        (file.version == VERSION && entries < MOST_ENTRIES).then_some(())?;
        let own_entries = file.entries.into_iter().map(|(word, count)| Some((ResultKind::of(&word)?, count)));
        Some(Self {
            lists: file.lists,
            kinds: file.kinds,
            dictionary: file.dictionary,
            entries: own_entries.collect::<Option<_>>()?,
            study: file.study_first.into_iter().zip(file.study).collect(),
            facts: file.facts,
            groups: SearchGroups::new(file.groups)?,
            people: file.names.people,
            roles: file.names.roles,
            teams: file.names.teams,
            themes: file.names.themes,
        })
    }

    /// The kind of one of the study's own entries, and its number among those of its kind.
    pub(super) fn own_entry(&self, number: u32) -> Option<(ResultKind, u32)> {
        let mut first = 0_u32;
        for (kind, count) in &self.entries {
            if number.checked_sub(first)? < *count {
                return Some((*kind, number - first));
            }
            first = first.checked_add(*count)?;
        }
        None
    }
}

/// A number that is one more than what it means, so that 0 is nothing.
fn optional(number: u64) -> Option<Option<u32>> {
    match number.checked_sub(1) {
        None => Some(None),
        Some(number) => u32::try_from(number).ok().map(Some),
    }
}

/// Lists of numbers one behind the other, each behind its length.
fn lists<T>(text: &str, count: u32, mut read: impl FnMut(&mut Integers<'_>) -> Option<T>) -> Option<Vec<Vec<T>>> {
    let mut numbers = Integers::new(text);
    let mut list = || {
        let length = numbers.next()?;
        (0..length).map(|_| read(&mut numbers)).collect()
    };
    (0..count).map(|_| list()).collect()
}

/// One of many names that lie one behind the other.
fn name_at(names: &str, at: usize) -> Option<&str> {
    let start = at.checked_mul(NAME_LETTERS)?;
    names.get(start..start + NAME_LETTERS)
}

/// Groups, of which each is so far behind the one before, each with a number.
fn further(text: &str) -> Option<Vec<(u32, u32)>> {
    let mut numbers = Integers::new(text);
    let (mut all, mut group) = (Vec::new(), 0_u32);
    while let Some(delta) = numbers.next() {
        group = group.checked_add(u32::try_from(delta).ok()?)?;
        all.push((group, u32::try_from(numbers.next()?).ok()?));
    }
    Some(all)
}

impl SearchGroups {
    fn new(file: GroupsForm) -> Option<Self> {
        let person = |numbers: &mut Integers<'_>| {
            let [person, team, role] = [numbers.next()?, numbers.next()?, numbers.next()?].map(optional);
            Some(PersonIds { person: person?, team: team?, role: role? })
        };
        Some(Self {
            count: file.count,
            years: Integers::new(&file.years).collect(),
            people: lists(&file.people, file.count, person)?,
            speakers: lists(&file.speakers, file.count, |numbers| optional(numbers.next()?))?,
            further: further(&file.further_at)?,
            digests: file.digests,
            further_digests: file.further,
        })
    }

    fn of<T>(all: &[T], group: u32) -> Option<&T> {
        all.get(group.checked_sub(1)? as usize)
    }

    /// The name of an interview's file.
    pub(super) fn digest(&self, group: u32) -> Option<&str> {
        name_at(&self.digests, group.checked_sub(1)? as usize)
    }

    /// The name of the file with an interview's further quotes that has the one with a number; nothing where its first file has it.
    pub(super) fn further_digest(&self, group: u32, number: u32) -> Option<&str> {
        let at = self.further.partition_point(|first| *first <= (group, number)).checked_sub(1)?;
        (self.further[at].0 == group).then(|| name_at(&self.further_digests, at)).flatten()
    }

    /// The year of an interview.
    pub(super) fn year(&self, group: u32) -> Option<u64> {
        Self::of(&self.years, group).copied().filter(|year| *year > 0)
    }

    /// All years in which there were interviews, in order.
    pub(super) fn all_years(&self) -> Vec<String> {
        let years: BTreeSet<u64> = self.years.iter().copied().filter(|year| *year > 0).collect();
        years.iter().map(u64::to_string).collect()
    }

    /// The people of an interview.
    pub(super) fn people(&self, group: u32) -> &[PersonIds] {
        Self::of(&self.people, group).map_or(&[], Vec::as_slice)
    }

    /// Who of an interview's people a speaker is.
    pub(super) fn speaker(&self, group: u32, speaker: u32) -> Option<PersonIds> {
        let person = (*Self::of(&self.speakers, group)?.get(speaker as usize)?)?;
        self.people(group).get(person as usize).copied()
    }
}

//! The manifest of an index: what a query needs before it asks for anything else.
//!
//! Comes in: what was written. Goes out: a value that is written as JSON. Does not know: words.

use serde::Serialize;

use super::groups::{GroupPerson, IndexTables, QUOTE_KINDS};
use super::shard::ShardName;
use crate::base::id::number;
use crate::search::format::VERSION;
use crate::search::forms::GroupsForm;
use crate::search::integers;

/// The shard of a group, and those with further quotes, each with the number of its first.
pub(super) type GroupShards = (ShardName, Vec<(u32, ShardName)>);

/// What a query needs first.
#[derive(Debug, Serialize)]
pub(super) struct IndexManifest<'a> {
    pub(super) version: u32,
    pub(super) language: &'a str,
    /// How many documents each list has, and how many words one of them has on average.
    pub(super) lists: Vec<[u64; 2]>,
    /// The kinds of quotes, by their numbers in the facts.
    pub(super) kinds: Vec<&'static str>,
    pub(super) dictionary: Vec<(String, ShardName)>,
    /// How many entries of each kind the study itself has.
    pub(super) entries: Vec<(&'static str, usize)>,
    pub(super) study: Vec<ShardName>,
    #[serde(rename = "studyFirst")]
    pub(super) study_first: Vec<u32>,
    pub(super) groups: GroupsForm,
    pub(super) facts: Vec<(usize, ShardName)>,
    #[serde(flatten)]
    pub(super) names: NameLists<'a>,
}

/// People, roles, teams and themes by their numbers; a team or theme with the number of the one above it and one, or 0.
#[derive(Debug, Serialize)]
pub(super) struct NameLists<'a> {
    people: &'a [&'a str],
    roles: &'a [&'a str],
    teams: Vec<(&'a str, &'a str, usize)>,
    themes: Vec<(&'a str, &'a str, usize)>,
}

impl<'a> IndexManifest<'a> {
    /// One of an empty index.
    pub(super) fn new(language: &'a str, tables: &'a IndexTables<'a>, interviews: &[GroupShards]) -> Self {
        Self {
            version: VERSION,
            language,
            lists: Vec::new(),
            kinds: QUOTE_KINDS.iter().map(|kind| kind.word()).collect(),
            dictionary: Vec::new(),
            entries: Vec::new(),
            study: Vec::new(),
            study_first: Vec::new(),
            groups: groups(tables, interviews),
            facts: Vec::new(),
            names: NameLists::new(tables),
        }
    }
}

/// What is said of all groups.
fn groups(tables: &IndexTables<'_>, interviews: &[GroupShards]) -> GroupsForm {
    let groups = || tables.groups.iter();
    let years = groups().map(|group| group.date.map_or(0, |date| u64::try_from(date.year()).unwrap_or(0)));
    let one_more = |at: Option<usize>| at.map_or(0, |at| at as u64 + 1);
    let person = |it: &GroupPerson| [one_more(it.name), one_more(it.team), one_more(it.role)];
    let people = groups()
        .flat_map(|group| std::iter::once(group.people.len() as u64).chain(group.people.iter().flat_map(person)));
    let speakers = groups().flat_map(|group| {
        let speakers: Vec<u64> = group.speakers().map(|speaker| speaker as u64).collect();
        std::iter::once(speakers.len() as u64).chain(speakers)
    });
    let mut before = 0;
    let further =
        interviews.iter().zip(1..).flat_map(|((_, further), group)| further.iter().map(move |it| (group, it)));
    let further_at = further.clone().flat_map(|(group, (first, _))| {
        let delta = group - std::mem::replace(&mut before, group);
        [delta, u64::from(*first)]
    });
    GroupsForm {
        count: number(tables.groups.len()),
        digests: interviews.iter().map(|(name, _)| name.as_str()).collect(),
        further_at: integers::list(further_at),
        further: further.map(|(_, (_, name))| name.as_str()).collect(),
        years: integers::list(years),
        people: integers::list(people),
        speakers: integers::list(speakers),
    }
}

impl<'a> NameLists<'a> {
    fn new(tables: &'a IndexTables<'a>) -> Self {
        let teams = tables.teams.items.iter().map(|team| {
            let parent = team.parent().and_then(|parent| tables.teams.number(&parent));
            (team.slug().as_str(), team.title(), parent.map_or(0, |number| number + 1))
        });
        let themes = tables.themes.items.iter().map(|theme| {
            let parent = theme.ancestors().find_map(|above| tables.themes.number(&above.id()));
            (theme.slug().as_str(), theme.title(), parent.map_or(0, |number| number + 1))
        });
        Self {
            people: &tables.people.items,
            roles: &tables.roles.items,
            teams: teams.collect(),
            themes: themes.collect(),
        }
    }
}

//! What documents can be filtered by, and which of them a query wants.
//!
//! Comes in: filters as they were typed; a document with what is known of it. Goes out: whether it passes. Does not know: words of
//! documents. `search-filters.js` does the same, and counts besides.

use super::facts::QuoteFacts;
use super::manifest::{IndexOverview, NamedNode, PersonIds};
use super::order::kinds;
use super::parse::{AskedFilter, FilterKey};
use super::reader::IndexReader;
use crate::search::ResultKind;
use crate::search::words::fold;

/// What is known of a document.
#[derive(Debug, Clone)]
pub(super) struct DocumentAttributes<'m> {
    pub(super) kind: ResultKind,
    quote: Option<&'m QuoteFacts>,
    people: Vec<PersonIds>,
    /// The theme or team that it is.
    itself: Option<u32>,
    year: Option<u64>,
}

/// A value that is wanted: by its number, or by its name.
#[derive(Debug, Clone, PartialEq, Eq)]
enum WantedValue {
    Number(u32),
    Name(String),
}

/// The filters of a query, with what each value means in an index.
#[derive(Debug)]
pub(super) struct MeantFilters<'m> {
    manifest: &'m IndexOverview,
    /// Of each key the values of which one is wanted.
    wanted: Vec<(FilterKey, Vec<WantedValue>)>,
    unwanted: Vec<(FilterKey, WantedValue)>,
}

impl<'m> DocumentAttributes<'m> {
    pub(super) fn quote(manifest: &'m IndexOverview, group: u32, quote: &'m QuoteFacts) -> Self {
        let person = quote.person.and_then(|person| manifest.groups.people(group).get(person as usize).copied());
        let people = person.into_iter().collect();
        Self { kind: ResultKind::Quote, quote: Some(quote), people, itself: None, year: manifest.groups.year(group) }
    }

    pub(super) fn turn(manifest: &'m IndexOverview, group: u32, speaker: u32) -> Self {
        let people = manifest.groups.speaker(group, speaker).into_iter().collect();
        Self { kind: ResultKind::Turn, quote: None, people, itself: None, year: manifest.groups.year(group) }
    }

    /// An interview itself, one of its takeaways, or one of the study's own entries.
    pub(super) fn entry(manifest: &'m IndexOverview, group: u32, number: u32) -> Self {
        if group > 0 {
            let kind = if number == 0 { ResultKind::Interview } else { ResultKind::Takeaway };
            let people = manifest.groups.people(group).to_vec();
            return Self { kind, quote: None, people, itself: None, year: manifest.groups.year(group) };
        }
        let (kind, index) = manifest.own_entry(number).unwrap_or((ResultKind::Page, 0));
        let itself = matches!(kind, ResultKind::Theme | ResultKind::Team).then_some(index);
        Self { kind, quote: None, people: Vec::new(), itself, year: None }
    }

    fn has(&self, manifest: &IndexOverview, key: FilterKey, value: &WantedValue) -> bool {
        let is_of = |kind: ResultKind| self.itself.filter(|_| self.kind == kind);
        let of_people = |id: fn(&PersonIds) -> Option<u32>| self.people.iter().filter_map(id);
        match (key, value) {
            (FilterKey::Theme, WantedValue::Number(theme)) => {
                let mut own =
                    self.quote.iter().flat_map(|quote| quote.themes.iter().copied()).chain(is_of(ResultKind::Theme));
                own.any(|own| is_below(&manifest.themes, own, *theme))
            }
            (FilterKey::Team, WantedValue::Number(team)) => of_people(|person| person.team)
                .chain(is_of(ResultKind::Team))
                .any(|own| is_below(&manifest.teams, own, *team)),
            (FilterKey::Person, WantedValue::Number(person)) => of_people(|it| it.person).any(|own| own == *person),
            (FilterKey::Role, WantedValue::Number(role)) => of_people(|it| it.role).any(|own| own == *role),
            (FilterKey::Kind, WantedValue::Name(kind)) => {
                let of_quote = self.quote.and_then(|quote| manifest.kinds.get(quote.kind));
                self.kind.word() == kind || of_quote.is_some_and(|own| own == kind)
            }
            (FilterKey::Year, WantedValue::Name(year)) => self.year.is_some_and(|own| own.to_string() == *year),
            (FilterKey::Is, WantedValue::Name(is)) => {
                is == "evidence" && self.quote.is_some_and(|quote| quote.is_evidence)
            }
            _ => false,
        }
    }
}

/// Whether a theme or team is another, or lies below it.
fn is_below(all: &[NamedNode], own: u32, wanted: u32) -> bool {
    let mut at = Some(own as usize);
    // No way up is longer than there are any.
    for _ in 0..all.len() {
        let Some((index, (.., parent))) = at.and_then(|at| all.get(at).map(|node| (at, node))) else { return false };
        if index == wanted as usize {
            return true;
        }
        at = parent.checked_sub(1);
    }
    false
}

impl IndexReader<'_> {
    /// Whether there is anything that a filter may mean, and the names in addresses that it could have been.
    pub fn meaning_of(&self, filter: &AskedFilter) -> Result<(), Vec<String>> {
        let AskedFilter { key, value, .. } = filter;
        let slugs = |all: &[NamedNode]| all.iter().map(|(slug, ..)| slug.clone()).collect();
        let known: Vec<String> = match key {
            FilterKey::Theme => slugs(&self.manifest.themes),
            FilterKey::Team => slugs(&self.manifest.teams),
            FilterKey::Person => self.manifest.people.clone(),
            FilterKey::Role => self.manifest.roles.clone(),
            FilterKey::Kind => kinds().map(str::to_owned).collect(),
            FilterKey::Is => vec!["evidence".to_owned()],
            FilterKey::Year => self.manifest.groups.all_years(),
        };
        let is_meant = match key {
            FilterKey::Kind | FilterKey::Is | FilterKey::Year => known.iter().any(|known| *known == fold(value)),
            _ => !values(&self.manifest, *key, value).is_empty(),
        };
        if is_meant { Ok(()) } else { Err(known) }
    }
}

impl<'m> MeantFilters<'m> {
    pub(super) fn new(manifest: &'m IndexOverview, filters: &[AskedFilter]) -> Self {
        let mut meant = Self { manifest, wanted: Vec::new(), unwanted: Vec::new() };
        for AskedFilter { key, value, is_not } in filters {
            let values = values(manifest, *key, value);
            if *is_not {
                meant.unwanted.extend(values.into_iter().map(|value| (*key, value)));
                continue;
            }
            match meant.wanted.iter_mut().find(|(known, _)| known == key) {
                Some((_, wanted)) => wanted.extend(values),
                None => meant.wanted.push((*key, values)),
            }
        }
        meant
    }

    /// Whether kinds are asked for.
    pub(super) fn has_kinds(&self) -> bool {
        self.wanted.iter().any(|(key, _)| *key == FilterKey::Kind)
    }

    /// Whether a turn may pass: it is of no theme, and no evidence.
    pub(super) fn have_turns(&self) -> bool {
        let is_turn = |value: &WantedValue| matches!(value, WantedValue::Name(kind) if kind == ResultKind::Turn.word());
        self.wanted.iter().all(|(key, values)| match key {
            FilterKey::Theme | FilterKey::Is => false,
            FilterKey::Kind => values.iter().any(is_turn),
            _ => true,
        })
    }

    pub(super) fn passes(&self, document: &DocumentAttributes<'_>) -> bool {
        let has = |key: &FilterKey, value: &WantedValue| document.has(self.manifest, *key, value);
        self.wanted.iter().all(|(key, values)| values.iter().any(|value| has(key, value)))
            && !self.unwanted.iter().any(|(key, value)| has(key, value))
    }
}

/// What a value of a filter means: all that is called so, by its title or in addresses.
fn values(manifest: &IndexOverview, key: FilterKey, typed: &str) -> Vec<WantedValue> {
    let wanted = fold(&typed.split_whitespace().collect::<Vec<_>>().join(" "));
    let numbers = |all: &mut dyn Iterator<Item = bool>| {
        let fitting = (0_u32..).zip(all).filter(|(_, is)| *is);
        fitting.map(|(number, _)| WantedValue::Number(number)).collect()
    };
    let is = |name: &String| fold(name) == wanted;
    let node = |(slug, title, _): &NamedNode| is(slug) || is(title);
    match key {
        FilterKey::Theme => numbers(&mut manifest.themes.iter().map(node)),
        FilterKey::Team => numbers(&mut manifest.teams.iter().map(node)),
        FilterKey::Person => numbers(&mut manifest.people.iter().map(is)),
        FilterKey::Role => numbers(&mut manifest.roles.iter().map(is)),
        FilterKey::Kind | FilterKey::Year | FilterKey::Is => vec![WantedValue::Name(wanted)],
    }
}

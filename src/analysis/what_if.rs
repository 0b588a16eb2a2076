//! What if: the same study under another policy, or without some of the words.
//!
//! Comes in: what somebody wants to try, and the study as it is. Goes out: a [`WhatIf`], which changes settings and entries before
//! they are linked, so that all that follows is made as always. Does not know: how it was typed, or the formula.
//!
//! Leaving a team out takes its people out of the population; leaving interviews out only means that fewer people were asked. The
//! page of priorities tries the same in a browser.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::analysis::priority;
use crate::base::Date;
use crate::base::slug::Slug;
use crate::base::span::Spanned;
use crate::config::{Settings, WantedChange, trial_keys};
use crate::content::Entries;
use crate::content::Entry;
use crate::content::interview::{Interview, SpeakerRole};
use crate::content::team::{Team, TeamKind};
use crate::knowledge::{self, Knowledge, ParticipantId, TeamId};

/// The largest weight of an outcome, as in its file.
const MOST_WEIGHT: f64 = 1e9;

/// Why something cannot be tried.
#[derive(Debug, PartialEq, Eq)]
pub enum WrongChange {
    /// There is no such key.
    UnknownKey {
        /// As it was typed.
        key: String,
        /// All that there are.
        known: Vec<String>,
    },
    /// It is no key with a value.
    NoValue(String),
    /// The value is wrong: what it should be, as a sentence.
    WrongValue(String),
    /// There is no such team.
    UnknownTeam(String),
    /// The weights of all outcomes are 0.
    NoWeights,
}

/// A study that is changed before it is linked.
#[derive(Debug, Clone, PartialEq)]
pub struct WhatIf {
    settings: Settings,
    /// The weights of outcomes, by slug.
    weights: Vec<(Slug, f64)>,
    since: Option<Date>,
    /// The teams that are left out.
    without_teams: BTreeSet<Slug>,
    /// Teams of the platform that are among its customers: they stay so, whoever is left out.
    customers: BTreeSet<Slug>,
}

impl WhatIf {
    /// What somebody wants to try in a study.
    ///
    /// # Errors
    ///
    /// Where something is meant that is not there, or has a wrong value.
    pub fn new(wanted: &WantedChange, knowledge: &Knowledge, settings: &Settings) -> Result<Self, WrongChange> {
        let (mut settings, mut weights) = (settings.clone(), Vec::new());
        for typed in &wanted.policy {
            let (key, value) = typed.split_once('=').ok_or_else(|| WrongChange::NoValue(typed.clone()))?;
            let (key, value) = (key.trim(), value.trim());
            match weight(knowledge, key, value)? {
                Some(weight) => weights.push(weight),
                None => {
                    let tried = settings.clone().with_trial(key, value).ok_or_else(|| unknown_key(knowledge, key))?;
                    settings = tried.map_err(WrongChange::WrongValue)?;
                }
            }
        }
        require_some_weight(knowledge, &weights)?;
        let teams = wanted.without_teams.iter().map(|name| team(knowledge, name));
        let teams = teams.collect::<Result<BTreeSet<TeamId>, WrongChange>>()?;
        if wanted.since.is_some() || !teams.is_empty() {
            settings.study.population = Some(priority::people_without(knowledge, settings.study.population, &teams));
        }
        let slug = |team: TeamId| knowledge.teams[team].slug.clone();
        Ok(Self {
            settings,
            weights,
            since: wanted.since,
            without_teams: teams.into_iter().map(slug).collect(),
            customers: priority::customers(knowledge).map(slug).collect(),
        })
    }
}

/// A weight of an outcome, where the key is one: `outcomes.faster.weight`.
fn weight(knowledge: &Knowledge, key: &str, value: &str) -> Result<Option<(Slug, f64)>, WrongChange> {
    let Some(name) = key.strip_prefix("outcomes.").and_then(|rest| rest.strip_suffix(".weight")) else {
        return Ok(None);
    };
    let mut slugs = knowledge.outcomes.iter().map(|outcome| &outcome.entry.slug);
    let slug = slugs.find(|slug| slug.as_str() == name).ok_or_else(|| unknown_key(knowledge, key))?;
    let weight = value.parse().ok().filter(|weight| (0.0..=MOST_WEIGHT).contains(weight));
    let weight = weight.ok_or_else(|| {
        WrongChange::WrongValue(format!("`{key}={value}`: a weight is a number from 0 on: `{key}=2`"))
    })?;
    Ok(Some((slug.clone(), weight)))
}

/// A key that is none, with all that there are.
fn unknown_key(knowledge: &Knowledge, key: &str) -> WrongChange {
    let outcomes = knowledge.outcomes.iter().map(|outcome| format!("outcomes.{}.weight", outcome.entry.slug));
    WrongChange::UnknownKey { key: key.to_owned(), known: trial_keys().map(str::to_owned).chain(outcomes).collect() }
}

/// The weights of all outcomes must not sum to nothing.
fn require_some_weight(knowledge: &Knowledge, changed: &[(Slug, f64)]) -> Result<(), WrongChange> {
    let left = |slug: &Slug, own: f64| {
        changed.iter().rev().find(|(changed, _)| changed == slug).map_or(own, |(_, weight)| *weight)
    };
    let mut weights = knowledge.outcomes.iter().map(|outcome| left(&outcome.entry.slug, outcome.share));
    if changed.is_empty() || weights.any(|weight| weight > 0.0) { Ok(()) } else { Err(WrongChange::NoWeights) }
}

fn team(knowledge: &Knowledge, name: &str) -> Result<TeamId, WrongChange> {
    knowledge.names.teams.find(name).ok_or_else(|| WrongChange::UnknownTeam(name.to_owned()))
}

impl WhatIf {
    /// The settings to score by.
    pub fn settings(&self) -> Settings {
        self.settings.clone()
    }

    /// The entries to link.
    pub fn entries(&self, mut entries: Entries) -> Entries {
        for outcome in &mut entries.outcomes {
            // What was typed last holds.
            if let Some((_, weight)) = self.weights.iter().rev().find(|(slug, _)| *slug == outcome.slug) {
                let outcome = Arc::make_mut(outcome);
                outcome.kind.weight = Some(Spanned::new(*weight, outcome.slug_span));
            }
        }
        if let Some(since) = self.since {
            entries.interviews.retain(|interview| interview.kind.meta.date.is_some_and(|date| date >= since));
        }
        if !self.without_teams.is_empty() {
            self.leave_people_out(&mut entries);
        }
        if self.since.is_some() || !self.without_teams.is_empty() {
            self.change_teams(&mut entries.teams);
        }
        entries
    }

    /// Takes out what the people of the teams said that are left out. Somebody's team is that of the newest interview that counts.
    fn leave_people_out(&self, entries: &mut Entries) {
        let linked = knowledge::link(entries.clone()).value;
        let is_out = |who: ParticipantId| {
            let team = linked.participants[who].team.map(|team| &linked.teams[team].slug);
            team.is_some_and(|team| self.without_teams.contains(team))
        };
        let all = std::mem::take(&mut entries.interviews).into_iter().zip(&linked.interviews);
        entries.interviews = all
            .filter_map(|(entry, interview)| {
                let stays: Vec<bool> = interview.people.iter().map(|person| !is_out(person.participant)).collect();
                match (stays.iter().all(|stays| *stays), stays.contains(&true)) {
                    (true, _) => Some(entry),
                    (false, true) => Some(with_some(entry, &stays)),
                    (false, false) => None,
                }
            })
            .collect();
    }

    /// Takes out the teams that are left out, or their people where other teams are below them.
    fn change_teams(&self, teams: &mut Vec<Arc<Entry<Team>>>) {
        let is_out = |team: &Entry<Team>| self.without_teams.contains(&team.slug);
        let above: BTreeSet<Slug> = teams
            .iter()
            .filter(|team| !is_out(team))
            .filter_map(|team| Slug::from_written(&team.kind.parent.as_ref()?.value))
            .collect();
        let is_left = |team: &Entry<Team>| !is_out(team) || above.contains(&team.slug);
        // Without any file of a team the teams would be those that interviews name.
        if teams.iter().any(|team| is_left(team)) {
            teams.retain(|team| is_left(team));
        }
        for team in teams {
            if is_out(team) {
                Arc::make_mut(team).kind.headcount = if above.contains(&team.slug) { None } else { Some(0) };
            } else if self.customers.contains(&team.slug) && team.kind.kind == TeamKind::Platform {
                Arc::make_mut(team).kind.kind = TeamKind::Product;
            }
        }
    }
}

/// An interview with some of its people alone: the words of the others are nobody's evidence.
fn with_some(mut entry: Arc<Entry<Interview>>, stays: &[bool]) -> Arc<Entry<Interview>> {
    let interview = &mut Arc::make_mut(&mut entry).kind;
    let mut places = stays.iter();
    interview.meta.people.retain(|_| places.next().is_none_or(|stays| *stays));
    let place = |person: usize| stays[person].then(|| stays[..person].iter().filter(|stays| **stays).count());
    // What is of nobody by name, or outside any turn, is of none of several people.
    let mut is_gone = Vec::new();
    for speaker in &mut interview.speakers {
        let person = speaker.person.and_then(place);
        is_gone.push(speaker.person.is_some() && person.is_none());
        if speaker.person.is_some() && person.is_none() {
            speaker.role = SpeakerRole::Unknown;
        }
        speaker.person = person;
    }
    interview.quotes.retain(|quote| quote.speaker.is_none_or(|speaker| !is_gone[speaker]));
    entry
}

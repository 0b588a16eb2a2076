//! Looks up every name in an interview.
//!
//! Comes in: interviews as they were read, the tables of names. Goes out: a [`ResolvedInterview`] each, with complaints
//! about names that lead nowhere. Does not know: who else is a participant, what is built of it.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::name_table::NameTable;
use super::speech::{self, LinkedSpeech};
use super::{answer, coders};
use crate::base::id::Id;
use crate::base::path::SourcePath;
use crate::base::span::Place;
use crate::content::guide::Guide;
use crate::content::interview::{BareId, Interview};
use crate::content::{Entries, Entry, Name};
use crate::diagnostic::{Checked, Diagnostic, Fix, suggest};
use crate::knowledge::{GuideId, LinkedAnswer, NameTables, QuoteId, TeamId, ThemeId, ThemeIds};

/// What the names in one interview stand for.
pub(super) struct ResolvedInterview {
    /// For each of the front matter's people.
    pub(super) people: Vec<ResolvedPerson>,
    pub(super) guide: Option<GuideId>,
    pub(super) tags: Vec<ThemeId>,
    /// For each quote its themes.
    pub(super) quotes: Vec<ThemeIds>,
    /// What its quotes speak to beside their themes, by their place among them.
    pub(super) speech: Vec<(usize, LinkedSpeech)>,
    /// What was answered to the guide.
    pub(super) answers: Vec<LinkedAnswer>,
    /// For each passage that others marked its themes.
    pub(super) second_themes: Vec<Vec<ThemeIds>>,
}

/// What the names stand for that somebody was described with.
pub(super) struct ResolvedPerson {
    pub(super) team: Option<TeamId>,
    pub(super) tags: Vec<ThemeId>,
}

/// Each interview on its own, many at a time.
pub(super) fn interviews(
    entries: &Entries,
    tables: &NameTables,
    complaints: &mut Vec<Diagnostic>,
) -> Vec<ResolvedInterview> {
    let resolved = entries.interviews.par_iter().map(|entry| interview(entry, entries, tables));
    let resolved: Vec<Checked<ResolvedInterview>> = resolved.collect();
    resolved.into_iter().map(|resolved| resolved.report_into(complaints)).collect()
}

/// What the quotes of all interviews speak to beside their themes; it is taken out of the interviews.
pub(super) fn speech(
    entries: &[Arc<Entry<Interview>>],
    resolved: &mut [ResolvedInterview],
) -> BTreeMap<QuoteId, LinkedSpeech> {
    let mut all = BTreeMap::new();
    let mut first = 0;
    for (entry, resolved) in entries.iter().zip(resolved) {
        let speech = std::mem::take(&mut resolved.speech).into_iter();
        all.extend(speech.map(|(index, speech)| (QuoteId::from_index(first + index), speech)));
        first += entry.kind.quotes.len();
    }
    all
}

fn interview(entry: &Entry<Interview>, entries: &Entries, tables: &NameTables) -> Checked<ResolvedInterview> {
    let mut complaints = Vec::new();
    let meta = &entry.kind.meta;
    let guide = meta.guide.as_ref().and_then(|name| tables.guides.find(name, &entry.path, &mut complaints));
    let asked = guide.map(|guide| &*entries.guides[guide.index()]);
    let mut ids: Option<FxHashSet<&str>> = None;
    let quotes = entry.kind.quotes.iter().map(|quote| {
        if let Some(question) = &quote.coding.question
            && (asked.is_some() || meta.guide.is_none())
            && !ids
                .get_or_insert_with(|| {
                    asked
                        .into_iter()
                        .flat_map(|guide| guide.kind.questions())
                        .map(|question| &*question.id.value)
                        .collect()
                })
                .contains(&*question.value)
        {
            complaints.push(unknown_question(question, asked, &quote.mark.coded_in));
        }
        tables.themes.find_all(&quote.coding.themes, &quote.mark.coded_in, &mut complaints)
    });
    let quotes = quotes.collect();
    let speech = speech::of_interview(&entry.kind, tables, &mut complaints);
    let tags = tables.themes.find_all(&meta.tags, &entry.path, &mut complaints).into_vec();
    let people = meta.people.iter().map(|person| ResolvedPerson {
        team: person.team.as_ref().and_then(|name| tables.teams.find(name, &entry.path, &mut complaints)),
        tags: each_once(&tags, &tables.themes.find_all(&person.tags, &entry.path, &mut complaints)),
    });
    let people: Vec<ResolvedPerson> = people.collect();
    let tags = people.iter().fold(tags, |tags, person| each_once(&tags, &person.tags));
    complaints.extend(entry.kind.bare_ids.iter().filter_map(|bare| theme_as_id(bare, &tables.themes, &entry.path)));
    // Of a guide that is not there, that is complaint enough.
    let answers =
        if asked.is_some() || meta.guide.is_none() { answer::link(entry, asked, &mut complaints) } else { Vec::new() };
    let second_themes = coders::themes(entry, &tables.themes, &mut complaints);
    let resolved = ResolvedInterview { people, guide, tags, quotes, speech, answers, second_themes };
    Checked::new(resolved, complaints)
}

/// Themes, and those of others that are not among them.
fn each_once(themes: &[ThemeId], others: &[ThemeId]) -> Vec<ThemeId> {
    let first: FxHashSet<ThemeId> =
        if others.is_empty() { FxHashSet::default() } else { themes.iter().copied().collect() };
    let mut all = themes.to_vec();
    all.extend(others.iter().filter(|theme| !first.contains(theme)));
    all
}

/// What is said of an id where no theme is named, if a theme of the study has that name.
fn theme_as_id(bare: &BareId, themes: &NameTable<ThemeId>, path: &SourcePath) -> Option<Diagnostic> {
    let id = &bare.id.value;
    themes.knows(id).then(|| {
        let message = format!("`#{id}` is an id, so this is text and no quote; `{id}` is a theme");
        Diagnostic::warning("quote-without-theme", Place::new(path, bare.block), message).help(format!("write `.{id}`"))
    })
}

/// The complaint that a quote answers a question that its interview's guide does not ask.
fn unknown_question(question: &Name, guide: Option<&Entry<Guide>>, path: &SourcePath) -> Diagnostic {
    let place = Place::new(path, question.span);
    let Some(guide) = guide else {
        let message = format!("`q={}` names a question, but the interview names no guide", question.value);
        let help = "add `guide:` to the interview's front matter, or remove `q=`";
        return Diagnostic::error("unknown-question", place, message).help(help);
    };
    let ids = || guide.kind.questions().map(|question| &*question.id.value).take(suggest::COMPARED);
    let message = format!("the guide `{}` has no question `{}`", guide.slug, question.value);
    let help = suggest::did_you_mean(&question.value, ids(), &format!("the questions are in {}", guide.path));
    let plain = place.span.range().len() <= question.value.len() + "''".len();
    let fix = match suggest::slips(&question.value, ids()).as_slice() {
        [meant] if plain => Some(Fix::new(format!("write `{meant}`"), place.clone(), *meant)),
        _ => None,
    };
    Diagnostic::error("unknown-question", place, message).help(help).fix(fix)
}

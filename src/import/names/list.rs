//! `names.toml` as a list: two sections, each entry with its line.
//!
//! Comes in: the file's text. Goes out: a [`NamesList`] and complaints, none of which holds anything of the text. Does not know:
//! where the file lies, who reads the complaints.

use rustc_hash::FxHashMap;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::entry::{ListNotes, ReadEntry};
use super::matcher::NameMatcher;
use super::pattern::{self, NamePattern};
use super::{ListedName, NamedSpeaker, NamesList, label, label_key, mistakes};
use crate::base::lines::LineIndex;
use crate::base::path::SourcePath;
use crate::base::span::Span;
use crate::content::interview::SpeakerRole;
use crate::diagnostic::{Checked, suggest};

/// The roles that somebody may be given.
const ROLES: [SpeakerRole; 3] = [SpeakerRole::Interviewer, SpeakerRole::Participant, SpeakerRole::Observer];

/// The name or the role that a proposal leaves to whoever edits it.
pub(super) const TO_FILL_IN: &str = "?";

pub(super) fn read(text: &str, path: &SourcePath) -> Checked<NamesList> {
    let mut notes = ListNotes::new(path);
    let (table, broken) = DeTable::parse_recoverable(text);
    for error in &broken {
        // The parser's own words may hold a key.
        let help = "an entry is `\"Label\" = {name = \"P07\", role = \"participant\"}` below `[speakers]`, or \
                    `\"word\" = \"[replacement]\"` below `[words]`";
        notes.error(error.span().unwrap_or_default().into(), "this is not TOML", help);
    }
    let entries = sections(table.get_ref(), &mut notes);
    let list = build(&entries, &LineIndex::new(text));
    mistakes::find(&entries, &list, &mut notes);
    let mut complaints = notes.into_complaints();
    // What the parser made up to go on is no entry.
    complaints.truncate(if broken.is_empty() { complaints.len() } else { broken.len() });
    complaints.sort_by(|a, b| a.place.cmp(&b.place));
    Checked::new(list, complaints)
}

/// The entries of both sections.
fn sections(file: &DeTable<'_>, notes: &mut ListNotes<'_>) -> Vec<ReadEntry> {
    let mut entries = Vec::new();
    for (key, value) in file {
        let read: fn(&Spanned<DeValue<'_>>, &mut ListNotes<'_>) -> Option<ReadEntry> = match key.get_ref().as_ref() {
            "speakers" => speaker,
            "words" => word,
            other => {
                let help = suggest::did_you_mean(other, ["speakers", "words"], "take it out");
                notes.error(key.span().into(), "the list has no section of this name", help);
                continue;
            }
        };
        let Some(section) = value.get_ref().as_table() else {
            notes.error(value.span().into(), "this must be a section", "write its name in `[…]` on a line of its own");
            continue;
        };
        for (key, value) in section {
            let entry = read(value, notes);
            let written = key.get_ref().trim().to_owned();
            entries.extend(entry.map(|entry| ReadEntry { written, span: key.span().into(), ..entry }));
        }
    }
    entries.sort_by_key(|entry| entry.span);
    entries
}

/// An entry of `[speakers]`, without what it replaces.
fn speaker(value: &Spanned<DeValue<'_>>, notes: &mut ListNotes<'_>) -> Option<ReadEntry> {
    const EXAMPLE: &str = "for example `{name = \"P07\", role = \"participant\"}`";
    let at = value.span().into();
    let Some(table) = value.get_ref().as_table() else {
        notes.error(at, "a speaker needs a name and a role", EXAMPLE);
        return None;
    };
    let known = |key: &str| ["name", "role"].contains(&key);
    if let Some((key, _)) = table.iter().find(|(key, _)| !known(key.get_ref())) {
        let help = suggest::did_you_mean(key.get_ref(), ["name", "role"], "take it out");
        notes.error(key.span().into(), "a speaker has no key of this name", help);
        return None;
    }
    let name = text_of(table.get("name"), at, "a speaker needs a name that is not empty", EXAMPLE, notes);
    let role = role(table.get("role"), at, notes);
    let (replacement, replacement_span) = name?;
    if replacement == TO_FILL_IN {
        let help = "write what the study calls them, such as `Mira` for who asks or `P07` for who is asked";
        notes.error(replacement_span, "the name of this speaker is still to be filled in", help);
        return None;
    }
    Some(ReadEntry { written: String::new(), span: at, replacement, replacement_span, role: Some(role?) })
}

fn role(value: Option<&Spanned<DeValue<'_>>>, entry: Span, notes: &mut ListNotes<'_>) -> Option<SpeakerRole> {
    let at = value.map_or(entry, |value| value.span().into());
    let written = value.and_then(|value| value.get_ref().as_str()).unwrap_or_default();
    let found = ROLES.into_iter().find(|role| role.word() == written);
    if found.is_none() {
        let words = ROLES.map(SpeakerRole::word);
        let message = match written {
            TO_FILL_IN => "the role of this speaker is still to be filled in",
            _ => "a speaker needs one of the three roles",
        };
        notes.error(at, message, suggest::did_you_mean(written, words, "write one of these"));
    }
    found
}

/// An entry of `[words]`, without what it replaces.
fn word(value: &Spanned<DeValue<'_>>, notes: &mut ListNotes<'_>) -> Option<ReadEntry> {
    let at = value.span().into();
    let example = "for example `\"[customer]\"`";
    let (replacement, replacement_span) =
        text_of(Some(value), at, "a word needs a replacement that is not empty", example, notes)?;
    Some(ReadEntry { written: String::new(), span: at, replacement, replacement_span, role: None })
}

/// A text on one line that is not blank, with where it stands.
fn text_of(
    value: Option<&Spanned<DeValue<'_>>>,
    entry: Span,
    message: &str,
    help: &str,
    notes: &mut ListNotes<'_>,
) -> Option<(String, Span)> {
    let at = value.map_or(entry, |value| value.span().into());
    let text = value.and_then(|value| value.get_ref().as_str()).map(str::trim).unwrap_or_default();
    if text.is_empty() || text.contains(char::is_control) {
        notes.error(at, message, help);
        return None;
    }
    Some((text.to_owned(), at))
}

/// The list with what finds its names.
fn build(entries: &[ReadEntry], lines: &LineIndex<&str>) -> NamesList {
    let mut patterns: Vec<(usize, NamePattern)> = Vec::new();
    let mut by_label = FxHashMap::default();
    for (index, entry) in entries.iter().enumerate() {
        let own = patterns_of(entry).into_iter().map(|pattern| (index, pattern));
        patterns.extend(own);
        if entry.role.is_some() {
            by_label.entry(label_key(&entry.written)).or_insert(index);
        }
    }
    let listed = entries.iter().map(|entry| ListedName {
        written: entry.written.clone(),
        replacement: entry.replacement.clone(),
        line: lines.position(entry.span.start).line,
        speaker: entry.role.map(|role| NamedSpeaker { name: entry.replacement.clone(), role }),
    });
    NamesList { entries: listed.collect(), matcher: NameMatcher::new(patterns), by_label }
}

/// What an entry is found by. What an interviewer or an observer is called in the transcript need not be hidden, though it be
/// a part of their name.
fn patterns_of(entry: &ReadEntry) -> Vec<NamePattern> {
    let Some(role) = entry.role else { return pattern::of_word(&entry.written) };
    let mut patterns = label::name_in(&entry.written).map(pattern::of_person).unwrap_or_default();
    patterns.extend(label::address_in(&entry.written).into_iter().flat_map(pattern::of_word));
    if role != SpeakerRole::Participant {
        let all = NameMatcher::new(patterns.iter().cloned().enumerate().collect());
        let shown = all.find_all(&entry.replacement);
        let is_whole = shown.iter().any(|found| !found.is_part);
        let shown: Vec<usize> = shown.into_iter().flat_map(|found| found.entries).collect();
        let kept = patterns.into_iter().enumerate().filter(|(index, _)| !is_whole && !shown.contains(index));
        patterns = kept.map(|(_, pattern)| pattern).collect();
    }
    patterns
}

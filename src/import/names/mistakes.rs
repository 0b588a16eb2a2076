//! What is wrong with a list of names as a whole.
//!
//! Comes in: its entries. Goes out: complaints at their places. Does not know: how the file was read.

use rustc_hash::FxHashMap;

use super::entry::{ListNotes, ReadEntry};
use super::{NamesList, label, label_key, parts};
use crate::base::fold;
use crate::content::interview::SpeakerRole;

/// One pseudonym for what looks like two people.
const SHARED: &str = "shared-pseudonym";

pub(super) fn find(entries: &[ReadEntry], list: &NamesList, notes: &mut ListNotes<'_>) {
    for entry in entries {
        nameless(entry, notes);
        revealing(entry, list, entries, notes);
    }
    twice(entries, notes);
    shared(entries, notes);
}

/// An entry that nothing can be found by.
fn nameless(entry: &ReadEntry, notes: &mut ListNotes<'_>) {
    if parts::parts(&entry.written).is_empty() {
        notes.error(entry.span, "this entry names nothing: it has no letter", "write the name, or take the entry out");
    }
}

/// A replacement that holds a listed name.
fn revealing(entry: &ReadEntry, list: &NamesList, entries: &[ReadEntry], notes: &mut ListNotes<'_>) {
    let found = list.matcher.find(&entry.replacement);
    let Some(other) = found.first().and_then(|found| found.entries.first()) else { return };
    let message = if entries[*other].span == entry.span {
        "what stands in the place of this name holds a part of it"
    } else {
        "what stands in the place of this name holds another listed name"
    };
    notes.error(entry.replacement_span, message, "choose another replacement, such as `P07` or `[customer]`");
}

/// One name in two entries, in whatever form.
fn twice(entries: &[ReadEntry], notes: &mut ListNotes<'_>) {
    let mut seen: FxHashMap<Vec<String>, ()> = FxHashMap::default();
    for entry in entries {
        let letters: Vec<String> = parts::parts(&entry.written).into_iter().map(|part| part.letters).collect();
        if !letters.is_empty() && seen.insert(letters, ()).is_some() {
            let message = "this name is in the list already, perhaps in another form";
            notes.error(entry.span, message, "keep one of the two entries: all forms of a name are found by one");
        }
    }
}

/// A pseudonym that stands in the place of names that have nothing in common.
fn shared(entries: &[ReadEntry], notes: &mut ListNotes<'_>) {
    let mut first: FxHashMap<String, &ReadEntry> = FxHashMap::default();
    for entry in entries.iter().filter(|entry| entry.role.is_some()) {
        let key = fold::name(&entry.replacement).into_owned();
        let Some(other) = first.get(&key) else {
            first.insert(key, entry);
            continue;
        };
        if entry.role != other.role {
            let message = "this pseudonym has another role in an entry above";
            notes.error(entry.replacement_span, message, "give each person a pseudonym and one role");
        } else if !has_part_of(entry, other) {
            let is_participant = entry.role == Some(SpeakerRole::Participant);
            let who = if is_participant { "participants" } else { "people" };
            let help = format!("if these are two {who}, give each a name of their own; if it is one, all is well");
            notes.doubt(SHARED, entry.replacement_span, "this pseudonym is that of an entry above", help);
        }
    }
}

/// Whether two labels have a part in common, as `Sam` and `Sam O'Neil`, or name nobody.
fn has_part_of(entry: &ReadEntry, other: &ReadEntry) -> bool {
    let parts = |entry: &ReadEntry| -> Vec<String> {
        let name = label::name_in(&entry.written).unwrap_or_default();
        parts::parts(name).into_iter().map(|part| part.letters).collect()
    };
    let (parts, others) = (parts(entry), parts(other));
    parts.is_empty()
        || others.is_empty()
        || parts.iter().any(|part| others.contains(part))
        || label_key(&entry.written) == label_key(&other.written)
}

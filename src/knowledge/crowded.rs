//! People who speak of so many themes that it says nothing any more.
//!
//! Comes in: linked knowledge. Goes out: complaints. Does not know: what is counted.

use std::collections::BTreeMap;

use crate::base::span::Place;
use crate::diagnostic::Diagnostic;
use crate::knowledge::{InterviewId, Knowledge, ParticipantId, ThemeId};

/// How many themes one person can speak of, with those above them, so that it is counted which occur together: each is
/// counted with each other.
pub const MOST_THEMES_OF_ONE: usize = 1000;

/// A complaint about each person who speaks of more, at the first of the interviews.
pub(super) fn crowded(knowledge: &Knowledge) -> Vec<Diagnostic> {
    if knowledge.themes.len() <= MOST_THEMES_OF_ONE {
        return Vec::new();
    }
    // With the interview of the first quote.
    let mut spoken: BTreeMap<ParticipantId, (InterviewId, Vec<ThemeId>)> = BTreeMap::new();
    for quote in knowledge.quotes.iter().filter(|quote| quote.by_participant) {
        let Some(who) = quote.participant else { continue };
        let (_, themes) = spoken.entry(who).or_insert((quote.interview, Vec::new()));
        for theme in &quote.themes {
            themes.push(*theme);
            themes.extend(knowledge.themes_above(*theme));
        }
    }
    let mut found = Vec::new();
    for (id, (first, mut themes)) in spoken {
        themes.sort_unstable();
        themes.dedup();
        if themes.len() > MOST_THEMES_OF_ONE {
            let place = Place::start_of(&knowledge.interviews[first].entry.path);
            found.push(complaint(knowledge, id, themes.len(), place));
        }
    }
    found.sort_by(|a, b| a.place.cmp(&b.place));
    found
}

fn complaint(knowledge: &Knowledge, person: ParticipantId, themes: usize, place: Place) -> Diagnostic {
    let name = &knowledge.participants[person].name;
    let message = format!(
        "{name} speaks of {themes} themes; of more than {MOST_THEMES_OF_ONE} nobody can say which occur together"
    );
    Diagnostic::warning("themes-without-end", place, message)
        .help("merge themes that say the same: `cairn theme merge`")
}

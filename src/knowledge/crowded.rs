//! People who speak of so many themes, and themes that are for so many opportunities, that it says nothing any more.
//!
//! Comes in: linked knowledge, and what opportunities are for. Goes out: complaints, and what is left. Does not know: what is
//! counted, or that each page shows what it covers.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::base::span::Place;
use crate::content::opportunity::Opportunity;
use crate::content::{Entry, Name};
use crate::diagnostic::Diagnostic;
use crate::knowledge::directory::Directory;
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
    for (id, quote) in knowledge.quotes.enumerate().filter(|(_, quote)| quote.by_participant) {
        let first = (quote.interview, Vec::new());
        let (_, themes) = spoken.entry(knowledge.participant(id)).or_insert(first);
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

/// How many opportunities can be for one theme: each shows all quotes of it, and it shows each of them.
const MOST_OPPORTUNITIES: usize = 100;

/// How many opportunities are for each theme, as far as they were linked.
#[derive(Default)]
pub(super) struct Covered(FxHashMap<ThemeId, usize>);

impl Covered {
    /// The themes of one more opportunity; those that have too many are complained of and left out.
    pub(super) fn once_more(
        &mut self,
        directory: &Directory<ThemeId>,
        entry: &Entry<Opportunity>,
        complaints: &mut Vec<Diagnostic>,
    ) -> Vec<ThemeId> {
        let mut themes = directory.find_all(&entry.kind.themes, &entry.path, complaints).into_vec();
        themes.retain(|theme| {
            let count = self.0.entry(*theme).or_default();
            *count += 1;
            *count <= MOST_OPPORTUNITIES
        });
        let left_out = |name: &&Name| {
            let theme = directory.find(name, &entry.path, &mut Vec::new());
            theme.is_some_and(|theme| self.0[&theme] > MOST_OPPORTUNITIES)
        };
        complaints.extend(entry.kind.themes.iter().filter(left_out).map(|name| {
            let message = format!("more than {MOST_OPPORTUNITIES} opportunities are for the theme `{}`", name.value);
            Diagnostic::error("too-many-opportunities", entry.place(name.span), message)
                .help("give each a theme of its own below this one, or put some of them together")
        }));
        themes
    }
}

//! Interviews that count nowhere, linked: rehearsals, and those that are planned or only held.
//!
//! Comes in: what was set aside, and the names that it may use. Goes out: a [`SetAsideInterview`] each. Does not know: numbers,
//! quotes; nothing else of the study knows of it.

use std::sync::Arc;

use super::coders;
use crate::base::id::IdVec;
use crate::content::Entry;
use crate::content::interview::{Interview, SetAsideReason};
use crate::diagnostic::Diagnostic;
use crate::knowledge::{GuideId, NameTables, SetAsideId, TeamId};

/// An interview that counts nowhere.
#[derive(Debug)]
pub struct SetAsideInterview {
    /// As the file has it.
    pub entry: Arc<Entry<Interview>>,
    /// Why it counts nowhere.
    pub reason: SetAsideReason,
    /// The teams of its people, each once, in the order of the front matter.
    pub teams: Vec<TeamId>,
    /// `guide`.
    pub guide: Option<GuideId>,
}

/// All that was set aside, in path order.
pub(super) fn link(
    entries: &[Arc<Entry<Interview>>],
    tables: &NameTables,
    complaints: &mut Vec<Diagnostic>,
) -> IdVec<SetAsideId, SetAsideInterview> {
    let link = |entry: &Arc<Entry<Interview>>| {
        let reason = entry.kind.meta.set_aside()?;
        let guide = entry.kind.meta.guide.as_ref();
        check_themes(entry, tables, complaints);
        Some(SetAsideInterview {
            reason,
            teams: teams(entry, tables, complaints),
            guide: guide.and_then(|name| tables.guides.find(name, &entry.path, complaints)),
            entry: Arc::clone(entry),
        })
    };
    entries.iter().filter_map(link).collect()
}

fn teams(entry: &Entry<Interview>, tables: &NameTables, complaints: &mut Vec<Diagnostic>) -> Vec<TeamId> {
    let mut teams = Vec::new();
    for name in entry.kind.meta.people.iter().filter_map(|person| person.team.as_ref()) {
        // Where no file describes a team, what counts nowhere implies none.
        let team = match tables.teams.is_described() {
            true => tables.teams.find(name, &entry.path, complaints),
            false => tables.teams.names.find(&name.value),
        };
        teams.extend(team.filter(|team| !teams.contains(team)));
    }
    teams
}

/// Complains of themes that are not there, as of those in any interview; else who makes it count would hear of them only then.
fn check_themes(entry: &Entry<Interview>, tables: &NameTables, complaints: &mut Vec<Diagnostic>) {
    // Where no file describes a theme, what counts nowhere implies none.
    if !tables.themes.is_described() {
        return;
    }
    let Interview { meta, quotes, .. } = &entry.kind;
    for tag in meta.all_tags() {
        tables.themes.find(tag, &entry.path, complaints);
    }
    for quote in quotes {
        tables.themes.find_all(&quote.coding.themes, &quote.mark.coded_in, complaints);
    }
    coders::themes(entry, &tables.themes, complaints);
}

//! Opportunities, linked.
//!
//! Comes in: the described opportunities. Goes out: a [`LinkedOpportunity`] each, with complaints where a theme has too
//! many. Does not know: what they are worth.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::kinds::KnownKind;
use super::name_table::{KindWords, NameTable};
use super::outcome::strategic;
use super::tested_with::TestedNames;
use crate::base::id::IdVec;
use crate::base::path::SourcePath;
use crate::content::graduation::Graduation;
use crate::content::opportunity::Opportunity;
use crate::content::{Entry, Kind, Name};
use crate::diagnostic::Diagnostic;
use crate::knowledge::{NameTables, OpportunityId, OutcomeId, TeamId, TestedWith, ThemeId};

pub(super) const WORDS: KindWords = KindWords {
    kind: Kind::Opportunity,
    unknown_rule: "unknown-opportunity",
    remedy: "describe it with `cairn new opportunity`",
};

/// An opportunity, linked.
#[derive(Debug)]
pub struct LinkedOpportunity {
    /// As the file has it.
    pub entry: Arc<Entry<Opportunity>>,
    /// Its title, or one made from the slug.
    pub title: String,
    /// `themes`, each once.
    pub themes: Vec<ThemeId>,
    /// `strategic`.
    pub strategic: Vec<(OutcomeId, f64)>,
    /// `graduates`: who built what it is about, and who takes it.
    pub graduates: Option<LinkedGraduation>,
    /// Whom each of its validations was with; none where the words name nobody of the study.
    pub tested_with: Vec<Option<TestedWith>>,
}

impl KnownKind for Opportunity {
    type Linked = LinkedOpportunity;

    fn entry(linked: &LinkedOpportunity) -> Option<&Entry<Self>> {
        Some(&linked.entry)
    }
}

/// Who gives something to everybody, linked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LinkedGraduation {
    /// The team that built it; none where there is no team of that name.
    pub from: Option<TeamId>,
    /// The team that takes it.
    pub to: Option<TeamId>,
}

/// All opportunities.
pub(super) fn link(
    entries: Vec<Arc<Entry<Opportunity>>>,
    tables: &NameTables,
    names: &TestedNames<'_>,
    complaints: &mut Vec<Diagnostic>,
) -> IdVec<OpportunityId, LinkedOpportunity> {
    let mut covered = Covered::default();
    let link = |entry: Arc<Entry<Opportunity>>| LinkedOpportunity {
        title: entry.shown_title(),
        themes: covered.once_more(&tables.themes, &entry, complaints),
        strategic: strategic(&entry.kind.strategic, &entry.path, &tables.outcomes, complaints),
        graduates: entry.kind.graduates.as_ref().map(|written| graduation(written, &entry.path, tables, complaints)),
        tested_with: entry.kind.validations.iter().map(|validation| names.find(validation.with.as_deref()?)).collect(),
        entry,
    };
    entries.into_iter().map(link).collect()
}

fn graduation(
    written: &Graduation,
    path: &SourcePath,
    tables: &NameTables,
    complaints: &mut Vec<Diagnostic>,
) -> LinkedGraduation {
    LinkedGraduation {
        from: tables.teams.find(&written.from, path, complaints),
        to: written.to.as_ref().and_then(|team| tables.teams.find(team, path, complaints)),
    }
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
        table: &NameTable<ThemeId>,
        entry: &Entry<Opportunity>,
        complaints: &mut Vec<Diagnostic>,
    ) -> Vec<ThemeId> {
        let mut themes = table.find_all(&entry.kind.themes, &entry.path, complaints).into_vec();
        themes.retain(|theme| {
            let count = self.0.entry(*theme).or_default();
            *count += 1;
            *count <= MOST_OPPORTUNITIES
        });
        let left_out = |name: &&Name| {
            let theme = table.find(name, &entry.path, &mut Vec::new());
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

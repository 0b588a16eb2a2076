//! A row by its name: a slug, or its kind and slug where a theme and an opportunity have the same.
//!
//! Comes in: a name as somebody typed it. Goes out: the row, or a [`NoSuchRow`]. Does not know: what is said of it.

use thiserror::Error;

use super::Ranking;
use crate::analysis::priority::PriorityRow;
use crate::diagnostic::suggest::did_you_mean;
use crate::knowledge::ThemeId;
use crate::release::ReleasedTheme;
use crate::site::ranked_thing::RankedThing;

/// Why there is no row of a name.
#[derive(Debug, PartialEq, Eq, Error)]
pub enum NoSuchRow {
    /// No row is called so.
    #[error("there is no row `{name}` among the priorities: {help}")]
    Unknown {
        /// As it was typed.
        name: String,
        /// What there is.
        help: String,
    },
    /// Two are.
    #[error("a theme and an opportunity are called `{0}`: write `theme.{0}` or `opportunity.{0}`")]
    Both(String),
}

impl<'a> Ranking<'a> {
    /// The row of a name: `new-service`, or `theme.new-service`.
    pub(super) fn row(&self, name: &str) -> Result<&'a PriorityRow, NoSuchRow> {
        let released = self.context.released();
        let rows = self.context.shown_rows();
        let named: Vec<(RankedThing<'_>, &PriorityRow)> =
            rows.filter_map(|row| Some((RankedThing::of(released, row.candidate)?, row))).collect();
        if let Some((_, row)) = named.iter().find(|(thing, _)| thing.page_id() == name) {
            return Ok(row);
        }
        let mut found = named.iter().filter(|(thing, _)| thing.slug.as_str() == name);
        match (found.next(), found.next()) {
            (Some((_, row)), None) => Ok(row),
            (Some(_), Some(_)) => Err(NoSuchRow::Both(name.to_owned())),
            (None, _) => {
                let slugs = named.iter().map(|(thing, _)| thing.slug.as_str());
                let help = self.covering(name).unwrap_or_else(|| {
                    did_you_mean(name, slugs, "`cairn priorities` lists all, `--format csv` with their slugs")
                });
                Err(NoSuchRow::Unknown { name: name.to_owned(), help })
            }
        }
    }

    /// What to write in the place of a theme that is counted within an opportunity.
    fn covering(&self, name: &str) -> Option<String> {
        let released = self.context.released();
        let theme = released.themes().find(|theme| theme.slug().as_str() == name)?;
        let within: Vec<ThemeId> = theme.ancestors().map(ReleasedTheme::id).chain([theme.id()]).collect();
        let mut opportunities = released.opportunities();
        let by = opportunities.find(|opportunity| opportunity.themes().any(|theme| within.contains(&theme)))?;
        Some(format!("its evidence is counted for the opportunity `{}`: ask for that", by.slug()))
    }
}

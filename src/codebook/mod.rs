//! Refactoring the codebook: a theme gets another name, several become one, one moves below another.
//!
//! Comes in: knowledge, the files' texts, and a [`Request`]. Goes out: a [`Plan`]: each file that changes, before and
//! after, or the reason why not; and whether what was read again means what it should.
//! Does not know: the disk, how files get into place, addresses.

mod keys;
mod links;
mod marks;
mod merge;
mod names;
mod sheets;
mod shift;
mod verify;

pub use verify::differs;

use thiserror::Error;

use crate::base::path::{CONTENT, SourcePath};
use crate::diagnostic::Diagnostic;
use crate::knowledge::Knowledge;

/// What somebody wants of the codebook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Request {
    /// A thing gets another slug.
    Rename {
        /// What it is.
        noun: Noun,
        /// A slug or alias that it has.
        old: String,
        /// The slug that it gets.
        new: String,
    },
    /// Several themes become one.
    Merge {
        /// Two or more of them.
        from: Vec<String>,
        /// One of them, another theme, or a new slug.
        into: String,
    },
    /// A theme gets another parent.
    Move {
        /// Which.
        theme: String,
        /// Its new parent; none puts it at the top.
        under: Option<String>,
    },
}

/// What can be renamed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Noun {
    /// A theme of the codebook.
    Theme,
    /// A team.
    Team,
}

impl Noun {
    /// The word for one.
    pub fn word(self) -> &'static str {
        match self {
            Self::Theme => "theme",
            Self::Team => "team",
        }
    }

    /// The folders below `content/` whose files may name one.
    fn folders(self) -> &'static [&'static str] {
        match self {
            Self::Theme => &["interviews", "themes", "opportunities"],
            Self::Team => &["interviews", "themes", "teams"],
        }
    }
}

/// What changes.
#[derive(Debug, PartialEq, Eq)]
pub struct Plan {
    /// The files that change, by their paths before.
    pub files: Vec<Changed>,
    /// What else there is to know, a sentence each.
    pub notes: Vec<String>,
}

/// A file that changes.
#[derive(Debug, PartialEq, Eq)]
pub struct Changed {
    /// Where it lies.
    pub path: SourcePath,
    /// What is in it.
    pub before: String,
    /// Where it will lie, and what will be in it; none where it goes.
    pub after: Option<(SourcePath, String)>,
}

/// Why the codebook stays as it is.
#[derive(Debug, Error)]
pub enum Refusal {
    /// What was asked for cannot be.
    #[error("{0}")]
    Asked(String),
    /// Something in the files is in the way, at these places.
    #[error("the codebook was not changed: mend what is said above, then try again")]
    Study(Vec<Diagnostic>),
}

impl Refusal {
    fn asked(reason: impl Into<String>) -> Self {
        Self::Asked(reason.into())
    }
}

/// A file's text.
pub type TextOf<'a> = &'a dyn Fn(&SourcePath) -> Option<String>;

/// Plans what changes where. `complaints` are those about the study as it is.
///
/// # Errors
///
/// The reason why it cannot be.
pub fn plan(
    knowledge: &Knowledge,
    complaints: &[Diagnostic],
    text_of: TextOf<'_>,
    request: &Request,
) -> Result<Plan, Refusal> {
    let sheets = sheets::Sheets::new(text_of);
    let plan = match request {
        Request::Rename { noun, old, new } => shift::rename(knowledge, sheets, *noun, old, new)?,
        Request::Merge { from, into } => merge::merge(knowledge, sheets, from, into)?,
        Request::Move { theme, under } => shift::reparent(knowledge, sheets, theme, under.as_deref())?,
    };
    let in_the_way = in_the_way(complaints, request.noun(), &plan);
    if in_the_way.is_empty() { Ok(plan) } else { Err(Refusal::Study(in_the_way)) }
}

impl Request {
    fn noun(&self) -> Noun {
        match self {
            Self::Rename { noun, .. } => *noun,
            Self::Merge { .. } | Self::Move { .. } => Noun::Theme,
        }
    }
}

/// The errors that may hide a name that would have to change: all in files that change, and in files that may name one
/// all but those about names that lead nowhere.
fn in_the_way(complaints: &[Diagnostic], noun: Noun, plan: &Plan) -> Vec<Diagnostic> {
    let changes = |path: &SourcePath| plan.files.iter().any(|file| file.path == *path);
    let may_name = |path: &SourcePath| match path.below_content() {
        Some(below) => below.split('/').next().is_some_and(|folder| noun.folders().contains(&folder)),
        None => path.as_str() == CONTENT,
    };
    let hides = |complaint: &&Diagnostic| {
        let path = &complaint.place.path;
        complaint.is_error() && (changes(path) || may_name(path) && !complaint.rule.starts_with("unknown-"))
    };
    complaints.iter().filter(hides).cloned().collect()
}

#[cfg(test)]
mod tests;

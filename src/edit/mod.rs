//! Changes to what people wrote, planned as values: a fix, or a refactoring of the codebook (a theme gets another name,
//! several become one, one moves below another).
//!
//! Comes in: knowledge, the files' texts, and what is wanted. Goes out: each file that changes, before and after, or the
//! reason why not; whether what was read again means what it should; and the change as a patch.
//! Does not know: the disk, how files get into place, addresses.

mod change_set;
pub mod claim;
pub mod diff;
pub mod fix;
mod front_matter_editor;
pub mod labels;
mod leads;
mod links;
mod marks;
mod merge;
mod merge_fields;
mod names;
pub mod new_transcript;
mod rename;
mod verify;
mod yaml_splice;

pub use verify::differs;

use crate::base::edit::FileChange;
use crate::base::path::{CONTENT, SourcePath};
use crate::content::Kind;
use crate::diagnostic::{Diagnostic, StudyRefusal};
use crate::knowledge::Knowledge;

/// A change of the codebook that somebody wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refactoring {
    /// A theme or a team gets another slug.
    Rename {
        /// Which of the two.
        kind: NameKind,
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
        /// The slug or an alias of the theme that moves.
        theme: String,
        /// Its new parent; none puts it at the top.
        under: Option<String>,
    },
}

/// The kinds of entry that other files name by slug or alias, and that can be renamed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameKind {
    /// A theme of the codebook.
    Theme,
    /// A group of people, which interviews, themes, other teams and whatever has an owner name.
    Team,
}

impl NameKind {
    /// The kind of entry that has such a name.
    pub fn kind(self) -> Kind {
        match self {
            Self::Theme => Kind::Theme,
            Self::Team => Kind::Team,
        }
    }

    /// The word for one.
    fn word(self) -> &'static str {
        self.kind().info().word
    }

    /// The folder that the files of such entries lie in, for messages.
    fn folder(self) -> String {
        format!("{CONTENT}/{}", self.kind().folder())
    }

    /// Whether an entry of a kind may name one.
    fn may_be_named_by(self, kind: Kind) -> bool {
        match self {
            Self::Theme => !matches!(kind, Kind::Team | Kind::Outcome | Kind::Guide | Kind::Listener | Kind::Tool),
            Self::Team => !matches!(kind, Kind::Outcome | Kind::Guide | Kind::Assumption),
        }
    }
}

/// The files that a refactoring changes.
#[derive(Debug, PartialEq, Eq)]
pub struct ChangePlan {
    /// The files, by their paths before.
    pub files: Vec<FileChange>,
    /// What else there is to know, a sentence each.
    pub notes: Vec<String>,
}

/// Looks a text up by its path; none where it cannot be read.
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
    refactoring: &Refactoring,
) -> Result<ChangePlan, StudyRefusal> {
    let changes = change_set::ChangeSet::new(text_of);
    let plan = match refactoring {
        Refactoring::Rename { kind, old, new } => rename::rename(knowledge, changes, *kind, old, new)?,
        Refactoring::Merge { from, into } => merge::merge(knowledge, changes, from, into)?,
        Refactoring::Move { theme, under } => rename::reparent(knowledge, changes, theme, under.as_deref())?,
    };
    let in_the_way = in_the_way(complaints, refactoring.kind(), &plan);
    if in_the_way.is_empty() { Ok(plan) } else { Err(StudyRefusal::Errors(in_the_way)) }
}

impl Refactoring {
    fn kind(&self) -> NameKind {
        match self {
            Self::Rename { kind, .. } => *kind,
            Self::Merge { .. } | Self::Move { .. } => NameKind::Theme,
        }
    }
}

/// The errors that may hide a name that would have to change: all in files that change, and in files that may name one
/// all but those about names that lead nowhere.
fn in_the_way(complaints: &[Diagnostic], kind: NameKind, plan: &ChangePlan) -> Vec<Diagnostic> {
    let changes = |path: &SourcePath| plan.files.iter().any(|file| file.path == *path);
    let may_name = |path: &SourcePath| match path.below_content() {
        Some(below) => {
            let is_by = |folder: &str| Kind::ALL.iter().any(|by| by.folder() == folder && kind.may_be_named_by(*by));
            below.split('/').next().is_some_and(is_by)
        }
        None => path.as_str() == CONTENT,
    };
    let hides = |complaint: &&Diagnostic| {
        let path = &complaint.place.path;
        complaint.is_error() && (changes(path) || may_name(path) && !complaint.is_of_unknown_name())
    };
    complaints.iter().filter(hides).cloned().collect()
}

#[cfg(test)]
mod tests;

//! The quotes that themes open with, where the tree of themes changes: one that is no longer of its theme is named no more.
//!
//! Comes in: knowledge, and what becomes of themes and their parents. Goes out: edits of front matter, and a note for each.
//! Does not know: why the tree changes.

use super::change_set::ChangeSet;
use super::front_matter_editor::FrontMatterEditor;
use crate::diagnostic::StudyRefusal;
use crate::knowledge::{Knowledge, QuoteId, ThemeId};

/// What becomes of the tree of themes.
pub(super) struct NewTree<'t> {
    /// The theme that one is from now on.
    pub(super) becomes: &'t dyn Fn(ThemeId) -> ThemeId,
    /// The theme above one that stays.
    pub(super) parent: &'t dyn Fn(ThemeId) -> Option<ThemeId>,
}

impl NewTree<'_> {
    /// Whether a quote is of a theme that stays, or of one below it.
    fn is_of(&self, knowledge: &Knowledge, quote: QuoteId, theme: ThemeId) -> bool {
        let with_above =
            |theme: ThemeId| std::iter::successors(Some((self.becomes)(theme)), |theme| (self.parent)(*theme));
        knowledge.quotes[quote].themes.iter().any(|marked| with_above(*marked).any(|above| above == theme))
    }
}

/// Takes `lead` out of the files of themes that their quote is not of any more.
pub(super) fn follow(
    knowledge: &Knowledge,
    changes: &mut ChangeSet<'_>,
    tree: &NewTree<'_>,
) -> Result<(), StudyRefusal> {
    for (id, lead) in &knowledge.leads {
        let theme = &knowledge.themes[*id];
        let Some(entry) = theme.entry.as_ref().filter(|_| (tree.becomes)(*id) == *id) else { continue };
        if tree.is_of(knowledge, *lead, *id) {
            continue;
        }
        let text = changes.text(&entry.path)?.to_owned();
        let edit = FrontMatterEditor::read(&text, &entry.path).remove("lead");
        changes.edit(&entry.path, edit)?;
        let words = knowledge.words(*lead);
        changes.note(format!(
            "`{}` does not open with the quote `{}` any more, which is no longer of it",
            theme.slug, words.id
        ));
    }
    Ok(())
}

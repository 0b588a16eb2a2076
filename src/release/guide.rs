//! Guides that may be shown.
//!
//! Comes in: ids. Goes out: [`ReleasedGuide`]s. Does not know: what was answered.

use super::{Released, ReleasedItem, ReleasedKind};
use crate::content::guide::Guide;
use crate::content::guide::GuideSection;
use crate::content::question::GuideQuestion;
use crate::knowledge::{GuideId, InterviewId, LinkedGuide};

/// A guide that may be shown.
pub type ReleasedGuide<'k> = ReleasedItem<'k, GuideId, LinkedGuide>;

impl ReleasedKind for Guide {}

impl<'k> Released<'k> {
    /// The guides that may be shown, in the arena's order.
    pub fn guides(self) -> impl Iterator<Item = ReleasedGuide<'k>> {
        self.all()
    }

    /// A guide, unless it is withheld.
    pub fn guide(self, id: GuideId) -> Option<ReleasedGuide<'k>> {
        self.one(id)
    }
}

impl<'k> ReleasedGuide<'k> {
    /// `version`.
    pub fn version(self) -> Option<&'k str> {
        self.item.entry.kind.version.as_deref()
    }

    /// `sections`, with their questions; `analysis` counts the answers in the same order.
    pub fn sections(self) -> &'k [GuideSection] {
        &self.item.entry.kind.sections
    }

    /// Its questions through all sections, in order.
    pub fn questions(self) -> impl Iterator<Item = &'k GuideQuestion> {
        self.item.entry.kind.questions()
    }

    /// The interviews that followed it, in order.
    pub fn interviews(self) -> impl Iterator<Item = InterviewId> {
        self.released.only_interviews(&self.item.interviews)
    }
}

//! What is the same of entries that are all described by a file of their own: their file, their name, their title, their words.
//!
//! Comes in: entries that may be shown. Goes out: what each of them has. Does not know: what any of them has alone.

use super::{ReleasedFile, ReleasedItem};
use crate::base::slug::Slug;
use crate::content::guide::Guide;
use crate::content::opportunity::Opportunity;
use crate::content::outcome::Outcome;
use crate::content::workflow::Workflow;
use crate::content::{Entry, Prose, SimpleKind};
use crate::knowledge::{LinkedGuide, LinkedOpportunity, LinkedOutcome, LinkedSimple, LinkedWorkflow};

/// An entry that a file of its own describes, and whose title and words say nothing that could be withheld alone.
pub trait DescribedEntry {
    /// What the file describes.
    type Kind;

    /// As the file has it.
    fn entry(&self) -> &Entry<Self::Kind>;

    /// Its title, or one made from the slug.
    fn title(&self) -> &str;

    /// What is said about it.
    fn description(&self) -> &Prose;
}

impl<K: SimpleKind> DescribedEntry for LinkedSimple<K> {
    type Kind = K;

    fn entry(&self) -> &Entry<K> {
        &self.entry
    }

    fn title(&self) -> &str {
        &self.title
    }

    fn description(&self) -> &Prose {
        self.entry.kind.prose()
    }
}

macro_rules! described {
    ($($Linked:ty: $Kind:ty;)*) => {$(
        impl DescribedEntry for $Linked {
            type Kind = $Kind;

            fn entry(&self) -> &Entry<$Kind> {
                &self.entry
            }

            fn title(&self) -> &str {
                &self.title
            }

            fn description(&self) -> &Prose {
                &self.entry.kind.description
            }
        }
    )*};
}
described! {
    LinkedGuide: Guide;
    LinkedOpportunity: Opportunity;
    LinkedOutcome: Outcome;
    LinkedWorkflow: Workflow;
}

impl<'k, I: Copy, T: DescribedEntry> ReleasedItem<'k, I, T> {
    /// Its file.
    pub fn file(self) -> ReleasedFile<'k> {
        ReleasedFile::of(self.released, self.item.entry())
    }

    /// Its name in addresses.
    pub fn slug(self) -> &'k Slug {
        &self.item.entry().slug
    }

    /// Its title, or one made from the slug.
    pub fn title(self) -> &'k str {
        self.item.title()
    }

    /// What is said about it.
    pub fn description(self) -> &'k Prose {
        self.item.description()
    }
}

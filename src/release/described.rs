//! What is the same of entries that a file of their own describes, or that may have one: their file, their name, their title, their
//! words.
//!
//! Comes in: entries that may be shown. Goes out: what each of them has. Does not know: what any of them has alone.

use super::{ReleasedFile, ReleasedItem};
use crate::base::slug::Slug;
use crate::content::ask::Ask;
use crate::content::assumption::Assumption;
use crate::content::guide::Guide;
use crate::content::listener::Listener;
use crate::content::opportunity::Opportunity;
use crate::content::outcome::Outcome;
use crate::content::team::Team;
use crate::content::theme::Theme;
use crate::content::workflow::Workflow;
use crate::content::{Entry, Prose, SimpleKind};
use crate::knowledge::{
    KindId, LinkedAsk, LinkedAssumption, LinkedGuide, LinkedListener, LinkedOpportunity, LinkedOutcome, LinkedSimple,
    LinkedTeam, LinkedTheme, LinkedWorkflow,
};

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

/// What those have that may be implied by their use. The others have the same methods from a trait, and one type cannot have them
/// from two.
macro_rules! implied {
    ($($Linked:ty: $Kind:ty, $words:ident;)*) => {$(
        impl<'k> ReleasedItem<'k, KindId<$Kind>, $Linked> {
            /// Its file; none for one that is only implied by its use.
            pub fn file(self) -> Option<ReleasedFile<'k>> {
                self.entry().map(|entry| ReleasedFile::of(self.released, entry))
            }

            /// Its name in addresses.
            pub fn slug(self) -> &'k Slug {
                &self.item.slug
            }

            /// Its title, or one made from the slug.
            pub fn title(self) -> &'k str {
                &self.item.title
            }

            /// What is said about it.
            pub fn $words(self) -> Option<&'k Prose> {
                self.entry().map(|entry| &entry.kind.$words)
            }

            pub(super) fn entry(self) -> Option<&'k Entry<$Kind>> {
                self.item.entry.as_deref()
            }
        }
    )*};
}
implied! {
    LinkedAsk: Ask, description;
    LinkedAssumption: Assumption, description;
    LinkedListener: Listener, description;
    LinkedTeam: Team, description;
    LinkedTheme: Theme, definition;
}

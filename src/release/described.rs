//! What is the same of entries that are all described by a file of their own: their file, their name, their title, their words.
//!
//! Comes in: entries that may be shown. Goes out: what each of them has. Does not know: what any of them has alone. What holds of
//! every simple kind is in `simple.rs`.

use super::{ReleasedFile, ReleasedGuide, ReleasedOpportunity, ReleasedOutcome, ReleasedWorkflow};
use crate::base::slug::Slug;
use crate::content::Prose;

macro_rules! described {
    ($($Item:ident)*) => {$(
        impl<'k> $Item<'k> {
            /// Its file.
            pub fn file(self) -> ReleasedFile<'k> {
                ReleasedFile::of(self.released, &self.item.entry)
            }

            /// Its name in addresses.
            pub fn slug(self) -> &'k Slug {
                &self.item.entry.slug
            }

            /// Its title, or one made from the slug.
            pub fn title(self) -> &'k str {
                &self.item.title
            }

            /// What is said about it.
            pub fn description(self) -> &'k Prose {
                &self.item.entry.kind.description
            }
        }
    )*};
}
described!(ReleasedGuide ReleasedOpportunity ReleasedOutcome ReleasedWorkflow);

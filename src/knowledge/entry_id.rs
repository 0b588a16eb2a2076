//! Ids of what has an entry and a page of its own.
//!
//! Comes in: nothing, this is what such ids have in common. Goes out: the kind that an id is of. Does not know: any kind.

use crate::base::id::Id;
use crate::content::Kind;

/// An id of what has an entry and a page of its own.
pub trait EntryId: Id {
    /// The kind of the entry.
    const KIND: Kind;
}

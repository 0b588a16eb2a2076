//! Kinds of entry that are linked and shown like all others of their sort, with no code of their own.
//!
//! Comes in: nothing. Goes out: a [`SimpleKind`]. Does not know: how it is linked or shown.

use crate::content::prose_kind::ProseKind;

/// A kind that names nothing but the themes that it is about and the team that it belongs to. It has no more to say than
/// these ([`ProseKind::themes`], [`ProseKind::owner`]): `knowledge` looks them up, and `release` shows them with title and body.
pub trait SimpleKind: ProseKind {}

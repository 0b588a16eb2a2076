//! Guides, linked.
//!
//! Comes in: the described guides, interviews with their names looked up. Goes out: a [`LinkedGuide`] each.
//! Does not know: which quotes there are.

use std::sync::Arc;

use super::kinds::KnownKind;
use super::name_table::KindWords;
use super::resolve::ResolvedInterview;
use super::tree::grouped;
use crate::base::id::{Id, IdVec};
use crate::content::guide::Guide;
use crate::content::{Entry, Kind};
use crate::knowledge::{GuideId, InterviewId};

/// The rule of a guide that is named and is not there.
pub const UNKNOWN_GUIDE: &str = "unknown-guide";

pub(super) const WORDS: KindWords =
    KindWords { kind: Kind::Guide, unknown_rule: UNKNOWN_GUIDE, remedy: "write it with `cairn new guide`" };

/// A guide, linked.
#[derive(Debug)]
pub struct LinkedGuide {
    /// As the file has it.
    pub entry: Arc<Entry<Guide>>,
    /// Its title, or one made from the slug.
    pub title: String,
    /// The interviews that followed it, in order.
    pub interviews: Vec<InterviewId>,
}

impl KnownKind for Guide {
    type Linked = LinkedGuide;

    fn entry(linked: &LinkedGuide) -> Option<&Entry<Self>> {
        Some(&linked.entry)
    }
}

/// All guides.
pub(super) fn link(entries: Vec<Arc<Entry<Guide>>>, resolved: &[ResolvedInterview]) -> IdVec<GuideId, LinkedGuide> {
    let followed = resolved.iter().enumerate();
    let followed = followed.filter_map(|(index, resolved)| Some((resolved.guide?, InterviewId::from_index(index))));
    let interviews = grouped(entries.len(), followed);
    let link = |(entry, interviews): (Arc<Entry<Guide>>, Vec<InterviewId>)| LinkedGuide {
        title: entry.shown_title(),
        interviews,
        entry,
    };
    entries.into_iter().zip(interviews).map(link).collect()
}

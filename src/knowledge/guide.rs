//! Guides, linked, and the questions that quotes answer.
//!
//! Comes in: the described guides, interviews with their names looked up. Goes out: a [`LinkedGuide`] each, and the complaint
//! that a guide does not ask something. Does not know: which quotes there are.

use std::sync::Arc;

use super::entry_id::EntryId;
use super::name_table::KindWords;
use super::resolve::ResolvedInterview;
use super::tree::grouped;
use crate::base::id::{Id, IdVec};
use crate::base::path::SourcePath;
use crate::base::span::Place;
use crate::content::guide::Guide;
use crate::content::{Entry, Kind, Name};
use crate::dense_id;
use crate::diagnostic::{Diagnostic, Fix, suggest};
use crate::knowledge::InterviewId;

dense_id!(
    /// A guide in one [`Knowledge`](crate::knowledge::Knowledge).
    GuideId
);

impl EntryId for GuideId {
    const KIND: Kind = Kind::Guide;
}

pub(super) const WORDS: KindWords =
    KindWords { kind: Kind::Guide, unknown_rule: "unknown-guide", remedy: "write it with `cairn new guide`" };

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

/// The complaint that a quote answers a question that its interview's guide does not ask.
pub(super) fn unknown_question(question: &Name, guide: Option<&Entry<Guide>>, path: &SourcePath) -> Diagnostic {
    let place = Place::new(path, question.span);
    let Some(guide) = guide else {
        let message = format!("`q={}` names a question, but the interview names no guide", question.value);
        let help = "add `guide:` to the interview's front matter, or remove `q=`";
        return Diagnostic::error("unknown-question", place, message).help(help);
    };
    let ids = || guide.kind.questions().map(|question| &*question.id.value).take(suggest::COMPARED);
    let message = format!("the guide `{}` has no question `{}`", guide.slug, question.value);
    let help = suggest::did_you_mean(&question.value, ids(), &format!("the questions are in {}", guide.path));
    let plain = place.span.range().len() <= question.value.len() + "''".len();
    let fix = match suggest::slips(&question.value, ids()).as_slice() {
        [meant] if plain => Some(Fix::new(format!("write `{meant}`"), place.clone(), *meant)),
        _ => None,
    };
    Diagnostic::error("unknown-question", place, message).help(help).fix(fix)
}

//! The questions that quotes answer.
//!
//! Comes in: a guide, and the name of a question. Goes out: what it asks, and the complaint that it does not ask that.
//! Does not know: which quotes there are.

use crate::base::path::SourcePath;
use crate::base::span::Place;
use crate::content::{Entry, Name, guide};
use crate::diagnostic::{Diagnostic, Fix, suggest};

/// The ids of what a guide asks, in its order.
pub(super) fn question_ids(guide: &Entry<guide::Guide>) -> impl Iterator<Item = &str> {
    guide.kind.questions().map(|question| question.id.value.as_str())
}

/// The complaint that a quote answers a question that its interview's guide does not ask.
pub(super) fn unknown_question(question: &Name, guide: Option<&Entry<guide::Guide>>, path: &SourcePath) -> Diagnostic {
    let place = Place::new(path, question.span);
    let Some(guide) = guide else {
        let message = format!("`q={}` names a question, but the interview names no guide", question.value);
        let help = "add `guide:` to the interview's front matter, or remove `q=`";
        return Diagnostic::error("unknown-question", place, message).help(help);
    };
    let ids = || question_ids(guide).take(suggest::COMPARED);
    let message = format!("the guide `{}` has no question `{}`", guide.slug, question.value);
    let help = suggest::did_you_mean(&question.value, ids(), &format!("the questions are in {}", guide.path));
    let plain = place.span.range().len() <= question.value.len() + "''".len();
    let fix = match suggest::slips(&question.value, ids()).as_slice() {
        [meant] if plain => Some(Fix::new(format!("write `{meant}`"), place.clone(), *meant)),
        _ => None,
    };
    Diagnostic::error("unknown-question", place, message).help(help).fix(fix)
}

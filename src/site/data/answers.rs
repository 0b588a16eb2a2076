//! `/data/answers.json`; the keys and their order are documented.
//!
//! Comes in: the site's context. Goes out: a row per answer to a guide's question, by interview, then by question. Does not
//! know: the other files.

use serde::Serialize;
use serde_json::Value;

use super::{data_file, rows, value};
use crate::base::slug::Slug;
use crate::content::answer::AnswerValue;
use crate::release::{ReleasedAnswer, ReleasedPerson};
use crate::site::page_kind::{PageKind, WantedPage};
use crate::site::route::Route;
use crate::site::site_context::SiteContext;

/// `/data/answers.json`; it is not there where nobody answered anything.
pub(in crate::site) static FILE: PageKind = data_file(
    |released| match released.answers().next() {
        Some(_) => WantedPage::only(Route::own_file("data/answers.json")),
        None => Vec::new(),
    },
    |site, _| rows(site.released.answers(), row),
);

/// The same rows as values.
pub(super) fn values(site: &SiteContext<'_>) -> Vec<Value> {
    site.released.answers().map(|answer| value(row(answer))).collect()
}

#[derive(Serialize)]
struct AnswerRow<'a> {
    guide: &'a Slug,
    question: &'a str,
    interview: &'a Slug,
    participant: Option<&'a str>,
    value: Option<ValueKey<'a>>,
    state: &'static str,
    quote: Option<String>,
}

/// A number, hours for durations; or a choice.
#[derive(Serialize)]
#[serde(untagged)]
enum ValueKey<'a> {
    Number(f64),
    Choice(&'a str),
}

fn row(answer: ReleasedAnswer<'_>) -> AnswerRow<'_> {
    let interview = answer.interview_slug();
    AnswerRow {
        guide: answer.guide().slug(),
        question: answer.question(),
        interview,
        participant: answer.person().and_then(ReleasedPerson::name),
        value: value_key(answer.value()),
        state: state(answer.value()),
        quote: answer.quote().map(|quote| format!("{interview}#{}", quote.anchor())),
    }
}

fn value_key(value: &AnswerValue) -> Option<ValueKey<'_>> {
    match value {
        AnswerValue::Choice(choice) => Some(ValueKey::Choice(choice)),
        _ => value.number().map(ValueKey::Number),
    }
}

fn state(value: &AnswerValue) -> &'static str {
    match value {
        AnswerValue::Never => "never",
        AnswerValue::Unknown => "unknown",
        AnswerValue::Number(_) | AnswerValue::Hours(_) | AnswerValue::Choice(_) | AnswerValue::Words => "given",
    }
}

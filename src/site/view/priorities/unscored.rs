//! What cannot be scored yet, and what to ask in the next interview, and whom; what was only asked for comes last.
//!
//! Comes in: rows without a number. Goes out: [`UnscoredRow`]s. Does not know: how a number would be made.

use serde::Serialize;

use super::row::{CandidateLine, line};
use crate::analysis::count::narrow;
use crate::analysis::priority::{Label, Missing, PriorityRow};
use crate::knowledge::QuoteId;
use crate::site::site_context::Who;
use crate::site::view::parts::context::PageContext;
use crate::site::view::parts::number::about;
use crate::site::words::Word;

/// How many people are named.
const MOST_NAMED: usize = 6;

/// A row that cannot be scored yet.
#[derive(Debug, Serialize)]
pub(super) struct UnscoredRow<'a> {
    /// What it is.
    #[serde(flatten)]
    line: CandidateLine<'a>,
    /// The people who spoke of it, as a pile of stones.
    cairn_html: String,
    /// The same in words.
    spoke: String,
    /// S, where it has any.
    strategic: Option<String>,
    /// What must be known before it can be scored.
    missing: Vec<Word<'a>>,
    /// What to ask next, and whom.
    ask: String,
    /// Whether it was asked for, and nobody gave evidence of it.
    pub(super) is_asked_for: bool,
    /// Where each number is with all that made it.
    numbers: Option<String>,
}

/// Rows that cannot be scored yet; those that were only asked for come last.
pub(super) fn unscored<'a>(context: &PageContext<'a>, rows: &[&'a PriorityRow]) -> Vec<UnscoredRow<'a>> {
    let mut all: Vec<UnscoredRow<'a>> = rows.iter().filter_map(|row| unscored_row(context, row)).collect();
    all.sort_by_key(|row| row.is_asked_for);
    all
}

fn unscored_row<'a>(context: &PageContext<'a>, row: &'a PriorityRow) -> Option<UnscoredRow<'a>> {
    let quotes = context.site.numbers.rollup.quotes_of(&row.themes);
    Some(UnscoredRow {
        line: line(context, row)?,
        cairn_html: context.candidate_cairn(row.candidate, &quotes),
        spoke: context.heard_in_words(&quotes),
        strategic: (row.terms.strategic > 0.0).then(|| about(row.terms.strategic)),
        missing: row.terms.missing.iter().copied().map(|missing| context.words().missing(missing)).collect(),
        ask: [what_to_ask(context, row), whom_to_ask(context, &quotes)].join(" "),
        is_asked_for: row.terms.label == Some(Label::AsksOnly),
        numbers: context.numbers_href(row.candidate),
    })
}

fn what_to_ask(context: &PageContext<'_>, row: &PriorityRow) -> String {
    let question = |missing: &Missing| match missing {
        Missing::Frequency => context.words().text("next_question.frequency"),
        Missing::ToilOrLoad => context.words().text("next_question.toil"),
    };
    row.terms.missing.iter().map(question).collect::<Vec<_>>().join(" ")
}

/// Those who spoke of it, by name where people are named.
fn whom_to_ask(context: &PageContext<'_>, quotes: &[QuoteId]) -> String {
    let words = context.words();
    let spoke = context.site.analysis.of_quotes(quotes).count().people;
    if spoke == 0 {
        return words.text("next_question.anybody").to_owned();
    }
    let names = names(context, quotes);
    if !context.released().attribution().pseudonym || names.is_empty() {
        return words.count("next_question.who_spoke", spoke);
    }
    let named = names.iter().take(MOST_NAMED).copied().collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(MOST_NAMED) {
        0 => words.fill("next_question.named", &[("names", &named)]),
        more => words.count_of("next_question.named_and_more", narrow(more), &[("names", &named)]),
    }
}

/// Each person once, in the order in which they spoke; of quotes that may be shown.
fn names<'a>(context: &PageContext<'a>, quotes: &[QuoteId]) -> Vec<&'a str> {
    let mut seen = Vec::new();
    let mut names = Vec::new();
    let shown = quotes.iter().filter_map(|id| context.released().quote(*id));
    for quote in shown.filter(|quote| quote.is_by_participant()) {
        if !seen.contains(&quote.participant()) {
            seen.push(quote.participant());
            names.push(Who::said(context.words(), quote).name);
        }
    }
    names
}

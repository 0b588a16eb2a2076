//! The receipt of a priority: the sum, line by line, and what some of the people said.
//!
//! Comes in: a row that has a number. Goes out: a [`Receipt`]. Does not know: how it looks. Each number with all that made it is
//! on the candidate's own page.

mod notes;

use serde::Serialize;

use super::context::PageContext;
use super::number::{grouped, number, percent, term};
use crate::analysis::count::narrow;
use crate::analysis::priority::{FrequencyEstimate, PriorityRow};
use crate::site::view::block::{Block, Blocks, Placeholder};

/// How many quotes stand beside a sum: enough to hear several people, and a page with many sums can afford them.
const MOST_QUOTES: usize = 3;

/// How a priority adds up.
#[derive(Debug, Serialize)]
pub struct Receipt<'a> {
    /// The sum.
    lines: Vec<ReceiptLine<'a>>,
    /// Who is affected, each with the weight of their team; none where all weigh alike.
    weights: Option<String>,
    /// What is said beside it, in sentences.
    notes: Vec<String>,
    /// What people said, one a person first; none where people are not named, since nothing may stand beside their numbers.
    quotes_html: Option<Placeholder>,
    /// How many quotes there are, in words, where not all are here.
    all: Option<String>,
    /// Where each number is with all that made it.
    numbers: String,
}

/// A line of the sum.
#[derive(Debug, Serialize)]
pub struct ReceiptLine<'a> {
    /// What it is, as a class too.
    key: &'static str,
    /// The same in words.
    name: &'a str,
    /// Its name in the formula.
    symbol: &'static str,
    /// How it came about.
    how: String,
    /// The number.
    value: String,
}

/// The receipt of a row with what some of the people said; none where it has no number.
pub fn receipt<'a>(context: &PageContext<'a>, blocks: &mut Blocks<'a>, row: &PriorityRow) -> Option<Receipt<'a>> {
    let sum = sum(context, row)?;
    let shown = context.shown(&row.evidence.quotes);
    let is_named = context.released().attribution().pseudonym;
    let quotes =
        if is_named { context.site.analysis.of_quotes(&shown).one_a_person_first(MOST_QUOTES) } else { Vec::new() };
    Some(Receipt {
        all: (shown.len() > quotes.len()).then(|| context.words().count("receipt.all", narrow(shown.len()))),
        quotes_html: (!quotes.is_empty()).then(|| blocks.add(Block::Evidence(quotes))),
        ..sum
    })
}

/// The sum of a row alone, for its own page, where what people said stands beside it.
pub fn sum<'a>(context: &PageContext<'a>, row: &PriorityRow) -> Option<Receipt<'a>> {
    let (saved, priority) = (row.terms.leverage? * row.effect.impact?, row.priority?);
    let words = context.words();
    let line = |key: &'static str, symbol, how: String, value: String| {
        let name = words.text_in("receipt", key);
        ReceiptLine { key, name, symbol, how, value }
    };
    let lines = vec![
        line("people", "r · N", people(context, row), number(row.share.people)),
        line("times", "f", times(context, &row.frequency), format!("× {}", number(row.frequency.value?))),
        line("hours", "I", hours(context, row), format!("× {}", term(row.effect.impact?))),
        line("saved", "L · I", String::new(), number(saved)),
        line("strategic", "S", strategic(context, row), format!("+ {}", number(row.terms.strategic))),
        line("priority", "P", String::new(), number(priority)),
    ];
    Some(Receipt {
        lines,
        weights: context.weighed_in_words(row),
        notes: notes::notes(context, row),
        all: None,
        quotes_html: None,
        numbers: context.numbers_href(row.candidate)?,
    })
}

/// "56 % of 112; 4 of 7 interviewed are affected".
fn people(context: &PageContext<'_>, row: &PriorityRow) -> String {
    let population = &context.site.numbers.priorities.population;
    let affected = context.affected(row.share.affected);
    let people = grouped(&population.people.to_string());
    context
        .words()
        .fill("receipt.share", &[("share", &percent(row.share.value)), ("people", &people), ("affected", &affected)])
}

/// Who said how often.
fn times(context: &PageContext<'_>, often: &FrequencyEstimate) -> String {
    let key = match (often.said.is_empty(), often.happening.guess.or(often.avoided.guess)) {
        (false, None) => "receipt.said",
        (false, Some(_)) => "receipt.said_and_estimated",
        (true, _) => "receipt.estimated",
    };
    context.words().count(key, narrow(often.said.len()))
}

/// "(0.75 × 25.3 h hands-on + 0.5 h load) × 1.25".
fn hours(context: &PageContext<'_>, row: &PriorityRow) -> String {
    let toil = row.effect.toil.value.unwrap_or_default();
    let values: [(&str, &dyn std::fmt::Display); 4] = [
        ("removes", &term(row.effect.removes)),
        ("toil", &term(toil)),
        ("load", &term(row.effect.load_hours)),
        ("modifier", &term(row.effect.modifier)),
    ];
    context.words().fill("receipt.impact", &values)
}

/// The points that it has for each outcome which may be shown.
fn strategic(context: &PageContext<'_>, row: &PriorityRow) -> String {
    let points = row.terms.strategic_points.iter().filter(|(_, points)| *points > 0.0);
    let said = points.filter_map(|(id, points)| {
        let outcome = context.outcome(*id)?;
        Some(context.words().fill("receipt.points", &[("points", &number(*points)), ("outcome", &outcome.title)]))
    });
    let said: Vec<String> = said.collect();
    if said.is_empty() { context.words().text("score.how.no_outcome").to_owned() } else { said.join("; ") }
}

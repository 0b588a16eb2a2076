//! Two rows, term by term, as text.
//!
//! Comes in: a comparison. Goes out: a table, what makes the difference, and how sure it is, in words. Does not know: how a row
//! came about.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr;

use crate::cli::columns::ColumnLine;
use crate::diagnostic::shorten::shorten;
use crate::site::ranking::{ComparedTerm, Comparison};
use crate::site::view::parts::number::number;

/// How wide the columns of a term and its symbol are.
const NAME: usize = 16;
const SYMBOL: usize = 4;
/// What is nearly the same makes no difference.
const SAME: f64 = 1.05;
/// What is said where it is not known which one is above the other.
const NOT_SAID: &str =
    "How sure it is which one is above the other is said of rows with a rank alone, where all may be shown.";

pub(super) fn text(comparison: &Comparison<'_>) -> String {
    let [first, second] = &comparison.rows;
    let (one, other) = (shorten(&first.title), shorten(&second.title));
    let width = |title: &str| title.width().max("not known".len());
    let (one_width, other_width) = (width(&one), width(&other));
    let mut text = String::new();
    let mut line = |name: &str, symbol: &str, one: &str, other: &str, more: &str| {
        let named = ColumnLine::new(&mut text).left(name, NAME).left(symbol, SYMBOL);
        named.right(one, one_width).right(other, other_width).left(more, 0).end();
    };
    line("", "", &one, &other, "");
    for term in &comparison.terms {
        let [one, other] = term.values.map(|value| value.map_or_else(|| "not known".to_owned(), number));
        line(term.name, term.symbol, &one, &other, &times(term).unwrap_or_default());
    }
    for row in [first, second] {
        row.doubt.iter().for_each(|doubt| {
            let _ = write!(text, "\n{}: {doubt}\n", row.title);
        });
    }
    if let Some(difference) = difference(comparison) {
        let _ = write!(text, "\n{difference}\n");
    }
    let sure = comparison.sure.as_deref().unwrap_or(NOT_SAID);
    let _ = write!(text, "\n{sure}\n");
    text
}

/// "× 9", where both are more than nothing and not about the same.
fn times(term: &ComparedTerm) -> Option<String> {
    let (larger, ratio) = ratio(term)?;
    (ratio >= SAME).then(|| format!("{} times as much {}", number(ratio), ["on the left", "on the right"][larger]))
}

/// Which of the two is larger, and how many times.
fn ratio(term: &ComparedTerm) -> Option<(usize, f64)> {
    let [Some(one), Some(other)] = term.values else { return None };
    let both = one > 0.0 && other > 0.0;
    both.then(|| if one >= other { (0, one / other) } else { (1, other / one) })
}

/// What speaks for the one, and what for the other.
fn difference(comparison: &Comparison<'_>) -> Option<String> {
    let factors: Vec<(&ComparedTerm, usize, f64)> = comparison
        .terms
        .iter()
        .filter(|term| term.is_factor)
        .filter_map(|term| ratio(term).map(|(larger, ratio)| (term, larger, ratio)))
        .filter(|(.., ratio)| *ratio >= SAME)
        .collect();
    let speaks_for = |side: usize| {
        let own = factors.iter().filter(|(_, larger, _)| *larger == side);
        let said: Vec<String> =
            own.map(|(term, _, ratio)| format!("{} times the {}", number(*ratio), said(term))).collect();
        (!said.is_empty()).then(|| format!("{} has {}", comparison.rows[side].title, said.join(" and ")))
    };
    let both: Vec<String> = [0, 1].into_iter().filter_map(speaks_for).collect();
    (!both.is_empty()).then(|| format!("{}.", both.join("; ")))
}

fn said(term: &ComparedTerm) -> &'static str {
    match term.symbol {
        "r · N" => "people",
        "f" => "events of each",
        _ => "hours for each event",
    }
}

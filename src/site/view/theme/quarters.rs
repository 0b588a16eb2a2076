//! When people spoke of a theme: a spark line by quarter, and a table that says the same.
//!
//! Comes in: the site's context and a theme. Goes out: [`ThemeQuarters`]. Does not know: who may know the days: the index has
//! quarters only where that may be told.

use serde::Serialize;

use crate::analysis::quarters::Quarter;
use crate::knowledge::ThemeId;
use crate::site::chart::Caption;
use crate::site::chart::spark_line::{SparkLine, spark_line};
use crate::site::theme_index::is_seen;
use crate::site::view::parts::context::PageContext;
use crate::site::words::Words;

/// The people who spoke of a theme, by quarter.
#[derive(Debug, Serialize)]
pub(super) struct ThemeQuarters {
    /// The line, as SVG.
    chart_html: String,
    /// What it shows, in a sentence.
    words: String,
    /// Each quarter in which somebody was interviewed.
    rows: Vec<QuarterRow>,
}

/// A quarter.
#[derive(Debug, Serialize)]
struct QuarterRow {
    /// What it is called.
    quarter: String,
    /// How many people spoke of the theme.
    people: u32,
    /// How many were interviewed.
    interviewed: u32,
}

/// Nothing, where one quarter is all that there is, or nobody spoke of the theme in any.
pub(super) fn quarters(context: &PageContext<'_>, id: ThemeId) -> Option<ThemeQuarters> {
    let index = &context.site.index.themes;
    let quotes = &context.site.numbers.rollup.quotes[id];
    let (first, last) = (index.quarters.first()?, index.quarters.last()?);
    let is_seen = |interview| is_seen(context.released(), interview);
    let speakers = (first != last).then(|| context.site.analysis.of_quotes(quotes).speakers_by_quarter(is_seen))?;
    let most = *speakers.values().max()?;
    let words = context.words();
    let [from, to] = [first, last].map(|quarter| name(words, *quarter));
    let said = words.count_of("theme_quarters.said", most, &[("from", &from), ("to", &to)]);
    let of = |quarter: &Quarter| speakers.get(quarter).copied().unwrap_or_default();
    let point = |quarter| index.interviewed.contains_key(quarter).then(|| of(quarter) as usize);
    let points: Vec<Option<usize>> = index.quarters.iter().map(point).collect();
    let caption = Caption { id: "quarters", title: words.text("theme_quarters.title"), description: &said };
    let row = |(quarter, interviewed): (&Quarter, &u32)| QuarterRow {
        quarter: name(words, *quarter),
        people: of(quarter),
        interviewed: *interviewed,
    };
    Some(ThemeQuarters {
        chart_html: spark_line(&SparkLine { caption: Some(caption), quarters: &points }),
        rows: index.interviewed.iter().map(row).collect(),
        words: said,
    })
}

/// "Q2 2026".
fn name(words: &Words, Quarter { year, number }: Quarter) -> String {
    words.fill("date.quarter", &[("quarter", &number), ("year", &year)])
}

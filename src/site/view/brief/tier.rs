//! What matters most: the first rows of the priorities, each with its number, its range and what people said of it.
//!
//! Comes in: the site's context. Goes out: [`FirstTier`]. Does not know: how rows are told apart.

use serde::Serialize;

use crate::analysis::count::narrow;
use crate::analysis::priority::PriorityRow;
use crate::release::PRIORITIES;
use crate::site::chart::bar::BarScale;
use crate::site::route::Route;
use crate::site::view::block::{Block, Blocks, Placeholder};
use crate::site::view::parts::context::PageContext;
use crate::site::view::parts::number::about;
use crate::site::view::parts::rank::TopRow;

/// How many rows there is room for.
const MOST_ROWS: usize = 5;
/// Up to so many rows have two quotes each, more have one.
const WITH_TWO_QUOTES: usize = 3;

/// The first rows of the priorities.
#[derive(Debug, Serialize)]
pub(super) struct FirstTier<'a> {
    /// Those that there is room for.
    rows: Vec<TierRow<'a>>,
    /// How many rows more are as near to the first, in words.
    more: Option<String>,
    /// How many of them are not for this audience, in words.
    withheld: Option<String>,
    /// The page of priorities.
    href: String,
}

/// A row.
#[derive(Debug, Serialize)]
struct TierRow<'a> {
    /// Its place.
    #[serde(flatten)]
    row: TopRow<'a>,
    /// Its number, in two digits that say something.
    hours: String,
    /// How far off that may be.
    range: Option<String>,
    /// Both as a bar.
    bar_html: Option<String>,
    /// The people who are affected.
    dots_html: String,
    /// The strongest quotes.
    quotes_html: Vec<Placeholder>,
}

/// The first tier; none where priorities are not shown, or nothing has a rank.
pub(super) fn first_tier<'a>(context: &PageContext<'a>, blocks: &mut Blocks<'a>) -> Option<FirstTier<'a>> {
    context.released().shows_made(PRIORITIES).then_some(())?;
    let all = rows_of_first_tier(&context.site.numbers.priorities.rows);
    let shown: Vec<&PriorityRow> =
        all.iter().copied().filter(|row| context.candidate(row.candidate).is_some()).collect();
    let quotes = if shown.len() <= WITH_TWO_QUOTES { 2 } else { 1 };
    let scale = context.bar_scale();
    let rows = shown.iter().take(MOST_ROWS).enumerate();
    let rows: Vec<TierRow<'a>> =
        rows.filter_map(|(place, row)| tier_row(context, blocks, (row, place, scale), quotes)).collect();
    let words = context.words();
    let said = |key, count: usize| (count > 0).then(|| words.count(key, narrow(count)));
    (!all.is_empty()).then(|| FirstTier {
        more: said("brief.more_rows", shown.len() - rows.len()),
        withheld: said("brief.withheld_rows", all.len() - shown.len()),
        rows,
        href: context.href(&Route::priorities()),
    })
}

/// The rows that are ahead of all others, or that nothing tells from the first.
fn rows_of_first_tier(rows: &[PriorityRow]) -> Vec<&PriorityRow> {
    const ROWS: usize = 3;
    rows.iter().filter(|row| row.rank.is_some()).take(ROWS).collect()
}

fn tier_row<'a>(
    context: &PageContext<'a>,
    blocks: &mut Blocks<'a>,
    (row, place, scale): (&PriorityRow, usize, BarScale),
    quotes: usize,
) -> Option<TierRow<'a>> {
    let selection = context.site.quote_selection();
    let quotes = selection.spread(&selection.strongest_first(&row.quotes), quotes).into_iter();
    Some(TierRow {
        row: context.top_row(row)?,
        hours: about(row.priority?),
        range: context
            .range(row)
            .map(|(low, high)| context.words().fill("bar.range", &[("low", &about(low)), ("high", &about(high))])),
        bar_html: context.bar(row, &format!(":bar{place}"), scale),
        dots_html: context.affected_dots(row),
        quotes_html: quotes.map(|quote| blocks.add(Block::Excerpt(quote))).collect(),
    })
}

//! What matters most: the first rows of the priorities, each with its number, its range and what people said of it.
//!
//! Comes in: the site's context. Goes out: [`FirstTier`]. Does not know: how rows are told apart.

use serde::Serialize;

use crate::analysis::count::narrow;
use crate::analysis::priority::PriorityRow;
use crate::release::PRIORITIES;
use crate::site::chart::Caption;
use crate::site::chart::bar::{BarScale, PriorityBar, priority_bar};
use crate::site::route::Route;
use crate::site::view::block::{Block, Blocks, Placeholder};
use crate::site::view::parts::context::PageContext;
use crate::site::view::parts::number::about;
use crate::site::view::parts::rank::{DRAWS, TopRow};
use crate::site::view::priorities::verdict::{VerdictLine, verdict};

/// How many rows there is room for.
const MOST_ROWS: usize = 4;
/// Up to so many rows have two quotes each, more have one.
const WITH_TWO_QUOTES: usize = 3;

/// The first rows of the priorities.
#[derive(Debug, Serialize)]
pub(super) struct FirstTier<'a> {
    /// What is safe to say of them.
    standing: String,
    /// Which of them are among the first all the same, where the order is too close to call.
    among: Option<VerdictLine<'a>>,
    /// Those that there is room for.
    rows: Vec<TierRow<'a>>,
    /// How many rows more are as near to the first, in words.
    more: Option<String>,
    /// How many of them are not for this audience, in words.
    withheld: Option<String>,
    /// The page of priorities.
    href: String,
    /// Where that page says what a draw is.
    draws: String,
}

/// A row.
#[derive(Debug, Serialize)]
struct TierRow<'a> {
    /// Its place.
    #[serde(flatten)]
    row: TopRow<'a>,
    /// Its number in words, in two digits that say something.
    hours: String,
    /// Between which numbers it is in 95 of 100 draws.
    range: String,
    /// Both as a bar, and between which it is in half of them.
    bar_html: String,
    /// The people who are affected.
    dots_html: String,
    /// The strongest quotes.
    quotes_html: Vec<Placeholder>,
}

/// What there is room for in each row.
#[derive(Clone, Copy)]
struct RowRoom {
    /// What its bar is drawn on.
    scale: BarScale,
    /// How many quotes.
    quotes: usize,
}

/// The first tier; none where priorities are not shown, or nothing has a rank.
pub(super) fn first_tier<'a>(context: &PageContext<'a>, blocks: &mut Blocks<'a>) -> Option<FirstTier<'a>> {
    context.released().shows_summary(PRIORITIES).then_some(())?;
    let priorities = &context.site.numbers.priorities;
    let all = rows_of_first_tier(&priorities.rows);
    let shown: Vec<&PriorityRow> =
        all.iter().copied().filter(|row| context.candidate(row.candidate).is_some()).collect();
    let quotes = if shown.len() <= WITH_TWO_QUOTES { 2 } else { 1 };
    let room_of_row = RowRoom { scale: scale(context), quotes };
    let among = among(context);
    // Where a few are safely among the first, one more beside them would look as safe.
    let room = among.as_ref().map_or(MOST_ROWS, |(rows, _)| *rows);
    let rows = shown.iter().take(room).enumerate();
    let rows: Vec<TierRow<'a>> =
        rows.filter_map(|(place, row)| tier_row(context, blocks, row, place, room_of_row)).collect();
    let words = context.words();
    let said = |key, count: usize| (count > 0).then(|| words.count(key, narrow(count)));
    let is_scored = !all.is_empty() || (!priorities.stability.is_drawn() && has_rank(&priorities.rows));
    is_scored.then(|| FirstTier {
        standing: standing(context, all.len()),
        among: among.map(|(_, said)| said),
        more: said("brief.more_rows", shown.len() - rows.len()),
        withheld: said("brief.withheld_rows", all.len() - shown.len()),
        rows,
        href: context.href(&Route::priorities()),
        draws: context.link_base.link_at(&Route::priorities(), DRAWS),
    })
}

/// The rows of the first band: no line can be drawn between them, and in nearly all draws they are ahead of all others.
fn rows_of_first_tier(rows: &[PriorityRow]) -> Vec<&PriorityRow> {
    rows.iter().filter(|row| row.certainty.as_ref().is_some_and(|certainty| certainty.tier == Some(1))).collect()
}

/// How many of the first rows are among the first in nearly all draws, and the verdict that says so; none where the verdict
/// says more, or nothing of the kind.
fn among<'a>(context: &PageContext<'a>) -> Option<(usize, VerdictLine<'a>)> {
    let ranked: Vec<&PriorityRow> = context.shown_rows().filter(|row| row.rank.is_some()).collect();
    let said = verdict(context, &ranked);
    let count = said.among.as_ref()?.rows;
    Some((count, said))
}

fn has_rank(rows: &[PriorityRow]) -> bool {
    rows.iter().any(|row| row.rank.is_some())
}

/// What is safe to say of so many rows of the first band.
fn standing(context: &PageContext<'_>, rows: usize) -> String {
    let stability = &context.site.numbers.priorities.stability;
    if !stability.is_drawn() {
        return context.words().text("safe.not_drawn_html").to_owned();
    }
    let is_all = stability.bands.len() == 1;
    let key = if is_all { "brief.together" } else { "brief.ahead" };
    context.words().count(key, narrow(rows))
}

/// The scale that holds the bars of all rows with what is sure of them.
fn scale(context: &PageContext<'_>) -> BarScale {
    let ends = context.shown_rows().filter(|row| row.rank.is_some());
    BarScale::to_hold(ends.filter_map(|row| Some(row.certainty.as_ref()?.interval.1.max(row.priority?))))
}

fn tier_row<'a>(
    context: &PageContext<'a>,
    blocks: &mut Blocks<'a>,
    row: &PriorityRow,
    place: usize,
    room: RowRoom,
) -> Option<TierRow<'a>> {
    let selection = context.site.quote_selection();
    let quotes = selection.spread(&selection.strongest_first(&row.evidence.quotes), room.quotes).into_iter();
    Some(TierRow {
        row: context.top_row(row)?,
        hours: context.priority_in_words(row)?,
        range: range(context, row)?,
        bar_html: bar(context, row, &format!(":bar{place}"), room.scale)?,
        dots_html: context.affected_dots(row),
        quotes_html: quotes.map(|quote| blocks.add(Block::Excerpt(quote))).collect(),
    })
}

/// "540 to 2,200".
fn range(context: &PageContext<'_>, row: &PriorityRow) -> Option<String> {
    let (low, high) = row.certainty.as_ref()?.interval;
    Some(context.words().fill("bar.range", &[("low", &about(low)), ("high", &about(high))]))
}

fn bar(context: &PageContext<'_>, row: &PriorityRow, id: &str, scale: BarScale) -> Option<String> {
    let certainty = row.certainty.as_ref()?;
    let (saved, strategic) = (row.terms.leverage? * row.effect.impact?, row.terms.strategic);
    let values: [(&str, &dyn std::fmt::Display); 4] = [
        ("all", &context.priority_in_words(row)?),
        ("saved", &about(saved)),
        ("strategic", &about(strategic)),
        ("range", &range(context, row)?),
    ];
    let said = context.words().fill("brief.bar", &values);
    let caption = Caption { id, title: &said, description: "" };
    let (interval, half) = (Some(certainty.interval), Some(certainty.inner));
    Some(priority_bar(&PriorityBar { caption, saved, strategic, interval, half, scale }))
}

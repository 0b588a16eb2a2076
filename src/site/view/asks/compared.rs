//! What was asked for beside what was derived: the loudest asks and the top priorities, and what they have in common.
//!
//! Comes in: the site's context. Goes out: [`AskedAndDerived`]. Does not know: the register. No ask gets a number by it.

use serde::Serialize;

use crate::analysis::count::narrow;
use crate::analysis::priority::PriorityRow;
use crate::knowledge::ThemeId;
use crate::release::{PRIORITIES, ReleasedAsk};
use crate::site::view::parts::asked::AskLine;
use crate::site::view::parts::context::{Link, PageContext};
use crate::site::view::parts::rank::TopRow;
use crate::site::view::parts::short_list::{ListedLink, ShortList};

/// How many of either stand side by side.
const MOST_BESIDE: usize = 5;
/// How many rows or asks one is said to share themes with.
const MOST_SHARED: usize = 3;

/// The loudest asks and the top priorities.
#[derive(Debug, Serialize)]
pub(in crate::site::view) struct AskedAndDerived<'a> {
    /// What they have in common, in a sentence.
    summary: String,
    /// Whether any of the asks is one of several people: else none is asked for by more than another.
    by_most: bool,
    /// The asks of most people.
    asked: Vec<AskedFor<'a>>,
    /// What matters most.
    derived: Vec<DerivedRow<'a>>,
}

/// An ask of many people.
#[derive(Debug, Serialize)]
struct AskedFor<'a> {
    /// The ask.
    #[serde(flatten)]
    line: AskLine<'a>,
    /// The first of the ranks that it shares themes with.
    shares: Option<ShortList<'a>>,
}

/// One of the top priorities.
#[derive(Debug, Serialize)]
struct DerivedRow<'a> {
    /// Its place and its number.
    #[serde(flatten)]
    top: TopRow<'a>,
    /// Whether it is an opportunity or a theme, in a word: an ask may have the same title.
    what: &'a str,
    /// The loudest asks that share themes with it.
    shares: Option<ShortList<'a>>,
    /// Whether no ask at all is about it; only where all of them are known.
    is_asked_by_nobody: bool,
}

/// Both sides; none where there is nothing on one of them.
pub(super) fn compared<'a>(context: &PageContext<'a>) -> Option<AskedAndDerived<'a>> {
    let loudest = context.site.analysis.loudest_asks().into_iter();
    let asks: Vec<ReleasedAsk<'a>> = loudest.filter_map(|id| context.released().ask(id)).take(MOST_BESIDE).collect();
    let ranked = context.site.numbers.priorities.rows.iter().filter(|row| row.rank.is_some());
    let rows: Vec<(&PriorityRow, TopRow<'a>)> =
        ranked.filter_map(|row| Some((row, context.top_row(row)?))).take(MOST_BESIDE).collect();
    if asks.is_empty() || rows.is_empty() {
        return None;
    }
    let derived = rows.into_iter().map(|(row, top)| {
        let what = context.words().candidate(row.candidate);
        DerivedRow { top, what, shares: shared_asks(context, row, &asks), is_asked_by_nobody: !is_asked(context, row) }
    });
    let derived: Vec<DerivedRow<'a>> = derived.collect();
    let asked: Vec<AskedFor<'a>> = asks
        .iter()
        .filter_map(|ask| Some(AskedFor { line: context.ask_line(*ask)?, shares: shared_rows(context, *ask) }))
        .collect();
    let sharing = narrow(derived.iter().filter(|row| row.shares.is_some()).count());
    let summary = context.words().count_of("asks.summary", sharing, &[("of", &derived.len())]);
    let by_most = asks.iter().any(|ask| context.count_who_asked(*ask) > 1);
    Some(AskedAndDerived { summary, by_most, asked, derived })
}

/// The first of the ranks that share themes with an ask, each with these; none where priorities are not shown.
pub(in crate::site::view) fn shared_rows<'a>(context: &PageContext<'a>, ask: ReleasedAsk<'a>) -> Option<ShortList<'a>> {
    context.released().shows_summary(PRIORITIES).then_some(())?;
    let themes = ask.themes();
    let ranked = context.site.numbers.priorities.rows.iter().filter_map(|row| Some((row, row.rank?)));
    let listed = ranked.filter_map(|(row, rank)| {
        let common = in_common(context, &themes, &row.themes)?;
        let (what, link) = (context.words().candidate(row.candidate), context.candidate(row.candidate)?);
        let key = if common == link.title { "asks.shared_by_title" } else { "asks.shared" };
        let said = context.words().fill(key, &[("what", &what), ("rank", &rank), ("themes", &common)]);
        Some(ListedLink { link, said })
    });
    context.short_list("asks.shares", listed.collect(), MOST_SHARED)
}

/// Whether any ask may be about a row: where some are not shown, nobody is told that there is none.
fn is_asked(context: &PageContext<'_>, row: &PriorityRow) -> bool {
    let all = context.site.analysis.loudest_asks();
    let mut asks = all.into_iter().map(|id| context.released().ask(id));
    asks.any(|ask| ask.is_none_or(|ask| in_common(context, &ask.themes(), &row.themes).is_some()))
}

fn shared_asks<'a>(context: &PageContext<'a>, row: &PriorityRow, asks: &[ReleasedAsk<'a>]) -> Option<ShortList<'a>> {
    let listed = asks.iter().filter_map(|ask| {
        let said = in_common(context, &ask.themes(), &row.themes)?;
        Some(ListedLink { link: context.ask(ask.id())?, said })
    });
    context.short_list("asks.shares", listed.collect(), MOST_SHARED)
}

/// The themes that two things have in common and that may be shown, by their titles.
fn in_common(context: &PageContext<'_>, some: &[ThemeId], others: &[ThemeId]) -> Option<String> {
    let common = context.site.analysis.themes_in_common(some, others).into_iter();
    let titles: Vec<&str> = common.filter_map(|theme| context.theme(theme)).map(|Link { title, .. }| title).collect();
    (!titles.is_empty()).then(|| titles.join(", "))
}

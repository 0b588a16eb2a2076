//! A row of the page of priorities.
//!
//! Comes in: a row of the priorities. Goes out: a [`RankedRow`]. Does not know: how the table looks.

use serde::Serialize;

use super::band::Band;
use super::neighbour::neighbour;
use crate::analysis::priority::PriorityRow;
use crate::site::chart::bar::BarScale;
use crate::site::view::block::Blocks;
use crate::site::view::parts::context::{Link, PageContext};
use crate::site::view::parts::doubt::Doubt;
use crate::site::view::parts::number::about;
use crate::site::view::parts::receipt::{Receipt, receipt};
use crate::site::words::Word;

/// What all kinds of rows have.
#[derive(Debug, Serialize)]
pub(super) struct CandidateLine<'a> {
    /// Its place on the page: `theme.new-service`.
    id: String,
    /// "Theme" or "Opportunity".
    what: &'a str,
    /// What is ranked.
    #[serde(flatten)]
    link: Link<'a>,
    /// What kind of thing it is.
    label: Option<Word<'a>>,
    /// What its tests speak against.
    doubt: Option<Doubt<'a>>,
    /// How many people are affected: "8 of 10 interviewed".
    people: String,
}

/// A row with a number.
#[derive(Debug, Serialize)]
pub(super) struct RankedRow<'a> {
    /// What is ranked.
    #[serde(flatten)]
    line: CandidateLine<'a>,
    /// From 1; none for parts.
    rank: Option<u32>,
    /// The theme that it is a part of.
    part_of: Option<Link<'a>>,
    /// What stands above it, where a band begins.
    band: Option<Band<'a>>,
    /// P, with as many digits as say something.
    priority: String,
    /// Whether it is about so much, or up to so much.
    about: &'a str,
    /// The interval of P, in words.
    range: Option<String>,
    /// What is drawn of it.
    #[serde(flatten)]
    charts: RowCharts,
    /// What rows can be sorted by.
    sort: SortKeys,
    /// What is said of it and the row below it.
    beside: Vec<String>,
    /// How the number adds up; none where there are too many rows.
    receipt: Option<Receipt<'a>>,
    /// Where each number is with all that made it.
    numbers: Option<String>,
}

/// What is drawn of a row.
#[derive(Debug, Serialize)]
struct RowCharts {
    /// P and its intervals as a bar.
    bar_html: Option<String>,
    /// The people who are affected, as dots.
    dots_html: String,
    /// How likely each rank is, as a strip.
    strip_html: Option<String>,
    /// The same in words.
    likely: Option<String>,
}

/// What rows can be sorted by, but for their order and their titles.
#[derive(Debug, Serialize)]
struct SortKeys {
    affected: u32,
    saved: String,
    strategic: String,
    unsure: String,
}

/// How a row is shown.
#[derive(Debug)]
pub(super) struct RowPlace<'r, 'a> {
    /// Its number on the page, from 0.
    pub(super) number: usize,
    /// What stands above it.
    pub(super) band: Option<Band<'a>>,
    /// The row with the next rank.
    pub(super) next: Option<&'r PriorityRow>,
    /// Whether it shows how its number adds up.
    pub(super) detail: Detail,
    /// The scale of all bars.
    pub(super) scale: BarScale,
}

/// Whether a row shows how its number adds up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Detail {
    /// It does.
    WithReceipt,
    /// The candidate's own page does.
    Elsewhere,
}

/// A row with a number.
pub(super) fn ranked<'a>(
    context: &PageContext<'a>,
    blocks: &mut Blocks<'a>,
    row: &'a PriorityRow,
    place: RowPlace<'_, 'a>,
) -> Option<RankedRow<'a>> {
    let is_detailed = place.detail == Detail::WithReceipt;
    let beside = place.next.filter(|_| is_detailed).map(|next| neighbour(context, row, next));
    Some(RankedRow {
        line: line(context, row)?,
        rank: row.rank,
        part_of: row.part_of.and_then(|theme| context.theme(theme)),
        band: place.band,
        priority: about(row.priority?),
        about: context.about_or_up_to(row),
        range: context.range_in_words(row),
        charts: RowCharts {
            bar_html: context.bar(row, &format!(":bar{}", place.number), place.scale),
            dots_html: context.affected_dots(row),
            strip_html: context.rank_strip(row).filter(|_| is_detailed),
            likely: context.likely_ranks(row),
        },
        sort: sort_keys(row),
        beside: beside.unwrap_or_default(),
        receipt: is_detailed.then(|| receipt(context, blocks, row)).flatten(),
        numbers: context.numbers_href(row.candidate),
    })
}

fn sort_keys(row: &PriorityRow) -> SortKeys {
    let strategic = row.terms.strategic;
    let width = row.certainty.as_ref().map_or(0.0, |certainty| certainty.interval.1 - certainty.interval.0);
    SortKeys {
        affected: row.share.affected,
        saved: format!("{:.1}", row.priority.unwrap_or_default() - strategic),
        strategic: format!("{strategic:.1}"),
        unsure: format!("{width:.1}"),
    }
}

pub(super) fn line<'a>(context: &PageContext<'a>, row: &PriorityRow) -> Option<CandidateLine<'a>> {
    let words = context.words();
    Some(CandidateLine {
        id: context.score_id(row.candidate)?,
        what: words.candidate(row.candidate),
        link: context.candidate(row.candidate)?,
        label: row.terms.label.map(|label| words.label(label)),
        doubt: context.doubt(row.candidate).filter(|_| !row.is_decided),
        people: context.of_interviewed(row.share.affected),
    })
}

//! A row of the page of priorities.
//!
//! Comes in: a row of the priorities. Goes out: a [`RankedRow`], or an [`UnscoredRow`]. Does not know: how the table looks.

use serde::Serialize;

use crate::analysis::priority::{Candidate, PriorityRow};
use crate::site::chart::bar::BarScale;
use crate::site::view::block::Blocks;
use crate::site::view::parts::context::{Link, PageContext};
use crate::site::view::parts::number::number;
use crate::site::view::parts::receipt::{Receipt, receipt};
use crate::site::words::Word;

/// What both kinds of rows have.
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
    /// P.
    priority: String,
    /// The interval of P, in words.
    range: Option<String>,
    /// Both as a bar.
    bar_html: Option<String>,
    /// The people who are affected, as dots.
    dots_html: String,
    /// How the number adds up; none where there are too many rows.
    receipt: Option<Receipt<'a>>,
    /// Where each number is with all that made it.
    numbers: Option<String>,
}

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
    /// Where each number is with all that made it.
    numbers: Option<String>,
}

/// Whether a row shows how its number adds up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Detail {
    /// It does.
    WithReceipt,
    /// The candidate's own page does.
    Elsewhere,
}

/// A row with a number, on the scale of all bars; `bar` is the name of its bar on the page.
pub(super) fn ranked<'a>(
    context: &PageContext<'a>,
    blocks: &mut Blocks<'a>,
    row: &'a PriorityRow,
    (bar, scale): (&str, BarScale),
    detail: Detail,
) -> Option<RankedRow<'a>> {
    Some(RankedRow {
        line: line(context, row)?,
        rank: row.rank,
        part_of: row.part_of.and_then(|theme| context.theme(theme)),
        priority: number(row.priority?),
        range: context.range_in_words(row),
        bar_html: context.bar(row, bar, scale),
        dots_html: context.affected_dots(row),
        receipt: (detail == Detail::WithReceipt).then(|| receipt(context, blocks, row)).flatten(),
        numbers: context.numbers_href(row.candidate),
    })
}

/// A row that cannot be scored yet.
pub(super) fn unscored<'a>(context: &PageContext<'a>, row: &'a PriorityRow) -> Option<UnscoredRow<'a>> {
    let quotes = context.site.numbers.rollup.quotes_of(&row.themes);
    Some(UnscoredRow {
        line: line(context, row)?,
        cairn_html: context.candidate_cairn(row.candidate, &quotes),
        spoke: context.heard_in_words(&quotes),
        strategic: (row.terms.strategic > 0.0).then(|| number(row.terms.strategic)),
        missing: row.terms.missing.iter().copied().map(|missing| context.words().missing(missing)).collect(),
        numbers: context.numbers_href(row.candidate),
    })
}

fn line<'a>(context: &PageContext<'a>, row: &PriorityRow) -> Option<CandidateLine<'a>> {
    let words = context.words();
    Some(CandidateLine {
        id: context.score_id(row.candidate),
        what: match row.candidate {
            Candidate::Opportunity(_) => words.text("candidate.opportunity"),
            Candidate::Theme(_) => words.text("candidate.theme"),
        },
        link: context.candidate(row.candidate)?,
        label: row.terms.label.map(|label| words.label(label)),
        people: context.of_interviewed(row.share.affected),
    })
}

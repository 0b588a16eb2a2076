//! An outcome: who needs it, how much it weighs, and what serves it.
//!
//! Comes in: facts. Goes out: [`Outcome`]. Does not know: how it looks.

use serde::Serialize;

use super::frame::{Head, Section};
use super::parts::number::{number, percent};
use super::parts::{Link, PageContext};
use super::{PageParts, View};
use crate::content::Extra;
use crate::content::Kind;
use crate::knowledge::OutcomeId;

/// An outcome.
#[derive(Debug, Serialize)]
pub struct Outcome<'a> {
    /// Its title.
    pub title: &'a str,
    /// The leader who needs it.
    pub sponsor: Option<&'a str>,
    /// Its weight among all, in per cent.
    pub share: String,
    /// When it was said.
    pub date: Option<String>,
    /// Where it was said.
    pub source: Option<&'a str>,
    /// What is said about it.
    pub description_html: String,
    /// What serves it, the most points first.
    pub served_by: Vec<Server<'a>>,
    /// What the front matter has beside.
    pub extra: &'a Extra,
}

/// What serves an outcome.
#[derive(Debug, Serialize)]
pub struct Server<'a> {
    /// The opportunity or theme.
    #[serde(flatten)]
    pub link: Link<'a>,
    /// Its row on the page of priorities.
    pub row: String,
    /// Its points, 0 to 5.
    pub points: String,
    /// What they are worth, in equivalent hours a quarter.
    pub worth: String,
}

/// `/outcomes/<slug>/`
pub(super) fn outcome<'a>(context: &PageContext<'a>, id: OutcomeId) -> PageParts<'a> {
    let outcome = &context.knowledge().outcomes[id];
    let entry = &outcome.entry;
    let view = Outcome {
        title: &outcome.title,
        sponsor: entry.kind.sponsor.as_deref(),
        share: percent(outcome.share),
        date: entry.kind.date.map(|date| date.to_string()),
        source: entry.kind.source.as_deref(),
        description_html: context.prose(&entry.kind.description, &entry.path),
        served_by: served_by(context, id),
        extra: &entry.extra,
    };
    let head = Head {
        title: outcome.title.clone(),
        description: None,
        crumbs: vec![context.list(Kind::Outcome)],
        section: Section::Kind(Kind::Outcome),
        hidden: false,
    };
    PageParts::new(head, View::Outcome(view))
}

fn served_by<'a>(context: &PageContext<'a>, id: OutcomeId) -> Vec<Server<'a>> {
    let priorities = &context.facts.numbers.priorities;
    let share = context.knowledge().outcomes[id].share;
    let points = |row: &crate::analysis::priority::Row| {
        row.strategic_points.iter().find(|(outcome, _)| *outcome == id).map(|(_, points)| *points)
    };
    let mut rows: Vec<_> = priorities.rows.iter().filter_map(|row| Some((row, points(row)?))).collect();
    rows.sort_by(|(_, a), (_, b)| b.total_cmp(a));
    let servers = rows.into_iter().map(|(row, points)| Server {
        link: context.candidate(row.candidate),
        row: context.score_href(row.candidate),
        points: number(points),
        worth: number(priorities.point_value * share * points),
    });
    servers.collect()
}

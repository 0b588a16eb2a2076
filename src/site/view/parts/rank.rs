//! The rank of something among the priorities, as other pages mention it.
//!
//! Comes in: rows of the priorities. Goes out: a [`TopRow`], or a [`RankSummary`]. Does not know: which page shows it.

use serde::Serialize;

use super::context::{Link, PageContext};
use super::doubt::Doubt;
use super::number::{about, percent};
use crate::analysis::priority::PriorityRow;
use crate::release::PRIORITIES;
use crate::site::route::Route;
use crate::site::words::Word;

/// Where the page of priorities says what a draw is.
pub const DRAWS: &str = ":draws";

/// A row, where only its place and its number are shown.
#[derive(Debug, Serialize)]
pub struct TopRow<'a> {
    /// What is ranked.
    #[serde(flatten)]
    pub link: Link<'a>,
    /// From 1.
    pub rank: Option<u32>,
    /// P, with as many digits as say something.
    pub priority: Option<String>,
    /// Whether it is about so much, or up to so much.
    pub about: &'a str,
    /// "8 of 10 interviewed are affected".
    pub people: String,
    /// What its tests speak against.
    pub doubt: Option<Doubt<'a>>,
    /// What kind of thing it is.
    pub label: Option<Word<'a>>,
    /// Its row on the page of priorities.
    pub row: String,
}

/// The rank of something, what made it, and its bar.
#[derive(Debug, Serialize)]
pub struct RankSummary<'a> {
    /// Its place and its number.
    #[serde(flatten)]
    pub top: TopRow<'a>,
    /// r in per cent.
    pub share: String,
    /// The interval of r, in per cent.
    pub interval: String,
    /// How many people were interviewed: of none the share is a guess.
    pub interviewed: u32,
    /// How many rows have a rank.
    pub of: usize,
    /// The row that it is a part of.
    pub part_of: Option<Link<'a>>,
    /// What must be known before it can be scored.
    pub missing: Vec<Word<'a>>,
    /// The ranks that are likely, in words.
    pub likely: Option<String>,
    /// The same as a strip with its axis, as SVG.
    pub strip_html: Option<String>,
    /// Its bar; none where it cannot be scored.
    pub bar: Option<BarInWords>,
    /// Whether it was decided: it has no rank any more.
    pub is_decided: bool,
    /// Where it is said what a draw is.
    pub draws: String,
}

/// A bar, and what it says.
#[derive(Debug, Serialize)]
pub struct BarInWords {
    /// The bar with its axis, as SVG.
    pub chart_html: String,
    /// The 95 % interval, in words; none where nothing was drawn.
    pub range: Option<String>,
    /// Whether the interval is still being worked out.
    pub is_pending: bool,
    /// What of it is strategic; none where nothing is.
    pub strategic: Option<String>,
}

impl<'a> PageContext<'a> {
    /// A row's place and number.
    pub fn top_row(&self, row: &PriorityRow) -> Option<TopRow<'a>> {
        self.released().shows_summary(PRIORITIES).then_some(())?;
        Some(TopRow {
            link: self.candidate(row.candidate)?,
            rank: row.rank,
            priority: row.priority.map(about),
            about: self.about_or_up_to(row),
            people: self.affected(row.share.affected),
            doubt: self.doubt(row.candidate).filter(|_| !row.is_decided),
            label: row.terms.label.map(|label| self.words().label(label)),
            row: self.score_href(row.candidate)?,
        })
    }

    /// The rank of a row; `id` is of no other chart on the page.
    pub fn rank_summary(&self, row: &PriorityRow, id: &str) -> Option<RankSummary<'a>> {
        Some(RankSummary {
            top: self.top_row(row)?,
            share: percent(row.share.value),
            interval: format!("{}–{}", percent(row.share.interval.0), percent(row.share.interval.1)),
            interviewed: self.site.numbers.priorities.population.interviewed,
            of: self.site.numbers.priorities.rows.iter().filter(|row| row.rank.is_some()).count(),
            part_of: row.part_of.and_then(|theme| self.theme(theme)),
            missing: row.terms.missing.iter().copied().map(|missing| self.words().missing(missing)).collect(),
            likely: self.likely_ranks_in_full(row),
            strip_html: self.rank_strip_with_axis(row),
            bar: self.bar_in_words(row, id),
            is_decided: row.is_decided,
            draws: self.link_base.link_at(&Route::priorities(), DRAWS),
        })
    }

    fn bar_in_words(&self, row: &PriorityRow, id: &str) -> Option<BarInWords> {
        let scale = self.bar_scale();
        Some(BarInWords {
            chart_html: self.bar(row, id, scale)? + &self.bar_axis(scale),
            range: self.range_in_words(row),
            is_pending: !self.site.numbers.priorities.stability.is_drawn(),
            strategic: (row.terms.strategic > 0.0).then(|| about(row.terms.strategic)),
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::site::testing::Study;

    #[test]
    fn a_priority_is_up_to_so_much_where_nobody_said_how_much_would_be_gone_and_so_on_every_page() {
        let study = Study::of(&[
            ("content/teams/t.md", "---\nheadcount: 100\n---\n"),
            ("content/themes/most.md", "---\nestimate: {reach: 0.5, freq: weekly, toil: 1h}\n---\n"),
            ("content/themes/said.md", "---\nestimate: {reach: 0.5, freq: weekly, toil: 2h, removes: 0.5}\n---\n"),
        ]);
        let said = |page: &str, at: &str| study.shown(page).0.pointer(at).cloned().unwrap_or_default();
        // 100 · ½ · 13 · 1 h of either; ties are in the order of names.
        for (row, theme, about) in [(0, "most", "up to"), (1, "said", "about")] {
            assert_eq!(said(&format!("/themes/{theme}/"), "/ranks/0/about"), about);
            assert_eq!(said("/", &format!("/top/{row}/about")), about);
            assert_eq!(said("/", &format!("/brief/{row}/number/about")), about);
            assert_eq!(said("/priorities/", &format!("/rows/{row}/about")), about);
            assert_eq!(said("/brief/", &format!("/first/rows/{row}/hours")), format!("{about} 650"));
        }
    }
}

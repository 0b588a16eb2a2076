//! Where something stands in the priorities, with its bar.
//!
//! Comes in: a row of the priorities. Goes out: a [`Standing`]. Does not know: which page shows it.

use serde::Serialize;

use super::context::PageContext;
use super::number::number;
use super::rank::RankSummary;
use crate::analysis::priority::PriorityRow;

/// Where something stands.
#[derive(Debug, Serialize)]
pub struct Standing<'a> {
    /// Its rank and its share.
    #[serde(flatten)]
    pub rank: RankSummary<'a>,
    /// Its bar; none where it cannot be scored.
    pub bar: Option<BarInWords>,
}

/// A bar, and what it says.
#[derive(Debug, Serialize)]
pub struct BarInWords {
    /// The bar with its axis, as SVG.
    pub chart_html: String,
    /// The 95 % interval, in words.
    pub range: String,
    /// What of it is strategic; none where nothing is.
    pub strategic: Option<String>,
}

impl<'a> PageContext<'a> {
    /// Where a row stands; `id` names its bar on the page.
    pub fn standing(&self, row: &PriorityRow, id: &str) -> Option<Standing<'a>> {
        Some(Standing { rank: self.rank_summary(row)?, bar: self.bar_in_words(row, id) })
    }

    fn bar_in_words(&self, row: &PriorityRow, id: &str) -> Option<BarInWords> {
        let scale = self.bar_scale();
        Some(BarInWords {
            chart_html: self.bar(row, id, scale)? + &self.bar_axis(scale),
            range: self.range_in_words(row)?,
            strategic: (row.strategic > 0.0).then(|| number(row.strategic)),
        })
    }
}

//! What an opportunity comes to: its number with the sum, whom it affects, what it takes, and which outcomes it serves.
//!
//! Comes in: the site's context and an opportunity. Goes out: [`OpportunitySide`]. Does not know: how the number is made.

use serde::Serialize;

use crate::analysis::priority::PriorityRow;
use crate::knowledge::{OutcomeId, ThemeId};
use crate::release::{PRIORITIES, ReleasedOpportunity};
use crate::site::view::parts::context::{Link, PageContext, ThemeLine};
use crate::site::view::parts::crowd::{PeopleCrowd, crowd};
use crate::site::view::parts::number::{about, number};
use crate::site::view::parts::rank::RankSummary;
use crate::site::view::parts::receipt::{Receipt, sum};

/// What an opportunity comes to.
#[derive(Debug, Serialize)]
pub(super) struct OpportunitySide<'a> {
    /// Its row of the priorities.
    rank: Option<RankSummary<'a>>,
    /// How its number adds up.
    receipt: Option<Receipt<'a>>,
    /// What the effort brings back.
    back: Option<EffortBack>,
    /// How many of all people it affects.
    crowd: Option<PeopleCrowd>,
    /// The outcomes that it serves.
    outcomes: Vec<ServedOutcome<'a>>,
    /// Its themes.
    themes: Vec<ThemeLine<'a>>,
}

/// What the effort brings back.
#[derive(Debug, Serialize)]
struct EffortBack {
    /// The effort, in words.
    effort: String,
    /// How many hours it saves in a year for each hour of it.
    hours: String,
    /// Whether that is less than what it takes.
    below: bool,
}

/// An outcome that it serves.
#[derive(Debug, Serialize)]
struct ServedOutcome<'a> {
    /// The outcome.
    #[serde(flatten)]
    link: Link<'a>,
    /// How much, of 5 points.
    points: String,
    /// Who wants it.
    sponsor: Option<&'a str>,
}

/// What an opportunity comes to.
pub(super) fn side<'a>(
    context: &PageContext<'a>,
    opportunity: ReleasedOpportunity<'a>,
    row: Option<&PriorityRow>,
    themes: &[ThemeId],
) -> OpportunitySide<'a> {
    let row = row.filter(|_| context.released().shows_summary(PRIORITIES));
    OpportunitySide {
        rank: row.and_then(|row| context.rank_summary(row, "bar")),
        receipt: row.and_then(|row| sum(context, row)),
        back: row.and_then(|row| back(context, opportunity, row)),
        crowd: row.and_then(|row| crowd(context, &row.share)),
        outcomes: opportunity.strategic().filter_map(|(id, points)| outcome(context, id, points)).collect(),
        themes: themes.iter().filter_map(|theme| context.theme_line(*theme)).collect(),
    }
}

fn back<'a>(context: &PageContext<'a>, opportunity: ReleasedOpportunity<'a>, row: &PriorityRow) -> Option<EffortBack> {
    let (effort, back) = (opportunity.effort_hours()?, row.terms.effort_multiplier?);
    Some(EffortBack { effort: context.words().effort(effort), hours: about(back), below: back < 1.0 })
}

fn outcome<'a>(context: &PageContext<'a>, id: OutcomeId, points: f64) -> Option<ServedOutcome<'a>> {
    let sponsor = context.released().outcome(id)?.sponsor();
    Some(ServedOutcome { link: context.outcome(id)?, points: number(points), sponsor })
}

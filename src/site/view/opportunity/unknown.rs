//! What is not known of an opportunity: what nobody said, what nobody tested, who was not heard.
//!
//! Comes in: the site's context, an opportunity and what was said of it. Goes out: [`NotKnown`]. Does not know: how it looks.

use serde::Serialize;

use crate::analysis::priority::PriorityRow;
use crate::analysis::validation::{Ledger, StepState};
use crate::content::opportunity::Stage;
use crate::knowledge::QuoteId;
use crate::release::{PRIORITIES, ReleasedOpportunity};
use crate::site::view::parts::context::PageContext;
use crate::site::view::parts::not_heard::{NotHeard, not_heard};

/// What is not known of an opportunity.
#[derive(Debug, Serialize)]
pub(super) struct NotKnown<'a> {
    /// A sentence each.
    lines: Vec<String>,
    /// The teams that it was not heard from.
    #[serde(flatten)]
    teams: NotHeard<'a>,
}

/// What is not known; none where all is.
pub(super) fn not_known<'a>(
    context: &PageContext<'a>,
    opportunity: ReleasedOpportunity<'a>,
    row: Option<&PriorityRow>,
    ledger: &Ledger,
    said: &[QuoteId],
) -> Option<NotKnown<'a>> {
    let words = context.words();
    let row = row.filter(|_| context.released().shows_summary(PRIORITIES));
    let mut lines = Vec::new();
    if context.site.analysis.of_quotes(said).count().people == 0 {
        lines.push(words.text("sharing.nobody").to_owned());
    }
    for missing in row.iter().flat_map(|row| &row.terms.missing) {
        let missing = words.missing(*missing);
        lines.push(words.fill("opportunity.missing", &[("what", &missing.word), ("why", &missing.meaning)]));
    }
    if ledger.problem.state == StepState::Untested {
        lines.push(words.text("opportunity.untested_problem").to_owned());
    }
    // As long as only the problem is known, there is nothing else to test.
    let has_solution = opportunity.solution().is_some() || opportunity.stage() != Stage::Problem;
    if has_solution && ledger.solution.state == StepState::Untested {
        lines.push(words.text("opportunity.untested_solution").to_owned());
    }
    if opportunity.effort_hours().is_none() {
        lines.push(words.text("opportunity.no_effort").to_owned());
    }
    let teams = not_heard(context, said);
    (!lines.is_empty() || !teams.is_empty()).then_some(NotKnown { lines, teams })
}

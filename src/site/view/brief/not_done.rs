//! What will not be done, and why: what the charter leaves out, and opportunities that did not hold or were given up.
//!
//! Comes in: the site's context. Goes out: [`NotDone`]. Does not know: what might be done instead.

use serde::Serialize;

use super::MOST_NAMED;
use crate::analysis::count::narrow;
use crate::content::opportunity::{OpportunityStatus, Validation, Verdict};
use crate::release::{ReleasedHome, ReleasedOpportunity};
use crate::site::view::parts::context::{Link, PageContext};
use crate::site::words::Word;

/// What will not be done.
#[derive(Debug, Serialize)]
pub(super) struct NotDone<'a> {
    /// What the charter leaves out.
    left_out: Vec<&'a str>,
    /// Opportunities that did not hold, or were given up.
    opportunities: Vec<NotDoneLine<'a>>,
    /// How many more of them there are, in words.
    more: Option<String>,
}

/// An opportunity that is not followed any more.
#[derive(Debug, Serialize)]
struct NotDoneLine<'a> {
    /// The opportunity.
    #[serde(flatten)]
    link: Link<'a>,
    /// Invalidated or dropped.
    status: Word<'a>,
    /// What a test of it showed.
    why: Option<&'a str>,
    /// When.
    day: Option<String>,
}

/// All of it; none where there is nothing.
pub(super) fn not_done<'a>(context: &PageContext<'a>) -> Option<NotDone<'a>> {
    let left_out: Vec<&str> = context.released().home().into_iter().flat_map(ReleasedHome::left_out).collect();
    let all = context.released().opportunities().filter(|it| is_given_up(it.status()));
    let mut opportunities: Vec<NotDoneLine<'a>> = all.filter_map(|it| line(context, it)).collect();
    let more = opportunities.len().saturating_sub(MOST_NAMED);
    opportunities.truncate(MOST_NAMED);
    let more = (more > 0).then(|| context.words().count("short_list.more", narrow(more)));
    (!left_out.is_empty() || !opportunities.is_empty()).then_some(NotDone { left_out, opportunities, more })
}

fn is_given_up(status: OpportunityStatus) -> bool {
    matches!(status, OpportunityStatus::Invalidated | OpportunityStatus::Dropped)
}

fn line<'a>(context: &PageContext<'a>, opportunity: ReleasedOpportunity<'a>) -> Option<NotDoneLine<'a>> {
    let reason = reason(opportunity.validations());
    Some(NotDoneLine {
        link: context.opportunity(opportunity.id())?,
        status: context.words().opportunity_status(opportunity.status()),
        why: reason.and_then(|test| test.note.as_deref()),
        day: reason.and_then(|test| test.date).map(|day| day.to_string()),
    })
}

/// The test whose note says why: the last that contradicts it, else the last at all.
fn reason(tests: &[Validation]) -> Option<&Validation> {
    let noted = tests.iter().filter(|test| test.note.is_some());
    noted.max_by_key(|test| (test.verdict == Verdict::Contradicts, test.date))
}

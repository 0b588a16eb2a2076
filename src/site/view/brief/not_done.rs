//! What will not be done, and why: what the charter leaves out, and opportunities that did not hold or were given up.
//!
//! Comes in: the site's context. Goes out: [`NotDone`]. Does not know: what might be done instead.

use serde::Serialize;

use super::MOST_NAMED;
use crate::analysis::count::narrow;
use crate::release::{ReleasedHome, ReleasedOpportunity};
use crate::site::view::parts::context::{Link, PageContext};
use crate::site::view::parts::ledger::why;
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
    /// What the test showed that decided it.
    why: Option<&'a str>,
    /// When.
    day: Option<String>,
}

/// All of it; none where there is nothing.
pub(super) fn not_done<'a>(context: &PageContext<'a>) -> Option<NotDone<'a>> {
    let left_out: Vec<&str> = context.released().home().into_iter().flat_map(ReleasedHome::left_out).collect();
    let all = context.released().opportunities().filter(|it| it.status().is_given_up());
    let mut opportunities: Vec<NotDoneLine<'a>> = all.filter_map(|it| line(context, it)).collect();
    let more = opportunities.len().saturating_sub(MOST_NAMED);
    opportunities.truncate(MOST_NAMED);
    let more = (more > 0).then(|| context.words().count("short_list.more", narrow(more)));
    (!left_out.is_empty() || !opportunities.is_empty()).then_some(NotDone { left_out, opportunities, more })
}

fn line<'a>(context: &PageContext<'a>, opportunity: ReleasedOpportunity<'a>) -> Option<NotDoneLine<'a>> {
    let ledger = context.site.analysis.ledger(opportunity.id(), &context.site.settings.study.validation);
    let (day, said) = why(context, opportunity.id(), &ledger).unzip();
    Some(NotDoneLine {
        link: context.opportunity(opportunity.id())?,
        status: context.words().opportunity_status(opportunity.status()),
        why: said,
        day: day.flatten(),
    })
}

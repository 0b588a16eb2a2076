//! What is new since the last brief, as far as the days in the study prove it: interviews, evidence, tests of opportunities.
//!
//! Comes in: the site's context and a day. Goes out: [`Changed`]. Does not know: which rank anything had before.

use std::cmp::Reverse;

use serde::Serialize;

use super::MOST_NAMED;
use crate::base::Date;
use crate::content::opportunity::Verdict;
use crate::release::{ReleasedInterview, ReleasedOpportunity, ReleasedQuote};
use crate::site::view::parts::context::PageContext;
use crate::site::view::parts::ledger::less_than_status;
use crate::site::view::parts::short_list::{ListedLink, ShortList};
use crate::site::words::Words;

/// What is new.
#[derive(Debug, Serialize)]
pub(super) struct Changed<'a> {
    /// Since when: a day as it is read.
    since: String,
    /// Interviews, themes of which all evidence is new, opportunities that were tested: those of which there are any.
    lists: Vec<ShortList<'a>>,
}

impl Changed<'_> {
    /// What its part of the page is called.
    pub(super) fn title(&self, words: &Words) -> String {
        words.fill("brief.changed", &[("since", &self.since)])
    }
}

/// What is new; none where nothing is and interviews have no day that may be said, since then nobody knows.
pub(super) fn changed<'a>(context: &PageContext<'a>, since: Date) -> Option<Changed<'a>> {
    let lists = [
        context.short_list("brief.new_interviews", interviews(context, since), MOST_NAMED),
        context.short_list("brief.new_themes", themes(context, since), MOST_NAMED),
        context.short_list("brief.tested", opportunities(context, since), MOST_NAMED),
    ];
    let lists: Vec<ShortList<'a>> = lists.into_iter().flatten().collect();
    let is_known = !lists.is_empty() || context.released().attribution().date;
    is_known.then(|| Changed { since: context.words().day(&since.to_string()), lists })
}

fn interviews<'a>(context: &PageContext<'a>, since: Date) -> Vec<ListedLink<'a>> {
    let is_new =
        |id: &_| context.released().interview(*id).and_then(ReleasedInterview::date).is_some_and(|day| day >= since);
    let new = context.site.index.newest.iter().copied().filter(is_new);
    new.filter_map(|id| context.interview(id).map(ListedLink::alone)).collect()
}

fn themes<'a>(context: &PageContext<'a>, since: Date) -> Vec<ListedLink<'a>> {
    let said_on = |quote| context.released().quote(quote).and_then(ReleasedQuote::date);
    let new = context.site.analysis.new_themes(since, said_on).into_iter();
    let listed = new.filter_map(|id| {
        let people = context.site.numbers.coverage.themes[id].people;
        Some(ListedLink { link: context.theme(id)?, said: context.spoke_of_it(people) })
    });
    listed.collect()
}

/// The one that was tested last comes first.
fn opportunities<'a>(context: &PageContext<'a>, since: Date) -> Vec<ListedLink<'a>> {
    let last = |it: &ReleasedOpportunity<'_>| it.validations().iter().filter_map(|test| test.date).max();
    let all = context.released().opportunities();
    let mut tested: Vec<ReleasedOpportunity<'a>> = all.filter(|it| last(it).is_some_and(|day| day >= since)).collect();
    tested.sort_by_key(|it| Reverse(last(it)));
    let listed = tested.into_iter().filter_map(|it| {
        Some(ListedLink { link: context.opportunity(it.id())?, said: tests_since(context, it, since) })
    });
    listed.collect()
}

fn tests_key(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Supports => "brief.tests.supports",
        Verdict::Contradicts => "brief.tests.contradicts",
        Verdict::Unclear => "brief.tests.unclear",
    }
}

/// "Testing; 2 tests support it, 1 test contradicts it".
fn tests_since(context: &PageContext<'_>, opportunity: ReleasedOpportunity<'_>, since: Date) -> String {
    let words = context.words();
    let new = || opportunity.validations().iter().filter(|test| test.date.is_some_and(|day| day >= since));
    let counts = [Verdict::Supports, Verdict::Contradicts, Verdict::Unclear].map(|verdict| {
        let count = new().filter(|test| test.verdict == verdict).count();
        (verdict, u32::try_from(count).unwrap_or(u32::MAX))
    });
    let said = counts.iter().filter(|(_, count)| *count > 0);
    let said: Vec<String> = said.map(|(verdict, count)| words.count(tests_key(*verdict), *count)).collect();
    let ledger = context.site.analysis.ledger(opportunity.id(), &context.site.settings.study.validation);
    let status = less_than_status(context, opportunity.id(), &ledger);
    let status = status.unwrap_or_else(|| words.opportunity_status(opportunity.status()).word.to_owned());
    format!("{status}; {}", said.join(", "))
}

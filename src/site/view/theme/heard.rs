//! How many people told us what a theme costs them, and of how many teams they are.
//!
//! Comes in: the site's context and a theme. Goes out: [`ThemeHeard`]. Does not know: the words of the sentence around it.

use serde::Serialize;

use crate::analysis::count::narrow;
use crate::analysis::coverage::ThemeCoverage;
use crate::knowledge::ThemeId;
use crate::site::chart::Caption;
use crate::site::view::parts::context::PageContext;
use crate::site::view::parts::number::grouped;

/// How much was heard on a theme.
#[derive(Debug, Serialize)]
pub(super) struct ThemeHeard {
    /// The people as a pile of stones, as SVG; empty where nobody spoke of it.
    pub(super) cairn_html: String,
    /// "4 of 7 people": who said what it costs; none where nobody did.
    pub(super) told: Option<String>,
    /// "3 of 4 teams": of those that were asked, the ones that they are of; none where teams may not be told.
    pub(super) teams: Option<String>,
    /// "2 of 7 people": who spoke of it, where nobody said what it costs; none where nobody did.
    pub(super) spoke: Option<String>,
    /// How many people spoke of it, at whatever cost, in words.
    pub(super) people: String,
    /// How many quotes there are.
    pub(super) quotes: String,
}

pub(super) fn heard(context: &PageContext<'_>, id: ThemeId, title: &str) -> ThemeHeard {
    let ThemeCoverage { people, costs, .. } = context.site.numbers.coverage.themes[id];
    let quotes = &context.site.numbers.rollup.quotes[id];
    let description = context.theme_heard_in_words(id);
    ThemeHeard {
        cairn_html: context.theme_cairn(id, Some(Caption { id: "cairn", title, description: &description })),
        told: (costs > 0).then(|| of_people(context, costs)),
        teams: (costs > 0).then(|| teams(context, id)).flatten(),
        spoke: (costs == 0 && people > 0).then(|| of_people(context, people)),
        people: context.spoke_of_it(people),
        quotes: context.quotes(quotes),
    }
}

/// "4 of 7 people".
fn of_people(context: &PageContext<'_>, some: u32) -> String {
    let interviewed = context.site.numbers.priorities.population.interviewed;
    context.words().count_of("theme.of_people", interviewed, &[("some", &grouped(&some.to_string()))])
}

/// "3 of 4 teams": of the teams that may be told and were asked, those whose people said what it costs.
fn teams(context: &PageContext<'_>, id: ThemeId) -> Option<String> {
    let costly = context.site.analysis.of_quotes(&context.site.numbers.rollup.quotes[id]).with_costs();
    let speaking = context.site.analysis.of_quotes(&costly).teams();
    let is_told = context.site.index.themes.teams.iter().any(|team| team.people > 0);
    let released = context.released();
    // As everywhere else on the page: what is too small to be named is one team.
    let (some, all) = (released.count_teams(speaking), released.count_teams(context.site.analysis.teams_heard()));
    let all = narrow(all);
    (is_told && some > 0 && all > 1).then(|| context.words().count_of("theme.of_teams", all, &[("some", &some)]))
}

//! Who was heard, and whether that is enough: teams against their head-counts, new themes from interview to interview, themes that
//! few people spoke of, and those that nobody may have spoken of yet.
//!
//! Comes in: the site's context. Goes out: [`CoveragePage`]. Does not know: how it looks.

mod asked;
mod growth;
mod reach;
mod teams;
mod unheard;
mod verdict;

#[cfg(test)]
mod tests;

use serde::Serialize;

use self::asked::{PeopleCount, RoleCounts, roles, tenures};
use self::growth::{ThemeGrowth, growth};
use self::teams::{CoveredTeams, covered_teams};
use self::unheard::{UnheardThemes, unheard};
use super::frame::{Head, NavGroup, Section};
use super::parts::contents::{self, ContentsLine};
use super::parts::context::{Link, PageContext};
use super::parts::plan::has_plan;
use crate::release::{COVERAGE, Released, WAVES};
use crate::site::page_kind::{LinkStyle, PageContent, PageKind, PageParts, Readers, WantedPage};
use crate::site::route::Route;
use crate::site::words::Words;

/// Who was heard in the navigation.
pub(super) static SECTION: Section =
    Section { order: 12, name: "coverage", group: NavGroup::Method, address: Route::coverage, is_shown };

/// `/coverage/`
pub(super) static PAGE: PageKind = PageKind {
    name: "the page of who was heard",
    readers: Readers::People,
    section: Some(&SECTION),
    links: LinkStyle::Page,
    is_slow: false,
    addresses: |released| if is_shown(released) { WantedPage::only(Route::coverage()) } else { Vec::new() },
    content: PageContent::Template("coverage.html", |context, _| Some(coverage(context))),
};

fn is_shown(released: Released<'_>) -> bool {
    released.shows_of_interviews(COVERAGE)
}

/// The page of who was heard.
#[derive(Debug, Serialize)]
struct CoveragePage<'a> {
    /// What stands where on a long page.
    contents: Vec<ContentsLine>,
    /// How many people and teams were heard, in words.
    heard: String,
    /// The teams; none where nobody's team may be named.
    teams: Option<CoveredTeams<'a>>,
    /// Who was heard by role; nobody where that may not be said.
    roles: Option<RoleCounts<'a>>,
    /// The same by how long they are there.
    tenures: Vec<PeopleCount<'a>>,
    /// New themes from interview to interview; none where no interview is coded.
    growth: Option<ThemeGrowth<'a>>,
    /// What may not have been heard yet.
    unheard: Option<UnheardThemes<'a>>,
    /// The page of waves, where there is one.
    waves: Option<Link<'a>>,
    /// Whom to ask for the order of priorities; none where that is not said.
    order: Option<String>,
    /// The page of the plan, which says whom to ask next.
    plan: Option<Link<'a>>,
}

fn coverage<'a>(context: &PageContext<'a>) -> PageParts<'a> {
    let coded = context.site.analysis.coded();
    let mut view = CoveragePage {
        contents: Vec::new(),
        heard: heard(context),
        teams: covered_teams(context, &coded),
        roles: roles(context),
        tenures: tenures(context),
        growth: growth(context, &coded),
        unheard: unheard(context, &coded),
        waves: waves(context),
        order: context.next_interview().map(|_| context.link_base.link_at(&Route::priorities(), ":next-interview")),
        plan: plan(context),
    };
    let words = context.words();
    view.contents = contents(words, &view);
    let head = Head {
        title: words.text("nav.coverage").to_owned(),
        description: Some(words.text("coverage.description").to_owned()),
        ..Head::default()
    };
    PageParts::new(head, view)
}

/// What the page has, each with its place.
fn contents(words: &Words, view: &CoveragePage<'_>) -> Vec<ContentsLine> {
    let sections = [
        (view.teams.is_some(), "teams", "coverage.teams"),
        (view.growth.is_some(), "saturation", "coverage.saturation"),
        (view.unheard.is_some(), "unheard", "coverage.unheard"),
        (view.roles.is_some(), "roles", "coverage.roles"),
        (!view.tenures.is_empty(), "tenures", "coverage.tenures"),
    ];
    contents::of_sections(words, &sections)
}

fn heard(context: &PageContext<'_>) -> String {
    let population = &context.site.numbers.priorities.population;
    let words = context.words();
    let people = words.count_of("priorities.people", population.people, &[("heard", &population.interviewed)]);
    if context.released().team_ids().next().is_none() {
        return words.count_of("priorities.interviewed_alone", population.interviewed, &[("people", &people)]);
    }
    let values: [(&str, &dyn std::fmt::Display); 2] =
        [("people", &people), ("teams", &context.teams_heard("priorities.teams"))];
    words.count_of("priorities.interviewed", population.interviewed, &values)
}

fn plan<'a>(context: &PageContext<'a>) -> Option<Link<'a>> {
    let title = context.words().text("coverage.plan");
    has_plan(context.released()).then(|| Link { title, href: context.href(&Route::plan()) })
}

fn waves<'a>(context: &PageContext<'a>) -> Option<Link<'a>> {
    let is_there = !context.site.settings.study.waves.is_empty() && context.released().shows_of_interviews(WAVES);
    is_there.then(|| Link { title: context.words().text("nav.waves"), href: context.href(&Route::waves()) })
}

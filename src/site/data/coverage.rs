//! `/data/coverage.json`: who was heard, and whether that is enough; the keys and their order are documented.
//!
//! Comes in: the site's context. Goes out: one object. Does not know: the other files.

use serde::Serialize;

use super::data_file;
use crate::analysis::richness::Richness;
use crate::analysis::saturation::{BASE, RuleOutcome};
use crate::base::slug::Slug;
use crate::release::{COVERAGE, ReleasedTeam};
use crate::site::page_kind::{PageKind, WantedPage};
use crate::site::route::Route;
use crate::site::site_context::SiteContext;

/// `/data/coverage.json`; it is there where the page is.
pub(in crate::site) static FILE: PageKind = data_file(
    |released| match released.shows_of_interviews(COVERAGE) {
        true => WantedPage::only(Route::own_file("data/coverage.json")),
        false => Vec::new(),
    },
    |site, _| vec![coverage(site)],
);

#[derive(Serialize)]
struct CoverageObject<'a> {
    teams: Vec<TeamKeys<'a>>,
    new_themes: &'a [u32],
    saturation: Vec<SaturationKeys>,
    themes_seen: u32,
    themes_estimated: Option<f64>,
    coverage: Option<f64>,
}

/// A team.
#[derive(Serialize)]
struct TeamKeys<'a> {
    slug: &'a Slug,
    headcount: Option<u32>,
    people: Option<u32>,
}

/// A rule and what comes of it.
#[derive(Serialize)]
struct SaturationKeys {
    base: usize,
    run: usize,
    threshold: f64,
    assessable: bool,
    stop: Option<u32>,
    returns: Option<bool>,
    median_stop: Option<u32>,
}

fn coverage(site: &SiteContext<'_>) -> Vec<u8> {
    let richness = Richness::of(&site.analysis.coded());
    let unheard = richness.unheard();
    let saturation = &site.numbers.saturation;
    let object = CoverageObject {
        teams: site.released.teams().map(|team| team_keys(site, team)).collect(),
        new_themes: &saturation.new_themes,
        saturation: saturation.rules.iter().map(saturation_keys).collect(),
        themes_seen: richness.seen,
        themes_estimated: unheard.map(|unheard| unheard.themes),
        coverage: unheard.map(|unheard| unheard.coverage),
    };
    let mut out = serde_json::to_vec(&object).expect("its keys are text, and memory takes all that is written");
    out.push(b'\n');
    out
}

fn team_keys<'a>(site: &SiteContext<'a>, team: ReleasedTeam<'a>) -> TeamKeys<'a> {
    let people = team.names_its_people().then(|| site.analysis.of_teams(&team.counted()).coverage().people);
    TeamKeys { slug: team.slug(), headcount: team.headcount(), people }
}

fn saturation_keys(outcome: &RuleOutcome) -> SaturationKeys {
    SaturationKeys {
        base: BASE,
        run: outcome.rule.run,
        threshold: f64::from(outcome.rule.percent) / 100.0,
        assessable: outcome.is_assessable,
        stop: outcome.stop,
        returns: outcome.stop.map(|_| outcome.returns),
        median_stop: outcome.median_stop,
    }
}

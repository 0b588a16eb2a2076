//! `/data/what-if.js`: what the formula works from, for the page of priorities, where it is worked out again under another policy.
//!
//! Comes in: the site's context. Goes out: a script that leaves the data behind, since a page that is a file may fetch nothing.
//! It is there only where everything may be shown: the numbers of each interview are in it. Does not know: the formula.

use std::collections::BTreeMap;

use serde::Serialize;

use super::data_file;
use crate::analysis::priority::{Candidate, CandidateInputs, FormulaInputs};
use crate::base::slug::Slug;
use crate::site::page_kind::{PageKind, WantedPage};
use crate::site::ranked_thing::RankedThing;
use crate::site::route::{LinkBase, Route};
use crate::site::site_context::SiteContext;

/// `/data/what-if.js`
pub(in crate::site) static FILE: PageKind = data_file(
    |released| if released.shows_inputs() { WantedPage::only(Route::what_if()) } else { Vec::new() },
    |site, _| vec![script(site)],
);

/// What the formula works from, and what its parts are called: names are in the order of the inputs.
#[derive(Serialize)]
struct WhatIfData<'a> {
    #[serde(flatten)]
    inputs: &'a FormulaInputs,
    names: Names<'a>,
}

#[derive(Serialize)]
struct Names<'a> {
    outcomes: Vec<TriedName<'a>>,
    teams: Vec<TriedName<'a>>,
    interviews: Vec<TriedName<'a>>,
    /// Where each candidate is on the page.
    candidates: Vec<String>,
    /// By their places, those that have no row there, as only another policy makes them candidates.
    others: BTreeMap<usize, OtherCandidate<'a>>,
}

/// A candidate that the page of priorities does not know.
#[derive(Serialize)]
struct OtherCandidate<'a> {
    title: &'a str,
    what: &'a str,
    href: String,
}

#[derive(Serialize)]
struct TriedName<'a> {
    slug: &'a Slug,
    title: &'a str,
}

/// The data as a script: whoever loads it finds it under this name.
fn script(site: &SiteContext<'_>) -> Vec<u8> {
    let inputs = site.analysis.formula_inputs(site.settings);
    let mut out = b"globalThis.whatIfData = ".to_vec();
    serde_json::to_writer(&mut out, &WhatIfData { inputs: &inputs, names: names(site, &inputs) })
        .expect("what is written has text for keys, and memory takes all of it");
    out.extend_from_slice(b";\n");
    out
}

/// Everything may be shown, so no list leaves anything out.
fn names<'a>(site: &SiteContext<'a>, inputs: &FormulaInputs) -> Names<'a> {
    let released = site.released;
    let outcomes = released.outcomes().map(|outcome| TriedName { slug: outcome.slug(), title: outcome.title() });
    let teams = released.teams().map(|team| TriedName { slug: team.slug(), title: team.title() });
    let interviews = released.interviews().map(|interview| {
        let title = &site.index.interviews[interview.id()].title;
        TriedName { slug: interview.slug(), title }
    });
    let candidates = inputs.candidates.iter().filter_map(|inputs| RankedThing::of(released, inputs.candidate));
    Names {
        outcomes: outcomes.collect(),
        teams: teams.collect(),
        interviews: interviews.collect(),
        candidates: candidates.map(RankedThing::page_id).collect(),
        others: others(site, &inputs.candidates),
    }
}

fn others<'a>(site: &SiteContext<'a>, candidates: &[CandidateInputs]) -> BTreeMap<usize, OtherCandidate<'a>> {
    let has_row = |candidate| site.numbers.priorities.row(candidate).is_some();
    let others = candidates.iter().enumerate().filter(|(_, inputs)| !has_row(inputs.candidate));
    let page = LinkBase::Page(Route::priorities());
    let other = |(place, inputs): (usize, &CandidateInputs)| {
        let title = RankedThing::of(site.released, inputs.candidate)?.title;
        // An opportunity is a candidate under any policy.
        let Candidate::Theme(theme) = inputs.candidate else { return None };
        let href = page.link(site.addresses.entry(theme)?);
        Some((place, OtherCandidate { title, what: site.words.text("candidate.theme"), href }))
    };
    others.filter_map(other).collect()
}

//! The list of outcomes.
//!
//! Comes in: the site's context. Goes out: [`OutcomeList`]. Does not know: how it looks.

use serde::Serialize;

use super::frame::{Head, Section};
use super::parts::context::{Link, PageContext};
use super::parts::number::{number, percent};
use crate::content::Kind;
use crate::site::page_kind::{LinkBase, PageContent, PageKind, PageParts, Readers, WantedPage};
use crate::site::route::Route;

/// The outcomes in the navigation.
pub(super) static SECTION: Section = Section {
    order: 4,
    name: "outcomes",
    address: || Route::list(Kind::Outcome),
    is_shown: |released| released.outcomes().next().is_some(),
};

/// `/outcomes/`
pub(super) static PAGE: PageKind = PageKind {
    name: "the list of outcomes",
    readers: Readers::People,
    section: Some(&SECTION),
    links: LinkBase::Page,
    is_slow: false,
    addresses: |_| WantedPage::only(Route::list(Kind::Outcome)),
    content: PageContent::Template("outcomes.html", |context, _| Some(outcomes(context))),
};

/// All outcomes.
#[derive(Debug, Serialize)]
struct OutcomeList<'a> {
    /// The outcomes, the weightiest first.
    outcomes: Vec<OutcomeLine<'a>>,
}

/// An outcome in a list.
#[derive(Debug, Serialize)]
struct OutcomeLine<'a> {
    /// The outcome.
    #[serde(flatten)]
    link: Link<'a>,
    /// Who needs it.
    sponsor: Option<&'a str>,
    /// Its weight in per cent.
    share: String,
    /// How much serves it.
    serving: usize,
    /// What that is worth, in equivalent hours per quarter.
    worth: String,
}

fn outcomes<'a>(context: &PageContext<'a>) -> PageParts<'a> {
    let outcomes = context.site.analysis.outcomes().into_iter().filter_map(|id| {
        let outcome = context.released().outcome(id)?;
        let serving = context.serving(id);
        Some(OutcomeLine {
            link: context.outcome(id)?,
            sponsor: outcome.sponsor(),
            share: percent(outcome.share()),
            serving: serving.len(),
            worth: number(serving.iter().map(|service| service.worth).sum()),
        })
    });
    PageParts::new(Head::of_list(context, Kind::Outcome), OutcomeList { outcomes: outcomes.collect() })
}

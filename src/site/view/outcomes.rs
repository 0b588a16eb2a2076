//! The list of outcomes.
//!
//! Comes in: the site's context. Goes out: [`OutcomeList`]. Does not know: how it looks.

use serde::Serialize;

use super::frame::{Head, NavGroup, Section};
use super::parts::context::{Link, PageContext};
use super::parts::number::{about, percent};
use super::parts::short_list::{ListedLink, ShortList};
use crate::analysis::service::Service;
use crate::content::Kind;
use crate::site::page_kind::{LinkStyle, PageContent, PageKind, PageParts, Readers, WantedPage};
use crate::site::route::Route;

/// The outcomes in the navigation.
pub(super) static SECTION: Section = Section {
    order: 4,
    name: "outcomes",
    group: NavGroup::Decisions,
    address: || Route::list(Kind::Outcome),
    is_shown: |released| released.outcomes().next().is_some(),
};

/// `/outcomes/`
pub(super) static PAGE: PageKind = PageKind {
    name: "the list of outcomes",
    readers: Readers::People,
    section: Some(&SECTION),
    links: LinkStyle::Page,
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
    /// What serves it most.
    served_by: Option<ShortList<'a>>,
}

/// How much of what serves an outcome the list names.
const MOST_SERVING: usize = 3;

fn outcomes<'a>(context: &PageContext<'a>) -> PageParts<'a> {
    let outcomes = context.site.analysis.outcomes().into_iter().filter_map(|id| {
        let outcome = context.released().outcome(id)?;
        let serving = context.serving(id);
        Some(OutcomeLine {
            link: context.outcome(id)?,
            sponsor: outcome.sponsor(),
            share: percent(outcome.share()),
            serving: serving.len(),
            worth: about(serving.iter().map(|service| service.worth).sum()),
            served_by: served_by(context, &serving),
        })
    });
    PageParts::new(Head::of_list(context, Kind::Outcome), OutcomeList { outcomes: outcomes.collect() })
}

/// What serves an outcome most, each with what that is worth and what of its priority that is.
fn served_by<'a>(context: &PageContext<'a>, serving: &[Service]) -> Option<ShortList<'a>> {
    let said = |service: Service| {
        let worth = context.words().fill("outcomes.worth", &[("worth", &about(service.worth))]);
        let parts = [Some(worth), context.of_priority(service), context.raised(service)];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    };
    let listed = serving
        .iter()
        .filter_map(|service| Some(ListedLink { link: context.candidate(service.candidate)?, said: said(*service) }));
    context.short_list("outcome.served_by", listed.collect(), MOST_SERVING)
}

//! An outcome: who needs it, how much it weighs, and what serves it.
//!
//! Comes in: the site's context. Goes out: [`OutcomePage`]. Does not know: how it looks.

use serde::Serialize;

use super::frame::Head;
use super::outcomes;
use super::parts::context::{Link, PageContext};
use super::parts::number::{number, percent};
use crate::base::id::Id;
use crate::content::{Extra, Kind};
use crate::knowledge::OutcomeId;
use crate::release::{PRIORITIES, Released};
use crate::site::page_kind::{LinkBase, PageContent, PageKind, PageParts, Readers, WantedPage};

/// An outcome.
#[derive(Debug, Serialize)]
struct OutcomePage<'a> {
    /// Its title.
    title: &'a str,
    /// The leader who needs it.
    sponsor: Option<&'a str>,
    /// Its weight among all, in per cent.
    share: String,
    /// When it was said.
    date: Option<String>,
    /// Where it was said.
    source: Option<&'a str>,
    /// What is said about it.
    description_html: String,
    /// What serves it, the most points first.
    served_by: Vec<ServingRow<'a>>,
    /// What the front matter has beside.
    extra: &'a Extra,
}

/// What serves an outcome.
#[derive(Debug, Serialize)]
struct ServingRow<'a> {
    /// The opportunity or theme.
    #[serde(flatten)]
    link: Link<'a>,
    /// Its row on the page of priorities.
    row: String,
    /// Its points, 0 to 5.
    points: String,
    /// What they are worth, in equivalent hours per quarter.
    worth: String,
}

/// `/outcomes/<slug>/`
pub(super) static PAGE: PageKind = PageKind {
    name: "the page of an outcome",
    readers: Readers::People,
    section: Some(&outcomes::SECTION),
    links: LinkBase::Page,
    is_slow: false,
    addresses,
    content: PageContent::Template("outcome.html", |context, subject| outcome(context, OutcomeId::from_index(subject))),
};

fn addresses(released: Released<'_>) -> Vec<WantedPage> {
    let all = released.outcomes();
    all.map(|it| WantedPage::entry(Kind::Outcome, it.id(), it.slug(), Some(it.file()))).collect()
}

fn outcome<'a>(context: &PageContext<'a>, id: OutcomeId) -> Option<PageParts<'a>> {
    let outcome = context.released().outcome(id)?;
    let view = OutcomePage {
        title: outcome.title(),
        sponsor: outcome.sponsor(),
        share: percent(outcome.share()),
        date: outcome.date().map(|date| date.to_string()),
        source: outcome.source(),
        description_html: context.prose(outcome.description(), outcome.file()),
        served_by: served_by(context, id),
        extra: outcome.file().extra(),
    };
    Some(PageParts::new(Head::of_entry(context, Kind::Outcome, outcome.title()), view))
}

fn served_by<'a>(context: &PageContext<'a>, outcome: OutcomeId) -> Vec<ServingRow<'a>> {
    let serving = context.site.analysis.served_by(outcome).into_iter();
    let shown = serving.filter(|_| context.released().shows_made(PRIORITIES));
    let rows = shown.filter_map(|service| {
        Some(ServingRow {
            link: context.candidate(service.candidate)?,
            row: context.score_href(service.candidate),
            points: number(service.points),
            worth: number(service.worth),
        })
    });
    rows.collect()
}

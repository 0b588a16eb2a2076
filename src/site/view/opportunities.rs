//! The list of opportunities.
//!
//! Comes in: the site's context. Goes out: [`OpportunityList`]. Does not know: how it looks.

use serde::Serialize;

use super::frame::{Head, Section};
use super::parts::context::{Link, PageContext};
use super::parts::rank::TopRow;
use crate::analysis::priority::Candidate;
use crate::content::Kind;
use crate::knowledge::OpportunityId;
use crate::site::chart::bar::BarScale;
use crate::site::page_kind::{LinkBase, PageContent, PageKind, PageParts, Readers, WantedPage};
use crate::site::route::Route;
use crate::site::words::Word;

/// The opportunities in the navigation.
pub(super) static SECTION: Section = Section {
    order: 3,
    name: "opportunities",
    address: || Route::list(Kind::Opportunity),
    is_shown: |released| released.opportunities().next().is_some(),
};

/// `/opportunities/`
pub(super) static PAGE: PageKind = PageKind {
    name: "the list of opportunities",
    readers: Readers::People,
    section: Some(&SECTION),
    links: LinkBase::Page,
    is_slow: false,
    addresses: |_| WantedPage::only(Route::list(Kind::Opportunity)),
    content: PageContent::Template("opportunities.html", |context, _| Some(opportunities(context))),
};

/// All opportunities.
#[derive(Debug, Serialize)]
struct OpportunityList<'a> {
    /// The opportunities, in the order of the priorities.
    opportunities: Vec<OpportunityLine<'a>>,
    /// The numbers above the bars, as SVG; none where nothing has a bar.
    axis_html: Option<String>,
}

/// An opportunity in a list.
#[derive(Debug, Serialize)]
struct OpportunityLine<'a> {
    /// The opportunity.
    #[serde(flatten)]
    link: Link<'a>,
    /// The problem.
    problem: Option<&'a str>,
    /// How far it is thought through.
    stage: Word<'a>,
    /// Where it stands.
    status: Word<'a>,
    /// Its numbers.
    row: Option<TopRow<'a>>,
    /// Its priority as a bar, as SVG; none where it cannot be scored.
    bar_html: Option<String>,
}

fn opportunities<'a>(context: &PageContext<'a>) -> PageParts<'a> {
    let scale = context.bar_scale();
    let ids = context.site.analysis.opportunities().into_iter();
    let opportunities: Vec<OpportunityLine<'a>> = ids.filter_map(|id| line(context, scale, id)).collect();
    let has_bars = opportunities.iter().any(|line| line.bar_html.is_some());
    let axis_html = has_bars.then(|| context.bar_axis(scale));
    PageParts::new(Head::of_list(context, Kind::Opportunity), OpportunityList { opportunities, axis_html })
}

fn line<'a>(context: &PageContext<'a>, scale: BarScale, id: OpportunityId) -> Option<OpportunityLine<'a>> {
    let opportunity = context.released().opportunity(id)?;
    let row = context.site.numbers.priorities.row(Candidate::Opportunity(id));
    let top = row.and_then(|row| context.top_row(row));
    let bar = row.filter(|_| top.is_some()).and_then(|row| context.bar(row, &context.score_id(row.candidate), scale));
    Some(OpportunityLine {
        link: context.opportunity(id)?,
        problem: opportunity.problem(),
        stage: context.words().stage(opportunity.stage()),
        status: context.words().opportunity_status(opportunity.status()),
        row: top,
        bar_html: bar,
    })
}

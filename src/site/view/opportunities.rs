//! The list of opportunities.
//!
//! Comes in: the site's context. Goes out: [`OpportunityList`]. Does not know: how it looks.

use serde::Serialize;

use super::frame::{Head, NavGroup, Section};
use super::parts::context::{Link, PageContext};
use super::parts::ledger::{less_than_status, why};
use super::parts::rank::TopRow;
use crate::analysis::priority::Candidate;
use crate::content::Kind;
use crate::content::opportunity::OpportunityStatus;
use crate::knowledge::OpportunityId;
use crate::site::chart::bar::BarScale;
use crate::site::page_kind::{LinkStyle, PageContent, PageKind, PageParts, Readers, WantedPage};
use crate::site::route::Route;
use crate::site::words::Word;

/// The opportunities in the navigation.
pub(super) static SECTION: Section = Section {
    order: 3,
    name: "opportunities",
    group: NavGroup::Decisions,
    address: || Route::list(Kind::Opportunity),
    is_shown: |released| released.opportunities().next().is_some(),
};

/// `/opportunities/`
pub(super) static PAGE: PageKind = PageKind {
    name: "the list of opportunities",
    readers: Readers::People,
    section: Some(&SECTION),
    links: LinkStyle::Page,
    is_slow: false,
    addresses: |_| WantedPage::only(Route::list(Kind::Opportunity)),
    content: PageContent::Template("opportunities.html", |context, _| Some(opportunities(context))),
};

/// All opportunities.
#[derive(Debug, Serialize)]
struct OpportunityList<'a> {
    /// Those that are open, by status, each list in the order of the priorities.
    open: Vec<StatusGroup<'a>>,
    /// Those that are decided.
    decided: Vec<OpportunityLine<'a>>,
    /// The numbers above the bars, as SVG; none where nothing has a bar.
    axis_html: Option<String>,
}

/// Opportunities that stand alike.
#[derive(Debug, Serialize)]
struct StatusGroup<'a> {
    /// How they stand.
    title: &'a str,
    /// They.
    opportunities: Vec<OpportunityLine<'a>>,
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
    /// What its tests say, where its status says more.
    short: Option<String>,
    /// Why it was decided, where its tests say so.
    why: Option<Reason<'a>>,
    /// Its numbers.
    row: Option<TopRow<'a>>,
    /// Its priority as a bar, as SVG; none where it cannot be scored.
    bar_html: Option<String>,
    /// In which group it is.
    #[serde(skip)]
    group: ListGroup,
}

/// What a test said that decided something.
#[derive(Debug, Serialize)]
struct Reason<'a> {
    /// When.
    date: Option<String>,
    /// What.
    note: &'a str,
}

/// Where an opportunity stands in the list, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ListGroup {
    Validated,
    Testing,
    Draft,
    Decided,
}

impl ListGroup {
    /// A status that says more than its tests is that of something which is still tested.
    fn of(status: OpportunityStatus, short: Option<&str>) -> Self {
        match status {
            OpportunityStatus::Validated if short.is_none() => Self::Validated,
            OpportunityStatus::Validated | OpportunityStatus::Testing => Self::Testing,
            OpportunityStatus::Draft => Self::Draft,
            OpportunityStatus::Invalidated | OpportunityStatus::Shipped | OpportunityStatus::Dropped => Self::Decided,
        }
    }
}

fn opportunities<'a>(context: &PageContext<'a>) -> PageParts<'a> {
    let scale = context.bar_scale();
    let ids = context.site.analysis.opportunities().into_iter();
    let all: Vec<OpportunityLine<'a>> = ids.filter_map(|id| line(context, scale, id)).collect();
    let has_bars = all.iter().any(|line| line.bar_html.is_some());
    let axis_html = has_bars.then(|| context.bar_axis(scale));
    let (decided, mut rest): (Vec<_>, Vec<_>) = all.into_iter().partition(|line| line.group == ListGroup::Decided);
    let titles = [
        (ListGroup::Validated, "opportunities.validated"),
        (ListGroup::Testing, "opportunities.testing"),
        (ListGroup::Draft, "opportunities.draft"),
    ];
    let group = |(group, key)| {
        let opportunities: Vec<_> = rest.extract_if(.., |line| line.group == group).collect();
        StatusGroup { title: context.words().text(key), opportunities }
    };
    let groups = titles.map(group).into_iter();
    let open = groups.filter(|group| !group.opportunities.is_empty()).collect();
    PageParts::new(Head::of_list(context, Kind::Opportunity), OpportunityList { open, decided, axis_html })
}

fn line<'a>(context: &PageContext<'a>, scale: BarScale, id: OpportunityId) -> Option<OpportunityLine<'a>> {
    let opportunity = context.released().opportunity(id)?;
    let row = context.site.numbers.priorities.row(Candidate::Opportunity(id));
    let top = row.and_then(|row| context.top_row(row));
    let bar = row.filter(|_| top.is_some()).and_then(|row| context.bar(row, &context.score_id(row.candidate)?, scale));
    let ledger = context.site.analysis.ledger(id, &context.site.settings.study.validation);
    let short = less_than_status(context, id, &ledger);
    Some(OpportunityLine {
        link: context.opportunity(id)?,
        problem: opportunity.problem(),
        stage: context.words().stage(opportunity.stage()),
        status: context.words().opportunity_status(opportunity.status()),
        group: ListGroup::of(opportunity.status(), short.as_deref()),
        short,
        why: why(context, id, &ledger).map(|(date, note)| Reason { date, note }),
        row: top,
        bar_html: bar,
    })
}

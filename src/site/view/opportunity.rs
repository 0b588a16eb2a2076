//! An opportunity: the problem, the idea, how it was tested, its numbers, and what people said.
//!
//! Comes in: the site's context. Goes out: [`OpportunityPage`]. Does not know: how it looks.

mod said;
mod side;
#[cfg(test)]
mod tests;
mod unknown;

use serde::Serialize;

use self::said::{OpportunityQuotes, quotes};
use self::side::{OpportunitySide, side};
use self::unknown::{NotKnown, not_known};
use super::block::Blocks;
use super::frame::Head;
use super::opportunities;
use super::parts::contents::{self, ContentsLine};
use super::parts::context::{HeardCount, PageContext};
use super::parts::graduation::GraduationLine;
use super::parts::ledger::{LedgerStep, less_than_status, steps};
use super::parts::score::Score;
use super::parts::shareable::Shareable;
use crate::analysis::priority::Candidate;
use crate::analysis::validation::Ledger;
use crate::base::id::Id;
use crate::content::{Extra, Kind};
use crate::knowledge::{OpportunityId, ThemeId};
use crate::release::{Released, ReleasedOpportunity};
use crate::site::page_kind::{LinkStyle, PageContent, PageKind, PageParts, Readers, WantedPage};
use crate::site::words::{Word, Words};

/// An opportunity.
#[derive(Debug, Serialize)]
struct OpportunityPage<'a> {
    /// Its title.
    title: &'a str,
    /// Where it stands.
    #[serde(flatten)]
    state: OpportunityState<'a>,
    /// What stands where on a long page.
    contents: Vec<ContentsLine>,
    /// The problem, what could be done about it, and how each was tested with people.
    steps: Vec<LedgerStep<'a>>,
    /// Who gives it to everybody.
    graduation: Option<GraduationLine<'a>>,
    /// What is said about it.
    description_html: String,
    /// What is not known of it.
    unknown: Option<NotKnown<'a>>,
    /// What it comes to.
    #[serde(flatten)]
    side: OpportunitySide<'a>,
    /// Its numbers.
    score: Option<Score<'a>>,
    /// How much was heard on it.
    #[serde(flatten)]
    heard: HeardCount,
    /// What people said.
    #[serde(flatten)]
    quotes: OpportunityQuotes<'a>,
    /// What the front matter has beside.
    extra: &'a Extra,
}

/// Where an opportunity stands.
#[derive(Debug, Serialize)]
struct OpportunityState<'a> {
    /// How far it is thought through.
    stage: Word<'a>,
    /// Where it stands.
    status: Word<'a>,
    /// What its tests say, where its status says more.
    short: Option<String>,
    /// What it would take, in words.
    effort: Option<String>,
}

/// `/opportunities/<slug>/`
pub(super) static PAGE: PageKind = PageKind {
    name: "the page of an opportunity",
    readers: Readers::People,
    section: Some(&opportunities::SECTION),
    links: LinkStyle::Page,
    is_slow: false,
    addresses,
    content: PageContent::Template("opportunity.html", |context, subject| {
        opportunity(context, OpportunityId::from_index(subject))
    }),
};

fn addresses(released: Released<'_>) -> Vec<WantedPage> {
    let all = released.opportunities();
    all.map(|it| WantedPage::entry(Kind::Opportunity, it.id(), it.slug(), Some(it.file()))).collect()
}

fn opportunity<'a>(context: &PageContext<'a>, id: OpportunityId) -> Option<PageParts<'a>> {
    let opportunity = context.released().opportunity(id)?;
    let themes: Vec<ThemeId> = opportunity.themes().collect();
    let said = context.site.numbers.rollup.quotes_of(&themes);
    let mut blocks = Blocks::default();
    let row = context.site.numbers.priorities.row(Candidate::Opportunity(id));
    let ledger = context.site.analysis.ledger(id, &context.site.settings.study.validation);
    let mut view = OpportunityPage {
        title: opportunity.title(),
        state: state(context, opportunity, &ledger),
        contents: Vec::new(),
        steps: steps(context, opportunity, &ledger),
        graduation: context.graduation(opportunity),
        description_html: context.prose(opportunity.description(), opportunity.file()),
        unknown: not_known(context, opportunity, row, &ledger, &said),
        side: side(context, opportunity, row, &themes),
        score: row.and_then(|row| context.score(&mut blocks, row)),
        heard: context.heard(context.site.analysis.of_quotes(&said).count().people, &said),
        quotes: quotes(context, &mut blocks, &said),
        extra: opportunity.file().extra(),
    };
    view.contents = contents(context.words(), &view);
    let head = Head {
        description: context.described(Shareable::Opportunity(id)),
        subject: Some(Shareable::Opportunity(id)),
        ..Head::of_entry(context, Kind::Opportunity, opportunity.title())
    };
    Some(PageParts { blocks, ..PageParts::new(head, view) })
}

fn state<'a>(context: &PageContext<'a>, opportunity: ReleasedOpportunity<'a>, ledger: &Ledger) -> OpportunityState<'a> {
    let words = context.words();
    OpportunityState {
        stage: words.stage(opportunity.stage()),
        status: words.opportunity_status(opportunity.status()),
        short: less_than_status(context, opportunity.id(), ledger),
        effort: opportunity.effort_hours().map(|hours| words.effort(hours)),
    }
}

/// The headings that the page has, each with its place.
fn contents(words: &Words, view: &OpportunityPage<'_>) -> Vec<ContentsLine> {
    let OpportunityPage { steps, graduation, unknown, score, quotes, .. } = view;
    let headings = [
        (!steps.is_empty(), "ledger", "opportunity.ledger"),
        (graduation.is_some(), "graduation", "graduation.title"),
        (quotes.has_strongest(), "strongest", "opportunity.strongest"),
        (quotes.has_against(), "against", "opportunity.against"),
        (unknown.is_some(), "unknown", "opportunity.unknown"),
        (quotes.has_groups(), "quotes", "quotes.title"),
        (score.is_some(), "numbers", "opportunity.numbers"),
    ];
    contents::of_sections(words, &headings)
}

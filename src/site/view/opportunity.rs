//! An opportunity: the problem, the idea, how it was tested, its numbers, and what people said.
//!
//! Comes in: the site's context. Goes out: [`OpportunityPage`]. Does not know: how it looks.

mod said;

use serde::Serialize;

use self::said::{OpportunityQuotes, quotes};
use super::block::Blocks;
use super::frame::Head;
use super::opportunities;
use super::parts::context::{HeardCount, PageContext, ThemeLine};
use super::parts::rank::RankSummary;
use super::parts::score::Score;
use super::parts::shareable::Shareable;
use crate::analysis::priority::Candidate;
use crate::base::id::Id;
use crate::content::opportunity::Validation;
use crate::content::{Extra, Kind};
use crate::knowledge::{OpportunityId, ThemeId};
use crate::release::{Released, ReleasedOpportunity};
use crate::site::page_kind::{LinkBase, PageContent, PageKind, PageParts, Readers, WantedPage};
use crate::site::words::{Word, Words};

/// An opportunity.
#[derive(Debug, Serialize)]
struct OpportunityPage<'a> {
    /// Its title.
    title: &'a str,
    /// Where it stands.
    #[serde(flatten)]
    state: OpportunityState<'a>,
    /// What it says of itself.
    #[serde(flatten)]
    statement: Statement<'a>,
    /// What is said about it.
    description_html: String,
    /// How it was tested with people.
    validations: Vec<ValidationLine<'a>>,
    /// Its themes.
    themes: Vec<ThemeLine<'a>>,
    /// Its numbers.
    score: Option<Score<'a>>,
    /// Its row of the priorities.
    rank: Option<RankSummary<'a>>,
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
    /// What it would take, in words.
    effort: Option<String>,
}

/// What an opportunity says of itself.
#[derive(Debug, Serialize)]
struct Statement<'a> {
    /// What hurts.
    problem: Option<&'a str>,
    /// What is believed to help.
    hypothesis: Option<&'a str>,
    /// What could be done.
    solution: Option<&'a str>,
    /// The class of work that would be gone.
    eliminates: Option<&'a str>,
}

/// One test with people.
#[derive(Debug, Serialize)]
struct ValidationLine<'a> {
    /// When.
    date: Option<String>,
    /// With whom.
    with: Option<&'a str>,
    /// What was tested.
    stage: Word<'a>,
    /// What it said.
    verdict: Word<'a>,
    /// What else is to be said.
    note: Option<&'a str>,
}

/// `/opportunities/<slug>/`
pub(super) static PAGE: PageKind = PageKind {
    name: "the page of an opportunity",
    readers: Readers::People,
    section: Some(&opportunities::SECTION),
    links: LinkBase::Page,
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
    let words = context.words();
    let row = context.site.numbers.priorities.row(Candidate::Opportunity(id));
    let view = OpportunityPage {
        title: opportunity.title(),
        state: OpportunityState {
            stage: words.stage(opportunity.stage()),
            status: words.opportunity_status(opportunity.status()),
            effort: opportunity.effort_hours().map(|hours| words.effort(hours)),
        },
        statement: Statement {
            problem: opportunity.problem(),
            hypothesis: opportunity.hypothesis(),
            solution: opportunity.solution(),
            eliminates: opportunity.eliminates(),
        },
        description_html: context.prose(opportunity.description(), opportunity.file()),
        validations: opportunity.validations().iter().map(|each| validation(words, opportunity, each)).collect(),
        themes: themes.iter().filter_map(|theme| context.theme_line(*theme)).collect(),
        rank: row.and_then(|row| context.rank_summary(row, "bar")),
        score: row.and_then(|row| context.score(&mut blocks, row)),
        heard: context.heard(context.site.analysis.count(&said).people, &said),
        quotes: quotes(context, &mut blocks, &said),
        extra: opportunity.file().extra(),
    };
    let head = Head {
        description: context.described(Shareable::Opportunity(id)),
        subject: Some(Shareable::Opportunity(id)),
        ..Head::of_entry(context, Kind::Opportunity, opportunity.title())
    };
    Some(PageParts { blocks, ..PageParts::new(head, view) })
}

fn validation<'a>(
    words: &'a Words,
    opportunity: ReleasedOpportunity<'a>,
    validation: &'a Validation,
) -> ValidationLine<'a> {
    ValidationLine {
        date: validation.date.map(|date| date.to_string()),
        with: opportunity.tested_with(validation),
        stage: words.validation_stage(validation.stage),
        verdict: words.verdict(validation.verdict),
        note: validation.note.as_deref(),
    }
}

//! An opportunity: the problem, the idea, how it was tested, its numbers, and what people said.
//!
//! Comes in: facts. Goes out: [`Opportunity`]. Does not know: how it looks.

use serde::Serialize;

use super::block::Blocks;
use super::frame::{Head, Section};
use super::parts::context::quotes;
use super::parts::group::{KindCount, TeamGroup};
use super::parts::people::spoke_of_it;
use super::parts::words::{self, Word};
use super::parts::{PageContext, Score, ThemeLine};
use super::{PageParts, View};
use crate::analysis::priority::Candidate;
use crate::content::Extra;
use crate::content::Kind;
use crate::content::opportunity;
use crate::knowledge::OpportunityId;
use crate::site::count;

/// An opportunity.
#[derive(Debug, Serialize)]
pub struct Opportunity<'a> {
    /// Its title.
    pub title: &'a str,
    /// How far it is thought through.
    pub stage: Word,
    /// Where it stands.
    pub status: Word,
    /// What hurts.
    pub problem: Option<&'a str>,
    /// What is believed to help.
    pub hypothesis: Option<&'a str>,
    /// What could be done.
    pub solution: Option<&'a str>,
    /// The class of work that would be gone.
    pub eliminates: Option<&'a str>,
    /// What it would take, in words.
    pub effort: Option<String>,
    /// What is said about it.
    pub description_html: String,
    /// How it was tested with people.
    pub validations: Vec<Validation<'a>>,
    /// Its themes.
    pub themes: Vec<ThemeLine<'a>>,
    /// Its numbers.
    pub score: Option<Score<'a>>,
    /// How many people spoke of it, in words.
    pub people: String,
    /// How many quotes there are, in words.
    pub quotes: String,
    /// Which kinds of quotes there are.
    pub kinds: Vec<KindCount>,
    /// The quotes of all its themes, by team.
    pub groups: Vec<TeamGroup<'a>>,
    /// What the front matter has beside.
    pub extra: &'a Extra,
}

/// One test with people.
#[derive(Debug, Serialize)]
pub struct Validation<'a> {
    /// When.
    pub date: Option<String>,
    /// With whom.
    pub with: Option<&'a str>,
    /// What was tested.
    pub stage: Word,
    /// What it said.
    pub verdict: Word,
    /// What else is to be said.
    pub note: Option<&'a str>,
}

/// `/opportunities/<slug>/`
pub(super) fn opportunity<'a>(context: &PageContext<'a>, id: OpportunityId) -> PageParts<'a> {
    let opportunity = &context.knowledge().opportunities[id];
    let entry = &opportunity.entry;
    let kind = &entry.kind;
    let said = context.facts.numbers.rollup.quotes_of(&opportunity.themes);
    let count = count::count(context.knowledge(), &said);
    let mut blocks = Blocks::default();
    let view = Opportunity {
        title: &opportunity.title,
        stage: words::stage(kind.stage),
        status: words::opportunity_status(kind.status),
        problem: kind.problem.as_deref(),
        hypothesis: kind.hypothesis.as_deref(),
        solution: kind.solution.as_deref(),
        eliminates: kind.eliminates.as_deref(),
        effort: kind.effort_hours.map(words::effort),
        description_html: context.prose(&kind.description, &entry.path),
        validations: kind.validations.iter().map(validation).collect(),
        themes: opportunity.themes.iter().map(|theme| context.theme_line(*theme)).collect(),
        score: context.facts.row(Candidate::Opportunity(id)).map(|row| context.score(&mut blocks, row)),
        people: spoke_of_it(count.people),
        quotes: quotes(count.quotes),
        kinds: context.kinds(&said),
        groups: context.by_team(&mut blocks, &said, None),
        extra: &entry.extra,
    };
    let head = Head {
        title: opportunity.title.clone(),
        description: kind.problem.clone(),
        crumbs: vec![context.list(Kind::Opportunity)],
        section: Section::Kind(Kind::Opportunity),
        hidden: false,
    };
    PageParts { blocks, ..PageParts::new(head, View::Opportunity(view)) }
}

fn validation(validation: &opportunity::Validation) -> Validation<'_> {
    Validation {
        date: validation.date.map(|date| date.to_string()),
        with: validation.with.as_deref(),
        stage: words::validation_stage(validation.stage),
        verdict: words::verdict(validation.verdict),
        note: validation.note.as_deref(),
    }
}

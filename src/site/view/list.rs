//! The lists of entries: interviews, themes, teams, opportunities, outcomes, guides.
//!
//! Comes in: facts. Goes out: one struct a list. Does not know: how a list looks.

use serde::Serialize;

use super::frame::{Head, Section};
use super::parts::context::quotes;
use super::parts::number::{percent, plural};
use super::parts::people::interviewed;
use super::parts::words::{self, Word};
use super::parts::{InterviewLine, Link, PageContext, ThemeLine};
use super::priorities::TopRow;
use super::{PageParts, View};
use crate::analysis::priority::Candidate;
use crate::content::Kind;
use crate::knowledge::{TeamId, ThemeId};
use crate::site::count::narrow;

/// All interviews, newest first.
#[derive(Debug, Serialize)]
pub struct Interviews<'a> {
    /// The interviews.
    pub interviews: Vec<InterviewLine<'a>>,
    /// How many people were interviewed, in words.
    pub people: String,
}

/// All themes, as a tree.
#[derive(Debug, Serialize)]
pub struct Themes<'a> {
    /// The themes that have none above them.
    pub themes: Vec<ThemeNode<'a>>,
}

/// A theme and those below it.
#[derive(Debug, Serialize)]
pub struct ThemeNode<'a> {
    /// The theme, with all that is below it counted in.
    #[serde(flatten)]
    pub line: ThemeLine<'a>,
    /// Where the finding stands; none for a theme that is only implied by its use.
    pub status: Option<Word>,
    /// The themes right below it.
    pub children: Vec<ThemeNode<'a>>,
}

/// All teams, as a tree.
#[derive(Debug, Serialize)]
pub struct Teams<'a> {
    /// The teams that have none above them.
    pub teams: Vec<TeamNode<'a>>,
    /// "4 of 14 teams interviewed".
    pub heard: String,
}

/// A team and those below it.
#[derive(Debug, Serialize)]
pub struct TeamNode<'a> {
    /// The team.
    #[serde(flatten)]
    pub link: Link<'a>,
    /// What it is there for; none for a team that is only implied by its use.
    pub kind: Option<Word>,
    /// How many people it has.
    pub headcount: Option<u32>,
    /// How many of them were interviewed, in words.
    pub people: String,
    /// How many quotes there are from its interviews, in words.
    pub quotes: String,
    /// The teams right below it.
    pub children: Vec<TeamNode<'a>>,
}

/// All opportunities.
#[derive(Debug, Serialize)]
pub struct Opportunities<'a> {
    /// The opportunities, in the order of the priorities.
    pub opportunities: Vec<OpportunityLine<'a>>,
}

/// An opportunity in a list.
#[derive(Debug, Serialize)]
pub struct OpportunityLine<'a> {
    /// The opportunity.
    #[serde(flatten)]
    pub link: Link<'a>,
    /// The problem.
    pub problem: Option<&'a str>,
    /// How far it is thought through.
    pub stage: Word,
    /// Where it stands.
    pub status: Word,
    /// Its numbers.
    pub row: Option<TopRow<'a>>,
}

/// All outcomes.
#[derive(Debug, Serialize)]
pub struct Outcomes<'a> {
    /// The outcomes, the weightiest first.
    pub outcomes: Vec<OutcomeLine<'a>>,
}

/// An outcome in a list.
#[derive(Debug, Serialize)]
pub struct OutcomeLine<'a> {
    /// The outcome.
    #[serde(flatten)]
    pub link: Link<'a>,
    /// Who needs it.
    pub sponsor: Option<&'a str>,
    /// Its weight in per cent.
    pub share: String,
}

/// All guides.
#[derive(Debug, Serialize)]
pub struct Guides<'a> {
    /// The guides.
    pub guides: Vec<GuideLine<'a>>,
}

/// A guide in a list.
#[derive(Debug, Serialize)]
pub struct GuideLine<'a> {
    /// The guide.
    #[serde(flatten)]
    pub link: Link<'a>,
    /// Its version.
    pub version: Option<&'a str>,
    /// How many questions it has, in words.
    pub questions: String,
    /// How many interviews followed it, in words.
    pub interviews: String,
}

fn head<'a>(kind: Kind) -> Head<'a> {
    Head { title: kind.title().to_owned(), section: Section::Kind(kind), ..Head::default() }
}

/// `/interviews/`
pub(super) fn interviews<'a>(context: &PageContext<'a>) -> PageParts<'a> {
    let interviews = context.facts.index.newest.iter().map(|id| context.interview_line(*id)).collect();
    let people = interviewed(narrow(context.knowledge().participants.len()));
    PageParts::new(head(Kind::Interview), View::Interviews(Interviews { interviews, people }))
}

/// `/themes/`
pub(super) fn themes<'a>(context: &PageContext<'a>) -> PageParts<'a> {
    let roots = context.knowledge().themes.enumerate().filter(|(_, theme)| theme.parent.is_none());
    let themes = roots.map(|(id, _)| theme_node(context, id)).collect();
    PageParts::new(head(Kind::Theme), View::Themes(Themes { themes }))
}

fn theme_node<'a>(context: &PageContext<'a>, id: ThemeId) -> ThemeNode<'a> {
    let theme = &context.knowledge().themes[id];
    ThemeNode {
        line: context.theme_line(id),
        status: theme.entry.as_ref().map(|entry| words::theme_status(entry.kind.status)),
        children: theme.children.iter().map(|child| theme_node(context, *child)).collect(),
    }
}

/// `/teams/`
pub(super) fn teams<'a>(context: &PageContext<'a>) -> PageParts<'a> {
    let roots = context.knowledge().teams.enumerate().filter(|(_, team)| team.parent.is_none());
    let teams = roots.map(|(id, _)| team_node(context, id)).collect();
    let population = &context.facts.numbers.priorities.population;
    let heard = format!("{} of {} interviewed", population.teams_heard, plural(population.teams, "team", "teams"));
    PageParts::new(head(Kind::Team), View::Teams(Teams { teams, heard }))
}

fn team_node<'a>(context: &PageContext<'a>, id: TeamId) -> TeamNode<'a> {
    let team = &context.knowledge().teams[id];
    TeamNode {
        link: context.team(id),
        kind: team.entry.as_ref().map(|entry| words::team_kind(entry.kind.kind)),
        headcount: team.entry.as_ref().and_then(|entry| entry.kind.headcount),
        people: interviewed(context.facts.numbers.coverage.teams[id].people),
        quotes: quotes(context.facts.numbers.coverage.teams[id].quotes),
        children: team.children.iter().map(|child| team_node(context, *child)).collect(),
    }
}

/// `/opportunities/`
pub(super) fn opportunities<'a>(context: &PageContext<'a>) -> PageParts<'a> {
    let ranked = context.facts.numbers.priorities.rows.iter().filter_map(|row| match row.candidate {
        Candidate::Opportunity(id) => Some(id),
        Candidate::Theme(_) => None,
    });
    let mut ids: Vec<_> = ranked.collect();
    let listed = rustc_hash::FxHashSet::from_iter(ids.iter().copied());
    ids.extend(context.knowledge().opportunities.ids().filter(|id| !listed.contains(id)));
    let opportunities = ids.into_iter().map(|id| {
        let entry = &context.knowledge().opportunities[id].entry.kind;
        OpportunityLine {
            link: context.opportunity(id),
            problem: entry.problem.as_deref(),
            stage: words::stage(entry.stage),
            status: words::opportunity_status(entry.status),
            row: context.facts.row(Candidate::Opportunity(id)).map(|row| context.top_row(row)),
        }
    });
    let opportunities = opportunities.collect();
    PageParts::new(head(Kind::Opportunity), View::Opportunities(Opportunities { opportunities }))
}

/// `/outcomes/`
pub(super) fn outcomes<'a>(context: &PageContext<'a>) -> PageParts<'a> {
    let mut outcomes: Vec<_> = context.knowledge().outcomes.enumerate().collect();
    outcomes.sort_by(|(_, a), (_, b)| b.share.total_cmp(&a.share));
    let outcomes = outcomes.into_iter().map(|(id, outcome)| OutcomeLine {
        link: context.outcome(id),
        sponsor: outcome.entry.kind.sponsor.as_deref(),
        share: percent(outcome.share),
    });
    let outcomes = outcomes.collect();
    PageParts::new(head(Kind::Outcome), View::Outcomes(Outcomes { outcomes }))
}

/// `/guides/`
pub(super) fn guides<'a>(context: &PageContext<'a>) -> PageParts<'a> {
    let guides = context.knowledge().guides.enumerate().map(|(id, guide)| {
        let questions: usize = guide.entry.kind.sections.iter().map(|section| section.questions.len()).sum();
        GuideLine {
            link: context.guide(id),
            version: guide.entry.kind.version.as_deref(),
            questions: plural(narrow(questions), "question", "questions"),
            interviews: plural(narrow(guide.interviews.len()), "interview", "interviews"),
        }
    });
    let guides = guides.collect();
    PageParts::new(head(Kind::Guide), View::Guides(Guides { guides }))
}

//! The lists of entries: interviews, themes, teams, opportunities, outcomes, guides.
//!
//! Comes in: facts. Goes out: one struct a list. Does not know: how a list looks.

use serde::Serialize;

use super::frame::{Head, Section};
use super::parts::desk::quotes;
use super::parts::number::{percent, plural};
use super::parts::people::interviewed;
use super::parts::words::{self, Word};
use super::parts::{Desk, InterviewLine, Link, ThemeLine};
use super::priorities::TopRow;
use super::{Draft, View};
use crate::analysis::priority::Candidate;
use crate::knowledge::{TeamId, ThemeId};
use crate::site::count::narrow;
use crate::site::route::Kind;

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
pub(super) fn interviews<'a>(desk: &Desk<'a>) -> Draft<'a> {
    let interviews = desk.facts.index.newest.iter().map(|id| desk.interview_line(*id)).collect();
    let people = interviewed(narrow(desk.knowledge().participants.len()));
    Draft::new(head(Kind::Interview), View::Interviews(Interviews { interviews, people }))
}

/// `/themes/`
pub(super) fn themes<'a>(desk: &Desk<'a>) -> Draft<'a> {
    let roots = desk.knowledge().themes.enumerate().filter(|(_, theme)| theme.parent.is_none());
    let themes = roots.map(|(id, _)| theme_node(desk, id)).collect();
    Draft::new(head(Kind::Theme), View::Themes(Themes { themes }))
}

fn theme_node<'a>(desk: &Desk<'a>, id: ThemeId) -> ThemeNode<'a> {
    let theme = &desk.knowledge().themes[id];
    ThemeNode {
        line: desk.theme_line(id),
        status: theme.entry.as_ref().map(|entry| words::theme_status(entry.kind.status)),
        children: theme.children.iter().map(|child| theme_node(desk, *child)).collect(),
    }
}

/// `/teams/`
pub(super) fn teams<'a>(desk: &Desk<'a>) -> Draft<'a> {
    let roots = desk.knowledge().teams.enumerate().filter(|(_, team)| team.parent.is_none());
    let teams = roots.map(|(id, _)| team_node(desk, id)).collect();
    let population = &desk.facts.numbers.priorities.population;
    let heard = format!("{} of {} interviewed", population.teams_heard, plural(population.teams, "team", "teams"));
    Draft::new(head(Kind::Team), View::Teams(Teams { teams, heard }))
}

fn team_node<'a>(desk: &Desk<'a>, id: TeamId) -> TeamNode<'a> {
    let team = &desk.knowledge().teams[id];
    TeamNode {
        link: desk.team(id),
        kind: team.entry.as_ref().map(|entry| words::team_kind(entry.kind.kind)),
        headcount: team.entry.as_ref().and_then(|entry| entry.kind.headcount),
        people: interviewed(desk.facts.numbers.coverage.teams[id].people),
        quotes: quotes(desk.facts.numbers.coverage.teams[id].quotes),
        children: team.children.iter().map(|child| team_node(desk, *child)).collect(),
    }
}

/// `/opportunities/`
pub(super) fn opportunities<'a>(desk: &Desk<'a>) -> Draft<'a> {
    let ranked = desk.facts.numbers.priorities.rows.iter().filter_map(|row| match row.candidate {
        Candidate::Opportunity(id) => Some(id),
        Candidate::Theme(_) => None,
    });
    let mut ids: Vec<_> = ranked.collect();
    let listed = rustc_hash::FxHashSet::from_iter(ids.iter().copied());
    ids.extend(desk.knowledge().opportunities.ids().filter(|id| !listed.contains(id)));
    let opportunities = ids.into_iter().map(|id| {
        let entry = &desk.knowledge().opportunities[id].entry.kind;
        OpportunityLine {
            link: desk.opportunity(id),
            problem: entry.problem.as_deref(),
            stage: words::stage(entry.stage),
            status: words::opportunity_status(entry.status),
            row: desk.facts.row(Candidate::Opportunity(id)).map(|row| desk.top_row(row)),
        }
    });
    let opportunities = opportunities.collect();
    Draft::new(head(Kind::Opportunity), View::Opportunities(Opportunities { opportunities }))
}

/// `/outcomes/`
pub(super) fn outcomes<'a>(desk: &Desk<'a>) -> Draft<'a> {
    let mut outcomes: Vec<_> = desk.knowledge().outcomes.enumerate().collect();
    outcomes.sort_by(|(_, a), (_, b)| b.share.total_cmp(&a.share));
    let outcomes = outcomes.into_iter().map(|(id, outcome)| OutcomeLine {
        link: desk.outcome(id),
        sponsor: outcome.entry.kind.sponsor.as_deref(),
        share: percent(outcome.share),
    });
    let outcomes = outcomes.collect();
    Draft::new(head(Kind::Outcome), View::Outcomes(Outcomes { outcomes }))
}

/// `/guides/`
pub(super) fn guides<'a>(desk: &Desk<'a>) -> Draft<'a> {
    let guides = desk.knowledge().guides.enumerate().map(|(id, guide)| {
        let questions: usize = guide.entry.kind.sections.iter().map(|section| section.questions.len()).sum();
        GuideLine {
            link: desk.guide(id),
            version: guide.entry.kind.version.as_deref(),
            questions: plural(narrow(questions), "question", "questions"),
            interviews: plural(narrow(guide.interviews.len()), "interview", "interviews"),
        }
    });
    let guides = guides.collect();
    Draft::new(head(Kind::Guide), View::Guides(Guides { guides }))
}

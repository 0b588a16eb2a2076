//! A team: who of it was interviewed, what they spoke about, what they said.
//!
//! Comes in: facts. Goes out: [`Team`]. Does not know: how it looks.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::block::{Block, Blocks, Mark};
use super::frame::{Head, Section};
use super::parts::context::quotes;
use super::parts::people::interviewed;
use super::parts::words::{self, Word};
use super::parts::{InterviewLine, Link, PageContext, Person, ThemeLine, group};
use super::{PageParts, View};
use crate::content::Extra;
use crate::content::Kind;
use crate::content::team;
use crate::knowledge::{ParticipantId, QuoteId, TeamId, ThemeId};
use crate::site::count;

/// A team.
#[derive(Debug, Serialize)]
pub struct Team<'a> {
    /// Its title.
    pub title: &'a str,
    /// What is said about it.
    pub description_html: String,
    /// What it is there for; none for a team that is only implied by its use.
    pub kind: Option<Word>,
    /// How many people it has.
    pub headcount: Option<u32>,
    /// Conditions that are not as usual, in words.
    pub conditions: Vec<&'static str>,
    /// The teams right below it.
    pub parts: Vec<Link<'a>>,
    /// How many people were interviewed, in words.
    pub people: String,
    /// How many quotes there are, in words.
    pub quotes: String,
    /// The people who were interviewed.
    pub members: Vec<Member<'a>>,
    /// What they speak about, most people first.
    pub themes: Vec<ThemeLine<'a>>,
    /// What the front matter has beside.
    pub extra: Option<&'a Extra>,
}

/// Somebody of a team.
#[derive(Debug, Serialize)]
pub struct Member<'a> {
    /// Who.
    pub who: Person<'a>,
    /// When.
    pub interviews: Vec<InterviewLine<'a>>,
    /// What they said.
    pub cards_html: Option<Mark>,
}

/// `/teams/<slug>/`
pub(super) fn team<'a>(context: &PageContext<'a>, id: TeamId) -> PageParts<'a> {
    let knowledge = context.knowledge();
    let team = &knowledge.teams[id];
    let entry = team.entry.as_ref();
    let said: Vec<QuoteId> = knowledge.quotes_of_team(id).collect();
    let mut blocks = Blocks::default();
    let view = Team {
        title: &team.title,
        description_html: entry.map(|entry| context.prose(&entry.kind.description, &entry.path)).unwrap_or_default(),
        kind: entry.map(|entry| words::team_kind(entry.kind.kind)),
        headcount: entry.and_then(|entry| entry.kind.headcount),
        conditions: entry.map(|entry| conditions(&entry.kind)).unwrap_or_default(),
        parts: team.children.iter().map(|child| context.team(*child)).collect(),
        people: interviewed(context.facts.numbers.coverage.teams[id].people),
        quotes: quotes(context.facts.numbers.coverage.teams[id].quotes),
        members: members(context, &mut blocks, id),
        themes: themes(context, id, &said),
        extra: entry.map(|entry| &entry.extra),
    };
    let head = Head {
        title: team.title.clone(),
        description: Some(format!("{} · {}", view.people, view.quotes)),
        crumbs: crumbs(context, id),
        section: Section::Kind(Kind::Team),
        hidden: false,
    };
    PageParts { blocks, ..PageParts::new(head, View::Team(view)) }
}

fn crumbs<'a>(context: &PageContext<'a>, id: TeamId) -> Vec<Link<'a>> {
    let mut crumbs: Vec<Link<'a>> = context.knowledge().teams_above(id).map(|id| context.team(id)).collect();
    crumbs.push(context.list(Kind::Team));
    crumbs.reverse();
    crumbs
}

/// The people of the team's interviews: also those who have left it since.
fn members<'a>(context: &PageContext<'a>, blocks: &mut Blocks<'a>, id: TeamId) -> Vec<Member<'a>> {
    let knowledge = context.knowledge();
    let mut members: BTreeMap<ParticipantId, Vec<_>> = BTreeMap::new();
    for interview in &knowledge.teams[id].interviews {
        for person in knowledge.interviews[*interview].people.iter().filter(|person| person.team == Some(id)) {
            members.entry(person.participant).or_default().push(*interview);
        }
    }
    let members = members.into_iter().map(|(participant, interviews)| {
        let quotes = interviews.iter().flat_map(|id| &knowledge.interviews[*id].quotes).copied();
        let said: Vec<QuoteId> = quotes.filter(|quote| knowledge.participant(*quote) == participant).collect();
        // Their role as it was then: they may be elsewhere now.
        let newest = interviews.iter().max_by_key(|id| (knowledge.interviews[**id].entry.kind.meta.date, **id));
        let who = newest
            .and_then(|id| context.interviewee(*id, participant))
            .unwrap_or_else(|| context.participant(participant));
        Member {
            who: Person { team: None, ..who },
            cards_html: (!said.is_empty()).then(|| blocks.add(Block::Cards(said, None))),
            interviews: interviews.iter().map(|id| context.interview_line(*id)).collect(),
        }
    });
    members.collect()
}

/// What the team speaks about, each counted over the themes below it as on the theme's page, where it leads to the
/// team's own quotes.
fn themes<'a>(context: &PageContext<'a>, team: TeamId, said: &[QuoteId]) -> Vec<ThemeLine<'a>> {
    let knowledge = context.knowledge();
    let mut themes: BTreeMap<ThemeId, Vec<QuoteId>> = BTreeMap::new();
    let with_those_above = |theme: &ThemeId| std::iter::once(*theme).chain(knowledge.themes_above(*theme));
    for quote in said {
        for theme in knowledge.quotes[*quote].themes.iter().flat_map(with_those_above) {
            let quotes = themes.entry(theme).or_default();
            if quotes.last() != Some(quote) {
                quotes.push(*quote);
            }
        }
    }
    let marked: BTreeSet<ThemeId> = said.iter().flat_map(|quote| &knowledge.quotes[*quote].themes).copied().collect();
    themes.retain(|theme, _| marked.contains(theme));
    let mut themes: Vec<_> =
        themes.into_iter().map(|(theme, quotes)| (theme, count::count(knowledge, &quotes))).collect();
    themes.sort_by_key(|(_, count)| std::cmp::Reverse((count.people, count.quotes)));
    let anchor = group::team_anchor(&knowledge.teams[team].slug);
    let themes = themes.into_iter().map(|(theme, count)| ThemeLine {
        href: context.standpoint.link_at(&context.facts.plan.themes[theme], &anchor),
        ..context.theme_counted(theme, count)
    });
    themes.collect()
}

/// What is not as usual, in the words of the scoring contract.
fn conditions(team: &team::Team) -> Vec<&'static str> {
    let word = |value: i8, low, high| match value {
        ..0 => Some(low),
        0 => None,
        1.. => Some(high),
    };
    let conditions = [
        word(team.maturity, "helps itself well", "cannot help itself yet"),
        word(team.risk, "mistakes are cheap here", "mistakes are dear here"),
        word(team.complexity, "simple surroundings", "tangled surroundings"),
    ];
    conditions.into_iter().flatten().collect()
}

//! A team: who of it was interviewed, what they spoke about, what they said.
//!
//! Comes in: the site's context. Goes out: [`TeamPage`]. Does not know: how it looks.

use std::collections::BTreeSet;

use serde::Serialize;

use super::block::{Block, Blocks, Placeholder};
use super::frame::Head;
use super::parts::context::{InterviewLine, Link, PageContext, Person, ThemeLine};
use super::teams;
use crate::analysis::teams::TeamMember;
use crate::base::id::Id;
use crate::content::{Extra, Kind};
use crate::knowledge::{InterviewId, QuoteId, TeamId};
use crate::release::{InterviewAccess, Released, ReleasedFile, ReleasedTeam, ShownTeam};
use crate::site::page_kind::{LinkBase, PageContent, PageKind, PageParts, Readers, WantedPage};
use crate::site::words::{Word, Words};

/// A team.
#[derive(Debug, Serialize)]
struct TeamPage<'a> {
    /// Its title.
    title: &'a str,
    /// What is said about it.
    description_html: String,
    /// What it is there for; none for a team that is only implied by its use.
    kind: Option<Word<'a>>,
    /// How many people it has.
    headcount: Option<u32>,
    /// Conditions that are not as usual, in words.
    conditions: Vec<&'a str>,
    /// The teams right below it.
    parts: Vec<Link<'a>>,
    /// How many people were interviewed, in words.
    people: Option<String>,
    /// How many quotes there are, in words.
    quotes: Option<String>,
    /// The people who were interviewed; together where they are not named.
    members: Vec<Member<'a>>,
    /// What they speak about, most people first.
    themes: Vec<ThemeLine<'a>>,
    /// What the front matter has beside.
    extra: Option<&'a Extra>,
}

/// Somebody of a team, or all of it.
#[derive(Debug, Serialize)]
struct Member<'a> {
    /// Who; none for all of it.
    who: Option<Person<'a>>,
    /// When.
    interviews: Vec<InterviewLine<'a>>,
    /// What they said.
    cards_html: Option<Placeholder>,
}

/// `/teams/<slug>/`
pub(super) static PAGE: PageKind = PageKind {
    name: "the page of a team",
    readers: Readers::People,
    section: Some(&teams::SECTION),
    links: LinkBase::Page,
    is_slow: false,
    addresses,
    content: PageContent::Template("team.html", |context, subject| team(context, TeamId::from_index(subject))),
};

fn addresses(released: Released<'_>) -> Vec<WantedPage> {
    let all = released.teams();
    all.map(|it| WantedPage::entry(Kind::Team, it.id(), it.slug(), it.file())).collect()
}

fn team<'a>(context: &PageContext<'a>, id: TeamId) -> Option<PageParts<'a>> {
    let team = context.released().team(id)?;
    let counted = if team.names_its_people() { team.counted() } else { Vec::new() };
    let said = context.site.analysis.quotes_of_teams(&counted);
    let people = context.words().count("people.interviewed", context.site.analysis.heard_from(&counted).people);
    let is_said = team.names_its_people();
    let mut blocks = Blocks::default();
    let view = TeamPage {
        title: team.title(),
        description_html: context.prose_of(team.file(), team.description()),
        kind: team.kind().map(|kind| context.words().team_kind(kind)),
        headcount: team.headcount(),
        conditions: conditions(context.words(), team),
        parts: team.children().into_iter().filter_map(|child| context.team(child)).collect(),
        people: is_said.then_some(people),
        quotes: is_said.then(|| context.quotes(&said)),
        members: members(context, &mut blocks, &counted),
        themes: themes(context, id, &counted),
        extra: team.file().map(ReleasedFile::extra),
    };
    let head = Head {
        title: team.title().to_owned(),
        description: view
            .people
            .as_ref()
            .zip(view.quotes.as_ref())
            .map(|(people, quotes)| format!("{people} · {quotes}")),
        crumbs: crumbs(context, team),
        ..Head::default()
    };
    Some(PageParts { blocks, ..PageParts::new(head, view) })
}

fn crumbs<'a>(context: &PageContext<'a>, team: ReleasedTeam<'a>) -> Vec<Link<'a>> {
    let mut crumbs: Vec<Link<'a>> = team.ancestors().filter_map(|team| context.team(team.id())).collect();
    crumbs.push(context.list(Kind::Team));
    crumbs.reverse();
    crumbs
}

/// The people of the team's interviews: also those who have left it since. Where people are not named, all that they said is
/// together, so that nothing tells who is the same in two interviews.
fn members<'a>(context: &PageContext<'a>, blocks: &mut Blocks<'a>, teams: &[TeamId]) -> Vec<Member<'a>> {
    let members = context.site.analysis.members(teams);
    let mut member = |who, interviews: Vec<InterviewId>, quotes: Vec<QuoteId>| Member {
        who,
        cards_html: (!quotes.is_empty()).then(|| blocks.add(Block::Cards(quotes, None))),
        interviews: context.interview_lines(interviews),
    };
    if !context.released().attribution().pseudonym {
        let interviews: BTreeSet<InterviewId> = members.iter().flat_map(|member| &member.interviews).copied().collect();
        let quotes: BTreeSet<QuoteId> = members.into_iter().flat_map(|member| member.quotes).collect();
        let all = member(None, interviews.into_iter().collect(), quotes.into_iter().collect());
        return if all.interviews.is_empty() && all.cards_html.is_none() { Vec::new() } else { vec![all] };
    }
    let named = members.into_iter().filter_map(|TeamMember { participant, interviews, newest, quotes }| {
        let is_shown = |id: &InterviewId| context.released().access(*id) != InterviewAccess::Nothing;
        let shown: Vec<InterviewId> = interviews.into_iter().filter(is_shown).collect();
        // Which is the newest is for those who may know the days.
        let newest = if context.released().attribution().date { shown.iter().find(|id| **id == newest) } else { None };
        // Their role as it was then: they may be elsewhere now.
        let then = newest.or(shown.first()).and_then(|id| context.interviewee(*id, participant));
        let who = then.or_else(|| shown.first().and_then(|_| context.participant(participant)))?;
        Some(member(Some(Person { team: None, ..who }), shown, quotes))
    });
    named.collect()
}

/// What the team speaks about, each counted over the themes below it as on the theme's page, where it leads to the
/// team's own quotes.
fn themes<'a>(context: &PageContext<'a>, team: TeamId, counted: &[TeamId]) -> Vec<ThemeLine<'a>> {
    let anchor = context.team_anchor(Some(ShownTeam::Team(team)));
    let themes = context.site.analysis.themes_of_teams(counted).into_iter().filter_map(|(theme, said)| {
        let route = context.site.addresses.entry(theme)?;
        let href = context.standpoint.link_at(route, &anchor);
        let people = context.site.analysis.count(&said).people;
        Some(ThemeLine { href, ..context.theme_counted(theme, people, &said)? })
    });
    themes.collect()
}

/// What is not as usual.
fn conditions<'a>(words: &'a Words, team: ReleasedTeam<'_>) -> Vec<&'a str> {
    let word = |value: i8, low, high| match value {
        ..0 => Some(low),
        0 => None,
        1.. => Some(high),
    };
    let conditions = [
        word(team.maturity(), "team.maturity_low", "team.maturity_high"),
        word(team.risk(), "team.risk_low", "team.risk_high"),
        word(team.complexity(), "team.complexity_low", "team.complexity_high"),
    ];
    conditions.into_iter().flatten().map(|key| words.text(key)).collect()
}

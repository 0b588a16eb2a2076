//! The list of teams.
//!
//! Comes in: the site's context. Goes out: [`TeamTree`]. Does not know: how it looks.

mod layers;

use serde::Serialize;

use self::layers::{Vertical, verticals};
use super::frame::{Head, NavGroup, Section};
use super::parts::context::{Link, PageContext};
use super::parts::crew::CrewScale;
use crate::content::Kind;
use crate::knowledge::TeamId;
use crate::site::page_kind::{LinkStyle, PageContent, PageKind, PageParts, Readers, WantedPage};
use crate::site::route::Route;
use crate::site::words::Word;

/// The teams in the navigation.
pub(super) static SECTION: Section = Section {
    order: 6,
    name: "teams",
    group: NavGroup::Evidence,
    address: || Route::list(Kind::Team),
    is_shown: |released| released.teams().next().is_some(),
};

/// `/teams/`
pub(super) static PAGE: PageKind = PageKind {
    name: "the list of teams",
    readers: Readers::People,
    section: Some(&SECTION),
    links: LinkStyle::Page,
    is_slow: false,
    addresses: |_| WantedPage::only(Route::list(Kind::Team)),
    content: PageContent::Template("teams.html", |context, _| Some(teams(context))),
};

/// All teams, as a tree.
#[derive(Debug, Serialize)]
struct TeamTree<'a> {
    /// The teams that have none above them.
    teams: Vec<TeamNode<'a>>,
    /// "4 of 14 teams interviewed".
    heard: String,
    /// Which teams are not among these, in words; none where all are.
    uncounted: Option<String>,
    /// What a dot is.
    key: String,
    /// Local central teams by the part of the company that they work for.
    verticals: Vec<Vertical<'a>>,
}

/// A team and those below it.
#[derive(Debug, Serialize)]
struct TeamNode<'a> {
    /// The team.
    #[serde(flatten)]
    link: Link<'a>,
    /// What it is there for; none for a team that is only implied by its use.
    kind: Option<Word<'a>>,
    /// How many people it has.
    headcount: Option<u32>,
    /// How many of them were interviewed, in words; none where nobody's team may be named.
    people: Option<String>,
    /// Its heads as dots, as SVG; empty where nothing is known of them.
    crew_html: String,
    /// How many quotes there are from its interviews, in words; likewise.
    quotes: Option<String>,
    /// The teams right below it.
    children: Vec<TeamNode<'a>>,
}

fn teams<'a>(context: &PageContext<'a>) -> PageParts<'a> {
    let heads = |team| Some((context.heard_of(team)?, team.headcount()));
    let scale = CrewScale::to_hold(context.released().teams().filter_map(heads));
    let roots = context.released().teams().filter(|team| team.parent().is_none());
    let teams = roots.filter_map(|team| node(context, scale, team.id())).collect();
    let heard = context.teams_heard("teams.interviewed");
    let verticals = verticals(context);
    let view = TeamTree { teams, heard, uncounted: context.teams_beside(), key: context.crew_key(scale), verticals };
    PageParts::new(Head::of_list(context, Kind::Team), view)
}

fn node<'a>(context: &PageContext<'a>, scale: CrewScale, id: TeamId) -> Option<TeamNode<'a>> {
    let team = context.released().team(id)?;
    let heard = context.heard_of(team);
    let said = heard.map(|_| context.site.analysis.of_teams(&team.counted()).quotes());
    Some(TeamNode {
        link: context.team(id)?,
        kind: team.kind().map(|kind| context.words().team_kind(kind)),
        headcount: team.headcount(),
        people: heard.map(|people| context.words().count("people.interviewed", people)),
        crew_html: heard.map(|people| scale.row(people, team.headcount())).unwrap_or_default(),
        quotes: said.map(|said| context.quotes(&said)),
        children: team.children().into_iter().filter_map(|child| node(context, scale, child)).collect(),
    })
}

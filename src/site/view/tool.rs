//! A tool: who runs it, who names it, what they were speaking of, which workflows use it.
//!
//! Comes in: the site's context. Goes out: [`ToolPage`]. Does not know: how it looks.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::frame::Head;
use super::parts::context::{Link, PageContext, Person};
use super::tools;
use crate::analysis::count::narrow;
use crate::base::id::Id;
use crate::content::interview::turn_id::TurnId;
use crate::content::{Extra, Kind};
use crate::knowledge::{ParticipantId, ToolId};
use crate::release::{Released, ReleasedPerson, ShownTeam, StepTool};
use crate::site::page_kind::{LinkStyle, PageContent, PageKind, PageParts, Readers, WantedPage};
use crate::site::tool_mentions::{FirstMention, MentionPlace, MentionedTool};

/// How many interviews are listed: a page of all of them would be as long as they are many.
const MOST_MENTIONS: usize = 100;

/// A tool.
#[derive(Debug, Serialize)]
struct ToolPage<'a> {
    /// Its title.
    title: &'a str,
    /// What sort of tool it is.
    sort: Option<&'a str>,
    /// The team that runs it.
    owner: Option<Link<'a>>,
    /// Where it is, or is described.
    address: Option<&'a str>,
    /// What else people call it.
    names: Vec<&'a str>,
    /// How many people name it, in words.
    people: String,
    /// What is said about it.
    description_html: String,
    /// Who names it.
    #[serde(flatten)]
    naming: ToolNaming<'a>,
    /// The themes of what they were saying, most people first.
    themes: Vec<NamedTheme<'a>>,
    /// The workflows that use it.
    workflows: Vec<Link<'a>>,
    /// What the front matter has beside.
    extra: &'a Extra,
}

/// Who names a tool, and when.
#[derive(Debug, Serialize)]
struct ToolNaming<'a> {
    /// The teams of those who name it, where teams may be named.
    teams: Vec<NamingTeam<'a>>,
    /// The first time in each interview, newest first.
    mentions: Vec<MentionLine<'a>>,
    /// How many more interviews name it.
    more: usize,
}

/// A team whose people name the tool.
#[derive(Debug, Serialize)]
struct NamingTeam<'a> {
    title: &'a str,
    href: Option<String>,
    /// How many of them do, in words.
    people: String,
}

/// The first time that an interview names it.
#[derive(Debug, Serialize)]
struct MentionLine<'a> {
    /// The sentence up to the name.
    before: &'a str,
    /// The name as it was said.
    name: &'a str,
    /// What follows it.
    behind: &'a str,
    /// Who says it.
    who: Option<Person<'a>>,
    /// When.
    date: Option<&'a str>,
    /// Where that can be read.
    href: Option<String>,
}

/// A theme of what people say where they name it.
#[derive(Debug, Serialize)]
struct NamedTheme<'a> {
    #[serde(flatten)]
    link: Link<'a>,
    /// How many people, in words.
    people: String,
}

/// `/tools/<slug>/`
pub(super) static PAGE: PageKind = PageKind {
    name: "the page of a tool",
    readers: Readers::People,
    section: Some(&tools::SECTION),
    links: LinkStyle::Page,
    is_slow: false,
    addresses,
    content: PageContent::Template("tool.html", |context, subject| tool(context, ToolId::from_index(subject))),
};

fn addresses(released: Released<'_>) -> Vec<WantedPage> {
    let all = released.tools();
    all.map(|it| WantedPage::entry(Kind::Tool, it.id(), it.slug(), Some(it.file()))).collect()
}

fn tool<'a>(context: &PageContext<'a>, id: ToolId) -> Option<PageParts<'a>> {
    let tool = context.released().tool(id)?;
    let mentioned = context.site.tool_mentions().of(id);
    let first = mentioned.map_or(&[][..], |tool| &tool.first);
    let mentions = newest_first(context, first).into_iter().take(MOST_MENTIONS);
    let naming = ToolNaming {
        teams: mentioned.map(|mentioned| teams(context, mentioned)).unwrap_or_default(),
        mentions: mentions.map(|it| mention(context, it)).collect(),
        more: first.len().saturating_sub(MOST_MENTIONS),
    };
    let view = ToolPage {
        title: tool.title(),
        sort: tool.sort(),
        owner: tool.owner().and_then(|team| context.team(team)),
        address: tool.address(),
        names: tool.names().skip(1).collect(),
        people: context.name_it(id),
        description_html: context.prose(tool.description(), tool.file()),
        naming,
        themes: themes(context, id),
        workflows: workflows(context, id),
        extra: tool.file().extra(),
    };
    let description = Some(view.people.clone());
    let head = Head { description, ..Head::of_entry(context, Kind::Tool, tool.title()) };
    Some(PageParts::new(head, view))
}

/// The teams of those who name it, as they were then, most people first; those without one are in none.
fn teams<'a>(context: &PageContext<'a>, mentioned: &MentionedTool) -> Vec<NamingTeam<'a>> {
    let mut by_team: BTreeMap<ShownTeam, BTreeSet<ParticipantId>> = BTreeMap::new();
    for ((interview, person), participant) in &mentioned.people {
        let team = context.released().person_of(*interview, *person).and_then(ReleasedPerson::team);
        if let Some(team) = team {
            by_team.entry(team).or_default().insert(*participant);
        }
    }
    let mut teams: Vec<(ShownTeam, u32)> =
        by_team.into_iter().map(|(team, people)| (team, narrow(people.len()))).collect();
    teams.sort_by_key(|(team, people)| (std::cmp::Reverse(*people), *team));
    let line = |(team, people): (ShownTeam, u32)| {
        let team = context.speaker_team(team)?;
        Some(NamingTeam { title: team.title, href: team.href, people: context.words().count("tools.people", people) })
    };
    teams.into_iter().filter_map(line).collect()
}

/// Newest first, as lists of interviews are; where days may not be said, in their order.
fn newest_first<'m>(context: &PageContext<'_>, first: &'m [FirstMention]) -> Vec<&'m FirstMention> {
    let mut first: Vec<&FirstMention> = first.iter().collect();
    first.sort_by_key(|mention| context.site.index.interviews[mention.interview].rank);
    first
}

fn mention<'a>(context: &PageContext<'a>, mention: &'a FirstMention) -> MentionLine<'a> {
    let person = context.released().person_of(mention.interview, mention.person);
    let href = match mention.place {
        MentionPlace::Turn(turn) => {
            let route = context.site.addresses.entry(mention.interview);
            route.map(|route| context.link_base.link_at(route, &TurnId::of(turn).to_string()))
        }
        MentionPlace::Quote(quote) => context.released().quote(quote).and_then(|quote| context.quote_href(quote)),
    };
    MentionLine {
        before: &mention.sentence.before,
        name: &mention.sentence.name,
        behind: &mention.sentence.behind,
        who: person.map(|person| context.person_then(person)),
        date: context.site.index.interviews[mention.interview].date.as_deref(),
        href,
    }
}

fn themes<'a>(context: &PageContext<'a>, id: ToolId) -> Vec<NamedTheme<'a>> {
    let themes = context.themes_of_tool(id).into_iter();
    let line = |(theme, people)| {
        Some(NamedTheme { link: context.theme(theme)?, people: context.words().count("tools.people", people) })
    };
    themes.filter_map(line).collect()
}

fn workflows<'a>(context: &PageContext<'a>, id: ToolId) -> Vec<Link<'a>> {
    let all = context.released().workflows();
    let using = all.filter(|workflow| workflow.steps().any(|step| step.tool == Some(StepTool::Tool(id))));
    using.filter_map(|workflow| context.workflow(workflow.id())).collect()
}

#[cfg(test)]
mod tests;

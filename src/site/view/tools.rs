//! The list of tools: what people work with, who runs it, who speaks of it.
//!
//! Comes in: the site's context. Goes out: [`ToolList`]. Does not know: how it looks.

use serde::Serialize;

use super::frame::{Head, NavGroup, Section};
use super::parts::context::{Link, PageContext};
use super::parts::short_list::{ListedLink, ShortList};
use crate::analysis::count::narrow;
use crate::content::Kind;
use crate::knowledge::{ThemeId, ToolId};
use crate::release::ReleasedTool;
use crate::site::page_kind::{LinkStyle, PageContent, PageKind, PageParts, Readers, WantedPage};
use crate::site::route::Route;
use crate::site::tool_mentions::MentionedTool;

/// The tools in the navigation.
pub(super) static SECTION: Section = Section {
    order: 10,
    name: "tools",
    group: NavGroup::Evidence,
    address: || Route::list(Kind::Tool),
    is_shown: |released| released.tools().next().is_some(),
};

/// `/tools/`
pub(super) static PAGE: PageKind = PageKind {
    name: "the list of tools",
    readers: Readers::People,
    section: Some(&SECTION),
    links: LinkStyle::Page,
    is_slow: false,
    addresses: |released| match released.tools().next() {
        Some(_) => WantedPage::only(Route::list(Kind::Tool)),
        None => Vec::new(),
    },
    content: PageContent::Template("tools.html", |context, _| Some(tools(context))),
};

/// All tools.
#[derive(Debug, Serialize)]
struct ToolList<'a> {
    /// The tools that most people name first.
    tools: Vec<ToolLine<'a>>,
}

/// A tool in a list.
#[derive(Debug, Serialize)]
struct ToolLine<'a> {
    /// The tool.
    #[serde(flatten)]
    link: Link<'a>,
    /// What sort of tool it is.
    sort: Option<&'a str>,
    /// The team that runs it.
    owner: Option<Link<'a>>,
    /// How many people name it, in words.
    people: String,
    /// The themes of what they were saying.
    themes: Option<ShortList<'a>>,
}

/// How many themes of a tool the list names.
const MOST_THEMES: usize = 3;

fn tools<'a>(context: &PageContext<'a>) -> PageParts<'a> {
    let mentions = context.site.tool_mentions();
    let count = |id: ToolId| mentions.of(id).map_or(0, MentionedTool::count);
    let mut ids: Vec<ToolId> = context.released().tools().map(ReleasedTool::id).collect();
    ids.sort_by_key(|id| std::cmp::Reverse(count(*id)));
    let tools = ids.into_iter().filter_map(|id| {
        let tool = context.released().tool(id)?;
        let themes = context.themes_of_tool(id);
        let listed = themes.into_iter().filter_map(|(theme, people)| {
            let said = context.words().count("tools.people", people);
            Some(ListedLink { link: context.theme(theme)?, said })
        });
        Some(ToolLine {
            link: context.tool(id)?,
            sort: tool.sort(),
            owner: tool.owner().and_then(|team| context.team(team)),
            people: context.name_it(id),
            themes: context.short_list("tools.themes", listed.collect(), MOST_THEMES),
        })
    });
    PageParts::new(Head::of_list(context, Kind::Tool), ToolList { tools: tools.collect() })
}

impl PageContext<'_> {
    /// "3 of 15 people name it": of those whose words may be read.
    pub(super) fn name_it(&self, id: ToolId) -> String {
        let mentions = self.site.tool_mentions();
        let people = narrow(mentions.of(id).map_or(0, MentionedTool::count));
        self.words().count_of("tools.name_it", people, &[("all", &mentions.heard.len())])
    }

    /// The themes of quotes in which a tool is named and that may be shown, each with how many people said them; most people
    /// first.
    pub(super) fn themes_of_tool(&self, id: ToolId) -> Vec<(ThemeId, u32)> {
        let themes = self.site.tool_mentions().of(id).into_iter().flat_map(|tool| &tool.themes);
        let mut themes: Vec<(ThemeId, u32)> = themes.map(|(theme, people)| (*theme, narrow(people.len()))).collect();
        themes.sort_by_key(|(theme, people)| (std::cmp::Reverse(*people), *theme));
        themes
    }
}

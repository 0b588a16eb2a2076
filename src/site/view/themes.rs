//! The list of themes: as a tree, and as a table by team.
//!
//! Comes in: the site's context. Goes out: [`ThemeTree`]. Does not know: how it looks.

mod by_team;

#[cfg(test)]
mod tests;

use serde::Serialize;

use self::by_team::ThemesByTeam;
use super::frame::{Head, NavGroup, Section};
use super::parts::context::{PageContext, ThemeLine};
use crate::analysis::count::narrow;
use crate::analysis::coverage::ThemeCoverage;
use crate::content::Kind;
use crate::knowledge::ThemeId;
use crate::site::chart::cairn::people_per_stone;
use crate::site::chart::dots::{PeopleDots, people_dots};
use crate::site::page_kind::{LinkStyle, PageContent, PageKind, PageParts, Readers, WantedPage};
use crate::site::route::Route;
use crate::site::words::Word;

/// The themes in the navigation.
pub(super) static SECTION: Section = Section {
    order: 1,
    name: "themes",
    group: NavGroup::Row,
    address: || Route::list(Kind::Theme),
    is_shown: |_| true,
};

/// `/themes/`
pub(super) static PAGE: PageKind = PageKind {
    name: "the list of themes",
    readers: Readers::People,
    section: Some(&SECTION),
    links: LinkStyle::Page,
    is_slow: false,
    addresses: |_| WantedPage::only(Route::list(Kind::Theme)),
    content: PageContent::Template("themes.html", |context, _| Some(themes(context))),
};

/// All themes, as a tree.
#[derive(Debug, Serialize)]
struct ThemeTree<'a> {
    /// How many there are, in words.
    all: String,
    /// How many people a stone of a theme's pile is, and what it shows.
    key: String,
    /// Themes by team; none where nobody's team may be named.
    by_team: Option<ThemesByTeam<'a>>,
    /// The themes that have none above them.
    themes: Vec<ThemeNode<'a>>,
}

/// A theme and those below it.
#[derive(Debug, Serialize)]
struct ThemeNode<'a> {
    /// The theme, with all that is below it counted in.
    #[serde(flatten)]
    line: ThemeLine<'a>,
    /// Everybody who was interviewed, by what they said of it.
    dots_html: String,
    /// Where the finding stands; none for a theme that is only implied by its use.
    status: Option<Word<'a>>,
    /// The themes right below it.
    children: Vec<ThemeNode<'a>>,
}

/// How many themes have a pile and dots: with more the list would be too heavy for a phone.
const MOST_DRAWN: usize = 100;

fn themes<'a>(context: &PageContext<'a>) -> PageParts<'a> {
    let roots = context.released().themes().filter(|theme| theme.parent().is_none());
    let is_drawn = context.released().themes().count() <= MOST_DRAWN;
    let dots = |id: ThemeId| if is_drawn { dots(context, id) } else { String::new() };
    let line = |id: ThemeId| {
        let line = context.theme_line(id)?;
        Some(if is_drawn { line } else { ThemeLine { cairn_html: String::new(), ..line } })
    };
    let themes = roots.filter_map(|theme| node(context, theme.id(), &line, &dots)).collect();
    let interviewed = context.site.numbers.priorities.population.interviewed as usize;
    let key = context.words().count("themes.key", narrow(people_per_stone(interviewed)));
    let view = ThemeTree { all: context.all_themes(), key, by_team: by_team::by_team(context), themes };
    PageParts::new(Head::of_list(context, Kind::Theme), view)
}

fn node<'a>(
    context: &PageContext<'a>,
    id: ThemeId,
    line: &impl Fn(ThemeId) -> Option<ThemeLine<'a>>,
    dots: &impl Fn(ThemeId) -> String,
) -> Option<ThemeNode<'a>> {
    let theme = context.released().theme(id)?;
    Some(ThemeNode {
        line: line(id)?,
        dots_html: dots(id),
        status: theme.status().map(|status| context.words().theme_status(status)),
        children: theme.children().filter_map(|child| node(context, child, line, dots)).collect(),
    })
}

/// Everybody who was interviewed, as decoration beside the same numbers in words.
fn dots(context: &PageContext<'_>, id: ThemeId) -> String {
    let ThemeCoverage { people, costs, .. } = context.site.numbers.coverage.themes[id];
    let interviewed = context.site.numbers.priorities.population.interviewed;
    people_dots(&PeopleDots {
        caption: None,
        costs: costs as usize,
        talks: people.saturating_sub(costs) as usize,
        silent: interviewed.saturating_sub(people) as usize,
    })
}

//! The list of themes.
//!
//! Comes in: the site's context. Goes out: [`ThemeTree`]. Does not know: how it looks.

use serde::Serialize;

use super::frame::{Head, Section};
use super::parts::context::{PageContext, ThemeLine};
use crate::analysis::count::narrow;
use crate::content::Kind;
use crate::knowledge::ThemeId;
use crate::site::chart::cairn::people_per_stone;
use crate::site::page_kind::{LinkBase, PageContent, PageKind, PageParts, Readers, WantedPage};
use crate::site::route::Route;
use crate::site::words::Word;

/// The themes in the navigation.
pub(super) static SECTION: Section =
    Section { order: 1, name: "themes", address: || Route::list(Kind::Theme), is_shown: |_| true };

/// `/themes/`
pub(super) static PAGE: PageKind = PageKind {
    name: "the list of themes",
    readers: Readers::People,
    section: Some(&SECTION),
    links: LinkBase::Page,
    is_slow: false,
    addresses: |_| WantedPage::only(Route::list(Kind::Theme)),
    content: PageContent::Template("themes.html", |context, _| Some(themes(context))),
};

/// All themes, as a tree.
#[derive(Debug, Serialize)]
struct ThemeTree<'a> {
    /// How many people a stone of a theme's pile is, and what it shows.
    key: String,
    /// The themes that have none above them.
    themes: Vec<ThemeNode<'a>>,
}

/// A theme and those below it.
#[derive(Debug, Serialize)]
struct ThemeNode<'a> {
    /// The theme, with all that is below it counted in.
    #[serde(flatten)]
    line: ThemeLine<'a>,
    /// Where the finding stands; none for a theme that is only implied by its use.
    status: Option<Word<'a>>,
    /// The themes right below it.
    children: Vec<ThemeNode<'a>>,
}

fn themes<'a>(context: &PageContext<'a>) -> PageParts<'a> {
    let roots = context.released().themes().filter(|theme| theme.parent().is_none());
    let themes = roots.filter_map(|theme| node(context, theme.id())).collect();
    let interviewed = context.site.numbers.priorities.population.interviewed as usize;
    let key = context.words().count("themes.key", narrow(people_per_stone(interviewed)));
    PageParts::new(Head::of_list(context, Kind::Theme), ThemeTree { key, themes })
}

fn node<'a>(context: &PageContext<'a>, id: ThemeId) -> Option<ThemeNode<'a>> {
    let theme = context.released().theme(id)?;
    Some(ThemeNode {
        line: context.theme_line(id)?,
        status: theme.status().map(|status| context.words().theme_status(status)),
        children: theme.children().filter_map(|child| node(context, child)).collect(),
    })
}

//! A page with quotes that a theme's own page has no room for.
//!
//! Comes in: the site's context. Goes out: [`PageBehindTheme`]. Does not know: how it looks, which quotes come first.

use serde::Serialize;

use super::crumbs;
use super::pages::{self, QuotePages};
use crate::content::Kind;
use crate::knowledge::{QuoteId, ThemeId};
use crate::release::{Released, ReleasedQuote};
use crate::site::page_kind::{LinkStyle, PageContent, PageKind, PageOwner, PageParts, Readers, WantedPage};
use crate::site::route::Route;
use crate::site::theme_pages::pages_behind;
use crate::site::view::block::{Block, Blocks};
use crate::site::view::frame::Head;
use crate::site::view::parts::context::{Link, PageContext};
use crate::site::view::parts::group::{KindCount, TeamGroup};
use crate::site::view::themes;

/// More quotes of a theme.
#[derive(Debug, Serialize)]
struct PageBehindTheme<'a> {
    /// The theme.
    theme: Link<'a>,
    /// Which page it is, where the theme's own is 1, and how many there are.
    number: usize,
    of: usize,
    /// Which kinds of quotes there are.
    kinds: Vec<KindCount<'a>>,
    /// The quotes by team.
    groups: Vec<TeamGroup<'a>>,
    /// All pages.
    pages: QuotePages<'a>,
}

/// `/themes/<slug>/all/`, `/themes/<slug>/all/2/` …
pub(in crate::site::view) static PAGE: PageKind = PageKind {
    name: "a page with more quotes of a theme",
    readers: Readers::People,
    section: Some(&themes::SECTION),
    links: LinkStyle::Page,
    is_slow: false,
    addresses,
    content: PageContent::Template("theme-quotes.html", |context, subject| {
        let (theme, page) = context.site.index.themes.pages.behind(subject)?;
        behind(context, theme, page)
    }),
};

fn addresses(released: Released<'_>) -> Vec<WantedPage> {
    let pages = released.themes().flat_map(|theme| {
        let first = Route::entry(Kind::Theme, theme.slug());
        (1..=pages_behind(theme.shown_quotes())).map(move |number| (first.continued(number), first.clone()))
    });
    let wanted = |(subject, (route, first))| WantedPage {
        owner: PageOwner::Continued(first),
        ..WantedPage::ours(subject, route)
    };
    pages.enumerate().map(wanted).collect()
}

fn behind<'a>(context: &PageContext<'a>, id: ThemeId, page: usize) -> Option<PageParts<'a>> {
    let theme = context.released().theme(id)?;
    let bounded = context.site.index.themes.pages.bounded(id)?;
    let quotes = &bounded.pages.get(page)?.quotes;
    let mut blocks = Blocks::default();
    let view = PageBehindTheme {
        theme: context.theme(id)?,
        number: page + 2,
        of: bounded.pages.len() + 1,
        kinds: context.kinds(quotes),
        groups: groups(context, &mut blocks, id, quotes),
        pages: pages::of_behind(context, bounded, page),
    };
    let numbers: [(&str, &dyn std::fmt::Display); 3] =
        [("title", &theme.title()), ("number", &view.number), ("of", &view.of)];
    let head = Head {
        title: context.words().fill("theme_pages.title", &numbers),
        crumbs: crumbs(context, theme).into_iter().chain(context.theme(id)).collect(),
        ..Head::default()
    };
    Some(PageParts { blocks, ..PageParts::new(head, view) })
}

/// The quotes of a page as they come: those of a team lie side by side.
fn groups<'a>(
    context: &PageContext<'a>,
    blocks: &mut Blocks<'a>,
    theme: ThemeId,
    quotes: &[QuoteId],
) -> Vec<TeamGroup<'a>> {
    let team = |id: &QuoteId| context.released().quote(*id).and_then(ReleasedQuote::team);
    let groups = quotes.chunk_by(|one, other| team(one) == team(other));
    let group = |quotes: &[QuoteId]| {
        let team = quotes.first().and_then(team);
        TeamGroup {
            id: context.team_anchor(team),
            team: team.and_then(|team| context.speaker_team(team)),
            people: String::new(),
            quotes: context.quotes(quotes),
            more: None,
            cards_html: blocks.add(Block::Cards(quotes.to_vec(), Some(theme))),
        }
    };
    groups.map(group).collect()
}

//! The feeds of new quotes: one for each theme and each team, where it may be said on which day something was said.
//!
//! Comes in: the site's context, and which theme or team. Goes out: what the template of feeds is filled with. Does not know:
//! how it is written.

use std::cmp::Reverse;

use super::feed::{self, FeedEntry};
use super::parts::context::PageContext;
use super::withheld;
use crate::base::Date;
use crate::base::id::Id;
use crate::base::slug::Slug;
use crate::content::Kind;
use crate::diagnostic::shorten::shorten;
use crate::knowledge::{EntryId, QuoteId, TeamId, ThemeId};
use crate::release::ReleasedQuote;
use crate::site::page_kind::{LinkStyle, PageContent, PageKind, PageParts, Readers, WantedPage};
use crate::site::route::{self, Route};
use crate::site::site_context::Who;

/// `/themes/<slug>/feed.xml`
pub(super) static OF_THEME: PageKind = PageKind {
    name: "the feed of a theme",
    readers: Readers::Others,
    section: None,
    links: LinkStyle::Page,
    is_slow: false,
    addresses: |released| {
        let themes = released.themes().filter(|_| released.attribution().date);
        themes.map(|it| wanted(Kind::Theme, it.id(), it.slug())).collect()
    },
    content: PageContent::Template("feed.xml", |context, subject| of_theme(context, ThemeId::from_index(subject))),
};

/// `/teams/<slug>/feed.xml`
pub(super) static OF_TEAM: PageKind = PageKind {
    name: "the feed of a team",
    readers: Readers::Others,
    section: None,
    links: LinkStyle::Page,
    is_slow: false,
    addresses: |released| {
        let teams = released.teams().filter(|team| released.attribution().date && team.names_its_people());
        teams.map(|it| wanted(Kind::Team, it.id(), it.slug())).collect()
    },
    content: PageContent::Template("feed.xml", |context, subject| of_team(context, TeamId::from_index(subject))),
};

/// How many quotes a feed has.
const LENGTH: usize = 30;

fn wanted(kind: Kind, id: impl Id, slug: &Slug) -> WantedPage {
    WantedPage::ours(id.index(), Route::entry(kind, slug).feed())
}

fn of_theme<'a>(context: &PageContext<'a>, id: ThemeId) -> Option<PageParts<'a>> {
    let theme = context.released().theme(id)?;
    newest(context, id, theme.title(), &context.site.numbers.rollup.quotes[id])
}

/// The same quotes as on the team's page: none where teams are not named.
fn of_team<'a>(context: &PageContext<'a>, id: TeamId) -> Option<PageParts<'a>> {
    let team = context.released().team(id)?;
    let counted = if team.names_its_people() { team.counted() } else { Vec::new() };
    newest(context, id, team.title(), &context.site.analysis.of_teams(&counted).quotes())
}

/// The newest of some quotes that may be shown and have a day that may be said.
fn newest<'a, I: EntryId>(context: &PageContext<'a>, id: I, title: &str, quotes: &[QuoteId]) -> Option<PageParts<'a>> {
    let page = context.site.addresses.entry(id)?;
    let dated = quotes.iter().filter_map(|id| {
        let quote = context.released().quote(*id)?;
        Some((quote.date()?, quote))
    });
    let mut dated: Vec<(Date, ReleasedQuote<'a>)> = dated.collect();
    // Within a day the later path first, as in the lists of interviews; within an interview as it was said.
    dated.sort_by_key(|(date, quote)| (Reverse(*date), Reverse(quote.interview()), quote.index()));
    let entries = dated.into_iter().filter_map(|(date, quote)| entry(context, date, quote)).take(LENGTH);
    let title = format!("{title} · {}", context.site.settings.title);
    Some(feed::parts(context, &page.feed(), page, title, entries.collect()))
}

fn entry(context: &PageContext<'_>, date: Date, quote: ReleasedQuote<'_>) -> Option<FeedEntry> {
    let said = withheld::text(context.words(), quote);
    let author = Who::said(context.words(), quote).name;
    Some(FeedEntry {
        title: format!("{author}: {}", shorten(&said)),
        address: route::absolute(&context.site.settings.base_url, &context.site.quote_address(quote)?),
        updated: feed::time(&date.to_string()),
        author: author.to_owned(),
        summary: said.into_owned(),
    })
}

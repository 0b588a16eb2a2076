//! An assumption: what was believed, and the words that contradict it beside those that confirm it.
//!
//! Comes in: the site's context. Goes out: [`AssumptionPage`]. Does not know: how it looks.

use serde::Serialize;

use super::assumptions;
use super::block::{Block, Blocks, Placeholder};
use super::frame::Head;
use super::parts::context::{PageContext, ThemeLine};
use crate::base::id::Id;
use crate::content::{Extra, Kind};
use crate::knowledge::{AssumptionId, QuoteId};
use crate::release::{Released, ReleasedFile};
use crate::site::page_kind::{LinkStyle, PageContent, PageKind, PageParts, Readers, WantedPage};

/// How many quotes of each side its page shows.
const MOST_OF_SIDE: usize = 50;
/// How many themes it lists.
const MOST_LISTED: usize = 20;

/// An assumption.
#[derive(Debug, Serialize)]
struct AssumptionPage<'a> {
    /// The belief.
    title: &'a str,
    /// Who believed it.
    by: Option<&'a str>,
    /// Since when.
    date: Option<String>,
    /// What people say of it, in words.
    said: String,
    /// How many people decide, in words.
    enough: String,
    /// What is said about it.
    description_html: String,
    /// The words of those who speak to it: against it, then for it.
    sides: [SideOfAssumption<'a>; 2],
    /// Its themes, with how much was heard on each.
    themes: Vec<ThemeLine<'a>>,
    /// What the front matter has beside.
    extra: Option<&'a Extra>,
}

/// Those who say one thing of an assumption.
#[derive(Debug, Serialize)]
struct SideOfAssumption<'a> {
    /// What they say.
    title: &'a str,
    /// How many people, in words.
    people: String,
    /// How many quotes, in words.
    quotes: Option<String>,
    /// Their words.
    cards_html: Option<Placeholder>,
    /// How many more there are.
    more: usize,
}

/// `/assumptions/<slug>/`
pub(super) static PAGE: PageKind = PageKind {
    name: "the page of an assumption",
    readers: Readers::People,
    section: Some(&assumptions::SECTION),
    links: LinkStyle::Page,
    is_slow: false,
    addresses,
    content: PageContent::Template("assumption.html", |context, subject| {
        assumption(context, AssumptionId::from_index(subject))
    }),
};

fn addresses(released: Released<'_>) -> Vec<WantedPage> {
    let all = released.assumptions();
    all.map(|it| WantedPage::entry(Kind::Assumption, it.id(), it.slug(), it.file())).collect()
}

fn assumption<'a>(context: &PageContext<'a>, id: AssumptionId) -> Option<PageParts<'a>> {
    let assumption = context.released().assumption(id)?;
    let mut blocks = Blocks::default();
    let standing = context.standing(assumption);
    let (confirmed, contradicted) = context.site.analysis.quotes_of_assumption(id);
    // Who wrote both at one quote has it on one side alone: a card stands once on a page.
    let against: Vec<QuoteId> = contradicted.iter().copied().filter(|quote| !confirmed.contains(quote)).collect();
    let mut side = |key: &'static str, count: &'static str, people, quotes: &[QuoteId]| {
        let said = context.shown(quotes);
        let shown = context.quotes_with_room(&said, MOST_OF_SIDE);
        SideOfAssumption {
            title: context.words().text(key),
            people: context.words().count(count, people),
            quotes: (!quotes.is_empty()).then(|| context.quotes(quotes)),
            more: said.len() - shown.len(),
            cards_html: (!shown.is_empty()).then(|| blocks.add(Block::Cards(shown, None))),
        }
    };
    let sides = [
        side("assumptions.against", "assumptions.contradict", standing.contradict, &against),
        side("assumptions.for", "assumptions.confirm", standing.confirm, confirmed),
    ];
    let said = context.said_of_assumption(standing);
    let view = AssumptionPage {
        title: assumption.title(),
        by: assumption.by(),
        date: assumption.date().map(|date| date.to_string()),
        said: said.clone(),
        enough: context.words().count("assumptions.enough", context.site.settings.study.assumptions.enough),
        description_html: context.prose_of(assumption.file(), assumption.description()),
        sides,
        themes: assumption.themes().filter_map(|theme| context.theme_line(theme)).take(MOST_LISTED).collect(),
        extra: assumption.file().map(ReleasedFile::extra),
    };
    let head = Head { description: Some(said), ..Head::of_entry(context, Kind::Assumption, assumption.title()) };
    Some(PageParts { blocks, ..PageParts::new(head, view) })
}

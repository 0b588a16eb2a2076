//! An ask: what was answered and why, and the words of those who asked; a page to send to each of them.
//!
//! Comes in: the site's context. Goes out: [`AskPage`]. Does not know: how it looks.

use serde::Serialize;

use super::asks::{self, compared};
use super::block::{Block, Blocks, Placeholder};
use super::frame::Head;
use super::parts::context::{Link, PageContext, ThemeLine};
use super::parts::short_list::ShortList;
use crate::base::id::Id;
use crate::content::ask::AskStatus;
use crate::content::{Extra, Kind};
use crate::knowledge::{AskId, QuoteId};
use crate::release::{Released, ReleasedAsk, ReleasedFile, ReleasedQuote};
use crate::site::page_kind::{LinkStyle, PageContent, PageKind, PageParts, Readers, WantedPage};

/// How many quotes its page shows; all are in the data and on the pages of their themes.
const MOST_QUOTES: usize = 100;
/// How many themes it lists.
const MOST_LISTED: usize = 20;

/// An ask.
#[derive(Debug, Serialize)]
struct AskPage<'a> {
    /// Its title.
    title: &'a str,
    /// How it stands, in words.
    stands: String,
    /// How many people asked, in words.
    people: String,
    /// How many quotes there are, in words.
    quotes: String,
    /// What was answered.
    #[serde(flatten)]
    answer: AnswerToAsk<'a>,
    /// What is said about it.
    description_html: String,
    /// The words of those who asked.
    cards_html: Option<Placeholder>,
    /// How many more there are.
    more: usize,
    /// Its themes, with how much was heard on each.
    themes: Vec<ThemeLine<'a>>,
    /// What is ranked and shares themes with it.
    same: Option<ShortList<'a>>,
    /// What the front matter has beside.
    extra: Option<&'a Extra>,
}

/// What was answered to an ask.
#[derive(Debug, Serialize)]
struct AnswerToAsk<'a> {
    /// Why.
    because: Option<&'a str>,
    /// Whether the answer is no.
    is_declined: bool,
    /// The team that answers.
    owner: Option<Link<'a>>,
    /// Where the work on it is followed.
    tickets: Vec<&'a str>,
}

/// `/asks/<slug>/`
pub(super) static PAGE: PageKind = PageKind {
    name: "the page of an ask",
    readers: Readers::People,
    section: Some(&asks::SECTION),
    links: LinkStyle::Page,
    is_slow: false,
    addresses,
    content: PageContent::Template("ask.html", |context, subject| ask(context, AskId::from_index(subject))),
};

fn addresses(released: Released<'_>) -> Vec<WantedPage> {
    released.asks().map(|it| WantedPage::entry(Kind::Ask, it.id(), it.slug(), it.file())).collect()
}

fn ask<'a>(context: &PageContext<'a>, id: AskId) -> Option<PageParts<'a>> {
    let ask = context.released().ask(id)?;
    let mut blocks = Blocks::default();
    let said = said_of(context, ask);
    let shown: Vec<QuoteId> = said.iter().copied().take(MOST_QUOTES).collect();
    let more = said.len() - shown.len();
    let stands = context.how_it_stands(ask);
    let view = AskPage {
        title: ask.title(),
        people: context.people_who_asked(ask),
        quotes: context.quotes(context.site.analysis.quotes_of_ask(id)),
        answer: answer(context, ask),
        description_html: context.prose_of(ask.file(), ask.description()),
        cards_html: (!shown.is_empty()).then(|| blocks.add(Block::Cards(shown, None))),
        more,
        themes: ask.themes().into_iter().filter_map(|theme| context.theme_line(theme)).take(MOST_LISTED).collect(),
        same: compared::shared_rows(context, ask),
        extra: ask.file().map(ReleasedFile::extra),
        stands: stands.clone(),
    };
    let head = Head { description: Some(stands), ..Head::of_entry(context, Kind::Ask, ask.title()) };
    Some(PageParts { blocks, ..PageParts::new(head, view) })
}

/// The quotes that name it, then those of its themes; of either the newest first, and a quote of each team and person before there
/// are two of any.
fn said_of<'a>(context: &PageContext<'a>, ask: ReleasedAsk<'a>) -> Vec<QuoteId> {
    let quote = |id: QuoteId| context.released().quote(id);
    let names_it = |id: &QuoteId| {
        let named = quote(*id).and_then(ReleasedQuote::named_ask);
        named.is_some_and(|named| named.id() == ask.id())
    };
    let (naming, others): (Vec<QuoteId>, Vec<QuoteId>) = ask.shown_quotes().partition(names_it);
    let in_order = |mut quotes: Vec<QuoteId>| {
        quotes.sort_by_key(|id| quote(*id).map(|quote| context.site.index.interviews[quote.interview()].rank));
        context.site.quote_selection().spread(&quotes, quotes.len())
    };
    [naming, others].into_iter().flat_map(in_order).collect()
}

fn answer<'a>(context: &PageContext<'a>, ask: ReleasedAsk<'a>) -> AnswerToAsk<'a> {
    AnswerToAsk {
        because: ask.because(),
        is_declined: ask.status() == AskStatus::Declined,
        owner: ask.owner().and_then(|team| context.team(team)),
        tickets: ask.tickets().iter().map(|ticket| ticket.value.as_str()).collect(),
    }
}

//! A theme, an opportunity or an interview alone, for a frame on a page of somebody else's.
//!
//! Comes in: the site's context. Goes out: [`EmbedPage`]. Does not know: who may hold it in a frame, how it looks.

use serde::Serialize;

use super::block::{Block, Blocks, Placeholder, QuoteNames};
use super::frame::Head;
use super::parts::context::{PageContext, Person};
use super::parts::shareable::Shareable;
use crate::analysis::count::narrow;
use crate::analysis::priority::{Candidate, PriorityRow};
use crate::knowledge::{InterviewId, OpportunityId, QuoteId, ThemeId};
use crate::release::{PRIORITIES, ReleasedQuote};
use crate::site::chart::Caption;
use crate::site::page_kind::{LinkStyle, PageContent, PageKind, PageParts, Readers, WantedPage};
use crate::site::route::Route;

/// How many quotes an embedded page has at most: whoever wants more is led to the page itself.
const MOST_QUOTES: usize = 100;

/// `/themes/<slug>/embed/`, `/opportunities/<slug>/embed/`, `/interviews/<slug>/embed/`
pub(super) static PAGE: PageKind = PageKind {
    name: "what pages of others show of it",
    readers: Readers::Frames,
    section: None,
    links: LinkStyle::Page,
    is_slow: false,
    addresses: |released| {
        Shareable::all(released).filter_map(|each| WantedPage::shared(released, each, Route::embed)).collect()
    },
    content: PageContent::Template("embed.html", |context, subject| match Shareable::from_subject(subject) {
        Shareable::Theme(id) => theme(context, id),
        Shareable::Opportunity(id) => opportunity(context, id),
        Shareable::Interview(id) => interview(context, id),
    }),
};

/// Something alone.
#[derive(Debug, Default, Serialize)]
struct EmbedPage<'a> {
    /// `theme`, `opportunity` or `interview`.
    kind: &'static str,
    /// Its title.
    title: &'a str,
    /// Its page.
    href: String,
    /// The full address of that.
    address: String,
    /// The people as a pile of stones, as SVG; empty where nobody spoke of it.
    cairn_html: String,
    /// "4 of 7 people, in 3 teams, told us what it costs them."; none of an interview.
    people: Option<String>,
    /// What else is to be said in a few words: what it comes to, its rank.
    facts: Vec<String>,
    /// What hurts, of an opportunity.
    statement: Option<&'a str>,
    /// What it comes to as a bar, as SVG; empty where that is not known.
    bar_html: String,
    /// Who was interviewed.
    who: Vec<Person<'a>>,
    /// The quotes: of a theme the first is shown, of an opportunity none, but for the one that the address names.
    quotes_html: Option<Placeholder>,
    /// How many more there are on its page; how many at all where none is shown.
    more: Option<String>,
}

fn theme<'a>(context: &PageContext<'a>, id: ThemeId) -> Option<PageParts<'a>> {
    let quotes = context.site.quote_selection().of_theme(id);
    let route = context.site.addresses.entry(id)?;
    let view = with_numbers(context, Shareable::Theme(id), Candidate::Theme(id), route)?;
    let more = more(context, quotes.len().saturating_sub(1));
    Some(parts(EmbedPage { kind: "theme", more, ..view }, quotes, QuoteNames::OfCards))
}

fn opportunity<'a>(context: &PageContext<'a>, id: OpportunityId) -> Option<PageParts<'a>> {
    let opportunity = context.released().opportunity(id)?;
    let themes: Vec<ThemeId> = opportunity.themes().collect();
    let quotes = context.site.quote_selection().strongest_first(&context.site.numbers.rollup.quotes_of(&themes));
    let route = context.site.addresses.entry(id)?;
    let view = with_numbers(context, Shareable::Opportunity(id), Candidate::Opportunity(id), route)?;
    let row = row(context, Candidate::Opportunity(id));
    let scale = context.bar_scale();
    let bar = row.and_then(|row| context.bar(row, "bar", scale)).map(|bar| bar + &context.bar_axis(scale));
    let all = (!quotes.is_empty()).then(|| context.words().count("count.quotes", narrow(quotes.len())));
    let view = EmbedPage {
        kind: "opportunity",
        statement: opportunity.problem().or(opportunity.hypothesis()),
        bar_html: bar.unwrap_or_default(),
        more: all,
        ..view
    };
    Some(parts(view, quotes, QuoteNames::OfCards))
}

fn interview<'a>(context: &PageContext<'a>, id: InterviewId) -> Option<PageParts<'a>> {
    let interview = context.released().interview(id)?;
    let quotes: Vec<QuoteId> = interview.quotes().map(ReleasedQuote::id).collect();
    let route = context.site.addresses.entry(id)?;
    let view = EmbedPage {
        kind: "interview",
        who: context.interviewees(id),
        more: more(context, quotes.len().saturating_sub(MOST_QUOTES)),
        ..of(context, &context.site.index.interviews[id].title, route)
    };
    Some(parts(view, quotes, QuoteNames::OfTranscript))
}

/// A title and where it leads.
fn of<'a>(context: &PageContext<'a>, title: &'a str, route: &Route) -> EmbedPage<'a> {
    let address = route.absolute(&context.site.settings.base_url);
    EmbedPage { title, href: context.href(route), address, ..EmbedPage::default() }
}

/// What themes and opportunities have in common.
fn with_numbers<'a>(
    context: &PageContext<'a>,
    shareable: Shareable,
    candidate: Candidate,
    route: &Route,
) -> Option<EmbedPage<'a>> {
    let headline = context.headline(shareable)?;
    let words = context.words();
    let rank = row(context, candidate).and_then(|row| rank_in_words(context, row));
    let description = headline.description(words);
    let caption = Caption { id: "cairn", title: headline.title, description: &description };
    Some(EmbedPage {
        cairn_html: headline.cairn(Some(caption)),
        facts: [headline.hours_per_quarter(words), rank].into_iter().flatten().collect(),
        people: Some(headline.sentence),
        ..of(context, headline.title, route)
    })
}

/// "Priority 3 of 9 (likely 2 to 8, most often 3)": no rank stands without those that are likely, where they are known.
fn rank_in_words(context: &PageContext<'_>, row: &PriorityRow) -> Option<String> {
    let rank = row.rank?;
    let of = context.shown_rows().filter(|row| row.rank.is_some()).count();
    Some(match context.likely_ranks(row) {
        Some(likely) => {
            context.words().fill("sharing.rank_likely", &[("rank", &rank), ("of", &of), ("likely", &likely)])
        }
        None => context.words().fill("sharing.rank", &[("rank", &rank), ("of", &of)]),
    })
}

/// The numbers of a candidate, where the audience may see them.
fn row<'a>(context: &PageContext<'a>, candidate: Candidate) -> Option<&'a PriorityRow> {
    context.site.numbers.priorities.row(candidate).filter(|_| context.released().shows_summary(PRIORITIES))
}

fn more(context: &PageContext<'_>, quotes: usize) -> Option<String> {
    (quotes > 0).then(|| context.words().count("sharing.more", narrow(quotes)))
}

fn parts<'a>(mut view: EmbedPage<'a>, mut quotes: Vec<QuoteId>, names: QuoteNames) -> PageParts<'a> {
    quotes.truncate(MOST_QUOTES);
    let mut blocks = Blocks::default();
    view.quotes_html = (!quotes.is_empty()).then(|| blocks.add(Block::Embedded(quotes, names)));
    let head = Head { title: view.title.to_owned(), hidden: true, ..Head::default() };
    PageParts { blocks, ..PageParts::new(head, view) }
}

//! An overview of the site for programs that read for people: where its pages lie as Markdown, and its data.
//!
//! Comes in: the site's context. Goes out: what its template is filled with, as Markdown. Does not know: how it is written.

use serde::Serialize;

use super::frame::Head;
use super::parts::context::{HeardCount, PageContext};
use crate::analysis::count::narrow;
use crate::knowledge::ThemeId;
use crate::markdown::literal;
use crate::release::{ReleasedFile, ReleasedHome};
use crate::site::data;
use crate::site::page_kind::{LinkStyle, PageContent, PageKind, PageParts, Readers, WantedPage};
use crate::site::route::Route;

/// `/llms.txt`
pub(in crate::site) static PAGE: PageKind = PageKind {
    name: "the list of pages as Markdown",
    readers: Readers::Others,
    section: None,
    links: LinkStyle::Page,
    is_slow: false,
    addresses: |_| WantedPage::only(Route::own_file("llms.txt")),
    content: PageContent::Template("llms.txt", |context, _| Some(llms(context))),
};

/// How many themes and plain pages are named: the lists have the others.
const MOST: usize = 50;

/// What there is to read. All texts are Markdown.
#[derive(Debug, Serialize)]
struct LlmsFile {
    /// What the study is called.
    title: String,
    /// What it is about.
    description: Option<String>,
    /// What it is made of: "7 people interviewed, 8 interviews …".
    parts: Vec<String>,
    /// The themes that most people speak about.
    themes: Vec<ListedPage>,
    /// Plain pages.
    pages: Vec<ListedPage>,
    /// The data files.
    data: Vec<ListedPage>,
}

/// A page or a file.
#[derive(Debug, Serialize)]
struct ListedPage {
    title: String,
    /// Its full address, of a page that of its Markdown.
    address: String,
    /// What is in it.
    about: Option<String>,
}

fn llms<'a>(context: &PageContext<'a>) -> PageParts<'a> {
    let home = context.released().home().map(ReleasedHome::file);
    let settings = context.site.settings;
    let title = home.and_then(ReleasedFile::title).unwrap_or(&settings.title);
    let loudest = context.site.analysis.loudest_themes().into_iter();
    let pages = context.site.index.pages.values().filter(|page| page.top).take(MOST);
    let view = LlmsFile {
        title: literal::line(title),
        description: settings.description.as_deref().map(literal::line),
        parts: parts(context),
        themes: loudest.filter_map(|id| theme(context, id)).take(MOST).collect(),
        pages: pages.map(|page| listed(context, &page.title, &page.route, None)).collect(),
        data: data(context),
    };
    PageParts::new(Head::default(), view)
}

fn parts(context: &PageContext<'_>) -> Vec<String> {
    let (words, released) = (context.words(), context.released());
    vec![
        words.count("people.interviewed", context.site.numbers.priorities.population.interviewed),
        words.count("count.interviews", narrow(released.interviews().count())),
        context.all_themes(),
        context.quotes(&released.quote_ids().collect::<Vec<_>>()),
    ]
}

fn listed(context: &PageContext<'_>, title: &str, route: &Route, about: Option<String>) -> ListedPage {
    let address = route.markdown().absolute(&context.site.settings.base_url);
    ListedPage { title: literal::within_link(title), address, about }
}

fn theme(context: &PageContext<'_>, id: ThemeId) -> Option<ListedPage> {
    let (title, route) = context.theme_route(id)?;
    let people = context.site.numbers.coverage.themes[id].people;
    let HeardCount { people, quotes } = context.heard(people, &context.site.numbers.rollup.quotes[id]);
    Some(listed(context, title, route, Some(format!("{people}, {quotes}"))))
}

/// The data files that this audience has, and what is in them.
fn data(context: &PageContext<'_>) -> Vec<ListedPage> {
    let files: [(&PageKind, &str); 5] = [
        (&data::quotes::FILE, "quotes"),
        (&data::interviews::FILE, "interviews"),
        (&data::themes::FILE, "themes"),
        (&data::teams::FILE, "teams"),
        (&data::priorities::FILE, "priorities"),
    ];
    let file = |(kind, name): (&PageKind, &str)| {
        let route = (kind.addresses)(context.released()).pop()?.route;
        let about = context.words().text_in("programs.data", name).to_owned();
        let address = route.absolute(&context.site.settings.base_url);
        Some(ListedPage { title: route.as_str().trim_start_matches('/').to_owned(), address, about: Some(about) })
    };
    files.into_iter().filter_map(file).collect()
}

//! The home page: what this study is, what matters most in it, what is new.
//!
//! Comes in: the site's context. Goes out: [`HomePage`]. Does not know: how it looks.

use serde::Serialize;

use super::frame::Head;
use super::parts::context::{InterviewLine, PageContext, ThemeLine};
use super::parts::rank::TopRow;
use crate::analysis::count::narrow;
use crate::content::Kind;
use crate::release::ReleasedHome;
use crate::site::page_kind::{LinkBase, PageContent, PageKind, PageParts, Readers, WantedPage};
use crate::site::route::Route;

/// How many rows of the priorities, and how many themes and interviews.
const TOP: usize = 5;

/// The home page.
#[derive(Debug, Serialize)]
struct HomePage<'a> {
    /// `title` of the home page's own file, or else the site's.
    title: &'a str,
    /// The home page's own words.
    words_html: String,
    /// What the study is made of.
    parts: Vec<StudyPart>,
    /// The first rows of the priorities.
    top: Vec<TopRow<'a>>,
    /// The page of priorities.
    priorities: String,
    /// The themes that most people speak about.
    themes: Vec<ThemeLine<'a>>,
    /// All themes.
    all_themes: String,
    /// The newest interviews.
    newest: Vec<InterviewLine<'a>>,
    /// All interviews.
    all_interviews: String,
}

/// Something that there are many of.
#[derive(Debug, Serialize)]
struct StudyPart {
    /// How many, in words.
    count: String,
    /// All of them, where they have a list.
    href: Option<String>,
}

/// `/`
pub(super) static PAGE: PageKind = PageKind {
    name: "the home page",
    readers: Readers::People,
    section: None,
    links: LinkBase::Page,
    is_slow: false,
    addresses: |released| {
        let mut pages = WantedPage::only(Route::home());
        pages[0].file = released.home().map(|home| home.file().path().clone());
        pages
    },
    content: PageContent::Template("home.html", |context, _| Some(home(context))),
};

fn home<'a>(context: &PageContext<'a>) -> PageParts<'a> {
    let own = context.released().home();
    let title = own.and_then(|home| home.file().title());
    let loudest = context.site.analysis.loudest_themes();
    let view = HomePage {
        title: title.unwrap_or(&context.site.settings.title),
        words_html: context.prose_of(own.map(ReleasedHome::file), own.map(ReleasedHome::body)),
        parts: parts(context),
        top: context.top_rows(TOP),
        priorities: context.href(&Route::priorities()),
        themes: loudest.into_iter().filter_map(|id| context.theme_line(id)).take(TOP).collect(),
        all_themes: context.href(&Route::list(Kind::Theme)),
        newest: context.drawn_interview_lines(context.site.index.newest.iter().copied().take(TOP)),
        all_interviews: context.href(&Route::list(Kind::Interview)),
    };
    let description = context.site.settings.description.clone();
    PageParts::new(Head { description, ..Head::default() }, view)
}

fn parts(context: &PageContext<'_>) -> Vec<StudyPart> {
    let released = context.released();
    let words = context.words();
    let part = |size: usize, key: &str, kind: Option<Kind>| StudyPart {
        count: words.count(key, narrow(size)),
        href: kind.map(|kind| context.href(&Route::list(kind))),
    };
    vec![
        StudyPart {
            count: words.count("people.interviewed", context.site.numbers.priorities.population.interviewed),
            href: None,
        },
        part(released.interviews().count(), "count.interviews", Some(Kind::Interview)),
        part(released.teams().count(), "count.teams", Some(Kind::Team)),
        part(released.themes().count(), "count.themes", Some(Kind::Theme)),
        StudyPart { count: context.quotes(&released.quote_ids().collect::<Vec<_>>()), href: None },
    ]
}

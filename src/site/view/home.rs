//! The home page: what this study found, what people spoke about, what matters most in it, what is new.
//!
//! Comes in: the site's context. Goes out: [`HomePage`]. Does not know: how it looks.

mod brief;
mod people;
mod trails;

#[cfg(test)]
mod tests;

use serde::Serialize;

use self::brief::FindingLine;
use self::trails::ThemeTrails;
use super::block::{Blocks, Placeholder};
use super::brief::has_brief;
use super::frame::Head;
use super::parts::charter::CharterPart;
use super::parts::context::{InterviewLine, PageContext};
use super::parts::heard_teams::HeardTeams;
use super::parts::rank::{DRAWS, TopRow};
use crate::analysis::count::narrow;
use crate::content::Kind;
use crate::release::{PRIORITIES, ReleasedHome};
use crate::site::chart::crew::MOST_DOTS;
use crate::site::page_kind::{LinkStyle, PageContent, PageKind, PageParts, Readers, WantedPage};
use crate::site::route::Route;

/// How many rows of the priorities, and how many interviews.
const TOP: usize = 5;

/// The home page.
#[derive(Debug, Serialize)]
struct HomePage<'a> {
    /// `title` of the home page's own file, or else the site's.
    title: &'a str,
    /// The home page's own words.
    words_html: String,
    /// Why the study is done, and what for.
    charter: Option<CharterPart<'a>>,
    /// What the study is made of.
    parts: Vec<StudyPart>,
    /// The people as one pile.
    people_html: Option<Placeholder>,
    /// What was found.
    brief: Vec<FindingLine<'a>>,
    /// What people spoke about.
    spoken: Option<ThemeTrails<'a>>,
    /// The first rows of the priorities.
    top: Vec<BarRow<'a>>,
    /// Who was heard.
    heard: Option<HeardTeams<'a>>,
    /// The newest interviews.
    newest: Vec<InterviewLine<'a>>,
    /// The pages that have all of each.
    all: AllPages,
}

/// Something that there are many of.
#[derive(Debug, Serialize)]
struct StudyPart {
    /// How many, in words.
    count: String,
    /// All of them, where they have a list.
    href: Option<String>,
}

/// A row of the priorities with its bar.
#[derive(Debug, Serialize)]
struct BarRow<'a> {
    /// The row.
    #[serde(flatten)]
    row: TopRow<'a>,
    /// Its bar.
    bar_html: Option<String>,
    /// The people who are affected.
    dots_html: String,
}

/// Where all of what the home page shows some of is.
#[derive(Debug, Serialize)]
struct AllPages {
    /// The page of priorities.
    priorities: String,
    /// Where it says what a draw is.
    draws: String,
    /// How many rows have a rank, in words.
    ranked: String,
    /// The list of themes.
    themes: String,
    /// The list of interviews.
    interviews: String,
    /// The list of teams.
    teams: String,
    /// The page for leaders; none where there is none.
    brief: Option<String>,
}

/// `/`
pub(super) static PAGE: PageKind = PageKind {
    name: "the home page",
    readers: Readers::People,
    section: None,
    links: LinkStyle::Page,
    is_slow: false,
    addresses: |released| {
        let pages = WantedPage::only(Route::home()).into_iter();
        pages.map(|page| page.of(released.home().map(ReleasedHome::file))).collect()
    },
    content: PageContent::Template("home.html", |context, _| Some(home(context))),
};

fn home<'a>(context: &PageContext<'a>) -> PageParts<'a> {
    let own = context.released().home();
    let title = own.and_then(|home| home.file().title());
    let newest = context.site.index.newest.iter().copied().take(TOP);
    let mut blocks = Blocks::default();
    let view = HomePage {
        title: title.unwrap_or(&context.site.settings.title),
        words_html: context.prose_of(own.map(ReleasedHome::file), own.map(ReleasedHome::body)),
        charter: context.charter(),
        parts: parts(context),
        people_html: people::pile(context, &mut blocks),
        brief: brief::brief(context, &mut blocks),
        spoken: Some(trails::trails(context)).filter(|spoken| !spoken.is_empty()),
        top: top(context),
        heard: context.heard_teams(MOST_DOTS),
        newest: context.drawn_interview_lines(newest),
        all: all(context),
    };
    let description = context.site.settings.description.clone();
    PageParts { blocks, ..PageParts::new(Head { description, ..Head::default() }, view) }
}

/// The first rows that have a rank, each with its bar.
fn top<'a>(context: &PageContext<'a>) -> Vec<BarRow<'a>> {
    if !context.released().shows_summary(PRIORITIES) {
        return Vec::new();
    }
    let scale = context.bar_scale();
    let rows = context.shown_rows().filter(|row| row.rank.is_some()).take(TOP).enumerate();
    let rows = rows.filter_map(|(place, row)| {
        Some(BarRow {
            row: context.top_row(row)?,
            bar_html: context.bar(row, &format!(":bar{place}"), scale),
            dots_html: context.affected_dots(row),
        })
    });
    rows.collect()
}

fn all(context: &PageContext<'_>) -> AllPages {
    let ranked = context.shown_rows().filter(|row| row.rank.is_some()).count();
    AllPages {
        priorities: context.href(&Route::priorities()),
        draws: context.link_base.link_at(&Route::priorities(), DRAWS),
        ranked: context.words().count("home.all_priorities", narrow(ranked)),
        themes: context.href(&Route::list(Kind::Theme)),
        interviews: context.href(&Route::list(Kind::Interview)),
        teams: context.href(&Route::list(Kind::Team)),
        brief: has_brief(context.released()).then(|| context.href(&Route::brief())),
    }
}

fn parts(context: &PageContext<'_>) -> Vec<StudyPart> {
    let released = context.released();
    let words = context.words();
    let part = |size: usize, key: &str, kind: Kind| StudyPart {
        count: words.count(key, narrow(size)),
        href: Some(context.href(&Route::list(kind))),
    };
    let teams = match released.teams().next() {
        Some(_) => StudyPart { count: context.teams_heard("teams.interviewed"), ..part(0, "count.teams", Kind::Team) },
        None => part(0, "count.teams", Kind::Team),
    };
    vec![
        StudyPart {
            count: words.count("people.interviewed", context.site.numbers.priorities.population.interviewed),
            href: None,
        },
        part(released.interviews().count(), "count.interviews", Kind::Interview),
        teams,
        StudyPart { count: context.all_themes(), href: Some(context.href(&Route::list(Kind::Theme))) },
        StudyPart { count: context.quotes(&released.quote_ids().collect::<Vec<_>>()), href: None },
    ]
}

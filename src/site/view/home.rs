//! The home page: what this study is, what matters most in it, what is new.
//!
//! Comes in: facts. Goes out: [`Home`]. Does not know: how it looks.

use serde::Serialize;

use super::frame::Head;
use super::parts::number::plural;
use super::parts::people::interviewed;
use super::parts::{InterviewLine, PageContext, ThemeLine};
use super::priorities::TopRow;
use super::{PageParts, View};
use crate::content::Kind;
use crate::knowledge::ThemeId;
use crate::site::count::narrow;
use crate::site::route::Route;

/// How many rows of the priorities, and how many themes and interviews.
const TOP: usize = 5;

/// The home page.
#[derive(Debug, Serialize)]
pub struct Home<'a> {
    /// `title` of the home page's own file, or else the site's.
    pub title: &'a str,
    /// The home page's own words.
    pub words_html: String,
    /// What the study is made of.
    pub parts: Vec<Part>,
    /// The first rows of the priorities.
    pub top: Vec<TopRow<'a>>,
    /// The page of priorities.
    pub priorities: String,
    /// The themes that most people speak about.
    pub themes: Vec<ThemeLine<'a>>,
    /// All themes.
    pub all_themes: String,
    /// The newest interviews.
    pub newest: Vec<InterviewLine<'a>>,
    /// All interviews.
    pub all_interviews: String,
}

/// Something that there are many of.
#[derive(Debug, Serialize)]
pub struct Part {
    /// How many, in words.
    pub count: String,
    /// All of them, where they have a list.
    pub href: Option<String>,
}

/// The home page.
pub(super) fn home<'a>(context: &PageContext<'a>) -> PageParts<'a> {
    let knowledge = context.knowledge();
    let words_html = knowledge.home.as_ref().map(|home| context.prose(&home.kind.body, &home.path)).unwrap_or_default();
    let head = Head { description: context.facts.settings.description.clone(), ..Head::default() };
    let newest = context.facts.index.newest.iter().take(TOP);
    let title = knowledge.home.as_ref().and_then(|home| home.title.as_deref());
    let home = Home {
        title: title.unwrap_or(&context.facts.settings.title),
        words_html,
        parts: parts(context),
        top: context.top_rows(TOP),
        priorities: context.href(&Route::priorities()),
        themes: loudest(context),
        all_themes: context.href(&Route::list(Kind::Theme)),
        newest: newest.map(|id| context.interview_line(*id)).collect(),
        all_interviews: context.href(&Route::list(Kind::Interview)),
    };
    PageParts::new(head, View::Home(home))
}

fn parts(context: &PageContext<'_>) -> Vec<Part> {
    let knowledge = context.knowledge();
    let part = |size: usize, one: &str, many: &str, kind: Option<Kind>| Part {
        count: plural(narrow(size), one, many),
        href: kind.map(|kind| context.href(&Route::list(kind))),
    };
    vec![
        Part { count: interviewed(narrow(knowledge.participants.len())), href: None },
        part(knowledge.interviews.len(), "interview", "interviews", Some(Kind::Interview)),
        part(knowledge.teams.len(), "team", "teams", Some(Kind::Team)),
        part(knowledge.themes.len(), "theme", "themes", Some(Kind::Theme)),
        part(knowledge.quotes.len(), "quote", "quotes", None),
    ]
}

/// The themes that most people speak about; a theme's own parts do not take its place.
fn loudest<'a>(context: &PageContext<'a>) -> Vec<ThemeLine<'a>> {
    let count = |id: &ThemeId| context.facts.theme_count(*id);
    let roots = context.knowledge().themes.enumerate().filter(|(_, theme)| theme.parent.is_none());
    let mut ids: Vec<ThemeId> = roots.map(|(id, _)| id).filter(|id| count(id).quotes > 0).collect();
    ids.sort_by_key(|id| std::cmp::Reverse((count(id).people, count(id).quotes)));
    ids.iter().take(TOP).map(|id| context.theme_line(*id)).collect()
}

//! What surprised those who listened: what they had thought, and what they heard.
//!
//! Comes in: the site's context. Goes out: [`SurpriseLine`]s, and all of them by theme. Does not know: which page asks.
//!
//! A surprise is of an interview, not of a theme. Of the themes that the interview as a whole speaks to it stands with the one that
//! most surprises share, so that the same words stand once, and has the others beside it.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use super::context::{Link, PageContext};
use crate::knowledge::ThemeId;
use crate::release::{ReleasedInterview, ReleasedSurprise};
use crate::site::route::Route;

/// How many themes are shown, those with the newest surprises; what others have is put together.
const MOST_THEMES: usize = 60;
/// How many surprises are shown with each.
const MOST_OF_THEME: usize = 12;

/// What surprised somebody.
#[derive(Debug, Serialize)]
pub struct SurpriseLine<'a> {
    /// Whom.
    by: Option<ListenerName<'a>>,
    /// What they had thought.
    thought: Option<&'a str>,
    /// What they heard.
    heard: &'a str,
    /// Where.
    interview: Link<'a>,
    /// The themes of the interview beside the one that it stands with; none where it stands with none.
    also: Vec<Link<'a>>,
}

/// Somebody of the platform's side, as an interview names them.
#[derive(Debug, Serialize)]
pub struct ListenerName<'a> {
    /// The name, as it is written there.
    name: &'a str,
    /// Their page, where there is one.
    href: Option<String>,
}

/// What surprised people in interviews that speak to a theme.
#[derive(Debug, Serialize)]
pub struct ThemeSurprises<'a> {
    /// The theme; none for interviews that are tagged with none, and for themes that are too many.
    theme: Option<Link<'a>>,
    /// The newest surprises.
    surprises: Vec<SurpriseLine<'a>>,
    /// How many more there are.
    more: usize,
}

impl<'a> PageContext<'a> {
    /// A name in an interview, with the page of whom it is.
    pub fn listener_name(&self, name: &'a str) -> ListenerName<'a> {
        ListenerName { name, href: self.listener_route(name).map(|route| self.href(route)) }
    }

    /// The page of whoever is called so.
    pub fn listener_route(&self, name: &str) -> Option<&'a Route> {
        self.site.addresses.entry(self.released().listener_named(name)?.id())
    }

    /// A surprise, with where it was heard.
    pub fn surprise(&self, surprise: ReleasedSurprise<'a>) -> Option<SurpriseLine<'a>> {
        Some(SurpriseLine {
            by: surprise.by.map(|by| self.listener_name(by)),
            thought: surprise.thought,
            heard: surprise.heard,
            interview: self.interview(surprise.interview)?,
            also: Vec::new(),
        })
    }

    /// What surprised those who listened, each once, by a theme of the interview; the newest first.
    pub fn surprises_by_theme(&self) -> Vec<ThemeSurprises<'a>> {
        let mut all: Vec<ReleasedSurprise<'a>> = self.released().surprises().collect();
        all.sort_by_key(|surprise| self.site.index.interviews[surprise.interview].rank);
        let mut shared: BTreeMap<ThemeId, usize> = BTreeMap::new();
        all.iter().flat_map(|it| self.themes_of_surprise(*it)).for_each(|theme| *shared.entry(theme).or_default() += 1);
        let mut groups: Vec<(Option<ThemeId>, Vec<ReleasedSurprise<'a>>)> = Vec::new();
        let mut others = Vec::new();
        for surprise in all {
            let theme = self.themes_of_surprise(surprise).min_by_key(|theme| (Reverse(shared[theme]), *theme));
            let is_room = groups.len() < MOST_THEMES;
            match groups.iter_mut().find(|(of, _)| *of == theme) {
                Some((_, group)) => group.push(surprise),
                None if theme.is_some() && is_room => groups.push((theme, vec![surprise])),
                None => others.push(surprise),
            }
        }
        groups.extend((!others.is_empty()).then_some((None, others)));
        groups.into_iter().map(|(theme, surprises)| self.group(theme, &surprises)).collect()
    }

    /// The themes that the interview of a surprise speaks to as a whole.
    fn themes_of_surprise(&self, surprise: ReleasedSurprise<'a>) -> impl Iterator<Item = ThemeId> {
        self.released().interview(surprise.interview).into_iter().flat_map(ReleasedInterview::tags)
    }

    fn group(&self, theme: Option<ThemeId>, surprises: &[ReleasedSurprise<'a>]) -> ThemeSurprises<'a> {
        let line = |it: &ReleasedSurprise<'a>| {
            let also = self.themes_of_surprise(*it).filter(|other| Some(*other) != theme);
            Some(SurpriseLine { also: also.filter_map(|theme| self.theme(theme)).collect(), ..self.surprise(*it)? })
        };
        ThemeSurprises {
            theme: theme.and_then(|theme| self.theme(theme)),
            more: surprises.len().saturating_sub(MOST_OF_THEME),
            surprises: surprises.iter().take(MOST_OF_THEME).filter_map(line).collect(),
        }
    }
}

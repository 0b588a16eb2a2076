//! What surprised those who listened: what they had thought, and what they heard.
//!
//! Comes in: the site's context. Goes out: [`SurpriseLine`]s, and all of them by theme. Does not know: which page asks.
//!
//! A surprise is of an interview, not of a theme: it stands with the themes that the interview as a whole speaks to, and where
//! there are several, with each.

use std::collections::BTreeMap;

use serde::Serialize;

use super::context::{Link, PageContext};
use crate::knowledge::ThemeId;
use crate::release::ReleasedSurprise;
use crate::site::route::Route;

/// How many themes are shown, those with most surprises.
const MOST_THEMES: usize = 30;
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
    /// The theme; none for interviews that are tagged with none.
    theme: Option<Link<'a>>,
    /// The first surprises, by interview.
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
        })
    }

    /// What surprised those who listened, by the themes of the interviews, most surprises first.
    pub fn surprises_by_theme(&self) -> Vec<ThemeSurprises<'a>> {
        let mut by_theme: BTreeMap<Option<ThemeId>, Vec<ReleasedSurprise<'a>>> = BTreeMap::new();
        for surprise in self.released().surprises() {
            let Some(interview) = self.released().interview(surprise.interview) else { continue };
            let mut tags = interview.tags().map(Some).collect::<Vec<_>>();
            if tags.is_empty() {
                tags.push(None);
            }
            tags.into_iter().for_each(|theme| by_theme.entry(theme).or_default().push(surprise));
        }
        let mut groups: Vec<(Option<ThemeId>, Vec<ReleasedSurprise<'a>>)> = by_theme.into_iter().collect();
        // What has no theme comes last.
        groups.sort_by_key(|(theme, surprises)| (theme.is_none(), std::cmp::Reverse(surprises.len())));
        groups.truncate(MOST_THEMES);
        let group = |(theme, surprises): (Option<ThemeId>, Vec<ReleasedSurprise<'a>>)| ThemeSurprises {
            theme: theme.and_then(|theme| self.theme(theme)),
            more: surprises.len().saturating_sub(MOST_OF_THEME),
            surprises: surprises.into_iter().take(MOST_OF_THEME).filter_map(|it| self.surprise(it)).collect(),
        };
        groups.into_iter().map(group).collect()
    }
}

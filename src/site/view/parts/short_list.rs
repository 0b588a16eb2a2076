//! A few of many, where a page has no room for all.
//!
//! Comes in: links with what is said of each. Goes out: a [`ShortList`]. Does not know: what they lead to.

use serde::Serialize;

use super::context::{Link, PageContext};
use crate::analysis::count::narrow;

/// The first of some things, and how many more there are.
#[derive(Debug, Serialize)]
pub struct ShortList<'a> {
    /// What they have in common.
    pub name: &'a str,
    /// The first.
    pub items: Vec<ListedLink<'a>>,
    /// "and 4 more"; none where these are all.
    pub more: Option<String>,
}

/// A link, and what is said of it.
#[derive(Debug, Serialize)]
pub struct ListedLink<'a> {
    /// The link.
    #[serde(flatten)]
    pub link: Link<'a>,
    /// What is said of it; may be empty.
    pub said: String,
}

impl<'a> PageContext<'a> {
    /// At most so many of some links, below the text of a key; none where there is none at all.
    pub fn short_list(&self, key: &'static str, links: Vec<ListedLink<'a>>, most: usize) -> Option<ShortList<'a>> {
        let more = links.len().saturating_sub(most);
        let more = (more > 0).then(|| self.words().count("short_list.more", narrow(more)));
        let items: Vec<ListedLink<'a>> = links.into_iter().take(most).collect();
        (!items.is_empty()).then_some(ShortList { name: self.words().text(key), items, more })
    }
}

impl<'a> ListedLink<'a> {
    /// A link of which nothing is said.
    pub fn alone(link: Link<'a>) -> Self {
        Self { link, said: String::new() }
    }
}

//! A page for each rule, also for what the reading phases complain of: what it means, why it matters, and what to write
//! instead.
//!
//! Comes in: nothing, the pages are part of the program. Goes out: [`Page`]s. Does not know: what is wrong in any study.

use super::rule::Group;
use super::rules;
use crate::config::Level;

/// What there is to say about a rule.
#[derive(Debug, Clone, Copy)]
pub struct Page {
    /// The rule's name.
    pub name: &'static str,
    /// What it is about.
    pub group: Group,
    /// How much it weighs where the settings say nothing.
    pub level: Level,
    /// Whether the settings, and comments, can change that.
    pub settable: bool,
    /// Markdown: the name as a heading, what it complains of, why, and examples.
    pub text: &'static str,
}

impl Page {
    /// What it complains of, in one sentence.
    pub fn summary(&self) -> &'static str {
        let body = self.text.split_once("\n\n").map_or("", |(_, body)| body);
        body.split("\n\n").next().unwrap_or(body).trim()
    }

    /// What follows on the heading.
    pub fn body(&self) -> &'static str {
        self.text.split_once("\n\n").map_or("", |(_, body)| body).trim_end()
    }
}

/// All pages, by group, then by name.
pub fn pages() -> impl Iterator<Item = Page> {
    let own = rules::ALL.iter().map(|rule| Page {
        name: rule.name,
        group: rule.group,
        level: rule.level,
        settable: true,
        text: rule.page,
    });
    let mut pages: Vec<Page> = own.chain(READING.iter().copied()).collect();
    pages.sort_by_key(|page| (page.group, page.name));
    pages.into_iter()
}

/// The page of a rule.
pub fn find(name: &str) -> Option<Page> {
    let own = rules::ALL.iter().find(|rule| rule.name == name);
    let own = own.map(|rule| Page {
        name: rule.name,
        group: rule.group,
        level: rule.level,
        settable: true,
        text: rule.page,
    });
    own.or_else(|| READING.iter().copied().find(|page| page.name == name))
}

/// A page in `pages/`.
macro_rules! page {
    ($group:ident, error $name:literal) => {
        Page {
            name: $name,
            group: Group::$group,
            level: Level::Error,
            settable: false,
            text: include_str!(concat!("pages/", $name, ".md")),
        }
    };
    ($group:ident, warning $name:literal) => {
        Page {
            name: $name,
            group: Group::$group,
            level: Level::Warn,
            settable: true,
            text: include_str!(concat!("pages/", $name, ".md")),
        }
    };
}

/// What the phases before complain of: they say it themselves, here it is explained.
const READING: &[Page] = &[
];

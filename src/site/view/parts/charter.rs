//! The charter of the study: why it is done, what it is for, what it looks at, and what will not be done.
//!
//! Comes in: the site's context. Goes out: [`CharterPart`]. Does not know: which page shows it.

use serde::Serialize;

use super::context::PageContext;
use crate::release::ReleasedHome;

/// The charter.
#[derive(Debug, Serialize)]
pub struct CharterPart<'a> {
    /// What made somebody do it.
    pub why: Option<&'a str>,
    /// What it is for.
    pub purpose: Option<&'a str>,
    /// What it looks at.
    pub focus: Vec<&'a str>,
    /// What will not be done.
    pub left_out: Vec<&'a str>,
}

impl<'a> PageContext<'a> {
    /// The charter, as far as it may be said; none where there is nothing of it.
    pub fn charter(&self) -> Option<CharterPart<'a>> {
        let home = self.released().home();
        let part = CharterPart {
            why: self.why(),
            purpose: home.and_then(ReleasedHome::purpose),
            focus: home.into_iter().flat_map(ReleasedHome::focus).collect(),
            left_out: home.into_iter().flat_map(ReleasedHome::left_out).collect(),
        };
        let is_empty = part.focus.is_empty() && part.left_out.is_empty();
        (part.why.is_some() || part.purpose.is_some() || !is_empty).then_some(part)
    }

    /// `why` of the settings, where it may be said.
    pub fn why(&self) -> Option<&'a str> {
        let why = self.site.settings.study.plan.why.as_deref();
        why.filter(|why| self.released().may_say_why(why))
    }
}

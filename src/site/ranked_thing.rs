//! What a row of the priorities is about.
//!
//! Comes in: a candidate. Goes out: a [`RankedThing`], where it may be shown. Does not know: its numbers, how a row looks.

use serde::Serialize;

use crate::analysis::priority::Candidate;
use crate::base::slug::Slug;
use crate::release::Released;

/// What is ranked: a theme or an opportunity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct RankedThing<'a> {
    /// Its name in addresses.
    pub slug: &'a Slug,
    /// `theme` or `opportunity`.
    pub kind: &'static str,
    /// What it is called.
    pub title: &'a str,
}

impl<'a> RankedThing<'a> {
    /// What a candidate is; nothing where it may not be shown.
    pub fn of(released: Released<'a>, candidate: Candidate) -> Option<Self> {
        Some(match candidate {
            Candidate::Opportunity(id) => {
                let opportunity = released.opportunity(id)?;
                Self { slug: opportunity.slug(), kind: "opportunity", title: opportunity.title() }
            }
            Candidate::Theme(id) => {
                let theme = released.theme(id)?;
                Self { slug: theme.slug(), kind: "theme", title: theme.title() }
            }
        })
    }

    /// Its place on the page of priorities, which no other row has: `theme.new-service`.
    pub fn page_id(self) -> String {
        [self.kind, ".", self.slug.as_str()].concat()
    }
}

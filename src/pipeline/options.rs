//! What somebody asks for, beyond what the site's own files say.
//!
//! Comes in: nothing, these are the types. Goes out: [`BuildOptions`] for a site, [`ReadOptions`] where there is none. Does not know: who
//! asks, what is done with it.

use serde::Serialize;

use crate::base::Date;
use crate::release::Audience;

/// What is asked for where a site is made or judged, or anything else is made of one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BuildOptions {
    /// Publish drafts too.
    pub drafts: bool,
    /// Ask when files were changed, where the settings want it: for what is published, since it starts another program.
    pub history: bool,
    /// In place of the settings' `base_url`.
    pub base_url: Option<String>,
    /// Whom the site is for.
    pub audience: Audience,
    /// The day that ages are counted to, in place of the newest one in the study.
    pub count_day: Option<Date>,
    /// Which day it is: whose consent has ended is not published. It decides whether there is a site, and is in no digest, since it
    /// never decides what is in it.
    #[serde(skip)]
    pub clock_day: Date,
}

impl BuildOptions {
    /// A site for somebody, on this day. Nobody can forget the day: a site would be published that may not be.
    pub fn for_site(audience: Audience, clock_day: Date) -> Self {
        Self { drafts: false, history: false, base_url: None, audience, count_day: None, clock_day }
    }

    /// Which files are read for it.
    pub(super) fn read(&self) -> ReadOptions {
        ReadOptions { drafts: self.drafts, withdrawn: false }
    }
}

/// What is asked for where files are only read, and nothing is made of them that is published.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// Read drafts too.
    pub drafts: bool,
    /// Read interviews too whose participants have withdrawn, and take those that count nowhere as all others: for changes to
    /// files, never for a site.
    pub withdrawn: bool,
}

impl ReadOptions {
    /// Everything that is written, drafts and what counts nowhere too: for changes to files, which must follow each name.
    pub(super) fn as_written() -> Self {
        Self { drafts: true, withdrawn: true }
    }
}

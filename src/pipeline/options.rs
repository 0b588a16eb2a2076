//! What somebody asks for, beyond what the site's own files say.
//!
//! Comes in: nothing, these are the types. Goes out: [`BuildOptions`]. Does not know: who asks, what is done with it.

use serde::Serialize;

use crate::base::Date;
use crate::release::Audience;

/// What the command line asks for, beyond what the site's own files say.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct BuildOptions {
    /// Publish drafts too.
    pub drafts: bool,
    /// Read interviews too whose participants have withdrawn, and take those that count nowhere as all others: for changes to
    /// files, never for a site.
    pub withdrawn: bool,
    /// Ask when files were changed, where the settings want it: for what is published, since it starts another program.
    pub history: bool,
    /// In place of the settings' `base_url`.
    pub base_url: Option<String>,
    /// Whom the site is for.
    pub audience: Audience,
    /// The day that ages are counted to, in place of the newest one in the study.
    pub counted_to: Option<Date>,
    /// Which day it is, where consent is asked for. It decides whether there is a site, and is in no digest, since it never
    /// decides what is in it.
    #[serde(skip)]
    pub today: Option<Date>,
}

impl BuildOptions {
    /// Everything that is written, drafts and what counts nowhere too: for changes to files, which must follow each name.
    pub(super) fn as_written() -> Self {
        Self { drafts: true, withdrawn: true, ..Self::default() }
    }
}

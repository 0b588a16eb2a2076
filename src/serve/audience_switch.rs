//! Whom the site is shown to, which whoever looks at it may change: on this machine only, since others might see more than
//! they are meant to.
//!
//! Comes in: what was typed, then what is chosen on a page. Goes out: whom the next build is for. Does not know: what an
//! audience may see, how a choice looks.

use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::Serialize;

use super::state::GoodSite;
use super::watch::Notifier;
use crate::pipeline::AskedAudience;

/// Whom the site is shown to.
pub(super) struct AudienceSwitch {
    asked: Mutex<AskedAudience>,
    notifier: Notifier,
    chooser: Chooser,
}

/// Who may choose another audience.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Chooser {
    /// Whoever looks at the site.
    Anybody,
    /// Whoever started the server.
    Nobody,
}

/// What an open page gets to know of audiences.
#[derive(Debug, Serialize)]
pub(super) struct AudienceNews {
    /// Whom the page is for; empty where it is for nobody in particular.
    shown: String,
    /// Names and titles of all that there are.
    all: Vec<(String, String)>,
    /// Whether another one may be chosen.
    choice: bool,
}

impl AudienceSwitch {
    pub(super) fn new(asked: AskedAudience, notifier: Notifier, chooser: Chooser) -> Self {
        Self { asked: Mutex::new(asked), notifier, chooser }
    }

    /// Whom the next build is for.
    pub(super) fn asked(&self) -> AskedAudience {
        self.lock().clone()
    }

    /// Chooses another audience of a site, or everything by an empty name; whether that could be.
    pub(super) fn choose(&self, name: &str, site: &GoodSite) -> bool {
        let is_known = name.is_empty() || site.site().audiences().iter().any(|(known, _)| known == name);
        let may = is_known && self.chooser == Chooser::Anybody;
        if may {
            let everything = || AskedAudience::Everything;
            *self.lock() = Some(name)
                .filter(|name| !name.is_empty())
                .map_or_else(everything, |name| AskedAudience::typed(Some(name)));
            self.notifier.look_again();
        }
        may
    }

    /// What pages of a site get to know; nothing in a study without audiences.
    pub(super) fn news(&self, site: &GoodSite) -> Option<AudienceNews> {
        let mut all = site.site().audiences();
        let shown = site.site().audience_name().unwrap_or_default().to_owned();
        let choice = self.chooser == Chooser::Anybody;
        // Whoever cannot choose need not know who else there is.
        all.retain(|(name, _)| choice || *name == shown);
        (!all.is_empty()).then_some(AudienceNews { shown, all, choice })
    }

    /// Whether what is wrong is for the terminal alone: a complaint has the lines of any file of the study, and not all who
    /// look at the site may see them.
    pub(super) fn hides_problems(&self, site: Option<&GoodSite>) -> bool {
        self.chooser == Chooser::Nobody && site.is_none_or(|site| site.site().audience_name().is_some())
    }

    fn lock(&self) -> MutexGuard<'_, AskedAudience> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

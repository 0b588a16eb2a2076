//! Addresses of interviews whose participants have withdrawn: they are let go, and a page that was published says why.
//!
//! Comes in: the addresses that such interviews had, a section of the lock. Goes out: which of its lines are let go, and where
//! a page is to say so. Does not know: the interviews.

use rustc_hash::FxHashSet;

use super::file::{LockFile, LockLine, LockSection, interview_name, is_page};
use super::pin::{Pin, pin};
use super::split;
use crate::base::path::SourcePath;
use crate::base::slug::Slug;
use crate::config::AudienceSettings;
use crate::content::Kind;
use crate::site::route::Route;

/// The addresses that an interview had before it was withdrawn.
#[derive(Debug, Clone)]
pub struct WithdrawnAddresses {
    path: SourcePath,
    /// By its slug.
    page: Route,
    /// By its aliases.
    aliases: Vec<Route>,
}

impl WithdrawnAddresses {
    /// Those of the interview in a file.
    pub fn new(path: SourcePath, slug: &Slug, aliases: impl Iterator<Item = Slug>) -> Self {
        let route = |slug: &Slug| Route::entry(Kind::Interview, slug);
        Self { path, page: route(slug), aliases: aliases.map(|alias| route(&alias)).collect() }
    }
}

/// What of a section is let go.
#[derive(Debug, Default)]
pub(super) struct LetGo {
    /// Where a page says that the interview was withdrawn.
    pages: FxHashSet<String>,
    /// Where nothing is any more.
    others: FxHashSet<String>,
}

/// What becomes of a line that nothing answers, since an interview was withdrawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LetGoLine {
    /// Its page says why.
    Page,
    /// It goes.
    Other,
}

impl LetGo {
    /// Where neither names nor days may be said, no address had a slug: there a pin says whose a page was.
    pub(super) fn of(
        withdrawn: &[WithdrawnAddresses],
        section: Option<&LockSection>,
        audience: Option<&AudienceSettings>,
    ) -> Self {
        let mut let_go = Self::default();
        let is_named = audience.is_none_or(|audience| audience.attribution.allows_names_in_addresses());
        for WithdrawnAddresses { page, aliases, .. } in withdrawn {
            let by_slug = if is_named { &mut let_go.pages } else { &mut let_go.others };
            by_slug.insert(page.as_str().to_owned());
            let_go.others.extend(aliases.iter().map(|alias| alias.as_str().to_owned()));
        }
        let pins: FxHashSet<Pin> = audience.map_or_else(FxHashSet::default, |audience| {
            withdrawn.iter().map(|interview| pin(&audience.name, &interview.path)).collect()
        });
        let lines = section.into_iter().flat_map(|section| &section.lines);
        let pinned = lines.filter(|line| line.pin.as_ref().is_some_and(|pin| pins.contains(pin)));
        let pinned = pinned.map(|line| line.address.value.clone());
        let by_pin = if is_named { &mut let_go.others } else { &mut let_go.pages };
        by_pin.extend(pinned);
        let_go
    }

    /// What becomes of a line that nothing answers; none where no interview was withdrawn that it was an address of.
    pub(super) fn line(&self, line: &LockLine) -> Option<LetGoLine> {
        let (page, _) = split(&line.address.value);
        if self.pages.contains(page) {
            return Some(if is_page(line) { LetGoLine::Page } else { LetGoLine::Other });
        }
        self.others.contains(page).then_some(LetGoLine::Other)
    }
}

/// The addresses at which a page says that an interview was withdrawn: those that were published for an audience.
pub fn withdrawn_pages(
    withdrawn: &[WithdrawnAddresses],
    file: &LockFile,
    audience: Option<&AudienceSettings>,
) -> Vec<Route> {
    let section = file.section(audience.map(|audience| audience.name.as_str()));
    let let_go = LetGo::of(withdrawn, section, audience);
    let lines = section.into_iter().flat_map(|section| &section.lines);
    let pages = lines.filter(|line| let_go.line(line) == Some(LetGoLine::Page));
    pages.filter_map(|line| Some(Route::entry(Kind::Interview, &interview_name(&line.address.value)?))).collect()
}

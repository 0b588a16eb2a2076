//! Addresses that have been published: a list in the study, one a line, that every later site is held to.
//!
//! Comes in: what is released, its addresses, the text of `cairn.lock`. Goes out: complaints about addresses that would be gone, and
//! the text with new ones. Does not know: the disk.
//!
//! Each audience has a section of its own. Listed are the pages that people read, the old addresses that lead on to one, and
//! the quotes in transcripts. Cards on a theme's page are not: to code a passage anew is ordinary work, and the page and the
//! passage stay where they are.

mod file;
mod gone;
mod pin;
mod text;
mod withdrawn;

#[cfg(test)]
mod tests;

pub use file::LockFile;
pub use pin::{Pin, pin};
pub use text::{GoneAddresses, LockUpdate, update};
pub use withdrawn::{WithdrawnAddresses, withdrawn_pages};

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::addresses::{Addresses, Answer, PublicPage};
use super::route::Route;
use crate::base::path::SourcePath;
use crate::base::span::{Place, Spanned};
use crate::config::{AudienceSettings, Audiences};
use crate::content::interview::turn_id::TurnId;
use crate::diagnostic::{Checked, Diagnostic};
use crate::knowledge::InterviewId;
use crate::release::{Released, ReleasedInterview, ReleasedQuote};
use file::{LockLine, LockSection};
use withdrawn::{LetGo, LetGoLine};

/// The rule of an address that was published and that nothing answers.
pub const ADDRESS_GONE: &str = "address-gone";

/// What is published now.
pub struct Published<'k> {
    released: Released<'k>,
    addresses: &'k Addresses,
    /// Each address of a page, with the interview that is shown there in the end.
    pages: FxHashMap<&'k str, Option<ReleasedInterview<'k>>>,
    /// For each interview the ids of its quotes.
    quotes: FxHashMap<InterviewId, FxHashSet<&'k str>>,
    section: LockedSection<'k>,
}

/// Which section of the file is meant, and what is known of it beside what is published.
#[derive(Debug, Clone, Copy, Default)]
pub struct LockedSection<'k> {
    /// Whose it is; none for everybody's.
    pub audience: Option<&'k AudienceSettings>,
    /// All audiences that may have one; where none are given, nobody asks.
    pub audiences: Option<&'k Audiences>,
    /// The addresses that interviews had whose participants have withdrawn.
    pub withdrawn: &'k [WithdrawnAddresses],
}

impl<'k> Published<'k> {
    /// Looks at a whole site.
    pub fn new(released: Released<'k>, addresses: &'k Addresses) -> Self {
        let mut pages: FxHashMap<&str, Option<ReleasedInterview<'_>>> = FxHashMap::default();
        for PublicPage { route, .. } in &addresses.public {
            pages.insert(route.as_str(), addresses.interview_at(route).and_then(|id| released.interview(id)));
        }
        let ids = |interview: ReleasedInterview<'k>| interview.quotes().map(ReleasedQuote::anchor).collect();
        let quotes = released.interviews().map(|interview| (interview.id(), ids(interview))).collect();
        Self { released, addresses, pages, quotes, section: LockedSection::default() }
    }

    /// The same, to be held against a section of the file.
    pub fn in_section(self, section: LockedSection<'k>) -> Self {
        Self { section, ..self }
    }

    /// What is worth listing, sorted, each with its pin where it needs one.
    fn addresses(&self) -> BTreeMap<String, Option<Pin>> {
        let pages = self.addresses.public.iter().filter(|page| self.is_kept(page)).map(|page| page.route.as_str());
        let mut addresses: BTreeMap<String, Option<Pin>> =
            pages.map(|page| (page.to_owned(), self.pin_of(page))).collect();
        for interview in self.released.interviews() {
            let route = self.addresses.entry(interview.id()).map(Route::as_str);
            if let Some(route) = route.filter(|route| self.pages.get(route).is_some_and(Option::is_some)) {
                addresses.extend(
                    interview.quotes().map(|quote| format!("{route}#{}", quote.anchor())).map(|quote| (quote, None)),
                );
            }
        }
        addresses
    }

    /// Whether an address is kept: how many pages go on where one ends changes with what is on them, and what leads to a place
    /// on them leads there by way of the first.
    fn is_kept(&self, page: &PublicPage) -> bool {
        match &page.answer {
            Answer::Continued => false,
            Answer::Redirect(to) => !self.addresses.is_continued(to),
            Answer::Page | Answer::Interview(_) => true,
        }
    }

    /// Whose section it is.
    fn audience_name(&self) -> Option<&'k str> {
        self.section.audience.map(|audience| audience.name.as_str())
    }

    /// The pin of the interview whose page is at an address that says nothing by itself.
    fn pin_of(&self, address: &str) -> Option<Pin> {
        let interview = self.pages.get(address).copied().flatten().filter(|interview| interview.is_opaque())?;
        Some(pin(self.audience_name()?, interview.file().path()))
    }

    /// What of a section is let go.
    fn let_go(&self, section: Option<&LockSection>) -> LetGo {
        LetGo::of(self.section.withdrawn, section, self.section.audience)
    }

    /// Complaints about sections of audiences that the settings do not describe.
    fn unknown_sections(&self, path: &SourcePath, file: &LockFile) -> Vec<Diagnostic> {
        self.section.audiences.map_or_else(Vec::new, |audiences| unknown_sections(path, file, audiences))
    }

    /// Whether something answers an address. On a page that is no transcript any place will do: the page is there.
    fn answers(&self, address: &str) -> bool {
        let (page, place) = split(address);
        match (self.pages.get(page), place) {
            (None, _) => false,
            (Some(Some(interview)), Some(place)) => self.has(interview, place),
            (Some(_), _) => true,
        }
    }

    fn has(&self, interview: &ReleasedInterview<'_>, place: &str) -> bool {
        self.quotes[&interview.id()].contains(place) || TurnId::read(place, interview.turns()).is_some()
    }
}

/// A page, and the place on it.
fn split(address: &str) -> (&str, Option<&str>) {
    address.split_once('#').map_or((address, None), |(page, place)| (page, Some(place)))
}

/// Complaints about each address of a lock file that nothing would answer, and about lines that are no addresses.
pub fn gone(published: &Published<'_>, path: &SourcePath, text: &str) -> Vec<Diagnostic> {
    let Checked { value: file, mut diagnostics } = LockFile::read(path, text);
    diagnostics.extend(published.unknown_sections(path, &file));
    let section = file.section(published.audience_name());
    let let_go = published.let_go(section);
    let lines = section.into_iter().flat_map(|section| &section.lines);
    let held = lines.filter(|line| published.answers(&line.address.value) || let_go.line(line).is_none());
    let (pinned, held): (Vec<&LockLine>, Vec<&LockLine>) =
        held.partition(|line| line.pin.is_some() && !published.answers(&line.address.value));
    let pages: FxHashSet<&str> = pinned.iter().map(|line| line.address.value.as_str()).collect();
    diagnostics.extend(pinned.iter().map(|line| pinned_is_gone(path, line)));
    let held = held.into_iter().filter(|line| !pages.contains(split(&line.address.value).0));
    let held: Vec<Spanned<String>> = held.map(|line| line.address.clone()).collect();
    diagnostics.extend(gone::complaints(published, path, &held));
    diagnostics
}

/// Which file an address was of that says nothing by itself, only its pin knows; so nobody guesses what took its place.
fn pinned_is_gone(path: &SourcePath, line: &LockLine) -> Diagnostic {
    let message = format!("`{}` was published, and no interview has this address now", line.address.value);
    Diagnostic::error(ADDRESS_GONE, Place::new(path, line.span), message).help(
        "if its file has another name or place now, run `cairn lock`, write the second word of its new line here, and remove \
         that line; to give the address up, remove this line",
    )
}

/// How many addresses of a lock file are let go, and gone from it with the next update, since interviews were withdrawn.
pub fn let_go(published: &Published<'_>, path: &SourcePath, text: &str) -> usize {
    let file = LockFile::read(path, text).value;
    let section = file.section(published.audience_name());
    let let_go = published.let_go(section);
    let lines = section.into_iter().flat_map(|section| &section.lines);
    let gone = lines.filter(|line| !published.answers(&line.address.value));
    gone.filter(|line| let_go.line(line) == Some(LetGoLine::Other)).count()
}

/// Complaints about sections of audiences that the settings do not describe.
pub fn unknown_sections(path: &SourcePath, file: &LockFile, audiences: &Audiences) -> Vec<Diagnostic> {
    let headings = file.sections.iter().filter_map(|section| section.heading.as_ref());
    let unknown = headings.filter_map(|heading| {
        let name = heading.audience.as_ref().filter(|name| audiences.get(name).is_none())?;
        let message = format!("there is no audience `{name}`, for which addresses are listed");
        let help = format!("{}; or remove the section", audiences.instead_of(name));
        Some(Diagnostic::error("no-such-audience", Place::new(path, heading.span), message).help(help))
    });
    unknown.collect()
}

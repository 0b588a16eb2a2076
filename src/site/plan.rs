//! Which pages there are, and at which addresses.
//!
//! Comes in: what is released of a study, and the paths of the files that are copied as they are. Goes out: one [`Plan`],
//! cheap, and a complaint where two things want one address. Does not know: what stands on a page.

use rustc_hash::{FxHashMap, FxHashSet};

use super::addresses::{Addresses, Answer, LookAsset};
use super::claims::Claims;
use super::page_kind::{PageContent, PageKind, PageOwner, Readers, WantedPage};
use super::raw::{self, Raw};
use super::route::Route;
use super::view::{REDIRECT, WITHDRAWN, page_kinds};
use crate::base::id::Id;
use crate::base::path::{CONTENT, OutPath, SourcePath};
use crate::base::slug::Slug;
use crate::base::span::Place;
use crate::config::Settings;
use crate::content::{Kind, kind_of};
use crate::diagnostic::{Checked, Diagnostic};
use crate::knowledge::InterviewId;
use crate::release::{Released, ReleasedFile, ReleasedSetAside};

/// A page and its address.
#[derive(Debug, Clone)]
pub struct Planned {
    /// What kind of page it is.
    pub kind: &'static PageKind,
    /// Which of its kind.
    pub subject: usize,
    /// Where it is.
    pub route: Route,
    /// The file that it is the page of, where that may be said.
    pub source: Option<SourcePath>,
}

impl Planned {
    /// Where it lies as Markdown, which a page for people does.
    pub fn markdown(&self) -> Option<Route> {
        let is_for_people = self.kind.readers == Readers::People && self.route.as_str().ends_with('/');
        (is_for_people && matches!(self.kind.content, PageContent::Template(..))).then(|| self.route.markdown())
    }
}

/// All pages, and the address of everything that has one.
#[derive(Debug)]
pub struct Plan {
    /// The pages, in an order that depends on nothing but the content.
    pub pages: Vec<Planned>,
    /// Files of `content/` that are copied as they are.
    pub assets: Vec<(SourcePath, Route)>,
    /// Where everything is.
    pub addresses: Addresses,
}

impl Plan {
    /// The pages that people read.
    pub fn for_people(&self) -> impl Iterator<Item = &Planned> {
        self.pages.iter().filter(|planned| planned.kind.readers == Readers::People)
    }
}

/// What has addresses beside what is released. Nothing of it may be left out: a page that only some settings bring is a page.
#[derive(Debug)]
pub struct PlanInputs<'i> {
    /// Some pages are there only with some settings.
    pub settings: &'i Settings,
    /// The files of `content/` that are copied.
    pub assets: &'i [SourcePath],
    /// The files that the look brings.
    pub look: &'i [LookAsset],
    /// The addresses of pages of interviews that have been withdrawn.
    pub withdrawn: Vec<Route>,
}

/// Plans the site.
pub fn plan(released: Released<'_>, inputs: PlanInputs<'_>) -> Checked<Plan> {
    let PlanInputs { settings, assets, look, withdrawn } = inputs;
    let mut planner = Planner::default();
    for file in look {
        planner.claims.ours(&Route::file(&file.path), "a file of the look");
    }
    for route in [Route::search_manifest(), Route::search_shards()] {
        planner.claims.ours(&route, "the index of the search");
    }
    planner.own = own_pages(released);
    for kind in page_kinds(settings) {
        (kind.addresses)(released).into_iter().for_each(|wanted| planner.page(kind, wanted));
    }
    planner.assets(released, assets);
    let rehearsals = released.interviews_set_aside().filter(|rehearsal| rehearsal.has_page());
    let with_pages = released.files().chain(rehearsals.map(ReleasedSetAside::file));
    with_pages.for_each(|file| planner.aliases(file));
    withdrawn.into_iter().for_each(|route| planner.withdrawn(route));
    planner.finish(look)
}

/// The addresses of the pages that people read, without a plan of the others.
pub fn read_pages(released: Released<'_>, settings: &Settings) -> FxHashSet<Route> {
    let is_read = |kind: &&PageKind| kind.readers == Readers::People;
    let kinds = page_kinds(settings).filter(is_read);
    kinds.flat_map(|kind| (kind.addresses)(released)).map(|page| page.route).collect()
}

/// What grows while a plan is made.
#[derive(Default)]
struct Planner {
    pages: Vec<Planned>,
    copied: Vec<(SourcePath, Route)>,
    addresses: Addresses,
    /// What is said of files that are not published.
    left_out: Vec<Diagnostic>,
    claims: Claims,
    /// The plain pages that may have an address that the program would use, each with its file.
    own: FxHashMap<Route, SourcePath>,
    /// How many pages go on where one ends, by its address.
    continued: FxHashMap<Route, usize>,
}

impl Planner {
    /// Whether a page of the program's own steps back, since the study has a page of its own at its address.
    fn steps_back(&mut self, kind: &'static PageKind, wanted: &WantedPage) -> bool {
        let is_page = matches!(kind.content, PageContent::Template(..)) && wanted.file.is_none();
        let own = |route| self.own.get(route).filter(|_| is_page);
        match &wanted.owner {
            PageOwner::Program => own(&wanted.route).cloned().is_some_and(|file| {
                self.left_out.push(page_replaced(&wanted.route, kind.name, &file));
                true
            }),
            PageOwner::Continued(first) => own(first).is_some(),
            PageOwner::Use(_) | PageOwner::Entry(..) | PageOwner::File(_) => false,
        }
    }

    fn page(&mut self, kind: &'static PageKind, wanted: WantedPage) {
        if self.steps_back(kind, &wanted) {
            return;
        }
        let WantedPage { subject, route, owner, file, source } = wanted;
        if let Some(file) = &file {
            self.addresses.add_file(file, &route);
        }
        let mut answer = Answer::Page;
        if let PageOwner::Entry(entry, _) | PageOwner::Use(entry) = owner {
            self.addresses.add_entry(entry, subject, route.clone());
            if entry == Kind::Interview {
                answer = Answer::Interview(InterviewId::from_index(subject));
            }
        }
        let is_ours = match owner {
            PageOwner::Program => self.claims.ours(&route, kind.name),
            PageOwner::Use(_) => self.claims.ours(&route, "a page that is implied by its use"),
            PageOwner::Entry(entry, place) => self.claims.entry(&route, entry, place),
            PageOwner::File(place) => self.claims.file(&route, place),
            PageOwner::Continued(first) => {
                answer = Answer::Continued;
                *self.continued.entry(first).or_default() += 1;
                self.claims.ours(&route, kind.name)
            }
        };
        if is_ours {
            if kind.readers == Readers::People {
                self.addresses.add_public(route.clone(), answer);
            }
            let planned = Planned { kind, subject, route, source };
            if let Some(markdown) = planned.markdown() {
                self.claims.beside_page(&markdown);
            }
            self.pages.push(planned);
        }
    }

    fn assets(&mut self, released: Released<'_>, assets: &[SourcePath]) {
        let raw = Raw::of(released, assets);
        // Where not everything may be seen, neither may a picture that only something withheld links to.
        let shown = if released.is_everything() { assets.iter().collect() } else { raw::only_named(released, assets) };
        for path in shown {
            if raw.holds(path) {
                self.left_out.extend((!raw::has_odd_ending(path)).then(|| raw::unlinked(path)));
                continue;
            }
            let Some(out) = path.below(CONTENT).and_then(OutPath::new) else { continue };
            let route = Route::file(&out);
            self.addresses.add_file(path, &route);
            if self.claims.file(&route, Place::start_of(path)) {
                self.copied.push((path.clone(), route));
            }
        }
    }

    /// The old names of an entry or page lead to it.
    fn aliases(&mut self, file: ReleasedFile<'_>) {
        let kind = kind_of(file.path());
        let Some(route) = self.addresses.of_file(file.path()).cloned() else { return };
        for (alias, place) in file.aliases() {
            let old = match kind {
                Some(kind) => Slug::from_text(alias).map(|slug| Route::entry(kind, &slug)),
                None => old_page(&route, alias),
            };
            let Some(old) = old.filter(|old| *old != route) else { continue };
            let is_ours = match kind {
                Some(kind) => self.claims.entry(&old, kind, place),
                None => self.claims.file(&old, place),
            };
            if is_ours {
                let continued = self.continued.get(&route).copied().unwrap_or_default();
                (1..=continued).for_each(|number| self.redirect(old.continued(number), route.continued(number)));
                self.redirect(old, route.clone());
            }
        }
    }

    fn redirect(&mut self, old: Route, new: Route) {
        let subject = self.addresses.public.len();
        self.addresses.add_public(old.clone(), Answer::Redirect(new));
        self.pages.push(Planned { kind: &REDIRECT, subject, route: old, source: None });
    }

    /// Says that an interview was withdrawn, unless its address is another one's now.
    fn withdrawn(&mut self, route: Route) {
        if self.claims.left_over(&route, WITHDRAWN.name) {
            self.pages.push(Planned { kind: &WITHDRAWN, subject: 0, route, source: None });
        }
    }

    fn finish(mut self, look: &[LookAsset]) -> Checked<Plan> {
        self.addresses.index(self.pages.iter().map(|page| &page.route), look);
        let mut complaints = self.claims.finish();
        complaints.extend(self.left_out);
        Checked::new(Plan { pages: self.pages, assets: self.copied, addresses: self.addresses }, complaints)
    }
}

/// The plain pages that lie where lists and made pages do: at the top.
fn own_pages(released: Released<'_>) -> FxHashMap<Route, SourcePath> {
    let at_top = released.pages().filter(|page| !page.address().contains('/'));
    at_top.filter_map(|page| Some((Route::page(page.address())?, page.file().path().clone()))).collect()
}

fn page_replaced(route: &Route, what: &str, file: &SourcePath) -> Diagnostic {
    let message = format!("this page is at `{}` in place of {what}", route.as_str());
    Diagnostic::warning("page-replaced", Place::start_of(file), message)
        .help("rename the file, or give it another `slug`, to have both")
}

/// A plain page's old name stands beside its new one, unless it is a path of its own.
fn old_page(route: &Route, alias: &str) -> Option<Route> {
    let parts = alias.split('/').filter_map(Slug::from_text);
    let old = parts.map(|part| part.to_string()).collect::<Vec<_>>().join("/");
    let folder = route.as_str().trim_matches('/').rsplit_once('/').map_or("", |(folder, _)| folder);
    let is_beside = !alias.contains('/') && !folder.is_empty();
    Route::page(&if is_beside { format!("{folder}/{old}") } else { old })
}

#[cfg(test)]
mod tests;

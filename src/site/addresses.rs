//! Where everything is that has an address: what pages and complaints ask when they link to something.
//!
//! Comes in: what was planned. Goes out: addresses of entries, files and links. Does not know: what stands at an address.

use rustc_hash::{FxHashMap, FxHashSet};

use super::route::Route;
use crate::base::fold;
use crate::base::link::{self, LinkTarget};
use crate::base::path::{CONTENT, OutPath, SourcePath};
use crate::content::Kind;
use crate::knowledge::{EntryId, InterviewId};

/// The address of everything that has one.
#[derive(Debug, Default)]
pub struct Addresses {
    /// For each kind of entry, by its number, those of the entries, by theirs.
    entries: Vec<Vec<Option<Route>>>,
    /// The pages that people read, in the order of the plan, and the old addresses that lead to them.
    pub(super) public: Vec<PublicPage>,
    /// The interviews by the addresses of their pages, old ones among them.
    interviews: FxHashMap<Route, InterviewId>,
    /// The pages that go on where another ends.
    continued: FxHashSet<Route>,
    /// Files that the look brings; under the same name there are always the same bytes.
    pub(super) look_files: Vec<Route>,
    /// For each file below `content/` what its address is, by its path there.
    by_file: FxHashMap<String, Route>,
    /// For each such path that has another form in which paths are compared, by that form the path as it is.
    by_folded: FxHashMap<String, String>,
    /// Each page by its address without the outer slashes, and each file of the look by its name.
    by_address: FxHashMap<String, Route>,
}

/// An address that people may keep.
#[derive(Debug, Clone)]
pub struct PublicPage {
    /// The address.
    pub route: Route,
    /// What answers there.
    pub answer: Answer,
}

/// What answers at an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// The page of an interview.
    Interview(InterviewId),
    /// Any other page.
    Page,
    /// A page that goes on where another ends: how many there are changes with what is on them.
    Continued,
    /// A page that leads on.
    Redirect(Route),
}

/// A file that the look brings.
#[derive(Debug, Clone)]
pub struct LookAsset {
    /// What content calls it, whatever is in it: `assets/logo.svg`.
    pub name: OutPath,
    /// Its place in the output, with a name that changes with what is in it.
    pub path: OutPath,
}

/// What a link leads to.
#[derive(Debug, PartialEq)]
pub(super) struct ResolvedLink<'a> {
    /// The page or file.
    pub(super) route: &'a Route,
    /// What was written after the path, from its `?` or `#` on.
    pub(super) rest: &'a str,
}

impl Addresses {
    /// The address of an entry's page; none where it is withheld.
    pub fn entry<I: EntryId>(&self, id: I) -> Option<&Route> {
        self.entries.get(I::KIND as usize)?.get(id.index())?.as_ref()
    }

    /// Where a link leads.
    pub fn leads(&self, from: &SourcePath, written: &str) -> LinkTarget {
        let Some((file, rest)) = link::named_file(from, written) else { return LinkTarget::Nowhere };
        let file = if let Some((file, _)) = self.file(&file) {
            Some(file.to_owned())
        } else {
            let Some(route) = self.address(&file) else { return LinkTarget::Nowhere };
            // The same file, whatever the order of the map: two with one address are an error.
            self.by_file.iter().filter(|(_, of_file)| *of_file == route).map(|(file, _)| file.clone()).min()
        };
        let Some(file) = file else { return LinkTarget::Made };
        let anchor = rest.split_once('#').and_then(|(_, anchor)| link::percent_decoded(anchor));
        LinkTarget::File(SourcePath::new(&format!("{CONTENT}/{file}")), anchor.filter(|anchor| !anchor.is_empty()))
    }

    /// Where a link leads: to another file of the content, by its path from the one that holds it (or from the content
    /// folder, where it begins with `/`), or to an address of the site. `None` for anything else.
    pub(super) fn resolve<'a>(&'a self, from: &SourcePath, written: &'a str) -> Option<ResolvedLink<'a>> {
        let (file, rest) = link::named_file(from, written)?;
        let route = self.file(&file).map(|(_, route)| route).or_else(|| self.address(&file))?;
        Some(ResolvedLink { route, rest })
    }

    /// The addresses of all entries that have one.
    pub(super) fn of_entries(&self) -> impl Iterator<Item = &Route> {
        self.entries.iter().flatten().flatten()
    }

    /// The old addresses, each with the one that it leads to.
    pub(super) fn redirects(&self) -> impl Iterator<Item = (&Route, &Route)> {
        self.public.iter().filter_map(|page| match &page.answer {
            Answer::Redirect(to) => Some((&page.route, to)),
            Answer::Interview(_) | Answer::Page | Answer::Continued => None,
        })
    }

    /// Whether there is a page at an address.
    pub(super) fn has_page(&self, route: &Route) -> bool {
        self.by_address.get(route.as_str().trim_matches('/')).is_some_and(|there| there == route)
    }

    /// Whether a link leads to anything.
    pub fn has(&self, from: &SourcePath, written: &str) -> bool {
        self.resolve(from, written).is_some()
    }

    /// Adds an address that people may keep. The pages that others lead to come before them.
    pub(super) fn add_public(&mut self, route: Route, answer: Answer) {
        let interview = match &answer {
            Answer::Interview(id) => Some(*id),
            Answer::Page | Answer::Continued => None,
            Answer::Redirect(to) => self.interview_at(to),
        };
        if answer == Answer::Continued {
            self.continued.insert(route.clone());
        }
        self.interviews.extend(interview.map(|id| (route.clone(), id)));
        self.public.push(PublicPage { route, answer });
    }

    /// The interview whose page is at an address, or was there.
    pub(super) fn interview_at(&self, route: &Route) -> Option<InterviewId> {
        self.interviews.get(route).copied()
    }

    /// Whether a page goes on where another ends.
    pub(super) fn is_continued(&self, route: &Route) -> bool {
        self.continued.contains(route)
    }

    /// Gives an entry its address.
    pub(super) fn add_entry(&mut self, kind: Kind, index: usize, route: Route) {
        self.entries.resize(Kind::ALL.len(), Vec::new());
        let routes = &mut self.entries[kind as usize];
        routes.resize(routes.len().max(index + 1), None);
        routes[index] = Some(route);
    }

    /// Gives a file below the content folder its address.
    pub(super) fn add_file(&mut self, path: &SourcePath, route: &Route) {
        if let Some(below) = path.below(CONTENT) {
            self.by_file.insert(below.to_owned(), route.clone());
        }
    }

    /// What leads to a file below the content folder.
    pub(super) fn of_file(&self, path: &SourcePath) -> Option<&Route> {
        self.by_file.get(path.below(CONTENT)?)
    }

    /// Makes all that was added, and what the look brings, to be found however it is typed.
    pub(super) fn index<'r>(&mut self, pages: impl Iterator<Item = &'r Route>, look: &[LookAsset]) {
        let by_address = pages.map(|route| (route.as_str().trim_matches('/').to_owned(), route.clone()));
        let by_name = look.iter().map(|file| (file.name.as_str().to_owned(), Route::file(&file.path)));
        self.by_address = by_name.chain(by_address).collect();
        self.look_files = look.iter().map(|file| Route::file(&file.path)).collect();
        let folded = self.by_file.keys().map(|file| (fold::text(file), file)).filter(|(folded, file)| folded != *file);
        let mut folded: Vec<(String, String)> =
            folded.map(|(folded, file)| (folded.into_owned(), file.clone())).collect();
        // Of two with one form the first has it.
        folded.sort_by(|one, other| other.cmp(one));
        self.by_folded = folded.into_iter().collect();
    }

    /// The file below the content folder that a path means, however it was typed.
    fn file(&self, path: &str) -> Option<(&str, &Route)> {
        let folded = || fold::text(path);
        let file = self.by_file.get_key_value(path);
        let file = file.or_else(|| self.by_file.get_key_value(&*folded()));
        let file = file.or_else(|| self.by_file.get_key_value(self.by_folded.get(&*folded())?));
        file.map(|(file, route)| (file.as_str(), route))
    }

    /// The page at an address, however it was typed.
    fn address(&self, path: &str) -> Option<&Route> {
        let path = path.trim_end_matches('/');
        self.by_address.get(path).or_else(|| self.by_address.get(&*fold::text(path)))
    }
}

#[cfg(test)]
mod tests;

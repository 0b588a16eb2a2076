//! Addresses that nothing answers any more, and what most likely took their place.
//!
//! Comes in: what is published, and the addresses that were. Goes out: a complaint for each page and each quote that is
//! gone, with the file and the line that would mend it. Does not know: whether the guess is right.

use std::cell::Cell;
use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{ADDRESS_GONE, Published, split};
use crate::base::path::SourcePath;
use crate::base::span::{Place, Spanned};
use crate::content::Kind;
use crate::content::interview::ids;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::suggest::nearest;
use crate::release::{ReleasedFile, ReleasedInterview, ReleasedQuote};
use crate::site::addresses::Answer;
use crate::site::route::Route;

/// How many names are compared in all: where a whole study went away, guessing for each would take for ever and help
/// nobody.
const COMPARISONS: usize = 200_000;
/// What can be done about every complaint.
const GIVE_UP: &str = "to give the address up, remove this line";

pub(super) fn complaints(published: &Published<'_>, path: &SourcePath, lines: &[Spanned<String>]) -> Vec<Diagnostic> {
    let gone: Vec<&Spanned<String>> = lines.iter().filter(|line| !published.answers(&line.value)).collect();
    if gone.is_empty() {
        return Vec::new();
    }
    let guesser = Guesser::new(published, lines);
    // Of a page that is gone the page is complained of, once, and the places on it are counted.
    let mut pages: BTreeMap<&str, Vec<&Spanned<String>>> = BTreeMap::new();
    let mut complaints = Vec::new();
    for line in gone {
        let (page, place) = split(&line.value);
        match (published.pages.get(page).copied().flatten(), place) {
            (Some(interview), Some(place)) => complaints.push(guesser.quote(path, line, interview, place)),
            _ => pages.entry(page).or_default().push(line),
        }
    }
    complaints.extend(pages.iter().map(|(page, lines)| guesser.page(path, page, lines)));
    complaints.sort_by(|one, other| one.place.cmp(&other.place));
    complaints
}

/// What may have taken the place of something: pages that were not published before.
struct Guesser<'g, 'k> {
    published: &'g Published<'k>,
    /// All addresses that were published before.
    listed: FxHashSet<&'g str>,
    compared: Cell<usize>,
    /// By the folder of their kind; plain pages by none.
    candidates: BTreeMap<&'static str, Vec<NewPage<'k>>>,
}

/// A page that was not published before.
#[derive(Clone, Copy)]
struct NewPage<'k> {
    /// Its address is these two.
    folder: &'k str,
    slug: &'k str,
    file: Option<ReleasedFile<'k>>,
    interview: Option<ReleasedInterview<'k>>,
}

impl<'g, 'k> Guesser<'g, 'k> {
    fn new(published: &'g Published<'k>, lines: &'g [Spanned<String>]) -> Self {
        let listed: FxHashSet<&str> = lines.iter().map(|line| line.value.as_str()).collect();
        let files = published.released.files();
        let files: FxHashMap<&str, ReleasedFile<'_>> =
            files.filter_map(|file| Some((published.addresses.of_file(file.path())?.as_str(), file))).collect();
        let mut candidates: BTreeMap<&'static str, Vec<NewPage<'k>>> = BTreeMap::new();
        for page in &published.addresses.public {
            let route = page.route.as_str();
            let (folder, slug) = name(route);
            let kind = Kind::ALL.iter().map(|kind| kind.folder()).find(|kind| *kind == folder);
            let file = files.get(route).copied();
            // Pages of the program's own are always there.
            let is_own = file.is_none() && kind.is_none();
            if !is_own && !listed.contains(route) && !matches!(page.answer, Answer::Redirect(_) | Answer::Continued) {
                let interview = published.pages.get(route).copied().flatten();
                let candidate = NewPage { folder, slug, file, interview };
                candidates.entry(kind.unwrap_or_default()).or_default().push(candidate);
            }
        }
        Self { published, listed, compared: Cell::new(0), candidates }
    }

    fn page(&self, path: &SourcePath, page: &str, lines: &[&Spanned<String>]) -> Diagnostic {
        let first = lines.iter().find(|line| line.value == page).unwrap_or(&lines[0]);
        let places: Vec<&str> = lines.iter().filter_map(|line| split(&line.value).1).collect();
        let with = match places.len() {
            0 => String::new(),
            1 => ", with a place on it".to_owned(),
            places => format!(", with {places} places on it"),
        };
        let message = format!("`{page}` was published, and nothing answers it now{with}");
        let complaint = Diagnostic::error(ADDRESS_GONE, Place::new(path, first.span), message);
        let (folder, name) = name(page);
        let Some(candidate) = self.successor(folder, name, &places) else {
            let kind = if folder.is_empty() { String::new() } else { format!(" in content/{folder}/") };
            return complaint.help(format!(
                "add `aliases: [{name}]` to the front matter of the file{kind} that took its place; {GIVE_UP}"
            ));
        };
        // A page's alias stands beside it, unless it is a path.
        let alias = if candidate.folder == folder { name.to_owned() } else { format!("/{}", page.trim_matches('/')) };
        let Some(file) = candidate.file else {
            let slug = candidate.slug;
            return complaint.help(format!(
                "if it is `{slug}` now, describe that in content/{folder}/{slug}.md, with `aliases: [{alias}]`; {GIVE_UP}"
            ));
        };
        let how = if file.aliases().next().is_some() {
            format!("add `{alias}` to its `aliases`")
        } else {
            format!("add `aliases: [{alias}]` to its front matter")
        };
        complaint
            .label(Place::start_of(file.path()), "perhaps this took its place")
            .help(format!("if it is {} now, {how}; {GIVE_UP}", file.path()))
    }

    /// The new page that is most like a gone one: by the quotes on it, else by its name, else the only one.
    fn successor(&self, folder: &str, name: &str, places: &[&str]) -> Option<NewPage<'k>> {
        let kind = folder.split('/').next().unwrap_or_default();
        let candidates = self.candidates.get(kind).or_else(|| self.candidates.get(""))?;
        let shared = |it: &&NewPage<'k>| {
            let quotes = it.interview.into_iter().flat_map(ReleasedInterview::quotes);
            quotes.filter(|quote| places.contains(&quote.anchor())).count()
        };
        let is_cheap = !places.is_empty() && self.has_time_for(candidates.len() * places.len());
        let best = candidates.iter().rev().max_by_key(shared).filter(|it| is_cheap && shared(it) > 0);
        let title = |it: &NewPage<'k>| it.file.and_then(ReleasedFile::title);
        let names = || candidates.iter().flat_map(|it| std::iter::once(it.slug).chain(title(it)));
        let by_name = || {
            let name = self.nearest(name, candidates.len() * 2, names)?;
            candidates.iter().find(|it| it.slug == name || title(it) == Some(name))
        };
        let only = || candidates.first().filter(|_| candidates.len() == 1);
        best.or_else(by_name).or_else(only).copied()
    }

    fn quote(
        &self,
        path: &SourcePath,
        line: &Spanned<String>,
        interview: ReleasedInterview<'k>,
        id: &str,
    ) -> Diagnostic {
        let message = format!("`{}` was published, and the interview has no such quote now", line.value);
        let complaint = Diagnostic::error(ADDRESS_GONE, Place::new(path, line.span), message);
        let file = interview.file().path();
        let Some(quote) = self.like_quote(interview, split(&line.value).0, id) else {
            return complaint
                .help(format!("write `#{id}` in the attributes of the quote in {file} that it was; {GIVE_UP}"));
        };
        let how = if quote.is_standoff() {
            format!("write `id: {id}` in its entry in {}", quote.coded_in())
        } else {
            format!("write `#{id}` in its attributes in {file}, line {}", quote.position().line)
        };
        complaint
            .label(quote.place(), "perhaps this is the passage")
            .help(format!("if it is the quote `{}` now, {how}; {GIVE_UP}", quote.anchor()))
    }

    /// The new quote whose id or words are most like an id, else the only new one.
    fn like_quote(&self, interview: ReleasedInterview<'k>, page: &str, id: &str) -> Option<ReleasedQuote<'k>> {
        if !self.has_time_for(interview.quote_count()) {
            return None;
        }
        let now = self.published.addresses.entry(interview.id()).map_or(page, Route::as_str);
        let was_listed = |page: &str, quote: &str| self.listed.contains(format!("{page}#{quote}").as_str());
        let is_new = |quote: &ReleasedQuote<'_>| ![now, page].iter().any(|page| was_listed(page, quote.anchor()));
        let new: Vec<ReleasedQuote<'k>> = interview.quotes().filter(is_new).collect();
        let made: Vec<String> = new.iter().map(|quote| ids::stem(&quote.shown_words())).collect();
        let names = || new.iter().map(|quote| quote.anchor()).chain(made.iter().map(String::as_str));
        let found = self.nearest(id, new.len() * 2, names);
        let found = found.and_then(|name| (0..new.len()).find(|at| new[*at].anchor() == name || made[*at] == name));
        found.or(Some(0).filter(|_| new.len() == 1)).map(|at| new[at])
    }

    /// The nearest name, as long as there is time to compare.
    fn nearest<'n, N: Iterator<Item = &'n str>>(
        &self,
        name: &str,
        count: usize,
        names: impl FnOnce() -> N,
    ) -> Option<&'n str> {
        if self.has_time_for(count) { nearest(name, names()) } else { None }
    }

    fn has_time_for(&self, comparisons: usize) -> bool {
        self.compared.set(self.compared.get() + comparisons);
        self.compared.get() <= COMPARISONS
    }
}

/// The folder and the name that an address is made of.
fn name(address: &str) -> (&str, &str) {
    let path = address.trim_matches('/');
    path.rsplit_once('/').unwrap_or(("", path))
}

//! Addresses that nothing answers any more, and what most likely took their place.
//!
//! Comes in: what is published, and the addresses that were. Goes out: a complaint for each page and each quote that is
//! gone, with the file and the line that would mend it. Does not know: whether the guess is right.

use std::cell::{Cell, OnceCell};
use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Published, split};
use crate::base::path::SourcePath;
use crate::base::slug::Slug;
use crate::base::span::{Place, Written};
use crate::content::Entry;
use crate::content::Kind;
use crate::content::interview::{Quote, ids};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::suggest::nearest;
use crate::knowledge::InterviewId;
use crate::site::route::Route;

/// How many names are compared in all: where a whole study went away, guessing for each would take for ever and help
/// nobody.
const COMPARISONS: usize = 200_000;

pub(super) fn complaints(published: &Published<'_>, path: &SourcePath, lines: &[Written<String>]) -> Vec<Diagnostic> {
    let gone: Vec<&Written<String>> = lines.iter().filter(|line| !published.answers(&line.value)).collect();
    if gone.is_empty() {
        return Vec::new();
    }
    let guesser = Guesser::new(published, lines);
    // Of a page that is gone the page is complained of, once, and the places on it are counted.
    let mut pages: BTreeMap<&str, Vec<&Written<String>>> = BTreeMap::new();
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

/// What may have taken the place of something.
struct Guesser<'g, 'k> {
    published: &'g Published<'k>,
    /// All addresses that were published before: what is among them took nothing's place.
    listed: FxHashSet<&'g str>,
    compared: Cell<usize>,
    candidates: OnceCell<BTreeMap<&'static str, Vec<Candidate<'k>>>>,
    /// For each id of a quote the new interviews that have one.
    by_quote: OnceCell<FxHashMap<&'k str, Vec<InterviewId>>>,
}

/// A page that was not published before.
#[derive(Clone)]
struct Candidate<'k> {
    slug: String,
    title: Option<&'k str>,
    /// Below `content/`, as addresses have it: for a plain page, its folder.
    folder: String,
    file: Option<&'k SourcePath>,
    has_aliases: bool,
    interview: Option<InterviewId>,
}

impl<'g, 'k> Guesser<'g, 'k> {
    fn new(published: &'g Published<'k>, lines: &'g [Written<String>]) -> Self {
        let listed = lines.iter().map(|line| line.value.as_str()).collect();
        Self { published, listed, compared: Cell::new(0), candidates: OnceCell::new(), by_quote: OnceCell::new() }
    }

    fn page(&self, path: &SourcePath, page: &str, lines: &[&Written<String>]) -> Diagnostic {
        let first = lines.iter().find(|line| line.value == page).unwrap_or(&lines[0]);
        let places: Vec<&str> = lines.iter().filter_map(|line| split(&line.value).1).collect();
        let with = match places.len() {
            0 => String::new(),
            1 => ", with a place on it".to_owned(),
            places => format!(", with {places} places on it"),
        };
        let message = format!("`{page}` was published, and nothing answers it now{with}");
        let complaint = Diagnostic::error("address-gone", Place::new(path, first.span), message);
        let give_up = "to give the address up, remove this line";
        let (folder, name) = page.trim_matches('/').rsplit_once('/').unwrap_or(("", page.trim_matches('/')));
        let Some(candidate) = self.successor(folder, name, &places) else {
            let kind = if folder.is_empty() { String::new() } else { format!(" in content/{folder}/") };
            return complaint.help(format!(
                "add `aliases: [{name}]` to the front matter of the file{kind} that took its place; {give_up}"
            ));
        };
        // A page's alias stands beside it, unless it is a path.
        let alias = if candidate.folder == folder { name.to_owned() } else { format!("/{}", page.trim_matches('/')) };
        let Some(file) = candidate.file else {
            let slug = &candidate.slug;
            return complaint.help(format!(
                "if it is `{slug}` now, describe that in content/{folder}/{slug}.md, with `aliases: [{alias}]`; {give_up}"
            ));
        };
        let how = if candidate.has_aliases {
            format!("add `{alias}` to its `aliases`")
        } else {
            format!("add `aliases: [{alias}]` to its front matter")
        };
        complaint
            .label(Place::start_of(file), "perhaps this took its place")
            .help(format!("if it is {file} now, {how}; {give_up}"))
    }

    /// The new page that is most like a gone one: by the quotes on it, else by its name, else the only one.
    fn successor(&self, folder: &str, name: &str, places: &[&str]) -> Option<Candidate<'k>> {
        let all = self.candidates.get_or_init(|| self.find_candidates());
        let kind = folder.split('/').next().unwrap_or_default();
        let candidates = all.get(kind).or_else(|| all.get(""))?;
        if kind == Kind::Interview.folder()
            && let Some(interview) = self.by_places(places)
        {
            return candidates.iter().find(|candidate| candidate.interview == Some(interview)).cloned();
        }
        let names = || candidates.iter().flat_map(|it| std::iter::once(it.slug.as_str()).chain(it.title));
        let found = self.nearest(name, candidates.len() * 2, names);
        let found = found.and_then(|name| candidates.iter().find(|it| it.slug == name || it.title == Some(name)));
        found.or_else(|| candidates.first().filter(|_| candidates.len() == 1)).cloned()
    }

    /// The new interview that has most of the places.
    fn by_places(&self, places: &[&str]) -> Option<InterviewId> {
        let by_quote = self.by_quote.get_or_init(|| self.find_quotes());
        let mut shared: BTreeMap<InterviewId, usize> = BTreeMap::new();
        for interview in places.iter().filter_map(|place| by_quote.get(place)).flatten() {
            *shared.entry(*interview).or_default() += 1;
        }
        let best = shared.into_iter().max_by_key(|(id, shared)| (*shared, std::cmp::Reverse(*id)));
        best.map(|(id, _)| id)
    }

    fn quote(&self, path: &SourcePath, line: &Written<String>, interview: InterviewId, id: &str) -> Diagnostic {
        let message = format!("`{}` was published, and the interview has no such quote now", line.value);
        let complaint = Diagnostic::error("address-gone", Place::new(path, line.span), message);
        let entry = &self.published.knowledge.interviews[interview].entry;
        let give_up = "to give the address up, remove this line";
        let Some(quote) = self.like_quote(&entry.kind.quotes, split(&line.value).0, interview, id) else {
            return complaint.help(format!(
                "write `#{id}` in the attributes of the quote in {} that it was; {give_up}",
                entry.path
            ));
        };
        let is_beside = quote.coded_in != entry.path || quote.themes.iter().any(|it| it.span.start < quote.span.start);
        let how = if is_beside {
            format!("write `id: {id}` in its entry in {}", quote.coded_in)
        } else {
            format!("write `#{id}` in its attributes in {}, line {}", entry.path, quote.position.line)
        };
        complaint
            .label(Place::new(&entry.path, quote.span), "perhaps this is the passage")
            .help(format!("if it is the quote `{}` now, {how}; {give_up}", quote.id))
    }

    /// The new quote whose id or words are most like an id, else the only new one.
    fn like_quote(&self, quotes: &'k [Quote], page: &str, interview: InterviewId, id: &str) -> Option<&'k Quote> {
        let route = self.published.plan.interviews[interview].as_str();
        let is_new = |quote: &&Quote| {
            !self.listed.contains(format!("{route}#{}", quote.id).as_str())
                && !self.listed.contains(format!("{page}#{}", quote.id).as_str())
        };
        let spent = self.compared.get() + quotes.len();
        self.compared.set(spent);
        if spent > COMPARISONS {
            return None;
        }
        let new: Vec<&Quote> = quotes.iter().filter(is_new).collect();
        let made: Vec<String> = new.iter().map(|quote| ids::stem(&quote.text)).collect();
        let names = || new.iter().map(|quote| quote.id.as_str()).chain(made.iter().map(String::as_str));
        let found = self.nearest(id, new.len() * 2, names);
        let found = found.and_then(|name| (0..new.len()).find(|at| new[*at].id == name || made[*at] == name));
        found.or(Some(0).filter(|_| new.len() == 1)).map(|at| new[at])
    }

    /// The nearest name, as long as there is time to compare.
    fn nearest<'n, N: Iterator<Item = &'n str>>(
        &self,
        name: &str,
        count: usize,
        names: impl FnOnce() -> N,
    ) -> Option<&'n str> {
        let compared = self.compared.get() + count;
        self.compared.set(compared);
        if compared > COMPARISONS { None } else { nearest(name, names()) }
    }

    fn find_quotes(&self) -> FxHashMap<&'k str, Vec<InterviewId>> {
        let mut by_quote: FxHashMap<&str, Vec<InterviewId>> = FxHashMap::default();
        for (id, interview) in self.published.knowledge.interviews.enumerate() {
            if self.is_new(&self.published.plan.interviews[id]) {
                for quote in &interview.entry.kind.quotes {
                    by_quote.entry(&quote.id).or_default().push(id);
                }
            }
        }
        by_quote
    }

    fn is_new(&self, route: &Route) -> bool {
        !self.listed.contains(route.as_str())
    }

    /// The new pages by the folder of their kind; plain pages by none.
    fn find_candidates(&self) -> BTreeMap<&'static str, Vec<Candidate<'k>>> {
        let (k, plan) = (self.published.knowledge, self.published.plan);
        let mut all: BTreeMap<&'static str, Vec<Candidate<'k>>> = BTreeMap::new();
        let mut add = |kind: Kind, route: &Route, candidate: Candidate<'k>| {
            if self.is_new(route) {
                all.entry(kind.folder()).or_default().push(candidate);
            }
        };
        for (id, it) in k.interviews.enumerate() {
            let candidate = Candidate { interview: Some(id), ..described(Kind::Interview, &it.entry) };
            add(Kind::Interview, &plan.interviews[id], candidate);
        }
        for (id, it) in k.themes.enumerate() {
            let implied = || implied(Kind::Theme, &it.slug);
            let candidate = it.entry.as_ref().map_or_else(implied, |entry| described(Kind::Theme, entry));
            add(Kind::Theme, &plan.themes[id], candidate);
        }
        for (id, it) in k.teams.enumerate() {
            let implied = || implied(Kind::Team, &it.slug);
            let candidate = it.entry.as_ref().map_or_else(implied, |entry| described(Kind::Team, entry));
            add(Kind::Team, &plan.teams[id], candidate);
        }
        for (id, it) in k.opportunities.enumerate() {
            add(Kind::Opportunity, &plan.opportunities[id], described(Kind::Opportunity, &it.entry));
        }
        for (id, it) in k.outcomes.enumerate() {
            add(Kind::Outcome, &plan.outcomes[id], described(Kind::Outcome, &it.entry));
        }
        for (id, it) in k.guides.enumerate() {
            add(Kind::Guide, &plan.guides[id], described(Kind::Guide, &it.entry));
        }
        let pages = k.pages.iter().filter_map(|entry| Some((entry, Route::page(&entry.kind.address)?)));
        for (entry, _) in pages.filter(|(_, route)| self.is_new(route)) {
            let folder = entry.kind.address.rsplit_once('/').map_or("", |(folder, _)| folder);
            let candidate = Candidate { folder: folder.to_owned(), ..described(Kind::Guide, entry) };
            all.entry("").or_default().push(candidate);
        }
        all
    }
}

fn described<K>(kind: Kind, entry: &Entry<K>) -> Candidate<'_> {
    Candidate {
        slug: entry.slug.to_string(),
        title: entry.title.as_deref(),
        folder: kind.folder().to_owned(),
        file: Some(&entry.path),
        has_aliases: !entry.aliases.is_empty(),
        interview: None,
    }
}

fn implied<'k>(kind: Kind, slug: &Slug) -> Candidate<'k> {
    Candidate {
        slug: slug.to_string(),
        title: None,
        folder: kind.folder().to_owned(),
        file: None,
        has_aliases: false,
        interview: None,
    }
}

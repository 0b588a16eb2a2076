//! Which pages there are, and at which addresses.
//!
//! Comes in: knowledge and the paths of the files that are copied as they are. Goes out: one [`Plan`], cheap, and a
//! complaint where two things want one address. Does not know: what stands on a page.

use rustc_hash::FxHashMap;

use super::claims::Claims;
use super::data::DataFile;
use super::raw::{self, Raw};
use super::route::Route;
use crate::base::fold;
use crate::base::id::IdVec;
use crate::base::path::{OutPath, SourcePath};
use crate::base::slug::Slug;
use crate::base::span::Place;
use crate::content::Entry;
use crate::content::Kind;
use crate::diagnostic::{Checked, Diagnostic};
use crate::knowledge::{GuideId, InterviewId, Knowledge, OpportunityId, OutcomeId, TeamId, ThemeId};
use crate::release::{Audience, release};

/// A page of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Page {
    /// `/`
    Home,
    /// The list of a kind.
    List(Kind),
    /// An interview.
    Interview(InterviewId),
    /// A theme.
    Theme(ThemeId),
    /// A team.
    Team(TeamId),
    /// An opportunity.
    Opportunity(OpportunityId),
    /// An outcome.
    Outcome(OutcomeId),
    /// A guide.
    Guide(GuideId),
    /// Any other page, into [`Knowledge::pages`].
    Plain(usize),
    /// `/priorities/`
    Priorities,
    /// `/404.html`
    NotFound,
    /// A page at an old address that leads on.
    Redirect(Route),
    /// `/feed.xml`
    Feed,
    /// `/sitemap.xml`
    Sitemap,
    /// `/robots.txt`
    Robots,
    /// `/_headers`
    Headers,
}

impl Page {
    /// Whether people read it; the others are for machines, or in the place of what is not there.
    pub(super) fn is_for_people(&self) -> bool {
        !matches!(self, Self::NotFound | Self::Redirect(_) | Self::Feed | Self::Sitemap | Self::Robots | Self::Headers)
    }
}

/// A page and its address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// What it is.
    pub page: Page,
    /// Where it is.
    pub route: Route,
}

/// A file that the look brings.
#[derive(Debug, Clone)]
pub struct Brought {
    /// What content calls it, whatever is in it: `assets/logo.svg`.
    pub name: OutPath,
    /// Its place in the output, with a name that changes with what is in it.
    pub path: OutPath,
}

/// All pages, and the address of everything that has one.
#[derive(Debug)]
pub struct Plan {
    /// The pages, in an order that depends on nothing but the content.
    pub pages: Vec<Planned>,
    /// Files of `content/` that are copied as they are.
    pub assets: Vec<(SourcePath, Route)>,
    /// Files that the look brings; under the same name there are always the same bytes.
    pub brought: Vec<Route>,
    /// For each interview.
    pub interviews: IdVec<InterviewId, Route>,
    /// For each theme.
    pub themes: IdVec<ThemeId, Route>,
    /// For each team.
    pub teams: IdVec<TeamId, Route>,
    /// For each opportunity.
    pub opportunities: IdVec<OpportunityId, Route>,
    /// For each outcome.
    pub outcomes: IdVec<OutcomeId, Route>,
    /// For each guide.
    pub guides: IdVec<GuideId, Route>,
    /// For each file below `content/` what its address is, by its path there.
    pub(super) by_file: FxHashMap<String, Route>,
    /// For each such path that has another form in which paths are compared, by that form the path as it is.
    pub(super) by_folded: FxHashMap<String, String>,
    /// Each page by its address without the outer slashes, and each file of the look by its name.
    pub(super) by_address: FxHashMap<String, Route>,
}

impl Plan {
    /// The pages that people read.
    pub fn for_people(&self) -> impl Iterator<Item = &Planned> {
        self.pages.iter().filter(|planned| planned.page.is_for_people())
    }
}

/// The lists of entries, in the order of the navigation.
pub(super) const LISTS: [Kind; 6] =
    [Kind::Interview, Kind::Theme, Kind::Opportunity, Kind::Outcome, Kind::Team, Kind::Guide];

/// Plans the site. `assets` are the files of `content/` that are copied.
pub fn plan(knowledge: &Knowledge, assets: &[SourcePath], brought: &[Brought]) -> Checked<Plan> {
    let mut planner = Planner::default();
    planner.own(brought);
    let routes = |kind, slugs: &mut dyn Iterator<Item = &Slug>| -> Vec<Route> {
        slugs.map(|slug| Route::entry(kind, slug)).collect()
    };
    let k = knowledge;
    let interviews = routes(Kind::Interview, &mut k.interviews.iter().map(|entity| &entity.entry.slug));
    let themes = routes(Kind::Theme, &mut k.themes.iter().map(|entity| &entity.slug));
    let teams = routes(Kind::Team, &mut k.teams.iter().map(|entity| &entity.slug));
    let opportunities = routes(Kind::Opportunity, &mut k.opportunities.iter().map(|entity| &entity.entry.slug));
    let outcomes = routes(Kind::Outcome, &mut k.outcomes.iter().map(|entity| &entity.entry.slug));
    let guides = routes(Kind::Guide, &mut k.guides.iter().map(|entity| &entity.entry.slug));

    planner.all(
        Kind::Interview,
        k.interviews.enumerate().map(|(id, it)| (Page::Interview(id), Some(&*it.entry))),
        &interviews,
    );
    planner.all(Kind::Theme, k.themes.enumerate().map(|(id, it)| (Page::Theme(id), it.entry.as_deref())), &themes);
    planner.all(Kind::Team, k.teams.enumerate().map(|(id, it)| (Page::Team(id), it.entry.as_deref())), &teams);
    planner.all(
        Kind::Opportunity,
        k.opportunities.enumerate().map(|(id, it)| (Page::Opportunity(id), Some(&*it.entry))),
        &opportunities,
    );
    planner.all(Kind::Outcome, k.outcomes.enumerate().map(|(id, it)| (Page::Outcome(id), Some(&*it.entry))), &outcomes);
    planner.all(Kind::Guide, k.guides.enumerate().map(|(id, it)| (Page::Guide(id), Some(&*it.entry))), &guides);
    planner.plain(knowledge);
    planner.assets(knowledge, assets);

    planner.aliases(Kind::Interview, k.interviews.iter().map(|entity| &*entity.entry));
    planner.aliases(Kind::Theme, k.themes.iter().filter_map(|entity| entity.entry.as_deref()));
    planner.aliases(Kind::Team, k.teams.iter().filter_map(|entity| entity.entry.as_deref()));
    planner.aliases(Kind::Opportunity, k.opportunities.iter().map(|entity| &*entity.entry));
    planner.aliases(Kind::Outcome, k.outcomes.iter().map(|entity| &*entity.entry));
    planner.aliases(Kind::Guide, k.guides.iter().map(|entity| &*entity.entry));
    planner.page_aliases(knowledge);

    let Planner { pages, copied, by_file, left_out, claims } = planner;
    let by_address = pages.iter().map(|page| (page.route.as_str().trim_matches('/').to_owned(), page.route.clone()));
    let by_name = brought.iter().map(|file| (file.name.as_str().to_owned(), Route::file(&file.path)));
    let folded = by_file.keys().map(|file| (fold::text(file), file)).filter(|(folded, file)| folded != *file);
    let mut folded: Vec<(String, String)> = folded.map(|(folded, file)| (folded.into_owned(), file.clone())).collect();
    // Of two with one form the first has it.
    folded.sort_by(|one, other| other.cmp(one));
    let plan = Plan {
        by_folded: folded.into_iter().collect(),
        by_address: by_name.chain(by_address).collect(),
        brought: brought.iter().map(|file| Route::file(&file.path)).collect(),
        pages,
        assets: copied,
        interviews: interviews.into_iter().collect(),
        themes: themes.into_iter().collect(),
        teams: teams.into_iter().collect(),
        opportunities: opportunities.into_iter().collect(),
        outcomes: outcomes.into_iter().collect(),
        guides: guides.into_iter().collect(),
        by_file,
    };
    let mut complaints = claims.finish();
    complaints.extend(left_out);
    Checked::new(plan, complaints)
}

/// What grows while a plan is made.
#[derive(Default)]
struct Planner {
    pages: Vec<Planned>,
    copied: Vec<(SourcePath, Route)>,
    by_file: FxHashMap<String, Route>,
    /// What is said of files that are not published.
    left_out: Vec<Diagnostic>,
    claims: Claims,
}

impl Planner {
    /// Everything that is there whatever the content is.
    fn own(&mut self, brought: &[Brought]) {
        self.page_of_ours(Page::Home, Route::home(), "the home page");
        for kind in LISTS {
            let what = format!("the list of {}", kind.title().to_lowercase());
            self.page_of_ours(Page::List(kind), Route::list(kind), &what);
        }
        self.page_of_ours(Page::Priorities, Route::priorities(), "the page of priorities");
        self.page_of_ours(Page::NotFound, Route::own_file("404.html"), "the page for what is not found");
        self.page_of_ours(Page::Feed, Route::own_file("feed.xml"), "the feed");
        self.page_of_ours(Page::Sitemap, Route::own_file("sitemap.xml"), "the site map");
        self.page_of_ours(Page::Robots, Route::own_file("robots.txt"), "the word to robots");
        self.page_of_ours(Page::Headers, Route::own_file("_headers"), "the headers for hosts that read them");
        for file in DataFile::ALL {
            self.claims.ours(&file.route(), "a data file");
        }
        for file in brought {
            self.claims.ours(&Route::file(&file.path), "a file of the look");
        }
    }

    fn page_of_ours(&mut self, page: Page, route: Route, what: &str) {
        self.claims.ours(&route, what);
        self.pages.push(Planned { page, route });
    }

    fn all<'a, K: 'a>(
        &mut self,
        kind: Kind,
        pages: impl Iterator<Item = (Page, Option<&'a Entry<K>>)>,
        routes: &[Route],
    ) {
        for ((page, entry), route) in pages.zip(routes) {
            match entry {
                Some(entry) => {
                    self.file(&entry.path, route);
                    if !self.claims.entry(route, kind, entry.place(entry.slug_span)) {
                        continue;
                    }
                }
                None => self.claims.ours(route, "a page that is implied by its use"),
            }
            self.pages.push(Planned { page, route: route.clone() });
        }
    }

    fn plain(&mut self, knowledge: &Knowledge) {
        if let Some(home) = &knowledge.home {
            self.file(&home.path, &Route::home());
        }
        for (index, entry) in knowledge.pages.iter().enumerate() {
            let Some(route) = Route::page(&entry.kind.address) else { continue };
            self.file(&entry.path, &route);
            if self.claims.file(&route, entry.place(entry.slug_span)) {
                self.pages.push(Planned { page: Page::Plain(index), route });
            }
        }
    }

    fn assets(&mut self, knowledge: &Knowledge, assets: &[SourcePath]) {
        let raw = Raw::of(release(knowledge, Audience::Everybody), assets);
        for path in assets {
            if raw.holds(path) {
                self.left_out.push(raw::unlinked(path));
                continue;
            }
            let Some(out) = path.below("content").and_then(OutPath::new) else { continue };
            let route = Route::file(&out);
            self.file(path, &route);
            if self.claims.file(&route, Place::start_of(path)) {
                self.copied.push((path.clone(), route));
            }
        }
    }

    fn file(&mut self, path: &SourcePath, route: &Route) {
        if let Some(below) = path.below("content") {
            self.by_file.insert(below.to_owned(), route.clone());
        }
    }

    fn aliases<'a, K: 'a>(&mut self, kind: Kind, entries: impl Iterator<Item = &'a Entry<K>>) {
        for entry in entries {
            for alias in &entry.aliases {
                let Some(old) = Slug::from_text(&alias.value).filter(|old| *old != entry.slug) else { continue };
                let old = Route::entry(kind, &old);
                if self.claims.entry(&old, kind, entry.place(alias.span)) {
                    self.redirect(old, Route::entry(kind, &entry.slug));
                }
            }
        }
    }

    /// A page's old name stands beside its new one, unless it is a path of its own.
    fn page_aliases(&mut self, knowledge: &Knowledge) {
        for entry in &knowledge.pages {
            let Some(route) = Route::page(&entry.kind.address) else { continue };
            let folder = entry.kind.address.rsplit_once('/').map_or("", |(folder, _)| folder);
            for alias in &entry.aliases {
                let parts = alias.value.split('/').filter_map(Slug::from_text);
                let old = parts.map(|part| part.to_string()).collect::<Vec<_>>().join("/");
                let beside = !alias.value.contains('/') && !folder.is_empty();
                let old = if beside { format!("{folder}/{old}") } else { old };
                let Some(old) = Route::page(&old).filter(|old| *old != route) else { continue };
                if self.claims.file(&old, entry.place(alias.span)) {
                    self.redirect(old, route.clone());
                }
            }
        }
    }

    fn redirect(&mut self, old: Route, new: Route) {
        self.pages.push(Planned { page: Page::Redirect(new), route: old });
    }
}

#[cfg(test)]
mod tests;

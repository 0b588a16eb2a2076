//! The fourth stage: a study whose pages are planned, with the look that they are filled into.
//!
//! Comes in: a [`CountedStudy`], a look. Goes out: a [`PlannedSite`], whose files can be asked for. Does not know: where the
//! inputs came from, where the files go.

use std::sync::Arc;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::audience;
use super::complaints::{has_errors, in_order};
use super::consent;
use super::counted::CountedStudy;
use super::known::KnownStudy;
use super::options::BuildOptions;
use crate::analysis::themes::{self, GroupedThemes};
use crate::analysis::{Analysis, Numbers};
use crate::base::Date;
use crate::base::hash::{Digest, Hasher};
use crate::base::history::History;
use crate::base::path::OutPath;
use crate::config::Settings;
use crate::diagnostic::{Checked, Diagnostic};
use crate::knowledge::Knowledge;
use crate::look::Look;
use crate::release::{Audience, Permissions, Released, ReleasedTheme, release};
use crate::site::quote_selection::QuoteSelection;
use crate::site::route::Route;
use crate::site::{self, Content, PageHtml, PageReaders, Plan, Planned, QuoteCache, SiteContext, SiteIndex};

/// A study with all that its site is made from.
#[derive(Debug)]
pub struct PlannedSite {
    counted: CountedStudy,
    pub(super) audience: Audience,
    permissions: Permissions,
    pub(super) look: Arc<Look>,
    history: History,
    pub(super) plan: Plan,
    index: SiteIndex,
    readers: PageReaders,
    pub(super) quotes: QuoteCache,
    digest: Digest,
    /// Which day it is: what is to be doubted may depend on it, and nothing that is shown.
    pub(super) day: Date,
}

/// What there is to publish.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// How many interviews.
    pub interviews: usize,
    /// How many quotes in them.
    pub quotes: usize,
    /// How many themes, implied ones included, but for groups.
    pub themes: usize,
    /// How many themes only group others.
    pub groups: usize,
    /// How many pages that people read.
    pub pages: usize,
}

/// What an audience may see: of one that nobody describes nothing, and that is an error.
fn permissions(known: &KnownStudy, audience: &Audience) -> Permissions {
    let KnownStudy { knowledge, settings, opaque_names, .. } = known;
    match (audience, audience.settings(&settings.audiences)) {
        (Audience::Everybody, _) => Permissions::EVERYTHING,
        (Audience::Nobody, _) | (Audience::Named(_), None) => Permissions::NOTHING,
        (Audience::Named(_), Some(described)) => Permissions::new(knowledge, described, opaque_names.clone()),
    }
}

/// For which audiences the pages of a site are published; nothing where it is for one of them, or there are none.
fn page_readers(known: &KnownStudy, audience: &Audience) -> PageReaders {
    let KnownStudy { knowledge, settings, .. } = known;
    let all = &settings.audiences.all;
    if *audience != Audience::Everybody || all.is_empty() {
        return PageReaders::default();
    }
    let pages = |permissions: &Permissions| site::read_pages(release(knowledge, permissions), settings);
    all.iter().fold(PageReaders::of_everything(pages(&Permissions::EVERYTHING)), |readers, audience| {
        // Interviews have the addresses that they have where everything is shown: it is asked whether there is such a page.
        readers.with(audience.shown_title(), pages(&Permissions::new(knowledge, audience.clone(), None)))
    })
}

/// The digests of the parts of a look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LookDigests {
    /// Of what pages are filled with.
    pub templates: Digest,
    /// The addresses of the style sheets, which hold the digests of what is in them.
    pub styles: Vec<String>,
    /// Of scripts, pictures and whatever else there is.
    pub others: Digest,
}

/// A page that shows a quote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotePage {
    /// The page's file.
    pub path: OutPath,
    /// The quote's address on it, from the site's root.
    pub href: String,
}

impl PlannedSite {
    /// Plans the pages of a study for an audience, and goes on complaining. The digest is that of all inputs.
    pub(super) fn plan(
        counted: Checked<CountedStudy>,
        options: &BuildOptions,
        look: Arc<Look>,
        history: History,
        digest: Digest,
    ) -> Checked<Self> {
        let Checked { value: counted, diagnostics: mut complaints } = counted;
        let CountedStudy { known: known @ KnownStudy { knowledge, .. }, numbers, .. } = &counted;
        complaints.extend(audience::undescribed(&known.settings, &options.audience, &complaints));
        complaints.extend(consent::ended(knowledge, options.clock_day));
        let permissions = permissions(known, &options.audience);
        let released = release(knowledge, &permissions);
        complaints.extend(known.lock_complaints());
        let withdrawn = known.withdrawn_pages(&options.audience);
        let plan = known.plan(released, &look.look_assets(), withdrawn).report_into(&mut complaints);
        let selection = QuoteSelection {
            released,
            analysis: Analysis::new(knowledge, numbers),
            numbers,
            calendar: &known.settings.scoring.calendar,
        };
        let index = SiteIndex::new(&selection, &plan.addresses, look.words());
        let quotes = QuoteCache::new(knowledge.interviews.len());
        let (audience, day) = (options.audience.clone(), options.count_day.unwrap_or(options.clock_day));
        let readers = page_readers(known, &audience);
        let planned = Self { counted, audience, permissions, look, history, plan, index, readers, quotes, digest, day };
        if has_errors(&complaints) {
            // The site is not written, but all that is wrong is to be said in one run.
            complaints.extend(planned.try_templates(|| true));
        }
        Checked::new(planned, complaints)
    }

    pub(super) fn numbers(&self) -> &Numbers {
        &self.counted.numbers
    }

    /// The study before it was counted.
    pub(super) fn known(&self) -> &KnownStudy {
        &self.counted.known
    }

    pub(super) fn knowledge(&self) -> &Knowledge {
        &self.known().knowledge
    }

    /// What its audience may see.
    pub(super) fn released(&self) -> Released<'_> {
        release(self.knowledge(), &self.permissions)
    }

    pub(super) fn settings(&self) -> &Settings {
        &self.known().settings
    }

    /// The name of the audience that it is for; none where it has all that the study has.
    pub fn audience_name(&self) -> Option<&str> {
        self.audience.name()
    }

    /// The names of all audiences of the study, each with its title.
    pub fn audiences(&self) -> Vec<(String, String)> {
        audience::titles(&self.settings().audiences)
    }

    /// When its files were changed, as far as that was asked for.
    pub(super) fn history(&self) -> &History {
        &self.history
    }

    /// The digest of everything that this site is made from.
    pub fn digest(&self) -> Digest {
        self.digest
    }

    /// What opens a file in the editor of whoever works on this study.
    pub fn editor(&self) -> Option<&str> {
        self.settings().serve.editor.as_deref()
    }

    /// Whether the site brings templates of its own, which may not fit what there is to show.
    pub fn has_own_templates(&self) -> bool {
        self.look.has_own_templates()
    }

    /// Fills every page's template, for what there is to complain of; the built-in ones are known to be right. As soon
    /// as `go_on` says no, the rest is left out.
    pub fn try_templates(&self, go_on: impl Fn() -> bool + Sync) -> Vec<Diagnostic> {
        if !self.has_own_templates() {
            return Vec::new();
        }
        let pages = self.plan.pages.par_iter().filter(|_| go_on());
        let failed = pages.filter_map(|planned| match self.content(planned) {
            Content::Page(page) => self.look.render(&page, &mut PageHtml::default()).err(),
            Content::Bytes(_) | Content::Picture(..) => None,
        });
        in_order(failed.map(|complaint| *complaint).collect())
    }

    /// The digests of the templates, of the style sheets, and of all other files of the look.
    pub fn look_digests(&self) -> LookDigests {
        let mut others = Hasher::new();
        let assets = self.look.assets().iter().filter(|asset| !asset.is_style());
        assets.for_each(|asset| others.bytes(&asset.bytes));
        let styles = self.look.styles().map(|style| Route::file(&style.path).href()).collect();
        LookDigests { templates: self.look.templates_digest(), styles, others: others.finish() }
    }

    /// Where a file of the look is now that is asked for by a name of its own, perhaps an older one.
    pub fn look_file(&self, path: &OutPath) -> Option<&OutPath> {
        self.look.asset_once_at(path).map(|asset| &asset.path)
    }

    /// The pages that show the quote which somebody has written since another state of this study.
    pub fn changed_quote(&self, before: &Self) -> Vec<QuotePage> {
        let targets = site::follow::changed_quote(&before.site_context(), &self.site_context()).unwrap_or_default();
        let pages = targets.into_iter();
        pages.map(|it| QuotePage { path: it.route.out_path(), href: it.route.href_at(&it.anchor) }).collect()
    }

    /// What there is to publish.
    pub fn summary(&self) -> Summary {
        let released = self.released();
        let themes = released.themes().map(ReleasedTheme::id).collect();
        let GroupedThemes { themes, groups } = themes::grouped(self.knowledge(), &themes);
        Summary {
            interviews: released.interviews().count(),
            quotes: released.quotes().count(),
            themes: themes as usize,
            groups: groups as usize,
            pages: self.plan.for_people().count(),
        }
    }

    /// A page or data file as data.
    pub(super) fn content(&self, planned: &Planned) -> Content<'_> {
        site::content(self.site_context(), &self.quotes, planned)
    }

    /// What pages look things up in.
    pub(super) fn site_context(&self) -> SiteContext<'_> {
        let Self { counted: CountedStudy { known, numbers }, history, plan, index, readers, .. } = self;
        let KnownStudy { settings, transcripts, .. } = known;
        let analysis = Analysis::new(self.knowledge(), numbers);
        SiteContext {
            released: self.released(),
            numbers,
            analysis,
            settings,
            words: self.look.words(),
            addresses: &plan.addresses,
            index,
            transcripts,
            history,
            readers,
        }
    }
}

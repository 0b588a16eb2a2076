//! A study that was read, linked and counted, and the files that its site has.
//!
//! Comes in: inputs. Goes out: a [`Study`], then each of its files, all of them or one at a time.
//! Does not know: where the inputs came from, where the files go.

use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};

use super::artifact::{Artifact, Item, Put};
use super::inputs::Inputs;
use super::library::Library;
use super::publish::Standing;
use super::{Progress, has_errors, in_order};
use crate::analysis::{self, Numbers};
use crate::base::hash::{Digest, Hasher};
use crate::base::path::OutPath;
use crate::base::span::Place;
use crate::config::Settings;
use crate::diagnostic::{Checked, Diagnostic};
use crate::knowledge::{self, Knowledge};
use crate::look::Look;
use crate::output::{OutputError, Sink};
use crate::release::{Audience, release};
use crate::site::route::Route;
use crate::site::{self, Content, Facts, Index, Plan, Planned, QuoteCache};
use crate::source::Snapshot;

/// A study that was read, linked and counted: what a site is made from.
#[derive(Debug)]
pub struct Study {
    pub(super) settings: Settings,
    pub(super) look: Arc<Look>,
    knowledge: Knowledge,
    numbers: Numbers,
    pub(super) plan: Plan,
    index: Index,
    quotes: QuoteCache,
    library: Library,
    digest: Digest,
}

/// What there is to publish.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// Interviews.
    pub interviews: usize,
    /// Quotes in them.
    pub quotes: usize,
    /// Themes, implied ones included.
    pub themes: usize,
    /// Pages that people read.
    pub pages: usize,
}

/// A sink that tells how much was put into it.
struct Counting<'c> {
    sink: &'c dyn Sink,
    progress: &'c dyn Progress,
}

impl Sink for Counting<'_> {
    fn put_pieces(&self, path: &OutPath, pieces: &[&[u8]]) -> Result<(), OutputError> {
        self.sink.put_pieces(path, pieces)?;
        self.progress.step(pieces.iter().map(|piece| piece.len() as u64).sum());
        Ok(())
    }

    fn put_copy(&self, path: &OutPath, from: &Path, file: &File) -> Result<(), OutputError> {
        self.sink.put_copy(path, from, file)?;
        self.progress.step(0);
        Ok(())
    }

    fn keep(&self, path: &OutPath) -> Result<bool, OutputError> {
        let kept = self.sink.keep(path)?;
        if kept {
            self.progress.step(0);
        }
        Ok(kept)
    }
}

/// What stands for the parts of a look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LookDigests {
    /// What pages are filled with.
    pub templates: Digest,
    /// The addresses of the style sheets, which say what is in them.
    pub styles: Vec<String>,
    /// Scripts, pictures and whatever else there is.
    pub others: Digest,
}

/// A page that shows a quote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Followed {
    /// The page's file.
    pub path: OutPath,
    /// The quote's address on it, from the site's root.
    pub href: String,
}

/// Takes out what a later phase says at the same place by the same rule: it knows more.
fn said_better(complaints: &mut Vec<Diagnostic>, later: &[Diagnostic]) {
    let better: FxHashSet<(&str, &Place)> = later.iter().map(|complaint| (complaint.rule, &complaint.place)).collect();
    complaints.retain(|complaint| !better.contains(&(complaint.rule, &complaint.place)));
}

impl Study {
    /// Links and counts what was read, and goes on complaining.
    pub(super) fn of(inputs: Inputs, mut complaints: Vec<Diagnostic>, progress: &dyn Progress) -> Checked<Self> {
        let Inputs { settings, look, entries, assets, library, digest } = inputs;
        progress.begin("linking", 0);
        let linked = knowledge::link(entries);
        said_better(&mut complaints, &linked.diagnostics);
        let knowledge = linked.unload(&mut complaints);
        progress.begin("counting", 0);
        let (plan, numbers) = rayon::join(
            || site::plan(release(&knowledge, Audience::Everybody), &assets, &look.look_assets()),
            || analysis::numbers(&knowledge, &settings),
        );
        let plan = plan.unload(&mut complaints);
        let index = Index::new(release(&knowledge, Audience::Everybody), &numbers, &plan.addresses);
        let quotes = QuoteCache::new(knowledge.interviews.len());
        let study = Self { settings, look, knowledge, numbers, plan, index, quotes, library, digest };
        if has_errors(&complaints) {
            // The site is not written, but all that is wrong is to be said in one run.
            complaints.extend(study.try_templates(|| true));
        }
        Checked::new(study, complaints)
    }

    /// The study, linked.
    pub(super) fn knowledge(&self) -> &Knowledge {
        &self.knowledge
    }

    /// Its numbers.
    pub(super) fn numbers(&self) -> &Numbers {
        &self.numbers
    }

    /// What stands for everything that this study was made from.
    pub fn digest(&self) -> Digest {
        self.digest
    }

    /// Puts every file of the site into a sink, or lets the sink keep it where it stands as it would be made. Where a page
    /// cannot be made there is a complaint, and what the sink holds is no site.
    ///
    /// # Errors
    ///
    /// Where the sink fails.
    pub(super) fn write(
        &self,
        snapshot: &Snapshot,
        sink: &dyn Sink,
        standing: Option<&Standing>,
        progress: &dyn Progress,
    ) -> Result<Checked<Vec<Put>>, OutputError> {
        let items = Item::all(self);
        progress.begin("rendering", items.len());
        if standing.is_some() {
            // All pages ask for them: made now, they are made once.
            self.quotes.prepare_digests(&self.facts());
        }
        let sink = Counting { sink, progress };
        // Each on its own: some pages take a hundred times as long as others, and no thread should be left with a heap.
        let put = items.par_iter().with_max_len(1);
        let put = put.map(|item| Artifact::new(self, *item).put(snapshot, &sink, standing));
        let put: Vec<Checked<Put>> = put.collect::<Result<_, OutputError>>()?;
        let mut complaints = Vec::new();
        let files = put.into_iter().map(|put| put.unload(&mut complaints)).collect();
        Ok(Checked::new(files, in_order(complaints)))
    }

    /// All files of the site.
    pub fn artifacts(&self) -> impl Iterator<Item = Artifact<'_>> {
        Item::all(self).into_iter().map(|item| Artifact::new(self, item))
    }

    /// All files of the site, to be found by their paths.
    pub(super) fn catalogue(&self) -> FxHashMap<OutPath, Item> {
        self.artifacts().map(|artifact| (artifact.path(), artifact.item())).collect()
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
            Content::Page(page) => self.look.render(&page, &mut String::new()).err(),
            Content::Bytes(_) => None,
        });
        in_order(failed.map(|complaint| *complaint).collect())
    }

    /// What opens a file in the editor of whoever works on this study.
    pub fn editor(&self) -> Option<&str> {
        self.settings.serve.editor.as_deref()
    }

    /// What stands for the templates, for the style sheets, and for all other files of the look.
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
    pub fn changed_quote(&self, before: &Self) -> Vec<Followed> {
        let targets = site::follow::changed_quote(&before.facts(), &self.facts()).unwrap_or_default();
        let followed = targets.into_iter();
        followed.map(|it| Followed { path: it.route.out_path(), href: it.route.href_at(&it.anchor) }).collect()
    }

    /// What there is to publish.
    pub fn summary(&self) -> Summary {
        Summary {
            interviews: self.knowledge.interviews.len(),
            quotes: self.knowledge.quotes.len(),
            themes: self.knowledge.themes.len(),
            pages: self.plan.for_people().count(),
        }
    }

    /// A page or data file as data.
    pub(super) fn content(&self, planned: &Planned) -> Content<'_> {
        site::content(self.facts(), &self.quotes, planned)
    }

    /// What pages look things up in.
    pub(super) fn facts(&self) -> Facts<'_> {
        let Self { knowledge, numbers, settings, plan, index, library, .. } = self;
        let released = release(knowledge, Audience::Everybody);
        Facts { released, numbers, settings, addresses: &plan.addresses, index, transcripts: library }
    }
}

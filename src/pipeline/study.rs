//! A study that was read, linked and counted, and the files that its site has.
//!
//! Comes in: inputs. Goes out: a [`Study`], then each of its files, all of them or one at a time.
//! Does not know: where the inputs came from, where the files go.

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::artifact::{Artifact, Item};
use super::inputs::Inputs;
use super::{Progress, has_errors, in_order};
use crate::analysis::{self, Numbers};
use crate::base::hash::Digest;
use crate::base::path::{OutPath, SourcePath};
use crate::config::Settings;
use crate::diagnostic::{Checked, Diagnostic};
use crate::knowledge::{self, Knowledge};
use crate::look::Look;
use crate::output::{OutputError, Sink};
use crate::site::lock::{self, Locked, Published, Upkeep};
use crate::site::{self, Facts, Index, Plan};
use crate::source::{self, Snapshot};

/// A study that was read, linked and counted: what a site is made from.
#[derive(Debug)]
pub struct Study {
    pub(super) settings: Settings,
    pub(super) look: Arc<Look>,
    knowledge: Knowledge,
    numbers: Numbers,
    pub(super) plan: Plan,
    index: Index,
    digest: Digest,
}

/// What there is to publish.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

fn lock_of(snapshot: &Snapshot) -> Checked<Option<(SourcePath, String)>> {
    match &snapshot.lock {
        None => Checked::new(None, Vec::new()),
        Some(file) => snapshot.text(&file.path).map(|text| text.map(|text| (file.path.clone(), text))),
    }
}

impl Study {
    /// Links and counts what was read, and goes on complaining.
    pub(super) fn of(inputs: Inputs, mut complaints: Vec<Diagnostic>, progress: &dyn Progress) -> Checked<Self> {
        let Inputs { settings, look, entries, assets, digest } = inputs;
        progress.begin("linking", 0);
        let knowledge = knowledge::link(entries).unload(&mut complaints);
        progress.begin("planning", 0);
        let plan = site::plan(&knowledge, &assets, &look.asset_paths()).unload(&mut complaints);
        progress.begin("counting", 0);
        let numbers = analysis::numbers(&knowledge, &settings);
        let index = Index::new(&knowledge, &numbers);
        let study = Self { settings, look, knowledge, numbers, plan, index, digest };
        if has_errors(&complaints) {
            // The site is not written, but all that is wrong is to be said in one run.
            complaints.extend(study.try_templates());
        }
        Checked::new(study, complaints)
    }

    /// The study, linked.
    pub(super) fn knowledge(&self) -> &Knowledge {
        &self.knowledge
    }

    /// What stands for everything that this study was made from.
    pub fn digest(&self) -> Digest {
        self.digest
    }

    /// Puts every file of the site into a sink. Where a template cannot be filled there is a complaint, and what the
    /// sink holds is no site.
    ///
    /// # Errors
    ///
    /// Where the sink fails.
    pub fn write(
        &self,
        snapshot: &Snapshot,
        sink: &dyn Sink,
        progress: &dyn Progress,
    ) -> Result<Checked<()>, OutputError> {
        let items = Item::all(self);
        progress.begin("rendering", items.len());
        let put = items.par_iter().map(|item| {
            let put = Artifact::new(self, *item).put(snapshot, sink);
            progress.step();
            put
        });
        let complaints = put.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect();
        Ok(Checked::new((), in_order(complaints)))
    }

    /// All files of the site.
    pub fn artifacts(&self) -> impl Iterator<Item = Artifact<'_>> {
        Item::all(self).into_iter().map(|item| Artifact::new(self, item))
    }

    /// All files of the site, to be found by their paths.
    pub(super) fn catalogue(&self) -> FxHashMap<OutPath, Item> {
        self.artifacts().map(|artifact| (artifact.path(), artifact.item())).collect()
    }

    /// Fills every page's template, for what there is to complain of; the built-in ones are known to be right.
    pub fn try_templates(&self) -> Vec<Diagnostic> {
        if !self.look.has_own_templates() {
            return Vec::new();
        }
        let pages = self.plan.pages.par_iter();
        let failed = pages.filter_map(|planned| self.look.render(&site::sheet(self.facts(), planned)).err());
        in_order(failed.map(|complaint| *complaint).collect())
    }

    /// Complaints about each address in the snapshot's `cairn.lock` that nothing would answer. None where there is no
    /// such file.
    pub fn gone(&self, snapshot: &Snapshot) -> Vec<Diagnostic> {
        let mut complaints = Vec::new();
        if let Some((path, text)) = lock_of(snapshot).unload(&mut complaints) {
            complaints.extend(lock::gone(&self.published(), &path, &text));
        }
        complaints
    }

    /// The snapshot's `cairn.lock` as it is, and with every address of this study.
    pub fn locked(&self, snapshot: &Snapshot, upkeep: Upkeep) -> Checked<(Option<String>, Locked)> {
        let mut complaints = Vec::new();
        let text = lock_of(snapshot).unload(&mut complaints).map(|(_, text)| text);
        let locked = lock::locked(&self.published(), &SourcePath::new(source::LOCK), text.as_deref(), upkeep);
        let locked = locked.unload(&mut complaints);
        Checked::new((text, locked), complaints)
    }

    fn published(&self) -> Published<'_> {
        Published::of(&self.knowledge, &self.plan)
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

    /// What pages look things up in.
    pub(super) fn facts(&self) -> Facts<'_> {
        let Self { knowledge, numbers, settings, plan, index, .. } = self;
        Facts { knowledge, numbers, settings, plan, index }
    }
}

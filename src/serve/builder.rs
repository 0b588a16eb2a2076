//! Builds the site again after each change, and shows it if it is good.
//!
//! Comes in: changes. Goes out: [`ServedState`]s, each whole. Does not know: who looks at them.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use tokio::sync::watch::Sender;

use super::audience_switch::AudienceSwitch;
use super::draws::BackgroundDraws;
use super::open_pages::FollowedQuote;
use super::state::{GoodSite, ServedState, problems};
use super::watch::{ChangeWatcher, Notifier, Wake};
use super::{BuildReason, Built, Observer, Options};
use crate::diagnostic::{Checked, Diagnostic};
use crate::pipeline::{self, BuildCache, BuildOptions, Memo, NoProgress, PlannedSite, Progress};
use crate::source::{self, Snapshot, SourceError};

/// File systems tell times in steps; after so long a file that was read right after it was written can be told from one
/// that was written again.
const SETTLES: Duration = Duration::from_millis(3200);
/// How long nothing must happen before every page is tried in templates that may not fit.
const PAUSE: Duration = Duration::from_millis(300);

/// What a builder is given.
pub(super) struct BuilderParts {
    pub(super) options: Options,
    /// Where it is served.
    pub(super) url: String,
    pub(super) switch: Arc<AudienceSwitch>,
    pub(super) observer: Arc<dyn Observer>,
    /// Where each state goes.
    pub(super) states: Sender<Arc<ServedState>>,
    pub(super) changes: ChangeWatcher,
    pub(super) notifier: Notifier,
}

/// What a build is begun with.
#[derive(Clone, Copy)]
struct BuildStart<'p> {
    reason: BuildReason,
    /// The files that changed.
    paths: &'p [PathBuf],
    at: Instant,
}

/// Builds again and again.
pub(super) struct Builder {
    options: Options,
    /// Where it is served.
    url: String,
    switch: Arc<AudienceSwitch>,
    observer: Arc<dyn Observer>,
    states: Sender<Arc<ServedState>>,
    changes: ChangeWatcher,
    memo: Memo,
    draws: BackgroundDraws,
    /// The last study and what was wrong with it, good or not.
    last: Option<(Arc<PlannedSite>, Vec<Diagnostic>)>,
    /// What was shown before: to take a large study apart takes as long as to look at a page, so that waits for a pause.
    retired: Option<Arc<ServedState>>,
    /// The study whose pages are still to be tried, and its files.
    untried: Option<GoodSite>,
}

impl Builder {
    pub(super) fn new(parts: BuilderParts) -> Self {
        let BuilderParts { options, url, switch, observer, states, changes, notifier } = parts;
        Self {
            memo: Memo::for_showing(Some(&BuildCache::of_study(&options.root))),
            draws: BackgroundDraws::new(notifier),
            options,
            url,
            switch,
            observer,
            states,
            changes,
            last: None,
            untried: None,
            retired: None,
        }
    }

    /// Builds once, before anything is served.
    pub(super) fn first(&mut self) -> Result<(), SourceError> {
        let observer = Arc::clone(&self.observer);
        self.build(&[], observer.progress())
    }

    /// Builds after each change, until somebody says stop.
    pub(super) fn run(mut self) {
        loop {
            let idle = match (self.untried.is_some() || self.retired.is_some(), self.memo.is_settled()) {
                (true, _) => Some(PAUSE),
                (false, false) => Some(SETTLES),
                (false, true) => None,
            };
            match self.changes.wait(idle) {
                Wake::Stop => return,
                Wake::Idle if self.retired.is_some() => self.retired = None,
                Wake::Idle if self.untried.is_some() => self.try_pages(),
                Wake::Idle => self.rebuild(&[]),
                Wake::Changed(paths) => self.rebuild(&paths),
            }
        }
    }

    fn rebuild(&mut self, paths: &[PathBuf]) {
        if let Err(error) = self.build(paths, &NoProgress) {
            // The folder itself is gone, perhaps for the moment: what is shown stays.
            self.observer.warn(&error.to_string());
        }
    }

    fn build(&mut self, paths: &[PathBuf], progress: &dyn Progress) -> Result<(), SourceError> {
        let at = Instant::now();
        let start = BuildStart { reason: self.take_draws(paths), paths, at };
        let scanned = source::scan(&self.options.root)?;
        let audience = pipeline::shown_to_still(&scanned, &self.switch.asked());
        let build_options = BuildOptions {
            drafts: self.options.drafts,
            base_url: Some(self.url.clone()),
            count_day: self.options.count_day,
            ..BuildOptions::for_site(audience, self.observer.clock_day())
        };
        let Checked { value: study, mut diagnostics } = self.memo.planned(&scanned, &build_options, progress);
        self.draws.follow(self.memo.pending_draws());
        if self.last.as_ref().is_some_and(|(last, said)| Arc::ptr_eq(last, &study) && *said == diagnostics) {
            return Ok(());
        }
        self.last = Some((Arc::clone(&study), diagnostics.clone()));
        diagnostics.extend(study.dead_ends());
        self.show(study, Arc::new(scanned.value), diagnostics, start);
        Ok(())
    }

    /// Takes the draws that are done; why it is built.
    fn take_draws(&mut self, paths: &[PathBuf]) -> BuildReason {
        let is_surer = self.draws.finished().is_some_and(|finished| self.memo.take_draws(finished));
        if is_surer && paths.is_empty() { BuildReason::Draws } else { BuildReason::Study }
    }

    /// Shows a study, or what is wrong with it over the one before.
    fn show(
        &mut self,
        study: Arc<PlannedSite>,
        snapshot: Arc<Snapshot>,
        mut diagnostics: Vec<Diagnostic>,
        start: BuildStart<'_>,
    ) {
        let before = Arc::clone(&self.states.borrow());
        let good = GoodSite::new(study, snapshot);
        // New templates are tried before anybody sees them; new content in templates that were right a moment ago waits
        // for a pause.
        let own = good.site().has_own_templates();
        let new_look = before.site.as_ref().is_none_or(|site| site.look.templates != good.look.templates);
        if own && new_look && !pipeline::has_errors(&diagnostics) {
            diagnostics.extend(good.site().try_templates(|| true));
        }
        let problems = problems(&diagnostics, &good.snapshot, good.site().editor());
        let is_good = !pipeline::has_errors(&diagnostics);
        self.untried = (is_good && own && !new_look).then(|| good.clone());
        let (snapshot, summary) = (Arc::clone(&good.snapshot), good.site().summary());
        let number = before.number + 1;
        let state = if is_good {
            ServedState { number, followed: self.followed(&before, &good), site: Some(good), problems }
        } else {
            ServedState { number, site: before.site.clone(), problems, followed: before.followed.clone() }
        };
        let shows_something = state.site.is_some();
        self.states.send_replace(Arc::new(state));
        // While somebody writes without a pause, only the last one waits.
        self.retired = Some(before);
        self.observer.built(&Built {
            diagnostics: &diagnostics,
            snapshot: &snapshot,
            summary: shows_something.then_some(summary),
            reason: start.reason,
            touched: &touched(start.paths, &self.options.root),
            took: start.at.elapsed(),
        });
    }

    fn followed(&self, before: &ServedState, good: &GoodSite) -> FollowedQuote {
        let site = before.site.as_ref().filter(|_| self.options.follow);
        let places = site.map(|site| good.site().changed_quote(site.site())).unwrap_or_default();
        if places.is_empty() {
            return before.followed.clone();
        }
        FollowedQuote { count: before.followed.count + 1, places }
    }

    /// Fills every page's template; the next change ends it.
    fn try_pages(&mut self) {
        let Some(good) = self.untried.take() else { return };
        let changed_again = self.changes.changed_again();
        let complaints = good.site().try_templates(|| !changed_again.load(Ordering::Relaxed));
        if changed_again.load(Ordering::Relaxed) || complaints.is_empty() {
            return;
        }
        let before = Arc::clone(&self.states.borrow());
        let problems = problems(&complaints, &good.snapshot, good.site().editor());
        self.states.send_replace(Arc::new(ServedState {
            number: before.number + 1,
            site: before.site.clone(),
            problems,
            followed: before.followed.clone(),
        }));
        self.observer.built(&Built {
            diagnostics: &complaints,
            snapshot: &good.snapshot,
            summary: None,
            reason: BuildReason::Study,
            touched: &[],
            took: Duration::ZERO,
        });
    }
}

/// The files that changed as people name them; what no build reads changed for somebody else, often another build.
fn touched(paths: &[PathBuf], root: &Path) -> Vec<String> {
    let root = source::watched(root).map_or_else(|_| root.to_owned(), |(root, _)| root);
    let below = paths.iter().filter_map(|path| path.strip_prefix(&root).ok()?.to_str());
    // Windows writes names with the other stroke.
    let below = below.map(|path| path.replace(std::path::MAIN_SEPARATOR, "/"));
    let mut touched: Vec<String> = below.filter(|path| source::is_read(path)).collect();
    touched.sort();
    touched
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_build_reads_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let (root, _) = source::watched(folder.path()).unwrap();
        let paths = [
            "content/interviews/p07.md",
            ".public.cairn-8529",
            ".cairn-cache/files",
            "public/index.html",
            "public-directors/index.html",
            "content/interviews/.p07.md.swp",
            "content/themes/toil.md~",
            "content/_drafts/x.md",
            "cairn.lock",
            "themes/default/templates/404.html",
            "site.toml",
            "notes.txt",
        ];
        let found = touched(&paths.map(|path| root.join(path)), &root);
        let expected = ["cairn.lock", "content/interviews/p07.md", "site.toml", "themes/default/templates/404.html"];
        assert_eq!(found, expected);
        assert_eq!(touched(&[PathBuf::from("/elsewhere/content/a.md")], &root), [""; 0]);
    }
}

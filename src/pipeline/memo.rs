//! What is remembered from one state of a study to the next: files by their paths and digests, the look, the draws, the last site. What
//! comes from here is the same as if it were made from nothing.
//!
//! Comes in: snapshots, one after the other. Goes out: the stage that is asked for; where nothing changed, the site that there
//! is. Does not know: what changed, or why it is asked.

use std::sync::Arc;

use super::cache::{BuildCache, CachedFiles};
use super::complaints::in_order;
use super::counted::CountedStudy;
use super::draw_memo::{DrawMemo, FinishedDraws, PendingDraws};
use super::files::KeepTexts;
use super::inputs::{InputReader, LookMemo};
use super::known::KnownStudy;
use super::options::{BuildOptions, ReadOptions};
use super::planned::PlannedSite;
use super::progress::Progress;
use super::read::{FileMemo, ReadStudy, UnparsedStudy};
use crate::analysis::what_if::WhatIf;
use crate::base::Date;
use crate::base::hash::{Digest, Hasher};
use crate::base::history::History;
use crate::diagnostic::{Checked, Diagnostic};
use crate::look::Look;
use crate::release::Audience;
use crate::source::Snapshot;

/// The memory of a program that reads one study again and again.
#[derive(Debug, Default)]
pub struct Memo {
    files: FileMemo,
    look: LookMemo,
    draws: DrawMemo,
    /// The site of the last snapshot.
    last: Option<LastSite>,
}

/// A site, with what it was planned from.
#[derive(Debug)]
struct LastSite {
    /// The day that it was planned on.
    clock_day: Date,
    inputs: Digest,
    planned: Checked<Arc<PlannedSite>>,
}

/// All inputs of a site, with their digest, before anything is parsed that may be in the cache.
pub(super) struct SiteInputs {
    pub(super) study: UnparsedStudy,
    look: Arc<Look>,
    history: History,
    pub(super) digest: Digest,
    complaints: Vec<Diagnostic>,
}

impl Memo {
    /// With nothing in it.
    pub fn new() -> Self {
        Self::default()
    }

    /// With the draws that earlier builds have stored.
    pub(super) fn with_draws_in(cache: Option<&BuildCache>) -> Self {
        Self { draws: DrawMemo::stored_in(cache), ..Self::default() }
    }

    /// With the draws that earlier builds have stored, for studies that are shown also when their files are no more what they
    /// were, and before it is known how sure the order of their priorities is.
    pub fn for_showing(cache: Option<&BuildCache>) -> Self {
        let mut memo = Self { draws: DrawMemo::for_showing(cache), ..Self::new() };
        memo.files.keep = KeepTexts::OfTranscripts;
        memo
    }

    /// The draws that the last study is shown without; none where it needs none.
    pub fn pending_draws(&self) -> Option<Arc<PendingDraws>> {
        self.draws.pending()
    }

    /// Takes what came of draws, for the next [`Self::planned`]; whether the last study waited for them. What was drawn for other
    /// numbers is left out.
    pub fn take_draws(&mut self, finished: FinishedDraws) -> bool {
        let is_awaited = self.draws.take(finished);
        if is_awaited {
            self.last = None;
        }
        is_awaited
    }

    /// Reads and links a study.
    pub fn known(
        &mut self,
        scanned: &Checked<Snapshot>,
        options: ReadOptions,
        progress: &dyn Progress,
    ) -> Checked<KnownStudy> {
        let cached = CachedFiles::default();
        let mut inputs = InputReader::new(scanned, None);
        let unparsed = UnparsedStudy::read(&mut inputs, &self.files, &cached, progress);
        let (_, complaints) = inputs.finish();
        let read = unparsed.parse(&mut self.files, &scanned.value, options, &cached, progress);
        let known = KnownStudy::link(after(complaints, read), &Audience::Everybody, progress);
        Checked::new(known.value, in_order(known.diagnostics))
    }

    /// Reads, links and counts a study.
    pub fn counted(
        &mut self,
        scanned: &Checked<Snapshot>,
        options: ReadOptions,
        progress: &dyn Progress,
    ) -> Checked<CountedStudy> {
        let known = self.known(scanned, options, progress);
        CountedStudy::count(known, &mut self.draws, progress)
    }

    /// Reads, links and counts a study, and plans its site. Where anything in it is an error the site is not to be shown.
    pub fn planned(
        &mut self,
        scanned: &Checked<Snapshot>,
        options: &BuildOptions,
        progress: &dyn Progress,
    ) -> Checked<Arc<PlannedSite>> {
        let cached = CachedFiles::default();
        let inputs = self.inputs(scanned, options, &cached, progress);
        // Where a day has passed consent may have ended.
        let digest = inputs.digest;
        let is_same = |last: &&LastSite| last.clock_day == options.clock_day && last.inputs == digest;
        if let Some(last) = self.last.as_ref().filter(is_same) {
            let same = last.planned.clone();
            // The files are the same, but not what the file system says of them.
            drop(inputs.study.parse(&mut self.files, &scanned.value, options.read(), &cached, progress));
            return same;
        }
        let Checked { value, diagnostics } = self.plan(inputs, &scanned.value, options, &cached, progress);
        let planned = Checked::new(Arc::new(value), in_order(diagnostics));
        self.last = Some(LastSite { clock_day: options.clock_day, inputs: digest, planned: planned.clone() });
        planned
    }

    /// Reads what is not known from before, until the digest of all inputs is known.
    pub(super) fn inputs(
        &mut self,
        scanned: &Checked<Snapshot>,
        options: &BuildOptions,
        cached: &CachedFiles,
        progress: &dyn Progress,
    ) -> SiteInputs {
        let mut inputs = InputReader::new(scanned, Some(options));
        let study = UnparsedStudy::read(&mut inputs, &self.files, cached, progress);
        let look = inputs.look(&study.settings, &mut self.look);
        let history = inputs.history(&study.settings, || cached.history());
        let (digest, complaints) = inputs.finish();
        SiteInputs { study, look, history, digest, complaints }
    }

    /// Goes from the inputs through all stages.
    pub(super) fn plan(
        &mut self,
        inputs: SiteInputs,
        snapshot: &Snapshot,
        options: &BuildOptions,
        cached: &CachedFiles,
        progress: &dyn Progress,
    ) -> Checked<PlannedSite> {
        let SiteInputs { study, look, history, digest, complaints } = inputs;
        let read = study.parse(&mut self.files, snapshot, options.read(), cached, progress);
        self.plan_read(after(complaints, read), options, look, history, digest, progress)
    }

    fn plan_read(
        &mut self,
        read: Checked<ReadStudy>,
        options: &BuildOptions,
        look: Arc<Look>,
        history: History,
        digest: Digest,
        progress: &dyn Progress,
    ) -> Checked<PlannedSite> {
        let known = KnownStudy::link(read, &options.audience, progress);
        let counted = CountedStudy::count(known, &mut self.draws, progress);
        let digest = if self.draws.pending().is_some() { digest_without_draws(digest) } else { digest };
        PlannedSite::plan(counted, options, look, history, digest)
    }

    /// The site of a study that is changed before it is linked. It is for numbers alone, and remembered by nobody; what there is
    /// to complain of is said of the study as it is.
    pub fn planned_if(
        &mut self,
        what_if: &WhatIf,
        scanned: &Checked<Snapshot>,
        options: &BuildOptions,
        progress: &dyn Progress,
    ) -> PlannedSite {
        let cached = CachedFiles::default();
        let SiteInputs { study, look, history, digest, .. } = self.inputs(scanned, options, &cached, progress);
        let read = study.parse(&mut self.files, &scanned.value, options.read(), &cached, progress);
        let changed =
            read.map(|read| ReadStudy { settings: what_if.settings(), entries: what_if.entries(read.entries), ..read });
        self.plan_read(changed, options, look, history, digest, progress).value
    }

    /// The last draws, for the cache.
    pub(super) fn draws(&self) -> &DrawMemo {
        &self.draws
    }

    /// All files of the last study, for the cache.
    pub(super) fn files(&self) -> &FileMemo {
        &self.files
    }

    /// Whether the file system's word is enough for all files. Right after a change it is not, and then another
    /// [`Self::planned`] some seconds later is what makes sure.
    pub fn is_settled(&self) -> bool {
        self.files.files.are_settled()
    }
}

/// The digest of a site that is shown without its draws: from the same inputs another one follows.
fn digest_without_draws(inputs: Digest) -> Digest {
    let mut hasher = Hasher::new();
    hasher.digest(inputs);
    hasher.bytes(b"without draws");
    hasher.finish()
}

/// A value with the complaints of what came before it ahead of its own.
fn after<T>(mut complaints: Vec<Diagnostic>, checked: Checked<T>) -> Checked<T> {
    let value = checked.report_into(&mut complaints);
    Checked::new(value, complaints)
}

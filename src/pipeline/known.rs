//! The second stage: a study whose entries are linked. It is all that completion and refactoring ask for.
//!
//! Comes in: a [`ReadStudy`]. Goes out: a [`KnownStudy`]. Does not know: numbers, looks, pages.

use std::sync::Arc;

use super::complaints::drop_repeated;
use super::progress::Progress;
use super::read::ReadStudy;
use super::transcripts::FileTranscripts;
use crate::base::id::IdVec;
use crate::base::path::SourcePath;
use crate::base::slug::Slug;
use crate::config::{AudienceSettings, Settings};
use crate::content::interview::Interview;
use crate::content::{Entries, Entry, WithdrawnInterview};
use crate::diagnostic::{Checked, Diagnostic};
use crate::knowledge::{self, InterviewId, Knowledge};
use crate::release::{
    Audience, InterviewAccess, Permissions, Released, ReleasedInterview, access, opaque_names, release,
    unknown_audiences,
};
use crate::site::lock::{self, LockFile, WithdrawnAddresses};
use crate::site::route::Route;
use crate::site::{self, LookAsset, Plan, PlanInputs};

/// A study in which everything knows its neighbours.
#[derive(Debug)]
pub struct KnownStudy {
    pub(super) settings: Settings,
    pub(super) knowledge: Knowledge,
    /// The files that are copied as they are.
    pub(super) copied: Vec<SourcePath>,
    pub(super) transcripts: FileTranscripts,
    /// The interviews that are left out, since their participants have withdrawn.
    pub(super) withdrawn: Vec<WithdrawnInterview>,
    /// What interviews are called in addresses, where their slugs would say what may not be said.
    pub(super) opaque_names: Option<IdVec<InterviewId, Slug>>,
    /// The addresses that were published, and what is wrong with the list.
    pub(super) lock: Checked<LockFile>,
    /// The addresses that interviews had whose participants have withdrawn.
    pub(super) withdrawn_addresses: Vec<WithdrawnAddresses>,
}

impl KnownStudy {
    /// Links what was read, for an audience: what it cannot see comes last, so that nothing of it decides an order.
    pub(super) fn link(read: Checked<ReadStudy>, audience: &Audience, progress: &dyn Progress) -> Checked<Self> {
        progress.begin("linking", 0);
        let mut complaints = read.diagnostics;
        let ReadStudy { settings, mut entries, copied, transcripts, lock } = read.value;
        let described = audience.settings(&settings.audiences);
        let withdrawn_addresses = entries.withdrawn.iter().map(addresses_of).collect();
        let withdrawn = entries.withdrawn.clone();
        let is_seen = |interview: &Entry<Interview>| {
            described.as_ref().is_none_or(|audience| access(interview, &audience.name) != InterviewAccess::Nothing)
        };
        entries.interviews.sort_by_key(|interview| !is_seen(interview));
        let opaque_names = described.as_ref().and_then(|audience| {
            let names = opaque_names_for(&entries, audience, &lock.value, &withdrawn, &transcripts)?;
            Some(put_in_order(&mut entries.interviews, &names, is_seen))
        });
        let linked = knowledge::link_for(entries, is_seen);
        drop_repeated(&mut complaints, &linked.diagnostics);
        let knowledge = linked.report_into(&mut complaints);
        complaints.extend(unknown_audiences(&knowledge, &settings.audiences));
        let known =
            Self { settings, knowledge, copied, transcripts, withdrawn, opaque_names, lock, withdrawn_addresses };
        Checked::new(known, complaints)
    }

    /// Complaints about addresses that two things would have, for which no page need be planned to be shown.
    pub(super) fn address_complaints(&self) -> Vec<Diagnostic> {
        self.plan(release(&self.knowledge, &Permissions::EVERYTHING), &[], Vec::new()).diagnostics
    }

    /// Plans the pages of what is released. `look` are the files that the look brings, `withdrawn` the addresses of pages of
    /// interviews that have been withdrawn.
    pub(super) fn plan(&self, released: Released<'_>, look: &[LookAsset], withdrawn: Vec<Route>) -> Checked<Plan> {
        site::plan(released, PlanInputs { settings: &self.settings, assets: &self.copied, look, withdrawn })
    }

    /// The addresses of pages for an audience that say that an interview was withdrawn.
    pub(super) fn withdrawn_pages(&self, audience: &Audience) -> Vec<Route> {
        let described = self.settings.audiences.of_name(audience.name());
        lock::withdrawn_pages(&self.withdrawn_addresses, &self.lock.value, described)
    }
}

/// The addresses that an interview had before it was withdrawn.
fn addresses_of(interview: &WithdrawnInterview) -> WithdrawnAddresses {
    let aliases = interview.aliases.iter().filter_map(|alias| Slug::from_text(&alias.value));
    WithdrawnAddresses::new(interview.path.clone(), &interview.slug, aliases)
}

/// What an audience calls interviews whose slugs would say what may not be said. What is shown of them is known when they are
/// linked, and the order that they are linked in is that of their names: so it is done twice.
fn opaque_names_for(
    entries: &Entries,
    audience: &AudienceSettings,
    lock: &LockFile,
    withdrawn: &[WithdrawnInterview],
    transcripts: &FileTranscripts,
) -> Option<IdVec<InterviewId, Slug>> {
    if audience.attribution.allows_names_in_addresses() {
        return None;
    }
    let is_seen = |interview: &Entry<Interview>| access(interview, &audience.name) != InterviewAccess::Nothing;
    let knowledge = knowledge::link_for(entries.clone(), is_seen).value;
    let permissions = Permissions::new(&knowledge, audience.clone(), None);
    let pinned = lock.pinned_names(&audience.name);
    let published = |path: &SourcePath| pinned.get(&lock::pin(&audience.name, path)).cloned();
    let words = |interview: ReleasedInterview<'_>| transcripts.digest_of_shown(interview);
    Some(opaque_names(release(&knowledge, &permissions), published, withdrawn, words))
}

/// Puts interviews in the order of their names, those that an audience sees nothing of last; the names in that order.
fn put_in_order(
    interviews: &mut Vec<Arc<Entry<Interview>>>,
    names: &IdVec<InterviewId, Slug>,
    is_seen: impl Fn(&Entry<Interview>) -> bool,
) -> IdVec<InterviewId, Slug> {
    let mut named: Vec<(Slug, Arc<Entry<Interview>>)> = names.iter().cloned().zip(std::mem::take(interviews)).collect();
    named.sort_by(|(one, first), (other, second)| (!is_seen(first), one).cmp(&(!is_seen(second), other)));
    let (names, sorted): (Vec<Slug>, Vec<Arc<Entry<Interview>>>) = named.into_iter().unzip();
    *interviews = sorted;
    names.into_iter().collect()
}

//! A study as an audience sees it, for the rules about who may read what.
//!
//! Comes in: what is released, and where links lead on that audience's site. Goes out: [`AudienceView`]. Does not know: any
//! rule.

use rustc_hash::FxHashSet;

use super::links::Links;
use crate::base::path::SourcePath;
use crate::config::{Attribution, AudienceSettings, Settings};
use crate::knowledge::{Knowledge, KnownFile};
use crate::release::{InterviewAccess, Released, ReleasedFile};

/// What an audience sees of a study; copied freely.
#[derive(Clone, Copy)]
pub struct AudienceView<'a> {
    /// What is shown to it.
    pub(super) released: Released<'a>,
    /// Where links lead on its site.
    pub(super) links: &'a dyn Links,
    /// The audience.
    pub(super) audience: &'a AudienceSettings,
}

impl<'a> AudienceView<'a> {
    /// What is released, seen by the audience that it is for; none where that is no audience of the settings.
    pub fn new(released: Released<'a>, links: &'a dyn Links) -> Option<Self> {
        Some(Self { released, links, audience: released.audience()? })
    }

    /// The files of what is shown, by path within each kind.
    pub(super) fn files(self, knowledge: &'a Knowledge) -> impl Iterator<Item = KnownFile<'a>> {
        let shown: FxHashSet<&SourcePath> = self.released.files().map(ReleasedFile::path).collect();
        knowledge.files().into_iter().filter(move |file| shown.contains(file.path))
    }

    /// Whether it is one of several audiences, and all of every interview is for it: then it is whoever works on the study,
    /// and has the recordings and knows the people.
    pub(super) fn is_whole(self, settings: &Settings) -> bool {
        let Self { released, audience, .. } = self;
        settings.audiences.all.len() > 1
            && audience.attribution == Attribution::ALL
            && audience.smallest_team <= 1
            && released.interview_ids().all(|id| released.access(id) == InterviewAccess::Transcript)
            && released.quote_ids().all(|id| released.quote(id).is_some())
    }
}

//! A study as an audience sees it, for the rules about who may read what.
//!
//! Comes in: what is released, and where links lead on that audience's site. Goes out: [`AudienceView`]. Does not know: any
//! rule.

use rustc_hash::FxHashMap;

use super::links::Links;
use crate::base::path::SourcePath;
use crate::config::{Attribution, AudienceSettings, Settings};
use crate::content::interview::Interview;
use crate::content::limits::ReadingLimits;
use crate::content::{Entry, InnerLink, PlainPart};
use crate::knowledge::Knowledge;
use crate::release::{InterviewAccess, Released, ReleasedFile};

/// Who has the words of transcripts.
pub trait PlainTranscripts: Sync {
    /// The words of an interview's transcript; none where its file is no longer what was read, of which somebody else complains.
    fn parts(&self, interview: &Entry<Interview>) -> Vec<PlainPart>;
}

/// What an audience sees of a study; copied freely.
#[derive(Clone, Copy)]
pub struct AudienceView<'a> {
    /// What is shown to it.
    pub(super) released: Released<'a>,
    /// Where links lead on its site.
    pub(super) links: &'a dyn Links,
    /// What is said in interviews.
    pub(super) transcripts: &'a dyn PlainTranscripts,
    /// The audience.
    pub(super) audience: &'a AudienceSettings,
}

impl<'a> AudienceView<'a> {
    /// What is released, seen by the audience that it is for; none where that is no audience of the settings.
    pub fn new(released: Released<'a>, links: &'a dyn Links, transcripts: &'a dyn PlainTranscripts) -> Option<Self> {
        Some(Self { released, links, transcripts, audience: released.audience()? })
    }

    /// The files of what is shown, by path within each kind, each with its links but for those in withheld passages.
    pub(super) fn files(self, knowledge: &'a Knowledge) -> impl Iterator<Item = (&'a SourcePath, Vec<&'a InnerLink>)> {
        let shown: FxHashMap<&SourcePath, ReleasedFile<'a>> =
            self.released.files().map(|file| (file.path(), file)).collect();
        knowledge.files().into_iter().filter_map(move |file| {
            let released = shown.get(file.path)?;
            let is_shown = |link: &&InnerLink| !link.limit.is_some_and(|limit| released.withholds(limit));
            Some((file.path, file.links.iter().filter(is_shown).collect()))
        })
    }

    /// Whether it is one of several audiences, and all of every interview is for it: then it is whoever works on the study,
    /// and has the recordings and knows the people.
    pub(super) fn is_whole(self, knowledge: &Knowledge, settings: &Settings) -> bool {
        let Self { released, audience, .. } = self;
        let is_read = |limits: &ReadingLimits| limits.ids().all(|limit| limits.allows(limit, &audience.name));
        settings.audiences.all.len() > 1
            && audience.attribution == Attribution::ALL
            && audience.smallest_team <= 1
            && released.interview_ids().all(|id| released.access(id) == InterviewAccess::Transcript)
            && knowledge.interviews.iter().all(|interview| is_read(&interview.entry.limits))
    }
}

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
use crate::content::{Entry, InnerLink, Name, PlainPart};
use crate::knowledge::Knowledge;
use crate::release::{InterviewAccess, Released, ReleasedFile};

/// Who has the words of transcripts.
pub trait PlainTranscripts: Sync {
    /// The words of an interview's transcript; none where its file is no longer what was read, of which somebody else complains.
    fn parts(&self, interview: &Entry<Interview>) -> Vec<PlainPart>;
}

/// Whether an interview names no audience that there is, where somebody has to: an empty list is an answer.
pub(super) fn names_no_reader(entry: &Entry<Interview>, settings: &Settings) -> bool {
    let read = entry.audience.iter().flatten();
    let is_answered = entry.audience.as_ref().is_some_and(Vec::is_empty);
    !is_answered && !read.chain(&entry.kind.meta.quotes_for).any(|name| is_known(name, settings))
}

/// Whether there is an audience of a name.
fn is_known(name: &Name, settings: &Settings) -> bool {
    settings.audiences.of_name(Some(&name.value)).is_some()
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
    /// and has the recordings and knows the people. An interview for which nobody has said who may read it is a complaint of its
    /// own, and says nothing of the others.
    pub(super) fn is_whole(self, knowledge: &Knowledge, settings: &Settings) -> bool {
        let Self { released, audience, .. } = self;
        let is_known = |name: &Name| is_known(name, settings);
        let names_nobody = |readers: &[Name]| !readers.is_empty() && !readers.iter().any(is_known);
        let is_read = |limits: &ReadingLimits| {
            limits.ids().all(|limit| limits.allows(limit, &audience.name) || names_nobody(limits.readers(limit)))
        };
        settings.audiences.all.len() > 1
            && audience.attribution == Attribution::ALL
            && audience.smallest_team <= 1
            && knowledge.interviews.enumerate().all(|(id, interview)| {
                released.access(id) == InterviewAccess::Transcript || names_no_reader(&interview.entry, settings)
            })
            && knowledge.interviews.iter().all(|interview| is_read(&interview.entry.limits))
    }
}

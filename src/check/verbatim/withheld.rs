//! What is withheld from an audience, as words: of interviews that are withheld, of transcripts of which only quotes are shown,
//! and of limited passages.
//!
//! Comes in: a study as an audience sees it. Goes out: passages. Does not know: what is shown.

use rayon::prelude::*;

use super::passage::Passage;
use crate::base::id::Id;
use crate::base::span::Span;
use crate::check::audience_view::AudienceView;
use crate::check::study::Study;
use crate::content::interview::{Interview, Speaker, SpeakerRole};
use crate::content::limits::ReadingLimits;
use crate::content::{Entry, PlainPart};
use crate::knowledge::{InterviewId, Knowledge};
use crate::release::InterviewAccess;

/// Every passage that is withheld and long enough.
pub(super) fn passages<'a>(view: AudienceView<'a>, study: &Study<'a>) -> Vec<Passage<'a>> {
    let knowledge = study.knowledge;
    let interviews = (0..knowledge.interviews.len()).into_par_iter();
    let said = interviews.flat_map_iter(|index| of_interview(view, study, InterviewId::from_index(index)));
    let mut all: Vec<Passage<'a>> = said.collect();
    for file in knowledge.files() {
        let Some(prose) = file.anchors.prose().filter(|_| !file.limits.is_empty()) else { continue };
        let mut withheld = Vec::new();
        runs(
            &prose.parts(),
            |part| is_withheld(view, file.limits, part),
            |part, is_new| {
                if is_new {
                    withheld.push(Passage::new(file.path, Span::default()));
                }
                withheld.last_mut().expect("the first part is new").add_part(part);
            },
        );
        all.extend(withheld);
    }
    all.retain(Passage::has_window);
    all
}

fn of_interview<'a>(view: AudienceView<'a>, study: &Study<'a>, id: InterviewId) -> Vec<Passage<'a>> {
    let knowledge = study.knowledge;
    let entry = &*knowledge.interviews[id].entry;
    let access = view.released.access(id);
    if access == InterviewAccess::Transcript && entry.limits.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    if access != InterviewAccess::Transcript {
        let takeaways = entry.kind.meta.listening.takeaways.iter();
        found.extend(takeaways.map(|text| Passage::of_text(&entry.path, Span::default(), text)));
        found.extend(entry.title.iter().map(|title| Passage::of_text(&entry.path, title.span, &title.value)));
    }
    let is_kept = |part: &PlainPart| match access {
        _ if is_withheld(view, &entry.limits, part) => true,
        InterviewAccess::Transcript => false,
        InterviewAccess::Nothing => is_evidence(study, entry, id, part),
        InterviewAccess::Quotes => is_evidence(study, entry, id, part) && !is_quoted(view, knowledge, id, part),
    };
    runs(&view.transcripts.parts(entry), is_kept, |part, is_new| {
        if is_new {
            found.push(Passage::new(&entry.path, study.turn_span(id, part.turn)));
        }
        found.last_mut().expect("the first part is new").add_part(part);
    });
    found
}

/// Goes through the parts that are kept; whether each begins a new run.
fn runs<'p>(parts: &'p [PlainPart], is_kept: impl Fn(&PlainPart) -> bool, mut each: impl FnMut(&'p PlainPart, bool)) {
    let mut before: Option<&PlainPart> = None;
    for part in parts {
        let kept = is_kept(part);
        if kept {
            each(part, before.is_none_or(|before| before.turn != part.turn));
        }
        before = Some(part).filter(|_| kept);
    }
}

pub(super) fn is_withheld(view: AudienceView<'_>, limits: &ReadingLimits, part: &PlainPart) -> bool {
    part.limit.is_some_and(|limit| !limits.allows(limit, &view.audience.name))
}

/// Whether a part is in a quote that is shown.
pub(super) fn is_quoted(view: AudienceView<'_>, knowledge: &Knowledge, id: InterviewId, part: &PlainPart) -> bool {
    let quotes = &knowledge.interviews[id].quotes;
    part.quotes.iter().any(|index| quotes.get(*index).is_some_and(|quote| view.released.quote(*quote).is_some()))
}

/// Whether somebody was interviewed who says it, or it is quoted: what interviewers ask they ask everybody, and so do
/// headings and what stands before the first word.
fn is_evidence(study: &Study<'_>, entry: &Entry<Interview>, id: InterviewId, part: &PlainPart) -> bool {
    let speaker = study.turn(id, part.turn).map(|turn| turn.speaker);
    let role = speaker.and_then(|speaker| entry.kind.speakers.get(speaker)).map(|Speaker { role, .. }| *role);
    match role {
        Some(SpeakerRole::Participant | SpeakerRole::Unknown) => true,
        Some(SpeakerRole::Interviewer | SpeakerRole::Observer) => false,
        None => !part.quotes.is_empty(),
    }
}

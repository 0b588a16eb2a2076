//! What an audience is shown, as words: transcripts, quotes, takeaways, notes, pages, definitions, titles, the keys of
//! opportunities, the steps of workflows, the questions of guides, the findings and the charter of the home page.
//!
//! Comes in: a study as an audience sees it. Goes out: passages. Does not know: what is withheld.

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::passage::Passage;
use super::withheld::{is_quoted, is_withheld};
use crate::base::path::SourcePath;
use crate::base::span::Span;
use crate::check::audience_view::AudienceView;
use crate::check::study::Study;
use crate::content::{Kind, PlainPart, kind_of};
use crate::knowledge::InterviewId;
use crate::release::{InterviewAccess, ReleasedFile};

/// Every passage that is shown.
pub(super) fn passages<'a>(view: AudienceView<'a>, study: &Study<'a>) -> Vec<Passage<'a>> {
    let ids: Vec<InterviewId> = view.released.interview_ids().collect();
    let mut all: Vec<Passage<'a>> = ids.into_par_iter().flat_map_iter(|id| of_interview(view, study, id)).collect();
    all.extend(bodies(view, study));
    all.extend(texts(view));
    all
}

/// The shown words of a transcript, or of its quotes.
fn of_interview<'a>(view: AudienceView<'a>, study: &Study<'a>, id: InterviewId) -> Vec<Passage<'a>> {
    let (knowledge, access) = (study.knowledge, view.released.access(id));
    if access == InterviewAccess::Nothing {
        return Vec::new();
    }
    let entry = &*knowledge.interviews[id].entry;
    let is_shown = |part: &&PlainPart| {
        !is_withheld(view, &entry.limits, part)
            && (access == InterviewAccess::Transcript || is_quoted(view, knowledge, id, part))
    };
    let mut found: Vec<(Option<usize>, Passage<'a>)> = Vec::new();
    for part in view.transcripts.parts(entry).iter().filter(is_shown) {
        if found.last().is_none_or(|(turn, _)| *turn != part.turn) {
            found.push((part.turn, Passage::new(&entry.path, study.turn_span(id, part.turn))));
        }
        found.last_mut().expect("there is one now").1.add_part(part);
    }
    let notes = view.released.quotes_of(id).flatten();
    let notes = notes.filter_map(|quote| Some(Passage::of_text(&entry.path, quote.place().span, quote.note()?)));
    found.into_iter().map(|(_, passage)| passage).chain(notes).collect()
}

/// The shown words of what is no transcript.
fn bodies<'a>(view: AudienceView<'a>, study: &Study<'a>) -> Vec<Passage<'a>> {
    let shown: FxHashSet<&SourcePath> = view.released.files().map(ReleasedFile::path).collect();
    let files = study.knowledge.files().into_iter().filter(|file| shown.contains(file.path));
    let of_body = files.filter_map(|file| {
        let mut passage = Passage::new(file.path, Span::default());
        let parts = file.anchors.prose()?.parts();
        parts.iter().filter(|part| !is_withheld(view, file.limits, part)).for_each(|part| passage.add_part(part));
        Some(passage)
    });
    of_body.collect()
}

/// The shown texts of front matter.
fn texts<'a>(view: AudienceView<'a>) -> Vec<Passage<'a>> {
    let released = view.released;
    let mut found = Vec::new();
    let mut add = |file: ReleasedFile<'a>, text: Option<&str>| {
        found.extend(text.map(|text| Passage::of_text(file.path(), Span::default(), text)));
    };
    // Of an interview it depends on who is named.
    released.interviews().for_each(|interview| {
        interview.takeaways().for_each(|text| add(interview.file(), Some(text)));
        add(interview.file(), interview.title());
    });
    let others = released.files().filter(|file| kind_of(file.path()) != Some(Kind::Interview));
    others.for_each(|file| add(file, file.title()));
    for it in released.opportunities() {
        for text in [it.problem(), it.hypothesis(), it.solution(), it.eliminates()] {
            add(it.file(), text);
        }
        it.validations().iter().for_each(|validation| add(it.file(), validation.note.as_deref()));
        it.given_points().iter().for_each(|points| add(it.file(), points.because));
        add(it.file(), it.graduates().and_then(|graduation| graduation.unlocks));
    }
    released.asks().for_each(|it| it.file().into_iter().for_each(|file| add(file, it.because())));
    released.assumptions().for_each(|it| it.file().into_iter().for_each(|file| add(file, it.by())));
    for it in released.themes() {
        let file = it.file();
        let reasons = it.given_points().into_iter().filter_map(|points| points.because);
        reasons.zip(file.into_iter().cycle()).for_each(|(because, file)| add(file, Some(because)));
    }
    if let Some(home) = released.home() {
        let charter = home.purpose().into_iter().chain(home.focus()).chain(home.left_out());
        let texts = charter.chain(home.brief().map(|finding| finding.finding));
        texts.for_each(|text| add(home.file(), Some(text)));
    }
    released.tools().for_each(|tool| add(tool.file(), tool.sort()));
    released.workflows().for_each(|it| it.steps().for_each(|step| add(it.file(), Some(step.action))));
    released.outcomes().for_each(|outcome| add(outcome.file(), outcome.source()));
    for guide in released.guides() {
        for section in guide.sections() {
            add(guide.file(), section.title.as_deref());
            section.questions.iter().for_each(|question| add(guide.file(), Some(&question.text)));
        }
    }
    found
}

//! A better transcript of an interview that is coded: planned over the study as it is, and read again as if it were there.
//!
//! Comes in: a snapshot, which interview, the new transcript as an interview. Goes out: the files that change, what became of each
//! quote, or why nothing changes. Does not know: how marks are moved, what would be a difference, how files get into place.

use crate::diagnostic::{Checked, Diagnostic, StudyRefusal, new_errors};
use rustc_hash::FxHashSet;

use super::known::KnownStudy;
use super::memo::Memo;
use super::options::ReadOptions;
use super::progress::Progress;
use super::quote_lists::{InterviewLists, QuoteLists};
use super::refactor::would_have;
use crate::base::edit::FileChange;
use crate::base::path::SourcePath;
use crate::content::interview::{AMBIGUOUS_QUOTE, Interview, QUOTE_NOT_FOUND};
use crate::content::{Entry, PlainPart};
use crate::diagnostic::suggest::did_you_mean;
use crate::edit::ChangePlan;
use crate::edit::new_transcript::{
    BareTranscript, CodedTranscript, MovedMarks, QuoteFate, below_front_matter, misread, move_marks, other_speakers,
    second_codings_differ,
};
use crate::source::{Snapshot, SourceFile};

/// How often marks are written that read otherwise than they are meant: each time such a one goes into the front matter.
const ROUNDS: usize = 4;

/// The rules that complain of a quote whose words are not found.
const NOT_FOUND: [&str; 2] = [QUOTE_NOT_FOUND, AMBIGUOUS_QUOTE];

/// A new transcript with the marks of the old one.
#[derive(Debug)]
pub struct Replacement {
    /// What changes.
    pub plan: ChangePlan,
    /// What became of each quote, by its id.
    pub quotes: Vec<(String, QuoteFate)>,
    /// A complaint for each quote whose words are not found.
    pub complaints: Vec<Diagnostic>,
}

/// Who speaks in an interview, as its front matter says.
#[derive(Debug)]
pub struct KnownSpeakers {
    /// The file of the interview.
    pub path: SourcePath,
    /// The only participant.
    pub participant: Option<String>,
    /// Who asks.
    pub interviewers: Vec<String>,
    /// Who listens.
    pub observers: Vec<String>,
}

/// A study that is read for a change, drafts included.
struct ReadForChange {
    known: Checked<KnownStudy>,
}

/// Who speaks in the interview of a study that is meant; `typed` is what was typed, and what it may be as a path below the study.
///
/// # Errors
///
/// There is no such interview.
pub fn known_speakers(
    scanned: &Checked<Snapshot>,
    typed: &[String],
    progress: &dyn Progress,
) -> Result<KnownSpeakers, StudyRefusal> {
    let study = ReadForChange::new(&mut Memo::new(), scanned, progress);
    let entry = study.interview_named(typed)?;
    let meta = &entry.kind.meta;
    let named = |names: &[crate::content::Name]| names.iter().map(|name| name.value.clone()).collect();
    let participant = match meta.people.as_slice() {
        [person] => person.name.as_ref().map(|name| name.value.clone()),
        _ => None,
    };
    let (interviewers, observers) = (named(&meta.hearers.interviewers), named(&meta.hearers.observers));
    Ok(KnownSpeakers { path: entry.path.clone(), participant, interviewers, observers })
}

/// Plans a new transcript in place of that of the interview in a file.
///
/// # Errors
///
/// The reason why it cannot be.
pub fn replace_transcript(
    scanned: &Checked<Snapshot>,
    path: &SourcePath,
    new_text: &str,
    progress: &dyn Progress,
) -> Result<Replacement, StudyRefusal> {
    let mut memo = Memo::new();
    let before = ReadForChange::new(&mut memo, scanned, progress);
    let entry = before.interview(path)?;
    let lists = QuoteLists::new(&scanned.value).beside(path);
    before.require_whole(path, &lists)?;
    let (old_text, old_parts) = before.said(&scanned.value, entry)?;
    let with_text = |list: &SourceFile| Some((list.path.clone(), scanned.value.text(&list.path).value?));
    let list = lists.own.and_then(with_text);
    let second: Vec<(SourcePath, String)> = lists.second.iter().filter_map(|list| with_text(list)).collect();
    let old = CodedTranscript {
        entry,
        text: &old_text,
        parts: &old_parts,
        list: list.as_ref().map(|(path, text)| (path, text.as_str())),
        second: &second,
    };
    let (bare_text, body) = below_front_matter(path, &old_text, new_text);
    let bare = scanned.with(&[FileChange::in_place(path.clone(), Some(old_text.clone()), bare_text.as_str())]);
    let bare_study = ReadForChange::new(&mut memo, &bare, progress);
    let (_, new_parts) = bare_study.said(&bare.value, bare_study.interview(path)?)?;
    let new = BareTranscript { text: &bare_text, body, parts: &new_parts };

    let mut beside = FxHashSet::default();
    for _ in 0..ROUNDS {
        let moved = move_marks(old, new, &beside)?;
        let files = files(old, &moved);
        let changed = scanned.with(&files);
        let after = ReadForChange::new(&mut memo, &changed, progress);
        let misread = misread(entry, after.interview(path)?, &moved.fates)?;
        let (inline, listed): (Vec<usize>, Vec<usize>) = misread
            .into_iter()
            .partition(|quote| entry.kind.quotes[*quote].mark.attributes.is_some() && !beside.contains(quote));
        if inline.is_empty() {
            return finish(old, moved, files, (&before, &after), &listed);
        }
        beside.extend(inline);
    }
    Err(StudyRefusal::Asked(format!(
        "the marks of {path} cannot be moved so that they read as before: nothing was changed"
    )))
}

/// What is planned, where nothing but the words of quotes is lost. `listed` are quotes that stand beside the text and are not
/// found there.
fn finish(
    old: CodedTranscript<'_>,
    moved: MovedMarks,
    files: Vec<FileChange>,
    (before, after): (&ReadForChange, &ReadForChange),
    listed: &[usize],
) -> Result<Replacement, StudyRefusal> {
    let new = new_errors(&before.known.diagnostics, &after.known.diagnostics);
    if let Some(error) = new.iter().find(|error| !NOT_FOUND.contains(&error.rule)) {
        return Err(would_have(error));
    }
    let complaints: Vec<Diagnostic> = new.into_iter().cloned().collect();
    let mut fates = moved.fates;
    listed.iter().for_each(|quote| fates[*quote] = QuoteFate::NotFound);
    // Signs without a letter are no words that could be aligned, and may be found all the same.
    let there = &after.interview(&old.entry.path)?.kind.quotes;
    for (quote, fate) in old.entry.kind.quotes.iter().zip(&mut fates) {
        let is_there = *fate == QuoteFate::NotFound && there.iter().any(|other| other.id == quote.id);
        *fate = if is_there { QuoteFate::Same } else { *fate };
    }
    if second_codings_differ(old.entry, after.interview(&old.entry.path)?, &complaints) {
        let why = "a second coding would be another one: move its marks by hand; nothing was changed";
        return Err(StudyRefusal::Asked(why.to_owned()));
    }
    let lost = fates.iter().filter(|fate| **fate == QuoteFate::NotFound).count();
    if complaints.len() < lost {
        let message =
            "a quote would be lost without a complaint; nothing was changed: this is a fault of cairn's, report it";
        return Err(StudyRefusal::Asked(message.to_owned()));
    }
    let notes = other_speakers(old.entry, after.interview(&old.entry.path)?).into_iter().chain(moved.notes);
    let ids = old.entry.kind.quotes.iter().map(|quote| quote.id.clone());
    let quotes = ids.zip(fates).collect();
    Ok(Replacement { plan: ChangePlan { files, notes: notes.collect() }, quotes, complaints })
}

fn files(old: CodedTranscript<'_>, moved: &MovedMarks) -> Vec<FileChange> {
    let interview = FileChange::in_place(old.entry.path.clone(), Some(old.text.to_owned()), moved.interview.as_str());
    let list = old.list.zip(moved.list.as_ref()).filter(|((_, text), list)| text != list);
    let list =
        list.map(|((path, text), list)| FileChange::in_place(path.clone(), Some(text.to_owned()), list.as_str()));
    let second = moved.second.iter().filter_map(|(path, changed)| {
        let (_, text) = old.second.iter().find(|(known, _)| known == path)?;
        Some(FileChange::in_place(path.clone(), Some(text.clone()), changed.as_str()))
    });
    [interview].into_iter().chain(list).chain(second).collect()
}

impl ReadForChange {
    fn new(memo: &mut Memo, scanned: &Checked<Snapshot>, progress: &dyn Progress) -> Self {
        let all = ReadOptions::as_written();
        Self { known: memo.known(scanned, all, progress) }
    }

    /// The interview that is meant.
    fn interview_named(&self, typed: &[String]) -> Result<&Entry<Interview>, StudyRefusal> {
        let knowledge = &self.known.value.knowledge;
        knowledge.interview_named(typed).map(|id| &*knowledge.interviews[id].entry).ok_or_else(|| {
            let typed = typed.first().map_or("", String::as_str);
            let names = knowledge.interviews.iter().map(|interview| interview.entry.slug.as_str());
            let help = did_you_mean(typed, names, "name one by its slug");
            StudyRefusal::Asked(format!("there is no interview `{typed}`: {help}"))
        })
    }

    /// The interview in a file.
    fn interview(&self, path: &SourcePath) -> Result<&Entry<Interview>, StudyRefusal> {
        let mut interviews = self.known.value.knowledge.interviews.iter().map(|interview| &*interview.entry);
        let gone = || StudyRefusal::Asked(format!("`{path}` is no interview; nothing was changed"));
        interviews.find(|entry| entry.path == *path).ok_or_else(gone)
    }

    /// An error where the interview or a list beside it cannot be read whole: marks would be lost.
    fn require_whole(&self, path: &SourcePath, lists: &InterviewLists<'_>) -> Result<(), StudyRefusal> {
        let lies_in = |file: &SourcePath| file == path || lists.files().any(|list| list.path == *file);
        let is_its = |it: &&Diagnostic| it.is_error() && lies_in(&it.place.path);
        let errors: Vec<Diagnostic> = self.known.diagnostics.iter().filter(is_its).cloned().collect();
        if errors.is_empty() { Ok(()) } else { Err(StudyRefusal::Errors(errors)) }
    }

    /// The text of an interview, and what is said in it.
    fn said(&self, snapshot: &Snapshot, entry: &Entry<Interview>) -> Result<(String, Vec<PlainPart>), StudyRefusal> {
        let gone = || StudyRefusal::Asked(format!("`{}` went away while it was read: try again", entry.path));
        let text = snapshot.text(&entry.path).value.ok_or_else(gone)?;
        let script = self.known.value.transcripts.script(entry).map_err(|_| gone())?;
        let parts = script.parts(&text);
        Ok((text, parts))
    }
}

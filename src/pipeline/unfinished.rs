//! What interviews still lack until they count: who was interviewed, of which team, when, what is marked.
//!
//! Comes in: a snapshot, and which files are meant. Goes out: an [`UnfinishedInterview`] for each that lacks something. Does not know:
//! rules, how it is said.

use super::fix::Concerns;
use super::memo::Memo;
use super::options::ReadOptions;
use super::progress::NoProgress;
use super::quote_lists::QuoteLists;
use crate::base::path::SourcePath;
use crate::content::Entry;
use crate::content::interview::{Interview, InterviewedPerson, SetAsideReason};
use crate::diagnostic::Checked;
use crate::knowledge::Knowledge;
use crate::source::{Snapshot, scan_memory};

/// An interview that does not count yet, or not for all that it could.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnfinishedInterview {
    /// Its file.
    pub path: SourcePath,
    /// Whether it is a draft.
    pub is_draft: bool,
    /// What its file says that keeps it from counting, beside `draft`: `practice: true`.
    pub set_aside: Option<&'static str>,
    /// What is missing, each as it is written or in a few words.
    pub lacks: Vec<&'static str>,
}

/// The interviews among some files that still lack something, in path order. Each is read alone: what others have changes nothing.
pub fn unfinished(snapshot: &Snapshot, concerns: Concerns<'_>) -> Vec<UnfinishedInterview> {
    let files = files_of(snapshot, concerns).into_iter();
    let texts: Vec<(&str, String)> =
        files.filter_map(|path| Some((path.as_str(), snapshot.text(path).value?))).collect();
    let scanned: Checked<Snapshot> = scan_memory(texts.iter().map(|(path, text)| (*path, text.as_str())));
    let all = ReadOptions::as_written();
    of_all(&Memo::new().known(&scanned, all, &NoProgress).value.knowledge)
}

/// The files of the interviews among some files: a list beside an interview holds quotes of it.
fn files_of<'s>(snapshot: &'s Snapshot, concerns: Concerns<'_>) -> Vec<&'s SourcePath> {
    let is_meant = |path: &&SourcePath| path.below("content/interviews").is_some() && concerns(path);
    let interviews = snapshot.markdown.iter().map(|file| &file.path).filter(is_meant);
    let lists = QuoteLists::new(snapshot);
    let mut files = Vec::new();
    for path in interviews {
        files.push(path);
        files.extend(lists.beside(path).files().map(|list| &list.path));
    }
    files
}

fn of_all(knowledge: &Knowledge) -> Vec<UnfinishedInterview> {
    // With those that are set aside come those whose participants have withdrawn: nothing more is wanted of these.
    let interviews = knowledge.interviews.iter().map(|interview| &interview.entry);
    let unfinished = interviews.filter(|entry| entry.kind.meta.consent.withdrawn.is_none()).map(|entry| of(entry));
    let mut all: Vec<UnfinishedInterview> =
        unfinished.filter(|it| it.is_draft || it.set_aside.is_some() || !it.lacks.is_empty()).collect();
    all.sort_by(|a, b| a.path.cmp(&b.path));
    all
}

fn of(entry: &Entry<Interview>) -> UnfinishedInterview {
    let Interview { meta, quotes, speakers, turns, .. } = &entry.kind;
    let anybody = |is_missing: fn(&InterviewedPerson) -> bool| meta.people.iter().any(is_missing);
    let missing = [
        (meta.date.is_none(), "`date`"),
        (anybody(|person| person.name.is_none()), "`participant`"),
        (anybody(|person| person.team.is_none()), "`team`"),
        (
            meta.hearers.interviewers.is_empty() && speakers.len() > 1,
            "`interviewer` (without it, questions count as answers)",
        ),
        (*turns == 0, "a transcript"),
        (*turns > 0 && quotes.is_empty() && meta.tags.is_empty(), "passages marked with themes"),
    ];
    UnfinishedInterview {
        path: entry.path.clone(),
        is_draft: entry.draft,
        set_aside: meta.set_aside().map(SetAsideReason::written),
        lacks: missing.into_iter().filter(|(is_missing, _)| *is_missing).map(|(_, what)| what).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_file(front: &str, body: &str) -> Option<UnfinishedInterview> {
        let text = format!("---\n{front}---\n\n{body}");
        let files = [
            ("content/interviews/p07.md", text.as_str()),
            ("content/interviews/p08.md", "---\ndraft: true\n---\nSo.\n"),
        ];
        let snapshot = scan_memory(files).value;
        unfinished(&snapshot, &|path| path.as_str().ends_with("p07.md")).pop()
    }

    #[test]
    fn what_is_missing_is_said_and_nothing_where_all_is_there() {
        let body = "**Mira:** How?\n\n**P07:** [We wait.]{.waiting}\n";
        let whole = "date: 2026-03-12\nparticipant: P07\nteam: payments\ninterviewer: Mira\n";
        assert_eq!(of_file(whole, body), None);
        let lacks = |front: &str, body: &str| of_file(front, body).map(|it| it.lacks).unwrap_or_default();
        assert_eq!(lacks("participant: P07\ninterviewer: Mira\n", body), ["`date`", "`team`"]);
        assert_eq!(lacks(whole, "**Mira:** How?\n\n**P07:** We wait.\n"), ["passages marked with themes"]);
        assert_eq!(lacks("", "We wait.\n"), ["`date`", "`participant`", "`team`", "passages marked with themes"]);
        assert_eq!(lacks(whole, " \n<!-- later -->\n"), ["a transcript"]);
        let group =
            "date: 2026-03-12\ninterviewer: Mira\nparticipants:\n  - {name: P07, team: payments}\n  - {name: P08}\n";
        assert_eq!(lacks(group, body), ["`team`"]);
    }

    #[test]
    fn no_list_of_another_interview_is_read() {
        let beside = ["p1.md", "p1.quotes.yaml", "p1.jun.quotes.yaml"];
        let others = ["p10.md", "p10.quotes.yaml", "p1.b.md", "p1.b.quotes.yaml", "p1x.quotes.yaml"];
        let paths = beside.iter().chain(&others).map(|name| (format!("content/interviews/{name}"), ""));
        let paths: Vec<(String, &str)> = paths.collect();
        let snapshot = scan_memory(paths.iter().map(|(path, text)| (path.as_str(), *text))).value;
        let files = files_of(&snapshot, &|path| path.as_str().ends_with("/p1.md"));
        assert_eq!(files.iter().filter_map(|path| path.below("content/interviews")).collect::<Vec<_>>(), beside);
    }

    #[test]
    fn what_keeps_it_from_counting_is_said() {
        let whole = "date: 2026-03-12\nparticipant: P07\nteam: payments\ninterviewer: Mira\n";
        let of_front = |key: &str| of_file(&format!("{key}\n{whole}"), "**P07:** [We wait.]{.waiting}\n");
        let draft = of_front("draft: true").expect("it is a draft");
        assert_eq!((draft.is_draft, draft.set_aside, draft.lacks.len()), (true, None, 0));
        let aside = of_front("practice: true").expect("it is a rehearsal");
        assert_eq!((aside.is_draft, aside.set_aside), (false, Some("`practice: true`")));
        assert_eq!(of_front("consent: {withdrawn: 2026-11-02}\ndraft: true"), None, "nobody finishes it");
    }
}

//! Real files, read, linked and counted: whose words are evidence, whose team somebody is of, what is implied by its use.
//!
//! Comes in: small studies. Goes out: nothing. Does not know: addresses. What the analyses hold over made-up knowledge is
//! held here over transcripts, so that the two cannot part.

mod asks;
mod link;
mod listening;

use super::*;
use crate::analysis::{self, priority::Candidate};
use crate::base::path::SourcePath;
use crate::config::Settings;
use crate::content::Entries;
use crate::content::read::{self, TextFile};
use crate::diagnostic::Diagnostic;

/// Links a study of these files below `content/`; what is doubtful in them is returned beside it.
fn read_and_link(files: &[(&str, &str)]) -> (Knowledge, Vec<&'static str>) {
    let (mut entries, mut complaints) = (Entries::default(), Vec::<Diagnostic>::new());
    for (path, text) in files {
        let path = SourcePath::new(&format!("content/{path}.md"));
        entries.add(read::read(TextFile { path: &path, text }, None).report_into(&mut complaints).entry);
    }
    let knowledge = link(entries).report_into(&mut complaints);
    (knowledge, complaints.iter().map(|complaint| complaint.rule).collect())
}

pub(super) fn linked(files: &[(&str, &str)]) -> Knowledge {
    read_and_link(files).0
}

/// Of each quote its words, and whether they are evidence.
fn evidence(knowledge: &Knowledge) -> Vec<(&str, bool)> {
    knowledge.quotes.enumerate().map(|(id, quote)| (knowledge.words(id).text.as_str(), quote.evidence)).collect()
}

/// How many people the only theme affects, its evidence quotes, and its priority.
fn scored(knowledge: &Knowledge) -> (u32, usize, Option<f64>) {
    let numbers = analysis::numbers(knowledge, &Settings::default());
    let row = numbers.priorities.rows.iter().find(|row| matches!(row.candidate, Candidate::Theme(_)));
    let row = row.expect("a theme that is marked has a row");
    (row.share.affected, row.evidence.quotes.len(), row.priority)
}

fn team_of<'k>(knowledge: &'k Knowledge, interview: &str) -> Option<&'k str> {
    let interview = knowledge.interviews.iter().find(|other| other.entry.slug.as_str() == interview)?;
    interview.people.first()?.team.map(|team| knowledge.teams[team].slug.as_str())
}

#[test]
fn an_interviewers_words_are_no_evidence() {
    let front = "---\nparticipant: P1\ninterviewer: Mira\n---\n";
    let text = format!("{front}**Mira:** [So it takes two weeks?]{{.slow freq=weekly toil=80h}}\n\n**P1:** Hm.\n");
    let (knowledge, complaints) = read_and_link(&[("interviews/a", &text)]);
    assert_eq!(complaints, ["interviewer-quote"]);
    assert_eq!(evidence(&knowledge), [("So it takes two weeks?", false)]);
    assert_eq!(scored(&knowledge), (0, 0, None), "80 hours a week that nobody has said");
}

#[test]
fn an_observers_words_are_no_evidence() {
    let front = "---\nparticipant: P1\ninterviewer: Mira\nobservers: [Kofi]\n---\n";
    let text = format!(
        "{front}**Mira:** Well?\n\n**Kofi:** [It takes two weeks.]{{.slow freq=weekly toil=80h}}\n\n**P1:** [It \
         does.]{{.slow kind=ask}}\n"
    );
    let (knowledge, complaints) = read_and_link(&[("interviews/a", &text)]);
    assert_eq!(complaints, ["observer-turn", "interviewer-quote"]);
    assert_eq!(evidence(&knowledge), [("It takes two weeks.", false), ("It does.", false)]);
    assert_eq!(scored(&knowledge), (0, 0, None));
}

#[test]
fn a_participants_pain_is_evidence_and_praise_is_none() {
    let text = "---\nparticipant: P1\ninterviewer: Mira\n---\n**Mira:** Well?\n\n**P1:** [One.]{.slow freq=weekly toil=2h} \
                [Two.]{.slow kind=praise} [Three.]{.slow kind=counter} [Four.]{.slow kind=ask} [Five.]{.slow kind=avoided} \
                [Six.]{.slow kind=workaround} [Seven.]{.slow kind=workflow}\n";
    let knowledge = linked(&[("interviews/a", text)]);
    let kinds: Vec<bool> = evidence(&knowledge).into_iter().map(|(_, evidence)| evidence).collect();
    assert_eq!(kinds, [true, false, false, false, true, true, true]);
    // One of one, weekly: 1 · 1 · 13 · 2 h.
    assert_eq!(scored(&knowledge), (1, 4, Some(26.0)));
}

#[test]
fn without_a_codebook_themes_are_implied_by_opportunities_too() {
    let knowledge = linked(&[("opportunities/o", "---\nthemes: [Slow builds]\n---\n"), ("interviews/a", "[x]{.b}\n")]);
    assert_eq!(knowledge.themes.iter().map(|theme| theme.slug.as_str()).collect::<Vec<_>>(), ["b", "slow-builds"]);
    let opportunity = knowledge.opportunities.iter().next().expect("there is one");
    let themes = opportunity.themes.iter().map(|theme| knowledge.themes[*theme].slug.as_str());
    assert_eq!(themes.collect::<Vec<_>>(), ["slow-builds"]);
}

#[test]
fn without_files_of_teams_owners_imply_them_too() {
    let knowledge =
        linked(&[("themes/slow", "---\nowner: Build tools\n---\n"), ("interviews/a", "---\nteam: pay\n---\n")]);
    assert_eq!(knowledge.teams.iter().map(|team| team.slug.as_str()).collect::<Vec<_>>(), ["build-tools", "pay"]);
    let theme = knowledge.themes.iter().next().expect("there is one");
    assert_eq!(theme.owner.map(|team| knowledge.teams[team].slug.as_str()), Some("build-tools"));
}

#[test]
fn an_interview_is_of_the_team_it_names_though_its_person_has_left_it() {
    let knowledge = linked(&[
        ("interviews/a", "---\nparticipant: P1\nteam: old\ndate: 2025-01-01\n---\n"),
        ("interviews/b", "---\nparticipant: P1\nteam: new\ndate: 2026-01-01\n---\n"),
        ("interviews/c", "---\nparticipant: P1\ndate: 2024-01-01\n---\n"),
    ]);
    let teams = ["a", "b", "c"].map(|interview| team_of(&knowledge, interview));
    assert_eq!(teams, [Some("old"), Some("new"), Some("new")], "only one that names none is of the newest");
    let person = knowledge.participants.iter().next().expect("there is one");
    assert_eq!(person.team.map(|team| knowledge.teams[team].slug.as_str()), Some("new"));
    let sizes = knowledge.teams.iter().map(|team| (team.slug.as_str(), team.participants.len(), team.interviews.len()));
    assert_eq!(sizes.collect::<Vec<_>>(), [("new", 1, 2), ("old", 0, 1)]);
}

#[test]
fn of_two_interviews_of_one_day_the_later_path_is_the_newer() {
    let knowledge = linked(&[
        ("interviews/2", "---\nparticipant: P1\nteam: second\nrole: lead\ndate: 2026-01-01\n---\n"),
        ("interviews/1", "---\nparticipant: P1\nteam: first\nrole: engineer\ndate: 2026-01-01\n---\n"),
    ]);
    let person = knowledge.participants.iter().next().expect("there is one");
    let team = person.team.map(|team| knowledge.teams[team].slug.as_str());
    assert_eq!((team, person.role.as_deref()), (Some("second"), Some("lead")));
    let order = person.interviews.iter().map(|id| knowledge.interviews[*id].entry.slug.as_str());
    assert_eq!(order.collect::<Vec<_>>(), ["1", "2"]);
}

#[test]
fn what_counts_nowhere_names_themes_and_teams_that_there_are() {
    let aside =
        |keys: &str| format!("---\nteam: gone\ntags: [gone]\n{keys}\n---\n**P9:** [Slow.]{{.slow}} [Hm.]{{.gone}}\n");
    for keys in ["participant: P9\npractice: true", "participant: P9\nstage: held"] {
        let (_, complaints) = read_and_link(&[
            ("interviews/a", &aside(keys)),
            ("themes/slow", "---\ntitle: Slow\n---\n"),
            ("teams/t", "---\ntitle: T\n---\n"),
        ]);
        assert_eq!(complaints, ["unknown-theme", "unknown-theme", "unknown-team"], "{keys}");
        // Where no file describes any, what counts nowhere implies none.
        assert_eq!(read_and_link(&[("interviews/a", &aside(keys))]).1, [""; 0], "{keys}");
    }
}

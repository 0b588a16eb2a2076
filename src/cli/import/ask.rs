//! What nobody typed about a transcript is asked for, where somebody sits at a terminal.
//!
//! Comes in: what was typed, the names of the study, a line a question. Goes out: the same with answers. Does not know: the
//! transcripts.

use std::io::{BufRead, IsTerminal, stderr, stdin};

use crate::base::{Date, fold};
use crate::cli::ui;
use crate::diagnostic::suggest;
use crate::import::{ImportFacts, listed_labels};
use crate::pipeline::StudyNames;

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ImportQuestion {
    Participant,
    Team,
    Interviewer,
    Date,
}

/// What answers may be.
pub(super) struct AskedNames<'n> {
    /// What the study has names for.
    pub(super) study: &'n StudyNames,
    /// The recorder's labels. Where there are any, who asked is one of them, and no listener of the study in their place.
    pub(super) labels: &'n [String],
}

/// Whether somebody sits there who can answer.
pub(super) fn is_somebody_there() -> bool {
    stdin().is_terminal() && stderr().is_terminal()
}

/// Asks each question whose answer nobody typed.
pub(super) fn ask(
    facts: &mut ImportFacts,
    questions: &[ImportQuestion],
    names: &AskedNames<'_>,
    answers: &mut dyn BufRead,
) {
    if !questions.is_empty() {
        ui::say("what nobody typed; an empty line leaves it open");
    }
    for question in questions {
        match question {
            ImportQuestion::Participant => {
                // P08 is near to P07, and somebody else.
                facts.participant = answer("who was interviewed, a pseudonym like P07", &[], answers);
            }
            ImportQuestion::Team => facts.team = answer("their team, its slug", &names.study.teams, answers),
            ImportQuestion::Interviewer => {
                let asked = "who asked, as the recorder's labels have it".to_owned();
                let (asked, may_be) = match names.labels {
                    [] => (asked, names.study.interviewers.as_slice()),
                    labels => {
                        let all = listed_labels(labels.iter().map(String::as_str));
                        (format!("{asked} ({all})"), labels)
                    }
                };
                facts.interviewers.extend(answer(&asked, may_be, answers));
            }
            ImportQuestion::Date => facts.date = date(answers),
        }
    }
}

fn date(answers: &mut dyn BufRead) -> Option<Date> {
    loop {
        let typed = answer("the day, like 2026-03-12", &[], answers)?;
        match typed.parse() {
            Ok(date) => return Some(date),
            Err(_) => ui::say(format_args!("`{typed}` is no day")),
        }
    }
}

/// One answer: a name of the study where it is the beginning of one, or nearly one and that is meant.
fn answer(question: &str, names: &[String], answers: &mut dyn BufRead) -> Option<String> {
    let typed = line(question, answers)?;
    let is = |name: &&String| fold::is_same_name(name, &typed);
    if let Some(name) = names.iter().find(is) {
        return Some(name.clone());
    }
    let form = fold::name(&typed).into_owned();
    let mut begun = names.iter().filter(|name| fold::name(name).starts_with(&form));
    if let (Some(only), None) = (begun.next(), begun.next()) {
        ui::say(format_args!("  {only}"));
        return Some(only.clone());
    }
    match suggest::nearest(&typed, names.iter().map(String::as_str)) {
        Some(near) if is_yes(&line(&format!("did you mean `{near}`? (y/n)"), answers)) => Some(near.to_owned()),
        _ => Some(typed),
    }
}

fn is_yes(typed: &Option<String>) -> bool {
    typed.as_deref().is_some_and(|typed| ["y", "yes"].contains(&typed.to_lowercase().as_str()))
}

/// A line that somebody types; none where it is empty, or nothing more comes.
fn line(question: &str, answers: &mut dyn BufRead) -> Option<String> {
    ui::ask(question);
    let mut line = String::new();
    answers.read_line(&mut line).ok()?;
    Some(fold::text(&line).into_owned()).filter(|line| !line.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> StudyNames {
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        StudyNames {
            teams: names(&["payments", "platform", "search"]),
            participants: names(&["P01", "P02"]),
            ..StudyNames::default()
        }
    }

    fn team(typed: &str) -> Option<String> {
        let mut facts = ImportFacts::default();
        ask(&mut facts, &[ImportQuestion::Team], &AskedNames { study: &names(), labels: &[] }, &mut typed.as_bytes());
        facts.team
    }

    #[test]
    fn a_name_is_completed_and_a_slip_asked_about() {
        for (typed, taken) in [
            ("payments\n", Some("payments")),
            ("SEARCH\n", Some("search")),
            ("pay\n", Some("payments")),
            ("p\n", Some("p")),
            ("paymetns\ny\n", Some("payments")),
            ("paymetns\nn\n", Some("paymetns")),
            ("checkout\n", Some("checkout")),
            ("\n", None),
            ("", None),
        ] {
            assert_eq!(team(typed).as_deref(), taken, "{typed:?}");
        }
    }

    #[test]
    fn a_day_is_asked_for_until_it_is_one_and_all_answers_have_their_place() {
        let all =
            [ImportQuestion::Participant, ImportQuestion::Team, ImportQuestion::Interviewer, ImportQuestion::Date];
        let mut facts = ImportFacts::default();
        ask(
            &mut facts,
            &all,
            &AskedNames { study: &names(), labels: &[] },
            &mut "P07\nsearch\nMira\nyesterday\n2026-03-12\n".as_bytes(),
        );
        let expected = ImportFacts {
            participant: Some("P07".to_owned()),
            team: Some("search".to_owned()),
            interviewers: vec!["Mira".to_owned()],
            date: Some(jiff::civil::date(2026, 3, 12)),
            ..ImportFacts::default()
        };
        assert_eq!(facts, expected);
    }

    #[test]
    fn who_asked_is_a_label_of_the_file_and_no_listener_in_its_place() {
        let study = StudyNames { interviewers: vec!["Ines Okafo".to_owned()], ..StudyNames::default() };
        let labels = ["Ines Okafor".to_owned(), "Jonas Weber".to_owned()];
        for (labels, typed, taken) in [
            (&labels[..], "Ines\n", "Ines Okafor"),
            (&labels, "Ines Okafr\ny\n", "Ines Okafor"),
            (&[], "Ines\n", "Ines Okafo"),
        ] {
            let mut facts = ImportFacts::default();
            let names = AskedNames { study: &study, labels };
            ask(&mut facts, &[ImportQuestion::Interviewer], &names, &mut typed.as_bytes());
            assert_eq!(facts.interviewers, [taken], "{typed:?}");
        }
    }
}

//! Ledgers counted by hand.
//!
//! Comes in: opportunities with validations, read and linked. Goes out: nothing. Does not know: pages.

use super::*;
use crate::base::id::Id;
use crate::base::path::SourcePath;
use crate::content::Entries;
use crate::content::read::{self, TextFile};
use crate::knowledge::link;

/// Two teams, with P1 and P2 of the one and P3 of the other; P4 is of none.
const PEOPLE: [(&str, &str); 6] = [
    ("teams/t", "---\ntitle: T\n---\n"),
    ("teams/u", "---\ntitle: U\n---\n"),
    ("interviews/a", "---\nparticipant: P1\nteam: t\n---\n\n**P1:** So.\n"),
    ("interviews/b", "---\nparticipant: P2\nteam: t\n---\n\n**P2:** So.\n"),
    ("interviews/c", "---\nparticipant: P3\nteam: u\n---\n\n**P3:** So.\n"),
    ("interviews/d", "---\nparticipant: P4\n---\n\n**P4:** So.\n"),
];

/// The ledger of an opportunity with some front matter and some validations: whom with, which step, what it said, when.
fn of(front: &str, tests: &[&str], needed: &ValidationSettings) -> Ledger {
    let tests: String = tests.iter().map(|test| format!("  - {{{test}}}\n")).collect();
    let file = format!("---\n{front}\nvalidations:\n{tests}---\n");
    let mut entries = Entries::default();
    for (path, text) in PEOPLE.into_iter().chain([("opportunities/o", file.as_str())]) {
        let path = SourcePath::new(&format!("content/{path}.md"));
        let read = read::read(TextFile { path: &path, text }, None);
        assert_eq!(read.diagnostics, []);
        entries.add(read.value.entry);
    }
    ledger(&link(entries).value, OpportunityId::from_index(0), needed)
}

const PROBLEM: &str = "stage: problem, verdict: supports";
const AGAINST_PROBLEM: &str = "stage: problem, verdict: contradicts";

fn states(front: &str, tests: &[(&str, &str)]) -> (StepState, StepState, Option<Shortfall>) {
    let tests: Vec<String> = tests.iter().map(|(with, rest)| format!("with: {with}, {rest}")).collect();
    let tests: Vec<&str> = tests.iter().map(String::as_str).collect();
    let ledger = of(front, &tests, &ValidationSettings::default());
    (ledger.problem.state, ledger.solution.state, ledger.shortfall)
}

#[test]
fn three_supports_of_two_teams_validate_a_step() {
    use StepState::{Open, Untested, Validated};
    let p = PROBLEM;
    for (tests, expected) in [
        (&[][..], Untested),
        (&[("P1", p), ("P3", p)], Open),
        (&[("P1", p), ("P2", p), ("P3", p)], Validated),
        // All of one team, or of no team that is known.
        (&[("P1", p), ("P2", p), ("T", p)], Open),
        (&[("P1", p), ("P4", p), ("a customer", p)], Open),
        (&[("U", p), ("P4", p), ("t", p)], Validated),
        // A participant has one voice, however often they are asked.
        (&[("P1", p), ("p1", p), ("P3", p)], Open),
        // A team may be asked several times: its people are others each time.
        (&[("T", p), ("T", p), ("U", p)], Validated),
    ] {
        assert_eq!(states("status: testing", tests), (expected, Untested, None), "{tests:?}");
    }
}

#[test]
fn what_contradicts_a_step_speaks_against_it() {
    use StepState::{Invalidated, Open, Validated};
    let (p, c) = (PROBLEM, AGAINST_PROBLEM);
    for (tests, expected) in [
        (&[("P1", c)][..], Invalidated),
        (&[("P1", p), ("P3", c)], Invalidated),
        (&[("P3", c), ("P1", p)], Open),
        (&[("P1", p), ("P2", p), ("P3", p), ("P4", c)], Validated),
        (&[("P1", p), ("P2", p), ("U", p), ("P4", c), ("X", c), ("Y", c), ("T", p)], Validated),
        (&[("P1", c), ("P2", c), ("U", c), ("P4", p), ("X", p), ("T", p)], Open),
        // Somebody who comes to think otherwise.
        (&[("P1", p), ("P1", c)], Invalidated),
        (&[("P1", "stage: problem"), ("P3", "stage: problem, verdict: unclear")], Open),
    ] {
        assert_eq!(states("", tests).0, expected, "{tests:?}");
    }
}

#[test]
fn the_last_word_is_that_of_the_last_day_and_what_has_no_day_comes_first() {
    let dated = |day: &str, rest: &str| format!("date: 2026-01-{day}, with: P1, stage: problem, verdict: {rest}");
    let order = [dated("09", "contradicts"), dated("02", "supports"), "with: P3, stage: problem".to_owned()];
    let order: Vec<&str> = order.iter().map(String::as_str).collect();
    let problem = of("", &order, &ValidationSettings::default()).problem;
    assert_eq!(problem.tests, [2, 1, 0]);
    assert_eq!((problem.supports, problem.contradictions), (0, 1));
    assert_eq!(problem.teams, BTreeSet::new());
}

#[test]
fn a_status_says_no_more_than_its_step() {
    let solution = |verdict: &str| format!("stage: solution, verdict: {verdict}");
    let (s, c) = (&*solution("supports"), &*solution("contradicts"));
    let validated = "status: validated\nstage: feature";
    let enough = [("P1", s), ("P2", s), ("P3", s)];
    for (front, tests, expected) in [
        (validated, &enough[..], None),
        ("status: validated\nstage: concept", &enough[..2], Some(Shortfall::Supports)),
        // At the stage of the problem it is the problem that is validated.
        ("status: validated\nstage: problem", &enough, Some(Shortfall::Supports)),
        (validated, &[], Some(Shortfall::Supports)),
        (validated, &[("P1", s), ("P2", s), ("T", s)], Some(Shortfall::Teams)),
        (validated, &[("P1", s), ("P3", c)], Some(Shortfall::Contradicted)),
        (validated, &[("P1", s), ("P2", s), ("P3", s), ("P4", AGAINST_PROBLEM)], Some(Shortfall::NoProblem)),
        // No status says that it goes on, but its tests do.
        ("status: testing", &[("P1", s), ("P2", s), ("P3", s), ("P4", AGAINST_PROBLEM)], Some(Shortfall::NoProblem)),
        ("status: testing", &[("P1", s), ("P4", AGAINST_PROBLEM)], None),
        ("status: invalidated\nstage: problem", &enough, Some(Shortfall::NoProblem)),
        ("status: invalidated\nstage: feature", &[("P1", s)], Some(Shortfall::NoContradiction)),
        ("status: invalidated\nstage: feature", &[("P1", s), ("P2", s), ("P3", c)], None),
        ("status: invalidated\nstage: problem", &[("P1", AGAINST_PROBLEM)], None),
        ("status: testing\nstage: feature", &[], None),
        ("status: shipped\nstage: feature", &[], None),
    ] {
        assert_eq!(states(front, tests).2, expected, "{front} {tests:?}");
    }
}

#[test]
fn how_much_it_takes_is_a_setting() {
    let tests = ["with: somebody, stage: problem, verdict: supports"];
    let state = |supports, teams| of("", &tests, &ValidationSettings { supports, teams }).problem.state;
    assert_eq!(state(1, 0), StepState::Validated);
    assert_eq!(state(1, 1), StepState::Open, "it is of no team that is known");
    assert_eq!(state(2, 0), StepState::Open);
}

//! Plans counted by hand.
//!
//! Comes in: teams and interviews, read and linked. Goes out: nothing. Does not know: pages.

use jiff::civil::date;

use super::super::today::study_day;
use super::*;
use crate::base::path::SourcePath;
use crate::content::Entries;
use crate::content::read::{self, TextFile};
use crate::knowledge::link;

const CODED: &str = "**P:** [It took weeks.]{.slow}\n";
const TURN: &str = "**P:** So.\n";

/// Teams with their keys; interviews as front matter and transcript.
fn study(teams: &[(&str, &str)], interviews: &[(&str, &str)]) -> Knowledge {
    let mut entries = Entries::default();
    let teams = teams.iter().map(|(name, keys)| (format!("content/teams/{name}.md"), format!("---\n{keys}\n---\n")));
    let interviews = interviews.iter().enumerate().map(|(index, (keys, text))| {
        (format!("content/interviews/i{index}.md"), format!("---\nparticipant: P\n{keys}\n---\n\n{text}"))
    });
    for (path, text) in teams.chain(interviews) {
        let path = SourcePath::new(&path);
        let read = read::read(TextFile { path: &path, text: &text }, None);
        assert_eq!(read.diagnostics, [], "{text}");
        entries.add(read.value.entry);
    }
    link(entries).value
}

fn named(knowledge: &Knowledge) -> Vec<NamedTeam> {
    knowledge.teams.ids().map(|team| NamedTeam { team, counted: vec![team] }).collect()
}

fn planned_with(knowledge: &Knowledge, keys: &str) -> StudyPlan {
    let settings = crate::config::read(&format!("[study]\n{keys}\n"), &SourcePath::new("site.toml"));
    assert_eq!(settings.diagnostics, [], "{keys}");
    plan(knowledge, &settings.value.study, &named(knowledge))
}

fn counts(planned: u32, held: u32, transcribed: u32, coded: u32) -> StageCounts {
    StageCounts { planned, held, transcribed, coded }
}

#[test]
fn a_stage_is_what_the_file_says_else_what_it_shows() {
    let knowledge = study(
        &[("a", "headcount: 9")],
        &[
            ("team: a\ndate: 2026-05-01", CODED),
            ("team: a\ndate: 2026-04-01", TURN),
            // Says itself that it is further than the file shows, or less far.
            ("team: a\nstage: coded", TURN),
            ("team: a\nstage: transcribed", CODED),
            // Nobody has said anything: before the study's day it was held, after it it is to come.
            ("team: a\ndate: 2026-04-30", ""),
            ("team: a\ndate: 2026-05-02", ""),
            ("team: a", ""),
            ("team: a\nstage: planned\ndate: 2026-09-01", ""),
            ("team: a\nstage: held\ndate: 2026-04-20", ""),
            ("team: a\npractice: true\ndate: 2026-01-01", CODED),
        ],
    );
    let plan = planned_with(&knowledge, "");
    assert_eq!((plan.day, plan.all, plan.practice), (Some(date(2026, 5, 1)), counts(2, 3, 2, 2), 1));
    assert_eq!(plan.teams[0].counts, plan.all);
    assert_eq!(knowledge.interviews.len(), 7, "what is derived sets nothing aside");
}

#[test]
fn the_studys_day_is_the_newest_on_which_anything_happened() {
    let day = |interviews: &[(&str, &str)]| study_day(&study(&[], interviews));
    for (interview, expected) in [
        (("date: 2026-05-01", TURN), Some(date(2026, 5, 1))),
        (("date: 2026-05-01\nstage: held", ""), Some(date(2026, 5, 1))),
        (("date: 2026-05-01\npractice: true", TURN), Some(date(2026, 5, 1))),
        (("date: 2026-05-01\nstage: planned", ""), None),
        (("date: 2026-05-01", ""), None),
        (("stage: held", ""), None),
    ] {
        assert_eq!(day(&[interview]), expected, "{interview:?}");
    }
    assert_eq!(day(&[("date: 2026-05-01", TURN), ("date: 2026-03-01", TURN)]), Some(date(2026, 5, 1)));
}

/// Aims of 4 and 3, with 1 and 1: 3 are missing of the one, 2 of the other.
#[test]
fn the_team_farthest_below_its_aim_is_next() {
    let teams = [("a", "headcount: 9"), ("b", "headcount: 9"), ("c", "headcount: 90")];
    let mut interviews = vec![("team: a", CODED), ("team: b\nstage: planned", ""), ("team: c", TURN)];
    let next = |knowledge: &Knowledge, keys: &str| planned_with(knowledge, keys).next.map(|it| (it.team, it.wanted));
    let knowledge = study(&teams, &interviews);
    let id = |name: &str| knowledge.names.teams.find(name).expect("it is there");
    assert_eq!(next(&knowledge, "aim = {a = 3, b = 4}"), Some((id("b"), WantedInterviews::Aim(4))));
    // One is missing of each, and each has half of it.
    assert_eq!(
        next(&knowledge, "aim = {a = 2, c = 2, b = 2}"),
        Some((id("c"), WantedInterviews::Aim(2))),
        "the larger one"
    );
    assert_eq!(next(&knowledge, "aim = {a = 1, b = 1}"), None, "all aims are reached");
    interviews.push(("team: b", TURN));
    let plan = planned_with(&study(&teams, &interviews), "aim = {a = 3, b = 4}");
    assert_eq!((plan.aim, plan.all), (Some(7), counts(1, 0, 2, 1)));
    let rows: Vec<_> = plan.teams.iter().map(|row| (row.aim, row.counts.total(), row.share)).collect();
    assert_eq!(rows, [(Some(3), 1, None), (Some(4), 2, None), (None, 1, None)]);
}

/// 60 people in three teams, 12 interviews wanted: shares of 6, 4 and 2. There are 4, 3 and 1: 2, 1 and 1 are missing.
#[test]
fn without_aims_by_team_each_has_its_share_of_the_heads() {
    let teams = [
        ("a", "headcount: 30"),
        ("b", "headcount: 20"),
        ("c", "headcount: 10"),
        ("p", "headcount: 60\nkind: platform"),
    ];
    let interviews: Vec<(&str, &str)> =
        ["team: a"; 4].into_iter().chain(["team: b"; 3]).chain(["team: c"]).map(|team| (team, TURN)).collect();
    let knowledge = study(&teams, &interviews);
    let plan = planned_with(&knowledge, "aim = 12");
    let shares: Vec<Option<f64>> = plan.teams.iter().map(|row| row.share).collect();
    assert_eq!(shares, [Some(6.0), Some(4.0), Some(2.0)], "the platform's own people are not asked");
    let next = plan.next.expect("some are missing");
    assert_eq!((next.team, next.agreed), (knowledge.names.teams.find("a").expect("it is there"), 4));
    assert_eq!(next.wanted, WantedInterviews::Share { heads: 30, all_heads: 60, interviews: 12, share: 6.0 });
    // Without an aim those that there are, 8, are shared out: 4, 2.67 and 1.33, so only the third is below.
    let next = planned_with(&knowledge, "").next.expect("one is below");
    assert_eq!(next.team, knowledge.names.teams.find("c").expect("it is there"));
}

#[test]
fn a_team_of_which_all_were_asked_is_not_next() {
    let knowledge = study(&[("a", "headcount: 1"), ("b", "headcount: 9")], &[("team: a", TURN), ("team: b", TURN)]);
    let next = planned_with(&knowledge, "aim = {a = 9, b = 2}").next.expect("b is below");
    assert_eq!(next.team, knowledge.names.teams.find("b").expect("it is there"));
}

#[test]
fn an_interview_counts_for_the_aim_of_a_team_above() {
    let teams = [("a", "headcount: 3"), ("b", "headcount: 3\nparent: a"), ("c", "headcount: 3\nparent: a")];
    let knowledge = study(&teams, &[("team: b", TURN), ("team: c", TURN)]);
    let rows = planned_with(&knowledge, "aim = {a = 4, c = 1}").teams;
    assert_eq!(rows.iter().map(|row| (row.aim, row.counts.total())).collect::<Vec<_>>(), [(Some(4), 1), (Some(1), 1)]);
}

#[test]
fn what_comes_first_is_planned_first() {
    let planned = ["", "\ndate: 2026-09-02", "\ndate: 2026-09-01"].map(|day| (format!("stage: planned{day}"), ""));
    let planned: Vec<(&str, &str)> = planned.iter().map(|(keys, text)| (keys.as_str(), *text)).collect();
    let knowledge = study(&[], &planned);
    let paths = super::planned(&knowledge).into_iter().map(|id| knowledge.set_aside[id].entry.slug.as_str());
    assert_eq!(paths.collect::<Vec<_>>(), ["i2", "i1", "i0"]);
}

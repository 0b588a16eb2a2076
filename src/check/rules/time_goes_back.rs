//! A turn that begins before the one above it.
//!
//! Comes in: the times of turns. Goes out: those that go back. Does not know: which of the two is wrong.

use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::Study;
use crate::base::span::Span;
use crate::config::Level;
use crate::content::Entry;
use crate::content::interview::{Interview, Turn};

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "time-goes-back",
    group: RuleGroup::Interviews,
    level: Level::Warn,
    page: include_str!("time_goes_back.md"),
    find,
};

fn find(study: &Study<'_>) -> Vec<Finding> {
    study.turns().flat_map(|(interview, turns)| findings(&interview.entry, turns)).collect()
}

fn findings(entry: &Entry<Interview>, turns: &[Turn]) -> Vec<Finding> {
    let mut latest: Option<(u64, &Turn)> = None;
    let mut found = Vec::new();
    for turn in turns {
        let Some(ms) = turn.start_ms else { continue };
        match latest {
            Some((before, earlier)) if ms < before => {
                let message =
                    format!("this turn begins at {}, before the one above it at {}", clock(ms), clock(before));
                let help = "mend the time that is wrong: links into the recording lead astray";
                let finding = Finding::new(entry.place(place(turn)), message, help);
                found.push(finding.label(entry.place(place(earlier)), "the one above"));
                // The next turns are compared with this one: one slip is one complaint.
                latest = Some((ms, turn));
            }
            _ => latest = Some((ms, turn)),
        }
    }
    found
}

/// The label; of a turn without one its first byte.
fn place(turn: &Turn) -> Span {
    if turn.label.start < turn.label.end { turn.label } else { Span::at(turn.span.range().start) }
}

fn clock(ms: u64) -> String {
    let seconds = ms / 1000;
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes:02}:{seconds:02}") }
}

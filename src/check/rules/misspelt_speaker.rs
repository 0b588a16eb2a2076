//! A speaker with one turn whose name is nearly another's.
//!
//! Comes in: speakers and their turns. Goes out: names that look like slips. Does not know: who was in the room.

use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::Study;
use crate::base::fold;
use crate::config::Level;
use crate::content::Entry;
use crate::content::interview::{Interview, Turn};

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "misspelt-speaker",
    group: RuleGroup::Coding,
    level: Level::Warn,
    page: include_str!("misspelt_speaker.md"),
    find,
};

/// So many letters may differ.
const SLIPS: usize = 2;
/// Shorter names are too easily alike: Jan and Jun may well have met.
const SHORTEST: usize = 4;

fn find(study: &Study<'_>) -> Vec<Finding> {
    study.turns().flat_map(|(interview, turns)| findings(&interview.entry, turns)).collect()
}

fn findings(entry: &Entry<Interview>, turns: &[Turn]) -> Vec<Finding> {
    let speakers = &entry.kind.speakers;
    if speakers.len() < 2 {
        return Vec::new();
    }
    let mut counts = vec![0; speakers.len()];
    turns.iter().for_each(|turn| counts[turn.speaker] += 1);
    let once = turns.iter().filter(|turn| counts[turn.speaker] == 1);
    let finding = |turn: &Turn| {
        let name = &speakers[turn.speaker].name;
        let others = speakers.iter().enumerate().filter(|(other, _)| counts[*other] > 1);
        let meant = others.map(|(_, other)| &other.name).find(|other| is_slip(name, other))?;
        let message = format!("{name} speaks once and looks like {meant}, misspelt");
        let help = format!("write `{meant}` in the label if they are the same: their words count as somebody else's");
        Some(Finding::new(entry.place(turn.label), message, help))
    };
    once.filter_map(finding).collect()
}

/// Whether one name may be the other, mistyped. Names that differ in a digit are pseudonyms of two people.
fn is_slip(name: &str, other: &str) -> bool {
    let digits = |name: &str| name.chars().filter(char::is_ascii_digit).collect::<String>();
    name.chars().count() >= SHORTEST
        && digits(name) == digits(other)
        && strsim::osa_distance(&fold::name(name), &fold::name(other)) <= SLIPS
}

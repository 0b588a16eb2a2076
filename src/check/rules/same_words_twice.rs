//! Two interviews in which the same words are said: one conversation that was imported twice.
//!
//! Comes in: turns, and what is said in them. Goes out: interviews that say what another one says. Does not know: which of them
//! is the one to keep.

use std::collections::BTreeMap;

use super::super::plain::PlainWords;
use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::Study;
use crate::base::Date;
use crate::base::hash::Digest;
use crate::base::{fold, span::Place};
use crate::config::Level;
use crate::knowledge::InterviewId;

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "same-words-twice",
    group: RuleGroup::Interviews,
    level: Level::Warn,
    page: include_str!("same_words_twice.md"),
    find,
};

/// Fewer turns may be the same by chance, a greeting and an answer, unless one file is named after the other.
const FEWEST_TURNS: usize = 3;

fn find(study: &Study<'_>) -> Vec<Finding> {
    // How many words each turn has is known already; only where that and the day are the same are the words read.
    let mut by_counts: BTreeMap<(Option<Date>, Vec<u32>), Vec<InterviewId>> = BTreeMap::new();
    for id in study.knowledge.interviews.ids() {
        let counts: Vec<u32> = study.script(id).turns.iter().map(|turn| turn.words).collect();
        if !counts.is_empty() {
            let day = study.knowledge.interviews[id].entry.kind.meta.date;
            by_counts.entry((day, counts)).or_default().push(id);
        }
    }
    by_counts.values().filter(|ids| ids.len() > 1).flat_map(|ids| findings(study, ids)).collect()
}

/// One finding for each interview that says what one before it says.
fn findings(study: &Study<'_>, ids: &[InterviewId]) -> Vec<Finding> {
    let mut first: BTreeMap<Digest, InterviewId> = BTreeMap::new();
    let mut found = Vec::new();
    for id in ids {
        let Some(said) = digest_of_words(study, *id) else { continue };
        let Some(other) = first.get(&said) else {
            first.insert(said, *id);
            continue;
        };
        let is_short = study.script(*id).turns.len() < FEWEST_TURNS;
        if is_short && !is_named_after(study, *other, *id) {
            continue;
        }
        let slug = &study.knowledge.interviews[*other].entry.slug;
        let message = format!("the same words as in `{slug}`: one conversation, counted twice");
        let help = "remove one of the two files, or import the transcript again that this one should have";
        found.push(Finding::new(place(study, *id), message, help).label(place(study, *other), "the same words"));
    }
    found
}

/// Whether the name of one file is in that of the other: `p07.md` and `p07 (copy).md`, `Copy of p07.md` or `p07.orig.md`.
fn is_named_after(study: &Study<'_>, one: InterviewId, other: InterviewId) -> bool {
    let path = |id: InterviewId| fold::name(study.knowledge.interviews[id].entry.path.as_str()).into_owned();
    let (one, other) = (path(one), path(other));
    let stem = |path: &str| path.rsplit('/').next().unwrap_or(path).trim_end_matches(".md").to_owned();
    let (short, long) = (stem(&one), stem(&other));
    let (short, long) = if short.len() < long.len() { (short, long) } else { (long, short) };
    let rest: Vec<&str> = long.splitn(2, &short).collect();
    let parts = |edge: Option<char>| edge.is_none_or(|c| !c.is_alphanumeric());
    rest.len() == 2 && parts(rest[0].chars().next_back()) && parts(rest[1].chars().next())
}

/// Where the first turn begins.
fn place(study: &Study<'_>, id: InterviewId) -> Place {
    let turn = study.script(id).turns.first();
    study.knowledge.interviews[id].entry.place(turn.map(|turn| turn.label).unwrap_or_default())
}

/// The digest of all that is said, whoever says it; none where nothing can be read.
fn digest_of_words(study: &Study<'_>, id: InterviewId) -> Option<Digest> {
    let mut said = String::new();
    let mut before = None;
    for part in study.transcripts.parts(&study.knowledge.interviews[id].entry) {
        if part.turn.is_none() {
            continue;
        }
        // A mark parts no words, a turn does.
        if part.turn != before {
            said.push(' ');
        }
        said.push_str(&part.text);
        before = part.turn;
    }
    let words = PlainWords::new(&fold::text(&said));
    let words: Vec<&str> = words.words().filter(|word| *word != ",").collect();
    (!words.is_empty()).then(|| Digest::of(words.join(" ").as_bytes()))
}

//! Who was heard by role, and by how long they are there.
//!
//! Comes in: the site's context. Goes out: [`RoleCounts`], [`PeopleCount`]s. Does not know: teams. Nothing is said where it may not be said who is
//! the same in two interviews: it would be counted twice.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use crate::analysis::count::narrow;
use crate::release::{ReleasedInterview, ReleasedParticipant, ReleasedPerson};
use crate::site::view::parts::context::PageContext;

/// How many roles have a line, and how many more are named.
const MOST_ROLES: usize = 40;

/// People who have something in common.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct PeopleCount<'a> {
    /// What.
    what: &'a str,
    /// How many there are.
    people: u32,
}

/// Who was heard by role.
#[derive(Debug, Serialize)]
pub(super) struct RoleCounts<'a> {
    /// The roles of several people, the most frequent first; the last line is of all such roles that are not named.
    lines: Vec<PeopleCount<'a>>,
    /// How many roles one person has each, in words.
    single: String,
    /// These roles.
    singles: Vec<&'a str>,
    /// How many more of them there are, in words.
    more: Option<String>,
}

/// Who was heard by role: a line for what one person has would say nothing, so these stand together. None where nobody's is known.
pub(super) fn roles<'a>(context: &PageContext<'a>) -> Option<RoleCounts<'a>> {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for role in context.released().participants().filter_map(ReleasedParticipant::role) {
        *counts.entry(role).or_default() += 1;
    }
    if counts.is_empty() {
        return None;
    }
    let singles: Vec<&str> = counts.iter().filter(|(_, people)| **people == 1).map(|(role, _)| *role).collect();
    let more = singles.len().saturating_sub(MOST_ROLES);
    let words = context.words();
    Some(RoleCounts {
        lines: shared(context, counts.into_iter().filter(|(_, people)| *people > 1).collect()),
        single: words.count("coverage.single_roles", narrow(singles.len())),
        more: (more > 0).then(|| words.count("listeners.more", narrow(more))),
        singles: singles.into_iter().take(MOST_ROLES).collect(),
    })
}

/// A line for each role of several people.
fn shared<'a>(context: &PageContext<'a>, mut counts: Vec<(&'a str, u32)>) -> Vec<PeopleCount<'a>> {
    counts.sort_by_key(|(_, people)| Reverse(*people));
    let rest: u32 = counts.iter().skip(MOST_ROLES).map(|(_, people)| people).sum();
    counts.truncate(MOST_ROLES);
    counts.extend((rest > 0).then(|| (context.words().text("coverage.other_roles"), rest)));
    counts.into_iter().map(|(what, people)| PeopleCount { what, people }).collect()
}

/// The stretches that people are counted in: up to below so many years, and the key of their words.
const STRETCHES: [(f64, &str); 5] = [
    (1.0, "coverage.below_1"),
    (3.0, "coverage.from_1"),
    (6.0, "coverage.from_3"),
    (11.0, "coverage.from_6"),
    (f64::INFINITY, "coverage.from_11"),
];

/// By how long they are there, as they said in their newest interview. Who said it in other words is counted apart.
pub(super) fn tenures<'a>(context: &PageContext<'a>) -> Vec<PeopleCount<'a>> {
    let said: Vec<&str> = context.released().participants().filter_map(|who| tenure(context, who)).collect();
    let years: Vec<Option<f64>> = said.iter().map(|said| years(said)).collect();
    let mut from = 0.0;
    let mut lines = Vec::new();
    for (to, key) in STRETCHES {
        let people = years.iter().flatten().filter(|years| (from..to).contains(*years)).count();
        lines.push((key, people));
        from = to;
    }
    lines.push(("coverage.otherwise", years.iter().filter(|years| years.is_none()).count()));
    let shown = lines.into_iter().filter(|(_, people)| *people > 0);
    shown.map(|(key, people)| PeopleCount { what: context.words().text(key), people: narrow(people) }).collect()
}

fn tenure<'a>(context: &PageContext<'a>, who: ReleasedParticipant<'a>) -> Option<&'a str> {
    let mut newest_first = who.interviews().rev().filter_map(|id| context.released().interview(id));
    let then = |interview: ReleasedInterview<'a>| interview.people().find(|person| person.participant() == who.id());
    newest_first.find_map(|interview| then(interview).and_then(ReleasedPerson::tenure))
}

/// "7 years", "8 months", "7 weeks"; a bare number is years.
fn years(said: &str) -> Option<f64> {
    let said = said.trim();
    let digits = said.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(said.len());
    let number: f64 = said[..digits].parse().ok()?;
    let per_year = match said[digits..].trim().trim_end_matches('s') {
        "" | "y" | "yr" | "year" => 1.0,
        "m" | "month" => 12.0,
        "w" | "week" => 52.0,
        "d" | "day" => 365.0,
        _ => return None,
    };
    Some(number / per_year)
}

#[cfg(test)]
mod tests {
    use super::years;

    #[test]
    fn a_tenure_is_a_number_and_a_unit() {
        assert_eq!(
            ["7 years", "1 year", "18 months", "3", "2.5 years"].map(years),
            [7.0, 1.0, 1.5, 3.0, 2.5].map(Some)
        );
        assert_eq!(["since the merger", "", "about 3 years", "3 years and a bit"].map(years), [None; 4]);
    }
}

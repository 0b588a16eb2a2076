//! Many complaints for people who want to see what is wrong, and not the same thing forty times.
//!
//! Comes in: complaints in the order in which they are shown. Goes out: the first few of each rule, a line for the others,
//! and a table by rule. Does not know: how a single complaint is written, where it is printed.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::path::SourcePath;
use crate::diagnostic::{Diagnostic, Severity};

/// How many complaints of one rule are shown in full. A single one more is shown too: a line about it is no shorter.
const FEW: usize = 5;

/// What is shown next.
#[derive(Debug, PartialEq, Eq)]
pub enum BriefLine<'d> {
    /// This complaint, in full.
    Full(&'d Diagnostic),
    /// What is said of others of one rule in place of them.
    Rest(String),
}

/// The first few complaints of each rule, and behind the last of them a line about the others.
pub fn brief(complaints: &[Diagnostic]) -> Vec<BriefLine<'_>> {
    let mut of_rule: BTreeMap<&str, Vec<&Diagnostic>> = BTreeMap::new();
    complaints.iter().for_each(|complaint| of_rule.entry(complaint.rule).or_default().push(complaint));
    let mut shown: BTreeMap<&str, usize> = BTreeMap::new();
    let mut lines = Vec::new();
    for complaint in complaints {
        let all = &of_rule[complaint.rule];
        let shown = shown.entry(complaint.rule).or_default();
        *shown += 1;
        let is_short = all.len() <= FEW + 1;
        if is_short || *shown <= FEW {
            lines.push(BriefLine::Full(complaint));
        }
        if !is_short && *shown == FEW {
            lines.push(BriefLine::Rest(rest(complaint.rule, &all[..FEW], &all[FEW..])));
        }
    }
    lines
}

/// How many more there are of a rule, and in how many files that were not named yet.
fn rest(rule: &str, shown: &[&Diagnostic], others: &[&Diagnostic]) -> String {
    let files = |complaints: &[&Diagnostic]| -> BTreeSet<SourcePath> {
        complaints.iter().map(|complaint| complaint.place.path.clone()).collect()
    };
    let place = match files(others).difference(&files(shown)).count() {
        0 => "in the same files".to_owned(),
        1 => "in 1 more file".to_owned(),
        count => format!("in {count} more files"),
    };
    format!("… and {} more of `{rule}`, {place}: `cairn check --all` shows each", others.len())
}

/// What was found of a rule.
#[derive(Default)]
struct Tally<'d> {
    errors: usize,
    warnings: usize,
    files: BTreeSet<&'d SourcePath>,
}

/// A line for each rule: how many errors and warnings there are of it, and in how many files; what there is most of first.
/// None where all complaints are of one rule.
pub fn table(complaints: &[Diagnostic]) -> Option<String> {
    let mut tallies: BTreeMap<&str, Tally<'_>> = BTreeMap::new();
    for complaint in complaints {
        let tally = tallies.entry(complaint.rule).or_default();
        match complaint.severity {
            Severity::Error => tally.errors += 1,
            Severity::Warning => tally.warnings += 1,
        }
        tally.files.insert(&complaint.place.path);
    }
    if tallies.len() < 2 {
        return None;
    }
    let mut rows: Vec<(&str, Tally<'_>)> = tallies.into_iter().collect();
    rows.sort_by_key(|(_, tally)| (std::cmp::Reverse(tally.errors), std::cmp::Reverse(tally.warnings)));
    let width = rows.iter().map(|(rule, _)| rule.len()).max().unwrap_or_default();
    let line = |rule: &str, cells: [&str; 3]| {
        let [errors, warnings, files] = cells;
        format!("{rule:<width$} {errors:>7} {warnings:>9} {files:>6}")
    };
    // What there is none of is left blank.
    let number = |count: usize| if count > 0 { count.to_string() } else { String::new() };
    let rows = rows
        .iter()
        .map(|(rule, tally)| line(rule, [&number(tally.errors), &number(tally.warnings), &number(tally.files.len())]));
    let lines: Vec<String> = std::iter::once(line("rule", ["errors", "warnings", "files"])).chain(rows).collect();
    Some(lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::span::Place;

    fn complaint(rule: &'static str, file: &str) -> Diagnostic {
        Diagnostic::warning(rule, Place::start_of(&SourcePath::new(file)), "so")
    }

    /// Full ones as their file, the others as what is said of them.
    fn lines(complaints: &[Diagnostic]) -> Vec<String> {
        let text = |line: BriefLine<'_>| match line {
            BriefLine::Full(complaint) => complaint.place.path.to_string(),
            BriefLine::Rest(text) => text,
        };
        brief(complaints).into_iter().map(text).collect()
    }

    #[test]
    fn the_first_few_of_a_rule_are_shown_and_the_others_counted() {
        let mut complaints: Vec<Diagnostic> =
            "abbbbbcd".split("").filter(|file| !file.is_empty()).map(|file| complaint("x-y", file)).collect();
        complaints.insert(1, complaint("z", "a"));
        let more = "… and 3 more of `x-y`, in 2 more files: `cairn check --all` shows each";
        assert_eq!(lines(&complaints), ["a", "a", "b", "b", "b", "b", more]);
        let same: Vec<Diagnostic> = ["a"; 7].map(|file| complaint("x-y", file)).into();
        assert_eq!(lines(&same)[5], "… and 2 more of `x-y`, in the same files: `cairn check --all` shows each");
    }

    #[test]
    fn one_more_is_shown_itself() {
        let complaints: Vec<Diagnostic> = ["a", "b", "c", "d", "e", "f"].map(|file| complaint("x-y", file)).into();
        assert_eq!(lines(&complaints), ["a", "b", "c", "d", "e", "f"]);
        assert_eq!(lines(&[]), [""; 0]);
    }

    #[test]
    fn a_table_counts_by_rule() {
        let mut complaints: Vec<Diagnostic> = ["a", "b", "b"].map(|file| complaint("short-quote", file)).into();
        assert_eq!(table(&complaints), None);
        complaints.push(Diagnostic { severity: Severity::Error, ..complaint("broken-link", "c") });
        complaints.push(complaint("broken-link", "c"));
        let expected = "\
rule         errors  warnings  files
broken-link       1         1      1
short-quote                 3      2";
        assert_eq!(table(&complaints).as_deref(), Some(expected));
    }
}

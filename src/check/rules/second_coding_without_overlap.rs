//! A second coding that has nothing in common with the first.
//!
//! Comes in: interviews that are coded more than once. Goes out: codings that mark no turn that the first marks. Does not know: how
//! far they agree.

use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::Study;
use crate::base::span::Place;
use crate::config::Level;
use crate::content::interview::coded_again::{MarkedLetters, SecondCoding};

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "second-coding-without-overlap",
    group: RuleGroup::Coding,
    level: Level::Warn,
    page: include_str!("second_coding_without_overlap.md"),
    find,
};

fn find(study: &Study<'_>) -> Vec<Finding> {
    let interviews = study.knowledge.interviews.iter();
    let again = interviews.filter_map(|interview| interview.entry.kind.coded_again.as_deref());
    let codings = again.flat_map(|again| again.codings.iter().map(|coding| (&*again.own, coding)));
    codings.filter(|(own, coding)| !have_turn_in_common(own, coding)).map(|(_, coding)| finding(coding)).collect()
}

fn have_turn_in_common(own: &[Box<[MarkedLetters]>], coding: &SecondCoding) -> bool {
    let marks = |turn: usize| own.iter().flatten().any(|marked| marked.turn == turn);
    coding.quotes.iter().flat_map(|quote| &quote.letters).any(|marked| marks(marked.turn))
}

fn finding(coding: &SecondCoding) -> Finding {
    let message = "this second coding has no turn in common with the first".to_owned();
    let help = "code the interview from its beginning, or name the file after the interview that it is of";
    let place = coding
        .quotes
        .first()
        .map_or_else(|| Place::start_of(&coding.path), |quote| Place::new(&coding.path, quote.written));
    Finding::new(place, message, help)
}

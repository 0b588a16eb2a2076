//! An interviewer who talks more than an interviewer should.
//!
//! Comes in: the words of turns. Goes out: interviews with too many of the interviewer's. Does not know: what was said.

use super::super::rule::{Finding, Group, Rule};
use super::super::study::{Study, words_said};
use crate::config::Level;
use crate::knowledge::LinkedInterview;

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "talkative-interviewer",
    group: Group::Interviews,
    level: Level::Warn,
    page: include_str!("talkative_interviewer.md"),
    find,
};

/// Per cent of the words. A third is a conversation; beyond that it is somebody else's interview.
const TOO_MANY: u32 = 35;
/// More than half: the participant listened.
const FAR_TOO_MANY: u32 = 50;
/// In fewer words, a greeting is half of them.
const FEWEST_WORDS: u32 = 100;

fn find(study: &Study<'_>) -> Vec<Finding> {
    study.knowledge.interviews.iter().filter_map(of).collect()
}

fn of(interview: &LinkedInterview) -> Option<Finding> {
    let (said, asked) = words_said(interview);
    if said + asked < FEWEST_WORDS || said == 0 {
        return None;
    }
    let percent = 100 * asked / (said + asked);
    let LinkedInterview { entry, .. } = interview;
    let interviewers = &entry.kind.meta.interviewers;
    let (name, place) = match interviewers.as_slice() {
        [only] => (only.value.as_str(), entry.place(only.span)),
        several => ("the interviewers", entry.place(several.first()?.span)),
    };
    (percent > TOO_MANY).then(|| {
        let message = format!("{percent} % of the words are {}", whose(name));
        let help = "ask, and wait; what you know already need not be in the transcript";
        Finding::new(place, message, help).grave(percent > FAR_TOO_MANY)
    })
}

fn whose(name: &str) -> String {
    if name.ends_with('s') { format!("{name}'") } else { format!("{name}'s") }
}

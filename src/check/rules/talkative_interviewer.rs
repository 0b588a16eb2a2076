//! An interviewer who talks more than an interviewer should.
//!
//! Comes in: the words of turns. Goes out: interviews with too many of the interviewer's. Does not know: what was said.

use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::Study;
use crate::config::Level;
use crate::content::interview::{SpeakerRole, Turn};
use crate::knowledge::LinkedInterview;

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "talkative-interviewer",
    group: RuleGroup::Interviews,
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
    study.turns().filter_map(|(interview, turns)| finding(interview, turns)).collect()
}

fn finding(interview: &LinkedInterview, turns: &[Turn]) -> Option<Finding> {
    let (said, asked) = words_said(interview, turns);
    if said + asked < FEWEST_WORDS || said == 0 {
        return None;
    }
    let percent = 100 * asked / (said + asked);
    let LinkedInterview { entry, .. } = interview;
    let interviewers = &entry.kind.meta.hearers.interviewers;
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

/// How many words participants and interviewers say in an interview.
fn words_said(interview: &LinkedInterview, turns: &[Turn]) -> (u32, u32) {
    let speakers = &interview.entry.kind.speakers;
    let said = |role: SpeakerRole| {
        turns.iter().filter(|turn| speakers[turn.speaker].role == role).map(|turn| turn.words).sum()
    };
    (said(SpeakerRole::Participant), said(SpeakerRole::Interviewer))
}

fn whose(name: &str) -> String {
    if name.ends_with('s') { format!("{name}'") } else { format!("{name}'s") }
}

//! An interview that is planned or only held, as its file says, and has words all the same.
//!
//! Comes in: what counts nowhere. Goes out: what may be meant to count. Does not know: what was said.

use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::Study;
use crate::base::span::Span;
use crate::config::Level;
use crate::content::interview::SetAsideReason;
use crate::knowledge::SetAsideInterview;

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "words-set-aside",
    group: RuleGroup::Interviews,
    level: Level::Warn,
    page: include_str!("words_set_aside.md"),
    find,
};

fn find(study: &Study<'_>) -> Vec<Finding> {
    let finding = |interview: &SetAsideInterview| {
        let kind = &interview.entry.kind;
        let is = match interview.reason {
            SetAsideReason::Planned => "planned",
            SetAsideReason::Held => "held",
            // A rehearsal has words.
            SetAsideReason::Practice => return None,
        };
        let has_words = kind.turns > 0 || !kind.quotes.is_empty();
        let place = interview.entry.place(kind.meta.stage.as_ref().map_or(Span::default(), |stage| stage.span));
        let message = format!("this interview is `{is}`, so its words count nowhere");
        has_words.then(|| Finding::new(place, message, "take `stage` out: what the file has says how far it is"))
    };
    study.knowledge.set_aside.iter().filter_map(finding).collect()
}

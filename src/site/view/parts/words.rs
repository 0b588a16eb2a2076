//! The words for what the content has as choices from a list.
//!
//! Comes in: the choices. Goes out: a word for people and a key for styles and data files.
//! Does not know: where they stand.

use serde::Serialize;

use crate::analysis::priority::{Label, Missing};
use crate::content::interview::{Frequency, Period, QuoteKind};
use crate::content::opportunity::{OpportunityStatus, Stage, ValidationStage, Verdict};
use crate::content::team::TeamKind;
use crate::content::theme::ThemeStatus;

/// A choice: a key that stays the same, and the word that people read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Word {
    /// For styles, scripts and data files.
    pub key: &'static str,
    /// For people.
    pub word: &'static str,
    /// What it means, in a sentence; empty where the word says it.
    pub meaning: &'static str,
}

const fn word(key: &'static str, word: &'static str) -> Word {
    Word { key, word, meaning: "" }
}

const fn explained(key: &'static str, word: &'static str, meaning: &'static str) -> Word {
    Word { key, word, meaning }
}

/// What a quote is evidence of.
pub fn kind(kind: QuoteKind) -> Word {
    let (name, meaning) = match kind {
        QuoteKind::Pain => ("Pain", "something that hurts"),
        QuoteKind::Workaround => ("Workaround", "a way around something that hurts"),
        QuoteKind::Workflow => ("Workflow", "how the work is done"),
        QuoteKind::Avoided => ("Avoided", "a path not taken because it costs too much"),
        QuoteKind::Praise => ("Praise", "something good: shown, never scored"),
        QuoteKind::Ask => ("Ask", "a request as spoken: shown, never scored"),
        QuoteKind::Counter => ("Counter", "evidence against the theme"),
    };
    explained(kind.word(), name, meaning)
}

/// Where a finding stands.
pub fn theme_status(status: ThemeStatus) -> Word {
    match status {
        ThemeStatus::Open => word("open", "Open"),
        ThemeStatus::Watching => word("watching", "Watching"),
        ThemeStatus::Addressed => word("addressed", "Addressed"),
    }
}

/// What a team is there for.
pub fn team_kind(kind: TeamKind) -> Word {
    match kind {
        TeamKind::Product => word("product", "Product team"),
        TeamKind::Platform => word("platform", "Platform team"),
        TeamKind::LocalCentral => word("local-central", "Local central team"),
    }
}

/// How far an opportunity is thought through.
pub fn stage(stage: Stage) -> Word {
    match stage {
        Stage::Problem => word("problem", "Problem"),
        Stage::Concept => word("concept", "Concept"),
        Stage::Feature => word("feature", "Feature"),
    }
}

/// Where an opportunity stands.
pub fn opportunity_status(status: OpportunityStatus) -> Word {
    match status {
        OpportunityStatus::Draft => word("draft", "Draft"),
        OpportunityStatus::Testing => word("testing", "Testing"),
        OpportunityStatus::Validated => word("validated", "Validated"),
        OpportunityStatus::Invalidated => word("invalidated", "Invalidated"),
        OpportunityStatus::Shipped => word("shipped", "Shipped"),
        OpportunityStatus::Dropped => word("dropped", "Dropped"),
    }
}

/// What a validation tested.
pub fn validation_stage(stage: ValidationStage) -> Word {
    match stage {
        ValidationStage::Problem => word("problem", "the problem"),
        ValidationStage::Solution => word("solution", "the solution"),
    }
}

/// What a validation said.
pub fn verdict(verdict: Verdict) -> Word {
    match verdict {
        Verdict::Supports => word("supports", "Supports"),
        Verdict::Contradicts => word("contradicts", "Contradicts"),
        Verdict::Unclear => word("unclear", "Unclear"),
    }
}

/// What kind of thing a candidate is; the words are those of the scoring contract.
pub fn label(label: Label) -> Word {
    match label {
        Label::NotForAPlatformTeam => explained(
            "not-for-a-platform-team",
            "not for a platform team",
            "it touches fewer than two people and serves no outcome",
        ),
        Label::LittleImpact => explained(
            "little-impact",
            "little impact",
            "it saves less than a tenth of an hour each time and less than half a per cent of everybody's time, \
             and serves no outcome",
        ),
        Label::Horizontal => {
            explained("horizontal", "horizontal", "most of its worth is what it saves across the company")
        }
        Label::Strategic => {
            explained("strategic", "strategic", "it touches few people; its worth is in the outcomes it serves")
        }
        Label::Mixed => explained("mixed", "mixed", "its worth is in the outcomes it serves, for many people"),
        Label::AsksOnly => explained("asks-only", "asks only", "people ask for it, nobody tells what it costs them"),
    }
}

/// What must be known before a row can be scored: the key of the quote or estimate that would tell.
pub fn missing(missing: Missing) -> Word {
    match missing {
        Missing::Frequency => {
            explained("freq", "how often it happens", "no quote that is evidence has freq, and no estimate has it")
        }
        Missing::ToilOrLoad => explained(
            "toil",
            "what it costs each time",
            "no quote that is evidence has toil or load, and no estimate has either",
        ),
    }
}

/// What one level of cognitive load means.
pub fn load(load: u8) -> &'static str {
    match load {
        0 => "none",
        1 => "fewer look-ups",
        2 => "one concept fewer",
        3 => "one tool or system fewer",
        _ => "a whole domain need not be known",
    }
}

/// How often, as it was said: `weekly`, `3 times a week`.
pub fn frequency(frequency: Frequency) -> String {
    let (adverb, noun) = match frequency.period {
        Period::Day => ("daily", "day"),
        Period::Week => ("weekly", "week"),
        Period::Fortnight => ("fortnightly", "fortnight"),
        Period::Month => ("monthly", "month"),
        Period::Quarter => ("quarterly", "quarter"),
        Period::Year => ("yearly", "year"),
    };
    match frequency.times {
        1.0 => adverb.to_owned(),
        times => format!("{} times a {noun}", super::number::number(times)),
    }
}

/// Hands-on time, in the unit that people would say: `45 min`, `3 h`.
pub fn toil(hours: f64) -> String {
    if hours < 1.0 {
        format!("{} min", super::number::number(hours * 60.0))
    } else {
        format!("{} h", super::number::number(hours))
    }
}

/// What something would take, in the largest unit that divides it well: a day is 8 h, a week 40 h.
pub fn effort(hours: f64) -> String {
    let (size, one, many) = match hours {
        _ if hours >= 80.0 => (40.0, "week", "weeks"),
        _ if hours >= 8.0 => (8.0, "day", "days"),
        _ => (1.0, "hour", "hours"),
    };
    let count = super::number::number(hours / size);
    format!("{count} {}", if count == "1" { one } else { many })
}

//! The words for what the content has as choices from a list.
//!
//! Comes in: the choices. Goes out: the key that styles and data files have, with the word for people. Does not know: where
//! they stand.

use serde::Serialize;

use super::Words;
use crate::analysis::priority::{Candidate, Label, Missing};
use crate::analysis::validation::StepState;
use crate::content::graduation::GraduationState;
use crate::content::interview::{Frequency, Period, QuoteKind, SpeakerRole};
use crate::content::opportunity::{OpportunityStatus, Stage, ValidationStage, Verdict};
use crate::content::team::TeamKind;
use crate::content::theme::ThemeStatus;
use crate::site::view::parts::number::{about, number};

/// A choice: a key that stays the same, and the word that people read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Word<'w> {
    /// For styles, scripts and data files.
    pub key: &'static str,
    /// For people.
    pub word: &'w str,
    /// What it means, in a sentence; empty where the word says it.
    pub meaning: &'w str,
}

impl Words {
    fn choice(&self, section: &str, key: &'static str) -> Word<'_> {
        Word { key, word: self.text_in(section, key), meaning: "" }
    }

    fn explained(&self, section: &str, meanings: &str, key: &'static str) -> Word<'_> {
        Word { meaning: self.text_in(meanings, key), ..self.choice(section, key) }
    }

    /// What somebody is in a conversation, who is not named.
    pub fn speaker(&self, role: SpeakerRole) -> &str {
        self.text_in("speaker", role.word())
    }

    /// What a quote is evidence of.
    pub fn kind(&self, kind: QuoteKind) -> Word<'_> {
        self.explained("kind", "kind.meaning", kind.word())
    }

    /// The word alone for what a quote is evidence of.
    pub fn kind_word(&self, kind: QuoteKind) -> &str {
        &self.kinds[kind as usize]
    }

    /// Where a finding stands.
    pub fn theme_status(&self, status: ThemeStatus) -> Word<'_> {
        self.choice("theme_status", status.word())
    }

    /// What a team is there for.
    pub fn team_kind(&self, kind: TeamKind) -> Word<'_> {
        self.choice("team_kind", kind.word())
    }

    /// That a step of an opportunity does not hold: "its problem does not hold".
    pub fn fallen_step(&self, step: ValidationStage) -> &str {
        self.text_in("doubt", step.word())
    }

    /// How far an opportunity is thought through.
    pub fn stage(&self, stage: Stage) -> Word<'_> {
        self.choice("stage", stage.word())
    }

    /// Where an opportunity stands.
    pub fn opportunity_status(&self, status: OpportunityStatus) -> Word<'_> {
        self.choice("opportunity_status", status.word())
    }

    /// How far a step of an opportunity is validated.
    pub fn step_state(&self, state: StepState) -> Word<'_> {
        self.choice("step_state", step_state_key(state))
    }

    /// What a validation said.
    pub fn verdict(&self, verdict: Verdict) -> Word<'_> {
        self.choice("verdict", verdict.word())
    }

    /// Whether a candidate is an opportunity or a theme.
    pub fn candidate(&self, candidate: Candidate) -> &str {
        match candidate {
            Candidate::Opportunity(_) => self.text("candidate.opportunity"),
            Candidate::Theme(_) => self.text("candidate.theme"),
        }
    }

    /// What kind of thing a candidate is.
    pub fn label(&self, label: Label) -> Word<'_> {
        self.explained("label", "label.meaning", label_key(label))
    }

    /// What must be known before a row can be scored.
    pub fn missing(&self, missing: Missing) -> Word<'_> {
        self.explained("missing", "missing.meaning", missing_key(missing))
    }

    /// What one level of cognitive load means.
    pub fn load(&self, load: u8) -> &str {
        const LEVELS: [&str; 5] = ["0", "1", "2", "3", "4"];
        self.text_in("load", LEVELS[usize::from(load).min(LEVELS.len() - 1)])
    }

    /// How often, as it was said: `weekly`, `3 times a week`.
    pub fn frequency(&self, frequency: Frequency) -> String {
        let (once, more) = match frequency.period {
            Period::Day => ("often.day", "often.times.day"),
            Period::Week => ("often.week", "often.times.week"),
            Period::Fortnight => ("often.fortnight", "often.times.fortnight"),
            Period::Month => ("often.month", "often.times.month"),
            Period::Quarter => ("often.quarter", "often.times.quarter"),
            Period::Year => ("often.year", "often.times.year"),
        };
        match frequency.times {
            1.0 => self.text(once).to_owned(),
            times => self.count_with(more, &number(times), &[]),
        }
    }

    /// Hands-on time, in the unit that people would say: `45 min`, `3 h`.
    pub fn toil(&self, hours: f64) -> String {
        match hours {
            ..1.0 => self.count_with("time.minutes", &number(hours * 60.0), &[]),
            _ => self.count_with("time.hours", &number(hours), &[]),
        }
    }

    /// What something would take, in the largest unit that divides it well: a day is 8 h, a week 40 h.
    pub fn effort(&self, hours: f64) -> String {
        let (key, size) = match hours {
            80.0.. => ("effort.weeks", 40.0),
            8.0.. => ("effort.days", 8.0),
            _ => ("effort.hours", 1.0),
        };
        self.count_with(key, &number(hours / size), &[])
    }

    /// Hands-on time to the minute: `10 min`, `2 h 10 min`.
    pub fn hands_on(&self, hours: f64) -> String {
        let minutes = (hours * 60.0).round();
        let (whole, rest) = ((minutes / 60.0).floor(), minutes % 60.0);
        match (whole, rest) {
            (0.0, rest) => self.count_with("time.minutes", &number(rest), &[]),
            (whole, 0.0) => self.count_with("time.hours", &number(whole), &[]),
            (whole, rest) => self.fill("time.both", &[("hours", &number(whole)), ("minutes", &number(rest))]),
        }
    }

    /// How long something takes in all: to the minute within a day, then in days or weeks with two digits that say something. A
    /// day is 8 h.
    pub fn elapsed(&self, hours: f64) -> String {
        match hours {
            ..8.0 => self.hands_on(hours),
            ..80.0 => self.count_with("effort.days", &about(hours / 8.0), &[]),
            _ => self.count_with("effort.weeks", &about(hours / 40.0), &[]),
        }
    }

    /// How far something has moved from the team that built it.
    pub fn graduation_state(&self, state: GraduationState) -> Word<'_> {
        self.choice("graduation_state", state.word())
    }

    /// Some time in the unit that says it best, with as many digits as say something: "5 minutes", "3 hours".
    pub fn duration(&self, hours: f64) -> String {
        let (key, size) = match hours {
            1.0.. => ("duration.hours", 1.0),
            // Nobody counts less than a second.
            ..0.0166 => ("duration.seconds", 1.0 / 3600.0),
            _ => ("duration.minutes", 1.0 / 60.0),
        };
        self.count_with(key, &about(hours / size), &[])
    }

    /// A place in an order, from 1: `third`.
    pub fn ordinal(&self, place: u32) -> String {
        let digits = place.to_string();
        match self.text_in("ordinal", &digits) {
            unnamed if unnamed == digits => self.count("ordinal.more", place),
            named => named.to_owned(),
        }
    }

    /// A day as people write it, `4 Mar 2026`, by how it stands in data, `2026-03-04`; what is no day stays as it is.
    pub fn day(&self, date: &str) -> String {
        const MONTHS: [&str; 12] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"];
        let [year, month, day] = *date.split('-').collect::<Vec<_>>() else { return date.to_owned() };
        let month = month.parse::<usize>().ok().and_then(|month| MONTHS.get(month.checked_sub(1)?));
        let (Some(month), Ok(day)) = (month, day.parse::<u8>()) else { return date.to_owned() };
        self.fill("date.day", &[("day", &day), ("month", &self.text_in("month", month)), ("year", &year)])
    }
}

/// The key of a label; data files have it with spaces.
pub fn label_key(label: Label) -> &'static str {
    match label {
        Label::NotForAPlatformTeam => "not-for-a-platform-team",
        Label::LittleImpact => "little-impact",
        Label::Horizontal => "horizontal",
        Label::Strategic => "strategic",
        Label::Mixed => "mixed",
        Label::AsksOnly => "asks-only",
    }
}

/// The key of what follows from the tests of a step.
fn step_state_key(state: StepState) -> &'static str {
    match state {
        StepState::Untested => "untested",
        StepState::Open => "open",
        StepState::Validated => "validated",
        StepState::Invalidated => "invalidated",
    }
}

/// The key of the quote or estimate that would tell what is missing.
pub fn missing_key(missing: Missing) -> &'static str {
    match missing {
        Missing::Frequency => "freq",
        Missing::ToilOrLoad => "toil",
    }
}

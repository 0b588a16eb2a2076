//! An opportunity's file: something the platform could do about one or more themes.
//!
//! Comes in: front matter and the body as HTML. Goes out: an [`Opportunity`]. Does not know: which themes there are.

use crate::base::Date;
use crate::base::span::{Span, Spanned};
use crate::content::choice::choices;
use crate::content::estimate::{self, Estimate, StrategicPoints};
use crate::content::fields::FieldReader;
use crate::content::graduation::{self, Graduation};
use crate::content::prose_kind::ProseKind;
use crate::content::{KindInfo, Name, Prose};

/// An opportunity: something the platform could do about one or more themes.
#[derive(Debug, Clone)]
pub struct Opportunity {
    /// `themes`: slugs.
    pub themes: Vec<Name>,
    /// What is to be done, and why.
    pub idea: OpportunityIdea,
    /// `stage`; at the start of the file where it is not given.
    pub stage: Spanned<Stage>,
    /// `status`; at the start of the file where it is not given.
    pub status: Spanned<OpportunityStatus>,
    /// `validations`.
    pub validations: Vec<Validation>,
    /// `estimate`.
    pub estimate: Estimate,
    /// `strategic`.
    pub strategic: Vec<StrategicPoints>,
    /// `effort`, in working hours (a day is 8 h, a week 40 h).
    pub effort_hours: Option<f64>,
    /// `graduates`: what a local central team built of it.
    pub graduates: Option<Graduation>,
    /// What is said about it.
    pub description: Prose,
}

/// What is to be done, and why.
#[derive(Debug, Clone, Default)]
pub struct OpportunityIdea {
    /// `problem`.
    pub problem: Option<String>,
    /// `hypothesis`.
    pub hypothesis: Option<Name>,
    /// `solution`.
    pub solution: Option<String>,
    /// `eliminates`: the class of work that would be gone.
    pub eliminates: Option<String>,
}

choices! {
    /// How far an opportunity is thought through.
    Stage {
        /// The problem is understood.
        #[default]
        Problem = "problem",
        /// A solution is sketched.
        Concept = "concept",
        /// A solution is being built.
        Feature = "feature",
    }

    /// Where an opportunity stands.
    OpportunityStatus {
        /// Written down.
        #[default]
        Draft = "draft",
        /// Being tried with people.
        Testing = "testing",
        /// It held.
        Validated = "validated",
        /// It did not hold.
        Invalidated = "invalidated",
        /// Built.
        Shipped = "shipped",
        /// Given up.
        Dropped = "dropped",
    }
}

impl OpportunityStatus {
    /// Whether it came to nothing: then its problem is still there.
    pub fn is_given_up(self) -> bool {
        matches!(self, Self::Invalidated | Self::Dropped)
    }

    /// Whether nothing is to be decided about it any more.
    pub fn is_decided(self) -> bool {
        self.is_given_up() || self == Self::Shipped
    }
}

/// One test of an opportunity with people.
#[derive(Debug, Clone, PartialEq)]
pub struct Validation {
    /// `date`.
    pub date: Option<Date>,
    /// `with`: whom.
    pub with: Option<String>,
    /// Where these two were written.
    pub written: ValidationKeys,
    /// `stage`: what was tested.
    pub stage: ValidationStage,
    /// `verdict`.
    pub verdict: Verdict,
    /// `note`.
    pub note: Option<String>,
}

/// Where some keys of a validation were written; the start of the file where they were not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ValidationKeys {
    /// `date`
    pub date: Span,
    /// `with`
    pub with: Span,
}

choices! {
    /// What a validation tested.
    ValidationStage {
        /// Whether the problem is there.
        #[default]
        Problem = "problem",
        /// Whether the solution helps.
        Solution = "solution",
    }

    /// What a validation said.
    Verdict {
        /// It speaks for it.
        Supports = "supports",
        /// It speaks against it.
        Contradicts = "contradicts",
        /// Neither.
        #[default]
        Unclear = "unclear",
    }
}

impl ProseKind for Opportunity {
    const INFO: KindInfo = KindInfo {
        word: "opportunity",
        folder: "opportunities",
        nests: false,
        about: "Something the platform could do",
        template: include_str!("new/opportunity.md"),
    };

    fn read_fields(front: &mut FieldReader<'_>, body: Prose) -> Self {
        Self {
            themes: front.slugs("themes"),
            idea: OpportunityIdea {
                problem: front.text("problem"),
                hypothesis: front.name("hypothesis"),
                solution: front.text("solution"),
                eliminates: front.text("eliminates"),
            },
            stage: Spanned::new(front.choice("stage").unwrap_or_default(), front.span_of("stage")),
            status: Spanned::new(front.choice("status").unwrap_or_default(), front.span_of("status")),
            validations: front.maps("validations", |fields| Some(validation(fields))),
            estimate: estimate::read(front),
            strategic: estimate::read_strategic(front),
            effort_hours: front.hours("effort"),
            graduates: graduation::read(front),
            description: body,
        }
    }

    fn prose(&self) -> &Prose {
        &self.description
    }

    fn themes(&self) -> &[Name] {
        &self.themes
    }
}

fn validation(fields: &mut FieldReader<'_>) -> Validation {
    Validation {
        date: fields.date("date"),
        with: fields.text("with"),
        written: ValidationKeys { date: fields.span_of("date"), with: fields.span_of("with") },
        stage: fields.choice("stage").unwrap_or_default(),
        verdict: fields.choice("verdict").unwrap_or_default(),
        note: fields.text("note"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::entry::tests::{read_file, read_good};

    fn reader(front: &mut FieldReader<'_>) -> Opportunity {
        Opportunity::read_fields(front, Prose::default())
    }

    #[test]
    fn reads_all_keys() {
        let keys = "\
title: Templates
themes: [new-service, ownership]
problem: >-
  It takes
  long.
hypothesis: h
solution: s
eliminates: copying
stage: concept
status: testing
validations:
  - date: 2026-05-02
    with: P07
    stage: solution
    verdict: supports
    note: liked it
  - {}
  - verdict: contradicts
estimate: {toil: 6h}
strategic: {a: 0, b: 2.5}
effort: 12w
";
        let opportunity = read_good("content/opportunities/x.md", keys, reader).kind;
        let themes: Vec<&str> = opportunity.themes.iter().map(|theme| theme.value.as_str()).collect();
        assert_eq!(themes, ["new-service", "ownership"]);
        assert_eq!(opportunity.idea.problem.as_deref(), Some("It takes long."));
        assert_eq!((opportunity.stage.value, opportunity.status.value), (Stage::Concept, OpportunityStatus::Testing));
        let first = Validation {
            date: Some(jiff::civil::date(2026, 5, 2)),
            with: Some("P07".to_owned()),
            written: opportunity.validations[0].written,
            stage: ValidationStage::Solution,
            verdict: Verdict::Supports,
            note: Some("liked it".to_owned()),
        };
        assert_eq!(opportunity.validations[0], first);
        assert_eq!(opportunity.validations[1].written, ValidationKeys::default());
        assert_eq!(opportunity.validations[1].verdict, Verdict::Contradicts);
        assert_eq!(opportunity.estimate.toil_hours, Some(6.0));
        assert_eq!(opportunity.strategic.iter().map(|points| points.points).collect::<Vec<_>>(), [0.0, 2.5]);
        assert_eq!(opportunity.effort_hours, Some(480.0));
    }

    #[test]
    fn all_is_optional() {
        let opportunity = read_good("content/opportunities/x.md", "", reader).kind;
        assert!(opportunity.themes.is_empty() && opportunity.validations.is_empty());
        assert_eq!((opportunity.stage.value, opportunity.status.value), (Stage::Problem, OpportunityStatus::Draft));
    }

    #[test]
    fn complains_within_a_list_too() {
        let keys = "\
themes: new-service
validations:
  - {date: soon, verdikt: supports}
  - {stage: feature}
effort: long
";
        let (_, complaints) = read_file("content/opportunities/x.md", keys, reader);
        let expected = [
            ("wrong-type", "new-service"),
            ("wrong-type", "soon"),
            ("unknown-key", "verdikt"),
            ("bad-value", "feature"),
            ("bad-value", "long"),
        ];
        assert_eq!(complaints, expected.map(|(rule, passage)| (rule, passage.to_owned())));
    }
}

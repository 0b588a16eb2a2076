//! An answer that the question does not allow: outside of its scale, or less than nothing.
//!
//! Comes in: answers that are numbers, and the questions of guides. Goes out: those that can hardly be. Does not know: what else was
//! said.

use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::Study;
use crate::base::fold;
use crate::base::span::Place;
use crate::config::Level;
use crate::content::answer::AnswerValue;
use crate::content::question::{GuideQuestion, QuestionKind};
use crate::knowledge::{LinkedAnswer, LinkedInterview};

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "answer-out-of-range",
    group: RuleGroup::Interviews,
    level: Level::Warn,
    page: include_str!("answer_out_of_range.md"),
    find,
};

fn find(study: &Study<'_>) -> Vec<Finding> {
    let findings = |interview| findings(study, interview);
    study.knowledge.interviews.iter().flat_map(findings).collect()
}

fn findings(study: &Study<'_>, interview: &LinkedInterview) -> Vec<Finding> {
    let Some(guide) = interview.guide else { return Vec::new() };
    let questions: Vec<&GuideQuestion> = study.knowledge.guides[guide].entry.kind.questions().collect();
    let finding = |answer: &LinkedAnswer| {
        let question = questions.get(answer.question)?;
        let AnswerValue::Number(number) = answer.value else { return None };
        let (from, to) = range(question)?;
        if (from..=to).contains(&number) {
            return None;
        }
        let range = if to.is_finite() { format!("goes from {from} to {to}") } else { "counts something".to_owned() };
        let message = format!("this answer is {number}, and the question `{}` {range}", question.id.value);
        Some(Finding::new(
            place(interview, answer, question)?,
            message,
            "mend the answer, or the `unit` of the question",
        ))
    };
    interview.answers.iter().filter_map(finding).collect()
}

/// What an answer may be: of a scale from the first number of its unit to the second, where it has two, `1 (never) to 5 (always)`; of what
/// is counted in a unit nothing below 0.
fn range(question: &GuideQuestion) -> Option<(f64, f64)> {
    let unit = question.unit.as_deref()?;
    match question.kind {
        QuestionKind::Scale => {
            let digits = unit.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty());
            let ends: Vec<f64> = digits.filter_map(|digits| digits.parse().ok()).collect();
            let [from, to] = ends[..] else { return None };
            (from < to).then_some((from, to))
        }
        QuestionKind::Number => Some((0.0, f64::INFINITY)),
        _ => None,
    }
}

/// Where an answer was written.
fn place(interview: &LinkedInterview, answer: &LinkedAnswer, question: &GuideQuestion) -> Option<Place> {
    let entry = &interview.entry;
    if !answer.is_in_front_matter {
        let quote = &entry.kind.quotes[answer.quote?];
        return Some(Place::new(&quote.mark.coded_in, quote.coding.value.as_ref()?.span));
    }
    let answers = &entry.kind.meta.people.get(answer.person)?.answers;
    let (_, written) = answers.iter().find(|(id, _)| fold::is_same(&id.value, &question.id.value))?;
    Some(entry.place(written.span))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::span::{Span, Spanned};
    use crate::content::Name;

    #[test]
    fn a_scale_goes_from_the_first_number_of_its_unit_to_the_second() {
        for (kind, unit, expected) in [
            (QuestionKind::Scale, "1 (not at all) to 5 (certain)", Some((1.0, 5.0))),
            (QuestionKind::Scale, "0-10", Some((0.0, 10.0))),
            (QuestionKind::Scale, "1, 2 or 3", None),
            (QuestionKind::Scale, "points", None),
            (QuestionKind::Scale, "5 to 1", None),
            (QuestionKind::Number, "nights", Some((0.0, f64::INFINITY))),
            (QuestionKind::Open, "nights", None),
        ] {
            let (id, text) = (Name::new("q".to_owned(), 0..0), Spanned::new("Q?".to_owned(), Span::default()));
            let question = GuideQuestion { kind, unit: Some(unit.to_owned()), ..GuideQuestion::new(id, text) };
            assert_eq!(range(&question), expected, "{unit}");
        }
    }
}

//! Answers to a guide's questions as numbers in words, and against the question's baseline.
//!
//! Comes in: the site's context, a question, numbers. Goes out: text. Does not know: who answered.

use crate::analysis::answers::QuestionAnswers;
use crate::content::question::{GuideQuestion, QuestionKind};
use crate::site::view::parts::context::PageContext;
use crate::site::view::parts::number::number;

/// A number with its unit: durations from a day on in days and weeks of work.
pub fn amount(context: &PageContext<'_>, question: &GuideQuestion, value: f64) -> String {
    const DAY: f64 = 8.0;
    match (question.kind, &question.unit) {
        (QuestionKind::Duration, _) if value >= DAY => context.words().effort(value),
        (QuestionKind::Duration, _) => context.words().duration(value),
        (QuestionKind::Number, Some(unit)) => format!("{} {unit}", number(value)),
        _ => number(value),
    }
}

/// "2 weeks here, where 15 minutes is usual elsewhere: 320 times as much."
pub fn against_baseline(
    context: &PageContext<'_>,
    question: &GuideQuestion,
    answers: &QuestionAnswers,
) -> Option<String> {
    let (spread, times) = (answers.spread?, answers.times_baseline?);
    let (baseline, middle) = (answers.baseline?, amount(context, question, spread.middle));
    // A unit that is counted is said once: "3 log-ins here, where 1 is usual".
    let is_counted = question.kind == QuestionKind::Number;
    let baseline = if is_counted { number(baseline) } else { amount(context, question, baseline) };
    let times = number(times);
    Some(context.words().fill("guide.times", &[("baseline", &baseline), ("middle", &middle), ("times", &times)]))
}

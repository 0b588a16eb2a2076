//! Answers to a guide's questions: as they were written, and what they say to a question of some kind.
//!
//! Comes in: the text of an answer, the question's kind. Goes out: an [`AnswerValue`]. Does not know: which interview it
//! stands in, or who gave it.

use crate::base::fold;
use crate::content::question::{GuideQuestion, QuestionKind};
use crate::content::units::{self, Unreadable};
use crate::diagnostic::shorten::shorten;
use crate::diagnostic::suggest::did_you_mean;

/// What somebody answered to a question.
#[derive(Debug, Clone, PartialEq)]
pub enum AnswerValue {
    /// A number, in the question's unit.
    Number(f64),
    /// Working time, in hours: a day is 8 of them, a week 40.
    Hours(f64),
    /// One of the question's choices, as the guide writes it.
    Choice(String),
    /// Words alone.
    Words,
    /// `never`: they avoid what the question asks for.
    Never,
    /// `unknown`: they were asked, and cannot say.
    Unknown,
}

impl AnswerValue {
    /// The number that it is compared by: hours of a duration.
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) | Self::Hours(number) => Some(*number),
            Self::Choice(_) | Self::Words | Self::Never | Self::Unknown => None,
        }
    }
}

/// What an answer says to a question: `never`, `unknown`, or what its kind asks for.
///
/// # Errors
///
/// The text is none of them.
pub fn read(question: &GuideQuestion, text: &str) -> Result<AnswerValue, Unreadable> {
    let folded = fold::text(text);
    let folded = folded.trim();
    match folded.to_lowercase().as_str() {
        "never" => return Ok(AnswerValue::Never),
        "unknown" => return Ok(AnswerValue::Unknown),
        _ => {}
    }
    match question.kind {
        QuestionKind::Open => Ok(AnswerValue::Words),
        // Without a list nothing can be counted.
        QuestionKind::Choice if question.choices.is_empty() => Ok(AnswerValue::Words),
        QuestionKind::Number | QuestionKind::Scale => number(question, folded).map(AnswerValue::Number),
        QuestionKind::Duration => units::hours(folded).map(AnswerValue::Hours),
        QuestionKind::Choice => choice(question, folded).map(AnswerValue::Choice),
    }
}

/// The baseline of a question as its answers are compared with it, where it is a number or a duration.
pub fn baseline(question: &GuideQuestion) -> Option<f64> {
    read(question, &question.baseline.as_ref()?.value).ok()?.number()
}

fn number(question: &GuideQuestion, text: &str) -> Result<f64, Unreadable> {
    let plain = text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-'));
    let number = text.parse().ok().filter(|number: &f64| plain && number.is_finite());
    number.ok_or_else(|| {
        let message = format!("`{}` is no number, which the question `{}` asks for", shorten(text), question.id.value);
        let help = match units::hours(text) {
            Ok(_) => "write the number alone, or give the question `kind: duration`",
            Err(_) => "write the number alone, as in `2` or `0.5`, or `never`, or `unknown`",
        };
        Unreadable::new(message, help)
    })
}

fn choice(question: &GuideQuestion, text: &str) -> Result<String, Unreadable> {
    let choices = question.choices.iter().map(String::as_str);
    choices.clone().find(|choice| fold::name(choice) == fold::name(text)).map(str::to_owned).ok_or_else(|| {
        let message = format!("`{}` is none of the choices of the question `{}`", shorten(text), question.id.value);
        let all = question.choices.iter().map(|choice| format!("`{choice}`")).collect::<Vec<_>>().join(", ");
        Unreadable::new(message, did_you_mean(text, choices, &format!("write one of {all}")))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::span::{Span, Spanned};

    fn question(kind: QuestionKind, choices: &[&str]) -> GuideQuestion {
        GuideQuestion {
            kind,
            choices: choices.iter().map(|&choice| choice.to_owned()).collect(),
            ..GuideQuestion::new(
                Spanned::new("x".to_owned(), Span::default()),
                Spanned::new(String::new(), Span::default()),
            )
        }
    }

    #[test]
    fn an_answer_is_what_its_question_asks_for() {
        for (kind, text, expected) in [
            (QuestionKind::Number, "2", AnswerValue::Number(2.0)),
            (QuestionKind::Number, "-0.5", AnswerValue::Number(-0.5)),
            (QuestionKind::Scale, " 4 ", AnswerValue::Number(4.0)),
            (QuestionKind::Duration, "80h", AnswerValue::Hours(80.0)),
            // Two weeks of five days of eight hours.
            (QuestionKind::Duration, "2w", AnswerValue::Hours(80.0)),
            (QuestionKind::Duration, "15m", AnswerValue::Hours(0.25)),
            (QuestionKind::Choice, "YES", AnswerValue::Choice("yes".to_owned())),
            (QuestionKind::Open, "two weeks", AnswerValue::Words),
            (QuestionKind::Number, "never", AnswerValue::Never),
            (QuestionKind::Choice, "Unknown", AnswerValue::Unknown),
            (QuestionKind::Open, "never", AnswerValue::Never),
        ] {
            assert_eq!(read(&question(kind, &["yes", "no"]), text), Ok(expected), "{text}");
        }
        assert_eq!(read(&question(QuestionKind::Choice, &[]), "maybe"), Ok(AnswerValue::Words));
    }

    #[test]
    fn says_what_is_wrong_with_an_answer() {
        for (kind, text, message, help) in [
            (QuestionKind::Number, "80h", "`80h` is no number, which the question `x` asks for", "kind: duration"),
            (QuestionKind::Number, "two", "`two` is no number, which the question `x` asks for", "`never`"),
            (QuestionKind::Number, "inf", "`inf` is no number, which the question `x` asks for", "`never`"),
            (QuestionKind::Number, "1e9", "`1e9` is no number, which the question `x` asks for", "`never`"),
            (QuestionKind::Duration, "80", "`80` has no unit", "`80h`"),
            (QuestionKind::Choice, "yess", "`yess` is none of the choices of the question `x`", "did you mean `yes`?"),
            (QuestionKind::Choice, "blue", "`blue` is none of the choices of the question `x`", "`yes`, `no`"),
        ] {
            let unreadable = read(&question(kind, &["yes", "no"]), text).expect_err(text);
            assert_eq!(unreadable.message, message);
            assert!(unreadable.help.contains(help), "{}", unreadable.help);
        }
    }
}

//! The questions of a guide that have no answer: those that were asked and nobody answered, and those that nobody asked.
//!
//! Comes in: the site's context, a guide. Goes out: [`QuestionsWithoutAnswer`]. Does not know: the answers to the others.

use serde::Serialize;

use crate::analysis::asked::AskedState;
use crate::release::ReleasedGuide;
use crate::site::view::parts::context::PageContext;

/// The questions without an answer.
#[derive(Debug, Serialize)]
pub(super) struct QuestionsWithoutAnswer<'a> {
    /// Those that were asked.
    unanswered: Vec<QuestionLink<'a>>,
    /// Those of which nothing shows that they were.
    not_asked: Vec<QuestionLink<'a>>,
}

/// A question, and its place on the page.
#[derive(Debug, Serialize)]
struct QuestionLink<'a> {
    /// The question.
    text: &'a str,
    /// Its place.
    href: String,
}

/// None where each has one, and where no interview followed the guide.
pub(super) fn without_answer<'a>(
    context: &PageContext<'a>,
    guide: ReleasedGuide<'a>,
) -> Option<QuestionsWithoutAnswer<'a>> {
    let states = context.site.analysis.asked(guide.id());
    let those = |wanted: AskedState| -> Vec<QuestionLink<'a>> {
        let questions = guide.questions().zip(&states).filter(|(_, state)| **state == wanted);
        questions
            .map(|(question, _)| QuestionLink { text: &question.text, href: format!("#{}", question.id.value) })
            .collect()
    };
    let (unanswered, not_asked) = (those(AskedState::Unanswered), those(AskedState::NotAsked));
    (!unanswered.is_empty() || !not_asked.is_empty()).then_some(QuestionsWithoutAnswer { unanswered, not_asked })
}

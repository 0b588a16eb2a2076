//! What became of each question of a guide: somebody answered it, it was asked and nobody did, or nothing shows that it was asked.
//!
//! Comes in: a guide, what was answered to it. Goes out: an [`AskedState`] for each question. Does not know: how it is said.
//!
//! A quote with `q=`, an answer, or a question of the same words that an observer passed on shows that it was asked; one that was
//! passed on and, as the file says, not asked does not.

use rustc_hash::FxHashSet;

use super::answers::QuestionAnswers;
use super::coverage::{Answers, GuideCoverage};
use crate::base::fold;
use crate::content::answer::AnswerValue;
use crate::content::interview::notes::PassedOn;
use crate::content::question::GuideQuestion;
use crate::knowledge::{GuideId, Knowledge, LinkedGuide};

/// What became of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AskedState {
    /// Somebody answered it.
    Answered,
    /// It was asked, and nobody answered: they could not say, or only the question is marked.
    Unanswered,
    /// Nothing shows that anybody asked it.
    NotAsked,
}

/// What became of the questions of a guide, in its order; nothing where no interview followed it.
pub fn asked(
    knowledge: &Knowledge,
    guide: GuideId,
    answers: &[QuestionAnswers],
    coverage: &GuideCoverage,
) -> Vec<AskedState> {
    let linked = &knowledge.guides[guide];
    if linked.interviews.is_empty() {
        return Vec::new();
    }
    let passed = passed_on(knowledge, linked);
    let quotes = coverage.sections.iter().flatten();
    let questions = linked.entry.kind.questions().zip(answers).zip(quotes);
    questions.map(|((question, answers), quotes)| state(knowledge, question, answers, quotes, &passed)).collect()
}

fn state(
    knowledge: &Knowledge,
    question: &GuideQuestion,
    answers: &QuestionAnswers,
    quotes: &Answers,
    passed: &FxHashSet<String>,
) -> AskedState {
    let value =
        |answer: &super::answers::GivenAnswer| &knowledge.interviews[answer.interview].answers[answer.index].value;
    if quotes.people > 0 || answers.newest.iter().any(|answer| *value(answer) != AnswerValue::Unknown) {
        return AskedState::Answered;
    }
    let was_asked = !answers.newest.is_empty() || !quotes.quotes.is_empty() || passed.contains(&bare(&question.text));
    if was_asked { AskedState::Unanswered } else { AskedState::NotAsked }
}

/// The questions that observers passed on in the interviews of a guide, but for those that were not asked.
fn passed_on(knowledge: &Knowledge, guide: &LinkedGuide) -> FxHashSet<String> {
    let notes = guide.interviews.iter().map(|id| &knowledge.interviews[*id].entry.kind.meta.listening);
    let passed = notes.flat_map(|notes| &notes.passed).filter(|question| question.asked != PassedOn::NotAsked);
    passed.map(|question| bare(&question.text)).collect()
}

/// A question as it is compared: how it was typed makes no difference, nor what it ends with.
fn bare(text: &str) -> String {
    let folded = fold::name(text);
    folded.trim_end_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::analysis::rollup::Rollup;
    use crate::analysis::testing::Study;
    use crate::analysis::{answers, coverage};
    use crate::base::id::Id;
    use crate::content::interview::notes::PassedQuestion;

    /// What became of the questions of a study's one guide, whose texts are their ids; observers passed these on.
    fn states(study: &Study, passed: &[(&str, PassedOn)]) -> Vec<AskedState> {
        let mut knowledge = study.knowledge();
        let passed =
            passed.iter().map(|(text, asked)| PassedQuestion { by: None, text: (*text).to_owned(), asked: *asked });
        let passed: Vec<PassedQuestion> = passed.collect();
        let guide = GuideId::from_index(0);
        if let Some(first) = knowledge.guides[guide].interviews.first().copied() {
            let entry = Arc::get_mut(&mut knowledge.interviews[first].entry).expect("it is nobody else's");
            entry.kind.meta.listening.passed = passed;
        }
        let answers = answers::answers(&knowledge);
        let coverage = coverage::coverage(&knowledge, &Rollup::new(&knowledge));
        asked(&knowledge, guide, &answers[guide], &coverage.guides[guide])
    }

    #[test]
    fn an_answer_a_question_in_vain_and_none_are_told_apart() {
        use AskedState::{Answered, NotAsked, Unanswered};
        let study = Study::default().themes("a").guide("g", &["w x", "y z"]);
        let study = study.interview("p1", &["a q=w", "a q=x asked"]).with_guide("g");
        assert_eq!(states(&study, &[]), [Answered, Unanswered, NotAsked, NotAsked]);
        // The same words with another mark at the end are the same question; one that was not asked is none.
        let passed = [("Y?", PassedOn::Unknown), ("z", PassedOn::NotAsked)];
        assert_eq!(states(&study, &passed), [Answered, Unanswered, Unanswered, NotAsked]);
    }

    #[test]
    fn of_a_guide_that_nobody_followed_nothing_is_said() {
        let study = Study::default().themes("a").guide("g", &["w"]).interview("p1", &["a"]);
        assert_eq!(states(&study, &[]), []);
    }
}

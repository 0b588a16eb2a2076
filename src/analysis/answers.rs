//! What was answered to a guide's questions: each person's newest answer, and what the answers come to.
//!
//! Comes in: knowledge. Goes out: a [`QuestionAnswers`] for each question of each guide. Does not know: how answers are shown.

use std::collections::BTreeMap;

use super::count::narrow;
use crate::base::id::IdVec;
use crate::content::answer::{self, AnswerValue};
use crate::content::question::GuideQuestion;
use crate::knowledge::{GuideId, InterviewId, Knowledge, LinkedAnswer, LinkedGuide, ParticipantId, QuoteId};

/// What was answered to a question.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct QuestionAnswers {
    /// The newest answer of everybody who gave one: numbers from small to large, then what is no number, then words alone; of
    /// equals by interview.
    pub newest: Vec<GivenAnswer>,
    /// How many answered in words alone.
    pub in_words: u32,
    /// How many avoid what is asked for.
    pub never: u32,
    /// How many cannot say.
    pub unknown: u32,
    /// Where the numbers lie; none where nobody gave one.
    pub spread: Option<AnswerSpread>,
    /// How many chose each of the guide's choices, in its order.
    pub choices: Vec<u32>,
    /// The baseline, where it is a number or a duration.
    pub baseline: Option<f64>,
    /// How many times the baseline the middle is; none without a baseline above zero.
    pub times_baseline: Option<f64>,
}

/// One person's answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct GivenAnswer {
    /// The interview it was given in.
    pub interview: InterviewId,
    /// Into the interview's answers.
    pub index: usize,
    /// Who gave it.
    pub participant: ParticipantId,
}

/// Where numbers lie. Quartiles lie between two answers as those of a spreadsheet's `QUARTILE.INC` do: Hyndman and Fan, "Sample
/// quantiles in statistical packages", The American Statistician 50 (1996), definition 7.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AnswerSpread {
    /// How many.
    pub count: u32,
    /// The smallest.
    pub least: f64,
    /// A quarter of them are at or below it.
    pub low: f64,
    /// The median.
    pub middle: f64,
    /// Three quarters of them are at or below it.
    pub high: f64,
    /// The largest.
    pub most: f64,
}

impl AnswerSpread {
    /// Of numbers from small to large.
    fn of(sorted: &[f64]) -> Option<Self> {
        let (&least, &most) = (sorted.first()?, sorted.last()?);
        let at = |share: f64| quantile(sorted, share);
        Some(Self { count: narrow(sorted.len()), least, low: at(0.25), middle: at(0.5), high: at(0.75), most })
    }
}

/// The number that a share of the others is at or below, between two of them where it must be.
fn quantile(sorted: &[f64], share: f64) -> f64 {
    let place = share * (sorted.len() - 1) as f64;
    let (below, above) = (sorted[place.floor() as usize], sorted[place.ceil() as usize]);
    below + (above - below) * place.fract()
}

impl QuestionAnswers {
    /// How many answered.
    pub fn people(&self) -> u32 {
        narrow(self.newest.len())
    }

    /// The answers that say more to a program than words do.
    pub fn comparable(&self) -> &[GivenAnswer] {
        &self.newest[..self.newest.len() - self.in_words as usize]
    }
}

/// What was answered to a question with some quotes.
#[derive(Debug, Clone, PartialEq)]
pub struct AnswersAmong {
    /// The guide.
    pub guide: GuideId,
    /// The question, counted through its sections from 0.
    pub question: usize,
    /// The answers that stand with one of the quotes.
    pub answers: QuestionAnswers,
}

/// The numbers that stand with some quotes as answers to a guide's questions, in the guides' order.
pub fn among(knowledge: &Knowledge, quotes: &[QuoteId]) -> Vec<AnswersAmong> {
    let mut asked: Vec<QuoteId> =
        quotes.iter().copied().filter(|id| knowledge.words(*id).coding.question.is_some()).collect();
    asked.sort_by_key(|id| knowledge.interviews[knowledge.quotes[*id].interview].entry.kind.meta.date);
    let mut newest: BTreeMap<(GuideId, usize), NewestAnswers> = BTreeMap::new();
    for quote in asked.into_iter().map(|id| &knowledge.quotes[id]) {
        let linked = &knowledge.interviews[quote.interview];
        let found = linked.answers.iter().position(|answer| answer.quote == Some(quote.index));
        let (Some(guide), Some(index), Some(participant)) = (linked.guide, found, quote.participant) else { continue };
        let given = GivenAnswer { interview: quote.interview, index, participant };
        add(newest.entry((guide, linked.answers[index].question)).or_default(), knowledge, given);
    }
    let all = newest.into_iter().map(|((guide, question), newest)| {
        let asked = knowledge.guides[guide].entry.kind.questions().nth(question).expect("it was answered");
        let answers = of_question(knowledge, asked, newest.into_values().collect());
        AnswersAmong { guide, question, answers }
    });
    all.filter(|among| among.answers.spread.is_some()).collect()
}

/// The answers to the questions of each guide, in its order.
pub fn answers(knowledge: &Knowledge) -> IdVec<GuideId, Vec<QuestionAnswers>> {
    knowledge.guides.iter().map(|guide| of_guide(knowledge, guide)).collect()
}

/// Everybody's newest answer to a question.
type NewestAnswers = BTreeMap<ParticipantId, GivenAnswer>;

/// Adds an answer that is newer than those before. Words alone take nothing back.
fn add(newest: &mut NewestAnswers, knowledge: &Knowledge, given: GivenAnswer) {
    if linked(knowledge, given).value != AnswerValue::Words || !newest.contains_key(&given.participant) {
        newest.insert(given.participant, given);
    }
}

fn of_guide(knowledge: &Knowledge, guide: &LinkedGuide) -> Vec<QuestionAnswers> {
    let questions: Vec<&GuideQuestion> = guide.entry.kind.questions().collect();
    let mut newest: Vec<NewestAnswers> = vec![BTreeMap::new(); questions.len()];
    // An interview without a day is older than all that have one; of one day the later file counts.
    let mut interviews = guide.interviews.clone();
    interviews.sort_by_key(|id| knowledge.interviews[*id].entry.kind.meta.date);
    for interview in interviews {
        let linked = &knowledge.interviews[interview];
        for (index, answer) in linked.answers.iter().enumerate() {
            let participant = linked.people[answer.person].participant;
            add(&mut newest[answer.question], knowledge, GivenAnswer { interview, index, participant });
        }
    }
    let all = questions.into_iter().zip(newest);
    all.map(|(question, newest)| of_question(knowledge, question, newest.into_values().collect())).collect()
}

fn of_question(knowledge: &Knowledge, question: &GuideQuestion, mut newest: Vec<GivenAnswer>) -> QuestionAnswers {
    let value = |given: &GivenAnswer| &linked(knowledge, *given).value;
    let in_words = |given: &GivenAnswer| *value(given) == AnswerValue::Words;
    newest.sort_by(|one, other| {
        let number = |given| value(given).number().unwrap_or(f64::INFINITY);
        let by_number = number(one).total_cmp(&number(other));
        by_number.then(in_words(one).cmp(&in_words(other))).then(one.cmp(other))
    });
    let numbers: Vec<f64> = newest.iter().filter_map(|given| value(given).number()).collect();
    let count = |wanted: &AnswerValue| narrow(newest.iter().filter(|given| value(given) == wanted).count());
    let spread = AnswerSpread::of(&numbers);
    let baseline = answer::baseline(question);
    QuestionAnswers {
        in_words: count(&AnswerValue::Words),
        never: count(&AnswerValue::Never),
        unknown: count(&AnswerValue::Unknown),
        choices: choices(question, newest.iter().map(value)),
        baseline,
        times_baseline: spread
            .zip(baseline.filter(|baseline| *baseline > 0.0))
            .map(|(spread, baseline)| spread.middle / baseline),
        spread,
        newest,
    }
}

fn choices<'a>(question: &GuideQuestion, values: impl Iterator<Item = &'a AnswerValue>) -> Vec<u32> {
    let places: BTreeMap<&str, usize> = question.choices.iter().map(String::as_str).zip(0..).collect();
    let mut counts = vec![0; question.choices.len()];
    for value in values {
        if let AnswerValue::Choice(choice) = value {
            counts[places[choice.as_str()]] += 1;
        }
    }
    counts
}

/// The answer that is meant.
fn linked(knowledge: &Knowledge, given: GivenAnswer) -> &LinkedAnswer {
    &knowledge.interviews[given.interview].answers[given.index]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quartiles_lie_where_a_spreadsheet_has_them() {
        // QUARTILE.INC of 1, 2, 4, 8: the places are 0.75, 1.5 and 2.25 of 0 to 3.
        let spread = AnswerSpread::of(&[1.0, 2.0, 4.0, 8.0]).expect("there are some");
        assert_eq!((spread.low, spread.middle, spread.high), (1.75, 3.0, 5.0));
        let one = AnswerSpread::of(&[3.0]).expect("there is one");
        assert_eq!((one.least, one.low, one.middle, one.high, one.most), (3.0, 3.0, 3.0, 3.0, 3.0));
        assert_eq!(AnswerSpread::of(&[]), None);
    }
}

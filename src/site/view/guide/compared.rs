//! The answers to a question, compared: where the numbers lie, who avoids it, how many chose what, and each person's answer.
//!
//! Comes in: the site's context, a question with its answers. Goes out: a [`ComparedAnswers`]. Does not know: the quotes beside it.

use std::fmt::Display;

use serde::Serialize;

use crate::analysis::answers::{QuestionAnswers, Spread};
use crate::content::answer::AnswerValue;
use crate::content::question::{GuideQuestion, QuestionKind, TimeKind};
use crate::release::ReleasedAnswer;
use crate::site::chart::Caption;
use crate::site::chart::strip_plot::{StripDot, StripPlot, strip_plot};
use crate::site::view::parts::answer::{against_baseline, amount};
use crate::site::view::parts::context::PageContext;

/// How many people's answers are listed: with more the page would be as long as all interviews together.
const MOST_LISTED: usize = 100;
/// Of fewer numbers there is no middle half worth a word.
const FEWEST_FOR_HALF: u32 = 4;

/// The answers to a question, compared.
#[derive(Debug, Serialize)]
pub(super) struct ComparedAnswers {
    /// Whose time it is, where it is time.
    of: Option<&'static str>,
    /// What the answers come to, a sentence each.
    sentences: Vec<String>,
    /// The numbers, as SVG; empty without any.
    plot_html: String,
    /// Each person's answer.
    lines: Vec<AnswerLine>,
    /// How many more there are that are not listed.
    more: usize,
}

/// A person's answer.
#[derive(Debug, Serialize)]
struct AnswerLine {
    /// Who.
    who: String,
    /// What, in words.
    answer: String,
    /// Where their words are.
    href: Option<String>,
    /// Where it lies among the numbers.
    #[serde(skip)]
    number: Option<f64>,
}

/// Nothing where everybody answered in words alone.
pub(super) fn compared(
    context: &PageContext<'_>,
    question: &GuideQuestion,
    answers: &QuestionAnswers,
) -> Option<ComparedAnswers> {
    let all = answers.comparable();
    if all.is_empty() {
        return None;
    }
    let shown = all.iter().filter_map(|given| context.released().answer(given.interview, given.index));
    let lines: Vec<AnswerLine> = shown.take(MOST_LISTED).map(|answer| line(context, question, answer)).collect();
    let sentences = sentences(context, question, answers);
    Some(ComparedAnswers {
        of: (question.kind == QuestionKind::Duration).then_some(match question.of {
            TimeKind::Hands => "hands",
            TimeKind::Elapsed => "elapsed",
        }),
        plot_html: answers
            .spread
            .map(|spread| plot(question, (answers, spread), &sentences.join(" "), &lines))
            .unwrap_or_default(),
        more: all.len() - lines.len(),
        sentences,
        lines,
    })
}

fn line(context: &PageContext<'_>, question: &GuideQuestion, answer: ReleasedAnswer<'_>) -> AnswerLine {
    let person = answer.person();
    let who = person.and_then(|person| context.interviewee(answer.interview(), person.participant()));
    let at_quote = answer.quote().and_then(|quote| context.quote_href(quote));
    AnswerLine {
        who: who.map_or_else(|| context.words().text("guide.somebody").to_owned(), |person| person.name.to_owned()),
        answer: said(context, question, answer.value()),
        href: at_quote.or_else(|| context.interview(answer.interview()).map(|link| link.href)),
        number: answer.value().number(),
    }
}

/// An answer in words.
fn said(context: &PageContext<'_>, question: &GuideQuestion, value: &AnswerValue) -> String {
    let words = context.words();
    match value {
        AnswerValue::Choice(choice) => choice.clone(),
        AnswerValue::Never => words.text("guide.avoided").to_owned(),
        AnswerValue::Unknown => words.text("guide.unknown").to_owned(),
        AnswerValue::Words => String::new(),
        AnswerValue::Number(value) | AnswerValue::Hours(value) => amount(context, question, *value),
    }
}

fn sentences(context: &PageContext<'_>, question: &GuideQuestion, answers: &QuestionAnswers) -> Vec<String> {
    let words = context.words();
    let mut said = Vec::new();
    if let Some(spread) = answers.spread {
        said.push(where_they_lie(context, question, spread));
        said.extend(against_baseline(context, question, answers));
    }
    for (choice, count) in question.choices.iter().zip(&answers.choices) {
        said.push(words.fill("guide.chosen", &[("choice", choice), ("count", count)]));
    }
    let people = answers.people();
    if answers.never > 0 {
        said.push(words.count_of("guide.never", answers.never, &[("people", &people)]));
    }
    if answers.unknown > 0 {
        said.push(words.count_of("guide.cannot_say", answers.unknown, &[("people", &people)]));
    }
    said
}

fn where_they_lie(context: &PageContext<'_>, question: &GuideQuestion, spread: Spread) -> String {
    let amount = |value| amount(context, question, value);
    let middle = amount(spread.middle);
    if spread.least == spread.most {
        return context.words().count_of("guide.all_alike", spread.count, &[("middle", &middle)]);
    }
    let key = if spread.count < FEWEST_FOR_HALF { "guide.few" } else { "guide.spread" };
    let values = [spread.low, spread.high, spread.least, spread.most].map(amount);
    let [low, high, least, most] = &values;
    let values: [(&str, &dyn Display); 5] =
        [("middle", &middle), ("low", low), ("high", high), ("least", least), ("most", most)];
    context.words().count_of(key, spread.count, &values)
}

fn plot(
    question: &GuideQuestion,
    (answers, spread): (&QuestionAnswers, Spread),
    description: &str,
    lines: &[AnswerLine],
) -> String {
    let titles: Vec<String> = lines.iter().map(|line| format!("{}: {}", line.who, line.answer)).collect();
    let dots = lines
        .iter()
        .zip(&titles)
        .filter_map(|(line, title)| Some(StripDot { number: line.number?, title, href: line.href.as_deref() }));
    let id = format!("answers-{}", question.id.value);
    strip_plot(&StripPlot {
        caption: Caption { id: &id, title: &question.text, description },
        dots: &dots.collect::<Vec<StripDot<'_>>>(),
        band: (spread.low, spread.middle, spread.high),
        baseline: answers.baseline,
        most: spread.most,
    })
}

//! The answers to a question, compared: where the numbers lie, who avoids it, how many chose what, and each person's answer.
//!
//! Comes in: the site's context, a question with its answers. Goes out: a [`ComparedAnswers`]. Does not know: the quotes beside it.

use std::fmt::Display;

use serde::Serialize;

use crate::analysis::answers::{AnswerSpread, QuestionAnswers};
use crate::analysis::avoided::AvoidedPath;
use crate::content::answer::AnswerValue;
use crate::content::question::{GuideQuestion, QuestionKind, TimeKind};
use crate::knowledge::QuoteId;
use crate::release::{PRIORITIES, ReleasedAnswer};
use crate::site::chart::Caption;
use crate::site::chart::strip_plot::{StripDot, StripPlot, strip_plot};
use crate::site::view::parts::answer::{against_baseline, amount};
use crate::site::view::parts::context::{Link, PageContext};

/// Of fewer numbers there is no middle half worth a word.
const FEWEST_FOR_HALF: u32 = 4;

/// The answers to a question, compared.
#[derive(Debug, Serialize)]
pub(super) struct ComparedAnswers<'a> {
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
    /// Where those count who avoid it.
    avoided: Option<AvoidedPart<'a>>,
}

/// The way from answers of `never` to the estimate that counts them.
#[derive(Debug, Serialize)]
struct AvoidedPart<'a> {
    /// What they count for.
    candidate: Link<'a>,
    /// Whether its estimate has them already.
    is_estimated: bool,
    /// Whether it has an estimate of something else.
    has_estimate: bool,
    /// The line that is there, or that is to be written.
    line: String,
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

/// Nothing where everybody answered in words alone. `quotes` answer it, and so many answers are listed as there is room for.
pub(super) fn compared<'a>(
    context: &PageContext<'a>,
    question: &GuideQuestion,
    answers: &QuestionAnswers,
    quotes: &[QuoteId],
    room: usize,
) -> Option<ComparedAnswers<'a>> {
    let all = answers.comparable();
    if all.is_empty() {
        return None;
    }
    let shown = all.iter().filter_map(|given| context.released().answer(given.interview, given.index));
    let lines: Vec<AnswerLine> = shown.take(room).map(|answer| line(context, question, answer)).collect();
    let sentences = sentences(context, question, answers);
    Some(ComparedAnswers {
        of: (question.kind == QuestionKind::Duration).then_some(match question.of {
            TimeKind::Hands => "hands",
            TimeKind::Elapsed => "elapsed",
        }),
        plot_html: answers
            .spread
            .map(|spread| plot(question, answers, spread, &sentences.join(" "), &lines))
            .unwrap_or_default(),
        more: all.len() - lines.len(),
        avoided: (answers.never > 0).then(|| avoided(context, quotes)).flatten(),
        sentences,
        lines,
    })
}

/// Estimates are part of the priorities: who may not see those is not led to them.
fn avoided<'a>(context: &PageContext<'a>, quotes: &[QuoteId]) -> Option<AvoidedPart<'a>> {
    let AvoidedPath { candidate, latent, has_estimate } = context.site.analysis.of_quotes(quotes).avoided()?;
    let candidate = context.candidate(candidate).filter(|_| context.released().shows_summary(PRIORITIES))?;
    let latent_line = format!("latent: {}", latent.map_or_else(|| "quarterly".to_owned(), |latent| latent.to_string()));
    let line = if has_estimate { latent_line } else { format!("estimate: {{{latent_line}}}") };
    Some(AvoidedPart { candidate, is_estimated: latent.is_some(), has_estimate, line })
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
        // What most people do now and then, and a few do not, is not rare.
        let is_rare = answers.never * 2 >= people;
        let key = if is_rare { "guide.rare" } else { "guide.never" };
        said.push(words.count_of(key, answers.never, &[("people", &people)]));
    }
    if answers.unknown > 0 {
        said.push(words.count_of("guide.cannot_say", answers.unknown, &[("people", &people)]));
    }
    said
}

fn where_they_lie(context: &PageContext<'_>, question: &GuideQuestion, spread: AnswerSpread) -> String {
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
    answers: &QuestionAnswers,
    spread: AnswerSpread,
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

//! What made each number: people and quotes, estimates, settings.
//!
//! Comes in: a row of the priorities. Goes out: its numbers, each with a sentence, facts and what people said.
//! Does not know: how the table looks.

use std::fmt::Display;

use super::explained::{ExplainedNumber, Fact};
use super::said;
use crate::analysis::count::narrow;
use crate::analysis::priority::PriorityRow;
use crate::site::view::block::Blocks;
use crate::site::view::parts::context::PageContext;
use crate::site::view::parts::number::{number, signed, term};
use crate::site::words::Words;

/// All numbers of a row, and how many evidence quotes are not shown.
pub(super) fn numbers<'a>(
    context: &PageContext<'a>,
    blocks: &mut Blocks<'a>,
    row: &PriorityRow,
) -> (Vec<ExplainedNumber<'a>>, usize) {
    let quotes = context.shown(&row.evidence.quotes);
    let shown = context.first_quotes(&quotes);
    // Where people are not named, no quote stands beside a number.
    let hidden = if context.released().attribution().pseudonym { quotes.len() - shown.len() } else { 0 };
    let mut numbers = vec![
        priority(context, row),
        saved(context.words(), row),
        leverage(context, row),
        said::share(context, blocks, row, &shown),
        said::frequency(context, blocks, row),
        impact(context.words(), row),
        said::toil(context, blocks, row),
        removes(context.words(), row),
        said::load(context, blocks, row),
        modifier(context, row),
        strategic(context, row),
    ];
    if row.priority.is_none() {
        // Of what multiplies nothing there is nothing to say.
        numbers.retain(|number| !["removes", "modifier"].contains(&number.key));
    }
    (numbers, hidden)
}

/// "4 of the 6 teams interviewed; teams in all: 14": how many of the teams that were asked are affected.
pub(super) fn teams(context: &PageContext<'_>, row: &PriorityRow) -> String {
    let (released, analysis) = (context.released(), context.site.analysis);
    let affected =
        released.count_teams(analysis.teams_of(row.evidence.affected.iter().map(|person| person.participant)));
    let all = released.count_teams(analysis.customers());
    let values: [(&str, &dyn Display); 2] = [("affected", &affected), ("all", &all)];
    let heard = released.count_teams(analysis.teams_heard());
    let key = if heard > 0 && heard == all { "score.teams_all" } else { "score.teams" };
    context.words().count_of(key, narrow(heard), &values)
}

fn or_unknown(words: &Words, value: Option<f64>) -> String {
    value.map_or_else(|| words.text("score.unknown").to_owned(), term)
}

fn priority<'a>(context: &PageContext<'a>, row: &PriorityRow) -> ExplainedNumber<'a> {
    let words = context.words();
    let (leverage, impact) = (or_unknown(words, row.terms.leverage), or_unknown(words, row.effect.impact));
    let mut new = ExplainedNumber::new(words, "priority", "P")
        .value(row.priority)
        .how(format!("L · I + S = {leverage} × {impact} + {}", term(row.terms.strategic)));
    if let Some(capacity) = row.terms.capacity_percent {
        let hours = number(context.site.settings.scoring.hours);
        let capacity = words.fill("score.how.capacity", &[("share", &number(capacity)), ("hours", &hours)]);
        new = new.fact(words.text("score.how.capacity_name"), capacity);
    }
    if let Some(people) = row.terms.as_people {
        new = new.fact(words.text("score.how.as_people"), number(people));
    }
    if let Some(back) = row.terms.effort_multiplier {
        let key = if back < 1.0 { "score.how.back_below_effort" } else { "score.how.back" };
        new = new.fact(words.text("score.how.back_name"), words.fill(key, &[("hours", &number(back))]));
    }
    new
}

/// What the table calls saved.
fn saved<'a>(words: &'a Words, row: &PriorityRow) -> ExplainedNumber<'a> {
    let (leverage, impact) = (or_unknown(words, row.terms.leverage), or_unknown(words, row.effect.impact));
    ExplainedNumber::new(words, "saved", "L · I")
        .value(row.terms.leverage.zip(row.effect.impact).map(|(leverage, impact)| leverage * impact))
        .how(format!("L · I = {leverage} × {impact}"))
}

fn leverage<'a>(context: &PageContext<'a>, row: &PriorityRow) -> ExplainedNumber<'a> {
    let words = context.words();
    let people = context.site.numbers.priorities.population.people;
    let frequency = or_unknown(words, row.frequency.value);
    ExplainedNumber::new(words, "leverage", "L")
        .value(row.terms.leverage)
        .how(format!("r · N · f = {} × {people} × {frequency}", term(row.share.value)))
}

fn impact<'a>(words: &'a Words, row: &PriorityRow) -> ExplainedNumber<'a> {
    let toil = row.effect.toil.value.map_or_else(|| "0".to_owned(), term);
    let removes = term(row.effect.removes);
    ExplainedNumber::new(words, "impact", "I").value(row.effect.impact).how(format!(
        "(e · t + κ) · M = ({removes} × {toil} + {}) × {}",
        term(row.effect.load_hours),
        term(row.effect.modifier)
    ))
}

fn removes<'a>(words: &'a Words, row: &PriorityRow) -> ExplainedNumber<'a> {
    ExplainedNumber::new(words, "removes", "e")
        .share(row.effect.removes)
        .how(words.text("score.how.removes").to_owned())
}

fn modifier<'a>(context: &PageContext<'a>, row: &PriorityRow) -> ExplainedNumber<'a> {
    let words = context.words();
    let mut new = ExplainedNumber::new(words, "modifier", "M").factor(row.effect.modifier);
    let mut product = Vec::new();
    for (name, condition) in ["maturity", "risk", "complexity"].into_iter().zip(row.effect.conditions) {
        let value = signed(condition.value);
        let factor = term(context.site.settings.scoring.factor(condition.value));
        let source = if condition.estimated { format!("estimate.{name}") } else { format!("[study] {name}") };
        new = new.fact(&source, words.fill("score.how.condition", &[("value", &value), ("factor", &factor)]));
        product.push(factor);
    }
    new.how(product.join(" × "))
}

fn strategic<'a>(context: &PageContext<'a>, row: &PriorityRow) -> ExplainedNumber<'a> {
    let words = context.words();
    let point = context.site.numbers.priorities.point_value;
    let mut new = ExplainedNumber::new(words, "strategic", "S").value(row.terms.strategic);
    let mut sum = Vec::new();
    for (id, points) in &row.terms.strategic_points {
        let Some((known, outcome)) = context.released().outcome(*id).zip(context.outcome(*id)) else { continue };
        let share = term(known.share());
        new.facts.push(Fact {
            name: outcome.title.to_owned(),
            value: words.fill("score.how.points", &[("points", &number(*points)), ("share", &share)]),
            href: Some(outcome.href),
        });
        sum.push(format!("{share} × {}", term(*points)));
    }
    match sum.is_empty() {
        true => new.how(words.text("score.how.no_outcome").to_owned()),
        false => new.how(format!("U · Σ w · s = {} × ({})", term(point), sum.join(" + "))),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::site::testing::Study;

    #[test]
    fn a_condition_names_the_place_that_it_comes_from() {
        let mut study = Study::of(&[
            ("content/themes/toil.md", "---\nestimate: {freq: weekly, toil: 1h, risk: -1}\n---\n"),
            ("content/interviews/p07.md", "**P07:** [Two weeks.]{.toil}\n"),
        ]);
        study.settings.study.maturity = 1;
        study.numbers = crate::analysis::numbers(&study.knowledge, &study.settings);
        let numbers = study.shown("/themes/toil/").0["score"]["numbers"].take();
        let modifier = numbers.as_array().unwrap().iter().find(|number| number["key"] == "modifier").unwrap();
        let facts = modifier["facts"].as_array().unwrap().iter().map(|fact| [&fact["name"], &fact["value"]]);
        let expected = [
            [json!("[study] maturity"), json!("+1, so × 1.25")],
            [json!("estimate.risk"), json!("−1, so × 0.8")],
            [json!("[study] complexity"), json!("+0, so × 1")],
        ];
        assert_eq!(facts.map(|fact| fact.map(Clone::clone)).collect::<Vec<_>>(), expected);
    }
}

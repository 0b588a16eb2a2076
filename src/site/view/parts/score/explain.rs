//! What made each number: people and quotes, estimates, settings.
//!
//! Comes in: a row of the priorities. Goes out: its numbers, each with a sentence, facts and what people said.
//! Does not know: how the table looks.

use std::collections::BTreeSet;

use super::explained::{ExplainedNumber, Fact};
use super::said;
use crate::analysis::priority::Row;
use crate::knowledge::TeamId;
use crate::site::view::block::Blocks;
use crate::site::view::parts::context::PageContext;
use crate::site::view::parts::evidence::SHOWN;
use crate::site::view::parts::number::{number, plural, term};

/// All numbers of a row, and how many evidence quotes are not shown.
pub(super) fn numbers<'a>(
    context: &PageContext<'a>,
    blocks: &mut Blocks<'a>,
    row: &Row,
) -> (Vec<ExplainedNumber>, usize) {
    let shown = context.facts.analysis.one_a_person_first(&row.quotes, SHOWN);
    let hidden = row.quotes.len() - shown.len();
    let numbers = vec![
        priority(context, row),
        saved(row),
        leverage(context, row),
        said::share(context, blocks, row, &shown),
        said::frequency(context, blocks, row),
        impact(row),
        said::toil(context, blocks, row),
        removes(row),
        said::load(context, blocks, row),
        modifier(context, row),
        strategic(context, row),
    ];
    (numbers, hidden)
}

/// "4 of 6 teams interviewed, of 14": how many of the teams that were asked are affected.
pub(super) fn teams(context: &PageContext<'_>, row: &Row) -> String {
    let population = &context.facts.numbers.priorities.population;
    let team = |participant| context.released().participant(participant)?.team();
    let affected: BTreeSet<TeamId> = row.affected.iter().filter_map(|person| team(person.participant)).collect();
    let heard = plural(population.teams_heard, "team", "teams");
    format!("{} of {heard} interviewed, of {}", affected.len(), population.teams)
}

fn or_unknown(value: Option<f64>) -> String {
    value.map_or_else(|| "unknown".to_owned(), term)
}

fn priority(context: &PageContext<'_>, row: &Row) -> ExplainedNumber {
    let (leverage, impact) = (or_unknown(row.leverage), or_unknown(row.impact));
    let mut new = ExplainedNumber::new("priority", "P", "Priority", "equivalent hours a quarter")
        .value(row.priority)
        .how(format!("L · I + S = {leverage} × {impact} + {}", term(row.strategic)));
    if let Some(capacity) = row.capacity_percent {
        let hours = number(context.facts.settings.scoring.hours);
        new = new
            .fact("Share of everybody's time", format!("{} % (at {hours} h a person and quarter)", number(capacity)));
    }
    if let Some(people) = row.as_people {
        new = new.fact("What it saves, as people", number(people));
    }
    if let Some(back) = row.effort_multiplier {
        let below = if back < 1.0 { ": less than the effort" } else { "" };
        new = new.fact("What comes back in a year for an hour of effort", format!("{} h{below}", number(back)));
    }
    new
}

/// What the table calls saved.
fn saved(row: &Row) -> ExplainedNumber {
    let (leverage, impact) = (or_unknown(row.leverage), or_unknown(row.impact));
    ExplainedNumber::new("saved", "L · I", "What it would save", "equivalent hours a quarter")
        .value(row.leverage.zip(row.impact).map(|(leverage, impact)| leverage * impact))
        .how(format!("L · I = {leverage} × {impact}"))
}

fn leverage(context: &PageContext<'_>, row: &Row) -> ExplainedNumber {
    let people = context.facts.numbers.priorities.population.people;
    let frequency = or_unknown(row.frequency.value);
    ExplainedNumber::new("leverage", "L", "Leverage", "events a quarter")
        .value(row.leverage)
        .how(format!("r · N · f = {} × {people} × {frequency}", term(row.share.value)))
}

fn impact(row: &Row) -> ExplainedNumber {
    let toil = row.toil.value.map_or_else(|| "0".to_owned(), term);
    let removes = term(row.removes);
    ExplainedNumber::new("impact", "I", "Impact", "equivalent hours an event").value(row.impact).how(format!(
        "(e · t + κ) · M = ({removes} × {toil} + {}) × {}",
        term(row.load_hours),
        term(row.modifier)
    ))
}

fn removes(row: &Row) -> ExplainedNumber {
    ExplainedNumber::new("removes", "e", "Share of that time that would be gone", "")
        .value(row.removes)
        .how("estimate.removes, 1 where there is none".to_owned())
}

fn modifier(context: &PageContext<'_>, row: &Row) -> ExplainedNumber {
    let mut new = ExplainedNumber::new("modifier", "M", "Conditions", "").value(row.modifier);
    let mut product = Vec::new();
    for (name, condition) in ["maturity", "risk", "complexity"].into_iter().zip(row.conditions) {
        let factor = term(context.facts.settings.scoring.factor(condition.value));
        let source = if condition.estimated { format!("estimate.{name}") } else { format!("[study] {name}") };
        new = new.fact(&source, format!("{:+}, so × {factor}", condition.value));
        product.push(factor);
    }
    new.how(product.join(" × "))
}

fn strategic(context: &PageContext<'_>, row: &Row) -> ExplainedNumber {
    let point = context.facts.numbers.priorities.point_value;
    let mut new =
        ExplainedNumber::new("strategic", "S", "Strategic value", "equivalent hours a quarter").value(row.strategic);
    let mut sum = Vec::new();
    for (id, points) in &row.strategic_points {
        let Some((known, outcome)) = context.released().outcome(*id).zip(context.outcome(*id)) else { continue };
        let share = term(known.share());
        new.facts.push(Fact {
            name: outcome.title.to_owned(),
            value: format!("{} of 5 points, weight {share}", number(*points)),
            href: Some(outcome.href),
        });
        sum.push(format!("{share} × {}", term(*points)));
    }
    match sum.is_empty() {
        true => new.how("it serves no outcome".to_owned()),
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
        let numbers = study.shown("/priorities/").0["rows"][0]["numbers"].take();
        let modifier = numbers.as_array().unwrap().iter().find(|number| number["key"] == "modifier").unwrap();
        let facts = modifier["facts"].as_array().unwrap().iter().map(|fact| [&fact["name"], &fact["value"]]);
        let expected = [
            [json!("[study] maturity"), json!("+1, so × 1.25")],
            [json!("estimate.risk"), json!("-1, so × 0.8")],
            [json!("[study] complexity"), json!("+0, so × 1")],
        ];
        assert_eq!(facts.map(|fact| fact.map(Clone::clone)).collect::<Vec<_>>(), expected);
    }
}

//! The numbers that come from what people said: the share, how often, how long, how heavy.
//!
//! Comes in: a row of the priorities. Goes out: its numbers, with the people and quotes behind them.
//! Does not know: how they are put together.

use rustc_hash::FxHashSet;

use super::explained::ExplainedNumber;
use crate::analysis::count::narrow;
use crate::analysis::priority::{Blend, LoadSource, PopulationSource, Row};
use crate::knowledge::QuoteId;
use crate::site::facts::Who;
use crate::site::view::block::{Block, Blocks, Mark, Said};
use crate::site::view::parts::context::PageContext;
use crate::site::view::parts::evidence::SHOWN;
use crate::site::view::parts::number::{number, percent, plural, term};
use crate::site::view::parts::people::of_interviewed;
use crate::site::view::parts::words;

/// How many people's values a mean shows: enough to see how far apart they are; who is affected is shown in full measure
/// beside the share.
const VALUES: usize = 20;
/// How many quotes of one person stand beside their value.
const QUOTES: usize = 3;

pub(super) fn share<'a>(
    context: &PageContext<'a>,
    blocks: &mut Blocks<'a>,
    row: &Row,
    shown: &[QuoteId],
) -> ExplainedNumber {
    let population = &context.facts.numbers.priorities.population;
    let share = &row.share;
    let guess = if share.guessed { "estimate.reach" } else { "nobody guessed" };
    let (x, n) = (share.affected, population.interviewed);
    let mut new = ExplainedNumber::new("share", "r", "Share of people affected", "of everybody")
        .value(share.value)
        .how(share_in_words(context, row))
        .fact(
            "People affected (x)",
            format!("at least {}: who did not speak of it may not have been asked", of_interviewed(x, n)),
        )
        .fact("People interviewed (n)", population.interviewed.to_string())
        .fact("People there are (N)", format!("{}: {}", population.people, population_source(population.source)))
        .fact("95 % interval", format!("{} % to {} %", percent(share.interval.0), percent(share.interval.1)));
    if population.people > n {
        new = new.fact("Guess (g)", format!("{}: {guess}; worth {}", number(share.guess), interviews(share.worth)));
    }
    // There may be thousands of quotes, each of which may be one of those that are shown.
    let shown: FxHashSet<QuoteId> = shown.iter().copied().collect();
    let mut said = Vec::new();
    for affected in &row.affected {
        let quotes: Vec<QuoteId> = affected.quotes.iter().filter(|id| shown.contains(id)).copied().collect();
        if (quotes.is_empty() && !affected.quotes.is_empty()) || said.len() >= SHOWN {
            new.more += 1;
            continue;
        }
        let value = quotes.is_empty().then(|| "by a tag of the interview".to_owned());
        said.extend(context.facts.who_is(affected.participant).map(|who| Said { who, value, quotes }));
    }
    new.said_html = mark(blocks, said);
    new
}

fn mark<'a>(blocks: &mut Blocks<'a>, said: Vec<Said<'a>>) -> Option<Mark> {
    (!said.is_empty()).then(|| blocks.add(Block::Said(said)))
}

/// What a guess is worth.
fn interviews(worth: f64) -> String {
    format!("{} {}", number(worth), if number(worth) == "1" { "interview" } else { "interviews" })
}

fn share_in_words(context: &PageContext<'_>, row: &Row) -> String {
    let population = &context.facts.numbers.priorities.population;
    let (n, all) = (population.interviewed, population.people);
    let share = &row.share;
    let x = share.affected;
    if all <= n {
        return format!("x / n = {x} / {n}: everybody was asked");
    }
    let (m, g) = (term(share.worth), term(share.guess));
    if n == 0 && share.worth == 0.0 {
        return format!("r = g = {g}: nobody was asked");
    }
    let mean = (f64::from(x) + share.worth * share.guess) / (f64::from(n) + share.worth);
    format!(
        "p = (x + m · g) / (n + m) = ({x} + {m} × {g}) / ({n} + {m}) = {p}, then r = (x + (N − n) · p) / N = ({x} + {rest} × {p}) / {all}",
        p = term(mean),
        rest = all - n,
    )
}

fn population_source(source: PopulationSource) -> &'static str {
    match source {
        PopulationSource::Settings => "a setting",
        PopulationSource::HeadCounts => "the sum of the teams' head-counts",
        PopulationSource::InterviewedOnly => "nobody said how many there are, so only those who were interviewed",
    }
}

/// A number that is blended from what people said and a guess.
fn blended<'a>(
    context: &PageContext<'a>,
    blocks: &mut Blocks<'a>,
    blend: &Blend,
    new: ExplainedNumber,
    estimate: &str,
    show: fn(f64) -> String,
) -> ExplainedNumber {
    let mut new = new.value(blend.value);
    let said = blend.said.len();
    let sum: f64 = blend.said.iter().map(|said| said.value).sum();
    new.how = match (blend.value, blend.guess) {
        (None, _) => format!("unknown: nobody said, and there is no {estimate}"),
        (Some(_), None) => format!("the mean of what {} said", plural(narrow(said), "person", "people")),
        (Some(_), Some(_)) if said == 0 => format!("{estimate}, since nobody said"),
        (Some(_), Some(guess)) => format!(
            "(m · g + Σ) / (m + k) = ({m} × {} + {}) / ({m} + {said})",
            term(guess),
            term(sum),
            m = term(blend.worth),
        ),
    };
    if let Some(guess) = blend.guess {
        new = new.fact(estimate, format!("{}; worth {}", show(guess), interviews(blend.worth)));
    }
    new.more = said.saturating_sub(VALUES);
    let said = blend.said.iter().take(VALUES).filter_map(|said| {
        Some(Said {
            who: context.facts.who_is(said.participant)?,
            value: Some(show(said.value)),
            quotes: said.quotes.iter().take(QUOTES).copied().collect(),
        })
    });
    new.said_html = mark(blocks, said.collect());
    new
}

pub(super) fn frequency<'a>(context: &PageContext<'a>, blocks: &mut Blocks<'a>, row: &Row) -> ExplainedNumber {
    let new = ExplainedNumber::new("frequency", "f", "How often", "events an affected person and quarter");
    blended(context, blocks, &row.frequency, new, "estimate.freq", |value| format!("{} a quarter", number(value)))
}

pub(super) fn toil<'a>(context: &PageContext<'a>, blocks: &mut Blocks<'a>, row: &Row) -> ExplainedNumber {
    let new = ExplainedNumber::new("toil", "t", "Hands-on time", "hours an event");
    blended(context, blocks, &row.toil, new, "estimate.toil", words::toil)
}

pub(super) fn load<'a>(context: &PageContext<'a>, blocks: &mut Blocks<'a>, row: &Row) -> ExplainedNumber {
    let mut new =
        ExplainedNumber::new("load", "κ", "Cognitive load relieved", "equivalent hours an event").value(row.load_hours);
    let Some(load) = &row.load else {
        return new.how("unknown: nobody said, and there is no estimate.load; counted as nothing".to_owned());
    };
    let level = format!("load {}, {}", load.value, words::load(load.value));
    match &load.source {
        LoadSource::Estimate => new.how(format!("{level}: estimate.load")),
        LoadSource::Median(quotes) => {
            new.more = quotes.len().saturating_sub(VALUES);
            new.said_html = mark(blocks, quotes.iter().take(VALUES).filter_map(|id| load_said(context, *id)).collect());
            new.how(format!("{level}: the median of {}", plural(narrow(quotes.len()), "quote", "quotes")))
        }
    }
}

fn load_said<'a>(context: &PageContext<'a>, id: QuoteId) -> Option<Said<'a>> {
    let quote = context.released().quote(id)?;
    Some(Said { who: Who::said(quote), value: quote.load().map(|load| load.to_string()), quotes: vec![id] })
}

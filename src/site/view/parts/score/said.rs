//! The numbers that come from what people said: the share, how often, how long, how heavy.
//!
//! Comes in: a row of the priorities. Goes out: its numbers, with the people and quotes behind them.
//! Does not know: how they are put together.

use std::fmt::Display;

use rustc_hash::FxHashSet;

use super::explained::{ExplainedNumber, Fact};
use crate::analysis::count::narrow;
use crate::analysis::priority::{Blend, LoadSource, PopulationSource, PriorityRow, SaidByPerson, WeightedBy};
use crate::knowledge::QuoteId;
use crate::site::site_context::Who;
use crate::site::view::block::{Block, Blocks, Said};
use crate::site::view::parts::context::PageContext;
use crate::site::view::parts::evidence::SHOWN;
use crate::site::view::parts::number::{number, percent, term};
use crate::site::view::parts::weights::WeighedTeam;
use crate::site::words::Words;

/// How many people's values a mean shows: enough to see how far apart they are; who is affected is shown in full measure
/// beside the share.
const VALUES: usize = 20;
/// How many teams with their weights the share shows; those that weigh most in it come first.
const TEAMS: usize = 20;
/// How many quotes of one person stand beside their value.
const QUOTES: usize = 3;

pub(super) fn share<'a>(
    context: &PageContext<'a>,
    blocks: &mut Blocks<'a>,
    row: &PriorityRow,
    shown: &[QuoteId],
) -> ExplainedNumber<'a> {
    let population = &context.site.numbers.priorities.population;
    let share = &row.share;
    let words = context.words();
    let guess = if share.guessed { "estimate.reach" } else { words.text("score.how.nobody_guessed") };
    let (x, n) = (share.affected, population.interviewed);
    let source = words.text(population_source(population.source));
    let mut new = ExplainedNumber::new(words, "share", "r")
        .share(share.value)
        .how(share_in_words(context, row))
        .fact(
            words.text("score.how.affected_name"),
            match n {
                0 => context.of_interviewed(x),
                _ => words.fill("score.how.affected", &[("people", &context.of_interviewed(x))]),
            },
        )
        .fact(words.text("score.how.interviewed_name"), population.interviewed.to_string())
        .fact(
            words.text("score.how.population_name"),
            words.fill("score.how.population", &[("people", &population.people), ("source", &source)]),
        )
        .fact(
            words.text("score.how.interval_name"),
            words.fill(
                "score.how.interval",
                &[("low", &percent(share.interval.0)), ("high", &percent(share.interval.1))],
            ),
        );
    if population.people > n {
        new = new.fact(
            words.text("score.how.guess_name"),
            guess_worth(words, &format!("{}: {guess}", number(share.guess)), share.worth),
        );
    }
    new = with_teams(context, new, row);
    with_lines(new, blocks, said_by_affected(context, row, shown), row.evidence.affected.len())
}

/// Of those who are affected what each said, as far as it is shown.
fn said_by_affected<'a>(context: &PageContext<'a>, row: &PriorityRow, shown: &[QuoteId]) -> Vec<Said<'a>> {
    let words = context.words();
    // There may be thousands of quotes, each of which may be one of those that are shown.
    let shown: FxHashSet<QuoteId> = shown.iter().copied().collect();
    let mut said = Vec::new();
    for affected in &row.evidence.affected {
        let quotes: Vec<QuoteId> = affected.quotes.iter().filter(|id| shown.contains(id)).copied().collect();
        if (quotes.is_empty() && !affected.quotes.is_empty()) || said.len() >= SHOWN {
            continue;
        }
        if quotes.is_empty() && !context.released().shows_tag_of(affected.participant, &row.themes) {
            continue;
        }
        let value = quotes.is_empty().then(|| words.text("score.how.by_tag").to_owned());
        said.extend(context.site.who_is(affected.participant).map(|who| Said { who, value, quotes }));
    }
    said
}

/// The share with the teams of those who are affected, and what each person of them weighs.
fn with_teams<'a>(context: &PageContext<'a>, mut new: ExplainedNumber<'a>, row: &PriorityRow) -> ExplainedNumber<'a> {
    let words = context.words();
    let teams = context.weighed_teams(row);
    let more = teams.len().saturating_sub(TEAMS);
    for WeighedTeam { link, affected, heard, weight } in teams.into_iter().take(TEAMS) {
        let values: [(&str, &dyn Display); 3] =
            [("affected", &affected), ("heard", &heard), ("weight", &number(weight))];
        let value = words.fill("weights.team", &values);
        new.facts.push(Fact { name: link.title.to_owned(), value, href: Some(link.href) });
    }
    if more > 0 {
        new = new.fact("…", words.count("weights.more", narrow(more)));
    }
    new
}

/// A number with the lines of what was said, and how many more there are than these.
fn with_lines<'a>(
    mut number: ExplainedNumber<'a>,
    blocks: &mut Blocks<'a>,
    lines: Vec<Said<'a>>,
    all: usize,
) -> ExplainedNumber<'a> {
    if !lines.is_empty() {
        number.more = all - lines.len();
        number.said_html = Some(blocks.add(Block::Said(lines)));
    }
    number
}

/// A guess, and how many interviews it is worth.
fn guess_worth(words: &Words, value: &str, worth: f64) -> String {
    words.count_with("score.how.guess", &number(worth), &[("value", &value)])
}

fn share_in_words(context: &PageContext<'_>, row: &PriorityRow) -> String {
    let words = context.words();
    let population = &context.site.numbers.priorities.population;
    let (n, all) = (population.interviewed, population.people);
    let share = &row.share;
    let x = share.affected;
    if all <= n {
        return words.fill("score.how.everybody_asked", &[("formula", &format!("x / n = {x} / {n}"))]);
    }
    let (m, g) = (term(share.worth), term(share.guess));
    if n == 0 && share.worth == 0.0 {
        return words.fill("score.how.nobody_asked", &[("formula", &format!("r = g = {g}"))]);
    }
    let weighting = &population.weighting;
    let mean = (share.weighted + share.worth * share.guess) / (weighting.effective + share.worth);
    let (p, rest) = (term(mean), all - n);
    let mean = if weighting.by == WeightedBy::Nothing {
        format!("p = (x + m · g) / (n + m) = ({x} + {m} × {g}) / ({n} + {m}) = {p}")
    } else {
        let (x, n) = (term(share.weighted), term(weighting.effective));
        format!("p = (Σ w · x + m · g) / (Σ w + m) = ({x} + {m} × {g}) / ({n} + {m}) = {p}")
    };
    let share = format!("r = (x + (N − n) · p) / N = ({x} + {rest} × {p}) / {all}");
    words.fill("score.how.share", &[("mean", &mean), ("share", &share)])
}

fn population_source(source: PopulationSource) -> &'static str {
    match source {
        PopulationSource::Settings => "population.settings",
        PopulationSource::HeadCounts => "population.head_counts",
        PopulationSource::InterviewedOnly => "population.interviewed",
    }
}

/// A number that is blended from what people said and a guess.
fn blended<'a>(
    context: &PageContext<'a>,
    blocks: &mut Blocks<'a>,
    blend: &Blend,
    new: ExplainedNumber<'a>,
    estimate: &str,
    show: impl Fn(f64) -> String,
) -> ExplainedNumber<'a> {
    let mut new = new.value(blend.value);
    new.how = blend_in_words(context.words(), blend, estimate);
    let new = guessed(context.words(), new, blend, estimate, &show);
    with_people(context, blocks, new, &blend.said, show)
}

/// How what people said and a guess come together.
fn blend_in_words(words: &Words, blend: &Blend, estimate: &str) -> String {
    let said = blend.said.len();
    let weights_differ = blend.said.iter().any(|said| said.weight != 1.0);
    let sum: f64 = blend.said.iter().map(|said| said.weight * said.value).sum();
    match (blend.value, blend.guess) {
        (None, _) => words.fill("score.how.unknown", &[("estimate", &estimate)]),
        (Some(_), None) if weights_differ => words.count("score.how.mean_by_events", narrow(said)),
        (Some(_), None) => words.count("score.how.mean", narrow(said)),
        (Some(_), Some(_)) if said == 0 => words.fill("score.how.estimate_only", &[("estimate", &estimate)]),
        (Some(_), Some(guess)) => format!(
            "(m · g + Σ) / (m + k) = ({m} × {} + {}) / ({m} + {said})",
            term(guess),
            term(sum),
            m = term(blend.worth),
        ),
    }
}

/// A number with the guess that is in it.
fn guessed<'a>(
    words: &Words,
    new: ExplainedNumber<'a>,
    blend: &Blend,
    estimate: &str,
    show: impl Fn(f64) -> String,
) -> ExplainedNumber<'a> {
    match blend.guess {
        Some(guess) => new.fact(estimate, guess_worth(words, &show(guess), blend.worth)),
        None => new,
    }
}

/// A number with what each person said of it. A value stands beside all the words that it comes from, or nobody is named with
/// it: with some of them it would tell what the others say.
fn with_people<'a>(
    context: &PageContext<'a>,
    blocks: &mut Blocks<'a>,
    new: ExplainedNumber<'a>,
    all: &[SaidByPerson],
    show: impl Fn(f64) -> String,
) -> ExplainedNumber<'a> {
    let line = |said: &SaidByPerson| {
        let is_shown = context.shown(&said.quotes).len() == said.quotes.len();
        let who = context.site.who_is(said.participant).filter(|_| is_shown)?;
        let quotes = said.quotes.iter().take(QUOTES).copied().collect();
        Some(Said { who, value: Some(show(said.value)), quotes })
    };
    let lines: Vec<Said<'_>> = all.iter().filter_map(line).take(VALUES).collect();
    with_lines(new, blocks, lines, all.len())
}

pub(super) fn frequency<'a>(
    context: &PageContext<'a>,
    blocks: &mut Blocks<'a>,
    row: &PriorityRow,
) -> ExplainedNumber<'a> {
    let words = context.words();
    let often = &row.frequency;
    let new = ExplainedNumber::new(words, "frequency", "f").asked();
    let show = |value| words.count_with("score.how.often", &number(value), &[]);
    let Some((happens, avoided)) = often.happens().zip(often.latent()).filter(|_| often.has_avoided()) else {
        return blended(context, blocks, &often.happening, new, "estimate.freq", show);
    };
    let mut new = new.value(often.value);
    new.how = format!("f₀ + ½ · a = {} + ½ × {}", term(happens), term(avoided));
    new = new.fact(words.text("score.how.happens_name"), show(happens));
    new = new.fact(words.text("score.how.avoided_name"), show(avoided));
    new = guessed(words, new, &often.happening, "estimate.freq", show);
    new = guessed(words, new, &often.avoided, "estimate.latent", show);
    with_people(context, blocks, new, &often.said, show)
}

pub(super) fn toil<'a>(context: &PageContext<'a>, blocks: &mut Blocks<'a>, row: &PriorityRow) -> ExplainedNumber<'a> {
    let words = context.words();
    let new = ExplainedNumber::new(words, "toil", "t").asked();
    blended(context, blocks, &row.effect.toil, new, "estimate.toil", |hours| words.toil(hours))
}

pub(super) fn load<'a>(context: &PageContext<'a>, blocks: &mut Blocks<'a>, row: &PriorityRow) -> ExplainedNumber<'a> {
    let words = context.words();
    let new = ExplainedNumber::new(words, "load", "κ").value(row.effect.load_hours);
    let Some(load) = &row.effect.load else {
        return new.how(words.text("score.how.load_unknown").to_owned());
    };
    let level = words.fill("score.how.load", &[("load", &load.value), ("meaning", &words.load(load.value))]);
    match &load.source {
        LoadSource::Estimate => new.how(format!("{level}: estimate.load")),
        LoadSource::Median(quotes) => {
            let lines = quotes.iter().filter_map(|id| load_said(context, *id)).take(VALUES).collect();
            let new = new.how(words.count_of("score.how.load_median", narrow(quotes.len()), &[("load", &level)]));
            with_lines(new, blocks, lines, quotes.len())
        }
    }
}

fn load_said<'a>(context: &PageContext<'a>, id: QuoteId) -> Option<Said<'a>> {
    let quote = context.released().quote(id)?;
    Some(Said {
        who: Who::said(context.words(), quote),
        value: quote.load().map(|load| load.to_string()),
        quotes: vec![id],
    })
}

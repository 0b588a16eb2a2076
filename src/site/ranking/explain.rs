//! How the number of a row adds up, down to people and quotes.
//!
//! Comes in: the name of a row. Goes out: an [`Explanation`]. Does not know: how it is printed.

use super::Ranking;
use super::find::NoSuchRow;
use super::line::{RankingLine, line, on_one_line};
use crate::analysis::priority::{Affected, PriorityRow, SaidByPerson};
use crate::knowledge::{ParticipantId, QuoteId};
use crate::site::route::absolute;
use crate::site::view::block::Blocks;
use crate::site::view::parts::context::PageContext;
use crate::site::view::parts::number::number;
use crate::site::view::parts::score::ExplainedNumber;

/// How the number of a row adds up.
#[derive(Debug)]
pub struct Explanation<'a> {
    /// The row.
    pub row: RankingLine<'a>,
    /// Every number, each made from those below it.
    pub sum: Vec<SumLine>,
    /// The people who are affected and may be named.
    pub people: Vec<ExplainedPerson>,
    /// How many more are affected.
    pub unnamed: usize,
    /// What speaks against it.
    pub against: Vec<SpokenQuote>,
}

/// A number of the sum.
#[derive(Debug)]
pub struct SumLine {
    /// What it is: "hours per event".
    pub name: String,
    /// Its name in the formula.
    pub symbol: &'static str,
    /// The number, with its unit; none where it is not known.
    pub value: Option<String>,
    /// How it came about.
    pub how: String,
    /// Estimates and settings that went into it: what each is, and its value.
    pub facts: Vec<(String, String)>,
}

/// Somebody who is affected.
#[derive(Debug)]
pub struct ExplainedPerson {
    /// "P03, staff engineer, Freight".
    pub who: String,
    /// What they said of how often and how long, in words.
    pub said: Vec<String>,
    /// Their evidence that may be read; none where only a tag says that they are affected.
    pub quotes: Vec<SpokenQuote>,
}

/// A quote.
#[derive(Debug)]
pub struct SpokenQuote {
    /// Its words, on one line.
    pub words: String,
    /// Where they can be read.
    pub address: Option<String>,
}

impl<'a> Ranking<'a> {
    /// Explains a row.
    ///
    /// # Errors
    ///
    /// Where there is no row of that name.
    pub fn explain(&self, name: &str) -> Result<Explanation<'a>, NoSuchRow> {
        let (context, found) = (&self.context, self.row(name)?);
        let unknown = || NoSuchRow::Unknown { name: name.to_owned(), help: String::new() };
        let score = context.score(&mut Blocks::default(), found).ok_or_else(unknown)?;
        let people: Vec<ExplainedPerson> =
            found.evidence.affected.iter().filter_map(|affected| person(context, found, affected)).collect();
        Ok(Explanation {
            row: line(context, found).ok_or_else(unknown)?,
            sum: score.numbers.into_iter().map(sum_line).collect(),
            unnamed: found.evidence.affected.len() - people.len(),
            people,
            against: quotes(context, &found.evidence.counter),
        })
    }
}

fn sum_line(number: ExplainedNumber<'_>) -> SumLine {
    let ExplainedNumber { symbol, name, value, unit, how, facts, .. } = number;
    let with_unit = |value: String| if unit.is_empty() { value } else { format!("{value} {unit}") };
    SumLine {
        name: name.to_owned(),
        symbol,
        value: value.map(with_unit),
        how,
        facts: facts.into_iter().map(|fact| (on_one_line(&fact.name), fact.value)).collect(),
    }
}

/// Somebody who is affected, unless they may not be named beside it, as on pages: with words of theirs that may be read, or a
/// tag that may.
fn person(context: &PageContext<'_>, row: &PriorityRow, affected: &Affected) -> Option<ExplainedPerson> {
    let who = context.participant(affected.participant)?;
    let quotes = quotes(context, &affected.quotes);
    let by_tag = affected.quotes.is_empty() && context.released().shows_tag_of(affected.participant, &row.themes);
    if quotes.is_empty() && !by_tag {
        return None;
    }
    let words = context.words();
    let often = value_of(context, &row.frequency.said, affected.participant);
    let often = often.map(|value| words.count_with("score.how.often", &number(value), &[]));
    let hours = value_of(context, &row.effect.toil.said, affected.participant).map(|hours| words.toil(hours));
    let tagged = by_tag.then(|| words.text("score.how.by_tag").to_owned());
    let team = who.team.as_ref().map(|team| team.title);
    let parts = [Some(who.name), who.role, team].into_iter().flatten().filter(|part| !part.is_empty());
    Some(ExplainedPerson {
        who: on_one_line(&parts.collect::<Vec<_>>().join(", ")),
        said: often.into_iter().chain(hours).chain(tagged).collect(),
        quotes,
    })
}

/// A person's number, where all the words may be read that it comes from.
fn value_of(context: &PageContext<'_>, said: &[SaidByPerson], who: ParticipantId) -> Option<f64> {
    let said = said.iter().find(|said| said.participant == who)?;
    (context.shown(&said.quotes).len() == said.quotes.len()).then_some(said.value)
}

fn quotes(context: &PageContext<'_>, ids: &[QuoteId]) -> Vec<SpokenQuote> {
    let shown = ids.iter().filter_map(|id| context.released().quote(*id));
    let spoken = shown.map(|quote| SpokenQuote {
        words: on_one_line(&quote.shown_words()),
        address: context.site.quote_address(quote).map(|place| absolute(&context.site.settings.base_url, &place)),
    });
    spoken.collect()
}

//! What filters ask of quotes: their kinds, themes and people, for many interviews at once.
//!
//! Comes in: groups. Goes out: shards of facts. Does not know: words.

use serde::Serialize;

use super::groups::{IndexGroup, IndexTables, QUOTE_KINDS};
use super::shard::{IndexSink, ShardName, ShardWriter, json};
use crate::release::ReleasedQuote;
use crate::search::integers;

/// So many groups have their facts in one shard.
const GROUPS: usize = 128;

#[derive(Debug, Serialize)]
struct FactsShard<'a> {
    /// How many quotes each group has.
    count: String,
    /// What each is called, where its transcript is shown.
    slugs: Vec<&'a str>,
    /// How many takeaways each has.
    takeaways: String,
    number: String,
    kind: String,
    themes: String,
    person: String,
}

/// Writes the facts of all quotes; of each shard the number of its first group, and its name.
pub(super) fn write_facts<E, S>(
    tables: &IndexTables<'_>,
    out: &ShardWriter<'_, S>,
) -> Result<Vec<(usize, ShardName)>, E>
where
    S: IndexSink<Error = E>,
{
    let shards = (0..tables.groups.len()).step_by(GROUPS);
    shards.map(|first| Ok((first + 1, out.shard(&json(&facts(tables, first)))?))).collect()
}

/// The kind of a quote, and whether it is evidence, as one number.
pub(super) fn kind_of(quote: ReleasedQuote<'_>) -> u32 {
    let kinds = (0..).step_by(2).zip(QUOTE_KINDS);
    let kind = kinds.into_iter().find(|(_, kind)| **kind == quote.kind()).map(|(number, _)| number);
    kind.expect("all kinds are there") + u32::from(quote.is_evidence())
}

/// How many themes a quote has, then each.
fn themes_of(tables: &IndexTables<'_>, quote: ReleasedQuote<'_>) -> Vec<u64> {
    let themes = quote.themes().filter_map(|theme| tables.themes.number(&theme)).map(|number| number as u64);
    let themes: Vec<u64> = themes.collect();
    std::iter::once(themes.len() as u64).chain(themes).collect()
}

/// The same of some quotes, to lie beside their texts: of each its kind, who said it, and its themes.
pub(super) fn beside_texts<'a>(
    tables: &IndexTables<'_>,
    group: &IndexGroup<'_>,
    quotes: impl Iterator<Item = ReleasedQuote<'a>>,
) -> String {
    let facts = quotes.flat_map(|quote| {
        [u64::from(kind_of(quote)), group.speaker_of(quote) as u64].into_iter().chain(themes_of(tables, quote))
    });
    integers::list(facts)
}

fn facts<'a>(tables: &IndexTables<'a>, first: usize) -> FactsShard<'a> {
    let groups = || tables.groups.iter().skip(first).take(GROUPS);
    let quotes = || groups().flat_map(|group| group.quotes.iter().map(move |(_, quote)| (group, *quote)));
    let numbers = groups().flat_map(|group| {
        let before = std::iter::once(0).chain(group.quotes.iter().map(|(number, _)| *number));
        group.quotes.iter().zip(before).map(|((number, _), before)| u64::from(number - before))
    });
    let kinds = quotes().map(|(_, quote)| u64::from(kind_of(quote)));
    let themes = quotes().flat_map(|(_, quote)| themes_of(tables, quote));
    let takeaways = groups().map(|group| group.interview.map_or(0, |interview| interview.takeaways().count() as u64));
    FactsShard {
        slugs: groups().map(|group| group.interview.map_or("", |_| group.slug.as_str())).collect(),
        takeaways: integers::list(takeaways),
        count: integers::list(groups().map(|group| group.quotes.len() as u64)),
        number: integers::list(numbers),
        kind: integers::list(kinds),
        themes: integers::list(themes),
        person: integers::list(quotes().map(|(group, quote)| group.speaker_of(quote) as u64)),
    }
}

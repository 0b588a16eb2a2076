//! The quotes of an interview as they are shown: in blocks, so that one that is found brings few others.
//!
//! Comes in: a group. Goes out: [`QuoteBlock`]s. Does not know: terms, shards.

use super::entries::url;
use super::facts::beside_texts;
use super::groups::{IndexGroup, IndexTables};
use super::shown_text::ShownText;
use super::texts::QuoteBlock;
use crate::release::ReleasedQuote;
use crate::site::SiteContext;

/// What a quote takes beside its text and address, about: its number and facts, and what parts them.
const BESIDE: usize = 20;

/// The number of a quote, its text, and its address.
type IndexedQuoteRow = (u32, String, String);

/// The quotes of a group, in blocks of about a size: a block ends with the quote that fills it.
pub(super) fn quote_blocks(
    context: &SiteContext<'_>,
    tables: &IndexTables<'_>,
    group: &IndexGroup<'_>,
    size: usize,
) -> Vec<QuoteBlock> {
    let row = |(number, quote): &(u32, ReleasedQuote<'_>)| row(context, group, *number, *quote);
    let rows: Vec<IndexedQuoteRow> = group.quotes.iter().map(row).collect();
    let mut filled = 0;
    let blocks = rows.split_inclusive(|(_, text, address)| {
        filled += text.len() + address.len() + BESIDE;
        filled >= size && std::mem::take(&mut filled) > 0
    });
    let mut quotes = group.quotes.iter().map(|(_, quote)| *quote);
    let blocks = blocks.map(|rows| QuoteBlock {
        quotes: rows.to_vec(),
        facts: beside_texts(tables, group, quotes.by_ref().take(rows.len())),
    });
    blocks.collect()
}

fn row(context: &SiteContext<'_>, group: &IndexGroup<'_>, number: u32, quote: ReleasedQuote<'_>) -> IndexedQuoteRow {
    let address = match group.interview {
        Some(_) => quote.anchor().to_owned(),
        None => url(&context.quote_address(quote).unwrap_or_default()),
    };
    (number, ShownText::of_quote(quote).finish().to_owned(), address)
}

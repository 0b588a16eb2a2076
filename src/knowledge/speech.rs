//! What quotes speak to beside their themes: an ask, and assumptions.
//!
//! Comes in: the quotes of an interview, the tables of names. Goes out: a [`LinkedSpeech`] for each quote that names one, with
//! complaints about names that lead nowhere. Does not know: the asks and assumptions.

use crate::base::span::Place;
use crate::content::interview::{Interview, Quote, QuoteKind};
use crate::diagnostic::Diagnostic;
use crate::knowledge::{AskId, AssumptionId, NameTables};

/// What a quote speaks to beside its themes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LinkedSpeech {
    /// Whether it names an ask, known or not: then its themes do not decide which ask it belongs to.
    pub names_ask: bool,
    /// `ask`, of a quote of that kind.
    pub ask: Option<AskId>,
    /// `confirms`.
    pub confirms: Option<AssumptionId>,
    /// `contradicts`.
    pub contradicts: Option<AssumptionId>,
}

/// The quotes of an interview that speak to something, by their place among all of its quotes.
pub(super) fn of_interview(
    interview: &Interview,
    tables: &NameTables,
    complaints: &mut Vec<Diagnostic>,
) -> Vec<(usize, LinkedSpeech)> {
    let quotes = interview.quotes.iter().enumerate();
    quotes.filter_map(|(index, quote)| Some((index, of_quote(quote, tables, complaints)?))).collect()
}

fn of_quote(quote: &Quote, tables: &NameTables, complaints: &mut Vec<Diagnostic>) -> Option<LinkedSpeech> {
    let (written, file) = (&quote.coding.speaks_to, &quote.mark.coded_in);
    let is_ask = quote.coding.kind == QuoteKind::Ask;
    if !is_ask {
        complaints.extend(without_kind(quote));
    }
    let named = written.ask.as_ref().filter(|_| is_ask);
    let (confirms, contradicts) = (written.confirms.as_ref(), written.contradicts.as_ref());
    if named.is_none() && confirms.is_none() && contradicts.is_none() {
        return None;
    }
    Some(LinkedSpeech {
        names_ask: named.is_some(),
        ask: named.and_then(|name| tables.asks.find(name, file, complaints)),
        confirms: confirms.and_then(|name| tables.assumptions.find(name, file, complaints)),
        contradicts: contradicts.and_then(|name| tables.assumptions.find(name, file, complaints)),
    })
}

/// A request is a quote of kind `ask`: of any other it would be counted among those who asked and was none.
fn without_kind(quote: &Quote) -> Option<Diagnostic> {
    let ask = quote.coding.speaks_to.ask.as_ref()?;
    let message =
        format!("`ask={}` is on a quote of kind `{}`: it belongs to no ask", ask.value, quote.coding.kind.word());
    let place = Place::new(&quote.mark.coded_in, ask.span);
    Some(
        Diagnostic::warning("ask-without-kind", place, message)
            .help("write `kind=ask` where the words are a request, or remove `ask=`"),
    )
}

//! A quote that front matter names: `<interview>#<quote>`.
//!
//! Comes in: what was written, all interviews and their quotes. Goes out: the quote, or a complaint with the nearest that there
//! is. Does not know: what the quote is named for.

use crate::base::path::SourcePath;
use crate::base::span::Place;
use crate::content::Entry;
use crate::content::brief::WrittenQuoteLink;
use crate::diagnostic::{Diagnostic, Fix, suggest};
use crate::knowledge::{Knowledge, NameTables, QuoteId, ThemeId};

/// The quote that is meant.
pub(super) fn find(
    link: &WrittenQuoteLink,
    tables: &NameTables,
    knowledge: &Knowledge,
    path: &SourcePath,
    complaints: &mut Vec<Diagnostic>,
) -> Option<QuoteId> {
    if tables.is_withdrawn(&link.interview) {
        let message = format!("the interview `{}` was withdrawn by its participant", link.interview.value);
        let help = "nothing of it is shown, here neither: remove this, or name a quote of somebody else";
        complaints
            .push(Diagnostic::warning("unknown-interview", Place::new(path, link.interview.span), message).help(help));
        return None;
    }
    let interview = &knowledge.interviews[tables.interviews.find(&link.interview, path, complaints)?];
    let quotes = &interview.entry.kind.quotes;
    if let Some(place) = quotes.iter().position(|quote| quote.id == link.quote) {
        return Some(interview.quotes[place]);
    }
    let place = Place::new(path, link.interview.span);
    let ids = || quotes.iter().map(|quote| quote.id.as_str()).take(suggest::COMPARED);
    let message = format!("the interview `{}` has no quote `{}`", link.interview.value, link.quote);
    let help = suggest::did_you_mean(&link.quote, ids(), &format!("its quotes are in {}", interview.entry.path));
    let fix = match suggest::slips(&link.quote, ids()).as_slice() {
        [meant] => {
            let text = format!("{}#{meant}", link.interview.value);
            Some(Fix::new(format!("write `{text}`"), place.clone(), text))
        }
        _ => None,
    };
    complaints.push(Diagnostic::error("unknown-quote", place, message).help(help).fix(fix));
    None
}

/// Whether a quote is marked with one of some themes, or with one below them.
pub(super) fn is_of(knowledge: &Knowledge, quote: QuoteId, themes: &[ThemeId]) -> bool {
    let is_one = |theme: &ThemeId| {
        let mut with_above = std::iter::once(*theme).chain(knowledge.themes_above(*theme));
        with_above.any(|theme| themes.contains(&theme))
    };
    knowledge.quotes[quote].themes.iter().any(is_one)
}

/// The complaint that a quote is of none of the themes that it should be of.
pub(super) fn of_another_theme<K>(
    link: &WrittenQuoteLink,
    what: &str,
    knowledge: &Knowledge,
    quote: QuoteId,
    entry: &Entry<K>,
) -> Diagnostic {
    let marked = knowledge.quotes[quote].themes.iter().map(|theme| format!("`{}`", knowledge.themes[*theme].slug));
    let marked = marked.collect::<Vec<_>>().join(", ");
    let message = format!("the quote `{}` is not marked with {what}", link.quote);
    Diagnostic::error("quote-of-another-theme", entry.place(link.interview.span), message)
        .help(format!("name a quote of it, or mark this one with it too; it is marked with {marked}"))
}

//! What a file says of a quote beside its words: its name, its themes, its kind, what it costs, who coded it.
//!
//! Comes in: a quote that may be shown. Goes out: lines of text. Does not know: which file they stand in.

use crate::base::slug::Slug;
use crate::release::ReleasedQuote;

/// What is said of a quote, a line each: `quote: two-weeks`.
pub(super) fn lines(quote: ReleasedQuote<'_>) -> Vec<String> {
    let themes: Vec<&str> = quote.theme_slugs().map(Slug::as_str).collect();
    let mut lines = vec![format!("quote: {}", quote.anchor())];
    lines.extend((!themes.is_empty()).then(|| format!("themes: {}", themes.join(", "))));
    lines.push(format!("kind: {}", quote.kind().word()));
    lines.extend(quote.freq().map(|freq| format!("freq: {freq}")));
    lines.extend(quote.toil_hours().map(|hours| format!("toil: {hours}h")));
    lines.extend(quote.load().map(|load| format!("load: {load}")));
    lines.extend(quote.question().map(|question| format!("question: {question}")));
    lines.extend(quote.coder().map(|coder| format!("by: {coder}")));
    lines.extend(quote.note().map(|note| format!("note: {}", folded(note))));
    lines
}

/// A text on one line.
pub(super) fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

//! Marks of quotes: which of them can stand in the text, and what stands in their braces.
//!
//! Comes in: a transcript, a quote. Goes out: braces. Does not know: what stands around them.

use rustc_hash::FxHashSet;

use crate::export::quote_notes::working_time;
use crate::export::transcript::{QuotedWords, ReleasedTranscript};
use crate::release::ReleasedQuote;

/// The quotes that are marked in the text, by their numbers in the file.
pub(super) struct Marks(FxHashSet<usize>);

impl Marks {
    /// Those of a transcript that lie within one paragraph and do not overlap another by half, and that braces can hold.
    pub(super) fn new(transcript: &ReleasedTranscript<'_>) -> Self {
        let mut marks = FxHashSet::default();
        for paragraph in transcript.turns.iter().flat_map(|turn| &turn.paragraphs) {
            let mut words: Vec<&QuotedWords> =
                paragraph.quotes.iter().filter(|words| words.begins && words.ends).collect();
            words.retain(|words| transcript.interview.nth_quote(words.quote).and_then(mark).is_some());
            words.sort_by_key(|words| (words.range.start, usize::MAX - words.range.end));
            // The ends of the marks around, the nearest last.
            let mut around: Vec<usize> = Vec::new();
            for words in words {
                around.retain(|end| *end > words.range.start);
                if around.last().is_none_or(|end| words.range.end <= *end) {
                    around.push(words.range.end);
                    marks.insert(words.quote);
                }
            }
        }
        Self(marks)
    }

    pub(super) fn is_in_text(&self, quote: usize) -> bool {
        self.0.contains(&quote)
    }
}

/// The braces of a quote; none where they cannot hold what is said of it, or none of its themes may be shown.
pub(super) fn mark(quote: ReleasedQuote<'_>) -> Option<String> {
    let mut parts: Vec<String> = quote.theme_slugs().map(|theme| format!(".{theme}")).collect();
    if parts.is_empty() {
        return None;
    }
    parts.push(format!("#{}", quote.anchor()));
    parts.push(format!("kind={}", quote.kind().word()));
    parts.extend(quote.freq().map(|freq| format!("freq={freq}")));
    parts.extend(quote.toil_hours().map(|hours| format!("toil={}", working_time(hours))));
    parts.extend(quote.load().map(|load| format!("load={load}")));
    for (key, text) in texts(quote) {
        parts.push(format!("{key}={}", value(text)?));
    }
    Some(format!("{{{}}}", parts.join(" ")))
}

/// The keys of a quote whose values are texts, as far as they may be shown.
pub(super) fn texts(quote: ReleasedQuote<'_>) -> impl Iterator<Item = (&'static str, &str)> {
    let keys = [
        ("q", quote.question()),
        ("value", quote.written_value()),
        ("ask", quote.named_ask().map(|ask| ask.slug().as_str())),
        ("confirms", quote.confirms().map(|it| it.slug().as_str())),
        ("contradicts", quote.contradicts().map(|it| it.slug().as_str())),
        ("by", quote.coder()),
        ("note", quote.note()),
    ];
    keys.into_iter().filter_map(|(key, text)| Some((key, text?)))
}

/// A text in the quotation marks that it does not hold itself. Braces and backslashes would be read by Markdown, and a line that
/// begins within a mark may be read as the beginning of a list or a heading.
fn value(text: &str) -> Option<String> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    if !text.is_empty() && text.chars().all(is_plain) {
        return Some(text.to_owned());
    }
    let mark = ['"', '\''].into_iter().find(|mark| !text.contains(*mark))?;
    (!text.contains(['{', '}', '\\', '<', '`', '\n', '\r', '\t'])).then(|| format!("{mark}{text}{mark}"))
}

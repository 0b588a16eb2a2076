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
    lines.extend(quote.toil_hours().map(|hours| format!("toil: {}", working_time(hours))));
    lines.extend(quote.load().map(|load| format!("load: {load}")));
    lines.extend(quote.question().map(|question| format!("question: {question}")));
    lines.extend(quote.coder().map(|coder| format!("by: {coder}")));
    lines.extend(quote.note().map(|note| format!("note: {}", folded(note))));
    lines
}

/// Working time as people write it, and as it is read again: `20m`, `1h30m`; hours where it is no whole number of minutes.
pub(super) fn working_time(hours: f64) -> String {
    let minutes = (hours * 60.0).round();
    if minutes / 60.0 != hours {
        return format!("{hours}h");
    }
    match ((minutes / 60.0).trunc(), minutes % 60.0) {
        (0.0, minutes) if minutes > 0.0 => format!("{minutes}m"),
        (hours, 0.0) => format!("{hours}h"),
        (hours, minutes) => format!("{hours}h{minutes}m"),
    }
}

/// A text on one line.
pub(super) fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::working_time;

    #[test]
    fn time_is_written_as_people_do() {
        let written = [1.0 / 3.0, 1.5, 3.0, 0.0, 80.0, 0.75].map(working_time);
        assert_eq!(written, ["20m", "1h30m", "3h", "0h", "80h", "45m"]);
        assert_eq!(working_time(0.001), "0.001h");
    }
}

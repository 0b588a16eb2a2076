//! Times in a transcript: `[12:34]`, `\[1:02:03\]`, `(00:12:34.500)`.
//!
//! Comes in: text and the place of a bracket. Goes out: milliseconds from the start of the recording.
//! Does not know: what a time belongs to.

/// A time and the bytes it was written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Time {
    /// Milliseconds from the start of the recording.
    pub(super) ms: u64,
    /// How many bytes it takes, brackets and their backslashes included.
    pub(super) length: usize,
}

/// The time in square brackets that a text begins with; the brackets may be escaped.
pub(super) fn in_brackets(text: &str) -> Option<Time> {
    let inner = text.strip_prefix('\\').unwrap_or(text).strip_prefix('[')?;
    let end = inner.find(|c: char| !is_time_char(c))?;
    let rest = &inner[end..];
    let rest = rest.strip_prefix('\\').unwrap_or(rest).strip_prefix(']')?;
    Some(Time { ms: parse(&inner[..end])?, length: text.len() - rest.len() })
}

/// Reads `mm:ss`, `h:mm:ss`, `hh:mm:ss`, each with up to three decimals. Without hours, the minutes may exceed 59.
pub(super) fn parse(text: &str) -> Option<u64> {
    let (whole, fraction) = match text.split_once('.') {
        Some((whole, fraction)) => (whole, milliseconds(fraction)?),
        None => (text, 0),
    };
    let mut parts = whole.split(':').enumerate().map(|(index, part)| {
        let digits = if index == 0 { 1..=3 } else { 2..=2 };
        digits.contains(&part.len()).then(|| number(part)).flatten()
    });
    let seconds = match (parts.next()?, parts.next(), parts.next(), parts.next()) {
        (Some(minutes), Some(Some(seconds)), None, _) if seconds < 60 => minutes * 60 + seconds,
        (Some(hours), Some(Some(minutes)), Some(Some(seconds)), None) if minutes < 60 && seconds < 60 => {
            hours * 3600 + minutes * 60 + seconds
        }
        _ => return None,
    };
    Some(seconds * 1000 + fraction)
}

fn is_time_char(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, ':' | '.')
}

fn number(digits: &str) -> Option<u64> {
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
}

fn milliseconds(fraction: &str) -> Option<u64> {
    let value = number(fraction)?;
    match fraction.len() {
        1 => Some(value * 100),
        2 => Some(value * 10),
        3 => Some(value),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_all_forms() {
        for (text, ms) in [
            ("[12:34]", 754_000),
            ("[00:12:34]", 754_000),
            ("[1:02:03]", 3_723_000),
            ("[75:30]", 4_530_000),
            ("[00:12:34.5]", 754_500),
            ("[00:12:34.56]", 754_560),
            ("[00:12:34.567]", 754_567),
            ("\\[03:59\\]", 239_000),
            ("[03:59\\]", 239_000),
        ] {
            assert_eq!(in_brackets(&format!("{text} x")), Some(Time { ms, length: text.len() }), "{text}");
        }
    }

    #[test]
    fn other_brackets_are_words() {
        for text in [
            "[laughs]",
            "[3:2]",
            "[1:2:03]",
            "[12]",
            "[12:60]",
            "[1:60:00]",
            "[1:2:3:4]",
            "[12:34",
            "[:12]",
            "[12:34.]",
            "[12:34.5678]",
            "12:34",
        ] {
            assert_eq!(in_brackets(text), None, "{text}");
        }
    }
}

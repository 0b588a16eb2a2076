//! Times of WebVTT after the specification: "collect a WebVTT timestamp", "collect WebVTT cue timings and settings".
//!
//! Comes in: a line. Goes out: its times. Does not know: what programs write in their place.

use crate::import::format::captions::times::{CaptionTimes, digits};

/// The times of a cue, and its settings behind them.
pub(super) fn timings(line: &str) -> Option<CaptionTimes<'_>> {
    let (start_ms, rest) = timestamp(skip_space(line))?;
    let (end_ms, rest) = timestamp(skip_space(skip_space(rest).strip_prefix("-->")?))?;
    Some(CaptionTimes { start_ms, end_ms, written: &line[..line.len() - rest.len()], rest })
}

/// The timestamp that a text begins with, in milliseconds, and what is behind it.
pub(super) fn timestamp(text: &str) -> Option<(u64, &str)> {
    let first = digits(text);
    let (second, rest) = two_digits(text[first.len()..].strip_prefix(':')?)?;
    let first_number: u64 = first.parse().ok()?;
    let has_hours = first.len() != 2 || first_number > 59 || rest.starts_with(':');
    let (hours, minutes, seconds, rest) = if has_hours {
        let (third, rest) = two_digits(rest.strip_prefix(':')?)?;
        (first_number, second, third, rest)
    } else {
        (0, first_number, second, rest)
    };
    let fraction = digits(rest.strip_prefix('.')?);
    if fraction.len() != 3 || minutes > 59 || seconds > 59 {
        return None;
    }
    let ms =
        hours.checked_mul(3_600_000)?.checked_add((minutes * 60 + seconds) * 1_000 + fraction.parse::<u64>().ok()?);
    Some((ms?, &rest[1 + fraction.len()..]))
}

/// Exactly two digits.
fn two_digits(text: &str) -> Option<(u64, &str)> {
    let digits = digits(text);
    digits.parse().ok().filter(|_| digits.len() == 2).map(|number| (number, &text[2..]))
}

fn skip_space(text: &str) -> &str {
    text.trim_start_matches([' ', '\t', '\u{c}'])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The specification's rules, one a row.
    #[test]
    fn timings_are_those_of_the_specification() {
        for (line, expected) in [
            ("00:00:01.000 --> 00:00:02.000", Some((1_000, 2_000, ""))),
            ("00:01.000 --> 00:02.000", Some((1_000, 2_000, ""))),
            // Space may be left out, and may be tabs.
            ("00:01.000-->00:02.000", Some((1_000, 2_000, ""))),
            ("\t00:01.000 \t-->\t 00:02.000", Some((1_000, 2_000, ""))),
            // What is behind them are settings, with or without space before them.
            ("00:01.000 --> 00:02.000 align:start line:0", Some((1_000, 2_000, " align:start line:0"))),
            ("00:01.000 --> 00:02.000align:start", Some((1_000, 2_000, "align:start"))),
            // Hours have as many digits as they like, but then there must be three groups.
            ("0:00:01.000 --> 000:00:02.000", Some((1_000, 2_000, ""))),
            ("123:00:00.000 --> 123:00:01.000", Some((442_800_000, 442_801_000, ""))),
            ("60:00.000 --> 61:00.000", None),
            ("60:00:00.000 --> 61:00:00.000", Some((216_000_000, 219_600_000, ""))),
            ("0:01.000 --> 0:02.000", None),
            // Minutes and seconds have two digits and go to 59.
            ("00:60.000 --> 00:61.000", None),
            ("00:59.999 --> 59:59.999", Some((59_999, 3_599_999, ""))),
            ("00:60:00.000 --> 00:61:00.000", None),
            ("00:00:60.000 --> 00:01:00.000", None),
            ("00:1.000 --> 00:2.000", None),
            ("00:001.000 --> 00:02.000", None),
            ("00:0:01.000 --> 00:00:02.000", None),
            // The fraction is a point and three digits.
            ("00:01 --> 00:02", None),
            ("00:01. --> 00:02.", None),
            ("00:01.00 --> 00:02.00", None),
            ("00:01.0000 --> 00:02.0000", None),
            ("00:01,000 --> 00:02,000", None),
            ("00:01:000 --> 00:02:000", None),
            // The arrow is two hyphens and a sign.
            ("00:01.000 -> 00:02.000", None),
            ("00:01.000 --- 00:02.000", None),
            ("00:01.000 - -> 00:02.000", None),
            ("00:01.000 ---> 00:02.000", None),
            ("00:01.000 00:02.000", None),
            // There are two times, and nothing before them.
            ("--> 00:02.000", None),
            ("00:01.000 -->", None),
            ("x 00:01.000 --> 00:02.000", None),
            ("-00:01.000 --> 00:02.000", None),
            ("00:01.000 --> -00:02.000", None),
            ("٠٠:٠١.٠٠٠ --> 00:02.000", None),
            // An end before the start is a cue that is never shown, but a cue.
            ("00:02.000 --> 00:01.000", Some((2_000, 1_000, ""))),
            ("", None),
        ] {
            let found = timings(line).map(|times| (times.start_ms, times.end_ms, times.rest));
            assert_eq!(found, expected, "{line}");
        }
    }
}

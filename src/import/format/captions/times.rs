//! Times of captions as programs really write them: unpadded, with a comma, without hours, with any arrow.
//!
//! Comes in: a line. Goes out: the times in it, in milliseconds, and what is behind them. Does not know: what the format
//! allows.

/// Nobody records so many hours; more are no time.
const MAX_HOURS: u64 = 9_999;

/// When a caption is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import::format) struct CaptionTimes<'t> {
    pub(in crate::import::format) start_ms: u64,
    pub(in crate::import::format) end_ms: u64,
    /// The two times and what is between them.
    pub(in crate::import::format) written: &'t str,
    /// What stands behind them.
    pub(in crate::import::format) rest: &'t str,
}

/// What stands between two times, the longer ones first.
const ARROWS: [&str; 12] = ["--->", "-->", "-- >", "- ->", "==>", "->", "=>", "—>", "–>", "→", "–", "—"];

/// The two times that a line begins with.
pub(in crate::import::format) fn two_times(line: &str) -> Option<CaptionTimes<'_>> {
    // It is asked of every line.
    let first = line.trim_start().as_bytes().first()?;
    if !first.is_ascii_digit() {
        return None;
    }
    let from = line.len() - line.trim_start().len();
    let (start_ms, length) = any_time(&line[from..])?;
    let between = &line[from + length..];
    let behind = between.trim_start();
    let behind_arrow = ARROWS.iter().find_map(|arrow| behind.strip_prefix(arrow));
    // Two times with nothing but space between them are nothing else either.
    let has_space = behind.len() < between.len();
    let second = behind_arrow.or(has_space.then_some(behind))?.trim_start();
    let (end_ms, length) = any_time(second)?;
    let rest = &second[length..];
    let is_end = rest.is_empty() || rest.starts_with(char::is_whitespace);
    is_end.then(|| CaptionTimes { start_ms, end_ms, written: &line[..line.len() - rest.len()], rest })
}

/// Whether a line has an arrow with a time on one side of it, readable or not: in others people say `dev --> prod`.
pub(in crate::import::format) fn has_arrow_of_times(line: &str) -> bool {
    let is_time = |word: Option<&str>| {
        word.is_some_and(|word| {
            let is_number = word.starts_with(|c: char| c.is_ascii_digit());
            is_number && (word.contains(':') || any_time(word).is_some())
        })
    };
    line.match_indices("-->").any(|(at, arrow)| {
        let before = line[..at].trim_end().rsplit(char::is_whitespace).next();
        is_time(before) || is_time(line[at + arrow.len()..].split_whitespace().next())
    })
}

/// The time that a text begins with, and how many bytes it takes: `1:02:03.5`, `02:03,500`, `63.5`, `0:1:2:500`.
pub(in crate::import::format) fn any_time(text: &str) -> Option<(u64, usize)> {
    let mut groups = [0_u64; 3];
    let mut count = 0;
    let mut at = 0;
    let fraction = loop {
        let digits = digits(&text[at..]);
        if digits.is_empty() || digits.len() > 6 || count == groups.len() {
            return None;
        }
        groups[count] = digits.parse().ok()?;
        count += 1;
        at += digits.len();
        if let Some((ms, length)) = fraction(&text[at..], count) {
            at += length;
            break Some(ms);
        }
        match text[at..].strip_prefix(':') {
            Some(_) => at += 1,
            None => break None,
        }
    };
    let (hours, minutes, seconds) = match (count, fraction) {
        (1, Some(_)) => (0, 0, groups[0]),
        (2, _) => (0, groups[0], groups[1]),
        (3, _) => (groups[0], groups[1], groups[2]),
        _ => return None,
    };
    let is_time = hours <= MAX_HOURS && seconds <= MAX_HOURS && minutes <= MAX_HOURS;
    is_time.then(|| (((hours * 60 + minutes) * 60 + seconds) * 1_000 + fraction.unwrap_or_default(), at))
}

/// Thousandths of a second behind a point or a comma, or three digits behind a third colon.
fn fraction(text: &str, groups: usize) -> Option<(u64, usize)> {
    let mark = *text.as_bytes().first()?;
    let digits = digits(text.get(1..)?);
    let is_fraction = match mark {
        b'.' | b',' => !digits.is_empty(),
        b':' => groups == 3 && digits.len() == 3,
        _ => false,
    };
    is_fraction.then(|| (thousandths(digits), 1 + digits.len()))
}

/// The first three digits of a fraction: `5` is 500, `1230000` is 123.
pub(in crate::import::format) fn thousandths(digits: &str) -> u64 {
    let bytes = digits.bytes().chain(std::iter::repeat(b'0')).take(3);
    bytes.fold(0, |sum, digit| sum * 10 + u64::from(digit - b'0'))
}

/// The digits that a text begins with.
pub(in crate::import::format) fn digits(text: &str) -> &str {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    &text[..length]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_as_programs_write_them() {
        for (text, expected) in [
            ("00:00:01.000", Some((1_000, 12))),
            ("0:0:1.5", Some((1_500, 7))),
            ("00:00:01,250 -->", Some((1_250, 12))),
            ("1:02:03", Some((3_723_000, 7))),
            ("90:00", Some((5_400_000, 5))),
            ("00:00:12.1230000", Some((12_123, 16))),
            ("00:00:01:500", Some((1_500, 12))),
            ("63.25", Some((63_250, 5))),
            ("63", None),
            ("00:00:01:50", None),
            ("00:00:", None),
            ("10000:00:00", None),
            ("99999999999999999999:00", None),
            ("ab", None),
        ] {
            assert_eq!(any_time(text), expected, "{text}");
        }
    }

    #[test]
    fn an_arrow_without_a_time_is_said() {
        for line in ["00:01.000 --> 00:02.000", "00:01.000-->", "--> 0:02", "x --> 1.500", "0:0x:1 --> y"] {
            assert!(has_arrow_of_times(line), "{line}");
        }
        for line in
            ["dev --> staging --> prod", "Yes --> every day.", "<!-- c -->", "-->", "2 --> 3 replicas", "x -> y"]
        {
            assert!(!has_arrow_of_times(line), "{line}");
        }
    }

    #[test]
    fn any_arrow_or_none_stands_between_two_times() {
        for line in [
            "00:01.000 --> 00:02.000",
            "00:01.000-->00:02.000",
            " 0:1 -> 0:2",
            "00:00:01,000 — 00:00:02,000",
            "00:00:01 → 00:00:02",
            "00:00:01 00:00:02",
            "1.000 --> 2.000",
        ] {
            let times = two_times(line).unwrap_or_else(|| panic!("{line}"));
            assert_eq!((times.start_ms, times.end_ms, times.rest), (1_000, 2_000, ""), "{line}");
        }
        assert_eq!(two_times("00:01.000 --> 00:02.000 align:start").map(|times| times.rest), Some(" align:start"));
        for line in ["00:01 words", "00:01 --> later", "00:01.00000:02.000", "words", "", "00:01 --> 00:02x", "5 6"] {
            assert_eq!(two_times(line), None, "{line}");
        }
    }
}

//! How long, as people say it: `40 min`, `1h30`, `half an hour`.
//!
//! Comes in: a value that is no stretch of time of the format. Goes out: what was meant. Does not know: how a stretch of
//! time is read.

use super::Meant;
use super::words::{is_number, is_range, parts};

/// Units and what else they are called, from long to short.
const UNITS: [(&str, &[&str]); 4] = [
    ("w", &["w", "wk", "wks", "week", "weeks"]),
    ("d", &["d", "day", "days"]),
    ("h", &["h", "hr", "hrs", "hour", "hours"]),
    ("m", &["m", "min", "mins", "minute", "minutes"]),
];

/// Half of a unit, and a quarter of an hour.
const HALVES: [(&str, &str); 3] = [("w", "20h"), ("d", "4h"), ("h", "30m")];

const NO_UNITS: [&str; 12] =
    ["s", "sec", "secs", "second", "seconds", "month", "months", "quarter", "quarters", "year", "years", "yr"];

/// What somebody meant by how long.
pub(in crate::content) fn duration(text: &str) -> Option<Meant> {
    let parts = parts(text)?;
    if let [number] = parts.as_slice()
        && is_number(number)
    {
        return Some(Meant::unclear(format!("say of what: `{number}m` is minutes, `{number}h` hours")));
    }
    if is_range(&parts) {
        return Some(Meant::unclear("write one number, such as the middle of the two: `2.5h`"));
    }
    let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|part| *part != "working").collect();
    if let [hours, ":", minutes] = parts.as_slice()
        && is_number(hours)
        && is_number(minutes)
    {
        return Some(Meant::unclear(format!("write `{hours}h{minutes}m`, where that is meant")));
    }
    if parts.iter().any(|part| NO_UNITS.contains(part)) && !parts.contains(&"of") {
        return Some(Meant::unclear("count it in `m`, `h`, `d` or `w`: a quarter of a year is `13w`, a minute `1m`"));
    }
    // ISO 8601 has letters in front, and they make `M` minutes for sure; otherwise it may be months.
    let parts = parts.strip_prefix(&["pt"]).unwrap_or(&parts);
    let is_month = text.contains('M') && !text.contains("Min") && !text.contains("MIN") && !text.starts_with("PT");
    if is_month {
        return None;
    }
    fraction(parts).or_else(|| sum(parts)).map(Meant::Surely)
}

/// "half an hour", "a quarter of an hour", "one and a half hours", "an hour and a half".
fn fraction(parts: &[&str]) -> Option<String> {
    match parts {
        ["half", "a" | "an", of] | ["half", of] => {
            let unit = unit(of)?;
            HALVES.iter().find(|(half, _)| *half == unit).map(|(_, value)| (*value).to_owned())
        }
        ["quarter", "of", "an", "hour"] | ["a", "quarter", "of", "an", "hour"] => Some("15m".to_owned()),
        ["3", "quarters", "of", "an", "hour"] => Some("45m".to_owned()),
        [number, "and", "a", "half", of] | [number, of, "and", "a", "half"] => {
            let number = if matches!(*number, "a" | "an") { "1" } else { number };
            number.bytes().all(|c| c.is_ascii_digit()).then_some(())?;
            Some(format!("{number}.5{}", unit(of)?))
        }
        _ => None,
    }
}

/// Numbers with units in turn.
fn sum(parts: &[&str]) -> Option<String> {
    let mut rest: Vec<&str> = parts.iter().copied().filter(|part| *part != "and").collect();
    // `1h30`: nothing but minutes follow hours.
    if let [.., of, minutes] = rest.as_slice()
        && unit(of) == Some("h")
        && minutes.len() == 2
        && minutes.parse().is_ok_and(|minutes: u8| minutes < 60)
    {
        rest.push("m");
    }
    let mut written = String::new();
    let (pairs, []) = rest.as_chunks::<2>() else { return None };
    for [number, of] in pairs {
        let number = if matches!(*number, "a" | "an") { "1" } else { number };
        written += is_number(number).then_some(number)?;
        written += unit(of)?;
    }
    (!written.is_empty()).then_some(written)
}

fn unit(word: &str) -> Option<&'static str> {
    UNITS.into_iter().find(|(_, words)| words.contains(&word)).map(|(unit, _)| unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_what_can_only_be_meant() {
        for (text, expected) in [
            ("40min", "40m"),
            ("40 min", "40m"),
            ("40 Min.", "40m"),
            ("90 minutes", "90m"),
            ("3 hrs", "3h"),
            ("3H", "3h"),
            ("2 Days", "2d"),
            ("2 working days", "2d"),
            ("3 weeks", "3w"),
            ("1h30", "1h30m"),
            ("1 h 05", "1h05m"),
            ("1 hour and 30 minutes", "1h30m"),
            ("1 hour, 30 min", "1h30m"),
            ("1,5h", "1.5h"),
            ("an hour", "1h"),
            ("two hours", "2h"),
            ("half an hour", "30m"),
            ("half a day", "4h"),
            ("a quarter of an hour", "15m"),
            ("three quarters of an hour", "45m"),
            ("an hour and a half", "1.5h"),
            ("one and a half days", "1.5d"),
            ("PT1H30M", "1h30m"),
        ] {
            assert_eq!(duration(text), Some(Meant::Surely(expected.to_owned())), "{text}");
        }
    }

    #[test]
    fn says_where_something_must_be_chosen() {
        for (text, one, other) in [
            ("40", "`40m`", "`40h`"),
            ("1.5", "`1.5m`", "`1.5h`"),
            ("1:30", "`1h30m`", "where that is meant"),
            ("2-3h", "one number", "middle"),
            ("3 months", "`13w`", "`d`"),
            ("30 seconds", "`m`", "`1m`"),
        ] {
            let Some(Meant::Unclear { help, .. }) = duration(text) else { panic!("{text}: {:?}", duration(text)) };
            assert!(help.contains(one) && help.contains(other), "{text}: {help}");
        }
    }

    #[test]
    fn guesses_nothing() {
        for text in ["", "h", "3x", "2M", "a while", "1d4", "1h3", "1h75", "1.2.3h", "NaNh", "1,000h", "half", "1h m"] {
            assert_eq!(duration(text), None, "{text}");
        }
    }
}

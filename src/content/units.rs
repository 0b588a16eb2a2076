//! How often, how long and how heavy, as people say it: `3/week`, `1h30m`, a load of 2.
//!
//! Comes in: a value's text, from front matter or from a quote's attributes. Goes out: a frequency, hours of work or
//! a load.
//! Does not know: where the text stood.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::base::span::Place;
use crate::config::Calendar;
use crate::content::rule_names::BAD_VALUE;
use crate::content::slips::{self, Meant};
use crate::diagnostic::shorten::shorten;
use crate::diagnostic::suggest::nearest;
use crate::diagnostic::{Diagnostic, Fix};

/// How often something happens, as it was said; what it comes to in a quarter is policy (`[scoring]`).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Frequency {
    /// How many times …
    pub times: f64,
    /// … in how long.
    pub period: Period,
}

/// The periods that frequencies are said in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Period {
    /// `daily`: each working day.
    Day,
    /// `weekly`.
    Week,
    /// `fortnightly`.
    Fortnight,
    /// `monthly`.
    Month,
    /// `quarterly`.
    Quarter,
    /// `yearly`.
    Year,
}

/// Why a text cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// What is wrong with it: one sentence, lower case, no full stop.
    pub message: String,
    /// What to write.
    pub help: String,
    /// The value that can only have been meant: it may be written in its place.
    pub instead: Option<String>,
}

impl Unreadable {
    /// Nobody can tell what was meant.
    pub fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: help.into(), instead: None }
    }

    /// The complaint about the value at a place, which mends it where it can only have meant one thing.
    pub fn complaint(self, place: Place) -> Diagnostic {
        let fix = self.instead.map(|value| Fix::new(format!("write `{value}`"), place.clone(), value));
        Diagnostic::error(BAD_VALUE, place, self.message).help(self.help).fix(fix)
    }

    /// What is known of what was meant by `text` goes before the general help, but not before a word that is near and the
    /// same.
    fn meant(self, text: &str, meant: Option<Meant>, near: Option<&str>) -> Self {
        match meant {
            None => self,
            Some(Meant::Unclear { wrong: None, help }) => Self { help, ..self },
            Some(Meant::Unclear { wrong: Some(wrong), help }) => {
                Self::new(format!("`{}` {wrong}", shorten(text)), help)
            }
            Some(Meant::Surely(value)) => {
                let is_near = near.is_some_and(|near| value.ends_with(near));
                let help = if is_near { self.help } else { format!("write `{value}`") };
                Self { help, instead: Some(value), ..self }
            }
        }
    }
}

impl fmt::Display for Frequency {
    /// As it can be written: `weekly`, `3/week`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = |words: &[(&'static str, Period)]| {
            words.iter().find(|(_, period)| *period == self.period).map(|(word, _)| *word)
        };
        match (self.times == 1.0, word(&WORDS), word(&PERIODS)) {
            (true, Some(word), _) => f.write_str(word),
            (_, _, period) => write!(f, "{}/{}", self.times, period.unwrap_or_default()),
        }
    }
}

impl Frequency {
    /// Events in a quarter by a calendar.
    pub fn per_quarter(&self, calendar: &Calendar) -> f64 {
        self.times
            * match self.period {
                Period::Day => calendar.daily,
                Period::Week => calendar.weekly,
                Period::Fortnight => calendar.fortnightly,
                Period::Month => calendar.monthly,
                Period::Quarter => calendar.quarterly,
                Period::Year => calendar.yearly,
            }
    }
}

const WORDS: [(&str, Period); 6] = [
    ("daily", Period::Day),
    ("weekly", Period::Week),
    ("fortnightly", Period::Fortnight),
    ("monthly", Period::Month),
    ("quarterly", Period::Quarter),
    ("yearly", Period::Year),
];

const PERIODS: [(&str, Period); 6] = [
    ("day", Period::Day),
    ("week", Period::Week),
    ("fortnight", Period::Fortnight),
    ("month", Period::Month),
    ("quarter", Period::Quarter),
    ("year", Period::Year),
];

const HOW_OFTEN: &str =
    "write `daily`, `weekly`, `fortnightly`, `monthly`, `quarterly`, `yearly` or a number of times as in `3/week`";

/// More often than this in one period is a slip: once every three seconds of a working day.
const MOST_TIMES: f64 = 10_000.0;

/// Units of working time from long to short, in minutes: a week is five days, a day eight hours.
const UNITS: [(char, f64); 4] = [('w', 2400.0), ('d', 480.0), ('h', 60.0), ('m', 1.0)];

const HOW_LONG: &str = "write `45m`, `3h`, `1.5h`, `1h30m`, `2d` (a day is 8 h) or `12w` (a week is 40 h)";

/// Longer than this is a slip: some fifty years of one person's work.
const MOST_HOURS: f64 = 100_000.0;

/// The heaviest cognitive load.
const HEAVIEST: u8 = 4;

/// Reads how often something happens: `daily` to `yearly`, or `3/week`.
///
/// # Errors
///
/// The text is neither, or a number of times that cannot be.
pub fn frequency(text: &str) -> Result<Frequency, Unreadable> {
    let text = text.trim();
    plain_frequency(text).map_err(|(message, near)| {
        let help = near.map_or_else(|| HOW_OFTEN.to_owned(), |word| format!("did you mean `{word}`?"));
        // What is offered in its place must be one.
        let readable = |meant: &Meant| !matches!(meant, Meant::Surely(value) if plain_frequency(value).is_err());
        let meant = slips::frequency(text).filter(readable);
        let message = match meant {
            Some(Meant::Surely(_)) if !text.contains('/') => {
                format!("`{}` is none of the words for how often", shorten(text))
            }
            _ => message,
        };
        Unreadable::new(message, help).meant(text, meant, near)
    })
}

/// A frequency, or what is wrong and the nearest word.
fn plain_frequency(text: &str) -> Result<Frequency, (String, Option<&'static str>)> {
    if let Some(period) = look_up(&WORDS, text) {
        return Ok(Frequency { times: 1.0, period });
    }
    let Some((times, unit)) = text.split_once('/') else {
        return Err((format!("`{}` does not say how often", shorten(text)), near(text, &WORDS)));
    };
    let unit = unit.trim();
    let period =
        look_up(&PERIODS, unit).ok_or_else(|| (format!("`{}` is no period", shorten(unit)), near(unit, &PERIODS)))?;
    let times = decimal(times.trim())
        .filter(|times| *times <= MOST_TIMES)
        .ok_or_else(|| (format!("`{}` is no number of times from 0 to {MOST_TIMES}", shorten(times.trim())), None))?;
    Ok(Frequency { times, period })
}

/// Reads a stretch of working time, in hours: `45m`, `1h30m`, `2d`; a bare `0` is no time at all.
///
/// # Errors
///
/// The text is no stretch of time, or one that cannot be.
pub fn hours(text: &str) -> Result<f64, Unreadable> {
    let text = text.trim();
    plain_hours(text).map_err(|message| {
        let readable = |meant: &Meant| !matches!(meant, Meant::Surely(value) if plain_hours(value).is_err());
        Unreadable::new(message, HOW_LONG).meant(text, slips::duration(text).filter(readable), None)
    })
}

/// Hours, or what is wrong.
fn plain_hours(text: &str) -> Result<f64, String> {
    let shown = shorten(text);
    if text.starts_with('-') {
        return Err(format!("`{shown}` is negative, and time is not"));
    }
    match decimal(text) {
        Some(0.0) => return Ok(0.0),
        Some(_) => return Err(format!("`{shown}` has no unit")),
        None => {}
    }
    let hours = minutes(text).ok_or_else(|| format!("`{shown}` is no stretch of time"))? / 60.0;
    if hours <= MOST_HOURS {
        Ok(hours)
    } else {
        Err(format!("`{shown}` is longer than {MOST_HOURS} hours, some fifty working years"))
    }
}

/// Reads a cognitive load: a whole number from 0 to 4, in one digit.
///
/// # Errors
///
/// The text is none.
pub fn load(text: &str) -> Result<u8, Unreadable> {
    let text = text.trim();
    let digit = Some(text).filter(|text| text.len() == 1).and_then(|digit| digit.parse().ok());
    digit.filter(|load| *load <= HEAVIEST).ok_or_else(|| {
        let message = format!("`{}` is no cognitive load", shorten(text));
        let instead = (0..=HEAVIEST).find(|load| slips::is_load(text, *load)).map(|load| load.to_string());
        Unreadable { instead, ..Unreadable::new(message, format!("write a whole number from 0 to {HEAVIEST}")) }
    })
}

/// Numbers with units, long units first, each at most once.
fn minutes(text: &str) -> Option<f64> {
    let mut rest = text;
    let mut units = UNITS.iter();
    let mut total = 0.0;
    while !rest.is_empty() {
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.')?;
        let unit = rest[end..].chars().next()?;
        let (_, length) = units.find(|(name, _)| *name == unit)?;
        total += decimal(&rest[..end])? * length;
        rest = rest[end + unit.len_utf8()..].trim_start();
    }
    (!text.is_empty()).then_some(total)
}

/// A number of digits with at most one point among them: no sign, no exponent, no `inf`.
fn decimal(text: &str) -> Option<f64> {
    let plain = text.starts_with(|c: char| c.is_ascii_digit())
        && text.ends_with(|c: char| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_digit() || c == '.');
    if plain { text.parse().ok() } else { None }
}

fn look_up(table: &[(&str, Period)], word: &str) -> Option<Period> {
    table.iter().find(|(known, _)| *known == word).map(|(_, period)| *period)
}

fn near(wrong: &str, table: &'static [(&'static str, Period)]) -> Option<&'static str> {
    nearest(wrong, table.iter().map(|(word, _)| *word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_word_is_its_number_in_the_calendar() {
        for (text, expected) in [
            ("daily", 65.0),
            ("weekly", 13.0),
            ("fortnightly", 6.5),
            ("monthly", 3.0),
            ("quarterly", 1.0),
            ("yearly", 0.25),
            ("3/week", 39.0),
            ("0.5/month", 1.5),
            ("2 / day", 130.0),
            ("10/fortnight", 65.0),
            ("4/year", 1.0),
            ("0/quarter", 0.0),
        ] {
            let frequency = frequency(text).expect(text);
            assert!((frequency.per_quarter(&Calendar::default()) - expected).abs() < 1e-12, "{text}");
        }
    }

    #[test]
    fn the_calendar_is_policy() {
        let calendar = Calendar { weekly: 12.0, ..Calendar::default() };
        assert_eq!(frequency("3/week").expect("it is one").per_quarter(&calendar), 36.0);
    }

    #[test]
    fn says_what_is_wrong_with_a_frequency() {
        for (text, message, help) in [
            ("weakly", "`weakly` does not say how often", "did you mean `weekly`?"),
            ("often", "`often` does not say how often", HOW_OFTEN),
            ("", "`` does not say how often", HOW_OFTEN),
            ("3", "`3` does not say how often", HOW_OFTEN),
            ("3/weeks", "`weeks` is no period", "did you mean `week`?"),
            ("-3/week", "`-3` is no number of times from 0 to 10000", HOW_OFTEN),
            ("NaN/week", "`NaN` is no number of times from 0 to 10000", HOW_OFTEN),
            ("inf/week", "`inf` is no number of times from 0 to 10000", HOW_OFTEN),
            ("1e3/week", "`1e3` is no number of times from 0 to 10000", HOW_OFTEN),
            ("10001/day", "`10001` is no number of times from 0 to 10000", HOW_OFTEN),
            ("/week", "`` is no number of times from 0 to 10000", HOW_OFTEN),
        ] {
            let unreadable = frequency(text).expect_err(text);
            assert_eq!((unreadable.message.as_str(), unreadable.help.as_str()), (message, help));
        }
    }

    #[test]
    fn offers_what_can_only_have_been_meant() {
        for (text, instead, help) in [
            ("Weekly", "weekly", "did you mean `weekly`?"),
            ("annually", "yearly", "write `yearly`"),
            ("3x/week", "3/week", "write `3/week`"),
            ("3/weeks", "3/week", "did you mean `week`?"),
        ] {
            let unreadable = frequency(text).expect_err(text);
            assert_eq!((unreadable.instead.as_deref(), unreadable.help.as_str()), (Some(instead), help), "{text}");
        }
        let unreadable = frequency("biweekly").expect_err("it is two");
        assert_eq!((unreadable.message.as_str(), unreadable.instead), ("`biweekly` means two things", None));
        assert_eq!(hours("1h30").expect_err("no unit").instead.as_deref(), Some("1h30m"));
        let unreadable = hours("40").expect_err("no unit");
        assert!(unreadable.help.contains("`40m`") && unreadable.help.contains("`40h`"), "{}", unreadable.help);
        // What cannot be is not offered either.
        assert_eq!(frequency("99999 times a day").expect_err("too often").instead, None);
        assert_eq!(hours("30 min 1 h").expect_err("the long unit goes first").instead, None);
    }

    #[test]
    fn a_day_has_eight_hours_and_a_week_forty() {
        for (text, expected) in [
            ("45m", 0.75),
            ("3h", 3.0),
            ("1.5h", 1.5),
            ("2d", 16.0),
            ("12w", 480.0),
            ("1h30m", 1.5),
            ("1h 30m", 1.5),
            ("1w2d", 56.0),
            ("0h", 0.0),
            ("0", 0.0),
        ] {
            assert_eq!(hours(text), Ok(expected), "{text}");
        }
    }

    #[test]
    fn says_what_is_wrong_with_a_stretch_of_time() {
        for (text, message) in [
            ("3", "`3` has no unit"),
            ("-3h", "`-3h` is negative, and time is not"),
            ("", "`` is no stretch of time"),
            ("h", "`h` is no stretch of time"),
            ("3 weeks", "`3 weeks` is no stretch of time"),
            ("3x", "`3x` is no stretch of time"),
            ("30m1h", "`30m1h` is no stretch of time"),
            ("1h1h", "`1h1h` is no stretch of time"),
            ("1h30", "`1h30` is no stretch of time"),
            ("1.2.3h", "`1.2.3h` is no stretch of time"),
            ("1,5h", "`1,5h` is no stretch of time"),
            (".h", "`.h` is no stretch of time"),
            ("NaNh", "`NaNh` is no stretch of time"),
            ("infh", "`infh` is no stretch of time"),
            ("1e9h", "`1e9h` is no stretch of time"),
            ("100001h", "`100001h` is longer than 100000 hours, some fifty working years"),
        ] {
            assert_eq!(hours(text).expect_err(text).message, message);
        }
        let nines = format!("{}h", "9".repeat(400));
        assert!(hours(&nines).expect_err("infinite").message.contains("longer than"));
    }

    #[test]
    fn a_load_is_one_digit() {
        for (text, expected) in [("0", 0), ("4", 4), (" 2 ", 2)] {
            assert_eq!(load(text), Ok(expected), "{text}");
        }
        for text in ["", "5", "-1", "+1", "04", "1.5", "high"] {
            let unreadable = load(text).expect_err(text);
            assert_eq!(unreadable.message, format!("`{text}` is no cognitive load"));
            assert_eq!(unreadable.help, "write a whole number from 0 to 4");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "\\PC*") {
            let _ = frequency(&text);
            let _ = hours(&text);
        }

        #[test]
        fn what_looks_like_one_is_finite(text in "[-0-9.eE]{0,12}[mhdw/]{0,2}[0-9mhdwek]{0,8}") {
            if let Ok(frequency) = frequency(&text) {
                prop_assert!((0.0..=MOST_TIMES).contains(&frequency.times));
            }
            if let Ok(hours) = hours(&text) {
                prop_assert!((0.0..=MOST_HOURS).contains(&hours));
            }
        }

        #[test]
        fn what_is_offered_can_be_read(words in prop::collection::vec(prop::sample::select(&[
            "every", "a", "half", "twice", "3", "1,5", "x", "times", "/", "week", "wk", "two", "hours", "h", "30", "min",
            "and", "per", "Daily", "of", "days", "bi-", "-",
        ][..]), 0..6), gap in "[ ]?") {
            let text = words.join(&gap);
            if let Some(instead) = frequency(&text).err().and_then(|unreadable| unreadable.instead) {
                prop_assert!(frequency(&instead).is_ok(), "{instead}");
            }
            if let Some(instead) = hours(&text).err().and_then(|unreadable| unreadable.instead) {
                prop_assert!(hours(&instead).is_ok(), "{instead}");
            }
        }
    }
}

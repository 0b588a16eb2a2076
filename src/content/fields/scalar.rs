//! Words as values: numbers, days, truth values, choices, by YAML 1.2's strict spelling.
//!
//! Comes in: a scalar. Goes out: a value, or what was expected instead. Does not know: which key it belongs to.

use std::fmt::Display;
use std::ops::{Bound, RangeBounds};

use crate::base::{Date, fold};
use crate::content::choice::Choice;
use crate::content::rule_names::{BAD_VALUE, WRONG_TYPE};
use crate::content::slips;
use crate::diagnostic::shorten::shorten;
use crate::diagnostic::suggest::nearest;
use crate::markdown::yaml::{Node, Scalar, Value};

/// Why a scalar does not fit.
pub(super) struct Unfit {
    pub(super) rule: &'static str,
    /// Follows "must be".
    pub(super) expected: String,
    pub(super) help: String,
    /// The value that can only have been meant.
    pub(super) instead: Option<String>,
}

impl Unfit {
    fn new(rule: &'static str, expected: impl Into<String>, help: impl Into<String>) -> Self {
        Self { rule, expected: expected.into(), help: help.into(), instead: None }
    }
}

pub(super) const FLAG: &str = "`true` or `false`";
pub(super) const DATE: &str = "a day such as `2026-03-12`";

/// What stands there, for the end of a sentence.
pub(super) fn describe(node: &Node) -> String {
    match &node.value {
        Value::Null => "nothing".to_owned(),
        Value::Scalar(Scalar { text, plain: true }) => format!("`{}`{}", shorten(text), unseen(text)),
        Value::Scalar(scalar) => format!("the text `{}`{}", shorten(&scalar.text), unseen(&scalar.text)),
        Value::List(_) => "a list".to_owned(),
        Value::Map(_) => "keys and values".to_owned(),
    }
}

/// What nobody sees in a value: it may be all that is wrong.
fn unseen(text: &str) -> String {
    fold::first_unseen(text).map_or_else(String::new, |unseen| format!(", which holds {unseen}"))
}

pub(super) fn flag(scalar: &Scalar) -> Result<bool, Unfit> {
    truth(scalar).ok_or_else(|| {
        let instead = match scalar.text.trim().to_lowercase().as_str() {
            "true" | "yes" | "on" => Some("true".to_owned()),
            "false" | "no" | "off" => Some("false".to_owned()),
            _ => None,
        };
        Unfit { instead, ..Unfit::new(WRONG_TYPE, FLAG, "write one of them, without quotes") }
    })
}

/// The truth values of YAML 1.2; `yes` and `on` are words.
pub(super) fn truth(scalar: &Scalar) -> Option<bool> {
    match scalar.text.as_str() {
        "true" | "True" | "TRUE" if scalar.plain => Some(true),
        "false" | "False" | "FALSE" if scalar.plain => Some(false),
        _ => None,
    }
}

pub(super) fn whole<T: TryFrom<i64>>(scalar: &Scalar, range: &impl RangeBounds<i64>) -> Result<T, Unfit> {
    let fits = integer(scalar).filter(|number| range.contains(number)).and_then(|number| T::try_from(number).ok());
    fits.ok_or_else(|| unfit_number(scalar, format!("a whole number{}", limits(range))))
}

pub(super) fn number(scalar: &Scalar, range: &impl RangeBounds<f64>) -> Result<f64, Unfit> {
    let fits = real(scalar).filter(|number| range.contains(number));
    fits.ok_or_else(|| unfit_number(scalar, format!("a number{}", limits(range))))
}

fn unfit_number(scalar: &Scalar, expected: String) -> Unfit {
    let unquoted = Scalar { text: scalar.text.trim().to_owned(), plain: true };
    let pointed = Scalar { text: scalar.text.replacen(',', ".", 1), plain: true };
    match (real(scalar), real(&unquoted), real(&pointed)) {
        (Some(_), ..) => Unfit::new(BAD_VALUE, expected, "write a number within these limits"),
        (None, Some(_), _) => Unfit::new(WRONG_TYPE, expected, "write it without quotes"),
        (None, None, Some(_)) => Unfit::new(WRONG_TYPE, expected, "write a decimal point"),
        (None, None, None) => Unfit::new(WRONG_TYPE, expected, "write it in digits, without a unit"),
    }
}

/// A whole number in decimal digits; `07` and `1_000` are words, as in most YAML readers.
pub(super) fn integer(scalar: &Scalar) -> Option<i64> {
    if is_integer(scalar) { scalar.text.parse().ok() } else { None }
}

/// A finite number in decimal digits, whole or not.
pub(super) fn real(scalar: &Scalar) -> Option<f64> {
    let digits = unsigned(&scalar.text);
    let starts_well = digits.trim_start_matches('.').starts_with(|c: char| c.is_ascii_digit());
    let is_word = digits.bytes().all(|c| c.is_ascii_digit()) && !is_integer(scalar);
    if !scalar.plain || !starts_well || is_word {
        return None;
    }
    scalar.text.parse().ok().filter(|number: &f64| number.is_finite())
}

pub(super) fn is_integer(scalar: &Scalar) -> bool {
    let digits = unsigned(&scalar.text);
    let padded = digits.len() > 1 && digits.starts_with('0');
    scalar.plain && !digits.is_empty() && !padded && digits.bytes().all(|c| c.is_ascii_digit())
}

fn unsigned(text: &str) -> &str {
    text.strip_prefix(['-', '+']).unwrap_or(text)
}

/// " from 0 to 4", " of 0 or more", or nothing.
fn limits<T: Display>(range: &impl RangeBounds<T>) -> String {
    match (range.start_bound(), range.end_bound()) {
        (Bound::Included(least), Bound::Included(most)) => format!(" from {least} to {most}"),
        (Bound::Included(least), _) => format!(" of {least} or more"),
        _ => String::new(),
    }
}

pub(super) fn date(scalar: &Scalar) -> Result<Date, Unfit> {
    let parts = year_month_day(scalar.text.trim()).ok_or_else(|| {
        Unfit::new(WRONG_TYPE, DATE, "write year, month and day with hyphens, without a time: `2026-03-12`")
    })?;
    let (year, month, day) = parts;
    Date::new(year, month, day)
        .map_err(|_| Unfit::new(BAD_VALUE, "a day that there is", "write year, month and day: `2026-03-12`"))
}

fn year_month_day(text: &str) -> Option<(i16, i8, i8)> {
    let shape = text.len() == 10
        && text.bytes().enumerate().all(|(at, c)| if matches!(at, 4 | 7) { c == b'-' } else { c.is_ascii_digit() });
    if !shape {
        return None;
    }
    Some((text[..4].parse().ok()?, text[5..7].parse().ok()?, text[8..].parse().ok()?))
}

pub(super) fn choice<T: Choice>(scalar: &Scalar) -> Result<T, Unfit> {
    let text = scalar.text.trim();
    let words = || T::ALL.iter().map(|choice| choice.word());
    let found = T::ALL.iter().copied().find(|choice| choice.word() == text);
    found.ok_or_else(|| {
        let list: Vec<String> = words().map(|word| format!("`{word}`")).collect();
        let help = match nearest(text, words()) {
            Some(word) => format!("did you mean `{word}`?"),
            None => "write one of these words".to_owned(),
        };
        let instead = slips::word(text, words()).map(str::to_owned);
        Unfit { instead, ..Unfit::new(BAD_VALUE, format!("one of {}", list.join(", ")), help) }
    })
}

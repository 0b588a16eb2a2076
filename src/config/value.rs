//! What may stand after a key: texts, numbers and lists, each checked.
//!
//! Comes in: one parsed value. Goes out: the value as a Rust type, or what was expected in its place.
//! Does not know: the key that it belongs to.

use toml::Spanned;
use toml::de::{DeString, DeValue};

use crate::base::Date;
use crate::base::span::{self, Span};

/// The largest number that a setting may be: far above all hours, people and factors there can be, and small enough
/// that no product of settings overflows to infinity.
const LARGEST: f64 = 1e9;

/// The smallest number above zero that a setting may be: far below a second of work, and large enough to divide by.
const SMALLEST: f64 = 1e-6;

/// A value as it stands in the file.
#[derive(Clone, Copy)]
pub(super) struct SettingValue<'a> {
    value: &'a DeValue<'a>,
    span: Span,
}

/// What should stand where something else does; completes "`key` must be …".
pub(super) struct ExpectedValue {
    /// A noun phrase.
    pub(super) what: String,
    /// The same as TOML.
    pub(super) example: &'static str,
    /// The part of the value that is wrong, where it is not the whole.
    pub(super) span: Option<Span>,
}

impl ExpectedValue {
    pub(super) fn new(what: impl Into<String>, example: &'static str) -> Self {
        Self { what: what.into(), example, span: None }
    }
}

impl<'a> SettingValue<'a> {
    pub(super) fn new(value: &'a Spanned<DeValue<'a>>) -> Self {
        Self { value: value.get_ref(), span: value.span().into() }
    }

    pub(super) fn span(self) -> Span {
        self.span
    }

    /// A text, perhaps an empty one.
    pub(super) fn any_text(self) -> Option<&'a str> {
        self.value.as_str()
    }

    /// A text that is not blank.
    pub(super) fn text(self) -> Option<&'a str> {
        self.any_text().filter(|text| !text.trim().is_empty())
    }

    /// `true` or `false`.
    pub(super) fn truth(self) -> Option<bool> {
        self.value.as_bool()
    }

    /// A day without a time, as TOML has one or in quotes.
    pub(super) fn day(self) -> Option<Date> {
        let written = match self.value {
            DeValue::Datetime(day) => day.to_string(),
            _ => self.text()?.to_owned(),
        };
        Date::strptime("%Y-%m-%d", &written).ok()
    }

    /// A whole number.
    pub(super) fn whole(self) -> Option<i64> {
        let number = self.value.as_integer()?;
        i64::from_str_radix(number.as_str(), number.radix()).ok()
    }

    /// A number that one can calculate with: finite, and neither too large nor too small for it.
    pub(super) fn number(self) -> Option<f64> {
        let number = match self.value {
            DeValue::Float(number) => number.as_str().parse().ok()?,
            // At most `LARGEST` survives, and so far every whole number has an exact `f64`.
            DeValue::Integer(_) => self.whole()? as f64,
            _ => return None,
        };
        (number == 0.0 || (SMALLEST..=LARGEST).contains(&number.abs())).then_some(number)
    }

    /// A list, whatever is in it.
    pub(super) fn list(self) -> Option<impl Iterator<Item = Self>> {
        Some(self.value.as_array()?.iter().map(Self::new))
    }

    /// The keys of a table, each with its value, in the order of their names.
    pub(super) fn table(self) -> Option<impl Iterator<Item = (span::Spanned<String>, Self)>> {
        let key = |key: &Spanned<DeString<'_>>| span::Spanned::new(key.get_ref().to_string(), key.span());
        Some(self.value.as_table()?.iter().map(move |(name, value)| (key(name), Self::new(value))))
    }

    /// A list of exactly so many numbers that are each as they should be; else the place of the first that is not.
    pub(super) fn numbers<const N: usize>(self, fits: impl Fn(f64) -> bool) -> Result<[f64; N], Option<Span>> {
        let list = self.value.as_array().ok_or(None)?;
        let mut numbers = Vec::with_capacity(N);
        for value in list.iter().map(SettingValue::new) {
            numbers.push(value.number().filter(|number| fits(*number)).ok_or(Some(value.span))?);
        }
        numbers.try_into().map_err(|_| None)
    }
}

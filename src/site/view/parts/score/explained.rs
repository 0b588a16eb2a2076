//! One number of a candidate, with what made it.
//!
//! Comes in: a value, and what is said of it. Goes out: an [`ExplainedNumber`]. Does not know: which number it is.

use serde::Serialize;

use crate::site::view::block::Placeholder;
use crate::site::view::parts::number::{number, percent, term};
use crate::site::words::Words;

/// A number and what made it.
#[derive(Debug, Serialize)]
pub struct ExplainedNumber<'a> {
    /// For its place on the page: `leverage`.
    pub key: &'static str,
    /// Its name in the formula: `L`.
    pub symbol: &'static str,
    /// What it is.
    pub name: &'a str,
    /// The number; none where it is not known.
    pub value: Option<String>,
    /// Whether it comes from what people are asked: where it is not known, it is what is missing.
    pub is_asked: bool,
    /// Its unit.
    pub unit: &'a str,
    /// How it came about, with the numbers put in.
    pub how: String,
    /// Estimates and settings that went into it.
    pub facts: Vec<Fact>,
    /// What people said that went into it.
    pub said_html: Option<Placeholder>,
    /// How many more people said something than are shown.
    pub more: usize,
}

/// An estimate or a setting.
#[derive(Debug, Serialize)]
pub struct Fact {
    /// What it is.
    pub name: String,
    /// Its value.
    pub value: String,
    /// Where it comes from, if that has a page.
    pub href: Option<String>,
}

impl<'a> ExplainedNumber<'a> {
    pub(super) fn new(words: &'a Words, key: &'static str, symbol: &'static str) -> Self {
        let (name, unit) = (words.text_in("score.name", key), words.text_in("score.unit", key));
        let (how, facts) = (String::new(), Vec::new());
        Self { key, symbol, name, unit, is_asked: false, value: None, how, facts, said_html: None, more: 0 }
    }

    /// The same of what people are asked.
    pub(super) fn asked(mut self) -> Self {
        self.is_asked = true;
        self
    }

    /// A share of 0 to 1, as per cent.
    pub(super) fn share(mut self, value: f64) -> Self {
        self.value = Some(format!("{}\u{a0}%", percent(value)));
        self
    }

    /// What something is multiplied by.
    pub(super) fn factor(mut self, value: f64) -> Self {
        self.value = Some(format!("× {}", term(value)));
        self
    }

    pub(super) fn value(mut self, value: impl Into<Option<f64>>) -> Self {
        self.value = value.into().map(number);
        self
    }

    pub(super) fn how(mut self, how: String) -> Self {
        self.how = how;
        self
    }

    pub(super) fn fact(mut self, name: &str, value: impl Into<String>) -> Self {
        self.facts.push(Fact { name: name.to_owned(), value: value.into(), href: None });
        self
    }
}

//! Two rows, term by term.
//!
//! Comes in: the names of two rows. Goes out: a [`Comparison`]. Does not know: how it is printed.

use std::fmt::Display;

use super::Ranking;
use super::find::NoSuchRow;
use super::line::{RankingLine, line, on_one_line};
use crate::analysis::priority::PriorityRow;
use crate::analysis::priority::tiers::{SAFE_PERCENT, tells_apart};

/// Two rows, term by term.
#[derive(Debug)]
pub struct Comparison<'a> {
    /// Both, in the order that they were named in.
    pub rows: [RankingLine<'a>; 2],
    /// What they are made of, in the order in which it is put together.
    pub terms: Vec<ComparedTerm>,
    /// How sure it is which one is above the other, in the words of the page; none where that is not known.
    pub sure: Option<String>,
}

/// A term of both sums.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ComparedTerm {
    /// Its name in the formula.
    pub symbol: &'static str,
    /// Its name.
    pub name: &'static str,
    /// The values; none where it is not known.
    pub values: [Option<f64>; 2],
    /// Whether the rows' own part is a product of it: then how often the one is in the other says what makes the difference.
    pub is_factor: bool,
}

impl<'a> Ranking<'a> {
    /// Compares two rows.
    ///
    /// # Errors
    ///
    /// Where there is no row of a name.
    pub fn compare(&self, first: &str, second: &str) -> Result<Comparison<'a>, NoSuchRow> {
        let rows = [self.row(first)?, self.row(second)?];
        let line = |row: &'a PriorityRow, name: &str| {
            line(&self.context, row).ok_or_else(|| NoSuchRow::Unknown { name: name.to_owned(), help: String::new() })
        };
        Ok(Comparison {
            rows: [line(rows[0], first)?, line(rows[1], second)?],
            terms: terms(rows),
            sure: self.sure(rows),
        })
    }

    /// "A is above B in 86 of 100 draws; …", the one first that is above more often, and whether that is enough.
    fn sure(&self, rows: [&PriorityRow; 2]) -> Option<String> {
        let [first, second] = rows;
        let rows = if first.rank > second.rank { [second, first] } else { rows };
        let (rows, above) = match self.above(rows)? {
            [fixed, varied] if fixed < 0.5 => ([rows[1], rows[0]], [1.0 - fixed, 1.0 - varied]),
            above => (rows, above),
        };
        let words = self.context.words();
        let [a, b] = rows.map(|row| self.context.candidate(row.candidate).map(|link| on_one_line(link.title)));
        let [chance, varied] = above.map(|chance| self.context.chance_in_words(chance));
        let values: [(&str, &dyn Display); 4] = [("a", &a?), ("b", &b?), ("chance", &chance), ("varied", &varied)];
        let safe = if tells_apart(above) {
            words.fill("compare.apart", &[("percent", &SAFE_PERCENT)])
        } else {
            words.text("compare.together").to_owned()
        };
        Some(format!("{} {safe}", words.fill("compare.chance", &values)))
    }

    /// What is said of two rows says something of all others: nothing is, where some are withheld.
    fn above(&self, rows: [&PriorityRow; 2]) -> Option<[f64; 2]> {
        self.context.released().shows_all_candidates().then_some(())?;
        let [first, second] = rows.map(|row| row.rank.map(|rank| rank as usize - 1));
        let stability = &self.context.site.numbers.priorities.stability;
        let (first, second) = first.zip(second)?;
        let of = |order: &[Vec<f64>]| order.get(first)?.get(second).copied();
        Some([of(&stability.fixed.above)?, of(&stability.varied.above)?])
    }
}

fn terms(rows: [&PriorityRow; 2]) -> Vec<ComparedTerm> {
    let term = |symbol, name, is_factor, value: fn(&PriorityRow) -> Option<f64>| {
        let values = rows.map(value);
        ComparedTerm { symbol, name, values, is_factor }
    };
    vec![
        term("r · N", "people affected", true, |row| Some(row.share.people)),
        term("f", "times per quarter", true, |row| row.frequency.value),
        term("I", "hours each", true, |row| row.effect.impact),
        term("L · I", "saved", false, |row| Some(row.terms.leverage? * row.effect.impact?)),
        term("S", "strategic", false, |row| Some(row.terms.strategic)),
        term("P", "priority", false, |row| row.priority),
    ]
}

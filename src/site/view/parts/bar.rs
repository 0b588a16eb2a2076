//! The bars of priorities, all on one scale, and the people behind them.
//!
//! Comes in: rows of the priorities. Goes out: charts of them as SVG, and ranges in words. Does not know: which page shows them.

use super::context::PageContext;
use super::number::{about, grouped, number};
use crate::analysis::priority::{Certainty, PriorityRow};
use crate::site::chart::Caption;
use crate::site::chart::bar::{BarScale, PriorityBar, bar_axis, priority_bar};
use crate::site::chart::dots::{PeopleDots, people_dots};

impl<'a> PageContext<'a> {
    /// The rows of the priorities that may be shown, in their order.
    pub fn shown_rows(&self) -> impl Iterator<Item = &'a PriorityRow> {
        self.site.numbers.priorities.rows.iter().filter(|row| self.candidate(row.candidate).is_some())
    }

    /// The scale that the bars of all rows have in common.
    pub fn bar_scale(&self) -> BarScale {
        self.site.index.themes.scale
    }

    /// The numbers above the bars.
    pub fn bar_axis(&self, scale: BarScale) -> String {
        let labels: Vec<String> = scale.ticks().into_iter().map(number).collect();
        bar_axis(scale, &labels.iter().map(String::as_str).collect::<Vec<_>>())
    }

    /// "about", or "up to" where nobody said how much of the hands-on time would be gone, so that all of it is counted.
    pub fn about_or_up_to(&self, row: &PriorityRow) -> &'a str {
        self.words().text(if row.is_at_most() { "size.at_most" } else { "size.about" })
    }

    /// P in words, in two digits that say something: "about 1,800", "up to 670"; none where it is not known.
    pub fn priority_in_words(&self, row: &PriorityRow) -> Option<String> {
        let values: [(&str, &dyn std::fmt::Display); 2] =
            [("about", &self.about_or_up_to(row)), ("number", &about(row.priority?))];
        Some(self.words().fill("size.in_words", &values))
    }

    /// The 95 % interval of P in words: "540 to 2,200"; none where nothing was drawn.
    pub fn range_in_words(&self, row: &PriorityRow) -> Option<String> {
        let (low, high) = row.certainty.as_ref()?.interval;
        Some(self.words().fill("bar.range", &[("low", &about(low)), ("high", &about(high))]))
    }

    /// The same, or that it is still being worked out.
    pub fn range_or_pending(&self, row: &PriorityRow) -> Option<String> {
        let is_pending = !self.site.numbers.priorities.stability.is_drawn() && row.priority.is_some();
        let pending = || is_pending.then(|| self.words().text("bar.pending").to_owned());
        self.range_in_words(row).or_else(pending)
    }

    /// The bar of a row, with its intervals; none where it cannot be scored. `id` is of no other chart on the page.
    pub fn bar(&self, row: &PriorityRow, id: &str, scale: BarScale) -> Option<String> {
        let saved = row.terms.leverage? * row.effect.impact?;
        let said = self.bar_in_full(row, saved)?;
        let caption = Caption { id, title: &said, description: "" };
        let of = |ends: fn(&Certainty) -> (f64, f64)| row.certainty.as_ref().map(ends);
        let (interval, half) = (of(|certainty| certainty.interval), of(|certainty| certainty.inner));
        Some(priority_bar(&PriorityBar { caption, saved, strategic: row.terms.strategic, interval, half, scale }))
    }

    /// All that a bar shows, in words.
    fn bar_in_full(&self, row: &PriorityRow, saved: f64) -> Option<String> {
        let (all, saved, strategic) = (self.priority_in_words(row)?, about(saved), about(row.terms.strategic));
        let values: [(&str, &dyn std::fmt::Display); 3] = [("all", &all), ("saved", &saved), ("strategic", &strategic)];
        let caption = self.words().fill("bar.caption", &values);
        Some(match self.range_in_words(row) {
            Some(range) => self.words().fill("bar.caption_range", &[("caption", &caption), ("range", &range)]),
            None => caption,
        })
    }

    /// Everybody who was interviewed, by whether they are affected: solid who said what it costs. It is decoration beside the
    /// same numbers in words.
    pub fn affected_dots(&self, row: &PriorityRow) -> String {
        let interviewed = self.site.numbers.priorities.population.interviewed;
        let (affected, costs) =
            (row.share.affected, self.site.analysis.of_quotes(&row.evidence.quotes).people_with_costs());
        people_dots(&PeopleDots {
            caption: None,
            costs: costs as usize,
            talks: affected.saturating_sub(costs) as usize,
            silent: interviewed.saturating_sub(affected) as usize,
        })
    }

    /// "7 of 112", with thousands set apart.
    pub fn part_of(&self, key: &str, part: u32, all: u32) -> String {
        self.words().count_of(key, all, &[("part", &grouped(&part.to_string()))])
    }
}

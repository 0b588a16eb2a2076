//! How often times how long, and no day has so many hours.
//!
//! Comes in: quotes and estimates with their frequencies and times, the calendar. Goes out: those that would take all of somebody's
//! working time and more. Does not know: which of the two numbers is wrong.

use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::Study;
use crate::base::path::SourcePath;
use crate::base::span::Place;
use crate::config::{Calendar, Level};
use crate::content::estimate::Estimate;
use crate::content::interview::Frequency;

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "more-hours-than-a-day",
    group: RuleGroup::Priorities,
    level: Level::Warn,
    page: include_str!("more_hours_than_a_day.md"),
    find,
};

/// The hours of a working day.
const WORKING_DAY: f64 = 8.0;
/// A day has no more, whoever works through it.
const WHOLE_DAY: f64 = 24.0;

fn find(study: &Study<'_>) -> Vec<Finding> {
    let calendar = &study.settings.scoring.calendar;
    let quotes = study.quotes().filter_map(|(_, quote)| {
        let hours = hours_a_day(quote.coding.freq.as_ref()?, quote.coding.toil_hours?, calendar)?;
        let place = Place::new(&quote.mark.coded_in, quote.span);
        Some(finding(place, "`freq` times `toil` of this quote", hours))
    });
    let k = study.knowledge;
    let themes = k.themes.iter().filter_map(|theme| theme.entry.as_ref()).map(|it| (&it.path, &it.kind.estimate));
    let opportunities = k.opportunities.iter().map(|it| (&it.entry.path, &it.entry.kind.estimate));
    let estimates = themes.chain(opportunities).flat_map(|(path, estimate)| estimated(path, estimate, calendar));
    quotes.chain(estimates).collect()
}

fn estimated(path: &SourcePath, estimate: &Estimate, calendar: &Calendar) -> Vec<Finding> {
    let Some(toil) = estimate.toil_hours else { return Vec::new() };
    let Estimate { freq, latent, written, .. } = estimate;
    let numbers = [
        (freq, written.freq, "`freq` times `toil` of this estimate"),
        (latent, written.latent, "`latent` times `toil` of this estimate"),
    ];
    let finding = |(frequency, span, what): (&Option<Frequency>, _, &str)| {
        let hours = hours_a_day(frequency.as_ref()?, toil, calendar)?;
        Some(finding(Place::new(path, span), what, hours))
    };
    numbers.into_iter().filter_map(finding).collect()
}

/// The hours that something takes on each working day, if these are more than it has.
fn hours_a_day(frequency: &Frequency, hours: f64, calendar: &Calendar) -> Option<f64> {
    let a_day = frequency.per_quarter(calendar) * hours / calendar.daily;
    (a_day.is_finite() && a_day > WORKING_DAY * (1.0 + f64::EPSILON)).then_some(a_day)
}

fn finding(place: Place, what: &str, hours: f64) -> Finding {
    let than = if hours > WHOLE_DAY { "more than a day has" } else { "more than a working day has" };
    let message =
        format!("{what} is {} hours on each working day of one person, {than}", (hours * 10.0).round() / 10.0);
    let help = "`freq` is how often it happens to one person, and `toil` how long their own hands are on it each time: mend the one \
                that says more";
    Finding::new(place, message, help)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::interview::Period;

    #[test]
    fn hours_a_day_are_those_of_working_days() {
        // scoring.md's calendar: a quarter has 65 days, 13 weeks, 3 months.
        let calendar = Calendar::default();
        for (times, period, hours, expected) in [
            (500.0, Period::Day, 2.0, Some(1000.0)),
            (1.0, Period::Day, 8.0, None),
            (1.0, Period::Day, 10.0, Some(10.0)),
            (16.0, Period::Day, 0.5, None),
            (1.0, Period::Week, 40.0, None),
            (2.0, Period::Week, 40.0, Some(16.0)),
            (1.0, Period::Quarter, 520.0, None),
            (1.0, Period::Quarter, 1300.0, Some(20.0)),
            (1.0, Period::Year, 2000.0, None),
        ] {
            assert_eq!(
                hours_a_day(&Frequency { times, period }, hours, &calendar),
                expected,
                "{times} {period:?} {hours}"
            );
        }
    }
}

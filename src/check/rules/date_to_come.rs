//! Something that has happened, on a day that is still to come.
//!
//! Comes in: the days of a study, and which day it is. Goes out: those that can hardly be. Does not know: a clock, nor what is
//! planned, which may lie ahead.

use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::Study;
use crate::base::Date;
use crate::base::span::Place;
use crate::config::Level;
use crate::content::interview::SetAsideReason;

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "date-to-come",
    group: RuleGroup::Interviews,
    level: Level::Warn,
    page: include_str!("date_to_come.md"),
    find,
};

/// A day that lies no further ahead of the one before it may be right, and the clock wrong that says which day it is.
const MOST_AHEAD: i32 = 31;

/// A day, where it was written, and what happened then.
type Happened = (Date, Place, &'static str);

fn find(study: &Study<'_>) -> Vec<Finding> {
    let today = study.day;
    let mut days: Vec<Happened> = interviews(study).chain(tests(study)).chain(others(study)).collect();
    days.sort_by_key(|(day, ..)| *day);
    let first = first_far(today, days.iter().map(|(day, ..)| *day)).unwrap_or(days.len());
    let finding = |(day, place, what): Happened| {
        let message = format!("{what} on {day}, and that day is still to come");
        Finding::new(place, message, format!("mend the day: this is checked on {today}"))
    };
    days.into_iter().skip(first).map(finding).collect()
}

/// The first of some days, in order, that lies far ahead of today and of the one before it.
fn first_far(today: Date, days: impl Iterator<Item = Date>) -> Option<usize> {
    let mut last = today;
    let is_far = |day: Date| {
        let is_far = day > last && (day - last).get_days() > MOST_AHEAD;
        last = last.max(day);
        is_far
    };
    days.map(is_far).position(|is_far| is_far)
}

/// The interviews that were held.
fn interviews(study: &Study<'_>) -> impl Iterator<Item = Happened> {
    let aside = study.knowledge.set_aside.iter().filter(|it| it.reason != SetAsideReason::Planned);
    let held = study.knowledge.interviews.iter().map(|it| &it.entry).chain(aside.map(|it| &it.entry));
    held.filter_map(|entry| Some((entry.kind.meta.date?, entry.place(entry.kind.keys.date), "this interview was held")))
}

/// What was tested with people.
fn tests(study: &Study<'_>) -> impl Iterator<Item = Happened> {
    study.knowledge.opportunities.iter().flat_map(|opportunity| {
        let entry = &opportunity.entry;
        let validations = entry.kind.validations.iter();
        validations.filter_map(|it| Some((it.date?, entry.place(it.written.date), "this was tested")))
    })
}

/// What was asked and answered, believed and said.
fn others(study: &Study<'_>) -> impl Iterator<Item = Happened> {
    let asks = study.knowledge.asks.iter().filter_map(|ask| ask.entry.as_ref()).flat_map(|entry| {
        let days = [(&entry.kind.since, "this was asked"), (&entry.kind.answered, "this was answered")];
        days.into_iter().filter_map(|(day, what)| day.as_ref().map(|day| (day.value, entry.place(day.span), what)))
    });
    let believed = study.knowledge.assumptions.iter().filter_map(|it| it.entry.as_ref()).filter_map(|entry| {
        entry.kind.date.as_ref().map(|day| (day.value, entry.place(day.span), "this was believed"))
    });
    let said = study.knowledge.outcomes.iter().filter_map(|outcome| {
        let entry = &outcome.entry;
        entry.kind.date.as_ref().map(|day| (day.value, entry.place(day.span), "this was said"))
    });
    asks.chain(believed).chain(said)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_far_ahead_where_nothing_leads_up_to_it() {
        let day = Date::constant;
        let today = day(2026, 3, 12);
        for (days, far) in [
            (&[][..], None),
            (&[day(2020, 1, 1), today], None),
            (&[day(2026, 4, 12)], None),
            (&[day(2026, 4, 13)], Some(0)),
            (&[day(2026, 3, 1), day(2062, 3, 1), day(2062, 3, 2)], Some(1)),
            // A machine whose clock is behind sees a study go on from week to week.
            (&[day(2026, 4, 1), day(2026, 5, 1), day(2026, 5, 30), day(2026, 6, 30)], None),
            (&[day(2026, 4, 1), day(2026, 5, 1), day(2027, 5, 1)], Some(2)),
        ] {
            assert_eq!(first_far(today, days.iter().copied()), far, "{days:?}");
        }
    }
}

//! Consent that has ended: it stops a site, and never changes one.
//!
//! Comes in: a study, and the day that somebody says it is. Goes out: a complaint about each interview whose participant has
//! agreed for no longer. Does not know: a clock.

use super::options::BuildOptions;
use crate::base::Date;
use crate::diagnostic::Diagnostic;
use crate::knowledge::Knowledge;

/// A complaint about each interview whose last day is over. Nobody says which day it is where nothing is published.
pub(super) fn ended(knowledge: &Knowledge, options: &BuildOptions) -> Vec<Diagnostic> {
    let Some(today) = options.today else { return Vec::new() };
    // What is said of those that count nowhere is agreed to as well.
    let until =
        knowledge.interview_entries().filter_map(|entry| Some((entry, entry.kind.meta.consent.until.as_ref()?)));
    let ended = until.filter(|(_, until)| is_over(until.value, today)).map(|(entry, until)| {
        let message = format!("the participant has agreed until {}, and that day is over", until.value);
        Diagnostic::error("consent-ended", entry.place(until.span), message).help(
            "ask again and write the new day, or write `withdrawn: DAY` beside it: then the interview is in no site and no count",
        )
    });
    ended.collect()
}

/// The first day that will be the last one for an interview of the study.
pub(super) fn first_end(knowledge: &Knowledge) -> Option<Date> {
    let until = knowledge.interview_entries().filter_map(|entry| entry.kind.meta.consent.until.as_ref());
    until.map(|until| until.value).min()
}

/// Whether a last day is over; the day itself still counts.
pub(super) fn is_over(last: Date, today: Date) -> bool {
    last < today
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pipeline::{Memo, NoProgress};
    use crate::source::scan_memory;

    fn complaints(memo: &mut Memo, front: &str, today: Option<Date>) -> Vec<(&'static str, String)> {
        let text = format!("---\n{front}\n---\n**P07:** Words.\n");
        let scanned = scan_memory([("content/interviews/p07.md", text.as_str())]);
        let planned = memo.planned(&scanned, &BuildOptions { today, ..BuildOptions::default() }, &NoProgress);
        let found = planned.diagnostics.into_iter();
        found.map(|it| (it.rule, text[it.place.span.range()].to_owned())).collect()
    }

    const ENDED: (&str, &str) = ("consent-ended", "2026-03-31");

    #[test]
    fn consent_ends_when_its_last_day_is_over() {
        let until = "consent: {until: 2026-03-31}";
        for (front, today, is_ended) in [
            (until, Some(Date::constant(2026, 3, 30)), false),
            (until, Some(Date::constant(2026, 3, 31)), false),
            (until, Some(Date::constant(2026, 4, 1)), true),
            (until, Some(Date::constant(2027, 1, 1)), true),
            (until, None, false),
            ("consent: {until: 2026-03-31, withdrawn: 2026-02-01}", Some(Date::constant(2026, 4, 1)), false),
            ("consent: {until: 2026-03-31}\ndraft: true", Some(Date::constant(2026, 4, 1)), false),
            ("date: 2020-01-01", Some(Date::constant(2026, 4, 1)), false),
        ] {
            let expected: Vec<_> = is_ended.then(|| (ENDED.0, ENDED.1.to_owned())).into_iter().collect();
            assert_eq!(complaints(&mut Memo::new(), front, today), expected, "{front} on {today:?}");
        }
    }

    #[test]
    fn a_day_that_passes_while_nothing_changes_is_noticed() {
        let (mut memo, until) = (Memo::new(), "consent: {until: 2026-03-31}");
        let mut ended =
            |day| !complaints(&mut memo, until, Some(Date::constant(2026, 3, day).tomorrow().unwrap())).is_empty();
        assert_eq!([29, 30, 31, 30].map(&mut ended), [false, false, true, false]);
    }
}

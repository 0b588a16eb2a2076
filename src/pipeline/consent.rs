//! Consent that has ended: it stops a site, and never changes one.
//!
//! Comes in: a study, and which day it is. Goes out: a complaint about each interview whose participant has
//! agreed for no longer. Does not know: a clock.

use crate::base::Date;
use crate::diagnostic::Diagnostic;
use crate::knowledge::Knowledge;

/// A complaint about each interview whose last day is over.
pub(super) fn ended(knowledge: &Knowledge, clock_day: Date) -> Vec<Diagnostic> {
    // What is said of those that count nowhere is agreed to as well.
    let until =
        knowledge.interview_entries().filter_map(|entry| Some((entry, entry.kind.meta.consent.until.as_ref()?)));
    let ended = until.filter(|(_, until)| is_over(until.value, clock_day)).map(|(entry, until)| {
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
pub(super) fn is_over(last: Date, clock_day: Date) -> bool {
    last < clock_day
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pipeline::{BuildOptions, Memo, NoProgress};
    use crate::release::Audience;
    use crate::source::scan_memory;

    fn complaints(memo: &mut Memo, front: &str, clock_day: Date) -> Vec<(&'static str, String)> {
        let text = format!("---\n{front}\n---\n**P07:** Words.\n");
        let scanned = scan_memory([("content/interviews/p07.md", text.as_str())]);
        let planned = memo.planned(&scanned, &BuildOptions::for_site(Audience::Everybody, clock_day), &NoProgress);
        let found = planned.diagnostics.into_iter();
        found.map(|it| (it.rule, text[it.place.span.range()].to_owned())).collect()
    }

    const ENDED: (&str, &str) = ("consent-ended", "2026-03-31");

    #[test]
    fn consent_ends_when_its_last_day_is_over() {
        let until = "consent: {until: 2026-03-31}";
        for (front, clock_day, is_ended) in [
            (until, Date::constant(2026, 3, 30), false),
            (until, Date::constant(2026, 3, 31), false),
            (until, Date::constant(2026, 4, 1), true),
            (until, Date::constant(2027, 1, 1), true),
            ("consent: {until: 2026-03-31, withdrawn: 2026-02-01}", Date::constant(2026, 4, 1), false),
            ("consent: {until: 2026-03-31}\ndraft: true", Date::constant(2026, 4, 1), false),
            ("date: 2020-01-01", Date::constant(2026, 4, 1), false),
        ] {
            let expected: Vec<_> = is_ended.then(|| (ENDED.0, ENDED.1.to_owned())).into_iter().collect();
            assert_eq!(complaints(&mut Memo::new(), front, clock_day), expected, "{front} on {clock_day}");
        }
    }

    #[test]
    fn a_day_that_passes_while_nothing_changes_is_noticed() {
        let (mut memo, until) = (Memo::new(), "consent: {until: 2026-03-31}");
        let mut ended =
            |day| !complaints(&mut memo, until, Date::constant(2026, 3, day).tomorrow().unwrap()).is_empty();
        assert_eq!([29, 30, 31, 30].map(&mut ended), [false, false, true, false]);
    }
}

//! When people were heard, quarter by quarter of the calendar.
//!
//! Comes in: interviews with days, quotes. Goes out: how many people for each quarter. Does not know: who may know the days, or
//! how it is shown.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::Date;
use crate::knowledge::{InterviewId, Knowledge, ParticipantId, QuoteId};

/// A quarter of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter {
    /// The year.
    pub year: i16,
    /// 1 to 4.
    pub number: i8,
}

impl Quarter {
    /// The quarter of a day.
    pub fn of(day: Date) -> Self {
        Self { year: day.year(), number: (day.month() - 1) / 3 + 1 }
    }

    /// The one after it.
    fn next(self) -> Self {
        match self.number {
            4 => Self { year: self.year + 1, number: 1 },
            number => Self { number: number + 1, ..self },
        }
    }
}

/// How many people there were in each quarter that has any.
pub type PeopleByQuarter = BTreeMap<Quarter, u32>;

/// The people of some interviews.
pub fn interviewed(knowledge: &Knowledge, is_meant: impl Fn(InterviewId) -> bool) -> PeopleByQuarter {
    let interviews = knowledge.interviews.enumerate().filter(|(id, _)| is_meant(*id));
    let people = interviews.filter_map(|(_, interview)| Some((interview.entry.kind.meta.date?, &interview.people)));
    counted(people.flat_map(|(day, people)| people.iter().map(move |person| (day, person.participant))))
}

/// The people who said some quotes in their own words.
pub fn speakers(knowledge: &Knowledge, quotes: &[QuoteId], is_meant: impl Fn(InterviewId) -> bool) -> PeopleByQuarter {
    let own = quotes.iter().map(|quote| &knowledge.quotes[*quote]);
    let own = own.filter(|quote| quote.by_participant && is_meant(quote.interview));
    let day = |interview: InterviewId| knowledge.interviews[interview].entry.kind.meta.date;
    counted(own.filter_map(|quote| Some((day(quote.interview)?, quote.participant?))))
}

fn counted(people: impl Iterator<Item = (Date, ParticipantId)>) -> PeopleByQuarter {
    let people: BTreeSet<(Quarter, ParticipantId)> = people.map(|(day, who)| (Quarter::of(day), who)).collect();
    let mut counts = PeopleByQuarter::new();
    people.into_iter().for_each(|(quarter, _)| *counts.entry(quarter).or_default() += 1);
    counts
}

/// All quarters from the first to the last, those without anybody among them.
pub fn every_quarter(people: &PeopleByQuarter) -> impl Iterator<Item = Quarter> {
    let ends = people.keys().next().copied().zip(people.keys().next_back().copied());
    let quarters = ends.into_iter().flat_map(|(first, last)| {
        std::iter::successors(Some(first), move |quarter| (*quarter < last).then(|| quarter.next()))
    });
    quarters.collect::<Vec<_>>().into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::Study;
    use crate::base::id::Id;

    fn quarters(people: &PeopleByQuarter) -> Vec<(i16, i8, u32)> {
        people.iter().map(|(quarter, people)| (quarter.year, quarter.number, *people)).collect()
    }

    #[test]
    fn somebody_who_is_heard_twice_in_a_quarter_is_one_person() {
        let study = Study::default().themes("a").interview("p1", &["a", "a"]).on("2025-12-31");
        let study = study.interview("p1", &["a"]).on("2026-01-01").interview("p1", &["a"]).on("2026-03-31");
        let study = study.interview("p2", &["a asked"]).on("2026-03-01").interview("p3", &["a"]);
        let knowledge = study.interview("p4", &[]).on("2026-07-01").knowledge();
        let all: Vec<QuoteId> = knowledge.quotes.ids().collect();
        assert_eq!(quarters(&speakers(&knowledge, &all, |_| true)), [(2025, 4, 1), (2026, 1, 1)]);
        let interviewed = interviewed(&knowledge, |_| true);
        assert_eq!(quarters(&interviewed), [(2025, 4, 1), (2026, 1, 2), (2026, 3, 1)]);
        let every: Vec<(i16, i8)> = every_quarter(&interviewed).map(|it| (it.year, it.number)).collect();
        assert_eq!(every, [(2025, 4), (2026, 1), (2026, 2), (2026, 3)]);
        assert_eq!(every_quarter(&PeopleByQuarter::new()).count(), 0);
        let first = speakers(&knowledge, &all, |id| id.index() == 0);
        assert_eq!(quarters(&first), [(2025, 4, 1)]);
    }
}

//! What can be counted of some quotes.
//!
//! Comes in: quotes, by their ids. Goes out: ids and counts. Does not know: why these quotes, whether they may be shown.

use std::collections::BTreeSet;
use std::hash::Hash;

use super::avoided::AvoidedPath;
use super::count::Count;
use super::quarters::PeopleByQuarter;
use super::questions::LeadingQuestion;
use super::quotes::TeamQuotes;
use super::{Numbers, answers, avoided, count, quarters, questions, quotes, selection, teams};
use crate::config::Calendar;
use crate::content::interview::QuoteKind;
use crate::knowledge::{InterviewId, Knowledge, QuoteId, TeamId};

/// The numbers of some quotes; copied freely.
#[derive(Clone, Copy)]
pub struct QuoteNumbers<'k, 'q> {
    pub(super) knowledge: &'k Knowledge,
    pub(super) numbers: &'k Numbers,
    pub(super) quotes: &'q [QuoteId],
}

impl QuoteNumbers<'_, '_> {
    /// As [`count::count`].
    pub fn count(self) -> Count {
        count::count(self.knowledge, self.quotes)
    }

    /// As [`quotes::by_team`].
    pub fn by_team<T: Copy + Ord + Hash>(self, named: impl Fn(TeamId) -> Option<T>) -> Vec<TeamQuotes<T>> {
        quotes::by_team(self.knowledge, self.quotes, named)
    }

    /// As [`quotes::by_kind`].
    pub fn by_kind(self) -> Vec<(QuoteKind, usize)> {
        quotes::by_kind(self.knowledge, self.quotes)
    }

    /// As [`quotes::one_a_person_first`].
    pub fn one_a_person_first(self, most: usize) -> Vec<QuoteId> {
        quotes::one_a_person_first(self.knowledge, self.quotes, most)
    }

    /// As [`selection::strongest_first`].
    pub fn strongest_first(self, calendar: &Calendar) -> Vec<QuoteId> {
        selection::strongest_first(self.knowledge, self.quotes, calendar)
    }

    /// As [`count::quotes_with_costs`].
    pub fn with_costs(self) -> Vec<QuoteId> {
        count::quotes_with_costs(self.knowledge, self.quotes)
    }

    /// As [`count::people_with_costs`].
    pub fn people_with_costs(self) -> u32 {
        count::people_with_costs(self.knowledge, self.quotes)
    }

    /// As [`quarters::speakers`].
    pub fn speakers_by_quarter(self, is_meant: impl Fn(InterviewId) -> bool) -> PeopleByQuarter {
        quarters::speakers(self.knowledge, self.quotes, is_meant)
    }

    /// As [`teams::speaking`].
    pub fn teams(self) -> BTreeSet<TeamId> {
        teams::speaking(self.knowledge, self.quotes)
    }

    /// As [`answers::among`].
    pub fn answers(self) -> Vec<answers::AnswersAmong> {
        answers::among(self.knowledge, self.quotes)
    }

    /// As [`avoided::avoided`].
    pub fn avoided(self) -> Option<AvoidedPath> {
        avoided::avoided(self.knowledge, self.numbers, self.quotes)
    }

    /// As [`questions::leading_to`].
    pub fn leading_questions(self) -> Vec<LeadingQuestion> {
        questions::leading_to(self.knowledge, &self.numbers.coverage, self.quotes)
    }
}

//! An ask as other pages mention it: who asked, and how it stands, in words.
//!
//! Comes in: the site's context and an ask. Goes out: an [`AskLine`]. Does not know: which page shows it.

use serde::Serialize;

use super::context::{Link, PageContext};
use crate::analysis::asks;
use crate::base::Date;
use crate::content::ask::AskStatus;
use crate::knowledge::{AskId, ThemeId};
use crate::release::ReleasedAsk;

/// An ask in a list.
#[derive(Debug, Serialize)]
pub struct AskLine<'a> {
    /// The ask.
    #[serde(flatten)]
    pub link: Link<'a>,
    /// How many people asked, in words.
    pub people: String,
    /// How it stands, in words.
    pub stands: String,
    /// Why, where somebody said so.
    pub because: Option<&'a str>,
    /// Whether that is a no.
    pub is_declined: bool,
}

impl<'a> PageContext<'a> {
    /// An ask.
    pub fn ask(&self, id: AskId) -> Option<Link<'a>> {
        self.link(id, self.released().ask(id).map(ReleasedAsk::title))
    }

    /// An ask as a line of a list.
    pub fn ask_line(&self, ask: ReleasedAsk<'a>) -> Option<AskLine<'a>> {
        Some(AskLine {
            link: self.ask(ask.id())?,
            people: self.people_who_asked(ask),
            stands: self.how_it_stands(ask),
            because: ask.because(),
            is_declined: ask.status() == AskStatus::Declined,
        })
    }

    /// The asks that list a theme.
    pub fn asks_about(&self, theme: ThemeId) -> Vec<AskLine<'a>> {
        self.released().asks().filter(|ask| ask.lists(theme)).filter_map(|ask| self.ask_line(ask)).collect()
    }

    /// "8 people asked".
    pub fn people_who_asked(&self, ask: ReleasedAsk<'a>) -> String {
        self.words().count("asks.asked", self.count_who_asked(ask))
    }

    /// How many people asked for something.
    pub fn count_who_asked(&self, ask: ReleasedAsk<'a>) -> u32 {
        self.site.analysis.of_quotes(self.site.analysis.quotes_of_ask(ask.id())).count().people
    }

    /// "Declined on 1 Apr 2026, 57 days after it was first heard"
    pub fn how_it_stands(&self, ask: ReleasedAsk<'a>) -> String {
        let (words, status) = (self.words(), ask.status());
        let (since, answered) = (ask.first_heard(), ask.answered());
        let day = |date: Date| words.day(&date.to_string());
        let age = asks::age(status, since, answered, self.today());
        let [alone, on, after] = keys(status);
        let known = if status == AskStatus::Open { since.filter(|_| age.is_some()) } else { answered };
        match (known, age) {
            (Some(date), Some(age)) => words.count_of(after, age, &[("day", &day(date))]),
            (Some(date), None) => words.fill(on, &[("day", &day(date))]),
            (None, _) => words.text(alone).to_owned(),
        }
    }

    /// The day that ages are counted to, where days may be said.
    pub fn today(&self) -> Option<Date> {
        self.site.analysis.today(self.site.settings).filter(|_| self.released().attribution().date)
    }
}

/// The keys of how an ask stands: where no day is known, where one is, and where it is known for how long.
fn keys(status: AskStatus) -> [&'static str; 3] {
    match status {
        AskStatus::Open => ["asks.stands.open", "asks.stands.open", "asks.stands.open_for"],
        AskStatus::Planned => ["asks.stands.planned", "asks.stands.planned_on", "asks.stands.planned_after"],
        AskStatus::Declined => ["asks.stands.declined", "asks.stands.declined_on", "asks.stands.declined_after"],
        AskStatus::Done => ["asks.stands.done", "asks.stands.done_on", "asks.stands.done_after"],
    }
}

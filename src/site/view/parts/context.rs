//! The context that a page is written at: the facts, and where links are written from.
//!
//! Comes in: facts and a standpoint. Goes out: links and lines about the things of a study.
//! Does not know: which page asks.

use serde::Serialize;

use super::number;
use super::people::spoke_of_it;
use crate::base::path::SourcePath;
use crate::knowledge::{
    GuideId, InterviewId, Knowledge, OpportunityId, OutcomeId, ParticipantId, QuoteId, TeamId, ThemeId,
};
use crate::site::count::Count;
use crate::site::facts::{Facts, Recording, Who};
use crate::site::route::{Route, Standpoint};
use crate::site::view::recording;

/// A title that leads somewhere.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Link<'a> {
    /// What it is called.
    pub title: &'a str,
    /// Where it is.
    pub href: String,
}

/// Somebody who was interviewed.
#[derive(Debug, Serialize)]
pub struct Person<'a> {
    /// The pseudonym.
    pub name: &'a str,
    /// The role.
    pub role: Option<&'a str>,
    /// The team.
    pub team: Option<Link<'a>>,
    /// For how long they are there; only where their interview is shown.
    pub tenure: Option<&'a str>,
}

/// An interview in a list.
#[derive(Debug, Serialize)]
pub struct InterviewLine<'a> {
    /// Its title.
    pub title: &'a str,
    /// Its page.
    pub href: String,
    /// When it was.
    pub date: Option<&'a str>,
    /// Who was interviewed.
    pub people: Vec<Person<'a>>,
    /// How many quotes it has, in words.
    pub quotes: String,
}

/// A theme in a list, with what is said about it there.
#[derive(Debug, Serialize)]
pub struct ThemeLine<'a> {
    /// Its title.
    pub title: &'a str,
    /// Its page.
    pub href: String,
    /// How many people spoke of it, in words.
    pub people: String,
    /// How many quotes, in words; none where their number says nothing.
    pub quotes: Option<String>,
}

/// Facts, and where links are written from.
#[derive(Debug)]
pub struct PageContext<'a> {
    /// The facts.
    pub facts: Facts<'a>,
    /// Where links are written from.
    pub standpoint: Standpoint,
}

impl<'a> PageContext<'a> {
    /// The study.
    pub fn knowledge(&self) -> &'a Knowledge {
        self.facts.knowledge
    }

    /// A link to an address.
    pub fn href(&self, route: &Route) -> String {
        self.standpoint.link(route)
    }

    /// A theme.
    pub fn theme(&self, id: ThemeId) -> Link<'a> {
        Link { title: &self.knowledge().themes[id].title, href: self.href(&self.facts.plan.themes[id]) }
    }

    /// A theme with all that was heard on it.
    pub fn theme_line(&self, id: ThemeId) -> ThemeLine<'a> {
        self.theme_counted(id, self.facts.theme_count(id))
    }

    /// A theme with a part of what was heard on it.
    pub fn theme_counted(&self, id: ThemeId, count: Count) -> ThemeLine<'a> {
        let Link { title, href } = self.theme(id);
        ThemeLine { title, href, people: spoke_of_it(count.people), quotes: Some(quotes(count.quotes)) }
    }

    /// A team.
    pub fn team(&self, id: TeamId) -> Link<'a> {
        Link { title: &self.knowledge().teams[id].title, href: self.href(&self.facts.plan.teams[id]) }
    }

    /// An interview.
    pub fn interview(&self, id: InterviewId) -> Link<'a> {
        Link { title: &self.facts.index.interviews[id].title, href: self.href(&self.facts.plan.interviews[id]) }
    }

    /// An opportunity.
    pub fn opportunity(&self, id: OpportunityId) -> Link<'a> {
        Link { title: &self.knowledge().opportunities[id].title, href: self.href(&self.facts.plan.opportunities[id]) }
    }

    /// An outcome.
    pub fn outcome(&self, id: OutcomeId) -> Link<'a> {
        Link { title: &self.knowledge().outcomes[id].title, href: self.href(&self.facts.plan.outcomes[id]) }
    }

    /// A guide.
    pub fn guide(&self, id: GuideId) -> Link<'a> {
        Link { title: &self.knowledge().guides[id].title, href: self.href(&self.facts.plan.guides[id]) }
    }

    /// The place of a quote's card on a theme's page.
    pub fn card_href(&self, theme: ThemeId, id: QuoteId) -> String {
        self.standpoint.link_at(&self.facts.plan.themes[theme], &self.facts.card_id(id))
    }

    /// Who was interviewed, as they were then.
    pub fn interviewees(&self, id: InterviewId) -> Vec<Person<'a>> {
        self.facts.who_spoke(id).map(|who| self.person(who)).collect()
    }

    /// A participant in an interview, as they were then.
    pub fn interviewee(&self, id: InterviewId, participant: ParticipantId) -> Option<Person<'a>> {
        let people = &self.knowledge().interviews[id].people;
        let index = people.iter().position(|person| person.participant == participant)?;
        self.facts.who_spoke(id).nth(index).map(|who| self.person(who))
    }

    /// A participant, as they are now.
    pub fn participant(&self, id: ParticipantId) -> Person<'a> {
        self.person(self.facts.who_is(id))
    }

    fn person(&self, Who { name, role, team }: Who<'a>) -> Person<'a> {
        Person { name, role, team: team.map(|team| self.team(team)), tenure: None }
    }

    /// An interview as a line of a list.
    pub fn interview_line(&self, id: InterviewId) -> InterviewLine<'a> {
        let Link { title, href } = self.interview(id);
        let count = self.knowledge().interviews[id].quotes.len();
        InterviewLine {
            title,
            href,
            date: self.facts.index.interviews[id].date.as_deref(),
            people: self.interviewees(id),
            quotes: quotes(u32::try_from(count).unwrap_or(u32::MAX)),
        }
    }

    /// A link in a file's text, as an address where it leads to something of the site.
    pub fn resolved(&self, from: &SourcePath, written: &str) -> Option<String> {
        let target = self.facts.plan.resolve(from, written)?;
        Some(self.href_with(target.route, target.rest))
    }

    /// An address, and what was written behind it, from its `?` or `#` on.
    fn href_with(&self, route: &Route, rest: &str) -> String {
        let here = matches!(&self.standpoint, Standpoint::Page(page) if page == route);
        if here && rest.starts_with('#') { rest.to_owned() } else { self.href(route) + rest }
    }

    /// An interview's recording.
    pub fn recording(&self, id: InterviewId) -> Option<String> {
        let recording = self.facts.index.interviews[id].recording.as_ref()?;
        Some(match recording {
            Recording::Here(route, rest) => self.href_with(route, rest),
            Recording::Elsewhere(address) => address.clone(),
        })
    }

    /// A moment of an interview's recording.
    pub fn moment(&self, id: InterviewId, ms: u64) -> Option<String> {
        self.recording(id).map(|address| recording::at(&address, ms))
    }
}

/// "14 quotes".
pub fn quotes(count: u32) -> String {
    number::plural(count, "quote", "quotes")
}

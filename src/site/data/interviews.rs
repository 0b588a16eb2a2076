//! `/data/interviews.json`.
//!
//! Comes in: facts. Goes out: a row an interview. Does not know: the other files.

use serde::Serialize;

use crate::base::slug::Slug;
use crate::content::interview;
use crate::knowledge::{InterviewId, Interviewee};
use crate::site::facts::Facts;

#[derive(Serialize)]
pub(super) struct Row<'a> {
    slug: &'a Slug,
    title: &'a str,
    date: Option<&'a str>,
    #[serde(flatten)]
    people: People<'a>,
    interviewers: Vec<&'a str>,
    observers: Vec<&'a str>,
    listeners: &'a [String],
    guide: Option<&'a Slug>,
    recording: Option<&'a str>,
    tags: Vec<&'a Slug>,
    takeaways: &'a [String],
    turns: usize,
    quotes: usize,
    url: String,
    source: &'a str,
}

/// Who was interviewed: of a group, a list.
#[derive(Serialize)]
#[serde(untagged)]
enum People<'a> {
    One(Person<'a>),
    Several { participants: Vec<Person<'a>> },
}

#[derive(Serialize)]
struct Person<'a> {
    participant: &'a str,
    team: Option<&'a Slug>,
    role: Option<&'a str>,
    tenure: Option<&'a str>,
}

impl<'a> People<'a> {
    fn new(facts: &'a Facts<'a>, id: InterviewId) -> Self {
        let interview = &facts.knowledge.interviews[id];
        let described = interview.people.iter().zip(&interview.entry.kind.meta.people);
        let person = |(heard, described): (&'a Interviewee, &'a interview::Person)| Person {
            participant: &facts.knowledge.participants[heard.participant].name,
            team: heard.team.map(|team| &facts.knowledge.teams[team].slug),
            role: described.role.as_deref(),
            tenure: described.tenure.as_deref(),
        };
        let mut people: Vec<Person<'a>> = described.map(person).collect();
        match (people.pop(), people.is_empty()) {
            (Some(only), true) => Self::One(only),
            (last, _) => {
                people.extend(last);
                Self::Several { participants: people }
            }
        }
    }
}

pub(super) fn row<'a>(facts: &'a Facts<'a>, id: InterviewId) -> Row<'a> {
    let knowledge = facts.knowledge;
    let interview = &knowledge.interviews[id];
    let meta = &interview.entry.kind.meta;
    Row {
        slug: &interview.entry.slug,
        title: &facts.index.interviews[id].title,
        date: facts.index.interviews[id].date.as_deref(),
        people: People::new(facts, id),
        interviewers: meta.interviewers.iter().map(|name| name.value.as_str()).collect(),
        observers: meta.observers.iter().map(|name| name.value.as_str()).collect(),
        listeners: &meta.listeners,
        guide: interview.guide.map(|guide| &knowledge.guides[guide].entry.slug),
        recording: meta.recording.as_deref(),
        tags: interview.tags.iter().map(|tag| &knowledge.themes[*tag].slug).collect(),
        takeaways: &meta.takeaways,
        turns: interview.entry.kind.turns,
        quotes: interview.quotes.len(),
        url: facts.plan.interviews[id].href(),
        source: interview.entry.path.as_str(),
    }
}

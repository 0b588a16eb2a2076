//! `/data/interviews.json`.
//!
//! Comes in: facts. Goes out: a row an interview. Does not know: the other files.

use serde::Serialize;

use crate::base::slug::Slug;
use crate::knowledge::InterviewId;
use crate::site::facts::Facts;

#[derive(Serialize)]
pub(super) struct Row<'a> {
    slug: &'a Slug,
    title: &'a str,
    date: Option<&'a str>,
    participant: &'a str,
    team: Option<&'a Slug>,
    role: Option<&'a str>,
    tenure: Option<&'a str>,
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

pub(super) fn row<'a>(facts: &'a Facts<'a>, id: InterviewId) -> Row<'a> {
    let knowledge = facts.knowledge;
    let interview = &knowledge.interviews[id];
    let meta = &interview.entry.kind.meta;
    Row {
        slug: &interview.entry.slug,
        title: &facts.index.interviews[id].title,
        date: facts.index.interviews[id].date.as_deref(),
        participant: &knowledge.participants[interview.participant].name,
        team: interview.team.map(|team| &knowledge.teams[team].slug),
        role: meta.role.as_deref(),
        tenure: meta.tenure.as_deref(),
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

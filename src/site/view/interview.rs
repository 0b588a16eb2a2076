//! An interview: who, when, what was taken away, and the transcript with its quotes in place.
//!
//! Comes in: facts. Goes out: [`Interview`]. Does not know: how it looks.

use serde::Serialize;

use super::block::{Block, Blocks, Mark};
use super::frame::{Head, Section};
use super::parts::number::plural;
use super::parts::people::interviewed;
use super::parts::{InterviewLine, Link, PageContext, Person};
use super::{PageParts, View};
use crate::content::Extra;
use crate::content::Kind;
use crate::knowledge::InterviewId;
use crate::site::count;

/// A person is interviewed a few times; where a pseudonym stands for many people, a list of all would outgrow the page.
const MAX_OTHERS: usize = 12;

/// An interview.
#[derive(Debug, Serialize)]
pub struct Interview<'a> {
    /// Its title.
    pub title: &'a str,
    /// When it was.
    pub date: Option<&'a str>,
    /// Who was interviewed.
    pub people: Vec<Person<'a>>,
    /// Who asked.
    pub interviewers: Vec<&'a str>,
    /// Who was there, silent.
    pub observers: Vec<&'a str>,
    /// Who has listened to it since.
    pub listeners: &'a [String],
    /// The guide that it followed.
    pub guide: Option<Link<'a>>,
    /// The recording.
    pub recording: Option<String>,
    /// Themes that it speaks to as a whole.
    pub tags: Vec<Link<'a>>,
    /// What to take away.
    pub takeaways: &'a [String],
    /// How many quotes it has.
    pub quotes: usize,
    /// Its quotes, in order.
    pub quotes_html: Option<Mark>,
    /// How many turns it has, in words.
    pub turns: String,
    /// Other interviews of the same person, the newest first; at most [`MAX_OTHERS`].
    pub others: Vec<InterviewLine<'a>>,
    /// The interview before it.
    pub older: Option<Link<'a>>,
    /// The interview after it.
    pub newer: Option<Link<'a>>,
    /// What the front matter has beside.
    pub extra: &'a Extra,
}

/// `/interviews/<slug>/`
pub(super) fn interview<'a>(context: &PageContext<'a>, id: InterviewId) -> PageParts<'a> {
    let knowledge = context.knowledge();
    let interview = &knowledge.interviews[id];
    let meta = &interview.entry.kind.meta;
    let facts = &context.facts.index.interviews[id];
    let (older, newer) = context.facts.neighbours(id);
    let turns = u32::try_from(interview.entry.kind.turns).unwrap_or(u32::MAX);
    let mut blocks = Blocks::default();
    let body = Some(blocks.add(Block::Transcript(id)));
    let view = Interview {
        title: &facts.title,
        date: facts.date.as_deref(),
        people: people(context, id),
        interviewers: meta.interviewers.iter().map(|name| name.value.as_str()).collect(),
        observers: meta.observers.iter().map(|name| name.value.as_str()).collect(),
        listeners: &meta.listeners,
        guide: interview.guide.map(|guide| context.guide(guide)),
        recording: context.recording(id),
        tags: interview.tags.iter().map(|tag| context.theme(*tag)).collect(),
        takeaways: &meta.takeaways,
        quotes: interview.quotes.len(),
        quotes_html: (!interview.quotes.is_empty()).then(|| blocks.add(Block::Index(id))),
        turns: plural(turns, "turn", "turns"),
        others: others(context, id),
        older: older.map(|id| context.interview(id)),
        newer: newer.map(|id| context.interview(id)),
        extra: &interview.entry.extra,
    };
    let head = Head {
        title: facts.title.clone(),
        description: Some(description(context, id)),
        crumbs: vec![context.list(Kind::Interview)],
        section: Section::Kind(Kind::Interview),
        hidden: false,
    };
    PageParts { body, blocks, ..PageParts::new(head, View::Interview(view)) }
}

/// Who was interviewed, with all that the front matter says of them.
fn people<'a>(context: &PageContext<'a>, id: InterviewId) -> Vec<Person<'a>> {
    let described = &context.knowledge().interviews[id].entry.kind.meta.people;
    let people = context.interviewees(id).into_iter().zip(described);
    people.map(|(person, described)| Person { tenure: described.tenure.as_deref(), ..person }).collect()
}

/// Other interviews of its people, the newest of each first, each once.
fn others<'a>(context: &PageContext<'a>, id: InterviewId) -> Vec<InterviewLine<'a>> {
    let knowledge = context.knowledge();
    let given = knowledge.interviews[id].people.iter();
    let given = given.flat_map(|person| knowledge.participants[person.participant].interviews.iter().rev());
    let mut others: Vec<InterviewId> = Vec::new();
    for other in given {
        if *other != id && !others.contains(other) {
            others.push(*other);
        }
        if others.len() == MAX_OTHERS {
            break;
        }
    }
    others.into_iter().map(|other| context.interview_line(other)).collect()
}

/// The first takeaway, else who spoke about how much.
fn description(context: &PageContext<'_>, id: InterviewId) -> String {
    let interview = &context.knowledge().interviews[id];
    interview.entry.kind.meta.takeaways.first().cloned().unwrap_or_else(|| {
        let count = count::count(context.knowledge(), &interview.quotes);
        let people = u32::try_from(interview.people.len()).unwrap_or(u32::MAX);
        format!("{} · {}", interviewed(people), plural(count.quotes, "quote", "quotes"))
    })
}

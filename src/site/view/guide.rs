//! A guide: its questions, and what was answered to each.
//!
//! Comes in: facts. Goes out: [`Guide`]. Does not know: how it looks.

use serde::Serialize;

use super::block::{Block, Blocks, Mark};
use super::frame::{Head, Section};
use super::parts::context::quotes;
use super::parts::people::answered;
use super::parts::{InterviewLine, PageContext};
use super::{PageParts, View};
use crate::analysis::coverage::Answers;
use crate::content::Extra;
use crate::content::Kind;
use crate::content::guide;
use crate::knowledge::GuideId;
use crate::site::count::narrow;

/// A guide.
#[derive(Debug, Serialize)]
pub struct Guide<'a> {
    /// Its title.
    pub title: &'a str,
    /// Its version.
    pub version: Option<&'a str>,
    /// What is said about it.
    pub description_html: String,
    /// Its sections.
    pub sections: Vec<Part<'a>>,
    /// The interviews that followed it.
    pub interviews: Vec<InterviewLine<'a>>,
    /// What the front matter has beside.
    pub extra: &'a Extra,
}

/// A part of a guide.
#[derive(Debug, Serialize)]
pub struct Part<'a> {
    /// Its title.
    pub title: Option<&'a str>,
    /// Its questions.
    pub questions: Vec<Question<'a>>,
}

/// A question and its answers.
#[derive(Debug, Serialize)]
pub struct Question<'a> {
    /// Its place on the page.
    pub id: &'a str,
    /// The question.
    pub text: &'a str,
    /// What kind of answer it has.
    pub kind: Option<&'a str>,
    /// The unit of the answer.
    pub unit: Option<&'a str>,
    /// What was answered before.
    pub baseline: Option<&'a str>,
    /// How many people answered, in words.
    pub people: String,
    /// How many quotes there are, in words.
    pub quotes: String,
    /// The answers.
    pub answers_html: Option<Mark>,
}

/// `/guides/<slug>/`
pub(super) fn guide<'a>(context: &PageContext<'a>, id: GuideId) -> PageParts<'a> {
    let guide = &context.knowledge().guides[id];
    let entry = &guide.entry;
    let answers = &context.facts.numbers.coverage.guides[id].sections;
    let mut blocks = Blocks::default();
    let sections = entry.kind.sections.iter().zip(answers).map(|(section, answers)| Part {
        title: section.title.as_deref(),
        questions: section
            .questions
            .iter()
            .zip(answers)
            .map(|(each, answers)| question(&mut blocks, each, answers))
            .collect(),
    });
    let view = Guide {
        title: &guide.title,
        version: entry.kind.version.as_deref(),
        description_html: context.prose(&entry.kind.description, &entry.path),
        sections: sections.collect(),
        interviews: guide.interviews.iter().map(|id| context.interview_line(*id)).collect(),
        extra: &entry.extra,
    };
    let head = Head {
        title: guide.title.clone(),
        description: None,
        crumbs: vec![context.list(Kind::Guide)],
        section: Section::Kind(Kind::Guide),
        hidden: false,
    };
    PageParts { blocks, ..PageParts::new(head, View::Guide(view)) }
}

fn question<'a>(blocks: &mut Blocks<'a>, question: &'a guide::Question, answers: &Answers) -> Question<'a> {
    let said = &answers.quotes;
    Question {
        id: &question.id.value,
        text: &question.text,
        kind: question.kind.as_deref(),
        unit: question.unit.as_deref(),
        baseline: question.baseline.as_deref(),
        people: answered(answers.people),
        quotes: quotes(narrow(said.len())),
        answers_html: (!said.is_empty()).then(|| blocks.add(Block::Cards(said.clone(), None))),
    }
}

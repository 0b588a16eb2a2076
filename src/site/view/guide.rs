//! A guide: its questions, and what was answered to each.
//!
//! Comes in: the site's context. Goes out: [`GuidePage`]. Does not know: how it looks.

use serde::Serialize;

use super::block::{Block, Blocks, Placeholder};
use super::frame::Head;
use super::guides;
use super::parts::context::{InterviewLine, PageContext};
use crate::analysis::coverage::Answers;
use crate::base::id::Id;
use crate::content::guide::GuideQuestion;
use crate::content::{Extra, Kind};
use crate::knowledge::GuideId;
use crate::release::Released;
use crate::site::page_kind::{LinkBase, PageContent, PageKind, PageParts, Readers, WantedPage};

/// A guide.
#[derive(Debug, Serialize)]
struct GuidePage<'a> {
    /// Its title.
    title: &'a str,
    /// Its version.
    version: Option<&'a str>,
    /// What is said about it.
    description_html: String,
    /// Its sections.
    sections: Vec<SectionPart<'a>>,
    /// The interviews that followed it.
    interviews: Vec<InterviewLine<'a>>,
    /// What the front matter has beside.
    extra: &'a Extra,
}

/// A part of a guide.
#[derive(Debug, Serialize)]
struct SectionPart<'a> {
    /// Its title.
    title: Option<&'a str>,
    /// Its questions.
    questions: Vec<QuestionPart<'a>>,
}

/// A question and its answers.
#[derive(Debug, Serialize)]
struct QuestionPart<'a> {
    /// Its place on the page.
    id: &'a str,
    /// The question.
    text: &'a str,
    /// What kind of answer it has.
    kind: Option<&'a str>,
    /// The unit of the answer.
    unit: Option<&'a str>,
    /// What was answered before.
    baseline: Option<&'a str>,
    /// How many people answered, in words.
    people: String,
    /// How many quotes there are, in words.
    quotes: String,
    /// The answers.
    answers_html: Option<Placeholder>,
}

/// `/guides/<slug>/`
pub(super) static PAGE: PageKind = PageKind {
    name: "the page of a guide",
    readers: Readers::People,
    section: Some(&guides::SECTION),
    links: LinkBase::Page,
    is_slow: false,
    addresses,
    content: PageContent::Template("guide.html", |context, subject| guide(context, GuideId::from_index(subject))),
};

fn addresses(released: Released<'_>) -> Vec<WantedPage> {
    let all = released.guides();
    all.map(|it| WantedPage::entry(Kind::Guide, it.id(), it.slug(), Some(it.file()))).collect()
}

fn guide<'a>(context: &PageContext<'a>, id: GuideId) -> Option<PageParts<'a>> {
    let guide = context.released().guide(id)?;
    let answers = &context.site.numbers.coverage.guides[id].sections;
    let mut blocks = Blocks::default();
    let sections = guide.sections().iter().zip(answers).map(|(section, answers)| {
        let questions = section.questions.iter().zip(answers);
        SectionPart {
            title: section.title.as_deref(),
            questions: questions.map(|(each, answers)| question(context, &mut blocks, each, answers)).collect(),
        }
    });
    let view = GuidePage {
        title: guide.title(),
        version: guide.version(),
        sections: sections.collect(),
        description_html: context.prose(guide.description(), guide.file()),
        interviews: context.interview_lines(guide.interviews()),
        extra: guide.file().extra(),
    };
    let head = Head::of_entry(context, Kind::Guide, guide.title());
    Some(PageParts { blocks, ..PageParts::new(head, view) })
}

fn question<'a>(
    context: &PageContext<'a>,
    blocks: &mut Blocks<'a>,
    question: &'a GuideQuestion,
    answers: &Answers,
) -> QuestionPart<'a> {
    let said = &answers.quotes;
    QuestionPart {
        id: &question.id.value,
        text: &question.text,
        kind: question.kind.as_deref(),
        unit: question.unit.as_deref(),
        baseline: question.baseline.as_deref(),
        people: context.words().count("people.answered", answers.people),
        quotes: context.quotes(said),
        answers_html: (!said.is_empty()).then(|| blocks.add(Block::Cards(said.clone(), None))),
    }
}

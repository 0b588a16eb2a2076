//! A guide's file: what to ask in an interview.
//!
//! Comes in: front matter and the body as HTML. Goes out: a [`Guide`]. Does not know: which interviews followed it.

use crate::base::fold;
use crate::content::fields::FieldReader;
use crate::content::prose_kind::ProseKind;
use crate::content::question::{GuideQuestion, QuestionKind};
use crate::content::rule_names::BAD_VALUE;
use crate::content::{KindInfo, Name, Prose, answer};
use crate::diagnostic::Diagnostic;
use crate::markdown::front_matter::FrontMatter;
use crate::markdown::yaml::{Map, Value};

/// A guide: what to ask in an interview.
#[derive(Debug, Clone)]
pub struct Guide {
    /// `version`.
    pub version: Option<String>,
    /// `sections`.
    pub sections: Vec<GuideSection>,
    /// What is said about it.
    pub description: Prose,
}

/// A part of a guide.
#[derive(Debug, Clone, PartialEq)]
pub struct GuideSection {
    /// `title`.
    pub title: Option<String>,
    /// `questions`.
    pub questions: Vec<GuideQuestion>,
}

impl ProseKind for Guide {
    const INFO: KindInfo = KindInfo {
        word: "guide",
        folder: "guides",
        nests: false,
        about: "What to ask in an interview",
        template: include_str!("new/guide.md"),
    };

    fn read_fields(front: &mut FieldReader<'_>, body: Prose) -> Self {
        let sections = front.maps("sections", |fields| Some(section(fields)));
        check_ids(front, &sections);
        Self { version: front.text("version"), sections, description: body }
    }

    fn prose(&self) -> &Prose {
        &self.description
    }

    /// The ids of its questions, as far as they are texts.
    fn reserved_ids(front: &FrontMatter) -> Vec<String> {
        let sections = below(&front.map, "sections");
        let questions = sections.iter().flat_map(|section| below(section, "questions"));
        let ids = questions.filter_map(|question| match &question.iter().find(|(key, _)| key.value == "id")?.1.value {
            Value::Scalar(id) => Some(fold::text(&id.text).into_owned()),
            _ => None,
        });
        ids.collect()
    }

    fn ids(&self) -> Vec<&str> {
        self.questions().map(|question| question.id.value.as_str()).collect()
    }
}

impl Guide {
    /// Its questions, in order.
    pub fn questions(&self) -> impl Iterator<Item = &GuideQuestion> {
        self.sections.iter().flat_map(|section| &section.questions)
    }
}

/// The maps of the list below a key.
fn below<'m>(map: &'m Map, key: &str) -> Vec<&'m Map> {
    let items = map.iter().find(|(name, _)| name.value == key).map(|(_, node)| &node.value);
    let Some(Value::List(items)) = items else { return Vec::new() };
    let maps = items.iter().filter_map(|item| match &item.value {
        Value::Map(map) => Some(map),
        _ => None,
    });
    maps.collect()
}

fn section(fields: &mut FieldReader<'_>) -> GuideSection {
    GuideSection { title: fields.text("title"), questions: fields.maps("questions", question) }
}

fn question(fields: &mut FieldReader<'_>) -> Option<GuideQuestion> {
    let id = fields.name("id").as_ref().map(Name::folded);
    let text = fields.name("text");
    let (kind, of) = (fields.choice("kind").unwrap_or_default(), fields.choice("of").unwrap_or_default());
    let (unit, baseline, choices) = (fields.text("unit"), fields.name("baseline"), fields.texts("choices"));
    let id = fields.require("id", id, "give each question a short name: `id: last-time`; a quote refers to it by `q=`");
    let text = fields.require("text", text, "write what is asked: `text: When did you last …?`");
    let question = GuideQuestion { kind, of, unit, baseline, choices, ..GuideQuestion::new(id?, text?) };
    if question.kind == QuestionKind::Choice && question.choices.is_empty() {
        let place = fields.place(fields.start());
        let message = "`choices` is missing here, so the answers are not counted";
        let complaint = Diagnostic::warning("missing-key", place, message);
        fields.complain(complaint.help("list them: `choices: [yes, no]`"));
    }
    check_baseline(fields, &question);
    Some(question)
}

/// A baseline that cannot be compared is only shown.
fn check_baseline(fields: &mut FieldReader<'_>, question: &GuideQuestion) {
    let Some(baseline) = question.baseline.as_ref().filter(|_| question.kind != QuestionKind::Open) else { return };
    if let Err(unreadable) = answer::read(question, &baseline.value) {
        let place = fields.place(baseline.span);
        let complaint =
            Diagnostic::warning(BAD_VALUE, place, format!("{}, so nothing is compared with it", unreadable.message));
        fields.complain(complaint.help(unreadable.help));
    }
}

fn check_ids(front: &mut FieldReader<'_>, sections: &[GuideSection]) {
    let ids: Vec<&Name> = sections.iter().flat_map(|section| &section.questions).map(|question| &question.id).collect();
    for (index, id) in ids.iter().enumerate() {
        if let Some(first) = ids[..index].iter().find(|first| first.value == id.value) {
            let message = format!("the question `{}` is there already", id.value);
            let complaint = Diagnostic::error("repeated-question", front.place(id.span), message)
                .label(front.place(first.span), "first here")
                .help("give each question of a guide an id of its own");
            front.complain(complaint);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::entry::tests::{read_file, read_good};

    fn reader(front: &mut FieldReader<'_>) -> Guide {
        Guide::read_fields(front, Prose::default())
    }

    #[test]
    fn reads_sections_and_questions() {
        let keys = "\
version: 1.10
sections:
  - title: Start
    questions:
      - {id: last-time, text: 'When?'}
      - id: hours
        text: How long?
        kind: number
        unit: h
        baseline: 12
  - questions: []
";
        let guide = read_good("content/guides/2026.md", keys, reader).kind;
        assert_eq!(guide.version.as_deref(), Some("1.10"));
        assert_eq!(guide.sections.len(), 2);
        assert_eq!(guide.sections[0].title.as_deref(), Some("Start"));
        let question = &guide.sections[0].questions[1];
        assert_eq!((question.id.value.as_str(), question.text.as_str()), ("hours", "How long?"));
        assert_eq!(question.kind, QuestionKind::Number);
        assert_eq!(
            (question.unit.as_deref(), question.baseline.as_ref().map(|it| it.value.as_str())),
            (Some("h"), Some("12"))
        );
    }

    #[test]
    fn a_question_needs_an_id_of_its_own_and_a_text() {
        let keys =
            "sections:\n  - questions: [{id: a, text: x}, {text: y}, {id: b}]\n  - questions: [{id: 'a', text: z}]\n";
        let (guide, complaints) = read_file("content/guides/x.md", keys, reader);
        let expected = [("missing-key", "text"), ("missing-key", "id"), ("repeated-question", "'a'")];
        assert_eq!(complaints, expected.map(|(rule, passage)| (rule, passage.to_owned())));
        assert_eq!(guide.kind.sections[0].questions.len(), 1);
    }
}

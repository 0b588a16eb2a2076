//! A guide: its questions, and what was answered to each.
//!
//! Comes in: the site's context. Goes out: [`GuidePage`]. Does not know: how it looks.

mod compared;
mod without_answer;

use serde::Serialize;

use self::compared::{ComparedAnswers, compared};
use self::without_answer::{QuestionsWithoutAnswer, without_answer};
use super::block::{Block, Blocks, Placeholder};
use super::frame::Head;
use super::guides;
use super::parts::contents::{self, ContentsLine};
use super::parts::context::{InterviewLine, PageContext};
use crate::analysis::answers::QuestionAnswers;
use crate::analysis::count::narrow;
use crate::analysis::coverage::Answers;
use crate::base::id::Id;
use crate::content::question::{GuideQuestion, QuestionKind};
use crate::content::{Extra, Kind};
use crate::knowledge::{GuideId, InterviewId};
use crate::release::{Released, ReleasedGuide};
use crate::site::page_kind::{LinkStyle, PageContent, PageKind, PageParts, Readers, WantedPage};

/// How much of what was answered a question shows: with more the page would be as long as all interviews together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct AnswerRoom {
    /// How many quotes.
    quotes: usize,
    /// How many people's answers in numbers or words.
    listed: usize,
}

impl AnswerRoom {
    /// Of a question that has a page alone.
    const MOST: Self = Self { quotes: 20, listed: 100 };
    /// Of all questions together: a guide may have a hundred.
    const ON_PAGE: Self = Self { quotes: 250, listed: 2000 };

    /// Of each of so many questions.
    fn of_each(questions: usize) -> Self {
        let share = |most: usize, on_page: usize| most.min(on_page / questions.max(1)).max(1);
        Self {
            quotes: share(Self::MOST.quotes, Self::ON_PAGE.quotes),
            listed: share(Self::MOST.listed, Self::ON_PAGE.listed),
        }
    }
}

/// How many of the interviews that followed it a guide names.
const MOST_INTERVIEWS: usize = 50;

/// A guide.
#[derive(Debug, Serialize)]
struct GuidePage<'a> {
    /// Its title.
    title: &'a str,
    /// Its version.
    version: Option<&'a str>,
    /// What is said about it.
    description_html: String,
    /// Its questions, each with its place on the page; empty where they are few.
    contents: Vec<ContentsLine>,
    /// Its sections.
    sections: Vec<SectionPart<'a>>,
    /// The questions that nobody answered, and those that nobody asked.
    without_answer: Option<QuestionsWithoutAnswer<'a>>,
    /// The newest of the interviews that followed it.
    interviews: Vec<InterviewLine<'a>>,
    /// How many followed it, in words; none where all are shown.
    of_interviews: Option<String>,
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
    /// The answers, compared.
    compared: Option<ComparedAnswers<'a>>,
    /// The answers that are shown.
    answers_html: Option<Placeholder>,
    /// How many more there are.
    more: usize,
}

/// A question, with what is known of its answers.
struct AnsweredQuestion<'a, 'n> {
    question: &'a GuideQuestion,
    /// The quotes that answer it.
    quotes: &'n Answers,
    /// What interviews say beside their quotes.
    answers: &'n QuestionAnswers,
}

/// `/guides/<slug>/`
pub(super) static PAGE: PageKind = PageKind {
    name: "the page of a guide",
    readers: Readers::People,
    section: Some(&guides::SECTION),
    links: LinkStyle::Page,
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
    let quotes = &context.site.numbers.coverage.guides[id].sections;
    let mut answers = context.site.numbers.answers[id].iter();
    let mut blocks = Blocks::default();
    let room = AnswerRoom::of_each(guide.questions().count());
    let sections = guide.sections().iter().zip(quotes).map(|(section, quotes)| {
        let questions = section.questions.iter().zip(quotes).zip(answers.by_ref());
        SectionPart {
            title: section.title.as_deref(),
            questions: questions
                .map(|((question, quotes), answers)| AnsweredQuestion { question, quotes, answers })
                .map(|answered| question(context, &mut blocks, answered, room))
                .collect(),
        }
    });
    let (interviews, of_interviews) = interviews(context, guide);
    let all_questions = guide.sections().iter().flat_map(|section| &section.questions);
    let view = GuidePage {
        contents: contents::of_questions(all_questions.map(|each| (each.id.value.as_str(), each.text.as_str()))),
        title: guide.title(),
        version: guide.version(),
        sections: sections.collect(),
        description_html: context.prose(guide.description(), guide.file()),
        without_answer: without_answer(context, guide),
        interviews,
        of_interviews,
        extra: guide.file().extra(),
    };
    let head = Head::of_entry(context, Kind::Guide, guide.title());
    Some(PageParts { blocks, ..PageParts::new(head, view) })
}

/// The interviews that followed a guide in order, or the newest of them where they are many.
fn interviews<'a>(context: &PageContext<'a>, guide: ReleasedGuide<'a>) -> (Vec<InterviewLine<'a>>, Option<String>) {
    let mut all: Vec<InterviewId> = guide.interviews().collect();
    let count = narrow(all.len());
    if all.len() <= MOST_INTERVIEWS {
        return (context.interview_lines(all), None);
    }
    all.sort_unstable_by_key(|id| context.site.index.interviews[*id].rank);
    all.truncate(MOST_INTERVIEWS);
    let shown = narrow(all.len());
    let said = context.words().count_of("guide.newest", count, &[("shown", &shown)]);
    (context.interview_lines(all), Some(said))
}

fn question<'a>(
    context: &PageContext<'a>,
    blocks: &mut Blocks<'a>,
    AnsweredQuestion { question, quotes, answers }: AnsweredQuestion<'a, '_>,
    room: AnswerRoom,
) -> QuestionPart<'a> {
    let said = &quotes.quotes;
    let all = context.shown(said);
    let shown = context.quotes_with_room(&all, room.quotes);
    QuestionPart {
        id: &question.id.value,
        text: &question.text,
        kind: (question.kind != QuestionKind::Open).then(|| question.kind.word()),
        unit: question.unit.as_deref(),
        baseline: question.baseline.as_ref().map(|baseline| baseline.value.as_str()),
        people: context.words().count("people.answered", answers.people().max(quotes.people)),
        compared: compared(context, question, answers, said, room.listed),
        quotes: context.quotes(said),
        more: all.len() - shown.len(),
        answers_html: (!shown.is_empty()).then(|| blocks.add(Block::Cards(shown, None))),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::AnswerRoom;
    use crate::site::testing::Study;

    #[test]
    fn a_guide_of_many_questions_shows_less_of_each() {
        let room = |questions| {
            let AnswerRoom { quotes, listed } = AnswerRoom::of_each(questions);
            (quotes, listed)
        };
        // 250 and 2,000 shared by twelve are 20 and 166, by a hundred 2 and 20; of a thousand each shows one.
        let expected = [(20, 100), (20, 100), (20, 100), (2, 20), (1, 2)];
        assert_eq!([0, 1, 12, 100, 1000].map(room), expected);
    }

    fn guide(questions: usize) -> String {
        let questions: String =
            (0..questions).map(|n| format!("      - {{id: q{n}, text: \"What is {n}?\"}}\n")).collect();
        format!("---\ntitle: G\nsections:\n  - questions:\n{questions}---\n")
    }

    fn shown(questions: usize, interviews: &[(String, String)]) -> Value {
        let guide = guide(questions);
        let interviews = interviews.iter().map(|(path, text)| (path.as_str(), text.as_str()));
        let files: Vec<(&str, &str)> = interviews.chain([("content/guides/g.md", guide.as_str())]).collect();
        Study::of(&files).shown("/guides/g/").0
    }

    fn interview(person: usize, answers: usize) -> (String, String) {
        let answers: String = (0..answers).map(|n| format!("[Answer {n} of {person}.]{{.toil q=q0}} ")).collect();
        let text = format!("---\nparticipant: P{person}\nguide: g\n---\n\n**P{person}:** {answers}\n");
        (format!("content/interviews/p{person}.md"), text)
    }

    #[test]
    fn from_four_questions_on_there_are_contents() {
        assert_eq!(shown(3, &[interview(1, 1)])["contents"], json!([]));
        let contents = &shown(4, &[interview(1, 1)])["contents"];
        assert_eq!(contents.as_array().map(Vec::len), Some(4));
        assert_eq!(contents[3], json!({"href": "#q3", "title_html": "What is 3?", "is_part": false}));
    }

    #[test]
    fn answers_and_interviews_are_bounded_and_nothing_is_said_of_few() {
        let few = shown(1, &[interview(1, 20)]);
        assert_eq!((&few["sections"][0]["questions"][0]["more"], &few["of_interviews"]), (&json!(0), &Value::Null));
        let interviews: Vec<(String, String)> = (0..52).map(|person| interview(person, 1)).collect();
        let many = shown(1, &interviews);
        // 52 answers, 20 of which are shown; 52 interviews, 50 of which are.
        let question = &many["sections"][0]["questions"][0];
        assert_eq!((&question["more"], &question["quotes"]), (&json!(32), &json!("52 quotes")));
        assert_eq!(many["of_interviews"], "The newest 50 of 52 interviews.");
        assert_eq!(many["interviews"].as_array().map(Vec::len), Some(50));
    }

    const ASKED: &str = "---\nsections:\n  - questions:\n      - {id: days, text: How long?, kind: duration, of: elapsed, \
                         baseline: 15m}\n      - {id: sure, text: Sure?, kind: choice, choices: [yes, no]}\n---\n";

    /// Four people: 2 weeks, 1 week, never, unknown; who answered twice counts once, with the newest.
    fn answered() -> Study {
        Study::of(&[
            ("content/guides/g.md", ASKED),
            (
                "content/interviews/a.md",
                "---\nparticipant: P1\ndate: 2026-01-01\nguide: g\nanswers: {days: 4w}\n---\nWords.\n",
            ),
            (
                "content/interviews/b.md",
                "---\nparticipant: P1\ndate: 2026-02-01\nguide: g\n---\n**P1:** [Two weeks.]{.slow q=days value=2w}\n",
            ),
            (
                "content/interviews/c.md",
                "---\nguide: g\nparticipants:\n  - {name: P2, answers: {days: 1w, sure: no}}\n  - {name: P3, answers: {days: \
                 never, sure: NO}}\n---\n**P2:** Words.\n\n**P3:** Words.\n",
            ),
            ("content/interviews/d.md", "---\nparticipant: P4\nguide: g\nanswers: {days: unknown}\n---\nWords.\n"),
        ])
    }

    #[test]
    fn answers_are_compared_person_by_person() {
        let page = answered().shown("/guides/g/").0;
        let questions = &page["sections"][0]["questions"];
        // 40 and 80 hours: the middle is 60, a quarter of the way from 40 to 80 is 50; 60 hours are 240 times 15 minutes.
        assert_eq!(
            questions[0]["compared"]["sentences"],
            json!([
                "The middle of 2 answers is 7.5 days; they lie from 5 days to 2 weeks.",
                "7.5 days here, where 15 minutes is usual elsewhere: 240 times as much.",
                "1 of 4 avoids it.",
                "1 of 4 cannot say."
            ])
        );
        let lines = questions[0]["compared"]["lines"].as_array().expect("they are a list");
        let said: Vec<_> = lines.iter().map(|line| (line["who"].as_str(), line["answer"].as_str())).collect();
        assert_eq!(
            said,
            [("P2", "5 days"), ("P1", "2 weeks"), ("P3", "avoids it"), ("P4", "cannot say")]
                .map(|(who, answer)| (Some(who), Some(answer)))
        );
        assert!(lines[1]["href"].as_str().is_some_and(|href| href.ends_with("interviews/b/#two-weeks")), "{lines:?}");
        assert_eq!(questions[1]["compared"]["sentences"], json!(["yes: 0.", "no: 2."]));
        assert_eq!(page["without_answer"], Value::Null);
        assert_eq!(questions[1]["compared"]["plot_html"], "");
    }

    /// Two of three never did it; the words about it are of a theme, for which nobody estimated anything.
    fn avoiding(theme: &str) -> Value {
        let guide = "---\nsections:\n  - questions:\n      - {id: hours, text: How long?, kind: duration}\n      - {id: why, text: \
                     Why?}\n      - {id: who, text: Who knows?}\n      - {id: where, text: Where?}\n---\n";
        let never = |name: &str, notes: &str| {
            format!("---\nparticipant: {name}\nguide: g\nanswers: {{hours: never}}\n{notes}---\n**{name}:** Words.\n")
        };
        let passed = "interviewer: Mira\npassed: [{text: who knows, asked: true}, {text: Where?, asked: false}]\n";
        let told = "---\nparticipant: P3\nguide: g\nanswers: {why: unknown}\n---\n**P3:** [Two days.]{.new-service q=hours value=2d}\n";
        Study::of(&[
            ("content/guides/g.md", guide),
            ("content/themes/new-service.md", theme),
            ("content/interviews/a.md", &never("P1", passed)),
            ("content/interviews/b.md", &never("P2", "")),
            ("content/interviews/c.md", told),
        ])
        .shown("/guides/g/")
        .0
    }

    #[test]
    fn an_act_that_people_avoid_leads_to_the_estimate_that_counts_it() {
        let page = avoiding("---\ntitle: New service\n---\n");
        let compared = &page["sections"][0]["questions"][0]["compared"];
        assert_eq!(
            compared["sentences"],
            json!(["One answer: 2 days.", "2 of 3 have not done it: rare because dear."])
        );
        let expected = |is_estimated: bool, has_estimate: bool, line: &str| {
            let candidate = json!({"title": "New service", "href": "../../themes/new-service/"});
            json!({"candidate": candidate, "is_estimated": is_estimated, "has_estimate": has_estimate, "line": line})
        };
        assert_eq!(compared["avoided"], expected(false, false, "estimate: {latent: quarterly}"));
        for (estimate, is_estimated, line) in
            [("{latent: monthly}", true, "latent: monthly"), ("{toil: 3h}", false, "latent: quarterly")]
        {
            let page = avoiding(&format!("---\ntitle: New service\nestimate: {estimate}\n---\n"));
            let avoided = &page["sections"][0]["questions"][0]["compared"]["avoided"];
            assert_eq!(*avoided, expected(is_estimated, true, line));
        }
    }

    #[test]
    fn questions_in_vain_and_questions_that_nobody_asked_are_told_apart() {
        // Of `why` somebody could not say; `who` was passed on in other capitals and asked; `where` was passed on and not asked.
        let page = avoiding("");
        assert_eq!(
            page["without_answer"],
            json!({
                "unanswered": [{"text": "Why?", "href": "#why"}, {"text": "Who knows?", "href": "#who"}],
                "not_asked": [{"text": "Where?", "href": "#where"}],
            })
        );
    }
}

//! An interview: who, when, what was taken away, and the transcript with its quotes in place.
//!
//! Comes in: the site's context. Goes out: [`InterviewPage`]. Does not know: how it looks.

use std::cmp::Reverse;

use serde::Serialize;

use super::block::{Block, Blocks, Placeholder};
use super::frame::Head;
use super::interviews;
use super::parts::context::{InterviewLine, Link, PageContext, Person};
use super::parts::group::KindCount;
use super::parts::passed::PassedLine;
use super::parts::shareable::Shareable;
use super::parts::surprises::{ListenerName, SurpriseLine};
use super::timeline::TimelineContext;
use super::transcript::TranscriptContext;
use crate::analysis::count::narrow;
use crate::base::id::Id;
use crate::content::{Extra, Kind};
use crate::knowledge::{InterviewId, QuoteId, ThemeId};
use crate::release::{Released, ReleasedInterview, ReleasedQuote};
use crate::site::page_kind::{LinkStyle, PageContent, PageKind, PageParts, Readers, WantedPage};

/// A person is interviewed a few times; where a pseudonym stands for many people, a list of all would outgrow the page.
const MAX_OTHERS: usize = 12;

/// An interview.
#[derive(Debug, Serialize)]
struct InterviewPage<'a> {
    /// Its title.
    title: &'a str,
    /// When it was.
    date: Option<&'a str>,
    /// How many turns it has, in words.
    turns: String,
    /// Who was there, and what it was about.
    #[serde(flatten)]
    facts: InterviewFacts<'a>,
    /// What to take away.
    takeaways: Vec<&'a str>,
    /// What those who heard it have to say of how it went.
    #[serde(flatten)]
    noted: InterviewNotes<'a>,
    /// The recording.
    recording: Option<String>,
    /// `audio` or `video`, where that is a file of the site which a browser plays.
    media: Option<&'static str>,
    /// Who spoke when, and where the quotes are; none where nobody speaks.
    timeline_html: Option<Placeholder>,
    /// Its quotes; none where it has none that may be read.
    #[serde(flatten)]
    quotes: Option<InterviewQuotes<'a>>,
    /// Where to go from here.
    #[serde(flatten)]
    beside: InterviewsBeside<'a>,
    /// What the front matter has beside.
    extra: &'a Extra,
}

/// Who was there, and what an interview was about.
#[derive(Debug, Serialize)]
struct InterviewFacts<'a> {
    /// Who was interviewed.
    people: Vec<Person<'a>>,
    /// Who asked.
    interviewers: Vec<ListenerName<'a>>,
    /// Who was there, silent.
    observers: Vec<ListenerName<'a>>,
    /// Who has listened to it since.
    listeners: Vec<ListenerName<'a>>,
    /// Who marked quotes in it.
    coders: Vec<ListenerName<'a>>,
    /// The interview that it follows up.
    follows: Option<Link<'a>>,
    /// Those that follow it up.
    followed_by: Vec<Link<'a>>,
    /// The guide that it followed.
    guide: Option<Link<'a>>,
    /// Themes that it speaks to as a whole.
    tags: Vec<Link<'a>>,
}

/// What those who heard an interview noted of it.
#[derive(Debug, Serialize)]
struct InterviewNotes<'a> {
    /// What surprised them.
    surprises: Vec<SurpriseLine<'a>>,
    /// The questions that observers passed to the interviewer.
    passed: Vec<PassedLine<'a>>,
}

/// The quotes of an interview.
#[derive(Debug, Serialize)]
struct InterviewQuotes<'a> {
    /// How many it has that may be read, and how many more.
    quotes: String,
    /// Of which kinds they are.
    kinds: Vec<KindCount<'a>>,
    /// Of which themes they are.
    quoted: Vec<ThemeCount<'a>>,
    /// All that may be read, in order.
    quotes_html: Placeholder,
}

/// Interviews that somebody may read next.
#[derive(Debug, Serialize)]
struct InterviewsBeside<'a> {
    /// Others of the same person, the newest first; at most [`MAX_OTHERS`].
    others: Vec<InterviewLine<'a>>,
    /// The interview before it.
    older: Option<Link<'a>>,
    /// The interview after it.
    newer: Option<Link<'a>>,
}

/// A theme, and how many of the quotes are of it.
#[derive(Debug, Serialize)]
struct ThemeCount<'a> {
    /// The theme.
    theme: Link<'a>,
    /// How many.
    count: usize,
}

/// `/interviews/<slug>/`
pub(super) static PAGE: PageKind = PageKind {
    name: "the page of an interview",
    readers: Readers::People,
    section: Some(&interviews::SECTION),
    links: LinkStyle::Page,
    is_slow: false,
    addresses,
    content: PageContent::Template("interview.html", |context, subject| {
        interview(context, InterviewId::from_index(subject))
    }),
};

fn addresses(released: Released<'_>) -> Vec<WantedPage> {
    let all = released.interviews();
    all.map(|it| WantedPage::entry(Kind::Interview, it.id(), it.slug(), Some(it.file()))).collect()
}

fn interview<'a>(context: &PageContext<'a>, id: InterviewId) -> Option<PageParts<'a>> {
    let interview = context.released().interview(id)?;
    let site = &context.site.index.interviews[id];
    let mut blocks = Blocks::default();
    let body = Some(blocks.add(Block::Transcript(id, Box::new(TranscriptContext::new(context, interview)))));
    let view = InterviewPage {
        title: &site.title,
        date: site.date.as_deref(),
        turns: context.words().count("count.turns", narrow(interview.turns())),
        facts: facts(context, interview),
        takeaways: interview.takeaways().collect(),
        noted: InterviewNotes {
            surprises: interview.surprises().filter_map(|it| context.surprise(it)).collect(),
            passed: interview.passed().filter_map(|it| context.passed(it)).collect(),
        },
        recording: context.recording(id),
        media: context.media(id),
        quotes: quotes(context, interview, &mut blocks),
        timeline_html: timeline(context, interview, &mut blocks),
        beside: beside(context, interview),
        extra: interview.file().extra(),
    };
    let head = Head {
        description: context.described(Shareable::Interview(id)),
        subject: Some(Shareable::Interview(id)),
        ..Head::of_entry(context, Kind::Interview, &site.title)
    };
    Some(PageParts { body, blocks, ..PageParts::new(head, view) })
}

fn facts<'a>(context: &PageContext<'a>, interview: ReleasedInterview<'a>) -> InterviewFacts<'a> {
    InterviewFacts {
        people: people(context, interview),
        interviewers: interview.interviewers().map(|name| context.listener_name(name)).collect(),
        observers: interview.observers().map(|name| context.listener_name(name)).collect(),
        listeners: interview.listeners().map(|name| context.listener_name(name)).collect(),
        coders: coders(context, interview),
        follows: interview.follows().and_then(|id| context.interview(id)),
        followed_by: interview.followed_by().filter_map(|id| context.interview(id)).take(MAX_OTHERS).collect(),
        guide: interview.guide().and_then(|guide| context.guide(guide)),
        tags: interview.tags().filter_map(|tag| context.theme(tag)).collect(),
    }
}

/// Whoever marked quotes that may be read, each name once, in the order of the file.
fn coders<'a>(context: &PageContext<'a>, interview: ReleasedInterview<'a>) -> Vec<ListenerName<'a>> {
    let mut names: Vec<&'a str> = Vec::new();
    for name in interview.quotes().filter_map(ReleasedQuote::coder) {
        if !name.is_empty() && !names.contains(&name) {
            names.push(name);
        }
    }
    names.into_iter().map(|name| context.listener_name(name)).collect()
}

fn quotes<'a>(
    context: &PageContext<'a>,
    interview: ReleasedInterview<'a>,
    blocks: &mut Blocks<'a>,
) -> Option<InterviewQuotes<'a>> {
    let quotes: Vec<QuoteId> = interview.quotes().map(ReleasedQuote::id).collect();
    (!quotes.is_empty()).then(|| InterviewQuotes {
        quotes: shown_of(context, interview, quotes.len()),
        kinds: context.kinds(&quotes),
        quoted: quoted(context, interview),
        quotes_html: blocks.add(Block::Index(quotes)),
    })
}

fn beside<'a>(context: &PageContext<'a>, interview: ReleasedInterview<'a>) -> InterviewsBeside<'a> {
    let (older, newer) = context.site.neighbours(interview.id());
    InterviewsBeside {
        others: others(context, interview),
        older: older.and_then(|id| context.interview(id)),
        newer: newer.and_then(|id| context.interview(id)),
    }
}

/// The timeline, where anybody speaks.
fn timeline<'a>(
    context: &PageContext<'a>,
    interview: ReleasedInterview<'a>,
    blocks: &mut Blocks<'a>,
) -> Option<Placeholder> {
    let turns = narrow(interview.turns());
    let shown = context.quotes(context.site.analysis.quotes_of_interview(interview.id()));
    let description = format!("{}, {shown}", context.words().count("count.turns", turns));
    let timeline = TimelineContext::new(&context.site, interview, description);
    (turns > 0).then(|| blocks.add(Block::Timeline(interview.id(), Box::new(timeline))))
}

/// The themes of its quotes that may be read, that of most quotes first.
fn quoted<'a>(context: &PageContext<'a>, interview: ReleasedInterview<'a>) -> Vec<ThemeCount<'a>> {
    let mut counts: Vec<(ThemeId, usize)> = Vec::new();
    for theme in interview.quotes().flat_map(ReleasedQuote::themes) {
        match counts.iter_mut().find(|(known, _)| *known == theme) {
            Some((_, count)) => *count += 1,
            None => counts.push((theme, 1)),
        }
    }
    counts.sort_by_key(|(_, count)| Reverse(*count));
    counts.into_iter().filter_map(|(theme, count)| Some(ThemeCount { theme: context.theme(theme)?, count })).collect()
}

/// "3"; where some are withheld, "3, 4 more not for this audience".
fn shown_of(context: &PageContext<'_>, interview: ReleasedInterview<'_>, shown: usize) -> String {
    match interview.quote_count() - shown {
        0 => shown.to_string(),
        withheld => context.words().count_of("count.withheld", narrow(withheld), &[("shown", &shown)]),
    }
}

/// Who was interviewed, with all that the front matter says of them.
fn people<'a>(context: &PageContext<'a>, interview: ReleasedInterview<'a>) -> Vec<Person<'a>> {
    let people = context.interviewees(interview.id()).into_iter().zip(interview.people());
    people.map(|(person, described)| Person { tenure: described.tenure(), ..person }).collect()
}

/// Other interviews of its people, the newest of each first, each once.
fn others<'a>(context: &PageContext<'a>, interview: ReleasedInterview<'a>) -> Vec<InterviewLine<'a>> {
    let people = interview.people().filter_map(|person| context.released().participant(person.participant()));
    let mut others: Vec<InterviewId> = Vec::new();
    for other in people.flat_map(|person| person.interviews().rev()) {
        if other != interview.id() && !others.contains(&other) {
            others.push(other);
        }
        if others.len() == MAX_OTHERS {
            break;
        }
    }
    context.interview_lines(others)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::release::Audience;
    use crate::site::testing::Study;

    const FILES: [(&str, &str); 3] = [
        ("content/interviews/first.md", "---\nparticipant: P1\ndate: 2026-01-01\naudience: [some]\n---\n"),
        (
            "content/interviews/second.md",
            "---\nparticipant: P1\ndate: 2026-05-01\nfollows: first\naudience: [some]\n---\n",
        ),
        ("content/interviews/third.md", "---\nparticipant: P1\ndate: 2026-06-01\nfollows: first\n---\n"),
    ];

    fn follow_ups(study: &Study, page: &str) -> Value {
        let page = study.shown(page).0;
        json!([page["follows"]["title"], page["followed_by"].as_array().unwrap().len()])
    }

    #[test]
    fn a_follow_up_and_its_first_interview_lead_to_each_other() {
        let study = Study::of(&FILES);
        assert_eq!(follow_ups(&study, "/interviews/first/"), json!([null, 2]));
        assert_eq!(follow_ups(&study, "/interviews/second/"), json!(["first", 0]));
    }

    /// A follow-up that is withheld is in no list, and who is the same is told only where people and days are.
    #[test]
    fn an_audience_learns_of_follow_ups_what_it_may() {
        let page_of_first = |said: &str| {
            let settings = format!("[audiences.some]\nattribution = [{said}]\n");
            let files: Vec<(&str, &str)> = FILES.into_iter().chain([("site.toml", &*settings)]).collect();
            let study = Study::read_for(&Audience::Named("some".to_owned()), &files).0;
            let mut pages = study.plan.pages.iter().filter(|page| page.kind.name == "the page of an interview");
            pages.find_map(|page| {
                let shown = study.shown(page.route.as_str()).0;
                (!shown["followed_by"].as_array().unwrap().is_empty() || !shown["follows"].is_null())
                    .then(|| shown["followed_by"].as_array().unwrap().len())
            })
        };
        assert_eq!(page_of_first("\"pseudonym\", \"date\""), Some(1));
        assert_eq!(page_of_first("\"pseudonym\""), None);
        assert_eq!(page_of_first("\"date\""), None);
    }
}

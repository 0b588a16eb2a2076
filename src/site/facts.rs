//! What views look things up in, and what is worth making once for all of them.
//!
//! Comes in: knowledge, numbers, settings, the plan. Goes out: an [`Index`], and read-only [`Facts`] for every page.
//! Does not know: any single page.

use std::collections::BTreeMap;

use super::count::Count;
use super::plan::Plan;
use super::route::Route;
use super::transcripts::Transcripts;
use crate::analysis::Numbers;
use crate::analysis::priority::{Candidate, Row};
use crate::base::Date;
use crate::base::id::IdVec;
use crate::config::Settings;
use crate::content::interview::{Speaker, SpeakerRole, meta};
use crate::content::{Entry, page};
use crate::knowledge::{
    Interview, InterviewId, Interviewee, Knowledge, OpportunityId, ParticipantId, QuoteId, TeamId, ThemeId,
};
use crate::release::Released;

/// Everything there is to show; copied freely.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// The study.
    pub knowledge: &'a Knowledge,
    /// What may be shown of it.
    pub released: Released<'a>,
    /// Its numbers.
    pub numbers: &'a Numbers,
    /// What the site's owner wants.
    pub settings: &'a Settings,
    /// Which pages there are.
    pub plan: &'a Plan,
    /// What was looked up for all pages.
    pub index: &'a Index,
    /// Who has the transcripts.
    pub transcripts: &'a dyn Transcripts,
}

/// What more than one page needs, looked up once. It belongs to the study that it was made from.
#[derive(Debug)]
pub struct Index {
    /// What is said of each interview.
    pub(super) interviews: IdVec<InterviewId, InterviewFacts>,
    /// What is said of each quote.
    pub(super) quotes: IdVec<QuoteId, QuoteFacts>,
    /// All interviews, newest first.
    pub(super) newest: Vec<InterviewId>,
    /// The plain pages.
    pub(super) pages: Vec<PageFacts>,
    rows: BTreeMap<Candidate, usize>,
    /// The opportunities that name each theme or one above it.
    pub(super) covered: IdVec<ThemeId, Vec<OpportunityId>>,
}

/// What is said of an interview wherever it is mentioned.
#[derive(Debug)]
pub(super) struct InterviewFacts {
    /// Its title, or one made from who spoke.
    pub(super) title: String,
    /// Its date as text.
    pub(super) date: Option<String>,
    /// Its place in [`Index::newest`].
    pub(super) rank: usize,
    /// Where it can be heard.
    pub(super) recording: Option<Recording>,
}

/// What is said of a quote wherever it is shown.
#[derive(Debug)]
pub(super) struct QuoteFacts {
    /// The team of who said it.
    pub(super) team: Option<TeamId>,
    /// The moment of the recording, where it can be heard.
    pub(super) listen: Option<u64>,
}

/// Where an interview can be heard.
#[derive(Debug)]
pub(super) enum Recording {
    /// On the site, and what was written behind the address, from its `?` or `#` on.
    Here(Route, String),
    /// At this address.
    Elsewhere(String),
}

/// Somebody who spoke.
#[derive(Debug, Clone, Copy)]
pub struct Who<'a> {
    /// The pseudonym, or a name where the words are not the participant's.
    pub name: &'a str,
    /// The role.
    pub role: Option<&'a str>,
    /// The team.
    pub team: Option<TeamId>,
}

/// What is said of a plain page wherever it is mentioned.
#[derive(Debug)]
pub(super) struct PageFacts {
    /// `title`, else the first heading, else one made from its name.
    pub(super) title: String,
    /// Whether its own words begin with the title.
    pub(super) titled: bool,
    /// Whether it stands at the top, so that every page leads to it.
    pub(super) top: bool,
    /// Its address.
    pub(super) route: Route,
}

impl Index {
    /// Looks everything up.
    pub fn new(knowledge: &Knowledge, numbers: &Numbers, plan: &Plan) -> Self {
        let newest = newest(knowledge);
        let mut interviews: IdVec<InterviewId, InterviewFacts> = knowledge
            .interviews
            .iter()
            .map(|interview| InterviewFacts {
                title: title(knowledge, interview),
                date: interview.entry.kind.meta.date.map(|date| date.to_string()),
                rank: 0,
                recording: recording(plan, interview),
            })
            .collect();
        for (rank, id) in newest.iter().enumerate() {
            interviews[*id].rank = rank;
        }
        let rows = numbers.priorities.rows.iter().enumerate().map(|(index, row)| (row.candidate, index)).collect();
        Self {
            covered: covered(knowledge),
            pages: knowledge.pages.iter().map(|entry| page_facts(entry)).collect(),
            quotes: knowledge.quotes.ids().map(|id| quote_facts(knowledge, &interviews, id)).collect(),
            interviews,
            newest,
            rows,
        }
    }
}

impl<'a> Facts<'a> {
    /// A candidate's numbers, where it is one.
    pub(super) fn row(&self, candidate: Candidate) -> Option<&'a Row> {
        self.index.rows.get(&candidate).map(|index| &self.numbers.priorities.rows[*index])
    }

    /// How much was heard on a theme and what is below it.
    pub(super) fn theme_count(&self, id: ThemeId) -> Count {
        let coverage = &self.numbers.coverage.themes[id];
        Count { people: coverage.people, quotes: coverage.quotes }
    }

    /// The place of a quote's card on a theme's page: `<interview>.<quote-id>`.
    pub(super) fn card_id(&self, id: QuoteId) -> String {
        let interview = self.knowledge.quotes[id].interview;
        [self.knowledge.interviews[interview].entry.slug.as_str(), ".", &self.knowledge.words(id).id].concat()
    }

    /// The interview before (older) and the one after (newer).
    pub(super) fn neighbours(&self, id: InterviewId) -> (Option<InterviewId>, Option<InterviewId>) {
        let rank = self.index.interviews[id].rank;
        let newer = rank.checked_sub(1).and_then(|rank| self.index.newest.get(rank));
        (self.index.newest.get(rank + 1).copied(), newer.copied())
    }

    /// Who was interviewed, as they were then.
    pub(super) fn who_spoke(&self, id: InterviewId) -> impl Iterator<Item = Who<'a>> {
        let facts = *self;
        (0..self.knowledge.interviews[id].people.len()).map(move |person| who_then(facts.knowledge, id, person))
    }

    /// A participant, as they are now.
    pub(super) fn who_is(&self, id: ParticipantId) -> Who<'a> {
        let participant = &self.knowledge.participants[id];
        Who { name: &participant.name, role: participant.role.as_deref(), team: participant.team }
    }

    /// Who said a quote: the participant, unless the words are somebody else's.
    pub(super) fn who_said(&self, id: QuoteId) -> Who<'a> {
        who_said(self.knowledge, id)
    }

    /// Who speaks in the turn that a quote is in, if it is in one.
    pub(super) fn speaker(&self, id: QuoteId) -> Option<&'a Speaker> {
        speaker(self.knowledge, id)
    }
}

/// One of those who were interviewed, as they were then.
fn who_then(knowledge: &Knowledge, id: InterviewId, person: usize) -> Who<'_> {
    let interview = &knowledge.interviews[id];
    let Interviewee { participant, team, .. } = &interview.people[person];
    let participant = &knowledge.participants[*participant];
    let role = interview.entry.kind.meta.people[person].role.as_deref().or(participant.role.as_deref());
    Who { name: &participant.name, role, team: *team }
}

fn who_said(knowledge: &Knowledge, id: QuoteId) -> Who<'_> {
    let quote = &knowledge.quotes[id];
    let other = if quote.by_participant { None } else { speaker(knowledge, id) };
    let Some(speaker) = other else { return who_then(knowledge, quote.interview, quote.person) };
    let role = match speaker.role {
        SpeakerRole::Interviewer => "interviewer",
        SpeakerRole::Observer => "observer",
        SpeakerRole::Participant => "participant",
        SpeakerRole::Unknown => "speaker",
    };
    Who { name: &speaker.name, role: Some(role), team: None }
}

fn speaker(knowledge: &Knowledge, id: QuoteId) -> Option<&Speaker> {
    let interview = &knowledge.interviews[knowledge.quotes[id].interview].entry.kind;
    interview.speakers.get(knowledge.words(id).speaker?)
}

/// `title`, else the participants and their teams, else the name of the file.
fn title(knowledge: &Knowledge, interview: &Interview) -> String {
    let entry = &interview.entry;
    if let Some(title) = &entry.title {
        return title.clone();
    }
    let people = &entry.kind.meta.people;
    let names: Vec<&str> = people.iter().filter_map(|person| Some(person.name.as_ref()?.value.as_str())).collect();
    let teams = interview.teams().into_iter().map(|team| knowledge.teams[team].title.as_str());
    let named: Vec<&str> = names.iter().copied().chain(teams).collect();
    if names.len() < people.len() || named.len() == 1 { entry.name().to_owned() } else { named.join(", ") }
}

fn quote_facts(knowledge: &Knowledge, interviews: &IdVec<InterviewId, InterviewFacts>, id: QuoteId) -> QuoteFacts {
    let interview = knowledge.quotes[id].interview;
    let listen = interviews[interview].recording.as_ref().and_then(|_| knowledge.words(id).start_ms);
    QuoteFacts { team: who_said(knowledge, id).team, listen }
}

/// Where an interview can be heard: a file of the site by its path, as in a link, or an address. Nowhere, if there is no
/// such file: a link would be wrong also once somebody put it there.
fn recording(plan: &Plan, interview: &Interview) -> Option<Recording> {
    let written = interview.entry.kind.meta.recording.as_deref()?;
    if meta::is_on_the_web(written) {
        return Some(Recording::Elsewhere(written.to_owned()));
    }
    let target = plan.resolve(&interview.entry.path, written)?;
    Some(Recording::Here(target.route.clone(), target.rest.to_owned()))
}

/// Newest first; what has no date comes last; within a day the later path first.
fn newest(knowledge: &Knowledge) -> Vec<InterviewId> {
    let mut ids: Vec<InterviewId> = knowledge.interviews.ids().collect();
    let date = |id: &InterviewId| -> Option<Date> { knowledge.interviews[*id].entry.kind.meta.date };
    ids.sort_by_key(|id| std::cmp::Reverse((date(id), *id)));
    ids
}

fn page_facts(entry: &Entry<page::Page>) -> PageFacts {
    let heading = first_heading(&entry.kind.body.html());
    let title = entry.title.clone().or_else(|| heading.clone()).unwrap_or_else(|| entry.shown_title());
    PageFacts {
        titled: heading.is_some(),
        title,
        top: !entry.kind.address.contains('/'),
        // An address that could lead out is not planned, so nobody asks for its route.
        route: Route::page(&entry.kind.address).unwrap_or_else(Route::home),
    }
}

/// The text of the heading that some HTML begins with.
fn first_heading(html: &str) -> Option<String> {
    let inner = html.trim_start().strip_prefix("<h1")?.split_once('>')?.1.split("</h1>").next()?;
    let mut text = String::new();
    let mut rest = inner;
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        rest = tag.split_once('>').map_or("", |(_, after)| after);
    }
    text.push_str(rest);
    let text = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")]
        .into_iter()
        .fold(text, |text, (escaped, plain)| text.replace(escaped, plain));
    Some(text)
}

fn covered(knowledge: &Knowledge) -> IdVec<ThemeId, Vec<OpportunityId>> {
    let mut covered: IdVec<ThemeId, Vec<OpportunityId>> = knowledge.themes.ids().map(|_| Vec::new()).collect();
    for (id, opportunity) in knowledge.opportunities.enumerate() {
        for theme in opportunity.themes.iter().flat_map(|theme| knowledge.subtree(*theme)) {
            if covered[theme].last() != Some(&id) {
                covered[theme].push(id);
            }
        }
    }
    covered
}

//! The context that a page is written at: the site, and where links are written from.
//!
//! Comes in: the site's context, and what links are relative to. Goes out: links and lines about the things of a study.
//! Does not know: which page asks.

use std::borrow::Cow;

use serde::Serialize;

use crate::analysis::count::narrow;
use crate::analysis::coverage::ThemeCoverage;
use crate::analysis::priority::Candidate;
use crate::base::link::percent_decoded;
use crate::base::path::SourcePath;
use crate::content::Kind;
use crate::knowledge::{
    EntryId, GuideId, InterviewId, OpportunityId, OutcomeId, ParticipantId, QuoteId, TeamId, ThemeId, ToolId,
    WorkflowId,
};
use crate::release::{
    Released, ReleasedGuide, ReleasedOpportunity, ReleasedOutcome, ReleasedPerson, ReleasedQuote, ReleasedTeam,
    ReleasedTheme, ReleasedTool, ReleasedWorkflow, ShownTeam,
};
use crate::site::addresses::ResolvedLink;
use crate::site::chart::Caption;
use crate::site::chart::cairn::{self, Cairn};
use crate::site::chart::fingerprint::{self, Fingerprint};
use crate::site::route::{LinkBase, Route};
use crate::site::site_context::{Recording, SiteContext, Who, card_id};
use crate::site::view::recording;
use crate::site::words::Words;

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
    /// The team, as it may be named.
    pub team: Option<SpeakerTeam<'a>>,
    /// For how long they are there; only where their interview is shown.
    pub tenure: Option<&'a str>,
}

/// The team of somebody who spoke.
#[derive(Debug, Serialize)]
pub struct SpeakerTeam<'a> {
    /// What it is called.
    pub title: &'a str,
    /// Its page, where it has one.
    pub href: Option<String>,
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
    /// How many of them may be read.
    pub quoted: usize,
    /// Where in it its quotes are, as SVG; empty where only a few facts are wanted.
    pub fingerprint_html: String,
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
    /// The people as a pile of stones, as SVG; empty where it would be of a part of them.
    pub cairn_html: String,
}

/// How much was heard on something, in words.
#[derive(Debug, Serialize)]
pub struct HeardCount {
    /// How many people spoke of it.
    pub people: String,
    /// How many quotes there are.
    pub quotes: String,
}

/// The site, and where links are written from.
#[derive(Debug)]
pub struct PageContext<'a> {
    /// What all pages share.
    pub site: SiteContext<'a>,
    /// Where links are written from.
    pub link_base: LinkBase,
}

impl<'a> PageContext<'a> {
    /// What may be shown of the study.
    pub fn released(&self) -> Released<'a> {
        self.site.released
    }

    /// The words of the site's language.
    pub fn words(&self) -> &'a Words {
        self.site.words
    }

    /// The title of the list of a kind.
    pub fn list_title(&self, kind: Kind) -> &'a str {
        self.words().text_in("nav", kind.folder())
    }

    /// "14 quotes"; where some are withheld, "3 quotes, 4 more not for this audience".
    pub fn quotes(&self, ids: &[QuoteId]) -> String {
        let withheld = ids.len() - self.shown(ids).len();
        let shown = self.words().count("count.quotes", narrow(ids.len() - withheld));
        if withheld == 0 {
            return shown;
        }
        self.words().count_of("count.withheld", narrow(withheld), &[("shown", &shown)])
    }

    /// Of some quotes those that may be read.
    pub fn shown<'q>(&self, ids: &'q [QuoteId]) -> Cow<'q, [QuoteId]> {
        if self.released().is_everything() {
            return Cow::Borrowed(ids);
        }
        ids.iter().copied().filter(|id| self.released().quote(*id).is_some()).collect()
    }

    /// With a quote of it in their own words, of whatever kind: "8 people spoke of it".
    pub fn spoke_of_it(&self, count: u32) -> String {
        self.words().count("people.spoke_of_it", count)
    }

    /// How much was heard on something.
    pub fn heard(&self, people: u32, quotes: &[QuoteId]) -> HeardCount {
        HeardCount { people: self.spoke_of_it(people), quotes: self.quotes(quotes) }
    }

    /// A link to an address.
    pub fn href(&self, route: &Route) -> String {
        self.link_base.link(route)
    }

    /// A link to the page of an entry; none where it is withheld.
    pub fn link<I: EntryId>(&self, id: I, title: Option<&'a str>) -> Option<Link<'a>> {
        Some(Link { title: title?, href: self.href(self.site.addresses.entry(id)?) })
    }

    /// A theme.
    pub fn theme(&self, id: ThemeId) -> Option<Link<'a>> {
        self.link(id, self.released().theme(id).map(ReleasedTheme::title))
    }

    /// What a theme is called, and where it is.
    pub fn theme_route(&self, id: ThemeId) -> Option<(&'a str, &'a Route)> {
        Some((self.released().theme(id)?.title(), self.site.addresses.entry(id)?))
    }

    /// What a team is called, and where it is.
    pub fn team_route(&self, id: TeamId) -> Option<(&'a str, &'a Route)> {
        Some((self.released().team(id)?.title(), self.site.addresses.entry(id)?))
    }

    /// A theme with all that was heard on it and what is below it.
    pub fn theme_line(&self, id: ThemeId) -> Option<ThemeLine<'a>> {
        let people = self.site.numbers.coverage.themes[id].people;
        let line = self.theme_counted(id, people, &self.site.numbers.rollup.quotes[id])?;
        Some(ThemeLine { cairn_html: self.theme_cairn(id, None), ..line })
    }

    /// The people who spoke of a theme as a pile of stones, solid where they said what it costs.
    pub fn theme_cairn(&self, id: ThemeId, caption: Option<Caption<'_>>) -> String {
        let Some(theme) = self.released().theme(id) else { return String::new() };
        let ThemeCoverage { people, costs, .. } = self.site.numbers.coverage.themes[id];
        let talks = people.saturating_sub(costs) as usize;
        let interviewed = self.site.numbers.priorities.population.interviewed as usize;
        cairn::cairn(&Cairn { caption, of: theme.slug().as_str(), costs: costs as usize, talks, interviewed })
    }

    /// The people who spoke of a candidate as a pile of stones; `quotes` are all that were heard on it.
    pub fn candidate_cairn(&self, candidate: Candidate, quotes: &[QuoteId]) -> String {
        let of = match candidate {
            Candidate::Theme(id) => return self.theme_cairn(id, None),
            Candidate::Opportunity(id) => self.released().opportunity(id).map(ReleasedOpportunity::slug),
        };
        let said = self.site.analysis.of_quotes(quotes);
        let (people, costs) = (said.count().people, said.people_with_costs());
        let (costs, talks) = (costs as usize, people.saturating_sub(costs) as usize);
        let interviewed = self.site.numbers.priorities.population.interviewed as usize;
        let of = of.map_or("", |slug| slug.as_str());
        cairn::cairn(&Cairn { caption: None, of, costs, talks, interviewed })
    }

    /// "4 people said what it costs, 1 more spoke of it".
    pub fn theme_heard_in_words(&self, id: ThemeId) -> String {
        let ThemeCoverage { people, costs, .. } = self.site.numbers.coverage.themes[id];
        self.said_in_words(people, costs)
    }

    /// The same of any quotes.
    pub fn heard_in_words(&self, quotes: &[QuoteId]) -> String {
        let said = self.site.analysis.of_quotes(quotes);
        self.said_in_words(said.count().people, said.people_with_costs())
    }

    fn said_in_words(&self, people: u32, costs: u32) -> String {
        if people > 0 && costs == 0 {
            return self.words().count("people.only_spoke", people);
        }
        let said = self.words().count("people.said_what_it_costs", costs);
        match people.saturating_sub(costs) {
            0 => said,
            more => self.words().count_of("people.more_spoke", more, &[("said", &said)]),
        }
    }

    /// A theme with a part of what was heard on it.
    pub fn theme_counted(&self, id: ThemeId, people: u32, quotes: &[QuoteId]) -> Option<ThemeLine<'a>> {
        let Link { title, href } = self.theme(id)?;
        Some(ThemeLine {
            title,
            href,
            people: self.spoke_of_it(people),
            quotes: Some(self.quotes(quotes)),
            cairn_html: String::new(),
        })
    }

    /// A team.
    pub fn team(&self, id: TeamId) -> Option<Link<'a>> {
        self.link(id, self.released().team(id).map(ReleasedTeam::title))
    }

    /// An interview.
    pub fn interview(&self, id: InterviewId) -> Option<Link<'a>> {
        let title = self.released().interview(id).map(|_| self.site.index.interviews[id].title.as_str());
        self.link(id, title)
    }

    /// An opportunity.
    pub fn opportunity(&self, id: OpportunityId) -> Option<Link<'a>> {
        self.link(id, self.released().opportunity(id).map(ReleasedOpportunity::title))
    }

    /// An outcome.
    pub fn outcome(&self, id: OutcomeId) -> Option<Link<'a>> {
        self.link(id, self.released().outcome(id).map(ReleasedOutcome::title))
    }

    /// A guide.
    pub fn guide(&self, id: GuideId) -> Option<Link<'a>> {
        self.link(id, self.released().guide(id).map(ReleasedGuide::title))
    }

    /// A tool.
    pub fn tool(&self, id: ToolId) -> Option<Link<'a>> {
        self.link(id, self.released().tool(id).map(ReleasedTool::title))
    }

    /// A workflow.
    pub fn workflow(&self, id: WorkflowId) -> Option<Link<'a>> {
        self.link(id, self.released().workflow(id).map(ReleasedWorkflow::title))
    }

    /// The list of a kind, as the page above an entry.
    pub fn list(&self, kind: Kind) -> Link<'a> {
        Link { title: self.list_title(kind), href: self.href(&Route::list(kind)) }
    }

    /// What is ranked, as a link.
    pub fn candidate(&self, candidate: Candidate) -> Option<Link<'a>> {
        match candidate {
            Candidate::Opportunity(id) => self.opportunity(id),
            Candidate::Theme(id) => self.theme(id),
        }
    }

    /// The place of a quote's card on a theme's page.
    pub fn card_href(&self, theme: ThemeId, quote: ReleasedQuote<'_>) -> Option<String> {
        Some(self.link_base.link_at(self.site.card_route(theme, quote.id())?, &card_id(quote)))
    }

    /// Where a quote can be read.
    pub fn quote_href(&self, quote: ReleasedQuote<'_>) -> Option<String> {
        let (page, anchor) = self.site.quote_place(quote)?;
        Some(self.link_base.link_at(page, &anchor))
    }

    /// Who was interviewed, as they were then.
    pub fn interviewees(&self, id: InterviewId) -> Vec<Person<'a>> {
        self.site.who_spoke(id).map(|who| self.person(who)).collect()
    }

    /// A participant in an interview, as they were then.
    pub fn interviewee(&self, id: InterviewId, participant: ParticipantId) -> Option<Person<'a>> {
        let mut people = self.released().interview(id)?.people();
        let person = people.find(|person| person.participant() == participant)?;
        Some(self.person(Who::then(self.words(), person)))
    }

    /// A participant, as they are now, where people are named.
    pub fn participant(&self, id: ParticipantId) -> Option<Person<'a>> {
        self.site.who_is(id).map(|who| self.person(who))
    }

    /// One of those who were interviewed, as they were then.
    pub fn person_then(&self, person: ReleasedPerson<'a>) -> Person<'a> {
        self.person(Who::then(self.words(), person))
    }

    fn person(&self, Who { name, role, team }: Who<'a>) -> Person<'a> {
        Person { name, role, team: team.and_then(|team| self.speaker_team(team)), tenure: None }
    }

    /// The team of somebody who spoke.
    pub fn speaker_team(&self, team: ShownTeam) -> Option<SpeakerTeam<'a>> {
        match team {
            ShownTeam::Team(id) => {
                let Link { title, href } = self.team(id)?;
                Some(SpeakerTeam { title, href: Some(href) })
            }
            ShownTeam::Small => Some(SpeakerTeam { title: self.words().text("team.small"), href: None }),
        }
    }

    /// Who said a quote, and when: "P03, staff engineer, Freight, 2025-11-18".
    pub fn said_by(&self, quote: ReleasedQuote<'_>, team: Option<ShownTeam>) -> String {
        let who = Who::said(self.words(), quote);
        let team = team.and_then(|team| self.speaker_team(team)).map(|team| team.title);
        let date = self.site.quote_date(quote);
        let parts = [Some(who.name), who.role, team, date.as_deref()];
        parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }

    /// What the team of somebody who spoke is called.
    pub fn team_title(&self, team: ShownTeam) -> Option<&'a str> {
        match team {
            ShownTeam::Team(id) => self.released().team(id).map(ReleasedTeam::title),
            ShownTeam::Small => Some(self.words().text("team.small")),
        }
    }

    /// An interview as a line of a list.
    pub fn interview_line(&self, id: InterviewId) -> Option<InterviewLine<'a>> {
        let Link { title, href } = self.interview(id)?;
        let quotes = self.site.analysis.quotes_of_interview(id);
        Some(InterviewLine {
            title,
            href,
            date: self.site.index.interviews[id].date.as_deref(),
            people: self.interviewees(id),
            quotes: self.quotes(quotes),
            quoted: self.shown(quotes).len(),
            fingerprint_html: String::new(),
        })
    }

    /// Some interviews as lines of a list, each with where its quotes are.
    pub fn drawn_interview_lines(&self, ids: impl IntoIterator<Item = InterviewId>) -> Vec<InterviewLine<'a>> {
        let drawn = |id| Some(InterviewLine { fingerprint_html: self.fingerprint(id)?, ..self.interview_line(id)? });
        ids.into_iter().filter_map(drawn).collect()
    }

    /// Where in an interview those of its quotes are that may be read.
    fn fingerprint(&self, id: InterviewId) -> Option<String> {
        let interview = self.released().interview(id)?;
        let quotes = interview.quotes().filter_map(|quote| Some((quote.turn()?, quote.kind())));
        let quotes: Vec<_> = quotes.collect();
        Some(fingerprint::fingerprint(&Fingerprint { turns: interview.turns(), quotes: &quotes }))
    }

    /// Some interviews as lines of a list.
    pub fn interview_lines(&self, ids: impl IntoIterator<Item = InterviewId>) -> Vec<InterviewLine<'a>> {
        ids.into_iter().filter_map(|id| self.interview_line(id)).collect()
    }

    /// A link in a file's text, as an address where it leads to something of the site.
    pub fn resolved(&self, from: &SourcePath, written: &str) -> Option<String> {
        let target = self.site.addresses.resolve(from, written)?;
        // Only the page is left of a link to a place on it that is withheld.
        let rest = if self.leads_to_withheld(&target) { "" } else { target.rest };
        Some(self.href_with(self.page_behind(target.route, rest).unwrap_or(target.route), rest))
    }

    /// The page of a card that a link to a theme's own page names, where it is behind that.
    fn page_behind(&self, route: &Route, rest: &str) -> Option<&'a Route> {
        let (_, anchor) = rest.split_once('#')?;
        let anchor = percent_decoded(anchor)?;
        let is_meant = |id| self.released().quote(id).is_some_and(|quote| card_id(quote) == anchor);
        self.site.index.themes.pages.route_of_card(route, is_meant)
    }

    /// Whether a link leads to a place that is withheld, on a page that need not be.
    fn leads_to_withheld(&self, target: &ResolvedLink<'_>) -> bool {
        let released = self.released();
        let is_withheld = |anchor: String| match self.site.addresses.interview_at(target.route) {
            Some(interview) => released.withholds_place(interview, &anchor),
            None => released.withholds_card(&anchor) || self.is_place_of_withheld_team(&anchor),
        };
        let anchor = || percent_decoded(target.rest.split_once('#')?.1);
        !released.is_everything() && anchor().is_some_and(is_withheld)
    }

    /// An address, and what was written behind it, from its `?` or `#` on.
    fn href_with(&self, route: &Route, rest: &str) -> String {
        let here = matches!(&self.link_base, LinkBase::Page(page) if page == route);
        if here && rest.starts_with('#') { rest.to_owned() } else { self.href(route) + rest }
    }

    /// An interview's recording.
    pub fn recording(&self, id: InterviewId) -> Option<String> {
        let recording = self.site.index.interviews[id].recording.as_ref()?;
        Some(match recording {
            Recording::Here(route, rest) => self.href_with(route, rest),
            Recording::Elsewhere(address) => address.clone(),
        })
    }

    /// What an interview's recording is, `audio` or `video`, where it is a file of the site: of anywhere else nothing is loaded.
    pub fn media(&self, id: InterviewId) -> Option<&'static str> {
        match self.site.index.interviews[id].recording.as_ref()? {
            Recording::Here(route, _) => recording::media(route.as_str()),
            Recording::Elsewhere(_) => None,
        }
    }

    /// A moment of an interview's recording.
    pub fn moment(&self, id: InterviewId, ms: u64) -> Option<String> {
        self.recording(id).map(|address| recording::at(&address, ms))
    }
}

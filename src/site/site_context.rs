//! What views look things up in, and what is worth making once for all of them.
//!
//! Comes in: what is released, numbers, settings, addresses. Goes out: a [`SiteIndex`], and read-only [`SiteContext`] for
//! every page. Does not know: any single page.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::addresses::Addresses;
use super::mentions::Mentions;
use super::page_readers::PageReaders;
use super::quote_selection::QuoteSelection;
use super::route::Route;
use super::section::Section;
use super::source_links;
use super::theme_index::ThemeIndex;
use super::tool_index::ToolIndex;
use super::tool_memory::ToolMemory;
use super::tool_mentions::{InterviewMentions, ToolMentions};
use super::transcripts::Transcripts;
use super::view::withheld;
use super::words::Words;
use crate::analysis::{Analysis, Numbers};
use crate::base::Date;
use crate::base::history::History;
use crate::base::id::IdVec;
use crate::config::Settings;
use crate::content::interview::SpeakerRole;
use crate::content::interview::meta;
use crate::knowledge::{InterviewId, ParticipantId, QuoteId, ThemeId};
use crate::release::{
    Released, ReleasedFile, ReleasedInterview, ReleasedPage, ReleasedPerson, ReleasedQuote, ReleasedSpeaker, ShownTeam,
};

/// Everything there is to show; copied freely.
#[derive(Debug, Clone, Copy)]
pub struct SiteContext<'a> {
    /// What may be shown of the study.
    pub released: Released<'a>,
    /// Its numbers, made once.
    pub numbers: &'a Numbers,
    /// What else can be counted in it.
    pub analysis: Analysis<'a>,
    /// What the site's owner wants.
    pub settings: &'a Settings,
    /// The words of the site's language.
    pub words: &'a Words,
    /// Where everything is.
    pub addresses: &'a Addresses,
    /// What was looked up for all pages.
    pub index: &'a SiteIndex,
    /// Who has the transcripts.
    pub transcripts: &'a dyn Transcripts,
    /// When files were changed, where that may be said.
    pub history: &'a History,
    /// For which audiences pages are published, where that may be said.
    pub readers: &'a PageReaders,
}

/// What more than one page needs, looked up once. It belongs to the study that it was made from.
#[derive(Debug)]
pub struct SiteIndex {
    /// What is said of each interview.
    pub(super) interviews: IdVec<InterviewId, IndexedInterview>,
    /// What is said of each quote.
    pub(super) quotes: IdVec<QuoteId, IndexedQuote>,
    /// The interviews that may be shown, newest first.
    pub(super) newest: Vec<InterviewId>,
    /// The plain pages, by their number.
    pub(super) pages: BTreeMap<usize, IndexedPage>,
    /// The numbers of the plain pages, by their addresses.
    pub(super) page_numbers: FxHashMap<Route, usize>,
    /// Which pages link to which.
    pub(super) mentions: Mentions,
    /// What the pages of all themes need.
    pub(super) themes: ThemeIndex,
    /// Who names which tool.
    pub(super) tools: ToolIndex,
    /// The parts of the navigation that have something in them, once somebody has asked.
    sections: OnceLock<Vec<&'static Section>>,
}

/// What is said of an interview wherever it is mentioned; nothing of one that is withheld.
#[derive(Debug, Default)]
pub(super) struct IndexedInterview {
    /// Its title, or one made from who spoke.
    pub(super) title: String,
    /// Its date as text.
    pub(super) date: Option<String>,
    /// Its place in [`SiteIndex::newest`].
    pub(super) rank: usize,
    /// Where it can be heard.
    pub(super) recording: Option<Recording>,
}

/// What is said of a quote wherever it is shown.
#[derive(Debug, Default)]
pub(super) struct IndexedQuote {
    /// The team of who said it, as it may be named.
    pub(super) team: Option<ShownTeam>,
    /// The moment of the recording, where it can be heard.
    pub(super) listen: Option<u64>,
    /// The 24-bit digest of [`card_id`]: every page of a theme with many quotes has that of each of them.
    pub(super) card_digest: u32,
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
    /// The pseudonym, or a name where the words are not the participant's; where neither may be said, what they are.
    pub name: &'a str,
    /// The role.
    pub role: Option<&'a str>,
    /// The team, as it may be named.
    pub team: Option<ShownTeam>,
}

/// What is said of a plain page wherever it is mentioned.
#[derive(Debug)]
pub(super) struct IndexedPage {
    /// `title`, else the first heading, else one made from its name.
    pub(super) title: String,
    /// Whether its own words begin with the title.
    pub(super) titled: bool,
    /// Whether it stands at the top, so that every page leads to it.
    pub(super) top: bool,
    /// Its address.
    pub(super) route: Route,
}

impl SiteIndex {
    /// Looks everything up.
    pub fn new(selection: &QuoteSelection<'_>, addresses: &Addresses, words: &Words) -> Self {
        let released = selection.released;
        let newest = newest(released);
        let indexed =
            |id| released.interview(id).map(|it| indexed_interview(released, addresses, words, it)).unwrap_or_default();
        let mut interviews: IdVec<InterviewId, IndexedInterview> = released.interview_ids().map(indexed).collect();
        for (rank, id) in newest.iter().enumerate() {
            interviews[*id].rank = rank;
        }
        let indexed = |id| released.quote(id).map(|quote| indexed_quote(&interviews, quote)).unwrap_or_default();
        let quotes = released.quote_ids().map(indexed).collect();
        let pages: BTreeMap<usize, IndexedPage> =
            released.pages().map(|page| (page.id(), indexed_page(page))).collect();
        let files = titled_files(released, words, &pages, &interviews);
        let mentions = Mentions::new(addresses, pages.values().map(|page| &page.route), files);
        let page_numbers = pages.iter().map(|(number, page)| (page.route.clone(), *number)).collect();
        let themes = ThemeIndex::new(selection, addresses);
        Self {
            pages,
            page_numbers,
            quotes,
            interviews,
            newest,
            mentions,
            themes,
            tools: ToolIndex::new(released),
            sections: OnceLock::new(),
        }
    }

    /// The plain page at an address.
    pub(super) fn page_at(&self, route: &Route) -> Option<&IndexedPage> {
        self.pages.get(self.page_numbers.get(route)?)
    }
}

impl<'a> SiteContext<'a> {
    /// Those parts of the navigation that have something in them: every page has them, and some look through the whole study.
    pub(super) fn sections(&self, all: &[&'static Section]) -> &'a [&'static Section] {
        let Self { released, addresses, .. } = *self;
        // Some pages are there only where the settings say so.
        let is_shown =
            |section: &&'static Section| (section.is_shown)(released) && addresses.has_page(&(section.address)());
        self.index.sections.get_or_init(|| all.iter().copied().filter(is_shown).collect())
    }

    /// Reads who names which tool, on all threads, where an earlier build has not: whoever is about to make every page asks
    /// for it. Goes out: what the next build need not read.
    pub fn prepare_tool_mentions(&self, before: &ToolMemory) -> ToolMemory {
        let Self { released, index, transcripts, .. } = *self;
        let ids: Vec<InterviewId> = released.interview_ids().collect();
        let found =
            ids.into_par_iter().filter_map(|id| index.tools.in_interview(released, transcripts, id, before).found());
        ToolMemory::new(found.collect::<Vec<_>>())
    }

    /// Who names which tool in an interview.
    pub(super) fn mentions_in(&self, id: InterviewId) -> &'a InterviewMentions {
        self.index.tools.in_interview(self.released, self.transcripts, id, &ToolMemory::default())
    }

    /// Who names which tool.
    pub(super) fn tool_mentions(&self) -> &'a ToolMentions {
        self.index.tools.all(self.released, self.transcripts)
    }

    /// The title of an interview, or one made from who spoke; nothing of one that is withheld.
    pub fn interview_title(&self, id: InterviewId) -> &'a str {
        &self.index.interviews[id].title
    }

    /// A plain page's title, and its address.
    pub fn plain_page(&self, page: ReleasedPage<'_>) -> Option<(&'a str, &'a Route)> {
        let indexed = self.index.pages.get(&page.id())?;
        Some((&indexed.title, &indexed.route))
    }

    /// The interview before (older) and the one after (newer).
    pub(super) fn neighbours(&self, id: InterviewId) -> (Option<InterviewId>, Option<InterviewId>) {
        let rank = self.index.interviews[id].rank;
        let newer = rank.checked_sub(1).and_then(|rank| self.index.newest.get(rank));
        (self.index.newest.get(rank + 1).copied(), newer.copied())
    }

    /// Who was interviewed, as they were then.
    pub(super) fn who_spoke(&self, id: InterviewId) -> impl Iterator<Item = Who<'a>> {
        let people = self.released.interview(id).into_iter().flat_map(ReleasedInterview::people);
        people.map(|person| Who::then(self.words, person))
    }

    /// A participant, as they are now. Nobody, where people are not named: it would tell who is the same in two interviews.
    pub(super) fn who_is(&self, id: ParticipantId) -> Option<Who<'a>> {
        let participant = self.released.participant(id)?;
        Some(Who { name: participant.name()?, role: participant.role(), team: participant.team() })
    }
}

impl<'a> SiteContext<'a> {
    /// What decides which quotes of a theme are shown first.
    pub fn quote_selection(&self) -> QuoteSelection<'a> {
        let Self { released, analysis, numbers, settings, .. } = *self;
        QuoteSelection { released, analysis, numbers, calendar: &settings.scoring.calendar }
    }

    /// The page of a theme that has the card of a quote.
    pub(super) fn card_route(&self, theme: ThemeId, quote: QuoteId) -> Option<&'a Route> {
        self.index.themes.pages.route(theme, quote).or_else(|| self.addresses.entry(theme))
    }
}

impl SiteContext<'_> {
    /// Where the line can be read that a quote begins in, by those who may know it.
    pub(super) fn source_line(&self, quote: ReleasedQuote<'_>) -> Option<String> {
        let (file, line, _) = quote.source()?;
        source_links::line(&self.settings.repository, file, line)
    }

    /// The words of a quote where there is no HTML; in brackets where some are withheld.
    pub fn quote_text<'q>(&self, quote: ReleasedQuote<'q>) -> Cow<'q, str> {
        withheld::text(self.words, quote)
    }
}

impl<'a> Who<'a> {
    /// One of those who were interviewed, as they were then.
    pub(super) fn then(words: &'a Words, person: ReleasedPerson<'a>) -> Self {
        let name = person.name().unwrap_or_else(|| words.text("speaker.participant"));
        Self { name, role: person.role(), team: person.team() }
    }

    /// Who said a quote: the participant, unless the words are somebody else's.
    pub(super) fn said(words: &'a Words, quote: ReleasedQuote<'a>) -> Self {
        let speaker = other_speaker(quote);
        if let (None, Some(person)) = (speaker, quote.person()) {
            return Self::then(words, person);
        }
        let role = words.speaker(speaker.map_or(SpeakerRole::Unknown, ReleasedSpeaker::role));
        match speaker.and_then(ReleasedSpeaker::name) {
            Some(name) => Self { name, role: Some(role), team: None },
            None => Self { name: role, role: None, team: None },
        }
    }
}

/// Who said a quote, where that is not the participant.
fn other_speaker(quote: ReleasedQuote<'_>) -> Option<ReleasedSpeaker<'_>> {
    if quote.is_by_participant() { None } else { quote.speaker() }
}

/// The place of a quote's card on a theme's page: `<interview>.<quote-id>`.
pub(super) fn card_id(quote: ReleasedQuote<'_>) -> String {
    [quote.interview_slug().as_str(), ".", quote.anchor()].concat()
}

/// The 32-bit FNV-1a hash of a text: the simplest that a script of a few lines, `find-card.js`, can make too.
fn fnv1a(text: &str) -> u32 {
    const BASIS: u32 = 0x811c_9dc5;
    const PRIME: u32 = 0x0100_0193;
    text.bytes().fold(BASIS, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(PRIME))
}

/// The files of all pages with the pages' titles, what people wrote about the study before what was said in it.
fn titled_files<'k>(
    released: Released<'k>,
    words: &Words,
    pages: &BTreeMap<usize, IndexedPage>,
    interviews: &IdVec<InterviewId, IndexedInterview>,
) -> impl Iterator<Item = (String, ReleasedFile<'k>)> {
    let home = released.home().map(|home| (words.text("frame.home").to_owned(), home.file()));
    let plain = released.pages().filter_map(|page| Some((pages.get(&page.id())?.title.clone(), page.file())));
    let opportunities = released.opportunities().map(|it| (it.title().to_owned(), it.file()));
    let outcomes = released.outcomes().map(|it| (it.title().to_owned(), it.file()));
    let asks = released.asks().filter_map(|it| Some((it.title().to_owned(), it.file()?)));
    let assumptions = released.assumptions().filter_map(|it| Some((it.title().to_owned(), it.file()?)));
    let guides = released.guides().map(|it| (it.title().to_owned(), it.file()));
    let themes = released.themes().filter_map(|it| Some((it.title().to_owned(), it.file()?)));
    let tools = released.tools().map(|it| (it.title().to_owned(), it.file()));
    let workflows = released.workflows().map(|it| (it.title().to_owned(), it.file()));
    let teams = released.teams().filter_map(|it| Some((it.title().to_owned(), it.file()?)));
    let listeners = released.listeners().filter_map(|it| Some((it.title().to_owned(), it.file()?)));
    let interviews = released.interviews().map(|it| (interviews[it.id()].title.clone(), it.file()));
    let written = home.into_iter().chain(plain).chain(opportunities).chain(outcomes).chain(asks).chain(assumptions);
    written.chain(guides).chain(themes).chain(teams).chain(listeners).chain(tools).chain(workflows).chain(interviews)
}

fn indexed_interview(
    released: Released<'_>,
    addresses: &Addresses,
    words: &Words,
    interview: ReleasedInterview<'_>,
) -> IndexedInterview {
    IndexedInterview {
        title: title(released, words, interview),
        date: interview.date().map(|date| date.to_string()),
        rank: 0,
        recording: recording(addresses, interview),
    }
}

/// `title`, else the participants and their teams, else the name of the file; where that says too much, what may be said of
/// the participants, and the letters of its address.
fn title(released: Released<'_>, words: &Words, interview: ReleasedInterview<'_>) -> String {
    if let Some(title) = interview.title() {
        return title.to_owned();
    }
    let names: Vec<&str> = interview.people().filter_map(ReleasedPerson::written_name).collect();
    let teams = interview.teams().filter_map(|team| match team {
        ShownTeam::Team(team) => Some(released.team(team)?.title()),
        ShownTeam::Small => Some(words.text("team.small")),
    });
    if interview.is_opaque() {
        let roles = interview.people().filter_map(ReleasedPerson::written_role);
        let said: Vec<&str> = roles.chain(teams).collect();
        let who = if said.is_empty() { words.text("speaker.participant").to_owned() } else { said.join(", ") };
        return words.fill("interview.untitled", &[("who", &who), ("name", &interview.slug())]);
    }
    let named: Vec<&str> = names.iter().copied().chain(teams).collect();
    let is_said = names.len() == interview.people().len() && named.len() > 1;
    if is_said { named.join(", ") } else { interview.file().name().to_owned() }
}

fn indexed_quote(interviews: &IdVec<InterviewId, IndexedInterview>, quote: ReleasedQuote<'_>) -> IndexedQuote {
    let listen = interviews[quote.interview()].recording.as_ref().and_then(|_| quote.start_ms());
    IndexedQuote {
        team: if other_speaker(quote).is_none() { quote.team() } else { None },
        listen,
        card_digest: fnv1a(&card_id(quote)) >> 8,
    }
}

/// Where an interview can be heard: a file of the site by its path, as in a link, or an address. Nowhere, if there is no
/// such file: a link would be wrong also once somebody put it there.
fn recording(addresses: &Addresses, interview: ReleasedInterview<'_>) -> Option<Recording> {
    let written = interview.recording()?;
    if meta::is_on_the_web(written) {
        return Some(Recording::Elsewhere(written.to_owned()));
    }
    let target = addresses.resolve(interview.file().path(), written)?;
    Some(Recording::Here(target.route.clone(), target.rest.to_owned()))
}

/// Newest first; what has no date comes last; within a day the later path first. Where days may not be said, all are
/// without one.
fn newest(released: Released<'_>) -> Vec<InterviewId> {
    let mut interviews: Vec<(Option<Date>, InterviewId)> =
        released.interviews().map(|interview| (interview.date(), interview.id())).collect();
    interviews.sort_by_key(|key| std::cmp::Reverse(*key));
    interviews.into_iter().map(|(_, id)| id).collect()
}

fn indexed_page(page: ReleasedPage<'_>) -> IndexedPage {
    let (file, heading) = (page.file(), page.body().title());
    let title = file.title().or(heading).map_or_else(|| file.shown_title(), str::to_owned);
    IndexedPage {
        titled: heading.is_some(),
        title,
        top: !page.address().contains('/'),
        // An address that could lead out is not planned, so nobody asks for its route.
        route: Route::page(page.address()).unwrap_or_else(Route::home),
    }
}

#[cfg(test)]
mod tests {
    use super::fnv1a;

    /// Values from the hash's own test suite (isthe.com/chongo/tech/comp/fnv).
    #[test]
    fn the_hash_is_fnv_1a() {
        assert_eq!(["", "a", "foobar"].map(fnv1a), [0x811c_9dc5, 0xe40c_292c, 0xbf9c_f968]);
    }
}

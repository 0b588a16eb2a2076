//! Quote cards: who said it, when, of what kind, and where it stands.
//!
//! Comes in: quotes. Goes out: cards, alone or grouped. Does not know: which page shows them.

use std::collections::BTreeMap;

use serde::Serialize;

use super::desk::{Desk, Link, Person, quotes};
use super::number;
use super::words::{self, Word};
use crate::content::interview::{self, QuoteKind, SpeakerRole};
use crate::knowledge::{QuoteId, TeamId, ThemeId};
use crate::site::count::{self, Count};

/// A quote, wherever it is shown in full.
#[derive(Debug, Serialize)]
pub struct QuoteCard<'a> {
    /// The card's own place on the page: `<interview>.<quote-id>`.
    pub id: String,
    /// The words.
    pub text: &'a str,
    /// What it is evidence of.
    pub kind: Word,
    /// Who said it.
    pub who: Person<'a>,
    /// When.
    pub date: Option<&'a str>,
    /// When in the recording.
    pub time: Option<String>,
    /// That moment of the recording.
    pub listen: Option<String>,
    /// Its place in the transcript.
    pub href: String,
    /// Its themes, but for the one whose page it is on.
    pub themes: Vec<Link<'a>>,
    /// How often and how much, as it was said.
    pub facts: Vec<String>,
    /// The coder's memo.
    pub note: Option<&'a str>,
    /// Who coded it.
    pub by: Option<&'a str>,
}

/// What one team said.
#[derive(Debug, Serialize)]
pub struct TeamGroup<'a> {
    /// The group's place on the page.
    pub id: String,
    /// The team; none for those who have none.
    pub team: Option<Link<'a>>,
    /// How many people, in words.
    pub people: String,
    /// How many quotes, in words.
    pub quotes: String,
    /// What they said.
    pub cards: Vec<QuoteCard<'a>>,
}

/// A kind of quote and how many there are of it.
#[derive(Debug, Serialize)]
pub struct KindCount {
    /// The kind.
    pub kind: Word,
    /// How many.
    pub count: usize,
}

impl<'a> Desk<'a> {
    /// A quote's card; on a theme's page without that theme's name.
    pub fn card(&self, id: QuoteId, on: Option<ThemeId>) -> QuoteCard<'a> {
        let quote = &self.knowledge().quotes[id];
        let words = self.knowledge().words(id);
        let facts = &self.facts.index.interviews[quote.interview];
        let themes = quote.themes.iter().filter(|theme| Some(**theme) != on);
        QuoteCard {
            id: self.card_id(id),
            text: &words.text,
            kind: words::kind(words.kind),
            who: self.speaker_of(id),
            date: facts.date.as_deref(),
            time: words.start_ms.map(number::time),
            listen: words.start_ms.and_then(|ms| self.moment(quote.interview, ms)),
            href: self.quote_href(id),
            themes: themes.map(|theme| self.theme(*theme)).collect(),
            facts: said_in_numbers(words),
            note: words.note.as_deref(),
            by: words.by.as_deref(),
        }
    }

    /// Who said a quote: the participant, unless the words are somebody else's.
    pub fn speaker_of(&self, id: QuoteId) -> Person<'a> {
        let quote = &self.knowledge().quotes[id];
        let words = self.knowledge().words(id);
        let speaker = words.turn.and_then(|turn| self.facts.speaker(quote.interview, turn));
        match speaker {
            Some(speaker) if !words.by_participant => {
                let role = match speaker.role {
                    SpeakerRole::Interviewer => "interviewer",
                    SpeakerRole::Observer => "observer",
                    SpeakerRole::Participant => "participant",
                };
                Person { name: &speaker.name, role: Some(role), team: None }
            }
            _ => self.speaker(quote.interview),
        }
    }

    /// Quotes by team: the team that most people spoke from first.
    pub fn by_team(&self, ids: &[QuoteId], on: Option<ThemeId>) -> Vec<TeamGroup<'a>> {
        let mut teams: BTreeMap<Option<TeamId>, Vec<QuoteId>> = BTreeMap::new();
        for id in ids {
            let interview = self.knowledge().quotes[*id].interview;
            teams.entry(self.knowledge().interviews[interview].team).or_default().push(*id);
        }
        let mut teams: Vec<(Option<TeamId>, Vec<QuoteId>, Count)> = teams
            .into_iter()
            .map(|(team, ids)| {
                let count = count::count(self.knowledge(), &ids);
                (team, ids, count)
            })
            .collect();
        teams.sort_by_key(|(team, _, count)| (team.is_none(), std::cmp::Reverse((count.people, count.quotes))));
        teams.into_iter().map(|(team, ids, count)| self.team_group(team, &ids, count, on)).collect()
    }

    fn team_group(&self, team: Option<TeamId>, ids: &[QuoteId], count: Count, on: Option<ThemeId>) -> TeamGroup<'a> {
        TeamGroup {
            id: team.map_or_else(|| "team:".to_owned(), |team| team_anchor(&self.knowledge().teams[team].slug)),
            team: team.map(|team| self.team(team)),
            people: number::people(count.people),
            quotes: quotes(count.quotes),
            cards: ids.iter().map(|id| self.card(*id, on)).collect(),
        }
    }

    /// Which kinds there are among quotes, in the order of the format's table.
    pub fn kinds(&self, ids: &[QuoteId]) -> Vec<KindCount> {
        let count = |kind| ids.iter().filter(|id| self.knowledge().quotes[**id].kind == kind).count();
        let kinds = QuoteKind::ALL.into_iter().map(|kind| KindCount { kind: words::kind(kind), count: count(kind) });
        kinds.filter(|kind| kind.count > 0).collect()
    }
}

/// The place of a team's quotes on a theme's page. No card's id has a colon.
pub fn team_anchor(slug: &crate::base::slug::Slug) -> String {
    format!("team:{slug}")
}

/// `freq`, `toil` and `load` as somebody would say them.
fn said_in_numbers(quote: &interview::Quote) -> Vec<String> {
    let often = quote.freq.map(words::frequency);
    let long = quote.toil_hours.map(|hours| format!("{} each time", words::toil(hours)));
    let load = quote.load.map(|load| format!("load {load}: {}", words::load(load)));
    [often, long, load].into_iter().flatten().collect()
}

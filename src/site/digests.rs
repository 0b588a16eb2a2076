//! What stands for a quote wherever it is shown: pages have thousands, and are made again only if one of theirs changed.
//!
//! Comes in: facts. Goes out: a digest for each quote, of all that a page may say of it. Does not know: what a page does say.

use rayon::prelude::*;

use super::facts::{Facts, Recording};
use super::route::Route;
use crate::base::hash::{Digest, Hasher};
use crate::base::id::{Id, IdVec};
use crate::content::interview::{Frequency, Quote};
use crate::knowledge::{InterviewId, QuoteId, TeamId, ThemeId};

/// Digests of all quotes.
pub(super) fn of_quotes(facts: Facts<'_>) -> IdVec<QuoteId, Digest> {
    let themes = facts.knowledge.themes.enumerate().map(|(id, theme)| titled(&theme.title, &facts.plan.themes[id]));
    let teams = facts.knowledge.teams.enumerate().map(|(id, team)| titled(&team.title, &facts.plan.teams[id]));
    let others = Others { facts, themes: themes.collect(), teams: teams.collect() };
    let interviews: Vec<InterviewId> = facts.knowledge.interviews.ids().collect();
    let digests = interviews.into_par_iter().flat_map_iter(|id| others.of_interview(id));
    digests.collect::<Vec<Digest>>().into_iter().collect()
}

/// What else a quote's digest is made of.
struct Others<'a> {
    facts: Facts<'a>,
    themes: IdVec<ThemeId, Digest>,
    teams: IdVec<TeamId, Digest>,
}

impl Others<'_> {
    /// The quotes of an interview have much in common.
    fn of_interview(&self, id: InterviewId) -> impl Iterator<Item = Digest> {
        let interview = &self.facts.knowledge.interviews[id];
        let index = &self.facts.index.interviews[id];
        let mut note = Note::default();
        note.text(self.facts.plan.interviews[id].as_str()).some_text(index.date.as_deref());
        match &index.recording {
            None => note.number(0),
            Some(Recording::Here(route, rest)) => note.number(1).text(route.as_str()).text(rest),
            Some(Recording::Elsewhere(address)) => note.number(2).text(address),
        };
        let common = note.0.len();
        interview.quotes.iter().map(move |quote| {
            note.0.truncate(common);
            self.add_quote(&mut note, *quote);
            Digest::of(&note.0)
        })
    }

    fn add_quote(&self, note: &mut Note, id: QuoteId) {
        let linked = &self.facts.knowledge.quotes[id];
        let Quote { id: anchor, text, start_ms, kind, freq, toil_hours, load, by, note: memo, .. } =
            self.facts.knowledge.words(id);
        let who = self.facts.who_said(id);
        note.text(anchor).text(text).text(kind.word()).some_text(by.as_deref()).some_text(memo.as_deref());
        note.some_number(*start_ms).some_number(load.map(u64::from)).some_number(toil_hours.map(f64::to_bits));
        note.some_number(freq.map(|Frequency { times, .. }| times.to_bits()));
        note.some_number(freq.map(|Frequency { period, .. }| period as u64));
        note.text(who.name).some_text(who.role);
        if let Some(team) = who.team {
            note.digest(self.teams[team]);
        }
        note.number(linked.themes.len() as u64);
        for theme in &linked.themes {
            // The number tells a theme on its own page from another.
            note.number(theme.index() as u64).digest(self.themes[*theme]);
        }
    }
}

fn titled(title: &str, route: &Route) -> Digest {
    let mut hasher = Hasher::new();
    hasher.bytes(title.as_bytes());
    hasher.bytes(route.as_str().as_bytes());
    hasher.finish()
}

/// What goes into a digest, each thing set apart from the next: a hash takes it faster in one piece.
#[derive(Default)]
struct Note(Vec<u8>);

impl Note {
    fn number(&mut self, number: u64) -> &mut Self {
        self.0.extend_from_slice(&number.to_le_bytes());
        self
    }

    fn some_number(&mut self, number: Option<u64>) -> &mut Self {
        self.0.push(u8::from(number.is_some()));
        self.number(number.unwrap_or_default())
    }

    fn text(&mut self, text: &str) -> &mut Self {
        self.number(text.len() as u64).0.extend_from_slice(text.as_bytes());
        self
    }

    fn some_text(&mut self, text: Option<&str>) -> &mut Self {
        self.0.push(u8::from(text.is_some()));
        self.text(text.unwrap_or_default())
    }

    fn digest(&mut self, digest: Digest) -> &mut Self {
        self.0.extend_from_slice(digest.as_bytes());
        self
    }
}

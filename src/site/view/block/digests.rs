//! What stands for a quote wherever it is shown: pages have thousands, and are made again only if one of theirs changed.
//!
//! Comes in: facts. Goes out: a digest for each quote, of its pieces and of what its links lead to. Does not know: which
//! page shows it.

use rayon::prelude::*;

use super::quotes::Quote;
use crate::base::hash::{Digest, Hasher};
use crate::base::id::{Id, IdVec};
use crate::knowledge::{InterviewId, QuoteId, TeamId, ThemeId};
use crate::site::facts::{Facts, Recording};
use crate::site::route::Route;

/// Digests of all quotes.
pub(in crate::site) fn of_quotes(facts: Facts<'_>) -> IdVec<QuoteId, Digest> {
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
    fn of_interview(&self, id: InterviewId) -> impl Iterator<Item = Digest> {
        let mut note = Note::default();
        note.text(self.facts.plan.interviews[id].as_str());
        match &self.facts.index.interviews[id].recording {
            None => note.number(0),
            Some(Recording::Here(route, rest)) => note.number(1).text(route.as_str()).text(rest),
            Some(Recording::Elsewhere(address)) => note.number(2).text(address),
        };
        let common = note.0.len();
        self.facts.knowledge.interviews[id].quotes.iter().map(move |quote| {
            note.0.truncate(common);
            self.add(&mut note, &Quote::of(&self.facts, *quote));
            Digest::of(&note.0)
        })
    }

    fn add(&self, note: &mut Note, quote: &Quote<'_>) {
        let Quote { head, place, text, name, when, note: memo, kind, interview: _, route: _, team, themes, listen } =
            quote;
        for piece in [head, place, text, name, when, memo, kind.word()] {
            note.text(piece);
        }
        note.number(listen.unwrap_or(u64::MAX));
        note.digest(team.map_or_else(|| Digest::of(b""), |team| self.teams[team]));
        for theme in *themes {
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

    fn text(&mut self, text: &str) -> &mut Self {
        self.number(text.len() as u64).0.extend_from_slice(text.as_bytes());
        self
    }

    fn digest(&mut self, digest: Digest) -> &mut Self {
        self.0.extend_from_slice(digest.as_bytes());
        self
    }
}

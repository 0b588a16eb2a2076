//! What stands for a quote wherever it is shown: pages have thousands, and are made again only if one of theirs changed.
//!
//! Comes in: facts. Goes out: a digest for each quote, of all that its pieces are made of and of what its links lead to.
//! Does not know: which page shows it, how it is written there.

use rayon::prelude::*;

use crate::base::hash::{Digest, Hasher};
use crate::base::id::{Id, IdVec};
use crate::content::interview::{self, Frequency};
use crate::knowledge::{InterviewId, QuoteId, TeamId, ThemeId};
use crate::site::facts::{Facts, Recording, Who};
use crate::site::route::Route;

/// Digests of what blocks show.
#[derive(Debug)]
pub(in crate::site) struct Digests {
    /// Of each quote.
    pub(super) quotes: IdVec<QuoteId, Digest>,
    themes: IdVec<ThemeId, Digest>,
    teams: IdVec<TeamId, Digest>,
}

impl Digests {
    /// Those of a study.
    pub(in crate::site) fn of(facts: Facts<'_>) -> Self {
        let themes = facts.knowledge.themes.enumerate().map(|(id, theme)| titled(&theme.title, &facts.plan.themes[id]));
        let teams = facts.knowledge.teams.enumerate().map(|(id, team)| titled(&team.title, &facts.plan.teams[id]));
        let mut all = Self { quotes: IdVec::default(), themes: themes.collect(), teams: teams.collect() };
        let interviews: Vec<InterviewId> = facts.knowledge.interviews.ids().collect();
        let quotes: Vec<Digest> = interviews.into_par_iter().flat_map_iter(|id| all.of_interview(&facts, id)).collect();
        all.quotes = quotes.into_iter().collect();
        all
    }

    /// Somebody, with what leads to their team.
    pub(super) fn person(&self, who: &Who<'_>) -> Digest {
        let mut note = Note::default();
        self.add_person(&mut note, who);
        Digest::of(&note.0)
    }

    fn of_interview(&self, facts: &Facts<'_>, id: InterviewId) -> impl Iterator<Item = Digest> {
        let interview = &facts.index.interviews[id];
        let mut note = Note::default();
        note.text(facts.plan.interviews[id].as_str());
        note.text(facts.knowledge.interviews[id].entry.slug.as_str());
        note.optional(interview.date.as_deref());
        match &interview.recording {
            None => note.number(0),
            Some(Recording::Here(route, rest)) => note.number(1).text(route.as_str()).text(rest),
            Some(Recording::Elsewhere(address)) => note.number(2).text(address),
        };
        let common = note.0.len();
        facts.knowledge.interviews[id].quotes.iter().map(move |quote| {
            note.0.truncate(common);
            self.add(&mut note, facts, *quote);
            Digest::of(&note.0)
        })
    }

    fn add(&self, note: &mut Note, facts: &Facts<'_>, quote: QuoteId) {
        let interview::Quote {
            id,
            text,
            start_ms,
            kind,
            freq,
            toil_hours,
            load,
            by,
            note: memo,
            // Through who said it.
            by_participant: _,
            speaker: _,
            // Through the themes that they lead to.
            themes: _,
            // Where it stands in the file, and what only data and the guide's page tell.
            id_given: _,
            attributes: _,
            position: _,
            span: _,
            turn: _,
            coded_in: _,
            question: _,
        } = facts.knowledge.words(quote);
        note.text(id).text(text).text(kind.word()).optional(by.as_deref()).optional(memo.as_deref());
        note.number(start_ms.unwrap_or(u64::MAX));
        match freq {
            None => note.number(0),
            Some(Frequency { times, period }) => note.number(1 + *period as u64).number(times.to_bits()),
        };
        note.number(toil_hours.map_or(u64::MAX, f64::to_bits));
        note.number(load.map_or(u64::MAX, u64::from));
        self.add_person(note, &facts.who_said(quote));
        for theme in &facts.knowledge.quotes[quote].themes {
            // The number tells a theme on its own page from another.
            note.number(theme.index() as u64).digest(self.themes[*theme]);
        }
    }

    fn add_person(&self, note: &mut Note, Who { name, role, team }: &Who<'_>) {
        note.text(name).optional(*role);
        note.digest(team.map_or_else(|| Digest::of(b""), |team| self.teams[team]));
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

    /// A text that there may be none of; no text is as long as what stands for none.
    fn optional(&mut self, text: Option<&str>) -> &mut Self {
        match text {
            Some(text) => self.text(text),
            None => self.number(u64::MAX),
        }
    }

    fn digest(&mut self, digest: Digest) -> &mut Self {
        self.0.extend_from_slice(digest.as_bytes());
        self
    }
}

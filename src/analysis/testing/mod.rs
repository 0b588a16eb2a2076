//! Small studies for tests, said in a few words.
//!
//! Comes in: names and marks. Goes out: a [`Knowledge`](crate::knowledge::Knowledge), linked as the format has it.
//! Does not know: files.

mod blank;
mod link;

use std::sync::Arc;

use super::priority::{self, Priorities};
use super::rollup::Rollup;
use crate::base::id::Id;
use crate::config::Settings;
use crate::content::estimate;
use crate::knowledge::{Knowledge, ThemeId};

pub(super) use blank::per_quarter;

/// A study's priorities, without draws: they take a while.
pub(super) fn priorities(knowledge: &Knowledge, settings: &Settings) -> Priorities {
    priority::priorities(knowledge, &Rollup::new(knowledge), settings, |_| Arc::default())
}

/// A study's priorities, and how sure they are.
pub(super) fn drawn_priorities(knowledge: &Knowledge, settings: &Settings) -> Priorities {
    let drawn = |inputs: &_| Arc::new(priority::draws::draw(inputs));
    priority::priorities(knowledge, &Rollup::new(knowledge), settings, drawn)
}

/// A study in the making: verbs add to it, [`Study::knowledge`] links it.
#[derive(Debug, Clone, Default)]
pub(super) struct Study {
    teams: Vec<(String, Option<u32>)>,
    themes: Vec<Judged>,
    opportunities: Vec<(Judged, Vec<String>, Option<f64>)>,
    outcomes: Vec<(String, f64)>,
    guides: Vec<(String, Vec<Vec<String>>)>,
    /// In the order of their files.
    pub(super) interviews: Vec<Talk>,
}

/// One interview in the making.
#[derive(Debug, Clone, Default)]
pub(super) struct Talk {
    participant: String,
    team: Option<String>,
    guide: Option<String>,
    date: Option<crate::base::Date>,
    tags: Vec<String>,
    marks: Vec<String>,
}

/// A theme or an opportunity in the making.
#[derive(Debug, Clone, Default)]
struct Judged {
    name: String,
    parent: Option<String>,
    estimate: estimate::Estimate,
    strategic: Vec<(String, f64)>,
}

impl Study {
    /// A team; `None` is one without a headcount.
    pub(super) fn team(mut self, name: &str, head_count: impl Into<Option<u32>>) -> Self {
        self.teams.push((name.to_owned(), head_count.into()));
        self
    }

    /// Themes, by name; `a<b` is `a` below `b`.
    pub(super) fn themes(mut self, names: &str) -> Self {
        for name in names.split_whitespace() {
            let (name, parent) = name.split_once('<').map_or((name, None), |(name, parent)| (name, Some(parent)));
            let parent = parent.map(str::to_owned);
            self.themes.push(Judged { name: name.to_owned(), parent, ..Judged::default() });
        }
        self
    }

    /// An opportunity over themes.
    pub(super) fn opportunity(mut self, name: &str, themes: &str) -> Self {
        let judged = Judged { name: name.to_owned(), ..Judged::default() };
        self.opportunities.push((judged, words(themes), None));
        self
    }

    /// The effort of the newest opportunity, in hours.
    pub(super) fn effort(mut self, hours: f64) -> Self {
        self.opportunities.last_mut().unwrap().2 = Some(hours);
        self
    }

    /// An outcome and its weight.
    pub(super) fn outcome(mut self, name: &str, weight: f64) -> Self {
        self.outcomes.push((name.to_owned(), weight));
        self
    }

    /// The estimate of a theme or an opportunity.
    pub(super) fn estimate(mut self, name: &str, estimate: estimate::Estimate) -> Self {
        self.judged(name).estimate = estimate;
        self
    }

    /// What a theme or an opportunity does for an outcome.
    pub(super) fn strategic(mut self, name: &str, outcome: &str, points: f64) -> Self {
        self.judged(name).strategic.push((outcome.to_owned(), points));
        self
    }

    /// A guide: sections of question ids.
    pub(super) fn guide(mut self, name: &str, sections: &[&str]) -> Self {
        self.guides.push((name.to_owned(), sections.iter().map(|questions| words(questions)).collect()));
        self
    }

    /// A new interview of a participant with its marks; each is themes and attributes as in a transcript, but `freq` is
    /// a number per quarter, `toil` hours, and `asked` says that the words are the interviewer's.
    pub(super) fn interview(mut self, participant: &str, marks: &[&str]) -> Self {
        let marks = marks.iter().map(|mark| (*mark).to_owned()).collect();
        self.interviews.push(Talk { participant: participant.to_owned(), marks, ..Talk::default() });
        self
    }

    /// The team of the newest interview.
    pub(super) fn in_team(mut self, team: &str) -> Self {
        self.interviews.last_mut().unwrap().team = Some(team.to_owned());
        self
    }

    /// The date of the newest interview.
    pub(super) fn on(mut self, date: &str) -> Self {
        self.interviews.last_mut().unwrap().date = Some(date.parse().unwrap());
        self
    }

    /// The guide of the newest interview.
    pub(super) fn with_guide(mut self, guide: &str) -> Self {
        self.interviews.last_mut().unwrap().guide = Some(guide.to_owned());
        self
    }

    /// The tags of the newest interview.
    pub(super) fn tagged(mut self, themes: &str) -> Self {
        self.interviews.last_mut().unwrap().tags = words(themes);
        self
    }

    fn judged(&mut self, name: &str) -> &mut Judged {
        let opportunities = self.opportunities.iter_mut().map(|(judged, ..)| judged);
        self.themes.iter_mut().chain(opportunities).find(|judged| judged.name == name).unwrap()
    }

    /// The id that a theme has in the linked study.
    pub(super) fn theme_id(&self, name: &str) -> ThemeId {
        id(self.themes.iter().map(|theme| &theme.name), name)
    }
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

fn id<'a, I: Id>(names: impl IntoIterator<Item = &'a String>, name: &str) -> I {
    let place = names.into_iter().position(|other| other == name);
    I::from_index(place.unwrap_or_else(|| panic!("the study has no {name}")))
}

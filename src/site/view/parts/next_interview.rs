//! Whom to ask next, and what: the interviews that would tell most about the two rows that are hardest to tell apart.
//!
//! Comes in: the site's context. Goes out: [`NextInterviewPart`]. Does not know: how sure the order is, or which page shows it.
//!
//! What is said of two rows says something of all others: nothing is, where some are withheld.

use serde::Serialize;

use super::context::{Link, PageContext};
use super::number::{about, grouped, percent};
use crate::analysis::priority::{Candidate, NamedTeam, NextInterview, TeamGain};
use crate::knowledge::ThemeId;
use crate::release::{COVERAGE, PRIORITIES};
use crate::site::route::Route;
use crate::site::words::Words;

/// So many teams are named.
const MOST_TEAMS: usize = 5;
/// So many questions are named.
const MOST_QUESTIONS: usize = 3;
/// A change of less than this, in points of a hundred, is called small.
const SMALL_POINTS: f64 = 0.1;

/// Whom to ask next, and what.
#[derive(Debug, Serialize)]
pub struct NextInterviewPart<'a> {
    /// The upper one of the two rows.
    pub upper: Link<'a>,
    /// The one right below it.
    pub lower: Link<'a>,
    /// How likely the upper one is above the lower one, in per cent.
    pub chance: String,
    /// The teams whose next interview would tell most.
    pub teams: Vec<AskedTeam<'a>>,
    /// The questions that led people there.
    pub questions: Vec<AskedQuestion<'a>>,
    /// The page of who was heard, which says whom to ask for another reason; none where it is not there.
    pub coverage: Option<String>,
}

/// A team to ask.
#[derive(Debug, Serialize)]
pub struct AskedTeam<'a> {
    /// The team.
    #[serde(flatten)]
    pub link: Link<'a>,
    /// How many of it were heard, and how much one more interview is expected to tell.
    pub said: String,
}

/// A question to ask.
#[derive(Debug, Serialize)]
pub struct AskedQuestion<'a> {
    /// The question.
    pub text: &'a str,
    /// Its place on the guide's page.
    pub href: String,
    /// How many people it led there.
    pub led: String,
}

impl NextInterviewPart<'_> {
    /// That no two rows are as hard to tell apart as these, in words.
    pub fn closest(&self, words: &Words) -> String {
        let (upper, lower) = (self.upper.title, self.lower.title);
        words.fill("next_interview.closest", &[("upper", &upper), ("lower", &lower), ("chance", &self.chance)])
    }
}

impl<'a> PageContext<'a> {
    /// Whom to ask next; none where nobody is left, or too little may be shown.
    pub fn next_interview(&self) -> Option<NextInterviewPart<'a>> {
        let released = self.released();
        (released.shows_summary(PRIORITIES) && released.shows_all_candidates()).then_some(())?;
        let named = released.teams().filter(|team| team.names_its_people());
        let named = named.map(|team| NamedTeam { team: team.id(), counted: team.counted() });
        let next = self.site.analysis.next_interview(named)?;
        let teams = next.teams.iter().take(MOST_TEAMS);
        Some(NextInterviewPart {
            upper: self.candidate(next.upper)?,
            lower: self.candidate(next.lower)?,
            chance: percent(next.above),
            teams: teams.filter_map(|gain| self.asked_team(gain)).collect(),
            questions: self.asked_questions(&next),
            coverage: released.shows_of_interviews(COVERAGE).then(|| self.href(&Route::coverage())),
        })
    }

    fn asked_team(&self, gain: &TeamGain) -> Option<AskedTeam<'a>> {
        let words = self.words();
        let heard = match gain.people {
            Some(people) => self.part_of("people.heard", gain.heard, people),
            None => words.count("next_interview.heard", gain.heard),
        };
        let points = 100.0 * gain.change;
        let said = if points < SMALL_POINTS {
            words.fill("next_interview.small", &[("heard", &heard)])
        } else {
            words.count_with("next_interview.change", &about(points), &[("heard", &heard)])
        };
        Some(AskedTeam { link: self.team(gain.team)?, said })
    }

    fn asked_questions(&self, next: &NextInterview) -> Vec<AskedQuestion<'a>> {
        let themes: Vec<_> = [next.upper, next.lower].into_iter().flat_map(|row| self.themes_of(row)).collect();
        let quotes = self.site.numbers.rollup.quotes_of(&themes);
        let questions = self.site.analysis.of_quotes(&quotes).leading_questions().into_iter();
        let asked = questions.filter_map(|found| {
            let guide = self.released().guide(found.guide)?;
            let question = guide.sections().get(found.section)?.questions.get(found.place)?;
            let page = self.site.addresses.entry(found.guide)?;
            let people = grouped(&found.people.to_string());
            Some(AskedQuestion {
                text: &question.text,
                href: self.link_base.link_at(page, &question.id.value),
                led: self.words().count_with("next_interview.led", &people, &[]),
            })
        });
        asked.take(MOST_QUESTIONS).collect()
    }

    /// The themes that a row stands for.
    fn themes_of(&self, candidate: Candidate) -> impl Iterator<Item = ThemeId> {
        let row = self.site.numbers.priorities.row(candidate);
        row.into_iter().flat_map(|row| row.themes.iter().copied())
    }
}

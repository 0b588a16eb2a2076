//! What the formula works from, as plain numbers, for whoever works it out again under another policy.
//!
//! Comes in: knowledge and settings. Goes out: [`FormulaInputs`]: the policy, people, candidates, what each interview says of each.
//! Things are named by their places in the study's arenas. Does not know: the formula, words, who works it out.

use rayon::prelude::*;
use serde::{Serialize, Serializer};

use super::candidate::{self, JudgedCandidate};
use super::head_count;
use super::order::slug;
use super::population;
use super::row::Candidate;
use crate::analysis::rollup::{Rollup, sorted};
use crate::base::id::Id;
use crate::config::{Calendar, Settings};
use crate::content::estimate::Estimate;
use crate::content::interview::{Frequency, InterviewedPerson, QuoteKind};
use crate::knowledge::{
    InterviewId, Interviewee, Knowledge, LinkedOpportunity, LinkedQuote, LinkedTeam, LinkedTheme, QuoteId, ThemeId,
};

/// What the formula works from. The lists are those of the study, in its order; candidates come by kind and slug.
#[derive(Debug, Serialize)]
pub struct FormulaInputs {
    /// What the settings say.
    pub policy: PolicyInputs,
    /// N as it was stated or counted, before it is held to be no fewer than were interviewed.
    pub people: u32,
    /// For each outcome what it weighs, as written.
    pub weights: Vec<f64>,
    /// The teams.
    pub teams: Vec<TeamInputs>,
    /// The interviews.
    pub interviews: Vec<InterviewInputs>,
    /// The candidates.
    pub candidates: Vec<CandidateInputs>,
}

/// What `[scoring]` and `[study]` say.
#[derive(Debug, Serialize)]
pub struct PolicyInputs {
    /// U, where it is a setting.
    pub point: Option<f64>,
    /// H.
    pub hours: f64,
    /// κ by load.
    pub load: [f64; 5],
    /// m by condition.
    pub modifiers: [f64; 3],
    /// Maturity, risk and complexity where an estimate does not say.
    pub study: [i8; 3],
}

/// What a team is to the population.
#[derive(Debug, Serialize)]
pub struct TeamInputs {
    /// The team above it.
    pub parent: Option<usize>,
    /// Whether its people are part of the population.
    pub counts: bool,
    /// How many of the population it is.
    pub people: u32,
    /// Whether that is its head-count; otherwise it is those who were interviewed.
    pub known: bool,
}

/// Who speaks in an interview.
#[derive(Debug, Serialize)]
pub struct InterviewInputs {
    /// When it was, as text that sorts by day.
    pub date: Option<String>,
    /// Its people, each with the team that it names.
    pub voices: Vec<(usize, Option<usize>)>,
}

/// What is said and judged of a candidate.
#[derive(Debug, Serialize)]
pub struct CandidateInputs {
    /// What is ranked.
    #[serde(skip)]
    pub candidate: Candidate,
    /// The theme that it is, where it is one.
    pub theme: Option<usize>,
    /// Its place among all candidates by slug alone.
    pub by_slug: usize,
    /// Whether it is decided: it has a number and no rank.
    pub decided: bool,
    /// Whether it is the heading of others, and a candidate only where it has marks or points of its own.
    pub heading: bool,
    /// Whether it is in no file, and a candidate only where somebody is marked or tagged with it.
    pub implied: bool,
    /// The themes above it, the nearest first.
    pub above: Vec<usize>,
    /// Its estimate.
    pub estimate: EstimateInputs,
    /// Points, each for an outcome.
    pub points: Vec<(usize, f64)>,
    /// What its evidence quotes say.
    pub quotes: Vec<QuoteInputs>,
    /// Who is tagged with it, and in which interview.
    pub tags: Vec<SpeakerInInterview>,
    /// Where a heading has marks of its own; of a theme in no file, where it is named at all.
    pub own: Vec<SpeakerInInterview>,
}

/// What is estimated of a candidate.
#[derive(Debug, Serialize)]
pub struct EstimateInputs {
    /// The share of the population.
    pub reach: Option<f64>,
    /// How many interviews the estimate is worth.
    pub worth: Option<f64>,
    /// Events per quarter.
    pub freq: Option<f64>,
    /// Events per quarter that are avoided.
    pub latent: Option<f64>,
    /// Hands-on hours per event.
    pub toil: Option<f64>,
    /// The share of them that would be gone.
    pub removes: Option<f64>,
    /// Cognitive load, 0 to 4.
    pub load: Option<u8>,
    /// Maturity, risk, complexity.
    pub conditions: [Option<i8>; 3],
}

/// An interview, and somebody in it.
pub type SpeakerInInterview = (usize, usize);

/// What an evidence quote says.
#[derive(Debug)]
pub struct QuoteInputs {
    /// Where, and who.
    pub speaker: SpeakerInInterview,
    /// The first of its themes that the candidate covers: its values belong there.
    pub theme: usize,
    /// Whether it is about what is avoided.
    pub is_avoided: bool,
    /// Events per quarter.
    pub freq: Option<f64>,
    /// Hands-on hours per event.
    pub toil: Option<f64>,
    /// Cognitive load, 0 to 4.
    pub load: Option<u8>,
}

/// A study has thousands of quotes, so they are written without keys: interview, person, theme, whether it is avoided, events,
/// hours, load.
impl Serialize for QuoteInputs {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (interview, person) = self.speaker;
        let avoided = u8::from(self.is_avoided);
        (interview, person, self.theme, avoided, self.freq, self.toil, self.load).serialize(serializer)
    }
}

/// What the formula works from in a study.
pub fn inputs(knowledge: &Knowledge, rollup: &Rollup, settings: &Settings) -> FormulaInputs {
    let (scoring, study) = (&settings.scoring, &settings.study);
    FormulaInputs {
        policy: PolicyInputs {
            point: scoring.point_value,
            hours: scoring.hours,
            load: scoring.load,
            modifiers: scoring.modifiers,
            study: [study.maturity, study.risk, study.complexity],
        },
        people: population::stated_or_counted(knowledge, study.population).0,
        weights: knowledge.outcomes.iter().map(|outcome| outcome.weight).collect(),
        teams: knowledge.teams.iter().map(team).collect(),
        interviews: knowledge.interviews.ids().map(|id| interview(knowledge, id)).collect(),
        candidates: candidates(knowledge, &MarkSource { knowledge, rollup, calendar: &scoring.calendar }),
    }
}

fn team(team: &LinkedTeam) -> TeamInputs {
    TeamInputs {
        parent: team.parent.map(Id::index),
        counts: team.is_customer(),
        people: head_count::people(team),
        known: head_count::head_count(team).is_some(),
    }
}

fn interview(knowledge: &Knowledge, id: InterviewId) -> InterviewInputs {
    let interview = &knowledge.interviews[id];
    let meta = &interview.entry.kind.meta;
    // A person whose team is not named here has one all the same, from another interview: that is said there.
    let voice = |(person, written): (&Interviewee, &InterviewedPerson)| {
        let team = person.team.filter(|_| written.team.is_some());
        (person.participant.index(), team.map(Id::index))
    };
    InterviewInputs {
        date: meta.date.map(|date| date.to_string()),
        voices: interview.people.iter().zip(&meta.people).map(voice).collect(),
    }
}

fn candidates(knowledge: &Knowledge, marks: &MarkSource<'_>) -> Vec<CandidateInputs> {
    let mut possible = candidate::possible_candidates(knowledge);
    let is_theme = |judged: &JudgedCandidate| matches!(judged.candidate, Candidate::Theme(_));
    let name = |judged: &JudgedCandidate| slug(knowledge, judged.candidate);
    possible.sort_by(|a, b| name(a).cmp(name(b)).then_with(|| is_theme(a).cmp(&is_theme(b))));
    let mut possible: Vec<(usize, JudgedCandidate)> = possible.into_iter().enumerate().collect();
    possible.sort_by_key(|(_, judged)| is_theme(judged));
    possible.into_par_iter().map(|(by_slug, judged)| marks.candidate(by_slug, &judged)).collect()
}

/// Whether a theme is the heading of others where it carries neither marks nor points.
fn is_heading(theme: &LinkedTheme) -> bool {
    !theme.children.is_empty() && candidate::estimate(theme) == Estimate::default()
}

/// Whether a theme is there only because people are marked or tagged with it: no file is its own, and no opportunity names it.
fn is_implied(knowledge: &Knowledge, theme: ThemeId) -> bool {
    let names = |opportunity: &LinkedOpportunity| opportunity.themes.contains(&theme);
    knowledge.themes[theme].entry.is_none() && !knowledge.opportunities.iter().any(names)
}

/// Where what is said of candidates comes from.
struct MarkSource<'a> {
    knowledge: &'a Knowledge,
    rollup: &'a Rollup,
    calendar: &'a Calendar,
}

impl MarkSource<'_> {
    fn candidate(&self, by_slug: usize, judged: &JudgedCandidate) -> CandidateInputs {
        let knowledge = self.knowledge;
        let theme = match judged.candidate {
            Candidate::Theme(theme) => Some(theme),
            Candidate::Opportunity(_) => None,
        };
        let heading = theme.filter(|theme| is_heading(&knowledge.themes[*theme]));
        let implied = theme.filter(|theme| is_implied(knowledge, *theme));
        let own = heading.map(|theme| self.own(theme)).or_else(|| implied.map(|theme| self.named(theme)));
        let above = theme.into_iter().flat_map(|theme| knowledge.themes_above(theme));
        let quotes = self.rollup.quotes_of(&judged.themes).into_iter();
        CandidateInputs {
            candidate: judged.candidate,
            theme: theme.map(Id::index),
            by_slug,
            decided: judged.is_decided,
            heading: heading.is_some(),
            implied: implied.is_some(),
            above: above.map(Id::index).collect(),
            estimate: self.estimate(&judged.estimate),
            points: judged.strategic.iter().map(|(outcome, points)| (outcome.index(), *points)).collect(),
            quotes: quotes.filter_map(|quote| self.quote(&judged.themes, quote)).collect(),
            tags: self.tags(&judged.themes),
            own: own.unwrap_or_default(),
        }
    }

    fn estimate(&self, estimate: &Estimate) -> EstimateInputs {
        let per_quarter = |frequency: Frequency| frequency.per_quarter(self.calendar);
        EstimateInputs {
            reach: estimate.reach,
            worth: estimate.worth,
            freq: estimate.freq.map(per_quarter),
            latent: estimate.latent.map(per_quarter),
            toil: estimate.toil_hours,
            removes: estimate.removes,
            load: estimate.load,
            conditions: [estimate.maturity, estimate.risk, estimate.complexity],
        }
    }

    fn quote(&self, themes: &[ThemeId], id: QuoteId) -> Option<QuoteInputs> {
        let quote = &self.knowledge.quotes[id];
        let is_covered = |theme: &&ThemeId| self.is_covered(themes, **theme);
        let theme = quote.themes.iter().find(is_covered).filter(|_| quote.evidence)?;
        Some(QuoteInputs {
            speaker: (quote.interview.index(), quote.participant?.index()),
            theme: theme.index(),
            is_avoided: quote.kind == QuoteKind::Avoided,
            freq: quote.freq.map(|freq| freq.per_quarter(self.calendar)),
            toil: quote.toil_hours,
            load: quote.load,
        })
    }

    /// Whether a theme is one of these, or below one.
    fn is_covered(&self, themes: &[ThemeId], theme: ThemeId) -> bool {
        themes.contains(&theme) || self.knowledge.themes_above(theme).any(|above| themes.contains(&above))
    }

    /// Who is tagged with any of some themes.
    fn tags(&self, themes: &[ThemeId]) -> Vec<SpeakerInInterview> {
        let interviews = themes.iter().flat_map(|theme| &self.rollup.tagged[*theme]).copied();
        self.tagged(sorted(interviews), |tag| self.is_covered(themes, tag))
    }

    /// Who in some interviews is tagged with a theme that is meant.
    fn tagged(&self, interviews: Vec<InterviewId>, is_meant: impl Fn(ThemeId) -> bool) -> Vec<SpeakerInInterview> {
        let is_tagged = |person: &&Interviewee| person.tags.iter().any(|tag| is_meant(*tag));
        let of_interview = |id: InterviewId| {
            let people = self.knowledge.interviews[id].people.iter().filter(is_tagged);
            people.map(move |person| (id.index(), person.participant.index()))
        };
        interviews.into_iter().flat_map(of_interview).collect()
    }

    /// Who gave evidence of a theme itself, not of one below it, or is tagged with it.
    fn own(&self, theme: ThemeId) -> Vec<SpeakerInInterview> {
        self.marked(theme, |quote| quote.evidence)
    }

    /// Who is marked or tagged with a theme itself, whatever kind of quote it is.
    fn named(&self, theme: ThemeId) -> Vec<SpeakerInInterview> {
        self.marked(theme, |_| true)
    }

    fn marked(&self, theme: ThemeId, counts: impl Fn(&LinkedQuote) -> bool) -> Vec<SpeakerInInterview> {
        let LinkedTheme { quotes, tagged, .. } = &self.knowledge.themes[theme];
        let quotes = quotes.iter().map(|quote| &self.knowledge.quotes[*quote]).filter(|quote| counts(quote));
        let speakers = quotes.filter_map(|quote| Some((quote.interview.index(), quote.participant?.index())));
        sorted(speakers.chain(self.tagged(tagged.clone(), |tag| tag == theme)))
    }
}

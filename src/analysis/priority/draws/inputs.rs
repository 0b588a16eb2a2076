//! All that the draws depend on, and nothing else.
//!
//! Comes in: rows with their numbers, the population, the policy. Goes out: [`DrawInputs`], with their digest. Does not know: how
//! draws are made.

use serde::Serialize;

use super::DRAWS;
use crate::analysis::count::narrow;
use crate::analysis::priority::part::{Affected, Blend};
use crate::analysis::priority::population::Population;
use crate::analysis::priority::row::PriorityRow;
use crate::analysis::priority::voice::voices;
use crate::base::hash::{Digest, Hasher};
use crate::base::id::Id;
use crate::config::Scoring;
use crate::knowledge::ParticipantId;

/// Of so many rows, from the first one on, it is drawn how sure they are: more is too much to hold in memory.
const MOST_ROWS: usize = 500;
/// So many steps over all draws take less time than anybody notices.
const FEW_STEPS: u64 = 10_000_000;

/// All that the draws depend on.
#[derive(Debug, Clone, Serialize)]
pub struct DrawInputs {
    pub(super) seed: u32,
    /// By what people may be off.
    pub(super) recall: Vec<f64>,
    /// N − n: how many were not asked.
    pub(super) others: u32,
    /// w of each who was asked.
    pub(super) weights: Vec<f64>,
    /// The rows that have a number.
    pub(super) contenders: Vec<Contender>,
    /// Those of them that have a rank, in its order.
    pub(super) ranked: Vec<usize>,
}

/// A row that has a number, with what it is made of.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Contender {
    /// Its place among all rows.
    pub(super) row: usize,
    /// Who is affected.
    pub(super) affected: Vec<u32>,
    /// g and m of the share.
    pub(super) guess: f64,
    pub(super) worth: f64,
    /// f₀, a and t as they were guessed.
    pub(super) happening: DrawnGuess,
    pub(super) avoided: DrawnGuess,
    pub(super) toil: DrawnGuess,
    /// What each person said of them.
    pub(super) voices: Vec<DrawnVoice>,
    /// How many said how often, and how long.
    pub(super) said_often: f64,
    pub(super) said_toil: f64,
    /// What an event comes to, beside the time it takes.
    pub(super) effect: DrawnEffect,
    /// S.
    pub(super) strategic: f64,
}

/// A guess and what it is worth; both 0 where nobody guessed.
#[derive(Debug, Clone, Copy, Serialize)]
pub(super) struct DrawnGuess {
    pub(super) value: f64,
    pub(super) worth: f64,
}

/// e, κ and M.
#[derive(Debug, Clone, Copy, Serialize)]
pub(super) struct DrawnEffect {
    pub(super) removes: f64,
    pub(super) load_hours: f64,
    pub(super) modifier: f64,
}

/// What one person said: f₀ and a, t, or both.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub(super) enum DrawnVoice {
    Both { who: u32, happening: f64, avoided: f64, toil: f64 },
    Often { who: u32, happening: f64, avoided: f64 },
    Toil { who: u32, toil: f64 },
}

impl DrawInputs {
    /// Of rows in their order.
    pub(in crate::analysis::priority) fn new(population: &Population, rows: &[PriorityRow], scoring: &Scoring) -> Self {
        let scored = rows.iter().enumerate().filter(|(_, row)| row.priority.is_some());
        let scored: Vec<(usize, &PriorityRow)> = scored.take(MOST_ROWS).collect();
        let is_ranked = |(place, (_, row)): (usize, &(usize, &PriorityRow))| row.rank.map(|_| place);
        let inputs = Self {
            seed: scoring.seed,
            recall: scoring.recall.clone(),
            others: population.people - population.interviewed,
            weights: population.weighting.all().to_vec(),
            ranked: scored.iter().enumerate().filter_map(is_ranked).collect(),
            contenders: scored.into_iter().map(|(place, row)| Contender::new(place, row)).collect(),
        };
        inputs.with_nameless_people()
    }

    /// Numbers people by what they weigh and said. Chance falls on numbers: so what comes of it is the same whoever said it, in
    /// whatever order they were asked, and tells nobody apart.
    fn with_nameless_people(mut self) -> Self {
        let mut facts: Vec<Vec<u64>> = self.weights.iter().map(|weight| vec![weight.to_bits()]).collect();
        for (place, contender) in (0..).zip(&self.contenders) {
            contender.affected.iter().for_each(|who| facts[*who as usize].push(place));
            contender.voices.iter().for_each(|voice| facts[voice.who() as usize].extend(voice.facts()));
        }
        let mut in_order: Vec<usize> = (0..facts.len()).collect();
        in_order.sort_by(|a, b| facts[*a].cmp(&facts[*b]));
        self.weights = in_order.iter().map(|who| self.weights[*who]).collect();
        let mut numbers = vec![0; in_order.len()];
        (0..).zip(in_order).for_each(|(number, who)| numbers[who] = number);
        for contender in &mut self.contenders {
            contender.affected.iter_mut().for_each(|who| *who = numbers[*who as usize]);
            contender.affected.sort_unstable();
            contender.voices.iter_mut().for_each(|voice| *voice = voice.renumbered(&numbers));
            contender.voices.sort_by_key(|voice| voice.who());
        }
        self
    }

    /// Those of a study in which nobody said anything.
    #[cfg(test)]
    pub(crate) fn of_nobody(seed: u32) -> Self {
        Self { seed, recall: vec![1.0], others: 0, weights: Vec::new(), contenders: Vec::new(), ranked: Vec::new() }
    }

    /// Whether nobody would notice that the draws are made.
    pub fn are_few(&self) -> bool {
        let of = |contender: &Contender| contender.affected.len() + contender.voices.len();
        let said: usize = self.contenders.iter().map(of).sum();
        self.contenders.is_empty() || (u64::from(self.others) + said as u64) * u64::from(DRAWS) <= FEW_STEPS
    }

    /// The digest of all of it: with the same one the draws come out the same.
    pub fn digest(&self) -> Digest {
        let mut hasher = Hasher::new();
        hasher.value(self);
        hasher.finish()
    }
}

impl Contender {
    fn new(place: usize, row: &PriorityRow) -> Self {
        let affected = &row.evidence.affected;
        let voices: Vec<DrawnVoice> = drawn_voices(affected).collect();
        Self {
            row: place,
            affected: affected.iter().map(|person| number(person.participant)).collect(),
            guess: row.share.guess,
            worth: row.share.worth,
            happening: DrawnGuess::new(&row.frequency.happening),
            avoided: DrawnGuess::new(&row.frequency.avoided),
            toil: DrawnGuess::new(&row.effect.toil),
            said_often: row.frequency.said.len() as f64,
            said_toil: row.effect.toil.said.len() as f64,
            voices,
            effect: DrawnEffect {
                removes: row.effect.removes,
                load_hours: row.effect.load_hours,
                modifier: row.effect.modifier,
            },
            strategic: row.terms.strategic,
        }
    }
}

impl DrawnGuess {
    fn new(blend: &Blend) -> Self {
        Self { value: blend.guess.unwrap_or_default(), worth: blend.worth }
    }
}

/// What people said. Where nobody who said how long has any event, all hours weigh alike, as if nobody had said how often.
fn drawn_voices(affected: &[Affected]) -> impl Iterator<Item = DrawnVoice> {
    let voices = voices(affected);
    let has_event =
        voices.iter().any(|voice| voice.toil.is_some() && voice.events().is_some_and(|events| events > 0.0));
    voices.into_iter().flat_map(move |voice| {
        let who = number(voice.participant);
        let often = voice.frequency.map(|(happening, avoided)| DrawnVoice::Often { who, happening, avoided });
        let hours = voice.toil.map(|toil| DrawnVoice::Toil { who, toil });
        match (voice.frequency, voice.toil) {
            (Some((happening, avoided)), Some(toil)) if has_event => {
                [Some(DrawnVoice::Both { who, happening, avoided, toil }), None]
            }
            _ => [often, hours],
        }
        .into_iter()
        .flatten()
    })
}

impl DrawnVoice {
    fn who(self) -> u32 {
        match self {
            Self::Both { who, .. } | Self::Often { who, .. } | Self::Toil { who, .. } => who,
        }
    }

    /// What was said, in numbers that can be put in order.
    fn facts(self) -> [u64; 3] {
        let (happening, avoided, toil) = match self {
            Self::Both { happening, avoided, toil, .. } => (Some(happening), Some(avoided), Some(toil)),
            Self::Often { happening, avoided, .. } => (Some(happening), Some(avoided), None),
            Self::Toil { toil, .. } => (None, None, Some(toil)),
        };
        [happening, avoided, toil].map(|said| said.map_or(u64::MAX, f64::to_bits))
    }

    fn renumbered(self, numbers: &[u32]) -> Self {
        let new = |who: u32| numbers[who as usize];
        match self {
            Self::Both { who, happening, avoided, toil } => Self::Both { who: new(who), happening, avoided, toil },
            Self::Often { who, happening, avoided } => Self::Often { who: new(who), happening, avoided },
            Self::Toil { who, toil } => Self::Toil { who: new(who), toil },
        }
    }
}

fn number(participant: ParticipantId) -> u32 {
    narrow(participant.index())
}

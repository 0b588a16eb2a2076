//! How much each participant weighs in a share: as many people as they speak for, where that is safe to say.
//!
//! Comes in: teams with their headcounts, and who of them was heard. Goes out: a [`Weighting`]. Does not know: what anybody
//! said. Weights mend that some teams were asked more than others; they mend nothing inside a team.

use super::evidence::sum;
use super::head_count::{head_count, people};
use crate::base::id::{Id, IdVec};
use crate::knowledge::{Knowledge, LinkedTeam, ParticipantId, TeamId};

/// So many participants a stratum there must be: with fewer the weights would be chance.
const PEOPLE_PER_STRATUM: usize = 3;
/// No weight is further from the mean of all than by this factor.
const FARTHEST: f64 = 2.0;

/// How much each participant weighs in a share.
#[derive(Debug, Clone, PartialEq)]
pub struct Weighting {
    /// By what the participants are weighted.
    pub by: WeightedBy,
    /// Those that were heard, with what somebody of each weighs; empty where nobody is weighted.
    pub strata: Vec<Stratum>,
    /// The teams that nobody was heard of.
    pub never_heard: Vec<TeamId>,
    /// n_e: how many participants of equal weight would tell as much; the sum of the weights.
    pub effective: f64,
    /// w of each participant.
    weights: Vec<f64>,
    /// Which of the strata each participant is in; nobody is in one where nobody is weighted.
    places: Vec<Option<usize>>,
}

/// By what participants are weighted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WeightedBy {
    /// Nothing: each weighs 1.
    Nothing,
    /// Their teams.
    Teams,
    /// The teams above theirs: their own teams are too many for so few participants.
    TeamsAbove,
}

/// People who are weighted alike.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stratum {
    /// The team that they are in, or are below.
    pub team: TeamId,
    /// N_h: how many there are.
    pub people: u32,
    /// n_h: how many of them were heard.
    pub heard: u32,
    /// w of each who was heard.
    pub weight: f64,
}

impl Weighting {
    /// w of a participant.
    pub fn of(&self, participant: ParticipantId) -> f64 {
        self.weights[participant.index()]
    }

    /// w of all participants, by their ids.
    pub(super) fn all(&self) -> &[f64] {
        &self.weights
    }

    /// Whether somebody weighs more than somebody else.
    pub fn differs(&self) -> bool {
        self.strata.iter().any(|stratum| stratum.weight != 1.0)
    }

    /// How many of some participants are in each of the strata.
    pub fn count_by_stratum(&self, participants: impl Iterator<Item = ParticipantId>) -> Vec<u32> {
        let mut counts = vec![0; self.strata.len()];
        for place in participants.filter_map(|participant| self.places[participant.index()]) {
            counts[place] += 1;
        }
        counts
    }

    /// Σ w over some participants.
    pub(super) fn of_all(&self, participants: impl Iterator<Item = ParticipantId>) -> f64 {
        sum(participants.map(|participant| self.of(participant)).collect())
    }
}

/// The weights of all participants: by team, else by the team above, else none.
pub(super) fn weighting(knowledge: &Knowledge) -> Weighting {
    let own = |team: TeamId| team;
    let above = |team: TeamId| knowledge.teams[team].parent.unwrap_or(team);
    let weighted = |by, stratum_of: &dyn Fn(TeamId) -> TeamId| {
        let mut strata = strata(knowledge, stratum_of)?;
        let fits = strata.len() >= 2 && knowledge.participants.len() >= PEOPLE_PER_STRATUM * strata.len();
        fits.then(|| {
            weigh(&mut strata);
            by_strata(knowledge, by, strata, stratum_of)
        })
    };
    let unweighted = || Weighting {
        by: WeightedBy::Nothing,
        strata: Vec::new(),
        never_heard: never_heard(knowledge),
        effective: knowledge.participants.len() as f64,
        weights: vec![1.0; knowledge.participants.len()],
        places: vec![None; knowledge.participants.len()],
    };
    weighted(WeightedBy::Teams, &own).or_else(|| weighted(WeightedBy::TeamsAbove, &above)).unwrap_or_else(unweighted)
}

/// The strata that were heard, in the order of their teams; none where somebody is in none, or where it is not known how many
/// people there are in one.
fn strata(knowledge: &Knowledge, stratum_of: &dyn Fn(TeamId) -> TeamId) -> Option<Vec<Stratum>> {
    let mut sizes: IdVec<TeamId, (u32, bool)> = knowledge.teams.iter().map(|_| (0, false)).collect();
    for (id, team) in knowledge.teams.enumerate().filter(|(_, team)| team.is_customer()) {
        let (size, is_known) = &mut sizes[stratum_of(id)];
        *size = size.saturating_add(people(team));
        *is_known |= head_count(team).is_some();
    }
    let mut heard: IdVec<TeamId, u32> = knowledge.teams.iter().map(|_| 0).collect();
    for participant in &knowledge.participants {
        heard[stratum_of(participant.team?)] += 1;
    }
    let strata = heard.enumerate().filter(|(_, heard)| **heard > 0).map(|(team, heard)| {
        let (people, is_known) = sizes[team];
        is_known.then_some(Stratum { team, people: people.max(*heard), heard: *heard, weight: 1.0 })
    });
    strata.collect()
}

/// w = (N_h − n_h) / n_h, clipped to between half and twice the mean over the participants, then scaled so that
/// Σ w = n_e = (Σ w)² / Σ w². Where all are alike they are 1.
fn weigh(strata: &mut [Stratum]) {
    for stratum in &mut *strata {
        stratum.weight = f64::from(stratum.people - stratum.heard) / f64::from(stratum.heard);
    }
    let total = |strata: &[Stratum], value: fn(&Stratum) -> f64| {
        sum(strata.iter().map(|stratum| f64::from(stratum.heard) * value(stratum)).collect())
    };
    let mean = total(strata, |stratum| stratum.weight) / total(strata, |_| 1.0);
    strata.iter_mut().for_each(|stratum| stratum.weight = stratum.weight.clamp(mean / FARTHEST, mean * FARTHEST));
    if strata.iter().all(|stratum| stratum.weight == strata[0].weight) {
        strata.iter_mut().for_each(|stratum| stratum.weight = 1.0);
        return;
    }
    // (Σ w)² / Σ w² / Σ w.
    let scale = total(strata, |stratum| stratum.weight) / total(strata, |stratum| stratum.weight * stratum.weight);
    strata.iter_mut().for_each(|stratum| stratum.weight *= scale);
}

fn by_strata(
    knowledge: &Knowledge,
    by: WeightedBy,
    strata: Vec<Stratum>,
    stratum_of: &dyn Fn(TeamId) -> TeamId,
) -> Weighting {
    let mut place_of: IdVec<TeamId, Option<usize>> = knowledge.teams.iter().map(|_| None).collect();
    strata.iter().enumerate().for_each(|(place, stratum)| place_of[stratum.team] = Some(place));
    let place = |team: Option<TeamId>| place_of[stratum_of(team?)];
    let places: Vec<Option<usize>> = knowledge.participants.iter().map(|participant| place(participant.team)).collect();
    let weights = places.iter().map(|place| place.map_or(1.0, |place| strata[place].weight)).collect();
    let effective = sum(strata.iter().map(|stratum| f64::from(stratum.heard) * stratum.weight).collect());
    Weighting { by, strata, never_heard: never_heard(knowledge), effective, weights, places }
}

/// The teams that count and have people, none of whom was heard.
fn never_heard(knowledge: &Knowledge) -> Vec<TeamId> {
    let has_people = |team: &LinkedTeam| head_count(team).map_or(team.children.is_empty(), |people| people > 0);
    let is_unheard = |team: &LinkedTeam| team.is_customer() && team.participants.is_empty() && has_people(team);
    knowledge.teams.enumerate().filter(|(_, team)| is_unheard(team)).map(|(id, _)| id).collect()
}

//! How often and how long, from what each person said and what somebody guessed.
//!
//! Comes in: people's cells, guesses. Goes out: f as [`FrequencyEstimate`], t as a [`Blend`]. Does not know: what the numbers
//! are for.
//!
//! The scoring contract has both, under "From evidence to an estimate": what one person says of several themes adds up, a path
//! that is avoided counts half, and hours are weighted by events, so that f · t is the hours that people spend.

use super::evidence::sum;
use super::part::{Affected, Blend, FrequencyEstimate, QuoteMean, SaidByPerson, ThemeCell};
use crate::knowledge::{ParticipantId, QuoteId};

/// What an event that is avoided counts: a new trip gains on average half of what is saved.
pub(super) const HALF: f64 = 0.5;

/// A guess and how many interviews it is worth.
#[derive(Debug, Clone, Copy)]
pub(super) struct Guess {
    pub(super) value: Option<f64>,
    pub(super) worth: f64,
}

/// What one person said: f₀, a and t.
#[derive(Debug, Clone)]
pub(super) struct Voice {
    pub(super) participant: ParticipantId,
    /// f₀ and a, where the person gave any number of how often.
    pub(super) frequency: Option<(f64, f64)>,
    /// t.
    pub(super) toil: Option<f64>,
}

impl Voice {
    /// The voice in cells of one person.
    fn new<'c>(participant: ParticipantId, cells: impl Iterator<Item = &'c ThemeCell> + Clone) -> Self {
        let frequencies = |is_avoided| {
            let of_kind = cells.clone().filter(move |cell: &&ThemeCell| cell.is_avoided == is_avoided);
            of_kind.filter_map(|cell| Some(cell.frequency.as_ref()?.value)).collect::<Vec<f64>>()
        };
        let (happening, avoided) = (frequencies(false), frequencies(true));
        let gave_any = !happening.is_empty() || !avoided.is_empty();
        Self { participant, frequency: gave_any.then(|| (sum(happening), sum(avoided))), toil: toil_of_person(cells) }
    }

    /// f = f₀ + ½ · a.
    pub(super) fn events(&self) -> Option<f64> {
        self.frequency.map(|(happening, avoided)| happening + HALF * avoided)
    }
}

/// The voices of affected people, by id.
pub(super) fn voices(affected: &[Affected]) -> Vec<Voice> {
    affected.iter().map(|person| Voice::new(person.participant, person.cells.iter())).collect()
}

/// The same as if nobody had said what they avoid: who did gave no hours, and nothing happens to them.
pub(super) fn voices_without_avoided(affected: &[Affected]) -> Vec<Voice> {
    let voice = |person: &Affected| {
        let all = Voice::new(person.participant, person.cells.iter());
        let rest = Voice::new(person.participant, person.cells.iter().filter(|cell| !cell.is_avoided));
        Voice { frequency: all.frequency.map(|(happening, _)| (happening, 0.0)), ..rest }
    };
    affected.iter().map(voice).collect()
}

/// The mean of the cells' hours, weighted by their events; plain where no cell has both, or nothing ever happens.
fn toil_of_person<'c>(cells: impl Iterator<Item = &'c ThemeCell>) -> Option<f64> {
    let with_toil = cells.filter_map(|cell| Some((cell, cell.toil.as_ref()?.value)));
    let with_toil: Vec<(&ThemeCell, f64)> = with_toil.collect();
    if let [(_, one)] = with_toil.as_slice() {
        return Some(*one);
    }
    let both = with_toil.iter().filter_map(|(cell, toil)| {
        let events = cell.frequency.as_ref()?.value * if cell.is_avoided { HALF } else { 1.0 };
        Some((events, events * toil))
    });
    let (events, hours): (Vec<f64>, Vec<f64>) = both.unzip();
    let events = sum(events);
    if events > 0.0 {
        return Some(sum(hours) / events);
    }
    let count = with_toil.len() as f64;
    (!with_toil.is_empty()).then(|| sum(with_toil.iter().map(|(_, toil)| *toil).collect()) / count)
}

/// f, from everybody's f₀ and a, and the guesses of both.
pub(super) fn frequency(
    voices: &[Voice],
    affected: &[Affected],
    happening: Guess,
    avoided: Guess,
) -> FrequencyEstimate {
    let said = |value: fn(&Voice) -> Option<f64>, is_meant: fn(&ThemeCell) -> bool| {
        let all = voices.iter().zip(affected).filter_map(|(voice, person)| {
            let cells = person.cells.iter().filter(|cell| is_meant(cell));
            let said = cells.filter_map(|cell| cell.frequency.as_ref());
            Some(by_person(voice.participant, value(voice)?, 1.0, said))
        });
        all.collect::<Vec<SaidByPerson>>()
    };
    let happening = blend(said(|voice| Some(voice.frequency?.0), |cell| !cell.is_avoided), happening);
    let avoided = blend(said(|voice| Some(voice.frequency?.1), |cell| cell.is_avoided), avoided);
    let value = match (happening.value, avoided.value) {
        (None, None) => None,
        (happening, avoided) => Some(happening.unwrap_or_default() + HALF * avoided.unwrap_or_default()),
    };
    FrequencyEstimate { value, happening, avoided, said: said(Voice::events, |_| true) }
}

/// t: what an event costs, over everybody's events.
pub(super) fn toil(voices: &[Voice], affected: &[Affected], guess: Guess) -> Blend {
    let both: Vec<f64> = voices.iter().filter(|voice| voice.toil.is_some()).filter_map(Voice::events).collect();
    let people = both.len() as f64;
    let mean = if both.is_empty() { 0.0 } else { sum(both) / people };
    // Where nobody who gave hours has any event all weigh alike.
    let weight = |voice: &Voice| voice.events().filter(|_| mean > 0.0).map_or(1.0, |events| events / mean);
    let said = voices.iter().zip(affected).filter_map(|(voice, person)| {
        let said = person.cells.iter().filter_map(|cell| cell.toil.as_ref());
        Some(by_person(voice.participant, voice.toil?, weight(voice), said))
    });
    blend(said.collect(), guess)
}

fn by_person<'c>(
    participant: ParticipantId,
    value: f64,
    weight: f64,
    means: impl Iterator<Item = &'c QuoteMean>,
) -> SaidByPerson {
    let mut quotes: Vec<QuoteId> = means.flat_map(|mean| mean.quotes.iter().copied()).collect();
    quotes.sort_unstable();
    SaidByPerson { participant, value, weight, quotes }
}

/// ỹ = (m · g + Σ v · y) / (m + Σ v). A guess that is worth no interviews stands where nobody said anything.
fn blend(said: Vec<SaidByPerson>, guess: Guess) -> Blend {
    let worth = if guess.value.is_some() { guess.worth } else { 0.0 };
    let weight = worth + sum(said.iter().map(|said| said.weight).collect());
    let said_in_all = sum(said.iter().map(|said| said.weight * said.value).collect());
    let blended =
        if weight > 0.0 { Some((worth * guess.value.unwrap_or(0.0) + said_in_all) / weight) } else { guess.value };
    Blend { value: blended, said, guess: guess.value, worth }
}

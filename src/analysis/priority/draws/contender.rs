//! What a candidate saves in one draw: L · I.
//!
//! Comes in: who the others are like, what people said and recalled. Goes out: equivalent hours per quarter. Does not know: the
//! other candidates.

use super::inputs::{Contender, DrawnEffect, DrawnGuess, DrawnVoice};
use super::random::Random;
use super::urn::{Urn, UrnDraw};
use crate::analysis::priority::voice::HALF;

/// Who those that may be new are to one candidate; only room that is used again.
#[derive(Default)]
pub(super) struct OtherPeople(Vec<OtherPerson>);

/// Who one of the others is.
#[derive(Clone, Copy)]
enum OtherPerson {
    /// A copy of a participant.
    Like(u32),
    /// Somebody new, who said nothing, and is affected or not.
    New(bool),
}

/// Sums over people who gave numbers, each as often as they were drawn.
#[derive(Default)]
struct Sums {
    /// Who said how often; f₀ and a.
    often: f64,
    happening: f64,
    avoided: f64,
    /// Who said both how often and how long; f, f · t.
    both: f64,
    events: f64,
    hours: f64,
    /// Who said how long and not how often; t.
    toil_alone: f64,
    toil: f64,
}

impl Contender {
    /// L · I in a draw.
    pub(super) fn saved(
        &self,
        urn: &Urn<'_>,
        draw: &mut UrnDraw,
        others: &mut OtherPeople,
        random: &mut Random,
    ) -> f64 {
        let new_and_affected = self.count_copies(urn, draw, others);
        let copies = copies_of(&self.affected, &draw.copies);
        let people = self.affected.len() as f64 + f64::from(copies + new_and_affected) * urn.scale;
        let saved = people * self.hours_per_person(urn, draw, random);
        self.take_back(draw, others);
        saved
    }

    /// Counts those who are copies to this candidate as such; how many are new and affected.
    fn count_copies(&self, urn: &Urn<'_>, draw: &mut UrnDraw, others: &mut OtherPeople) -> u32 {
        let mut affected = 0;
        others.0.clear();
        for other in &draw.maybe_new {
            let person = if other.is_new(self.worth) {
                OtherPerson::New(other.is_affected < self.guess)
            } else {
                let earlier = (other.like as usize).checked_sub(urn.asked());
                earlier.map_or(OtherPerson::Like(other.like), |earlier| others.0[earlier])
            };
            match person {
                OtherPerson::Like(who) => draw.copies[who as usize] += other.people,
                OtherPerson::New(true) => affected += other.people,
                OtherPerson::New(false) => {}
            }
            others.0.push(person);
        }
        affected
    }

    /// Makes the draw what it was.
    fn take_back(&self, draw: &mut UrnDraw, others: &OtherPeople) {
        for (other, person) in draw.maybe_new.iter().zip(&others.0) {
            if let OtherPerson::Like(who) = person {
                draw.copies[*who as usize] -= other.people;
            }
        }
    }

    /// f · I, in equivalent hours per affected person and quarter.
    fn hours_per_person(&self, urn: &Urn<'_>, draw: &UrnDraw, random: &mut Random) -> f64 {
        let guesses = [self.happening, self.avoided, self.toil].map(|guess| guess.recalled(random, urn.recall));
        let sums = self.sums(urn, draw, random);
        let [happening, avoided, toil] = guesses;
        let often = |guess: DrawnGuess, sum: f64| guess.blended(self.said_often, sum / sums.often);
        let events = often(happening, sums.happening) + HALF * often(avoided, sums.avoided);
        // Σ v · t over those who gave both, v = f / mean f, is their number times Σ f · t / Σ f.
        let hours = if sums.both > 0.0 { sums.both * (sums.hours / sums.events) } else { 0.0 };
        let toil = toil.blended(self.said_toil, (hours + sums.toil) / (sums.both + sums.toil_alone));
        let DrawnEffect { removes, load_hours, modifier } = self.effect;
        events * ((removes * toil + load_hours) * modifier)
    }

    fn sums(&self, urn: &Urn<'_>, draw: &UrnDraw, random: &mut Random) -> Sums {
        let mut sums = Sums::default();
        for voice in &self.voices {
            let (events_off, toil_off) = random.two_of(urn.recall);
            let people = |who: u32| 1.0 + f64::from(draw.copies[who as usize]) * urn.scale;
            match *voice {
                DrawnVoice::Both { who, happening, avoided, toil } => {
                    let people = people(who);
                    let (happening, avoided) = (people * (happening * events_off), people * (avoided * events_off));
                    let events = happening + HALF * avoided;
                    sums.often += people;
                    sums.happening += happening;
                    sums.avoided += avoided;
                    sums.both += people;
                    sums.events += events;
                    sums.hours += events * (toil * toil_off);
                }
                DrawnVoice::Often { who, happening, avoided } => {
                    let people = people(who);
                    sums.often += people;
                    sums.happening += people * (happening * events_off);
                    sums.avoided += people * (avoided * events_off);
                }
                DrawnVoice::Toil { who, toil } => {
                    let people = people(who);
                    sums.toil_alone += people;
                    sums.toil += people * (toil * toil_off);
                }
            }
        }
        sums
    }
}

/// How many of the others are copies of some people. Four sums at once, as one would wait for the last number each time.
fn copies_of(people: &[u32], copies: &[u32]) -> u32 {
    let mut sums = [0_u32; 4];
    let (fours, rest) = people.as_chunks::<4>();
    for four in fours {
        for (sum, who) in sums.iter_mut().zip(four) {
            *sum += copies[*who as usize];
        }
    }
    sums.iter().sum::<u32>() + rest.iter().map(|who| copies[*who as usize]).sum::<u32>()
}

impl DrawnGuess {
    /// The guess as somebody else might have made it; one that is worth nothing is taken as it is.
    fn recalled(self, random: &mut Random, factors: &[f64]) -> Self {
        if self.worth > 0.0 { Self { value: self.value * random.one_of(factors), ..self } } else { self }
    }

    /// (m · g + k · mean) / (m + k), of k people who said something.
    fn blended(self, said: f64, mean: f64) -> f64 {
        if said > 0.0 { (self.worth * self.value + said * mean) / (self.worth + said) } else { self.value }
    }
}

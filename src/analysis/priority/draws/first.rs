//! What the next person who is asked would tell of two rows that stand one above the other.
//!
//! Comes in: all draws. Goes out: [`FirstAnswers`] for each two such rows: how their order is where the first of those who were not
//! asked is affected by both, by one of them or by neither. Does not know: which person that is, or of which team.
//!
//! To be drawn from the urn and to be asked are the same to it: a copy goes back. So the draws in which the first person says
//! something are those of a study in which somebody said that.

use rayon::prelude::*;

use super::answers::{AffectedBy, FirstAnswers};
use super::inputs::{Contender, DrawInputs};
use super::random::Random;
use super::urn::{Urn, UrnDraw};
use super::{AT_ONCE, MOST_TOGETHER};

/// Of each two of the first rows, one right above the other, given L · I of all contenders, draw after draw.
pub(super) fn first_answers(inputs: &DrawInputs, saved: &[f64]) -> Vec<FirstAnswers> {
    let ranked: Vec<usize> = inputs.ranked.iter().copied().take(MOST_TOGETHER).collect();
    let none = || vec![FirstAnswers::default(); ranked.len().saturating_sub(1)];
    let (urn, count) = (Urn::of_first(inputs), inputs.contenders.len());
    if ranked.len() < 2 {
        return none();
    }
    let chunks = saved.par_chunks(count * AT_ONCE).enumerate().map(|(chunk, saved)| {
        let (mut answers, mut draw) = (none(), UrnDraw::default());
        for (number, saved) in (chunk * AT_ONCE..).zip(saved.chunks(count)) {
            urn.draw(&mut Random::of_draw(inputs.seed, number), &mut draw);
            for (answers, two) in answers.iter_mut().zip(ranked.windows(2)) {
                let [upper, lower] = [two[0], two[1]].map(|place| &inputs.contenders[place]);
                if let Some(answer) = answer(&draw, upper, lower) {
                    let priorities = (saved[two[0]] + upper.strategic, saved[two[1]] + lower.strategic);
                    answers.add(answer, priorities);
                }
            }
        }
        answers
    });
    chunks.reduce(none, |all, more| all.into_iter().zip(&more).map(|(answers, more)| answers.merge(more)).collect())
}

/// What the first of the others says; none where everybody was asked.
fn answer(draw: &UrnDraw, upper: &Contender, lower: &Contender) -> Option<AffectedBy> {
    let (like, new) = draw.first()?;
    let says = |contender: &Contender| match new.filter(|new| new.is_new(contender.worth)) {
        Some(new) => new.is_affected < contender.guess,
        // Who is affected is sorted by number.
        None => contender.affected.binary_search(&like).is_ok(),
    };
    Some(AffectedBy { upper: says(upper), lower: says(lower) })
}

//! How many people it takes to hear a theme that some share of them holds (Fugard and Potts, Supporting thinking on sample
//! sizes for thematic analyses: a quantitative tool, International Journal of Social Research Methodology 18(6), 2015).
//!
//! Comes in: a share, how often a theme is to be heard, how sure one wants to be. Goes out: a number of people, or a chance.
//! Does not know: the study. It holds for people who are chosen at random and say all that they know: for others it takes more.

/// Nobody interviews more.
const MOST_PEOPLE: u32 = 10_000;

/// The chance that at least so many of some people hold what a share of all holds.
pub fn chance_of_hearing(people: u32, instances: u32, share: f64) -> f64 {
    1.0 - fewer_than(people, instances, share)
}

/// The fewest people of whom at least so many hold it with a chance; none where no number is enough.
pub fn people_needed(instances: u32, share: f64, chance: f64) -> Option<u32> {
    (instances..=MOST_PEOPLE).find(|people| chance_of_hearing(*people, instances, share) >= chance)
}

/// The binomial chance of fewer than so many, term by term: p(k + 1) = p(k) · (n − k)/(k + 1) · share/(1 − share).
fn fewer_than(people: u32, instances: u32, share: f64) -> f64 {
    if share >= 1.0 {
        return if people < instances { 1.0 } else { 0.0 };
    }
    let odds = share / (1.0 - share);
    let nobody = (0..people).fold(1.0, |chance, _| chance * (1.0 - share));
    let terms = std::iter::successors(Some((0_u32, nobody)), |(k, chance)| {
        let more = f64::from(people.saturating_sub(*k)) / f64::from(k + 1);
        Some((k + 1, chance * more * odds))
    });
    terms.take(instances as usize).map(|(_, chance)| chance).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By hand: .9¹⁵ = .2059 and .9¹⁶ = .1853, so sixteen people for 80 %; .5² = .25 and .5³ = .125; .8⁷ = .2097, .8⁸ = .1678.
    #[test]
    fn one_instance_takes_as_many_as_leave_nobody_with_the_rest_of_the_chance() {
        assert_eq!(people_needed(1, 0.1, 0.8), Some(16));
        assert_eq!(people_needed(1, 0.5, 0.8), Some(3));
        assert_eq!(people_needed(1, 0.2, 0.8), Some(8));
    }

    /// By hand, share ½: of four people at least two with 1 − (1 + 4)/16 = 11/16, of five with 1 − (1 + 5)/32 = 26/32 = .8125.
    #[test]
    fn two_instances_take_more() {
        assert_eq!((chance_of_hearing(4, 2, 0.5), chance_of_hearing(5, 2, 0.5)), (0.6875, 0.8125));
        assert_eq!(people_needed(2, 0.5, 0.8), Some(5));
    }

    #[test]
    fn the_ends() {
        assert_eq!(
            (chance_of_hearing(0, 1, 0.1), chance_of_hearing(3, 1, 1.0), chance_of_hearing(3, 1, 0.0)),
            (0.0, 1.0, 0.0)
        );
        assert_eq!(people_needed(1, 0.0, 0.8), None);
        assert_eq!(people_needed(1, 1.0, 0.8), Some(1));
    }
}

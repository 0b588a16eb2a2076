//! Whether new interviews still bring new themes: the rule of Guest, Namey and Chen (A simple method to assess and report
//! thematic saturation in qualitative research, PLoS ONE 15(5), 2020).
//!
//! Comes in: the themes of each interview, in order. Goes out: a [`Saturation`]. Does not know: what the themes are, who spoke.
//!
//! The first four interviews are the base. A run is two or three interviews in a row after it; it is at or under a threshold
//! where the themes new in it are at most that share of the themes of the base. Only whole numbers are used, and each order is
//! drawn by its own number, so the bytes are the same everywhere.

use super::coded::CodedInterview;
use super::count::narrow;
use super::priority::draws::random::Random;

/// How many interviews the base has.
pub const BASE: usize = 4;
/// How many orders of the interviews are drawn.
pub const ORDERS: usize = 1000;

/// A run length and a threshold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SaturationRule {
    /// How many interviews a run has.
    pub run: usize,
    /// Up to how many new themes for each hundred of the base are let pass.
    pub percent: u32,
}

/// The rules that are told.
pub const RULES: [SaturationRule; 4] = [
    SaturationRule { run: 2, percent: 5 },
    SaturationRule { run: 2, percent: 0 },
    SaturationRule { run: 3, percent: 5 },
    SaturationRule { run: 3, percent: 0 },
];

/// Whether new interviews still bring new themes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saturation {
    /// How many themes each interview brings that none before it has, oldest first.
    pub new_themes: Vec<u32>,
    /// How many themes the base has.
    pub base_themes: u32,
    /// What comes of each of [`RULES`].
    pub rules: Vec<RuleOutcome>,
}

/// What comes of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleOutcome {
    /// The rule.
    pub rule: SaturationRule,
    /// Whether there is a base with themes, and a run after it.
    pub is_assessable: bool,
    /// The last interview before the first run at or under the threshold, counted from 1: "6+2" has 6.
    pub stop: Option<u32>,
    /// Whether a later run is above the threshold again.
    pub returns: bool,
    /// In how many interviews half of the drawn orders have their stop; none where fewer have one.
    pub median_stop: Option<u32>,
}

/// Where a team's interviews stop to bring new themes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TeamStop {
    /// There are too few of them to say.
    NotAssessable,
    /// They still bring new ones.
    NotYet,
    /// After so many.
    After(u32),
}

/// What the newest interviews brought: the answer in short to whether new ones still bring new themes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NewestBrought {
    /// There are too few interviews to say.
    TooFew,
    /// So many of them, one after the other, brought none.
    Nothing(u32),
    /// Some of the last few brought new ones.
    New {
        /// How many.
        interviews: u32,
        /// Of how many.
        of: u32,
    },
}

/// What the newest interviews brought, by how many new themes each has: none in a shortest run of the rules is no accident of one
/// of them.
pub fn newest(new: &[u32]) -> NewestBrought {
    let runs = || RULES.iter().map(|rule| rule.run);
    let (shortest, longest) = (runs().min().unwrap_or_default(), runs().max().unwrap_or_default());
    let quiet = new.iter().rev().take_while(|new| **new == 0).count();
    let last = new.iter().rev().take(longest);
    match new.len() {
        interviews if interviews < BASE + shortest => NewestBrought::TooFew,
        _ if quiet >= shortest => NewestBrought::Nothing(narrow(quiet)),
        _ => NewestBrought::New { of: narrow(last.len()), interviews: narrow(last.filter(|new| **new > 0).count()) },
    }
}

/// The same of one team's interviews, by how many themes each of them brings: by runs of two and 0 %, since the base of a team has
/// few themes.
pub fn stop_of(new: &[u32]) -> TeamStop {
    let rule = RULES[1];
    match rule.stops(new).next() {
        _ if !rule.is_assessable(new) => TeamStop::NotAssessable,
        Some(stop) => TeamStop::After(stop),
        None => TeamStop::NotYet,
    }
}

/// The fewest base themes of which one is at most 5 %: with fewer, a threshold of 5 % lets nothing pass, as 0 % does.
pub const BASE_FOR_FIVE_PERCENT: u32 = 20;

impl Saturation {
    /// Whether 5 % and 0 % are one rule, since a single new theme is more than 5 % of the base.
    pub fn thresholds_are_one(&self) -> bool {
        self.base_themes < BASE_FOR_FIVE_PERCENT
    }
}

/// Of interviews in the order of their days.
pub fn saturation(interviews: &[CodedInterview], themes: usize, seed: u32) -> Saturation {
    let sets: Vec<Vec<usize>> = interviews
        .iter()
        .map(|interview| interview.themes().into_iter().map(crate::base::id::Id::index).collect())
        .collect();
    of_sets(&sets, themes, seed)
}

fn of_sets(sets: &[Vec<usize>], themes: usize, seed: u32) -> Saturation {
    let mut seen = SeenThemes::new(themes);
    let new_themes: Vec<u32> = sets.iter().map(|set| seen.add(set)).collect();
    let mut stops: Vec<Vec<Option<u32>>> = vec![Vec::with_capacity(ORDERS); RULES.len()];
    for order in 0..ORDERS {
        let found = stops_of_order(sets, &mut seen, Random::of_order(seed, order));
        found.into_iter().zip(&mut stops).for_each(|(stop, stops)| stops.push(stop));
    }
    let base_themes = new_themes.iter().take(BASE).sum();
    let outcomes = RULES.into_iter().zip(stops).map(|(rule, stops)| {
        let is_assessable = rule.is_assessable(&new_themes);
        let stop = rule.stops(&new_themes).next();
        RuleOutcome {
            rule,
            is_assessable,
            stop,
            returns: stop.is_some_and(|stop| rule.returns(&new_themes, stop)),
            median_stop: if is_assessable { median(stops) } else { None },
        }
    });
    Saturation { base_themes, rules: outcomes.collect(), new_themes }
}

impl SaturationRule {
    /// Whether there is a base with themes, and a run after it.
    fn is_assessable(self, new: &[u32]) -> bool {
        new.len() >= BASE + self.run && new[..BASE].iter().any(|count| *count > 0)
    }

    /// The last interviews before the runs at or under the threshold, in order.
    fn stops(self, new: &[u32]) -> impl Iterator<Item = u32> {
        let last = if self.is_assessable(new) { new.len() - self.run } else { 0 };
        (BASE..=last).filter(move |before| self.is_under(new, *before)).map(narrow)
    }

    /// Whether the run behind some interviews is at or under the threshold.
    fn is_under(self, new: &[u32], before: usize) -> bool {
        let base: u64 = new[..BASE].iter().copied().map(u64::from).sum();
        let run: u64 = new[before..before + self.run].iter().copied().map(u64::from).sum();
        run * 100 <= base * u64::from(self.percent)
    }

    /// Whether a run behind more interviews than that is above the threshold.
    fn returns(self, new: &[u32], stop: u32) -> bool {
        (stop as usize + 1..=new.len() - self.run).any(|before| !self.is_under(new, before))
    }
}

/// Which themes were heard, for one order after the other.
struct SeenThemes {
    /// The order in which each was heard last.
    in_order: Vec<u32>,
    order: u32,
}

impl SeenThemes {
    fn new(themes: usize) -> Self {
        Self { in_order: vec![0; themes], order: 1 }
    }

    /// Forgets all.
    fn begin(&mut self) {
        self.order += 1;
    }

    /// How many of some themes are new.
    fn add(&mut self, themes: &[usize]) -> u32 {
        let mut new = 0;
        for theme in themes {
            let heard = std::mem::replace(&mut self.in_order[*theme], self.order);
            new += u32::from(heard != self.order);
        }
        new
    }
}

/// The stop of each rule in one random order. It is drawn only as far as it takes.
fn stops_of_order(sets: &[Vec<usize>], seen: &mut SeenThemes, mut random: Random) -> [Option<u32>; RULES.len()] {
    seen.begin();
    let mut left: Vec<usize> = (0..sets.len()).collect();
    let mut new = Vec::with_capacity(sets.len());
    let mut stops = [None; RULES.len()];
    while !left.is_empty() && stops.iter().any(Option::is_none) {
        let next = left.swap_remove(random.below(left.len()));
        new.push(seen.add(&sets[next]));
        for (rule, stop) in RULES.into_iter().zip(&mut stops) {
            if stop.is_none() && rule.is_assessable(&new) && rule.is_under(&new, new.len() - rule.run) {
                *stop = Some(narrow(new.len() - rule.run));
            }
        }
    }
    stops
}

/// The least number that half of them do not exceed; what has none is above all numbers.
fn median(mut stops: Vec<Option<u32>>) -> Option<u32> {
    stops.sort_unstable_by_key(|stop| stop.unwrap_or(u32::MAX));
    stops.get(stops.len().saturating_sub(1) / 2).copied().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Interviews that bring so many themes that none before them has, and nothing else.
    fn bringing(new: &[u32]) -> Saturation {
        let mut next = 0;
        let set = |count: &u32| {
            let first = next;
            next += *count as usize;
            (first..next).collect()
        };
        let sets: Vec<Vec<usize>> = new.iter().map(set).collect();
        of_sets(&sets, next, 1)
    }

    fn stops(saturation: &Saturation) -> Vec<(Option<u32>, bool)> {
        saturation.rules.iter().map(|outcome| (outcome.stop, outcome.returns)).collect()
    }

    /// By hand, following the steps of the paper: base 4, 40 themes in it.
    /// Runs of two: 5+6 bring 7 (17.5 %), 6+7 bring 4 (10 %), 7+8 bring 2 (5 %): at 5 % the stop is "6+2".
    /// 8+9 bring 1, 9+10 none: at 0 % it is "8+2". Runs of three: 5–7 bring 8, 6–8 bring 5, 7–9 bring 2 (5 %): "6+3"; 8–10
    /// bring 1, 9–11 none: "8+3".
    #[test]
    fn the_stop_is_the_last_interview_before_the_first_run_under_the_threshold() {
        let found = bringing(&[20, 10, 6, 4, 4, 3, 1, 1, 0, 0, 0]);
        assert_eq!((found.base_themes, found.thresholds_are_one()), (40, false));
        assert_eq!(found.new_themes, [20, 10, 6, 4, 4, 3, 1, 1, 0, 0, 0]);
        assert_eq!(stops(&found), [(Some(6), false), (Some(8), false), (Some(6), false), (Some(8), false)]);
    }

    /// The worked example of the article: 37 themes in the base; 4 new ones in a run are 11 %, still above the threshold, and 1 is 3 %. It
    /// reports 6+2 for runs of two and 7+3 for runs of three, both at 5 %. The numbers by interview follow from these.
    #[test]
    fn the_worked_example_of_guest_namey_and_chen_comes_out() {
        let found = bringing(&[37, 0, 0, 0, 1, 3, 1, 0, 1, 0]);
        assert_eq!(found.base_themes, 37);
        assert_eq!([stops(&found)[0], stops(&found)[2]], [(Some(6), false), (Some(7), false)]);
    }

    #[test]
    fn the_stop_may_be_the_base_itself() {
        assert_eq!(
            stops(&bringing(&[5, 1, 0, 0, 0, 0])),
            [(Some(4), false), (Some(4), false), (None, false), (None, false)]
        );
    }

    #[test]
    fn the_newest_brought_nothing_where_two_in_a_row_did_not() {
        assert_eq!(newest(&[4, 1, 0, 0, 0]), NewestBrought::TooFew);
        assert_eq!(newest(&[4, 1, 0, 0, 1, 0, 0]), NewestBrought::Nothing(2));
        assert_eq!(newest(&[4, 1, 0, 0, 1, 2, 0]), NewestBrought::New { interviews: 2, of: 3 });
        assert_eq!(newest(&[4, 1, 0, 0, 0, 1]), NewestBrought::New { interviews: 1, of: 3 });
    }

    #[test]
    fn a_later_run_above_the_threshold_crosses_back() {
        // 20 in the base: one is 5 %. The run 5+6 brings none, 6+7 three.
        let found = bringing(&[20, 0, 0, 0, 0, 0, 3, 0, 0]);
        assert_eq!(stops(&found)[..2], [(Some(4), true), (Some(4), true)]);
        assert_eq!(stops(&found)[2..], [(None, false); 2], "no run of three is without it");
        let one_more = bringing(&[20, 0, 0, 0, 0, 0, 1, 0, 0]);
        assert_eq!(stops(&one_more)[..2], [(Some(4), false), (Some(4), true)], "one of 20 is 5 %, and more than 0 %");
    }

    #[test]
    fn too_few_interviews_or_an_empty_base_cannot_be_assessed() {
        let assessable = |new: &[u32]| bringing(new).rules.iter().map(|it| it.is_assessable).collect::<Vec<_>>();
        assert_eq!(assessable(&[3, 2, 1, 1, 0]), [false; 4]);
        assert_eq!(assessable(&[3, 2, 1, 1, 0, 0]), [true, true, false, false]);
        assert_eq!(assessable(&[3, 2, 1, 1, 0, 0, 0]), [true; 4]);
        assert_eq!(assessable(&[0, 0, 0, 0, 2, 0, 0]), [false; 4], "of no themes there is no share");
        assert_eq!(assessable(&[]), [false; 4]);
        assert_eq!(bringing(&[]).rules[0].median_stop, None);
    }

    #[test]
    fn with_fewer_than_twenty_base_themes_the_thresholds_are_one_rule() {
        for (base, are_one) in [(19, true), (20, false)] {
            let found = bringing(&[base, 0, 0, 0, 1, 0]);
            assert_eq!(found.thresholds_are_one(), are_one);
            assert_eq!(found.rules[0].stop == found.rules[1].stop, are_one, "{base}");
        }
    }

    #[test]
    fn a_team_is_assessed_as_the_study_is() {
        assert_eq!(stop_of(&[3, 1, 0, 0, 0]), TeamStop::NotAssessable);
        assert_eq!(stop_of(&[3, 1, 0, 0, 0, 1]), TeamStop::NotYet);
        assert_eq!(stop_of(&[3, 1, 0, 0, 1, 0, 0]), TeamStop::After(5));
    }

    #[test]
    fn where_all_interviews_say_the_same_every_order_stops_at_the_base() {
        let found = of_sets(&vec![vec![0, 1, 2]; 9], 3, 1);
        assert_eq!(found.rules.iter().map(|it| it.median_stop).collect::<Vec<_>>(), [Some(4); 4]);
        let never = bringing(&[1; 9]);
        assert_eq!(never.rules.iter().map(|it| it.median_stop).collect::<Vec<_>>(), [None; 4]);
    }

    #[test]
    fn the_median_is_the_least_that_half_do_not_exceed() {
        assert_eq!(median(vec![Some(4), Some(5), Some(6), Some(9)]), Some(5));
        assert_eq!(median(vec![Some(4), Some(5), None, None]), Some(5));
        assert_eq!(median(vec![Some(4), None, None, None]), None);
        assert_eq!(median(Vec::new()), None);
    }

    /// Of six interviews one brings all that is new late: it is under the threshold where that one is among the first four,
    /// in four of six orders; so the median is 4.
    #[test]
    fn the_median_follows_the_orders() {
        let mut sets = vec![vec![0]; 5];
        sets.push(vec![0, 1]);
        assert_eq!(of_sets(&sets, 2, 7).rules[1].median_stop, Some(4));
    }

    proptest::proptest! {
        /// What themes are called changes nothing, and neither does anything but the seed.
        #[test]
        fn names_of_themes_change_nothing(
            sets in proptest::collection::vec(proptest::collection::btree_set(0_usize..12, 0..6), 0..12),
            shift in 0_usize..12,
        ) {
            let of = |shift: usize| {
                let sets: Vec<Vec<usize>> =
                    sets.iter().map(|set| set.iter().map(|theme| (theme + shift) % 12).collect()).collect();
                of_sets(&sets, 12, 3)
            };
            proptest::prop_assert_eq!(of(0), of(shift));
        }
    }
}

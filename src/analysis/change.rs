//! Whether a share changed from one group of people to another, and how often chance alone looks like it.
//!
//! Comes in: how many of how many, twice. Goes out: chances, and an interval for one share. Does not know: what it is the share
//! of. Only `+ − × ÷` and square roots, which are the same on every platform.

/// How sure it must be before a change is called one. At .9 three or four of twenty unchanged themes would be called.
pub const SURE: f64 = 0.99;
/// The 97.5 % point of the normal distribution.
const Z: f64 = 1.959_963_984_540_054;

/// So many of so many people.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PartOfPeople {
    /// Those who are meant.
    pub part: u32,
    /// All who were asked.
    pub people: u32,
}

/// What may be said of a share that is another one than before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ShareChange {
    /// It rose, and nobody was among them before.
    New,
    /// It rose.
    Risen,
    /// It fell.
    Fallen,
    /// It fell, and nobody is among them any more.
    Gone,
}

impl PartOfPeople {
    /// The 95 % interval of Wilson (Probable inference, the law of succession, and statistical inference, 1927) for the share;
    /// of nobody it is everything.
    pub fn interval(self) -> (f64, f64) {
        if self.people == 0 {
            return (0.0, 1.0);
        }
        let (part, people) = (f64::from(self.part), f64::from(self.people));
        let rest = people - part;
        let middle = part + Z * Z / 2.0;
        let half = Z * (part * rest / people + Z * Z / 4.0).sqrt();
        let whole = people + Z * Z;
        // What rounding leaves of a square root is no person.
        let low = if self.part == 0 { 0.0 } else { (middle - half) / whole };
        let high = if self.part == self.people { 1.0 } else { (middle + half) / whole };
        (low, high)
    }
}

/// The change from one share to another, where it is sure enough to be called one.
pub fn change(before: PartOfPeople, after: PartOfPeople) -> Option<ShareChange> {
    let rose = chance_of_rise(before, after);
    match (rose >= SURE, 1.0 - rose >= SURE) {
        (true, _) if before.part == 0 => Some(ShareChange::New),
        (true, _) => Some(ShareChange::Risen),
        (_, true) if after.part == 0 => Some(ShareChange::Gone),
        (_, true) => Some(ShareChange::Fallen),
        _ => None,
    }
}

/// How likely the share rose, where each share was as likely as any other before somebody was asked: draws from the two beta
/// distributions, without drawing them.
///
/// The place of the (x + 1)th of n + 1 uniform numbers has the distribution of such a share. So both groups' numbers are put into
/// one row, and the share rose where more than x of the first group's are among the first x + y + 1 of all: the tail of a
/// hypergeometric distribution (Altham, Exact Bayesian analysis of a 2×2 contingency table, and Fisher's "exact" significance
/// test, 1969).
pub fn chance_of_rise(before: PartOfPeople, after: PartOfPeople) -> f64 {
    let first = Draw { marked: before.people + 1, others: after.people + 1, drawn: before.part + after.part + 1 };
    first.chance_of(|marked| marked > before.part)
}

/// How likely chance alone would call a change, had nothing changed: over all ways in which those who are meant could have been
/// spread over both groups, each with its exact chance.
pub fn chance_of_false_call(before: PartOfPeople, after: PartOfPeople) -> f64 {
    let spread = Draw { marked: before.people, others: after.people, drawn: before.part + after.part };
    let is_called = |part: u32| {
        let [before, after] = [PartOfPeople { part, ..before }, PartOfPeople { part: spread.drawn - part, ..after }];
        change(before, after).is_some()
    };
    // The fewer of them are in the first group the likelier is a rise: what is called lies at both ends.
    let (least, most) = spread.ends();
    let rising = partition(least, most, |part| is_called(part) && is_rise(part, spread));
    let falling = partition(rising, most, |part| !is_called(part) || is_rise(part, spread));
    spread.chance_of(|part| part < rising || part >= falling)
}

/// Whether there are relatively fewer in the first group.
fn is_rise(part: u32, spread: Draw) -> bool {
    u64::from(part) * u64::from(spread.others) < u64::from(spread.drawn - part) * u64::from(spread.marked)
}

/// The first number from one to another that a condition, which holds at the beginning, does not hold for; one more than the last
/// where it holds for all.
fn partition(from: u32, to: u32, holds: impl Fn(u32) -> bool) -> u32 {
    let (mut low, mut high) = (from, to + 1);
    while low < high {
        let middle = low + (high - low) / 2;
        if holds(middle) { low = middle + 1 } else { high = middle }
    }
    low
}

/// Some drawn at once from marked ones and others.
#[derive(Debug, Clone, Copy)]
struct Draw {
    marked: u32,
    others: u32,
    drawn: u32,
}

impl Draw {
    /// The fewest and the most marked ones that may be among those that are drawn.
    fn ends(self) -> (u32, u32) {
        (self.drawn.saturating_sub(self.others), self.drawn.min(self.marked))
    }

    /// The chance that their number is one that is meant. The weights are 1 in the middle, and outward from there
    /// p(k + 1)/p(k) = (marked − k)(drawn − k) / ((k + 1)(others − drawn + k + 1)).
    fn chance_of(self, is_meant: impl Fn(u32) -> bool) -> f64 {
        let (least, most) = self.ends();
        let [marked, others, drawn] = [self.marked, self.others, self.drawn].map(f64::from);
        let up = |k: u32| {
            let k = f64::from(k);
            (marked - k) * (drawn - k) / ((k + 1.0) * (others - drawn + k + 1.0))
        };
        let middle = ((drawn * marked / (marked + others).max(1.0)) as u32).clamp(least, most);
        let (mut all, mut meant) = (0.0, 0.0);
        let mut add = |k: u32, weight: f64| {
            all += weight;
            meant += if is_meant(k) { weight } else { 0.0 };
        };
        let mut weight = 1.0;
        for k in middle..=most {
            add(k, weight);
            weight *= up(k);
        }
        weight = 1.0;
        for k in (least..middle).rev() {
            weight /= up(k);
            add(k, weight);
        }
        meant / all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(part: u32, people: u32) -> PartOfPeople {
        PartOfPeople { part, people }
    }

    fn is_near(found: f64, expected: f64, by: f64) {
        assert!((found - expected).abs() < by, "{found} is not {expected}");
    }

    /// Newcombe, Two-sided confidence intervals for the single proportion (Statistics in Medicine 17, 1998), table I, method 3.
    #[test]
    fn the_interval_is_that_of_the_published_table() {
        for (part, people, low, high) in
            [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)]
        {
            let found = of(part, people).interval();
            is_near(found.0, low, 5e-5);
            is_near(found.1, high, 5e-5);
        }
        assert_eq!(of(0, 0).interval(), (0.0, 1.0));
        assert_eq!((of(0, 5).interval().0, of(5, 5).interval().1), (0.0, 1.0));
    }

    /// By hand. Nobody asked: ½. None of one, then one of one: Beta(1, 2) and Beta(2, 1), 1 − ∫(1 − F₁)F₂ = 5/6. None of eight,
    /// then five of nine: 1 − C(10, 6)/C(19, 6) = 1 − 210/27132.
    #[test]
    fn the_chance_of_a_rise_is_exact() {
        for (before, after, expected) in [
            (of(0, 0), of(0, 0), 0.5),
            (of(0, 1), of(1, 1), 5.0 / 6.0),
            (of(1, 1), of(0, 1), 1.0 / 6.0),
            (of(3, 7), of(3, 7), 0.5),
            (of(0, 8), of(5, 9), 1.0 - 210.0 / 27132.0),
        ] {
            is_near(chance_of_rise(before, after), expected, 1e-12);
        }
    }

    #[test]
    fn only_what_is_sure_is_called_a_change() {
        assert_eq!(change(of(0, 8), of(5, 9)), Some(ShareChange::New));
        assert_eq!(change(of(0, 8), of(4, 9)), None, "1 − C(10, 5)/C(19, 5) = .978");
        assert_eq!(change(of(5, 9), of(0, 8)), Some(ShareChange::Gone));
        assert_eq!(change(of(5, 40), of(20, 40)), Some(ShareChange::Risen));
        assert_eq!(change(of(20, 40), of(5, 40)), Some(ShareChange::Fallen));
        assert_eq!(change(of(0, 0), of(9, 9)), None, "nobody was asked before");
    }

    /// By hand: five of 17 people, eight asked before and nine after. Called is none and five (.9923), and by the mirror five and
    /// none: P(rise) = C(9, 6)/C(19, 6) = 84/27132, so that is a fall. C(9, 5)/C(17, 5) + C(8, 5)/C(17, 5) = (126 + 56)/6188.
    #[test]
    fn chance_alone_calls_as_often_as_its_ways_say() {
        is_near(chance_of_false_call(of(2, 8), of(3, 9)), 182.0 / 6188.0, 1e-12);
        is_near(chance_of_false_call(of(0, 8), of(0, 9)), 0.0, 1e-12);
        is_near(chance_of_false_call(of(1, 2), of(1, 2)), 0.0, 1e-12);
    }

    proptest::proptest! {
        /// What the search for the ends finds is what trying every way finds.
        #[test]
        fn all_ways_are_counted(n in 1_u32..40, m in 1_u32..40, x in 0_u32..40, y in 0_u32..40) {
            let (before, after) = (of(x.min(n), n), of(y.min(m), m));
            let spread = Draw { marked: n, others: m, drawn: before.part + after.part };
            let every = spread.chance_of(|part| change(of(part, n), of(spread.drawn - part, m)).is_some());
            proptest::prop_assert!((every - chance_of_false_call(before, after)).abs() < 1e-12);
            let rise = chance_of_rise(before, after);
            proptest::prop_assert!((0.0..=1.0).contains(&rise));
            proptest::prop_assert!((rise + chance_of_rise(after, before) - 1.0).abs() < 1e-9);
            let (low, high) = before.interval();
            let share = f64::from(before.part) / f64::from(n);
            proptest::prop_assert!(0.0 <= low && low <= share && share <= high && high <= 1.0);
        }
    }
}

//! How far coders agree on where passages begin and end: Krippendorff's α for units on a continuum, of one category.
//!
//! Comes in: what each coder marked of each text. Goes out: a [`Disagreement`], of which α is made. Does not know: what is
//! marked, or with what.
//!
//! K. Krippendorff, "On the reliability of unitizing contiguous data", Sociological Methodology 25 (1995), as in "Content
//! Analysis", 2nd edition (2004). Each text is a continuum of its own: no unit and no gap reaches from one into
//! the next, and texts that more coders judged weigh as much more as they have judgements.

use std::ops::Range;

use super::measures::Disagreement;

/// A text, and what each coder marked of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CodedText {
    /// How many letters it has.
    pub letters: u32,
    /// For each coder what they marked, in any order; what touches or overlaps is one unit.
    pub coders: Vec<Vec<Range<u32>>>,
}

/// A stretch of a text that a coder marked, or the gap between two of these.
#[derive(Debug, Clone, Copy)]
struct UnitOrGap {
    start: f64,
    end: f64,
    is_unit: bool,
}

impl UnitOrGap {
    fn length(self) -> f64 {
        self.end - self.start
    }
}

/// Of all coders of all texts. Where nobody marked anything both sides are 0.
pub fn disagreement(texts: &[CodedText]) -> Disagreement {
    let texts: Vec<(f64, Vec<Vec<UnitOrGap>>)> = texts
        .iter()
        .filter(|text| text.coders.len() >= 2 && text.letters > 0)
        .map(|text| {
            (f64::from(text.letters), text.coders.iter().map(|marked| sections(text.letters, marked)).collect())
        })
        .collect();
    let letters: f64 = texts.iter().map(|(letters, _)| letters).sum();
    let judged: f64 = texts.iter().map(|(letters, coders)| letters * coders.len() as f64).sum();
    if judged == 0.0 {
        return Disagreement::default();
    }
    let observed: f64 = texts.iter().map(|(_, coders)| observed(coders)).sum();
    let expected = expected(&texts) * 2.0 / letters / chance(&texts, judged);
    Disagreement { observed: observed / (judged * letters), expected }
}

/// Units and gaps, one behind the other, over all of a text.
fn sections(letters: u32, marked: &[Range<u32>]) -> Vec<UnitOrGap> {
    let mut marked: Vec<Range<u32>> = marked.iter().filter(|unit| unit.start < unit.end).cloned().collect();
    marked.sort_by_key(|unit| (unit.start, unit.end));
    let mut sections: Vec<UnitOrGap> = Vec::with_capacity(marked.len() * 2 + 1);
    let mut at = 0;
    for unit in marked {
        let (start, end) = (f64::from(unit.start), f64::from(unit.end));
        match sections.last_mut().filter(|last| last.is_unit && start <= last.end) {
            Some(last) => last.end = last.end.max(end),
            None => {
                if unit.start > at {
                    sections.push(UnitOrGap { start: f64::from(at), end: start, is_unit: false });
                }
                sections.push(UnitOrGap { start, end, is_unit: true });
            }
        }
        at = at.max(unit.end);
    }
    if at < letters {
        sections.push(UnitOrGap { start: f64::from(at), end: f64::from(letters), is_unit: false });
    }
    sections
}

/// The squared differences between all pairs of coders, each pair both ways, for each judgement less one.
fn observed(coders: &[Vec<UnitOrGap>]) -> f64 {
    let mut sum = 0.0;
    for (index, one) in coders.iter().enumerate() {
        for other in &coders[index + 1..] {
            sum += 2.0 * between(one, other);
        }
    }
    sum / (coders.len() - 1) as f64
}

/// The squared differences between two coders.
fn between(one: &[UnitOrGap], other: &[UnitOrGap]) -> f64 {
    let mut sum = 0.0;
    let (mut first, mut second) = (0, 0);
    while let (Some(left), Some(right)) = (one.get(first), other.get(second)) {
        sum += difference(*left, *right);
        first += usize::from(left.end <= right.end);
        second += usize::from(right.end <= left.end);
    }
    sum
}

/// Of two sections that overlap: how far the ends of two units are apart; how long a unit is that lies wholly in a gap.
fn difference(left: UnitOrGap, right: UnitOrGap) -> f64 {
    let lies_in = |unit: UnitOrGap, gap: UnitOrGap| gap.start <= unit.start && unit.end <= gap.end;
    match (left.is_unit, right.is_unit) {
        (true, true) => (left.start - right.start).powi(2) + (left.end - right.end).powi(2),
        (true, false) if lies_in(left, right) => left.length().powi(2),
        (false, true) if lies_in(right, left) => right.length().powi(2),
        _ => 0.0,
    }
}

/// The squared differences between each unit and all places that any unit could have.
fn expected(texts: &[(f64, Vec<Vec<UnitOrGap>>)]) -> f64 {
    let all = || texts.iter().flat_map(|(_, coders)| coders.iter().flatten());
    let units: Vec<f64> = all().filter(|section| section.is_unit).map(|unit| unit.length()).collect();
    let mut gaps: Vec<f64> = all().filter(|section| !section.is_unit).map(|gap| gap.length()).collect();
    gaps.sort_by(f64::total_cmp);
    // From each gap on, the gaps that are as long or longer: how many, and how long together.
    let mut longer = vec![(0.0, 0.0)];
    longer.extend(gaps.iter().rev().scan((0.0, 0.0), |sum, gap| {
        *sum = (sum.0 + 1.0, sum.1 + gap);
        Some(*sum)
    }));
    let others = units.len() as f64 - 1.0;
    let of_unit = |length: f64| {
        let fitting = gaps.len() - gaps.partition_point(|gap| *gap < length);
        let (count, together) = longer[fitting];
        let among_units = others / 3.0 * (2.0 * length.powi(3) - 3.0 * length.powi(2) + length);
        among_units + length.powi(2) * (together - count * (length - 1.0))
    };
    units.iter().map(|length| of_unit(*length)).sum()
}

/// How many pairs of letters could be compared that do not lie in one unit.
fn chance(texts: &[(f64, Vec<Vec<UnitOrGap>>)], judged: f64) -> f64 {
    let units = texts.iter().flat_map(|(_, coders)| coders.iter().flatten()).filter(|section| section.is_unit);
    let within: f64 = units.map(|unit| unit.length() * (unit.length() - 1.0)).sum();
    judged * (judged - 1.0) - within
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn text(letters: u32, coders: &[&[(u32, u32)]]) -> CodedText {
        let ranges = |marked: &&[(u32, u32)]| marked.iter().map(|(start, length)| *start..start + length).collect();
        CodedText { letters, coders: coders.iter().map(ranges).collect() }
    }

    /// Krippendorff (2004), page 254: two observers of a continuum from 150 to 450, categories c and k. Places are counted from 150.
    #[test]
    fn krippendorffs_worked_example() {
        let c = text(300, &[&[(75, 70), (220, 30)], &[(70, 80), (205, 20), (250, 20)]]);
        let k = text(300, &[&[(30, 60), (150, 50)], &[(30, 60), (150, 50)]]);
        let near = |value: f64, published: f64| (value - published).abs() < 0.00006;
        let of_c = disagreement(std::slice::from_ref(&c));
        assert!(near(of_c.observed, 0.0144) && near(of_c.expected, 0.0532), "{of_c:?}");
        assert!((of_c.alpha().expect("it varies") - 0.7286).abs() < 0.0001);
        let of_k = disagreement(std::slice::from_ref(&k));
        assert!(of_k.observed == 0.0 && near(of_k.expected, 0.0490), "{of_k:?}");
        assert_eq!(of_k.alpha(), Some(1.0));
        // α of both together: (0.0144 + 0) / (0.0532 + 0.0490) from 1.
        let both: Disagreement = [of_c, of_k].into_iter().sum();
        assert!((both.alpha().expect("it varies") - 0.8591).abs() < 0.0005);
    }

    /// By hand: 1² + 5², 1² + 1², 5² + 5², 15² + 25², and 20² for a unit within a gap.
    #[test]
    fn differences_of_single_pairs() {
        let unit = |start: u32, length: u32| UnitOrGap {
            start: f64::from(start),
            end: f64::from(start + length),
            is_unit: true,
        };
        let gap = |start: u32, length: u32| UnitOrGap { is_unit: false, ..unit(start, length) };
        assert_eq!(difference(unit(5, 6), unit(4, 2)), 26.0);
        assert_eq!(difference(unit(5, 6), unit(6, 4)), 2.0);
        assert_eq!(difference(unit(225, 70), unit(220, 80)), 50.0);
        assert_eq!(difference(unit(370, 30), unit(355, 20)), 850.0);
        assert_eq!(difference(gap(400, 50), unit(400, 20)), 400.0);
        assert_eq!(difference(gap(401, 50), unit(400, 20)), 0.0);
    }

    #[test]
    fn nothing_marked_is_undefined() {
        for texts in [vec![], vec![text(100, &[&[], &[]])], vec![text(100, &[&[(1, 2)]])], vec![text(0, &[&[], &[]])]] {
            assert_eq!(disagreement(&texts).alpha(), None, "{texts:?}");
        }
        assert_eq!(disagreement(&[text(100, &[&[(10, 5)], &[(10, 5)]])]).alpha(), Some(1.0));
        assert!(disagreement(&[text(100, &[&[(10, 5)], &[(60, 5)]])]).alpha().expect("it varies") <= 0.0);
    }

    #[test]
    fn what_touches_is_one_unit() {
        let parts = text(100, &[&[(15, 5), (10, 5), (12, 4)], &[(10, 10)]]);
        assert_eq!(disagreement(&[parts]), disagreement(&[text(100, &[&[(10, 10)], &[(10, 10)]])]));
    }

    fn texts() -> impl Strategy<Value = Vec<CodedText>> {
        let marked = prop::collection::vec((0_u32..90, 1_u32..10), 0..4);
        let coders = prop::collection::vec(marked, 2..4);
        let text = coders.prop_map(|coders| {
            let ranges =
                |marked: Vec<(u32, u32)>| marked.into_iter().map(|(start, length)| start..start + length).collect();
            CodedText { letters: 100, coders: coders.into_iter().map(ranges).collect() }
        });
        prop::collection::vec(text, 1..4)
    }

    proptest! {
        #[test]
        fn order_of_coders_and_texts_changes_nothing(texts in texts()) {
            let mut turned: Vec<CodedText> = texts.iter().rev().cloned().collect();
            turned.iter_mut().for_each(|text| text.coders.reverse());
            let (one, other) = (disagreement(&texts), disagreement(&turned));
            prop_assert!((one.observed - other.observed).abs() < 1e-12 && (one.expected - other.expected).abs() < 1e-12);
            prop_assert!(one.alpha().is_none_or(|alpha| alpha <= 1.0));
        }
    }
}

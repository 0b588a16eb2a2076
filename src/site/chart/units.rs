//! One mark is one person, until there are too many of them.
//!
//! Comes in: counts of people. Goes out: counts of marks. Does not know: what the marks look like.

/// How many of all are one mark, so that there are at most so many marks.
pub(super) fn per_mark(all: usize, most: usize) -> usize {
    all.div_ceil(most.max(1)).max(1)
}

/// How many marks so many people are, one for each `per`.
pub(super) fn marks(people: usize, per: usize) -> usize {
    people.div_ceil(per.max(1))
}

/// How many of the marks of all people a part of them gets: the nearest number. Nobody has none, and all have all; fewer are
/// never shown as nobody or as all, which would be another finding.
pub(super) fn marks_of(part: usize, people: usize, per: usize) -> usize {
    let (marks, per) = (marks(people, per), per.max(1));
    match part {
        0 => 0,
        _ if part >= people => marks,
        _ => (part.saturating_add(per / 2) / per).clamp(1, marks.saturating_sub(1).max(1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_mark_is_one_person_while_they_fit() {
        for (people, most, expected) in [(0, 12, 1), (1, 12, 1), (12, 12, 1), (13, 12, 2), (24, 12, 2), (25, 12, 3)] {
            assert_eq!(per_mark(people, most), expected, "{people} of at most {most}");
            assert!(marks(people, expected) <= most);
        }
        assert_eq!(per_mark(5, 0), 5);
    }

    #[test]
    fn a_part_is_the_nearest_number_of_marks_but_never_none_or_all() {
        // 30 people, three a mark: ten marks.
        let cases = [(0, 0), (1, 1), (4, 1), (5, 2), (14, 5), (28, 9), (29, 9), (30, 10), (99, 10)];
        for (part, expected) in cases {
            assert_eq!(marks_of(part, 30, 3), expected, "{part} of 30");
        }
        for part in 0..=7 {
            assert_eq!(marks_of(part, 7, 1), part);
        }
        assert_eq!((marks_of(1, 2, 5), marks_of(0, 0, 1), marks_of(3, 0, 0)), (1, 0, 0));
    }
}

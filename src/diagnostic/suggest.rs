//! "Did you mean": the nearest of the names there are.
//!
//! Comes in: a wrong name and the right ones. Goes out: a help sentence.
//! Does not know: what is named.

use crate::base::fold;

/// How alike two names must be to be suggested, on Jaro-Winkler's scale of 0 to 1; the value that rustc-like tools
/// settled on: low enough for a swapped pair of letters in a short word, high enough not to guess.
const ALIKE: f64 = 0.8;

/// Longer names, in bytes, are not compared: that takes time with the square of their length.
const LONGEST: usize = 200;

/// How many names a wrong one is compared with: more take time, again for each wrong name, and a slip of the hand is
/// found among those that begin alike.
pub const COMPARED: usize = 500;

/// The names to compare a wrong one with, of sorted ones: all, or where there are too many those around its place.
pub fn around<'n>(wrong: &str, sorted: &'n [String]) -> &'n [String] {
    if sorted.len() <= COMPARED {
        return sorted;
    }
    let place = sorted.partition_point(|name| name.as_str() < wrong);
    let start = place.saturating_sub(COMPARED / 2).min(sorted.len() - COMPARED);
    &sorted[start..start + COMPARED]
}

/// The name that is most like the wrong one, if any is alike enough; the first of equals.
pub fn nearest<'a>(wrong: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if wrong.len() > LONGEST {
        return None;
    }
    let wrong = wrong.to_lowercase();
    let mut best: Option<(f64, &str)> = None;
    for name in names.into_iter().filter(|name| name.len() <= LONGEST) {
        let likeness = strsim::jaro_winkler(&wrong, &name.to_lowercase());
        if likeness >= ALIKE && best.is_none_or(|(so_far, _)| likeness > so_far) {
            best = Some((likeness, name));
        }
    }
    best.map(|(_, name)| name)
}

/// The names that a wrong one is a slip of the hand away from, the nearest first: a letter too many, too few, wrong, or two
/// swapped; two such slips in a long name, none in one so short that any other is near.
pub fn slips<'a>(wrong: &str, names: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    /// One slip for so many letters.
    const LETTERS: usize = 4;
    const MOST: usize = 2;
    if wrong.len() > LONGEST {
        return Vec::new();
    }
    let wrong = wrong.to_lowercase();
    let allowed = (wrong.chars().count() / LETTERS).min(MOST);
    let distance = |name: &'a str| (strsim::osa_distance(&wrong, &name.to_lowercase()), name);
    let names = names.into_iter().filter(|name| name.len() <= LONGEST);
    let mut near: Vec<(usize, &str)> =
        names.map(distance).filter(|(distance, _)| (1..=allowed).contains(distance)).collect();
    near.sort_unstable();
    near.into_iter().map(|(_, name)| name).collect()
}

/// The name that somebody likely meant who may as well have meant a new one: a slip of the hand away, also where it is short, or
/// one of the two begins with the other, as "Ben" and "Benedikt".
pub fn meant<'a>(typed: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    /// Fewer letters are an initial.
    const FEWEST: usize = 3;
    let names: Vec<&str> = names.into_iter().filter(|name| name.len() <= LONGEST).collect();
    if let Some(slip) = slips(typed, names.iter().copied()).first() {
        return Some(slip);
    }
    let length = |name: &str| name.chars().count();
    let typed = typed.to_lowercase();
    let goes_on = |rest: Option<&str>| rest.is_some_and(|rest| rest.starts_with(char::is_alphabetic));
    let is_meant = |name: &&&str| {
        let name = name.to_lowercase();
        let (short, long) = (length(&name).min(length(&typed)), length(&name).max(length(&typed)));
        let is_begun = goes_on(name.strip_prefix(&typed)) || goes_on(typed.strip_prefix(&name));
        // "Nor" for "Noor".
        short >= FEWEST && (is_begun || (long > FEWEST && strsim::osa_distance(&name, &typed) == 1))
    };
    names.iter().find(is_meant).copied().filter(|_| typed.len() <= LONGEST)
}

/// A help sentence: the nearest name, or the list where it is short, or what to do otherwise.
pub fn did_you_mean<'a>(wrong: &str, names: impl IntoIterator<Item = &'a str>, otherwise: &str) -> String {
    /// Longer lists are no help on a terminal.
    const SHORT: usize = 8;
    let names: Vec<&str> = names.into_iter().collect();
    match nearest(wrong, names.iter().copied()) {
        Some(name) => match fold::first_unseen(wrong) {
            Some(unseen) => format!("did you mean `{name}`? There is {unseen}, in what is written"),
            None => format!("did you mean `{name}`?"),
        },
        None if (1..=SHORT).contains(&names.len()) => {
            let list: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
            format!("known here: {}; {otherwise}", list.join(", "))
        }
        None => otherwise.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_misspelt_name() {
        let themes = ["new-service", "ownership", "on-call"];
        assert_eq!(nearest("new-servcie", themes), Some("new-service"));
        assert_eq!(nearest("Ownership", themes), Some("ownership"));
        assert_eq!(nearest("zebra", themes), None);
    }

    #[test]
    fn names_what_nobody_sees() {
        let help = did_you_mean("part\u{200b}icipant", ["participant"], "");
        assert_eq!(help, "did you mean `participant`? There is U+200B, a space of no width, in what is written");
    }

    #[test]
    fn a_slip_is_a_letter_or_two() {
        let themes = ["new-service", "new-services", "toil", "oncall"];
        assert_eq!(slips("toyl", themes), ["toil"]);
        assert_eq!(slips("new-servcie", themes), ["new-service", "new-services"]);
        assert_eq!(slips("tol", themes), [] as [&str; 0], "too short to say");
        assert_eq!(slips("service", themes), [] as [&str; 0]);
    }

    #[test]
    fn a_name_is_meant_that_begins_so() {
        let names = ["Nora", "Jo", "Anneliese", "P10", "Kofi"];
        for (typed, expected) in [
            ("Nor", Some("Nora")),
            ("noraa", Some("Nora")),
            ("Nroa", Some("Nora")),
            ("anne", Some("Anneliese")),
            ("Koi", Some("Kofi")),
            ("No", None),
            ("Jon", None),
            ("P1", None),
            ("P101", Some("P10")),
            ("Mira", None),
        ] {
            assert_eq!(meant(typed, names), expected, "{typed}");
        }
    }

    #[test]
    fn names_that_nobody_types_are_not_compared() {
        let long = "a".repeat(LONGEST);
        assert_eq!(nearest(&long, [long.as_str()]), Some(long.as_str()));
        let longer = format!("{long}b");
        assert_eq!(nearest(&longer, [long.as_str()]), None);
        assert_eq!(nearest(&long, [longer.as_str()]), None);
        assert_eq!(slips(&long, [longer.as_str()]), [] as [&str; 0]);
        assert_eq!(slips(&longer, [long.as_str()]), [] as [&str; 0]);
    }

    #[test]
    fn of_many_names_those_around_the_wrong_one_are_compared() {
        let names: Vec<String> = (0..3 * COMPARED).map(|number| format!("theme-{number:05}")).collect();
        assert_eq!(around("x", &names[..COMPARED]).len(), COMPARED, "as many are all compared");
        for (wrong, first, last) in [
            ("theme-00750x", "theme-00501", "theme-01000"),
            ("a", "theme-00000", "theme-00499"),
            ("z", "theme-01000", "theme-01499"),
        ] {
            let compared = around(wrong, &names);
            assert_eq!((compared[0].as_str(), compared[COMPARED - 1].as_str()), (first, last), "{wrong}");
        }
    }

    #[test]
    fn lists_what_there_is_where_nothing_is_near() {
        assert_eq!(did_you_mean("zebra", ["a", "b"], "add it"), "known here: `a`, `b`; add it");
        assert_eq!(did_you_mean("zebra", [], "add it"), "add it");
    }
}

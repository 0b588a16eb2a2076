//! Pseudonyms with a number, `P07`, that nobody has yet.
//!
//! Comes in: the pseudonyms that there are. Goes out: those that follow. Does not know: who they are for.

use crate::base::fold;

/// What stands before the number.
const LETTER: char = 'P';

/// The pseudonyms that are free where some are taken, `P08` and on behind `P07`. What was left out between two of them may have
/// been somebody's who withdrew, and stays theirs.
pub fn free_pseudonyms<'n>(taken: impl IntoIterator<Item = &'n str>) -> impl Iterator<Item = String> {
    let last = taken.into_iter().filter_map(number).max().unwrap_or(0);
    (1..).map(move |number: u64| format!("{LETTER}{:02}", u64::from(last) + number))
}

/// The number of a pseudonym, however it is written: `P07`, `p 7`, `P-7`.
fn number(name: &str) -> Option<u32> {
    let name = fold::name(name);
    let digits = name.strip_prefix(LETTER.to_ascii_lowercase())?.trim_start_matches([' ', '-', '_', '.']);
    digits.parse().ok().filter(|_| digits.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_number_is_free() {
        for (taken, expected) in [
            (&[][..], ["P01", "P02"]),
            (&["P07", "P02", "Sam", "Priya 9", "P"], ["P08", "P09"]),
            (&["p-9", "P 3"], ["P10", "P11"]),
            (&["P099", "P+500", "P99999999999"], ["P100", "P101"]),
        ] {
            let free: Vec<String> = free_pseudonyms(taken.iter().copied()).take(2).collect();
            assert_eq!(free, expected, "{taken:?}");
        }
    }
}

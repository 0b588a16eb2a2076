//! How counts of people are said: whoever reads a number knows which count it is, and the same count is said alike on every
//! page.
//!
//! Comes in: how many people. Goes out: words. Does not know: which page shows them, or how they were counted.

use super::number::{grouped, people};

/// With a quote of it in their own words, of whatever kind: "8 people spoke of it".
pub fn spoke_of_it(count: u32) -> String {
    spoke(count, "it")
}

/// With a quote of each of two themes: "2 people spoke of both".
pub fn spoke_of_both(count: u32) -> String {
    spoke(count, "both")
}

fn spoke(count: u32, of: &str) -> String {
    if count == 0 { format!("nobody spoke of {of}") } else { format!("{} spoke of {of}", people(count)) }
}

/// With evidence of it or a tag, among all who were interviewed: "8 of 10 interviewed are affected".
pub fn affected(count: u32, interviewed: u32) -> String {
    let are = if count == 1 { "is" } else { "are" };
    format!("{} {are} affected", of_interviewed(count, interviewed))
}

/// Some of all who were interviewed: "8 of 10 interviewed".
pub fn of_interviewed(count: u32, interviewed: u32) -> String {
    let number = |count: u32| grouped(&count.to_string());
    format!("{} of {} interviewed", number(count), number(interviewed))
}

/// Who gave an interview: "10 people interviewed".
pub fn interviewed(count: u32) -> String {
    if count == 0 { "nobody interviewed".to_owned() } else { format!("{} interviewed", people(count)) }
}

/// With a quote that answers a question, in their own words: "3 people answered".
pub fn answered(count: u32) -> String {
    if count == 0 { "nobody answered".to_owned() } else { format!("{} answered", people(count)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_count_says_which_it_is() {
        assert_eq!(
            [0, 1, 1234].map(spoke_of_it),
            ["nobody spoke of it", "1 person spoke of it", "1,234 people spoke of it"]
        );
        assert_eq!(spoke_of_both(2), "2 people spoke of both");
        assert_eq!(
            [affected(1, 10), affected(8, 1000)],
            ["1 of 10 interviewed is affected", "8 of 1,000 interviewed are affected"]
        );
        assert_eq!([0, 1, 2].map(interviewed), ["nobody interviewed", "1 person interviewed", "2 people interviewed"]);
        assert_eq!([0, 1, 2].map(answered), ["nobody answered", "1 person answered", "2 people answered"]);
    }
}

//! The ids of turns: `t12` is the twelfth turn's place on the page.
//!
//! Comes in: a place on an interview's page. Goes out: which turn it is. Does not know: which turns there are.

/// What the id of a turn begins with; its number follows.
const PREFIX: &str = "t";

/// Whether an id is kept for turns, so that nothing else on the page may have it.
pub fn is_turn_id(id: &str) -> bool {
    id.strip_prefix(PREFIX).is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Which of so many turns an id is, from 1; the page writes numbers without zeros before them.
pub fn turn_number(id: &str, turns: usize) -> Option<usize> {
    let number = id.strip_prefix(PREFIX).filter(|rest| is_turn_id(id) && !rest.starts_with('0'))?;
    number.parse().ok().filter(|number| *number <= turns)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_turns_id_is_a_t_and_its_number() {
        for (id, is_kept, number) in [
            ("t1", true, Some(1)),
            ("t12", true, Some(12)),
            ("t13", true, None),
            ("t0", true, None),
            ("t007", true, None),
            ("t99999999999999999999", true, None),
            ("t", false, None),
            ("t+5", false, None),
            ("toil", false, None),
            ("12", false, None),
        ] {
            assert_eq!((is_turn_id(id), turn_number(id, 12)), (is_kept, number), "{id}");
        }
    }
}

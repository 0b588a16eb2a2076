//! English words for more than one thing, for messages. What pages say is in the catalogue of each language.
//!
//! Comes in: a count, a word for one. Goes out: both, as one says them. Does not know: words that are regular in no way.

/// `1 page`, `2 pages`, `0 replies`.
pub fn counted(count: usize, noun: &str) -> String {
    format!("{count} {}", of(count, noun))
}

/// The word for so many: `page` or `pages`.
fn of(count: usize, noun: &str) -> String {
    let is_sounded = |stem: &str| stem.ends_with(['a', 'e', 'i', 'o', 'u']);
    match noun.strip_suffix('y') {
        _ if count == 1 => noun.to_owned(),
        Some(stem) if !is_sounded(stem) => format!("{stem}ies"),
        _ if noun.ends_with(['s', 'x']) => format!("{noun}es"),
        _ => format!("{noun}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_end_as_english_has_them() {
        let two =
            ["page", "reply", "takeaway", "survey", "address", "index", "opportunity"].map(|noun| counted(2, noun));
        let expected = ["pages", "replies", "takeaways", "surveys", "addresses", "indexes", "opportunities"];
        assert_eq!(two, expected.map(|plural| format!("2 {plural}")));
        assert_eq!([counted(1, "reply"), counted(0, "reply")], ["1 reply", "0 replies"]);
    }
}

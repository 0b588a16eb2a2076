//! What of a query is likely not meant as it is read: a filter of a key that there is not, or without a value.
//!
//! Comes in: what somebody typed. Goes out: [`QueryDoubt`]s. Does not know: any index, or what would be right.

use super::parse::{FilterKey, pieces};

/// A piece of a query that looks like a filter and is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QueryDoubt {
    /// `persn:Mira`: it is looked for as words.
    UnknownKey {
        /// What stands before the colon.
        key: String,
        /// The words that it is read as.
        words: String,
    },
    /// `theme:`: it is read as nothing.
    NoValue(FilterKey),
}

/// What is doubtful of a query, in its order.
pub fn doubts(query: &str) -> Vec<QueryDoubt> {
    pieces(query)
        .into_iter()
        .filter_map(|piece| match piece.key {
            Some(key) => piece.text.trim().is_empty().then_some(QueryDoubt::NoValue(key)),
            None if piece.is_phrase => None,
            None => {
                let (key, rest) = piece.text.split_once([':', '：'])?;
                let is_key = key.len() > 1 && key.bytes().all(|byte| byte.is_ascii_alphabetic());
                // `https://…` is an address.
                (is_key && !rest.starts_with('/'))
                    .then(|| QueryDoubt::UnknownKey { key: key.to_owned(), words: piece.text.to_owned() })
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_a_filter_and_is_none_is_doubtful() {
        let unknown = |key: &str, words: &str| QueryDoubt::UnknownKey { key: key.to_owned(), words: words.to_owned() };
        assert_eq!(doubts("slow persn:Mira -knd:pain"), [unknown("persn", "persn:Mira"), unknown("knd", "knd:pain")]);
        assert_eq!(
            doubts("theme: build is:\"\""),
            [QueryDoubt::NoValue(FilterKey::Theme), QueryDoubt::NoValue(FilterKey::Is)]
        );
        assert_eq!(doubts("persn: x"), [unknown("persn", "persn:")]);
        let plain = "10:30 https://x.example \"persn:Mira\" theme:slow std::fs a:b :x";
        assert_eq!(doubts(plain), [unknown("std", "std::fs")]);
    }
}

//! What to say to somebody whose query finds nothing, or asks for what there is not.
//!
//! Comes in: a query, and what its parts find. Goes out: sentences. Does not know: how anything is found.

use crate::base::plural::counted;
use crate::diagnostic::suggest::{did_you_mean, nearest};
use crate::search::query::{AskedFilter, AskedQuery, FilterKey, FoundApart, PartCount, QueryDoubt};

/// Why a query is none.
pub(super) fn why_empty(asked: &AskedQuery, doubts: &[QueryDoubt]) -> String {
    if let Some(QueryDoubt::NoValue(key)) = doubts.first() {
        return no_value(*key);
    }
    match asked.excluded.first() {
        Some(word) => format!(
            "the query only says what to leave out: name a word that must be there, or a filter: `kind:quote -{}`",
            shown(&word.text)
        ),
        None => "there is no word to look for: `cairn search slow builds`, or a filter: `--theme slow-builds`".into(),
    }
}

/// As it is typed: a phrase in its quotation marks.
fn shown(word: &str) -> String {
    if word.contains(char::is_whitespace) { format!("\"{word}\"") } else { word.to_owned() }
}

fn no_value(key: FilterKey) -> String {
    format!("there is nothing behind `{0}:`; a value stands right behind it: `{0}:{1}`", key.word(), key.example())
}

/// What is said of a doubtful piece, where anything was found and where nothing was.
pub(super) fn doubt(doubt: &QueryDoubt, total: usize) -> Option<String> {
    let (key, words) = match doubt {
        QueryDoubt::NoValue(key) => return Some(no_value(*key)),
        QueryDoubt::UnknownKey { key, words } => (key, words),
    };
    let lead = format!("`{key}:` is no filter, so that `{words}` was looked for as words");
    match nearest(key, FilterKey::words()) {
        Some(near) => Some(format!("{lead}: did you mean `{near}:`?")),
        // Words have colons too.
        None if total > 0 => None,
        None => {
            let all: Vec<String> = FilterKey::words().map(|word| format!("`{word}:`")).collect();
            Some(format!("{lead}; filters are {}", all.join(", ")))
        }
    }
}

/// "there is no team `freigt`: did you mean `freight`?"
pub(super) fn nothing_called_so(filter: &AskedFilter, known: &[String]) -> String {
    let (word, value) = (filter.key.word(), &filter.value);
    let all: Vec<String> = known.iter().map(|known| format!("`{known}`")).collect();
    let help = match filter.key {
        FilterKey::Year => "a year in which somebody was interviewed, in four digits".to_owned(),
        // These are few, and the same in each study.
        FilterKey::Kind => format!("kinds are {}", all.join(", ")),
        _ => "it is asked for as the site writes it, or as in its address".to_owned(),
    };
    let what = if filter.key == FilterKey::Is { format!("`{word}:{value}`") } else { format!("{word} `{value}`") };
    format!("there is no {what}: {}", did_you_mean(value, known.iter().map(String::as_str), &help))
}

/// Why nothing was found.
pub(super) fn apart(found: &FoundApart) -> String {
    match found {
        FoundApart::Unnarrowed(count) => {
            format!("nothing was found; without what narrows the query, its words are in {}", places(*count))
        }
        FoundApart::Words(words) => {
            let counts: Vec<String> =
                words.iter().map(|(word, count)| format!("`{word}` is in {}", places(*count))).collect();
            format!("nothing has all of these words: {}", counts.join(", "))
        }
    }
}

/// "12 quotes", "3 other texts", "nothing".
fn places(PartCount { quotes, others, is_about }: PartCount) -> String {
    let about = if is_about { "at least " } else { "" };
    match (quotes, others) {
        (0, 0) => "nothing".to_owned(),
        (0, others) => format!("no quote, but in {about}{}", counted(others, "other text")),
        (quotes, _) => format!("{about}{}", counted(quotes, "quote")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_is_said_with_what_it_finds() {
        let count = |quotes, others| PartCount { quotes, others, is_about: false };
        let words = [("deploy", count(12, 4)), ("pebble", count(0, 1)), ("zebra", count(0, 0))];
        let words = words.map(|(word, count)| (word.to_owned(), count)).to_vec();
        assert_eq!(
            apart(&FoundApart::Words(words)),
            "nothing has all of these words: `deploy` is in 12 quotes, `pebble` is in no quote, but in 1 other text, \
             `zebra` is in nothing"
        );
        let about = PartCount { is_about: true, ..count(1, 0) };
        assert_eq!(
            apart(&FoundApart::Unnarrowed(about)),
            "nothing was found; without what narrows the query, its words are in at least 1 quote"
        );
    }

    /// The same list stands in tests/browser/search-engine.test.mjs: the page means the same key.
    #[test]
    fn a_key_is_near_as_it_is_on_the_page() {
        let near = "prson person PERSN person tehme theme teams team knid kind rol role yaer year iss is th theme";
        for pair in near.split(' ').collect::<Vec<_>>().chunks(2) {
            assert_eq!(nearest(pair[0], FilterKey::words()), Some(pair[1]));
        }
        for typed in ["note", "status", "quote", "owner"] {
            assert_eq!(nearest(typed, FilterKey::words()), None, "{typed}");
        }
    }

    #[test]
    fn a_key_that_is_none_is_said_where_one_is_near_or_nothing_is_found() {
        let unknown = |key: &str| QueryDoubt::UnknownKey { key: key.to_owned(), words: format!("{key}:x") };
        let lead = |key: &str| format!("`{key}:` is no filter, so that `{key}:x` was looked for as words");
        assert_eq!(doubt(&unknown("persn"), 3), Some(lead("persn") + ": did you mean `person:`?"));
        assert_eq!(doubt(&unknown("note"), 3), None);
        let all = "; filters are `theme:`, `team:`, `kind:`, `person:`, `role:`, `year:`, `is:`";
        assert_eq!(doubt(&unknown("note"), 0), Some(lead("note") + all));
    }
}

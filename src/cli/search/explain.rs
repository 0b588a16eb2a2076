//! How a result came to its score, number by number, in words.
//!
//! Comes in: a result. Goes out: lines below it. Does not know: how a score is worked out.

use std::fmt::Write as _;

use crate::search::query::{ExplainedScore, ExplainedWord, SearchResult};

/// In how many parts a frequency and a weight are counted.
const PARTS: u64 = 16;

/// How close words are that follow each other.
const CLOSEST: u64 = 64;

/// Adds the lines of a result; none where no words were looked for.
pub(super) fn add(text: &mut String, result: &SearchResult) {
    let Some(explained) = &result.explained else { return };
    explained.words.iter().for_each(|word| add_word(text, word, explained));
    for (pair, close) in explained.words.windows(2).zip(&explained.close) {
        let how = match close {
            0 => "not near each other".to_owned(),
            &CLOSEST => "side by side".to_owned(),
            close => format!("{close} of {CLOSEST} for how near each other they are"),
        };
        let _ = writeln!(text, "    `{}` and `{}`: {how}", pair[0].text, pair[1].text);
    }
    if explained.words.len() > 1 {
        let _ = writeln!(text, "    together: {}", explained.total);
    }
    let kind = match explained.score.cmp(&explained.total) {
        std::cmp::Ordering::Greater => ", times 5/4 since it is evidence",
        std::cmp::Ordering::Less => ", times 3/4 since it is said by somebody who was not interviewed",
        std::cmp::Ordering::Equal => "",
    };
    let _ = writeln!(text, "    score: {}{kind}", explained.score);
}

fn add_word(text: &mut String, word: &ExplainedWord, explained: &ExplainedScore) {
    let ExplainedWord { text: typed, found, fit, weight, df, idf, frequency, score } = word;
    let found = found.join("`, `");
    let _ = writeln!(text, "    `{typed}`: {score}");
    let _ = writeln!(text, "      found: `{found}`, {fit}: weight {weight} of {PARTS}");
    let (df, all) = (df.min(&explained.all), explained.all);
    let _ = writeln!(text, "      how rare: in {df} of {all}, worth {idf}");
    let _ = writeln!(
        text,
        "      how often: {frequency} sixteenths, in about {} words where {} are usual",
        explained.length, explained.average
    );
}

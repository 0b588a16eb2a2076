//! How often, as people say it: `3x/week`, `every day`, `annually`.
//!
//! Comes in: a value that is no frequency of the format. Goes out: what was meant. Does not know: how a frequency is read.

use super::Meant;
use super::words::{is_number, is_range, parts};

/// A period, the word for once in it, and what else it is called.
const PERIODS: [(&str, &str, &[&str]); 6] = [
    ("day", "daily", &["days", "d", "workday", "workdays", "weekday", "everyday"]),
    ("week", "weekly", &["weeks", "wk", "wks", "w"]),
    ("fortnight", "fortnightly", &["fortnights"]),
    ("month", "monthly", &["months", "mo", "mos", "mth", "mths"]),
    ("quarter", "quarterly", &["quarters", "qtr", "qtrs", "q"]),
    ("year", "yearly", &["years", "yr", "yrs", "y", "annum", "annually", "annual"]),
];

/// Words that some use for one thing and some for another, and both of them.
const TWO_THINGS: [(&str, &str); 7] = [
    ("biweekly", "write `fortnightly` for once in two weeks, or `2/week` for twice a week"),
    ("bimonthly", "write `0.5/month` for once in two months, or `2/month` for twice a month"),
    ("biannual", "write `2/year` for twice a year, or `0.5/year` for once in two years"),
    ("biannually", "write `2/year` for twice a year, or `0.5/year` for once in two years"),
    ("biyearly", "write `2/year` for twice a year, or `0.5/year` for once in two years"),
    ("biquarterly", "write `2/quarter` for twice per quarter, or `0.5/quarter` for once in two quarters"),
    ("bidaily", "write `2/day` for twice a day, or `0.5/day` for once in two days"),
];

/// Words that say no number, and are like one that does.
const VAGUE: [&str; 4] = ["rarely", "rare", "nearly", "barely"];

const SEMI: [(&str, &str); 5] = [
    ("semiweekly", "2/week"),
    ("semimonthly", "2/month"),
    ("semiannual", "2/year"),
    ("semiannually", "2/year"),
    ("semiyearly", "2/year"),
];

/// What "every two weeks" and the like come to, where it comes to something without a remainder.
const EVERY: [(&str, &str, &str); 9] = [
    ("2", "week", "fortnightly"),
    ("3", "month", "quarterly"),
    ("6", "month", "2/year"),
    ("12", "month", "yearly"),
    ("4", "quarter", "yearly"),
    ("2", "month", "0.5/month"),
    ("2", "quarter", "2/year"),
    ("2", "year", "0.5/year"),
    ("2", "day", "0.5/day"),
];

/// What somebody meant by how often.
pub(in crate::content) fn frequency(text: &str) -> Option<Meant> {
    let joined = text.replace("bi-", "bi").replace("Bi-", "bi").replace("semi-", "semi").replace("Semi-", "semi");
    // `every-day` is two words.
    let is_word_break = |pair: &[char]| pair[0].is_alphabetic() && pair[2].is_alphabetic() && pair[1] == '-';
    let letters: Vec<char> = joined.chars().collect();
    let parted = |at: usize| at > 0 && letters.get(at - 1..at + 2).is_some_and(is_word_break);
    let joined: String =
        letters.iter().enumerate().map(|(at, c)| if parted(at) || *c == '_' { ' ' } else { *c }).collect();
    let parts = parts(&joined)?;
    if is_range(&parts) {
        return Some(Meant::unclear("write one number, such as the middle of the two: `2.5/week`"));
    }
    let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|part| *part != "working").collect();
    let (times, rest) = match parts.as_slice() {
        [word] => return one_word(word),
        ["every" | "each", rest @ ..] => return every(rest),
        ["per" | "a" | "an", period] => return one_word(period),
        ["once", rest @ ..] => ("1", rest),
        ["twice", rest @ ..] => ("2", rest),
        [number, "x" | "×" | "*" | "times" | "time", rest @ ..] if is_number(number) => (*number, rest),
        [times, "/", count, period] if is_number(times) && is_number(count) => return in_several(times, count, period),
        [number, rest @ ..] if is_number(number) && rest.len() > 1 => return linked(number, rest),
        _ => return None,
    };
    match rest {
        [period] => per(times, period),
        _ => linked(times, rest),
    }
}

/// A word by itself.
fn one_word(word: &str) -> Option<Meant> {
    if let Some((_, help)) = TWO_THINGS.iter().find(|(known, _)| *known == word) {
        return Some(Meant::Unclear { wrong: Some("means two things"), help: (*help).to_owned() });
    }
    if VAGUE.contains(&word) {
        return Some(Meant::unclear(
            "write about how many times: `2/year`, `monthly`; leave `freq` out where nobody said it",
        ));
    }
    let semi = SEMI.iter().find(|(known, _)| *known == word).map(|(_, value)| Meant::Surely((*value).to_owned()));
    semi.or_else(|| if is_hour(word) { Some(by_the_hour()) } else { once(word) })
}

/// "every", and what follows it.
fn every(rest: &[&str]) -> Option<Meant> {
    match rest {
        [one] if is_hour(one) => Some(by_the_hour()),
        [period] => once(period),
        [count, period] => {
            let count = if matches!(*count, "other" | "second") { "2" } else { count };
            let (period, ..) = period_of(period)?;
            let known = EVERY.iter().find(|(times, of, _)| *times == count && *of == period);
            Some(match known {
                Some((.., value)) => Meant::Surely((*value).to_owned()),
                None => Meant::unclear("write how many times in a longer period, as in `2/quarter`"),
            })
        }
        _ => None,
    }
}

/// A number of times, "a", "per", "/" and a period; "once every two weeks".
fn linked(times: &str, rest: &[&str]) -> Option<Meant> {
    match rest {
        ["every" | "each", rest @ ..] if times == "1" && rest.len() > 1 => every(rest),
        ["/" | "per" | "a" | "an" | "each" | "every", period] | ["in" | "days", "a" | "per" | "/", period] => {
            per(times, period)
        }
        _ => None,
    }
}

/// `1/2 weeks`: once in two weeks for most, and half of them for some.
fn in_several(times: &str, count: &str, period: &str) -> Option<Meant> {
    let (period, ..) = period_of(period)?;
    let example = match every(&[count, period]) {
        Some(Meant::Surely(value)) if times == "1" => format!("`{value}` is once in {count} {period}s"),
        _ => format!("`0.5/{period}` is once in two {period}s"),
    };
    Some(Meant::unclear(format!("write how many times in one period: {example}")))
}

fn per(times: &str, period: &str) -> Option<Meant> {
    if is_hour(period) {
        return Some(by_the_hour());
    }
    let (period, once, _) = period_of(period)?;
    Some(Meant::Surely(if times == "1" { once.to_owned() } else { format!("{times}/{period}") }))
}

fn once(period: &str) -> Option<Meant> {
    period_of(period).map(|(_, once, _)| Meant::Surely(once.to_owned()))
}

fn period_of(word: &str) -> Option<(&'static str, &'static str, &'static [&'static str])> {
    PERIODS.into_iter().find(|(period, once, others)| word == *period || word == *once || others.contains(&word))
}

fn is_hour(word: &str) -> bool {
    matches!(word, "hour" | "hours" | "hourly" | "h" | "hr" | "hrs" | "minute" | "minutes" | "min" | "mins")
}

/// Nobody knows of how many hours a day it is said.
fn by_the_hour() -> Meant {
    Meant::unclear("write how many times in a working day: `8/day` is once in each hour of eight")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_what_can_only_be_meant() {
        for (text, expected) in [
            ("Weekly", "weekly"),
            ("WEEKLY.", "weekly"),
            ("every day", "daily"),
            ("every-day", "daily"),
            ("once-a-week", "weekly"),
            ("every_day", "daily"),
            ("Every working day", "daily"),
            ("everyday", "daily"),
            ("each month", "monthly"),
            ("annually", "yearly"),
            ("per annum", "yearly"),
            ("once a quarter", "quarterly"),
            ("3x/week", "3/week"),
            ("3×/week", "3/week"),
            ("3x a week", "3/week"),
            ("3x weekly", "3/week"),
            ("3/wk", "3/week"),
            ("3/Week", "3/week"),
            ("3/weeks", "3/week"),
            ("3 per week", "3/week"),
            ("3 times in a week", "3/week"),
            ("three times a week", "3/week"),
            ("1,5/week", "1.5/week"),
            ("twice a week", "2/week"),
            ("Twice daily", "2/day"),
            ("5 days a week", "5/week"),
            ("every two weeks", "fortnightly"),
            ("every other week", "fortnightly"),
            ("once every 2 weeks", "fortnightly"),
            ("every 3 months", "quarterly"),
            ("every six months", "2/year"),
            ("semi-annually", "2/year"),
            ("1 / yr", "yearly"),
        ] {
            assert_eq!(frequency(text), Some(Meant::Surely(expected.to_owned())), "{text}");
        }
    }

    #[test]
    fn says_where_something_must_be_chosen() {
        let help = |text: &str| match frequency(text) {
            Some(Meant::Unclear { help, .. }) => help,
            other => panic!("{text}: {other:?}"),
        };
        for text in ["biweekly", "Bi-weekly"] {
            assert!(help(text).contains("`fortnightly`") && help(text).contains("`2/week`"), "{text}");
        }
        assert!(help("bimonthly").contains("`0.5/month`") && help("bimonthly").contains("`2/month`"));
        assert!(help("1/2 weeks").contains("`fortnightly` is once in 2 weeks"), "{}", help("1/2 weeks"));
        assert!(help("2/3 weeks").contains("`0.5/week` is once in two weeks"), "{}", help("2/3 weeks"));
        for text in ["hourly", "every hour", "2/hour", "3 per hour"] {
            assert!(help(text).contains("`8/day`"), "{text}");
        }
        assert!(help("2-3/week").contains("one number"));
        assert!(help("2 to 3 times a week").contains("one number"));
        assert!(help("every 5 weeks").contains("longer period"));
    }

    #[test]
    fn guesses_nothing() {
        for text in
            ["", "often", "3", "x", "3 weeks", "weakly", "sometimes", "2 weekly", "3/m", "-3/week", "/week", "3//week"]
        {
            assert_eq!(frequency(text), None, "{text}");
        }
    }
}

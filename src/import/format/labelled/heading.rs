//! What recorders write before the first words: a title, a day, how long it took.
//!
//! Comes in: lines. Goes out: what they say of the meeting. Does not know: the transcript.

use jiff::civil::Date;
use jiff::fmt::strtime::BrokenDownTime;

use crate::content::interview::labelled::{TimePlace, time_at};

/// How days are written whose parts cannot be taken for each other: `3/12/2026` is left alone.
const DAYS: [&str; 7] = ["%Y-%m-%d", "%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y", "%d. %B %Y", "%Y/%m/%d"];
/// A title is no sentence: it has no more words.
const MAX_TITLE: usize = 14;

/// The first line that says something.
pub(super) fn first_line(lines: &[&str]) -> Option<String> {
    let line = lines.iter().map(|line| line.trim().trim_start_matches('#').trim()).find(|line| !line.is_empty())?;
    is_title(line).then(|| line.to_owned())
}

/// How many lines a title takes that stands apart at the very start, and the title.
pub(in crate::import::format) fn title(lines: &[&str]) -> (usize, Option<String>) {
    let Some(index) = lines.iter().position(|line| !line.trim().is_empty()) else { return (0, None) };
    let is_apart = lines.get(index + 1).is_none_or(|next| next.trim().is_empty());
    match first_line(&lines[index..=index]).filter(|_| is_apart) {
        Some(title) => (index + 1, Some(title)),
        None => (0, None),
    }
}

fn is_title(line: &str) -> bool {
    let is_words = line.contains(char::is_alphabetic) && line.split_whitespace().count() <= MAX_TITLE;
    is_words && !line.ends_with(['.', '?', '!', ':', ',', ';']) && !line.contains("://")
}

/// The day that a line names.
pub(in crate::import::format) fn date_in(line: &str) -> Option<Date> {
    let starts = line
        .char_indices()
        .filter(|(at, c)| c.is_alphanumeric() && !line[..*at].chars().next_back().is_some_and(char::is_alphanumeric));
    starts.map(|(at, _)| &line[at..]).find_map(|text| {
        DAYS.iter().find_map(|form| {
            let (time, length) = BrokenDownTime::parse_prefix(form, text).ok()?;
            let ends = !text[length..].starts_with(|c: char| c.is_ascii_digit());
            time.to_date().ok().filter(|_| ends)
        })
    })
}

/// How long a line says that it took, in milliseconds: `45m 32s`, `1h 5m`, or a time that ends the line, `… • 45:32`.
pub(in crate::import::format) fn duration_in(line: &str) -> Option<u64> {
    if let Some(last) = line.rsplit(['•', '|']).next().map(str::trim).filter(|last| *last != line.trim())
        && let Some(time) = time_at(last, 0, TimePlace::Before).filter(|time| time.span.end == last.len())
    {
        return Some(time.ms);
    }
    let units = line.split_whitespace().map(unit).collect::<Option<Vec<u64>>>()?;
    (!units.is_empty()).then(|| units.iter().sum::<u64>() * 1000)
}

/// `45m` in seconds.
fn unit(word: &str) -> Option<u64> {
    let digits = word.trim_end_matches(char::is_alphabetic);
    let seconds = match &word[digits.len()..] {
        "h" | "hr" | "hrs" => 3600,
        "m" | "min" | "mins" => 60,
        "s" | "sec" | "secs" => 1,
        _ => return None,
    };
    digits.parse::<u32>().ok().map(|count| u64::from(count) * seconds)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_are_read_where_no_part_can_be_taken_for_another() {
        for text in [
            "2026-03-12",
            "Thu, Mar 12, 2026 10:00AM • 45:32",
            "March 12, 2026, 2:00PM",
            "on 12 March 2026",
            "Planning-20260312 2026-03-12",
        ] {
            assert_eq!(date_in(text), Some(date(2026, 3, 12)), "{text}");
        }
        for text in ["3/12/2026", "12.03.26", "2026-03-123", "2026-13-12", ""] {
            assert_eq!(date_in(text), None, "{text}");
        }
    }

    #[test]
    fn lengths_are_read() {
        assert_eq!(duration_in("Thu, Mar 12, 2026 10:00AM • 45:32"), Some(2_732_000));
        assert_eq!(duration_in("45m 32s"), Some(2_732_000));
        assert_eq!(duration_in("1h 5m"), Some(3_900_000));
        assert_eq!(duration_in("It took 5m"), None);
        assert_eq!(duration_in(""), None);
    }

    #[test]
    fn a_title_is_a_line_of_its_own_and_no_sentence() {
        assert_eq!(title(&["", "Interview with P07", ""]), (2, Some("Interview with P07".to_owned())));
        assert_eq!(title(&["It took two weeks."]), (0, None));
        assert_eq!(title(&["Interview with P07", "and more"]), (0, None));
    }
}

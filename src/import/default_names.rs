//! What follows from a file's name and from its recorder where nobody says it: the day, and what the interview is called.
//!
//! Comes in: the name of a file, what is known of the interview. Goes out: a date, a slug. Does not know: what is said.

use super::decode::Refusal;
use super::options::{ImportFacts, ImportOptions, LabelPolicy};
use super::pseudonyms::in_text;
use super::raw_transcript::{RawTranscript, Segment};
use crate::base::slug::Slug;
use crate::base::{Date, fold};

/// Shorter words of a label are no name that somebody would know a person by.
const SHORTEST_NAME: usize = 3;

/// The date in a file's name: `GMT20260312-140000_Recording.vtt`, `2026-03-12 interview.txt`, `interview_20260312.srt`.
pub fn date_in_name(name: &str) -> Option<Date> {
    let starts = name.char_indices().filter(|(at, c)| c.is_ascii_digit() && !name[..*at].ends_with(is_digit));
    starts.map(|(at, _)| &name[at..]).find_map(date_at)
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// The date that a text begins with: eight digits, or four, two and two with the same sign between.
fn date_at(text: &str) -> Option<Date> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (year, month, day) = match digits {
        8 => (&text[..4], &text[4..6], &text[6..8]),
        4 => {
            let sign = text[4..].chars().next().filter(|c| matches!(c, '-' | '_' | '.'))?;
            let mut parts = text.splitn(3, sign);
            let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
            let end = day.bytes().take_while(u8::is_ascii_digit).count();
            (year, month, day.get(..end).filter(|day| day.len() == 2 && month.len() == 2)?)
        }
        _ => return None,
    };
    let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
    // A number of eight digits is hardly a day of another century.
    (1990..2100).contains(&date.year()).then_some(date)
}

/// What an interview is called in addresses: what was asked for, else its month and participant, else its file's name.
///
/// # Errors
///
/// Where the file's name holds a name of somebody who speaks, or where there is none.
pub(super) fn slug(
    options: &ImportOptions,
    facts: &ImportFacts,
    name: Option<&str>,
    transcript: &RawTranscript,
) -> Result<Slug, Refusal> {
    if let Some(slug) = &options.slug {
        return Ok(slug.clone());
    }
    if let (Some(date), Some(participant)) = (facts.date, &facts.participant)
        && let Some(participant) = Slug::from_text(participant)
    {
        let text = format!("{}-{:02}-{participant}", date.year(), date.month());
        return Slug::from_text(&text).ok_or_else(nameless);
    }
    let stem = name.map(|name| name.rsplit_once('.').map_or(name, |(stem, _)| stem)).ok_or_else(nameless)?;
    let stem = &in_text(stem, options.names.as_deref());
    if options.labels == LabelPolicy::Pseudonyms && holds_name(stem, &transcript.segments) {
        return Err(Refusal::new(
            "the interview would be called after its file, whose name holds a name of somebody who speaks in it",
            "say what it is called, like `--slug 2026-03-p07`; or when and with whom, `--date 2026-03-12 --participant P07`",
        ));
    }
    Slug::from_text(stem).ok_or_else(nameless)
}

fn nameless() -> Refusal {
    Refusal::new(
        "nothing says what the interview is called",
        "say it, like `--slug 2026-03-p07`; or when and with whom it was, `--date 2026-03-12 --participant P07`",
    )
}

/// Whether a text holds a word of a label.
pub(super) fn holds_name(text: &str, segments: &[Segment]) -> bool {
    let text = fold::name(text).into_owned();
    let mut last = None;
    segments.iter().filter_map(|segment| segment.speaker.as_deref()).any(|label| {
        // Captions repeat the label of the one before.
        if last.replace(label) == Some(label) {
            return false;
        }
        let label = fold::name(label);
        let mut words = label.split(|c: char| !c.is_alphanumeric());
        words.any(|word| word.chars().count() >= SHORTEST_NAME && word != "speaker" && text.contains(word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_files_name_holds_the_day() {
        for (name, date) in [
            ("GMT20260312-140000_Recording.transcript.vtt", Some("2026-03-12")),
            ("2026-03-12 Interview.txt", Some("2026-03-12")),
            ("interview_2026_03_12.srt", Some("2026-03-12")),
            ("p07-2026.03.12.docx", Some("2026-03-12")),
            ("call 20260312.vtt", Some("2026-03-12")),
            ("call 2026-13-12.vtt", None),
            ("20269999.vtt", None),
            ("12345678901.vtt", None),
            ("2026-3-12.vtt", None),
            ("", None),
        ] {
            assert_eq!(date_in_name(name).map(|date| date.to_string()).as_deref(), date, "{name}");
        }
    }

    #[test]
    fn an_interview_is_not_called_after_a_person() {
        let transcript = RawTranscript {
            segments: vec![Segment { speaker: Some("Sam O'Neil".to_owned()), ..Segment::default() }],
            ..RawTranscript::default()
        };
        let called = |name: Option<&str>, facts: &ImportFacts| {
            slug(&ImportOptions::default(), facts, name, &transcript).map(|slug| slug.to_string()).ok()
        };
        let none = ImportFacts::default();
        assert_eq!(called(Some("Interview 7.vtt"), &none).as_deref(), Some("interview-7"));
        assert_eq!(called(Some("Interview with SAM.vtt"), &none), None);
        assert_eq!(called(None, &none), None);
        let date = Some(jiff::civil::date(2026, 3, 12));
        let facts = ImportFacts { participant: Some("P07".to_owned()), date, ..none };
        assert_eq!(called(Some("Sam.vtt"), &facts).as_deref(), Some("2026-03-p07"));
    }
}

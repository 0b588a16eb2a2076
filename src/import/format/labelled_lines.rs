//! Texts with labels in any other form: `[hh:mm:ss] Name:`, `[Speaker 1] [00:03]`, `hh:mm:ss Name words`, `Name:` and
//! `Name: words`, bold ones.
//!
//! Comes in: a text. Goes out: its transcript. Does not know: which program wrote it.

use std::collections::BTreeSet;

use super::labelled::{self, LabelStyle, TextHead};
use super::{Recognised, TranscriptFormat};
use crate::content::interview::labelled::{SpeakerLine, is_capitalised};
use crate::import::input_text::InputText;

/// Labelled texts of nobody in particular.
pub(super) const FORMAT: TranscriptFormat = TranscriptFormat {
    word: "labels",
    title: "text with labels",
    about: "`[00:00:03] Name:`, `[Speaker 1] [00:03]`, `00:00:03 Name words`, `Name:` and `Name: words`, with the words behind or below",
    recognise,
    read: |input| labelled::read_named(input, &STYLE, &names_below_times(&input.text)),
};

const STYLE: LabelStyle = LabelStyle {
    is_label: |_: &SpeakerLine| true,
    label: "a label",
    head: TextHead::Words,
    is_left_out: |line| is_advertising(line).then_some("a line of Sonix's own"),
};

/// Sonix says at the end what it is, in words that change with the years.
fn is_advertising(line: &str) -> bool {
    let line = line.trim();
    line.starts_with("Sonix is ") && line.contains("transcription") && (line.contains("best") || line.contains("world"))
}

/// Fewer times on lines of their own may be chance.
const FEWEST_TIMES: usize = 2;

/// The names of a text in which each label stands below a time that has a line of its own, and one comes again.
fn names_below_times(text: &str) -> Vec<&str> {
    let lines: Vec<&str> = text.lines().collect();
    let read = |index: usize| lines.get(index).and_then(|line| SpeakerLine::read(line));
    let is_time = |index: &usize| read(*index).is_some_and(|line| line.name.is_empty() && line.is_alone);
    let times: Vec<usize> = (0..lines.len()).filter(is_time).collect();
    let name = |time: &usize| {
        let line = read(time + 1).filter(|line| line.has_colon && line.time.is_none())?;
        Some(line.name_in(lines[time + 1])).filter(|name| is_capitalised(name) && !name.is_empty())
    };
    let Some(names) = times.iter().map(name).collect::<Option<Vec<&str>>>() else { return Vec::new() };
    let distinct: BTreeSet<&str> = names.iter().copied().collect();
    if times.len() < FEWEST_TIMES || distinct.len() == names.len() {
        Vec::new()
    } else {
        distinct.into_iter().collect()
    }
}

fn recognise(input: &InputText) -> Option<Recognised> {
    labelled::recognise_named(input, &STYLE, &names_below_times(&input.text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(Option<String>, Option<u64>, String)> {
        let input = InputText::plain("a.txt", text);
        assert!(recognise(&input).is_some(), "{text}");
        let transcript = (FORMAT.read)(&input);
        assert_eq!(transcript.account.missing(), 0, "{text}");
        transcript.segments.into_iter().map(|it| (it.speaker, it.start_ms, it.text)).collect()
    }

    #[test]
    fn a_time_may_have_the_line_above_the_name() {
        let said = |name: &str, ms, text: &str| (Some(name.to_owned()), Some(ms), text.to_owned());
        assert_eq!(
            read("00:00:02\nMira: How?\n\n00:00:12\nSam: So.\n\n00:10:00\nMira: And?\n"),
            [said("Mira", 2000, "How?"), said("Sam", 12_000, "So."), said("Mira", 600_000, "And?")]
        );
        assert_eq!(names_below_times("00:02\nMira: How?\n\n00:12\nSam: So.\n"), [""; 0]);
    }

    #[test]
    fn what_a_program_says_of_itself_is_not_said() {
        let text = "Mira: [00:02] How?\n\nSam: [00:05] So.\n\nMira: [00:09] And?\n\n\
                    Sonix is the best audio automated transcription service in 2026. It works with many formats.\n";
        assert_eq!(read(text).len(), 3);
    }

    #[test]
    fn a_turn_has_as_many_paragraphs_as_it_has() {
        let text = "Mira (00:00:02):\nHow?\n\nSam (00:00:05):\nOne.\n\nTwo.\n\nThree.\n\nFour.\n\nFive.\n\n\
                    ----------------------------------------\n\nTwo.\nquote: two\nkind: pain\n";
        let said = read(text);
        let words: Vec<&str> = said.iter().map(|(_, _, text)| text.as_str()).collect();
        assert_eq!(words, ["How?", "One.", "Two.", "Three.", "Four.", "Five."]);
        assert!(said[1..].iter().all(|(name, ..)| name.as_deref() == Some("Sam")));
    }
}

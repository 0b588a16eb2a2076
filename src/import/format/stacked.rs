//! Texts in which name and time have lines of their own, one above the other, and the words stand below; or a name in capitals has
//! one, where somebody says that it is of a speaker.
//!
//! Comes in: a text. Goes out: its transcript. Does not know: which program wrote it.

use std::collections::BTreeMap;

use super::labelled::{SegmentBuilder, title};
use super::{Recognised, Sureness, TranscriptFormat};
use crate::base::fold;
use crate::content::interview::is_prose;
use crate::content::interview::labelled::{TimePlace, is_capitalised, time_at};
use crate::import::input_text::InputText;
use crate::import::raw_transcript::RawTranscript;

/// Names on lines of their own.
pub(super) const FORMAT: TranscriptFormat = TranscriptFormat {
    word: "stacked",
    title: "text with names on lines of their own",
    about: "a name, a time and the words on a line each, or the time first, as Webex, Happy Scribe and Premiere write it; also a \
            name in capitals above its words, where somebody says whose it is",
    recognise,
    read,
};

/// Fewer labels may be chance.
const FEWEST_LABELS: usize = 2;
/// More names than this have no conversation.
const MOST_NAMES: usize = 30;
/// Longer lines are sentences, in bytes …
const MAX_NAME: usize = 80;
/// … and so are those of more words.
const MAX_WORDS: usize = 6;
/// What no name holds.
const NO_NAME: [char; 14] = ['?', '!', ';', '<', '>', '{', '}', '"', '“', '”', '`', '[', ']', '|'];
/// What stands between two times.
const TO: [&str; 4] = ["-->", "-", "–", "—"];

/// A label: the line of its name, and that of its time right above or below.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct StackedLabel {
    name: usize,
    time: Option<usize>,
}

impl StackedLabel {
    fn first(&self) -> usize {
        self.time.map_or(self.name, |time| time.min(self.name))
    }

    fn last(&self) -> usize {
        self.time.map_or(self.name, |time| time.max(self.name))
    }
}

fn recognise(input: &InputText) -> Option<Recognised> {
    if input.json.is_some() {
        return None;
    }
    let lines: Vec<&str> = input.text.lines().collect();
    let labels = labels(&lines, &input.speakers)?;
    let count = labels.len();
    let why = match labels.first() {
        Some(StackedLabel { time: Some(_), .. }) => format!("{count} times and names have lines of their own"),
        _ => format!("{count} names in capitals have lines of their own"),
    };
    Some(Recognised { sureness: Sureness::Likely, why })
}

fn read(input: &InputText) -> RawTranscript {
    let lines: Vec<&str> = input.text.lines().collect();
    let labels = labels(&lines, &input.speakers).unwrap_or_default();
    let mut builder = SegmentBuilder::new(&input.text);
    let (heading, title) = labels.first().map_or((0, None), |first| title(&lines[..first.first()]));
    lines[..heading].iter().for_each(|line| builder.leave_out(line, super::labelled::HEADING));
    let mut at = heading;
    for label in labels {
        lines[at..label.first()].iter().for_each(|line| builder.words(line));
        let name = lines[label.name];
        match label.time.and_then(|time| Some((lines[time], time_of(lines[time])?))) {
            Some(time) => builder.caption(time, name),
            None => builder.lone_name(name),
        }
        at = label.last() + 1;
    }
    lines[at..].iter().for_each(|line| builder.words(line));
    let mut transcript = builder.finish();
    transcript.title = title;
    transcript
}

/// The labels, in the only one of the forms in which all times of the text have a name.
fn labels(lines: &[&str], speakers: &[String]) -> Option<Vec<StackedLabel>> {
    let times: Vec<usize> = (0..lines.len()).filter(|index| time_of(lines[*index]).is_some()).collect();
    let has_words = |below: usize| {
        lines.get(below).is_some_and(|line| !line.trim().is_empty() && times.binary_search(&below).is_err())
    };
    let above = |time: &usize| {
        let name = time.checked_sub(1).filter(|name| is_name(lines[*name]) && has_words(time + 1))?;
        Some(StackedLabel { name, time: Some(*time) })
    };
    let below = |time: &usize| {
        let name = Some(time + 1).filter(|name| lines.get(*name).is_some_and(|line| is_name(line)))?;
        has_words(name + 1).then_some(StackedLabel { name, time: Some(*time) })
    };
    if times.is_empty() {
        return Some(lone_names(lines, speakers)).filter(|labels| are_clear(lines, labels));
    }
    let all = |label: &dyn Fn(&usize) -> Option<StackedLabel>| times.iter().map(label).collect::<Option<Vec<_>>>();
    all(&above).or_else(|| all(&below)).filter(|labels| are_clear(lines, labels))
}

/// Names in capitals above their words, where somebody says that one of them speaks: that one, and those that come again.
fn lone_names(lines: &[&str], speakers: &[String]) -> Vec<StackedLabel> {
    let typed: Vec<String> = speakers.iter().map(|name| fold::name(name).into_owned()).collect();
    let is_alone = |index: &usize| {
        let is_blank = |line: Option<&&str>| line.is_none_or(|line| line.trim().is_empty());
        let line = lines[*index];
        !line.contains(char::is_lowercase)
            && is_name(line)
            && is_blank(index.checked_sub(1).and_then(|above| lines.get(above)))
            && !is_blank(lines.get(index + 1))
    };
    let found: Vec<usize> = (0..lines.len()).filter(is_alone).collect();
    let form = |index: &usize| fold::name(lines[*index]).into_owned();
    if typed.is_empty() || !found.iter().any(|index| typed.contains(&form(index))) {
        return Vec::new();
    }
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    found.iter().for_each(|index| *times.entry(form(index)).or_default() += 1);
    let comes_again = |index: &usize| times.get(&form(index)).is_some_and(|times| *times > 1);
    let is_one = |index: &&usize| typed.contains(&form(index)) || comes_again(index);
    found.iter().filter(is_one).map(|name| StackedLabel { name: *name, time: None }).collect()
}

/// Whether there are so few names that these are people: on the whole each comes twice.
fn are_clear(lines: &[&str], labels: &[StackedLabel]) -> bool {
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    labels.iter().for_each(|label| *times.entry(fold::name(lines[label.name]).into_owned()).or_default() += 1);
    labels.len() >= FEWEST_LABELS
        && times.len() <= MOST_NAMES
        && times.len() * 2 <= labels.len() + 1
        && times.values().any(|times| *times > 1)
}

/// Whether a line holds nothing but what looks as names do.
fn is_name(line: &str) -> bool {
    let name = line.trim();
    name.contains(char::is_alphabetic)
        && name.len() <= MAX_NAME
        && name.split_whitespace().count() <= MAX_WORDS
        && name.starts_with(char::is_alphanumeric)
        && !name.ends_with(['.', ',', ':', '…'])
        && !name.contains(NO_NAME)
        && is_capitalised(name)
        && !is_prose(&fold::name(name))
}

/// The time or two that a line holds, and nothing else: `0:02`, `[00:00:02]`, `00:00:02:10 - 00:00:05:03`.
fn time_of(line: &str) -> Option<(u64, Option<u64>)> {
    let line = line.trim();
    let whole = time_at(line, 0, TimePlace::Before).filter(|time| time.span.end == line.len());
    whole.map(|time| (time.ms, time.end_ms)).or_else(|| in_frames(line))
}

/// Two times with frames: how many of these a second has nobody says, so they are left out.
fn in_frames(line: &str) -> Option<(u64, Option<u64>)> {
    let (start, end) = TO.iter().find_map(|to| line.split_once(to))?;
    let ms = |time: &str| {
        let parts: Vec<&str> = time.trim().split([':', ';']).collect();
        let is_number = |part: &&str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        let [hours, minutes, seconds, _] = parts.iter().filter(|part| is_number(part)).collect::<Vec<_>>()[..] else {
            return None;
        };
        let number = |text: &str| text.parse::<u64>().ok();
        (parts.len() == 4).then_some(((number(hours)? * 60 + number(minutes)?) * 60 + number(seconds)?) * 1000)
    };
    Some((ms(start)?, Some(ms(end)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str, speakers: &[&str]) -> Vec<(String, Option<u64>, String)> {
        let speakers = speakers.iter().map(|name| (*name).to_owned()).collect();
        let input = InputText { speakers, ..InputText::plain("a.txt", text) };
        if recognise(&input).is_none() {
            return Vec::new();
        }
        let transcript = read(&input);
        assert_eq!(transcript.account.missing(), 0, "{text}");
        let segments = transcript.segments.into_iter();
        segments.map(|it| (it.speaker.unwrap_or_default(), it.start_ms, it.text)).collect()
    }

    fn said(name: &str, ms: u64, words: &str) -> (String, Option<u64>, String) {
        (name.to_owned(), Some(ms), words.to_owned())
    }

    #[test]
    fn a_name_stands_above_or_below_its_time() {
        let expected =
            [said("Mira Okafor", 2000, "How?"), said("Sam", 5000, "So. Long."), said("Mira Okafor", 65_000, "Ah.")];
        for text in [
            "Mira Okafor\n0:02\nHow?\nSam\n0:05\nSo.\nLong.\nMira Okafor\n1:05\nAh.\n",
            "Mira Okafor\n00:00:02\nHow?\n\nSam\n00:00:05\nSo. Long.\n\nMira Okafor\n00:01:05\nAh.\n",
            "00:00:02:10 - 00:00:05:03\nMira Okafor\nHow?\n\n00:00:05;10 - 00:00:09;03\nSam\nSo. Long.\n\n\
             00:01:05:10 - 00:01:06:03\nMira Okafor\nAh.\n",
        ] {
            assert_eq!(read_text(text, &[]), expected, "{text}");
        }
    }

    #[test]
    fn lines_that_are_no_names_are_words() {
        for text in [
            // Captions as YouTube shows them.
            "0:02\nso we\n0:05\nwent home\n0:07\nso we\n",
            "0:02\nSo we\nWent Home\n0:05\nThe End\nof it\n",
            "Yes\n0:02\nwe do\n",
            "Mira\nHow?\n\nSam\nSo.\n\nMira\nAh.\n",
        ] {
            assert_eq!(read_text(text, &[]), [], "{text}");
        }
    }

    #[test]
    fn a_name_in_capitals_is_a_label_where_somebody_says_so() {
        let text = "MIRA\nHow?\n\nSAM\nSo.\n\nAPI\nis it\n\nMIRA\nAh.\n\nSAM\nNo.\n";
        let names = |speakers: &[&str]| read_text(text, speakers).into_iter().map(|it| it.0).collect::<Vec<_>>();
        assert_eq!(names(&["Mira"]), ["MIRA", "SAM", "SAM", "MIRA", "SAM"]);
        assert!(names(&[]).is_empty() && names(&["Ada"]).is_empty());
    }
}

//! The common reader of texts in which labels say who speaks; the formats say which labels they have.
//!
//! Comes in: a text and a [`LabelStyle`]. Goes out: whether it is written so, and its transcript. Does not know: which program
//! wrote it.

mod builder;
mod heading;
mod quote_list;
#[cfg(test)]
mod tests;

pub(super) use builder::{SegmentBuilder, time_at_end};
pub(super) use heading::{date_in, duration_in, title};

use super::{Recognised, Sureness};
use crate::base::fold;
use crate::content::interview::labelled::{FoundLabels, SpeakerLine, find, is_capitalised};
use crate::import::input_text::InputText;
use crate::import::raw_transcript::RawTranscript;

/// How a program writes who speaks.
pub(super) struct LabelStyle {
    /// Which lines name a speaker in its form.
    pub(super) is_label: fn(&SpeakerLine) -> bool,
    /// Such a label, behind "open with": `a name and a time in round brackets`.
    pub(super) label: &'static str,
    /// What stands before the first label.
    pub(super) head: TextHead,
    /// Why a line is left out that is the program's own.
    pub(super) is_left_out: fn(&str) -> Option<&'static str>,
}

/// What stands before the first label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TextHead {
    /// What the recorder writes of the meeting: title, date, length, who was there.
    Recorder,
    /// Perhaps a title, then words of nobody.
    Words,
}

/// Letters of the quotes that cairn lists behind a transcript.
const QUOTES: &str = "the list of quotes";
/// Letters of a title, a date, a list of who was there.
pub(super) const HEADING: &str = "the heading";
/// What is looked at to recognise a text, in lines: enough to see a form again and again.
const HEAD_LINES: usize = 600;
/// More names than this have no conversation.
const MOST_NAMES: usize = 30;
/// Fewer labels may be chance.
const FEWEST_LABELS: usize = 2;

/// A style's line that is left out for no reason.
pub(super) fn nothing(_line: &str) -> Option<&'static str> {
    None
}

/// The labels of a text in a style. A short text has few of each: where every paragraph opens with a name and a colon, nothing is
/// guessed if each of two names or more comes again, or if some of the names are known.
fn labels(lines: &[&str], style: &LabelStyle, named: &[&str]) -> FoundLabels {
    let found = find(lines, style.is_label, named);
    let more = if found.labels.is_empty() {
        Some(names_again(lines, &found.doubtful)).filter(|again| again.len() >= FEWEST_LABELS)
    } else if named.is_empty() {
        None
    } else {
        Some(names_of(lines, &found.doubtful).filter(|name| is_capitalised(name)).take(MOST_NAMES).collect())
    };
    let Some(more) = more.filter(|names| !names.is_empty()) else { return found };
    let all = find(lines, style.is_label, &[named, &more].concat());
    if all.opened == all.paragraphs { all } else { found }
}

/// The names of lines that come more than once, each as it is written first.
fn names_again<'l>(lines: &[&'l str], doubtful: &[usize]) -> Vec<&'l str> {
    let mut times: Vec<(String, &str, usize)> = Vec::new();
    for name in names_of(lines, doubtful) {
        let form = fold::name(name).into_owned();
        match times.iter().position(|(known, ..)| *known == form) {
            Some(at) => times[at].2 += 1,
            // Nobody speaks with so many.
            None if times.len() < MOST_NAMES => times.push((form, name, 1)),
            None => return Vec::new(),
        }
    }
    times.into_iter().filter(|(.., times)| *times > 1).map(|(_, name, _)| name).collect()
}

/// What some lines may name.
fn names_of<'l>(lines: &[&'l str], doubtful: &[usize]) -> impl Iterator<Item = &'l str> {
    let lines = doubtful.iter().map(|index| lines[*index]);
    lines.filter_map(|line| Some(SpeakerLine::read(line)?.name_in(line)))
}

/// The lines of the transcript in a text.
fn lines_said(text: &str) -> Vec<&str> {
    let mut lines: Vec<&str> = text.lines().collect();
    lines.truncate(quote_list::end_of_transcript(&lines));
    lines
}

/// The names of lines with a colon that come again, and look as names do: they are somebody's in a text of which one knows which
/// program wrote it.
pub(super) fn names_that_come_again<'i>(input: &'i InputText, style: &LabelStyle) -> Vec<&'i str> {
    let lines = lines_said(&input.text);
    let found = find(&lines, style.is_label, &[]);
    let mut names = names_again(&lines, &found.doubtful);
    names.retain(|name| is_capitalised(name));
    names
}

/// Whether at least half of the paragraphs open with a label of the style, and how one sees it.
pub(super) fn recognise(input: &InputText, style: &LabelStyle) -> Option<Recognised> {
    recognise_named(input, style, &[])
}

/// The same where some of the names are known. A line of nothing but a name, a time and a colon is a label however many paragraphs
/// stand below it.
pub(super) fn recognise_named(input: &InputText, style: &LabelStyle, named: &[&str]) -> Option<Recognised> {
    if input.json.is_some() {
        return None;
    }
    let mut lines = lines_said(&input.text);
    lines.truncate(HEAD_LINES);
    let found = labels(&lines, style, &known(input, named));
    let without = if style.head == TextHead::Recorder { found.before } else { 0 };
    let in_style = || found.labels.iter().filter(|found| !found.line.name.is_empty() && (style.is_label)(&found.line));
    let is_whole = |line: &SpeakerLine| line.is_alone && line.has_colon && line.time.is_some();
    let whole = in_style().filter(|found| is_whole(&found.line)).count();
    if in_style().count() < FEWEST_LABELS || (whole < FEWEST_LABELS && !found.are_enough(without)) {
        return None;
    }
    if !found.are_enough(without) {
        let why = format!("{whole} lines are a name, a time and a colon");
        return Some(Recognised { sureness: Sureness::Likely, why });
    }
    let (opened, paragraphs) = (found.opened, found.paragraphs - without);
    let why = format!("{opened} of {paragraphs} paragraphs open with {}", style.label);
    Some(Recognised { sureness: Sureness::Likely, why })
}

/// That a line is in the text which only one program writes, and that a label of its style follows.
pub(super) fn recognise_mark(
    input: &InputText,
    style: &LabelStyle,
    is_mark: impl Fn(&str) -> bool,
    why: &str,
) -> Option<Recognised> {
    if input.json.is_some() {
        return None;
    }
    let lines: Vec<&str> = input.text.lines().collect();
    let is_marked = lines.iter().take(HEAD_LINES).chain(lines.iter().rev().take(TAIL_LINES)).any(|line| is_mark(line));
    let head = &lines[..lines.len().min(HEAD_LINES)];
    let found = is_marked.then(|| labels(head, style, &known(input, &[])))?;
    (found.opened > 0).then(|| Recognised { sureness: Sureness::Certain, why: why.to_owned() })
}

/// A program names itself in the last lines at most.
const TAIL_LINES: usize = 10;

/// The names that are known to be of speakers: by the text itself, or by somebody who said so.
fn known<'i>(input: &'i InputText, named: &[&'i str]) -> Vec<&'i str> {
    named.iter().copied().chain(input.speakers.iter().map(String::as_str)).collect()
}

/// Reads a text in a style.
pub(super) fn read(input: &InputText, style: &LabelStyle) -> RawTranscript {
    read_named(input, style, &[])
}

/// How many paragraphs a label of the style opens, and how many there are.
pub(super) fn count(input: &InputText, style: &LabelStyle) -> (usize, usize) {
    let lines = lines_said(&input.text);
    let found = labels(&lines, style, &known(input, &[]));
    (found.opened, found.paragraphs)
}

/// Reads a text in a style where some of the names are known.
pub(super) fn read_named(input: &InputText, style: &LabelStyle, named: &[&str]) -> RawTranscript {
    let lines = lines_said(&input.text);
    let found = labels(&lines, style, &known(input, named));
    let mut builder = SegmentBuilder::new(&input.text);
    let first = found.labels.first().map_or(lines.len(), |label| label.index);
    let (heading, title) = match style.head {
        _ if found.labels.is_empty() => (0, None),
        TextHead::Recorder => (first, heading::first_line(&lines[..first])),
        TextHead::Words => title(&lines[..first]),
    };
    let mut labels = found.labels.iter().peekable();
    for (index, line) in lines.iter().enumerate() {
        if index < heading {
            builder.leave_out(line, HEADING);
        } else if let Some(label) = labels.next_if(|label| label.index == index) {
            builder.label(line, &label.line);
        } else if let Some(reason) = (style.is_left_out)(line) {
            builder.leave_out(line, reason);
        } else {
            builder.words(line);
        }
    }
    input.text.lines().skip(lines.len()).for_each(|line| builder.leave_out(line, QUOTES));
    let mut transcript = builder.finish();
    transcript.title = title;
    let told = lines[..heading].iter();
    transcript.date = told.clone().find_map(|line| date_in(line));
    transcript.duration_ms = told.clone().find_map(|line| duration_in(line));
    transcript.remarks.extend(remarks(&found));
    transcript
}

/// What looks like a label and is read as words.
fn remarks(found: &FoundLabels) -> Vec<String> {
    if found.labels.is_empty() {
        return Vec::new();
    }
    let remark = |line: &usize| {
        format!("line {}: this looks like a label, but its name comes too seldom, so it is read as words", line + 1)
    };
    found.doubtful.iter().map(remark).collect()
}

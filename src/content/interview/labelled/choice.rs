//! Which of the lines that look like labels are some: never by a guess.
//!
//! Comes in: the lines of a text, and which forms of label are expected. Goes out: [`FoundLabels`]. Does not know: what is
//! made of them.

use rustc_hash::{FxHashMap, FxHashSet};

use super::line_time::{LineTime, TimePlace};
use super::loose;
use super::speaker_line::{NameSigns, SpeakerLine};
use crate::base::fold;
use crate::content::interview::label::{is_lead_in, is_prose};
use crate::content::interview::turn::{FEWEST_NAMES, FEWEST_OPENED};

/// A name that stands with no time, no colon and in signs is one where it comes so often.
const FEWEST_IN_SIGNS: usize = 2;
/// Words that stand in names and have no capital letter.
const PARTICLES: [&str; 16] =
    ["al", "and", "bin", "da", "de", "del", "della", "den", "der", "di", "dos", "el", "la", "van", "von", "zu"];

/// The labels of a text.
#[derive(Debug, Default)]
pub struct FoundLabels {
    /// The labels in the order of the text; those without a name say when the same speaker goes on.
    pub labels: Vec<LabelledLine>,
    /// Lines that look like labels of names that come too seldom to be known, from 0.
    pub doubtful: Vec<usize>,
    /// How many paragraphs there are, and how many of them a label opens.
    pub paragraphs: usize,
    /// How many of them a label opens that names somebody.
    pub opened: usize,
    /// How many stand before the first label.
    pub before: usize,
}

/// A line that opens with a label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LabelledLine {
    /// Which line, from 0.
    pub index: usize,
    /// Its parts.
    pub line: SpeakerLine,
}

/// A line that may open with a label, and the form in which its name is compared.
struct DialectCandidate {
    index: usize,
    line: SpeakerLine,
    name: String,
}

/// Finds the labels among the lines of a text. `is_expected` says which forms name somebody; in any other form a label counts
/// where its name is known from one of these.
/// `named` are names that the text says elsewhere.
pub fn find(lines: &[&str], is_expected: fn(&SpeakerLine) -> bool, named: &[&str]) -> FoundLabels {
    let mut candidates = candidates(lines);
    loose::name_in_words(lines, &mut candidates_of_time(&mut candidates));
    candidates.iter_mut().for_each(|candidate| {
        candidate.name = fold::name(candidate.line.name_in(lines[candidate.index])).into_owned();
    });
    let mut known = known_names(lines, &candidates, is_expected);
    known.extend(named.iter().map(|name| fold::name(name).into_owned()));
    let mut found = FoundLabels::default();
    let speaks = candidates.iter().any(|candidate| known.contains(&candidate.name));
    for DialectCandidate { index, line, name } in candidates {
        if line.name.is_empty() {
            let is_time = line.time.as_ref().is_some_and(LineTime::is_marked) || line.is_alone;
            found.labels.extend((speaks && is_time).then_some(LabelledLine { index, line }));
        } else if known.contains(&name) {
            found.labels.push(LabelledLine { index, line });
        } else if line.has_colon && is_expected(&line) && !is_prose(&name) {
            found.doubtful.push(index);
        }
    }
    found.count_paragraphs(lines);
    found
}

fn candidates(lines: &[&str]) -> Vec<DialectCandidate> {
    let read = lines.iter().enumerate().filter_map(|(index, line)| Some((index, SpeakerLine::read(line)?)));
    read.map(|(index, line)| DialectCandidate { index, line, name: String::new() }).collect()
}

/// Those that begin with a time and have no sign that says where the name ends.
fn candidates_of_time(candidates: &mut [DialectCandidate]) -> Vec<(usize, &mut SpeakerLine)> {
    let open_ended = |line: &SpeakerLine| {
        line.timed(TimePlace::Before).is_some() && !line.has_colon && line.signs == NameSigns::None
    };
    let found = candidates.iter_mut().filter(|candidate| open_ended(&candidate.line));
    found.map(|candidate| (candidate.index, &mut candidate.line)).collect()
}

/// The names that are somebody's.
fn known_names(
    lines: &[&str],
    candidates: &[DialectCandidate],
    is_expected: fn(&SpeakerLine) -> bool,
) -> FxHashSet<String> {
    let expected = || candidates.iter().filter(|found| !found.line.name.is_empty() && is_expected(&found.line));
    let mut times: FxHashMap<&str, usize> = FxHashMap::default();
    expected().for_each(|found| *times.entry(&found.name).or_default() += 1);
    let is_sure = |found: &&DialectCandidate| is_sure(found, lines[found.index], times[found.name.as_str()]);
    let mut known: FxHashSet<String> = expected().filter(is_sure).map(|found| found.name.clone()).collect();
    let plain = || expected().filter(|found| is_plain(&found.line));
    let mut plain_times: FxHashMap<&str, usize> = FxHashMap::default();
    plain().for_each(|found| *plain_times.entry(&found.name).or_default() += 1);
    let often = |found: &&DialectCandidate| plain_times[found.name.as_str()] >= FEWEST_OPENED;
    let several = plain_times.values().filter(|times| **times >= FEWEST_OPENED).count() >= FEWEST_NAMES;
    if several && known.is_empty() {
        let opened: FxHashSet<usize> = plain().filter(often).map(|found| found.index).collect();
        let (paragraphs, opened) = paragraphs(lines, |index| opened.contains(&index).then_some(false));
        if opened * 2 >= paragraphs {
            known.extend(plain().filter(often).map(|found| found.name.clone()));
        }
    }
    known
}

/// Whether only a colon says that a name is one.
fn is_plain(line: &SpeakerLine) -> bool {
    line.time.is_none() && line.signs == NameSigns::None
}

/// Whether a label says enough for its name to be one, which comes so many times.
fn is_sure(found: &DialectCandidate, text: &str, times: usize) -> bool {
    let line = &found.line;
    if is_plain(line) || (is_prose(&found.name) && times < FEWEST_OPENED) {
        return false;
    }
    match line.signs {
        NameSigns::Bold if line.has_colon => !is_lead_in(&found.name) || times > 1,
        _ if line.time.is_some() => times > 1 || line.has_colon || is_capitalised(line.name_in(text)),
        NameSigns::Tag if text.contains("<v ") => true,
        _ => times >= FEWEST_IN_SIGNS && (line.has_colon || line.is_alone),
    }
}

/// Whether the words of a name begin as those of names do.
pub fn is_capitalised(name: &str) -> bool {
    let mut words = name.split_whitespace();
    words.all(|word| !word.starts_with(char::is_lowercase) || PARTICLES.contains(&word))
}

impl FoundLabels {
    /// Whether at least half of the paragraphs open with a label; those before the first one may be left out of it.
    pub fn are_enough(&self, without: usize) -> bool {
        self.opened > 0 && self.opened * 2 >= self.paragraphs - without.min(self.paragraphs)
    }

    fn count_paragraphs(&mut self, lines: &[&str]) {
        let named: FxHashMap<usize, bool> = self
            .labels
            .iter()
            .filter(|found| !found.line.name.is_empty())
            .map(|found| (found.index, found.line.is_alone))
            .collect();
        (self.paragraphs, self.opened) = paragraphs(lines, |index| named.get(&index).copied());
        let first =
            self.labels.iter().find(|found| !found.line.name.is_empty()).map_or(lines.len(), |found| found.index);
        (self.before, _) = paragraphs(&lines[..first], |_| None);
    }
}

/// How many paragraphs there are, and how many of them open with a label. A label has a line of its own where `label` says so.
fn paragraphs(lines: &[&str], label: impl Fn(usize) -> Option<bool>) -> (usize, usize) {
    let (mut paragraphs, mut opened) = (0, 0);
    let (mut is_open, mut is_labelled) = (false, false);
    for (index, line) in lines.iter().enumerate() {
        if line.trim().is_empty() {
            is_open = false;
            continue;
        }
        match label(index) {
            Some(true) => (is_open, is_labelled) = (false, true),
            Some(false) => {
                paragraphs += 1;
                opened += 1;
                (is_open, is_labelled) = (true, false);
            }
            None if !is_open => {
                paragraphs += 1;
                opened += usize::from(std::mem::take(&mut is_labelled));
                is_open = true;
            }
            None => {}
        }
    }
    (paragraphs, opened)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str) -> Vec<String> {
        let lines: Vec<&str> = text.lines().collect();
        let found = find(&lines, |_| true, &[]);
        found.labels.iter().map(|label| label.line.name_in(lines[label.index]).to_owned()).collect()
    }

    #[test]
    fn plain_names_come_often() {
        let text = "Mira: How?\n\nP07: So.\n\nNote: x\n\n".repeat(3).replacen("Note: x\n\n", "", 2);
        assert_eq!(named(&text), ["Mira", "P07"].repeat(3));
        // Twice is not often enough, one name alone is a word, and so are names that open less than half.
        assert_eq!(named(&"Mira: How?\n\nP07: So.\n\n".repeat(2)), [""; 0]);
        assert_eq!(named(&"Note: x\n\n".repeat(9)), [""; 0]);
        assert_eq!(named(&format!("{}{}", "Mira: How?\n\nP07: So.\n\n".repeat(3), "More.\n\n".repeat(7))), [""; 0]);
    }

    #[test]
    fn with_a_time_once_is_enough() {
        assert_eq!(named("Mira  0:03\nHow?\n\nP07  0:05\nSo.\n"), ["Mira", "P07"]);
        assert_eq!(named("Mira  0:03\nHow?\n\nas said 0:05\nSo.\n"), ["Mira"]);
        assert_eq!(named("[00:03] Mira: How?\n[00:05] P07: So.\n[00:09] Note: x.\n"), ["Mira", "P07"]);
    }

    #[test]
    fn a_known_name_is_one_in_any_form() {
        assert_eq!(
            named("Mira (0:03)\nHow?\n\nP07 (0:05)\nSo.\n\nMIRA: And?\n\n[00:09]\nWell.\n"),
            ["Mira", "P07", "MIRA", ""]
        );
    }

    #[test]
    fn paragraphs_that_a_label_opens_are_counted() {
        let lines: Vec<&str> = "Title\n\nMira  0:03\n\nHow?\nAnd?\n\nMore.\nP07  0:05\nSo.\n".lines().collect();
        let found = find(&lines, |_| true, &[]);
        assert_eq!((found.paragraphs, found.opened, found.before), (4, 2, 1));
        assert!(found.are_enough(0));
    }
}

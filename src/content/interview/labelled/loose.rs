//! `00:00:03 Mira How did it go?`: a time, a name and words, and nothing that says where the name ends.
//!
//! Comes in: the lines that begin with a time. Goes out: the same with their names, where these are the same few again and
//! again. Does not know: other forms.

use std::collections::BTreeMap;

use super::speaker_line::SpeakerLine;
use crate::base::fold;
use crate::content::interview::label::is_prose;

/// A name opens so many lines at least …
const FEWEST_LINES: usize = 2;
/// … so do so many names, and no more than speak in a conversation.
const NAMES: std::ops::RangeInclusive<usize> = 2..=12;
/// A name has no more words.
const MAX_WORDS: usize = 4;

/// Finds the names that all the lines open with, behind their times; none where one line opens with another word.
pub(super) fn name_in_words(lines: &[&str], found: &mut [(usize, &mut SpeakerLine)]) {
    let behind = |line: &SpeakerLine| if line.name.is_empty() { line.words } else { line.name.start };
    let opened: Vec<&str> = found.iter().map(|(index, line)| lines[*index][behind(line)..].trim_end()).collect();
    let spoken: Vec<Vec<&str>> = opened
        .iter()
        .filter(|words| !words.is_empty())
        .map(|words| words.split_whitespace().take(MAX_WORDS + 1).collect())
        .collect();
    // Names on lines of their own need no guess.
    if spoken.iter().all(|words| words.len() <= MAX_WORDS && !found.is_empty()) && has_words_below(lines, found) {
        return;
    }
    let Some(lengths) = names(&spoken) else { return };
    let mut lengths = lengths.into_iter();
    for ((_, line), words) in found.iter_mut().zip(opened) {
        let Some(length) = (!words.is_empty()).then(|| lengths.next()).flatten() else { continue };
        let start = behind(line);
        let end = words
            .split_whitespace()
            .nth(length - 1)
            .map_or(0, |last| last.as_ptr() as usize + last.len() - words.as_ptr() as usize);
        line.name = start..start + end;
        let rest = &words[end..];
        line.words = start + end + rest.len() - rest.trim_start().len();
        line.is_alone = rest.trim().is_empty();
    }
}

/// Whether words stand on the line below the most of them.
fn has_words_below(lines: &[&str], found: &[(usize, &mut SpeakerLine)]) -> bool {
    let below = |index: usize| {
        lines.get(index + 1).is_some_and(|line| !line.trim().is_empty() && SpeakerLine::read(line).is_none())
    };
    let with_words = found.iter().filter(|(index, line)| line.is_alone && below(*index)).count();
    with_words * 2 > found.len()
}

/// How many words of each line are its name.
fn names(spoken: &[Vec<&str>]) -> Option<Vec<usize>> {
    let mut lengths = vec![0; spoken.len()];
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (line, words) in spoken.iter().enumerate() {
        groups.entry(prefix(words, 1)?).or_default().push(line);
    }
    let mut names = 0;
    let mut open: Vec<(usize, Vec<usize>)> = groups.into_values().map(|lines| (1, lines)).collect();
    while let Some((length, group)) = open.pop() {
        if let Some(longer) = longer(spoken, length, &group) {
            open.extend(longer.into_iter().map(|group| (length + 1, group)));
            continue;
        }
        let name = prefix(&spoken[group[0]], length)?;
        if group.len() < FEWEST_LINES || is_prose(&name) || !is_name(&spoken[group[0]][..length]) {
            return None;
        }
        names += 1;
        group.into_iter().for_each(|line| lengths[line] = length);
    }
    NAMES.contains(&names).then_some(lengths)
}

/// Whether words begin as those of a name do.
fn is_name(words: &[&str]) -> bool {
    words.iter().all(|word| !word.starts_with(char::is_lowercase))
        && !words.concat().contains(['?', '!', '.', ',', ';', ':'])
}

fn prefix(words: &[&str], length: usize) -> Option<String> {
    Some(fold::name(&words.get(..length)?.join(" ")).into_owned())
}

/// The lines of a name by the word behind it, where that belongs to the name: it is always the same, or always a number.
fn longer(spoken: &[Vec<&str>], length: usize, group: &[usize]) -> Option<Vec<Vec<usize>>> {
    if length == MAX_WORDS || group.len() < FEWEST_LINES {
        return None;
    }
    let mut next: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for line in group {
        next.entry(spoken[*line].get(length)?).or_default().push(*line);
    }
    let is_number = |word: &&&str| word.bytes().all(|byte| byte.is_ascii_digit());
    let belongs = next.len() == 1 || next.keys().all(|word| is_number(&word));
    let is_capital = next.keys().all(|word| !word.starts_with(char::is_lowercase));
    (belongs && is_capital && next.keys().all(|word| !word.ends_with(['?', '!', '.', ','])))
        .then(|| next.into_values().collect())
}

#[cfg(test)]
mod tests {
    use super::super::find;

    fn read(text: &str) -> Vec<(String, String)> {
        let lines: Vec<&str> = text.lines().collect();
        let found = find(&lines, |_| true, &[]);
        let parts = found.labels.iter().map(|label| {
            let line = lines[label.index];
            (label.line.name_in(line).to_owned(), line[label.line.words..].to_owned())
        });
        parts.collect()
    }

    fn said(name: &str, words: &str) -> (String, String) {
        (name.to_owned(), words.to_owned())
    }

    #[test]
    fn names_are_what_all_lines_open_with() {
        let text = "00:00:03 Speaker 1 How did it go?\n00:00:05 Speaker 2 Well.\n00:00:07 Speaker 1 And then?\n00:00:09 Speaker 2 I left.\n";
        assert_eq!(
            read(text),
            [
                said("Speaker 1", "How did it go?"),
                said("Speaker 2", "Well."),
                said("Speaker 1", "And then?"),
                said("Speaker 2", "I left.")
            ]
        );
        let text =
            "0:03 Lena Fischer So how did it go?\n0:05 P07 I waited.\n0:07 Lena Fischer And then?\n0:09 P07 We left.\n";
        assert_eq!(read(text)[0], said("Lena Fischer", "So how did it go?"));
        assert_eq!(read(text)[3], said("P07", "We left."));
    }

    #[test]
    fn sentences_that_begin_with_a_time_name_nobody() {
        assert_eq!(read("0:03 So we began.\n0:05 And then we waited.\n0:07 So it was.\n0:09 The end.\n"), []);
        assert_eq!(read("0:03 So we began.\n0:05 so we waited.\n0:07 So it was.\n"), []);
    }
}

//! A first list of the names in transcripts, for somebody to edit.
//!
//! Comes in: what is said, and under which labels. Goes out: the text of a `names.toml`. Does not know: files, formats; which of
//! the words are names.
//!
//! A list that is proposed cannot be used before somebody has read it: each speaker's role is left to be filled in.

use std::collections::{BTreeMap, BTreeSet};

use super::likely::{self, LikelyName};
use super::{free_pseudonyms, label_key, parts};
use crate::import::raw_transcript::Segment;

const HEAD: &str = "\
# Names that must not reach git, and what stands in their place. Proposed by cairn: read each line, fill in what a speaker is
# called and does (`interviewer`, `participant` or `observer`), take out what is no name, add what is missing, such as
# nicknames. Pseudonyms go on behind the last one of the study: give whoever was interviewed before the one of then. Keep this
# file out of the repository.

[speakers]
# Labels as the recorder writes them. A name is found in all its forms; a part of it only where it is capitalised.
";

const WORDS: &str = "
[words]
# Everything else, whole words in any case.
";

/// The text of a first list for the pieces of some transcripts, in which nobody has one of the pseudonyms that are taken.
pub(in crate::import) fn propose<'s>(segments: impl IntoIterator<Item = &'s Segment>, taken: &[String]) -> String {
    let mut labels: BTreeMap<String, (&str, usize)> = BTreeMap::new();
    let mut words: BTreeMap<String, (LikelyName, usize)> = BTreeMap::new();
    for segment in segments {
        if let Some(label) = segment.speaker.as_deref() {
            labels.entry(label_key(label)).or_insert((label, 0)).1 += 1;
        }
        for found in likely::names_in(&segment.text) {
            words.entry(found.text.to_lowercase()).or_insert((found, 0)).1 += 1;
        }
    }
    let mut list = HEAD.to_owned();
    for ((label, count), name) in labels.values().zip(free_pseudonyms(taken.iter().map(String::as_str))) {
        list += &format!("{} = {{name = \"{name}\", role = \"?\"}}  # {}\n", quoted(label), times(*count));
    }
    list += WORDS;
    let spoken_for: BTreeSet<String> = labels.values().flat_map(|(label, _)| letters_of(label)).collect();
    for (found, count) in words.values().filter(|(found, count)| is_worth_it(found, *count, &spoken_for)) {
        list += &format!("{} = \"{}\"  # {}\n", quoted(&found.text), found.kind.placeholder(), times(*count));
    }
    list
}

/// Whether a proposal is worth reading: a word that comes once is mostly none, and a speaker is listed already.
fn is_worth_it(found: &LikelyName, count: usize, spoken_for: &BTreeSet<String>) -> bool {
    let letters = letters_of(&found.text);
    let is_speaker = letters.iter().all(|part| spoken_for.contains(part));
    (count > 1 || !found.kind.must_recur()) && !is_speaker && !letters.is_empty()
}

fn letters_of(name: &str) -> Vec<String> {
    parts::parts(name).into_iter().map(|part| part.letters).collect()
}

fn times(count: usize) -> String {
    if count == 1 { "once".to_owned() } else { format!("{count} times") }
}

/// A text as TOML writes it between quotation marks.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => quoted += &format!("\\u{:04X}", u32::from(c)),
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::path::SourcePath;
    use crate::import::NamesList;

    fn said(label: &str, text: &str) -> Segment {
        Segment { speaker: Some(label.to_owned()), text: text.to_owned(), ..Segment::default() }
    }

    fn entries(segments: &[Segment]) -> Vec<String> {
        let list = propose(segments, &[]);
        list.lines().filter(|line| line.starts_with('"')).map(str::to_owned).collect()
    }

    #[test]
    fn speakers_and_likely_names_are_listed_with_their_counts() {
        let segments = [
            said("Lena Fischer", "Who did you ask, Sam? Was it Jenkins again?"),
            said("Sam \"Ace\" O'Neil", "Yes, I asked Jenkins, and Priya Raman of Acme Corp. Mail priya@acme.example."),
            said(
                "lena fischer",
                "And the ticket ABC-123? I called +49 170 1234567, see https://acme.example/x or @priya.",
            ),
            said("Sam \"Ace\" O'Neil", "Friday was Once. I said so to Acme Corp on Friday, and Sam knows."),
        ];
        let expected = [
            r#""Lena Fischer" = {name = "P01", role = "?"}  # 2 times"#,
            r#""Sam \"Ace\" O'Neil" = {name = "P02", role = "?"}  # 2 times"#,
            r##""+49 170 1234567" = "[phone]"  # once"##,
            r#""@priya" = "[handle]"  # once"#,
            r#""ABC-123" = "[ticket]"  # once"#,
            r#""Acme Corp" = "[name]"  # 2 times"#,
            r#""https://acme.example/x" = "[url]"  # once"#,
            r#""Jenkins" = "[word]"  # 2 times"#,
            r#""Priya Raman" = "[name]"  # once"#,
            r#""priya@acme.example" = "[e-mail]"  # once"#,
        ];
        assert_eq!(entries(&segments), expected);
    }

    #[test]
    fn nobody_gets_a_pseudonym_that_somebody_has() {
        let list = propose(&[said("Lena", "Yes."), said("Sam", "No.")], &["P07".to_owned(), "p12".to_owned()]);
        assert!(list.contains("\"Lena\" = {name = \"P13\"") && list.contains("\"Sam\" = {name = \"P14\""), "{list}");
    }

    #[test]
    fn a_proposal_stops_an_import_until_it_is_edited() {
        let list = propose(&[said("Lena\\ \"Fischer\"\u{7f}", "Of Acme Corp.")], &[]);
        let read = |text: &str| NamesList::read(text, &SourcePath::new("names.toml")).diagnostics;
        let said: Vec<String> = read(&list).into_iter().map(|it| it.message).collect();
        assert_eq!(said, ["the role of this speaker is still to be filled in"]);
        assert_eq!(read(&list.replace("\"?\"", "\"interviewer\"")), []);
    }
}

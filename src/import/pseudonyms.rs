//! The list of names is applied to all that is written or said, before any of it is.
//!
//! Comes in: the list; turns, facts, remarks. Goes out: the same with what stands in the place of names. Does not know: how
//! names are found.

use super::decode::Refusal;
use super::input_text::InputText;
use super::names::{NamesList, Replacements};
use super::one_line::append;
use super::options::ImportFacts;
use super::raw_transcript::Segment;
use super::turns::{SpokenParagraph, SpokenTurn};

/// What parts two paragraphs where names are looked for: a name may go on over it.
const BETWEEN: &str = "\n";

/// An error where a label is not in the list. It names the line, never the label.
pub(super) fn require_known(list: &NamesList, segments: &[Segment], input: &InputText) -> Result<(), Refusal> {
    let labels = segments.iter().filter_map(|segment| segment.speaker.as_deref());
    let mut unknown: Vec<&str> = labels.filter(|label| list.speaker(label).is_none()).collect();
    let Some(first) = unknown.first().map(|label| line_of(label, &input.text).unwrap_or(1)) else { return Ok(()) };
    unknown.sort_unstable();
    unknown.dedup();
    let message = match unknown.len() {
        1 => "the list of names does not know who speaks here".to_owned(),
        2 => "the list of names does not know who speaks here, nor 1 other label".to_owned(),
        more => format!("the list of names does not know who speaks here, nor {} other labels", more - 1),
    };
    let help = "add the label to `[speakers]` of the list, as it stands there: `\"…\" = {name = \"P07\", role = \"participant\"}`";
    Err(Refusal::new(message, help).at(first))
}

/// The line that a label stands on first, from 1.
fn line_of(label: &str, text: &str) -> Option<usize> {
    let at = text.find(label)?;
    Some(1 + text[..at].matches('\n').count())
}

/// Puts pseudonyms in the place of the names in turns. Where a name goes on from one paragraph to the next, the two become one.
pub(super) fn in_turns(turns: &mut [SpokenTurn], list: &NamesList, replacements: &mut Replacements) {
    for turn in turns {
        let texts: Vec<&str> = turn.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect();
        let joined = texts.join(BETWEEN);
        let found = list.occurrences(&joined);
        if found.is_empty() {
            continue;
        }
        let mut end = 0;
        let mut paragraphs: Vec<SpokenParagraph> = Vec::new();
        for paragraph in std::mem::take(&mut turn.paragraphs) {
            let next = found.partition_point(|name| name.span.end <= end);
            let is_within = found.get(next).is_some_and(|name| name.span.start < end);
            end += paragraph.text.len() + BETWEEN.len();
            match paragraphs.last_mut().filter(|_| is_within) {
                Some(before) => {
                    append(&mut before.text, &paragraph.text);
                }
                None => paragraphs.push(paragraph),
            }
        }
        for paragraph in &mut paragraphs {
            paragraph.text = list.replace(&paragraph.text, replacements);
        }
        turn.paragraphs = paragraphs;
    }
}

/// The same for what the front matter says: who is in the list has the name that the list gives them.
pub(super) fn in_facts(
    facts: &mut ImportFacts,
    list: &NamesList,
    replacements: &mut Replacements,
) -> Result<(), Refusal> {
    let people = facts.participant.iter_mut().chain(&mut facts.interviewers).chain(&mut facts.observers);
    for name in people {
        *name = match list.speaker(name) {
            Some(speaker) => speaker.name.clone(),
            None => list.replace(name, replacements),
        };
    }
    for text in facts.title.iter_mut().chain(&mut facts.role) {
        *text = list.replace(text, replacements);
    }
    if facts.recording.as_ref().is_some_and(|recording| !list.occurrences(recording).is_empty()) {
        return Err(Refusal::new(
            "the address of the recording holds a name of the list",
            "leave `--recording` out, or give the recording another name first",
        ));
    }
    Ok(())
}

/// The same for what is said about a file.
pub(super) fn in_text(text: &str, list: Option<&NamesList>) -> String {
    list.map_or_else(|| text.to_owned(), |list| list.replace(text, &mut Replacements::default()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::path::SourcePath;

    fn list() -> NamesList {
        let text = "[speakers]\n\"Sam O'Neil\" = {name = \"P07\", role = \"participant\"}\n[words]\n\"Acme Corp\" = \"[customer]\"\n";
        NamesList::read(text, &SourcePath::new("names.toml")).value
    }

    #[test]
    fn a_name_that_goes_on_in_the_next_paragraph_is_replaced() {
        let paragraph = |start_ms, text: &str| SpokenParagraph { start_ms: Some(start_ms), text: text.to_owned() };
        let said = [
            paragraph(1, "I asked Sam"),
            paragraph(2, "O'Neil of Acme"),
            paragraph(3, "Corp about it."),
            paragraph(4, "Well."),
        ];
        let mut turns = [SpokenTurn { speaker: None, paragraphs: said.to_vec() }];
        let mut replacements = Replacements::default();
        in_turns(&mut turns, &list(), &mut replacements);
        assert_eq!(turns[0].paragraphs, [paragraph(1, "I asked P07 of [customer] about it."), paragraph(4, "Well.")]);
        assert_eq!(replacements.counts().collect::<Vec<_>>(), [("P07", 1), ("[customer]", 1)]);
    }

    #[test]
    fn a_label_that_the_list_does_not_know_stops_the_import_and_is_not_said() {
        let input = InputText::plain("a.txt", "Sam O'Neil: Yes.\nAda Byron: No.\n");
        let said = |label: &str| Segment { speaker: Some(label.to_owned()), ..Segment::default() };
        assert_eq!(require_known(&list(), &[said("Sam O'Neil")], &input), Ok(()));
        let refusal =
            require_known(&list(), &[said("Sam O'Neil"), said("Ada Byron")], &input).expect_err("it is not known");
        assert_eq!(refusal.line, Some(2));
        assert!(!refusal.to_string().contains("Ada"), "{refusal}");
    }

    #[test]
    fn what_the_front_matter_says_has_no_names_either() {
        let mut facts = ImportFacts {
            participant: Some("sam o'neil".to_owned()),
            title: Some("Acme Corp with Sam".to_owned()),
            ..ImportFacts::default()
        };
        in_facts(&mut facts, &list(), &mut Replacements::default()).expect("no recording is named");
        assert_eq!((facts.participant.as_deref(), facts.title.as_deref()), (Some("P07"), Some("[customer] with P07")));
        facts.recording = Some("../audio/sam_oneil.mp3".to_owned());
        assert!(in_facts(&mut facts, &list(), &mut Replacements::default()).is_err());
    }
}

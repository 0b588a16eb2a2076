//! A pseudonym that is the person's own name is refused: whoever is interviewed was promised another.
//!
//! Comes in: pieces with labels, what somebody says about them. Goes out: a [`Refusal`], or nothing. Does not know: lists of
//! names, which find this themselves.

use super::decode::Refusal;
use super::label_words::{bare, holds, words};
use super::nameless::is_nameless;
use super::options::{ImportOptions, LabelPolicy};
use super::raw_transcript::Segment;

/// An error where the participant's pseudonym is a label that looks like a name, or a part of one. Where labels stay as they are, it is
/// meant.
pub(super) fn require_pseudonym(segments: &[Segment], options: &ImportOptions) -> Result<(), Refusal> {
    let is_kept = options.labels == LabelPolicy::AsRecorded || options.is_participant_known;
    let is_name = |name: &&str| !is_kept && !words(name).iter().all(|word| is_nameless(word));
    let Some(name) = options.facts.participant.as_deref().filter(is_name) else { return Ok(()) };
    let mut labels = segments.iter().filter_map(|segment| segment.speaker.as_deref());
    if labels.any(|label| is_real(label) && holds(bare(label), bare(name))) {
        return Err(Refusal::new(
            "`--participant` is a label of the recording or a part of one, so it is the person's own name",
            "give a pseudonym, such as P03 (or `--keep-names`)",
        ));
    }
    Ok(())
}

/// Whether a label looks like somebody's name: two words or more, each of letters, the first and the last with a capital where
/// their script has any. `P07`, `Speaker 1` and `Participant 7` have digits and are none; nor is a word with a single letter behind
/// it, `Engineer A`; nor words that all name what somebody does, `Product Manager`. One word alone, `Jonas`, may be a pseudonym.
fn is_real(label: &str) -> bool {
    let is_letter = |c: char| c.is_alphabetic() || matches!(c, '\'' | '’' | '-' | '.') || is_mark(c);
    let parts: Vec<&str> = bare(label).split([' ', ',', '\u{a0}']).filter(|part| !part.is_empty()).collect();
    let [first, .., last] = parts.as_slice() else { return false };
    let is_capital = |part: &str| part.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase());
    let is_numbered = matches!(last.as_bytes(), [b'A'..=b'Z']);
    parts.iter().all(|part| part.chars().all(is_letter))
        && is_capital(first)
        && is_capital(last)
        && !is_numbered
        && !parts.iter().all(|part| is_nameless(part))
}

/// An accent that stands apart from its letter.
fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::options::ImportFacts;

    /// Whether a participant is refused who is called as the recorder's label is.
    fn is_refused(participant: &str, label: &str, labels: LabelPolicy) -> bool {
        let facts = ImportFacts { participant: Some(participant.to_owned()), ..ImportFacts::default() };
        let options = ImportOptions { facts, labels, ..ImportOptions::default() };
        let said = |label: &str| Segment { speaker: Some(label.to_owned()), ..Segment::default() };
        require_pseudonym(&[said("Lena Fischer"), said(label)], &options).is_err()
    }

    #[test]
    fn a_label_that_looks_like_a_name_is_no_pseudonym() {
        for (participant, label) in [
            ("Jonas Weber", "Jonas Weber"),
            ("JONAS  WEBER", "Jonas Weber"),
            ("Jonas Weber", "Weber, Jonas"),
            ("Jonas Weber", "Jonas Weber (Guest)"),
            ("Sam O'Neil", "Sam O'Neil"),
            ("Anne-Marie van Dijk", "Anne-Marie van Dijk"),
            ("Jonas W.", "Jonas W."),
            ("Jörg Müller", "Jörg Müller"),
            ("田中 太郎", "田中 太郎"),
            ("Jonas", "Jonas Weber"),
            ("Müller", "Jörg Müller (Guest)"),
        ] {
            assert!(is_refused(participant, label, LabelPolicy::Pseudonyms), "{participant}");
            assert!(!is_refused(participant, label, LabelPolicy::AsRecorded), "{participant}");
        }
    }

    #[test]
    fn what_names_nobody_may_be_the_label_too() {
        for name in [
            "P07",
            "Speaker 1",
            "Participant 7",
            "Engineer A",
            "Speaker A",
            "Product Manager",
            "Guest",
            "Jonas",
            "Team lead",
            "Unbekannter Sprecher",
            "Intervenante Inconnue",
            "Teilnehmer",
        ] {
            assert!(!is_refused(name, name, LabelPolicy::Pseudonyms), "{name}");
        }
        for name in ["Guest", "Product Owner", "Jonathan"] {
            assert!(!is_refused(name, "Jonas Weber (Guest)", LabelPolicy::Pseudonyms), "{name}");
        }
        assert!(!is_refused("Robin Fox", "Jonas Weber", LabelPolicy::Pseudonyms), "a pseudonym may be made of names");
    }
}

//! Names on the command line that are nearly labels: a misspelt interviewer would be taken for somebody else.
//!
//! Comes in: pieces with labels, what somebody says about them. Goes out: a [`Refusal`] that names the labels. Does not know:
//! what is said, lists of names.

use super::decode::Refusal;
use super::label_words::{bare, holds};
use super::nameless::is_placeholder;
use super::options::ImportOptions;
use super::raw_transcript::Segment;
use super::speakers::{RecordedLabel, labels, named, not_among};
use crate::diagnostic::suggest::slips;

/// An error where an interviewer or observer is no label, and is a slip of the hand away from one, or a part of one.
pub(super) fn require_labels(segments: &[Segment], options: &ImportOptions) -> Result<(), Refusal> {
    let facts = &options.facts;
    let typed = || facts.interviewers.iter().chain(&facts.observers);
    let labels = labels(segments);
    // A label that is somebody's already is nobody else's, however near.
    let is_free = |label: &&RecordedLabel<'_>| {
        !is_placeholder(&label.form) && named(label, typed().chain(&facts.participant)).is_none()
    };
    let free: Vec<&str> = labels.iter().filter(is_free).map(|label| label.written).collect();
    for name in typed().filter(|name| !labels.iter().any(|label| named(label, [*name]).is_some())) {
        if let Some(near) = near(name, &free) {
            return Err(Refusal::new(
                not_among(std::slice::from_ref(name), &labels),
                format!("did you mean `{near}`? Write the whole name, as the label has it"),
            ));
        }
    }
    Ok(())
}

/// The label that a name is nearly.
fn near<'l>(name: &str, labels: &[&'l str]) -> Option<&'l str> {
    let of = |bare_label: &str| labels.iter().copied().find(|label| bare(label) == bare_label);
    let slip = slips(bare(name), labels.iter().map(|label| bare(label))).first().and_then(|slip| of(slip));
    slip.or_else(|| labels.iter().copied().find(|label| holds(label, bare(name))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::options::ImportFacts;

    /// What is said where somebody types these interviewers and observers, and the file has these labels.
    fn said(interviewers: &[&str], observers: &[&str], labels: &[&str]) -> Option<String> {
        let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        let facts = ImportFacts {
            participant: Some("P03".to_owned()),
            interviewers: owned(interviewers),
            observers: owned(observers),
            ..ImportFacts::default()
        };
        let segment = |label: &&str| Segment { speaker: Some((*label).to_owned()), ..Segment::default() };
        let segments: Vec<Segment> = labels.iter().map(segment).collect();
        let options = ImportOptions { facts, ..ImportOptions::default() };
        require_labels(&segments, &options).err().map(|refusal| refusal.to_string())
    }

    #[test]
    fn a_name_that_is_nearly_a_label_is_refused() {
        let labels = ["Ines Okafor", "Jonas Weber"];
        for typed in ["Ines Okafr", "Ines", "okafor", "Okafor Ines", "Ines Okafr (Host)", "Ines Okafor (Host)"] {
            for (interviewers, observers) in [(vec![typed], vec![]), (vec![], vec![typed])] {
                assert_eq!(
                    said(&interviewers, &observers, &labels).as_deref(),
                    Some(
                        format!(
                            "no label is `{typed}`; the labels are `Ines Okafor`, `Jonas Weber`: did you mean `Ines Okafor`? Write \
                             the whole name, as the label has it"
                        )
                        .as_str()
                    )
                );
            }
        }
    }

    #[test]
    fn a_label_and_what_is_far_from_all_of_them_are_taken() {
        for (typed, labels) in [
            ("Ines Okafor", ["INES OKAFOR", "Jonas Weber"]),
            ("Ines Okafor", ["Ines Okafor (Host)", "Jonas Weber"]),
            ("Ines Okafor", ["Okafor, Ines (Guest)", "Jonas Weber"]),
            ("Okafor, Ines", ["Ines Okafor", "Jonas Weber"]),
            ("Ines Okafor", ["Speaker 1", "Speaker 2"]),
            ("Speaker", ["Speaker 1", "Speaker 2"]),
            ("Lena", ["Ines Okafor", "Jonas Weber"]),
        ] {
            assert_eq!(said(&[typed], &[], &labels), None, "{typed} {labels:?}");
        }
        // Who sits in and says nothing may be called nearly as somebody who asks.
        assert_eq!(said(&["Anna Schmidt"], &["Anna Schmitt"], &["Anna Schmidt", "Sam"]), None);
    }
}

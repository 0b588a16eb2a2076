//! Makes the changes that mend what is complained of.
//!
//! Comes in: complaints, and the texts of the files that their changes are about. Goes out: changed files. Does not know:
//! the disk.

use std::collections::BTreeMap;

use super::TextOf;
use crate::base::edit::{Edit, FileChange, spliced};
use crate::base::path::SourcePath;
use crate::diagnostic::{Diagnostic, Fix};

/// Makes all changes that do not touch each other; of two that do, the first, in the order of the complaints. A change of
/// several places is made whole or not at all. The files come by path.
pub fn fixed(complaints: &[Diagnostic], text_of: TextOf<'_>) -> Vec<FileChange> {
    let mut chosen: BTreeMap<SourcePath, Vec<Edit>> = BTreeMap::new();
    for fix in complaints.iter().filter_map(|complaint| complaint.fix.as_deref()) {
        if is_apart(fix, &chosen) {
            for edit in &fix.edits {
                chosen.entry(edit.place.path.clone()).or_default().push(edit.clone());
            }
        }
    }
    let changes = chosen.into_iter().filter_map(|(path, edits)| {
        let before = text_of(&path)?;
        let after = spliced(&before, &edits).filter(|after| *after != before)?;
        Some(FileChange::in_place(path, Some(before), after))
    });
    changes.collect()
}

/// Whether a fix touches nothing that another one changes. Two at the same place touch, also where both only insert:
/// which of them comes first would be a guess.
fn is_apart(fix: &Fix, chosen: &BTreeMap<SourcePath, Vec<Edit>>) -> bool {
    fix.edits.iter().all(|edit| {
        let span = edit.place.span;
        let mut others = chosen.get(&edit.place.path).into_iter().flatten().map(|other| other.place.span);
        !others.any(|other| other.start <= span.end && span.start <= other.end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::span::Place;

    fn complaint(range: std::ops::Range<usize>, text: &str) -> Diagnostic {
        let place = Place::new(&SourcePath::new("a.md"), range);
        Diagnostic::error("x", place.clone(), "x").fix(Some(Fix::new("x", place, text)))
    }

    fn after(complaints: &[Diagnostic]) -> Option<String> {
        let changes = fixed(complaints, &|_| Some("one two three".to_owned()));
        changes.into_iter().next().and_then(|change| change.after).map(|(_, text)| text)
    }

    #[test]
    fn changes_that_are_apart_are_made_at_once() {
        let complaints = [complaint(8..13, "3"), complaint(0..3, "1")];
        assert_eq!(after(&complaints).as_deref(), Some("1 two 3"));
    }

    #[test]
    fn of_two_that_touch_the_first_is_made() {
        assert_eq!(after(&[complaint(0..5, "x"), complaint(4..7, "y")]).as_deref(), Some("xwo three"));
        assert_eq!(after(&[complaint(3..3, "x"), complaint(3..3, "y")]).as_deref(), Some("onex two three"));
    }

    #[test]
    fn what_changes_nothing_is_no_change() {
        assert_eq!(after(&[complaint(0..3, "one")]), None);
        assert_eq!(after(&[complaint(0..99, "x")]), None, "the file has become shorter");
        assert_eq!(after(&[]), None);
    }
}

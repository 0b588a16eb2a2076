//! Diagnostics in the form in which they are stored, and hashed.
//!
//! Comes in: diagnostics. Goes out: values that can be serialized, and diagnostics again. Does not know: who complains.

use serde::{Deserialize, Serialize};

use crate::base::edit::Edit;
use crate::base::span::Place;
use crate::check;
use crate::diagnostic::{Diagnostic, Fix, Severity};

/// A diagnostic that can be serialized: all of it, so that two that differ have different bytes.
#[derive(Debug, Serialize, Deserialize)]
pub(in crate::pipeline) struct StoredDiagnostic {
    rule: String,
    is_error: bool,
    place: Place,
    message: String,
    labels: Vec<(Place, String)>,
    help: Option<String>,
    fix: Option<(String, Vec<(Place, String)>)>,
}

impl StoredDiagnostic {
    /// The stored form of a diagnostic.
    pub(in crate::pipeline) fn new(complaint: &Diagnostic) -> Self {
        let Diagnostic { rule, place, message, labels, help, fix, .. } = complaint;
        let edits = |fix: &Fix| fix.edits.iter().map(|edit| (edit.place.clone(), edit.text.clone())).collect();
        Self {
            rule: (*rule).to_owned(),
            is_error: complaint.is_error(),
            place: place.clone(),
            message: message.clone(),
            labels: labels.clone(),
            help: help.clone(),
            fix: fix.as_ref().map(|fix| (fix.title.clone(), edits(fix))),
        }
    }

    /// The diagnostic; none where no rule has its name.
    pub(in crate::pipeline) fn restore(&self) -> Option<Diagnostic> {
        let edit = |(place, text): &(Place, String)| Edit::new(place.clone(), text.clone());
        let fix =
            |(title, edits): &(String, Vec<_>)| Fix { title: title.clone(), edits: edits.iter().map(edit).collect() };
        Some(Diagnostic {
            rule: check::find(&self.rule)?.name,
            severity: if self.is_error { Severity::Error } else { Severity::Warning },
            place: self.place.clone(),
            message: self.message.clone(),
            labels: self.labels.clone(),
            help: self.help.clone(),
            fix: self.fix.as_ref().map(fix).map(Box::new),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::path::SourcePath;

    #[test]
    fn a_complaint_is_the_same_again() {
        let place = Place::new(&SourcePath::new("content/x.md"), 3..5);
        let fix = Fix::new("write `toil`", place.clone(), "toil");
        let complaint = Diagnostic::error("unknown-theme", place.clone(), "there is no theme `tiol`");
        let complaint = complaint.label(place, "here").help("write `toil`").fix(Some(fix));
        assert_eq!(StoredDiagnostic::new(&complaint).restore(), Some(complaint.clone()));
        let foreign = Diagnostic { rule: "of-a-later-version", ..complaint };
        assert_eq!(StoredDiagnostic::new(&foreign).restore(), None);
    }
}

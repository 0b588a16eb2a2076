//! Reads a study, judges it and mends it, again and again until nothing is left that can be mended.
//!
//! Comes in: a snapshot, and which files are meant. Goes out: the complaints that are left, the files that change, and a
//! snapshot with the changes laid over it; nothing is written. Does not know: what a fix does, where complaints are shown.

use std::collections::BTreeMap;

use super::memo::Memo;
use super::options::BuildOptions;
use super::progress::Progress;
use crate::base::edit::FileChange;
use crate::base::path::SourcePath;
use crate::diagnostic::{Checked, Diagnostic};
use crate::edit::fix;
use crate::source::Snapshot;

/// More rounds of fixes than any file needs: one fix may lay bare what another one mends.
const ROUNDS: usize = 16;

/// A study after all fixes.
#[derive(Debug)]
pub struct Fixed {
    /// What is still complained of, by place.
    pub diagnostics: Vec<Diagnostic>,
    /// The files that change, by path.
    pub changes: Vec<FileChange>,
    /// The files as they would be.
    pub snapshot: Snapshot,
}

/// Whether complaints about a file are wanted.
pub type Concerns<'a> = &'a dyn Fn(&SourcePath) -> bool;

/// What there is to complain of in a study as it is.
pub fn check(
    scanned: &Checked<Snapshot>,
    options: &BuildOptions,
    concerns: Concerns<'_>,
    progress: &dyn Progress,
) -> Vec<Diagnostic> {
    check_with(&mut Memo::new(), scanned, options, concerns, progress)
}

/// Makes all fixes of what there is to complain of, in as many rounds as it takes.
pub fn fix(
    mut scanned: Checked<Snapshot>,
    options: &BuildOptions,
    concerns: Concerns<'_>,
    progress: &dyn Progress,
) -> Fixed {
    let mut memo = Memo::new();
    let mut all: BTreeMap<SourcePath, FileChange> = BTreeMap::new();
    let mut diagnostics = check_with(&mut memo, &scanned, options, concerns, progress);
    for _ in 0..ROUNDS {
        let changes = fix::fixed(&diagnostics, &|path| scanned.value.text(path).value);
        if changes.is_empty() {
            break;
        }
        scanned.value = scanned.value.with(&changes);
        for change in changes {
            let kept = all.entry(change.path.clone()).or_insert_with(|| change.clone());
            kept.after = change.after;
        }
        diagnostics = check_with(&mut memo, &scanned, options, concerns, progress);
    }
    Fixed { diagnostics, changes: all.into_values().collect(), snapshot: scanned.value }
}

fn check_with(
    memo: &mut Memo,
    scanned: &Checked<Snapshot>,
    options: &BuildOptions,
    concerns: Concerns<'_>,
    progress: &dyn Progress,
) -> Vec<Diagnostic> {
    let Checked { value: site, diagnostics } = memo.planned(scanned, options, progress);
    let mut complaints = site.check(diagnostics, &scanned.value);
    complaints.retain(|complaint| concerns(&complaint.place.path));
    complaints
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Date;
    use crate::pipeline::NoProgress;
    use crate::release::Audience;
    use crate::source::scan_memory;

    #[test]
    fn a_fix_that_lays_bare_another_is_followed_by_it() {
        let interview = "---\nparticipant: P07\n---\n**P07:** [It took two whole weeks.]{.toil .tiol #two-weeks}\n";
        let files = [("content/themes/toil.md", "Words.\n"), ("content/interviews/p07.md", interview)];
        let options = BuildOptions::for_site(Audience::Everybody, Date::constant(2026, 3, 12));
        let fixed = fix(scan_memory(files), &options, &|_| true, &NoProgress);
        let path = SourcePath::new("content/interviews/p07.md");
        let after = interview.replace(" .tiol", "");
        assert_eq!(fixed.changes, [FileChange::in_place(path.clone(), Some(interview.to_owned()), after.as_str())]);
        assert_eq!(fixed.snapshot.text(&path).value, Some(after));
        assert!(fixed.diagnostics.iter().all(|left| left.fix.is_none()), "{:?}", fixed.diagnostics);
        let none = fix(scan_memory(files), &options, &|path| path.as_str() == "site.toml", &NoProgress);
        assert_eq!((none.changes, none.diagnostics), (Vec::new(), Vec::new()));
    }
}

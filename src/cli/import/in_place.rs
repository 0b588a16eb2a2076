//! `cairn import --in-place`: the labels of interviews of the study become canonical, and nothing else changes.
//!
//! Comes in: what was typed. Goes out: changed files, or a difference to read, or the reason why one stays as it is. Does not
//! know: what a label is.

use std::path::Path;

use crate::base::edit::FileChange;
use crate::base::path::{SourcePath, shown};
use crate::base::plural::counted;
use crate::cli::args::import::ImportArgs;
use crate::cli::study::StudyFolder;
use crate::cli::{CommandResult, ExitStatus, ui};
use crate::edit::diff::{PatchStyle, patch};
use crate::edit::labels::{LabelPlan, LabelRefusal, with_canonical_labels};
use crate::output::study_files;
use crate::source::{QUOTES, Snapshot};

pub(super) fn run(args: &ImportArgs) -> CommandResult {
    let study = StudyFolder::find(&args.root);
    let scanned = if args.dry_run { study.open()? } else { study.open_to_write()? };
    let mut changes: Vec<FileChange> = Vec::new();
    let mut status = ExitStatus::Done;
    for file in &args.files {
        match plan(&study, &scanned.value, file) {
            Ok((path, plan)) => {
                ui::say(format_args!("{}: {}", study.name(&path), outcome(&plan, args)));
                changes.extend(plan.change);
            }
            Err(refusal) => {
                status = ExitStatus::ContentErrors;
                ui::say_error(format_args!("{}: {refusal}", shown(file)));
            }
        }
    }
    // A file that is named twice changes once.
    changes.sort_by(|one, other| one.path.cmp(&other.path));
    changes.dedup_by(|next, last| next.path == last.path);
    if args.dry_run {
        ui::print(patch(&changes, PatchStyle::Git, &SourcePath::to_string))?;
    } else if !changes.is_empty() {
        study_files::replace_all(study.root(), &changes)?;
    }
    Ok(status)
}

/// What becomes of one file.
fn plan(study: &StudyFolder, snapshot: &Snapshot, file: &Path) -> Result<(SourcePath, LabelPlan), String> {
    let typed = file.to_string_lossy().replace('\\', "/");
    let candidates = study.typed(&typed).map(|path| SourcePath::new(&path));
    let is_interview = |path: &SourcePath| {
        path.below_content().is_some_and(|below| below.starts_with("interviews/")) && typed.ends_with(".md")
    };
    let mut found =
        candidates.filter(is_interview).filter_map(|path| snapshot.text(&path).value.map(|text| (path, text)));
    let (path, text) = found.next().ok_or_else(|| {
        "this is no interview of the study: name a Markdown file below content/interviews, or import it as a new one, without `--in-place`".to_owned()
    })?;
    let beside = SourcePath::new(&format!("{}{QUOTES}", path.as_str().trim_end_matches(".md")));
    let quotes = snapshot.text(&beside).value;
    let quotes = quotes.as_ref().map(|text| (&beside, text.as_str()));
    let plan = with_canonical_labels(&path, &text, quotes).map_err(|refusal: LabelRefusal| refusal.to_string())?;
    Ok((path, plan))
}

fn outcome(plan: &LabelPlan, args: &ImportArgs) -> String {
    let labels = counted(plan.labels, "label");
    let left = plan.left.as_ref().map_or_else(String::new, |(line, what)| {
        format!("; line {line} stays as it is, since it may be words: {what}")
    });
    if plan.change.is_none() {
        return format!("{labels}, all of them canonical already{left}");
    }
    let newly = match plan.newly_read {
        0 => String::new(),
        count => format!(", {count} of them not read before"),
    };
    let written = if args.dry_run { "would be canonical" } else { "canonical now: look at them with `git diff`" };
    format!("{labels}{newly}; {written}{left}")
}

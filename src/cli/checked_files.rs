//! Complaints of `cairn check` as they are shown, and what may be shown of the files that they are about.
//!
//! Comes in: complaints, what was typed, a list of names that nothing may show. Goes out: text. Does not know: who complains.

use std::error::Error;

use super::args::{CheckArgs, Format};
use super::study::StudyFolder;
use super::ui;
use crate::base::path::SourcePath;
use crate::base::plural::counted;
use crate::check::{self, RulePage};
use crate::config::Level;
use crate::diagnostic::show::{TextCache, github, json, sarif};
use crate::diagnostic::{Diagnostic, Severity};
use crate::pipeline::{DeniedNames, DenyList};
use crate::source::Snapshot;

/// What may be shown of the files that were checked.
pub(super) struct CheckedFiles<'c> {
    pub(super) study: &'c StudyFolder,
    /// None where only the next commit was looked at.
    pub(super) snapshot: Option<&'c Snapshot>,
    /// The list of names that nothing may show, and where they were found.
    pub(super) denied: Option<(&'c DenyList, &'c DeniedNames)>,
}

impl CheckedFiles<'_> {
    /// A file's text for an excerpt, listed names hidden.
    pub(super) fn excerpt(&self, path: &SourcePath) -> Option<String> {
        let known = self.denied.and_then(|(_, names)| names.text(path));
        if let Some(text) = known {
            return Some(text.to_owned());
        }
        let text = self.snapshot?.excerpt(path)?;
        Some(self.denied.map_or_else(|| text.clone(), |(list, _)| list.hide(&text)))
    }

    /// What a file is called, listed names hidden.
    pub(super) fn name(&self, path: &SourcePath) -> String {
        let name = self.study.name(path);
        self.denied.map_or_else(|| name.clone(), |(list, _)| list.hide(&name))
    }

    /// Complaints and those about names, by place, as far as their files concern anybody.
    pub(super) fn with_names(
        &self,
        complaints: Vec<Diagnostic>,
        concerns: &dyn Fn(&SourcePath) -> bool,
    ) -> Vec<Diagnostic> {
        let Some((list, names)) = self.denied else { return complaints };
        let found = names.diagnostics.iter().filter(|complaint| concerns(&complaint.place.path)).cloned();
        let mut all: Vec<Diagnostic> =
            complaints.into_iter().map(|complaint| list.hide_in(complaint)).chain(found).collect();
        all.sort_by(|a, b| a.place.cmp(&b.place));
        all
    }
}

/// Shows complaints in the form that is asked for.
pub(super) fn show(
    args: &CheckArgs,
    complaints: &[Diagnostic],
    files: &CheckedFiles<'_>,
) -> Result<(), Box<dyn Error>> {
    let excerpt = |path: &SourcePath| files.excerpt(path);
    let naming = |path: &SourcePath| files.name(path);
    let texts = &mut TextCache::new(&excerpt);
    match args.format {
        Format::Human if args.all => ui::show_each(complaints, &excerpt, &naming),
        Format::Human => ui::show_few(complaints, &excerpt, &naming),
        Format::Json => ui::print(json::show(complaints, texts, &naming))?,
        Format::Github => ui::print(github::show(complaints, texts, &naming))?,
        Format::Sarif => ui::print(sarif::show(complaints, check::pages().map(rule_text), texts, &naming))?,
    }
    Ok(())
}

fn rule_text(page: RulePage) -> sarif::RuleText {
    let severity = match page.level {
        Level::Allow => None,
        Level::Warn => Some(Severity::Warning),
        Level::Error => Some(Severity::Error),
    };
    sarif::RuleText { name: page.name, summary: page.summary(), page: page.text, severity }
}

/// How many complaints there are, what was mended, what can be, and where to read on.
pub(super) fn close(args: &CheckArgs, study: &StudyFolder, complaints: &[Diagnostic], changed: usize) {
    if changed > 0 {
        let files = counted(changed, "file");
        ui::say(format_args!("{files} {}", if args.dry_run { "would be fixed" } else { "fixed" }));
    }
    let Some(first) = complaints.first() else {
        ui::say("nothing to complain of");
        return;
    };
    ui::say_count(complaints);
    let root = study.option();
    let mendable = complaints.iter().filter(|complaint| complaint.fix.is_some()).count();
    if mendable > 0 && !args.fix {
        ui::say(format_args!(
            "{mendable} of them can be fixed: `cairn check --fix{root}`, with `--dry-run` to see how"
        ));
    }
    ui::say(format_args!("`cairn check --explain {}` says more about that rule", first.rule));
}

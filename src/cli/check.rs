//! `cairn check`: what is wrong with a study, and what is doubtful, in the form that is asked for; and repairs.
//!
//! Comes in: what was typed. Goes out: complaints, on standard error for people and on standard output for programs;
//! with `--fix` changed files. Does not know: any rule.

use std::error::Error;
use std::path::Path;

use super::args::{CheckArgs, Format};
use super::checked_files::{CheckedFiles, close, show};
use super::study::StudyFolder;
use super::{CommandResult, ExitStatus, denied, names_file, ui};
use crate::base::path::{SourcePath, shown};
use crate::base::plural::counted;
use crate::check;
use crate::diagnostic::{Checked, suggest};
use crate::edit::diff::{PatchStyle, patch};
use crate::output::study_files;
use crate::pipeline::{self, BuildOptions, Fixed, UnfinishedInterview};
use crate::source::Snapshot;

pub(super) fn run(args: &CheckArgs) -> CommandResult {
    match &args.explain {
        Some(Some(rule)) => explain(rule),
        Some(None) => list_rules(),
        None if args.names.staged => denied::check_staged(args),
        None => check(args),
    }
}

fn check(args: &CheckArgs) -> CommandResult {
    let study = StudyFolder::find(&args.root);
    let root = study.root();
    let writes = args.fix && !args.dry_run;
    let scanned = if writes { study.open_to_write()? } else { study.open()? };
    let only = PathFilter::typed(args, root, &scanned.value)?;
    if scanned.diagnostics.is_empty() && scanned.value.is_empty() {
        let root = shown(root);
        ui::say(format_args!("there is nothing to check in {root}: `cairn init DIR` lays down a study to start from"));
        return Ok(ExitStatus::Done);
    }
    let deny = args.names.deny_names.as_deref().map(|file| {
        denied::require_named(file)?;
        names_file::deny_list(file, root)
    });
    let deny = deny.transpose()?;
    let names = deny.as_ref().map(|list| denied::in_study(list, args, root, &scanned)).transpose()?;
    let Fixed { diagnostics, changes, snapshot } = judge(args, &only, scanned)?;
    let view = CheckedFiles { study: &study, snapshot: Some(&snapshot), denied: deny.as_ref().zip(names.as_ref()) };
    let complaints = view.with_names(diagnostics, &|path| only.holds(path));
    if args.dry_run {
        ui::print(patch(&changes, PatchStyle::Plain, &|path| study.name_in_patch(path)))?;
    } else if !changes.is_empty() {
        study_files::replace_all(root, &changes)?;
    }
    show(args, &complaints, &view)?;
    close(args, &study, &complaints, changes.len());
    if !args.paths.is_empty() && args.format == Format::Human {
        say_unfinished(args, &view, &pipeline::unfinished(&snapshot, &|path| only.holds(path)));
    }
    let denied = !complaints.is_empty() && args.deny.is_some();
    Ok(if denied || pipeline::has_errors(&complaints) { ExitStatus::ContentErrors } else { ExitStatus::Done })
}

/// The complaints that are left, and the files that differ after all fixes, if these are asked for; nothing is written.
fn judge(args: &CheckArgs, only: &PathFilter, scanned: Checked<Snapshot>) -> Result<Fixed, Box<dyn Error>> {
    let audience = pipeline::shown_to(&scanned, &args.audience.asked())?;
    let options = BuildOptions {
        drafts: args.drafts,
        count_day: args.day.count_day,
        ..BuildOptions::for_site(audience, ui::clock_day())
    };
    let concerns = |path: &SourcePath| only.holds(path);
    let bar = ui::Bar::new();
    if args.fix {
        return Ok(pipeline::fix(scanned, &options, &concerns, &bar));
    }
    let diagnostics = pipeline::check(&scanned, &options, &concerns, &bar);
    Ok(Fixed { diagnostics, changes: Vec::new(), snapshot: scanned.value })
}

/// What the interviews that were named still lack, a line each: the rules that ask for it are silent about a draft.
fn say_unfinished(args: &CheckArgs, files: &CheckedFiles<'_>, all: &[UnfinishedInterview]) {
    /// More are a folder's, and `cairn status` counts those.
    const MOST: usize = 6;
    for interview in all.iter().take(MOST) {
        ui::say(unfinished(&files.name(&interview.path), interview, args.drafts));
    }
    if all.len() > MOST {
        let more = counted(all.len() - MOST, "interview");
        ui::say(format_args!("{more} more are not finished: `cairn status{}` counts them", files.study.option()));
    }
}

/// What an interview still lacks, and what keeps it from counting.
fn unfinished(file: &str, interview: &UnfinishedInterview, drafts: bool) -> String {
    let UnfinishedInterview { is_draft, set_aside, lacks, .. } = interview;
    let draft = is_draft.then_some("`draft: true`");
    let keeps: Vec<&str> = draft.into_iter().chain(*set_aside).collect();
    let is_unread = *is_draft && !drafts;
    let unread = if is_unread { ", and was not checked: add `--drafts`" } else { "" };
    match (keeps.join(" and "), lacks.join(", ")) {
        (keeps, lacks) if keeps.is_empty() => format!("{file} counts, and lacks {lacks}"),
        // What is wrong in it nobody has looked at.
        (keeps, lacks) if lacks.is_empty() && is_unread => format!("{file} has {keeps}, so it counts nowhere{unread}"),
        (keeps, lacks) if lacks.is_empty() => {
            format!(
                "{file} has {keeps}, so it counts nowhere{unread}; nothing else is missing: take that out when it is right"
            )
        }
        (keeps, lacks) => {
            format!(
                "{file} has {keeps}, so it counts nowhere{unread}; before you take that out, it still lacks {lacks}"
            )
        }
    }
}

/// The files that complaints are shown of; all, where none is named.
struct PathFilter(Vec<SourcePath>);

impl PathFilter {
    /// Paths are seen from where the program was started; one that leads nowhere from there, from the study's root.
    fn typed(args: &CheckArgs, root: &Path, snapshot: &Snapshot) -> Result<Self, Box<dyn Error>> {
        let all = || {
            let lists = [&snapshot.markdown, &snapshot.quotes, &snapshot.assets];
            lists.into_iter().flatten().chain(&snapshot.settings).chain(&snapshot.lock).map(|file| &file.path)
        };
        let is_there = |name: &SourcePath| {
            name.as_str().is_empty() || all().any(|path| path == name || path.below(name.as_str()).is_some())
        };
        let name = |path: &Path| {
            let candidates = [snapshot.name_inside(path), snapshot.name_inside(&root.join(path))];
            // Templates are not listed, and may be complained of.
            let is_look = |name: &SourcePath| name.below("themes").is_some() || name.as_str() == "themes";
            let known = candidates.into_iter().flatten().find(|name| is_there(name) || is_look(name));
            known.ok_or_else(|| {
                let typed = path.to_string_lossy().replace('\\', "/");
                let typed = typed.strip_prefix("./").unwrap_or(&typed);
                let help = match suggest::slips(typed, all().map(SourcePath::as_str)).first() {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "name one below content/".to_owned(),
                };
                format!("`{}` is no file or folder of the study: {help}", shown(path))
            })
        };
        Ok(Self(args.paths.iter().map(|path| name(path)).collect::<Result<_, String>>()?))
    }

    fn holds(&self, path: &SourcePath) -> bool {
        let within =
            |only: &SourcePath| only.as_str().is_empty() || path == only || path.below(only.as_str()).is_some();
        self.0.is_empty() || self.0.iter().any(within)
    }
}

/// The page of a rule.
fn explain(rule: &str) -> CommandResult {
    let page = check::find(rule).ok_or_else(|| {
        let names = check::pages().map(|page| page.name);
        let help = suggest::did_you_mean(rule, names, "`cairn check --explain` lists all");
        format!("there is no rule `{rule}`: {help}")
    })?;
    let level = match (page.settable, page.level) {
        (true, level) => format!("{} unless `[check]` in site.toml says otherwise", level.word()),
        (false, level) => format!("{}, always", level.word()),
    };
    ui::print(format!("# {}\n\nLevel: {level}\n\n{}\n", page.name, page.body()))?;
    Ok(ExitStatus::Done)
}

fn list_rules() -> CommandResult {
    for page in check::pages() {
        ui::print(format!("{:<26} {:<6} {}\n", page.name, page.level.word(), page.summary().replace('\n', " ")))?;
    }
    Ok(ExitStatus::Done)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_finished_is_one_line() {
        let interview = |is_draft, set_aside, lacks: &[&'static str]| UnfinishedInterview {
            path: SourcePath::new("content/interviews/p07.md"),
            is_draft,
            set_aside,
            lacks: lacks.to_vec(),
        };
        for (interview, drafts, expected) in [
            (interview(false, None, &["`date`", "`team`"]), false, "p07.md counts, and lacks `date`, `team`"),
            (
                interview(true, None, &["`date`"]),
                true,
                "p07.md has `draft: true`, so it counts nowhere; before you take that out, it still lacks `date`",
            ),
            (
                interview(true, Some("`practice: true`"), &[]),
                false,
                "p07.md has `draft: true` and `practice: true`, so it counts nowhere, and was not checked: add `--drafts`",
            ),
            (
                interview(true, None, &[]),
                true,
                "p07.md has `draft: true`, so it counts nowhere; nothing else is missing: take that out when it is right",
            ),
        ] {
            assert_eq!(unfinished("p07.md", &interview, drafts), expected);
        }
    }
}

//! `cairn import --install-hook`: git refuses commits that add a listed name.
//!
//! Comes in: what was typed. Goes out: a hook, the list's path in git's own settings; a hook that is there is never touched. Does
//! not know: how names are found.

use std::path::{Path, PathBuf};

use crate::base::path::shown;
use crate::cli::args::import::ImportArgs;
use crate::cli::study::StudyFolder;
use crate::cli::{CommandResult, ExitStatus, names_file, ui};
use crate::output::{HookFile, write_hook};
use crate::source::{self, HookPlace};

pub(super) fn install(args: &ImportArgs) -> CommandResult {
    let study = StudyFolder::find(&args.root);
    study.require()?;
    let names = args.reading.speakers.as_deref().expect("`--install-hook` asks for it");
    // A list that cannot be used would stop every commit.
    names_file::open(names, study.root())?;
    let place = source::hook_place(study.root())
        .map_err(|why| format!("there is no place for a hook: {why}; `git init` makes a repository of a folder"))?;
    let line = line(&place);
    match write_hook(&place.file, &script(&line))? {
        HookFile::Written => ui::say(format_args!("wrote {}", shown(&place.file))),
        HookFile::There(text) if text.contains(&line) => {
            ui::say(format_args!("{} looks for names already", shown(&place.file)));
        }
        HookFile::There(_) => {
            remember(&study, names)?;
            return Err(format!(
                "{} is there already, and is not touched: add this line to it\n\n{line}\n",
                shown(&place.file)
            )
            .into());
        }
    }
    remember(&study, names)?;
    ui::say("git refuses a commit that adds a name of the list; `git config cairn.names` says where that lies");
    Ok(ExitStatus::Done)
}

/// Where the list lies is nobody else's, so git's own settings hold it.
fn remember(study: &StudyFolder, names: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let names = std::path::absolute(names)?;
    source::remember_names(study.root(), &names).map_err(|why| format!("git does not take the list's path: {why}"))?;
    Ok(())
}

/// The line that looks for names: the program where it lies now, else where the shell finds it.
fn line(place: &HookPlace) -> String {
    let program = std::env::current_exe().unwrap_or_else(|_| PathBuf::from("cairn"));
    let program = ui::quoted(&program);
    let study = if place.study.is_empty() { ".".to_owned() } else { ui::quoted(Path::new(&place.study)) };
    format!(
        "cairn={program}; command -v \"$cairn\" >/dev/null || cairn=cairn; \
         \"$cairn\" check --root {study} --deny-names \"$(git config --path cairn.names)\" --staged || exit 1"
    )
}

fn script(line: &str) -> String {
    format!(
        "#!/bin/sh\n# Written by `cairn import --install-hook`: no name of the list that `git config cairn.names` names may be \
         committed.\n{line}\n"
    )
}

//! `cairn completions`: a completion script for a shell; and the answers to what that script asks.
//!
//! Comes in: a shell's name, or the words that are typed so far. Goes out: a script, or the words that may follow, on
//! standard output. Does not know: what any command does.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::{Command, CommandFactory};
use clap_complete::engine::{ArgValueCandidates, CompletionCandidate};
use clap_complete::env::Shells;

use super::args::{Args, CompletionsArgs, RootArgs};
use super::study::StudyFolder;
use super::{CommandResult, ExitStatus, ui};
use crate::check;
use crate::config::trial_keys;
use crate::edit::NameKind;
use crate::pipeline::{self, NameCandidate, StudyNames};

/// The variable by which a script says that it asks, and for which shell.
const ASKS: &str = "CAIRN_COMPLETE";

/// Where a name of the study is typed: the command, its argument, and what is named.
const NAMES: [(&str, &str, &str, NameKind); 6] = [
    ("theme", "rename", "old", NameKind::Theme),
    ("theme", "merge", "themes", NameKind::Theme),
    ("theme", "merge", "into", NameKind::Theme),
    ("theme", "move", "theme", NameKind::Theme),
    ("theme", "move", "under", NameKind::Theme),
    ("team", "rename", "old", NameKind::Team),
];

pub(super) fn run(args: &CompletionsArgs) -> CommandResult {
    let shell = args.shell.to_string();
    let mut script =
        format!("# {shell} completions for cairn, which is asked for the names in a study.\n").into_bytes();
    let shells = Shells::builtins();
    let registration = shells.completer(&shell).ok_or_else(|| format!("there is no script for {shell}"))?;
    registration.write_registration(ASKS, "cairn", "cairn", "cairn", &mut script)?;
    ui::print(script)?;
    Ok(ExitStatus::Done)
}

/// Answers a completion script; none where nobody asks.
pub(super) fn answer(arguments: &[OsString]) -> Option<ExitStatus> {
    let shell = std::env::var(ASKS).ok()?;
    let [_, dashes, words @ ..] = arguments else { return None };
    let shells = Shells::builtins();
    let shell = shells.completer(&shell).filter(|_| dashes == "--")?;
    let here = std::env::current_dir().ok();
    let mut answer = Vec::new();
    let mut command = with_names(&root_of(words));
    command.build();
    let written = shell.write_complete(&mut command, words.to_vec(), here.as_deref(), &mut answer).is_ok();
    let is_answered = written && ui::print(answer).is_ok();
    Some(if is_answered { ExitStatus::Done } else { ExitStatus::CouldNotRun })
}

/// All commands, with what may be typed in the place of a name.
fn with_names(root: &RootArgs) -> Command {
    let study = StudyFolder::locate(root);
    let root = study.root().to_owned();
    let rules = || check::pages().map(|page| CompletionCandidate::new(page.name)).collect();
    let command = Args::command()
        .mut_subcommand("check", |check| check.mut_arg("explain", |arg| arg.add(ArgValueCandidates::new(rules))));
    let audiences = {
        let root = root.clone();
        move || pipeline::audience_candidates(&root).into_iter().map(candidate).collect()
    };
    let audiences = ArgValueCandidates::new(audiences);
    let command = command.mut_subcommands(|verb| {
        verb.mut_args(|arg| if arg.get_id() == "audience" { arg.add(audiences.clone()) } else { arg })
    });
    let command = with_people(with_filters(with_rows(command, &root), &root), &root);
    let command = with_interviews(command, &root);
    NAMES.into_iter().fold(command, |command, (group, verb, argument, noun)| {
        let root = root.clone();
        let names = move || pipeline::name_candidates(&root, noun).into_iter().map(candidate).collect();
        let candidates = ArgValueCandidates::new(names);
        // All arguments are gone over: one that is asked for by its name comes to stand behind the others.
        let with_names = |verb: Command| {
            verb.mut_args(|arg| if arg.get_id() == argument { arg.add(candidates.clone()) } else { arg })
        };
        command.mut_subcommand(group, |group| group.mut_subcommand(verb, with_names))
    })
}

/// The command that asks of rows, with what there is to ask of and to try.
fn with_rows(command: Command, root: &Path) -> Command {
    let (of_rows, of_teams) = (root.to_owned(), root.to_owned());
    let rows = ArgValueCandidates::new(move || pipeline::row_candidates(&of_rows).into_iter().map(candidate).collect());
    let teams = move || pipeline::name_candidates(&of_teams, NameKind::Team).into_iter().map(candidate).collect();
    let teams = ArgValueCandidates::new(teams);
    let keys = || trial_keys().map(|key| CompletionCandidate::new(format!("{key}="))).collect();
    let keys = ArgValueCandidates::new(keys);
    command.mut_subcommand("priorities", |verb| {
        verb.mut_args(|arg| match arg.get_id().as_str() {
            "explain" | "compare" => arg.add(rows.clone()),
            "without_team" => arg.add(teams.clone()),
            "what_if" => arg.add(keys.clone()),
            _ => arg,
        })
    })
}

/// The command that searches, with what results can be filtered by.
fn with_filters(command: Command, root: &Path) -> Command {
    let of_study = |noun| {
        let root = root.to_owned();
        ArgValueCandidates::new(move || pipeline::name_candidates(&root, noun).into_iter().map(candidate).collect())
    };
    let (themes, teams) = (of_study(NameKind::Theme), of_study(NameKind::Team));
    command.mut_subcommand("search", |verb| {
        verb.mut_args(|arg| match arg.get_id().as_str() {
            "theme" => arg.add(themes.clone()),
            "team" => arg.add(teams.clone()),
            _ => arg,
        })
    })
}

/// The commands that import and that listen, with the names that a study has for what is said of an interview.
fn with_people(command: Command, root: &Path) -> Command {
    let of_study = |pick: fn(StudyNames) -> Vec<String>| {
        let root = root.to_owned();
        let names = move || pick(StudyNames::of(&root)).into_iter().map(CompletionCandidate::new).collect();
        ArgValueCandidates::new(names)
    };
    let (teams, guides) = (of_study(|names| names.teams), of_study(|names| names.guides));
    let (participants, interviewers) = (of_study(|names| names.participants), of_study(|names| names.interviewers));
    let listeners = of_study(|names| names.listeners);
    let command = command.mut_subcommand("listen", |verb| {
        verb.mut_args(|arg| if arg.get_id() == "listener" { arg.add(listeners.clone()) } else { arg })
    });
    command.mut_subcommand("import", |verb| {
        verb.mut_args(|arg| match arg.get_id().as_str() {
            "team" => arg.add(teams.clone()),
            "guide" => arg.add(guides.clone()),
            "participant" => arg.add(participants.clone()),
            "interviewer" | "observer" => arg.add(interviewers.clone()),
            _ => arg,
        })
    })
}

/// The commands that take an interview, with those that there are.
fn with_interviews(command: Command, root: &Path) -> Command {
    let root = root.to_owned();
    let interviews = move || pipeline::interview_candidates(&root).into_iter().map(candidate).collect();
    let interviews = ArgValueCandidates::new(interviews);
    let names_one = |id: &str| matches!(id, "interview" | "replace" | "claim");
    ["export", "import", "listen"].into_iter().fold(command, |command, verb| {
        command.mut_subcommand(verb, |verb| {
            verb.mut_args(|arg| if names_one(arg.get_id().as_str()) { arg.add(interviews.clone()) } else { arg })
        })
    })
}

/// A slug, and beside it, where the shell shows that, the title.
fn candidate(NameCandidate { slug, title }: NameCandidate) -> CompletionCandidate {
    CompletionCandidate::new(slug).help(Some(title.into()))
}

/// The study that was named among the words.
fn root_of(words: &[OsString]) -> RootArgs {
    const OPTION: &str = "--root";
    let behind = words.windows(2).find(|two| two[0] == OPTION).map(|two| PathBuf::from(&two[1]));
    let joined = words.iter().find_map(|word| word.to_str()?.strip_prefix(OPTION)?.strip_prefix('='));
    RootArgs { root: behind.or_else(|| joined.map(PathBuf::from)) }
}

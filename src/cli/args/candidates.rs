//! What may be typed in the place of a name, for a shell that completes it.
//!
//! Comes in: nothing; a shell asks with the words that are typed so far, and they say which study is meant. Goes out: names
//! that it has, read when they are asked for. Does not know: which argument takes them.

use std::ffi::OsString;
use std::path::Path;

use clap_complete::engine::{ArgValueCandidates, CompletionCandidate};

use super::RootArgs;
use crate::check;
use crate::cli::study::StudyFolder;
use crate::config::trial_keys;
use crate::edit::NameKind;
use crate::pipeline::{self, NameCandidate, StudyNames};

pub(super) fn themes() -> ArgValueCandidates {
    named(|root| pipeline::name_candidates(root, NameKind::Theme))
}

pub(super) fn teams() -> ArgValueCandidates {
    named(|root| pipeline::name_candidates(root, NameKind::Team))
}

pub(super) fn interviews() -> ArgValueCandidates {
    named(pipeline::interview_candidates)
}

pub(super) fn audiences() -> ArgValueCandidates {
    named(pipeline::audience_candidates)
}

/// What may have a row among the priorities.
pub(super) fn rows() -> ArgValueCandidates {
    named(pipeline::row_candidates)
}

/// The teams that an interview may name, those without a file too.
pub(super) fn teams_of_people() -> ArgValueCandidates {
    written(|names| names.teams)
}

pub(super) fn guides() -> ArgValueCandidates {
    written(|names| names.guides)
}

pub(super) fn participants() -> ArgValueCandidates {
    written(|names| names.participants)
}

pub(super) fn interviewers() -> ArgValueCandidates {
    written(|names| names.interviewers)
}

pub(super) fn listeners() -> ArgValueCandidates {
    written(|names| names.listeners)
}

/// The rules of the check, those of the reading phases too.
pub(super) fn rules() -> ArgValueCandidates {
    ArgValueCandidates::new(|| check::pages().map(|page| CompletionCandidate::new(page.name)).collect())
}

/// The settings that can be tried.
pub(super) fn trials() -> ArgValueCandidates {
    ArgValueCandidates::new(|| trial_keys().map(|key| CompletionCandidate::new(format!("{key}="))).collect())
}

/// A slug, and beside it, where the shell shows that, the title.
fn named(find: fn(&Path) -> Vec<NameCandidate>) -> ArgValueCandidates {
    let candidate =
        |NameCandidate { slug, title }: NameCandidate| CompletionCandidate::new(slug).help(Some(title.into()));
    ArgValueCandidates::new(move || find(study().root()).into_iter().map(candidate).collect())
}

/// Names as the interviews of a study have them.
fn written(pick: fn(StudyNames) -> Vec<String>) -> ArgValueCandidates {
    ArgValueCandidates::new(move || {
        pick(StudyNames::of(study().root())).into_iter().map(CompletionCandidate::new).collect()
    })
}

/// The study that the words typed so far are about: whoever asks gives them to the program as its own arguments.
fn study() -> StudyFolder {
    let words: Vec<OsString> = std::env::args_os().collect();
    StudyFolder::locate(&RootArgs::among(&words))
}

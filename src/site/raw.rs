//! What lies beside interviews and is not published: a `.vtt`, `.docx` or `.txt` there is a raw transcript, with real names
//! in it, unless a page links to it or an interview names it as its recording.
//!
//! Comes in: what may be shown, and the paths of files that would be copied. Goes out: which are left out, and what is said of each.
//! Does not know: what is in the files.

use std::borrow::Cow;

use rustc_hash::FxHashSet;

use crate::base::fold;
use crate::base::link::named_file;
use crate::base::path::SourcePath;
use crate::base::span::Place;
use crate::content::Kind;
use crate::diagnostic::Diagnostic;
use crate::release::Released;

/// The files beside interviews that nothing names.
pub(super) struct Raw<'a>(FxHashSet<&'a SourcePath>);

impl<'a> Raw<'a> {
    /// Those of some files. Where none lies beside an interview, no link is looked at.
    pub(super) fn of(released: Released<'_>, files: &'a [SourcePath]) -> Self {
        let mut beside: FxHashSet<&SourcePath> = files.iter().filter(|path| is_beside_interviews(path)).collect();
        if !beside.is_empty() {
            let named = named(released);
            beside.retain(|path| !named.contains(&*reading(path)));
        }
        Self(beside)
    }

    /// Whether a file is one of them.
    pub(super) fn holds(&self, path: &SourcePath) -> bool {
        self.0.contains(path)
    }
}

/// Whether more than this is said of a file: its name looks like that of a transcript or a list, and ends in another way.
pub(super) fn has_odd_ending(path: &SourcePath) -> bool {
    let name = path.file_name().to_ascii_lowercase();
    [".md", ".markdown", ".quotes.yaml", ".quotes.yml"].iter().any(|ending| name.ends_with(ending))
}

fn is_beside_interviews(path: &SourcePath) -> bool {
    path.below_content()
        .and_then(|below| below.split_once('/'))
        .is_some_and(|(first, _)| first == Kind::Interview.folder())
}

/// Of the files that would be copied those that something names which may be shown.
pub(super) fn only_named<'f>(released: Released<'_>, files: &'f [SourcePath]) -> Vec<&'f SourcePath> {
    let named = named(released);
    files.iter().filter(|path| named.contains(&*reading(path))).collect()
}

/// A path below the content folder, as paths are compared.
fn reading(path: &SourcePath) -> Cow<'_, str> {
    fold::text(path.below_content().unwrap_or_default())
}

/// The paths below the content folder that links and recordings name, as they read.
fn named(released: Released<'_>) -> FxHashSet<String> {
    let links = released.files().flat_map(|file| file.links().map(move |link| (file.path(), link)));
    let recordings = released.interviews();
    let recordings = recordings.filter_map(|interview| Some((interview.file().path(), interview.recording()?)));
    let named = links.chain(recordings).filter_map(|(path, target)| named_file(path, target));
    named.map(|(file, _)| fold::text(&file).into_owned()).collect()
}

/// What is said of a file that is left out.
pub(super) fn unlinked(path: &SourcePath) -> Diagnostic {
    let message =
        "this file is not published: beside interviews only what a page links to is, or names as its recording";
    let help = "link to it if everybody may read it; else move it out of `interviews/`, or begin its name with `_`; if it is a \
                transcript, `cairn import FILE` makes an interview of it";
    Diagnostic::warning("unlinked-file", Place::start_of(path), message).help(help)
}

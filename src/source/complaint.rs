//! What can be wrong with a file before anybody has looked into it.
//!
//! Comes in: a path and what happened. Goes out: complaints. Does not know: how it came about.

use std::fmt::Display;
use std::string::FromUtf8Error;

use super::NoHistory;
use crate::base::path::SourcePath;
use crate::base::span::{Place, Span};
use crate::diagnostic::Diagnostic;

pub(super) fn cannot_read(path: &SourcePath, why: impl Display) -> Diagnostic {
    let message = format!("this cannot be read: {why}");
    Diagnostic::error("cannot-read", Place::start_of(path), message)
        .help("check that it is still there and that its permissions let you read it")
}

pub(super) fn folder_for_file(path: &SourcePath) -> Diagnostic {
    let message = "this is a folder, and a file of this name is read";
    Diagnostic::error("cannot-read", Place::start_of(path), message)
        .help("give the folder another name, and put the file in its place")
}

pub(super) fn neither_file_nor_folder(path: &SourcePath) -> Diagnostic {
    let message = "this is neither a file nor a folder";
    Diagnostic::error("cannot-read", Place::start_of(path), message).help("move it out of the site's folder")
}

pub(super) fn link_out_of_site(path: &SourcePath) -> Diagnostic {
    let message = "this symbolic link leads out of its folder of the site, so it is not followed";
    Diagnostic::error("link-out-of-site", Place::start_of(path), message)
        .help("put the file itself, or a copy of it, in place of the link")
}

pub(super) fn link_to_hidden(path: &SourcePath) -> Diagnostic {
    let message = "this symbolic link leads to a hidden file, and hidden files are not published";
    Diagnostic::error("link-to-hidden", Place::start_of(path), message)
        .help("put a copy of the file in place of the link, if it may be published")
}

pub(super) fn link_to_folder(path: &SourcePath) -> Diagnostic {
    let message = "this symbolic link leads to a folder; links are followed to files only";
    Diagnostic::error("link-to-folder", Place::start_of(path), message)
        .help("put the folder itself in place of the link, or link its files one by one")
}

pub(super) fn name_not_utf8(path: &SourcePath) -> Diagnostic {
    Diagnostic::error("name-not-utf8", Place::start_of(path), "this name is not UTF-8, so it can have no address")
        .help("rename it; the signs that cannot be read are shown as `\u{fffd}`")
}

pub(super) fn odd_name(path: &SourcePath) -> Diagnostic {
    let shown = path.as_str().replace(|c: char| c.is_control(), "\u{fffd}");
    let message = "this name holds a backslash or a control character, so it can have no address";
    Diagnostic::error("odd-name", Place::start_of(&SourcePath::new(&shown)), message)
        .help("rename it; control characters are shown as `\u{fffd}`")
}

pub(super) fn odd_ending(path: &SourcePath, better: &str) -> Diagnostic {
    let message = format!("this file is not read, for only names that end in `{better}` are");
    Diagnostic::warning("odd-ending", Place::start_of(path), message)
        .help(format!("let its name end in `{better}`, if it is meant to be read"))
}

pub(super) fn too_large(path: &SourcePath) -> Diagnostic {
    Diagnostic::error("file-too-large", Place::start_of(path), "this file has more than 64 MB, too much for a text")
        .help("split it, or take it out of the site's folder")
}

pub(super) fn not_utf8(path: &SourcePath, error: &FromUtf8Error) -> Diagnostic {
    let bytes = error.as_bytes();
    let at = error.utf8_error().valid_up_to();
    let message = match bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => "this file is not UTF-8, it seems to be UTF-16",
        _ => "this file is not UTF-8 from here on",
    };
    Diagnostic::error("not-utf8", Place::new(path, Span::at(at)), message).help("save the file as UTF-8")
}

/// What text is not made of: no page, feed or data file can hold it.
fn is_control(byte: u8) -> bool {
    byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r')
}

/// A complaint about the first control character of a text, if it has one.
pub(super) fn control_character(path: &SourcePath, text: &str) -> Option<Diagnostic> {
    const AT_ONCE: usize = 64;
    let bytes = text.as_bytes();
    // All of a stretch is looked at, which processors do at once.
    let holds_one = |stretch: &[u8]| stretch.iter().fold(false, |any, byte| any | is_control(*byte));
    let stretch = bytes.chunks(AT_ONCE).position(holds_one)? * AT_ONCE;
    let at = stretch + bytes[stretch..].iter().position(|byte| is_control(*byte))?;
    let message = format!("here stands U+{:04X}, a control character, which no page can show", bytes[at]);
    let place = Place::new(path, Span::new(at, at + 1));
    Some(Diagnostic::error("control-character", place, message).help("take it out: an editor shows it if asked to"))
}

/// Why pages do not say when they were changed, at the place where that was asked for.
pub(super) fn no_history(asked: &Place, why: &NoHistory) -> Diagnostic {
    let help = match why {
        NoHistory::NoGit => "install git, or take `history = true` out",
        NoHistory::NoRepository => "put it into one, or take `history = true` out",
        NoHistory::NotOurs => {
            "build as its owner, or give it to whoever builds: `chown -R`; `safe.directory` is not asked, as no settings are"
        }
        NoHistory::Shallow => {
            "fetch the others, `git fetch --unshallow`; in continuous integration ask for the whole history (`fetch-depth: 0`)"
        }
        NoHistory::NoCommit => "commit the study: `git commit`",
        NoHistory::TooMuch => "take `history = true` out for this repository",
        NoHistory::Other(_) => "see what `git log` says in the study's folder",
    };
    Diagnostic::warning("no-history", asked.clone(), format!("pages do not say when they were changed: {why}"))
        .help(help)
}

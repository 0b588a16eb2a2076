//! The files that every page uses: one style sheet, the scripts, pictures.
//!
//! Comes in: the static files of a look. Goes out: files for `assets/` in the output, each with a digest in its name.
//! Does not know: what uses them.

use super::name::{Asset, Plain, named};
use super::overlay::{File, Files};
use crate::base::span::Place;
use crate::diagnostic::Diagnostic;

/// The style sheet that all others are joined in.
const STYLES: &str = "cairn.css";
/// The files that come first, in this order; all others follow by their path. Which rule wins is decided by the layers
/// that the first one names, not by this order.
const FIRST: [&str; 4] = ["layers.css", "tokens.css", "base.css", "layout.css"];

/// The static files: styles joined, scripts by their own name, everything else as it lies.
pub(super) fn assets(files: &Files<'_>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Asset> {
    let mut plain = vec![styles(files, diagnostics)];
    for (path, file) in files.below("static") {
        if path.starts_with("css/") && path.ends_with(".css") {
            continue;
        }
        let name = path.strip_prefix("js/").unwrap_or(path);
        plain.push(Plain { name: name.to_owned(), bytes: file.bytes.to_vec() });
    }
    named(&plain)
}

fn styles(files: &Files<'_>, diagnostics: &mut Vec<Diagnostic>) -> Plain {
    let mut sheets: Vec<(&str, &File<'_>)> =
        files.below("static/css").filter(|(path, _)| path.ends_with(".css")).collect();
    sheets.sort_by_key(|(path, _)| (FIRST.iter().position(|first| first == path).unwrap_or(FIRST.len()), *path));
    let mut joined = String::new();
    for (_, sheet) in sheets {
        match sheet.text() {
            Some(text) => {
                joined.push_str(text.trim_end());
                joined.push('\n');
            }
            None => diagnostics.push(
                Diagnostic::error("not-utf8", Place::start_of(&sheet.path), "the style sheet is not UTF-8 text")
                    .help("save it as UTF-8"),
            ),
        }
    }
    Plain { name: STYLES.to_owned(), bytes: joined.into_bytes() }
}

//! The files that pages use: one style sheet for all, those of some kinds of pages, the scripts, pictures.
//!
//! Comes in: the static files of a look. Goes out: files for `assets/` in the output, each with a digest in its name.
//! Does not know: what uses them.

use super::name::{Asset, Plain, named};
use super::overlay::{File, Files, STATIC, is_as_built_in};
use crate::base::span::Place;
use crate::diagnostic::Diagnostic;

/// The style sheet that all others are joined in, but for those in [`OF_SOME_PAGES`].
const STYLES: &str = "cairn.css";
/// The folder of styles that only some kinds of pages need: each is a file of its own, which their templates name. So a
/// first visit does not load what another page will want.
const OF_SOME_PAGES: &str = "pages/";
/// The files that come first, in this order; all others follow by their path. Which rule wins is decided by the layers
/// that the first one names, not by this order.
const FIRST: [&str; 4] = ["layers.css", "tokens.css", "base.css", "layout.css"];

/// The static files: styles and our own scripts without their comments, scripts by their own name, everything else as it lies.
pub(super) fn assets(files: &Files<'_>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Asset> {
    let mut plain = styles(files, diagnostics);
    for (path, file) in files.below("static") {
        if path.starts_with("css/") && path.ends_with(".css") {
            continue;
        }
        let name = path.strip_prefix("js/").unwrap_or(path);
        // What a script of somebody else means by its lines is not ours to guess.
        let is_ours = path.ends_with(".js") && is_as_built_in(&format!("{STATIC}{path}"), file);
        let ours = file.text().filter(|_| is_ours);
        let bytes = ours.map_or_else(|| file.bytes.to_vec(), |script| without_comment_lines(script).into_bytes());
        plain.push(Plain { name: name.to_owned(), bytes });
    }
    named(&plain)
}

/// The style sheet that all pages share, and after it those of some pages.
fn styles(files: &Files<'_>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Plain> {
    let sheets = files.below("static/css").filter(|(path, _)| path.ends_with(".css"));
    let (some_pages, mut all_pages): (Vec<_>, Vec<_>) = sheets.partition(|(path, _)| path.starts_with(OF_SOME_PAGES));
    all_pages.sort_by_key(|(path, _)| (FIRST.iter().position(|first| first == path).unwrap_or(FIRST.len()), *path));
    let mut joined = String::new();
    all_pages.iter().for_each(|(_, sheet)| add_sheet(sheet, &mut joined, diagnostics));
    let mut plain = vec![Plain { name: STYLES.to_owned(), bytes: joined.into_bytes() }];
    for (path, sheet) in some_pages {
        let mut text = String::new();
        add_sheet(sheet, &mut text, diagnostics);
        plain.push(Plain { name: path.to_owned(), bytes: text.into_bytes() });
    }
    plain
}

fn add_sheet(sheet: &File<'_>, out: &mut String, diagnostics: &mut Vec<Diagnostic>) {
    match sheet.text() {
        Some(text) => {
            without_comments(text.trim_end(), out);
            out.push('\n');
        }
        None => diagnostics.push(
            Diagnostic::error("not-utf8", Place::start_of(&sheet.path), "the style sheet is not UTF-8 text")
                .help("save it as UTF-8"),
        ),
    }
}

/// Adds a style sheet without its comments, its empty lines and the spaces before its lines: they are for who reads the
/// source, and would be a fifth of what a first visit loads. What only looks like them, in a string or in an address, stays.
fn without_comments(sheet: &str, out: &mut String) {
    let mut rest = sheet;
    while let Some(at) = rest.find(['/', '"', '\'', '(', '\n']) {
        let kept = match &rest[at..] {
            line_end if line_end.starts_with('\n') => {
                out.push_str(&rest[..=at]);
                rest = rest[at..].trim_ascii_start();
                continue;
            }
            comment if comment.starts_with("/*") => {
                out.push_str(&rest[..at]);
                rest = comment[2..].find("*/").map_or("", |end| &comment[2 + end + 2..]);
                // A comment parts two words.
                out.push(' ');
                continue;
            }
            string if string.starts_with(['"', '\'']) => string_len(string),
            address if rest[..at].ends_with("url") => address.find(['"', '\'', ')']).unwrap_or(address.len()),
            _ => 1,
        };
        let (before, behind) = rest.split_at(at + kept);
        out.push_str(before);
        rest = behind;
    }
    out.push_str(rest);
}

/// A script of ours without the lines that are comments, empty lines and the spaces before its lines: a fifth of what a first
/// visit loads of scripts. No string of ours has lines.
fn without_comment_lines(script: &str) -> String {
    let lines = script.lines().map(str::trim_start);
    let code = lines.filter(|line| !(line.is_empty() || line.starts_with("//") || line.starts_with("/**")));
    code.flat_map(|line| [line, "\n"]).collect()
}

/// How long the string is that begins here; one that is not closed ends with its line.
fn string_len(text: &str) -> usize {
    let quote = text.chars().next();
    let mut is_escaped = false;
    let end = text.char_indices().skip(1).find(|(_, c)| {
        let is_end = !is_escaped && (Some(*c) == quote || *c == '\n');
        is_escaped = !is_escaped && *c == '\\';
        is_end
    });
    end.map_or(text.len(), |(at, c)| at + c.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_of_scripts_stay_with_their_source() {
        let script = "// a\n{\n  /** b */\n\n  c(\"// d\"); // e\n}\n";
        assert_eq!(without_comment_lines(script), "{\nc(\"// d\"); // e\n}\n");
        for (path, file) in Files::built_in().below("static/js") {
            let text = file.text().expect("scripts are text");
            for line in text.lines().map(|line| line.trim_start().replace("\"`\"", "")) {
                assert!(line.matches('`').count() % 2 == 0, "{path}: a string has several lines: {line}");
                assert!(!line.starts_with("/*") || line.ends_with("*/"), "{path}: a comment has several lines: {line}");
            }
        }
    }

    #[test]
    fn comments_of_styles_stay_with_their_source() {
        for (written, published) in [
            ("/* a */a{}/* b\n */ b{}", " a{}  b{}"),
            ("a/**/b{}", "a b{}"),
            ("a{}/* open", "a{} "),
            ("a{content:\"/* no */\\\"/* no */\"}/*x*/", "a{content:\"/* no */\\\"/* no */\"} "),
            ("a{content:'it\\'s /*'} /*'*/ b{}", "a{content:'it\\'s /*'}   b{}"),
            ("a{b:url(//x/*.png) url( 'y/*' )}/* */", "a{b:url(//x/*.png) url( 'y/*' )} "),
            ("a{b:calc((1px + 2px)/2)/*é*/}", "a{b:calc((1px + 2px)/2) }"),
            ("a{b:'\n/* x */}", "a{b:'\n }"),
        ] {
            let mut out = String::new();
            without_comments(written, &mut out);
            assert_eq!(out, published, "{written}");
        }
    }

    #[test]
    fn lines_of_styles_begin_at_the_edge() {
        for (written, published) in [
            ("a {\n  b: c;\n}\n\n\n  d {}", "a {\nb: c;\n}\nd {}"),
            ("a\r\n  b {}", "a\r\nb {}"),
            ("a { b: \"c\\\n  d\" }", "a { b: \"c\\\n  d\" }"),
            ("a { b: url(\n  c ) }", "a { b: url(\n  c ) }"),
            ("a { b:\n  /* c */\n  d }", "a { b:\n \nd }"),
        ] {
            let mut out = String::new();
            without_comments(written, &mut out);
            assert_eq!(out, published, "{written}");
        }
    }
}

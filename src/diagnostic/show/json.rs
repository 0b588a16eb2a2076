//! Complaints for programs: a JSON array, one object a complaint.
//!
//! Comes in: complaints, the texts of the files they are about, and what a file is called where the program runs.
//! Goes out: text. Does not know: where it is printed.

use serde::Serialize;

use super::region::Region;
use super::{Naming, TextCache};
use crate::base::span::Place;
use crate::diagnostic::{Diagnostic, Fix};

/// All complaints as an array, each on a line of its own.
pub fn show(diagnostics: &[Diagnostic], texts: &mut TextCache<'_>, naming: Naming<'_>) -> String {
    const TAKES_ALL: &str = "what is written has text for keys";
    let lines = diagnostics
        .iter()
        .map(|diagnostic| serde_json::to_string(&complaint(diagnostic, texts, naming)).expect(TAKES_ALL));
    let lines: Vec<String> = lines.collect();
    if lines.is_empty() { "[]\n".to_owned() } else { format!("[\n{}\n]\n", lines.join(",\n")) }
}

/// One complaint; the names of the fields are a promise.
#[derive(Debug, Serialize)]
struct JsonDiagnostic<'d> {
    rule: &'static str,
    severity: &'static str,
    message: &'d str,
    help: Option<&'d str>,
    path: String,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
    fix: Option<JsonFix<'d>>,
}

/// What would mend it.
#[derive(Debug, Serialize)]
struct JsonFix<'d> {
    title: &'d str,
    edits: Vec<JsonEdit<'d>>,
}

#[derive(Debug, Serialize)]
struct JsonEdit<'d> {
    path: String,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
    text: &'d str,
}

fn complaint<'d>(diagnostic: &'d Diagnostic, texts: &mut TextCache<'_>, naming: Naming<'_>) -> JsonDiagnostic<'d> {
    let Region { start, end } = Region::of(&diagnostic.place, texts);
    JsonDiagnostic {
        rule: diagnostic.rule,
        severity: diagnostic.severity.word(),
        message: &diagnostic.message,
        help: diagnostic.help.as_deref(),
        path: naming(&diagnostic.place.path),
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        fix: diagnostic.fix.as_deref().map(|fix| change(fix, texts, naming)),
    }
}

fn change<'d>(fix: &'d Fix, texts: &mut TextCache<'_>, naming: Naming<'_>) -> JsonFix<'d> {
    let mut replacement = |place: &Place, text: &'d str| {
        let Region { start, end } = Region::of(place, texts);
        JsonEdit {
            path: naming(&place.path),
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            text,
        }
    };
    JsonFix { title: &fix.title, edits: fix.edits.iter().map(|edit| replacement(&edit.place, &edit.text)).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::path::SourcePath;

    #[test]
    fn each_complaint_has_its_place_and_its_fix() {
        let path = SourcePath::new("content/a.md");
        let place = Place::new(&path, 9..12);
        let complaint = Diagnostic::warning("x", place.clone(), "say \"no\"").help("h").fix(Some(Fix::new(
            "write `b`",
            place,
            "b",
        )));
        let read = |_: &SourcePath| Some("é[\nab]{.old}".to_owned());
        let text = show(&[complaint.clone(), complaint], &mut TextCache::new(&read), &|path| format!("study/{path}"));
        let shown: serde_json::Value = serde_json::from_str(&text).unwrap();
        let expected = serde_json::json!({
            "rule": "x", "severity": "warning", "message": "say \"no\"", "help": "h", "path": "study/content/a.md",
            "line": 2, "column": 6, "end_line": 2, "end_column": 9,
            "fix": {"title": "write `b`", "edits": [{
                "path": "study/content/a.md", "line": 2, "column": 6, "end_line": 2, "end_column": 9, "text": "b"
            }]}
        });
        assert_eq!(shown, serde_json::json!([expected, expected]));
    }

    #[test]
    fn nothing_is_an_empty_array() {
        assert_eq!(show(&[], &mut TextCache::new(&|_| None), &ToString::to_string), "[]\n");
    }
}

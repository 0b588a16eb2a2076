//! Complaints in the Static Analysis Results Interchange Format, SARIF 2.1.0: what code-scanning services read.
//!
//! Comes in: complaints, the texts of the files they are about, what a file is called in the repository, and what there
//! is to say about each rule. Goes out: one JSON document. Does not know: where it is printed.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use super::region::Region;
use super::{Naming, TextCache};
use crate::base::span::Place;
use crate::diagnostic::{Diagnostic, Fix, Severity};

/// What there is to say about a rule.
#[derive(Debug, Clone, Copy)]
pub struct RuleText {
    /// The name of the rule: `unknown-theme`.
    pub name: &'static str,
    /// One sentence that says what the rule is about.
    pub summary: &'static str,
    /// The page of the rule, in Markdown.
    pub page: &'static str,
    /// How bad it is by default; none where it says nothing.
    pub severity: Option<Severity>,
}

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// All complaints as one run. Only rules that are complained by are described.
pub fn show(
    diagnostics: &[Diagnostic],
    rules: impl Iterator<Item = RuleText>,
    texts: &mut TextCache<'_>,
    naming: Naming<'_>,
) -> String {
    let rules: Vec<RuleText> =
        rules.filter(|rule| diagnostics.iter().any(|diagnostic| diagnostic.rule == rule.name)).collect();
    let results: Vec<Value> = diagnostics.iter().map(|diagnostic| result(diagnostic, &rules, texts, naming)).collect();
    let document = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": env!("CARGO_PKG_NAME"),
                "version": env!("CARGO_PKG_VERSION"),
                "informationUri": env!("CARGO_PKG_REPOSITORY"),
                "rules": rules.iter().map(rule).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{document:#}\n")
}

fn rule(rule: &RuleText) -> Value {
    json!({
        "id": rule.name,
        "shortDescription": { "text": rule.summary },
        "help": { "text": rule.page, "markdown": rule.page },
        "defaultConfiguration": { "level": level(rule.severity) },
    })
}

fn level(severity: Option<Severity>) -> &'static str {
    severity.map_or("none", Severity::word)
}

fn result(diagnostic: &Diagnostic, rules: &[RuleText], texts: &mut TextCache<'_>, naming: Naming<'_>) -> Value {
    let text = match &diagnostic.help {
        Some(help) => format!("{}; {help}", diagnostic.message),
        None => diagnostic.message.clone(),
    };
    let mut result = json!({
        "ruleId": diagnostic.rule,
        "level": level(Some(diagnostic.severity)),
        "message": { "text": text },
        "locations": [location(&diagnostic.place, texts, naming)],
    });
    if let Some(index) = rules.iter().position(|rule| rule.name == diagnostic.rule) {
        result["ruleIndex"] = json!(index);
    }
    if !diagnostic.labels.is_empty() {
        let related = diagnostic.labels.iter().enumerate().map(|(id, (place, label))| {
            let mut related = location(place, texts, naming);
            related["id"] = json!(id);
            related["message"] = json!({ "text": label });
            related
        });
        result["relatedLocations"] = related.collect();
    }
    if let Some(fix) = &diagnostic.fix {
        result["fixes"] = json!([change(fix, texts, naming)]);
    }
    result
}

fn location(place: &Place, texts: &mut TextCache<'_>, naming: Naming<'_>) -> Value {
    json!({ "physicalLocation": {
        "artifactLocation": { "uri": uri(&naming(&place.path)) },
        "region": region(place, texts),
    }})
}

fn change(fix: &Fix, texts: &mut TextCache<'_>, naming: Naming<'_>) -> Value {
    let changes = fix.edits.iter().map(|edit| {
        json!({
            "artifactLocation": { "uri": uri(&naming(&edit.place.path)) },
            "replacements": [{
                "deletedRegion": region(&edit.place, texts),
                "insertedContent": { "text": edit.text },
            }],
        })
    });
    json!({ "description": { "text": fix.title }, "artifactChanges": changes.collect::<Vec<_>>() })
}

fn region(place: &Place, texts: &mut TextCache<'_>) -> Value {
    let Region { start, end } = Region::of(place, texts);
    json!({ "startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column })
}

/// A path as a relative reference: what a URI cannot hold is escaped.
fn uri(path: &str) -> String {
    const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');
    utf8_percent_encode(path, PLAIN).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::path::SourcePath;

    #[test]
    fn a_run_has_its_rules_results_and_places() {
        let path = SourcePath::new("content/é b.md");
        let place = Place::new(&path, 3..5);
        let complaint = Diagnostic::error("some-rule", place.clone(), "wrong")
            .help("mend it")
            .label(Place::new(&path, 0..2), "first here")
            .fix(Some(Fix::new("write `b`", place, "b")));
        let rules = ["other-rule", "some-rule"].map(|name| RuleText {
            name,
            summary: "Some.",
            page: "# some",
            severity: Some(Severity::Warning),
        });
        let texts = |_: &SourcePath| Some("é\nab".to_owned());
        let text = show(&[complaint], rules.into_iter(), &mut TextCache::new(&texts), &ToString::to_string);
        let document: Value = serde_json::from_str(&text).unwrap();
        let run = &document["runs"][0];
        assert_eq!(document["version"], "2.1.0");
        assert_eq!(run["columnKind"], "unicodeCodePoints");
        assert_eq!(run["tool"]["driver"]["rules"].as_array().unwrap().len(), 1);
        let result = &run["results"][0];
        assert_eq!((&result["ruleIndex"], &result["level"]), (&json!(0), &json!("error")));
        assert_eq!(result["message"]["text"], "wrong; mend it");
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "content/%C3%A9%20b.md");
        assert_eq!(place["region"], json!({"startLine": 2, "startColumn": 1, "endLine": 2, "endColumn": 3}));
        assert_eq!(result["relatedLocations"][0]["message"]["text"], "first here");
        assert_eq!(result["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"], "b");
    }
}

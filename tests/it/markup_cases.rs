//! Pandoc's answers for a score of inputs: the contract beside the format.

use cairn::base::path::SourcePath;
use cairn::markdown::bracketed::{self, Bracketed};
use cairn::markdown::document::Document;
use serde_json::{Value, json};

use crate::shared;

/// Where the format differs from Pandoc on purpose: the name of the case, and what is expected instead.
fn on_purpose(name: &str) -> Option<Value> {
    match name {
        // A theme may begin with a digit.
        "digit-first class" => Some(json!([{"text": "quote", "classes": ["2fa"], "id": "", "kv": {}}])),
        // Raw HTML counts as the text it is shown as.
        "html inside" => Some(json!([{"text": "a <b>c</b>", "classes": ["x"], "id": "", "kv": {}}])),
        _ => None,
    }
}

fn as_pandoc_says(span: &Bracketed) -> Value {
    let attributes = &span.attributes;
    let pairs = attributes.pairs.iter().map(|(key, value)| (key.value.clone(), json!(value.value)));
    json!({
        "text": span.text,
        "classes": attributes.classes.iter().map(|class| &class.value).collect::<Vec<_>>(),
        "id": attributes.ids.first().map_or("", |id| &id.value),
        "kv": pairs.collect::<serde_json::Map<_, _>>(),
    })
}

#[test]
#[cfg_attr(not(shared), ignore = "it reads ../shared, which is not there")]
fn agrees_with_pandoc() {
    let Some(path) = shared::path("design/markup-cases.json") else { return };
    let cases: Vec<Value> = serde_json::from_slice(&std::fs::read(path).expect("it can be read")).expect("it is JSON");
    for case in &cases {
        let (name, text) = (case["name"].as_str().expect("a name"), case["md"].as_str().expect("Markdown"));
        let spans = case["spans"].as_array().expect("spans").iter();
        let marked = spans.filter(|span| span["classes"].as_array().is_some_and(|classes| !classes.is_empty()));
        let expected = on_purpose(name).unwrap_or_else(|| marked.cloned().collect());
        let document = Document::parse(text, 0);
        let found = bracketed::find(&document, &SourcePath::new("x.md")).value;
        let found: Value = found.iter().map(as_pandoc_says).collect();
        assert_eq!(found, expected, "{name}: {text:?}");
    }
    assert!(cases.len() >= 20, "only {} cases", cases.len());
}

//! The tree against the reader that everybody knows: front matters of all shapes mean the same to both.
//!
//! Comes in: a table of front matters. Goes out: a failure where the two differ. Does not know: what the keys are for.

use super::json;
use crate::base::path::SourcePath;
use crate::markdown::front_matter;

#[test]
fn means_the_same_as_to_serde_yaml() {
    for keys in [
        "title: Shipping a small service\ndate: 2026-03-12\nteam: payments\ninterviewer: Mira\nobservers: [Kofi]",
        "tags: [new-service, on-call]\ntakeaways:\n  - A new service costs two weeks.\nquotes: []\ndraft: false",
        "quotes:\n  - exact: one person\n    prefix: \"for deploys, \"\n    themes: [bus-factor]\n  - exact: 'a''b'",
        "sections:\n- title: Start\n  questions:\n  - {id: a, baseline: 1.10}\n  - id: b\n    text: >-\n      one",
        "validations: [{date: 2026-03-12, with: P07, verdict: supports, note: \"a: b\"}]\nstrategic: {faster: 2.5}",
        "a: |\n  x\n   y\n\n  z\n\n\nb: >\n  x\n  y\n\n  z\nc: |-\n  x\nd: |+\n  x\n\ne: >-\n  x\n",
        "a: plain\n  goes on\n\n  after a blank\nb: \"quoted\n  goes on \\\n  here\"\nc: 'x\n\n  y'",
        "a: [1, -1, +1, 0, 1.5, .5, 1., 1e3, -0.5, 0x1F, 0o17]",
        "a: [01, 007, 1_000, 0.10, 1.2.3, 12:30, 2026-03-12, 1e, e1]",
        "a: [true, True, TRUE, false, yes, no, on, off, y, n]\nb: [~, null, Null, NULL, 'null', \"~\", \"\"]",
        "a:\nb: # nothing\nc: x # a comment\nd: x#y\ne: 'x # y'\n# end",
        "'quoted key': 1\n\"other\\tkey\": 2\n? explicit\n: 3\n12: 4\ntrue: 5",
        "a: {b: {c: [{d: e}, [f, [g]]]}}\nh: [a: b, c]\ni: {j, k: l}",
        "a: http://x.example/y?z=1#t=754\nb: R&D\nc: 5 * 3\nd: a, b\ne: x [y]\nf: -x\ng: a:b\nh: wow! 100%",
        "a: \"\\u00e9\\x41\\n\\\\\\/\\e\"\nb: ‘typographic’ … – 日本語\nc: 🎉",
        "a:\n- b\n- c:\n  - d\n  -   - e\n      - f\ng:\n    - h\n",
        "a: b\r\nc: |\r\n  d\r\n  e\r\nf: [g,\r\n  h]\r\n",
    ] {
        let text = format!("---\n{keys}\n---\n");
        let front = front_matter::split(&text, &SourcePath::new("x.md"));
        assert_eq!(front.diagnostics, [], "{keys}");
        let ours = serde_json::Value::Object(json::object(&front.value.map));
        assert_eq!(ours, oracle(keys), "{keys}");
    }
}

fn oracle(yaml: &str) -> serde_json::Value {
    fn json(value: serde_yaml::Value) -> serde_json::Value {
        match value {
            serde_yaml::Value::Mapping(map) => map.into_iter().map(|(key, value)| (word(&key), json(value))).collect(),
            serde_yaml::Value::Sequence(items) => items.into_iter().map(json).collect(),
            other => serde_json::to_value(other).expect("a word is JSON"),
        }
    }
    fn word(key: &serde_yaml::Value) -> String {
        match key {
            serde_yaml::Value::String(text) => text.clone(),
            other => serde_json::to_value(other).expect("a word is JSON").to_string(),
        }
    }
    json(serde_yaml::from_str(yaml).expect("the oracle reads it"))
}

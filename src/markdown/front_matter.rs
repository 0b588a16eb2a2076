//! Front matter: the keys and values between two `---` lines at the very start of a file.
//!
//! Comes in: a file's text. Goes out: its keys with their places, and where the body begins.
//! Does not know: which keys there are, what else looks like front matter.

use super::limit_blocks;
use super::unread::{self, LookFrom};
use super::yaml::{self, Map, Value};
use crate::base::path::SourcePath;
use crate::base::span::{Place, Span};
use crate::diagnostic::{Checked, Diagnostic};

/// What a file says about itself, and where the rest begins.
#[derive(Debug, Clone, PartialEq)]
pub struct FrontMatter {
    /// Keys and values; empty where there is no front matter, or nothing in it.
    pub map: Map,
    /// From the opening to the closing `---`; empty, at the start of the body, where there is none.
    pub span: Span,
    /// The first byte of the body: after the closing line, after a byte order mark.
    pub body: usize,
}

/// The rule of front matter without an end.
pub const NOT_CLOSED: &str = "front-matter-not-closed";
/// The rule of front matter that is no keys and values.
pub const NOT_KEYS: &str = "front-matter-not-keys";

const FENCE: &str = "---";
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Splits a file's text into front matter and body.
pub fn split(text: &str, path: &SourcePath) -> Checked<FrontMatter> {
    let start = if text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() } else { 0 };
    let mut lines = lines_from(text, start);
    let none = FrontMatter { map: Map::new(), span: Span::at(start), body: start };
    let Some((_, first_end)) = lines.next().filter(|(line, _)| is_fence(line)) else {
        return Checked::new(none, unread::find(text, LookFrom::Start(start), path).into_iter().collect());
    };
    let Some((line, end)) = lines.find(|(line, _)| is_fence(line)) else {
        // The body is kept, so that the quotes in it are not missed by whatever else is checked.
        return Checked::new(FrontMatter { body: first_end, ..none }, vec![not_closed(start, path)]);
    };
    let closing = end - line.len();
    let mut diagnostics = Vec::new();
    // From the very first byte, so that the tree's places are the file's own.
    let root = yaml::parse(&text[..closing], path).report_into(&mut diagnostics);
    let limits = root.as_ref().map(|root| limit_blocks::in_yaml(root, path));
    let map = match root {
        None => Map::new(),
        Some(yaml::Node { value: Value::Map(map), .. }) => map,
        Some(node) => {
            diagnostics.push(not_a_map(text, &node, path));
            Map::new()
        }
    };
    if diagnostics.is_empty() {
        let behind = if map.is_empty() { LookFrom::Start(end) } else { LookFrom::FrontMatter(end) };
        diagnostics.extend(unread::find(text, behind, path));
    }
    diagnostics.extend(limits.into_iter().flatten());
    Checked::new(FrontMatter { map, span: Span::new(start, closing + FENCE.len()), body: end }, diagnostics)
}

/// The lines from a place on, line ends included, each with the place of its end.
fn lines_from(text: &str, start: usize) -> impl Iterator<Item = (&str, usize)> {
    text[start..].split_inclusive('\n').scan(start, |end, line| {
        *end += line.len();
        Some((line, *end))
    })
}

fn is_fence(line: &str) -> bool {
    line.trim_end() == FENCE
}

fn not_closed(start: usize, path: &SourcePath) -> Diagnostic {
    Diagnostic::error(
        NOT_CLOSED,
        Place::new(path, start..start + FENCE.len()),
        "the front matter that begins here is never closed",
    )
    .help("close it with a line `---`; a rule across the page is written `***` at the start of a file")
}

fn not_a_map(text: &str, node: &yaml::Node, path: &SourcePath) -> Diagnostic {
    if let Some(unseen) = yaml::unseen_in_key(text, node.span.range().start) {
        let place = Place::new(path, unseen.at..unseen.at + unseen.character.len_utf8());
        return Diagnostic::error(NOT_KEYS, place, format!("{unseen}, keeps this from being a key"))
            .help("remove it; behind the `:` of a key type a plain space");
    }
    let what = if matches!(node.value, Value::List(_)) { "a list" } else { "a text" };
    let message = format!("front matter must be keys and values, not {what}");
    Diagnostic::error(NOT_KEYS, Place::new(path, node.span), message)
        .help("write `key: value` on each line, with a space after the `:`")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Checked<FrontMatter> {
        split(text, &SourcePath::new("content/x.md"))
    }

    /// The keys, the body and the complaints, each complaint as its rule and the text it points at.
    fn parts(text: &str) -> (Vec<String>, &str, Vec<(&'static str, &str)>) {
        let Checked { value, diagnostics } = read(text);
        let keys = value.map.into_iter().map(|(key, _)| key.value).collect();
        let complaints = diagnostics.iter().map(|d| (d.rule, &text[d.place.span.range()])).collect();
        (keys, &text[value.body..], complaints)
    }

    #[test]
    fn keys_stand_between_two_lines() {
        for (text, keys, body) in [
            ("---\ntitle: x\n---\nbody\n", &["title"][..], "body\n"),
            ("---\r\ntitle: x\r\n---\r\nbody", &["title"], "body"),
            ("\u{feff}---  \na: 1\nb: 2\n---\t\nbody\n", &["a", "b"], "body\n"),
            ("---\na: 1\n---", &["a"], ""),
            ("---\n---\nbody", &[], "body"),
            ("---\n# only a comment\n---\nbody", &[], "body"),
            ("---\na: |\n  ---\n  x\n---\nbody\n---\n", &["a"], "body\n---\n"),
            ("body\n---\n", &[], "body\n---\n"),
            ("\u{feff}body", &[], "body"),
            ("----\n\na: 1\n---\n", &[], "----\n\na: 1\n---\n"),
            ("--- a\n---\n", &[], "--- a\n---\n"),
            ("", &[], ""),
        ] {
            assert_eq!(parts(text), (keys.iter().map(|key| (*key).to_owned()).collect(), body, vec![]), "{text:?}");
        }
    }

    #[test]
    fn places_are_the_files_own() {
        let text = "\u{feff}---\r\ntitle: é\r\n---\r\n";
        let front = read(text).value;
        assert_eq!(&text[front.span.range()], "---\r\ntitle: é\r\n---");
        assert_eq!(&text[front.map[0].0.span.range()], "title");
        assert_eq!(&text[front.map[0].1.span.range()], "é");
    }

    #[test]
    fn an_opening_without_an_end_is_a_complaint() {
        for text in ["---\ntitle: x\n\n**P07:** words\n", "---", "---\n\nA rule across the page.\n", "---\n ---\n"] {
            let (keys, _, complaints) = parts(text);
            assert!(keys.is_empty());
            assert_eq!(complaints, [("front-matter-not-closed", "---")], "{text:?}");
        }
        assert_eq!(parts("---\ntitle: x\n\nbody\n").1, "title: x\n\nbody\n");
    }

    #[test]
    fn a_list_or_a_text_is_a_complaint() {
        assert_eq!(parts("---\n- a\n- b\n---\nbody").2, [("front-matter-not-keys", "- a\n- b")]);
        assert_eq!(parts("---\nwords\n---\nbody").2, [("front-matter-not-keys", "words")]);
        assert_eq!(parts("---\n\"words\"\n---\nbody").1, "body");
        let front = read("---\nparticipant:\u{a0}P07\n---\n");
        assert_eq!(front.diagnostics[0].message, "U+00A0, a no-break space, keeps this from being a key");
    }

    #[test]
    fn what_looks_like_front_matter_further_down_is_an_error() {
        for text in
            ["\n---\ntitle: x\n---\n", " ---\ntitle: x\n---\n", "\u{feff}\r\n---\r\ndate: 2026-03-12\r\n---\r\n"]
        {
            assert_eq!(parts(text).2, [("front-matter-not-first", "---")], "{text:?}");
        }
        for text in ["\n---\nHe said: no\n---\n", "\n---\ntitle: x\n", "text\n---\ntitle: x\n---\n"] {
            assert_eq!(parts(text).2, [], "{text:?}");
        }
    }

    #[test]
    fn bad_yaml_keeps_the_body() {
        let (keys, body, complaints) = parts("---\na: 1\nb: c: d\n---\nbody");
        assert_eq!((keys, body), (vec!["a".to_owned(), "b".to_owned()], "body"));
        assert_eq!(complaints, [("invalid-yaml", ":")]);
    }

    proptest! {
        #[test]
        fn any_text_is_split(text in "(\u{feff})?(---|\n|\r\n| |\t|a|: |- |é|\\PC){0,30}") {
            let front = read(&text).value;
            prop_assert!(text.is_char_boundary(front.body));
            prop_assert!(text.get(front.span.range()).is_some());
        }
    }
}

//! Writes into an interview's file that somebody has listened to it.
//!
//! Comes in: the file's text, a name. Goes out: the file before and after, of which all but the list of listeners is the same byte
//! for byte; or why it stays as it is. Does not know: who the listeners are, the disk.

use thiserror::Error;

use super::front_matter_editor::FrontMatterEditor;
use crate::base::edit::{FileChange, spliced};
use crate::base::fold;
use crate::base::path::SourcePath;
use crate::markdown::yaml::{Node, Value};

/// The key that holds who has listened.
const KEY: &str = "listeners";

/// Why a file stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ClaimRefusal {
    /// The name is among the listeners.
    #[error("{0} is among its listeners already")]
    AlreadyThere(String),
    /// The key holds something else than a list of names.
    #[error("its `listeners:` is no list of names: make it one first, `listeners: [Ada]`")]
    NoList,
    /// What was written would not be read as it is meant.
    #[error(
        "its front matter is written in a way that this cannot change safely: add the name to `listeners:` by hand"
    )]
    NotSure,
}

/// The file with one more listener.
///
/// # Errors
///
/// Why it stays as it is.
pub fn with_listener(path: &SourcePath, text: &str, name: &str) -> Result<FileChange, ClaimRefusal> {
    let before = FrontMatterEditor::read(text, path);
    let there = listeners(&before).ok_or(ClaimRefusal::NoList)?;
    if there.iter().any(|other| fold::is_same_name(other, name)) {
        return Err(ClaimRefusal::AlreadyThere(name.to_owned()));
    }
    let edits = before.add_to_list(KEY, name);
    let after = spliced(text, &edits).ok_or(ClaimRefusal::NotSure)?;
    let expected: Vec<&str> = there.iter().map(String::as_str).chain([name]).collect();
    if !is_proven(&before, &FrontMatterEditor::read(&after, path), &expected) {
        return Err(ClaimRefusal::NotSure);
    }
    Ok(FileChange::in_place(path.clone(), Some(text.to_owned()), after))
}

/// Who is among the listeners; none where what stands there is no list.
fn listeners(front: &FrontMatterEditor<'_>) -> Option<Vec<String>> {
    let Some((_, node)) = front.front.map.iter().find(|(key, _)| key.value == KEY) else { return Some(Vec::new()) };
    match &node.value {
        Value::Null => Some(Vec::new()),
        Value::List(items) => items.iter().map(text_of).collect(),
        Value::Scalar(_) | Value::Map(_) => None,
    }
}

fn text_of(node: &Node) -> Option<String> {
    match &node.value {
        Value::Scalar(scalar) => Some(scalar.text.trim().to_owned()),
        Value::Null | Value::List(_) | Value::Map(_) => None,
    }
}

/// Whether the changed file reads as it should: the listeners as expected, every other key and all below the front matter as they
/// were, byte for byte.
fn is_proven(before: &FrontMatterEditor<'_>, after: &FrontMatterEditor<'_>, expected: &[&str]) -> bool {
    let is_list_right = listeners(after).is_some_and(|names| names == expected);
    is_list_right && others(before) == others(after) && words_below(before) == words_below(after)
}

/// The other keys in their order, each with its value as it is written.
fn others<'t>(front: &'t FrontMatterEditor<'_>) -> Vec<(&'t str, &'t str)> {
    let others = front.front.map.iter().filter(|(key, _)| key.value != KEY);
    others.map(|(key, node)| (key.value.as_str(), front.text.get(node.span.range()).unwrap_or_default())).collect()
}

fn words_below<'t>(front: &FrontMatterEditor<'t>) -> &'t str {
    let below = front.text.get(front.front.span.range().end..).unwrap_or_default();
    // Where there was no front matter, the text may begin with a mark of its order of bytes.
    below.trim_start_matches('\u{feff}').trim_start_matches(['\r', '\n'])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn claimed(text: &str, name: &str) -> Result<String, ClaimRefusal> {
        let path = SourcePath::new("content/interviews/p07.md");
        with_listener(&path, text, name).map(|change| change.after.expect("it stays").1)
    }

    #[test]
    fn a_name_is_added_as_the_list_is_written() {
        for (text, expected) in [
            ("---\ntitle: x # c\n---\nWords.\n", "---\ntitle: x # c\nlisteners: [Ada]\n---\nWords.\n"),
            ("---\nlisteners: [Jun] # who\n---\n", "---\nlisteners: [Jun, Ada] # who\n---\n"),
            ("---\nlisteners: []\n---\n", "---\nlisteners: [Ada]\n---\n"),
            ("---\nlisteners:\ndate: 2026-03-12\n---\n", "---\nlisteners: [Ada]\ndate: 2026-03-12\n---\n"),
            (
                "---\nlisteners:\n  - Jun # c\ntags: [a]\n---\n",
                "---\nlisteners:\n  - Jun # c\n  - Ada\ntags: [a]\n---\n",
            ),
            ("---\r\nlisteners:\r\n- Jun\r\n---\r\nX\r\n", "---\r\nlisteners:\r\n- Jun\r\n- Ada\r\n---\r\nX\r\n"),
            ("**P07:** Hm.\n", "---\nlisteners: [Ada]\n---\n**P07:** Hm.\n"),
        ] {
            assert_eq!(claimed(text, "Ada").as_deref(), Ok(expected), "{text:?}");
        }
        assert_eq!(claimed("---\na: b\n---\n", "Ada: L.").as_deref(), Ok("---\na: b\nlisteners: [\"Ada: L.\"]\n---\n"));
    }

    #[test]
    fn who_is_there_is_not_added_again() {
        for text in ["---\nlisteners: [ada]\n---\n", "---\nlisteners:\n- \"Ada \"\n---\n"] {
            assert_eq!(claimed(text, "Ada"), Err(ClaimRefusal::AlreadyThere("Ada".to_owned())), "{text}");
        }
        assert_eq!(claimed("---\nlisteners: Jun\n---\n", "Ada"), Err(ClaimRefusal::NoList));
        assert_eq!(claimed("---\nlisteners: {a: b}\n---\n", "Ada"), Err(ClaimRefusal::NoList));
    }

    proptest! {
        /// Whatever stands around the list: taken out again, what was added leaves the file as it was.
        #[test]
        fn all_else_stays_byte_for_byte(
            keys in proptest::collection::vec("(title: [a-z]{1,8}|# [a-z ]{0,8}|tags: \\[[a-z]{1,4}\\]|date: 2026-03-12)", 0..4),
            list in proptest::option::of("(listeners:|listeners: \\[\\]|listeners: \\[Jun(, Mo)?\\]( # c)?|listeners:\n  - Jun|listeners:\n- 'Mo' # c\n- Jun)"),
            at in 0..4usize,
            body in "[ -~\n]{0,60}",
            name in "[A-Z][a-zé' .,:#-]{0,9}[a-z]",
        ) {
            let mut lines = keys;
            lines.sort();
            lines.dedup_by(|one, other| one.split(':').next() == other.split(':').next());
            if let Some(list) = list {
                lines.insert(at.min(lines.len()), list);
            }
            let text = format!("---\n{}{}---\n{body}", lines.join("\n"), if lines.is_empty() { "" } else { "\n" });
            if let Ok(after) = claimed(&text, &name) {
                // What was there, in its order, is in the new text: it only grew, or an empty list gave way.
                let shared = text.bytes().zip(after.bytes()).take_while(|(one, other)| one == other).count();
                let behind = text.bytes().rev().zip(after.bytes().rev()).take_while(|(one, other)| one == other).count();
                let gone = text.len().saturating_sub(shared + behind);
                prop_assert!(gone <= "[]".len(), "{text:?} became {after:?}");
                prop_assert!(after.ends_with(&body));
                prop_assert!(matches!(claimed(&after, &name), Err(ClaimRefusal::AlreadyThere(_))));
            } else {
                prop_assert!(text.contains("Jun") && name.eq_ignore_ascii_case("jun") || text.contains("Mo") && name == "Mo", "{text:?} {name:?}");
            }
        }
    }
}

//! The front matter of themes that become one: what the file that stays takes over from one that goes.
//!
//! Comes in: two front matters. Goes out: lines to add, choices that end, and a complaint for each key in which the two
//! differ. Does not know: the definitions below, and where the files go.

use super::front_matter_editor::FrontMatterEditor;
use crate::base::span::Place;
use crate::diagnostic::{Diagnostic, StudyRefusal};
use crate::markdown::yaml::{Node, Value};

/// Keys that belong to one name or one place in the tree and end with it, or that are dealt with on their own.
const OWN: [&str; 4] = ["title", "slug", "aliases", "parent"];
/// Keys that say something also where they are absent.
const DEFAULTS: [(&str, &str); 2] = [("status", "open"), ("draft", "false")];
/// Keys whose value is a word to choose, not work to lose: the file that stays has the say, and the other's is told.
const CHOICES: [&str; 3] = ["status", "owner", "lead"];

/// The key of a line in front matter.
pub(super) fn key_of(line: &str) -> &str {
    line.split(':').next().unwrap_or(line)
}

/// The lines of a file's keys that another one lacks, to be put there; keys that both have and that differ are
/// complained of.
pub(super) fn take_over(
    home: &FrontMatterEditor<'_>,
    other: &FrontMatterEditor<'_>,
    conflicts: &mut Vec<Diagnostic>,
) -> Result<Vec<String>, StudyRefusal> {
    let mut lines = Vec::new();
    let keys = home.front.map.iter().filter(|(name, _)| DEFAULTS.iter().any(|(key, _)| *key == name.value));
    let mut keys: Vec<&str> = keys.map(|(name, _)| name.value.as_str()).collect();
    keys.extend(other.front.map.iter().map(|(name, _)| name.value.as_str()));
    keys.sort_unstable();
    keys.dedup();
    for key in keys.into_iter().filter(|key| !OWN.contains(key)) {
        match (value(home, key), value(other, key)) {
            (ours, theirs) if ours == theirs => {}
            (Some(_), Some(_)) if CHOICES.contains(&key) => {}
            (_, None) => {}
            (None, Some(_)) if !other.is_flow() && !home.is_flow() => {
                // The lines of a key that is there and empty would be a second one.
                if home.front.map.iter().any(|(name, _)| name.value == key) {
                    conflicts.push(conflict(other, key, Some(home)));
                } else {
                    lines.extend(other.lines_of(key).map(str::to_owned));
                }
            }
            _ => conflicts.push(conflict(other, key, Some(home))),
        }
    }
    if lines.iter().any(|line| line.contains('\n')) && home.indent() != other.indent() {
        return Err(StudyRefusal::asked(format!("`{}` and `{}` indent their keys differently", home.path, other.path)));
    }
    Ok(lines)
}

/// What a key says, by itself or by being absent.
fn value(front: &FrontMatterEditor<'_>, key: &str) -> Option<String> {
    let entry = front.front.map.iter().find(|(name, _)| name.value == key);
    let default = DEFAULTS.iter().find(|(name, _)| *name == key).map(|(_, value)| (*value).to_owned());
    entry.map(|(_, node)| plain(node)).filter(|value| !value.is_empty()).or(default)
}

/// Choices of a file that end with it, each beside the one that stays.
pub(super) fn choices(home: &FrontMatterEditor<'_>, other: &FrontMatterEditor<'_>) -> Vec<String> {
    let is_written = |key: &str| other.front.map.iter().any(|(name, _)| name.value == key);
    let differ = |key: &&str| {
        // What nobody has written is no choice that ends.
        is_written(key).then_some(())?;
        let (ours, theirs) = (value(home, key)?, value(other, key)?);
        (ours != theirs).then(|| format!("`{key}: {theirs}`; `{key}: {ours}`"))
    };
    CHOICES.iter().filter_map(differ).collect()
}

/// A value without its way of being written, for comparing.
fn plain(node: &Node) -> String {
    match &node.value {
        Value::Null => String::new(),
        Value::Scalar(scalar) => scalar.text.trim().to_owned(),
        Value::List(items) if items.is_empty() => String::new(),
        Value::List(items) => format!("[{}]", items.iter().map(plain).collect::<Vec<_>>().join("\u{0}")),
        Value::Map(map) if map.is_empty() => String::new(),
        Value::Map(map) => {
            let mut entries: Vec<String> =
                map.iter().map(|(key, node)| format!("{}\u{1}{}", key.value, plain(node))).collect();
            entries.sort_unstable();
            format!("{{{}}}", entries.join("\u{0}"))
        }
    }
}

pub(super) fn conflict(other: &FrontMatterEditor<'_>, key: &str, home: Option<&FrontMatterEditor<'_>>) -> Diagnostic {
    let span = |front: &FrontMatterEditor<'_>| {
        front.front.map.iter().find(|(name, _)| name.value == key).map(|(name, _)| name.span)
    };
    let place = Place::new(other.path, span(other).unwrap_or_default());
    let kept = home.map(|home| Place::new(home.path, span(home).unwrap_or_default()));
    let message = format!("`{key}` is not the same in the themes that are merged");
    let complaint = Diagnostic::error("merge-conflict", place, message)
        .help("decide: make the two alike, or take the key out of the file that goes; then merge again");
    kept.into_iter().fold(complaint, |complaint, place| complaint.label(place, "the file that stays"))
}

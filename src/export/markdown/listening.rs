//! How far an interview is, what it follows, and what its listeners noted of it, as front matter.
//!
//! Comes in: an interview that may be shown. Goes out: lines of YAML. Does not know: the other keys.

use crate::base::slug::Slug;
use crate::content::interview::notes::PassedOn;
use crate::export::markdown::yaml::{quoted, scalar};
use crate::export::transcript::clock;
use crate::release::ReleasedInterview;

/// The lines, as far as the file has the keys.
pub(super) fn lines(interview: ReleasedInterview<'_>) -> Vec<String> {
    let follows = interview.written_follows().map(Slug::as_str);
    let keys = [("follows", follows), ("stage", interview.written_stage())];
    let mut lines: Vec<String> =
        keys.into_iter().filter_map(|(key, value)| Some(format!("{key}: {}", scalar(value?)))).collect();
    let surprises = interview.surprises();
    let surprises = surprises.map(|it| item([("by", it.by), ("thought", it.thought), ("heard", Some(it.heard))]));
    lines.extend(list("surprises", surprises));
    let passed = interview.passed().map(|it| {
        let asked = written_asked(it.asked);
        item([("by", it.by), ("text", Some(it.text)), ("asked", asked.as_deref())])
    });
    lines.extend(list("passed", passed));
    lines
}

fn list(key: &str, items: impl Iterator<Item = String>) -> Option<String> {
    let items: String = items.collect();
    (!items.is_empty()).then(|| format!("{key}:{items}"))
}

/// An item of a list, on a line of its own.
fn item(keys: [(&str, Option<&str>); 3]) -> String {
    let keys = keys.into_iter().filter_map(|(key, text)| Some(format!("{key}: {}", quoted(text?))));
    format!("\n  - {{{}}}", keys.collect::<Vec<_>>().join(", "))
}

/// Whether a question was asked, as it is read again.
fn written_asked(asked: PassedOn) -> Option<String> {
    match asked {
        PassedOn::Unknown => None,
        PassedOn::NotAsked => Some("false".to_owned()),
        PassedOn::Asked => Some("true".to_owned()),
        PassedOn::AskedAt(ms) => Some(format!("[{}]", clock(ms))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whether_it_was_asked_is_written_as_it_is_read() {
        // 31 minutes and 10 seconds.
        let written = [PassedOn::Unknown, PassedOn::NotAsked, PassedOn::Asked, PassedOn::AskedAt(1_870_000)];
        let written = written.map(written_asked);
        assert_eq!(written.map(Option::unwrap_or_default), ["", "false", "true", "[00:31:10]"]);
    }
}

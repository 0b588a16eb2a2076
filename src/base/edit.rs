//! Changes to the study's files: splices at spans, and not a byte outside them; and what becomes of a whole file.
//!
//! Comes in: a text and [`Edit`]s. Goes out: the text with all of them made, as part of a [`FileChange`]. Does not know:
//! why, or how it is written.

use super::path::SourcePath;
use super::span::Place;

/// The text at a place gives way to another; an empty place is an insertion, an empty text a removal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The bytes that are replaced.
    pub place: Place,
    /// The text that they are replaced by.
    pub text: String,
}

impl Edit {
    /// Replaces the text at a place.
    pub fn new(place: Place, text: impl Into<String>) -> Self {
        Self { place, text: text.into() }
    }
}

/// A file of the study that changes, moves, comes or goes: what all commands plan that write what people write, what can be
/// shown as a difference and laid over a snapshot, and what is written at last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileChange {
    /// Where it lies; for a new one, where it will lie.
    pub path: SourcePath,
    /// What must be in it; none where there must be no file.
    pub before: Option<String>,
    /// Where it will lie, and what will be in it; none where it is removed.
    pub after: Option<(SourcePath, String)>,
}

impl FileChange {
    /// A file that stays where it is, or that comes there.
    pub fn in_place(path: SourcePath, before: Option<String>, after: impl Into<String>) -> Self {
        Self { after: Some((path.clone(), after.into())), path, before }
    }
}

/// Makes all edits of one file at once. None where two of them touch the same text or one lies outside it: the caller
/// must not guess which is meant. Insertions at one place are made in the order given.
pub fn spliced(text: &str, edits: &[Edit]) -> Option<String> {
    let mut edits: Vec<&Edit> = edits.iter().collect();
    edits.sort_by_key(|edit| edit.place.span);
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for edit in edits {
        let range = edit.place.span.range();
        if range.start < done {
            return None;
        }
        text.get(range.clone())?;
        out.push_str(&text[done..range.start]);
        out.push_str(&edit.text);
        done = range.end;
    }
    out.push_str(&text[done..]);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn splice(text: &str, edits: &[(std::ops::Range<usize>, &str)]) -> Option<String> {
        let path = SourcePath::new("a.md");
        let edits: Vec<Edit> =
            edits.iter().map(|(range, text)| Edit::new(Place::new(&path, range.clone()), *text)).collect();
        spliced(text, &edits)
    }

    #[test]
    fn edits_are_made_whatever_their_order() {
        assert_eq!(splice("one two three", &[(8..13, "3"), (0..3, "1")]).as_deref(), Some("1 two 3"));
        assert_eq!(splice("ab", &[(1..1, "x"), (1..1, "y")]).as_deref(), Some("axyb"));
        assert_eq!(splice("ab", &[(0..1, "")]).as_deref(), Some("b"));
        assert_eq!(splice("ab", &[]).as_deref(), Some("ab"));
    }

    #[test]
    fn nothing_is_guessed() {
        assert_eq!(splice("abc", &[(0..2, "x"), (1..3, "y")]), None);
        assert_eq!(splice("abc", &[(2..9, "x")]), None);
        assert_eq!(splice("é", &[(1..2, "x")]), None, "half a letter");
    }
}

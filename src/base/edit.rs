//! Changes to a file's text: splices at spans, and not a byte outside them.
//!
//! Comes in: a text and [`Edit`]s. Goes out: the text with all of them made. Does not know: why, or where it is written.

use super::span::Place;

/// The text at a place gives way to another; an empty place is an insertion, an empty text a removal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What gives way.
    pub place: Place,
    /// What comes there.
    pub text: String,
}

impl Edit {
    /// A change.
    pub fn new(place: Place, text: impl Into<String>) -> Self {
        Self { place, text: text.into() }
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
    use crate::base::path::SourcePath;

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

//! What is still to be done of a change of many files: a line that says what it is, then a step a line.
//!
//! Comes in: steps, or the text of a journal. Goes out: the other. Does not know: how a step is done.

use crate::base::hash::Digest;
use crate::base::path::OutPath;

/// Its first line; the number changes when an older cairn could no longer read the rest.
const HEAD: &str = "cairn-edit 1";
/// Its last line: without it the journal is not whole.
const END: &str = "end";
/// In the place of a digest: there is no file.
const NONE: &str = "-";

/// One file's part of a change. Doing it twice is doing it once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Step {
    /// The file, below the root.
    pub(super) path: OutPath,
    /// What stands for its bytes before; none where there is no file.
    pub(super) before: Option<String>,
    /// The same for after, with the number of the staged file that has them; none where it goes.
    pub(super) after: Option<(usize, String)>,
}

/// What stands for a file's bytes.
pub(super) fn digest(bytes: &[u8]) -> String {
    Digest::of(bytes).to_string()
}

pub(super) fn to_text(steps: &[Step]) -> String {
    let mut text = format!("{HEAD}\n");
    for Step { path, before, after } in steps {
        let before = before.as_deref().unwrap_or(NONE);
        let after = after.as_ref().map_or_else(|| NONE.to_owned(), |(number, digest)| format!("{number}:{digest}"));
        text += &format!("{before} {after} {path}\n");
    }
    text + END + "\n"
}

/// The steps; none where this is no journal, or not a whole one. A path that could lead out makes it none.
pub(super) fn parse(text: &str) -> Option<Vec<Step>> {
    let steps = text.strip_prefix(HEAD)?.strip_prefix('\n')?.strip_suffix('\n')?.strip_suffix(END)?;
    steps.lines().map(step).collect()
}

fn step(line: &str) -> Option<Step> {
    let mut words = line.splitn(3, ' ');
    let (before, after, path) = (words.next()?, words.next()?, words.next()?);
    let after = match after {
        NONE => None,
        after => {
            let (number, digest) = after.split_once(':')?;
            Some((number.parse().ok()?, digest.to_owned()))
        }
    };
    Some(Step { path: OutPath::new(path)?, before: (before != NONE).then(|| before.to_owned()), after })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes() {
        let path = |path| OutPath::new(path).unwrap();
        let steps = vec![
            Step { path: path("content/a b.md"), before: None, after: Some((0, digest(b"x"))) },
            Step { path: path("content/é.md"), before: Some(digest(b"y")), after: None },
        ];
        let text = to_text(&steps);
        assert_eq!(parse(&text), Some(steps));
        for end in 0..text.len() {
            assert_eq!(text.get(..end).and_then(parse), None, "cut after {end} bytes");
        }
        assert_eq!(parse(&to_text(&[])), Some(Vec::new()));
    }

    #[test]
    fn refuses_what_it_did_not_write() {
        for text in ["", "cairn-edit 2\nend\n", "cairn-edit 1\n- - ../a\nend\n", "cairn-edit 1\n- x a\nend\n"] {
            assert_eq!(parse(text), None, "{text:?}");
        }
    }
}

//! What is still to be done of a change of many files: a line that says what it is, then a step a line.
//!
//! Comes in: steps, or the text of a journal. Goes out: the other. Does not know: how a step is done.
//!
//! A journal may come with a clone, from anybody. One that says what no command of ours plans is none.

use std::collections::BTreeSet;

use crate::base::hash::Digest;
use crate::base::path::{CONTENT, OutPath};

/// Its first line; the number changes when an older cairn could no longer read the rest.
const HEAD: &str = "cairn-edit 1";
/// Its last line: without it the journal is not whole.
const END: &str = "end";
/// In the place of a digest: there is no file.
const NONE: &str = "-";

/// One file's part of a change. Doing it twice is doing it once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct JournalStep {
    /// The file, below the root.
    pub(super) path: OutPath,
    /// The digest of its bytes before; none where there is no file.
    pub(super) before: Option<Digest>,
    /// The same for after, with the number of the staged file that has them; none where it goes.
    pub(super) after: Option<(u32, Digest)>,
}

/// Whether a path is that of a file that commands change: one of the content that is read, the settings, or the list of
/// addresses. A name that is passed over when content is read is none of them.
pub(super) fn is_changeable(path: &OutPath) -> bool {
    const BESIDE_CONTENT: [&str; 2] = ["site.toml", "cairn.lock"];
    const HOME: &str = "content/_index.md";
    const ENDINGS: [&str; 2] = [".md", ".quotes.yaml"];
    let path = path.as_str();
    let mut parts = path.split('/');
    let is_content = parts.next() == Some(CONTENT)
        && path.contains('/')
        && parts.all(|part| !part.starts_with(['.', '_']))
        && ENDINGS.iter().any(|ending| path.ends_with(ending));
    is_content || path == HOME || BESIDE_CONTENT.contains(&path)
}

pub(super) fn to_text(steps: &[JournalStep]) -> String {
    let mut text = format!("{HEAD}\n");
    for JournalStep { path, before, after } in steps {
        let before = before.map_or_else(|| NONE.to_owned(), |digest| digest.to_string());
        let after = after.as_ref().map_or_else(|| NONE.to_owned(), |(number, digest)| format!("{number}:{digest}"));
        text += &format!("{before} {after} {path}\n");
    }
    text + END + "\n"
}

/// The steps; none where this is no journal, or not a whole one. A path that no command changes makes it none, and so does
/// one that is named twice.
pub(super) fn parse(text: &str) -> Option<Vec<JournalStep>> {
    let lines = text.strip_prefix(HEAD)?.strip_prefix('\n')?.strip_suffix('\n')?.strip_suffix(END)?;
    let steps: Vec<JournalStep> = lines.lines().map(step).collect::<Option<_>>()?;
    let (mut paths, mut numbers) = (BTreeSet::new(), BTreeSet::new());
    let mut is_new = |step: &JournalStep| {
        let is_new_number = step.after.is_none_or(|(number, _)| numbers.insert(number));
        paths.insert(step.path.clone()) && is_new_number
    };
    if steps.iter().all(&mut is_new) { Some(steps) } else { None }
}

fn step(line: &str) -> Option<JournalStep> {
    let mut words = line.splitn(3, ' ');
    let (before, after, path) = (words.next()?, words.next()?, words.next()?);
    let after = match after {
        NONE => None,
        after => {
            let (number, digest) = after.split_once(':')?;
            Some((number.parse().ok()?, digest.parse().ok()?))
        }
    };
    let before = if before == NONE { None } else { Some(before.parse().ok()?) };
    let path = OutPath::new(path).filter(is_changeable)?;
    (before.is_some() || after.is_some()).then_some(JournalStep { path, before, after })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes() {
        let path = |path| OutPath::new(path).unwrap();
        let steps = vec![
            JournalStep { path: path("content/a b.md"), before: None, after: Some((0, Digest::of(b"x"))) },
            JournalStep { path: path("content/é.md"), before: Some(Digest::of(b"y")), after: None },
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

    #[test]
    fn refuses_what_no_command_plans() {
        let x = Digest::of(b"x");
        let journal = |steps: &[String]| parse(&format!("cairn-edit 1\n{}\nend\n", steps.join("\n")));
        let step = |path: &str| format!("- 0:{x} {path}");
        for path in ["content/a.md", "content/_index.md", "content/a/b c.quotes.yaml", "site.toml", "cairn.lock"] {
            assert!(journal(&[step(path)]).is_some(), "{path}");
        }
        for path in [
            "../x.md",
            "/etc/x.md",
            "content",
            "content/../x.md",
            "content//x.md",
            "content/.x.md",
            "content/.git/hooks/x.md",
            "content/_drafts/x.md",
            "content/a/_index.md",
            "content/a.sh",
            "content/a.md/b",
            "content/a.yaml",
            "content\\a.md",
            ".git/hooks/pre-commit",
            ".git/config",
            "notes/x.md",
            "contents/x.md",
            "a/site.toml",
            "public/index.html",
            "themes/default/templates/base.html",
            ".cairn-edit/0",
        ] {
            assert_eq!(journal(&[step(path)]), None, "{path}");
        }
        let (a, none, short) = (step("content/a.md"), "- - content/a.md".to_owned(), "- 0:x content/a.md".to_owned());
        let other = step("content/b.md");
        let capital = a.replace(&x.to_string(), &x.to_string().to_uppercase());
        for steps in [&[a.clone(), a.clone()][..], &[a, other], &[none], &[short], &[capital]] {
            assert_eq!(journal(steps), None, "{steps:?}");
        }
    }
}

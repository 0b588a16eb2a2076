//! What the next commit would add: the files that are staged, with the lines that are new in them.
//!
//! Comes in: a folder of a repository. Goes out: [`StagedFile`]s, or why git does not say. Does not know: what is looked for in them.

use std::path::Path;

use super::NoHistory;
use super::git;
use crate::base::path::SourcePath;

/// A file that is staged and not removed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StagedFile {
    /// Its name, seen from the study; one outside of it begins with `../`.
    pub path: SourcePath,
    /// What is new in it.
    pub added: AddedLines,
}

/// What is new in a staged file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AddedLines {
    /// Stretches of lines, each with the number of its first, from 1.
    Lines(Vec<(u32, String)>),
    /// All of a file that git takes for binary.
    Whole(Vec<u8>),
}

/// Files that are larger are no text that anybody writes.
const MOST: u64 = 64 << 20;

/// What is the same in each question about the staged change. Added, copied and modified files have one difference each.
const DIFF: [&str; 11] = [
    "diff",
    "--cached",
    "--no-renames",
    "--no-ext-diff",
    "--no-textconv",
    "--no-color",
    "--submodule=short",
    "--src-prefix=a/",
    "--dst-prefix=b/",
    "--unified=0",
    "--inter-hunk-context=0",
];

/// The files that the next commit would add or change.
///
/// # Errors
///
/// Where git does not say.
pub fn staged(root: &Path) -> Result<Vec<StagedFile>, NoHistory> {
    let prefix = git::ask(root, &["rev-parse", "--show-prefix"])?;
    let prefix = String::from_utf8_lossy(&prefix).trim_end_matches('\n').to_owned();
    let listed = git::ask_of_commit(root, &[&DIFF[..], &["--name-status", "-z", "--diff-filter=ACMT"]].concat())?;
    let patch = git::ask_of_commit(root, &[&DIFF[..], &["--diff-filter=ACM"]].concat())?;
    let mut additions = read_patch(&String::from_utf8_lossy(&patch)).into_iter();
    let mut fields = listed.split(|byte| *byte == 0).filter(|field| !field.is_empty());
    let mut files = Vec::new();
    while let Some((status, name)) = fields.next().zip(fields.next()) {
        let name = String::from_utf8_lossy(name);
        // What became something else, say a link, is one file less and one more: only its name is new to us.
        let lines = if status.starts_with(b"T") { None } else { additions.next() };
        let added = match lines {
            None => AddedLines::Lines(Vec::new()),
            Some(Added::Lines(lines)) => AddedLines::Lines(lines),
            Some(Added::Binary) => AddedLines::Whole(whole(root, &name)?),
        };
        files.push(StagedFile { path: seen_from(&prefix, &name), added });
    }
    Ok(files)
}

/// A name in the repository as it is seen from a folder of it, which ends with `/` or is empty.
fn seen_from(prefix: &str, name: &str) -> SourcePath {
    match name.strip_prefix(prefix) {
        Some(below) => SourcePath::new(below),
        None => SourcePath::new(&("../".repeat(prefix.matches('/').count()) + name)),
    }
}

/// All bytes of a staged file; none of one that is larger than any text.
fn whole(root: &Path, name: &str) -> Result<Vec<u8>, NoHistory> {
    let object = format!(":{name}");
    let size = git::ask_of_commit(root, &["cat-file", "-s", &object])?;
    let size = String::from_utf8_lossy(&size).trim().parse().unwrap_or(u64::MAX);
    if size > MOST { Ok(Vec::new()) } else { git::ask_of_commit(root, &["cat-file", "blob", &object]) }
}

/// What a patch adds to one file.
#[derive(Debug, PartialEq, Eq)]
enum Added {
    Lines(Vec<(u32, String)>),
    Binary,
}

/// What a patch without context adds to each of its files, in their order.
fn read_patch(patch: &str) -> Vec<Added> {
    let mut files: Vec<Added> = Vec::new();
    let mut lines = patch.split_inclusive('\n');
    while let Some(line) = lines.next() {
        if line.starts_with("diff --git ") {
            files.push(Added::Lines(Vec::new()));
        } else if line.starts_with("Binary files ") {
            files.pop();
            files.push(Added::Binary);
        } else if let Some((removed, first, added)) = hunk(line)
            && let Some(Added::Lines(stretches)) = files.last_mut()
        {
            lines.by_ref().filter(|line| !line.starts_with('\\')).take(removed).for_each(drop);
            let new = lines.by_ref().filter(|line| !line.starts_with('\\')).take(added);
            let text: String = new.map(|line| line.strip_prefix('+').unwrap_or(line)).collect();
            if !text.is_empty() {
                stretches.push((first, text));
            }
        }
    }
    files
}

/// How many lines a hunk removes, the first that it adds, and how many it adds: `@@ -3,2 +4 @@`.
fn hunk(line: &str) -> Option<(usize, u32, usize)> {
    let mut ranges = line.strip_prefix("@@ -")?.split(' ');
    let (before, after) = (ranges.next()?, ranges.next()?.strip_prefix('+')?);
    let count = |range: &str| range.split_once(',').map_or(Some(1), |(_, count)| count.parse().ok());
    let first = after.split(',').next()?.parse().ok()?;
    Some((count(before)?, first, count(after)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_patch_gives_the_lines_that_are_new() {
        let patch = "\
diff --git a/a.md b/a.md
index 1..2 100644
--- a/a.md
+++ b/a.md
@@ -2 +2,2 @@ some words
-old
+diff --git a/x b/x
+@@ -1 +1 @@
@@ -9,2 +10,0 @@
-gone
-too
@@ -20,0 +20 @@
+last
\\ No newline at end of file
diff --git a/empty b/empty
new file mode 100644
diff --git a/b.png b/b.png
index 1..2
Binary files /dev/null and b/b.png differ
diff --git a/c.md b/c.md
--- a/c.md
+++ b/c.md
@@ -1 +1 @@
-a
\\ No newline at end of file
+b
\\ No newline at end of file
";
        let lines = |stretches: &[(u32, &str)]| {
            Added::Lines(stretches.iter().map(|(first, text)| (*first, (*text).to_owned())).collect())
        };
        let expected = [
            lines(&[(2, "diff --git a/x b/x\n@@ -1 +1 @@\n"), (20, "last\n")]),
            lines(&[]),
            Added::Binary,
            lines(&[(1, "b\n")]),
        ];
        assert_eq!(read_patch(patch), expected);
    }

    #[test]
    fn names_are_seen_from_the_study() {
        assert_eq!(seen_from("", "a/b.md").as_str(), "a/b.md");
        assert_eq!(seen_from("study/", "study/b.md").as_str(), "b.md");
        assert_eq!(seen_from("a/study/", "c/b.md").as_str(), "../../c/b.md");
    }
}

//! Changed files as a patch, so that the change can be read, and applied.
//!
//! Comes in: files before and after, and what each is called where the patch is applied. Goes out: unified differences.
//! Does not know: why they changed.

use similar::TextDiff;

use crate::base::edit::FileChange;
use crate::diagnostic::show::Naming;

/// How many lines around a change are shown; as many as everywhere.
const CONTEXT: usize = 3;

/// How the files of a patch are named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PatchStyle {
    /// As `diff -u` does: `git apply` reads the names from the current folder. It has no word for a file that moves.
    Plain,
    /// As `git diff` does, with lines for files that move, come or go: `git apply` reads the names from the top of the
    /// repository.
    Git,
}

/// All changed files as one patch.
pub fn patch(changes: &[FileChange], style: PatchStyle, naming: Naming<'_>) -> String {
    changes.iter().map(|change| file_diff(change, style, naming)).collect()
}

fn file_diff(change: &FileChange, style: PatchStyle, naming: Naming<'_>) -> String {
    let FileChange { path, before, after } = change;
    let old = naming(path);
    let (new, text) = after.as_ref().map_or((old.clone(), ""), |(target, text)| (naming(target), text));
    let mut out = String::new();
    if style == PatchStyle::Git {
        out += &format!("diff --git a/{old} b/{new}\n");
        match (before, after) {
            (None, _) => out += "new file mode 100644\n",
            (_, None) => out += "deleted file mode 100644\n",
            _ if old != new => out += &format!("rename from {old}\nrename to {new}\n"),
            _ => {}
        }
    }
    let side = |letter, name, is_there| if is_there { format!("{letter}/{name}") } else { "/dev/null".to_owned() };
    let (old, new) = (side('a', old, before.is_some()), side('b', new, after.is_some()));
    let diff = TextDiff::from_lines(before.as_deref().unwrap_or_default(), text);
    out + &diff.unified_diff().context_radius(CONTEXT).header(&old, &new).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::path::SourcePath;

    #[test]
    fn a_file_comes_moves_changes_and_goes() {
        let path = SourcePath::new;
        let changes = [
            FileChange::in_place(path("a"), None, "1\n"),
            FileChange { path: path("b"), before: Some("1\n".to_owned()), after: Some((path("c"), "2\n".to_owned())) },
            FileChange { path: path("d"), before: Some("1\n".to_owned()), after: None },
        ];
        let naming = |path: &SourcePath| format!("study/{path}");
        let expected = "\
diff --git a/study/a b/study/a\nnew file mode 100644\n--- /dev/null\n+++ b/study/a\n@@ -0,0 +1 @@\n+1
diff --git a/study/b b/study/c\nrename from study/b\nrename to study/c\n--- a/study/b\n+++ b/study/c\n@@ -1 +1 @@\n-1\n+2
diff --git a/study/d b/study/d\ndeleted file mode 100644\n--- a/study/d\n+++ /dev/null\n@@ -1 +0,0 @@\n-1
";
        assert_eq!(patch(&changes, PatchStyle::Git, &naming), expected);
        let plain = "--- a/a\n+++ b/a\n@@ -1 +1 @@\n-1\n+2\n";
        let change = FileChange::in_place(path("a"), Some("1\n".to_owned()), "2\n");
        assert_eq!(patch(&[change], PatchStyle::Plain, &SourcePath::to_string), plain);
    }
}

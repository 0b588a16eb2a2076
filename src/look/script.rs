//! Built-in scripts without what only those need who read their source: comments on lines of their own, and indents.
//!
//! Comes in: a script of ours. Goes out: the same script, shorter by a fifth. Does not know: scripts of a site's own, which are
//! published as they lie, since only a parser could tell in all of them what is a comment.

/// A script without its comments and its indents. No text in it may go over several lines.
pub(super) fn without_comments(script: &str) -> String {
    let mut out = String::with_capacity(script.len());
    let mut is_in_comment = false;
    for line in script.lines().map(str::trim) {
        is_in_comment |= line.starts_with("/*");
        if is_in_comment {
            is_in_comment = !line.ends_with("*/");
        } else if !line.is_empty() && !line.starts_with("//") {
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::look::overlay;

    #[test]
    fn what_runs_is_left() {
        let script = "// What it does.\n{\n  /** One. */\n  const a = \"// no\"; // why\n\n  /*\n   * Two.\n   */\n  a / 2;\n}\n";
        assert_eq!(without_comments(script), "{\nconst a = \"// no\"; // why\na / 2;\n}\n");
        assert_eq!(without_comments(""), "");
    }

    /// A text between backticks may go over lines, and would lose its indents.
    #[test]
    fn no_text_of_ours_goes_over_several_lines() {
        let files = overlay::overlay("themes/default", &[]).value;
        let scripts: Vec<_> = files.below("static/js").collect();
        assert!(scripts.len() > 5);
        for (name, file) in scripts {
            let text = file.text().expect("it is UTF-8");
            // In quotes or in a regular expression a backtick opens nothing.
            let backticks = |line: &str| line.replace("\"`\"", "").matches('`').count();
            let is_text = |line: &&str| backticks(line) % 2 == 1 && !line.contains("/[");
            let is_open = |line: &&str| is_text(line) || line.ends_with('\\');
            assert_eq!(text.lines().find(is_open), None, "{name}");
            let behind_code = |line: &str| {
                line.trim_start().starts_with("/*") && line.contains("*/") && !line.trim_end().ends_with("*/")
            };
            assert!(!text.lines().any(behind_code), "{name}: code behind a comment on its line");
        }
    }
}

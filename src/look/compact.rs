//! Scripts without the lines that only people read: they would be a fifth of what a first visit loads.
//!
//! Comes in: a script. Goes out: one that does the same. Does not know: the language, beyond where a line begins within a text.

/// Leaves out lines that are comments, and the spaces before lines. Where a text may go on over several lines, which these
/// would be part of, the script stays as it is.
pub(super) fn script(script: &str) -> String {
    if script.lines().any(may_go_on) {
        return script.to_owned();
    }
    let lines = script.lines().map(str::trim_start).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// Whether a text that begins in a line may end in another one: a template that is not closed, or not surely, or a string with
/// its line's end in it.
fn may_go_on(line: &str) -> bool {
    let is_open = line.bytes().filter(|byte| *byte == b'`').count() % 2 == 1;
    let mut inserted = line.split("${").skip(1);
    let is_nested = inserted.any(|part| part.split_once('}').is_none_or(|(inside, _)| inside.contains('`')));
    is_open || is_nested || line.contains("\\`") || line.ends_with('\\')
}

#[cfg(test)]
mod tests {
    use super::script;

    #[test]
    fn comments_and_spaces_before_lines_are_left_out() {
        for (written, published) in [
            ("// Why.\nf();\n", "f();\n"),
            ("{\n  // Why.\n  f(); // how\n\n  g();\n}\n", "{\nf(); // how\ng();\n}\n"),
            ("a = `x${b}y`;\r\n  c();", "a = `x${b}y`;\nc();\n"),
            ("a = \"http://x.example\";\n  //b", "a = \"http://x.example\";\n"),
        ] {
            assert_eq!(script(written), published, "{written}");
        }
    }

    #[test]
    fn a_text_over_several_lines_leaves_all_as_it_is() {
        for written in [
            "a = `\n  // no comment\n`;\n",
            "a = `x${`\n  // no comment\n`}`;\n",
            "a = `x${\n  b}`;\n",
            "a = `\\``; b = `\n  // no comment`\n",
            "a = 'x\\\n  // no comment';\n",
        ] {
            assert_eq!(script(written), written);
        }
    }
}

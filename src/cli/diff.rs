//! A changed file as `git diff` shows it, so that it can be read, and applied.
//!
//! Comes in: a file before and after. Goes out: a unified difference. Does not know: why it changed.

use similar::TextDiff;

use crate::codebook::Changed;

/// How many lines around a change are shown; as many as everywhere.
const CONTEXT: usize = 3;

/// The difference of one file.
pub(super) fn unified(file: &Changed) -> String {
    let Changed { path, before, after } = file;
    let (target, text) = after.as_ref().map_or((path, ""), |(target, text)| (target, text.as_str()));
    let mut out = format!("diff --git a/{path} b/{target}\n");
    if after.is_none() {
        out += "deleted file mode 100644\n";
    } else if target != path {
        out += &format!("rename from {path}\nrename to {target}\n");
    }
    let new = if after.is_none() { "/dev/null".to_owned() } else { format!("b/{target}") };
    let diff = TextDiff::from_lines(before.as_str(), text);
    out + &diff.unified_diff().context_radius(CONTEXT).header(&format!("a/{path}"), &new).to_string()
}

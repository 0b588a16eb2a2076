//! Fenced code with its parts marked by class.
//!
//! Comes in: code and the name of its language. Goes out: HTML with classes that begin with `hl-`, no colours.
//! Does not know: which colours the look gives them.

use std::sync::LazyLock;

use syntect::html::{ClassStyle, ClassedHTMLGenerator};
use syntect::parsing::SyntaxSet;
use syntect::util::LinesWithEndings;

/// Longer code is shown plain: class markup makes it several times as large, and nobody reads it in colour.
const MAX_BYTES: usize = 64 * 1024;

/// Loaded when a fence first names a language: most interviews hold no code.
static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(SyntaxSet::load_defaults_newlines);

/// Code as HTML, or `None` where the language (the first word of a fence's info string) is not known.
pub(super) fn highlight(code: &str, info: &str) -> Option<String> {
    let language = info.split([' ', ',', '{']).next().filter(|language| !language.is_empty())?;
    if code.len() > MAX_BYTES {
        return None;
    }
    let syntax = SYNTAXES.find_syntax_by_token(language)?;
    let style = ClassStyle::SpacedPrefixed { prefix: "hl-" };
    let mut generator = ClassedHTMLGenerator::new_with_class_style(syntax, &SYNTAXES, style);
    for line in LinesWithEndings::from(code) {
        generator.parse_html_for_line_which_includes_newline(line).ok()?;
    }
    Some(generator.finalize())
}

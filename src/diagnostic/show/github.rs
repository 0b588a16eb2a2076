//! Complaints as annotations on a pull request: GitHub's workflow commands.
//!
//! Comes in: complaints, the texts of the files they are about, and what a file is called in the repository.
//! Goes out: a line a complaint. Does not know: where it is printed.

use std::fmt::Write;

use super::region::Region;
use super::{Naming, TextCache};
use crate::diagnostic::Diagnostic;

/// All complaints, one a line.
pub fn show(diagnostics: &[Diagnostic], texts: &mut TextCache<'_>, naming: Naming<'_>) -> String {
    diagnostics.iter().map(|diagnostic| annotation(diagnostic, texts, naming)).collect()
}

fn annotation(diagnostic: &Diagnostic, texts: &mut TextCache<'_>, naming: Naming<'_>) -> String {
    let Region { start, end } = Region::of(&diagnostic.place, texts);
    let mut line = format!(
        "::{} file={},line={},endLine={}",
        diagnostic.severity.word(),
        property(&naming(&diagnostic.place.path)),
        start.line,
        end.line
    );
    // GitHub shows columns only within one line, and drops an annotation's that has others.
    if start.line == end.line {
        put(&mut line, format_args!(",col={},endColumn={}", start.column, end.column));
    }
    put(&mut line, format_args!(",title={}::{}", property(diagnostic.rule), data(&diagnostic.message)));
    if let Some(help) = &diagnostic.help {
        put(&mut line, format_args!("%0A{}", data(help)));
    }
    line.push('\n');
    line
}

fn put(line: &mut String, text: std::fmt::Arguments<'_>) {
    line.write_fmt(text).expect("writing to a string does not fail");
}

/// Text behind the last `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::path::SourcePath;
    use crate::base::span::Place;

    fn shown(range: std::ops::Range<usize>, message: &str) -> String {
        let path = SourcePath::new("content/a,b:c.md");
        let complaint = Diagnostic::error("some-rule", Place::new(&path, range), message).help("do\nthis");
        show(&[complaint], &mut TextCache::new(&|_| Some("one\ntwo".to_owned())), &|path| format!("study/{path}"))
    }

    #[test]
    fn what_means_something_to_github_is_escaped() {
        let expected = "::error file=study/content/a%2Cb%3Ac.md,line=2,endLine=2,col=1,endColumn=4,title=some-rule::50%25 \
                        of: it, here%0Ado%0Athis\n";
        assert_eq!(shown(4..7, "50% of: it, here"), expected);
    }

    #[test]
    fn columns_are_for_one_line() {
        assert!(shown(0..7, "x").starts_with("::error file=study/content/a%2Cb%3Ac.md,line=1,endLine=2,title="));
    }
}

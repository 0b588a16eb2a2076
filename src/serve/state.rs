//! What there is to show at one time: the last good site, and what is wrong since.
//!
//! Comes in: sites and complaints. Goes out: one [`ServedState`], whole, for as long as an answer needs it.
//! Does not know: who looks at it.

use std::sync::Arc;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

use super::open_pages::FollowedQuote;
use crate::base::path::SourcePath;
use crate::diagnostic::show::TextCache;
use crate::diagnostic::show::human::{self, Colour};
use crate::diagnostic::{Diagnostic, Severity};
use crate::pipeline::{IndexedSite, LookDigests, PlannedSite};
use crate::source::Snapshot;

/// What there is to show.
#[derive(Debug, Default)]
pub(super) struct ServedState {
    /// Counts the states.
    pub(super) number: u64,
    /// The last good site; none before the first.
    pub(super) site: Option<GoodSite>,
    /// What is wrong with what came after it.
    pub(super) problems: Vec<Problem>,
    /// The quote that was followed last.
    pub(super) followed: FollowedQuote,
}

/// A site without errors.
#[derive(Debug, Clone)]
pub(super) struct GoodSite {
    /// Its files by their paths.
    pub(super) files: Arc<IndexedSite>,
    pub(super) snapshot: Arc<Snapshot>,
    pub(super) look: LookDigests,
}

impl GoodSite {
    pub(super) fn new(site: Arc<PlannedSite>, snapshot: Arc<Snapshot>) -> Self {
        let look = site.look_digests();
        Self { files: Arc::new(IndexedSite::new(site)), snapshot, look }
    }

    pub(super) fn site(&self) -> &PlannedSite {
        &self.files.site
    }
}

/// A complaint as a browser shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Problem {
    /// Where, for people: `content/interviews/p07.md:3:11`.
    place: String,
    /// What opens that place in an editor.
    href: Option<String>,
    /// All of it as a terminal shows it.
    text: String,
}

impl Problem {
    /// Says that something is wrong, and nothing of it.
    pub(super) fn unspoken() -> Self {
        let text = "error: something is wrong with this study; the terminal of whoever serves it says what".to_owned();
        Self { place: "this study".to_owned(), href: None, text }
    }
}

/// What may stand in an editor's address as it is.
const PLAIN: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.').remove(b'~').remove(b':');

/// The errors among complaints; an editor's address is made where there is a pattern for it.
pub(super) fn problems(complaints: &[Diagnostic], snapshot: &Snapshot, editor: Option<&str>) -> Vec<Problem> {
    let text_of = |path: &_| snapshot.excerpt(path);
    let mut texts = TextCache::new(&text_of);
    let errors = complaints.iter().filter(|complaint| complaint.severity == Severity::Error);
    errors.map(|complaint| problem(complaint, &mut texts, snapshot, editor)).collect()
}

fn problem(complaint: &Diagnostic, texts: &mut TextCache<'_>, snapshot: &Snapshot, editor: Option<&str>) -> Problem {
    let path = &complaint.place.path;
    let position = texts.lines(path).map(|lines| lines.position(complaint.place.span.start));
    let (line, column) = position.map_or((1, 1), |position| (position.line, position.column));
    let address = |pattern: &str, file: &std::path::Path| {
        let file = utf8_percent_encode(&file.to_string_lossy(), PLAIN).to_string();
        let with_numbers = pattern.replace("{line}", &line.to_string()).replace("{column}", &column.to_string());
        with_numbers.replace("{path}", &file)
    };
    Problem {
        place: format!("{path}:{line}:{column}"),
        href: editor.and_then(|pattern| Some(address(pattern, &snapshot.disk_path(path)?))),
        text: human::show(complaint, texts, &SourcePath::to_string, Colour::Never),
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "a test lays down its own files")]
mod tests {
    use super::*;
    use crate::base::span::Place;

    #[test]
    fn a_problem_leads_into_the_editor() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        std::fs::create_dir_all(root.join("content/a b")).unwrap();
        std::fs::write(root.join("content/a b/x#y.md"), "one\ntwo words\n").unwrap();
        let snapshot = crate::source::scan(&root).unwrap().value;
        let path = SourcePath::new("content/a b/x#y.md");
        let complaints = [
            Diagnostic::error("bad", Place::new(&path, 8..13), "two words"),
            Diagnostic::warning("doubtful", Place::new(&path, 0..3), "not shown"),
        ];
        let shown = problems(&complaints, &snapshot, Some("vscode://file{path}:{line}:{column}"));
        let file = root.join("content/a%20b/x%23y.md");
        assert_eq!(shown.len(), 1);
        assert_eq!(shown[0].href, Some(format!("vscode://file{}:2:5", file.display())));
        assert_eq!(shown[0].place, "content/a b/x#y.md:2:5");
        assert!(shown[0].text.starts_with("error[bad]: two words\n"), "{}", shown[0].text);
        assert_eq!(problems(&complaints, &snapshot, None)[0].href, None);
    }
}

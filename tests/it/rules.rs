//! The pages of the rules are their tests: each wrong example is complained of just where it is marked, in the words
//! beside the mark, and no right one is.
//!
//! An example is a study: each code block is a file, named behind the block's language. A line of `^` below a line marks
//! a place in it, and says the complaint; it is no part of the file. A place of several lines is marked to the end of the
//! first.

use std::collections::BTreeSet;
use std::path::Path;

use cairn::base::Date;
use cairn::base::lines::LineIndex;
use cairn::base::path::SourcePath;
use cairn::check::{RulePage, pages};
use cairn::config::{self, Level};
use cairn::diagnostic::{Diagnostic, Severity};
use cairn::edit::fix;
use cairn::pipeline::{BuildOptions, Memo, NoProgress};
use cairn::release::Audience;
use cairn::source::scan_memory;

/// Rules whose wrong example is no text: their own tests are in `wrong_input.rs` and beside the code.
const WITHOUT_EXAMPLE: [&str; 24] = [
    "address-too-long",
    "bad-names-list",
    "cannot-read",
    "changed-meanwhile",
    "control-character",
    "denied-name",
    "file-too-large",
    "link-out-of-site",
    "link-to-folder",
    "link-to-hidden",
    "merge-conflict",
    "misplaced-look-file",
    "name-not-utf8",
    "no-history",
    "not-utf8",
    "odd-name",
    "output-behind-link",
    "output-inside-study",
    "parents-too-deep",
    "shared-pseudonym",
    "nested-too-deep",
    "themes-without-end",
    "too-many-opportunities",
    "unpinned-address",
];

/// A file of an example, and the places marked in it.
#[derive(Debug, Default)]
pub(crate) struct Example {
    files: Vec<(String, String)>,
    marks: BTreeSet<Mark>,
}

/// Where a complaint is expected, or was made: counted from 1, the end behind the last character.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Mark {
    path: String,
    line: u32,
    columns: (u32, u32),
    message: String,
}

impl Example {
    /// Reads the code blocks of a text.
    pub(crate) fn read(text: &str) -> Self {
        let mut example = Self::default();
        let mut file: Option<(String, Vec<&str>)> = None;
        for line in text.lines() {
            match (line.strip_prefix("```"), &mut file) {
                (Some(info), None) => {
                    let path = info.split_once(' ').map(|(_, path)| path).expect("a block names its file");
                    file = Some((path.to_owned(), Vec::new()));
                }
                (Some(_), Some(_)) => {
                    let (path, lines) = file.take().expect("it was there");
                    // A Windows editor's line ends and a file without a last one come from elsewhere.
                    example.files.push((path, lines.join("\n") + "\n"));
                }
                (None, Some((path, lines))) => match mark(path, line, lines) {
                    Some(mark) => drop(example.marks.insert(mark)),
                    None => lines.push(line),
                },
                (None, None) => {}
            }
        }
        example
    }

    /// Its files, marks taken out.
    pub(crate) fn into_files(self) -> Vec<(String, String)> {
        self.files
    }

    fn complaints(&self, rule: &str, settable: bool) -> Vec<Diagnostic> {
        let mut files = self.files.clone();
        if settable && !files.iter().any(|(path, _)| path == "site.toml") {
            files.push(("site.toml".to_owned(), format!("[check]\n{rule} = \"warn\"\n")));
        }
        check(&files)
    }
}

/// What `cairn check` says of some files, for the audience that their settings name.
pub(crate) fn check(files: &[(String, String)]) -> Vec<Diagnostic> {
    let scanned = scan_memory(files.iter().map(|(path, text)| (path.as_str(), text.as_bytes())));
    let settings = files.iter().find(|(path, _)| path == "site.toml");
    let settings = settings.map(|(path, text)| config::read(text, &SourcePath::new(path)).value);
    let audience =
        settings.and_then(|settings| settings.audiences.default).map_or(Audience::Everybody, Audience::Named);
    // Consent is asked for on this day.
    let today = Date::constant(2026, 3, 12);
    let options = BuildOptions::for_site(audience, today);
    let read = Memo::new().planned(&scanned, &options, &NoProgress);
    read.value.check(read.diagnostics, &scanned.value)
}

/// A line that marks a place in the one above it.
fn mark(path: &str, line: &str, above: &[&str]) -> Option<Mark> {
    let indent = line.len() - line.trim_start_matches(' ').len();
    let carets = line[indent..].len() - line[indent..].trim_start_matches('^').len();
    let message = line[indent + carets..].strip_prefix(' ')?;
    let number = |n: usize| u32::try_from(n).expect("it is small");
    (carets > 0).then(|| Mark {
        path: path.to_owned(),
        line: number(above.len().max(1)),
        columns: (number(indent + 1), number(indent + carets + 1)),
        message: message.to_owned(),
    })
}

/// Where a complaint was made, in the way that marks are read: at least one character, at most to the end of the line.
fn made(files: &[(String, String)], complaint: &Diagnostic) -> Mark {
    let path = complaint.place.path.as_str();
    let text = files.iter().find(|(file, _)| file == path).map_or("", |(_, text)| text.as_str());
    let lines = LineIndex::new(text);
    let (start, end) = (lines.position(complaint.place.span.start), lines.position(complaint.place.span.end));
    let line_length = text.lines().nth(start.line as usize - 1).map_or(0, |line| line.chars().count());
    let line_end = u32::try_from(line_length).expect("it is small") + 1;
    let end = if end.line > start.line { line_end } else { end.column };
    let columns = (start.column, end.max(start.column + 1));
    Mark { path: path.to_owned(), line: start.line, columns, message: complaint.message.clone() }
}

/// The part of a page below a heading.
fn part<'p>(page: &'p RulePage, heading: &str) -> &'p str {
    let heading = format!("\n## {heading}\n");
    let (_, part) = page.text.split_once(heading.as_str()).unwrap_or_else(|| panic!("{} has no {heading}", page.name));
    part.split("\n## ").next().unwrap_or(part)
}

#[test]
fn wrong_examples_are_complained_of_where_they_are_marked() {
    let mut failed = Vec::new();
    for page in pages().filter(|page| !WITHOUT_EXAMPLE.contains(&page.name)) {
        let example = Example::read(part(&page, "Wrong"));
        let complaints = example.complaints(page.name, page.settable);
        let of_rule = complaints.iter().filter(|complaint| complaint.rule == page.name);
        let made: BTreeSet<Mark> = of_rule.map(|complaint| made(&example.files, complaint)).collect();
        if made != example.marks || made.is_empty() {
            let all: Vec<&str> = complaints.iter().map(|complaint| complaint.rule).collect();
            failed.push(format!("{}: marked {:#?}, said {made:#?}, all: {all:?}", page.name, example.marks));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n\n"));
}

#[test]
fn right_examples_are_not_complained_of() {
    let mut failed = Vec::new();
    for page in pages().filter(|page| !WITHOUT_EXAMPLE.contains(&page.name)) {
        let example = Example::read(part(&page, "Right"));
        assert!(!example.files.is_empty(), "{} has no right example", page.name);
        let complaints = example.complaints(page.name, page.settable);
        let wrong = complaints.iter().filter(|one| one.rule == page.name || one.severity == Severity::Error);
        failed.extend(wrong.map(|one| format!("{}: {} {}", page.name, one.rule, one.message)));
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

/// What an example of the table needs not say: it has no takeaways either.
const QUIET: &str = "[check]\nno-listener = \"allow\"\nno-takeaways = \"allow\"\nuncoded-interview = \"allow\"\n\
                     theme-without-quote = \"allow\"\n";

#[test]
fn wrong_input_is_complained_of_where_it_is_marked_and_nowhere_else() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/wrong-input.md");
    let text = std::fs::read_to_string(path).expect("it is there");
    let mut failed = Vec::new();
    let sections: Vec<&str> = text.split("\n## ").skip(1).collect();
    for section in &sections {
        let mut example = Example::read(section);
        if !example.files.iter().any(|(path, _)| path == "site.toml") {
            example.files.push(("site.toml".to_owned(), QUIET.to_owned()));
        }
        let said: BTreeSet<Mark> = check(&example.files).iter().map(|one| made(&example.files, one)).collect();
        if said != example.marks {
            failed.push(format!("{section}\nmarked {:#?}, said {said:#?}", example.marks));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n\n"));
    let marked: usize = pages().filter(|page| page.text.contains("## Wrong")).count() + sections.len();
    assert!(marked > 120, "only {marked} wrong inputs are tried");
}

#[test]
fn every_page_says_what_why_and_what_instead() {
    for page in pages() {
        let heading = format!("# {}\n\n", page.name);
        assert!(page.text.starts_with(&heading), "{}", page.name);
        assert!(page.summary().ends_with('.') && !page.summary().contains("```"), "{}", page.name);
        assert!(page.text.ends_with('\n'), "{}", page.name);
        assert!(page.text.lines().all(|line| line.chars().count() <= 200), "{}", page.name);
        assert!(page.name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'), "{}", page.name);
        if WITHOUT_EXAMPLE.contains(&page.name) {
            assert!(!page.text.contains("## Wrong"), "{} has an example: it can be tested", page.name);
        }
    }
}

#[test]
fn complaints_say_one_sentence_and_what_to_do_next() {
    for page in pages().filter(|page| !WITHOUT_EXAMPLE.contains(&page.name)) {
        for complaint in Example::read(part(&page, "Wrong")).complaints(page.name, page.settable) {
            let Diagnostic { rule, message, help, .. } = &complaint;
            let first = message.chars().next().expect("it says something");
            assert!(!first.is_uppercase() || message.contains(" speaks once"), "{rule}: {message}");
            assert!(!message.ends_with('.') && !message.contains('\n'), "{rule}: {message}");
            assert!(help.as_ref().is_some_and(|help| !help.is_empty()), "{rule} has no help");
        }
    }
}

/// The names of all complaints that the code makes, found in the code.
#[test]
fn every_complaint_has_a_page() {
    let explained: BTreeSet<&str> = pages().map(|page| page.name).collect();
    let mut missing = BTreeSet::new();
    for entry in walkdir::WalkDir::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
        let path = entry.expect("it can be listed").into_path();
        let is_test = path.components().any(|part| part.as_os_str() == "tests" || part.as_os_str() == "tests.rs");
        if path.extension().is_none_or(|extension| extension != "rs") || is_test {
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("it can be read");
        let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or(&text);
        for rule in rules_in(code) {
            if !explained.contains(rule.as_str()) {
                missing.insert(format!("{rule} ({})", path.display()));
            }
        }
    }
    assert!(missing.is_empty(), "src/check/catalogue.rs has no page for {missing:#?}");
}

/// Words in quotes right behind what makes a complaint.
fn rules_in(code: &str) -> Vec<String> {
    const MAKERS: [&str; 11] = [
        "Diagnostic::error(",
        "Diagnostic::warning(",
        "self.error(",
        "self.complain(",
        "self.complaint(",
        ".complaint(",
        "twice(",
        "unknown_rule: ",
        "const RULE: &str = ",
        "const WRONG_TYPE: &str = ",
        "_YAML: &str = ",
    ];
    let mut found = Vec::new();
    for maker in MAKERS {
        for rest in code.split(maker).skip(1) {
            let rest = rest.trim_start();
            let rest = rest.strip_prefix("path, ").or_else(|| rest.strip_prefix("self.path, ")).unwrap_or(rest);
            if let Some((name, _)) = rest.strip_prefix('"').and_then(|rest| rest.split_once('"'))
                && name.contains('-')
            {
                found.push(name.to_owned());
            }
        }
    }
    found
}

#[test]
fn fixes_mend_what_they_are_for_and_nothing_is_left_to_fix() {
    let mut mended = BTreeSet::new();
    for page in pages().filter(|page| !WITHOUT_EXAMPLE.contains(&page.name)) {
        let example = Example::read(part(&page, "Wrong"));
        let mut files = example.files.clone();
        if page.settable && page.level == Level::Allow {
            files.push(("site.toml".to_owned(), format!("[check]\n{} = \"warn\"\n", page.name)));
        }
        let mut left = 0;
        while fix_once(&mut files) {
            left += 1;
            assert!(left < 10, "{} never ends", page.name);
        }
        if left > 0 {
            let still = check(&files).into_iter().any(|complaint| complaint.rule == page.name);
            assert!(!still, "{} is still there in {files:?}", page.name);
            mended.insert(page.name);
        }
    }
    let expected = ["alias-in-mark", "duplicate-attribute", "duplicate-theme", "quote-without-id", "unknown-theme"];
    assert!(expected.iter().all(|rule| mended.contains(rule)), "{mended:?}");
}

/// Makes all fixes of some files; whether there were any.
pub(crate) fn fix_once(files: &mut [(String, String)]) -> bool {
    let text_of =
        |path: &SourcePath| files.iter().find(|(file, _)| file == path.as_str()).map(|(_, text)| text.clone());
    let changes = fix::fixed(&check(files), &text_of);
    for change in &changes {
        let file = files.iter_mut().find(|(file, _)| file == change.path.as_str()).expect("it was read");
        assert_eq!(Some(&file.1), change.before.as_ref());
        let (_, after) = change.after.as_ref().expect("a fix removes no file");
        file.1.clone_from(after);
    }
    !changes.is_empty()
}

//! The documentation agrees with the program: reference parts are made from it, and this holds them to it.

use std::path::{Path, PathBuf};

use cairn::check::{RuleGroup, pages};
use cairn::export::{TABLES, TRANSCRIPT_FILES};
use cairn::import::{FORMATS, TranscriptFormat};
use pulldown_cmark::{Event, Tag};

use crate::site::cairn;

/// Set to write the reference parts anew in place of complaining.
const UPDATE: &str = "CAIRN_UPDATE_DOCS";

const COMMANDS: [&str; 19] = [
    "build",
    "check",
    "serve",
    "init",
    "new",
    "import",
    "theme rename",
    "theme merge",
    "theme move",
    "team rename",
    "lock",
    "priorities",
    "listen",
    "status",
    "agreement",
    "search",
    "export",
    "audiences",
    "completions",
];

fn docs(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name)
}

#[test]
fn the_command_line_reference_is_what_help_says() {
    let help = |arguments: &[&str]| {
        let run = cairn(Path::new(env!("CARGO_MANIFEST_DIR")), arguments);
        let lines: Vec<&str> = run.stdout.lines().map(str::trim_end).collect();
        lines.join("\n")
    };
    let mut page = String::from(
        "# Command line\n\nThis page is made from the program's own `--help`; a test keeps it so.\n\n```text\n",
    );
    page += &help(&["--help"]);
    page += "\n```\n";
    for command in COMMANDS {
        page += &format!(
            "\n## cairn {command}\n\n```text\n{}\n```\n",
            help(&command.split(' ').chain(["--help"]).collect::<Vec<_>>())
        );
    }
    let path = docs("command-line.md");
    if std::env::var_os(UPDATE).is_some() {
        std::fs::write(&path, &page).expect("it can be written");
    }
    let written = std::fs::read_to_string(&path).expect("it is there");
    assert!(written == page, "docs/command-line.md is not what --help says: run {UPDATE}=1 cargo test docs");
}

#[test]
fn the_formats_of_transcripts_are_those_that_are_read() {
    let (begins, ends) = ("a test keeps it so. -->\n", "<!-- Here end the formats. -->");
    let path = docs("import.md");
    let page = std::fs::read_to_string(&path).expect("it is there");
    let (before, rest) = page.split_once(begins).expect("the table has a beginning");
    let (_, after) = rest.split_once(ends).expect("and an end");
    let row = |format: &&TranscriptFormat| format!("| `{}` | {} | {} |\n", format.word, format.title, format.about);
    let rows: String = FORMATS.iter().map(row).collect();
    let made =
        format!("{before}{begins}| `--format` | what | who writes it |\n| --- | --- | --- |\n{rows}{ends}{after}");
    if std::env::var_os(UPDATE).is_some() {
        std::fs::write(&path, &made).expect("it can be written");
    }
    let written = std::fs::read_to_string(&path).expect("it is there");
    assert!(written == made, "docs/import.md does not name the formats that are read: run {UPDATE}=1 cargo test docs");
}

#[test]
fn the_reference_of_rules_is_what_the_rules_say() {
    let mut page = String::from(
        "# Rules\n\nWhat `cairn check` complains of, by subject. This page is made from the rules' own pages, \
         `cairn check --explain RULE`; a\ntest keeps it so, and another one checks every example. How a rule is weighed, \
         and allowed at one place, is in\n[Checking](checking.md).\n\nIn the wrong examples, a line of `^` marks the \
         place that is complained of in the line above it, and says the complaint; it is\nno part of the file.\n",
    );
    for group in RuleGroup::ALL {
        page += &format!("\n## {}\n", group.title());
        for rule in pages().filter(|rule| rule.group == group) {
            let always = if rule.settable { "" } else { ", always" };
            let body = rule.body().replace("\n## ", "\n#### ");
            page += &format!("\n### {}\n\nLevel: `{}`{always}\n\n{body}\n", rule.name, rule.level.word());
        }
    }
    let path = docs("rules.md");
    if std::env::var_os(UPDATE).is_some() {
        std::fs::write(&path, &page).expect("it can be written");
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(written == page, "docs/rules.md is not what the rules say: run {UPDATE}=1 cargo test docs");
}

/// What is made anew in a page that people write: from this line on, to the next one of its kind.
const MADE: &str = "<!-- Made from the program's own tables; a test keeps it so. -->\n";

#[test]
fn the_reference_of_exports_is_what_the_program_writes() {
    let mut made = String::from("| word | file | what is in it |\n| --- | --- | --- |\n");
    for file in TRANSCRIPT_FILES {
        made += &format!("| `{}` | {} | {} |\n", file.word, file.title, file.about);
    }
    let transcripts = std::mem::take(&mut made);
    for table in TABLES {
        made += &format!("\n### {}\n\nA row is {}.\n\n| column | meaning |\n| --- | --- |\n", table.word, table.about);
        table.columns.iter().for_each(|column| made += &format!("| `{}` | {} |\n", column.name, column.about));
    }
    let path = docs("export.md");
    let page = std::fs::read_to_string(&path).expect("it is there");
    let [before, _, between, _, behind] = page.split(MADE).collect::<Vec<_>>()[..] else {
        panic!("docs/export.md has four of these lines: {MADE}");
    };
    let expected = [before, &transcripts, between, made.trim_start(), behind].join(MADE);
    if std::env::var_os(UPDATE).is_some() {
        std::fs::write(&path, &expected).expect("it can be written");
        return;
    }
    assert!(page == expected, "docs/export.md is not what the program writes: run {UPDATE}=1 cargo test docs");
}

#[test]
fn every_setting_is_documented() {
    let settings = std::fs::read_to_string(docs("settings.md")).expect("it is there");
    let keys = cairn::config::DEFAULT.lines().filter_map(|line| line.trim_start_matches("# ").split_once(" = "));
    let keys: Vec<&str> = keys.map(|(key, _)| key).filter(|key| !key.contains(' ')).collect();
    assert!(keys.len() > 15, "{keys:?}");
    for key in keys {
        assert!(settings.contains(&format!("`{key}`")), "docs/settings.md does not name `{key}`");
    }
}

#[test]
fn every_front_matter_key_of_the_new_files_is_documented() {
    let format = std::fs::read_to_string(docs("format.md")).expect("it is there");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/content/new");
    for entry in std::fs::read_dir(folder).expect("it is a folder") {
        let path = entry.expect("it can be listed").path();
        let text = std::fs::read_to_string(&path).expect("it can be read");
        let front = text.split("---\n").nth(1).expect("it has front matter");
        let keys = front.lines().filter_map(|line| line.trim_start_matches("# ").split_once(':'));
        for (key, _) in keys.filter(|(key, _)| !key.is_empty() && key.bytes().all(|b| b.is_ascii_lowercase())) {
            assert!(format.contains(&format!("`{key}`")), "docs/format.md does not name `{key}` of {}", path.display());
        }
    }
}

#[test]
fn every_promise_of_the_threat_model_has_its_test() {
    let page = std::fs::read_to_string(docs("security.md")).expect("it is there");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let sources = ["src", "tests/it"].map(|folder| root.join(folder));
    let files = sources.iter().flat_map(|folder| walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok));
    let rust = files.filter(|file| file.path().extension().is_some_and(|extension| extension == "rs"));
    let code: String = rust.map(|file| std::fs::read_to_string(file.path()).expect("it can be read")).collect();
    let rows = page.lines().filter(|line| line.starts_with("| ") && line.contains("::"));
    let tests: Vec<&str> = rows.flat_map(|row| row.split('`').filter(|word| word.contains("::"))).collect();
    assert!(tests.len() > 8, "{tests:?}");
    for test in tests {
        let name = test.rsplit("::").next().expect("a split has a last part");
        let is_there = code.contains(&format!("fn {name}()")) || code.contains(&format!("mod {name}"));
        assert!(is_there, "docs/security.md names the test {test}, which is not there");
    }
}

#[test]
fn every_link_between_pages_leads_somewhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let pages =
        ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "ARCHITECTURE.md", "SECURITY.md"].map(|name| root.join(name));
    let docs =
        std::fs::read_dir(docs("")).expect("it is a folder").map(|entry| entry.expect("it can be listed").path());
    let is_page = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "md");
    for page in pages.into_iter().chain(docs.filter(is_page)) {
        let text = std::fs::read_to_string(&page).expect("it can be read");
        let targets = pulldown_cmark::Parser::new(&text).filter_map(|event| match event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => Some(dest_url.to_string()),
            _ => None,
        });
        for target in targets.filter(|target| !target.contains(':')) {
            let file = target.split('#').next().expect("a split has a first part");
            let file = page.parent().expect("it has a folder").join(file);
            assert!(file.exists(), "{} links to {target}", page.display());
        }
    }
}

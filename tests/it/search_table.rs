//! What a search must find: the table of `tests/suite/search.md`, written by hand before there was anything to run it on.

use std::path::Path;

use crate::rules::Example;
use crate::site::Site;

/// Its text, without which nothing here has anything to do.
fn table() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/search.md");
    std::fs::read_to_string(path).expect("it is there")
}

/// A study, and what its queries must find.
struct Section {
    title: String,
    /// No files: the demonstration.
    files: Vec<(String, String)>,
    audience: Option<String>,
    rows: Vec<Row>,
}

/// A query, and what it must find.
#[derive(Debug, Default)]
struct Row {
    query: String,
    read_as: Option<String>,
    nothing: bool,
    first: Vec<Item>,
    first_five: Vec<Item>,
    not: Vec<Item>,
    nothing_else: bool,
}

/// Something that a search can find.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Item {
    kind: String,
    /// A slug, with `#` and an anchor where one place of it is meant.
    address: Option<String>,
    /// Some of its words.
    words: Option<String>,
}

impl Section {
    fn read_all(text: &str) -> Vec<Self> {
        unescaped(text).split("\n## ").skip(1).map(Self::read).collect()
    }

    fn read(text: &str) -> Self {
        let prose = text.split("\n```").step_by(2).collect::<Vec<_>>().join("\n");
        let mut columns: Vec<&str> = Vec::new();
        let mut rows = Vec::new();
        for line in prose.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| ---")) {
            let cells = line.trim_matches('|').split(" |").map(str::trim).collect::<Vec<_>>();
            if cells[0] == "query" {
                columns = cells;
            } else {
                assert_eq!(cells.len(), columns.len(), "a row has another number of cells than its heads: {line}");
                rows.push(Row::read(&columns, &cells));
            }
        }
        let audience = prose.lines().find_map(|line| line.strip_prefix("Audience: `")?.strip_suffix('`'));
        Self {
            title: text.lines().next().unwrap_or_default().to_owned(),
            files: Example::read(text).into_files(),
            audience: audience.map(str::to_owned),
            rows,
        }
    }
}

impl Row {
    fn read(columns: &[&str], cells: &[&str]) -> Self {
        let mut row = Self::default();
        for (column, cell) in columns.iter().zip(cells) {
            match *column {
                "query" => row.query = cell.trim_matches('`').to_owned(),
                "read as" => row.read_as = (!cell.is_empty()).then(|| (*cell).to_owned()),
                "first" if *cell == "nothing" => row.nothing = true,
                "first" => row.first = items(cell),
                "among the first five" => row.first_five = items(cell),
                "not at all" if *cell == "anything else" => row.nothing_else = true,
                "not at all" => row.not = items(cell),
                other => panic!("no column is called {other}"),
            }
        }
        row
    }

    /// Whether what it wants can be had together.
    fn makes_sense(&self) -> bool {
        let wants_something = !self.first.is_empty() || !self.first_five.is_empty();
        let is_of_query = |word: &String| !self.query.to_lowercase().contains(word);
        (wants_something || !self.not.is_empty()) != self.nothing
            && (wants_something || !self.nothing_else)
            && self.read_as.as_ref().is_none_or(is_of_query)
    }

    /// Everything that the row names, wanted or not.
    fn named(&self) -> impl Iterator<Item = &Item> {
        self.first.iter().chain(&self.first_five).chain(&self.not)
    }
}

fn items(cell: &str) -> Vec<Item> {
    cell.split(" · ").filter(|item| !item.trim().is_empty()).map(Item::read).collect()
}

impl Item {
    fn read(text: &str) -> Self {
        let (start, words) = match text.split_once('"') {
            Some((start, words)) => {
                (start, Some(words.trim_end().strip_suffix('"').expect("words end with a quotation mark")))
            }
            None => (text, None),
        };
        let mut parts = start.split_whitespace();
        let kind = parts.next().expect("something is named by its kind").to_owned();
        let address = parts.next().map(str::to_owned);
        assert!(KINDS.contains(&kind.as_str()) && parts.next().is_none(), "{text:?} names nothing that can be found");
        Self { kind, address, words: words.map(str::to_owned) }
    }
}

/// What can be found, in the order in which it is shown.
const KINDS: [&str; 12] = [
    "quote",
    "theme",
    "opportunity",
    "outcome",
    "team",
    "ask",
    "tool",
    "question",
    "takeaway",
    "page",
    "interview",
    "turn",
];

/// `\u{301}` is the character of that number.
fn unescaped(text: &str) -> String {
    let mut parts = text.split(r"\u{");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |mut before, part| {
        let (number, rest) = part.split_once('}').expect("a number ends with a brace");
        match u32::from_str_radix(number, 16).ok().and_then(char::from_u32) {
            Some(character) => before.push(character),
            None => before = before + r"\u{" + number + "}",
        }
        before + rest
    })
}

/// A quote that is not in its study can neither be found nor missed.
#[test]
fn every_quote_that_the_table_names_is_in_its_study() {
    let sections = Section::read_all(&table());
    let mut missing = Vec::new();
    for section in &sections {
        let anchors = anchors(section);
        for row in &section.rows {
            assert!(row.makes_sense(), "{}: {row:?}", section.title);
            for item in row.named().filter(|item| item.kind == "quote") {
                let is_there = match &item.address {
                    Some(address) if address.contains('#') => anchors.contains(address),
                    Some(slug) => anchors.iter().any(|anchor| anchor.split('#').next() == Some(slug)),
                    None => true,
                };
                if !is_there {
                    missing.push(format!("{}: `{}` names {item:?}", section.title, row.query));
                }
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
    let queries: usize = sections.iter().map(|section| section.rows.len()).sum();
    assert!(queries >= 200, "only {queries} queries are tried");
}

/// All quotes of a study as its data file lists them, `interview#id`.
fn anchors(section: &Section) -> Vec<String> {
    let quotes = if section.files.is_empty() {
        let folder = tempfile::tempdir().expect("there is a temporary folder");
        let out = folder.path().join("out");
        let audience = section.audience.as_deref().unwrap_or("team");
        let out_text = out.to_str().expect("the temporary folder has a plain name");
        let run = crate::site::cairn(
            Path::new(env!("CARGO_MANIFEST_DIR")),
            &["build", "--audience", audience, "--out", out_text],
        );
        assert_eq!(run.code, 0, "{}", run.stderr);
        let text = std::fs::read_to_string(out.join("data/quotes.json")).expect("it is there");
        serde_json::from_str::<Vec<serde_json::Value>>(&text).expect("it is an array")
    } else {
        let site = section.files.iter().fold(Site::empty(), |site, (path, text)| site.file(path, text));
        let run = site.run(&["build"]);
        assert_eq!(run.code, 0, "{}: {}", section.title, run.stderr);
        site.data("quotes")
    };
    let text = |quote: &serde_json::Value, key: &str| quote[key].as_str().expect("a text").to_owned();
    quotes.iter().map(|quote| format!("{}#{}", text(quote, "interview"), text(quote, "id"))).collect()
}

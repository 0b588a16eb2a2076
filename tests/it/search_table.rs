//! What a search must find: the table of `tests/suite/search.md`, written by hand before there was anything to run it on.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

use cairn::base::Date;
use cairn::diagnostic::Severity;
use cairn::pipeline::{BuildOptions, Memo, NoProgress};
use cairn::release::Audience;
use cairn::search::query::{IndexReader, SearchAnswer, SearchLimits, SearchResult, ShardSource, parse, search};
use cairn::source::scan_memory;

use crate::rules::Example;

/// The index of a study, made in memory: its files by their names.
pub(crate) struct MemoryIndex(BTreeMap<String, Vec<u8>>);

impl MemoryIndex {
    /// That of a study's files for an audience; `None`: for everybody.
    pub(crate) fn of(files: &[(String, Vec<u8>)], audience: Option<&str>) -> Self {
        let scanned = scan_memory(files.iter().map(|(path, text)| (path.as_str(), text.as_slice())));
        let audience = audience.map_or(Audience::Everybody, |name| Audience::Named(name.to_owned()));
        let options = BuildOptions::for_site(audience, Date::constant(2026, 3, 12));
        let planned = Memo::new().planned(&scanned, &options, &NoProgress);
        let errors = planned.diagnostics.iter().filter(|one| one.severity == Severity::Error);
        let errors: Vec<String> = errors.map(|one| one.message.clone()).collect();
        assert!(errors.is_empty(), "{errors:?}");
        let files = planned.value.search_index().value.files.into_iter();
        let name = |path: &str| path.rsplit('/').next().and_then(|file| file.strip_suffix(".js")).map(str::to_owned);
        Self(files.filter_map(|(path, bytes)| Some((name(path.as_str())?, bytes))).collect())
    }
}

impl ShardSource for MemoryIndex {
    fn shard(&self, name: &str) -> Option<Cow<'_, [u8]>> {
        self.0.get(name).map(|bytes| Cow::Borrowed(bytes.as_slice()))
    }
}

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

impl Section {
    fn index(&self) -> MemoryIndex {
        let audience = self.audience.as_deref();
        if self.files.is_empty() {
            return MemoryIndex::of(&demonstration(), audience.or(Some("team")));
        }
        let files: Vec<_> = self.files.iter().map(|(path, text)| (path.clone(), text.clone().into_bytes())).collect();
        MemoryIndex::of(&files, audience)
    }
}

/// The files of the demonstration, which is the project's own folder.
fn demonstration() -> Vec<(String, Vec<u8>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let content = walkdir::WalkDir::new(root.join("content")).into_iter().filter_map(Result::ok);
    let content = content.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path);
    let paths = content.chain([root.join("site.toml")]);
    let named = paths.map(|path| {
        let name = path.strip_prefix(root).expect("it is below").to_string_lossy().replace('\\', "/");
        (name, std::fs::read(path).expect("it can be read"))
    });
    named.collect()
}

impl Item {
    fn is(&self, found: &SearchResult) -> bool {
        let has_address = |address: &String| match address.split_once('#') {
            Some((slug, anchor)) => found.url.ends_with(&format!("/{slug}/#{anchor}")),
            None => format!("/{}", found.url).contains(&format!("/{address}/")),
        };
        let has_words = |words: &String| found.text.contains(words) || found.title.text.contains(words);
        self.kind == found.kind.word()
            && self.address.as_ref().is_none_or(has_address)
            && self.words.as_ref().is_none_or(has_words)
    }
}

/// What an answer lacks, and has too much.
fn faults(row: &Row, answer: &SearchAnswer) -> Vec<String> {
    let mut faults = Vec::new();
    let of_kind = |kind: &str| answer.results.iter().filter(move |found| found.kind.word() == kind).collect::<Vec<_>>();
    let is_in_order = answer.results.is_sorted_by_key(|found| KINDS.iter().position(|kind| *kind == found.kind.word()));
    if !is_in_order {
        faults.push("the kinds are out of order".to_owned());
    }
    if row.nothing != answer.results.is_empty() {
        faults.push(format!("{} are found", answer.results.len()));
    }
    let read_as = answer.corrected.first().map(|(_, to)| to);
    if row.read_as.as_ref() != read_as {
        faults.push(format!("it is read as {read_as:?}"));
    }
    for (number, item) in row.first.iter().enumerate() {
        let place = row.first[..number].iter().filter(|before| before.kind == item.kind).count();
        let found = of_kind(&item.kind).get(place).copied();
        if !found.is_some_and(|found| item.is(found)) {
            faults.push(format!("{item:?} is not at place {place}: {:?}", found.map(|found| &found.url)));
        }
    }
    let is_early = |item: &Item| of_kind(&item.kind).iter().take(5).any(|found| item.is(found));
    faults.extend(row.first_five.iter().filter(|item| !is_early(item)).map(|item| format!("{item:?} is not early")));
    let is_there = |item: &&Item| answer.results.iter().any(|found| item.is(found));
    faults.extend(row.not.iter().filter(is_there).map(|item| format!("{item:?} is there")));
    let is_named = |found: &SearchResult| row.named().any(|item| item.is(found));
    let more = answer.results.iter().filter(|found| row.nothing_else && !is_named(found));
    faults.extend(more.map(|found| format!("{} {} is there too", found.kind.word(), found.url)));
    faults
}

#[test]
fn each_query_of_the_table_finds_what_it_must() {
    let sections = Section::read_all(&table());
    let mut failed = Vec::new();
    for section in &sections {
        let index = section.index();
        let reader = IndexReader::open(&index).expect("there is an index");
        for row in &section.rows {
            assert!(row.makes_sense(), "{}: {row:?}", section.title);
            let answer = search(&reader, &parse(&row.query), SearchLimits::ALL).expect("the index is whole");
            let faults = faults(row, &answer);
            if !faults.is_empty() {
                failed.push(format!("{}: `{}`\n  {}", section.title, row.query, faults.join("\n  ")));
            }
        }
    }
    let queries: usize = sections.iter().map(|section| section.rows.len()).sum();
    assert!(failed.is_empty(), "{} of {queries} queries:\n{}", failed.len(), failed.join("\n"));
    assert!(queries >= 200, "only {queries} queries are tried");
}

/// Something that is not in its study can neither be found nor missed.
#[test]
fn every_quote_that_the_table_names_is_in_its_study() {
    let mut missing = Vec::new();
    for section in &Section::read_all(&table()) {
        let index = section.index();
        let reader = IndexReader::open(&index).expect("there is an index");
        let kinds = "kind:pain kind:workaround kind:workflow kind:avoided kind:praise kind:ask kind:counter";
        let all = search(&reader, &parse(kinds), SearchLimits::ALL).expect("the index is whole");
        for row in &section.rows {
            let quotes = row.named().filter(|item| item.kind == "quote");
            let absent = quotes.filter(|item| !all.results.iter().any(|quote| item.is(quote)));
            missing.extend(absent.map(|item| format!("{}: `{}` names {item:?}", section.title, row.query)));
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

/// The numbers are worked out by hand in `docs/search.md`.
#[test]
fn the_example_of_the_documentation_comes_to_what_it_says() {
    let said = "**P1:** [The build is slow.]{.patience} [A slow morning, and then a build.]{.patience} \
                [Nothing to say of tests.]{.patience}\n";
    let index = MemoryIndex::of(
        &[
            ("content/interviews/p1.md".to_owned(), said.into()),
            ("content/themes/patience.md".to_owned(), "---\ntitle: Patience\n---\n".into()),
        ],
        None,
    );
    let reader = IndexReader::open(&index).expect("there is an index");
    let answer = search(&reader, &parse("slow build"), SearchLimits::ALL).expect("the index is whole");
    let quotes = answer.results.iter().filter(|found| found.kind.word() == "quote");
    let found: Vec<(&str, u64)> = quotes.map(|found| (found.text.as_str(), found.score)).collect();
    assert_eq!(found, [("The build is slow.", 610), ("A slow morning, and then a build.", 441)]);
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/search.md");
    let page = std::fs::read_to_string(page).expect("it is there");
    for (text, score) in found {
        assert!(page.contains(text) && page.contains(&format!("**{score}**")), "docs/search.md: {text} {score}");
    }
}

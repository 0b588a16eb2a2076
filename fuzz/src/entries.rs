//! What is fuzzed: each function takes any bytes, and panics where something that must hold does not.
//!
//! The fuzz targets call these, and so does a test that replays the corpus, so that neither can rot.

mod forged;

use std::borrow::Cow;
use std::collections::BTreeMap;

use cairn::base::path::SourcePath;
use cairn::base::span::Span;
use cairn::config::{self, Settings};
use cairn::content::AnyEntry;
use cairn::content::Entries;
use cairn::content::interview::Slot;
use cairn::content::read::{self, Parsed, TextFile};
use cairn::diagnostic::Diagnostic;
use cairn::import::{FORMATS, InputText, TranscriptFormat, decode, recognised};
use cairn::knowledge;
use cairn::markdown::front_matter;
use cairn::markdown::yaml::{Node, Value};
use cairn::release::{Permissions, release};
use cairn::search::query::{IndexReader, SearchLimits, ShardSource, parse, search};
use cairn::site::{self, PlanInputs};

/// A kind of input by the name of its target and corpus.
pub(crate) type Entry = fn(&[u8]);

/// All of them.
pub(crate) const ALL: [(&str, Entry); 8] = [
    ("front_matter", front_matter),
    ("interview", interview),
    ("standoff", standoff),
    ("settings", settings),
    ("any_file", any_file),
    ("state", state),
    ("query", query),
    ("transcript", transcript),
];

/// The files of an index by their names.
struct Shards<'b>(BTreeMap<&'b str, String>);

impl ShardSource for Shards<'_> {
    fn shard(&self, name: &str) -> Option<Cow<'_, [u8]>> {
        self.0.get(name).map(|text| Cow::Borrowed(text.as_bytes()))
    }
}

/// A query, the first line, asked of an index, of which each further line is a file: its name, a space, and what it says.
pub(crate) fn query(bytes: &[u8]) {
    let text = &*String::from_utf8_lossy(bytes);
    let (query, shards) = text.split_once('\n').unwrap_or((text, ""));
    let asked = parse(query);
    let call = |(name, json)| (name, format!("cairnSearch(\"{name}\",{json});\n"));
    let shards = Shards(shards.lines().filter_map(|line| line.split_once(' ')).map(call).collect());
    let Ok(index) = IndexReader::open(&shards) else { return };
    let Ok(answer) = search(&index, &asked, SearchLimits::ALL) else { return };
    assert_eq!(answer.results.len(), answer.total());
    for result in &answer.results {
        assert!(result.excerpt.marks.iter().all(|mark| result.excerpt.text.get(mark.clone()).is_some()));
    }
}

/// The front matter of any file: all places lie in the text.
pub(crate) fn front_matter(bytes: &[u8]) {
    let text = &*String::from_utf8_lossy(bytes);
    let path = SourcePath::new("content/x.md");
    let front = front_matter::split(text, &path);
    said_well(text, &path, &front.diagnostics);
    assert!(text.is_char_boundary(front.value.body));
    for (key, node) in &front.value.map {
        lies_in(text, key.span);
        node_lies_in(text, node);
    }
}

/// A whole interview: turns, quotes and HTML.
pub(crate) fn interview(bytes: &[u8]) {
    let text = &*String::from_utf8_lossy(bytes);
    let path = SourcePath::new("content/interviews/x.md");
    read_interview(text, &path, None);
}

/// Stand-off quotes: the first three lines are words to find, what stands before and what stands after them; the rest is
/// the transcript.
pub(crate) fn standoff(bytes: &[u8]) {
    let text = &*String::from_utf8_lossy(bytes);
    let mut lines = text.splitn(4, '\n');
    let mut line = || lines.next().unwrap_or_default();
    let (exact, prefix, suffix, transcript) = (line(), line(), line(), line());
    let list = format!(
        "- exact: {}\n  prefix: {}\n  suffix: {}\n  themes: x\n- exact: {}\n  themes: y\n",
        quoted(exact),
        quoted(prefix),
        quoted(suffix),
        quoted(exact),
    );
    let beside = SourcePath::new("content/interviews/x.quotes.yaml");
    read_interview(
        transcript,
        &SourcePath::new("content/interviews/x.md"),
        Some(TextFile { path: &beside, text: &list }),
    );
}

/// `site.toml`.
pub(crate) fn settings(bytes: &[u8]) {
    let text = &*String::from_utf8_lossy(bytes);
    let path = SourcePath::new("site.toml");
    said_well(text, &path, &config::read(text, &path).diagnostics);
}

/// A file of any kind, by the first byte, up to the plan of the site.
pub(crate) fn any_file(bytes: &[u8]) {
    const PATHS: [&str; 8] = [
        "content/interviews/x.md",
        "content/themes/x.md",
        "content/teams/x.md",
        "content/outcomes/x.md",
        "content/opportunities/x.md",
        "content/guides/x.md",
        "content/a/x.md",
        "content/_index.md",
    ];
    let Some((first, rest)) = bytes.split_first() else { return };
    let text = &*String::from_utf8_lossy(rest);
    let path = SourcePath::new(PATHS[usize::from(*first) % PATHS.len()]);
    let read = read::read(TextFile { path: &path, text }, None);
    said_well(text, &path, &read.diagnostics);
    let mut entries = Entries::default();
    entries.add(read.value.entry);
    let linked = knowledge::link(entries);
    said_well(text, &path, &linked.diagnostics);
    let settings = Settings::default();
    let inputs = PlanInputs { settings: &settings, assets: &[], look: &[], withdrawn: Vec::new() };
    let plan = site::plan(release(&linked.value, &Permissions::EVERYTHING), inputs);
    said_well(text, &path, &plan.diagnostics);
}

/// A folder of what cairn itself keeps in a study, as somebody has made it, and every command on it.
pub(crate) fn state(bytes: &[u8]) {
    forged::state(bytes);
}

/// What a recorder wrote: the first byte names a format, or says that it is to be recognised, as most bytes do; the rest is the
/// file. Each letter of it is accounted for.
pub(crate) fn transcript(bytes: &[u8]) {
    let Some((first, rest)) = bytes.split_first() else { return };
    let Ok(input) = decode(None, rest, None) else { return };
    let named = FORMATS.get(usize::from(*first % 64));
    let format = named.copied().or_else(|| recognised(&input).map(|(format, _)| format));
    if let Some(format) = format {
        reads_well(format, &input);
    }
}

fn reads_well(format: &TranscriptFormat, input: &InputText) {
    let transcript = (format.read)(input);
    let word = format.word;
    assert_eq!(transcript.account.missing(), 0, "{word}: {:?}", transcript.account);
    assert_eq!(input.beside.missing(), 0, "{word}: {:?}", input.beside);
    let lines = input.text.lines().count() + 1;
    let is_line = |line: &usize| input.json.is_some() || (1..=lines).contains(line);
    assert!(transcript.not_understood.iter().all(is_line), "{word}: not a line of {lines}");
    for segment in &transcript.segments {
        assert!(!segment.text.trim().is_empty(), "{word}: nothing is said");
        assert!(segment.speaker.as_deref().is_none_or(|speaker| !speaker.trim().is_empty()), "{word}: no name");
        assert!(segment.start_ms.zip(segment.end_ms).is_none_or(|(start, end)| start <= end), "{word}: {segment:?}");
    }
}

fn read_interview(text: &str, path: &SourcePath, beside: Option<TextFile<'_>>) {
    let read = read::read(TextFile { path, text }, beside);
    said_well(text, path, &read.diagnostics);
    let Parsed { entry: AnyEntry::Interview(entry), script: Some(script) } = read.value else {
        panic!("it lies in interviews/")
    };
    let interview = &entry.kind;
    let turns = script.body.slots().filter(|slot| matches!(slot, Slot::TurnStart(_)));
    assert_eq!(turns.count(), script.body.slots().filter(|slot| matches!(slot, Slot::TurnEnd)).count());
    for moment in &script.moments {
        lies_in(text, moment.span);
    }
    for quote in &interview.quotes {
        lies_in(text, quote.span);
        assert!(!quote.text.is_empty() && !quote.coding.themes.is_empty());
        assert!(quote.turn.is_none_or(|turn| turn < script.turns.len()));
    }
    assert!(script.turns.iter().all(|turn| turn.speaker < interview.speakers.len()));
}

/// Each complaint has a next step, and a place that can be shown.
fn said_well(text: &str, path: &SourcePath, complaints: &[Diagnostic]) {
    for complaint in complaints {
        assert!(complaint.help.is_some(), "no help: {complaint:?}");
        if complaint.place.path == *path {
            lies_in(text, complaint.place.span);
        }
    }
}

fn lies_in(text: &str, span: Span) {
    assert!(text.get(span.range()).is_some(), "{span:?} is not in the text");
}

fn node_lies_in(text: &str, node: &Node) {
    lies_in(text, node.span);
    match &node.value {
        Value::Null | Value::Scalar(_) => {}
        Value::List(items) => items.iter().for_each(|item| node_lies_in(text, item)),
        Value::Map(map) => map.iter().for_each(|(key, node)| {
            lies_in(text, key.span);
            node_lies_in(text, node);
        }),
    }
}

/// A text in YAML's double quotes.
fn quoted(text: &str) -> String {
    let escaped = text.chars().map(|c| match c {
        '"' | '\\' => format!("\\{c}"),
        c if c.is_control() || matches!(c, '\u{feff}' | '\u{2028}' | '\u{2029}') => format!("\\U{:08x}", u32::from(c)),
        c => c.to_string(),
    });
    format!("\"{}\"", escaped.collect::<String>())
}

//! Samples of what recorders write, and what they become: `tests/suite/import/<format>.md`, a format a file.
//!
//! A section (`## title`) is a sample. Its first code block is the file, named behind the block's language; `\u{d}` in it is the
//! character of that number. Its block `turns` says what must come of it, a line each:
//!
//! ```text
//! Mira | 00:00:12 | How did the last one go?     a turn: who speaks, when (empty where nobody says), the first paragraph
//!      | 00:01:02 | And then?                    a further paragraph of the same turn
//! title Weekly sync                              what the recorder says of it; `date 2026-03-12` is the same
//! dropped 12 caption numbers                     letters that are left out, each reason
//! not understood 3, 9                            the lines that were not understood
//! remark line 4: ends before it starts           a part of a remark of the report, each remark
//! refused nothing is said                        a part of why there is no interview; nothing else is said then
//! ```
//!
//! All that is dropped, not understood and remarked must be said. A time with a fraction is compared to the millisecond. A line
//! `Options: --format srt --gap 5 --merge 0` above the blocks is what is asked for. Each sample must be taken for the format
//! that its file of samples is named after, unless `Format: `word`` says another, or the options name one.

use std::path::{Path, PathBuf};

use cairn::import::{
    FORMATS, ImportOptions, LabelPolicy, SpokenParagraph, TranscriptFormat, TurnRules, decode, recognised,
};
use cairn::pipeline::import_text;

/// One sample.
pub(crate) struct Sample {
    pub(crate) place: String,
    pub(crate) name: String,
    pub(crate) text: String,
    expected: Vec<String>,
    pub(crate) options: ImportOptions,
    /// The word of the format that it must be taken for.
    format: String,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/import")
}

/// All samples of all formats.
pub(crate) fn samples() -> Vec<Sample> {
    let entries = std::fs::read_dir(folder()).expect("it is there").map(|entry| entry.expect("it is listed").path());
    let mut files: Vec<PathBuf> = entries.filter(|path| path.extension().is_some_and(|end| end == "md")).collect();
    files.sort();
    files.iter().flat_map(|path| samples_of(path)).collect()
}

fn samples_of(path: &Path) -> Vec<Sample> {
    let word = path.file_stem().expect("it has one").to_string_lossy().into_owned();
    let text = std::fs::read_to_string(path).expect("it can be read");
    text.split("\n## ").skip(1).map(|section| Sample::read(&word, section)).collect()
}

/// `\u{301}` is the character of that number.
fn unescaped(text: &str) -> String {
    let mut parts = text.split(r"\u{");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |mut before, part| {
        let (number, rest) = part.split_once('}').expect("a number ends with a brace");
        let number = u32::from_str_radix(number, 16).expect("it is a number");
        before.push(char::from_u32(number).expect("it is a character"));
        before + rest
    })
}

/// The code blocks of a section: what stands behind the first fence, and the lines.
fn blocks(section: &str) -> Vec<(String, String)> {
    // Its fence, what stands behind that, and the lines so far.
    let mut open: Option<(String, String, Vec<&str>)> = None;
    let mut blocks = Vec::new();
    for line in section.lines() {
        let ticks = line.len() - line.trim_start_matches('`').len();
        match &mut open {
            None if ticks >= 3 => open = Some((line[..ticks].to_owned(), line[ticks..].to_owned(), Vec::new())),
            None => {}
            Some((fence, _, _)) if line == fence => {
                let (_, info, lines) = open.take().expect("it is open");
                blocks.push((info, lines.iter().map(|line| format!("{line}\n")).collect()));
            }
            Some((_, _, lines)) => lines.push(line),
        }
    }
    blocks
}

impl Sample {
    fn read(word: &str, section: &str) -> Self {
        let place = format!("{word}.md, {}", section.lines().next().unwrap_or_default());
        let blocks = blocks(section);
        let [(info, text), (_, expected)] = blocks.as_slice() else { panic!("{place}: a file and its turns") };
        let prose = |head: &str| section.lines().find_map(|line| line.strip_prefix(head)).map(str::trim);
        let options = options(prose("Options:").unwrap_or_default());
        let format = prose("Format:").map_or(word, |word| word.trim_matches('`')).to_owned();
        Self {
            name: info.split_once(' ').expect("a block names its file").1.to_owned(),
            text: unescaped(text),
            expected: expected.lines().map(unescaped).collect(),
            place,
            options,
            format,
        }
    }

    /// What is wrong about what becomes of it.
    fn faults(&self) -> Option<String> {
        let input = match decode(Some(&self.name), self.text.as_bytes(), None) {
            Ok(input) => input,
            Err(refusal) => return self.unlike(&[format!("refused {}", refusal.message)]),
        };
        if self.options.format.is_none() {
            let taken = recognised(&input).map_or("none", |(format, _)| format.word);
            if taken != self.format {
                return Some(format!("{}: it is taken for {taken}, not for {}", self.place, self.format));
            }
        }
        match import_text(&input, &self.options) {
            Err(refusal) => self.unlike(&[format!("refused {}", refusal.message)]),
            Ok(proven) => self.unlike(&self.lines(&proven)),
        }
    }

    /// The lines that are expected and those that are there, where they differ.
    fn unlike(&self, made: &[String]) -> Option<String> {
        let mut left: Vec<&String> = self.expected.iter().filter(|line| !line.trim().is_empty()).collect();
        let mut more = Vec::new();
        for line in made {
            // What is said of remarks and refusals is a part of them.
            let is_it = |expected: &&String| {
                let part = ["remark ", "refused "].into_iter().find_map(|head| expected.strip_prefix(head)?.into());
                folded(line) == folded(expected)
                    || part.is_some_and(|part: &str| {
                        line.split(' ').next() == expected.split(' ').next() && line.contains(part)
                    })
            };
            match left.iter().position(is_it) {
                Some(at) => drop(left.remove(at)),
                None => more.push(line),
            }
        }
        let is_same = left.is_empty() && more.is_empty() && self.turns(made) == self.turns(&self.expected);
        (!is_same).then(|| format!("{}\n  not there: {left:#?}\n  there:     {more:#?}", self.place))
    }

    /// The turns among some lines, in their order.
    fn turns(&self, lines: &[String]) -> Vec<String> {
        lines.iter().filter(|line| line.contains(" | ")).map(|line| folded(line)).collect()
    }

    fn lines(&self, proven: &cairn::pipeline::ProvenInterview) -> Vec<String> {
        let interview = proven.interview();
        let mut lines = Vec::new();
        let is_exact = self.expected.iter().any(|line| line.split('|').nth(1).is_some_and(|time| time.contains('.')));
        for turn in &interview.turns {
            let mut speaker = turn.speaker.map_or("", |number| interview.speakers.all[number].name.as_str());
            for paragraph in &turn.paragraphs {
                lines.push(format!("{speaker} | {} | {}", time(paragraph, is_exact), paragraph.text));
                speaker = "";
            }
        }
        let report = &interview.report;
        lines.extend(report.letters.dropped.iter().map(|(reason, count)| format!("dropped {count} {reason}")));
        if !report.not_understood.is_empty() {
            let numbers: Vec<String> = report.not_understood.iter().map(ToString::to_string).collect();
            lines.push(format!("not understood {}", numbers.join(", ")));
        }
        let is_said = |head: &str| self.expected.iter().any(|line| line.starts_with(head));
        lines
            .extend(interview.facts.title.as_ref().filter(|_| is_said("title ")).map(|title| format!("title {title}")));
        lines.extend(interview.facts.date.filter(|_| is_said("date ")).map(|date| format!("date {date}")));
        // What follows from the file's name and the recorder's header is said by `title` and `date`.
        let remarks = report
            .remarks
            .iter()
            .filter(|remark| !remark.starts_with("the date ") && !remark.starts_with("the title "));
        // That nobody is named is seen from the turns.
        let (nobody, remarks): (Vec<&String>, Vec<&String>) =
            remarks.partition(|remark| remark.starts_with("the file does not say who speaks"));
        assert_eq!(nobody.len() == 1, interview.speakers.all.is_empty(), "{}", self.place);
        lines.extend(remarks.iter().map(|remark| format!("remark {remark}")));
        lines
    }
}

/// A line with single spaces.
fn folded(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn time(paragraph: &SpokenParagraph, is_exact: bool) -> String {
    let Some(ms) = paragraph.start_ms else { return String::new() };
    let seconds = ms / 1000;
    let whole = format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    if is_exact { format!("{whole}.{:03}", ms % 1000) } else { whole }
}

/// The format of a word.
fn format_of(word: &str) -> &'static TranscriptFormat {
    let found = FORMATS.iter().find(|format| format.word == word);
    found.unwrap_or_else(|| panic!("no format is called {word}"))
}

fn options(typed: &str) -> ImportOptions {
    let words: Vec<&str> = typed.trim_matches('`').split_whitespace().collect();
    let mut options = ImportOptions { labels: LabelPolicy::AsRecorded, ..ImportOptions::default() };
    for pair in words.chunks(2) {
        match pair {
            ["--format", word] => options.format = Some(format_of(word)),
            ["--gap", seconds] => {
                let gap_ms = (seconds.parse::<f64>().expect("it is a number") * 1000.0) as u64;
                options.rules = TurnRules { gap_ms, ..options.rules };
            }
            ["--merge", words] => {
                options.rules = TurnRules { longest_paragraph: words.parse().expect("a number"), ..options.rules };
            }
            other => panic!("{other:?} is no option of a sample"),
        }
    }
    options
}

#[test]
fn each_sample_becomes_the_turns_that_it_says() {
    let samples = samples();
    let faults: Vec<String> = samples.iter().filter_map(Sample::faults).collect();
    assert!(faults.is_empty(), "{} of {} samples:\n{}", faults.len(), samples.len(), faults.join("\n"));
}

#[test]
fn each_format_has_samples_and_each_file_of_samples_a_format() {
    let samples = samples();
    for format in FORMATS {
        let own = samples.iter().filter(|sample| sample.format == format.word).count();
        assert!(own >= 3, "{own} samples are of the format {}, three are wanted, one of them broken", format.word);
    }
    for sample in &samples {
        format_of(&sample.format);
    }
}

//! Markdown in any dialect of labels: an interview of cairn's, or a transcript that somebody wrote down by hand. Marks become
//! the words in them, front matter is kept apart.
//!
//! Comes in: a text. Goes out: its transcript, as cairn's own reader reads it once its labels are canonical. Does not know:
//! front matter's keys.

use super::labelled::HEADING;
use super::{Recognised, Sureness, TranscriptFormat, speaker_name};
use crate::base::edit::{Edit, spliced};
use crate::base::path::SourcePath;
use crate::base::span::Place;
use crate::content::interview::relabel::{LabelEdit, Relabelled, relabel};
use crate::content::interview::spoken::{LabelledParagraph, paragraphs};
use crate::import::account::{Account, letters};
use crate::import::input_text::InputText;
use crate::import::raw_transcript::{RawTranscript, Segment};

/// Markdown.
pub(super) const FORMAT: TranscriptFormat = TranscriptFormat {
    word: "markdown",
    title: "Markdown",
    about: "a transcript in Markdown, with labels in any form that cairn reads or can make canonical; front matter is left out, marks become their words",
    recognise,
    read,
};

/// The letters of links' targets, of marks, of comments.
const MARKUP: &str = "markup";
/// The letters of what stands between the two `---` lines.
const FRONT_MATTER: &str = "front matter";

/// The path that a text is read under: nothing of it is in what is read.
fn path() -> SourcePath {
    SourcePath::new("content/interviews/transcript.md")
}

fn recognise(input: &InputText) -> Option<Recognised> {
    if input.json.is_some() {
        return None;
    }
    let is_named_so = matches!(input.ending().as_deref(), Some("md" | "markdown"));
    let front = front_matter(&input.text) > 0;
    let is_coded = input.text.contains("]{.");
    let why = match (front, is_coded) {
        (true, _) => "it begins with front matter",
        (_, true) => "it has marks",
        _ if is_named_so && !relabel(&path(), &input.text).labels.is_empty() => {
            "its name ends in .md, and it has labels"
        }
        _ => return None,
    };
    let sureness = if front || is_coded { Sureness::Certain } else { Sureness::Likely };
    Some(Recognised { sureness, why: why.to_owned() })
}

/// How many bytes the front matter takes.
fn front_matter(text: &str) -> usize {
    let Some(rest) = text.strip_prefix("---\n") else { return 0 };
    let mut at = "---\n".len();
    for line in rest.split_inclusive('\n') {
        at += line.len();
        if line.trim_end() == "---" {
            return at;
        }
    }
    0
}

fn read(input: &InputText) -> RawTranscript {
    let path = path();
    let (front, body) = input.text.split_at(front_matter(&input.text));
    let (canonical, edits) = canonical(&path, body);
    let mut account = Account { seen: letters(&input.text), ..Account::default() };
    account.drop_letters(FRONT_MATTER, letters(front));
    let mut left = letters(body);
    let mut take = |count: &mut u64, letters: u64| {
        let taken = letters.min(left);
        left -= taken;
        *count += taken;
    };
    let mut segments: Vec<Segment> = Vec::new();
    let (mut labels, mut speaks) = (0, None);
    for LabelledParagraph { label, ms, words, .. } in paragraphs(&path, &canonical) {
        if let Some(label) = label {
            labels += letters(&canonical[label.span.range()]);
            speaks = label.name.as_deref().map_or(speaks, speaker_name);
        }
        if !words.is_empty() {
            take(&mut account.words, letters(&words));
            let speaker = speaks.clone();
            segments.push(Segment { speaker, start_ms: ms, end_ms: None, text: words, paragraph: true });
        }
    }
    let replaced: u64 = edits.iter().map(|edit| letters(&body[edit.span.range()])).sum();
    let written: u64 = edits.iter().map(|edit| letters(&edit.text)).sum();
    take(&mut account.labels, (labels + replaced).saturating_sub(written));
    let heading: u64 = canonical.lines().filter(|line| line.starts_with('#')).map(letters).sum();
    let mut headings = 0;
    take(&mut headings, heading);
    account.drop_letters(HEADING, headings);
    account.drop_letters(MARKUP, left);
    let remarks = remarks(front, segments.iter().any(|segment| segment.speaker.is_some()));
    RawTranscript { segments, account, remarks, ..RawTranscript::default() }
}

/// The text with canonical labels, and what that replaces; as it is where one of them would not be read.
fn canonical(path: &SourcePath, body: &str) -> (String, Vec<LabelEdit>) {
    let Relabelled { edits, labels } = relabel(path, body);
    let spliced = spliced(
        body,
        &edits.iter().map(|edit| Edit::new(Place::new(path, edit.span), edit.text.clone())).collect::<Vec<_>>(),
    );
    let read = |text: &String| paragraphs(path, text).iter().filter(|paragraph| paragraph.label.is_some()).count();
    match spliced.filter(|text| read(text) == labels.len()) {
        Some(canonical) => (canonical, edits),
        None => (body.to_owned(), Vec::new()),
    }
}

fn remarks(front: &str, is_labelled: bool) -> Vec<String> {
    let front =
        (!front.is_empty()).then(|| "its front matter is left out: give what it says on the command line".to_owned());
    let labels = (!is_labelled).then(|| "no label was found, so nobody is named".to_owned());
    front.into_iter().chain(labels).collect()
}

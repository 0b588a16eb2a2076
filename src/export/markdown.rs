//! Markdown in cairn's own form: an interview that can be read again, with its quotes marked.
//!
//! Comes in: a transcript. Goes out: a `.md` file. Does not know: how a mark is read.
//!
//! A quote within one paragraph is marked in the text; one that crosses paragraphs or another quote, or whose note no mark can
//! hold, stands in the front matter.

mod escape;
mod front_matter;
mod listening;
mod mark;
mod yaml;

use self::escape::{escaped_paragraph, escaped_words};
use self::mark::{Marks, mark};
use super::TranscriptFile;
use super::transcript::{Paragraph, QuotedWords, ReleasedTranscript, TranscriptTurn, clock};
use crate::site::SiteContext;

pub(super) const FILE: TranscriptFile = TranscriptFile {
    word: "md",
    title: "Markdown",
    about: "an interview as cairn reads it: front matter, bold labels, times, and the quotes marked in the text or, where they \
            overlap, in the front matter",
    is_binary: false,
    write,
};

fn write(site: &SiteContext<'_>, transcript: &ReleasedTranscript<'_>) -> Vec<u8> {
    let marks = Marks::new(transcript);
    let mut out = front_matter::written(site, transcript, &marks);
    for turn in &transcript.turns {
        write_turn(&mut out, transcript, turn, &marks);
    }
    out.into_bytes()
}

fn write_turn(out: &mut String, transcript: &ReleasedTranscript<'_>, turn: &TranscriptTurn, marks: &Marks) {
    let mut label = transcript.speaker(turn).map(|name| {
        let time = turn.label_ms.map(|ms| format!(" [{}]", clock(ms))).unwrap_or_default();
        format!("**{}:**{time} ", escaped_words(name))
    });
    for paragraph in &turn.paragraphs {
        out.push('\n');
        let words = marked(transcript, paragraph, marks);
        if paragraph.is_heading {
            out.push_str(&format!("## {words}\n"));
            continue;
        }
        match label.take() {
            Some(label) => out.push_str(&format!("{label}{words}\n")),
            None => out.push_str(&format!("{}\n", escaped_paragraph(&words))),
        }
    }
}

/// The words of a paragraph with the quotes that can be marked in it.
fn marked(transcript: &ReleasedTranscript<'_>, paragraph: &Paragraph, marks: &Marks) -> String {
    let mut edges: Vec<(usize, MarkEdge<'_>)> = Vec::new();
    for words in paragraph.quotes.iter().filter(|words| marks.is_in_text(words.quote)) {
        edges.push((words.range.start, MarkEdge::Start(words)));
        edges.push((words.range.end, MarkEdge::End(words)));
    }
    // What ends here ends before the next one begins; of two that begin here the longer one is around the other.
    edges.sort_by_key(|(at, edge)| (*at, edge.order()));
    let (mut out, mut at) = (String::new(), 0);
    for (next, edge) in edges {
        out.push_str(&escaped_words(&paragraph.text[at..next]));
        at = next;
        match edge {
            MarkEdge::Start(_) => out.push('['),
            MarkEdge::End(words) => {
                let attributes = transcript.interview.nth_quote(words.quote).and_then(mark);
                out.push_str(&format!("]{}", attributes.unwrap_or_default()));
            }
        }
    }
    out.push_str(&escaped_words(&paragraph.text[at..]));
    out
}

/// Where a mark begins or ends.
#[derive(Clone, Copy)]
enum MarkEdge<'p> {
    Start(&'p QuotedWords),
    End(&'p QuotedWords),
}

impl MarkEdge<'_> {
    fn order(&self) -> (bool, usize, usize) {
        match self {
            Self::End(words) => (false, usize::MAX - words.range.start, usize::MAX - words.quote),
            Self::Start(words) => (true, usize::MAX - words.range.end, words.quote),
        }
    }
}

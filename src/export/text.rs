//! Plain text: who speaks and when on a line of its own, the words below it, and the quotes listed behind.
//!
//! Comes in: a transcript. Goes out: a `.txt` file. Does not know: Markdown.

use super::TranscriptFile;
use super::quote_notes::lines;
use super::transcript::{ReleasedTranscript, TranscriptTurn, clock};
use crate::site::SiteContext;

pub(super) const FILE: TranscriptFile = TranscriptFile {
    word: "txt",
    title: "plain text",
    about: "`Name (00:12:34):` on a line of its own, a blank line between paragraphs; the quotes are listed behind",
    is_binary: false,
    write,
};

/// What stands between the transcript and its quotes.
const LINE: &str = "----------------------------------------";

fn write(site: &SiteContext<'_>, transcript: &ReleasedTranscript<'_>) -> Vec<u8> {
    let mut out = String::new();
    for turn in &transcript.turns {
        out.extend((!out.is_empty()).then_some("\n"));
        out.extend(label(transcript, turn).map(|label| label + "\n"));
        let paragraphs: Vec<&str> = turn.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect();
        out.push_str(&paragraphs.join("\n\n"));
        out.push('\n');
    }
    if transcript.quotes().next().is_some() {
        out.push_str(&format!("\n{LINE}\n"));
    }
    for quote in transcript.quotes() {
        out.push_str(&format!("\n{}\n{}\n", site.quote_text(quote), lines(quote).join("\n")));
    }
    out.into_bytes()
}

/// The line above the words of a turn: `Mira (00:12:34):`.
pub(super) fn label(transcript: &ReleasedTranscript<'_>, turn: &TranscriptTurn) -> Option<String> {
    let name = transcript.speaker(turn)?;
    let time = turn.label_ms.map(|ms| format!(" ({})", clock(ms))).unwrap_or_default();
    Some(format!("{name}{time}:"))
}

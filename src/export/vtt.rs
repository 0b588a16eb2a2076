//! WebVTT: captions with their speakers, and a note before the caption that a quote begins in.
//!
//! Comes in: a transcript. Goes out: a `.vtt` file. Does not know: when a caption ends.

use super::TranscriptFile;
use super::captions::{captions, stamp};
use super::quote_notes::lines;
use super::transcript::ReleasedTranscript;
use crate::site::SiteContext;

pub(super) const FILE: TranscriptFile = TranscriptFile {
    word: "vtt",
    title: "WebVTT",
    about: "captions for a player, `<v Name>` before the words; each quote is a `NOTE` before the caption that it begins in",
    is_binary: false,
    write,
};

fn write(site: &SiteContext<'_>, transcript: &ReleasedTranscript<'_>) -> Vec<u8> {
    let mut out = format!("WEBVTT - {}\n", without_arrow(transcript.title));
    for caption in captions(transcript) {
        for quote in caption.quotes.iter().filter_map(|quote| transcript.interview.nth_quote(*quote)) {
            let said = [lines(quote), vec![site.quote_text(quote).into_owned()]].concat();
            out.push_str("\nNOTE\n");
            said.iter().for_each(|line| out.push_str(&format!("{}\n", without_arrow(line))));
        }
        out.push_str(&format!("\n{} --> {}\n", stamp(caption.start_ms, '.'), stamp(caption.end_ms, '.')));
        let voice = caption.speaker.map(|name| format!("<v {}>", escaped(name))).unwrap_or_default();
        let lines: Vec<String> = caption.lines.iter().map(|line| escaped(line)).collect();
        out.push_str(&format!("{voice}{}\n", lines.join("\n")));
    }
    out.into_bytes()
}

/// A line that is no line of times: those have an arrow.
fn without_arrow(line: &str) -> String {
    super::quote_notes::folded(line).replace("-->", "->")
}

/// Words as a caption has them.
fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

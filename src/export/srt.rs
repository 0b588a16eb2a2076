//! SubRip: numbered captions, the speaker before the words.
//!
//! Comes in: a transcript. Goes out: a `.srt` file. Does not know: when a caption ends. It has no notes, so quotes are not in it.

use super::TranscriptFile;
use super::captions::{captions, stamp};
use super::transcript::ReleasedTranscript;
use crate::site::SiteContext;

pub(super) const FILE: TranscriptFile = TranscriptFile {
    word: "srt",
    title: "SubRip",
    about: "captions for a player, `Name:` before the words; the format has no notes, so quotes are not in it",
    is_binary: false,
    write,
};

fn write(_: &SiteContext<'_>, transcript: &ReleasedTranscript<'_>) -> Vec<u8> {
    let mut out = String::new();
    for (number, caption) in captions(transcript).into_iter().enumerate() {
        let before = if number == 0 { "" } else { "\n" };
        let (start, end) = (stamp(caption.start_ms, ','), stamp(caption.end_ms, ','));
        let speaker = caption.speaker.map(|name| format!("{name}: ")).unwrap_or_default();
        let words = caption.lines.join("\n").replace("-->", "->");
        out.push_str(&format!("{before}{}\n{start} --> {end}\n{speaker}{words}\n", number + 1));
    }
    out.into_bytes()
}

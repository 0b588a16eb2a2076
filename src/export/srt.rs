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
        let words = plain(&caption.lines.join("\n"));
        out.push_str(&format!("{before}{}\n{start} --> {end}\n{speaker}{words}\n", number + 1));
    }
    out.into_bytes()
}

/// Words that no player takes for a tag or for times: what would be one is written as HTML has it, which players read too.
fn plain(words: &str) -> String {
    let words = words.replace("-->", "--&gt;");
    let mut out = String::with_capacity(words.len());
    for (at, c) in words.char_indices() {
        let next = words[at + c.len_utf8()..].chars().next();
        match c {
            '<' => out.push_str("&lt;"),
            // Where a caption is shown: `{\an8}`.
            '{' if next == Some('\\') => out.push_str("&#123;"),
            '&' if next.is_some_and(|c| c.is_ascii_alphanumeric() || c == '#') && !words[at..].starts_with("&gt;") => {
                out.push_str("&amp;");
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn words_are_no_tags_and_no_times() {
        for (words, written) in [
            ("a <u > b", "a &lt;u > b"),
            ("3 < 4 & 5", "3 &lt; 4 & 5"),
            ("{\\an8} {x}", "&#123;\\an8} {x}"),
            ("R&D", "R&amp;D"),
            ("00:01 --> 00:02", "00:01 --&gt; 00:02"),
        ] {
            assert_eq!(plain(words), written);
        }
    }
}

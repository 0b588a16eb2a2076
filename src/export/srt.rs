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

/// Words that no player takes for a tag or for times. SubRip has no references to characters, and many players show one as it
/// is written: so one stands only where something else would be read, which is where a player that knows none loses words.
fn plain(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for (at, c) in words.char_indices() {
        let (before, behind) = (&words[..at], &words[at + c.len_utf8()..]);
        match c {
            '<' if behind.starts_with(|c: char| !c.is_whitespace()) => out.push_str("&lt;"),
            '>' if is_arrow_of_times(before, behind) => out.push_str("&gt;"),
            // Where a caption is shown: `{\an8}`.
            '{' if behind.starts_with('\\') => out.push_str("&#123;"),
            '&' if is_reference(behind) => out.push_str("&amp;"),
            c => out.push(c),
        }
    }
    out
}

/// Whether the end of an arrow has something like a time on one side.
fn is_arrow_of_times(before: &str, behind: &str) -> bool {
    let is_number = |word: Option<&str>| word.is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    let first = before.strip_suffix("--").map(|before| before.split_whitespace().next_back());
    first.is_some_and(|first| is_number(first) || is_number(behind.split_whitespace().next()))
}

/// Whether an ampersand before a text would be read as the beginning of a reference to a character.
fn is_reference(behind: &str) -> bool {
    /// Those that are read also without a semicolon.
    const BARE: [&str; 5] = ["amp", "lt", "gt", "quot", "nbsp"];
    let length = behind.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let is_named = length > 0 && (behind[length..].starts_with(';') || BARE.contains(&&behind[..length]));
    is_named || behind.starts_with('#')
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn words_are_no_tags_and_no_times() {
        for (words, written) in [
            ("a <u > b", "a &lt;u > b"),
            ("3 < 4 & 5", "3 < 4 & 5"),
            ("{\\an8} {x}", "&#123;\\an8} {x}"),
            ("R&D, a & b", "R&D, a & b"),
            ("a&lt;b &amp c &#39;", "a&amp;lt;b &amp;amp c &amp;#39;"),
            ("00:01 --> 00:02", "00:01 --&gt; 00:02"),
            ("dev --> prod", "dev --> prod"),
        ] {
            assert_eq!(plain(words), written);
        }
    }
}

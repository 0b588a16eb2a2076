//! TTML, also called DFXP or IMSC: captions as XML.
//!
//! Comes in: the text of a `.ttml`, `.dfxp` or `.xml` file. Goes out: a transcript. Does not know: turns, pseudonyms.
//!
//! quick-xml cuts the text into tags, words and references; it opens no files and expands no entities of a document's own.
//! Where the XML breaks off, what was read until then stays, and the rest is not understood.

mod clock;
mod elements;
mod reader;

use self::reader::TtmlReader;
use super::{Recognised, Sureness, TranscriptFormat};
use crate::import::input_text::InputText;
use crate::import::raw_transcript::RawTranscript;

/// The format.
pub(super) const FORMAT: TranscriptFormat = TranscriptFormat {
    word: "ttml",
    title: "TTML",
    about: "Captions as XML, `.ttml`, `.dfxp`: Stream, Premiere, broadcasters",
    recognise,
    read,
};

/// The root stands within so many bytes.
const HEAD: usize = 8_000;

fn recognise(input: &InputText) -> Option<Recognised> {
    let head = &input.text[..input.text.floor_char_boundary(HEAD)];
    if !head.trim_start_matches('\u{feff}').trim_start().starts_with('<') {
        return None;
    }
    let mut tags = head.split('<').skip(1).filter_map(|tag| tag.split([' ', '\n', '\t', '\r', '>', '/']).next());
    let is_root = tags.any(|name| name == "tt" || name.ends_with(":tt"));
    is_root.then(|| Recognised { sureness: Sureness::Certain, why: "it is XML whose root is tt".to_owned() })
}

fn read(input: &InputText) -> RawTranscript {
    TtmlReader::new(&input.text).read()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str) -> RawTranscript {
        let transcript = read(&InputText::plain("a.ttml", text));
        assert_eq!(transcript.account.missing(), 0, "{text:?}");
        transcript
    }

    /// Each segment as `speaker | start–end | text`, in milliseconds.
    fn segments(text: &str) -> Vec<String> {
        let line = |segment: crate::import::Segment| {
            let ms = |ms: Option<u64>| ms.map_or_else(String::new, |ms| ms.to_string());
            let (start, end) = (ms(segment.start_ms), ms(segment.end_ms));
            format!("{} | {start}–{end} | {}", segment.speaker.unwrap_or_default(), segment.text)
        };
        read_text(text).segments.into_iter().map(line).collect()
    }

    fn body(inner: &str) -> String {
        format!("<?xml version=\"1.0\"?>\n<tt xmlns=\"http://www.w3.org/ns/ttml\"><body>{inner}</body></tt>")
    }

    #[test]
    fn paragraphs_are_captions() {
        for (inner, expected) in [
            ("<div><p begin=\"1s\" end=\"2s\">So<br/>we do.</p></div>", &[" | 1000–2000 | So we do."][..]),
            ("<div><p begin=\"1s\" dur=\"2s\">R&amp;D &#233;</p></div>", &[" | 1000–3000 | R&D é"]),
            // Times are counted from those of what is around.
            ("<div begin=\"10s\"><p begin=\"1s\" end=\"2s\">So</p></div>", &[" | 11000–12000 | So"]),
            (
                "<div timeContainer=\"seq\"><p dur=\"2s\">a</p><p dur=\"1s\">b</p></div>",
                &[" | 0–2000 | a", " | 2000–3000 | b"],
            ),
            // Words that light up one by one are of their paragraph; where only they have times these are captions.
            (
                "<p begin=\"1s\" end=\"2s\"><span begin=\"0s\">So</span> <span begin=\"0.5s\">we</span></p>",
                &[" | 1000–2000 | So we"],
            ),
            (
                "<p><span begin=\"1s\" end=\"2s\">So</span> <span begin=\"2s\" end=\"3s\">we</span></p>",
                &[" | 1000–2000 | So", " | 2000–3000 | we"],
            ),
            ("<p begin=\"1s\" end=\"2s\"><span tts:color=\"red\"><span>So</span></span></p>", &[" | 1000–2000 | So"]),
            ("<p begin=\"1s\" end=\"2s\"><![CDATA[a <b]]></p>", &[" | 1000–2000 | a <b"]),
            ("<p begin=\"1s\" end=\"2s\"/><p begin=\"2s\" end=\"3s\"> </p>", &[]),
        ] {
            assert_eq!(segments(&body(inner)), expected, "{inner}");
        }
    }

    #[test]
    fn agents_have_names() {
        let text = "<tt:tt xmlns:tt=\"http://www.w3.org/ns/ttml\" ttp:tickRate=\"10\"><tt:head><tt:metadata>\
                    <ttm:title>Planning</ttm:title><ttm:agent xml:id=\"a1\"><ttm:name type=\"full\">Lena Fischer</ttm:name></ttm:agent>\
                    </tt:metadata></tt:head><tt:body><tt:div>\n<tt:p begin=\"10t\" end=\"20t\" ttm:agent=\"a1\">How?</tt:p>\n\
                    <tt:p begin=\"20t\" end=\"30t\" ttm:agent=\"a2\">So. <tt:span ttm:agent=\"a1\">So?</tt:span></tt:p>\n\
                    </tt:div></tt:body></tt:tt>";
        assert_eq!(
            segments(text),
            ["Lena Fischer | 1000–2000 | How?", "a2 | 2000–3000 | So.", "Lena Fischer | 2000–3000 | So?"]
        );
        let transcript = read_text(text);
        assert_eq!(transcript.title.as_deref(), Some("Planning"));
        assert_eq!(transcript.account.labels, "LenaFischer".len() as u64);
    }

    #[test]
    fn broken_files_lose_nothing_in_silence() {
        let transcript = read_text(&body("<p begin=\"1s\">So</p>\n<p begin=\"2s\">it <3 ends"));
        assert_eq!(transcript.segments.len(), 2);
        let transcript = read_text(&body("<p begin=\"1s\">So</p>\n<p begin=\"2s\">and<!-- no end\nwords"));
        assert_eq!(transcript.segments[0].text, "So");
        assert!(!transcript.not_understood.is_empty());
        let transcript = read_text(&body("<p begin=\"soon\">So &what; <p>more</p></p>stray"));
        let texts: Vec<&str> = transcript.segments.iter().map(|segment| &*segment.text).collect();
        assert_eq!(texts, ["So &what;", "more", "stray"]);
        assert_eq!(transcript.remarks.len(), 3, "{:?}", transcript.remarks);
    }

    #[test]
    fn a_document_defines_no_entities() {
        let text = "<!DOCTYPE tt [<!ENTITY a \"bomb\"><!ENTITY b \"&a;&a;\">]><tt><body><p begin=\"1s\">So &b;</p></body></tt>";
        assert_eq!(segments(text), [" | 1000– | So &b;"]);
        let deep = format!("<tt><body>{}words", "<div>".repeat(100_000));
        assert!(read_text(&deep).remarks.len() == 1);
    }
}

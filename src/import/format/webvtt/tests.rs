//! WebVTT: what the specification's parser does with odd files, what programs write, and what is mended.

use super::*;

/// Each segment as `speaker | start–end | text`, in milliseconds.
fn segments(transcript: &RawTranscript) -> Vec<String> {
    let ms = |ms: Option<u64>| ms.map_or_else(String::new, |ms| ms.to_string());
    let line = |segment: &crate::import::Segment| {
        let speaker = segment.speaker.as_deref().unwrap_or_default();
        format!("{speaker} | {}–{} | {}", ms(segment.start_ms), ms(segment.end_ms), segment.text)
    };
    transcript.segments.iter().map(line).collect()
}

fn read_text(text: &str) -> RawTranscript {
    let transcript = read(&InputText::plain("a.vtt", text));
    assert_eq!(transcript.account.missing(), 0, "{text:?}");
    transcript
}

/// What a file holds, and what is said of it.
fn read_all(text: &str) -> (Vec<String>, Vec<String>, Vec<usize>) {
    let transcript = read_text(text);
    (segments(&transcript), transcript.remarks, transcript.not_understood)
}

/// The segments of a file in which nothing is odd.
fn well(text: &str) -> Vec<String> {
    let (segments, remarks, not_understood) = read_all(text);
    assert!(remarks.is_empty() && not_understood.is_empty(), "{text:?}: {remarks:?} {not_understood:?}");
    segments
}

#[test]
fn a_line_of_a_script_without_spaces_goes_on_with_none() {
    let text = "WEBVTT\n\n00:01.000 --> 00:03.000\n二週間も\nかかりました。\n\n00:04.000 --> 00:05.000\nAPI\nです\n";
    assert_eq!(well(text), [" | 1000–3000 | 二週間もかかりました。", " | 4000–5000 | API です"]);
}

/// What the web platform tests try of the parser, tried anew: the file, and the cues that the specification has in it.
#[test]
fn the_specification_reads_odd_files_so() {
    let cue = "00:00:00.000 --> 00:00:01.000\ntext\n";
    for (text, expected) in [
        // Signatures.
        ("WEBVTT".to_owned(), &[][..]),
        ("WEBVTT\n".to_owned(), &[]),
        (format!("WEBVTT\n\n{cue}"), &[" | 0–1000 | text"]),
        (format!("\u{feff}WEBVTT\n\n{cue}"), &[" | 0–1000 | text"]),
        (format!("WEBVTT \n\n{cue}"), &[" | 0–1000 | text"]),
        (format!("WEBVTT\t\n\n{cue}"), &[" | 0–1000 | text"]),
        (format!("WEBVTT a title\n\n{cue}"), &[" | 0–1000 | text"]),
        (format!("WEBVTT\n{cue}"), &[" | 0–1000 | text"]),
        (format!("WEBVTT\nheader: yes\nmore\n\n{cue}"), &[" | 0–1000 | text"]),
        (format!("WEBVTT\nheader: yes\n{cue}"), &[" | 0–1000 | text"]),
        // Line ends, and a file without one at its end.
        (format!("WEBVTT\n\n{cue}").replace('\n', "\r\n"), &[" | 0–1000 | text"]),
        (format!("WEBVTT\n\n{cue}").replace('\n', "\r"), &[" | 0–1000 | text"]),
        (format!("WEBVTT\n\n{}", cue.trim_end()), &[" | 0–1000 | text"]),
        (format!("WEBVTT\n\n\n\n{cue}\n\n"), &[" | 0–1000 | text"]),
        // Ids: any line, but for an arrow.
        (format!("WEBVTT\n\n1\n{cue}"), &[" | 0–1000 | text"]),
        (format!("WEBVTT\n\nan id of words ->\n{cue}"), &[" | 0–1000 | text"]),
        (format!("WEBVTT\n\n - \n{cue}"), &[" | 0–1000 | text"]),
        // Comments, styles and regions.
        (format!("WEBVTT\n\nNOTE\n\nNOTE one\ntwo\n\n{cue}\nNOTE\tthree"), &[" | 0–1000 | text"]),
        (format!("WEBVTT\n\nSTYLE\n::cue {{ color: red }}\n\nREGION\nid:a\nlines:3\n\n{cue}"), &[" | 0–1000 | text"]),
        (format!("WEBVTT\n\n{cue}NOTE is words here"), &[" | 0–1000 | text NOTE is words here"]),
        // Settings, also bad ones, are no words.
        (cue_with(" line:0 align:start"), &[" | 0–1000 | text"]),
        (cue_with("\tposition:50%,line-left size:100% vertical:lr region:a"), &[" | 0–1000 | text"]),
        (cue_with(" align:nowhere line:x size:101%"), &[" | 0–1000 | text"]),
        // The text: several lines, tags, references.
        (format!("WEBVTT\n\n{cue}more\nand more"), &[" | 0–1000 | text more and more"]),
        (format!("WEBVTT\n\n{cue}- -- -> &lt;i&gt; &amp;amp; &#x41;"), &[" | 0–1000 | text - -- -> <i> &amp; A"]),
        (format!("WEBVTT\n\n{cue}<b>b</b><i><u>u</i></u> <c.a.b>c</c><00:00:00.500>d"), &[" | 0–1000 | text bu cd"]),
    ] {
        assert_eq!(well(&text), expected, "{text:?}");
    }
}

fn cue_with(settings: &str) -> String {
    format!("WEBVTT\n\n00:00:00.000 --> 00:00:01.000{settings}\ntext\n")
}

/// A file that the specification drops, or loses cues of: what is kept all the same, and what is said.
#[test]
fn what_the_specification_drops_is_kept_with_a_remark() {
    let cue = "00:00:00.000 --> 00:00:01.000\ntext\n";
    let one = " | 0–1000 | text";
    for (text, expected, remark) in [
        (cue.to_owned(), &[one][..], "line 1: the file should begin with WEBVTT"),
        (format!("webvtt\n\n{cue}"), &[one], "line 1: the file should begin with WEBVTT, and has it in another form"),
        (format!("WEBVTT:\n\n{cue}"), &[one], "line 1: the file should begin with WEBVTT, and has it in another form"),
        (format!("\nWEBVTT\n\n{cue}"), &[one], "line 2: the file should begin with WEBVTT, and has it in another form"),
        (
            format!("WEBVTT\n\n{}", cue.replace('.', ",")),
            &[one],
            "line 3: the times have a comma where WebVTT has a point",
        ),
        (
            "WEBVTT\n\n0:0:0.0 --> 0:0:1.0\ntext".to_owned(),
            &[one],
            "line 3: the times are not written like 00:00:01.000",
        ),
        ("WEBVTT\n\n0:00 --> 0:01\ntext".to_owned(), &[one], "line 3: the times are not written like 00:00:01.000"),
        (
            "WEBVTT\n\n0:00:00 -> 0:00:01\ntext".to_owned(),
            &[one],
            "line 3: the times have no arrow of WebVTT between them",
        ),
        (
            "WEBVTT\n\n00:00:02.000 --> 00:00:01.000\ntext".to_owned(),
            &[" | 2000– | text"],
            "line 3: the caption ends before it starts",
        ),
        (
            format!("WEBVTT\n\n{cue}\nmore\n"),
            &[" | 0–1000 | text more"],
            "line 6: words behind an empty line are taken for the caption before",
        ),
        (format!("WEBVTT\n\n7\n\n{cue}"), &[one], "line 3: a caption's number stands apart from it"),
        (format!("WEBVTT\n\n{cue}\n{}", "00:00:02.000 --> 00:00:03.000\n"), &[one], ""),
        (
            format!("WEBVTT\n\n{cue}{}", "00:00:02.000 --> 00:00:03.000\nmore"),
            &[one, " | 2000–3000 | more"],
            "line 5: no empty line stands before the caption",
        ),
        (
            format!("WEBVTT\n\n{cue}2\n{}", "00:00:02.000 --> 00:00:03.000\nmore"),
            &[one, " | 2000–3000 | more"],
            "line 6: no empty line stands before the caption",
        ),
        (
            "WEBVTT\n\n00:00:00.000 --> 00:00:01.000 text\n".to_owned(),
            &[one],
            "line 3: words stand on the line of the times",
        ),
        (
            format!("WEBVTT\n\n{cue}<inaudible> 1 < 2"),
            &[" | 0–1000 | text <inaudible> 1 < 2"],
            "lines 3 and 1 more: what looks like a tag is none, and is read as words",
        ),
    ] {
        let (segments, remarks, not_understood) = read_all(&text);
        assert_eq!(segments, expected, "{text:?}");
        assert!(remark.is_empty() || remarks.contains(&remark.to_owned()), "{text:?}: {remarks:?}");
        assert_eq!(not_understood, [0; 0], "{text:?}");
    }
}

#[test]
fn what_nobody_can_read_is_counted() {
    for (text, expected, not_understood) in [
        ("WEBVTT\n\n0:soon --> later\nwords", &[" | – | words"][..], &[3][..]),
        ("WEBVTT\n\nid\n00:61:00.000 --> x\nwords", &[" | – | words"], &[4]),
        // No time is near the arrow, so that it is none of times.
        ("WEBVTT\n\n12\n --> \n", &[], &[3, 4]),
        ("words before\nall\n\n00:01.000 --> 00:02.000\nwords", &[" | 1000–2000 | words"], &[1, 2]),
        ("words only", &[], &[1]),
        ("", &[], &[]),
    ] {
        let (segments, _, lines) = read_all(text);
        assert_eq!(
            (&*segments, &*lines),
            (&*expected.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>(), not_understood),
            "{text:?}"
        );
    }
}

#[test]
fn zoom_writes_names_before_the_words() {
    let text = "WEBVTT\r\n\r\n1\r\n00:00:02.310 --> 00:00:05.120\r\nLena Fischer: How did it go?\r\n\r\n\
                2\r\n00:00:05.900 --> 00:00:09.000\r\nSam O'Neil: Note: it took two weeks.\r\n\r\n\
                3\r\n00:00:09.000 --> 00:00:10.000\r\nAnd then?\r\n\r\n\
                4\r\n00:00:10.000 --> 00:00:11.000\r\nSam O'Neil: So.\r\nLena Fischer: So?\r\n";
    let transcript = read_text(text);
    assert_eq!(
        segments(&transcript),
        [
            "Lena Fischer | 2310–5120 | How did it go?",
            "Sam O'Neil | 5900–9000 | Note: it took two weeks.",
            " | 9000–10000 | And then?",
            "Sam O'Neil | 10000–11000 | So.",
            "Lena Fischer | 10000–11000 | So?",
        ]
    );
    assert_eq!(
        transcript.account.dropped.iter().map(|(why, count)| (*why, *count)).collect::<Vec<_>>(),
        [("caption numbers", 4), ("header", 6),]
    );
    assert!(transcript.remarks.is_empty());
    // An older form, the name in the line of the number.
    let text = "WEBVTT\n\n1 \"Lena Fischer\" (16778240)\n00:00:02.310 --> 00:00:05.120\nHow did it go?\n";
    assert_eq!(well(text), ["Lena Fischer | 2310–5120 | How did it go?"]);
}

#[test]
fn teams_writes_voices() {
    let new = "WEBVTT\n\n6fc6a1b6-3a2c-4d5e-8f9a-0b1c2d3e4f5a/12-0\n00:00:03.150 --> 00:00:05.000\n\
               <v Lena Fischer>How did\nit go?</v>\n\n6fc6a1b6-3a2c-4d5e-8f9a-0b1c2d3e4f5a/14-0\n\
               00:00:05.500 --> 00:00:08.000\n<v O'Neil, Sam &amp; Co>Two weeks.</v> <v Lena Fischer>Two?</v>\n";
    assert_eq!(
        well(new),
        [
            "Lena Fischer | 3150–5000 | How did it go?",
            "O'Neil, Sam & Co | 5500–8000 | Two weeks.",
            "Lena Fischer | 5500–8000 | Two?",
        ]
    );
    let old = "WEBVTT\n\n0:0:3.150 --> 0:0:5.0\n<v Lena Fischer>How did it go?\n\n0:0:5.500 --> 0:0:8.250\n<v>Hm.\n\n\
               0:0:8.300 --> 0:0:9.0\n<v Unknown Speaker>Yes.</v>";
    assert_eq!(
        segments(&read_text(old)),
        ["Lena Fischer | 3150–5000 | How did it go?", " | 5500–8250 | Hm.", " | 8300–9000 | Yes.",]
    );
}

#[test]
fn stream_writes_notes() {
    let text = "WEBVTT\n\nNOTE duration:\"00:30:12.1230000\"\n\nNOTE language:en-us\n\nNOTE Confidence: 0.8984\n\n\
                6fc6a1b6-3a2c-4d5e-8f9a-0b1c2d3e4f5a\n00:00:00.000 --> 00:00:03.000\nSo we have\nthe pipeline.\n";
    let transcript = read_text(text);
    assert_eq!(segments(&transcript), [" | 0–3000 | So we have the pipeline."]);
    assert_eq!(transcript.duration_ms, Some(1_812_123));
    assert!(transcript.remarks.is_empty());
}

#[test]
fn youtube_rolls() {
    let text = "WEBVTT\nKind: captions\nLanguage: en\n\n\
                00:00:00.160 --> 00:00:02.629 align:start position:0%\n \nso<00:00:00.400><c> we</c><00:00:00.800><c> deploy</c>\n\n\
                00:00:02.629 --> 00:00:02.639 align:start position:0%\nso we deploy\n \n\n\
                00:00:02.639 --> 00:00:05.000 align:start position:0%\nso we deploy\non<00:00:03.000><c> fridays</c>\n\n\
                00:00:05.000 --> 00:00:05.010 align:start position:0%\non fridays\n \n\n\
                00:00:05.010 --> 00:00:08.000 align:start position:0%\non fridays\n[Music]\n";
    let transcript = read_text(text);
    assert_eq!(
        segments(&transcript),
        [" | 160–2639 | so we deploy", " | 2639–5010 | on fridays", " | 5010–8000 | [Music]",]
    );
    // `so we deploy` twice, `on fridays` twice.
    assert_eq!(transcript.account.dropped["words said again by the next caption"], 2 * (10 + 9));
    assert!(transcript.remarks.is_empty());
}

#[test]
fn voices_in_voices_end_where_they_are_closed() {
    let text = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v A>one <v B>two</v> three</v> four\n";
    assert_eq!(
        well(text),
        ["A | 1000–2000 | one", "B | 1000–2000 | two", "A | 1000–2000 | three", " | 1000–2000 | four"]
    );
    // The voice of a caption with an empty line in it goes on.
    let text = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v A>one\n\ntwo</v>\n";
    assert_eq!(segments(&read_text(text)), ["A | 1000–2000 | one two"]);
}

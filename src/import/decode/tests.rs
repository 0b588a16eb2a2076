//! What a file is, hostile archives, and the same paragraphs from each kind of document.

use proptest::prelude::*;

use super::testing::{archive, docx, odt};
use super::*;

fn refused(bytes: &[u8]) -> String {
    decode(Some("call.docx"), bytes, None).expect_err("it is refused").message
}

#[test]
fn the_content_says_what_a_file_is_and_not_its_name() {
    let paragraph = "<w:p><w:r><w:t>yes</w:t></w:r></w:p>";
    let container = |name: &str, bytes: &[u8]| decode(Some(name), bytes, None).expect("it is read").container;
    assert_eq!(container("a.txt", &docx(paragraph, &[])), "Word document (.docx)");
    assert_eq!(container("a.docx", b"Mira: yes"), "UTF-8 text");
    assert_eq!(container("a.doc", b"{\\rtf1 yes}"), "rich text (.rtf)");
    assert_eq!(container("a.doc", b"<html><p>yes"), "HTML page");
    assert_eq!(container("a.html", b"<p>yes"), "HTML page");
    let json = decode(Some("a.txt"), b"\xef\xbb\xbf{\"a\": 1}", None).expect("it is read");
    assert_eq!(json.json, Some(serde_json::json!({"a": 1})));
    let windows = decode(Some("a.html"), b"<meta charset=windows-1251><p>\xe4\xe0", None).expect("it is read");
    assert_eq!((&*windows.text, windows.notes.len()), ("да", 1));
}

#[test]
fn archives_that_are_no_document_are_refused() {
    assert!(refused(&archive(&[("a.vtt", b"WEBVTT"), ("b.vtt", b"WEBVTT")])).contains("archive with 2 files"));
    let nested = archive(&[("word/a.docx", &docx("", &[]))]);
    assert!(refused(&nested).contains("without its text"), "{}", refused(&nested));
    assert!(refused(&archive(&[("inner.zip", &nested)])).contains("archive with 1 file"));
    assert!(refused(&archive(&[("xl/workbook.xml", b"")])).contains("spreadsheet"));
    assert!(refused(&archive(&[("Index/Document.iwa", b"")])).contains("Pages"));
    assert!(refused(&archive(&[])).contains("archive with 0 files"));
}

#[test]
fn damaged_archives_are_refused() {
    let words: String = (0..2000).map(|at| format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", at * at)).collect();
    let whole = docx(&words, &[]);
    for length in [4, 30, whole.len() / 2, whole.len() - 1] {
        assert!(refused(&whole[..length]).contains("damaged or cut off"), "{length}");
    }
    let mut turned = whole.clone();
    let middle = whole.len() / 2;
    turned[middle] ^= 0x40;
    assert!(refused(&turned).contains("damaged or cut off"), "{}", refused(&turned));
}

#[test]
fn an_archive_that_bursts_is_refused_and_one_in_a_part_that_nobody_reads_is_not_opened() {
    let zeros = vec![b' '; 9 * 1024 * 1024];
    let bomb = archive(&[("word/document.xml", &zeros)]);
    assert!(bomb.len() < 100_000 && refused(&bomb).contains("to more than 8 MB"), "{}", refused(&bomb));
    let body = "<w:p><w:r><w:t>yes</w:t></w:r></w:p>";
    let spaces = String::from_utf8(zeros).expect("these are spaces");
    let picture = docx(body, &[("word/media/image1.png", &spaces), ("word/header1.xml", "<a/>")]);
    assert_eq!(decode(None, &picture, None).expect("it is read").text, "yes");
    let header = docx(body, &[("word/header1.xml", &spaces)]);
    assert!(refused(&header).contains("`word/header1.xml` in it unpacks from"));
}

#[test]
fn lists_of_entries_are_bounded_and_make_sense() {
    let names: Vec<String> = (0..=limits::MAX_ENTRIES).map(|at| format!("word/{at}")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (&**name, &b""[..])).collect();
    assert!(refused(&archive(&many)).contains("entries"));
    let ends = [b"PK\x03\x04".to_vec(), b"PK\x05\x06".repeat(1_000_000)].concat();
    assert!(refused(&ends).contains("entries"));
    // Two entries of the list lead to one part.
    let mut twice = archive(&[("word/a.xml", b"aaaa"), ("word/b.xml", b"aaaa")]);
    let listed = memchr::memmem::rfind(&twice, b"PK\x01\x02").expect("it is listed");
    twice[listed + 42..listed + 46].copy_from_slice(&[0; 4]);
    assert!(!refused(&twice).is_empty());
}

#[test]
fn more_than_a_file_may_have_is_refused() {
    let most = usize::try_from(limits::MAX_FILE_BYTES).expect("it fits");
    assert!(refused(&vec![b'a'; most + 1]).contains("64 MB"));
}

/// What somebody says: words, with signs that each kind of document writes in its own way.
fn paragraphs() -> impl Strategy<Value = Vec<String>> {
    let word = "[a-zA-Z0-9äöüßéñçœЖд日本😀&<>{}\"'\\\\;:.,’–#%-]{1,8}";
    let paragraph = proptest::collection::vec(word, 1..8).prop_map(|words| words.join(" "));
    proptest::collection::vec(paragraph, 1..6)
}

fn xml(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&#34;")
}

fn rtf(text: &str) -> String {
    let written = |unit: u16| match char::from_u32(u32::from(unit)) {
        Some(c @ ('\\' | '{' | '}')) => format!("\\{c}"),
        Some(c) if c.is_ascii() => c.to_string(),
        _ => format!("\\u{}?", i16::from_ne_bytes(unit.to_ne_bytes())),
    };
    text.encode_utf16().map(written).collect()
}

/// The paragraphs in each kind of document, each in two runs.
fn documents(paragraphs: &[String]) -> Vec<Vec<u8>> {
    let each = |write: &dyn Fn(&str, &str) -> String| -> String {
        let halves = paragraphs.iter().map(|text| {
            let middle = text.char_indices().nth(text.chars().count() / 2).map_or(0, |(at, _)| at);
            text.split_at(middle)
        });
        halves.map(|(first, second)| write(first, second)).collect()
    };
    let run = |text: &str| format!("<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r>", xml(text));
    let in_docx = each(&|first, second| format!("<w:p>{}{}</w:p>", run(first), run(second)));
    let in_odt =
        each(&|first, second| format!("<text:p>{}<text:span>{}</text:span></text:p>", xml(first), xml(second)));
    let in_rtf = each(&|first, second| format!("{}{{\\b {}}}\\par\n", rtf(first), rtf(second)));
    let in_html = each(&|first, second| format!("<p>{}<b>{}</b>\n", xml(first), xml(second)));
    vec![
        docx(&in_docx, &[]),
        odt(&in_odt, &[]),
        format!("{{\\rtf1\\ansi {in_rtf}}}").into_bytes(),
        format!("<!doctype html><meta charset=utf-8><body>{in_html}</body>").into_bytes(),
    ]
}

proptest! {
    #[test]
    fn each_kind_of_document_gives_the_paragraphs_that_were_written(paragraphs in paragraphs()) {
        for document in documents(&paragraphs) {
            let input = decode(None, &document, None).expect("it is read");
            prop_assert_eq!(&input.text, &paragraphs.join("\n\n"), "{}", input.container);
            prop_assert_eq!(input.beside.missing(), 0);
        }
    }

    /// Whatever becomes of a document on its way, it is read with all its letters accounted for, or refused.
    #[test]
    fn damaged_documents_are_read_or_refused(
        paragraphs in paragraphs(),
        at in any::<prop::sample::Index>(),
        with in proptest::collection::vec(any::<u8>(), 0..4),
    ) {
        for mut document in documents(&paragraphs) {
            let at = at.index(document.len());
            document.splice(at..(at + 2).min(document.len()), with.clone());
            if let Ok(input) = decode(None, &document, None) {
                prop_assert_eq!(input.beside.missing(), 0);
            }
        }
    }
}

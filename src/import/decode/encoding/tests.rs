//! Encodings, each with sentences that people say.

use encoding_rs::{GBK, KOI8_U, SHIFT_JIS, WINDOWS_1250, WINDOWS_1251};
use proptest::prelude::*;

use super::*;

/// Sentences in which the letters stand that tell encodings apart.
const SENTENCES: &[&str] = &[
    "Das war für uns sehr schön, größer geht es nicht. Übrigens: „Ärger“ gab es keinen.",
    "C’était très compliqué à gérer, ça dépend où l’équipe est placée ; voilà.",
    "¿Cómo funciona aquí? Mañana será más difícil, señor, según el último año.",
    "It’s fine – we don’t “own” it… the café is naïve about €5.",
    "Não são opções, é a função da direção que está lá.",
    "Müller: Ja.",
];

fn read(bytes: &[u8]) -> DecodedText {
    decode_text(bytes, None, None).expect("it is text")
}

fn utf_16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(unit).collect()
}

#[test]
fn sentences_come_back_from_windows_1252_and_from_mac_roman() {
    for sentence in SENTENCES {
        for (encoding, container) in [(WINDOWS_1252, "Windows-1252 text"), (MACINTOSH, "MacRoman text")] {
            let (bytes, _, unmappable) = encoding.encode(sentence);
            assert!(!unmappable, "{sentence}");
            let read = read(&bytes);
            assert_eq!((&*read.text, read.container), (*sentence, container));
            assert!(read.notes[0].contains("--encoding"), "{:?}", read.notes);
        }
    }
}

#[test]
fn texts_of_other_alphabets_come_back() {
    let russian = "Мы говорили об этом вчера, и всё было хорошо: никто не ждал ответа.";
    let czech = "Příliš žluťoučký kůň úpěl ďábelské ódy, říkali včera večer všichni.";
    let japanese = "昨日、チームと話しました。とても良かったです。";
    let chinese = "我们昨天和团队谈过这个问题，大家都觉得很好。";
    let cases =
        [(WINDOWS_1251, russian), (KOI8_U, russian), (WINDOWS_1250, czech), (SHIFT_JIS, japanese), (GBK, chinese)];
    for (encoding, text) in cases {
        let bytes = encoding.encode(text).0;
        assert_eq!(read(&bytes).text, text, "{}", encoding.name());
        assert!(read(&bytes).notes[0].contains(encoding.name()), "{:?}", read(&bytes).notes);
    }
    assert_eq!(read(b"\x1b$B$3$s$K$A$O\x1b(B").text, "こんにちは");
}

#[test]
fn unicode_is_read_with_and_without_its_mark() {
    for text in ["Mira: größer", "Мира: да\nещё раз", "昨日 12:30\n話", "a\u{1f600}b  c"] {
        let marked = format!("\u{feff}{text}");
        for bytes in [text.as_bytes(), marked.as_bytes()] {
            assert_eq!((&*read(bytes).text, read(bytes).container), (text, "UTF-8 text"));
        }
        for unit in [u16::to_le_bytes, u16::to_be_bytes] {
            for utf_16 in [utf_16(text, unit), utf_16(&marked, unit)] {
                assert_eq!((&*read(&utf_16).text, read(&utf_16).container), (text, "UTF-16 text"), "{utf_16:?}");
            }
        }
    }
    assert_eq!(read(b"").text, "");
}

#[test]
fn line_ends_are_one_and_zero_bytes_are_said() {
    assert_eq!(read(b"a\r\nb\rc\n\r\nd").text, "a\nb\nc\n\nd");
    let zeros = read(b"Mira:\0 yes");
    assert_eq!(zeros.text, "Mira: yes");
    assert!(zeros.notes[0].contains("zero bytes that were left out: 1"), "{:?}", zeros.notes);
}

#[test]
fn what_is_no_text_is_refused() {
    let bytes: Vec<u8> = (0..2000_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 11) as u8).collect();
    assert!(decode_text(&bytes, None, None).is_err());
    assert!(decode_text(&[0; 100], None, None).is_err());
    assert!(decode_text(&bytes, NamedEncoding::new("latin1"), None).is_err(), "naming an encoding makes it none");
    let refused = decode_text(b"\xff\xfe\0\0a\0\0\0", None, None).expect_err("it is refused");
    assert!(refused.message.contains("UTF-32"), "{refused}");
}

#[test]
fn bytes_of_another_encoding_in_utf_8_are_refused_with_their_line() {
    let mixed = [b"Gr\xc3\xbc\xc3\x9fe\nsch\xc3\xb6n\n".as_slice(), b"f\xfcr\n"].concat();
    let refused = decode_text(&mixed, None, None).expect_err("it is refused");
    assert_eq!(refused.line, Some(3), "{refused}");
    let read = decode_text(&mixed, NamedEncoding::new("UTF-8"), None).expect("somebody said so");
    assert_eq!(read.text, "Grüße\nschön\nf\u{fffd}r\n");
    assert!(read.notes[1].ends_with(": 1"), "{:?}", read.notes);
    let half = decode_text(b"\xff\xfea\0b\0\n\0\x00\xd8", None, None).expect_err("it ends in half a character");
    assert_eq!(half.line, Some(2), "{half}");
}

#[test]
fn an_encoding_that_is_named_counts_and_one_that_is_declared_where_nothing_else_tells() {
    let named = NamedEncoding::new("MacRoman");
    assert_eq!(named, NamedEncoding::new("macintosh"));
    assert_eq!(NamedEncoding::new("none-such"), None);
    assert_eq!(decode_text(b"\x9f", named, None).expect("it is text").text, "ü");
    let declared = NamedEncoding::new("koi8-r");
    assert_eq!(decode_text(b"\xc4\xc1", None, declared).expect("it is text").text, "да");
    assert_eq!(decode_text("да".as_bytes(), None, declared).expect("it is text").text, "да");
}

proptest! {
    #[test]
    fn valid_utf_8_is_itself(text in "[a-zäöüßéà 0-9:.\\n]{0,200}") {
        prop_assert_eq!(read(text.as_bytes()).text, text);
    }

    #[test]
    fn no_bytes_stop_it(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        if let Ok(read) = decode_text(&bytes, None, None) {
            let is_clean = !read.text.contains(['\r', '\0']);
            prop_assert!(is_clean);
        }
    }
}

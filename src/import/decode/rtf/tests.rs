//! Rich text as programs write it, with the paragraphs expected by hand.

use super::*;
use crate::import::decode::refusal::Refusal;
use crate::import::input_text::InputText;

fn try_read(rtf: &str) -> Result<InputText, Refusal> {
    read_rtf(rtf.as_bytes())
}

fn text(rtf: &str) -> String {
    try_read(rtf).expect("it is read").text
}

/// The reasons with their counts.
fn dropped(rtf: &str) -> Vec<(&'static str, u64)> {
    try_read(rtf).expect("it is read").beside.dropped.into_iter().collect()
}

#[test]
fn what_word_writes_is_read() {
    let rtf = "{\\rtf1\\ansi\\ansicpg1252\\uc1\\deff0{\\fonttbl{\\f0\\froman\\fcharset0 Times;}{\\f1\\fcharset204 Arial Cyr;}}\n\
               {\\stylesheet{\\s0 Normal;}}{\\info{\\author Lena}}{\\header \\pard Page 1\\par}\n\
               \\pard\\plain {\\b Mira:} Wie gro\\'df ist es? \\u8222\\'84Sehr\\u8220\\'93.\\par\n\
               {\\f1 \\'e4\\'e0}\\line {\\v secret}{\\deleted gone}x\\~y{\\*\\unheardof zz}{\\footnote \\pard note}\\par}";
    assert_eq!(text(rtf), "Mira: Wie groß ist es? „Sehr“.\n\nда\nx\u{a0}y");
    assert_eq!(
        dropped(rtf),
        [
            ("fonts, styles and settings", 5 + 8 + 6 + 4),
            ("footnotes", 4),
            ("hidden text", 6),
            ("page headers and footers", 5),
            ("tracked deletions", 4),
            ("what other programs pass over too", 2),
        ]
    );
}

#[test]
fn what_text_edit_writes_is_read() {
    let rtf = "{\\rtf1\\ansi\\ansicpg1252\\cocoartf2639\n{\\fonttbl\\f0\\fswiss\\fcharset0 Helvetica;}\n\
               {\\colortbl;\\red255\\green255\\blue255;}{\\*\\expandedcolortbl;;}\n\\pard\\tx720\\f0\\fs24 \\cf0 Mira: it\\'92s\\\n\
               \\\nP07: \\uc0\\u26152 \\u55357 \\u56832 x}";
    assert_eq!(text(rtf), "Mira: it’s\n\nP07: 昨😀x");
}

#[test]
fn two_byte_letters_and_unknown_code_pages() {
    let japanese = "{\\rtf1\\ansicpg932{\\fonttbl{\\f0\\fcharset128 M;}}\\f0 \\'8d\\'f0\\'93\\'fa\\'83\\\\\\par}";
    assert_eq!(text(japanese), "昨日ソ");
    let old = try_read("{\\rtf1\\pca\nGr\\'81n}").expect_err("nobody knows that letter");
    assert_eq!((old.line, old.message.contains("850")), (Some(2), true), "{old}");
    assert_eq!(text("{\\rtf1\\pca plain}"), "plain");
    assert_eq!(text("{\\rtf1\\mac \\'9f\\'a7}"), "üß");
}

#[test]
fn rows_are_paragraphs_with_tabs() {
    let row = "\\trowd\\cellx1\\cellx2\\pard\\intbl 00:01\\cell \\pard\\intbl one\\par two\\cell\\row ";
    let empty = "\\trowd\\pard\\intbl\\cell\\intbl\\cell three\\cell\\row ";
    let frame = "\\trowd\\pard\\intbl a\\par b\\cell\\row ";
    assert_eq!(
        text(&format!("{{\\rtf1 x\\par {row}{empty}{frame}\\pard y\\par}}")),
        "x\n\n00:01\tone\ntwo\n\n\t\tthree\n\na\n\nb\n\ny"
    );
    let nested = "\\trowd\\pard\\intbl a\\nestcell b\\nestcell{\\*\\nesttableprops\\nestrow}c\\cell d\\cell\\row ";
    assert_eq!(text(&format!("{{\\rtf1 {nested}}}")), "a\tb\t\nc\td");
}

#[test]
fn links_keep_their_words_and_boxes_their_paragraphs() {
    let link = "{\\field{\\*\\fldinst HYPERLINK \"https://a\"}{\\fldrslt the page}}";
    assert_eq!(text(&format!("{{\\rtf1 see {link}.}}")), "see the page.");
    let shape = "{\\shp{\\*\\shpinst{\\sp{\\sn a}{\\sv b}}{\\shptxt in a box\\par}}{\\shprslt in a box}}";
    assert_eq!(text(&format!("{{\\rtf1 {shape}after}}")), "in a box\n\nafter");
    assert_eq!(text("{\\rtf1 {\\upr{gr?n}{\\*\\ud{gr\\u252 ?n}}}}"), "grün");
}

#[test]
fn broken_text_is_refused_and_never_half_read() {
    for cut in ["{\\rtf1 a", "{\\rtf1 {a}", "{\\rtf1 {\\pict\\bin99999999 ab}}", "{\\rtf1 a\\"] {
        let refused = try_read(cut).expect_err("it is cut off");
        assert!(refused.message.contains("ends before"), "{refused}");
    }
    let deep = try_read(&"{\\rtf1 ".repeat(100_000)).expect_err("it is deep");
    assert!(deep.message.contains("deep"), "{deep}");
    assert_eq!(text("{\\rtf1 a}}}b\0"), "a");
    assert_eq!(dropped("{\\rtf1 a}}}b\0"), [("what follows the end", 1)]);
    assert_eq!(text("{\\rtf1 \\u-10179 ?\\u8217}"), "\u{fffd}’", "half a character is none");
}

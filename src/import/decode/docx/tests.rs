//! Documents as programs write them, with the paragraphs expected by hand.

use crate::import::InputText;
use crate::import::decode::decode;
use crate::import::decode::refusal::Refusal;
use crate::import::decode::testing::{archive, docx};

fn try_read(body: &str, beside: &[(&str, &str)]) -> Result<InputText, Refusal> {
    decode(Some("call.docx"), &docx(body, beside), None)
}

fn text(body: &str) -> String {
    try_read(body, &[]).expect("it is read").text
}

#[test]
fn runs_are_one_paragraph_with_tabs_and_breaks() {
    let body = "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr><w:r><w:t>Mi</w:t></w:r><w:r><w:rPr><w:b/></w:rPr>\
                <w:t xml:space=\"preserve\">ra: </w:t><w:tab/><w:t>R&amp;D &#xE9;t&#233;</w:t><w:br/><w:t>so</w:t></w:r></w:p>\
                <w:p/><w:p><w:hyperlink><w:r><w:t>the page</w:t></w:r></w:hyperlink><w:r><w:noBreakHyphen/>\
                <w:t><![CDATA[<x>]]></w:t></w:r></w:p>";
    assert_eq!(text(body), "Mira:\tR&D été\nso\n\nthe page\u{2011}<x>");
}

#[test]
fn rows_are_paragraphs_and_a_frame_is_none() {
    let cell = |words: &str| format!("<w:tc><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>");
    let row = format!("<w:tr>{}{}{}</w:tr>", cell("00:01"), cell(""), cell("so"));
    assert_eq!(text(&format!("<w:tbl>{row}<w:tr>{}</w:tr></w:tbl>", cell("all"))), "00:01\t\tso\n\nall");
    let framed = format!("<w:tbl><w:tr><w:tc><w:tbl>{row}</w:tbl><w:p/></w:tc></w:tr></w:tbl>");
    assert_eq!(text(&framed), "00:01\t\tso");
}

#[test]
fn what_nobody_said_is_left_out_with_a_reason() {
    let body = "<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins><w:r><w:t>came</w:t></w:r></w:ins>\
                <w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom>\
                <w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>\
                <w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t> shown</w:t></w:r>\
                <w:r><w:instrText>PAGE 1</w:instrText></w:r><w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p>";
    let beside = [
        ("word/comments.xml", "<w:comments><w:comment><w:p><w:r><w:t>hm</w:t></w:r></w:p></w:comment></w:comments>"),
        ("word/footnotes.xml", "<w:footnotes><w:t>note</w:t></w:footnotes>"),
        ("word/header1.xml", "<w:hdr><w:t>Page</w:t></w:hdr>"),
        ("word/footer12.xml", "<w:ftr><w:t>1</w:t></w:ftr>"),
        ("word/styles.xml", "not even XML, and never read"),
    ];
    let input = try_read(body, &beside).expect("it is read");
    assert_eq!((&*input.text, input.container), ("came shown", "Word document (.docx)"));
    let dropped: Vec<_> = input.beside.dropped.iter().map(|(reason, count)| (*reason, *count)).collect();
    assert_eq!(
        dropped,
        [
            ("comments", 2),
            ("field codes", 5),
            ("footnotes", 4),
            ("hidden text", 6),
            ("page headers and footers", 5),
            ("passages that were moved elsewhere", 5),
            ("tracked deletions", 4),
        ]
    );
    assert_eq!((input.beside.seen, input.beside.missing()), (31, 0));
}

#[test]
fn text_boxes_are_read_once() {
    let boxed = "<w:txbxContent><w:p><w:r><w:t>in a box</w:t></w:r></w:p></w:txbxContent>";
    let position = "<wp:posOffset>114300</wp:posOffset>";
    let body = format!(
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\">{position}{boxed}</mc:Choice>\
         <mc:Fallback>{boxed}</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>after</w:t></w:r></w:p>"
    );
    let input = try_read(&body, &[]).expect("it is read");
    assert_eq!(input.text, "in a box\n\nafter");
    let dropped: Vec<_> = input.beside.dropped.into_iter().collect();
    assert_eq!(dropped, [("settings of the layout", 6), ("the same again for older programs", 6)]);
    let old = "<w:p><w:r><mc:AlternateContent><mc:Choice/><mc:Fallback><w:t>only here</w:t></mc:Fallback>\
               </mc:AlternateContent></w:r></w:p>";
    assert_eq!(text(old), "only here");
}

#[test]
fn the_main_part_may_have_another_name() {
    let relationships =
        "<Relationships><Relationship Type=\"x/officeDocument\" Target=\"/word/document2.xml\"/></Relationships>";
    let main = "\u{feff}<w:document><w:p><w:r><w:t>yes</w:t></w:r></w:p></w:document>";
    let utf_16: Vec<u8> = main.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for main in [main.as_bytes(), &utf_16] {
        let bytes = archive(&[("_rels/.rels", relationships.as_bytes()), ("word/document2.xml", main)]);
        assert_eq!(decode(None, &bytes, None).expect("it is read").text, "yes");
    }
}

#[test]
fn broken_xml_is_refused_with_its_place_and_nothing_is_half_read() {
    let refused = |body: &str| try_read(body, &[]).expect_err("it is refused").message;
    assert!(refused("<w:p>\n<w:r></w:p>").contains("broken at line 2, column"), "{}", refused("<w:p>\n<w:r></w:p>"));
    assert!(refused("<w:p>&unheardof;</w:p>").contains("`&unheardof;` is no entity"));
    assert!(refused("<w:p>&#0;</w:p>").contains("is no entity"));
    assert!(refused(&"<w:p>".repeat(100_000)).contains("deep"));
    assert!(refused("<w:altChunk/>").contains("embeds another one"));
    let part = |main: &str| {
        let bytes = archive(&[("word/document.xml", main.as_bytes())]);
        decode(None, &bytes, None).expect_err("it is refused").message
    };
    assert!(part("<w:document><w:p>").contains("ends before"));
    assert!(part("").contains("ends before"));
    assert!(part("<!DOCTYPE x [<!ENTITY a \"aaa\">]><x>&a;</x>").contains("defines entities"));
    assert!(part("<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><x>&a;</x>").contains("no entity"));
}

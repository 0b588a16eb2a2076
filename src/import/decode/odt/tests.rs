//! Documents as programs write them, with the paragraphs expected by hand.

use crate::import::InputText;
use crate::import::decode::decode;
use crate::import::decode::refusal::Refusal;
use crate::import::decode::testing::{archive, odt};

fn try_read(body: &str, beside: &[(&str, &str)]) -> Result<InputText, Refusal> {
    decode(Some("call.odt"), &odt(body, beside), None)
}

fn text(body: &str) -> String {
    try_read(body, &[]).expect("it is read").text
}

#[test]
fn paragraphs_headings_and_lists_are_read() {
    let body = "<text:sequence-decls/><text:h>Call</text:h>\n <text:p><text:span>Mira:</text:span><text:tab/>How\n  did \
                <text:a>it</text:a><text:s text:c=\"1000000000\"/>go?<text:line-break/>So?</text:p>\
                <text:list><text:list-item><text:p>one</text:p></text:list-item></text:list><text:p/>";
    assert_eq!(text(body), "Call\n\nMira:\tHow did it        go?\nSo?\n\none");
}

#[test]
fn rows_are_paragraphs() {
    let body = "<table:table><table:table-row><table:table-cell><text:p>00:01</text:p></table:table-cell>\
                <table:table-cell table:number-columns-repeated=\"1000000\"><text:p>so</text:p><text:p>it was</text:p>\
                </table:table-cell></table:table-row></table:table>";
    assert_eq!(text(body), "00:01\tso\nit was");
}

#[test]
fn what_nobody_said_is_left_out_with_a_reason() {
    let body = "<text:tracked-changes><text:changed-region><dc:creator>Lena</dc:creator><text:p>gone</text:p>\
                </text:changed-region></text:tracked-changes><text:p>said<text:note><text:note-citation>1</text:note-citation>\
                <text:note-body><text:p>note</text:p></text:note-body></text:note><office:annotation><dc:creator>L</dc:creator>\
                <text:p>hm</text:p></office:annotation> on<draw:frame><draw:text-box><text:p>box</text:p></draw:text-box>\
                <svg:desc>a tree</svg:desc></draw:frame></text:p>";
    let styles =
        "<office:document-styles><style:header><text:p>Page 1</text:p></style:header></office:document-styles>";
    let input = try_read(body, &[("styles.xml", styles), ("settings.xml", "never read")]).expect("it is read");
    assert_eq!((&*input.text, input.container), ("box\n\nsaid on", "OpenDocument text (.odt)"));
    let dropped: Vec<_> = input.beside.dropped.into_iter().collect();
    assert_eq!(
        dropped,
        [
            ("comments", 3),
            ("descriptions of pictures", 5),
            ("footnotes", 5),
            ("page headers and footers", 5),
            ("tracked deletions", 8),
        ]
    );
}

#[test]
fn locked_and_other_documents_are_refused() {
    let manifest = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>";
    let locked = try_read("x", &[("META-INF/manifest.xml", manifest)]).expect_err("it is locked");
    assert!(locked.message.contains("password"), "{locked}");
    let of_kind = |kind: &str| {
        let bytes = archive(&[("mimetype", kind.as_bytes())]);
        decode(None, &bytes, None).expect_err("it is refused").message
    };
    assert!(of_kind("application/vnd.oasis.opendocument.spreadsheet").contains("spreadsheet"));
    assert!(of_kind("application/vnd.oasis.opendocument.text").contains("has no `content.xml`"));
    assert!(of_kind("application/epub+zip").contains("archive with 1 file"));
}

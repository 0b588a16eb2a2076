//! Pages, with the paragraphs expected by hand.

use super::*;

fn read(html: &str) -> InputText {
    read_html(html).expect("it is read")
}

fn paragraphs(html: &str) -> Vec<String> {
    read(html).text.split("\n\n").map(str::to_owned).collect()
}

#[test]
fn paragraphs_of_a_page_come_without_what_nobody_reads() {
    let html = "<!doctype html><html><head><title>Call</title><style>p { top: 0 }</style></head><body>\n\
                <!-- made by hand --><h1>Call&nbsp;1</h1><p><b>Mira:</b> How did\n   it <i>go</i>?<p>P07: Two &lt;weeks&gt;,<br>\
                or 3 &mdash; so.</p>no paragraph<script>let x = '<p>no</p>';</script> yet<ul><li>one</li><li>two</ul></body>";
    let page = read(html);
    assert_eq!(
        page.text,
        "Call\u{a0}1\n\nMira: How did it go?\n\nP07: Two <weeks>,\nor 3 — so.\n\nno paragraph yet\n\none\n\ntwo"
    );
    let dropped: Vec<_> = page.beside.dropped.into_iter().collect();
    assert_eq!(dropped, [("comments", 10), ("scripts", 8), ("styles", 5), ("the title of the window", 4)]);
}

#[test]
fn rows_are_paragraphs_also_without_end_tags() {
    let html = "<table><tr><th>Time<th>Words<tr><td>00:01<td><p>one<p>two<tr><td colspan=2>all</table>after\
                <table><td>a<td>b</table>";
    assert_eq!(paragraphs(html), ["Time\tWords", "00:01\tone\ntwo", "all", "after", "a\tb"]);
    let framed = "<table><tr><td><p>x<table><tr><td>1<td>2</table><p>y</table>";
    assert_eq!(paragraphs(framed), ["x", "1\t2", "y"]);
    assert_eq!(paragraphs("<td>a</td><td>b</td></tr></table>c"), ["a", "b", "c"], "a table that never began");
}

#[test]
fn lines_of_preformatted_text_are_lines() {
    assert_eq!(paragraphs("<pre>Mira: a\n  b\n\nP07: c</pre>x\ny"), ["Mira: a\nb", "P07: c", "x y"]);
}

#[test]
fn what_is_left_open_is_left_out_to_the_end_and_counted() {
    let page = read("<p>a<del>b<del>c</del>d</del>e<select><option>f");
    assert_eq!(page.text, "ae");
    assert_eq!((page.beside.seen, page.beside.missing()), (4, 0));
}

#[test]
fn html_is_known_by_its_beginning() {
    for html in
        ["<!DOCTYPE html><p>", "\n<HTML lang=en>", "<!-- saved --><html>", "<?xml version='1.0'?>\n<!-- x --><html"]
    {
        assert!(is_html(None, html), "{html}");
    }
    for text in ["", "Mira: <html>", "<tt xmlns='http://www.w3.org/ns/ttml'>", "<p>", "<", "<!doctyp\u{e9} html"] {
        assert!(!is_html(Some("txt"), text), "{text}");
    }
    assert!(is_html(Some("html"), " <p>Mira: yes"));
    assert!(!is_html(Some("htm"), "Mira: yes"));
}

#[test]
fn the_encoding_that_a_page_names_is_found() {
    let named = |html: &str| declared_encoding(html.as_bytes());
    assert_eq!(named("<meta charset=koi8-r>"), NamedEncoding::new("koi8-r"));
    assert_eq!(
        named("<META http-equiv='Content-Type' content='text/html; charset=Windows-1251'>"),
        NamedEncoding::new("windows-1251")
    );
    assert_eq!((named("charset=koi8-r"), named("<meta charset=none-such>")), (None, None));
}

#[test]
fn tags_that_never_end_are_read_in_one_pass() {
    for tag in ["<div>", "<b>", "<table><tr><td>", "<del>", "</p>", "<a <", "&amp", "<!--"] {
        let page = read(&tag.repeat(10_000));
        assert!(page.text.len() < 50_001, "{tag}");
    }
}

//! Documents as HTML, with edits.
//!
//! Comes in: small documents. Goes out: nothing. Does not know: where the HTML is put.

use super::*;

fn insert(at: usize, cling: Cling, what: &str) -> Insert<String> {
    Insert { at, cling, what: what.to_owned() }
}

/// Renders with slots written out as `‹what›` in place of what they replace.
fn rendered(text: &str, hidden: &[(usize, usize)], inserts: Vec<Insert<String>>) -> String {
    let document = Document::parse(text, 0);
    let hidden = hidden.iter().map(|(start, end)| Span::new(*start, *end)).collect();
    let body = render(&document, Edits { hidden, inserts, limits: Vec::new() }, |target| format!("link {target}"));
    let piece = |piece: Piece<'_, String>| match piece {
        Piece::Words(html) | Piece::Html(html) => html.to_owned(),
        Piece::Slot(what, _) => format!("‹{what}›"),
        Piece::Edge(_) => String::new(),
    };
    body.pieces(text).map(piece).collect()
}

#[test]
fn words_are_hidden_and_slots_put_in() {
    let inserts = vec![insert(2, Cling::Right, "open"), insert(6, Cling::Left, "close")];
    assert_eq!(rendered("a [b *c*]{.x} d", &[(2, 3), (8, 13)], inserts), "<p>a ‹open›b <em>‹close›c</em> d</p>\n");
}

#[test]
fn a_line_may_break_between_letters_that_nothing_parts() {
    assert_eq!(
        rendered("リリースの\n承認*が*\n遅い\nand slow\nです", &[], vec![]),
        "<p>リリースの承認<em>が</em>遅い\nand slow\nです</p>\n"
    );
    let inserts = vec![insert(0, Cling::Right, "open"), insert(7, Cling::Left, "close")];
    assert_eq!(rendered("[日本]{.x}\n語", &[(0, 1), (7, 12)], inserts), "<p>‹open›日本‹close›語</p>\n");
}

#[test]
fn a_slot_clings_to_what_it_belongs_to() {
    let at_end = vec![insert(5, Cling::Left, "end")];
    assert_eq!(rendered("*abc*", &[], at_end.clone()), "<p><em>abc</em>‹end›</p>\n");
    assert_eq!(rendered("abcde\n\nf", &[], at_end), "<p>abcde‹end›</p>\n<p>f</p>\n");
    let before_block = vec![insert(3, Cling::Block, "turn"), insert(3, Cling::Right, "quote")];
    assert_eq!(rendered("a\n\nb", &[], before_block), "<p>a</p>\n‹turn›<p>‹quote›b</p>\n");
}

#[test]
fn emphasis_whose_start_is_hidden_goes_with_it() {
    assert_eq!(rendered("a {k=*b} c* d", &[(2, 8)], vec![]), "<p>a  c d</p>\n");
}

#[test]
fn a_hidden_paragraph_leaves_nothing() {
    assert_eq!(rendered("a\n\n**b**\n\nc", &[(3, 9)], vec![]), "<p>a</p>\n<p>c</p>\n");
}

#[test]
fn relative_links_become_slots_and_bad_ones_words() {
    assert_eq!(rendered("[a](b.md \"t\")", &[], vec![]), "<p><a href=\"‹link b.md›\" title=\"t\">a</a></p>\n");
    assert_eq!(rendered("![a](b.png)", &[], vec![]), "<p><img src=\"‹link b.png›\" alt=\"a\" /></p>\n");
    // The id of a heading is composed, whatever the letters of the link are.
    let composed = "<p><a href=\"#gr%C3%B6%C3%9Fe\">a</a></p>\n";
    for place in ["größe", "gro\u{308}ße", "gro%CC%88%C3%9Fe", "gr%C3%B6%C3%9Fe"] {
        assert_eq!(rendered(&format!("[a](#{place})"), &[], vec![]), composed, "{place}");
    }
    for bad in ["javascript:x", "JAVA&#10;SCRIPT:x", "data:text/html,x", "vbscript:x", "file:///etc/passwd"] {
        assert_eq!(rendered(&format!("[a](<{bad}>) ![b](<{bad}>)"), &[], vec![]), "<p>a b</p>\n", "{bad}");
    }
    for kept in ["https://e.example/", "#t5", "mailto:a@e.example"] {
        assert_eq!(rendered(&format!("[a]({kept})"), &[], vec![]), format!("<p><a href=\"{kept}\">a</a></p>\n"));
    }
}

#[test]
fn raw_html_is_shown_and_comments_are_not() {
    assert_eq!(rendered("a <b>c</b><!-- d -->", &[], vec![]), "<p>a &lt;b&gt;c&lt;/b&gt;</p>\n");
    assert_eq!(rendered("<div>\nx <!-- y\nz --> w\n</div>", &[], vec![]), "<p>&lt;div&gt;\nx  w\n&lt;/div&gt;</p>\n");
    assert_eq!(rendered("<!-- a -->\n\nb", &[], vec![]), "<p>b</p>\n");
    assert_eq!(rendered("<script>alert(1)</script>", &[], vec![]), "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n");
}

#[test]
fn a_head_cell_that_holds_nothing_heads_no_column() {
    let head = |text: &str| {
        let html = rendered(text, &[], vec![]);
        html.split_once("<tr>").and_then(|(_, rest)| rest.split_once("</tr>")).map(|(head, _)| head.to_owned())
    };
    for (text, expected) in [
        ("| | b |\n|---|---|\n| | c |\n", "<td></td><th>b</th>"),
        ("| <!-- x --> | *b* |\n|---|---|\n", "<td></td><th><em>b</em></th>"),
        ("|   |   |\n|---|---|\n", "<td></td><td></td>"),
        ("| 0 | ` ` |\n|---|---|\n", "<th>0</th><th><code> </code></th>"),
    ] {
        assert_eq!(head(text).as_deref(), Some(expected), "{text}");
    }
    let body = rendered("| a |\n|---|\n|   |\n", &[], vec![]);
    assert!(body.contains("<th>a</th>") && body.contains("<tr><td></td></tr>"), "{body}");
    let slot = rendered("| | b |\n|---|---|\n", &[], vec![insert(1, Cling::Right, "time")]);
    assert!(
        slot.contains("<th>‹time›</th>") || slot.contains("<th>‹time›b</th>"),
        "what is put in is something: {slot}"
    );
}

#[test]
fn cells_are_aligned_by_classes() {
    let html =
        rendered("| a | b | c | |\n|:--|:-:|--:|:-:|\n| 1 | ` style=\"text-align: left\">` | 3 | 4 |\n", &[], vec![]);
    let (head, body) = html.split_once("</thead>").expect("there is a head");
    let cells = "<th>a</th><th class=\"align-center\">b</th><th class=\"align-end\">c</th>";
    assert!(head.contains(cells) && head.contains("<td class=\"align-center\"></td>"), "{head}");
    assert!(body.contains("<td class=\"align-end\">3</td>"), "{body}");
    // What somebody wrote is no tag's end.
    assert!(body.contains("<code> style=\"text-align: left\"&gt;</code>"), "{body}");
    assert_eq!(html.matches("style=").count(), 1, "{html}");
}

#[test]
fn named_code_is_highlighted_with_classes() {
    let html = rendered("```bash\nls | wc -l # count\n```\n", &[], vec![]);
    assert!(html.starts_with("<pre><code class=\"language-bash\">") && html.contains("class=\"hl-"), "{html}");
    assert!(!html.contains("style="), "{html}");
    assert_eq!(
        rendered("```nonesuch\na<b\n```", &[], vec![]),
        "<pre><code class=\"language-nonesuch\">a&lt;b\n</code></pre>\n"
    );
}

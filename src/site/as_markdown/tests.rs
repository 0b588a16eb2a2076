//! What HTML becomes, and that what is read of it are the same words.

use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser};

use super::{MarkdownPage, write};
use crate::site::PageHtml;
use crate::site::words::Words;

const PAGE: &str = "https://x.example/r/themes/a/";

fn markdown(html: &str) -> String {
    let words = Words::new("en");
    let mut out = String::new();
    write(MarkdownPage { address: PAGE, words: &words }, &page_html(html), &mut out);
    out
}

fn page_html(html: &str) -> PageHtml {
    PageHtml { text: html.to_owned(), ..PageHtml::default() }
}

/// What somebody reads who is shown Markdown; blocks are parted by a space.
fn read(markdown: &str) -> String {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM;
    let mut text = String::new();
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Text(words) | Event::Code(words) => text.push_str(&words),
            Event::Html(html) | Event::InlineHtml(html) => text.push_str(&format!("HTML: {html}")),
            Event::TaskListMarker(_) => text.push_str("TASK"),
            Event::Rule => text.push_str("RULE"),
            Event::End(end) if !is_inline(end) => text.push(' '),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            _ => {}
        }
    }
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn is_inline(end: pulldown_cmark::TagEnd) -> bool {
    use pulldown_cmark::TagEnd::{Emphasis, Image, Link, Strikethrough, Strong};
    matches!(end, Emphasis | Strong | Strikethrough | Link | Image)
}

#[test]
fn blocks_are_written_as_they_stand() {
    for (html, expected) in [
        ("<h1>A <b>b</b></h1><p>c\n d</p><p>e</p>", "# A **b**\n\nc d\n\ne\n"),
        ("<ul><li>a</li><li></li><li>b<ul><li>c</li></ul></li></ul>d", "- a\n- b\n  - c\n\nd\n"),
        ("<ol start=3><li><p>a</p><p>b</p></li><li>c</li></ol>", "3. a\n\n   b\n\n4. c\n"),
        ("<p>a</p><blockquote><p>b</p><p>c</p></blockquote><p>d</p>", "a\n\n> b\n>\n> c\n\nd\n"),
        ("<ul><li><blockquote>a</blockquote>b</li></ul>", "- > a\n\n  b\n"),
        ("<dl><div><dt>a</dt><dd>b</dd></div><div><dt>c</dt><dd>d</dd></div></dl>", "- a: b\n- c: d\n"),
        ("<details><summary>a</summary><p>b</p></details>", "**a**\n\nb\n"),
        (
            "<p>x</p><table><tr><th>a</th><th>b|c</th></tr><tr><td> <p>d</p>e</td><td></td></tr>\
             <tr><td><details>f</details></td></tr></table><p>y</p>",
            "x\n\n| a | b\\|c |\n|---|---|\n| d e |  |\n\ny\n",
        ),
        ("<pre><code>a\n\n```\nb</code></pre>", "````\na\n\n```\nb\n````\n"),
        ("<p>a <code>b`c</code><br>d<hr>", "a ``b`c`` d\n\n---\n"),
        (
            "<p>“<q>a</q>” <del>b</del> <img src=c.png alt=d> <img src=e.png>",
            "““a”” ~~b~~ ![d](https://x.example/r/themes/a/c.png)\n",
        ),
        ("<main><nav>a</nav><p hidden>b<svg><title>c</title></svg><button>d</button></p>e</main>f", "e\n"),
        ("<ol><li><span class=rank>1</span> <a>a</a> <span class=line-meta>b</span></li></ol>", "1. a — b\n"),
        ("<h2></h2><p>a</p><script>b < c</script>", "a\n"),
    ] {
        assert_eq!(markdown(html), expected, "{html}");
    }
}

#[test]
fn links_are_full_and_have_words() {
    for (html, expected) in [
        ("<a href=\"../b/#c\">d<i>e</i></a> f", "[de](https://x.example/r/themes/b/#c) f\n"),
        ("a<a href=#b></a>c", "ac\n"),
        (
            "Oh! <a href=#b> c ] </a>!<a href=#d>e</a>",
            "Oh! [c \\]](https://x.example/r/themes/a/#b) \\![e](https://x.example/r/themes/a/#d)\n",
        ),
        ("<a href=#b><div>c</div><div>d</div></a>", "[c d](https://x.example/r/themes/a/#b)\n"),
        ("<a>b</a>", "b\n"),
    ] {
        assert_eq!(markdown(html), expected, "{html}");
    }
}

#[test]
fn a_card_is_a_quote_with_who_said_it() {
    let card = "<article class=\"card kind-pain\" id=\"p03.two\" data-kind=\"pain\">\n<p class=\"card-head\"><span class=\"kind kind-pain\">\
        Pain</span> <span class=\"fact\">monthly</span> <span class=\"fact\">3 h each time</span>\n<copy-link></copy-link></p>\n\
        <blockquote dir=\"auto\" cite=\"x\"><p>It took two &lt;weeks&gt; &amp; *more*.</p></blockquote>\n\
        <p class=\"card-foot\"><span class=\"who\">P03</span>, <bdi>staff · engineer</bdi>, <a href=\"../../teams/freight/\">Freight</a> · \
        <time datetime=\"2025-11-18\">18 Nov 2025</time> · <a class=\"time\" href=\"y\">6:28</a>\n<span class=\"way\"> · \
        <a class=\"in-transcript\" href=\"../../interviews/p03/#two\">in the transcript</a></span></p>\n\
        <p class=\"chips\"><a class=\"chip\" href=\"../b/\">B</a> <a class=\"chip\" href=\"../c/\">C</a> </p>\n\
        <p class=\"note\"><bdi>Ada</bdi>: hm</p>\n</article>";
    let expected = "Pain, monthly, 3 h each time\n\n\
        > It took two \\<weeks> & \\*more\\*.\n\n\
        > — P03, staff · engineer, Freight, 2025-11-18 ([transcript](https://x.example/r/interviews/p03/#two))\n\n\
        [B](https://x.example/r/themes/b/), [C](https://x.example/r/themes/c/)\n\nAda: hm\n";
    assert_eq!(markdown(card), expected);
    let undated = "<article class=\"card\" id=\"x\">\n<blockquote><p>No.</p></blockquote>\n<p class=\"card-foot\"><span class=\"who\">P03</span>\n\
        <span class=\"way\"> · <a class=\"in-transcript\" href=\"z\">in the transcript</a></span></p>\n</article>";
    assert!(markdown(undated).contains("> — P03 ([transcript]("), "{}", markdown(undated));
    let withheld = card.replace("in-transcript", "other");
    let place = "> — P03, staff · engineer, Freight, 2025-11-18 ([quote](https://x.example/r/themes/a/#p03.two))";
    assert!(markdown(&withheld).contains(place), "{}", markdown(&withheld));
}

#[test]
fn a_transcript_has_speakers_times_and_marks() {
    let html = "<section class=\"transcript prose\" aria-label=\"Transcript\"><div class=\"turn turn-participant\" id=\"t2\"><div class=\"turn-head\">\
        <span class=\"speaker\">P07</span> <a class=\"time\" href=\"https://r.example/a#t=10\">0:10</a> \
        <a class=\"turn-link\" href=\"#t2\">#</a></div><div class=\"turn-words\" dir=\"auto\">\n\
        <p>Well. <mark class=\"quote\" id=\"two\">\"It took <mark class=\"quote\">two</mark> weeks\"</mark>, so \
        <span class=\"withheld\">a passage is not shown</span>.</p>\n<p>Yes.</p>\n</div>\n<ul class=\"notes\"><li class=\"kind-pain\">\
        <a class=\"kind-link\" href=\"#two\"><span class=\"kind\">Pain</span></a> <a class=\"chip\" href=\"../b/\">B</a></li></ul></div>\n\
        <div class=\"turn\" id=\"t3\"><div class=\"turn-head\"><span class=\"speaker\">Mira</span> </div><div class=\"turn-words\">\n\
        <ul>\n<li>a</li>\n</ul>\n</div></div></section>";
    let expected = "## Transcript\n\n**P07:** [0:10](https://r.example/a#t=10) Well. **\"It took two weeks\"**, so [a passage is not shown].\n\nYes.\n\n\
        - [Pain](https://x.example/r/themes/a/#two), [B](https://x.example/r/themes/b/)\n\n**Mira:**\n\n- a\n";
    assert_eq!(markdown(html), expected);
}

#[test]
fn emphasis_never_shows_its_signs() {
    for (html, expected) in [
        ("a<b>\"b\"</b>c", "a\"**b**\"c\n"),
        ("<b>a</b><b>b</b>", "**ab**\n"),
        ("<b>a</b> <b>b.</b> c", "**a** **b.** c\n"),
        ("a<b>…</b>b", "a…b\n"),
        ("<b>a.</b>b", "**a**.b\n"),
        ("<b>:</b><a href=#x></a>a", ":a\n"),
        ("<b>a.</b><a href=#x></a>b", "**a**.b\n"),
        ("<b>a</b><a href=#x></a>b", "**a**b\n"),
        ("<b><a href=#c>d.</a></b>", "**[d.](https://x.example/r/themes/a/#c)**\n"),
        ("これは<b>「二週間」</b>です", "これは「**二週間**」です\n"),
    ] {
        assert_eq!(markdown(html), expected, "{html}");
    }
}

#[test]
fn signs_are_escaped_only_where_they_would_mean_something() {
    for (text, expected) in [
        (
            "1986. A snake_case_name, C# & R&D; 2 * 3 < 4 [laughs] ~30 -",
            "1986\\. A snake_case_name, C# & R\\&D; 2 * 3 < 4 [laughs] ~30 -\n",
        ),
        ("# a", "\\# a\n"),
        ("- a", "\\- a\n"),
        ("[a](b) [c]: d ![e", "[a]\\(b) [c]\\: d !\\[e\n"),
        ("C:\\Users \\_ a`b", "C:\\Users \\\\\\_ a\\`b\n"),
        ("[ ] a", "\\[ ] a\n"),
    ] {
        let html = escaped(text);
        assert_eq!(markdown(&html), expected, "{text}");
        assert_eq!(read(&markdown(&html)), text);
    }
}

/// Pieces of which pages are made, the signs of Markdown among their words.
fn pieces() -> impl Strategy<Value = Vec<(&'static str, String)>> {
    let text = prop_oneof!["[a-c \\\\`*_~\\[\\](){}<>#+.!|&;:=^$\"'é「…0-1-]{0,8}", "[a-c ]{1,4}"];
    let element = prop::sample::select(vec![
        "",
        "",
        "b",
        "mark",
        "a href=\"#x\"",
        "li",
        "p",
        "code",
        "h2",
        "q",
        "td",
        "bdi",
        "ul",
        "blockquote",
    ]);
    prop::collection::vec((element, text), 1..8)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_words_that_are_read_are_those_of_the_page(pieces in pieces()) {
        let (mut html, mut words) = (String::new(), String::new());
        for (element, text) in &pieces {
            let name = element.split(' ').next().unwrap_or_default();
            let escaped = escaped(text);
            let is_block = matches!(name, "li" | "p" | "h2" | "td" | "ul" | "blockquote");
            let space = if is_block { " " } else { "" };
            match name {
                "" => html.push_str(&escaped),
                "td" => html.push_str(&format!("<table><tr><td>{escaped}</td></tr></table>")),
                _ => html.push_str(&format!("<{element}>{escaped}</{name}>")),
            }
            let (before, behind) = if name == "q" { ("“", "”") } else { ("", "") };
            words.push_str(&[space, before, text, behind, space].concat());
        }
        let words = words.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
        let markdown = markdown(&html);
        prop_assert_eq!(read(&markdown), words, "{}\n{}", html, markdown);
    }

    #[test]
    fn any_html_can_be_read(html in "(<(/?(p|b|a href=x|ul|li|td|tr|table|dl|dt|dd|pre|h1|q|main|blockquote|details)|!--)?>?|[a*` ]){0,30}") {
        markdown(&html);
    }
}

//! Bracketed spans as they are found, and slips.
//!
//! Comes in: small texts. Goes out: nothing. Does not know: what spans mean.

use super::*;
use crate::base::span::Place;

fn find_in(text: &str) -> (Vec<String>, Vec<&'static str>) {
    let document = Document::parse(text, 0);
    let Checked { value, diagnostics } = find(&document, &SourcePath::new("x.md"));
    (value.into_iter().map(|b| b.text).collect(), diagnostics.iter().map(|d| d.rule).collect())
}

#[test]
fn marks_that_are_never_closed_cost_what_their_text_costs() {
    for unit in ["[a]{k=“x ", "[a]{k=‘x", "{k=“x” [a]"] {
        let text = unit.repeat(400_000 / unit.len());
        let document = Document::parse(&text, 0);
        let started = std::time::Instant::now();
        let found = find(&document, &SourcePath::new("x.md")).diagnostics.len();
        // In proportion it is milliseconds; with every mark looked for to the end it would be minutes.
        assert!(started.elapsed().as_secs() < 20, "{unit:?}: {found} in {:?}", started.elapsed());
    }
}

#[test]
fn what_is_a_quote() {
    for (text, quotes) in [
        ("[a *b* `c` [d](e)]{.x}", vec!["a b c d"]),
        ("[a]{.x}\n\n[a]: url", vec!["a"]),
        ("![alt]{.x}", vec!["alt"]),
        ("\\\\[a]{.x}", vec!["a"]),
        ("[see [t](u){.y} there]{.x}", vec!["see t{.y} there"]),
        ("[we use \\{.net} here]{.x}", vec!["we use {.net} here"]),
        ("*[a]{.x}* **b [c]{.y}**", vec!["a", "c"]),
        ("[a]{themes=\"x y\"}", vec!["a"]),
        ("[a \\] b]{.x}", vec!["a ] b"]),
        ("> [a\n> b]{.x}", vec!["a b"]),
    ] {
        assert_eq!(find_in(text), (quotes.into_iter().map(str::to_owned).collect(), vec![]), "{text:?}");
    }
}

#[test]
fn what_is_none_and_no_slip() {
    for text in [
        "[t](u){.x}",
        "![alt](u){.x}",
        "[^1]{.x}",
        "`[a]{.x}`",
        "```\n[a]{.x}\n```",
        "\\[a\\]{.x}",
        "\\[a]{.x} ",
        "[a]\\{.x}",
        "[a]{}",
        "<div title=\"[a]{.x}\">",
        "<div>\n<p title=\"[a]{.x}\">b</p>\n\\{.x} {{ .x }}\n</div>",
        "<!-- [a]{.x}\n[a]{.x} -->",
        "`[a]｛.x｝` \\｛.x｝ ｛laughs｝",
        "```\n[a]｛.x｝\n```",
        "<https://e.example/[a]{.x}>",
        "[a] {b}",
        "# a {.x}",
        "a {b} {c=d}",
        "a \\{.x}",
        "`x`{.bash}",
        "[a",
        "a]",
    ] {
        let (quotes, rules) = find_in(text);
        assert!(quotes.is_empty() && rules.is_empty(), "{text:?}: {quotes:?} {rules:?}");
    }
}

#[test]
fn a_second_block_is_a_slip() {
    for text in ["[a]{.x}{.y}", "[a]{.x}{freq=daily}", "[a]{.x}{#id}", "[a]{.x} {freq=daily}", "[a]{.x}  {#id}"] {
        assert_eq!(find_in(text), (vec!["a".to_owned()], vec!["second-attributes"]), "{text:?}");
    }
    assert_eq!(find_in("[a]{.x}{freq: daily}").1, ["malformed-attributes"]);
    for text in ["[a]{.x}{}", "[a]{.x} {laughs}", "[a]{.x} so {b=c}", "[a]{.x}\\{#id}", "[a]{.x} {{ .b }}"] {
        assert_eq!(find_in(text), (vec!["a".to_owned()], vec![]), "{text:?}");
    }
}

#[test]
fn nesting_is_bounded() {
    let deep = |levels: usize| find_in(&format!("{}a{}", "[".repeat(levels), "]{.x}".repeat(levels)));
    assert_eq!(deep(MAX_DEPTH).0.len(), MAX_DEPTH);
    let (quotes, rules) = deep(10_000);
    assert_eq!(quotes.len(), MAX_DEPTH);
    assert!(rules.contains(&"nested-too-deep"));
    let (quotes, _) = find_in(&format!("{}a{}", "[".repeat(4000), "]{.x}]".repeat(2000)));
    assert_eq!(quotes.len(), MAX_DEPTH, "plain brackets between do not evade the bound");
}

#[test]
fn what_touches_a_link_or_code_does_not_close_a_bracket() {
    for text in ["[see [t](u){.x} there", "[see ![t](u){.x} there", "[run `ls`{.bash} there", "[see[^1]{.x}\n\n[^1]: n"]
    {
        assert_eq!(find_in(text), (vec![], vec![]), "{text:?}");
    }
    assert_eq!(find_in("[see [t](u) {.x} there").1, ["unclosed-quote"], "what stands apart from the link may");
}

/// The text from the place of the only complaint on, and from that of its label on.
fn blamed(text: &str) -> (&str, Option<&str>) {
    let diagnostics = find(&Document::parse(text, 0), &SourcePath::new("x.md")).diagnostics;
    let [complaint] = diagnostics.as_slice() else { panic!("{text:?}: {diagnostics:?}") };
    let at = |place: &Place| &text[place.span.range().start..];
    (at(&complaint.place), complaint.labels.first().map(|(place, _)| at(place)))
}

#[test]
fn the_bracket_that_is_blamed_is_the_one_that_was_meant() {
    assert_eq!(blamed("[a [b {.x} c"), ("[b {.x} c", Some("{.x} c")), "the nearest that is open");
    assert_eq!(blamed("[a [b] {y} {.x} c"), ("[a [b] {y} {.x} c", Some("{.x} c")), "one that is closed is not");
    assert_eq!(blamed("[z\n\n[a [b\n\nc]{.x}").1, Some("[b\n\nc]{.x}"), "the last of the paragraph before");
    assert_eq!(blamed("[a\n\nb\n\nc]{.x}").1, None, "none of a paragraph further up");
}

#[test]
fn slips_are_complained_of() {
    for (text, rule) in [
        ("[a]{.toil/deploys}", "malformed-attributes"),
        ("[a]{toil}", "malformed-attributes"),
        ("[a]{.x", "malformed-attributes"),
        ("[a {.x} b", "unclosed-quote"),
        ("[a] {.x}", "detached-attributes"),
        ("[a]\u{a0}{.x}", "detached-attributes"),
        ("[a]\u{200b}{.x}", "detached-attributes"),
        ("a]{.x}", "unopened-quote"),
        ("[a\n\nb]{.x}", "unopened-quote"),
        ("[a *b]{.x} c*", "crossing-quote"),
        ("[a]{#id kind=pain}", "quote-without-theme"),
        ("\"a\"{.x}", "unattached-attributes"),
        ("**a**{.x} b {themes=\"y\"}", "unattached-attributes"),
        ("a\n\n    [b]{.x}\n    [c]{.x}\n", "unattached-attributes"),
        ("<!-- cut -->[a]{.x}", "unattached-attributes"),
        ("<!-- cut\n--> [a]{.x} b [c]{.y}", "unattached-attributes"),
        ("<div>\n[a]{.x}\n</div>", "unattached-attributes"),
        ("> <p>[a]{.x freq=daily}</p>", "unattached-attributes"),
        ("<pre>\n[a]{themes=x}\n</pre>", "unattached-attributes"),
        ("<?php ?> [a]{.x}", "unattached-attributes"),
        ("[a]｛.x｝", "unattached-attributes"),
        ("[a]｛.x freq=daily}", "unattached-attributes"),
        ("［a］｛．x｝", "unattached-attributes"),
        ("# a ｛themes=x｝", "unattached-attributes"),
        ("[it took \"a\"{.x} so]", "unattached-attributes"),
        ("[it took [a {.x} b] c]", "unattached-attributes"),
        ("[it took \"a\"{.x} so]{#id}", "unattached-attributes quote-without-theme"),
    ] {
        let rules: Vec<&str> = rule.split(' ').collect();
        let mut found = find_in(text);
        found.1.sort_unstable_by_key(|rule| std::cmp::Reverse(*rule));
        assert_eq!(found, (vec![], rules), "{text:?}");
    }
}

#[test]
fn attributes_within_the_words_of_a_quote_are_an_error() {
    for (text, places) in [
        ("[It took \"two weeks\"{.slow freq=weekly} for me]{.fast}", &["{.slow freq=weekly}"][..]),
        ("[It took **two**{.slow} and _three_{.slow} weeks]{.fast}", &["{.slow}", "{.slow}"]),
        ("[It [took {.slow} two] weeks]{.fast}", &["{.slow}"]),
        ("[It [took {.slow} two]{.a} weeks]{.fast}", &["{.slow}"]),
        ("[It took {themes=\"slow\"} weeks]{.fast}", &["{themes=\"slow\"}"]),
    ] {
        let diagnostics = find(&Document::parse(text, 0), &SourcePath::new("x.md")).diagnostics;
        assert!(diagnostics.iter().all(|it| it.is_error() && it.rule == "unattached-attributes"), "{text}");
        let found: Vec<&str> = diagnostics.iter().map(|it| &text[it.place.span.range()]).collect();
        assert_eq!(found, places, "{text}");
    }
}

#[test]
fn braces_of_a_template_are_no_attributes() {
    for text in [
        "We set {{ .Values.image }} by hand.",
        "We set {{.Values.image}} and {{ .Chart.Name }}.",
        "So:\n\n    image: {{ .Values.image }}\n",
        "[the {{ .x }} there",
        "[the {{ .x }} there] and {{ .y }}",
    ] {
        assert_eq!(find_in(text), (vec![], vec![]), "{text:?}");
    }
    let (found, rules) = find_in("[We set {{ .Values.image }} by hand]{.slow}");
    assert_eq!((found.len(), rules), (1, vec![]));
}

//! Who may read which stretch of a file.
//!
//! Comes in: small texts. Goes out: nothing. Does not know: how anything is shown.

use crate::base::path::SourcePath;
use crate::content::AnyEntry;
use crate::content::interview::Interview;
use crate::content::read::{self, TextFile};
use crate::content::{Entry, limits::ReadingLimits};
use crate::diagnostic::Checked;

fn interview(text: &str) -> (std::sync::Arc<Entry<Interview>>, Vec<&'static str>) {
    let path = SourcePath::new("content/interviews/p07.md");
    let Checked { value, diagnostics } = read::read(TextFile { path: &path, text }, None);
    let AnyEntry::Interview(entry) = value.entry else { panic!("it is an interview") };
    (entry, diagnostics.iter().filter(|complaint| complaint.is_error()).map(|complaint| complaint.rule).collect())
}

/// Each stretch with its readers.
fn stretches<'t>(text: &'t str, limits: &ReadingLimits) -> Vec<(&'t str, String)> {
    let readers = |limit| limits.readers(limit).iter().map(|name| name.value.as_str()).collect::<Vec<_>>().join(" ");
    limits.stretches().iter().map(|(span, limit)| (&text[span.range()], readers(*limit))).collect()
}

#[test]
fn what_is_around_narrows() {
    for (text, expected) in [
        ("P: a", &[][..]),
        ("[a]{for=x} [b]{for=x}", &[("a", "x"), ("b", "x")]),
        ("[a [b]{for=x} c]{for=\"x y\"}", &[("a [", "x y"), ("b", "x"), ("]{for=x} c", "x y")]),
        ("[a [b]{for=z} c]{for=x}", &[("a [", "x"), ("b", ""), ("]{for=z} c", "x")]),
        ("[a]{.slow for='x, y'} [b]{for=y,x}", &[("a", "x y"), ("b", "x y")]),
        ("[a]{for=\"Te\u{301}am\"} [b]{for=Téam}", &[("a", "Te\u{301}am"), ("b", "Te\u{301}am")]),
    ] {
        let (entry, errors) = interview(text);
        let expected: Vec<_> = expected.iter().map(|(text, readers)| (*text, (*readers).to_owned())).collect();
        assert_eq!((stretches(text, &entry.limits), errors), (expected, vec![]), "{text}");
    }
}

#[test]
fn a_limit_allows_those_it_names() {
    let (entry, _) = interview("[a]{for=\"x Te\u{301}am\"} [b]{for=x}");
    let [(_, both), (_, one)] = entry.limits.stretches() else { panic!("there are two") };
    assert!(entry.limits.allows(*both, "x") && entry.limits.allows(*both, "Téam"));
    assert!(entry.limits.allows(*one, "x") && !entry.limits.allows(*one, "Téam") && !entry.limits.allows(*one, ""));
}

#[test]
fn each_name_has_its_place() {
    let text = "[a]{for=\"x  yy\"} [b [c]{for=z,x}]{for=x}";
    let (entry, _) = interview(text);
    let named: Vec<&str> = entry.limits.named().map(|(_, name)| &text[name.span.range()]).collect();
    assert_eq!(named, ["x", "yy", "x", "z", "x"]);
    assert!(entry.limits.named().all(|(path, _)| *path == entry.path));
}

#[test]
fn a_limit_that_names_nobody_is_an_error_and_for_nobody() {
    for text in ["[a]{for=}", "[a]{for=\"\"}", "[a]{for=','}", "[a]{.slow for=' '}"] {
        let (entry, errors) = interview(text);
        assert_eq!(
            (stretches(text, &entry.limits), errors),
            (vec![("a", String::new())], vec!["unread-limit"]),
            "{text}"
        );
    }
    for text in ["[a]{for=x #id}", "[a]{for=x kind=pain}", "[a]{for=x for=y}"] {
        let (entry, errors) = interview(text);
        assert_eq!((entry.limits.is_empty(), errors), (false, vec!["unread-limit"]), "{text}");
    }
    assert_eq!(interview("[a]{.slow for=x for=y}").1, ["duplicate-attribute"]);
}

/// A quote's readers, the words that not all of them may read with those who may, and its id.
type LimitedQuote = (String, Vec<(String, String)>, String);

fn quotes(text: &str) -> Vec<LimitedQuote> {
    let (entry, errors) = interview(text);
    assert_eq!(errors, [""; 0], "{text}");
    let readers =
        |limit| entry.limits.readers(limit).iter().map(|name| name.value.as_str()).collect::<Vec<_>>().join(" ");
    let quote = |quote: &crate::content::interview::Quote| {
        let parts = quote.limited.iter().map(|part| (quote.text[part.range.range()].to_owned(), readers(part.limit)));
        (quote.limit.map(readers).unwrap_or_default(), parts.collect(), quote.id.clone())
    };
    entry.kind.quotes.iter().map(quote).collect()
}

#[test]
fn a_quote_is_limited_like_what_is_around_it() {
    let limits = |text: &str| quotes(text).into_iter().map(|(limit, parts, _)| (limit, parts)).collect::<Vec<_>>();
    let part = |text: &str, readers: &str| (text.to_owned(), readers.to_owned());
    assert_eq!(limits("P: [one two]{.s for=x}"), [("x".to_owned(), vec![])]);
    assert_eq!(limits("P: [a [one two]{.s} b]{for=x}"), [("x".to_owned(), vec![])]);
    assert_eq!(limits("P: [a [one two]{.s for='y z'} b]{for='x y'}"), [("y".to_owned(), vec![])]);
    assert_eq!(limits("P: [one [two]{for=x} three]{.s}"), [(String::new(), vec![part("two", "x")])]);
    assert_eq!(limits("P: [one [two]{for=x} three]{.s for='x y'}"), [("x y".to_owned(), vec![part("two", "x")])]);
    assert_eq!(
        limits("P: [[one]{for=x} [two]{for=y}]{.s}"),
        [("x y".to_owned(), vec![part("one", "x"), part("two", "y")])]
    );
}

#[test]
fn what_was_marked_beside_the_text_limits_it_too() {
    let front = "---\nquotes:\n  - {exact: two three, themes: [s], for: x}\n---\n";
    let text = format!("{front}P: [one two]{{.t}} three *four* [five]{{.u}}\n");
    let (entry, errors) = interview(&text);
    assert_eq!(errors, [""; 0]);
    assert_eq!(stretches(&text, &entry.limits), [("two]{.t} three", "x".to_owned())]);
    let quotes: Vec<_> = entry.kind.quotes.iter().map(|quote| (quote.text.as_str(), quote.limit.is_some())).collect();
    assert_eq!(quotes, [("one two", false), ("two three", true), ("five", false)]);
    let overlapped = &entry.kind.quotes[0];
    assert_eq!(&overlapped.text[overlapped.limited[0].range.range()], "two");
    for (slip, rule) in [("For: x", "unread-limit"), ("for: []", "unread-limit"), ("for: ''", "unread-limit")] {
        let (entry, errors) = interview(&text.replace("for: x", slip));
        assert_eq!((errors, entry.limits.is_empty()), (vec![rule], false), "{slip}");
    }
    let wide = format!("{front}P: [one two](u) three\n").replace("two three", "two");
    assert_eq!(
        stretches(&wide, &interview(&wide).0.limits),
        [("[one two](u)", "x".to_owned())],
        "an address tells too"
    );
}

#[test]
fn limited_words_are_in_no_id() {
    let ids = |text: &str| quotes(text).into_iter().map(|(_, _, id)| id).collect::<Vec<_>>();
    let limited =
        ids("P: [one two]{.s for=x} [one two]{.s} [one two]{.s for=y} [one two]{.s for=x} [one two]{.s for='y'}");
    assert_eq!(limited[1], "one-two");
    for id in [&limited[0], &limited[2]] {
        let letters = id.strip_prefix("quote-").expect("it tells nothing");
        assert!(letters.len() == 4 && letters.bytes().all(|byte| byte.is_ascii_lowercase()), "{id}");
    }
    assert_ne!(limited[0], limited[2], "other readers, another id");
    assert_eq!([&limited[3], &limited[4]], [&format!("{}-2", limited[0]), &format!("{}-2", limited[2])]);
    assert_eq!(ids("P: [one [secret]{for=x} two]{.s} [[secret]{for=x}]{.s #mine}"), ["one-two", "mine"]);
    let same = ids("P: [one [secret]{for=x} two]{.s for='x y'} and [one [hidden]{for=x} two]{.s for='x y'}");
    assert_eq!(same[1], format!("{}-2", same[0]), "the words that not all may read make no letter of it");
}

#[test]
fn the_id_of_a_limited_quote_moves_no_other() {
    let read = |id: &str| {
        let text = format!("# Two weeks\n\nP: [It took us]{{.s}} [secret]{{.s for=x #{id}}} [It took us long]{{.s}}\n");
        let (entry, errors) = interview(&text);
        let ids: Vec<String> = entry.kind.quotes.iter().map(|quote| quote.id.clone()).collect();
        ([ids[0].clone(), ids[2].clone()], entry.kind.headings.clone(), errors)
    };
    let (ids, headings, errors) = read("mine");
    assert_eq!((&*headings, errors), (&["two-weeks".into()][..], vec![]));
    for taken in ["two-weeks", "it-took-us", "it-took-us-long"] {
        assert_eq!(read(taken), (ids.clone(), headings.clone(), vec!["duplicate-id"]), "{taken}");
    }
    assert_eq!(read("it-took").2, [""; 0]);
}

#[test]
fn limited_words_are_in_no_heading() {
    let page = |text: &str| {
        let path = SourcePath::new("content/about.md");
        let AnyEntry::Page(entry) = read::read(TextFile { path: &path, text }, None).value.entry else {
            panic!("a page")
        };
        (entry.kind.body.title().map(str::to_owned), entry.kind.body.html())
    };
    let (title, html) = page("# About [secret]{for=x} us\n\n## [hidden]{for=x} part\n");
    assert_eq!(title.as_deref(), Some("About us"));
    assert!(html.contains("<h1 id=\"about-us\">About secret us</h1>\n<h2 id=\"part\">hidden part</h2>"), "{html}");
    let (entry, _) = interview("# The [secret]{for=x} place\n\nP: a\n");
    assert_eq!(*entry.kind.headings, ["the-place".into()]);
}

#[test]
fn a_footnote_is_limited_like_its_calls() {
    for (text, expected) in [
        ("[a[^n]]{for=x}\n\n[^n]: b", Some("x")),
        ("[a[^n]]{for=x} [c[^n]]{for=y}\n\n[^n]: b", Some("x y")),
        ("[a[^n]]{for=x} c[^n]\n\n[^n]: b", None),
        ("[a]{for=x}\n\n[^n]: b", None),
        ("[a[^m]]{for=x}\n\n[^m]: c[^n]\n\n[^n]: b[^m]", Some("x")),
        ("[a[^m]]{for='x y'}\n\n[^m]: [c[^n]]{for=x}\n\n[^n]: b", Some("x")),
    ] {
        let (entry, errors) = interview(text);
        let at = text.rfind('b').expect("it is there");
        let readers = entry.limits.at(crate::base::span::Span::at(at).start).map(|limit| entry.limits.readers(limit));
        let readers =
            readers.map(|readers| readers.iter().map(|name| name.value.as_str()).collect::<Vec<_>>().join(" "));
        assert_eq!((readers.as_deref(), errors), (expected, vec![]), "{text}");
    }
}

#[test]
fn many_limits_cost_what_their_text_costs() {
    const MANY: usize = 20_000;
    let numbered = |each: fn(usize) -> String| (0..MANY).map(each).collect::<String>();
    for text in [
        "*a [b]{for=x} ".repeat(MANY) + &"a* ".repeat(MANY),
        numbered(|n| format!("[a]{{for=x{n}}} ")),
        numbered(|n| format!("a[^{n}] ")) + "[b]{for=x}\n\n" + &numbered(|n| format!("[^{n}]: c\n\n")),
    ] {
        let path = SourcePath::new("content/about.md");
        let started = std::time::Instant::now();
        let read = read::read(TextFile { path: &path, text: &text }, None);
        // In proportion it is a second; with every limit looked at for each it would be a minute.
        assert!(started.elapsed().as_secs() < 20, "{} in {:?}", &text[..20], started.elapsed());
        assert_eq!(read.diagnostics, []);
    }
}

#[test]
fn a_link_has_the_limit_of_its_passage() {
    let (entry, _) = interview("P: [a](one.md) [b [c](two.md) ![d](three.png)]{for=x}\n");
    let limited: Vec<_> = entry.links.iter().map(|link| (link.target.as_str(), link.limit.is_some())).collect();
    assert_eq!(limited, [("one.md", false), ("two.md", true), ("three.png", true)]);
}

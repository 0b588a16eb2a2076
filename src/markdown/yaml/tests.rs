//! What YAML becomes, which bytes it claims, and what is said of what is none.
//!
//! Comes in: YAML in small pieces. Goes out: a failure where the tree or a complaint is not the expected one.
//! Does not know: front matter.

use proptest::prelude::*;

use super::*;

fn path() -> SourcePath {
    SourcePath::new("content/x.md")
}

/// The tree of a text that is expected to be without fault.
fn tree(text: &str) -> Node {
    let checked = parse(text, &path());
    assert_eq!(checked.diagnostics, [], "{text}");
    checked.value.expect("it holds something")
}

/// What stands at the end of a path of keys and list places.
fn at<'a>(node: &'a Node, steps: &[&str]) -> &'a Node {
    steps.iter().fold(node, |node, step| match &node.value {
        Value::Map(map) => &map.iter().find(|(key, _)| key.value == *step).expect("the key is there").1,
        Value::List(items) => &items[step.parse::<usize>().expect("a place in a list")],
        other => panic!("no {step} in {other:?}"),
    })
}

fn word(node: &Node) -> (&str, bool) {
    match &node.value {
        Value::Scalar(Scalar { text, plain }) => (text, *plain),
        other => panic!("{other:?} is no word"),
    }
}

/// Each complaint as the text it points at, what it says, and what its label points at.
fn complaints(text: &str) -> Vec<(String, String)> {
    let shown = |diagnostic: Diagnostic| {
        assert!(diagnostic.help.is_some(), "{diagnostic:?}");
        (text[diagnostic.place.span.range()].to_owned(), diagnostic.message)
    };
    parse(text, &path()).diagnostics.into_iter().map(shown).collect()
}

#[test]
fn words_stay_as_they_were_written() {
    let text = "a: 1.10\nb: 2026-03-12\nc: 07\nd: yes\ne: 1_000\nf: 0x1F\ng: TRUE\nh: NaN\n";
    let root = tree(text);
    for (key, expected) in [
        ("a", "1.10"),
        ("b", "2026-03-12"),
        ("c", "07"),
        ("d", "yes"),
        ("e", "1_000"),
        ("f", "0x1F"),
        ("g", "TRUE"),
        ("h", "NaN"),
    ] {
        assert_eq!(word(at(&root, &[key])), (expected, true));
    }
}

#[test]
fn quotes_are_taken_off_and_remembered() {
    let root = tree("a: \"1 \\\"x\\\" \\u00e9\\n\"\nb: 'it''s'\nc: !!str 12\n");
    assert_eq!(word(at(&root, &["a"])), ("1 \"x\" é\n", false));
    assert_eq!(word(at(&root, &["b"])), ("it's", false));
    assert_eq!(word(at(&root, &["c"])), ("12", false));
}

#[test]
fn block_scalars_and_long_lines_are_folded() {
    let root = tree("a: |\n  one\n  two\n\nb: >-\n  one\n  two\nc: one\n  two\nd: |+\n  one\n\n");
    assert_eq!(word(at(&root, &["a"])), ("one\ntwo\n", false));
    assert_eq!(word(at(&root, &["b"])), ("one two", false));
    assert_eq!(word(at(&root, &["c"])), ("one two", true));
    assert_eq!(word(at(&root, &["d"])), ("one\n\n", false));
}

#[test]
fn nothing_is_null_in_five_spellings() {
    let root = tree("a:\nb: ~\nc: null\nd: Null # c\ne: NULL\nf: \"\"\ng: 'null'\n");
    for key in ["a", "b", "c", "d", "e"] {
        assert_eq!(at(&root, &[key]).value, Value::Null, "{key}");
    }
    assert_eq!(word(at(&root, &["f"])), ("", false));
    assert_eq!(word(at(&root, &["g"])), ("null", false));
    for empty in ["", "\n", "# only\n", "---\n", "---\n# only\n", "~\n", "\u{feff}"] {
        let checked = parse(empty, &path());
        assert_eq!((checked.value, checked.diagnostics), (None, vec![]), "{empty:?}");
    }
}

#[test]
fn every_value_knows_its_bytes() {
    let text = "\
---
title: \"Größe\"  # why
themes: [new-service, 'a b']
list:
  - one
  - k: v
    l: >
      x
      y

end: {a: 1}
";
    let root = tree(text);
    let shown = |steps: &[&str]| &text[at(&root, steps).span.range()];
    assert_eq!(shown(&["title"]), "\"Größe\"");
    assert_eq!(shown(&["themes"]), "[new-service, 'a b']");
    assert_eq!(shown(&["themes", "0"]), "new-service");
    assert_eq!(shown(&["themes", "1"]), "'a b'");
    assert_eq!(shown(&["list", "0"]), "one");
    assert_eq!(shown(&["list", "1"]), "k: v\n    l: >\n      x\n      y");
    assert_eq!(shown(&["list", "1", "l"]), "x\n      y");
    assert_eq!(shown(&["end"]), "{a: 1}");
    assert_eq!(shown(&[]), &text[4..text.len() - 1]);
}

#[test]
fn byte_order_marks_and_carriage_returns_move_nothing() {
    let text = "\u{feff}---\r\nä: [x,\r\n  ö]\r\nb: |\r\n  one\r\n  two\r\nc: \"d\r\n  e\"\r\n";
    let root = tree(text);
    assert_eq!(&text[at(&root, &["ä", "1"]).span.range()], "ö");
    assert_eq!(word(at(&root, &["b"])).0, "one\ntwo\n");
    assert_eq!(word(at(&root, &["c"])).0, "d e");
}

#[test]
fn a_key_given_twice_points_at_both() {
    let text = "a: 1\nb: {x: 1, \"x\": 2}\na: 2\n";
    assert_eq!(
        complaints(text),
        [
            ("\"x\"".to_owned(), "the key `x` is given twice".to_owned()),
            ("a".to_owned(), "the key `a` is given twice".to_owned()),
        ]
    );
    let checked = parse(text, &path());
    assert_eq!(checked.diagnostics[1].place.span, Span::new(23, 24));
    assert_eq!(checked.diagnostics[1].labels[0].0.span, Span::new(0, 1));
    assert_eq!(word(at(&checked.value.expect("the rest is kept"), &["a"])).0, "1", "the first stays");
}

#[test]
fn what_is_never_closed_is_complained_of_where_it_was_opened() {
    let (bracket, brace) = ("`[` is never closed", "`{` is never closed");
    let mark = "this quotation mark is not closed where its text ends";
    for (text, offset, message) in [
        ("tags: [a, b\ninterviewer: Mira\n", 6, bracket),
        ("tags: [a, [b, c]\nx: y\n", 6, bracket),
        ("tags: [a, b\nteams: [c]\n", 6, bracket),
        ("tags: [\n  a,\n  b\nx: y\n", 6, bracket),
        ("extra: {a: 1, b: 2\ndate: 2026-01-02\n", 7, brace),
        ("extra: {a: [1, 2]\ndate: 2026-01-02\n", 7, brace),
        ("title: \"one\nnext: \"two\"\n", 7, mark),
        ("title: 'one\nnext: 'two'\n", 7, mark),
        ("- \"one\n- two\n- \"three\"\n", 2, mark),
    ] {
        let diagnostics = parse(text, &path()).diagnostics;
        let found: Vec<_> = diagnostics.iter().map(|one| (one.place.span.range(), one.message.as_str())).collect();
        assert_eq!(found, [(offset..offset + 1, message)], "{text}");
        assert_eq!(diagnostics[0].labels.len(), 1, "{text}");
    }
    // What is closed is not to blame.
    let separator = "the brackets here do not hold together";
    assert_eq!(complaints("a: [b,\n c: d: e]\n"), [(":".to_owned(), separator.to_owned())]);
    assert_eq!(complaints("a: [b,\n , c]\n"), [(",".to_owned(), separator.to_owned())]);
}

#[test]
fn what_cannot_be_read_is_complained_of_at_its_place() {
    for (text, passage, message) in [
        ("title: Foo: bar\n", ":", "this `:` stands where no key can be"),
        ("title: \"abc\nx: y\n", "\"", "this quotation mark is never closed"),
        ("title: 'it's'\n", "s", "text goes on after the closing quotation mark"),
        ("title: \"C:\\q\"\n", "\"", "a backslash within \"…\" begins an escape that there is not"),
        ("title: @x\n", "@", "the character `@` cannot stand here"),
        ("title: `x`\n", "`", "the character ``` cannot stand here"),
        ("a:\n\tb: c\n", "b", "a tab stands where YAML wants spaces"),
        ("a:\n  b: 1\n c: 2\n", "c", "this does not fit what stands before it"),
        ("title: [Draft] foo\n", "f", "this does not fit what stands before it"),
        ("- a\nb: c\n", "b", "this does not fit what stands before it"),
        ("tags: [a, b\n", "[", "`[` is never closed"),
        ("tags: [a, , b]\n", ",", "the brackets here do not hold together"),
        ("x: y\ntitle\n", "t", "a `:` and a space are missing after this key"),
        ("a: *all* of it\n", "*all*", "`*all*` refers to a value elsewhere, which is not read"),
        ("a: &b c\n", "&b", "`&b` names a value for use elsewhere, which is not read"),
        ("a: !secret c\n", "!secret", "the tag `!secret` is not read"),
        ("? [a]\n: b\n", "[a]", "a key must be a word"),
        (": b\n", "", "a key is missing here"),
        ("\u{feff}a: b\nc:\u{a0}d\ne: f\n", "\u{a0}", "U+00A0, a no-break space, stands where YAML wants none"),
        ("a:\u{a0}b\nc: d\n", "\u{a0}", "U+00A0, a no-break space, stands where YAML wants none"),
        ("a: b\n\u{feff}c: d\n", "\u{feff}", "U+FEFF, a byte order mark, stands where YAML wants none"),
        ("a: b\n---\nc: d\n", "---", "a second YAML document begins here"),
        ("a: b\n...\nc: d\n", "", "a second YAML document begins here"),
    ] {
        let first = complaints(text).into_iter().next().expect(text);
        assert_eq!((first.0.as_str(), first.1.as_str()), (passage, message), "{text}");
    }
}

#[test]
fn nesting_has_an_end() {
    let deep = format!("a: {}{}\n", "[".repeat(40), "]".repeat(40));
    let message = "values are nested more than 32 deep";
    assert_eq!(complaints(&deep), [("[".to_owned(), message.to_owned())]);
    let blocks: String = (0..40).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();
    assert_eq!(complaints(&blocks)[0].1, message);
    tree(&format!("a: {}{}\n", "[".repeat(31), "]".repeat(31)));
}

#[test]
fn aliases_are_null_and_all_of_them_are_complained_of() {
    let text = "a: &x [1]\nb: *x\nc: *y\nd: e\n";
    assert_eq!(complaints(text).len(), 3);
    let root = parse(text, &path()).value.expect("the rest is kept");
    assert_eq!(at(&root, &["b"]).value, Value::Null);
    assert_eq!(word(at(&root, &["d"])).0, "e");
}

#[test]
fn what_stands_before_an_error_is_kept() {
    let root = parse("slug: x\nlist: [a, {b: c}]\ntitle: Foo: bar\n", &path()).value.expect("the rest is kept");
    assert_eq!(word(at(&root, &["slug"])).0, "x");
    assert_eq!(word(at(&root, &["list", "1", "b"])).0, "c");
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in "\\PC*") {
        check_places(&text);
    }

    #[test]
    fn what_looks_like_yaml_is_read_or_refused(parts in proptest::collection::vec(part(), 0..40)) {
        let text: String = parts.concat();
        check_places(&text);
    }
}

fn part() -> impl Strategy<Value = String> {
    let words = [": ", "- ", "\n  ", "---\n", "<<", "\r\n", "\u{feff}", "é", "? ", "%YAML 1.2\n", "!!str "];
    prop_oneof![
        proptest::sample::select(words.map(str::to_owned).to_vec()),
        "[-?:,\\[\\]{}#&*!|>'\"%@` \t\r\na0~.\\\\]"
    ]
}

/// Every place is one in the text, and whatever is refused says why.
fn check_places(text: &str) {
    let checked = parse(text, &path());
    for diagnostic in &checked.diagnostics {
        assert!(text.get(diagnostic.place.span.range()).is_some(), "{diagnostic:?}");
    }
    if let Some(root) = &checked.value {
        check_node(text, root);
    }
}

fn check_node(text: &str, node: &Node) {
    assert!(text.get(node.span.range()).is_some(), "{node:?}");
    match &node.value {
        Value::List(items) => items.iter().for_each(|item| check_node(text, item)),
        Value::Map(map) => map.iter().for_each(|(_, value)| check_node(text, value)),
        Value::Scalar(scalar) if scalar.plain && !scalar.text.contains(char::is_whitespace) => {
            assert_eq!(text[node.span.range()], scalar.text);
        }
        _ => {}
    }
}

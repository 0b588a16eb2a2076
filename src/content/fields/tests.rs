//! Each kind of value: what is read, what is refused, in which words and at which place.
//!
//! Comes in: front matter in small pieces. Goes out: a failure where a value or a complaint is not the expected one.
//! Does not know: any kind of entry.

use proptest::prelude::*;

use super::*;
use crate::content::theme::ThemeStatus;
use crate::diagnostic::Severity;
use crate::markdown::front_matter;

/// What a reader makes of the keys, and its complaints: the rule, the text it points at, what it says and what helps.
fn read<T>(keys: &str, reader: impl FnOnce(&mut FieldReader<'_>) -> T) -> (T, Vec<[String; 4]>) {
    let text = format!("---\n{keys}\n---\n");
    let path = SourcePath::new("content/x.md");
    let front = front_matter::split(&text, &path);
    assert_eq!(front.diagnostics, [], "{keys}");
    let mut fields = FieldReader::new(&front.value.map, &path);
    let value = reader(&mut fields);
    let shown = |complaint: Diagnostic| {
        let passage = text[complaint.place.span.range()].to_owned();
        [complaint.rule.to_owned(), passage, complaint.message, complaint.help.expect("every complaint helps")]
    };
    (value, fields.finish().into_iter().map(shown).collect())
}

fn accepted<T>(keys: &str, reader: impl FnOnce(&mut FieldReader<'_>) -> T) -> T {
    let (value, complaints) = read(keys, reader);
    assert_eq!(complaints, [[""; 4]; 0], "{keys}");
    value
}

/// The only complaint: the rule, the text it points at, what it says.
fn refused<T>(keys: &str, reader: impl FnOnce(&mut FieldReader<'_>) -> T) -> [String; 3] {
    let (_, complaints) = read(keys, reader);
    assert_eq!(complaints.len(), 1, "{keys}: {complaints:?}");
    let [rule, passage, message, _] = complaints.into_iter().next().expect("there is one");
    [rule, passage, message]
}

#[test]
fn a_text_may_be_a_number_and_nothing_is_absent() {
    for (keys, expected) in [
        ("k: 2026", Some("2026")),
        ("k: 1.10", Some("1.10")),
        ("k: \" two words \"", Some("two words")),
        ("k: |\n  one\n  two\n", Some("one\ntwo")),
        ("k: true", Some("true")),
        ("k:", None),
        ("k: ~", None),
        ("k: \"\"", None),
        ("k: '  '", None),
        ("", None),
    ] {
        assert_eq!(accepted(keys, |fields| fields.text("k")).as_deref(), expected, "{keys}");
    }
}

#[test]
fn what_nobody_sees_in_a_value_is_named() {
    let day = refused("k: 2026-03-\u{200b}12", |fields| fields.date("k"));
    let message =
        "`k` must be a day such as `2026-03-12`, not `2026-03-\u{200b}12`, which holds U+200B, a space of no width";
    assert_eq!(day, ["wrong-type", "2026-03-\u{200b}12", message]);
}

#[test]
fn a_text_is_no_list_and_no_map() {
    assert_eq!(refused("k: [a]", |fields| fields.text("k")), ["wrong-type", "[a]", "`k` must be a text, not a list"]);
    let map = refused("k:\n  a: b\n", |fields| fields.text("k"));
    assert_eq!(map, ["wrong-type", "a: b", "`k` must be a text, not keys and values"]);
}

#[test]
fn a_list_keeps_each_items_place() {
    let names = accepted("k: [one, 'two']", |fields| fields.names("k"));
    assert_eq!(names, [Spanned::new("one".to_owned(), 8..11), Spanned::new("two".to_owned(), 13..18)]);
    assert_eq!(accepted("k:\n  - a\n  -\n  - 7\n", |fields| fields.texts("k")), ["a", "7"]);
    let (items, complaints) = read("k:\n  - Cost: two weeks\n  - [x]\n  - c\n", |fields| fields.texts("k"));
    assert_eq!(items, ["c"]);
    assert_eq!(complaints[0][1..3], ["Cost: two weeks", "an item of `k` must be a text, not keys and values"]);
    assert_eq!(complaints[1][1..3], ["[x]", "an item of `k` must be a text, not a list"]);
}

#[test]
fn one_stands_for_a_list_only_where_that_is_asked_for() {
    let (value, complaints) = read("k: Ada, Jun", |fields| fields.texts("k"));
    assert!(value.is_empty());
    assert_eq!(complaints[0][2], "`k` must be a list, not `Ada, Jun`");
    assert_eq!(complaints[0][3], "write `k: [one, another]`, or each on a line of its own after `- `");
    assert_eq!(accepted("k: Mira", |fields| fields.one_or_more("k"))[0].value, "Mira");
    assert_eq!(accepted("k: [Mira, Kofi]", |fields| fields.one_or_more("k")).len(), 2);
    assert_eq!(refused("k: {a: b}", |fields| fields.one_or_more("k"))[2], "`k` must be a list, not keys and values");
}

#[test]
fn a_flag_is_true_or_false() {
    for (keys, expected) in [("k: true", true), ("k: FALSE", false), ("k:", false), ("", false)] {
        assert_eq!(accepted(keys, |fields| fields.flag("k")), expected, "{keys}");
    }
    for (keys, found) in
        [("k: yes", "`yes`"), ("k: 1", "`1`"), ("k: \"true\"", "the text `true`"), ("k: [true]", "a list")]
    {
        let message = format!("`k` must be `true` or `false`, not {found}");
        assert_eq!(refused(keys, |fields| fields.flag("k"))[2], message);
    }
}

#[test]
fn a_whole_number_is_in_its_range() {
    for (keys, expected) in [("k: 0", Some(0)), ("k: 4", Some(4)), ("k: +3", Some(3)), ("k:", None)] {
        assert_eq!(accepted(keys, |fields| fields.whole::<u8>("k", 0..=4)), expected, "{keys}");
    }
    for (keys, rule, found) in [
        ("k: 5", "bad-value", "`5`"),
        ("k: -1", "bad-value", "`-1`"),
        ("k: 2.5", "bad-value", "`2.5`"),
        ("k: 99999999999999999999", "bad-value", "`99999999999999999999`"),
        ("k: two", "wrong-type", "`two`"),
        ("k: 02", "wrong-type", "`02`"),
        ("k: '2'", "wrong-type", "the text `2`"),
        ("k: .inf", "wrong-type", "`.inf`"),
        ("k: NaN", "wrong-type", "`NaN`"),
    ] {
        let [actual_rule, _, message] = refused(keys, |fields| fields.whole::<u8>("k", 0..=4));
        assert_eq!(actual_rule, rule, "{keys}");
        assert_eq!(message, format!("`k` must be a whole number from 0 to 4, not {found}"));
    }
    let [rule, passage, message] = refused("headcount: -3", |fields| fields.whole::<u32>("headcount", 0..));
    assert_eq!([rule, passage], ["bad-value", "-3"]);
    assert_eq!(message, "`headcount` must be a whole number of 0 or more, not `-3`");
    assert_eq!(refused("k: 4294967296", |fields| fields.whole::<u32>("k", 0..))[0], "bad-value");
}

#[test]
fn a_number_is_finite_and_in_its_range() {
    for (keys, expected) in [("k: 0", 0.0), ("k: .5", 0.5), ("k: 1e-1", 0.1), ("k: 1.", 1.0), ("k: +1.0", 1.0)] {
        let number = accepted(keys, |fields| fields.number("k", 0.0..=1.0)).expect(keys);
        assert!((number.value - expected).abs() < 1e-12, "{keys}");
    }
    for (keys, help) in [
        ("k: 1.01", "write a number within these limits"),
        ("k: -0.5", "write a number within these limits"),
        ("k: \"0.5\"", "write it without quotes"),
        ("k: 0,5", "write a decimal point"),
        ("k: 50%", "write it in digits, without a unit"),
        ("k: .nan", "write it in digits, without a unit"),
        ("k: .inf", "write it in digits, without a unit"),
        ("k: inf", "write it in digits, without a unit"),
        ("k: infinity", "write it in digits, without a unit"),
        ("k: 1e999", "write it in digits, without a unit"),
        ("k: 1_0", "write it in digits, without a unit"),
    ] {
        let (value, complaints) = read(keys, |fields| fields.number("k", 0.0..=1.0));
        assert_eq!(value, None);
        assert!(complaints[0][2].starts_with("`k` must be a number from 0 to 1, not "), "{complaints:?}");
        assert_eq!(complaints[0][3], help, "{keys}");
    }
}

#[test]
fn a_date_is_a_day_that_there_is() {
    assert_eq!(accepted("k: 2026-03-12", |fields| fields.date("k")), Some(jiff::civil::date(2026, 3, 12)));
    assert_eq!(accepted("k: '2024-02-29'", |fields| fields.date("k")), Some(jiff::civil::date(2024, 2, 29)));
    for (keys, rule) in [
        ("k: 2026-02-30", "bad-value"),
        ("k: 2026-13-01", "bad-value"),
        ("k: 12.3.2026", "wrong-type"),
        ("k: 2026-3-12", "wrong-type"),
        ("k: 2026-03-12T10:00:00Z", "wrong-type"),
        ("k: 20260312", "wrong-type"),
        ("k: ２026-03-12", "wrong-type"),
        ("k: [2026-03-12]", "wrong-type"),
    ] {
        assert_eq!(refused(keys, |fields| fields.date("k"))[0], rule, "{keys}");
    }
    assert_eq!(
        refused("date: soon", |fields| fields.date("date"))[2],
        "`date` must be a day such as `2026-03-12`, not `soon`"
    );
}

#[test]
fn a_choice_is_one_of_its_words() {
    let choice = |fields: &mut FieldReader<'_>| fields.choice::<ThemeStatus>("k");
    assert_eq!(accepted("k: watching", choice), Some(ThemeStatus::Watching));
    let (_, complaints) = read("k: Wacthing", choice);
    let message = "`k` must be one of `open`, `watching`, `addressed`, not `Wacthing`";
    let expected = ["bad-value", "Wacthing", message, "did you mean `watching`?"];
    assert_eq!(complaints, [expected]);
}

#[test]
fn units_say_themselves_what_is_wrong() {
    assert_eq!(accepted("k: 1h30m", |fields| fields.hours("k")), Some(1.5));
    let [rule, passage, message] = refused("k: 3 # hours", |fields| fields.hours("k"));
    assert_eq!([rule, passage, message], ["bad-value", "3", "`3` has no unit"]);
    assert!(accepted("k: 3/week", |fields| fields.frequency("k")).is_some());
    let [rule, passage, message] = refused("k: sometimes", |fields| fields.frequency("k"));
    assert_eq!([rule, passage, message], ["bad-value", "sometimes", "`sometimes` does not say how often"]);
}

#[test]
fn maps_are_read_by_themselves() {
    let (value, complaints) = read("k: {a: x, bb: y}", |fields| fields.map("k", |inner| inner.text("a")));
    assert_eq!(value, Some(Some("x".to_owned())));
    assert_eq!(complaints, [["unknown-key", "bb", "nothing reads the key `bb` here", "known here: `a`; remove it"]]);
    let (value, complaints) =
        read("k:\n  - a: x\n  - just words\n  - a: y\n", |fields| fields.maps("k", |f| f.text("a")));
    assert_eq!(value, ["x", "y"]);
    assert_eq!(complaints[0][1..3], ["just words", "an item of `k` must be keys and values, not `just words`"]);
    assert_eq!(refused("k: x", |fields| fields.maps("k", |f| f.text("a")))[2], "`k` must be a list, not `x`");
    assert_eq!(refused("k: x", |fields| fields.map("k", |_| ()))[2], "`k` must be keys and values, not `x`");
    assert_eq!(accepted("k: {}", |fields| fields.map("k", |_| ())), None);
}

#[test]
fn numbers_by_name() {
    let (value, complaints) = read("k:\n  faster: 2\n  'safer': 6\n  later:\n  never: none\n", |fields| {
        fields.numbers("k", 0.0..=5.0, |number| number, |_| None)
    });
    assert_eq!(value, [(Spanned::new("faster".to_owned(), 9..15), 2.0)]);
    let messages: Vec<&str> = complaints.iter().map(|complaint| complaint[2].as_str()).collect();
    assert_eq!(
        messages,
        ["`safer` must be a number from 0 to 5, not `6`", "`never` must be a number from 0 to 5, not `none`"]
    );
}

#[test]
fn extras_reach_the_templates_as_they_are() {
    let keys = "extra:\n  a: [1, 1.5, true, yes, ~]\n  b: {c: 2026-03-12}\n  d: 007\n  e: '7'\n  f: .nan\n  g: 0x1F\n  \
                h: 123456789012345678901234567890\n  i: 1e400\n";
    let extra = serde_json::Value::Object(accepted(keys, |fields| fields.extra("extra")));
    let expected = serde_json::json!({
        "a": [1, 1.5, true, "yes", null], "b": {"c": "2026-03-12"}, "d": "007", "e": "7", "f": ".nan", "g": 31,
        "h": "123456789012345678901234567890", "i": "1e400",
    });
    assert_eq!(extra, expected);
}

#[test]
fn a_required_key_is_missed_once() {
    let read_one = |fields: &mut FieldReader<'_>| {
        let value = fields.text("exact");
        fields.require("exact", value, "write it")
    };
    let message = "`exact` is missing here";
    assert_eq!(refused("k: [{exact: }]", |f| f.maps("k", read_one))[1..], ["exact", message]);
    assert_eq!(refused("k:\n  - exact: [x]\n", |f| f.maps("k", read_one))[0], "wrong-type", "no second complaint");
}

#[test]
fn nobody_asked_for_an_unknown_key() {
    let (_, complaints) = read("titel: x\nzzz: y\n", |fields| (fields.text("title"), fields.extra("extra")));
    assert_eq!(
        complaints,
        [
            ["unknown-key", "titel", "nothing reads the key `titel` here", "did you mean `title`?"],
            [
                "unknown-key",
                "zzz",
                "nothing reads the key `zzz` here",
                "known here: `title`, `extra`; remove it, or put it below `extra:` for the site's templates"
            ],
        ]
    );
    let path = SourcePath::new("x");
    let front = front_matter::split("---\na: b\n---\n", &path).value;
    assert_eq!(FieldReader::new(&front.map, &path).finish()[0].severity, Severity::Warning);
}

#[test]
fn all_complaints_come_at_once_in_the_order_of_the_file() {
    let (_, complaints) = read("z: 1\nb: x\na: y\n", |fields| (fields.flag("a"), fields.date("b")));
    let passages: Vec<&str> = complaints.iter().map(|complaint| complaint[1].as_str()).collect();
    assert_eq!(passages, ["z", "x", "y"]);
}

/// Shapes that are nearly values.
const VALUES: &str = "([-0-9.,eEx_ %'/]|[\\[\\]{}]|true|null|é|w|day|: |\n  - |\n  a: ){0,9}";

proptest! {
    #[test]
    fn any_value_is_read_or_refused(value in VALUES) {
        let text = format!("---\nk: {value}\n---\n");
        let path = SourcePath::new("x.md");
        let front = front_matter::split(&text, &path).value;
        let mut fields = FieldReader::new(&front.map, &path);
        let _ = (fields.text("k"), fields.names("k"), fields.one_or_more("k"), fields.flag("k"), fields.date("k"));
        let _ = (fields.hours("k"), fields.frequency("k"), fields.extra("k"), fields.choice::<ThemeStatus>("k"));
        let _ = fields.maps("k", |inner| inner.map("a", |_| ()));
        let whole = fields.whole::<u8>("k", 0..=4);
        prop_assert!(whole.is_none_or(|number| number <= 4));
        let number = fields.number("k", 0.0..=1.0);
        prop_assert!(number.is_none_or(|number| (0.0..=1.0).contains(&number.value)));
        for complaint in fields.finish() {
            prop_assert!(text.get(complaint.place.span.range()).is_some());
        }
    }
}

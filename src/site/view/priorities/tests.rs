//! The page of priorities, from small studies whose numbers are worked out by hand.

use serde_json::Value;

use crate::site::testing::Study;

/// Three people of ten. All say of `heavy` that it is 8 h a week, one says of `light` that it is 1 h per quarter, and `wish` is
/// asked for.
fn files() -> Vec<(String, String)> {
    let interview = |n: usize, more: &str| {
        let heavy = "[So heavy.]{.heavy freq=weekly toil=8h}";
        (
            format!("content/interviews/p{n}.md"),
            format!("---\nparticipant: P{n}\nteam: t\n---\n**P{n}:** {heavy} {more}\n"),
        )
    };
    let theme = |slug: &str| (format!("content/themes/{slug}.md"), format!("---\ntitle: The {slug}\n---\n"));
    vec![
        interview(1, "[So light.]{.light freq=quarterly toil=1h} [Please.]{.wish kind=ask}"),
        interview(2, ""),
        interview(3, ""),
        theme("heavy"),
        theme("light"),
        theme("wish"),
        ("content/teams/t.md".to_owned(), "---\nheadcount: 10\n---\n".to_owned()),
    ]
}

fn shown(files: &[(String, String)]) -> Value {
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    Study::of(&files).shown("/priorities/").0
}

#[test]
fn the_verdict_is_by_case() {
    let all = files();
    let verdict = |files: &[(String, String)]| shown(files)["verdict"].take();
    // Heavy is 104 h for each affected of 3 to 10, light 1 h for 1 to 10.
    let clear = verdict(&all);
    assert_eq!((&clear["key"], &clear["first"]), (&"safe.clear_first_html".into(), &"The heavy".into()));
    assert_eq!(clear["next"], 0, "one row below is no group");
    let only: Vec<_> = all.iter().filter(|(path, _)| !path.ends_with("p1.md")).cloned().collect();
    assert_eq!(verdict(&only)["key"], "safe.only_one_html");
    let nobody: Vec<_> = all.iter().filter(|(path, _)| !path.contains("interviews")).cloned().collect();
    assert_eq!(verdict(&nobody)["key"], "safe.nothing_scored_html");
    let guess = |slug: &str| {
        (format!("content/themes/{slug}.md"), "---\nestimate: {reach: 0.5, freq: weekly, toil: 1h}\n---\n".to_owned())
    };
    assert_eq!(verdict(&[guess("a"), guess("b")])["key"], "safe.nobody_asked_html");
    let equal = verdict(&[all.clone(), vec![guess("same"), guess("again")]].concat());
    assert_eq!((&equal["key"], &equal["next"]), (&"safe.clear_first_html".into(), &3.into()));
}

#[test]
fn a_receipt_adds_up() {
    let page = shown(&files());
    let row = &page["rows"][0];
    // p = (3 + .5) / (3 + 1) = .875, r · N = 3 + 7 · .875 = 9.125; 9.125 · 13 · 8 = 949.
    let lines: Vec<[&str; 3]> = row["receipt"]["lines"]
        .as_array()
        .expect("they are there")
        .iter()
        .map(|line| [&line["key"], &line["how"], &line["value"]].map(|text| text.as_str().unwrap_or_default()))
        .collect();
    let expected = [
        ["people", "91 % of 10; 3 of 3 interviewed are affected", "9.12"],
        ["times", "the mean of what 3 people said", "× 13"],
        ["hours", "(1 × 8 h hands-on + 0 h load) × 1", "× 8"],
        ["saved", "", "949"],
        ["strategic", "it serves no outcome", "+ 0"],
        ["priority", "", "949"],
    ];
    assert_eq!(lines, expected);
    assert_eq!((&row["priority"], &row["about"]), (&"950".into(), &"up to".into()));
    // From 3 to 10 people: 3 · 104 = 312 to 1,040 at the most, and what they recalled may be twice or half of it.
    let range = row["range"].as_str().expect("it has one");
    let ends: Vec<f64> = range.split(" to ").map(|end| end.replace(',', "").parse().expect("a number")).collect();
    assert!(ends[0] >= 78.0 && ends[0] < 949.0 && ends[1] > 949.0 && ends[1] <= 4160.0, "{range}");
    let notes: Vec<&str> =
        row["receipt"]["notes"].as_array().expect("they are there").iter().filter_map(Value::as_str).collect();
    // 949 of 10 · 480 hours are 19.8 %, 9.125 · 13 = 118.6 events of 8 hours, 94.9 hours a person.
    let expected = [
        "Up to: nobody said how much of the time would be gone, so all of it is counted.",
        "What would be saved is 20 % of everybody's time. That is 120 times 8 hours per quarter.",
        "Each further engineer adds 95 hours per quarter.",
    ];
    assert_eq!(notes, expected);
    assert_eq!(row["receipt"]["all"], Value::Null, "all three quotes are shown");
    assert_eq!(row["numbers"], "../themes/heavy/#theme.heavy.priority");
}

#[test]
fn what_cannot_be_scored_is_a_pile_that_shows_why() {
    let unscored = &shown(&files())["unscored"];
    assert_eq!(unscored[0]["title"], "The wish");
    assert_eq!(unscored[0]["spoke"], "1 person spoke of it, nobody said what it costs");
    assert_eq!(unscored[0]["cairn_html"].as_str().map(|svg| svg.matches("stone hollow").count()), Some(1));
}

#[test]
fn a_page_with_very_many_rows_shows_how_the_first_add_up() {
    let theme = |n: usize| {
        let estimate = format!("---\nestimate: {{reach: 0.5, freq: weekly, toil: {}h}}\n---\n", 100 - n);
        (format!("content/themes/t{n:02}.md"), estimate)
    };
    let page = shown(&(0..60).map(theme).collect::<Vec<_>>());
    let rows = page["rows"].as_array().expect("they are there");
    let with_receipt = rows.iter().filter(|row| !row["receipt"].is_null()).count();
    assert_eq!((rows.len(), with_receipt), (60, 20));
    assert_eq!(rows[59]["numbers"], "../themes/t59/#theme.t59.priority");
}

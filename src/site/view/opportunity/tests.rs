//! What the page of an opportunity and their list say of its validations, for small studies that are worked out by hand.
//!
//! Comes in: studies. Goes out: nothing. Does not know: how a page looks.

use serde_json::{Value, json};

use crate::site::testing::Study;

/// Two teams with a person each who spoke of it, and one that nobody asked.
const FILES: [(&str, &str); 7] = [
    ("content/themes/a.md", "---\ntitle: A\n---\n"),
    ("content/teams/t.md", "---\ntitle: T\nheadcount: 5\n---\n"),
    ("content/teams/u.md", "---\ntitle: U\nheadcount: 4\n---\n"),
    ("content/teams/v.md", "---\ntitle: V\nheadcount: 1\n---\n"),
    (
        "content/interviews/p1.md",
        "---\nparticipant: P1\nteam: t\nrole: tester\n---\n\n**P1:** [Slow.]{.a freq=weekly toil=2h}\n",
    ),
    ("content/interviews/p2.md", "---\nparticipant: P2\nteam: u\n---\n\n**P2:** [Also.]{.a kind=counter}\n"),
    ("content/outcomes/o.md", "---\ntitle: Calm\nsponsor: Ines\n---\n"),
];

/// The study with opportunities, each by its name and its front matter.
fn study(opportunities: &[(&str, &str)]) -> Study {
    let files: Vec<(String, String)> = opportunities
        .iter()
        .map(|(name, front)| (format!("content/opportunities/{name}.md"), format!("---\nthemes: [a]\n{front}\n---\n")))
        .collect();
    let files = files.iter().map(|(path, text)| (path.as_str(), text.as_str()));
    Study::of(&FILES.into_iter().chain(files).collect::<Vec<_>>())
}

fn page(front: &str) -> Value {
    study(&[("x", front)]).shown("/opportunities/x/").0
}

fn texts<'v>(list: &'v Value, key: &str) -> Vec<&'v str> {
    list.as_array().unwrap().iter().map(|each| each[key].as_str().unwrap_or("–")).collect()
}

const TESTS: &str = "\
problem: It is slow.
solution: Make it fast.
stage: concept
status: validated
validations:
  - {date: 2026-04-01, with: P2, stage: solution, verdict: supports, note: Liked it.}
  - {date: 2026-03-01, with: a customer, stage: solution, verdict: contradicts}
  - {date: 2026-05-01, with: t, stage: solution, verdict: supports}
  - {with: P1, stage: problem, verdict: supports}
";

#[test]
fn each_step_has_its_tests_in_the_order_of_time_and_what_follows() {
    let page = page(TESTS);
    let steps = &page["steps"];
    assert_eq!(texts(steps, "name"), ["Problem", "Solution"]);
    assert_eq!(
        texts(steps, "support"),
        [
            "1 of the 3 supports that are needed, from 1 of the 2 teams that are needed",
            "2 of the 3 supports that are needed from 2 teams; 1 speaks against it"
        ]
    );
    assert_eq!(steps[1]["state"]["key"], "open");
    let tests = &steps[1]["tests"];
    assert_eq!(texts(tests, "date"), ["2026-03-01", "2026-04-01", "2026-05-01"]);
    assert_eq!(tests[0]["with"], json!({"words": "a customer"}));
    assert_eq!((&tests[1]["with"]["person"]["name"], &tests[1]["note"]), (&json!("P2"), &json!("Liked it.")));
    let team = json!({"team": {"title": "T", "href": "../../teams/t/"}});
    assert_eq!(tests[2]["with"], team);
    assert_eq!(steps[0]["tests"][0]["with"]["person"]["role"], "tester");
    assert_eq!(page["short"], "2 of the 3 supports that are needed from 2 teams", "it says that it is validated");
}

#[test]
fn a_status_is_said_where_its_tests_are_enough_or_it_says_no_more_than_they() {
    let more = format!("{TESTS}  - {{with: a colleague, stage: solution, verdict: supports}}\n");
    assert_eq!(page(&more)["short"], Value::Null);
    assert_eq!(page(&more)["steps"][1]["state"]["key"], "validated");
    assert_eq!(page(&TESTS.replace("status: validated", "status: testing"))["short"], Value::Null);
    let against = "  - {date: 2026-06-01, with: U, stage: problem, verdict: contradicts}\n";
    let without_problem = page(&format!("{more}{against}"));
    assert_eq!(without_problem["short"], "the problem does not hold");
    assert_eq!(without_problem["steps"][0]["state"]["key"], "invalidated");
    assert_eq!(without_problem["steps"][1]["state"]["key"], "open", "a solution to no problem");
    assert!(without_problem["steps"][1]["note"].is_string());
    assert_eq!(page("status: invalidated\nsolution: S")["short"], "nothing contradicts it yet");
}

#[test]
fn what_is_not_known_is_said() {
    let unknown = page("problem: Slow.")["unknown"].take();
    let expected = ["Nobody tested whether the problem is there.", "Nobody said what it would take."];
    assert_eq!(unknown["lines"], json!(expected));
    assert_eq!(texts(&unknown["unasked"], "title"), ["V"]);
    let with_solution = page("solution: S\neffort: 1w")["unknown"].take();
    let expected = ["Nobody tested whether the problem is there.", "Nobody tested whether the solution helps."];
    assert_eq!(with_solution["lines"], json!(expected));
    let silent = Study::of(&[("content/opportunities/x.md", "---\neffort: 1w\n---\n")]).shown("/opportunities/x/").0;
    assert_eq!(silent["unknown"]["lines"][0], "Nobody spoke of it yet.");
    assert_eq!((&silent["contents"], &silent["crowd"], &silent["steps"]), (&json!([]), &json!(null), &json!([])));
}

#[test]
fn beside_it_stands_what_it_comes_to() {
    let page = page("strategic: {o: 3}\neffort: 1w\nestimate: {removes: 0.5}");
    // P1, weekly and 2 h, of which half would go: 13 h a quarter for each of some of ten people.
    assert_eq!(texts(&page["receipt"]["lines"], "key"), ["people", "times", "hours", "saved", "strategic", "priority"]);
    assert_eq!(page["receipt"]["lines"][2]["value"], "× 1");
    assert_eq!(page["receipt"]["quotes_html"], Value::Null, "they are on the page anyway");
    assert_eq!(page["crowd"]["title"], "Of 10 people");
    let outcome = json!({"title": "Calm", "href": "../../outcomes/o/", "points": "3", "sponsor": "Ines"});
    assert_eq!(page["outcomes"], json!([outcome]));
    assert_eq!(page["back"]["below"], false);
    assert_eq!(texts(&page["contents"], "href"), ["#:against", "#:unknown", "#:quotes", "#:numbers"]);
    let dear = self::page("effort: 400w\nestimate: {removes: 0.01}");
    assert_eq!(dear["back"]["below"], true);
}

#[test]
fn the_list_sets_apart_what_is_decided_and_says_why() {
    let tests = |tests: &str| format!("stage: feature\nsolution: S\nvalidations: [{tests}]\n");
    let fell = tests(
        "{date: 2026-01-01, with: t, stage: solution, verdict: contradicts, note: Slower.}, \
         {date: 2026-02-01, with: u, stage: solution, verdict: contradicts, note: Still slower.}, \
         {date: 2026-03-01, with: u, stage: solution, verdict: supports, note: Faster.}",
    );
    let view = study(&[
        ("draft", ""),
        ("claims", &format!("{}status: validated", tests("{with: t, stage: solution, verdict: supports}"))),
        ("fell", &format!("{fell}status: invalidated")),
        ("shipped", &format!("{fell}status: shipped")),
        ("dropped", "status: dropped"),
        ("tested", "status: testing"),
    ]);
    let view = view.shown("/opportunities/").0;
    assert_eq!(texts(&view["open"], "title"), ["Being tested", "Drafts"]);
    let mut tested = texts(&view["open"][0]["opportunities"], "title");
    tested.sort_unstable();
    assert_eq!(tested, ["Claims", "Tested"], "one support is not enough");
    let decided = view["decided"].as_array().unwrap();
    let why = |title: &str| decided.iter().find(|line| line["title"] == title).unwrap()["why"].clone();
    assert_eq!(why("Fell"), json!({"date": "2026-02-01", "note": "Still slower."}));
    assert_eq!(why("Shipped"), json!({"date": "2026-03-01", "note": "Faster."}));
    assert_eq!(why("Dropped"), Value::Null);
}

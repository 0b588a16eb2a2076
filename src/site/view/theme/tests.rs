//! What a theme's page shows of small studies that are worked out by hand.
//!
//! Comes in: studies. Goes out: nothing. Does not know: how the page looks.

use serde_json::{Value, json};

use crate::site::PageHtml;
use crate::site::testing::Study;

/// Three people of two teams who were asked, one team of whom nobody was, one that only holds others.
const FILES: [(&str, &str); 10] = [
    (
        "content/interviews/p1.md",
        "---\nteam: pay\ndate: 2025-12-31\n---\n**P:** [One.]{.slow #a freq=monthly toil=4h} [Two.]{.slow #b} [Other.]{.other #o}\n",
    ),
    ("content/interviews/p2.md", "---\nteam: pay\ndate: 2026-04-01\n---\n**P:** [Three.]{.slow #a kind=ask}\n"),
    ("content/interviews/p3.md", "---\nteam: web\ndate: 2026-04-02\n---\n**P:** [Other.]{.other #a}\n"),
    ("content/teams/pay.md", "---\nheadcount: 4\nparent: group\n---\n"),
    ("content/teams/web.md", "---\nheadcount: 3\n---\n"),
    ("content/teams/ops.md", "---\nheadcount: 1\n---\n"),
    ("content/teams/group.md", ""),
    ("content/themes/slow.md", "---\ntitle: Slow\n---\n"),
    ("content/themes/other.md", ""),
    ("content/themes/silent.md", ""),
];

fn page(slug: &str) -> Value {
    Study::of(&FILES).shown(&format!("/themes/{slug}/")).0
}

#[test]
fn the_sentence_counts_those_who_said_what_it_costs() {
    let slow = page("slow");
    let said = ["told", "teams", "spoke", "people", "quotes"].map(|key| slow[key].clone());
    assert_eq!(
        said,
        [json!("1 of 3 people"), json!("1 of 2 teams"), json!(null), json!("2 people spoke of it"), json!("3 quotes")]
    );
    let other = page("other");
    assert_eq!(
        ["told", "teams", "spoke"].map(|key| other[key].clone()),
        [json!(null), json!(null), json!("2 of 3 people")]
    );
    assert_eq!(
        ["told", "spoke", "lead"].map(|key| page("silent")[key].clone()),
        [json!(null), json!(null), json!(null)]
    );
}

#[test]
fn the_list_of_contents_leads_to_what_each_team_said_and_beyond() {
    let hrefs = |slug: &str| -> Vec<String> {
        let lines = page(slug)["contents"].take();
        lines.as_array().unwrap().iter().map(|line| line["href"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(hrefs("slow"), ["#:quotes", "#team:pay", "#:not-heard", "#:numbers"]);
    assert_eq!(hrefs("silent"), [""; 0], "it is seen at a glance");
}

#[test]
fn the_lead_stands_alone_and_its_team_has_the_others() {
    let slow = page("slow");
    assert_eq!((&slow["lead"]["team"], &slow["others"]), (&json!(null), &json!(2)));
    let kinds: Vec<(&str, u64)> = slow["kinds"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|kind| (kind["kind"]["key"].as_str().expect("a key"), kind["count"].as_u64().expect("a number")))
        .collect();
    assert_eq!(kinds, [("pain", 1), ("ask", 1)], "without the lead");
    assert_eq!(slow["groups"].as_array().map(Vec::len), Some(1));
    assert_eq!(slow["groups"][0]["quotes"], "3 quotes, one of them above");
    assert_eq!(slow["groups"][0]["people"], "2 people spoke of it");
    // The lead of the other theme is all that its team said, so the team's place is where it stands.
    let other = page("other");
    assert_eq!((&other["lead"]["team"], &other["groups"][0]["id"]), (&json!("team:pay"), &json!("team:web")));
}

#[test]
fn in_each_team_the_strongest_quote_comes_first() {
    // Per quarter the lead takes 12 hours, those of the first team nothing, 3 hours and 6 hours.
    let files = [
        (
            "content/interviews/p1.md",
            "---\nteam: pay\n---\n**P:** [Nice.]{.slow #nice kind=praise} [One.]{.slow #one freq=monthly toil=1h}\n",
        ),
        ("content/interviews/p2.md", "---\nteam: pay\n---\n**P:** [Two.]{.slow #two freq=monthly toil=2h}\n"),
        ("content/interviews/p3.md", "---\nteam: web\n---\n**P:** [Four.]{.slow #four freq=monthly toil=4h}\n"),
    ];
    let study = Study::of(&files);
    let page = study.page(study.planned("/themes/slow/"));
    let view = serde_json::to_value(&page.view).expect("it is JSON");
    let mut cards = PageHtml::default();
    let placeholder = view["groups"][0]["cards_html"].as_str().expect("a placeholder");
    page.fill(placeholder, &mut cards).expect("no transcript is on it");
    let places = ["p2.two", "p1.one", "p1.nice"].map(|id| cards.text.find(&format!("id=\"{id}\"")).expect(id));
    assert!(places.is_sorted(), "{places:?}");
}

#[test]
fn teams_that_were_asked_and_silent_are_told_from_those_that_were_not_asked() {
    let titles = |list: &Value| -> Vec<String> {
        list.as_array()
            .expect("a list")
            .iter()
            .map(|team| team["title"].as_str().expect("a title").to_owned())
            .collect()
    };
    let not_heard = &page("slow")["not_heard"];
    assert_eq!(
        (titles(&not_heard["silent"]), titles(&not_heard["unasked"])),
        (vec!["Web".to_owned()], vec!["Ops".to_owned()])
    );
    assert_eq!(not_heard["silent"][0]["people"], 1);
    let silent = &page("silent")["not_heard"];
    assert_eq!((titles(&silent["silent"]), titles(&silent["unasked"])), (Vec::new(), Vec::new()), "nobody spoke of it");
}

#[test]
fn people_are_counted_by_quarter_with_a_table_that_says_the_same() {
    let quarters = &page("slow")["quarters"];
    assert_eq!(quarters["words"], "Q4 2025 to Q2 2026: at most 1 person spoke of it in a quarter.");
    let row = |quarter: &str, people: u32, interviewed: u32| json!({"quarter": quarter, "people": people, "interviewed": interviewed});
    assert_eq!(quarters["rows"], json!([row("Q4 2025", 1, 1), row("Q2 2026", 1, 2)]));
    assert_eq!(page("silent")["quarters"], json!(null));
}

#[test]
fn the_crowd_is_everybody_there_is_with_those_who_told_us() {
    // Eight people by head-count, three asked, one of them affected: x = 1, n = 3, N = 8, g = ½ worth 1.
    // r·N = 1 + 5 · 1.5/4 = 2.875, so 3 most likely.
    let crowd = &page("slow")["crowd"];
    assert_eq!((&crowd["title"], &crowd["per_dot"]), (&json!("Of 8 people"), &json!(1)));
    assert_eq!(crowd["legend"][0], json!({"class": "told", "words": "1 of those interviewed"}));
    let likely = crowd["legend"].as_array().and_then(|lines| lines.iter().find(|line| line["class"] == "likely"));
    assert_eq!(likely.map(|line| &line["words"]), Some(&json!("3 most likely")));
    assert_eq!(page("silent")["crowd"], json!(null));
}

#[test]
fn the_same_people_are_dots() {
    // Of the two who spoke of it one spoke of the other theme too.
    let together = &page("slow")["together"];
    assert_eq!(
        (&together[0]["title"], &together[0]["people"], &together[0]["of"]),
        (&json!("Other"), &json!(1), &json!(2))
    );
    let dots = together[0]["dots_html"].as_str().expect("it is drawn");
    assert_eq!(["costs", "silent"].map(|class| dots.matches(&format!("class=\"{class}\"")).count()), [1, 1]);
}

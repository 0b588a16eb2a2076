//! What the home page picks, from small studies.

use crate::site::PageHtml;
use serde_json::Value;

use crate::site::testing::{Study, filled};

/// Two people on `slow`, of whom one says what it costs, one of them on `wish`, which is only asked for.
const FILES: [(&str, &str); 7] = [
    ("content/themes/building.md", "---\ntitle: Building\n---\n"),
    ("content/themes/slow.md", "---\ntitle: Slow\nparent: building\n---\n"),
    ("content/themes/wish.md", "---\ntitle: Wish\n---\n"),
    ("content/themes/quiet.md", "---\ntitle: Quiet\n---\n"),
    ("content/teams/pay.md", "---\ntitle: Pay\nheadcount: 8\n---\n"),
    (
        "content/interviews/p1.md",
        "---\nparticipant: P1\nteam: pay\ndate: 2026-01-02\n---\n**P1:** [It is slow.]{.slow #light freq=monthly toil=1h} \
         [It is slower.]{.slow #heavy freq=weekly toil=2h} [I want one.]{.wish #want kind=ask}\n",
    ),
    ("content/interviews/p2.md", "---\nparticipant: P2\n---\n**P2:** [Slow, yes.]{.slow #yes}\n"),
];

fn home(brief: &str) -> (Study, Value) {
    let text = format!("---\nbrief:\n{brief}\n---\n");
    let files: Vec<(&str, &str)> = FILES.into_iter().chain([("content/_index.md", text.as_str())]).collect();
    let study = Study::of(&files);
    let shown = study.shown("/").0;
    (study, shown)
}

fn texts<'v>(list: &'v Value, key: &str) -> Vec<&'v str> {
    list.as_array().expect("it is a list").iter().map(|it| it[key].as_str().unwrap_or_default()).collect()
}

/// The words of a finding's quote.
fn quoted(study: &Study, line: &Value) -> String {
    let page = study.page(study.planned("/"));
    let mut html = PageHtml::default();
    page.fill(line["quote_html"].as_str().unwrap_or_default(), &mut html).expect("no transcript is in it");
    html.text.split("<p>").nth(1).and_then(|rest| rest.split("</p>").next()).unwrap_or_default().to_owned()
}

#[test]
fn findings_are_those_that_somebody_wrote_with_their_quotes() {
    let (study, shown) =
        home("  - {finding: Asked for., theme: wish, quote: p1#want}\n  - {finding: Dear., theme: building}");
    let brief = &shown["brief"];
    assert_eq!(texts(brief, "finding"), ["Asked for.", "Dear."]);
    assert_eq!(texts(brief, "title"), ["Wish", "Building"]);
    // Of a finding without a quote the heaviest is shown: weekly 2 h are 26 h per quarter, monthly 1 h are 3 h.
    assert_eq!([0, 1].map(|place| quoted(&study, &brief[place])), ["I want one.", "It is slower."]);
    // What is not scored is told by its people, with a hollow stone.
    assert_eq!(brief[0]["number"]["hours"], Value::Null);
    assert_eq!(brief[0]["number"]["people"], "1 person spoke of it, nobody said what it costs");
    assert_eq!(brief[0]["cairn_html"].as_str().map(|svg| svg.matches("stone hollow").count()), Some(1));
}

#[test]
fn without_findings_the_first_rows_stand_for_them() {
    let (study, shown) = home("  []");
    let brief = &shown["brief"];
    assert_eq!(texts(brief, "title"), ["Slow"], "what cannot be scored is no finding");
    // Both people are affected. N = 8, x = n = 2, m = 1, g = 1/2: p = 2.5 / 3, r · N = 2 + 6 · p = 7 people. P1 says 3 and 13 times,
    // 8 on average, and 1 h and 2 h, 1.5 h on average: 7 · 8 · 1.5 = 84.
    assert_eq!(brief[0]["number"]["hours"], "84");
    assert_eq!(brief[0]["finding"], "It costs the company about 84 equivalent hours per quarter.");
    assert_eq!(quoted(&study, &brief[0]), "It is slower.");
}

#[test]
fn themes_without_themes_below_are_piles_by_the_one_above() {
    let (_, shown) = home("  []");
    let trails = shown["spoken"]["trails"].as_array().expect("there are some");
    let piles: Vec<(Option<&str>, Vec<&str>)> =
        trails.iter().map(|trail| (trail["above"]["title"].as_str(), texts(&trail["piles"], "title"))).collect();
    // Nobody spoke of the quiet one.
    assert_eq!(piles, [(Some("Building"), vec!["Slow"]), (None, vec!["Wish"])]);
    assert_eq!(trails[0]["piles"][0]["people"], "1 person said what it costs, 1 more spoke of it");
    assert_eq!(shown["spoken"]["more"], Value::Null);
}

#[test]
fn of_very_many_themes_those_that_most_spoke_of_are_piles() {
    let marks = |themes: std::ops::Range<usize>| themes.map(|n| format!("[w {n}]{{.t{n}}} ")).collect::<String>();
    let (all, again) = (marks(0..65), marks(60..65));
    let files = [("content/interviews/p1.md", all.as_str()), ("content/interviews/p2.md", again.as_str())];
    let shown = Study::of(&files).shown("/").0;
    let titles = texts(&shown["spoken"]["trails"][0]["piles"], "title");
    assert_eq!(titles.len(), 60);
    assert!(titles.contains(&"T64"), "two people spoke of it");
    assert_eq!(shown["spoken"]["more"], "5 more themes");
}

#[test]
fn a_stone_is_a_person_and_leads_to_their_newest_interview() {
    let later = "---\nparticipant: P1\nteam: pay\ndate: 2026-05-02\n---\n**P1:** [Still slow.]{.slow}\n";
    let files: Vec<(&str, &str)> = FILES.into_iter().chain([("content/interviews/p1-later.md", later)]).collect();
    let study = Study::of(&files);
    let page = study.page(study.planned("/"));
    let mut pile = PageHtml::default();
    page.fill(study.shown("/").0["people_html"].as_str().expect("it is there"), &mut pile).expect("it is markup");
    let pile = pile.text;
    let p1 = pile.find("<a href=\"interviews/p1-later/\"><title>P1, Pay: 4 quotes</title>");
    let p2 = pile.find("<a href=\"interviews/p2/\"><title>P2: 1 quote</title>");
    assert!(p1 < p2 && p1.is_some(), "the most quoted lies at the ground: {pile}");
    assert!(pile.contains("The 2 people interviewed"), "{pile}");
    assert_eq!(filled(&page, None), "");
}

#[test]
fn teams_are_rows_of_heads_and_those_that_nobody_was_heard_in_stand_out() {
    let files: Vec<(&str, &str)> =
        FILES.into_iter().chain([("content/teams/ops.md", "---\ntitle: Ops\nheadcount: 20\n---\n")]).collect();
    let shown = Study::of(&files).shown("/").0;
    let teams = &shown["heard"]["teams"];
    assert_eq!(texts(teams, "title"), ["Ops", "Pay"]);
    assert_eq!(texts(teams, "heard"), ["0 of 20 interviewed", "1 of 8 interviewed"]);
    assert_eq!([&teams[0]["unheard"], &teams[1]["unheard"]], [&Value::Bool(true), &Value::Bool(false)]);
    assert_eq!(shown["heard"]["people"], "2 of 28 interviewed");
}

/// The platform's own team has people, and nobody of it was asked: 1 of the 2 others was.
#[test]
fn the_team_of_the_platform_is_said_not_to_be_counted() {
    let mut files = FILES.to_vec();
    files.push(("content/teams/ops.md", "---\ntitle: Ops\nheadcount: 20\n---\n"));
    files.push(("content/teams/base.md", "---\ntitle: Base\nkind: platform\nheadcount: 9\n---\n"));
    let study = Study::of(&files);
    let home = study.shown("/").0;
    assert_eq!(texts(&home["heard"]["teams"], "title"), ["Ops", "Pay"]);
    assert_eq!(home["heard"]["people"], "2 of 28 interviewed");
    assert_eq!(texts(&home["parts"], "count")[2], "1 of 2 teams interviewed");
    let said = "Not counted: Base, the platform’s own team, of which nobody was asked.";
    let brief = study.shown("/brief/").0;
    assert_eq!([&home["heard"]["uncounted"], &brief["heard"]["teams"]["uncounted"]], [said, said]);
    assert_eq!(study.shown("/teams/").0["uncounted"], said);
}

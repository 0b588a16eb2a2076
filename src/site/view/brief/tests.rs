//! What the page for leaders picks, from small studies: each part where there is something for it, and not where there is none.

use serde_json::Value;

use crate::site::PageHtml;
use crate::site::testing::Study;

type Files = Vec<(&'static str, &'static str)>;

const SINCE: (&str, &str) = ("site.toml", "[brief]\nsince = 2026-05-01\n");
const CHARTER: (&str, &str) =
    ("content/_index.md", "---\npurpose: To know.\nfocus: [The last time, Hands-on time]\nnot: [Rank teams.]\n---\n");

/// `slow` is known since January and scored; `keys` was first heard in May, of one person; `wish` is only asked for.
fn study() -> Files {
    vec![
        ("content/teams/pay.md", "---\ntitle: Pay\nheadcount: 8\n---\n"),
        ("content/teams/sea.md", "---\ntitle: Sea\nheadcount: 4\n---\n"),
        ("content/themes/slow.md", "---\ntitle: Slow\n---\n"),
        ("content/themes/keys.md", "---\ntitle: Keys\n---\n"),
        ("content/themes/wish.md", "---\ntitle: Wish\n---\n"),
        (
            "content/interviews/p1.md",
            "---\nparticipant: P1\nteam: pay\ndate: 2026-01-02\n---\n**P1:** [Light.]{.slow freq=monthly toil=1h} \
             [Heavy.]{.slow freq=weekly toil=2h} [I want one.]{.wish kind=ask}\n",
        ),
        (
            "content/interviews/p2.md",
            "---\ntitle: The second\nparticipant: P2\nteam: pay\ndate: 2026-05-01\n---\n**P2:** [Middle.]{.slow freq=weekly toil=1h} \
             [Expired.]{.keys toil=1h} [Me too.]{.wish kind=ask}\n",
        ),
    ]
}

/// The three opportunities that were tried, of which one goes on.
const TESTED: [(&str, &str); 3] = [
    (
        "content/opportunities/on.md",
        "---\ntitle: On\nstatus: testing\nvalidations:\n  - {date: 2026-04-30, verdict: contradicts}\n  \
         - {date: 2026-05-01, verdict: supports}\n  - {date: 2026-05-02, verdict: supports}\n  - {date: 2026-05-02}\n---\n",
    ),
    ("content/opportunities/gone.md", "---\ntitle: Gone\nstatus: dropped\n---\n"),
    (
        "content/opportunities/off.md",
        "---\ntitle: Off\nstatus: invalidated\nvalidations:\n  - {date: 2026-04-02, verdict: contradicts, note: It was no faster.}\n  \
         - {date: 2026-04-01, verdict: contradicts, note: Too early.}\n  - {date: 2026-04-03, verdict: supports, note: Liked.}\n---\n",
    ),
];

fn with(more: &[(&'static str, &'static str)]) -> Files {
    study().into_iter().chain(more.iter().copied()).collect()
}

fn shown(files: &[(&str, &str)]) -> Value {
    Study::of(files).shown("/brief/").0
}

/// Title and what is said, of the things of a list by its name.
fn list<'v>(lists: &'v Value, name: &str) -> Vec<(&'v str, &'v str)> {
    let lists = lists.as_array().expect("there are lists");
    let found = lists.iter().find(|list| list["name"] == name);
    let items = found.into_iter().flat_map(|list| list["items"].as_array().expect("it has items"));
    let text = |value: &'v Value| value.as_str().expect("it is a text");
    items.map(|item| (text(&item["title"]), text(&item["said"]))).collect()
}

#[test]
fn the_charter_comes_first_and_may_be_missing() {
    let page = shown(&with(&[CHARTER]));
    assert_eq!(page["purpose"], "To know.");
    assert_eq!(page["focus"], serde_json::json!(["The last time", "Hands-on time"]));
    assert_eq!(page["not_done"]["left_out"], serde_json::json!(["Rank teams."]));
    let page = shown(&study());
    assert_eq!(
        (&page["purpose"], &page["focus"], &page["not_done"]),
        (&Value::Null, &serde_json::json!([]), &Value::Null)
    );
}

#[test]
fn who_was_heard_is_people_teams_and_days() {
    let heard = &shown(&study())["heard"];
    assert_eq!(heard["people"], "2 of 12 people and 1 of 2 teams were interviewed.");
    assert_eq!(heard["days"], "Between 2 Jan 2026 and 1 May 2026.");
    assert_eq!(heard["teams"]["teams"].as_array().map(Vec::len), Some(2));
    // On one day; of no team; on none.
    let alone = |front: &str| {
        let text = format!("---\nparticipant: P1\n{front}---\n**P1:** [So.]{{.a}}\n");
        Study::of(&[("content/interviews/p1.md", &text)]).shown("/brief/").0["heard"].clone()
    };
    assert_eq!(alone("date: 2026-01-02\n")["days"], "All on 2 Jan 2026.");
    let heard = alone("");
    assert_eq!(
        (&heard["people"], &heard["days"], &heard["teams"]),
        (&"Interviewed: 1 of 1 person.".into(), &Value::Null, &Value::Null)
    );
    let nobody = shown(&[("content/themes/a.md", "")]);
    assert_eq!(nobody["heard"]["people"], "Nobody was interviewed yet, so all that stands here is a guess.");
    assert_eq!((&nobody["first"], &nobody["changed"]), (&Value::Null, &Value::Null));
}

#[test]
fn the_first_rows_have_their_number_their_range_and_the_strongest_words_of_each_person() {
    let study = Study::of(&study());
    let page = study.page(study.planned("/brief/"));
    let view = serde_json::to_value(&page.view).expect("it is data");
    let rows = view["first"]["rows"].as_array().expect("there are rows");
    let [row] = rows.as_slice() else { panic!("`slow` alone is scored: {rows:?}") };
    assert_eq!((&row["title"], &row["rank"]), (&"Slow".into(), &1.into()));
    let hours = row["hours"].as_str().expect("it has a number").replace(',', "");
    let hours = hours.strip_prefix("up to ").expect("nobody said how much of it would be gone");
    assert_eq!(hours.trim_end_matches('0').len(), 2, "two digits say something: {hours}");
    assert_eq!(view["first"]["standing"], "Nothing else can be scored yet.");
    assert!(row["range"].as_str().is_some_and(|range| range.contains(" to ")), "{row}");
    // Weekly 2 h are the most hours of P1, weekly 1 h those of P2.
    let mut html = PageHtml::default();
    for quote in row["quotes_html"].as_array().expect("there are two") {
        page.fill(quote.as_str().expect("it is a place"), &mut html).expect("no transcript is in it");
    }
    let words: Vec<&str> = html.text.split("<p>").skip(1).filter_map(|rest| rest.split("</p>").next()).collect();
    assert_eq!(words, ["Heavy.", "Middle."]);
}

#[test]
fn what_is_new_is_what_days_prove() {
    let files = with(&TESTED);
    let files: Files = files.into_iter().chain([SINCE]).collect();
    let changed = &shown(&files)["changed"];
    assert_eq!(changed["since"], "1 May 2026");
    let lists = &changed["lists"];
    assert_eq!(list(lists, "Interviews"), [("The second", "")]);
    assert_eq!(
        list(lists, "Heard for the first time"),
        [("Keys", "1 person spoke of it")],
        "an ask is no evidence of `wish`"
    );
    assert_eq!(list(lists, "Tested"), [("On", "Testing; 2 tests support it, 1 test was unclear")]);
    assert_eq!(shown(&with(&TESTED))["changed"], Value::Null, "nobody asked for it");
}

#[test]
fn where_nothing_is_new_the_page_says_so() {
    let files = with(&[("site.toml", "[brief]\nsince = 2026-05-03\n")]);
    assert_eq!(shown(&files)["changed"], serde_json::json!({"since": "3 May 2026", "lists": []}));
}

#[test]
fn what_is_not_done_says_what_its_last_test_showed() {
    let not_done = &shown(&with(&TESTED))["not_done"];
    let lines = not_done["opportunities"].as_array().expect("there are two");
    let said = |line: &Value| ["title", "why", "day"].map(|key| line[key].clone());
    let off = ["Off", "It was no faster.", "2026-04-02"].map(Value::from);
    assert_eq!(lines.iter().map(said).collect::<Vec<_>>(), [["Gone".into(), Value::Null, Value::Null], off]);
    assert_eq!(not_done["more"], Value::Null);
}

#[test]
fn what_is_not_known_names_what_is_missing() {
    let open = &shown(&study())["open"];
    let keys = "nobody said how often it happens";
    let wish = "asks only; nobody said how often it happens or what it costs each time";
    assert_eq!(list(open, "Cannot be scored yet"), [("Keys", keys), ("Wish", wish)]);
    assert_eq!(list(open, "Teams not heard"), [("Sea", "")]);
    assert_eq!(list(open, "Known from one person"), [("Keys", "")]);
}

#[test]
fn a_list_that_is_too_long_says_how_many_more_there_are() {
    let teams: Vec<(String, String)> =
        (0..9).map(|n| (format!("content/teams/t{n}.md"), format!("---\ntitle: T{n}\nheadcount: 1\n---\n"))).collect();
    let files: Vec<(&str, &str)> =
        teams.iter().map(|(path, text)| (path.as_str(), text.as_str())).chain(study()).collect();
    let open = &Study::of(&files).shown("/brief/").0["open"];
    assert_eq!(list(open, "Teams not heard").len(), 6);
    assert_eq!(
        open.as_array()
            .and_then(|lists| lists.iter().find(|it| it["name"] == "Teams not heard"))
            .map(|it| it["more"].clone()),
        Some("and 4 more".into())
    );
}

#[test]
fn an_empty_study_has_no_brief() {
    let study = Study::of(&[("content/about.md", "# About\n")]);
    assert!(study.pages().all(|page| page.route.as_str() != "/brief/"));
}

#[test]
fn rows_that_nothing_tells_apart_say_so_and_those_ahead_of_the_rest_too() {
    let theme = |name: &str, toil: u32| {
        let front =
            format!("---\ntitle: {name}\nestimate: {{reach: 0.5, worth: 9, freq: weekly, toil: {toil}h}}\n---\n");
        (format!("content/themes/{name}.md"), front)
    };
    let first = |themes: &[(&str, u32)]| {
        let themes: Vec<(String, String)> = themes.iter().map(|(name, toil)| theme(name, *toil)).collect();
        let files = themes
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str()))
            .chain([("content/teams/t.md", "---\nheadcount: 100\n---\n")]);
        shown(&files.collect::<Vec<_>>())["first"].clone()
    };
    let titles = |first: &Value| -> Vec<String> {
        let rows = first["rows"].as_array().expect("there are rows").iter();
        rows.map(|row| row["title"].as_str().expect("it has one").to_owned()).collect()
    };
    // A thousand times as much is more however well people remember: each factor is between a half and two.
    let ahead = first(&[("Much", 1000), ("Little", 1)]);
    assert_eq!(titles(&ahead), ["Much"]);
    assert!(ahead["standing"].as_str().is_some_and(|said| said.starts_with("It is ahead of all others")), "{ahead}");
    let equal = first(&[("A", 1), ("B", 1), ("C", 1), ("D", 1), ("E", 1), ("F", 1)]);
    assert_eq!((titles(&equal).len(), &equal["more"]), (4, &"No line can be drawn between these and 2 more.".into()));
    assert_eq!(equal["standing"], "Which of these 6 comes first is too close to call.");
}

#[test]
fn what_is_among_the_first_stands_alone_and_says_so_as_the_priorities_do() {
    let mut files = vec![
        ("content/teams/t.md".to_owned(), "---\nheadcount: 100\n---\n".to_owned()),
        ("content/interviews/p1.md".to_owned(), "---\nparticipant: P1\nteam: t\n---\n**P1:** Hello.\n".to_owned()),
    ];
    for (name, toil) in [("a", 4), ("b", 3), ("c", 2), ("d", 2), ("e", 1), ("f", 1), ("g", 1), ("h", 1)] {
        let front = format!("---\nestimate: {{reach: 0.5, worth: 9, freq: weekly, toil: {toil}h}}\n---\n");
        files.push((format!("content/themes/{name}.md"), front));
    }
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let study = Study::of(&files);
    let (brief, priorities) = (study.shown("/brief/").0["first"].clone(), study.shown("/priorities/").0);
    let among = &brief["among"]["among"];
    assert!(among.is_object(), "{brief}");
    assert_eq!(among, &priorities["verdict"]["among"]);
    let named = match among["key"].as_str() {
        Some("safe.among_1_html") => 1,
        Some("safe.among_2_html") => 2,
        _ => 3,
    };
    assert_eq!(brief["rows"].as_array().map(Vec::len), Some(named));
}

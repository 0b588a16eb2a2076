//! The pages of listeners, made from small studies.

use serde_json::{Value, json};

use crate::release::Audience;
use crate::site::testing::Study;

const FILES: [(&str, &str); 7] = [
    (
        "content/interviews/a.md",
        "---\ntitle: The first\ndate: 2026-03-01\nparticipant: P1\nteam: t\ninterviewer: Mira\nobservers: [Kofi]\nduration: 30m\naudience: [all]\n\
         tags: [slow]\nsurprises:\n  - {by: Kofi, thought: An hour, heard: A week}\npassed:\n  - {by: Kofi, text: Who else?, asked: '[00:02:00]'}\n  \
         - {by: Kofi, text: And then?, asked: false}\n---\n**P1:** [00:01:00] [It is slow.]{.slow by=Ada note=hm}\n\n**Mira:** [00:03:00] So?\n",
    ),
    (
        "content/interviews/b.md",
        "---\ntitle: A secret\ndate: 2026-03-02\nparticipant: P2\nteam: t\ninterviewer: Mira\nduration: 1h\nsurprises:\n  - {by: Mira, heard: Nobody says}\n---\n\
         **P2:** [Slow.]{.slow by=Mira}\n",
    ),
    ("content/listeners/mira.md", "---\ntitle: Mira\nrole: researcher\nteam: f\n---\nListens for waiting.\n"),
    ("content/listeners/kofi.md", "---\ntitle: Kofi\n---\n"),
    ("content/listeners/ada.md", "---\ntitle: Ada\nrole: engineer\n---\n"),
    ("content/teams/t.md", ""),
    ("content/teams/f.md", "---\ntitle: Foundations\nkind: platform\n---\n"),
];

#[test]
fn the_list_says_who_heard_what() {
    let view = Study::of(&FILES).shown("/listeners/").0;
    assert_eq!(view["lead"], "2 people of ours heard 2 interviews, 1.5 hours of talk.");
    let people: Vec<_> = view["people"].as_array().unwrap().iter().map(|it| (&it["title"], &it["heard"])).collect();
    let expected = [
        (json!("Mira"), json!("heard 2 interviews · 1.5 hours · coded 1")),
        (json!("Kofi"), json!("heard 1 interview · 30 minutes")),
        (json!("Ada"), json!("has heard nobody yet · coded 1")),
    ];
    assert_eq!(people, expected.iter().map(|(who, heard)| (who, heard)).collect::<Vec<_>>());
    let table = &view["table"];
    let cells = |row: usize| {
        let cells = table["rows"][row]["cells"].as_array().unwrap().iter();
        cells.map(|cell| cell["marks"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(
        (&table["rows"][0]["title"], cells(0)),
        (&json!("A secret"), vec!["AC".into(), String::new(), String::new()])
    );
    assert_eq!((&table["rows"][1]["heard"], cells(1)), (&json!(2), vec!["A".into(), "S".into(), "C".into()]));
    assert_eq!(table["rows"][1]["cells"][2]["words"], "coded");
    let gaps: Vec<&Value> = view["gaps"].as_array().unwrap().iter().map(|gap| &gap["title"]).collect();
    assert_eq!(
        gaps,
        [
            &json!("1 of 3 listeners has heard nobody yet"),
            &json!("1 interview was heard by nobody but who asked"),
            &json!("1 interview was coded by no engineer")
        ]
    );
    assert_eq!(view["gaps"][0]["links"][0]["title"], "Ada", "she has only coded");
    let surprises: Vec<_> = view["surprises"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| (&it["theme"]["title"], &it["surprises"][0]["heard"]))
        .collect();
    assert_eq!(surprises, [(&json!("Slow"), &json!("A week")), (&Value::Null, &json!("Nobody says"))]);
}

/// Kofi coded the first interview again: that is no role and no count, and stands in the table with a mark of its own.
#[test]
fn who_heard_nobody_has_a_column_and_a_second_coding_a_mark() {
    let mut files = FILES.to_vec();
    files.push(("content/listeners/tove.md", "---\ntitle: Tove\n---\n"));
    files.push(("content/interviews/a.kofi.quotes.yaml", "- {exact: It is slow, themes: [slow]}\n"));
    let (before, after) = (Study::of(&FILES), Study::of(&files));
    let view = after.shown("/listeners/").0;
    let columns: Vec<_> = view["table"]["columns"].as_array().unwrap().iter().map(|it| &it["title"]).collect();
    assert_eq!(columns, ["Mira", "Kofi", "Ada", "Tove"]);
    let cells = &view["table"]["rows"][1]["cells"];
    let expected = json!({"marks": "SR", "words": "sat in, coded again, to compare"});
    assert_eq!((&cells[1], &cells[3]["marks"]), (&expected, &json!("")));
    assert_eq!(view["table"]["key"][4], json!({"mark": "R", "word": "coded again, to compare"}));
    let without = before.shown("/listeners/").0;
    assert_eq!(without["table"]["key"].as_array().unwrap().len(), 4, "without a second coding there is no such mark");
    assert_eq!(view["people"][1], without["people"][1], "it is counted nowhere");
    let unshown = for_files(&files, "\"listeners\", \"themes\"", "\"pseudonym\"");
    assert!(!unshown.shown("/listeners/").0.to_string().contains("again"), "agreement is not shown to everybody");
}

/// Ada coded the second interview again, and had nothing to do with it before.
#[test]
fn a_second_coding_is_on_the_page_of_who_made_it() {
    let mut files = FILES.to_vec();
    files.push(("content/interviews/b.ada.quotes.yaml", "- {exact: Slow, themes: [slow]}\n"));
    let view = Study::of(&files).shown("/listeners/ada/").0;
    let lines = view["interviews"].as_array().unwrap().iter();
    let lines: Vec<_> = lines.map(|it| (&it["title"], &it["roles"], &it["is_second"])).collect();
    let expected = [
        (&json!("A secret"), &json!("coded again, to compare"), &json!(true)),
        (&json!("The first"), &json!("coded"), &json!(false)),
    ];
    assert_eq!((lines.as_slice(), &view["compared"]), (expected.as_slice(), &json!("../../agreement/")));
    assert_eq!(view["heard"], "has heard nobody yet · coded 1", "it is counted nowhere");
    let mira = Study::of(&files).shown("/listeners/mira/").0;
    assert_eq!((&mira["compared"], &mira["interviews"][0]["is_second"]), (&Value::Null, &json!(false)));
    let unshown = for_files(&files, "\"listeners\", \"themes\"", "\"pseudonym\"").shown("/listeners/ada/").0;
    assert_eq!((unshown["interviews"].as_array().unwrap().len(), &unshown["compared"]), (1, &Value::Null));
}

/// Of slow, late and dear two interviews share late, so all that surprised in them stands there, once; nothing else shares dear.
#[test]
fn a_surprise_stands_once_and_names_its_other_themes() {
    let interview = |date: &str, tags: &str, heard: &str| {
        format!("---\ndate: {date}\ntags: [{tags}]\nsurprises: [{{heard: {heard}}}]\n---\n**P1:** Hm.\n")
    };
    let (one, two, three) = (
        interview("2026-03-01", "slow, late", "one"),
        interview("2026-03-02", "late", "two"),
        interview("2026-03-03", "dear", "three"),
    );
    let study = Study::of(&[
        ("content/interviews/a.md", &one),
        ("content/interviews/b.md", &two),
        ("content/interviews/c.md", &three),
        ("content/listeners/mira.md", "---\ntitle: Mira\n---\n"),
    ]);
    let view = study.shown("/listeners/").0;
    let groups = view["surprises"].as_array().unwrap().iter().map(|group| {
        let lines = group["surprises"].as_array().unwrap().iter();
        let lines = lines.map(|line| (line["heard"].as_str().unwrap(), line["also"].as_array().unwrap().len()));
        (group["theme"]["title"].as_str().unwrap(), lines.collect::<Vec<_>>())
    });
    assert_eq!(groups.collect::<Vec<_>>(), [("Dear", vec![("three", 0)]), ("Late", vec![("two", 0), ("one", 1)])]);
    assert_eq!(view["surprises"][1]["surprises"][1]["also"][0]["title"], "Slow");
}

#[test]
fn a_listener_has_heard_been_surprised_and_passed_questions_on() {
    let study = Study::of(&FILES);
    let view = study.shown("/listeners/kofi/").0;
    assert_eq!(
        (&view["interviews"][0]["title"], &view["interviews"][0]["roles"]),
        (&json!("The first"), &json!("sat in"))
    );
    assert_eq!((&view["surprises"][0]["thought"], &view["surprises"][0]["by"]), (&json!("An hour"), &Value::Null));
    let passed = &view["passed"];
    // Two minutes in, the first turn is being spoken: the second begins a minute later.
    assert_eq!((&passed[0]["asked"], &passed[0]["time"]), (&json!("asked at"), &json!("2:00")));
    assert_eq!(passed[0]["href"], "../../interviews/a/#t1");
    assert_eq!((&passed[1]["asked"], &passed[1]["href"]), (&json!("not asked"), &Value::Null));
    let mira = study.shown("/listeners/mira/").0;
    assert_eq!((&mira["role"], &mira["team"]["title"]), (&json!("researcher"), &json!("Foundations")));
    assert_eq!(mira["interviews"][0]["roles"], "asked, coded");
}

#[test]
fn an_interview_leads_to_who_heard_it() {
    let view = Study::of(&FILES).shown("/interviews/a/").0;
    let name = |key: &str| (view[key][0]["name"].clone(), view[key][0]["href"].clone());
    assert_eq!(name("interviewers"), (json!("Mira"), json!("../../listeners/mira/")));
    assert_eq!(name("coders"), (json!("Ada"), json!("../../listeners/ada/")));
    assert_eq!((&view["surprises"][0]["heard"], &view["passed"][1]["text"]), (&json!("A week"), &json!("And then?")));
}

fn for_all(shows: &str, attribution: &str) -> Study {
    for_files(&FILES, shows, attribution)
}

fn for_files(files: &[(&str, &str)], shows: &str, attribution: &str) -> Study {
    let settings = format!("[audiences.all]\nshows = [{shows}]\nattribution = [{attribution}]\n");
    let mut files = files.to_vec();
    files.push(("site.toml", &settings));
    Study::read_for(&Audience::Named("all".to_owned()), &files).0
}

/// All that the pages of listeners show to an audience, with what its interviews show.
fn all_shown(study: &Study) -> String {
    let pages = study.plan.pages.iter().map(|page| page.route.as_str().to_owned());
    let pages = pages.filter(|route| route.contains("/listeners/") || route.contains("/interviews/a/"));
    pages.filter(|route| route.ends_with('/')).map(|route| study.shown(&route).0.to_string()).collect()
}

#[test]
fn what_is_withheld_is_on_no_page_of_a_listener() {
    let shown = all_shown(&for_all("\"listeners\", \"themes\", \"teams\"", "\"pseudonym\", \"team\", \"date\""));
    assert!(shown.contains("The first") && shown.contains("Foundations"), "{shown}");
    assert!(!shown.contains("secret") && !shown.contains("Nobody says") && !shown.contains("2026-03-02"), "{shown}");
    // The number of what Mira heard is made from everything, and the interview that is withheld is not named with it.
    assert!(shown.contains("heard 2 interviews"), "{shown}");
}

#[test]
fn where_the_kind_is_not_shown_or_nobody_is_named_there_is_no_listener() {
    let unshown = for_all("\"themes\"", "\"pseudonym\"");
    assert!(unshown.plan.pages.iter().all(|page| !page.route.as_str().contains("listeners")));
    let shown = all_shown(&unshown);
    assert!(
        shown.contains("\"name\":\"Mira\"") && !shown.contains("../listeners/"),
        "names of an interview stay: {shown}"
    );
    let unnamed = for_all("\"listeners\", \"themes\"", "");
    assert!(unnamed.plan.pages.iter().all(|page| !page.route.as_str().contains("listeners")));
    let shown = all_shown(&unnamed);
    assert!(!shown.contains("Mira") && !shown.contains("Kofi") && shown.contains("A week"), "{shown}");
}

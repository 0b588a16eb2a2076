//! The page of who was heard, and its data.
//!
//! Comes in: small studies. Goes out: nothing. Does not know: how the page looks.

use serde_json::{Value, json};

use crate::release::Audience;
use crate::site::testing::Study;

/// Seven interviews of two teams, with the themes that each speaks to; a third team was not asked, a fourth builds the platform.
const SAID: [(&str, &str); 7] =
    [("t", "a b"), ("t", "b c"), ("t", "a"), ("t", "d"), ("u", "a"), ("t", "b"), ("t", "e")];

fn files() -> Vec<(String, String)> {
    let heads = |kind: &str| format!("---\nheadcount: 10\nkind: {kind}\n---\n");
    let mut files: Vec<(String, String)> =
        ["t", "u", "w"].map(|team| (format!("content/teams/{team}.md"), heads("product"))).into();
    files.push(("content/teams/z.md".to_owned(), heads("platform")));
    for theme in ["a", "b", "c", "d", "e"] {
        files.push((format!("content/themes/{theme}.md"), "---\n---\n".to_owned()));
    }
    for (index, (team, themes)) in SAID.iter().enumerate() {
        let day = index + 1;
        let who = format!("P{day}");
        let marks: Vec<String> = themes.split(' ').map(|theme| format!("[It is slow.]{{.{theme}}}")).collect();
        let text = format!(
            "---\nparticipant: {who}\nteam: {team}\ndate: 2026-03-0{day}\ntenure: {day} years\nrole: engineer {day}\n\
             audience: [some]\n---\n\n**{who}:** {}\n",
            marks.join(" ")
        );
        files.push((format!("content/interviews/p{day}.md"), text));
    }
    files
}

fn study() -> Study {
    study_with(&[])
}

/// The same with more files.
fn study_with(more: &[(&str, &str)]) -> Study {
    let files = files();
    let own = files.iter().map(|(path, text)| (&**path, &**text));
    Study::of(&own.chain(more.iter().copied()).collect::<Vec<_>>())
}

fn study_for(settings: &str) -> Study {
    let mut files = files();
    files.push(("site.toml".to_owned(), settings.to_owned()));
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (&**path, &**text)).collect();
    Study::read_for(&Audience::Named("some".to_owned()), &files).0
}

/// By hand: new themes 2, 1, 0, 1 in the base, then 0, 0, 1. The run 5+6 brings none, 6+7 one; the only run of three brings one.
/// Of five themes three have one voice, none has two, two have three: U = 9, Chao2 = 5 + 6/7 · 3·2/2, coverage = 1 − 3/9.
#[test]
fn the_data_has_the_keys_of_the_contract_and_the_numbers_of_the_rules() {
    let found: Value = serde_json::from_str(&study().data("/data/coverage.json")).unwrap();
    let team = |slug: &str, people: u32| json!({"slug": slug, "headcount": 10, "people": people});
    assert_eq!(found["teams"], json!([team("t", 6), team("u", 1), team("w", 0), team("z", 0)]));
    assert_eq!(found["new_themes"], json!([2, 1, 0, 1, 0, 0, 1]));
    let rules = found["saturation"].as_array().unwrap();
    let keys: Vec<_> = rules.iter().map(|rule| (&rule["base"], &rule["run"], &rule["threshold"])).collect();
    let (four, two, three) = (json!(4), json!(2), json!(3));
    let (five_percent, none) = (json!(0.05), json!(0.0));
    let expected = [(&two, &five_percent), (&two, &none), (&three, &five_percent), (&three, &none)];
    assert_eq!(keys, expected.map(|(run, threshold)| (&four, run, threshold)));
    let stops: Vec<_> = rules.iter().map(|rule| json!([rule["assessable"], rule["stop"], rule["returns"]])).collect();
    assert_eq!(stops[..2], [json!([true, 4, true]), json!([true, 4, true])]);
    assert_eq!(stops[2..], [json!([true, null, null]), json!([true, null, null])]);
    assert_eq!(found["themes_seen"], 5);
    assert!((found["themes_estimated"].as_f64().unwrap() - (5.0 + 18.0 / 7.0)).abs() < 1e-12, "{found}");
    assert!((found["coverage"].as_f64().unwrap() - 2.0 / 3.0).abs() < 1e-12, "{found}");
    assert_eq!(found.as_object().unwrap().len(), 6);
}

#[test]
fn what_cannot_be_assessed_is_null_and_not_zero() {
    let file = "---\nparticipant: P1\n---\n\n**P1:** [It is slow.]{.a}\n";
    let study = Study::of(&[("content/interviews/p1.md", file)]);
    let found: Value = serde_json::from_str(&study.data("/data/coverage.json")).unwrap();
    let rule = json!({"base": 4, "run": 2, "threshold": 0.05, "assessable": false, "stop": null, "returns": null,
                      "median_stop": null});
    assert_eq!(found["saturation"][0], rule);
    assert_eq!((&found["themes_seen"], &found["themes_estimated"]), (&json!(1), &Value::Null));
    let page = study.shown("/coverage/").0;
    assert!(page["unheard"]["estimate"].as_str().unwrap().contains("it takes several people"), "{page}");
    assert!(page["growth"]["rules"][0].as_str().unwrap().contains("too early to say with 1 interview"), "{page}");
    assert_eq!(page["growth"]["answer"], "It is too early to say: 1 interview is coded, and it takes 6.");
}

/// Of seven people heard, each of the three teams of ten that could be asked has a share of 2⅓.
#[test]
fn teams_are_held_against_their_share_in_people() {
    let page = study().shown("/coverage/").0;
    let teams = page["teams"]["teams"].as_array().unwrap();
    let said: Vec<_> = teams.iter().map(|team| [&team["title"], &team["heard"], &team["worth"]]).collect();
    let expected = [
        ["W", "0 of 10 interviewed: 2 fewer than its share of 2", "Nobody here was asked."],
        [
            "U",
            "1 of 10 interviewed: 1 fewer than its share of 2",
            "Below its share: with 1 more person it would have as many as it has of all heads.",
        ],
        [
            "T",
            "6 of 10 interviewed: 4 more than its share of 2",
            "It can wait: more than its share were heard. Little new to expect: about 0.5 themes of one more person.",
        ],
    ];
    assert_eq!(said, expected.map(|row| row.map(Value::from)).iter().map(<[Value; 3]>::each_ref).collect::<Vec<_>>());
    assert_eq!((&page["teams"]["next"]["title"], &teams[0]["rank"]), (&json!("W"), &json!(1)));
    // Of one person nothing is expected, since all themes are theirs alone.
    assert_eq!(teams[1]["because"].as_array().unwrap().len(), 2, "{teams:?}");
    assert!(page["teams"]["too_few"].as_str().unwrap().contains("from 6 interviews on"), "{page}");
    // Six of its own: 2, 1, 0, 1 and then none and one; three of five themes from one voice of six.
    assert!(teams[2]["because"][0].as_str().unwrap().contains("brought 1 theme"), "{teams:?}");
    assert!(
        teams[2]["because"][2]
            .as_str()
            .unwrap()
            .starts_with("3 of its themes have one voice alone among the 6 people interviewed, so about 0.5"),
        "{teams:?}"
    );
}

/// Who builds the platform and was not asked is no team that was forgotten: three teams could be asked, of thirty people.
#[test]
fn the_platforms_own_team_is_not_counted_as_never_asked() {
    assert_eq!(study().shown("/coverage/").0["heard"], "7 of 30 people and 2 of 3 teams were interviewed.");
}

/// The first team is the one that the plan names next, whatever is wanted: T has six interviews, U one, W none, of ten people each.
#[test]
fn the_plan_and_coverage_name_the_same_team_next() {
    for (aim, next, worth) in [
        ("", "w", "Nobody here was asked."),
        ("aim = 30", "w", "Nobody here was asked."),
        ("aim = {t = 4, u = 2}", "u", "Below its aim: 1 of 2 interviews are held or planned."),
        ("aim = {t = 9, u = 2}", "t", "Below its aim: 6 of 9 interviews are held or planned."),
        ("aim = {t = 8, u = 3, w = 2}", "w", "Below its aim: 0 of 2 interviews are held or planned."),
    ] {
        let settings = format!("[study]\n{aim}\n");
        let study = study_with(&[("site.toml", &settings)]);
        let plan: Value = serde_json::from_str(&study.data("/data/plan.json")).unwrap();
        let page = study.shown("/coverage/").0;
        let first = &page["teams"]["teams"][0];
        assert_eq!((&plan["next"]["team"], &first["worth"]), (&json!(next), &json!(worth)), "{aim}");
        assert_eq!(first["title"].as_str().unwrap().to_lowercase(), next, "{aim}");
        assert_eq!(
            (&page["teams"]["next"]["title"], &page["teams"]["why"]),
            (&first["title"], &plan["next"]["because"])
        );
    }
}

/// T has an aim of four and six interviews; W has none, and nobody of it was asked.
#[test]
fn it_is_said_which_aim_is_met() {
    let page = study_with(&[("site.toml", "[study]\naim = {t = 4}\n")]).shown("/coverage/").0;
    let teams = page["teams"]["teams"].as_array().unwrap();
    let said: Vec<_> = teams.iter().map(|team| team["worth"].as_str().unwrap()).collect();
    let below = "Below its share: with 1 more person it would have as many as it has of all heads.";
    let met = "It can wait: what is held or planned meets its aim. Little new to expect: about 0.5 themes of one more person.";
    assert_eq!(said, ["Nobody here was asked.", below, met]);
    // An audience that is not shown the plan reads of no aim.
    let settings = "[study]\naim = {u = 9}\n[audiences.some]\nshows = [\"teams\", \"coverage\"]\n";
    let page = study_for(settings).shown("/coverage/").0;
    assert!(page["plan"].is_null() && !page.to_string().contains(" aim"), "{page}");
}

#[test]
fn the_page_says_what_is_one_rule_and_which_themes_are_thin() {
    let page = study().shown("/coverage/").0;
    let rules = page["growth"]["rules"].as_array().unwrap();
    assert_eq!(rules.len(), 2, "with four base themes 5 % and 0 % are one rule");
    assert!(page["growth"]["one_rule"].as_str().unwrap().contains("4 themes"), "{page}");
    let first = rules[0].as_str().unwrap();
    assert!(
        first.starts_with("2 interviews in a row without a new theme: after the first 4 interviews. Interviews after"),
        "{first}"
    );
    let thin: Vec<_> = page["unheard"]["thin"].as_array().unwrap().iter().map(|it| &it["title"]).collect();
    assert_eq!(thin, ["C", "D", "E"]);
    assert_eq!(page["tenures"][0], json!({"what": "1 to 2 years", "people": 2}));
    assert_eq!(page["roles"]["lines"], json!([]), "each role is that of one person");
    assert_eq!(page["roles"]["singles"].as_array().unwrap().len(), 7);
    assert_eq!(page["roles"]["single"], "7 roles of one person each:");
}

/// Of the newest three interviews the last brought a theme; of five themes three have one voice of seven, so 3/7 is expected.
#[test]
fn the_answer_stands_before_the_rules_and_agrees_with_what_is_expected() {
    let page = study().shown("/coverage/").0;
    assert_eq!(page["growth"]["answer"], "New interviews still bring new themes: 1 of the newest 3 did.");
    assert_eq!(page["growth"]["total"], "7 coded interviews brought 5 themes.");
    let expected = "But of one more person only about 0.43 themes that nobody has spoken of may be expected: 3 of those heard have one voice among 7 people interviewed.";
    assert_eq!(page["unheard"]["expected"], expected);
    let themes = [("content/themes/f.md", ""), ("content/themes/g.md", "---\nparent: f\n---\n")];
    let page = study_with(&themes).shown("/coverage/").0;
    let uncounted =
        ["They stand in 1 group: what is said in it is counted with its themes.", "Of 1 more theme nobody has spoken."];
    assert_eq!(page["growth"]["uncounted"], json!(uncounted));
}

/// What themes are called changes no number: `a` and `e` change their names.
#[test]
fn names_of_themes_change_no_number() {
    let renamed: Vec<(String, String)> = files()
        .into_iter()
        .map(|(path, text)| (path, text.replace(".a}", ".x}").replace(".e}", ".a}").replace(".x}", ".e}")))
        .collect();
    let renamed = Study::of(&renamed.iter().map(|(path, text)| (&**path, &**text)).collect::<Vec<_>>());
    assert_eq!(renamed.data("/data/coverage.json"), study().data("/data/coverage.json"));
}

/// An audience has the page where its settings name it, and learns from it neither days nor who is who.
#[test]
fn an_audience_sees_what_its_settings_say() {
    let has_page = |study: &Study| study.plan.pages.iter().any(|page| page.route.as_str() == "/coverage/");
    assert!(!has_page(&study_for("[audiences.some]\nshows = [\"themes\", \"teams\"]\n")));
    let study =
        study_for("[audiences.some]\nshows = [\"teams\", \"coverage\"]\nattribution = [\"team\"]\nsmallest_team = 5\n");
    assert!(has_page(&study));
    let (page, _) = study.shown("/coverage/");
    let text = page.to_string();
    assert!(!text.contains("engineer 1") && !text.contains("2026-03") && !text.contains("P1"), "{text}");
    assert_eq!(page["unheard"]["thin"], json!([]), "themes are withheld");
    assert_eq!(page["growth"]["lines"][0]["interview"], Value::Null, "their order would tell their days");
    assert_eq!((&page["roles"], &page["tenures"]), (&Value::Null, &json!([])));
    let unnamed = study_for("[audiences.some]\nshows = [\"teams\", \"coverage\"]\nattribution = []\n");
    assert_eq!(unnamed.shown("/coverage/").0["teams"], Value::Null);
    let data: Value = serde_json::from_str(&unnamed.data("/data/coverage.json")).unwrap();
    assert_eq!(data["teams"][0]["people"], Value::Null);
}

//! The page of waves, and its data.
//!
//! Comes in: small studies. Goes out: nothing. Does not know: how the page looks.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::release::Audience;
use crate::site::testing::Study;

const WAVES: &str = "[[study.waves]]\nname = \"before\"\nfrom = 2026-01-01\nto = 2026-03-31\n\
                     [[study.waves]]\nname = \"after\"\nfrom = 2026-04-01\nto = 2026-06-30\n";

/// Eight people before, of whom nobody speaks of `a`; nine after, of whom five do; one is heard again, one lies outside.
fn files(settings: &str) -> Vec<(String, String)> {
    let mut files = vec![("site.toml".to_owned(), settings.to_owned())];
    let mut add = |file: &str, who: &str, date: &str, theme: &str| {
        let mut text = format!("---\nparticipant: {who}\ndate: {date}\naudience: [some]\n---\n\n");
        writeln!(text, "**{who}:** [It is slow.]{{.{theme}}}").unwrap();
        files.push((format!("content/interviews/{file}.md"), text));
    };
    for index in 0..8 {
        add(&format!("x{index}"), &format!("X{index}"), "2026-02-01", "b");
    }
    for index in 0..9 {
        let who = if index == 8 { "X7".to_owned() } else { format!("Y{index}") };
        add(&format!("y{index}"), &who, "2026-05-01", if index < 5 { "a" } else { "b" });
    }
    add("z", "Z", "2026-12-01", "a");
    files
}

fn study(settings: &str, audience: &Audience) -> Study {
    let files = files(settings);
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (&**path, &**text)).collect();
    Study::read_for(audience, &files).0
}

/// By hand, as in the tests of the analysis: none of eight, then five of nine rose with .9923. Chance alone would call
/// 182/6188 = .029 of five among seventeen, and as many of the twelve of `b`.
#[test]
fn a_change_is_called_with_what_chance_alone_would_call() {
    let page = study(WAVES, &Audience::Everybody).shown("/waves/").0;
    let step = &page["steps"][0];
    assert_eq!(step["title"], "From “before” to “after”");
    assert_eq!(step["called"], "2 changed, of 2 themes.");
    assert_eq!(step["by_chance"], "Had nothing changed, chance alone would call 0.06 of them.");
    assert_eq!(step["changes"][0]["name"], "New");
    assert_eq!(step["changes"][0]["items"][0]["said"], "0 of 8, then 5 of 9");
    assert_eq!(step["changes"][1]["name"], "Fallen");
    assert_eq!(page["waves"][0]["heard"], "8 people in 8 interviews");
}

/// By hand: four of eight, then five of nine is no change; none of eight, then five of nine is one.
#[test]
fn what_changed_comes_before_what_did_not() {
    let mut files = files(WAVES);
    for (path, text) in &mut files {
        let spoke_of_c = ["x0", "x1", "x2", "x3", "y0", "y1", "y2", "y3", "y4"];
        if spoke_of_c.iter().any(|name| path.ends_with(&format!("/{name}.md"))) {
            text.push_str("\nAnd [so on.]{.c}\n");
        }
    }
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (&**path, &**text)).collect();
    let (study, _) = Study::read_for(&Audience::Everybody, &files);
    let page = study.shown("/waves/").0;
    let titles = |rows: &Value| -> Vec<String> {
        rows.as_array().unwrap().iter().map(|row| row["title"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(titles(&page["themes"]["changed"]), ["B", "A"]);
    assert_eq!(titles(&page["themes"]["unchanged"]), ["C"]);
    let made = study.page(study.planned("/waves/"));
    let menu: Vec<&str> = made.frame.nav.iter().map(|item| item.title).collect();
    let coverage = menu.iter().position(|title| *title == "Coverage").expect("there are interviews");
    assert_eq!(menu.get(coverage + 1), Some(&"Waves"), "{menu:?}");
}

#[test]
fn who_was_heard_again_and_what_lies_outside_is_said() {
    let page = study(WAVES, &Audience::Everybody).shown("/waves/").0;
    assert_eq!(page["several"], "1 person was heard in more than one wave, and counts in each.");
    let again = &page["again"][0];
    let waves: Vec<_> = again["interviews"].as_array().unwrap().iter().map(|it| &it["wave"]).collect();
    assert_eq!((&again["name"], waves), (&json!("X7"), vec![&json!("before"), &json!("after")]));
    assert_eq!(page["left_out"], json!(["1 interview lies in no wave."]));
}

#[test]
fn the_data_has_a_row_for_each_theme_and_wave() {
    let rows: Vec<Value> = serde_json::from_str(&study(WAVES, &Audience::Everybody).data("/data/waves.json")).unwrap();
    let told: Vec<_> =
        rows.iter().map(|row| json!([row["theme"], row["wave"], row["people"], row["change"]])).collect();
    let expected = [
        json!(["a", "before", 0, null]),
        json!(["a", "after", 5, "new"]),
        json!(["b", "before", 8, null]),
        json!(["b", "after", 4, "fallen"]),
    ];
    assert_eq!(told, expected);
    assert_eq!(rows[0]["interval"][0], 0.0);
}

#[test]
fn without_waves_there_is_no_page() {
    let none = study("", &Audience::Everybody);
    let home = none.page(none.planned("/"));
    assert!(home.frame.nav.iter().all(|item| item.title != "Waves"));
    let has_page = |study: &Study| study.plan.pages.iter().any(|page| page.route.as_str().contains("waves"));
    assert!(!has_page(&study("", &Audience::Everybody)));
    assert!(has_page(&study(WAVES, &Audience::Everybody)));
    let some = |shows: &str, said: &str| {
        let settings = format!("{WAVES}[audiences.some]\nshows = [{shows}]\nattribution = [{said}]\n");
        study(&settings, &Audience::Named("some".to_owned()))
    };
    assert!(!has_page(&some("\"coverage\"", "\"pseudonym\"")));
    let unnamed = some("\"waves\"", "");
    let text = unnamed.shown("/waves/").0.to_string();
    assert!(!text.contains("2026-") && !text.contains("X7"), "neither days nor people: {text}");
    let undated = some("\"waves\", \"themes\"", "\"pseudonym\"").shown("/waves/").0;
    assert_eq!(undated["again"], json!([]), "which interview was when is not said");
}

//! The shared field cases, each as it lies there: small studies on which the product was once wrong. What is right is what the
//! `EXPECT.md` in each says. Those of what is published stand in `published`.

use serde_json::Value;

use crate::shared;
use crate::site::{Site, files_below};

/// A study of the shared field cases, copied; none where they are not there.
pub(crate) fn field_case(name: &str) -> Option<Site> {
    let folder = shared::path(&format!("field-cases/{name}"))?;
    let files = files_below(&folder).into_iter().filter(|(path, _)| path != "EXPECT.md");
    Some(files.fold(Site::empty(), |site, (path, bytes)| site.file(&path, bytes)))
}

/// The interviews of a field case, each in a study of its own; none where the cases are not there.
fn interviews_of(name: &str) -> Option<Vec<(String, Site)>> {
    let folder = shared::path(&format!("field-cases/{name}/content/interviews"))?;
    let alone = |(file, text): (String, Vec<u8>)| {
        let site = Site::empty().file(&format!("content/interviews/{file}"), text);
        (file, site)
    };
    Some(files_below(&folder).into_iter().map(alone).collect())
}

/// Whether a check says at a line of an interview that it looks like a label and is none.
fn is_reported(site: &Site) -> bool {
    let said = site.run(&["check", "--format", "json"]).stdout;
    let said: Vec<Value> = serde_json::from_str(&said).expect("it is an array");
    said.iter().any(|complaint| complaint["rule"] == "unread-label" || complaint["rule"] == "mixed-labels")
}

/// The quotes of a study that was built, each with who says it and whether it is evidence.
fn quotes(site: &Site) -> Vec<(String, bool)> {
    let quotes = site.data("quotes");
    quotes.iter().map(|it| (it["speaker"].as_str().unwrap_or_default().to_owned(), it["evidence"] == true)).collect()
}

#[test]
#[cfg_attr(not(shared), ignore = "it reads ../shared, which is not there")]
fn labels_of_any_dialect_are_read_or_reported() {
    let Some(cases) = interviews_of("01-label-dialects-silent") else { return };
    assert_eq!(cases.len(), 10);
    for (file, site) in cases {
        if is_reported(&site) {
            continue;
        }
        let site = site.build();
        assert_eq!(site.data("interviews")[0]["turns"], 4, "{file}");
        // The front matter names no interviewer, so all may be quoted: the question is Mira's own.
        assert_eq!(quotes(&site), [("Mira".to_owned(), true)], "{file}");
    }
}

#[test]
#[cfg_attr(not(shared), ignore = "it reads ../shared, which is not there")]
fn a_line_that_begins_with_a_known_name_is_a_label_or_reported() {
    for name in ["02-known-name-not-read", "03-no-space-after-bold", "05-label-inside-a-block"] {
        let Some(cases) = interviews_of(name) else { return };
        assert!(!cases.is_empty());
        for (file, site) in cases {
            if is_reported(&site) {
                continue;
            }
            assert_eq!(site.run(&["build"]).code, 0, "{name}/{file}");
            assert!(site.data("interviews")[0]["turns"].as_u64() >= Some(3), "{name}/{file}");
            assert!(quotes(&site).iter().all(|quote| *quote == ("Mira".to_owned(), false)), "{name}/{file}");
        }
    }
}

#[test]
#[cfg_attr(not(shared), ignore = "it reads ../shared, which is not there")]
fn text_reads_the_same_however_it_was_typed() {
    let Some(site) = field_case("07-nfd-text") else { return };
    let site = site.build();
    let themes: Vec<Value> = site.data("quotes").iter().map(|quote| quote["themes"].clone()).collect();
    assert_eq!(themes, [serde_json::json!(["slow"]), serde_json::json!(["grosse"])]);
    let Some(site) = field_case("12-guillemets") else { return };
    assert_eq!(quotes(&site.build()), [("P07".to_owned(), true), ("P08".to_owned(), true)]);
}

#[test]
#[cfg_attr(not(shared), ignore = "it reads ../shared, which is not there")]
fn one_person_is_counted_once() {
    let Some(site) = field_case("08-one-person-counted-twice") else { return };
    // That the label X of the participant is none of the front matter's names is a warning.
    assert_eq!(site.run(&["build"]).code, 0);
    assert_eq!(site.data("themes")[0]["people"], 3);
    assert_eq!(site.data("priorities")[0]["interviewed"], 3);
}

#[test]
#[cfg_attr(not(shared), ignore = "it reads ../shared, which is not there")]
fn what_nobody_sees_is_no_word_and_curly_marks_are_straight_ones() {
    let Some(site) = field_case("11-invisible-in-errors") else { return };
    let site = site.build();
    let said: Vec<Value> =
        site.data("quotes").iter().map(|it| serde_json::json!([it["freq_per_quarter"], it["note"]])).collect();
    assert_eq!(said.len(), 3);
    // `freq=daily`, in working days of a quarter.
    assert_eq!(said[1][0], 65.0);
    assert_eq!(said[2][1], "his own count");
}

#[test]
#[cfg_attr(not(shared), ignore = "it reads ../shared, which is not there")]
fn the_direction_of_a_text_is_said() {
    let Some(site) = field_case("18-rtl") else { return };
    let site = site.build();
    let page = site.output("interviews/p07/index.html");
    assert!(page.contains("<html lang=\"ar\" dir=\"rtl\""), "{page}");
    assert!(page.contains("dir=\"auto\""), "{page}");
    // The letters stay, none of them turned into Latin ones.
    let id = site.data("quotes")[0]["id"].as_str().unwrap_or_default().to_owned();
    assert!(!id.is_empty() && id.chars().all(|c| c == '-' || !c.is_ascii()), "{id}");
}

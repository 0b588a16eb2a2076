//! The page of agreement, made from small studies.

use serde_json::{Value, json};

use crate::release::Audience;
use crate::site::testing::Study;

/// Kofi marks in the second coding what nobody marked in the first: slow and late in the first turn of P1, dear in the second.
const FILES: [(&str, &str); 7] = [
    (
        "content/interviews/a.md",
        "---\nparticipant: P1\ninterviewer: Mira\naudience: [all]\n---\n**P1:** It is slow.\n\n**Mira:** So?\n\n**P1:** It costs.\n",
    ),
    (
        "content/interviews/a.kofi.quotes.yaml",
        "- {exact: It is slow, themes: [slow, late]}\n- {exact: It costs, themes: [dear]}\n",
    ),
    (
        "content/themes/slow.md",
        "---\ntitle: Slow\n---\n# Slow\n\nWaiting[^n], [not for Ruth]{for=team} but [late](late.md).\n\nNot: queues.\n\n[^n]: For a machine.\n",
    ),
    ("content/themes/dear.md", "---\ntitle: Dear\n---\n"),
    ("content/themes/late.md", "---\ntitle: Late\n---\nAfter the day that was agreed.\n"),
    ("content/listeners/kofi.md", "---\ntitle: Kofi\n---\n"),
    ("content/listeners/mira.md", "---\ntitle: Mira\n---\n"),
];

/// Of each group its title, and of each definition there the theme, its words and whether there are more.
fn definitions(view: &Value) -> Value {
    let groups = view["groups"].as_array().unwrap().iter();
    let each = groups.map(|group| {
        let all = group["definitions"].as_array().unwrap().iter();
        let all = all.map(|it| json!([it["title"], it["definition_html"], it["goes_on"]]));
        json!([group["title"], all.collect::<Vec<_>>()])
    });
    each.collect()
}

/// Late has no passages of its own: they stand with those of slow, and so does what belongs to it.
#[test]
fn the_definitions_stand_where_the_passages_begin() {
    let view = Study::of(&FILES).shown("/agreement/").0;
    let slow = "<p>Waiting<sup class=\"footnote-reference\"><a href=\"../themes/slow/#n\">1</a></sup>, not for Ruth but \
                <a href=\"../themes/late/\">late</a>.</p>";
    let late = "<p>After the day that was agreed.</p>";
    let both = json!([["Slow", slow, true], ["Late", late, false]]);
    assert_eq!(definitions(&view), json!([["Slow", both], ["Dear", [["Dear", null, false]]]]));
}

#[test]
fn what_of_a_definition_is_withheld_does_not_stand_there() {
    let settings = "[audiences.all]\nshows = [\"themes\", \"agreement\", \"listeners\"]\nattribution = [\"pseudonym\"]\n\
                    [audiences.team]\nshows = [\"themes\", \"agreement\"]\n";
    let mut files = FILES.to_vec();
    files.push(("site.toml", settings));
    let view = Study::read_for(&Audience::Named("all".to_owned()), &files).0.shown("/agreement/").0;
    let said = view["groups"].to_string();
    assert!(said.contains("Waiting") && said.contains("class=\\\"withheld\\\""), "{said}");
    assert!(!said.contains("Ruth"), "{said}");
}

//! Themes by team, from small studies.

use serde_json::Value;

use crate::site::testing::Study;

/// The table of a study.
fn by_team(files: &[(&str, &str)]) -> Value {
    Study::of(files).shown("/themes/").0["by_team"].take()
}

#[test]
fn a_cell_says_how_many_of_the_people_heard_spoke_and_leads_to_their_words() {
    let table = by_team(&[
        ("content/themes/build.md", ""),
        ("content/themes/slow.md", "---\ntitle: Slow\nparent: build\n---\n"),
        ("content/themes/quiet.md", ""),
        ("content/teams/pay.md", "---\ntitle: Pay\n---\n"),
        ("content/teams/ops.md", "---\ntitle: Ops\nheadcount: 9\n---\n"),
        ("content/interviews/p1.md", "---\nparticipant: P1\nteam: pay\n---\n**P1:** [It is slow.]{.slow}\n"),
        ("content/interviews/p2.md", "---\nparticipant: P2\nteam: pay\n---\n**P2:** [It builds.]{.build}\n"),
    ]);
    let texts = |lines: &Value| lines.as_array().unwrap().iter().map(|it| it["title"].clone()).collect::<Vec<_>>();
    assert_eq!(texts(&table["columns"]), ["Pay"], "nobody was heard in Ops");
    assert_eq!(texts(&table["rows"]), ["Build", "Slow"], "nobody spoke of Quiet");
    for (row, depth, href, said, shape) in [
        (0, 0, "build/#team:pay", "2 of 2 in Pay on Build: nobody said what it costs", "#:by-team-0-2-of-2"),
        (1, 1, "slow/#team:pay", "1 of 2 in Pay on Slow: nobody said what it costs", "#:by-team-0-1-of-2"),
    ] {
        let row = &table["rows"][row];
        assert_eq!(row["depth"], depth);
        let cell = &row["cells"][0];
        assert_eq!((&cell["href"], &cell["said"]), (&href.into(), &said.into()));
        assert!(cell["dots_html"].as_str().unwrap().contains(&format!("<use href=\"{shape}\"/>")), "{cell}");
    }
}

#[test]
fn a_team_that_did_not_speak_of_a_theme_has_dots_and_leads_nowhere() {
    let table = by_team(&[
        ("content/teams/pay.md", ""),
        ("content/teams/ops.md", ""),
        ("content/interviews/p1.md", "---\nparticipant: P1\nteam: pay\n---\n**P1:** [It is slow.]{.slow}\n"),
        ("content/interviews/p2.md", "---\nparticipant: P2\nteam: ops\n---\n**P2:** Nothing.\n"),
        ("content/interviews/p3.md", "---\nparticipant: P3\nteam: pay\n---\n**P3:** Nothing.\n"),
    ]);
    let cells = table["rows"][0]["cells"].as_array().unwrap();
    let said: Vec<(&str, bool)> = cells.iter().map(|it| (it["said"].as_str().unwrap(), it["href"].is_null())).collect();
    // The team that most were heard in comes first.
    assert_eq!(said, [("1 of 2 in Pay on Slow: nobody said what it costs", false), ("0 of 1", true)]);
}

#[test]
fn where_nobody_has_a_team_there_is_no_table() {
    assert_eq!(by_team(&[("content/interviews/p1.md", "**P1:** [It is slow.]{.slow}\n")]), Value::Null);
}

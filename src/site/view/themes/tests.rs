//! Themes by team, from small studies.

use crate::site::PageHtml;
use crate::site::testing::Study;

/// The table of a study.
fn by_team(files: &[(&str, &str)]) -> Option<String> {
    let study = Study::of(files);
    let page = study.page(study.planned("/themes/"));
    let shown = study.shown("/themes/").0;
    let mut table = PageHtml::default();
    page.fill(shown["by_team_html"].as_str()?, &mut table).expect("it is markup");
    Some(table.text)
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
    let table = table.expect("two people have a team");
    for cell in [
        "href=\"build/#team:pay\" class=\"cell\"><title>2 of 2 in Pay on Build: nobody said what it costs</title><use href=\"#:by-team-0-2-of-2\"",
        "href=\"slow/#team:pay\" class=\"cell\"><title>1 of 2 in Pay on Slow: nobody said what it costs</title><use href=\"#:by-team-0-1-of-2\"",
    ] {
        assert!(table.contains(cell), "{cell} is not in {table}");
    }
    assert_eq!(table.matches("class=\"cell\"").count(), 2);
    assert!(
        !table.contains("Ops") && !table.contains("Quiet"),
        "nobody was heard there, nobody spoke of that: {table}"
    );
}

#[test]
fn where_nobody_has_a_team_there_is_no_table() {
    assert_eq!(by_team(&[("content/interviews/p1.md", "**P1:** [It is slow.]{.slow}\n")]), None);
}

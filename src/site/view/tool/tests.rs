//! The page of a tool, and the links to it.

use crate::release::Audience;
use crate::site::testing::Study;

const TOOL: (&str, &str) = (
    "content/tools/slip.md",
    "---\ntitle: Slip\nowner: foundations\nurl: https://slip.example/\nkind: pipeline\naliases: [ramp]\n---\nBuilds.\n",
);
const FILES: [(&str, &str); 6] = [
    TOOL,
    ("content/teams/foundations.md", "---\nkind: platform\nheadcount: 9\n---\n"),
    ("content/teams/quay.md", "---\nheadcount: 9\n---\n"),
    (
        "content/interviews/a.md",
        "---\nparticipant: P1\ninterviewer: M\nteam: quay\ndate: 2026-01-02\n---\n**P1:** [The slip waits.]{.waits}\n\n**M:** Slip?\n\n**P1:** A ramp, a slip.\n",
    ),
    ("content/interviews/b.md", "---\nparticipant: P2\nteam: quay\ndate: 2026-01-03\n---\n**P2:** My slip.\n"),
    ("content/interviews/c.md", "---\nparticipant: P3\n---\n**P3:** Nothing.\n"),
];

#[test]
fn a_tool_says_who_names_it_and_where() {
    let study = Study::of(&FILES);
    let view = study.shown("/tools/slip/").0;
    assert_eq!(view["people"], "2 of 3 people name it");
    assert_eq!((&view["owner"]["title"], &view["address"]), (&"Foundations".into(), &"https://slip.example/".into()));
    assert_eq!((&view["teams"][0]["title"], &view["teams"][0]["people"]), (&"Quay".into(), &"2 people name it".into()));
    let hrefs: Vec<&str> = view["mentions"].as_array().unwrap().iter().map(|it| it["href"].as_str().unwrap()).collect();
    assert_eq!(hrefs, ["../../interviews/b/#t1", "../../interviews/a/#t1"], "newest first, each to its turn");
    assert_eq!(
        (&view["themes"][0]["title"], &view["themes"][0]["people"]),
        (&"Waits".into(), &"1 person names it".into())
    );
    let list = study.shown("/tools/").0;
    assert_eq!(list["tools"][0]["people"], "2 of 3 people name it");
    assert_eq!(study.shown("/teams/foundations/").0["tools"][0]["title"], "Slip");
    let data: serde_json::Value = serde_json::from_str(&study.data("/data/tools.json")).unwrap();
    assert_eq!(
        (&data[0]["people"], &data[0]["interviews"], &data[0]["themes"][0]),
        (&2.into(), &2.into(), &"waits".into())
    );
}

#[test]
fn the_first_name_in_a_turn_of_a_participant_leads_to_the_tool() {
    let study = Study::of(&FILES);
    let body = study.shown("/interviews/a/").1;
    let link = |name: &str| format!("<a class=\"names-tool\" href=\"../../tools/slip/\">{name}</a>");
    assert!(body.contains(&format!("The {} waits.</mark>", link("slip"))), "{body}");
    assert!(body.contains(&format!("A {}, a slip.", link("ramp"))), "{body}");
    assert!(body.contains("Slip?"), "an interviewer's words lead nowhere: {body}");
    assert_eq!(body.matches("class=\"names-tool\"").count(), 2);
}

#[test]
fn there_is_no_link_in_a_link_and_none_across_markup() {
    let study = Study::of(&[
        TOOL,
        FILES[1],
        ("content/interviews/p.md", "**P:** [My slip](https://x.example/) and sl*ip* and `slip`.\n"),
    ]);
    let body = study.shown("/interviews/p/").1;
    assert!(
        body.contains("<a href=\"https://x.example/\">My slip</a> and sl<em>ip</em> and <code><a class=\"names-tool\""),
        "{body}"
    );
    assert_eq!(body.matches("class=\"names-tool\"").count(), 1);
}

#[test]
fn what_an_audience_may_not_read_names_nothing() {
    let shows = "[audiences.all]\nshows = [\"tools\", \"themes\", \"teams\"]\n[audiences.few]\nshows = [\"themes\"]\n";
    let files = |secret: &'static str| {
        [
            ("site.toml", shows.to_owned()),
            (TOOL.0, TOOL.1.to_owned()),
            (FILES[1].0, FILES[1].1.to_owned()),
            (FILES[2].0, FILES[2].1.to_owned()),
            (
                "content/interviews/b.md",
                format!("---\nparticipant: P2\nteam: quay\naudience: [board]\n---\n**P2:** {secret}\n"),
            ),
            (
                "content/interviews/d.md",
                format!(
                    "---\nparticipant: P4\nteam: quay\naudience: [all, few, board]\n---\n**P4:** Hm, [{secret}]{{for=board}} and so on.\n"
                ),
            ),
        ]
    };
    let made = |audience: &str, secret| {
        let files = files(secret);
        let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
        let (study, _) = Study::read_for(&Audience::Named(audience.to_owned()), &files);
        let routes: Vec<String> = study.pages().map(|page| page.route.as_str().to_owned()).collect();
        let shown = routes.iter().map(|route| format!("{:?}", study.shown(route))).collect::<String>();
        (routes, shown)
    };
    let (routes, shown) = made("all", "the slip is slow");
    assert!(routes.contains(&"/tools/slip/".to_owned()));
    assert_eq!((routes, shown.clone()), made("all", "the bell is slow"), "withheld words change nothing");
    assert!(!shown.contains("class=\\\"names-tool\\\""));
    let (routes, shown) = made("few", "the slip is slow");
    assert!(!routes.iter().any(|route| route.starts_with("/tools/")) && !shown.contains("tools/"), "{routes:?}");
}

#[test]
fn a_study_without_tools_has_no_page_of_them() {
    let study = Study::of(&[("content/interviews/p.md", "**P:** Slip.\n")]);
    assert!(!study.pages().any(|page| page.route.as_str().starts_with("/tools/")));
}

//! The page of a workflow, and the list of them.

use crate::site::testing::Study;

const STEPS: &str = "steps:\n  - {do: Ask, tool: desk, hands: 10m, waits: 2d}\n  - {do: Sign, hands: 2h, waits: 28h, team: security}\n  \
                     - {do: Log in}\n";

fn study() -> Study {
    let first = format!("---\ntitle: By form\nthemes: [access]\ninterview: p\n{STEPS}---\nAs told.\n");
    let second = "---\ntitle: By shouting\nthemes: [access]\nsteps: [{do: Shout, hands: 1h}]\n---\n";
    Study::of(&[
        ("content/workflows/form.md", &first),
        ("content/workflows/shout.md", second),
        ("content/tools/desk.md", "---\ntitle: The desk\n---\n"),
        ("content/teams/quay.md", ""),
        ("content/teams/security.md", ""),
        ("content/themes/access.md", "Who gets in.\n"),
        ("content/interviews/p.md", "---\nparticipant: P7\nteam: quay\n---\n**P7:** [I asked the desk.]{.access}\n"),
    ])
}

/// By hand: 10 min and 2 h are 2 h 10 min; 16 h and 28 h of waiting make 46 h 10 min in all, 5.77 days of 8 h.
#[test]
fn a_workflow_says_what_its_steps_come_to() {
    let study = study();
    let view = study.shown("/workflows/form/").0;
    assert_eq!(view["sum"], "3 steps, 1 tool, 1 hand-off, at least 2 h 10 min hands-on in at least 5.8 days");
    assert_eq!((&view["who"]["name"], &view["interview"]["title"]), (&"P7".into(), &"P7, Quay".into()));
    let lines = view["lines"].as_array().unwrap();
    assert_eq!((&lines[0]["tool"]["title"], &lines[0]["waits"]), (&"The desk".into(), &"2 days".into()));
    assert_eq!((&lines[0]["team"], &lines[1]["team"]["title"]), (&serde_json::Value::Null, &"Security".into()));
    let hand_offs: Vec<bool> = lines.iter().map(|line| line["is_hand_off"].as_bool().unwrap()).collect();
    assert_eq!(hand_offs, [false, true, false]);
    assert_eq!(view["others"][0]["sum"], "1 step, no tools, no hand-offs, 1 h hands-on in 1 h");
    assert_eq!(study.shown("/tools/desk/").0["workflows"][0]["title"], "By form");
    assert_eq!(study.shown("/themes/access/").0["workflows"][1]["title"], "By shouting");
}

#[test]
fn workflows_of_one_theme_stand_side_by_side_on_one_scale() {
    let study = study();
    let view = study.shown("/workflows/").0;
    let rows = view["groups"][0]["rows"].as_array().unwrap();
    let said: Vec<_> = rows.iter().map(|row| (&row["title"], &row["hands"], &row["elapsed"])).collect();
    let longest = [&"By form".into(), &"2 h 10 min".into(), &"5.8 days".into()];
    let other = [&"By shouting".into(), &"1 h".into(), &"1 h".into()];
    assert_eq!(said, [longest, other].map(|[title, hands, elapsed]| (title, hands, elapsed)));
    // An hour of 46 h 10 min is 2.17 %.
    assert!(rows[1]["bar_html"].as_str().unwrap().contains("width=\"2.17%\""), "{}", rows[1]["bar_html"]);
}

#[test]
fn a_workflow_is_a_row_of_data() {
    let data: serde_json::Value = serde_json::from_str(&study().data("/data/workflows.json")).unwrap();
    let row = &data[0];
    assert_eq!((&row["slug"], &row["tools"], &row["hand_offs"]), (&"form".into(), &1.into(), &1.into()));
    assert_eq!((&row["waits_hours"], &row["steps"][1]["team"]), (&44.0.into(), &"security".into()));
    assert_eq!(
        (&row["participant"], &row["interview"], &row["steps"][0]["do"]),
        (&"P7".into(), &"p".into(), &"Ask".into())
    );
}

#[test]
fn names_that_lead_nowhere_are_said() {
    let workflow = "---\nthemes: [acces]\ninterview: q\nparticipant: P8\nsteps: [{do: x, tool: desc, team: quai, hands: 1h}]\n---\n";
    let (_, complaints) = Study::read(&[
        ("content/workflows/w.md", workflow),
        ("content/tools/desk.md", "---\nowner: nobody\n---\n"),
        ("content/teams/quay.md", ""),
        ("content/themes/access.md", "Who gets in.\n"),
        ("content/interviews/p.md", "---\nparticipant: P7\n---\n**P7:** Desk.\n"),
    ]);
    let mut rules: Vec<&str> = complaints.iter().map(|complaint| complaint.rule).collect();
    rules.sort_unstable();
    let expected =
        ["unknown-interview", "unknown-participant", "unknown-team", "unknown-team", "unknown-theme", "unknown-tool"];
    assert_eq!(rules, expected);
}

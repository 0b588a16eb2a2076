//! How far a study is, from the command line; and what counts nowhere changes nothing else.
//!
//! Comes in: small studies. Goes out: nothing. Does not know: how a page looks.

use std::collections::BTreeMap;

use proptest::prelude::*;

use crate::site::{Site, files_below};

const SETTINGS: &str = "[study]\nbegins = 2026-03-01\nends = 2026-08-31\naim = {payments = 3}\n";

/// One coded interview of 2026-04-01, of three that are wanted of its team.
fn study() -> Site {
    let coded = "---\ndate: 2026-04-01\nparticipant: P07\nteam: payments\nlisteners: [Ada]\ntakeaways: [Slow.]\n---\n\n**P07:** [It took two \
                 weeks and three people.]{.toil freq=monthly toil=3h}\n";
    Site::small().file("site.toml", SETTINGS).file("content/interviews/p07.md", coded)
}

fn aside(keys: &str) -> String {
    format!(
        "---\ntitle: Whoever comes\nparticipant: P09\nteam: payments\n{keys}\n---\n\n**P09:** [Ten months of it.]{{.toil toil=40h}}\n"
    )
}

/// What was built, but for what speaks of interviews that count nowhere: the plan, its data, the page of coverage, which says what is
/// planned with a team and whom to ask next, and the lists of addresses and files.
fn others(site: &Site) -> BTreeMap<String, Vec<u8>> {
    let is_the_plans = |path: &str| {
        ["plan/", "coverage/"].iter().any(|page| path.starts_with(page))
            || ["data/plan.json", "sitemap.xml", ".cairn-manifest"].contains(&path)
            || path.contains("/aside")
    };
    files_below(&site.public()).into_iter().filter(|(path, _)| !is_the_plans(path)).collect()
}

fn built(site: Site) -> Site {
    let run = site.run(&["build", "--today", "2026-05-01"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    site
}

#[test]
fn the_plan_counts_by_team_and_says_whom_to_ask_next() {
    let site = study().file("content/interviews/p08.md", aside("stage: planned\ndate: 2026-06-02"));
    let run = site.run(&["status"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    for expected in [
        "1 of 3 interviews that are wanted were held; 1 more is planned.",
        // From 1 March to 1 April there are 31 days, from there to 31 August 152.
        "31 days since it began, 1 Mar 2026.",
        "152 days until it ends, 31 Aug 2026.",
        "Ask next: Payments. Held or planned: 2 of the 3 interviews that are wanted here",
        "2026-06-02  Whoever comes",
    ] {
        assert!(run.stdout.contains(expected), "{expected}\n{}", run.stdout);
    }
    let json = site.run(&["status", "--format", "json", "--today", "2026-03-11"]).stdout;
    let plan: serde_json::Value = serde_json::from_str(&json).expect("it is JSON");
    assert_eq!((&plan["day"], &plan["days_since_begin"]), (&"2026-03-11".into(), &10.into()));
    assert_eq!((&plan["planned"], &plan["coded"], &plan["next"]["team"]), (&1.into(), &1.into(), &"payments".into()));
    let site = site.build();
    assert!(site.output("plan/index.html").contains("Whoever comes"));
    let coverage = site.output("coverage/index.html");
    for said in ["Below its aim: 2 of 3 interviews are held or planned.", "1 interview is planned."] {
        assert!(coverage.contains(said) && !coverage.contains("Whoever comes"), "{said}\n{coverage}");
    }
    assert!(!site.output("interviews/index.html").contains("Whoever comes"));
    assert!(!site.public().join("interviews/p08").exists(), "a planned interview has no page");
}

#[test]
fn a_rehearsal_has_a_page_that_says_so_and_none_of_its_words() {
    let site = study().file("content/interviews/p08.md", aside("practice: true\naliases: [first-try]")).build();
    assert!(site.output("interviews/first-try/index.html").contains("../p08/"), "an old name leads on");
    let page = site.output("interviews/p08/index.html");
    assert!(page.contains("This is a rehearsal") && page.contains("Whoever comes") && page.contains("P09"), "{page}");
    assert!(!page.contains("Ten months"), "{page}");
    assert!(site.output("plan/index.html").contains("../interviews/p08/"));
}

#[test]
fn who_names_what_counts_nowhere_hears_why() {
    let lead = "---\ntitle: Toil\nlead: p08#x\n---\n";
    let site = study().file("content/interviews/p08.md", aside("stage: held")).file("content/themes/toil.md", lead);
    let run = site.run(&["build"]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("the interview `p08` was held, and nothing of it is written down"), "{}", run.stderr);
}

/// For an audience a planned interview is as any: it is named to those whom its file names.
#[test]
fn what_is_withheld_stays_withheld_in_the_plan() {
    let settings = format!(
        "{SETTINGS}\n[audiences.all]\nshows = [\"plan\", \"teams\"]\nattribution = [\"pseudonym\", \"date\", \"team\", \"role\", \"tenure\"]\n"
    );
    let files = |audience: &str| {
        study()
            .file("site.toml", &settings)
            .file("content/interviews/p08.md", aside(&format!("stage: planned\n{audience}")))
            .file(
                "content/interviews/p09.md",
                aside(&format!("practice: true\ntitle: Nobody comes\n{audience}"))
                    .replace("title: Whoever comes\n", ""),
            )
    };
    let holds = |audience: &str| {
        let site = files(audience);
        let run = site.run(&["build", "--audience", "all", "--out", "public"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let all = files_below(&site.public());
        ["Whoever comes", "Nobody comes", "P09"]
            .map(|words| all.values().any(|bytes| String::from_utf8_lossy(bytes).contains(words)))
    };
    assert_eq!(holds(""), [false; 3]);
    assert_eq!(holds("audience: all"), [true; 3]);
}

#[test]
fn a_day_that_is_none_is_said_in_plain_words() {
    for command in ["build", "check", "status"] {
        let run = study().run(&[command, "--today", "2026-13-01"]);
        assert_eq!(run.code, 2, "{command}: {}", run.stderr);
        assert!(run.stderr.contains("it is no day: write year, month and day, like 2026-03-12"), "{}", run.stderr);
    }
}

#[test]
fn nine_parts_of_a_site_have_menus_and_fewer_a_row() {
    let site = Site::of(&[("content/interviews/p07.md", "**P07:** [It took two weeks.]{.toil}\n")]).build();
    assert!(!site.output("index.html").contains("popovertarget=\":nav-"), "{}", site.output("index.html"));
    let site = site
        .file("content/teams/nine.md", "---\ntitle: Nine\nheadcount: 3\n---\n")
        .file("content/opportunities/o.md", "---\ntitle: O\nthemes: [toil]\n---\n")
        .file("content/outcomes/calm.md", "---\ntitle: Calm\n---\n")
        .file("content/guides/g.md", "---\ntitle: G\n---\n")
        .build();
    let page = site.output("index.html");
    for name in ["evidence", "decisions", "method"] {
        assert!(page.contains(&format!("popovertarget=\":nav-{name}\"")), "{name}\n{page}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, ..ProptestConfig::default() })]

    /// However many there are, whatever they say, and wherever among the others their files lie.
    #[test]
    fn what_counts_nowhere_changes_no_other_byte(
        kinds in proptest::collection::vec((0_usize..3, 0_u8..28), 1..4),
    ) {
        let without = others(&built(study()));
        let mut site = study();
        for (number, (kind, day)) in kinds.into_iter().enumerate() {
            let keys = ["practice: true", "stage: planned", "stage: held"][kind];
            let text = aside(&format!("{keys}\ndate: 2026-02-{:02}", day + 1));
            site = site.file(&format!("content/interviews/aside{number}.md"), text);
        }
        let with = others(&built(site));
        prop_assert_eq!(without.keys().collect::<Vec<_>>(), with.keys().collect::<Vec<_>>());
        for (path, bytes) in &without {
            prop_assert!(bytes == &with[path], "{path}");
        }
    }
}

//! Sites for several audiences, from the command line: whom a command is for, where each site goes, and what is kept of it.
//!
//! Comes in: a study for two audiences. Goes out: nothing. Does not know: what an audience may see, beyond what tells the
//! sites apart.

use std::path::PathBuf;

use crate::cli::completed;
use crate::site::{Run, Site, files_below};

/// One interview is for all engineers, one for directors too.
const TWO: &str = "[audiences.engineering]\ntitle = \"All engineers\"\nshows = [\"themes\", \"teams\", \"pages\"]\n\n\
                   [audiences.directors]\nshows = [\"themes\"]\n";

pub(crate) fn study() -> Site {
    let interview = |audience: &str, words: &str| {
        format!("---\nparticipant: P07\naudience: [{audience}]\n---\n\n**P07:** [{words}]{{.toil}} So.\n")
    };
    Site::of(&[("site.toml", TWO), ("content/themes/toil.md", "---\ntitle: Toil\n---\nWhat hurts.\n")])
        .file("content/interviews/open.md", interview("engineering, directors", "It took two whole weeks"))
        .file("content/interviews/closed.md", interview("engineering", "Nobody dares to say it"))
}

fn folder(site: &Site, name: &str) -> PathBuf {
    site.root().join(name)
}

#[track_caller]
fn goes_well(site: &Site, arguments: &[&str]) -> Run {
    let run = site.run(arguments);
    assert_eq!(run.code, 0, "{arguments:?}: {}", run.stderr);
    run
}

#[track_caller]
fn cannot_run(site: &Site, arguments: &[&str], parts: &[&str]) {
    let before = files_below(site.root());
    let run = site.run(arguments);
    assert_eq!((run.code, run.stderr.lines().count()), (2, 1), "{arguments:?}: {}", run.stderr);
    for part in parts {
        assert!(run.stderr.contains(part), "{part:?} is not in {:?}", run.stderr);
    }
    assert!(files_below(site.root()) == before, "{arguments:?}: nothing is written");
}

#[test]
fn each_audience_has_a_folder_of_its_own() {
    let site = study();
    let run = goes_well(&site, &["build", "--audience", "engineering"]);
    assert!(run.stderr.contains("public-engineering"), "{}", run.stderr);
    goes_well(&site, &["build", "--audience", "directors"]);
    let (engineering, directors) =
        (files_below(&folder(&site, "public-engineering")), files_below(&folder(&site, "public-directors")));
    assert!(engineering.contains_key("interviews/closed/index.html"));
    assert!(directors.contains_key("interviews/open/index.html"));
    assert!(!directors.contains_key("interviews/closed/index.html"));
    assert!(!site.public().exists(), "there is no site for everybody");
}

#[test]
fn a_study_for_several_is_published_for_one_that_is_named() {
    let named = ["`directors`, `engineering`", "--audience directors`", "`audience = \"directors\"`"];
    for command in ["build", "lock"] {
        cannot_run(&study(), &[command], &[&named[..], &[&format!("`cairn {command} --audience")]].concat());
        let site = study().file("site.toml", format!("audience = \"engineering\"\n\n{TWO}"));
        goes_well(&site, &[command]);
    }
    let site = study().file("site.toml", format!("audience = \"engineering\"\n\n{TWO}"));
    goes_well(&site, &["build"]);
    assert!(folder(&site, "public-engineering").join("interviews/closed/index.html").exists());
    goes_well(&site, &["build", "--audience", "directors"]);
    assert!(folder(&site, "public-directors").exists(), "what is typed goes before what is written");
}

#[test]
fn a_name_that_no_audience_has_is_said_with_the_nearest() {
    for command in ["build", "check", "lock", "serve"] {
        let typed = [command, "--audience", "enginering"];
        cannot_run(&study(), &typed, &["there is no audience `enginering`", "did you mean `engineering`?"]);
        cannot_run(&Site::small(), &typed, &["there is no audience `enginering`", "site.toml describes no audience"]);
    }
}

#[test]
fn settings_that_cannot_be_read_are_complained_of_and_not_the_name() {
    let site = study().file("site.toml", "[audiences.engineering]\nshows = [\"theme\"]\n[audiences.x\n");
    let run = site.run(&["build", "--audience", "directors"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(run.stderr.contains("site.toml:3"), "{}", run.stderr);
    assert!(!run.stderr.contains("no-such-audience"), "{}", run.stderr);
    assert!(!folder(&site, "public-directors").exists());
}

#[test]
fn check_is_of_everything_unless_an_audience_is_named() {
    let site = study().file("content/about.md", "---\naudience: [engineering]\n---\n[Closed](interviews/closed.md)\n");
    goes_well(&site, &["check"]);
    goes_well(&site, &["check", "--audience", "engineering"]);
}

#[test]
fn a_site_over_that_of_another_audience_is_the_one_made_from_nothing() {
    let out = ["--out", "here"];
    for (first, then) in [("engineering", "directors"), ("directors", "engineering")] {
        let build = |site: &Site, audience| goes_well(site, &[&["build", "--audience", audience][..], &out].concat());
        let fresh = study();
        build(&fresh, then);
        let expected = files_below(&folder(&fresh, "here"));
        let site = study();
        build(&site, first);
        let other = files_below(&folder(&site, "here"));
        assert!(other != expected, "the two sites differ");
        build(&site, then);
        assert!(files_below(&folder(&site, "here")) == expected, "{first}, then {then}");
        // And back again, where the cache still knows the first one.
        build(&site, first);
        assert!(files_below(&folder(&site, "here")) == other, "{first} once more");
        let run = build(&site, first);
        assert!(run.stderr.contains("(0 files written, "), "{}", run.stderr);
    }
}

/// The front matter of an interview that everybody has agreed to show until a day.
fn until(day: &str) -> String {
    format!("---\nparticipant: P08\naudience: [engineering]\nconsent: {{until: {day}}}\n---\n\n**P08:** So be it.\n")
}

#[test]
fn consent_that_has_ended_stops_every_site() {
    let path = "content/interviews/p08.md";
    for command in ["build", "check", "lock"] {
        // It is of an interview that directors see nothing of.
        for audience in ["engineering", "directors"] {
            let typed = [command, "--audience", audience];
            goes_well(&study().file(path, until("2999-12-31")), &typed);
            let site = study().file(path, until("2020-02-29"));
            let run = site.run(&typed);
            assert_eq!(run.code, 1, "{typed:?}: {}", run.stderr);
            for part in ["error[consent-ended]", "content/interviews/p08.md:4:18\n", "2020-02-29", "`withdrawn: DAY`"] {
                assert!(run.stderr.contains(part), "{typed:?}: {}", run.stderr);
            }
            assert!(!folder(&site, &format!("public-{audience}")).exists() && !folder(&site, "cairn.lock").exists());
        }
    }
}

/// What `cairn.lock` has, with a heading above each section.
fn lock(site: &Site) -> String {
    std::fs::read_to_string(folder(site, "cairn.lock")).expect("it is there")
}

#[test]
fn each_audience_has_its_section_of_the_lock() {
    let site = study();
    goes_well(&site, &["lock", "--audience", "engineering"]);
    let first = lock(&site);
    assert!(first.contains("\n[audience engineering]\n/\n"), "{first}");
    assert!(first.contains("/interviews/closed/#nobody-dares-to-say-it\n"), "{first}");
    goes_well(&site, &["lock", "--audience", "directors"]);
    let both = lock(&site);
    let (directors, engineering) = both.split_once("[audience engineering]").expect("directors come first");
    assert!(directors.contains("/interviews/open/\n") && !directors.contains("closed"), "{directors}");
    assert!(first.ends_with(engineering), "what stood there stays");
    // What was published for engineers alone may go for directors, and for nobody in particular.
    let site = site.file("content/themes/toil.md", "---\ntitle: Toil\naudience: [directors]\n---\nWhat hurts.\n");
    for (arguments, code) in
        [(&["check"][..], 0), (&["check", "--audience", "directors"], 0), (&["check", "--audience", "engineering"], 1)]
    {
        let run = site.run(arguments);
        assert_eq!(run.code, code, "{arguments:?}: {}", run.stderr);
        assert_eq!(run.stderr.contains("`/themes/toil/` was published"), code == 1, "{arguments:?}: {}", run.stderr);
    }
    goes_well(&site, &["lock", "--prune", "--audience", "engineering"]);
    assert!(!lock(&site).split_once("[audience engineering]").expect("it stays").1.contains("/themes/toil/"));
    assert!(lock(&site).split_once("[audience engineering]").expect("it stays").0.contains("/themes/toil/"));
}

#[test]
fn an_interview_that_was_withdrawn_leaves_a_page_that_says_so() {
    let site = study();
    goes_well(&site, &["lock", "--audience", "engineering"]);
    let path = "content/interviews/closed.md";
    let text = std::fs::read_to_string(site.root().join(path)).expect("it is there");
    let site = site.file(path, text.replacen("---\n", "---\nconsent: {withdrawn: 2026-03-12}\n", 1));
    for audience in ["engineering", "directors"] {
        goes_well(&site, &["build", "--audience", audience]);
        goes_well(&site, &["check", "--audience", audience]);
    }
    let built = files_below(&folder(&site, "public-engineering"));
    let page = String::from_utf8(built["interviews/closed/index.html"].clone()).expect("it is text");
    assert!(
        page.contains("This interview was withdrawn") && page.contains("<meta name=\"robots\" content=\"noindex\">"),
        "{page}"
    );
    for (name, bytes) in &built {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("dares"), "{name} still has its words");
        assert!(
            !text.contains("closed") || name.starts_with("interviews/closed/") || name == ".cairn-manifest",
            "{name} leads to it"
        );
    }
    let of_directors = files_below(&folder(&site, "public-directors"));
    assert!(!of_directors.contains_key("interviews/closed/index.html"), "they were never shown it");
    let run = goes_well(&site, &["lock", "--audience", "engineering"]);
    assert!(run.stderr.contains("cairn.lock: 1 address let go, since participants have withdrawn"), "{}", run.stderr);
    assert!(
        lock(&site).contains("/interviews/closed/\n") && !lock(&site).contains("/interviews/closed/#"),
        "{}",
        lock(&site)
    );
    goes_well(&site, &["build", "--audience", "engineering"]);
    assert!(files_below(&folder(&site, "public-engineering")) == built, "the page stays");
    // Whoever takes the line out has no such page.
    let without = lock(&site).replace("/interviews/closed/\n", "");
    let site = site.file("cairn.lock", without);
    goes_well(&site, &["build", "--audience", "engineering"]);
    assert!(!folder(&site, "public-engineering/interviews/closed").exists());
}

#[test]
fn a_withdrawn_interview_gives_its_address_to_whoever_takes_it() {
    let site = Site::small();
    goes_well(&site, &["lock"]);
    let text = std::fs::read_to_string(site.root().join("content/interviews/p07.md")).expect("it is there");
    let site = site
        .file("content/interviews/p07.md", text.replacen("---\n", "---\nconsent: {withdrawn: 2026-03-12}\n", 1))
        .build();
    assert!(site.output("interviews/p07/index.html").contains("This interview was withdrawn"));
    assert!(!site.output("sitemap.xml").contains("p07") && !site.output("interviews/index.html").contains("p07"));
    let site = site.file("content/interviews/other.md", "---\nslug: p07\n---\n\n**P09:** Other words.\n").build();
    assert!(site.output("interviews/p07/index.html").contains("Other words"));
}

/// An audience that is told no names and no days.
const TALK: &str = "[audiences.talk]\nattribution = []\nshows = [\"themes\"]\n";

/// The folders of interviews that a site has.
fn interviews(site: &Site) -> Vec<String> {
    let files = files_below(&folder(site, "public-talk"));
    let page = |name: &String| Some(name.strip_prefix("interviews/")?.strip_suffix("/index.html")?.to_owned());
    files.keys().filter_map(page).filter(|name| !name.ends_with("/embed")).collect()
}

#[test]
fn an_address_that_says_nothing_is_kept_by_the_lock() {
    let path = "content/interviews/2026-03-p07.md";
    let text =
        "---\nparticipant: P07\naudience: [talk]\n---\n\n**P07:** [It took two whole weeks]{.toil #so-long} So.\n";
    let site = Site::of(&[("site.toml", TALK), ("content/themes/toil.md", "What hurts.\n"), (path, text)]);
    let build = ["build", "--audience", "talk"];
    let run = goes_well(&site, &build);
    for part in ["warning[unpinned-address]", "site.toml:1", "1 interview", "`cairn lock --audience talk`"] {
        assert!(run.stderr.contains(part), "{}", run.stderr);
    }
    let [name] = <[String; 1]>::try_from(interviews(&site)).expect("there is one");
    assert!(!name.contains("p07") && !name.contains("2026"), "{name}");
    goes_well(&site, &["lock", "--audience", "talk"]);
    assert!(!lock(&site).to_lowercase().contains("p07"), "{}", lock(&site));
    assert!(!goes_well(&site, &build).stderr.contains("unpinned-address"));
    // Other words, and another interview with the same ones, change no address that was published.
    let site =
        site.file(path, text.replace("weeks", "months")).file("content/interviews/a.md", text.replace("P07", "P01"));
    let run = goes_well(&site, &build);
    assert!(run.stderr.contains("1 interview,") && run.stderr.contains("unpinned-address"), "{}", run.stderr);
    let names = interviews(&site);
    assert!(names.len() == 2 && names.contains(&name), "{names:?}");
    goes_well(&site, &["lock", "--audience", "talk"]);
    goes_well(&site, &["check", "--audience", "talk"]);
    // The page of one that is withdrawn is where it was.
    let withdrawn = text.replacen("---\n", "---\nconsent: {withdrawn: 2026-04-01}\n", 1);
    let site = site.file(path, withdrawn);
    goes_well(&site, &build);
    assert!(interviews(&site).contains(&name));
    let page = std::fs::read_to_string(folder(&site, &format!("public-talk/interviews/{name}/index.html")));
    assert!(page.expect("it is there").contains("This interview was withdrawn"));
    goes_well(&site, &["check", "--audience", "talk"]);
}

#[test]
fn what_is_gone_is_shown_in_the_lock_as_it_is_written() {
    let site = study().file("cairn.lock", "[audience directors]\n/gone/\n");
    let run = site.run(&["lock", "--audience", "directors"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    let line = lock(&site).lines().position(|line| line == "/gone/").expect("it stays") + 1;
    for part in [format!("cairn.lock:{line}:1\n"), format!("{line} | /gone/\n")] {
        assert!(line > 2 && run.stderr.contains(&part), "{part} {}", run.stderr);
    }
}

#[test]
fn names_of_audiences_are_completed() {
    let site = study();
    for command in ["build", "serve", "check", "lock"] {
        let found = |typed: &str| completed(site.root(), &["cairn", command, "--audience", typed]);
        assert_eq!(found("e"), ["engineering"], "{command}");
        assert_eq!(found(""), ["directors", "engineering"], "{command}");
    }
    assert_eq!(completed(Site::small().root(), &["cairn", "build", "--audience", ""]), [""; 0]);
}

//! `cairn theme`, `cairn team` and `cairn lock` in a folder: what git would see, and what is left when they are killed.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::site::{Run, Site, cairn, files_below};

/// The demonstration study, in a folder of its own.
fn demonstration() -> Site {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let site = Site::empty().file("site.toml", std::fs::read(here.join("site.toml")).expect("it is there"));
    files_below(&here.join("content"))
        .into_iter()
        .fold(site, |site, (path, bytes)| site.file(&format!("content/{path}"), bytes))
}

fn files(site: &Site) -> BTreeMap<String, Vec<u8>> {
    let mut files = files_below(site.root());
    let is_made = |path: &str| ["public/", ".cairn-cache/", ".git/"].iter().any(|folder| path.starts_with(folder));
    files.retain(|path, _| !is_made(path));
    files
}

#[track_caller]
fn run(site: &Site, arguments: &str) -> Run {
    let run = site.run(&arguments.split(' ').collect::<Vec<_>>());
    assert_eq!(run.code, 0, "{arguments}: {}", run.stderr);
    run
}

#[track_caller]
fn refuses(site: &Site, arguments: &str, code: i32, reason: &str) {
    let before = files(site);
    let run = site.run(&arguments.split(' ').collect::<Vec<_>>());
    assert_eq!(run.code, code, "{arguments}: {}", run.stderr);
    assert!(run.stderr.contains(reason), "{reason:?} is not in {}", run.stderr);
    assert!(files(site) == before, "{arguments}: nothing is written");
}

#[test]
fn a_renamed_theme_builds_to_the_same_site_under_another_name() {
    let site = demonstration().build_into_public();
    let quotes = |site: &Site| site.output("data/quotes.json").replace("\"new-service\"", "\"by-hand\"");
    let before = quotes(&site);
    let priorities = site.output("data/priorities.json").replace("\"new-service\"", "\"by-hand\"");
    let told = run(&site, "theme rename new-service by-hand");
    assert!(told.stderr.contains("16 files changed"), "{}", told.stderr);
    let site = site.build_into_public();
    let column = |text: &str| text.lines().filter(|line| !line.contains("\"column\"")).count();
    assert_eq!(column(&before), column(&site.output("data/quotes.json")));
    assert_eq!(priorities, site.output("data/priorities.json"));
    assert!(site.output("themes/new-service/index.html").contains("url=../by-hand/"));
    assert!(site.output("themes/scaffolding/index.html").contains("url=../by-hand/"));
}

#[test]
fn the_files_that_changed_are_listed() {
    let site = demonstration();
    let said = run(&site, "theme merge slow-pipeline flaky-tests --into waiting-for-tests").stderr;
    let listed: Vec<&str> = said.lines().filter_map(|line| line.strip_prefix("  ")).collect();
    assert_eq!(listed.len(), 16, "{said}");
    assert!(listed.contains(&"content/themes/flaky-tests.md (removed)"), "{said}");
    assert!(listed.contains(&"content/themes/slow-pipeline.md -> content/themes/waiting-for-tests.md"), "{said}");
    assert!(said.contains("`waiting-for-tests` is “Waiting for tests” now"), "{said}");
    assert!(
        site.build_into_public().output("themes/waiting-for-tests/index.html").contains("<title>Waiting for tests")
    );
    for (arguments, file) in [
        ("theme move rollback --to-top", "content/themes/"),
        ("team rename foundations platform", "content/teams/foundations.md -> content/teams/platform.md"),
    ] {
        let said = run(&demonstration(), arguments).stderr;
        let listed = said.lines().filter_map(|line| line.strip_prefix("  "));
        assert!(listed.clone().count() > 0 && listed.clone().any(|line| line.starts_with(file)), "{said}");
    }
}

#[test]
fn what_a_dry_run_prints_can_be_applied() {
    for (arguments, changed) in [
        ("theme rename new-service by-hand", 16),
        ("theme merge slow-pipeline flaky-tests --into waiting", 16),
        ("theme move rollback --to-top", 1),
        ("team rename foundations platform", 38),
    ] {
        let (site, other) = (demonstration(), demonstration());
        let before = files(&site);
        let dry = run(&site, &format!("{arguments} --dry-run"));
        assert!(files(&site) == before, "{arguments}");
        assert_eq!(dry.stdout.matches("diff --git").count(), changed, "{arguments}");
        run(&other, arguments);
        let patch = site.root().join("public/change.patch");
        let site = site.file("public/change.patch", &dry.stdout);
        let applied = Command::new("git").arg("apply").arg(&patch).current_dir(site.root()).output();
        let Ok(applied) = applied else { return };
        assert!(applied.status.success(), "{}", String::from_utf8_lossy(&applied.stderr));
        assert!(files(&site) == files(&other), "{arguments}");
    }
}

#[test]
fn what_cannot_be_done_changes_nothing() {
    let site = demonstration();
    refuses(&site, "theme rename new-servcie x", 2, "did you mean `new-service`?");
    refuses(&site, "theme rename new-service bus-factor", 2, "`bus-factor` is an alias of another theme");
    refuses(&site, "theme merge access --into access", 2, "one theme");
    refuses(&site, "theme move shipping --under rollback", 2, "circle");
    refuses(&site, "theme move shipping", 2, "--under");
    refuses(&site, "team rename foundation x", 2, "did you mean `foundations`?");
    let site = site.file("content/interviews/x.md", "---\ntags: [a\n---\n");
    refuses(&site, "theme rename new-service x", 1, "invalid-yaml");
}

#[test]
fn addresses_are_recorded_and_kept() {
    let site = demonstration();
    assert!(run(&site, "lock --check").stderr.contains("cairn.lock: 0 gone, 2"));
    run(&site, "lock");
    let lock = std::fs::read_to_string(site.root().join("cairn.lock")).expect("it is there");
    assert!(lock.contains("\n/interviews/2026-03-p07/#four-nights\n/interviews/2026-03-p07/#"), "{lock}");
    assert!(run(&site, "lock").stderr.contains("0 addresses recorded"));
    run(&site, "theme rename new-service by-hand");
    run(&site, "lock --check");
}

#[test]
fn an_address_that_would_be_gone_fails_and_says_what_mends_it() {
    let site = Site::small();
    run(&site, "lock");
    let theme = std::fs::read_to_string(site.root().join("content/themes/toil.md")).expect("it is there");
    let words = std::fs::read_to_string(site.root().join("content/interviews/p07.md")).expect("it is there");
    let site = site
        .without("content/themes/toil.md")
        .file("content/themes/toils.md", theme)
        .file("content/interviews/p07.md", words.replace(".toil #two-weeks", ".toils"));
    refuses(&site, "lock --check", 1, "add `toil` to its `aliases`");
    refuses(&site, "lock --check", 1, "write `#two-weeks` in its attributes in content/interviews/p07.md, line 10");
    refuses(&site, "lock --check", 1, " --> cairn.lock:");
    refuses(&site, "check", 1, "error[address-gone]");
    assert_eq!(site.run(&["lock"]).code, 1, "what is new is recorded, what is gone is an error still");
    run(&site, "lock --prune");
    run(&site, "lock --check");
    let site = site.file("cairn.lock", "<<<<<<< ours\n/\n=======\n/x/\n>>>>>>> theirs\n");
    refuses(&site, "lock", 1, "lock-conflict");
}

/// How often a change is killed; by hand, more are worth the time.
const KILLS: u32 = 14;

/// A study of so many interviews that a change of all of them takes a while.
fn large() -> Site {
    let words = "**P:** [w]{.old .other} words\n\n".repeat(20);
    (0..150)
        .fold(Site::of(&[("content/themes/old.md", "Words.\n"), ("content/themes/other.md", "")]), |site, number| {
            site.file(&format!("content/interviews/p{number}.md"), &words)
        })
}

#[test]
fn a_change_that_is_killed_happens_wholly_or_not_at_all() {
    let site = large();
    let (mut before, mut names) = (files(&site), ("old", "new"));
    let mut outcomes = BTreeMap::new();
    for kill in 0..KILLS {
        let mut child = Command::new(env!("CARGO_BIN_EXE_cairn"))
            .args(["theme", "rename", names.0, names.1])
            .current_dir(site.root())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        // From the moment on when the first byte is written, a little later each time; the first ones before that.
        let journal = site.root().join(".cairn-edit");
        let begun = |child: &mut std::process::Child| {
            kill < 2 || journal.exists() || child.try_wait().expect("it can be asked").is_some()
        };
        while !begun(&mut child) {
            std::thread::sleep(Duration::from_micros(200));
        }
        std::thread::sleep(Duration::from_millis(u64::from(kill) * 2));
        // It may have ended by itself.
        let _ = child.kill();
        child.wait().expect("it was started");
        let left = journal.exists();
        let run = cairn(site.root(), &["check", "--fix"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let finished = run.stderr.contains("finished a change");
        let now = files(&site);
        let changed = now != before;
        if changed {
            let path = format!("content/themes/{}.md", names.1);
            assert!(now.contains_key(&path) && now.len() == before.len(), "after kill {kill}");
            let marks = format!("[w]{{.{} .other}}", names.1);
            for (path, bytes) in now.iter().filter(|(path, _)| path.starts_with("content/interviews/")) {
                let text = String::from_utf8_lossy(bytes);
                assert_eq!(text.matches(&marks).count(), 20, "{path} after kill {kill}");
            }
            (before, names) = (now, (names.1, names.0));
        }
        *outcomes.entry((left, finished, changed)).or_insert(0) += 1;
    }
    assert!(!site.root().join(".cairn-edit").exists());
    assert!(!outcomes.contains_key(&(true, true, false)), "what was promised has happened: {outcomes:?}");
    assert!(outcomes.keys().any(|(left, ..)| *left), "some were killed in the middle: {outcomes:?}");
}

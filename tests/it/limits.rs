//! What somebody else's study may cost, through the command line.
//!
//! Comes in: studies that go on without end. Goes out: nothing. Does not know: how they are held.

use std::process::Command;

use crate::site::Site;

#[test]
fn a_template_that_never_ends_stops_the_build_at_its_loop() {
    let text = "x".repeat(1000);
    let endless = "{% for i in range(end=100000) %}\n  {% for j in range(end=100000) %}TEXT{% endfor %}{% endfor %}\n";
    let site = Site::small().file("themes/default/templates/theme.html", endless.replace("TEXT", &text));
    let run = site.run(&["build"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(run.stderr.contains("error[template]: this page has more than 64 MB"), "{}", run.stderr);
    assert!(run.stderr.contains("themes/default/templates/theme.html:2:3"), "{}", run.stderr);
    assert!(!site.public().exists(), "no half of a site is left");
}

#[test]
fn names_that_no_file_system_holds_are_complaints_at_their_marks() {
    let long = "a".repeat(4000);
    let text = format!("---\nteam: b{long}\ntags: [c{long}]\n---\n\nSo [words]{{.d{long}}} it [is]{{.fine}}.\n");
    let site = Site::of(&[
        ("content/interviews/p07.md", &text),
        ("content/outcomes/x.md", &format!("---\nslug: e{long}\ntitle: f{long}\n---\n")),
        ("content/about.md", &format!("---\naliases: [g{long}]\n---\n")),
    ]);
    let run = site.run(&["check", "--all"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    for place in ["p07.md:2:7", "p07.md:3:8", "p07.md:6:13", "x.md:2:7", "x.md:3:8", "about.md:2:11"] {
        assert!(run.stderr.contains(place), "{place} in {}", run.stderr);
    }
    assert_eq!(site.run(&["build"]).code, 1);
    assert!(!site.public().exists());
}

#[test]
fn a_number_that_cannot_be_divided_by_is_refused() {
    let site = Site::small().file("site.toml", "[scoring]\nhours = 5e-324\n");
    let run = site.run(&["build"]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("site.toml:2:9") && run.stderr.contains("at least"), "{}", run.stderr);
}

#[test]
fn a_folder_of_hidden_things_can_be_published_into() {
    let site = Site::small().file("out/.git/config", "git's");
    let run = site.run(&["build", "--out", "out"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(std::fs::read(site.root().join("out/.git/config")).expect("it is there"), b"git's");
    assert!(site.root().join("out/index.html").exists());
}

#[test]
fn any_number_of_threads_may_be_asked_for() {
    let site = Site::small();
    let mut command = Command::new(env!("CARGO_BIN_EXE_cairn"));
    let done = command.arg("build").current_dir(site.root()).env_clear().env("RAYON_NUM_THREADS", "100000").output();
    let done = done.expect("the program can be run");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

#[test]
fn scripts_of_the_content_are_copied_unless_the_settings_say_no() {
    let page = "<script>alert(1)</script>";
    let site =
        Site::small().file("content/demo.html", page).file("content/x.svg", "<svg/>").file("content/x.png", "png");
    assert_eq!(site.run(&["build"]).code, 0);
    assert_eq!(std::fs::read_to_string(site.public().join("demo.html")).expect("it is copied"), page);
    let site = site.file("site.toml", "publish_html = false\n");
    for again in ["first", "second"] {
        let run = site.run(&["build"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert_eq!(run.stderr.matches("warning[script-left-out]").count(), 2, "{again}: {}", run.stderr);
        let there = |name: &str| site.public().join(name).exists();
        assert_eq!((there("demo.html"), there("x.svg"), there("x.png")), (false, false, true));
    }
}

#[test]
fn a_folder_with_neither_content_nor_settings_is_no_study() {
    let site = Site::of(&[("notes.txt", "x"), ("empty/content/.keep", "")]);
    for command in ["build", "check"] {
        let run = site.run(&[command, "--root", "."]);
        assert_eq!(run.code, 2, "{command}: {}", run.stderr);
        assert!(!site.public().exists());
        let run = site.run(&[command, "--root", "empty"]);
        assert_eq!(run.code, 0, "an empty content/ is a hint: {command}: {}", run.stderr);
    }
}

//! The right folder: commands find the study above the current folder, say which it is, and make nothing where there is
//! none.

use std::path::Path;
use std::process::Command;

use crate::site::{Run, Site, cairn, files_below};

const BELOW: &str = "content/interviews";

fn in_folder(site: &Site, folder: &str, arguments: &[&str]) -> Run {
    cairn(&site.root().join(folder), arguments)
}

/// A folder of another site generator, with one of its own in it.
fn elsewhere() -> Site {
    Site::of(&[("hugo.toml", "title = 'x'\n"), ("content/posts/a.md", "Words.\n"), ("notes/x.txt", "x")])
}

#[test]
fn the_study_is_found_above_and_named() {
    let site = Site::small();
    let root = site.root().canonicalize().expect("it is there");
    let said = format!("using the study in ../.. ({})\n", root.display());
    for command in [
        &["build"][..],
        &["check"],
        &["lock"],
        &["theme", "rename", "toil", "drudge"],
        &["team", "rename", "payments", "pay"],
    ] {
        let run = in_folder(&site, BELOW, command);
        assert_eq!(run.code, 0, "{command:?}: {}", run.stderr);
        assert!(run.stderr.starts_with(&said), "{command:?}: {}", run.stderr);
    }
    assert!(site.public().join("themes/toil/index.html").exists());
    assert!(site.root().join("cairn.lock").exists() && site.root().join("content/themes/drudge.md").exists());
    assert_eq!(files_below(&site.root().join(BELOW)).len(), 1, "nothing is made where the command was typed");
    // In the study itself nothing is said, and another folder that is named is taken.
    assert!(!site.run(&["check"]).stderr.contains("using the study"));
    let other = Site::small();
    let run = in_folder(&site, BELOW, &["build", "--root", other.root().to_str().expect("it is UTF-8")]);
    assert!(!run.stderr.contains("using the study") && other.public().join("index.html").exists(), "{}", run.stderr);
}

#[test]
fn a_study_without_settings_is_found_by_its_interviews() {
    let site = Site::of(&[("content/interviews/a/p07.md", "**P07:** [It took two weeks.]{.toil}\n")]);
    for folder in ["content", "content/interviews", "content/interviews/a"] {
        let run = in_folder(&site, folder, &["build"]);
        assert_eq!(run.code, 0, "{folder}: {}", run.stderr);
    }
    assert!(site.public().join("themes/toil/index.html").exists());
}

#[test]
fn what_is_typed_and_what_is_printed_leads_from_the_current_folder() {
    let site = Site::small().file("content/interviews/p08.md", "**P08:** [It took two weeks.]{.toil load=9}\n");
    let run = in_folder(&site, BELOW, &["check", "p08.md"]);
    assert!(run.code == 1 && run.stderr.contains("--> p08.md:1:"), "{}", run.stderr);
    let run = in_folder(&site, BELOW, &["check", "--format", "json", "p08.md"]);
    assert!(run.stdout.contains("\"p08.md\""), "{}", run.stdout);
    let run = in_folder(&site, "content/themes", &["build"]);
    assert!(run.code == 1 && run.stderr.contains("--> ../interviews/p08.md:1:"), "{}", run.stderr);
    let above = site.root().parent().expect("it has one");
    let name = site.root().file_name().and_then(|name| name.to_str()).expect("it is UTF-8");
    let run = cairn(above, &["build", "--root", name]);
    assert!(run.stderr.contains(&format!("--> {name}/content/interviews/p08.md:1:")), "{}", run.stderr);

    let site = Site::small().file("notes/x.txt", "");
    let run = in_folder(&site, "notes", &["build", "--out", "site"]);
    assert!(run.code == 0 && site.root().join("notes/site/index.html").exists(), "{}", run.stderr);
    let run = in_folder(&site, "notes", &["build"]);
    assert!(run.stderr.contains(" in ../public ("), "{}", run.stderr);
}

#[test]
fn a_patch_is_made_for_the_studys_folder() {
    let site = Site::small().file("content/interviews/p08.md", "**P08:** [It took two weeks.]{.toil freq=Weekly}\n");
    let run = in_folder(&site, BELOW, &["check", "--fix", "--dry-run", "p08.md"]);
    assert!(run.stdout.starts_with("--- a/content/interviews/p08.md\n"), "{}", run.stdout);
    let run = in_folder(&site, BELOW, &["check", "--fix", "p08.md"]);
    assert!(run.stderr.contains("1 file fixed"), "{}", run.stderr);
    let text = std::fs::read_to_string(site.root().join("content/interviews/p08.md")).expect("it is there");
    assert!(text.contains("freq=weekly"), "{text}");
}

#[test]
fn where_there_is_no_study_nothing_is_made() {
    for (site, folder) in
        [(Site::of(&[("notes/x.txt", "x")]), ""), (elsewhere(), "notes"), (elsewhere(), "content/posts")]
    {
        let before = files_below(site.root());
        for command in [
            &["new", "interview", "p07"][..],
            &["lock"],
            &["theme", "rename", "a", "b"],
            &["theme", "move", "a", "--to-top"],
            &["team", "rename", "a", "b"],
            &["serve"],
            &["new", "theme", "x", "--root", "."],
            &["lock", "--root", "."],
        ] {
            let run = in_folder(&site, folder, command);
            assert_eq!(run.code, 2, "{command:?}: {}", run.stderr);
            assert!(run.stderr.contains("there is no study") && run.stderr.contains("cairn init"), "{}", run.stderr);
            assert!(files_below(site.root()) == before, "{command:?}");
        }
        in_folder(&site, folder, &["check", "--fix"]);
        in_folder(&site, folder, &["build"]);
        assert!(files_below(site.root()) == before);
    }
}

#[test]
fn a_study_whose_content_is_gone_is_not_an_empty_one() {
    let lost = || Site::of(&[("site.toml", "title = \"Study\"\n")]);
    for command in [
        &["build"][..],
        &["check"],
        &["check", "--fix"],
        &["lock"],
        &["lock", "--check"],
        &["serve", "--port", "0"],
        &["status"],
        &["priorities"],
        &["search", "slow"],
        &["listen"],
        &["agreement"],
        &["audiences"],
        &["export", "csv"],
        &["theme", "rename", "toil", "drudge"],
    ] {
        let site = lost();
        let run = site.run(command);
        assert_eq!(run.code, 2, "{command:?}: {}", run.stderr);
        let expected = "error: there is no folder content, in which the files of the study lie: put it there\n";
        assert_eq!(run.stderr, expected, "{command:?}");
        assert_eq!(files_below(site.root()).len(), 1, "{command:?} makes nothing");
    }
    // What makes files of a study makes the folder too.
    let site = lost();
    let run = site.run(&["new", "theme", "toil"]);
    assert!(run.code == 0 && site.root().join("content/themes/toil.md").exists(), "{}", run.stderr);
}

#[test]
fn a_new_file_may_be_named_by_its_path() {
    for (folder, kind, typed, made) in [
        ("", "interview", "p08.md", "content/interviews/p08.md"),
        ("", "interview", "P08.MD", "content/interviews/p08.md"),
        ("", "interview", "p08.markdown", "content/interviews/p08.md"),
        ("", "interview", "content/interviews/p08.md", "content/interviews/p08.md"),
        ("", "interview", "./content/interviews/p08", "content/interviews/p08.md"),
        ("", "interview", "content/interviews/2026/p08.md", "content/interviews/2026/p08.md"),
        ("content", "interview", "interviews/p08.md", "content/interviews/p08.md"),
        ("content/interviews", "interview", "p08.md", "content/interviews/p08.md"),
        ("content/interviews", "theme", "slow.md", "content/themes/slow.md"),
        ("content/interviews", "interview", "content/interviews/p08.md", "content/interviews/p08.md"),
        ("", "team", "content/teams/search.md", "content/teams/search.md"),
        ("", "page", "content/method/coding.md", "content/method/coding.md"),
        ("", "page", "method/coding.md", "content/method/coding.md"),
    ] {
        let site = Site::small();
        let before = files_below(site.root());
        let run = in_folder(&site, folder, &["new", kind, typed]);
        assert_eq!(run.code, 0, "{typed}: {}", run.stderr);
        let mut after = files_below(site.root());
        assert!(after.remove(made).is_some(), "{typed} in {folder:?}: {}", run.stderr);
        assert!(after == before, "{typed}: nothing else is made");
    }
    let site = Site::small();
    for typed in ["content/interviews/about.md", "interviews/about"] {
        let run = site.run(&["new", "page", typed]);
        let said = "a file in content/interviews/ is no page: ask for `interview` in the place of `page`";
        assert!(run.code == 2 && run.stderr.contains(said), "{typed}: {}", run.stderr);
    }
    let site = site.file("content/themes/slow.md", "---\ntitle: Slow\naliases: [sluggish]\n---\n");
    let run = site.run(&["new", "theme", "sluggish"]);
    assert!(run.code == 2 && run.stderr.contains("nothing was written"), "{}", run.stderr);
    assert!(!site.root().join("content/themes/sluggish.md").exists());
    for (kind, typed) in [
        ("interview", "content/themes/p08.md"),
        ("interview", "content/interviews/../themes/p08.md"),
        ("interview", "content/interviews/_x/p08.md"),
        ("team", "content/teams/a/search.md"),
        ("interview", ".md"),
    ] {
        let run = Site::small().run(&["new", kind, typed]);
        assert!(run.code == 2 && run.stderr.contains("cannot be a slug"), "{typed}: {}", run.stderr);
    }
}

#[test]
fn the_command_that_init_names_can_be_pasted() {
    for name in ["study", "my study", "it's $HOME", "-x", "a;b\"c"] {
        let site = Site::empty();
        let run = site.run(&["init", "--", name]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let line = run.stderr.lines().find_map(|line| line.strip_prefix("next: cairn ")).expect("it names one");
        let (command, page) = line.split_once(", then open ").expect("and the page");
        let script = format!("\"$CAIRN\" {command} && test -f {page}");
        let shell = Command::new("/bin/sh")
            .args(["-c", &script])
            .current_dir(site.root())
            .env_clear()
            .env("CAIRN", env!("CARGO_BIN_EXE_cairn"))
            .env("PATH", "/usr/bin:/bin")
            .output()
            .expect("there is a shell");
        assert!(shell.status.success(), "{script}: {}", String::from_utf8_lossy(&shell.stderr));
        assert!(site.root().join(Path::new(name)).join("public/index.html").exists(), "{name}");
    }
}

#[test]
fn check_names_the_folder_so_that_its_command_can_be_pasted() {
    let site =
        Site::of(&[("my study/content/interviews/p08.md", "**P08:** [It took two weeks.]{.toil freq=Weekly}\n")]);
    let run = site.run(&["check", "--root", "my study"]);
    assert!(run.stderr.contains("`cairn check --fix --root 'my study'`"), "{}", run.stderr);
}

#[test]
fn a_theme_that_moves_must_be_told_where() {
    let run = Site::small().run(&["theme", "move", "toil"]);
    assert!(run.code == 2 && run.stderr.contains("--under") && run.stderr.contains("--to-top"), "{}", run.stderr);
}

//! Names never reach git: what `cairn check --deny-names` finds, where, and that it says no name.
//!
//! Those that need git make a repository of their own, and are skipped with a line where there is none.

#![cfg(unix)]

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

use crate::site::{Run, Site, files_below};

const LIST: &str = "[speakers]
\"Lena Fischer\" = {name = \"Mira\", role = \"interviewer\"}
\"Sam O'Neil\" = {name = \"P07\", role = \"participant\"}
\"May Will\" = {name = \"P08\", role = \"participant\"}
[words]
\"Acme Corp\" = \"[customer]\"
";

/// What no run may say. `Will` and `May` are words too.
const NAMES: [&str; 9] = ["Lena", "Fischer", "O'Neil", "O’Neil", "ONeil", "Neil", "Acme", "acme", "sam-o"];

/// A list of names in a folder of its own.
struct Names(TempDir);

impl Names {
    fn new() -> Self {
        Self::of(LIST)
    }

    fn of(text: &str) -> Self {
        let folder = tempfile::tempdir().expect("there is a temporary folder");
        fs::write(folder.path().join("names.toml"), text).expect("it can be written");
        Self(folder)
    }

    fn path(&self) -> String {
        self.0.path().join("names.toml").to_string_lossy().into_owned()
    }
}

#[track_caller]
fn says_no_name(run: &Run) {
    for name in NAMES {
        assert!(!run.stdout.contains(name) && !run.stderr.contains(name), "{name}:\n{}\n{}", run.stdout, run.stderr);
    }
}

fn deny(site: &Site, names: &Names, more: &[&str]) -> Run {
    let run = site.run(&[&["check", "--deny-names", &names.path()], more].concat());
    says_no_name(&run);
    run
}

/// The complaints about names, as `path:line:column message`.
fn found(site: &Site, names: &Names, more: &[&str]) -> Vec<String> {
    let run = deny(site, names, &[&["--format", "json"], more].concat());
    let complaints: Vec<Value> = serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{}", run.stderr));
    let denied: Vec<&Value> = complaints.iter().filter(|it| it["rule"] == "denied-name").collect();
    assert_eq!(run.code, i32::from(complaints.iter().any(|it| it["severity"] == "error")), "{}", run.stdout);
    let text = |it: &Value| it.as_str().map_or_else(|| it.to_string(), str::to_owned);
    denied
        .iter()
        .map(|it| format!("{}:{}:{} {}", text(&it["path"]), it["line"], it["column"], text(&it["message"])))
        .collect()
}

fn in_sources(found: &[String]) -> Vec<&str> {
    found.iter().map(String::as_str).filter(|it| !it.starts_with("public/")).collect()
}

#[test]
fn a_study_without_names_passes() {
    let (site, names) = (Site::small(), Names::new());
    let before = files_below(site.root());
    assert_eq!(found(&site, &names, &[]), [] as [&str; 0]);
    assert!(files_below(site.root()) == before, "nothing is written, copied or cached");
}

#[test]
fn names_are_found_in_every_kind_of_file() {
    let names = Names::new();
    for (path, text, place) in [
        ("content/interviews/p08.md", "**P08:** I am sam O’NEIL.\n", "1:15 here stands a name"),
        (
            "content/interviews/p08.md",
            "---\nparticipant: P08\nsurprises: []\ninterviewer: Lena\n---\n\n**P08:** Hm.\n",
            "4:14 here stands a part",
        ),
        ("content/interviews/p08.md", "**P08:** Yes. <!-- S. O'Neil -->\n", "1:20 here stands a name"),
        (
            "content/interviews/p07.quotes.yaml",
            "- {exact: It took, themes: [toil], note: 'Acme  Corp'}\n",
            "1:43 here stands a name",
        ),
        ("content/about.md", "---\ntitle: About\n---\nMail sam.oneil@acme.example\n", "4:6 here stands a name"),
        ("content/notes.csv", "who\nO'Neil;Sam\n", "2:1 here stands a part"),
        (
            "content/interviews/raw.vtt",
            "WEBVTT\n\n00:00.000 --> 00:01.000\n<v Lena Fischer>Hm\n",
            "4:4 here stands a name",
        ),
        ("site.toml", "description = \"For ACME CORP\"\n", "1:20 here stands a name"),
        ("themes/default/templates/foot.html", "by Lena\n", "1:4 here stands a part"),
        ("content/interviews/sam-oneil.md", "**P08:** Hm.\n", "1:1 the name of this file holds a name"),
        ("content/Acme_Corp/about.md", "Hm.\n", "1:1 the name of this file holds a name"),
    ] {
        let site = Site::small().file(path, text);
        let found = found(&site, &names, &[]);
        let here = in_sources(&found);
        assert!(here.iter().any(|it| it.contains(place)), "{path} {text}\n{found:?}");
        assert!(here.iter().all(|it| it.contains("names.toml line ")), "{here:?}");
    }
}

#[test]
fn another_encoding_hides_no_name() {
    let utf16: Vec<u8> =
        [0xfeff_u16].into_iter().chain("Sam O'Neil".encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let site = Site::small().file("content/a.txt", utf16).file("content/b.txt", b"Sam O'Neil \xe9t\xe9");
    let found = found(&site, &Names::new(), &[]);
    assert_eq!(in_sources(&found).len(), 2, "{found:?}");
}

#[test]
fn words_that_are_names_too_pass_in_small_letters() {
    let site = Site::small().file("content/about.md", "---\ntitle: About\n---\nYou may say you will; a same lena.\n");
    assert_eq!(found(&site, &Names::new(), &[]), [] as [&str; 0], "nor where the interface itself says May");
    let site = Site::small().file("content/about.md", "---\ntitle: About\n---\nAsk Will.\n");
    let found = found(&site, &Names::new(), &[]);
    assert_eq!(in_sources(&found).len(), 1, "{found:?}");
}

#[test]
fn the_site_and_its_index_are_looked_through() {
    let names = Names::new();
    let site = Site::small().file(
        "content/interviews/p07.md",
        "---\nparticipant: P07\nteam: payments\ninterviewer: Mira\nguide: g1\n---\n\n**Mira:** How?\n\n\
         **P07:** [It took ACME Corp two whole weeks.]{.toil #two-weeks freq=monthly toil=3h q=last} So.\n",
    );
    let found = found(&site, &names, &[]);
    for path in [
        "content/interviews/p07.md",
        "public/interviews/p07/index.html",
        "public/interviews/p07/index.md",
        "public/themes/toil/index.html",
        "public/data/quotes.json",
        "public/search/",
    ] {
        assert!(found.iter().any(|it| it.starts_with(path)), "{path}\n{found:#?}");
    }
    assert!(!site.public().exists(), "nothing is written");
    let run = deny(&site, &names, &["--all"]);
    assert!(run.stderr.contains("here stands a name that may not be published: names.toml line 6"), "{}", run.stderr);
    assert!(run.stderr.contains("It took **** **** two whole weeks"), "{}", run.stderr);
    assert!(run.stderr.contains("where the same name stands: content/interviews/p07.md"), "{}", run.stderr);
}

#[test]
fn other_complaints_hide_names_too() {
    let text = "---\nparticipant: P07\ninterviewer: Mira\n---\n\n**Mira:** How?\n\n**Sam O'Neil:** [Hm]{.tiol}\n";
    let site = Site::small().file("content/interviews/p07.md", text);
    for format in ["human", "json", "github", "sarif"] {
        let run = deny(&site, &Names::new(), &["--format", format]);
        assert!((run.stdout + &run.stderr).contains("unknown-theme"), "{format}");
    }
}

#[test]
fn a_list_that_is_wrong_is_not_used_and_not_quoted() {
    let names = Names::of("[speakers]\n\"Sam O'Neil\" = {name = \"P07\", role = \"boss\"}\n[word]\n\"Acme\" = \"x\"\n");
    let run = deny(&Site::small(), &names, &[]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert!(
        run.stderr.contains("names.toml line 2, column 38: a speaker needs one of the three roles"),
        "{}",
        run.stderr
    );
    assert!(
        run.stderr.contains("names.toml line 3, column 2: the list has no section of this name; did you mean `words`?")
    );
    // A secret that is not set makes an empty file: everything would pass.
    for text in ["", "Jonas\n", "[speakers]\n[words]\n", "# later\n"] {
        let run = Site::small().run(&["check", "--deny-names", &Names::of(text).path()]);
        assert_eq!(run.code, 2, "{text}: {}", run.stderr);
    }
    let run = Site::small().run(&["check", "--deny-names", &Names::of("[words]\n").path()]);
    assert!(run.stderr.contains("names.toml lists no name, so nothing can be looked for"), "{}", run.stderr);
    let run = Site::small().run(&["check", "--deny-names", "/nowhere/names.toml"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("the file of names `/nowhere/names.toml` cannot be read"), "{}", run.stderr);
}

const RECORDED: &str = "WEBVTT

00:00:01.000 --> 00:00:04.000
Lena Fischer: How did the last one go at Acme Corp?

00:00:05.000 --> 00:00:09.000
Sam O'Neil: It took Acme Corp two weeks, so I asked Priya.
";

#[test]
fn a_first_list_is_proposed_edited_and_applied() {
    let site = Site::small().file("talk.vtt", RECORDED);
    let folder = tempfile::tempdir().expect("there is a temporary folder");
    let out = folder.path().join("names.toml");
    let arguments = ["import", "talk.vtt", "--propose-names", "--out", out.to_str().expect("it is UTF-8")];
    let run = site.run(&arguments);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{}", run.stderr);
    says_no_name(&run);
    let list = fs::read_to_string(&out).expect("it was written");
    let entries: Vec<&str> = list.lines().filter(|line| line.starts_with('"')).collect();
    let expected = [
        r#""Lena Fischer" = {name = "?", role = "?"}  # once, asks most of the questions"#,
        r#""Sam O'Neil" = {name = "P08", role = "?"}  # once"#,
        r#""Acme Corp" = "[name]"  # 2 times"#,
        r#""Priya" = "[name]"  # once"#,
    ];
    assert_eq!(entries, expected);
    assert_eq!(site.run(&arguments).code, 2, "it is not overwritten");
    let speakers = ["import", "talk.vtt", "--slug", "p09", "--speakers", arguments[4]];
    let run = site.run(&speakers);
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert!(run.stderr.contains("still to be filled in"), "{}", run.stderr);
    let edited = list.replace("name = \"?\", role = \"?\"", "name = \"Mira\", role = \"interviewer\"");
    let edited = edited.replace("\"?\"", "\"participant\"");
    fs::write(&out, edited).expect("it can be written");
    let run = site.run(&speakers);
    assert_eq!(run.code, 0, "{}", run.stderr);
    says_no_name(&run);
    let written = fs::read_to_string(site.root().join("content/interviews/p09.md")).expect("it is there");
    assert!(written.contains("**P08:** [00:00:05] It took \\[name\\] two weeks, so I asked \\[name\\]."), "{written}");
    let run = site.run(&[&["check", "--deny-names", arguments[4]], &["content/interviews"][..]].concat());
    assert!(!run.stderr.contains("denied-name"), "{}", run.stderr);
}

#[test]
fn a_proposal_is_printed_where_no_file_is_named() {
    let run = Site::small().file("talk.vtt", RECORDED).run(&["import", "talk.vtt", "--propose-names"]);
    assert!(run.code == 0 && run.stdout.contains("[speakers]") && run.stdout.contains("\"Lena Fischer\""));
    let run = Site::small().run(&["import", "none.vtt", "--propose-names"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""), "{}", run.stderr);
}

/// Says aloud that a test tries nothing.
fn has_git() -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&path).any(|folder| folder.join("git").is_file());
    if !found {
        let _ = writeln!(std::io::stderr(), "skipped: there is no git here");
    }
    found
}

/// Runs git in a world without anybody's settings.
fn git_ends(folder: &Path, arguments: &[&str]) -> Output {
    Command::new("git")
        .args(["-c", "init.defaultBranch=main", "-c", "user.name=Ada", "-c", "user.email=ada@x.example"])
        .args(arguments)
        .current_dir(folder)
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .output()
        .expect("it starts")
}

#[track_caller]
fn git(folder: &Path, arguments: &[&str]) -> String {
    let output = git_ends(folder, arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// A study in a repository with everything committed.
fn committed(site: Site) -> Site {
    git(site.root(), &["init", "--quiet"]);
    git(site.root(), &["add", "--all"]);
    git(site.root(), &["commit", "--quiet", "--message", "A study"]);
    site
}

#[test]
fn the_list_may_not_lie_where_git_would_take_it() {
    if !has_git() {
        return;
    }
    let site = committed(Site::small()).file("private/names.toml", LIST);
    let run = || site.run(&["check", "--deny-names", "private/names.toml"]);
    let refused = run();
    assert_eq!(refused.code, 2, "{}", refused.stderr);
    assert!(refused.stderr.contains("does not ignore it"), "{}", refused.stderr);
    says_no_name(&refused);
    fs::write(site.root().join(".gitignore"), "private/\n").expect("it can be written");
    assert_eq!(run().code, 0, "{}", run().stderr);
    // What git has already it does not ignore.
    git(site.root(), &["add", "--force", "private/names.toml"]);
    assert_eq!(run().code, 2);
    // In `.git` itself nothing is committed; the one that was staged would be.
    git(site.root(), &["rm", "--cached", "--quiet", "private/names.toml"]);
    let inside = site.file(".git/names.toml", LIST);
    assert_eq!(inside.run(&["check", "--deny-names", ".git/names.toml"]).code, 0);
}

#[test]
fn without_git_the_list_lies_outside_of_the_study() {
    let site = Site::small().file("names.toml", LIST);
    let empty = tempfile::tempdir().expect("there is a temporary folder");
    let run = |file: &str| {
        let output = Command::new(env!("CARGO_BIN_EXE_cairn"))
            .args(["check", "--deny-names", file])
            .current_dir(site.root())
            .env_clear()
            .env("PATH", empty.path())
            .output()
            .expect("it starts");
        (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    let (code, said) = run("names.toml");
    assert!(code == Some(2) && said.contains("lies in the study's folder"), "{said}");
    assert_eq!(run(&Names::new().path()).0, Some(0));
}

#[test]
fn what_is_staged_is_looked_at_and_nothing_else() {
    if !has_git() {
        return;
    }
    let names = Names::new();
    let site = committed(Site::small().file("content/old.md", "Sam O'Neil was here.\nA line.\n"));
    assert_eq!(found(&site, &names, &["--staged"]), [] as [&str; 0], "what was committed is no part of the change");
    let site = site
        .file("content/old.md", "Sam O'Neil was here.\nA line.\nAnd ACME\nCorp.\n")
        .file("content/sam_oneil.txt", "x\n")
        .file("content/utf16.txt", [0xff, 0xfe, b'L', 0, b'e', 0, b'n', 0, b'a', 0])
        .file("content/unstaged.md", "Lena\n");
    git(site.root(), &["add", "content/old.md", "content/sam_oneil.txt", "content/utf16.txt"]);
    let expected = [
        "content/old.md:3:5 here stands a name that may not be published: names.toml line 6",
        "content/*********.txt:1:1 the name of this file holds a name that may not be published: names.toml line 3",
        "content/utf16.txt:1:1 here stands a part of a name that may not be published: names.toml line 2",
    ];
    assert_eq!(found(&site, &names, &["--staged"]), expected);
    // What attributes call binary is looked at all the same.
    let site = site.file(".gitattributes", "*.md -diff\n");
    let again = found(&site, &names, &["--staged"]);
    assert!(again.iter().any(|it| it.starts_with("content/old.md:3:5")), "{again:?}");
}

#[test]
fn a_check_of_everything_looks_at_the_next_commit_too() {
    if !has_git() {
        return;
    }
    let names = Names::new();
    let site = committed(Site::small()).file("raw.vtt", "Lena\n");
    assert_eq!(found(&site, &names, &[]), [] as [&str; 0], "it is no file of the study, and nobody adds it");
    git(site.root(), &["add", "raw.vtt"]);
    let expected = ["raw.vtt:1:1 here stands a part of a name that may not be published: names.toml line 2"];
    assert_eq!(found(&site, &names, &[]), expected);
}

#[test]
fn a_change_outside_of_the_study_is_looked_at_too() {
    if !has_git() {
        return;
    }
    let names = Names::new();
    let outer = tempfile::tempdir().expect("there is a temporary folder");
    let study = outer.path().join("research");
    fs::create_dir_all(study.join("content")).expect("it can be made");
    fs::write(study.join("content/about.md"), "About.\n").expect("it can be written");
    fs::write(outer.path().join("notes.txt"), "one\nLena Fischer\n").expect("it can be written");
    git(outer.path(), &["init", "--quiet"]);
    git(outer.path(), &["add", "--all"]);
    let run = crate::site::cairn(&study, &["check", "--deny-names", &names.path(), "--staged", "--format", "json"]);
    let complaints: Vec<Value> = serde_json::from_str(&run.stdout).expect("it is JSON");
    assert_eq!(complaints.len(), 1, "{}", run.stdout);
    assert_eq!((&complaints[0]["path"], &complaints[0]["line"]), (&Value::from("../notes.txt"), &Value::from(2)));
}

/// Commits as somebody who works on the study does; whether git let it.
fn commits(site: &Site, arguments: &[&str]) -> (bool, String) {
    let output = git_ends(site.root(), &[&["commit", "--message", "A change"], arguments].concat());
    (output.status.success(), String::from_utf8_lossy(&output.stderr).into_owned())
}

#[test]
fn a_hook_refuses_commits_with_names() {
    if !has_git() {
        return;
    }
    let names = Names::new();
    let site = committed(Site::small());
    let install = || site.run(&["import", "--install-hook", "--speakers", &names.path()]);
    let run = install();
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(git(site.root(), &["config", "cairn.names"]).trim(), names.path());
    assert_eq!(git(site.root(), &["status", "--porcelain"]), "", "nothing of it is in the repository");
    let again = install();
    assert!(again.code == 0 && again.stderr.contains("looks for names already"), "{}", again.stderr);

    let site = site.file("content/about.md", "---\ntitle: About\n---\nAsk Sam O\u{2019}Neil.\n");
    git(site.root(), &["add", "--all"]);
    let (done, said) = commits(&site, &[]);
    assert!(!done && said.contains("denied-name") && said.contains("content/about.md:4:5"), "{said}");
    assert!(!said.contains("Neil"), "{said}");
    let site = site.file("content/about.md", "---\ntitle: About\n---\nAsk P07.\n");
    git(site.root(), &["add", "--all"]);
    assert!(commits(&site, &[]).0, "{}", commits(&site, &[]).1);
    // What is committed past the index is looked at too.
    let site = site.file("content/about.md", "---\ntitle: About\n---\nAsk P07 and Lena.\n");
    let (done, said) = commits(&site, &["--all"]);
    assert!(!done && said.contains("denied-name"), "{said}");
    let (done, said) = commits(&site, &["content/about.md"]);
    assert!(!done && said.contains("denied-name"), "{said}");
    // In another working tree of the same repository.
    let beside = tempfile::tempdir().expect("there is a temporary folder");
    let tree = beside.path().join("tree");
    git(site.root(), &["worktree", "add", "--quiet", "-b", "other", tree.to_str().expect("it is UTF-8")]);
    fs::write(tree.join("content/about.md"), "Sam\n").expect("it can be written");
    let output = git_ends(&tree, &["commit", "--all", "--message", "A change"]);
    assert!(!output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    // A clone has settings of its own, in which nobody said where the list lies.
    git(site.root(), &["config", "--unset", "cairn.names"]);
    let (done, said) = commits(&site, &["--all"]);
    let helps = said.contains("nothing says where the list of names lies")
        && said.contains("config cairn.names \"$HOME/names.toml\"");
    assert!(!done && helps, "{said}");
    git(site.root(), &["config", "cairn.names", &names.path()]);
    // Without its list it stops everything.
    fs::remove_file(names.path()).expect("it is there");
    let site = site.file("content/about.md", "---\ntitle: About\n---\nAsk P07 again.\n");
    let (done, said) = commits(&site, &["--all"]);
    let named = said.contains(&format!("`{}` cannot be read", names.path()));
    assert!(!done && named && said.contains("`git config cairn.names` says where it lies"), "{said}");
}

#[test]
fn a_hook_that_is_there_is_not_touched() {
    if !has_git() {
        return;
    }
    let names = Names::new();
    let site = committed(Site::small());
    git(site.root(), &["config", "core.hooksPath", "tools/hooks"]);
    let site = site.file("tools/hooks/pre-commit", "#!/bin/sh\nexit 0\n");
    let run = site.run(&["import", "--install-hook", "--speakers", &names.path()]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert!(run.stderr.contains("add this line to it") && run.stderr.contains("--staged || exit 1"), "{}", run.stderr);
    let kept = fs::read_to_string(site.root().join("tools/hooks/pre-commit")).expect("it is there");
    assert_eq!(kept, "#!/bin/sh\nexit 0\n");
    let without = Site::small().run(&["import", "--install-hook", "--speakers", &names.path()]);
    assert!(without.code == 2 && without.stderr.contains("no place for a hook"), "{}", without.stderr);
}

//! When files were changed, as git knows it: what pages say, what is never run, and when nothing is said.
//!
//! Each test makes a repository of its own, and is skipped with a line where there is no git.

#![cfg(unix)]

use std::ffi::OsString;
use std::fs;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::site::{Site, files_below};

const WANTED: &str = "[repository]\nhistory = true\n";

/// Says aloud that a test tries nothing: what `println!` prints is kept by the runner when a test passes.
fn skipped(why: &str) {
    let _ = writeln!(std::io::stderr(), "skipped: {why}");
}

/// The real git; none where there is none, and then a line says so.
fn real_git() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&path).map(|folder| folder.join("git")).find(|git| git.is_file());
    if found.is_none() {
        skipped("there is no git here");
    }
    found
}

/// Runs git as somebody who works on the study does, in a world without settings of their own.
#[track_caller]
fn git(folder: &Path, (name, day): (&str, &str), arguments: &[&str]) -> Output {
    let git = real_git().expect("it was asked for before");
    let at = format!("{day}T12:00:00+0200");
    let email = format!("{}@x.example", name.to_lowercase().replace(' ', "-"));
    let output = Command::new(git)
        .args(["-c", "init.defaultBranch=main", "-c", "protocol.file.allow=always"])
        .args(arguments)
        .current_dir(folder)
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .envs([("GIT_AUTHOR_NAME", name), ("GIT_AUTHOR_EMAIL", &email), ("GIT_AUTHOR_DATE", &at)])
        .envs([("GIT_COMMITTER_NAME", name), ("GIT_COMMITTER_EMAIL", &email), ("GIT_COMMITTER_DATE", &at)])
        .output()
        .expect("it starts");
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    output
}

fn commit(folder: &Path, who: (&str, &str)) {
    git(folder, who, &["add", "--all"]);
    git(folder, who, &["commit", "--quiet", "--message", "A change"]);
}

/// A study in a repository, changed by two people on three days.
fn study() -> Option<Site> {
    real_git()?;
    let site = Site::small().file("site.toml", WANTED).file(".gitignore", "public*\n.cairn-cache\n");
    git(site.root(), ("Ada Secret", "2026-09-01"), &["init", "--quiet"]);
    commit(site.root(), ("Ada Secret", "2026-09-01"));
    let site = site.file("content/themes/toil.md", "---\ntitle: Toil\naliases: [drudgery]\n---\nWhat hurts people.\n");
    commit(site.root(), ("Jun Nameless", "2026-11-03"));
    let site = site.file(
        "content/guides/g1.md",
        "---\ntitle: G1\nsections:\n  - questions:\n      - {id: last, text: When?}\n---\n",
    );
    commit(site.root(), ("Ada Secret", "2026-10-02"));
    Some(site)
}

/// A program that stands in for git before the real one: it writes down what it was asked, each on a line, and hands that on.
struct Recorder {
    folder: tempfile::TempDir,
}

impl Recorder {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("there is a temporary folder");
        let real = real_git().expect("it was asked for before");
        let (program, asked) = (folder.path().join("git"), folder.path().join("asked"));
        let script = format!("#!/bin/sh\necho \"$@\" >> '{}'\nexec '{}' \"$@\"\n", asked.display(), real.display());
        fs::write(&program, script).expect("it can be written");
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("it is ours");
        Self { folder }
    }

    fn path(&self) -> OsString {
        self.folder.path().into()
    }

    /// How often git was asked for something.
    fn asked_for(&self, what: &str) -> usize {
        let asked = fs::read_to_string(self.folder.path().join("asked")).unwrap_or_default();
        asked.lines().filter(|line| line.split(' ').any(|word| word == what)).count()
    }
}

/// Runs the program, which finds programs in these folders.
fn run_in(path: impl Into<OsString>, site: &Site, arguments: &[&str]) -> (i32, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_cairn"))
        .args(arguments)
        .current_dir(site.root())
        .env_clear()
        .env("PATH", path.into())
        .output()
        .expect("the program starts");
    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    (output.status.code().expect("it ends by itself"), stderr)
}

fn path() -> OsString {
    std::env::var_os("PATH").expect("git was found in it")
}

#[track_caller]
fn built(site: Site) -> Site {
    let (code, stderr) = run_in(path(), &site, &["build"]);
    assert!(code == 0 && !stderr.contains("warning"), "{stderr}");
    site
}

#[test]
fn a_page_says_when_its_file_was_changed_last_and_by_how_many() {
    let Some(site) = study() else { return };
    let site = built(site);
    for (page, expected) in [
        ("themes/toil/index.html", "Last changed 3 Nov 2026, by 2 people"),
        ("guides/g1/index.html", "Last changed 2 Oct 2026, by 1 person"),
        ("interviews/p07/index.html", "Last changed 1 Sep 2026, by 1 person"),
    ] {
        let html = site.output(page);
        assert!(html.contains(&format!("<li>{expected}</li>")), "{page}: {html}");
    }
    assert!(!site.output("themes/index.html").contains("Last changed"), "it has no file");
    for (path, bytes) in files_below(&site.public()).into_iter().chain(files_below(&site.root().join(".cairn-cache"))) {
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        assert!(!["secret", "nameless", "x.example"].iter().any(|name| text.contains(name)), "{path} names somebody");
    }
}

#[test]
fn a_file_keeps_its_history_when_it_is_renamed_and_people_are_counted_as_the_mailmap_says() {
    let Some(site) = study() else { return };
    let root = site.root();
    git(root, ("Ada Secret", "2026-11-05"), &["mv", "content/themes/toil.md", "content/themes/chores.md"]);
    let text = fs::read_to_string(root.join("content/interviews/p07.md")).expect("it is there");
    let site = site
        .file("content/interviews/p07.md", text.replace(".toil ", ".chores "))
        .file(".mailmap", "Ada Secret <ada-secret@x.example> <ada@home.example>\n");
    commit(site.root(), ("Ada", "2026-11-06"));
    let site = site.file(".mailmap", "Ada Secret <ada-secret@x.example> <ada@x.example>\n");
    commit(site.root(), ("Ada", "2026-11-07"));
    let site = built(site);
    assert!(site.output("themes/chores/index.html").contains("Last changed 6 Nov 2026, by 2 people"));
}

#[test]
fn a_study_may_be_a_folder_of_a_repository() {
    let Some(outer) = study() else { return };
    let inner = outer.root().join("studies/a b");
    fs::create_dir_all(inner.join("content")).expect("it can be made");
    fs::write(inner.join("site.toml"), WANTED).expect("it can be written");
    fs::write(inner.join("content/größe.md"), "# Size\n").expect("it can be written");
    commit(outer.root(), ("Jun Nameless", "2026-11-09"));
    let (code, stderr) = run_in(path(), &outer, &["build", "--root", "studies/a b", "--out", "public"]);
    assert_eq!(code, 0, "{stderr}");
    assert!(outer.output("grosse/index.html").contains("Last changed 9 Nov 2026, by 1 person"));
}

#[test]
fn git_is_asked_only_where_somebody_wants_it() {
    let Some(site) = study() else { return };
    let recorder = Recorder::new();
    let site = site.file("site.toml", "title = \"Ours\"\n");
    for arguments in [&["build"][..], &["check"], &["audiences"]] {
        let (_, stderr) = run_in(recorder.path(), &site, arguments);
        assert_eq!(recorder.asked_for("-c"), 0, "{arguments:?}: {stderr}");
    }
    let site = site.file("site.toml", WANTED);
    run_in(recorder.path(), &site, &["check"]);
    assert_eq!(recorder.asked_for("-c"), 0, "a check needs none");
    let settings = format!("audience = \"all\"\n{WANTED}[audiences.all]\nshows = [\"themes\", \"pages\"]\n");
    let site = site.file("site.toml", settings);
    let (code, stderr) = run_in(recorder.path(), &site, &["build", "--out", "public"]);
    assert_eq!((code, recorder.asked_for("-c")), (0, 0), "an audience is told no days: {stderr}");
    assert!(!site.output("themes/toil/index.html").contains("Last changed"));
    let site = site.file("site.toml", WANTED);
    run_in(recorder.path(), &site, &["build", "--out", "public"]);
    assert!(recorder.asked_for("-c") > 0, "else this test would see nothing");
}

#[test]
fn the_log_is_read_once_for_each_commit() {
    let Some(site) = study() else { return };
    let recorder = Recorder::new();
    for _ in 0..3 {
        let (code, stderr) = run_in(recorder.path(), &site, &["build"]);
        assert_eq!(code, 0, "{stderr}");
    }
    assert_eq!(recorder.asked_for("log"), 1);
    // An edit that is not committed changes no history.
    let site = site.file("content/themes/other.md", "---\ntitle: Other\n---\nMore.\n");
    run_in(recorder.path(), &site, &["build"]);
    assert_eq!(recorder.asked_for("log"), 1);
    assert!(!site.output("themes/other/index.html").contains("Last changed"));
    commit(site.root(), ("Kim", "2026-11-20"));
    run_in(recorder.path(), &site, &["build"]);
    assert_eq!(recorder.asked_for("log"), 2);
    assert!(site.output("themes/other/index.html").contains("Last changed 20 Nov 2026, by 1 person"));
    assert!(site.output("themes/toil/index.html").contains("Last changed 3 Nov 2026"));
}

/// A build that goes well and says once why there is no history.
#[track_caller]
fn says(path: OsString, site: &Site, why: &str) {
    let (code, stderr) = run_in(path, site, &["build", "--no-cache"]);
    assert_eq!(code, 0, "{stderr}");
    assert_eq!(stderr.matches("warning[no-history]").count(), 1, "{stderr}");
    let place = "--> site.toml:2:11\n";
    assert!(stderr.contains(why) && stderr.contains(place) && stderr.contains("help: "), "{stderr}");
    assert!(!site.output("themes/toil/index.html").contains("Last changed"));
}

#[test]
fn where_git_cannot_tell_a_build_says_so_once_and_goes_on() {
    let Some(site) = study() else { return };
    let nothing = tempfile::tempdir().expect("there is a temporary folder");
    says(nothing.path().into(), &site, "there is no `git` here");
    says(path(), &Site::small().file("site.toml", WANTED), "in no git repository");
    let empty = Site::small().file("site.toml", WANTED);
    git(empty.root(), ("A", "2026-01-01"), &["init", "--quiet"]);
    says(path(), &empty, "nothing was committed yet");
    let clone = Site::empty();
    let from = format!("file://{}", site.root().display());
    git(clone.root(), ("A", "2026-01-01"), &["clone", "--quiet", "--depth", "1", &from, "."]);
    says(path(), &clone, "this is a shallow clone");
    let broken = study().expect("there is git");
    fs::write(broken.root().join(".git/HEAD"), "0123456789012345678901234567890123456789\n")
        .expect("it can be written");
    says(path(), &broken, "git says: ");
}

#[test]
fn a_repository_of_somebody_else_is_left_alone() {
    let Some(site) = study() else { return };
    if std::os::unix::fs::chown(site.root().join(".git"), Some(65534), None).is_err() {
        skipped("only root gives files away");
        return;
    }
    std::os::unix::fs::chown(site.root(), Some(65534), None).expect("the other one went, too");
    says(path(), &site, "belongs to somebody else");
}

/// All that a repository's settings can have started by a question for its log, or by anything like it; each leaves a file.
const TRAPS: &str = r#"
[core]
    fsmonitor = PROGRAM
    hooksPath = HOOKS
    pager = PROGRAM
    sshCommand = PROGRAM
    gitProxy = PROGRAM
    askPass = PROGRAM
    alternateRefsCommand = PROGRAM
    editor = PROGRAM
[pager]
    log = PROGRAM
[log]
    showSignature = true
    follow = true
[gpg]
    program = PROGRAM
    format = openpgp
[gpg "ssh"]
    program = PROGRAM
[diff]
    external = PROGRAM
    noprefix = true
    renames = copies
[diff "evil"]
    textconv = PROGRAM
    command = PROGRAM
[filter "evil"]
    clean = PROGRAM
    smudge = PROGRAM
    process = PROGRAM
[alias]
    log = !PROGRAM
    rev-parse = !PROGRAM
[credential]
    helper = !PROGRAM
[color]
    ui = always
[protocol]
    allow = always
[protocol "ext"]
    allow = always
[extensions]
    partialClone = origin
[remote "origin"]
    url = ext::PROGRAM
    promisor = true
    uploadpack = PROGRAM
    vcs = evil
    partialCloneFilter = blob:none
"#;

/// Lays the traps in a repository, with hooks; the file that says what was started.
fn lay_traps(root: &Path) -> PathBuf {
    let (program, caught, hooks) = (root.join("trap"), root.join("caught"), root.join("hooks"));
    let script = format!("#!/bin/sh\necho \"$0 $@\" >> '{}'\nexit 1\n", caught.display());
    let executable = |file: &Path| {
        fs::write(file, &script).expect("it can be written");
        fs::set_permissions(file, fs::Permissions::from_mode(0o755)).expect("it is ours");
    };
    executable(&program);
    fs::create_dir(&hooks).expect("it can be made");
    for hook in ["post-index-change", "reference-transaction", "post-checkout", "fsmonitor-watchman"] {
        executable(&hooks.join(hook));
        executable(&root.join(".git/hooks").join(hook));
    }
    fs::write(root.join(".gitattributes"), "* diff=evil filter=evil\n").expect("it can be written");
    let config = fs::read_to_string(root.join(".git/config")).expect("it is there");
    let traps = TRAPS.replace("PROGRAM", &program.display().to_string()).replace("HOOKS", &hooks.display().to_string());
    fs::write(root.join(".git/config"), config + &traps).expect("it can be written");
    caught
}

/// What was started so far.
fn started(caught: &Path) -> String {
    fs::read_to_string(caught).unwrap_or_default()
}

/// Asks git in the usual way, with whatever settings there are.
fn ask_as_usual(root: &Path, arguments: &[&str]) {
    let asked = Command::new(real_git().expect("there is git")).args(arguments).current_dir(root).output();
    asked.expect("it starts");
}

fn said(root: &Path, arguments: &[&str]) -> String {
    let output = git(root, ("Ada Secret", "2026-11-12"), arguments);
    String::from_utf8(output.stdout).expect("it is text").trim().to_owned()
}

#[test]
fn no_setting_of_a_repository_starts_a_program() {
    let Some(site) = study() else { return };
    let root = site.root();
    // A commit with a signature, which is looked at where the settings say so.
    let (tree, parent) = (said(root, &["rev-parse", "HEAD^{tree}"]), said(root, &["rev-parse", "HEAD"]));
    let person = "Ada Secret <ada-secret@x.example> 1794477600 +0000";
    let signed = format!(
        "tree {tree}\nparent {parent}\nauthor {person}\ncommitter {person}\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n AAAA\n \
         -----END PGP SIGNATURE-----\n\nSigned\n"
    );
    fs::write(root.join(".git/signed"), signed).expect("it can be written");
    let signed = said(root, &["hash-object", "-t", "commit", "-w", ".git/signed"]);
    said(root, &["update-ref", "refs/heads/main", &signed]);
    let caught = lay_traps(root);

    let (code, stderr) = run_in(path(), &site, &["build"]);
    assert_eq!((code, started(&caught)), (0, String::new()), "{stderr}");
    assert!(site.output("themes/toil/index.html").contains("Last changed 3 Nov 2026, by 2 people"), "{stderr}");

    // The traps are real: who asks in the usual way is caught.
    ask_as_usual(root, &["log", "-p"]);
    let seen = started(&caught);
    assert!(seen.contains("--verify"), "the signature was looked at: {seen}");
    ask_as_usual(root, &["status"]);
    assert!(started(&caught).lines().count() > seen.lines().count(), "{seen}");
}

#[test]
fn what_a_clone_of_a_part_lacks_is_not_fetched() {
    let Some(site) = study() else { return };
    let root = site.root();
    // To tell whether a file was renamed git compares it with the one that went, and that is not there.
    let missing = said(root, &["rev-parse", "HEAD:content/guides/g1.md"]);
    let text = fs::read_to_string(root.join("content/guides/g1.md")).expect("it is there") + "\nMore.\n";
    fs::remove_file(root.join("content/guides/g1.md")).expect("it is there");
    fs::write(root.join("content/guides/g2.md"), text.replace("G1", "G2")).expect("it can be written");
    let interview = fs::read_to_string(root.join("content/interviews/p07.md")).expect("it is there");
    let site = site.file("content/interviews/p07.md", interview.replace("guide: g1", "guide: g2"));
    commit(site.root(), ("Ada Secret", "2026-11-12"));
    let root = site.root();
    fs::remove_file(root.join(".git/objects").join(&missing[..2]).join(&missing[2..])).expect("it is a loose object");
    let caught = lay_traps(root);

    let (code, stderr) = run_in(path(), &site, &["build"]);
    assert_eq!((code, started(&caught)), (0, String::new()), "{stderr}");
    assert!(stderr.contains("warning[no-history]"), "{stderr}");
    ask_as_usual(root, &["-c", "core.fsmonitor=false", "-c", "log.showSignature=false", "cat-file", "-p", &missing]);
    assert!(!started(&caught).is_empty(), "else nothing would have been fetched by anybody");
}

#[test]
fn a_folder_that_looks_like_a_repository_from_the_inside_is_none() {
    let Some(site) = study() else { return };
    let inner = Site::small().file("site.toml", WANTED);
    for name in ["HEAD", "config"] {
        fs::copy(site.root().join(".git").join(name), inner.root().join(name)).expect("it is there");
    }
    for name in ["objects", "refs"] {
        let from = site.root().join(".git").join(name);
        for (path, bytes) in files_below(&from) {
            let to = inner.root().join(name).join(path);
            fs::create_dir_all(to.parent().expect("it has one")).expect("it can be made");
            fs::write(to, bytes).expect("it can be written");
        }
    }
    let (code, stderr) = run_in(path(), &inner, &["build"]);
    assert!(code == 0 && stderr.contains("warning[no-history]"), "{stderr}");
}

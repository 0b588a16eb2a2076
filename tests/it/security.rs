//! Studies that bring what cairn itself keeps in a study's folder, made by somebody who means harm: whatever command is run,
//! nothing outside is touched, nothing becomes a program, and each ends.
#![cfg(unix)]

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use cairn::base::hash::Digest;

use crate::site::{Run, Site, files_below};

/// Longer than any command takes here on a busy machine; what hangs would take for ever.
const LONGEST: Duration = Duration::from_secs(60);

/// Commands that must change nothing in a study but the output folder and what they remember.
const READING: &[&[&str]] = &[
    &["build"],
    &["build", "--no-cache", "--out", "elsewhere"],
    &["check"],
    &["check", "--fix", "--dry-run"],
    &["theme", "rename", "toil", "pain", "--dry-run"],
    &["lock", "--check"],
];
/// Commands that change what people wrote.
const WRITING: &[&[&str]] = &[
    &["check", "--fix"],
    &["theme", "rename", "toil", "pain"],
    &["team", "rename", "payments", "pay"],
    &["lock"],
    &["new", "page", "fresh"],
];

/// A study beside a folder of somebody else's.
struct Place {
    dir: tempfile::TempDir,
}

impl Place {
    fn new() -> Self {
        let dir = tempfile::tempdir().expect("there is a temporary folder");
        let place = Self { dir };
        for (name, bytes) in files_below(Site::small().root()) {
            place.write(&format!("study/{name}"), &bytes);
        }
        place.write("study/.git/hooks/sample", b"");
        place.write("outside/victim.txt", b"precious\n");
        place.write("outside/work.new", b"precious\n");
        place.write("outside/cairn-site/x", b"precious\n");
        fs::create_dir_all(place.at("outside/empty/folder")).expect("it can be made");
        place
    }

    fn at(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    fn write(&self, name: &str, bytes: &[u8]) {
        let path = self.at(name);
        fs::create_dir_all(path.parent().expect("it has a folder")).expect("the folder can be made");
        fs::write(path, bytes).expect("the file can be written");
    }

    fn link(&self, name: &str, to: &str) {
        let path = self.at(name);
        fs::create_dir_all(path.parent().expect("it has a folder")).expect("the folder can be made");
        symlink(to, path).expect("the link can be made");
    }

    fn journal(&self, lines: &[String]) {
        let text = format!("cairn-edit 1\n{}\nend\n", lines.join("\n"));
        self.write("study/.cairn-edit/journal", text.as_bytes());
    }

    /// Runs a command in the study; it must end by itself.
    #[track_caller]
    fn run(&self, arguments: &[&str]) -> Run {
        let mut child = Command::new(env!("CARGO_BIN_EXE_cairn"))
            .args(arguments)
            .current_dir(self.at("study"))
            .env_clear()
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let started = Instant::now();
        while child.try_wait().expect("it can be asked").is_none() {
            if started.elapsed() > LONGEST {
                drop(child.kill());
                panic!("{arguments:?} hangs");
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        let output = child.wait_with_output().expect("it has ended");
        let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
        Run { code: output.status.code().expect("it ends by itself"), stdout: String::new(), stderr }
    }

    /// All below a folder, links and folders as well, with what is in it and its mode.
    fn all_below(&self, folder: &str) -> BTreeMap<String, (u32, Vec<u8>)> {
        let entries = walkdir::WalkDir::new(self.at(folder)).into_iter().map(|entry| entry.expect("it can be read"));
        let look = |entry: walkdir::DirEntry| {
            let found = entry.path().symlink_metadata().expect("it is there");
            let bytes = if found.is_file() { fs::read(entry.path()).expect("it can be read") } else { Vec::new() };
            (entry.path().to_string_lossy().into_owned(), (found.permissions().mode(), bytes))
        };
        entries.map(look).collect()
    }

    /// What the study's people wrote, and what lies in the repository.
    fn study(&self) -> BTreeMap<String, (u32, Vec<u8>)> {
        let mut all = self.all_below("study");
        let own =
            ["/study/public", "/study/elsewhere", "/study/.cairn", "/study/.public.cairn", "/study/.elsewhere.cairn"];
        all.retain(|name, _| !own.iter().any(|own| name.contains(own)) && !name.ends_with("/study"));
        all
    }
}

/// Lays what is forged into a place, runs each command in a place of its own, and holds that it did no harm. What the
/// runs said goes out.
#[track_caller]
fn does_no_harm(forge: impl Fn(&Place)) -> Vec<(&'static [&'static str], Run)> {
    let mut runs = Vec::new();
    for (commands, writes) in [(READING, false), (WRITING, true)] {
        for command in commands {
            let place = Place::new();
            forge(&place);
            let (outside, study) = (place.all_below("outside"), place.study());
            let run = place.run(command);
            assert!(place.all_below("outside") == outside, "{command:?} reached outside: {}", run.stderr);
            let after = place.study();
            let git = |files: &BTreeMap<String, _>| {
                files.keys().filter(|name| name.contains("/.git")).cloned().collect::<Vec<_>>()
            };
            assert_eq!(git(&after), git(&study), "{command:?} came into the repository");
            assert!(after.values().all(|(mode, _)| mode & 0o170_000 != 0o100_000 || mode & 0o111 == 0), "{command:?}");
            assert!(writes || after == study, "{command:?} changed the study: {}", run.stderr);
            runs.push((*command, run));
        }
    }
    runs
}

fn digest(text: &str) -> String {
    Digest::of(text.as_bytes()).to_string()
}

#[test]
fn a_journal_writes_no_hook_and_nothing_outside() {
    let evil = "#!/bin/sh\n";
    for path in [
        ".git/hooks/pre-commit",
        "notes/written.txt",
        "notes/written.md",
        "content/notes/written.md",
        "content/.hidden.md",
        "content/run.sh",
        "content/_drafts/x.md",
        "../outside/written.md",
        "/tmp/cairn-written.md",
        "content/../.git/hooks/x.md",
        "themes/default/templates/base.html",
        "public/index.html",
    ] {
        for staged in ["x".to_owned(), digest(evil), digest("other")] {
            let runs = does_no_harm(|place| {
                place.link("study/notes", "../outside");
                place.link("study/content/notes", "../../outside");
                place.write("study/.cairn-edit/0", evil.as_bytes());
                fs::set_permissions(place.at("study/.cairn-edit/0"), fs::Permissions::from_mode(0o755))
                    .expect("it is ours");
                place.journal(&[format!("- 0:{staged} {path}")]);
            });
            for (command, run) in runs {
                assert!(run.code == 2 && run.stderr.contains(".cairn-edit"), "{command:?}, {path}: {}", run.stderr);
            }
        }
    }
}

#[test]
fn a_journal_removes_nothing_through_a_linked_folder() {
    for path in ["notes/victim.txt", "content/notes/victim.md", "content/victim.md"] {
        let runs = does_no_harm(|place| {
            place.write("outside/victim.md", b"precious\n");
            place.link("study/notes", "../outside");
            place.link("study/content/notes", "../../outside");
            place.link("study/content/victim.md", "../../outside/victim.md");
            place.journal(&[format!("{} - {path}", digest("precious\n"))]);
        });
        assert!(runs.iter().all(|(_, run)| run.code == 2), "{path}");
    }
}

#[test]
fn bytes_with_another_digest_are_not_taken() {
    let place = Place::new();
    place.write("study/.cairn-edit/0", b"Other words.\n");
    let lines = [format!("- 0:{} content/a.md", digest("Words.\n")), format!("- 1:{} content/b.md", digest(""))];
    place.journal(&lines);
    let study = place.all_below("study");
    for command in READING.iter().chain(WRITING) {
        let run = place.run(command);
        assert!(run.code == 2 && run.stderr.contains("nothing was changed"), "{command:?}: {}", run.stderr);
        assert!(place.all_below("study") == study, "{command:?}");
    }
}

#[test]
fn what_was_interrupted_is_finished_by_commands_that_write_and_by_no_other() {
    let interrupt = |place: &Place| {
        place.write("study/.cairn-edit/0", b"Words.\n");
        place.write("study/.cairn-edit/lock", b"");
        fs::set_permissions(place.at("study/.cairn-edit/0"), fs::Permissions::from_mode(0o755)).expect("it is ours");
        place.journal(&[format!("- 0:{} content/about.md", digest("Words.\n"))]);
    };
    for command in READING.iter().copied().chain([&["serve", "--port", "0"][..]]) {
        let place = Place::new();
        interrupt(&place);
        let study = place.all_below("study");
        let run = place.run(command);
        let said =
            "a change of 1 file was interrupted, and the study may be half changed: `cairn check --fix` finishes it";
        assert!(run.code == 2 && run.stderr.contains(said), "{command:?}: {}", run.stderr);
        assert!(place.all_below("study") == study, "{command:?} touched the study");
    }
    for command in WRITING {
        let place = Place::new();
        interrupt(&place);
        let run = place.run(command);
        assert_eq!(run.code, 0, "{command:?}: {}", run.stderr);
        assert!(run.stderr.contains("finished a change of 1 file that was interrupted"), "{command:?}: {}", run.stderr);
        let about = place.at("study/content/about.md");
        assert_eq!(fs::read(&about).expect("it is there"), b"Words.\n");
        assert_eq!(about.metadata().expect("it is there").permissions().mode() & 0o111, 0, "it is no program");
        assert!(!place.at("study/.cairn-edit").exists());
    }
    let place = Place::new();
    interrupt(&place);
    let run = crate::site::cairn(place.dir.path(), &["check", "--root", "study"]);
    assert!(run.stderr.contains("`cairn check --fix --root study` finishes it"), "{}", run.stderr);
}

#[test]
fn a_link_in_place_of_the_journal_or_its_folder_is_not_followed() {
    does_no_harm(|place| place.link("study/.cairn-edit", "../outside"));
    does_no_harm(|place| {
        place.write("outside/0", b"Words.\n");
        place.write(
            "outside/journal",
            format!("cairn-edit 1\n- 0:{} content/a.md\nend\n", digest("Words.\n")).as_bytes(),
        );
        place.link("study/.cairn-edit", "../outside");
    });
    for name in ["journal", "journal.new", "lock", "0"] {
        does_no_harm(|place| {
            place.journal(&[format!("- 0:{} content/a.md", digest("Words.\n"))]);
            drop(fs::remove_file(place.at(&format!("study/.cairn-edit/{name}"))));
            place.link(&format!("study/.cairn-edit/{name}"), "../../outside/victim.txt");
        });
    }
}

#[test]
fn a_link_in_place_of_the_lock_is_an_error_and_makes_nothing() {
    for to in ["../outside/made", "../outside/victim.txt", "../outside", ".public.cairn-lock"] {
        let runs = does_no_harm(|place| place.link("study/.public.cairn-lock", to));
        let (_, build) = &runs[0];
        assert!(build.code == 2 && build.stderr.contains("is not a lock that cairn has made"), "{}", build.stderr);
    }
}

#[test]
fn a_forged_staging_folder_removes_nothing_through_a_link() {
    let victim = digest("precious\n");
    for manifest in [
        "cairn-manifest 1\nc/themes/toil.md\nl/victim.txt\n".to_owned(),
        format!("cairn-manifest 2\n- c/themes/toil.md\n{victim} l/victim.txt\n- l/empty/folder/x\n"),
        String::new(),
    ] {
        for id in ["999999", "1", "1-1"] {
            does_no_harm(|place| {
                let tree = format!("study/.public.cairn-{id}/cairn-site");
                place.link(&format!("{tree}/l"), "../../../outside");
                place.link(&format!("{tree}/c"), "../../content");
                if !manifest.is_empty() {
                    place.write(&format!("{tree}/.cairn-manifest"), manifest.as_bytes());
                }
            });
        }
    }
    does_no_harm(|place| place.link("study/.public.cairn-7", "../outside"));
    does_no_harm(|place| place.link("study/.public.cairn-7/cairn-site", "../../outside"));
    does_no_harm(|place| place.link("study/.public.cairn-7/cairn-claim", "../../outside/victim.txt"));
}

#[test]
fn a_link_in_place_of_the_cache_is_not_followed() {
    does_no_harm(|place| place.link("study/.cairn-cache", "../outside"));
    for name in ["files", "interviews", "site-x", "x.1.new", ".gitignore", "CACHEDIR.TAG"] {
        does_no_harm(|place| place.link(&format!("study/.cairn-cache/{name}"), "../../outside/victim.txt"));
        does_no_harm(|place| {
            fs::create_dir(place.at("study/.cairn-cache")).expect("it can be made");
            let cached = place.at(&format!("study/.cairn-cache/{name}"));
            fs::hard_link(place.at("outside/victim.txt"), cached).expect("it is one file system");
            // With another name it is the same file, so its bytes alone count.
            assert_eq!(fs::read(place.at("outside/victim.txt")).expect("it is there"), b"precious\n");
        });
    }
}

#[test]
fn a_line_added_to_a_manifest_removes_nothing() {
    let place = Place::new();
    assert_eq!(place.run(&["build"]).code, 0);
    place.write("study/public/notes.txt", b"precious\n");
    let manifest = fs::read_to_string(place.at("study/public/.cairn-manifest")).expect("it is there");
    for line in ["notes.txt".to_owned(), "- notes.txt".to_owned(), format!("{} notes.txt", digest("other"))] {
        place.write("study/public/.cairn-manifest", format!("{manifest}{line}\n").as_bytes());
        place.write("study/content/more.md", line.as_bytes());
        let run = place.run(&["build"]);
        assert!(run.code == 2 && run.stderr.contains("public"), "{line}: {}", run.stderr);
        assert_eq!(fs::read(place.at("study/public/notes.txt")).expect("it is there"), b"precious\n");
    }
}

#[test]
fn an_output_folder_behind_a_link_of_the_study_is_refused() {
    let runs = does_no_harm(|place| {
        place.write("study/content/run.desktop", b"");
        fs::create_dir(place.at("outside/autostart")).expect("it can be made");
        place.link("study/public", "../outside/autostart");
    });
    let (_, build) = &runs[0];
    assert!(build.code == 1 && build.stderr.contains("error[output-behind-link]"), "{}", build.stderr);
    let place = Place::new();
    place.link("study/a", "../outside/empty");
    for out in ["a", "a/folder", "a/new", "./a/new"] {
        let run = place.run(&["build", "--out", out]);
        assert!(run.code == 1 && run.stderr.contains("error[output-behind-link]"), "{out}: {}", run.stderr);
    }
    assert_eq!(place.run(&["build", "--out", "../outside/empty/folder"]).code, 0, "what was typed is what is meant");
    // The way to the study is whoever's who names it.
    place.link("way", "study");
    let run = crate::site::cairn(place.dir.path(), &["build", "--root", "way"]);
    assert!(run.code == 0 && place.at("study/public/index.html").exists(), "{}", run.stderr);
}

#[test]
fn commands_that_write_follow_no_link_of_the_study() {
    let place = Place::new();
    place.link("study/cairn.lock", "../outside/victim.txt");
    assert_ne!(place.run(&["lock"]).code, 0);
    assert!(place.at("study/cairn.lock").is_symlink());
    for (folder, to) in [("content/interviews", "../../outside"), ("content", "../outside")] {
        let place = Place::new();
        fs::remove_dir_all(place.at(&format!("study/{folder}"))).expect("it is there");
        place.link(&format!("study/{folder}"), to);
        let outside = place.all_below("outside");
        let run = place.run(&["new", "interview", "p9"]);
        assert!(run.code == 2 && run.stderr.contains("lies behind one"), "{}", run.stderr);
        assert!(place.all_below("outside") == outside);
    }
    let place = Place::new();
    let interview = place.at("study/content/interviews/p07.md");
    fs::rename(&interview, place.at("outside/p07.md")).expect("it is one file system");
    place.link("study/content/interviews/p07.md", "../../../outside/p07.md");
    let outside = place.all_below("outside");
    for command in WRITING {
        place.run(command);
        assert!(place.all_below("outside") == outside, "{command:?}");
    }
}

#[test]
fn a_link_to_a_draft_is_a_link_to_a_hidden_file() {
    let place = Place::new();
    place.write("study/content/_drafts/p.md", b"Real names.\n");
    place.link("study/content/p.md", "_drafts/p.md");
    let run = place.run(&["build"]);
    assert!(run.code == 1 && run.stderr.contains("error[link-to-hidden]"), "{}", run.stderr);
}

#[test]
fn a_folder_that_is_swapped_while_it_is_read_leaks_nothing() {
    const BUILDS: usize = 60;
    let place = Place::new();
    for n in 0..20 {
        place.write(&format!("study/content/sub/{n}.md"), b"# Ours\n");
        place.write(&format!("study/content/sub/{n}.txt"), b"ours");
        place.write(&format!("outside/sub/{n}.md"), b"# A secret\n");
        place.write(&format!("outside/sub/{n}.txt"), b"a secret");
    }
    let (sub, aside) = (place.at("study/content/sub"), place.at("study/content/_aside"));
    let done = std::sync::atomic::AtomicBool::new(false);
    let built = std::thread::scope(|scope| {
        scope.spawn(|| swap_until(&done, &sub, &aside));
        let built = (0..BUILDS).filter(|_| {
            let code = place.run(&["build"]).code;
            let leaked = files_below(&place.at("study/public")).into_iter().find(|(_, bytes)| {
                let text = String::from_utf8_lossy(bytes);
                text.contains("A secret") || text.contains("a secret")
            });
            assert_eq!(leaked.map(|(name, _)| name), None);
            code == 0
        });
        let built = built.count();
        done.store(true, std::sync::atomic::Ordering::Relaxed);
        built
    });
    eprintln!("{built} of {BUILDS} builds found the folder whole");
}

/// Lets a folder and a link to elsewhere take turns.
fn swap_until(done: &std::sync::atomic::AtomicBool, sub: &Path, aside: &Path) {
    let moment = || std::thread::sleep(Duration::from_micros(300));
    while !done.load(std::sync::atomic::Ordering::Relaxed) {
        moment();
        fs::rename(sub, aside).expect("it is there");
        symlink("../../outside/sub", sub).expect("nothing is there");
        moment();
        fs::remove_file(sub).expect("it is there");
        fs::rename(aside, sub).expect("nothing is there");
    }
}

#[test]
fn a_manifest_that_names_what_no_build_writes_is_none() {
    // The bytes of a fresh repository are known to everybody.
    let site = Site::small().build();
    let head = site.public().join(".git/HEAD");
    fs::create_dir_all(head.parent().expect("it is in a folder")).expect("it can be made");
    fs::write(&head, "ref: refs/heads/main\n").expect("it can be written");
    let manifest = site.public().join(".cairn-manifest");
    let listed = fs::read_to_string(&manifest).expect("it is there");
    let digest = Digest::of(b"ref: refs/heads/main\n");
    fs::write(&manifest, format!("{listed}{digest} .git/HEAD\n")).expect("it can be written");
    let run = site.run(&["build", "--no-cache"]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert!(run.stderr.contains("is not a manifest") && head.exists(), "{}", run.stderr);
}

#[test]
fn nothing_is_built_where_git_or_cairn_keep_files_of_their_own() {
    for out in [".git", ".git/hooks", ".cairn-edit", ".cairn-cache/x", ".public.cairn-7", "public/.git"] {
        let site = Site::small();
        let place = site.root().join(out);
        let run = site.run(&["build", "--out", place.to_str().expect("it is UTF-8")]);
        assert_eq!(run.code, 1, "{out}: {}", run.stderr);
        assert!(run.stderr.contains("output-inside-study") && !place.exists(), "{out}: {}", run.stderr);
    }
}

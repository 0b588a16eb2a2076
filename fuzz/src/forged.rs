//! A study with what cairn itself keeps in its folder, made by somebody who means harm: whatever is done with it, nothing
//! outside is touched, what people wrote is touched by commands that write alone, and nothing becomes a program.
//!
//! The bytes are lines. `=PATH` begins a file, `+PATH` one that is a program; the lines below are what is in it. `>PATH TO` is
//! a symbolic link, `&PATH` a second name of a file outside, `/PATH` a folder. `@text@` stands for the digest of that text.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use cairn::base::Date;
use cairn::base::edit::FileChange;
use cairn::base::hash::Digest;
use cairn::base::path::{OutPath, SourcePath};
use cairn::edit::{NameKind, Refactoring};
use cairn::output::study_files;
use cairn::pipeline::{self, BuildCache, BuildOptions, NoProgress};
use cairn::release::Audience;
use cairn::source;

/// All commands together; a busy machine may need a second try.
const LONGEST: Duration = Duration::from_secs(1);

const STUDY: [(&str, &str); 4] = [
    ("content/themes/toil.md", "Words.\n"),
    ("content/interviews/p07.md", "**P07:** [It took two weeks.]{.toil #two-weeks} So.\n"),
    ("content/about.md", "About.\n"),
    (".git/hooks/sample", ""),
];

/// What lies at each path: its mode, and its bytes or where the link leads.
type Tree = BTreeMap<String, (u32, Vec<u8>)>;

pub(super) fn state(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let is_fast = |_| {
        let started = Instant::now();
        holds(&text);
        started.elapsed() < LONGEST
    };
    assert!((0..3).any(is_fast), "this takes too long");
}

fn holds(text: &str) {
    let place = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).expect("there is a temporary folder");
    let (root, outside) = (place.path().join("study"), place.path().join("outside"));
    STUDY.iter().for_each(|(name, text)| write(&root.join(name), text));
    write(&outside.join("victim.txt"), "precious\n");
    write(&outside.join("work.1.new"), "precious\n");
    write(&outside.join("empty/x/y"), "");
    forge(text, &root, &outside);
    let (before, around) = (own(&tree(&root)), tree(&outside));
    let commands: [&dyn Fn(); 2] = [&|| drop(study_files::interrupted(&root)), &|| build(&root)];
    for command in commands {
        command();
        assert!(tree(&outside) == around, "something outside was touched");
        assert!(own(&tree(&root)) == before, "what people wrote was touched by a command that reads");
    }
    let commands: [&dyn Fn(); 4] =
        [&|| drop(study_files::finish(&root)), &|| rename(&root), &|| lock(&root), &|| new(&root)];
    for command in commands {
        command();
        assert!(tree(&outside) == around, "something outside was touched");
        let after = own(&tree(&root));
        for (name, (mode, bytes)) in &after {
            if before.get(name) != Some(&(*mode, bytes.clone())) {
                assert!(may_change(name), "{name} was changed");
                assert!(mode & 0o111 == 0 && mode & 0o170_000 != 0o120_000, "{name} became a program or a link");
            }
        }
        assert!(
            before.keys().all(|name| after.contains_key(name) || may_change(name)),
            "something of the study is gone"
        );
    }
}

/// Whether a file is one that commands change.
fn may_change(name: &str) -> bool {
    let is_text = name.ends_with(".md") || name.ends_with(".quotes.yaml");
    let is_hidden = name.split('/').any(|part| part.starts_with('.'));
    ["site.toml", "cairn.lock"].contains(&name) || (name.starts_with("content/") && is_text && !is_hidden)
}

fn build(root: &Path) {
    let Ok(scanned) = source::scan(root) else { return };
    let cache = BuildCache::of_study(root);
    let out = root.join("public");
    // As the command does.
    if scanned.value.link_on_way_to(&out).is_none() {
        drop(pipeline::publish(
            &scanned,
            &BuildOptions::for_site(Audience::Everybody, Date::constant(2026, 3, 12)),
            &out,
            Some(&cache),
            &NoProgress,
        ));
    }
}

fn rename(root: &Path) {
    let Ok(scanned) = source::scan(root) else { return };
    let wish = Refactoring::Rename { kind: NameKind::Theme, old: "toil".to_owned(), new: "pain".to_owned() };
    let Ok(plan) = pipeline::refactor(&scanned, &wish, &NoProgress) else { return };
    drop(study_files::replace_all(root, &plan.files));
}

fn lock(root: &Path) {
    let change = FileChange::in_place(SourcePath::new(source::LOCK), None, "/\n");
    drop(study_files::replace_all(root, &[change]));
}

fn new(root: &Path) {
    drop(study_files::create_new(root, Path::new("content/interviews/new.md"), b"Words.\n"));
}

/// Lays down what the text says, each thing where nothing is yet.
fn forge(text: &str, root: &Path, outside: &Path) {
    let mut file: Option<(std::path::PathBuf, String)> = None;
    for line in text.lines().chain(["/"]) {
        let (kind, rest) = line.split_at(line.chars().next().map_or(0, char::len_utf8));
        let (path, to) = rest.split_once(' ').unwrap_or((rest, ""));
        if !["=", "+", ">", "&", "/"].contains(&kind) {
            file.iter_mut().for_each(|(_, text)| *text += &format!("{}\n", with_digests(line)));
            continue;
        }
        if let Some((path, text)) = file.take() {
            lay(&path, &text);
        }
        let Some(path) = OutPath::new(path) else { continue };
        let path = root.join(path.as_str());
        match kind {
            "=" | "+" => file = Some((path, String::new())),
            ">" => drop(free(&path).then(|| link(to, &path))),
            "&" => drop(free(&path).then(|| fs::hard_link(outside.join("victim.txt"), &path))),
            _ => drop(free(&path).then(|| fs::create_dir_all(&path))),
        }
    }
}

fn lay(path: &Path, text: &str) {
    if free(path) {
        drop(fs::write(path, text));
    }
}

/// Makes the way to a path; whether nothing is there, and no link is on the way.
fn free(path: &Path) -> bool {
    let Some(folder) = path.parent() else { return false };
    let is_link = |path: &Path| path.symlink_metadata().is_ok_and(|found| found.is_symlink());
    !folder.ancestors().any(is_link) && fs::create_dir_all(folder).is_ok() && path.symlink_metadata().is_err()
}

#[cfg(unix)]
fn link(to: &str, path: &Path) {
    drop(std::os::unix::fs::symlink(to, path));
}

#[cfg(not(unix))]
fn link(_: &str, _: &Path) {}

fn with_digests(line: &str) -> String {
    let parts = line.split('@').enumerate();
    // Of three parts the middle one stands between two signs.
    let part = |(n, part): (usize, &str)| {
        if n % 2 == 1 { Digest::of(part.replace('|', "\n").as_bytes()).to_string() } else { part.to_owned() }
    };
    parts.map(part).collect()
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("it has a folder")).expect("the folder can be made");
    fs::write(path, text).expect("the file can be written");
}

/// What people wrote, and what lies in the repository: all but the output folder and what cairn keeps.
fn own(tree: &Tree) -> Tree {
    let is_own = |name: &str| !["public", ".cairn-", ".public.cairn-"].iter().any(|start| name.starts_with(start));
    tree.iter().filter(|(name, _)| is_own(name)).map(|(name, what)| (name.clone(), what.clone())).collect()
}

/// All files and links below a folder.
fn tree(folder: &Path) -> Tree {
    let entries =
        walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok).filter(|entry| !entry.file_type().is_dir());
    let look = |entry: walkdir::DirEntry| {
        let name = entry.path().strip_prefix(folder).expect("it is below").to_string_lossy().into_owned();
        let bytes = match fs::read_link(entry.path()) {
            Ok(to) => to.to_string_lossy().into_owned().into_bytes(),
            Err(_) => fs::read(entry.path()).expect("it can be read"),
        };
        (name, (mode(&entry), bytes))
    };
    entries.map(look).collect()
}

#[cfg(unix)]
fn mode(entry: &walkdir::DirEntry) -> u32 {
    std::os::unix::fs::PermissionsExt::mode(&entry.metadata().expect("it is there").permissions())
}

#[cfg(not(unix))]
fn mode(_: &walkdir::DirEntry) -> u32 {
    0
}

//! Changes that are made, that are interrupted, and that somebody has forged.

use std::fs;

use std::collections::BTreeMap;

use tempfile::TempDir;
use walkdir::WalkDir;

use super::finish::{Finished, finish};
use super::pending::*;
use super::*;
use crate::base::edit::FileChange;
use crate::base::hash::Digest;
use crate::base::path::SourcePath;

type Tree = BTreeMap<String, String>;

/// A study whose `a` moves to `d`, whose `b` changes, and whose `c` stays.
fn study() -> (TempDir, Vec<FileChange>) {
    let root = tempfile::tempdir().unwrap();
    fs::create_dir(root.path().join("content")).unwrap();
    for (name, text) in [("a", "1"), ("b", "1"), ("c", "1")] {
        fs::write(root.path().join(format!("content/{name}.md")), text).unwrap();
    }
    let path = |name: &str| SourcePath::new(&format!("content/{name}.md"));
    let changes = vec![
        FileChange { path: path("a"), before: Some("1".to_owned()), after: Some((path("d"), "2".to_owned())) },
        FileChange::in_place(path("b"), Some("1".to_owned()), "2"),
    ];
    (root, changes)
}

fn tree(root: &Path) -> Tree {
    let files = WalkDir::new(root).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file());
    let text = |path: &Path| fs::read_to_string(path).unwrap();
    files
        .map(|entry| (entry.path().strip_prefix(root).unwrap().to_str().unwrap().to_owned(), text(entry.path())))
        .collect()
}

fn before() -> Tree {
    [("content/a.md", "1"), ("content/b.md", "1"), ("content/c.md", "1")]
        .map(|(a, b)| (a.to_owned(), b.to_owned()))
        .into()
}

fn after() -> Tree {
    [("content/b.md", "2"), ("content/c.md", "1"), ("content/d.md", "2")]
        .map(|(a, b)| (a.to_owned(), b.to_owned()))
        .into()
}

#[test]
fn all_files_change_and_nothing_else_is_left() {
    let (root, changes) = study();
    replace_all(root.path(), &changes).unwrap();
    assert_eq!(tree(root.path()), after());
    assert!(!root.path().join(FOLDER).exists());
    assert_eq!(finish(root.path()).unwrap(), None);
}

#[test]
fn wherever_it_stops_it_is_all_or_nothing() {
    // The steps: written beside, promised, then one file after the other, then the journal goes.
    for steps in 0..=5_usize {
        let (root, changes) = study();
        let pending = PendingChange::stage(root.path(), &changes).unwrap();
        if steps > 0 {
            pending.write_journal().unwrap();
        }
        (1..steps.min(4)).for_each(|step| pending.carry_out(step - 1).unwrap());
        if steps == 5 {
            fs::remove_file(root.path().join(FOLDER).join(JOURNAL)).unwrap();
        }
        drop(pending);
        let finished = finish(root.path()).unwrap();
        assert_eq!(finished.is_some(), (1..=4).contains(&steps), "after step {steps}");
        assert_eq!(tree(root.path()), if steps > 0 { after() } else { before() }, "after step {steps}");
        assert!(!root.path().join(FOLDER).exists(), "after step {steps}");
    }
}

#[test]
fn a_journal_that_is_not_whole_promises_nothing() {
    let (root, changes) = study();
    let pending = PendingChange::stage(root.path(), &changes).unwrap();
    fs::write(root.path().join(FOLDER).join(DRAFT), "cairn-edit 1\n").unwrap();
    drop(pending);
    replace_all(root.path(), &changes[1..]).unwrap();
    assert_eq!(fs::read_to_string(root.path().join("content/b.md")).unwrap(), "2");
    assert!(root.path().join("content/a.md").exists() && !root.path().join(FOLDER).exists());
}

#[test]
fn what_was_changed_since_is_not_lost() {
    let (root, changes) = study();
    {
        let pending = PendingChange::stage(root.path(), &changes).unwrap();
        pending.write_journal().unwrap();
        pending.carry_out(0).unwrap();
    }
    fs::write(root.path().join("content/b.md"), "mine").unwrap();
    let half = tree(root.path());
    let error = finish(root.path()).unwrap_err().to_string();
    assert!(error.contains("content/b.md` was changed since"), "{error}");
    assert_eq!(tree(root.path()), half);
    fs::write(root.path().join("content/b.md"), "1").unwrap();
    assert_eq!(finish(root.path()).unwrap(), Some(Finished { files: 3 }));
    assert_eq!(tree(root.path()), after());
}

#[test]
fn a_file_that_is_not_as_it_was_read_keeps_all_from_changing() {
    let (root, changes) = study();
    fs::write(root.path().join("content/d.md"), "in the way").unwrap();
    let there = tree(root.path());
    assert!(matches!(replace_all(root.path(), &changes), Err(OutputError::Edited(_))));
    assert_eq!(tree(root.path()), there);
}

#[test]
fn two_at_once_are_one_too_many() {
    let (root, changes) = study();
    let pending = PendingChange::stage(root.path(), &changes).unwrap();
    assert!(matches!(replace_all(root.path(), &changes), Err(OutputError::EditBusy(_))));
    assert!(matches!(finish(root.path()), Err(OutputError::EditBusy(_))));
    drop(pending);
    replace_all(root.path(), &changes).unwrap();
}

#[cfg(unix)]
#[test]
fn links_are_not_written_through_and_permissions_are_kept() {
    use std::os::unix::fs::PermissionsExt;
    let (root, changes) = study();
    fs::set_permissions(root.path().join("content/a.md"), fs::Permissions::from_mode(0o640)).unwrap();
    replace_all(root.path(), &changes).unwrap();
    assert_eq!(fs::metadata(root.path().join("content/d.md")).unwrap().permissions().mode() & 0o777, 0o640);
    let (root, changes) = study();
    fs::rename(root.path().join("content/b.md"), root.path().join("b.md")).unwrap();
    std::os::unix::fs::symlink("../b.md", root.path().join("content/b.md")).unwrap();
    assert!(matches!(replace_all(root.path(), &changes), Err(OutputError::BehindLink(_))));
}

#[test]
fn writes_only_where_nothing_is() {
    let folder = tempfile::tempdir().unwrap();
    let below = Path::new("content/interviews/p07.md");
    let path = folder.path().join(below);
    create_new(folder.path(), below, b"first").unwrap();
    let error = create_new(folder.path(), below, b"second").unwrap_err();
    assert!(error.to_string().ends_with("is already there and is not overwritten: choose another name"), "{error}");
    assert_eq!(fs::read(&path).unwrap(), b"first");
    assert!(matches!(create_new(folder.path(), &below.join("below"), b""), Err(OutputError::Io { .. })));
}

#[cfg(unix)]
#[test]
fn does_not_write_through_a_link() {
    let folder = tempfile::tempdir().unwrap();
    let (link, target) = (folder.path().join("link.md"), folder.path().join("target.md"));
    std::os::unix::fs::symlink(&target, &link).unwrap();
    assert!(matches!(create_new(folder.path(), Path::new("link.md"), b"x"), Err(OutputError::Exists(_))));
    assert!(!target.exists());
}

/// A folder of a change that was interrupted, as somebody has written it: the lines of its journal, and files beside it.
fn forge(root: &Path, lines: &[String], files: &[(&str, &str)]) {
    let folder = root.join(FOLDER);
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join(JOURNAL), format!("cairn-edit 1\n{}\nend\n", lines.join("\n"))).unwrap();
    files.iter().for_each(|(name, text)| fs::write(folder.join(name), text).unwrap());
}

/// Neither a look nor a command that writes changes anything.
#[track_caller]
fn is_not_believed(root: &Path) -> String {
    let there = tree(root);
    let look = interrupted(root).unwrap_err().to_string();
    let error = finish(root).unwrap_err().to_string();
    assert_eq!(tree(root), there);
    assert_eq!(look, error);
    assert!(replace_all(root, &[]).is_err());
    assert_eq!(tree(root), there);
    error
}

#[test]
fn bytes_that_are_not_those_that_are_named_are_not_put_into_place() {
    let (one, two) = (Digest::of(b"1"), Digest::of(b"2"));
    for staged in ["3", ""] {
        let (root, _) = study();
        // The first step could be taken: none is, since the second cannot be believed.
        let lines = [format!("{one} 0:{two} content/a.md"), format!("- 1:{two} content/d.md")];
        forge(root.path(), &lines, &[("0", "2"), ("1", staged)]);
        let error = is_not_believed(root.path());
        assert!(
            error.contains("but not as cairn leaves one, so it is not carried out and nothing was changed"),
            "{error}"
        );
    }
    let (root, _) = study();
    forge(root.path(), &[format!("{one} 0:{two} content/a.md")], &[]);
    assert!(is_not_believed(root.path()).contains("content/a.md` was changed since"));
}

#[test]
fn nothing_but_what_we_write_lies_beside_a_journal() {
    for name in ["notes.txt", "00", "journal.old", "4294967296"] {
        let (root, _) = study();
        forge(root.path(), &[format!("- 0:{} content/d.md", Digest::of(b"2"))], &[("0", "2"), (name, "")]);
        assert!(is_not_believed(root.path()).contains("not as cairn leaves one"), "{name}");
    }
}

#[test]
fn a_look_touches_nothing_and_says_what_waits() {
    let (root, changes) = study();
    assert_eq!(interrupted(root.path()).unwrap(), None);
    let pending = PendingChange::stage(root.path(), &changes).unwrap();
    assert!(matches!(interrupted(root.path()), Err(OutputError::EditBusy(_))));
    drop(pending);
    assert_eq!(interrupted(root.path()).unwrap(), None, "nothing was promised, so the study is whole");
    finish(root.path()).unwrap();
    let pending = PendingChange::stage(root.path(), &changes).unwrap();
    pending.write_journal().unwrap();
    pending.carry_out(0).unwrap();
    drop(pending);
    let there = tree(root.path());
    assert_eq!(interrupted(root.path()).unwrap(), Some(Interrupted { files: 3 }));
    assert_eq!(tree(root.path()), there);
    assert_eq!(finish(root.path()).unwrap(), Some(Finished { files: 3 }));
    assert_eq!(tree(root.path()), after());
}

#[test]
fn what_comes_is_there_before_what_goes_is_gone() {
    let (root, changes) = study();
    let pending = PendingChange::stage(root.path(), &changes).unwrap();
    pending.write_journal().unwrap();
    let there = |name: &str| root.path().join(format!("content/{name}.md")).exists();
    pending.carry_out(0).unwrap();
    assert!(there("a") && there("d"));
    pending.carry_out(1).unwrap();
    pending.carry_out(2).unwrap();
    assert!(!there("a") && there("d"));
}

#[test]
fn only_files_that_commands_change_are_changed() {
    let (root, _) = study();
    for path in [".git/hooks/pre-commit", "content/x.sh", "themes/x.md", "content/_drafts/x.md"] {
        let change = FileChange::in_place(SourcePath::new(path), None, "x");
        assert!(matches!(replace_all(root.path(), &[change]), Err(OutputError::NotContent(_))));
    }
    assert_eq!(tree(root.path()), before());
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    #[test]
    fn no_link_is_followed_wherever_it_stands() {
        let (one, two) = (Digest::of(b"1"), Digest::of(b"2"));
        for (link, to) in [
            ("content/sub", "../outside"),
            ("content/x.md", "../outside/x.md"),
            (".cairn-edit/0", "../outside/two"),
            (".cairn-edit/lock", "../outside/lock"),
            (".cairn-edit/journal.new", "../outside/x.md"),
        ] {
            let (root, _) = study();
            fs::create_dir(root.path().join("outside")).unwrap();
            fs::write(root.path().join("outside/x.md"), "1").unwrap();
            fs::write(root.path().join("outside/two"), "2").unwrap();
            let file = if link == "content/sub" { "content/sub/x.md" } else { "content/x.md" };
            let is_there = link.starts_with("content");
            let before = if is_there { one.to_string() } else { "-".to_owned() };
            forge(root.path(), &[format!("{before} 0:{two} {file}")], &[]);
            if is_there {
                fs::write(root.path().join(FOLDER).join("0"), "2").unwrap();
            }
            symlink(to, root.path().join(link)).unwrap();
            is_not_believed(root.path());
            assert!(!root.path().join("outside/lock").exists());
        }
        // The folder itself, and the journal in it.
        let (root, _) = study();
        forge(root.path(), &[format!("- 0:{two} content/d.md")], &[("0", "2")]);
        fs::rename(root.path().join(FOLDER), root.path().join("elsewhere")).unwrap();
        symlink("elsewhere", root.path().join(FOLDER)).unwrap();
        is_not_believed(root.path());
        fs::remove_file(root.path().join(FOLDER)).unwrap();
        fs::create_dir(root.path().join(FOLDER)).unwrap();
        symlink("../elsewhere/journal", root.path().join(FOLDER).join(JOURNAL)).unwrap();
        is_not_believed(root.path());
    }

    #[test]
    fn what_waits_under_a_second_name_is_not_believed() {
        let (root, _) = study();
        forge(root.path(), &[format!("- 0:{} content/d.md", Digest::of(b"2"))], &[]);
        fs::write(root.path().join("precious"), "2").unwrap();
        fs::hard_link(root.path().join("precious"), root.path().join(FOLDER).join("0")).unwrap();
        assert!(is_not_believed(root.path()).contains("not as cairn leaves one"));
    }

    #[test]
    fn what_is_finished_is_no_program() {
        let (root, _) = study();
        forge(root.path(), &[format!("- 0:{} content/d.md", Digest::of(b"2"))], &[("0", "2")]);
        fs::set_permissions(root.path().join(FOLDER).join("0"), fs::Permissions::from_mode(0o4755)).unwrap();
        assert_eq!(finish(root.path()).unwrap(), Some(Finished { files: 1 }));
        let mode = fs::metadata(root.path().join("content/d.md")).unwrap().permissions().mode();
        assert_eq!(mode & 0o7777, 0o644);
    }
}

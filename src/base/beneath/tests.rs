//! What can be reached beneath a folder, and what cannot.
#![expect(clippy::disallowed_methods, reason = "the tests lay down what is opened")]

use std::fs;
use std::io::Write;

use super::*;

#[test]
fn files_are_made_read_moved_and_removed() {
    let root = tempfile::tempdir().unwrap();
    let folder = OpenFolder::open(root.path()).unwrap();
    folder.make_folders("a/b").unwrap();
    folder.make_folders("a/b").unwrap();
    folder.create_new("a/b/x").unwrap().write_all(b"12").unwrap();
    assert_eq!(folder.create_new("a/b/x").unwrap_err().kind(), io::ErrorKind::AlreadyExists);
    folder.append("a/b/x").unwrap().write_all(b"3").unwrap();
    drop(folder.create("a/b/x").unwrap());
    assert_eq!(folder.bytes("a/b/x", 3).unwrap(), b"123");
    assert_eq!(folder.bytes("a/b/x", 2).unwrap_err().kind(), io::ErrorKind::FileTooLarge);
    folder.rename("a/b/x", &folder.folder("a").unwrap(), "y").unwrap();
    let found = folder.status("a/y").unwrap().unwrap();
    assert_eq!((found.kind, found.length, found.names), (PathKind::File, 3, 1));
    assert_eq!(
        folder.folder("a").unwrap().entries().unwrap(),
        [("b".into(), PathKind::Folder), ("y".into(), PathKind::File)]
    );
    folder.remove_file("a/y").unwrap();
    folder.remove_folder("a/b").unwrap();
    folder.reach_disk().unwrap();
    assert_eq!((folder.status("a/y").unwrap(), folder.status("a/b").unwrap()), (None, None));
}

#[test]
fn a_path_that_could_lead_out_is_refused() {
    let root = tempfile::tempdir().unwrap();
    let folder = OpenFolder::open(root.path()).unwrap();
    folder.make_folder("a").unwrap();
    let absolute = root.path().join("x");
    for path in ["", ".", "..", "../x", "a/../../x", "/etc/passwd", absolute.to_str().unwrap()] {
        assert_eq!(folder.read(path).unwrap_err().kind(), io::ErrorKind::InvalidInput, "{path}");
        assert!(folder.create_new(path).is_err() && folder.remove_file(path).is_err(), "{path}");
        assert!(folder.folder(path).is_err() && folder.make_folder(path).is_err(), "{path}");
        assert!(folder.rename("a", &folder, path).is_err() && folder.rename(path, &folder, "b").is_err(), "{path}");
    }
}

#[cfg(unix)]
#[test]
fn no_link_is_followed_at_any_part() {
    use std::os::unix::fs::symlink;
    let place = tempfile::tempdir().unwrap();
    let (root, outside) = (place.path().join("root"), place.path().join("outside"));
    fs::create_dir_all(root.join("a")).unwrap();
    fs::create_dir(&outside).unwrap();
    fs::write(outside.join("x"), "precious").unwrap();
    fs::create_dir(outside.join("empty")).unwrap();
    let folder = OpenFolder::open(&root).unwrap();
    for (link, to) in [("l", "../outside"), ("a/l", "../../outside"), ("in", "a"), ("file", "../outside/x")] {
        symlink(to, root.join(link)).unwrap();
    }
    for way in ["l", "a/l", "in/l"] {
        let file = format!("{way}/x");
        assert!(folder.read(&file).is_err() && folder.append(&file).is_err() && folder.create(&file).is_err());
        assert!(folder.folder(way).is_err() && folder.remove_file(&file).is_err() && folder.status(&file).is_err());
        assert!(folder.create_new(format!("{way}/new")).is_err() && folder.make_folders(format!("{way}/new")).is_err());
        assert!(folder.remove_folder(format!("{way}/empty")).is_err());
        assert!(folder.rename("file", &folder, format!("{way}/new")).is_err());
    }
    assert!(folder.read("file").is_err() && folder.append("file").is_err() && folder.create("file").is_err());
    assert_eq!(folder.link_on("a/l/x/y").as_deref(), Some(Path::new("a/l")));
    assert_eq!(folder.link_on("a/x"), None);
    assert_eq!(folder.status("file").unwrap().unwrap().kind, PathKind::Link);
    folder.remove_file("file").unwrap();
    let there: Vec<_> =
        OpenFolder::open(&outside).unwrap().entries().unwrap().into_iter().map(|(name, _)| name).collect();
    assert_eq!(there, ["empty", "x"]);
    assert_eq!(fs::read(outside.join("x")).unwrap(), b"precious");
}

#[cfg(unix)]
#[test]
fn what_is_no_regular_file_is_not_opened_and_not_waited_for() {
    let root = tempfile::tempdir().unwrap();
    let pipe = root.path().join("pipe");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.unwrap().success());
    let folder = OpenFolder::open(root.path()).unwrap();
    folder.make_folder("folder").unwrap();
    for name in ["pipe", "folder"] {
        assert!(folder.read(name).is_err() && folder.append(name).is_err() && folder.create(name).is_err(), "{name}");
    }
    assert_eq!(folder.status("pipe").unwrap().unwrap().kind, PathKind::Special);
}

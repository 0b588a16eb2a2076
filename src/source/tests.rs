//! The same questions to a folder and to memory, and what only a folder can do.
#![expect(clippy::disallowed_methods, reason = "the tests build the folders that are read")]

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::*;
use crate::base::edit::FileChange;
use crate::diagnostic::Diagnostic;

/// A site with a file of each kind, and what is to be passed over.
const SITE: &[(&str, &str)] = &[
    ("content/interviews/p2.md", "two"),
    ("content/interviews/p10.md", "ten"),
    ("content/interviews/p10.quotes.yaml", "[]"),
    ("content/interviews/2026/é.md", "é"),
    ("content/interviews-old.md", ""),
    ("content/_index.md", "home"),
    ("content/interviews/_index.md", "not published"),
    ("content/_drafts/p11.md", "not published"),
    ("content/.git/config", "not published"),
    ("content/interviews/p2.md~", "a leftover"),
    ("content/Z.png", "a picture"),
    ("content/P12.MD", "an odd ending"),
    ("site.toml", "title = \"x\""),
    ("README.md", "not content"),
    ("themes/ours/templates/_card.html", "<p>"),
    ("themes/ours/static/css/tokens.css", ""),
    ("themes/ours/.DS_Store", ""),
    ("themes/other/x", ""),
];

fn write(root: &Path, path: &str, bytes: impl AsRef<[u8]>) {
    let file = root.join(path);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, bytes).unwrap();
}

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    files.iter().for_each(|(path, text)| write(folder.path(), path, text));
    folder
}

fn scan_folder(folder: &TempDir) -> Checked<Snapshot> {
    scan(folder.path()).unwrap()
}

fn paths(files: &[SourceFile]) -> Vec<&str> {
    files.iter().map(|file| file.path.as_str()).collect()
}

/// The complaints as `rule path`.
fn complaints(diagnostics: &[Diagnostic]) -> Vec<String> {
    diagnostics.iter().map(|found| format!("{} {}", found.rule, found.place.path)).collect()
}

fn text(snapshot: &Snapshot, path: &str) -> Option<String> {
    snapshot.text(&SourcePath::new(path)).value
}

#[test]
fn sorts_what_it_finds_in_a_folder_as_in_memory() {
    let folder = folder(SITE);
    for Checked { value, diagnostics } in [scan_folder(&folder), scan_memory(SITE.iter().copied())] {
        assert!(value.content_found);
        let expected = [
            "content/_index.md",
            "content/interviews-old.md",
            "content/interviews/2026/é.md",
            "content/interviews/p10.md",
            "content/interviews/p2.md",
        ];
        assert_eq!(paths(&value.markdown), expected);
        assert_eq!(paths(&value.quotes), ["content/interviews/p10.quotes.yaml"]);
        assert_eq!(paths(&value.assets), ["content/P12.MD", "content/Z.png"]);
        assert_eq!(value.settings.as_ref().map(|file| (file.path.as_str(), file.size)), Some(("site.toml", 11)));
        assert_eq!(complaints(&diagnostics), ["odd-ending content/P12.MD"]);
        assert_eq!(text(&value, "content/interviews/2026/é.md").as_deref(), Some("é"));
        let look = value.scan_look("ours").value.unwrap();
        assert_eq!(paths(&look), ["themes/ours/static/css/tokens.css", "themes/ours/templates/_card.html"]);
    }
}

#[test]
fn a_look_that_is_not_there_is_none() {
    let folder = folder(SITE);
    for snapshot in [scan_folder(&folder).value, scan_memory(SITE.iter().copied()).value] {
        for look in ["default", "", "..", ".", "../content", "ours/static"] {
            assert_eq!(snapshot.scan_look(look).value.map(|files| files.len()), None, "{look:?}");
        }
    }
}

#[test]
fn a_site_without_content_is_empty() {
    let folder = folder(&[("README.md", "")]);
    write(folder.path(), "site.toml", "");
    for Checked { value, diagnostics } in [scan_folder(&folder), scan_memory([("site.toml", "")])] {
        assert!(!value.content_found);
        assert!(value.settings.is_some());
        assert!(value.markdown.is_empty() && value.assets.is_empty());
        assert_eq!(diagnostics, []);
    }
    fs::create_dir(folder.path().join("content")).unwrap();
    assert!(scan_folder(&folder).value.content_found);
}

#[test]
fn a_root_that_is_none_is_an_error() {
    let folder = folder(&[("file", "")]);
    for path in ["nowhere", "file"] {
        let error = scan(&folder.path().join(path)).unwrap_err();
        assert!(error.to_string().starts_with("there is no folder `"), "{error}");
    }
}

#[test]
fn what_is_not_utf8_is_shown_at_its_first_byte() {
    let folder = folder(&[]);
    write(folder.path(), "content/a.md", b"gr\xfc\xdfe");
    write(folder.path(), "content/b.md", b"\xff\xfea\0");
    let snapshot = scan_folder(&folder).value;
    let place_and_help = |path: &str| {
        let Checked { value, diagnostics } = snapshot.text(&SourcePath::new(path));
        assert_eq!(value, None);
        let [found] = diagnostics.as_slice() else { panic!("one complaint: {diagnostics:?}") };
        assert_eq!((found.rule, found.help.as_deref()), ("not-utf8", Some("save the file as UTF-8")));
        (found.place.span.start, found.message.clone())
    };
    assert_eq!(place_and_help("content/a.md"), (2, "this file is not UTF-8 from here on".to_owned()));
    assert_eq!(place_and_help("content/b.md").0, 0);
    assert_eq!(snapshot.excerpt(&SourcePath::new("content/a.md")).as_deref(), Some("gr\u{fffd}\u{fffd}e"));
    assert_eq!(snapshot.read(&SourcePath::new("content/a.md")).value.as_deref(), Some(b"gr\xfc\xdfe".as_slice()));
}

#[test]
fn a_text_is_kept_to_the_byte() {
    let written = "\u{feff}a\r\nb";
    let snapshot = scan_memory([("content/a.md", written)]).value;
    assert_eq!(text(&snapshot, "content/a.md").as_deref(), Some(written));
}

#[test]
fn a_file_that_went_away_is_a_complaint() {
    let folder = folder(SITE);
    let snapshot = scan_folder(&folder).value;
    fs::remove_file(folder.path().join("content/Z.png")).unwrap();
    let path = SourcePath::new("content/Z.png");
    assert_eq!(complaints(&snapshot.text(&path).diagnostics), ["cannot-read content/Z.png"]);
    assert_eq!(snapshot.disk_path(&path), None);
    assert_eq!(snapshot.excerpt(&path), None);
    let memory = scan_memory(SITE.iter().copied()).value;
    assert_eq!(complaints(&memory.read(&SourcePath::new("nowhere")).diagnostics), ["cannot-read nowhere"]);
}

#[test]
fn a_text_beyond_all_places_is_a_complaint() {
    let folder = folder(&[("content/a.md", ""), ("content/a.mp4", "")]);
    for name in ["a.md", "a.mp4"] {
        let file = fs::OpenOptions::new().write(true).open(folder.path().join("content").join(name)).unwrap();
        // Sparse: it takes no room on the disk.
        file.set_len((64 << 20) + 1).unwrap();
    }
    let Checked { value, diagnostics } = scan_folder(&folder);
    assert_eq!(complaints(&diagnostics), ["file-too-large content/a.md"]);
    assert_eq!(paths(&value.markdown), [] as [&str; 0]);
    assert_eq!(paths(&value.assets), ["content/a.mp4"]);
}

#[test]
fn odd_names_are_complaints_in_memory_too() {
    let Checked { value, diagnostics } = scan_memory([("content/a\nb.md", ""), ("content/c\\d.png", "")]);
    assert_eq!(complaints(&diagnostics), ["odd-name content/a\u{fffd}b.md", "odd-name content/c\\d.png"]);
    assert!(value.markdown.is_empty() && value.assets.is_empty());
}

#[cfg(unix)]
mod unix {
    use std::ffi::OsStr;
    use std::io::Read;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::os::unix::net::UnixListener;

    use super::*;

    #[test]
    fn a_link_that_leads_out_is_not_followed() {
        let outside = folder(&[("secret.md", "secret"), ("folder/x.md", "secret")]);
        let folder = folder(&[("content/a.md", "a")]);
        let link = |to: &str, from: &str| symlink(outside.path().join(to), folder.path().join(from)).unwrap();
        link("secret.md", "content/b.md");
        link("folder", "content/c");
        link("secret.md", "site.toml");
        symlink("../../..", folder.path().join("content/d")).unwrap();
        symlink("/etc/passwd", folder.path().join("content/e.txt")).unwrap();
        let Checked { value, diagnostics } = scan_folder(&folder);
        let expected = ["content/b.md", "content/c", "content/d", "content/e.txt", "site.toml"];
        assert_eq!(complaints(&diagnostics), expected.map(|path| format!("link-out-of-site {path}")));
        assert_eq!(paths(&value.markdown), ["content/a.md"]);
        for path in expected {
            assert_eq!(value.read(&SourcePath::new(path)).value, None, "not even when asked for: {path}");
            assert_eq!(value.excerpt(&SourcePath::new(path)), None, "not even for a complaint: {path}");
        }
        assert_eq!(value.read(&SourcePath::new("../../../etc/passwd")).value, None);
    }

    #[test]
    fn a_link_to_a_file_inside_is_followed_and_one_to_a_folder_is_not() {
        let folder =
            folder(&[("content/a.md", "a"), ("content/sub/b.md", "b"), ("notes/c.md", "c"), (".git/config", "")]);
        let link = |to: &str, from: &str| symlink(to, folder.path().join(from)).unwrap();
        link("sub/b.md", "content/c.md");
        link("../notes/c.md", "content/d.md");
        link("..", "content/sub/up");
        link("../notes", "content/notes");
        link("loop-a", "content/loop-b");
        link("loop-b", "content/loop-a");
        link("nowhere", "content/gone.md");
        link("../.git/config", "content/config.txt");
        let Checked { value, diagnostics } = scan_folder(&folder);
        assert_eq!(paths(&value.markdown), ["content/a.md", "content/c.md", "content/sub/b.md"]);
        assert_eq!(text(&value, "content/c.md").as_deref(), Some("b"));
        let expected = [
            "link-out-of-site content/config.txt",
            "link-out-of-site content/d.md",
            "cannot-read content/gone.md",
            "cannot-read content/loop-a",
            "cannot-read content/loop-b",
            "link-out-of-site content/notes",
            "link-to-folder content/sub/up",
        ];
        assert_eq!(complaints(&diagnostics), expected);
    }

    #[test]
    fn a_link_to_what_is_passed_over_is_not_followed() {
        let folder = folder(&[
            ("content/_drafts/p.md", "real names"),
            ("content/a/_notes.md", "real names"),
            ("content/.old/p.md", "real names"),
            ("content/old.md~", "real names"),
            ("content/_index.md", "home"),
        ]);
        let link = |to: &str, from: &str| symlink(to, folder.path().join(from)).unwrap();
        link("_drafts/p.md", "content/p.md");
        link("../_drafts/p.md", "content/a/p.md");
        link("a/_notes.md", "content/q.txt");
        link(".old/p.md", "content/r.md");
        link("old.md~", "content/s.md");
        link("_index.md", "content/home.md");
        let Checked { value, diagnostics } = scan_folder(&folder);
        let hidden = ["content/a/p.md", "content/p.md", "content/q.txt", "content/r.md", "content/s.md"];
        assert_eq!(complaints(&diagnostics), hidden.map(|path| format!("link-to-hidden {path}")));
        assert_eq!(paths(&value.markdown), ["content/_index.md", "content/home.md"]);
        assert!(hidden.iter().all(|path| text(&value, path).is_none() && value.open(&SourcePath::new(path)).is_none()));
    }

    #[test]
    fn a_folder_that_is_swapped_for_a_link_while_it_is_read_leaks_nothing() {
        use std::sync::atomic::{AtomicBool, Ordering};
        let folder = folder(&[("content/sub/a.md", "ours"), ("outside/a.md", "secret"), ("outside/b.md", "secret")]);
        let (sub, aside) = (folder.path().join("content/sub"), folder.path().join("content/_aside"));
        let done = AtomicBool::new(false);
        let mut read = [0; 2];
        std::thread::scope(|scope| {
            scope.spawn(|| {
                while !done.load(Ordering::Relaxed) {
                    fs::rename(&sub, &aside).unwrap();
                    symlink("../outside", &sub).unwrap();
                    fs::remove_file(&sub).unwrap();
                    fs::rename(&aside, &sub).unwrap();
                    // The folder is there for about as long as the link is.
                    std::thread::sleep(std::time::Duration::from_micros(50));
                }
            });
            for _ in 0..100 {
                let snapshot = scan_folder(&folder).value;
                for path in (0..40).flat_map(|_| ["content/sub/a.md", "content/sub/b.md"]) {
                    let path = SourcePath::new(path);
                    let copied = snapshot.open(&path).and_then(|(_, file)| file.ok()).map(|mut file| {
                        let mut text = String::new();
                        file.read_to_string(&mut text).unwrap();
                        text
                    });
                    for text in [text(&snapshot, path.as_str()), copied] {
                        assert_ne!(text.as_deref(), Some("secret"));
                        read[usize::from(text.is_some())] += 1;
                    }
                }
            }
            done.store(true, Ordering::Relaxed);
        });
        assert!(read.iter().all(|count| *count > 0), "some are read and some are not: {read:?}");
    }

    #[test]
    fn a_root_behind_a_link_is_a_root() {
        let folder = folder(SITE);
        let elsewhere = tempfile::tempdir().unwrap();
        let link = elsewhere.path().join("site");
        symlink(folder.path(), &link).unwrap();
        let Checked { value, diagnostics } = scan(&link).unwrap();
        assert_eq!((value.markdown.len(), diagnostics.len()), (5, 1));
    }

    #[test]
    fn content_behind_a_link_is_a_complaint() {
        let folder = folder(&[("notes/a.md", ""), ("looks/ours/x.css", "")]);
        symlink("notes", folder.path().join("content")).unwrap();
        symlink("looks", folder.path().join("themes")).unwrap();
        let Checked { value, diagnostics } = scan_folder(&folder);
        assert_eq!((value.content_found, complaints(&diagnostics)), (false, vec!["link-to-folder content".to_owned()]));
        assert_eq!(complaints(&value.scan_look("ours").diagnostics), ["link-to-folder themes"]);
    }

    #[test]
    fn a_name_that_is_not_utf8_is_one_complaint() {
        let folder = folder(&[("content/a.md", "")]);
        let broken = folder.path().join("content").join(OsStr::from_bytes(b"gr\xfc\xdfe"));
        if fs::create_dir(&broken).is_err() {
            return; // A file system where this cannot happen.
        }
        fs::write(broken.join("b.md"), "").unwrap();
        let Checked { value, diagnostics } = scan_folder(&folder);
        assert_eq!(complaints(&diagnostics), ["name-not-utf8 content/gr\u{fffd}\u{fffd}e"]);
        assert_eq!(paths(&value.markdown), ["content/a.md"]);
    }

    #[test]
    fn what_is_neither_a_file_nor_a_folder_is_a_complaint() {
        let folder = folder(&[("content/a.md", "")]);
        let _listener = UnixListener::bind(folder.path().join("content/socket")).unwrap();
        assert_eq!(complaints(&scan_folder(&folder).diagnostics), ["cannot-read content/socket"]);
    }

    #[test]
    fn what_may_not_be_read_is_a_complaint() {
        let folder = folder(&[("content/a.md", "a"), ("content/sub/b.md", "")]);
        let forbid = |path: &str| {
            fs::set_permissions(folder.path().join(path), fs::Permissions::from_mode(0o0)).unwrap();
        };
        forbid("content/a.md");
        forbid("content/sub");
        if fs::read(folder.path().join("content/a.md")).is_ok() {
            return; // We are root, to whom nothing is forbidden.
        }
        let Checked { value, diagnostics } = scan_folder(&folder);
        assert_eq!(complaints(&diagnostics), ["cannot-read content/sub"]);
        let complaint = value.text(&SourcePath::new("content/a.md")).diagnostics.remove(0);
        assert_eq!((complaint.rule, complaint.message.contains("ermission")), ("cannot-read", true));
        fs::set_permissions(folder.path().join("content/sub"), fs::Permissions::from_mode(0o755)).unwrap();
    }
}

#[test]
fn a_snapshot_can_be_looked_at_as_if_files_had_changed() {
    let snapshot = scan_memory([("content/b.md", "b"), ("content/c.md", "c"), ("content/x.quotes.yaml", "x")]).value;
    let path = SourcePath::new;
    let changed = snapshot.with(&[
        FileChange { path: path("content/c.md"), before: Some("c".to_owned()), after: None },
        FileChange::in_place(path("content/a.md"), None, "a"),
        FileChange::in_place(path("content/b.md"), Some("b".to_owned()), "bb"),
    ]);
    let seen: Vec<_> = changed.markdown.iter().map(|file| (file.path.as_str(), file.size, file.stamp)).collect();
    assert_eq!(seen, [("content/a.md", 1, None), ("content/b.md", 2, None)]);
    assert_eq!(changed.text(&path("content/b.md")).value.as_deref(), Some("bb"));
    assert_eq!(changed.text(&path("content/c.md")).diagnostics.len(), 1);
    assert_eq!(snapshot.text(&path("content/b.md")).value.as_deref(), Some("b"));
    assert_eq!(changed.quotes.len(), 1);
}

//! Manifests, locks and staging folders that no cairn has written.

use std::os::unix::fs::symlink;

use super::*;

/// A place with a file of somebody's beside the output folder, which nothing may touch.
fn place() -> Place {
    let place = Place::new();
    place.build(&[("index.html", "1")]);
    fs::create_dir_all(place.beside.path().join("outside/empty")).unwrap();
    fs::write(place.beside.path().join("outside/victim.txt"), "precious").unwrap();
    place
}

fn outside(place: &Place) -> Vec<String> {
    place.names().into_iter().filter(|name| name.starts_with("outside/")).collect()
}

#[track_caller]
fn is_untouched(place: &Place) {
    assert_eq!(outside(place), ["outside/", "outside/empty/", "outside/victim.txt"]);
    assert_eq!(place.tree()["outside/victim.txt"], "precious");
}

fn add_line(place: &Place, line: &str) {
    let text = fs::read_to_string(place.out.join(manifest::NAME)).unwrap();
    place.write(manifest::NAME, &format!("{text}{line}\n"));
}

#[test]
fn a_line_that_was_added_by_hand_removes_only_what_it_knows() {
    let digest = Digest::of(b"other bytes");
    for line in ["- notes.txt".to_owned(), format!("{digest} notes.txt"), format!("{} notes.txt", Digest::of(b""))] {
        let place = place();
        place.write("notes.txt", "precious");
        add_line(&place, &line);
        for files in [&[("index.html", "2")][..], &[("index.html", "2"), ("a/x", "1")]] {
            let refusal = place.refusal(files);
            assert!(refusal.contains("holds what cairn did not write: `notes.txt`; choose"), "{refusal}");
        }
        assert_eq!(place.tree()["public/notes.txt"], "precious");
    }
    let place = place();
    place.write("notes.txt", "known");
    add_line(&place, &format!("{} notes.txt", Digest::of(b"known")));
    assert_eq!(place.build(&[("index.html", "1")]), (0, 1, 1));
}

#[test]
fn a_file_of_ours_that_somebody_changed_is_not_removed() {
    let place = place();
    place.build(&[("index.html", "1"), ("a/x", "1"), ("b", "1")]);
    place.write("a/x", "changed by hand");
    place.write("b", "");
    let refusal = place.refusal(&[("index.html", "1")]);
    assert!(refusal.contains("holds what cairn did not write: `a/x`; choose"), "{refusal}");
    assert_eq!(place.build(&[("index.html", "1"), ("a/x", "1")]), (1, 1, 1), "an emptied file is nobody's loss");
}

#[test]
fn the_folder_of_an_older_cairn_is_taken_over() {
    let place = place();
    place.build(&[("index.html", "1"), ("old.html", "1"), ("kept", "1")]);
    place.write(manifest::NAME, "cairn-manifest 1\nindex.html\nkept\nold.html\n");
    let stage = Transaction::begin(&place.out).unwrap();
    assert!(!stage.keep(&path("kept")).unwrap(), "its bytes are not known");
    drop(stage);
    assert!(place.refusal(&[("index.html", "2"), ("kept", "1")]).contains("`old.html`"));
    assert_eq!(place.build(&[("index.html", "1"), ("kept", "1"), ("old.html", "1")]), (0, 3, 0));
    assert_eq!(place.manifest(), "cairn-manifest 2\nindex.html\nkept\nold.html\n");
    assert_eq!(place.build(&[("index.html", "2"), ("kept", "1")]), (1, 1, 1));
}

#[test]
fn no_folder_is_removed_through_a_link() {
    let place = place();
    symlink("../outside", place.out.join(".l")).unwrap();
    add_line(&place, "- .l/empty/x");
    place.build(&[("index.html", "2")]);
    is_untouched(&place);
}

#[test]
fn a_manifest_that_is_a_link_is_refused() {
    let place = place();
    let elsewhere = place.beside.path().join("outside/manifest");
    fs::rename(place.out.join(manifest::NAME), &elsewhere).unwrap();
    symlink(&elsewhere, place.out.join(manifest::NAME)).unwrap();
    let refusal = place.refusal(&[("index.html", "2")]);
    assert!(refusal.contains("`…/public/.cairn-manifest` is not a manifest that this"), "{refusal}");
}

#[test]
fn what_is_no_file_is_no_lock() {
    let place = place();
    let lock = place.beside.path().join(".public.cairn-lock");
    let refuses = || {
        let refusal = place.refusal(&[("index.html", "2")]);
        assert!(refusal.starts_with("`…/.public.cairn-lock` is not a lock that cairn has made: it is"), "{refusal}");
    };
    for to in ["outside/new", "outside/victim.txt", "outside", ".public.cairn-lock"] {
        symlink(to, &lock).unwrap();
        refuses();
        is_untouched(&place);
        fs::remove_file(&lock).unwrap();
    }
    fs::create_dir(&lock).unwrap();
    refuses();
    fs::remove_dir(&lock).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(&lock).status().unwrap().success());
    let error = Transaction::begin(&place.out).unwrap_err().to_string();
    assert!(error.contains("is not a lock that cairn has made"), "{error}");
    fs::remove_file(&lock).unwrap();
    // One that is more than a lock is used, and stays.
    fs::write(&lock, "precious").unwrap();
    place.build(&[("index.html", "3")]);
    assert_eq!(fs::read_to_string(&lock).unwrap(), "precious");
}

/// A staging folder as a study may bring it.
fn forge(place: &Place, id: &str, files: &[(&str, &str)], links: &[(&str, &str)]) -> PathBuf {
    let tree = place.beside.path().join(format!(".public.cairn-{id}")).join(leftover::TREE);
    fs::create_dir_all(&tree).unwrap();
    for (name, text) in files {
        fs::create_dir_all(tree.join(name).parent().unwrap()).unwrap();
        fs::write(tree.join(name), text).unwrap();
    }
    links.iter().for_each(|(name, to)| symlink(to, tree.join(name)).unwrap());
    tree
}

#[test]
fn a_forged_staging_folder_removes_nothing_through_a_link() {
    let victim = Digest::of(b"precious");
    for manifest in [
        "cairn-manifest 1\nl/victim.txt\nl/empty/x\n".to_owned(),
        format!("cairn-manifest 2\n{victim} l/victim.txt\n- l/empty/x\n"),
        "cairn-manifest 2\n- l\n".to_owned(),
        "nonsense".to_owned(),
    ] {
        let place = place();
        let to = [("l", "../../outside")];
        let tree = forge(&place, "999999", &[(manifest::NAME, &manifest)], &to);
        let without = forge(&place, "999998", &[], &to);
        place.build(&[("index.html", "2"), ("x", "1")]);
        is_untouched(&place);
        assert!(tree.join("l").is_symlink() && without.join("l").is_symlink(), "what is not ours stays");
    }
}

#[test]
fn a_staging_folder_that_is_a_link_is_left_alone() {
    let place = place();
    let at = |name: &str| place.beside.path().join(name);
    fs::create_dir_all(at("outside/run/cairn-site")).unwrap();
    fs::write(at("outside/run/cairn-site/x"), "precious").unwrap();
    symlink("outside/run", at(".public.cairn-12")).unwrap();
    fs::create_dir(at(".public.cairn-13")).unwrap();
    symlink("../outside/run/cairn-site", at(".public.cairn-13").join(leftover::TREE)).unwrap();
    symlink(at("outside/run"), at(&format!(".public.cairn-{}", std::process::id()))).unwrap();
    place.build(&[("index.html", "2"), ("x", "1")]);
    assert_eq!(place.tree()["outside/run/cairn-site/x"], "precious");
    assert!(at(".public.cairn-12").is_symlink());
}

#[test]
fn files_of_a_forged_site_that_are_not_known_stay() {
    let place = place();
    let known = Digest::of(b"known");
    let manifest = format!("cairn-manifest 2\n{known} a\n{known} b\n- c\n");
    let tree =
        forge(&place, "7", &[(manifest::NAME, &manifest), ("a", "known"), ("b", "precious"), ("c", "precious")], &[]);
    place.build(&[("index.html", "2"), ("b", "1"), ("c", "1")]);
    assert!(!tree.join("a").exists());
    assert_eq!(["b", "c"].map(|name| fs::read_to_string(tree.join(name)).unwrap()), ["precious", "precious"]);
}

#[test]
fn nothing_comes_from_a_forged_site_into_a_repository_or_as_a_link() {
    let place = place();
    place.write(".git/hooks/sample", "");
    let files = [(manifest::NAME, "cairn-manifest 2\n"), (".git/hooks/pre-commit", "#!/bin/sh\n"), (".x", "1")];
    forge(&place, "7", &files, &[(".l", "/etc")]);
    place.build(&[("index.html", "2")]);
    let names = place.names();
    let below: Vec<_> = names.iter().filter(|name| name.starts_with("public/.")).collect();
    assert_eq!(below, ["public/.git/", "public/.git/hooks/", "public/.git/hooks/sample", "public/.x"]);
    is_untouched(&place);
}

//! Folders that somebody else has put something into.

use super::*;

#[test]
fn a_folder_that_is_not_ours_is_refused() {
    let place = Place::new();
    for name in ["5.txt", "1.txt", "2/3.txt", ".4", "6\n.txt"] {
        place.write(name, "precious");
    }
    let expected = "holds what cairn did not write: `.4`, `1.txt`, `2` and 2 more; choose another folder with `--out`, \
                    or move this to `content/`, so that it is published";
    let refusal = place.refusal(&[("index.html", "")]);
    assert!(refusal.ends_with(expected), "{refusal}");
}

#[test]
fn a_foreign_file_in_our_folder_is_refused_unless_it_is_hidden() {
    let place = Place::new();
    place.build(&[("index.html", "1")]);
    place.write(".git/config", "git's");
    place.write("a/.DS_Store", "the system's");
    assert_eq!(place.build(&[("index.html", "2")]), (1, 0, 0));
    place.write("a/notes.txt", "precious");
    place.write("CNAME\u{1b}", "precious");
    let refusal = place.refusal(&[("index.html", "3")]);
    assert!(refusal.contains("holds what cairn did not write: `a/notes.txt`, `CNAME\\u{1b}`; choose"), "{refusal}");
}

#[test]
fn a_folder_that_holds_only_hidden_things_is_taken_and_they_stay() {
    let place = Place::new();
    place.write(".git/config", "git's");
    place.write(".keep", "");
    assert_eq!(place.build(&[("index.html", "1"), ("a/x", "2")]), (2, 0, 0));
    let all = [
        "public/",
        "public/.git/",
        "public/.git/config",
        "public/.keep",
        "public/a/",
        "public/a/x",
        "public/index.html",
    ];
    assert_eq!(place.names(), all);
    assert_eq!(place.build(&[("index.html", "1")]), (0, 1, 1));
    place.write(".well-known/x", "");
    assert_eq!(place.build(&[("index.html", "2")]), (1, 0, 0));
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_is_ours_by_its_name_also_in_case() {
    let place = Place::new();
    place.build(&[("a/index.html", "1")]);
    fs::rename(place.out.join("a/index.html"), place.out.join("a/Index.html")).unwrap();
    let refusal = place.refusal(&[("a/index.html", "2")]);
    assert!(refusal.contains("holds what cairn did not write: `a/Index.html`"), "{refusal}");
}

#[test]
fn a_hidden_file_in_the_way_is_refused() {
    let place = Place::new();
    place.build(&[("index.html", "1")]);
    place.write(".nojekyll", "precious");
    place.write("a/.keep", "precious");
    for name in [".nojekyll", ".nojekyll/x", "a"] {
        let refusal = place.refusal(&[("index.html", "2"), (name, "")]);
        assert!(refusal.ends_with("is in the way and cairn did not write it: move it elsewhere"), "{refusal}");
    }
}

#[test]
fn a_manifest_that_is_not_ours_is_refused() {
    for text in ["", "cairn-manifest 3\n", "cairn-manifest 1\n../x\n"] {
        let place = Place::new();
        place.write(manifest::NAME, text);
        let refusal = place.refusal(&[("index.html", "1")]);
        assert!(refusal.starts_with("`…/public/.cairn-manifest` is not a manifest that this"), "{refusal}");
    }
}

#[test]
fn an_output_folder_that_is_a_file_is_refused() {
    let place = Place::new();
    fs::write(&place.out, "precious").unwrap();
    assert!(place.refusal(&[]).ends_with("is not a folder: choose another one with `--out`"));
}

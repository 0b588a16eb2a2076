//! Sources and names that do not let themselves be written down.

use super::*;

/// What keeps a copy from being made; the site that was there must stand.
#[track_caller]
fn cannot_copy(from: &Path) -> String {
    let place = Place::new();
    place.build(&[("index.html", "old")]);
    let before = place.tree();
    let stage = place.begin(&[("index.html", "new")]).unwrap();
    let error = stage.put_file(&path("p.png"), from).unwrap_err();
    drop(stage);
    assert_eq!(place.tree(), before);
    error.to_string()
}

#[test]
fn a_source_that_is_gone_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let error = cannot_copy(&folder.path().join("gone.png"));
    assert!(error.starts_with("cannot read `") && error.contains("gone.png` to copy it (No such file"), "{error}");
    assert!(error.ends_with("put it right and build again"), "{error}");
    assert!(cannot_copy(folder.path()).contains("to copy it (Is a directory"));
}

#[cfg(unix)]
#[test]
fn a_source_that_grows_is_neither_copied_in_part_nor_followed_for_ever() {
    // It says that it has no bytes, and then there is no end of them.
    let error = cannot_copy(Path::new("/dev/zero"));
    assert!(error.ends_with("`/dev/zero` changed while it was copied: build again when it is whole"), "{error}");
}

#[test]
fn what_could_not_be_written_is_not_published() {
    let place = Place::new();
    let stage = place.begin(&[("a", "1")]).unwrap();
    assert!(stage.put_file(&path("b/c"), &place.beside.path().join("gone")).is_err());
    assert_eq!(stage.commit().unwrap().written, 1);
    assert_eq!(place.manifest(), "cairn-manifest 2\na\n");
}

#[cfg(unix)]
#[test]
fn a_name_that_is_too_long_is_an_error_that_says_so() {
    let place = Place::new();
    place.build(&[("a", "1")]);
    let long = "x".repeat(300);
    for name in [long.clone(), format!("themes/{long}/index.html"), "deep/".repeat(1_000) + "x"] {
        let refusal = place.refusal(&[("a", "2"), (&name, "1")]);
        assert!(refusal.contains("longer than the file system holds; give what is published there"), "{refusal}");
    }
}

#[cfg(unix)]
#[test]
fn a_place_that_does_not_take_the_folder_is_named() {
    let mut place = Place::new();
    fs::write(place.beside.path().join("file"), "").unwrap();
    place.out = place.beside.path().join("file/public");
    let error = Transaction::begin(&place.out).unwrap_err().to_string();
    assert!(error.contains("cannot make the folder `") && error.contains("/file`"), "{error}");
}

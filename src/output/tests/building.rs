//! What a folder holds after one build and after several.

use super::*;

#[test]
fn a_first_build_makes_the_folder() {
    let place = Place::new();
    assert_eq!(place.build(&[("themes/a/index.html", "a"), ("é.html", "e"), ("index.html", "")]), (3, 0, 0));
    let expected = ["public/", "public/index.html", "public/themes/", "public/themes/a/", "public/themes/a/index.html"];
    assert_eq!(place.names()[..5], expected);
    assert_eq!(place.manifest(), "cairn-manifest 2\nindex.html\nthemes/a/index.html\né.html\n");
}

#[test]
fn the_folders_on_the_way_are_made_too() {
    let mut place = Place::new();
    place.out = place.beside.path().join("a/b/public");
    place.build(&[("x", "1")]);
    assert_eq!(place.names(), ["a/", "a/b/", "a/b/public/", "a/b/public/x"]);
}

#[test]
fn an_empty_folder_may_be_written_and_an_empty_site_too() {
    let place = Place::new();
    fs::create_dir(&place.out).unwrap();
    assert_eq!(place.build(&[]), (0, 0, 0));
    assert_eq!(place.build(&[("x", "1")]), (1, 0, 0));
    assert_eq!(place.build(&[]), (0, 0, 1));
    assert_eq!(place.names(), ["public/"]);
}

#[test]
fn what_has_not_changed_is_not_touched() {
    let place = Place::new();
    place.build(&[("a/x", "1"), ("b", "2"), ("c/d/e", "3")]);
    let long_ago = SystemTime::UNIX_EPOCH;
    for name in ["a/x", manifest::NAME] {
        fs::File::options().write(true).open(place.out.join(name)).unwrap().set_modified(long_ago).unwrap();
    }
    assert_eq!(place.build(&[("a/x", "1"), ("b", "2"), ("c/d/e", "3")]), (0, 3, 0));
    assert_eq!((place.changed_at("a/x"), place.changed_at(manifest::NAME)), (long_ago, long_ago));
    assert_eq!(place.build(&[("a/x", "1"), ("b", "two"), ("c/d/e", "3")]), (1, 2, 0));
    assert_eq!(place.changed_at("a/x"), long_ago);
    assert_eq!(place.build(&[("a/x", "1"), ("b", "two")]), (0, 2, 1));
    assert_eq!(place.names(), ["public/", "public/a/", "public/a/x", "public/b"]);
    assert_eq!((place.changed_at("a/x"), place.manifest().as_str()), (long_ago, "cairn-manifest 2\na/x\nb\n"));
}

#[test]
fn a_file_becomes_a_folder_and_back() {
    let place = Place::new();
    place.build(&[("a", "file"), ("b/c/d", "1"), ("b/c-d/e", "1")]);
    fs::create_dir_all(place.out.join("b/empty/folders")).unwrap();
    assert_eq!(place.build(&[("a/index.html", "1"), ("b", "file")]), (2, 0, 3));
    assert_eq!(place.names(), ["public/", "public/a/", "public/a/index.html", "public/b"]);
}

#[test]
fn the_same_path_twice_is_an_error() {
    let place = Place::new();
    let memory = Memory::new();
    let stage = Transaction::begin(&place.out).unwrap();
    for sink in [&stage as &dyn Sink, &memory] {
        sink.put(&path("a/b"), b"1").unwrap();
        assert!(matches!(sink.put(&path("a/b"), b"1"), Err(OutputError::PathTaken(taken)) if taken == path("a/b")));
        assert!(matches!(sink.put(&path("a"), b"1"), Err(OutputError::FileAndFolder { .. })));
    }
    assert!(matches!(stage.put(&path(manifest::NAME), b""), Err(OutputError::PathTaken(_))));
    let files: Vec<_> = memory.into_files().into_iter().collect();
    assert_eq!(files, [(path("a/b"), b"1".to_vec())]);
}

#[test]
fn copies_a_file_only_where_it_differs() {
    let place = Place::new();
    let picture = place.beside.path().join("picture.png");
    let copy = |bytes: &[u8]| {
        fs::write(&picture, bytes).unwrap();
        let stage = Transaction::begin(&place.out).unwrap();
        stage.put_file(&path("p.png"), &picture).unwrap();
        let counts = stage.commit().unwrap();
        assert_eq!(fs::read(place.out.join("p.png")).unwrap(), bytes);
        counts.written
    };
    let large = vec![7; 100_000];
    let mut changed = large.clone();
    changed[99_999] = 8;
    assert_eq!([copy(&large), copy(&large), copy(&changed), copy(b""), copy(b"")], [1, 0, 1, 1, 0]);
    let memory = Memory::new();
    memory.put_file(&path("p.png"), &picture).unwrap();
    let stage = Transaction::begin(&place.out).unwrap();
    assert!(stage.put_file(&path("x"), &place.beside.path().join("gone")).is_err());
}

#[test]
fn keeps_only_files_that_an_earlier_build_has_laid_down() {
    let place = Place::new();
    let kept = |names: &[&str]| {
        let stage = Transaction::begin(&place.out).unwrap();
        let kept: Vec<bool> = names.iter().map(|name| stage.keep(&path(name)).unwrap()).collect();
        (kept, stage.commit().unwrap())
    };
    assert_eq!(kept(&["a/x"]), (vec![false], FileCounts::default()));
    place.build(&[("a/x", "1"), ("b", "1"), ("c", "1")]);
    place.write(".hidden", "precious");
    fs::remove_file(place.out.join("b")).unwrap();
    let (kept, counts) = kept(&["a/x", "b", "a", "nonesuch", ".hidden", manifest::NAME]);
    assert_eq!(kept, [true, false, false, false, false, false]);
    assert_eq!(counts, FileCounts { written: 0, unchanged: 1, removed: 1 });
    assert_eq!(place.names(), ["public/", "public/.hidden", "public/a/", "public/a/x"]);
    let stage = Transaction::begin(&place.out).unwrap();
    assert!(stage.keep(&path("a/x")).unwrap());
    assert!(matches!(stage.put(&path("a/x"), b""), Err(OutputError::PathTaken(_))));
    assert!(!Memory::new().keep(&path("a/x")).unwrap());
}

#[test]
fn takes_files_from_many_threads() {
    let place = Place::new();
    let build = |suffix: &str| {
        let stage = Transaction::begin(&place.out).unwrap();
        (0..500).into_par_iter().for_each(|n| {
            let text = format!("{n}{}", if n % 100 == 0 { suffix } else { "" });
            stage.put(&path(&format!("{}/{n}.html", n % 7)), text.as_bytes()).unwrap();
        });
        stage.commit().unwrap()
    };
    assert_eq!(build(""), FileCounts { written: 500, unchanged: 0, removed: 0 });
    assert_eq!(build("!"), FileCounts { written: 5, unchanged: 495, removed: 0 });
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(48))]

    #[test]
    fn a_rebuild_is_a_build(builds in proptest::collection::vec(some_files(), 1..6)) {
        let place = Place::new();
        for files in builds {
            place.build(&files);
            let clean = Place::new();
            clean.build(&files);
            proptest::prop_assert_eq!((place.tree(), place.manifest()), (clean.tree(), clean.manifest()));
        }
    }
}

/// Some of a few paths that like to be in each other's way, each with one of two texts.
pub(super) fn some_files() -> impl proptest::strategy::Strategy<Value = Vec<(&'static str, &'static str)>> {
    use proptest::prelude::*;
    const PATHS: [&str; 9] = ["a", "a/b", "a/b/c", "a-b", "a/b-c/d", "d/e/f/g", "d/e", ".h/i", ".h"];
    proptest::collection::vec((proptest::sample::select(&PATHS[..]), proptest::sample::select(&["1", "2"][..])), 0..7)
        .prop_map(|files| {
            let paths = path_table::PathTable::default();
            files.into_iter().filter(|(name, text)| paths.put(&path(name), *text).is_ok()).collect()
        })
}

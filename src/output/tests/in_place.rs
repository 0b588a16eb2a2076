//! Folders that are changed file by file, since somebody keeps something of their own in them.

use super::*;

/// A place whose folder cannot be exchanged.
fn place() -> Place {
    let place = Place::new();
    place.build(&[]);
    place.write(".keep", "precious");
    place
}

fn contents(place: &Place) -> (BTreeMap<String, String>, String) {
    (place.tree(), place.manifest())
}

#[test]
fn the_folder_stays_the_same_folder_and_keeps_what_is_hidden() {
    let place = place();
    let precious = [".git/config", ".well-known/acme/x", "a/.DS_Store"];
    precious.iter().for_each(|name| place.write(name, "precious"));
    fs::create_dir(place.out.join(".empty")).unwrap();
    let before = id(&place.out);
    assert_eq!(place.build(&[("a/x.html", "1"), ("b.css", "1")]), (2, 0, 0));
    assert_eq!(place.build(&[("a/x.html", "2"), ("c.css", "1")]), (2, 0, 1));
    assert_eq!(id(&place.out), before);
    let tree = place.tree();
    assert!(precious.iter().all(|name| tree[&format!("public/{name}")] == "precious"));
    assert!(tree.contains_key("public/.empty/"));
    assert_eq!(place.manifest(), "cairn-manifest 2\na/x.html\nc.css\n");
}

#[test]
fn a_folder_of_nothing_else_is_exchanged_if_anything_changed() {
    let place = Place::new();
    place.build(&[("a/x.html", "1"), ("b.css", "1")]);
    let before = id(&place.out);
    assert_eq!(place.build(&[("a/x.html", "1"), ("b.css", "1")]), (0, 2, 0));
    assert_eq!(id(&place.out), before, "nothing is to be done");
    assert_eq!(place.build(&[("a/x.html", "2"), ("b.css", "1")]), (1, 1, 0));
    assert_eq!(id(&place.out), before, "replacing one file is one step too");
    assert_eq!(place.build(&[("a/x.html", "3"), ("b.css", "2")]), (2, 0, 0));
    assert_eq!(id(&place.out) != before, cfg!(any(target_os = "linux", target_vendor = "apple")));
}

#[test]
fn an_empty_folder_of_somebody_else_is_kept() {
    let place = Place::new();
    place.build(&[("x", "1")]);
    fs::create_dir_all(place.out.join(".well-known/acme-challenge")).unwrap();
    place.build(&[("x", "2")]);
    assert_eq!(place.names(), ["public/", "public/.well-known/", "public/.well-known/acme-challenge/", "public/x"]);
}

#[cfg(unix)]
fn id(path: &Path) -> u64 {
    std::os::unix::fs::MetadataExt::ino(&fs::metadata(path).unwrap())
}

#[cfg(not(unix))]
fn id(_: &Path) -> u64 {
    0
}

#[test]
fn a_build_that_was_killed_is_made_good_by_the_next() {
    const OLD: &[(&str, &str)] = &[("a", "1"), ("b/c", "1"), ("d/e/f", "1"), ("G", "1")];
    const NEW: &[(&str, &str)] = &[("a/x", "2"), ("b/c", "2"), ("e/f", "2"), ("g", "2")];
    let clean = place();
    clean.build(NEW);
    for steps in 0..=4 {
        for old in [OLD, &[]] {
            for with_hidden in [true, false] {
                let place = place();
                place.build(old);
                kill_after(&place, steps, NEW);
                if !with_hidden {
                    fs::remove_file(place.out.join(".keep")).unwrap();
                }
                let stage = place.begin(NEW).unwrap_or_else(|error| panic!("after step {steps}: {error}"));
                stage.commit().unwrap();
                if !with_hidden {
                    place.write(".keep", "precious");
                }
                assert_eq!(contents(&place), contents(&clean), "after step {steps}");
            }
        }
    }
}

/// A build whose last steps never come.
fn kill_after(place: &Place, steps: usize, files: &[(&str, &str)]) {
    let ours = manifest::read(&place.out).unwrap().unwrap();
    let staging = Staging::open(&place.out).unwrap();
    files.iter().for_each(|(name, text)| staging.tree().write(&path(name), &[text.as_bytes()]).unwrap());
    let new = files.iter().map(|(name, _)| (path(name), PlacedPath::Fresh)).collect();
    let listing = Listing::read(&place.out, &ours).unwrap();
    let manifest = manifest_of(files);
    let commit = Commit { out: &place.out, was_ours: true, ours: &ours, new, manifest, listing, staging };
    let in_place = InPlace::new(&commit).unwrap();
    for step in 0..steps {
        let done = match step {
            0 => in_place.write_interim_manifest(),
            1 => in_place.make_way().and_then(|()| in_place.make_folders()),
            2 => in_place.lay_down(),
            _ => in_place.clear_away(),
        };
        done.unwrap();
    }
}

#[test]
fn pages_come_after_what_they_need_and_go_before_it() {
    let place = place();
    place.build(&[("old.css", "1"), ("index.html", "old.css")]);
    let ours = manifest::read(&place.out).unwrap().unwrap();
    let staging = Staging::open(&place.out).unwrap();
    // Where `index.html` is to go something is in the way that cannot be replaced, so the last of the new files fails.
    let new = ["p.png", "s.css", "new/index.html", "index.html"];
    new.iter().for_each(|name| staging.tree().write(&path(name), &[b"2"]).unwrap());
    let listing = Listing::read(&place.out, &ours).unwrap();
    let new = new.map(|name| (path(name), PlacedPath::Fresh)).into();
    let manifest = manifest_of(&[]);
    let commit = Commit { out: &place.out, was_ours: true, ours: &ours, new, manifest, listing, staging };
    let in_place = InPlace::new(&commit).unwrap();
    fs::remove_file(place.out.join("index.html")).unwrap();
    place.write("index.html/x", "");
    in_place.make_folders().unwrap();
    assert!(in_place.lay_down().is_err());
    drop(commit);
    let names = place.names();
    for name in ["p.png", "s.css", "new/index.html", "old.css"] {
        assert!(names.contains(&format!("public/{name}")), "{name} is not in {names:?}");
    }
}

#[test]
fn old_pages_go_before_what_they_need() {
    let place = place();
    place.build(&[("old.css", "1"), ("old.png", "1"), ("old/index.html", "1"), ("feed.xml", "1")]);
    let ours = manifest::read(&place.out).unwrap().unwrap();
    let staging = Staging::open(&place.out).unwrap();
    let listing = Listing::read(&place.out, &ours).unwrap();
    let (new, manifest) = (BTreeMap::new(), manifest_of(&[]));
    let commit = Commit { out: &place.out, was_ours: true, ours: &ours, new, manifest, listing, staging };
    let in_place = InPlace::new(&commit).unwrap();
    // The page has become a folder that cannot be removed as a file, so the steps end there.
    fs::remove_file(place.out.join("old/index.html")).unwrap();
    fs::create_dir(place.out.join("old/index.html")).unwrap();
    assert!(in_place.clear_away().is_err());
    let is_there = ["feed.xml", "old.css", "old.png"].map(|name| place.out.join(name).exists());
    assert_eq!(is_there, [false, true, true]);
    // Nothing is in the way any more, so all of it goes.
    fs::remove_dir(place.out.join("old/index.html")).unwrap();
    in_place.clear_away().unwrap();
    let is_there = ["feed.xml", "old.css", "old.png", "old"].map(|name| place.out.join(name).exists());
    assert_eq!(is_there, [false; 4]);
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(32))]

    #[test]
    fn a_rebuild_is_a_build(builds in proptest::collection::vec(building::some_files(), 1..6)) {
        let changed = place();
        for files in builds {
            if files.iter().any(|(name, _)| name.starts_with(".keep")) {
                continue;
            }
            changed.build(&files);
            let clean = place();
            clean.build(&files);
            proptest::prop_assert_eq!(contents(&changed), contents(&clean));
        }
    }
}

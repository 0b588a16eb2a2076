//! Builds that ended early, and two at once.

use super::*;

#[test]
fn a_stage_that_is_dropped_leaves_no_trace() {
    let place = Place::new();
    drop(place.begin(&[("index.html", "1")]).unwrap());
    assert_eq!(place.names(), [] as [&str; 0]);
    place.build(&[("index.html", "1")]);
    let before = place.tree();
    drop(place.begin(&[("index.html", "2"), ("a/b", "")]).unwrap());
    assert_eq!(place.tree(), before);
}

#[test]
fn a_build_that_was_killed_is_made_good_by_the_next() {
    const OLD: &[(&str, &str)] = &[("a", "1"), ("b/c", "1"), ("d", "1")];
    const NEW: &[(&str, &str)] = &[("a/x", "2"), ("b/c", "2"), ("e/f", "2")];
    let clean = Place::new();
    clean.build(NEW);
    for steps in 0..=3 {
        for old in [OLD, &[]] {
            let place = Place::new();
            if !old.is_empty() {
                place.build(old);
            }
            kill_after(&place, steps, NEW);
            let stage = place.begin(NEW).unwrap_or_else(|error| panic!("after step {steps}: {error}"));
            stage.commit().unwrap();
            assert_eq!((place.tree(), place.manifest()), (clean.tree(), clean.manifest()), "after step {steps}");
        }
    }
}

/// A build whose last steps never come.
fn kill_after(place: &Place, steps: usize, files: &[(&str, &str)]) {
    let ours = manifest::read(&place.out).unwrap().unwrap_or_default();
    let staging = Staging::open(&place.out).unwrap();
    let staged = |text: &str| stage::Placed::Staged(staging.write(text.as_bytes()).unwrap());
    let new = files.iter().map(|(name, text)| (path(name), staged(text))).collect();
    let listing = Listing::of(&place.out).unwrap();
    let commit = Commit { out: &place.out, ours: &ours, new, listing, staging: &staging };
    if steps > 0 {
        commit.claim().unwrap();
    }
    if steps > 1 {
        commit.clear_away().unwrap();
    }
    if steps > 2 {
        commit.lay_down().unwrap();
    }
}

#[test]
fn what_a_killed_run_left_beside_is_cleared_away() {
    let place = Place::new();
    let leave = |name: &str, file: &str| {
        fs::create_dir(place.beside.path().join(name)).unwrap();
        fs::write(place.beside.path().join(name).join(file), "").unwrap();
    };
    leave(".public.cairn-dead", "cairn.lock");
    leave(".public.cairn-notes", "not-ours.txt");
    leave(".other.cairn-dead", "cairn.lock");
    place.build(&[("x", "")]);
    let expected = [
        ".other.cairn-dead/",
        ".other.cairn-dead/cairn.lock",
        ".public.cairn-notes/",
        ".public.cairn-notes/not-ours.txt",
        "public/",
        "public/x",
    ];
    assert_eq!(place.names(), expected);
}

#[test]
fn a_killed_run_that_staged_inside_is_cleared_away() {
    let place = Place::new();
    place.write(".public.cairn-dead/cairn.lock", "");
    assert_eq!(place.build(&[("x", "")]), (1, 0, 0));
    assert_eq!(place.names(), ["public/", "public/x"]);
}

#[test]
fn two_runs_at_once_are_one_too_many() {
    let place = Place::new();
    let first = place.begin(&[("x", "1")]).unwrap();
    let second = place.begin(&[]).unwrap_err().to_string();
    assert!(second.starts_with("another cairn is writing to `") && second.contains("wait for it to end"), "{second}");
    first.commit().unwrap();
    assert_eq!(place.build(&[("x", "1")]), (0, 1, 0));
}

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

/// How far a build came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Killed {
    /// The tree is there, the manifest in it not yet.
    BeforeTheManifest,
    /// The tree is a whole site.
    BeforeTheStep,
    /// The old site waits to be removed.
    AfterTheStep,
    /// Half of it is gone.
    Removing,
}

const OLD: &[(&str, &str)] = &[("a", "1"), ("b/c", "1"), ("d", "1"), ("same/x", "1")];
const NEW: &[(&str, &str)] = &[("a/x", "2"), ("b/c", "2"), ("e/f", "2"), ("same/x", "1")];

#[cfg(target_os = "linux")]
#[test]
fn a_killed_build_leaves_one_of_the_two_sites_and_the_next_mends_the_rest() {
    use Killed::*;
    for (killed, now, next) in [
        (BeforeTheManifest, OLD, NEW),
        (BeforeTheManifest, OLD, OLD),
        (BeforeTheStep, OLD, NEW),
        (BeforeTheStep, OLD, OLD),
        (AfterTheStep, NEW, NEW),
        (AfterTheStep, NEW, OLD),
        (Removing, NEW, NEW),
    ] {
        let place = Place::new();
        place.build(OLD);
        kill(&place, killed);
        let below: Vec<_> = place.tree().into_keys().filter(|name| name.starts_with("public/")).collect();
        assert_eq!(below, clean(now), "{killed:?}");
        place.build(next);
        assert_eq!(place.names(), clean(next), "{killed:?}");
    }
}

/// What a build into an empty place makes.
fn clean(files: &[(&str, &str)]) -> Vec<String> {
    let clean = Place::new();
    clean.build(files);
    clean.names()
}

/// A build whose last steps never come.
fn kill(place: &Place, killed: Killed) {
    use Killed::*;
    let tree = place.beside.path().join(".public.cairn-4711").join(leftover::TREE);
    let lay = |folder: &Path, files: &[(&str, &str)], with_manifest| {
        let at = Place { beside: tempfile::tempdir().unwrap(), out: folder.to_owned() };
        files.iter().for_each(|(name, text)| at.write(name, text));
        if with_manifest {
            at.write(manifest::NAME, &manifest_of(files).to_text());
        }
    };
    match killed {
        BeforeTheManifest => lay(&tree, &NEW[..2], false),
        BeforeTheStep => lay(&tree, NEW, true),
        AfterTheStep | Removing => {
            fs::create_dir_all(tree.parent().unwrap()).unwrap();
            fs::rename(&place.out, &tree).unwrap();
            lay(&place.out, NEW, true);
        }
    }
    if killed == Removing {
        fs::remove_file(tree.join("b/c")).unwrap();
        fs::remove_dir(tree.join("b")).unwrap();
    }
}

#[test]
fn what_came_into_the_old_site_while_it_was_replaced_is_carried_over() {
    let place = Place::new();
    place.build(OLD);
    kill(&place, Killed::AfterTheStep);
    let old = place.beside.path().join(".public.cairn-4711").join(leftover::TREE);
    for (name, text) in [(".htaccess", "precious"), ("b/.keep", "precious"), (".well-known/x/y", "precious")] {
        fs::create_dir_all(old.join(name).parent().unwrap()).unwrap();
        fs::write(old.join(name), text).unwrap();
    }
    place.build(NEW);
    let tree = place.tree();
    for name in ["public/.htaccess", "public/b/.keep", "public/.well-known/x/y"] {
        assert_eq!(tree.get(name).map(String::as_str), Some("precious"), "{name}");
    }
    assert!(!old.exists());
}

#[test]
fn what_cannot_be_carried_over_is_never_removed() {
    let place = Place::new();
    place.build(OLD);
    kill(&place, Killed::AfterTheStep);
    let old = place.beside.path().join(".public.cairn-4711").join(leftover::TREE);
    fs::write(old.join(".htaccess"), "newer").unwrap();
    place.write(".htaccess", "other");
    for _ in 0..3 {
        place.build(NEW);
        assert_eq!(fs::read_to_string(old.join(".htaccess")).unwrap(), "newer");
        assert_eq!(place.tree()["public/.htaccess"], "other");
    }
    fs::remove_file(old.join(".htaccess")).unwrap();
    place.build(NEW);
    assert!(!old.parent().unwrap().exists());
}

#[test]
fn only_what_a_run_of_ours_has_left_beside_is_cleared_away() {
    let place = Place::new();
    let leave = |name: &str, file: &str| {
        let file = place.beside.path().join(name).join(file);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, "").unwrap();
    };
    leave(".public.cairn-12/cairn-site/a", "index.html");
    leave(".public.cairn-13", "not-ours.txt");
    leave(".public.cairn-notes/cairn-site", "not-ours.txt");
    leave(".other.cairn-12/cairn-site", "index.html");
    fs::write(place.beside.path().join(".public.cairn-lock"), "").unwrap();
    place.build(&[("x", "")]);
    let files: Vec<_> = place.names().into_iter().filter(|name| !name.ends_with('/')).collect();
    let expected = [
        ".other.cairn-12/cairn-site/index.html",
        ".public.cairn-13/not-ours.txt",
        ".public.cairn-notes/cairn-site/not-ours.txt",
        "public/x",
    ];
    assert_eq!(files, expected);
}

#[test]
fn a_killed_run_that_staged_inside_is_cleared_away() {
    let place = Place::new();
    place.build(&[]);
    place.write(".public.cairn-12/cairn-site/x", "");
    place.write(".public.cairn-lock", "");
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

#[test]
fn of_many_runs_at_once_one_at_a_time_gets_through() {
    let place = Place::new();
    let built = std::sync::atomic::AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for thread in 0..4 {
            let (place, built) = (&place, &built);
            scope.spawn(move || {
                for round in 0..25 {
                    let text = format!("{thread} {round}");
                    match place.begin(&[("a/x", &text), ("b", &text)]).map(Transaction::commit) {
                        Ok(counts) => assert_eq!(counts.unwrap().unchanged, 0, "each text is new"),
                        Err(OutputError::Busy(_)) => continue,
                        Err(error) => panic!("{error}"),
                    }
                    built.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                }
            });
        }
    });
    assert!(built.into_inner() > 0);
    assert_eq!(place.names(), ["public/", "public/a/", "public/a/x", "public/b"]);
    let tree = place.tree();
    assert_eq!(tree["public/a/x"], tree["public/b"]);
}

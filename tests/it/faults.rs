//! Disks that are full, folders that are read-only or mounted, sources that may not be read: a clear error, and the old
//! site stands.
//!
//! A mount of a test's own needs a system that lets it make one; where it does not, the test says so and is skipped.

#![cfg(target_os = "linux")]

use std::io::Write;
use std::process::{Command, Output};

use crate::site::{Site, files_below};

/// Runs a script with file systems of its own, in the site's folder, where it finds the program as `$CAIRN`; none where
/// the system does not allow that.
fn with_mounts(site: &Site, script: &str) -> Option<Output> {
    let shell = |options: &[&str], script: &str| {
        Command::new("unshare")
            .args(options)
            .args(["sh", "-euc", script])
            .current_dir(site.root())
            .env("CAIRN", env!("CARGO_BIN_EXE_cairn"))
            .output()
    };
    // As root a namespace of mounts is enough, anybody else also needs one of users.
    let may = |options: &&[&str]| {
        shell(options, "mkdir probe; mount -t tmpfs none probe; umount probe; rmdir probe")
            .is_ok_and(|run| run.status.success())
    };
    let options: Option<&[&str]> = [&["--mount"][..], &["--mount", "--map-root-user"]].into_iter().find(may);
    let Some(options) = options else {
        skipped("this system does not let a test mount a file system of its own");
        return None;
    };
    Some(shell(options, script).expect("it ran before"))
}

/// A script builds into `fs/public`, then does something that makes the second build fail; what the second said, and that
/// the site was the same before and after.
#[track_caller]
fn fails_after(prepare: &str, spoil: &str) -> Option<String> {
    let site = Site::small();
    let script = format!(
        "mkdir fs; {prepare}
         $CAIRN build --out fs/public 2>first; cp -a fs/public before
         echo 'title = \"Another one\"' >site.toml
         {spoil}
         code=0; $CAIRN build --out fs/public 2>said || code=$?
         cp -a fs/public after; ls -A fs >beside; echo $code >code"
    );
    let run = with_mounts(&site, &script)?;
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let read = |name: &str| std::fs::read_to_string(site.root().join(name)).expect("the script wrote it");
    let said = read("said");
    assert_eq!(read("code"), "2\n", "{said}");
    assert_eq!(read("beside"), "public\n");
    let [before, after] = ["before", "after"].map(|name| files_below(&site.root().join(name)));
    assert!(!before.is_empty() && before == after, "the old site does not stand: {said}");
    Some(said)
}

/// Says aloud why a test says nothing: what `eprintln!` prints is kept by the runner when a test passes.
fn skipped(reason: &str) {
    drop(writeln!(std::io::stderr(), "skipped: {reason}"));
}

const LARGE: &str = "mkdir content/pictures; head -c 4000000 /dev/urandom >content/pictures/large.png";

#[test]
fn a_full_disk() {
    for prepare in [
        "mount -t tmpfs -o size=2m none fs",
        // Somebody's own file in it: the folder is to be changed in place.
        "mount -t tmpfs -o size=2m none fs; $CAIRN build --out fs/public 2>zeroth; touch fs/public/.keep",
        "mkdir fs/public; mount -t tmpfs -o size=2m none fs/public",
    ] {
        let Some(said) = fails_after(prepare, LARGE) else { return };
        assert!(said.contains("(No space left on device") && said.contains("fs/public/"), "{said}");
        assert!(said.contains("make room there"), "{said}");
    }
}

#[test]
fn no_room_for_one_more_name() {
    // As many files and folders as the small site has, and a few more.
    let prepare = "mount -t tmpfs -o nr_inodes=250 none fs";
    let spoil = "mkdir content/pictures; for n in $(seq 200); do echo $n >content/pictures/$n.png; done";
    let Some(said) = fails_after(prepare, spoil) else { return };
    assert!(said.contains("(No space left on device") && said.contains("make room there"), "{said}");
}

#[test]
fn a_read_only_folder() {
    for spoil in [
        "mount --bind fs/public fs/public; mount -o remount,ro,bind fs/public",
        "mount --bind fs fs; mount -o remount,ro,bind fs",
        // Only a folder in it, where the new site has something to change.
        "touch fs/public/.keep before/.keep
         mount --bind fs/public/themes fs/public/themes; mount -o remount,ro,bind fs/public/themes",
    ] {
        let Some(said) = fails_after("", spoil) else { return };
        assert!(said.contains("Read-only file system") && said.contains("fs/public"), "{said}");
        assert!(said.contains("check the permissions there, and that it is not read-only"), "{said}");
    }
}

#[test]
fn a_folder_that_is_mounted_is_changed_in_place() {
    for mount in ["mount -t tmpfs none public", "mkdir other; mount --bind other public", "mount --bind public public"]
    {
        let site = Site::small();
        let script = format!(
            "mkdir public; {mount}
             $CAIRN build; echo 'title = \"Another one\"' >site.toml; $CAIRN build
             ls -A >beside; cp -a public copy"
        );
        let Some(run) = with_mounts(&site, &script) else { return };
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        let copy = files_below(&site.root().join("copy"));
        assert!(copy == files_below(&Site::small().file("site.toml", "title = \"Another one\"\n").build().public()));
        let beside = std::fs::read_to_string(site.root().join("beside")).expect("the script wrote it");
        assert!(!beside.replace(".cairn-cache", "").contains(".cairn"), "{beside}");
    }
}

#[test]
fn a_source_that_may_not_be_read() {
    let site = Site::small().file("content/pictures/desk.png", "1").build().file("site.toml", "title = \"x\"\n");
    let script = "chmod -R go+rX .; chmod go+rwx . ; find public -exec chmod go+rw {} +; find public -type d -exec \
                  chmod go+x {} +; echo 2 >>content/pictures/desk.png; chmod 000 content/pictures/desk.png
                  if [ $(id -u) = 0 ]; then as='setpriv --reuid=65534 --regid=65534 --clear-groups'; else as=; fi
                  $as $CAIRN --version >/dev/null || exit 77
                  $as $CAIRN build";
    let before = files_below(&site.public());
    let run = Command::new("sh")
        .args(["-c", script])
        .current_dir(site.root())
        .env("CAIRN", env!("CARGO_BIN_EXE_cairn"))
        .output()
        .expect("there is a shell");
    if run.status.code() == Some(77) {
        skipped("the program cannot be run as somebody who is not root");
        return;
    }
    let said = String::from_utf8_lossy(&run.stderr);
    assert_eq!(run.status.code(), Some(2), "{said}");
    assert!(said.contains("content/pictures/desk.png` to copy it (Permission denied"), "{said}");
    assert!(files_below(&site.public()) == before);
}

/// A study in `fs`, on a file system of its own, and one command in it: what it said, whether all was as before, and
/// whether anything of a change was left.
#[track_caller]
fn change_in(prepare: &str, command: &str) -> Option<String> {
    let site = Site::small();
    let script = format!(
        "mkdir fs; {prepare}
         cp -a fs before; code=0; $CAIRN {command} --root fs 2>said || code=$?
         cp -a fs after; echo $code >code"
    );
    let run = with_mounts(&site, &script)?;
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let read = |name: &str| std::fs::read_to_string(site.root().join(name)).expect("the script wrote it");
    let said = read("said");
    assert_eq!(read("code"), "2\n", "{said}");
    let [before, after] = ["before", "after"].map(|name| files_below(&site.root().join(name)));
    assert!(!before.is_empty() && before == after, "the study was changed: {said}");
    assert!(!site.root().join("after/.cairn-edit").exists(), "something is left: {said}");
    Some(said)
}

#[test]
fn a_full_disk_under_a_study_is_spoken_of_as_the_studys() {
    // Room for the study, and not for its interviews once more.
    let prepare = "mount -t tmpfs -o size=400k none fs; cp -a content fs
         for n in $(seq 60); do cp content/interviews/p07.md fs/content/interviews/p$n.md; done
         dd if=/dev/zero of=fs/rest bs=4k 2>dd || true; dd if=/dev/null of=fs/rest bs=4k seek=20 2>dd";
    let Some(said) = change_in(prepare, "theme rename toil pain") else { return };
    assert!(said.contains("(No space left on device") && said.contains("fs/.cairn-edit/"), "{said}");
    assert!(said.contains("the study's new texts need it beside the old ones") && !said.contains("site"), "{said}");
}

#[test]
fn a_change_across_file_systems_is_refused_before_the_first_file() {
    let prepare = "cp -a content fs; mount -t tmpfs none fs/content/interviews
         cp -a content/interviews/. fs/content/interviews";
    let Some(said) = change_in(prepare, "theme rename toil pain") else { return };
    assert!(
        said.contains("fs/content/interviews/p07.md` lies on another file system than the study's folder"),
        "{said}"
    );
}

//! Builds that are killed at any moment, and several at once: what is published stays whole.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::site::{Site, files_below};

const KILLS: u32 = 200;

/// Two studies that differ in every page, each built once to compare with, and a folder that they take turns in.
struct Turns {
    studies: [Site; 2],
    clean: [BTreeMap<String, Vec<u8>>; 2],
    /// Holds the output folder and nothing else.
    place: tempfile::TempDir,
    /// How long a build takes from start to end here.
    takes: Duration,
}

/// When a build is to be killed.
#[derive(Debug, Clone, Copy)]
enum Moment {
    /// So long after its start.
    Started(Duration),
    /// So long after the new site began to grow.
    Staged(Duration),
    /// So long after it was whole; from then on the folder is at stake.
    Whole(Duration),
}

impl Turns {
    fn new() -> Self {
        let studies = ["old", "new"].map(study);
        let studies = studies.map(Site::build);
        let clean = [0, 1].map(|turn: usize| files_below(&studies[turn].public()));
        assert!(clean[0].keys().filter(|name| name.ends_with(".html")).count() > 40);
        let same = clean[0].iter().filter(|(name, bytes)| clean[1].get(*name) == Some(bytes));
        assert!(same.clone().all(|(name, _)| !name.ends_with(".html")) && same.count() > 0);
        let place = tempfile::tempdir().expect("there is a temporary folder");
        let mut turns = Self { studies, clean, place, takes: Duration::ZERO };
        turns.build(0);
        let started = Instant::now();
        turns.build(1);
        turns.takes = started.elapsed();
        turns
    }

    fn out(&self) -> PathBuf {
        self.place.path().join("public")
    }

    fn start(&self, turn: usize) -> Child {
        Command::new(env!("CARGO_BIN_EXE_cairn"))
            .args(["build", "--out"])
            .arg(self.out())
            .current_dir(self.studies[turn].root())
            .env_clear()
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts")
    }

    /// A whole build; after it there must be nothing but the site.
    #[track_caller]
    fn build(&self, turn: usize) {
        let run = self.start(turn).wait_with_output().expect("it ends");
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        assert!(self.published() == self.clean[turn], "the folder is not the site");
        assert_eq!(self.beside(), ["public"]);
    }

    /// A build that is killed, unless it ends before.
    fn kill(&self, turn: usize, moment: Moment) {
        let mut build = self.start(turn);
        match moment {
            Moment::Started(after) => std::thread::sleep(after),
            Moment::Staged(after) | Moment::Whole(after) => {
                let is_whole = matches!(moment, Moment::Whole(_));
                while !self.is_staged(is_whole) && build.try_wait().expect("it can be asked").is_none() {
                    std::thread::sleep(Duration::from_micros(100));
                }
                std::thread::sleep(after);
            }
        }
        drop(build.kill());
        build.wait().expect("it ends");
    }

    /// Whether a new site grows, or is whole, beside the folder.
    fn is_staged(&self, is_whole: bool) -> bool {
        let names = self.beside();
        let staging = names.iter().find(|name| name.contains(".cairn-") && !name.ends_with("lock"));
        staging.map(|name| self.place.path().join(name)).is_some_and(|staging| {
            !is_whole || ["cairn-seal", "cairn-site/.cairn-manifest"].iter().any(|file| staging.join(file).exists())
        })
    }

    /// All files, without those that are not the site's.
    fn published(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files = files_below(&self.out());
        files.retain(|name, _| !name.starts_with(".keep"));
        files
    }

    /// What lies where the output folder is.
    fn beside(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.place.path()).expect("it is a folder").filter_map(Result::ok);
        let mut names: Vec<_> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    /// Moments spread over a build and, more densely, over its last steps; the same ones each time.
    fn moments(&self, count: u32) -> impl Iterator<Item = Moment> {
        let takes = self.takes;
        let mut random = 0x9e37_79b9_7f4a_7c15_u64;
        (0..count).map(move |n| {
            // Xorshift.
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            let part = (random >> 11) as f64 / (1_u64 << 53) as f64;
            match n % 3 {
                0 => Moment::Started(takes.mul_f64(part * 1.1)),
                1 => Moment::Staged(takes.mul_f64(part / 2.0)),
                _ => Moment::Whole(takes.mul_f64(part / 6.0)),
            }
        })
    }
}

/// A study of some forty pages, each with a word of its own for `version`, and a picture of that name.
fn study(version: &str) -> Site {
    let picture = format!("content/pictures/{version}.png");
    let site =
        Site::of(&[("site.toml", &format!("title = \"The {version} one\"\n"))]).file(&picture, version.repeat(999));
    let site = site.file("content/pictures/both.png", "both");
    (0..30).fold(site, |site, n| {
        let text = format!(
            "---\nparticipant: P{n}\nteam: t{}\n---\n\n![Desk](../pictures/{version}.png)\n\n**P{n}:** [It took two \
             {version} weeks.]{{.toil-{} freq=monthly toil=3h}} So.\n",
            n % 4,
            n % 6
        );
        site.file(&format!("content/interviews/p{n}.md"), text)
    })
}

#[cfg(unix)]
#[test]
fn a_killed_build_leaves_the_old_site_or_the_new_one() {
    let turns = Turns::new();
    let mut now = 1;
    let mut hit = [0; 2];
    for (n, moment) in (0..).zip(turns.moments(KILLS)) {
        let next = 1 - now;
        turns.kill(next, moment);
        let published = turns.published();
        let is_new = published == turns.clean[next];
        assert!(is_new || published == turns.clean[now], "kill {n}, {moment:?}: neither the old nor the new site");
        hit[usize::from(is_new)] += 1;
        now = if is_new { next } else { now };
        if n % 10 == 9 {
            now = 1 - now;
            turns.build(now);
        }
    }
    let [before, after] = hit;
    eprintln!("{before} kills left the old site, {after} the new one; a build takes {:?}", turns.takes);
    assert!(before > 10 && after > 10, "{before} kills before the step and {after} after it say too little");
}

#[cfg(unix)]
#[test]
fn a_build_in_place_that_is_killed_leaves_no_page_without_what_it_needs() {
    let turns = Turns::new();
    // Somebody's own file: the folder is not exchanged.
    std::fs::write(turns.out().join(".keep"), "precious").expect("it can be written");
    let mut mixed = 0;
    for (n, moment) in (0..).zip(turns.moments(KILLS / 2)) {
        turns.kill(n % 2, moment);
        let published = turns.published();
        for (name, bytes) in published.iter().filter(|(name, _)| name.ends_with(".html")) {
            assert!(turns.clean.iter().any(|clean| clean.get(name) == Some(bytes)), "kill {n}: half of {name}");
            for needed in needs(&turns.out().join(name), bytes) {
                assert!(needed.is_file(), "kill {n}, {moment:?}: {name} needs {}", needed.display());
            }
        }
        mixed += usize::from(!turns.clean.contains(&published));
        if n % 10 == 9 {
            turns.build(n / 10 % 2);
        }
    }
    eprintln!("{mixed} kills left some of both sites");
    assert!(mixed > 0, "no kill came while the folder was changed");
    assert_eq!(std::fs::read_to_string(turns.out().join(".keep")).expect("it is there"), "precious");
}

/// Pictures, scripts and styles that a page loads.
fn needs(file: &Path, page: &[u8]) -> Vec<PathBuf> {
    let page = scraper::Html::parse_document(&String::from_utf8_lossy(page));
    let loads = scraper::Selector::parse("img[src], script[src], link[rel=stylesheet]").expect("it is a selector");
    let addresses = page.select(&loads).filter_map(|it| it.attr("src").or(it.attr("href"))).map(str::to_owned);
    let root = file.ancestors().find(|folder| folder.ends_with("public")).expect("it is below");
    let folder = file.parent().expect("it is in a folder");
    let place = |address: String| match address.strip_prefix('/') {
        Some(address) => root.join(address),
        None => folder.join(address),
    };
    addresses.map(place).collect()
}

#[test]
fn of_two_builds_at_once_one_waits_to_be_asked_again() {
    let turns = Turns::new();
    let mut refused = 0;
    for n in 0..20 {
        let both = [turns.start(n % 2), turns.start(1 - n % 2)].map(|build| build.wait_with_output().expect("it ends"));
        assert!(both.iter().any(|run| run.status.success()), "each was in the other's way");
        for run in both.iter().filter(|run| !run.status.success()) {
            let said = String::from_utf8_lossy(&run.stderr);
            assert!(run.status.code() == Some(2) && said.contains("another cairn is writing to"), "{said}");
            refused += 1;
        }
        assert!(turns.clean.contains(&turns.published()));
        assert_eq!(turns.beside(), ["public"]);
    }
    assert!(refused > 0);
}

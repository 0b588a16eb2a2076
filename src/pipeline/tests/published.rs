//! What is remembered on the disk: a build into a folder is a build from nothing, whatever was there and in whatever state.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use super::options::BuildOptions;
use super::*;
use crate::output::FileCounts;

/// A study in a folder, with a site beside it.
struct Place {
    folder: Folder,
    files: Files,
}

/// Hears what a build does.
#[derive(Default)]
struct Heard(Mutex<(Vec<&'static str>, usize)>);

impl Progress for Heard {
    fn begin(&self, phase: &'static str, _: usize) {
        self.0.lock().unwrap().0.push(phase);
    }

    /// A file that is put into the folder has bytes, one that stays has none.
    fn step(&self, bytes: u64) {
        let mut heard = self.0.lock().unwrap();
        let made = heard.0.last() == Some(&"rendering") && bytes > 0;
        heard.1 += usize::from(made);
    }
}

impl Place {
    fn new() -> Self {
        let files = study();
        Self { folder: Folder::of(&files), files }
    }

    fn root(&self) -> &Path {
        self.folder.0.path()
    }

    fn out(&self) -> PathBuf {
        self.root().join("public")
    }

    fn apply(&mut self, edit: &Edit) {
        apply(edit, &mut self.files);
        self.folder.apply(edit);
    }

    fn replace(&mut self, path: &str, from: &str, to: &str) {
        replace(&mut self.files, path, from, to);
        self.folder.write(path, &self.files[path]);
    }

    /// Builds; what was published, the phases, and how many files were made.
    fn build(&self, options: &BuildOptions) -> (Publication, Vec<&'static str>, usize) {
        self.publish(&source::scan(self.root()).unwrap(), options)
    }

    /// The same some time after the last change: the times of files vouch for them.
    fn build_later(&self, options: &BuildOptions) -> (Publication, Vec<&'static str>, usize) {
        self.publish(&self.folder.scan_later(), options)
    }

    fn publish(&self, scanned: &Checked<Snapshot>, options: &BuildOptions) -> (Publication, Vec<&'static str>, usize) {
        let (cache, heard) = (BuildCache::of_study(self.root()), Heard::default());
        let publication = publish(scanned, options, &self.out(), Some(&cache), &heard).unwrap();
        let (phases, made) = heard.0.into_inner().unwrap();
        (publication, phases, made)
    }

    /// All files of the site in the folder.
    fn site(&self) -> BTreeMap<OutPath, Vec<u8>> {
        let files =
            walkdir::WalkDir::new(self.out()).into_iter().map(Result::unwrap).filter(|it| it.file_type().is_file());
        let files = files.filter(|file| file.file_name() != ".cairn-manifest").map(|file| {
            let name = file.path().strip_prefix(self.out()).unwrap().to_str().unwrap();
            (OutPath::new(name).unwrap(), std::fs::read(file.path()).unwrap())
        });
        files.collect()
    }

    fn cached(&self) -> Vec<PathBuf> {
        let Ok(entries) = std::fs::read_dir(self.root().join(".cairn-cache")) else { return Vec::new() };
        let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
        files.retain(|file| ["files", "interviews"].iter().any(|name| file.ends_with(name)) || is_site(file));
        files.sort();
        files
    }
}

fn is_site(file: &Path) -> bool {
    file.file_name().unwrap().to_str().unwrap().starts_with("site-")
}

#[test]
fn where_nothing_changed_nothing_is_made() {
    let place = Place::new();
    let (first, ..) = place.build(&everything());
    let count = place.site().len();
    let (again, phases, made) = place.build(&everything());
    let (summary, counts) = again.published.unwrap();
    assert_eq!(counts, FileCounts { written: 0, unchanged: count, removed: 0 });
    assert_eq!((summary, again.diagnostics), (first.published.unwrap().0, first.diagnostics));
    assert_eq!((phases, made), (vec!["reading", "comparing"], 0));
}

#[test]
fn complaints_are_remembered_with_the_site() {
    let mut place = Place::new();
    place.replace("content/interviews/a.md", "team: payments", "team: payments\nteem: x");
    let (first, ..) = place.build(&everything());
    assert_eq!(first.diagnostics.iter().map(|it| it.rule).collect::<Vec<_>>(), ["unknown-key"]);
    let (again, phases, _) = place.build(&everything());
    assert_eq!((again.diagnostics, phases), (first.diagnostics.clone(), vec!["reading", "comparing"]));
    place.replace("content/interviews/b.md", "Plain", "Other");
    let (after, phases, _) = place.build(&everything());
    assert!(after.diagnostics == first.diagnostics && phases.contains(&"recalling"), "{phases:?}");
}

#[test]
fn after_an_edit_only_what_shows_it_is_made() {
    let mut place = Place::new();
    place.build(&everything());
    let before = place.site();
    place.replace("content/interviews/a.md", "two weeks", "one week");
    let (_, phases, made) = place.build(&everything());
    assert!(phases.contains(&"recalling"));
    let after = place.site();
    let changed = after.iter().filter(|(path, bytes)| before.get(*path) != Some(bytes));
    // Beside the pages that changed: the data files and the files of the look, which are compared.
    let compared = after.keys().filter(|path| ["data/", "assets/"].iter().any(|it| path.as_str().starts_with(it)));
    let changed: Vec<&str> = changed.map(|(path, _)| path.as_str()).collect();
    let pages = changed.iter().filter(|path| [".html", ".xml"].iter().any(|end| path.ends_with(end))).count();
    // A page is made with the same as Markdown, where that lies beside it.
    let is_there = |path: String| OutPath::new(&path).is_some_and(|path| after.contains_key(&path));
    let beside = changed.iter().filter_map(|path| path.strip_suffix(".html"));
    let beside = beside.filter(|start| is_there(format!("{start}.md"))).count();
    assert_eq!(made, pages + beside + compared.count());
    assert!(Some(after) == clean(&place.files, &everything()));
}

#[test]
fn a_picture_is_drawn_again_only_where_it_shows_something_else() {
    let mut place = Place::new();
    let public = BuildOptions { base_url: Some("https://x.example/".to_owned()), ..everything() };
    place.build(&public);
    let before = place.site();
    let is = |path: &OutPath, ends: &[&str]| ends.iter().any(|end| path.as_str().ends_with(end));
    assert_eq!(before.keys().filter(|path| is(path, &["/preview.png"])).count(), 2, "one for each theme");
    let mut made_pictures = |path: &str, from: &str, to: &str| {
        let before = place.site();
        place.replace(path, from, to);
        let (.., made) = place.build(&public);
        let after = place.site();
        let is_picture = |path: &OutPath| is(path, &[".svg", ".png"]) && !path.as_str().starts_with("assets/");
        // Made each time, and compared with what lies there.
        let is_compared = |path: &OutPath| {
            ["data/", "assets/"].iter().any(|it| path.as_str().starts_with(it)) || is(path, &["oembed.json"])
        };
        let changed = after.iter().filter(|(path, bytes)| before.get(*path) != Some(bytes)).map(|(path, _)| path);
        let pages = changed.filter(|path| !is_picture(path) && !is_compared(path) && !is_of_index(path.as_str()));
        // A page that is made again is so with its Markdown, whether that is another or not.
        let with_markdown = pages.flat_map(|path| {
            let beside = path.as_str().strip_suffix(".html").and_then(|start| OutPath::new(&format!("{start}.md")));
            [Some(path.clone()), beside.filter(|path| after.contains_key(path))]
        });
        let pages = with_markdown.flatten().collect::<BTreeSet<OutPath>>().len();
        let compared = after.keys().filter(|path| is_compared(path));
        let pictures = made - pages - compared.count();
        assert!(Some(after) == clean(&place.files, &public));
        pictures
    };
    assert_eq!(made_pictures("content/interviews/a.md", "two weeks", "one week"), 0, "no picture has its words");
    // The theme is called so on its badge and on its preview.
    assert_eq!(made_pictures("content/themes/new-service.md", "New services", "A new service"), 2);
    // Nobody is left who said what it costs, so all of its stones are hollow.
    assert_eq!(made_pictures("content/interviews/c.md", "freq=weekly toil=2h", "kind=praise"), 2);
}

#[test]
fn a_page_that_somebody_changed_is_made_again() {
    let place = Place::new();
    place.build(&everything());
    let page = place.out().join("themes/releases/index.html");
    let right = std::fs::read(&page).unwrap();
    std::thread::sleep(std::time::Duration::from_millis(20));
    // The same length, so that only the time tells.
    std::fs::write(&page, right.to_ascii_uppercase()).unwrap();
    let (publication, ..) = place.build(&everything());
    assert_eq!(publication.published.unwrap().1.written, 1);
    assert_eq!(std::fs::read(&page).unwrap(), right);
    std::fs::remove_file(&page).unwrap();
    place.build(&everything());
    assert_eq!(std::fs::read(&page).unwrap(), right);
}

#[test]
fn a_list_that_is_gone_is_not_published_any_more() {
    let mut place = Place::new();
    let list = "content/interviews/a.quotes.yaml";
    let write = |place: &mut Place, text: &str| {
        place.files.insert(list.to_owned(), text.to_owned());
        place.folder.write(list, text);
    };
    write(&mut place, "- {exact: Plain words, themes: [releases]}\n");
    place.build_later(&everything());
    let with = place.site();
    std::thread::sleep(A_STEP);
    write(&mut place, "- {exact: Plain word, themes: [releases]}\n");
    let (failed, ..) = place.build_later(&everything());
    assert!(failed.published.is_some(), "{:?}", failed.diagnostics);
    assert!(Some(place.site()) == clean(&place.files, &everything()) && place.site() != with);
    std::thread::sleep(A_STEP);
    place.files.remove(list);
    std::fs::remove_file(place.root().join(list)).unwrap();
    let (publication, phases, _) = place.build_later(&everything());
    assert!(publication.published.is_some() && phases.contains(&"recalling"), "the others are remembered: {phases:?}");
    assert!(Some(place.site()) == clean(&study(), &everything()));
}

#[test]
fn a_picture_that_changed_is_copied_again() {
    let place = Place::new();
    place.folder.write("content/p.png", "one");
    place.build(&everything());
    std::thread::sleep(std::time::Duration::from_millis(20));
    place.folder.write("content/p.png", "two");
    place.build(&everything());
    assert_eq!(std::fs::read(place.out().join("p.png")).unwrap(), b"two");
}

#[test]
fn a_transcript_that_changes_meanwhile_is_not_shown_in_halves() {
    let said = |change: &dyn Fn(&Place)| {
        let place = Place::new();
        let scanned = source::scan(place.root()).unwrap();
        let study = Memo::new().planned(&scanned, &everything(), &NoProgress).value;
        change(&place);
        let written =
            render::render(&study, &scanned.value, &Memory::new(), None, &BuildMemory::default(), &NoProgress).unwrap();
        written.diagnostics.iter().map(|it| (it.rule, it.place.path.to_string())).collect::<Vec<_>>()
    };
    let path = "content/interviews/a.md";
    let same = said(&|place| place.folder.write(path, INTERVIEW));
    assert!(same.is_empty(), "only its time changed");
    let other = said(&|place| place.folder.write(path, &INTERVIEW.replace("Plain", "Other")));
    assert_eq!(other, [("changed-meanwhile", path.to_owned())]);
    let gone = said(&|place| std::fs::remove_file(place.root().join(path)).unwrap());
    assert_eq!(gone, [("cannot-read", path.to_owned())]);
}

#[test]
fn a_folder_of_another_build_is_told_apart() {
    let mut place = Place::new();
    place.build(&everything());
    let elsewhere = place.root().join("elsewhere");
    place.replace("content/_index.md", "Welcome", "Hello");
    let scanned = source::scan(place.root()).unwrap();
    publish(&scanned, &everything(), &elsewhere, Some(&BuildCache::of_study(place.root())), &NoProgress).unwrap();
    // It has the files of both builds' interviews, and the first site.
    place.build(&everything());
    assert!(Some(place.site()) == clean(&place.files, &everything()));
    assert_eq!(place.cached().iter().filter(|file| is_site(file)).count(), 2);
    std::fs::remove_dir_all(elsewhere).unwrap();
    place.replace("content/_index.md", "Hello", "Good day");
    place.build(&everything());
    assert_eq!(place.cached().iter().filter(|file| is_site(file)).count(), 1, "its folder is no more");
}

#[test]
fn what_is_remembered_does_not_grow_with_every_edit() {
    let mut place = Place::new();
    let size = |place: &Place| place.cached().iter().map(|file| file.metadata().unwrap().len()).sum::<u64>();
    place.build(&everything());
    let first = size(&place);
    for n in 0..30 {
        place.replace("content/interviews/a.md", "Plain", &format!("{n} Plain"));
        place.build(&everything());
    }
    assert!(size(&place) < first * 3, "{first} bytes became {}", size(&place));
    assert!(Some(place.site()) == clean(&place.files, &everything()));
}

/// What can happen to a file of the cache.
#[derive(Debug, Clone)]
enum Damage {
    Bit(usize),
    Cut(usize),
    Loss,
    Nothing,
}

fn damages() -> impl Strategy<Value = Damage> {
    prop_oneof![
        2 => any::<usize>().prop_map(Damage::Bit),
        1 => any::<usize>().prop_map(Damage::Cut),
        1 => Just(Damage::Loss),
        2 => Just(Damage::Nothing),
    ]
}

fn damage(file: &Path, damage: &Damage) {
    let mut bytes = std::fs::read(file).unwrap();
    match damage {
        Damage::Bit(at) if !bytes.is_empty() => {
            let at = at % bytes.len();
            bytes[at] ^= 1 << (at % 8);
        }
        Damage::Cut(at) => bytes.truncate(at % (bytes.len() + 1)),
        Damage::Loss => return std::fs::remove_file(file).unwrap(),
        Damage::Bit(_) | Damage::Nothing => return,
    }
    std::fs::write(file, bytes).unwrap();
}

/// Numbers that look like chance and are the same each time.
fn chances() -> impl Iterator<Item = usize> {
    std::iter::successors(Some(0x9e37_79b9_usize), |seed| {
        let mut next = *seed;
        next ^= next << 13;
        next ^= next >> 7;
        Some(next ^ (next << 17))
    })
}

#[test]
fn of_many_damaged_caches_none_makes_a_wrong_site() {
    const CACHES: usize = 700;
    let mut place = Place::new();
    place.build(&everything());
    let mut chances = chances();
    let mut chance = || chances.next().expect("there is no end of them");
    // Of the study with either of two texts, made from nothing.
    let mut sites = [None, None];
    for n in 0..CACHES {
        let cached = place.cached();
        let file = &cached[chance() % cached.len()];
        let mut bytes = std::fs::read(file).unwrap();
        let at = chance() % bytes.len().max(1);
        match n % 7 {
            0 => bytes.truncate(at),
            1 => bytes.clear(),
            2 => bytes[at..].fill(0),
            3 => bytes.rotate_left(at),
            4 => bytes.extend_from_within(at..),
            _ => bytes[at] ^= 1 << (chance() % 8),
        }
        std::fs::write(file, bytes).unwrap();
        let texts = ["Plain", "Plain x"];
        place.replace("content/interviews/a.md", texts[n % 2], texts[1 - n % 2]);
        place.build(&everything());
        let site = sites[n % 2].get_or_insert_with(|| clean(&place.files, &everything()));
        assert!(Some(place.site()) == *site, "cache {n}, {}", file.display());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn a_build_into_a_folder_is_a_build(
        edits in edits(),
        damages in prop::collection::vec((any::<usize>(), damages(), any::<bool>()), 12),
    ) {
        let mut place = Place::new();
        let options = BuildOptions { drafts: edits.len() % 2 == 0, ..everything() };
        place.build(&options);
        let mut last = clean(&place.files, &options);
        for (edit, (file, how, later)) in edits.iter().zip(&damages) {
            std::thread::sleep(A_STEP);
            place.apply(edit);
            let cached = place.cached();
            if !cached.is_empty() {
                damage(&cached[file % cached.len()], how);
            }
            // Times vouch for files in every other build; in the others nothing but their bytes does.
            if *later { place.build_later(&options) } else { place.build(&options) };
            let expected = clean(&place.files, &options);
            // With errors the folder is what it was.
            last = expected.or(last);
            prop_assert!(Some(place.site()) == last, "after {:?} and {:?}", edit, how);
        }
    }
}

#[test]
fn a_day_that_passes_ends_consent_though_no_file_changed() {
    let mut place = Place::new();
    let path = "content/interviews/until.md";
    let text = "---\nparticipant: P99\nconsent: {until: 2026-03-31}\n---\n**P99:** Words.\n";
    place.folder.write(path, text);
    place.files.insert(path.to_owned(), text.to_owned());
    let on = |day| BuildOptions { clock_day: Date::constant(2026, 4, day), ..everything() };
    let before = BuildOptions { clock_day: Date::constant(2026, 3, 31), ..everything() };
    assert!(place.build(&before).0.published.is_some());
    let (publication, phases, _) = place.build_later(&before);
    assert!(publication.published.is_some() && phases.last() == Some(&"comparing"), "{phases:?}");
    let site = place.site();
    let (publication, ..) = place.build_later(&on(1));
    assert!(publication.published.is_none());
    assert!(publication.diagnostics.iter().any(|it| it.rule == "consent-ended"), "{:?}", publication.diagnostics);
    assert_eq!(place.site(), site, "the folder stays as it was");
    // Nothing of the day is in the site: asked for again on another day, it is the same.
    place.replace(path, "2026-03-31", "2026-04-30");
    assert!(place.build(&on(2)).0.published.is_some());
    assert_eq!(place.site(), site);
}

//! What is remembered holds: a build after any edits is a build from nothing, and little of it is made again.
#![expect(clippy::disallowed_methods, reason = "tests lay down their own files")]

mod later_draws;
mod page_readers;
mod published;
mod second_codings;

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::*;

use super::build_memory::BuildMemory;
use super::options::BuildOptions;
use super::*;
use crate::base::Date;
use crate::base::path::OutPath;
use crate::diagnostic::Checked;
use crate::output::Memory;
use crate::release::Audience;
use crate::source::{self, Snapshot};

type Files = BTreeMap<String, String>;

/// The day on which all of this happens.
const DAY: Date = Date::constant(2026, 3, 31);

/// The site with all that a study has.
fn everything() -> BuildOptions {
    BuildOptions::for_site(Audience::Everybody, DAY)
}

const INTERVIEW: &str = "---\ndate: 2026-03-12\nteam: payments\nparticipant: P\n---\n\n**P:** [It takes two weeks]{.new-service freq=weekly toil=2h} to begin.\n\n**P:** Plain words.\n";

fn files(pairs: &[(&str, &str)]) -> Files {
    pairs.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

/// Three interviews, one of another theme and team, with a codebook and a home page.
fn study() -> Files {
    files(&[
        ("site.toml", "title = \"Study\"\n"),
        ("content/_index.md", "Welcome.\n"),
        ("content/interviews/a.md", INTERVIEW),
        ("content/interviews/b.md", &INTERVIEW.replace("03-12", "03-13").replace(": P\n", ": Q\n").replace("P:", "Q:")),
        ("content/interviews/c.md", &INTERVIEW.replace("new-service", "releases").replace("payments", "search")),
        ("content/themes/new-service.md", "---\ntitle: New services\n---\nSlow.\n"),
        ("content/themes/releases.md", "Late.\n"),
    ])
}

fn scan(files: &Files) -> Checked<Snapshot> {
    source::scan_memory(files.iter().map(|(path, text)| (path.as_str(), text.as_bytes().to_vec())))
}

/// Every file of a clean build; none where there are errors.
fn clean(files: &Files, options: &BuildOptions) -> Option<BTreeMap<OutPath, Vec<u8>>> {
    let scanned = scan(files);
    let Checked { value: site, mut diagnostics } = Memo::new().planned(&scanned, options, &NoProgress);
    let sink = Memory::new();
    render::render(&site, &scanned.value, &sink, None, &BuildMemory::default(), &NoProgress)
        .unwrap()
        .report_into(&mut diagnostics);
    (!has_errors(&diagnostics)).then(|| sink.into_files())
}

/// Every file as it is handed out from what is remembered.
fn remembered(
    memo: &mut Memo,
    pages: &PageCache,
    files: &Files,
    options: &BuildOptions,
) -> Option<BTreeMap<OutPath, Vec<u8>>> {
    remembered_of(memo, pages, &scan(files), options)
}

fn remembered_of(
    memo: &mut Memo,
    pages: &PageCache,
    scanned: &Checked<Snapshot>,
    options: &BuildOptions,
) -> Option<BTreeMap<OutPath, Vec<u8>>> {
    let Checked { value: study, diagnostics } = memo.planned(scanned, options, &NoProgress);
    if has_errors(&diagnostics) || has_errors(&study.try_templates(|| true)) {
        return None;
    }
    let site = IndexedSite::new(study);
    let of_index = site.site.search_index().value.files.into_keys();
    let paths: Vec<OutPath> = site.site.artifacts().map(|artifact| artifact.path()).chain(of_index).collect();
    let made = paths.into_iter().map(|path| {
        let bytes = match pages.get(&site, &path).unwrap().unwrap() {
            SiteFile::Bytes(_, bytes) => bytes.to_vec(),
            SiteFile::Copy(from) => scanned.value.read(&from).value.unwrap(),
        };
        (path, bytes)
    });
    Some(made.collect())
}

/// Whether a file is one of the search's index.
fn is_of_index(path: &str) -> bool {
    path == "search/manifest.js" || path.starts_with("search/shards/")
}

/// How many pages are rendered again after an edit.
fn rendered_after(edit: impl FnOnce(&mut Files)) -> usize {
    let (mut memo, pages, mut files) = (Memo::new(), PageCache::new(), study());
    let options = everything();
    remembered(&mut memo, &pages, &files, &options).unwrap();
    let before = pages.rendered();
    edit(&mut files);
    remembered(&mut memo, &pages, &files, &options).unwrap();
    pages.rendered() - before
}

fn replace(files: &mut Files, path: &str, from: &str, to: &str) {
    let text = files.get_mut(path).unwrap();
    assert!(text.contains(from));
    *text = text.replace(from, to);
}

#[test]
fn a_word_of_prose_renders_one_page() {
    assert_eq!(rendered_after(|_| ()), 0);
    assert_eq!(rendered_after(|files| replace(files, "content/interviews/a.md", "Plain", "Other")), 1);
    assert_eq!(rendered_after(|files| replace(files, "content/_index.md", "Welcome", "Hello")), 1);
}

#[test]
fn a_quotes_words_render_what_shows_them() {
    // The interview, its theme, and the priorities, which show the evidence, and the feeds; its team and the home page do not.
    let edit = |files: &mut Files| replace(files, "content/interviews/a.md", "two weeks", "one week");
    let is_page = |path: &OutPath| [".html", ".xml"].iter().any(|end| path.as_str().ends_with(end));
    let shows = |files: &Files| {
        let site = clean(files, &everything()).unwrap();
        site.iter().filter(|(path, bytes)| is_page(path) && holds(bytes, "one week")).count()
    };
    let mut edited = study();
    edit(&mut edited);
    assert_eq!(rendered_after(edit), shows(&edited));
}

fn holds(bytes: &[u8], text: &str) -> bool {
    memchr::memmem::find(bytes, text.as_bytes()).is_some()
}

#[test]
fn a_theme_that_is_renamed_renders_what_names_it() {
    let count = rendered_after(|files| replace(files, "content/themes/releases.md", "Late.", "Later."));
    assert_eq!(count, 1);
    let all = clean(&study(), &everything()).unwrap();
    // Markdown is made of a page that is rendered already.
    let pages = all.keys().map(OutPath::as_str).filter(|path| !path.ends_with(".md"));
    let pages = pages.filter(|path| !path.starts_with("assets/") && !path.starts_with("data/") && !is_of_index(path));
    let count = rendered_after(|files| replace(files, "site.toml", "Study", "Other"));
    assert_eq!(count, pages.count(), "every page has the site's title");
}

#[test]
fn nothing_new_is_the_same_study() {
    let (mut memo, files, options) = (Memo::new(), study(), everything());
    let mut read = |files: &Files| memo.planned(&scan(files), &options, &NoProgress).value;
    let first = read(&files);
    assert!(Arc::ptr_eq(&first, &read(&files)));
    let mut edited = files.clone();
    replace(&mut edited, "content/_index.md", "Welcome", "Hello");
    let second = read(&edited);
    assert_ne!(first.digest(), second.digest());
    assert_eq!(read(&files).digest(), first.digest());
}

#[test]
fn a_study_is_known_and_counted_without_a_look_or_a_page() {
    let (mut memo, mut files, options) = (Memo::new(), study(), everything());
    files.insert("themes/default/templates/404.html".to_owned(), "{{ broken".to_owned());
    let scanned = scan(&files);
    assert_ne!(memo.planned(&scanned, &options, &NoProgress).diagnostics, []);
    let known = memo.known(&scanned, ReadOptions::default(), &NoProgress);
    assert_eq!((known.value.knowledge.quotes.len(), known.diagnostics), (3, Vec::new()));
    let counted = memo.counted(&scanned, ReadOptions::default(), &NoProgress);
    assert_eq!((counted.value.numbers.priorities.rows.is_empty(), counted.diagnostics), (false, Vec::new()));
}

#[test]
fn complaints_come_again_until_they_are_mended() {
    let (mut memo, mut files, options) = (Memo::new(), study(), everything());
    replace(&mut files, "content/interviews/a.md", ".new-service", ".nwe-service");
    for _ in 0..2 {
        let complaints = memo.planned(&scan(&files), &options, &NoProgress).diagnostics;
        assert_eq!(complaints.iter().map(|complaint| complaint.rule).collect::<Vec<_>>(), ["unknown-theme"]);
    }
    assert_eq!(memo.planned(&scan(&study()), &options, &NoProgress).diagnostics, []);
}

#[test]
fn what_does_not_fit_is_made_again() {
    let (mut memo, files, options) = (Memo::new(), study(), everything());
    let tight = PageCache::with_limit(20_000);
    let first = remembered(&mut memo, &tight, &files, &options);
    let again = remembered(&mut memo, &tight, &files, &options);
    assert_eq!(first, again);
    assert!(tight.rendered() > PageCache::new().rendered());
    let site = IndexedSite::new(memo.planned(&scan(&files), &options, &NoProgress).value);
    let home = OutPath::new("index.html").unwrap();
    let before = tight.rendered();
    assert!(tight.digest(&site, &home).unwrap().is_some());
    assert_eq!(tight.rendered(), before, "the digest of the bytes is known without them");
}

/// One change to the files of a study.
#[derive(Debug, Clone)]
enum Edit {
    Write(usize, usize),
    Delete(usize),
    Rename(usize, usize),
}

const PATHS: &[&str] = &[
    "content/interviews/a.md",
    "content/interviews/b.md",
    "content/interviews/d.md",
    "content/interviews/a.quotes.yaml",
    "content/interviews/a.jun.quotes.yaml",
    "content/interviews/a.b.quotes.yaml",
    "content/interviews/b.mp3",
    "content/themes/new-service.md",
    "content/themes/releases.md",
    "content/themes/z.md",
    "content/teams/payments.md",
    "content/teams/search.md",
    "content/_index.md",
    "content/about.md",
    "content/opportunities/o.md",
    "content/outcomes/faster.md",
    "content/guides/g.md",
    "content/tools/t.md",
    "content/tools/u.md",
    "content/workflows/w.md",
    "site.toml",
    "themes/default/templates/404.html",
    "themes/default/static/css/mine.css",
    "themes/default/static/x.js",
];

/// Texts for any of the paths: some are right for some of them only, and then there are errors.
const TEXTS: &[&str] = &[
    "",
    INTERVIEW,
    "---\ndate: 2026-04-01\nteam: search\nparticipant: R\ntags: [releases]\nguide: g\n---\n\n**R:** [Late again]{.releases #late q=late kind=workaround}\n",
    "---\ndraft: true\n---\nx\n",
    "---\ntitle: Some title\naliases: [old]\n---\nSee [an interview](/interviews/a/) and [about](/about/).\n",
    "---\nslug: other\n---\n",
    "---\nthemes: [releases]\nstrategic: {faster: 3}\nfreq: weekly\n---\n",
    "---\nsections:\n  - questions:\n      - {id: late, text: How late?}\n---\n",
    "- exact: Plain words\n  themes: [releases]\n",
    "---\ntitle: Two\naliases: [plain, late again]\nowner: search\n---\nA tool.\n",
    "---\ntitle: Weeks\naliases: [words]\nmatch: exact\nnot: [plain words]\n---\n",
    "---\nthemes: [releases]\ninterview: a\nsteps: [{do: x, tool: t, hands: 1h, waits: 2d, team: search}]\n---\n",
    "- {exact: two weeks, themes: [new-service]}\n- {exact: Plain, themes: [new-service]}\n",
    "title = \"Other\"\nbase_url = \"https://x.example/r/\"\n",
    "[study]\npopulation = 40\n",
    "<p>{{ page.title }} <a href=\"{{ home }}\">home</a></p>",
    "p { color: red }",
    "[broken]{.nowhere",
];

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let path = 0..PATHS.len();
    let edit = prop_oneof![
        4 => (path.clone(), 0..TEXTS.len()).prop_map(|(path, text)| Edit::Write(path, text)),
        1 => path.clone().prop_map(Edit::Delete),
        1 => (path.clone(), path).prop_map(|(from, to)| Edit::Rename(from, to)),
    ];
    prop::collection::vec(edit, 1..12)
}

#[test]
fn a_folder_that_is_made_for_the_look_is_seen_though_nothing_is_in_it() {
    let mut files = study();
    files.insert("site.toml".to_owned(), "look = \"ours\"\n".to_owned());
    let (folder, mut memo, options) = (Folder::of(&files), Memo::new(), everything());
    let mut rules = || {
        let planned = memo.planned(&source::scan(folder.0.path()).unwrap(), &options, &NoProgress);
        planned.diagnostics.iter().map(|complaint| complaint.rule).collect::<Vec<_>>()
    };
    assert_eq!(rules(), ["no-such-look"]);
    std::fs::create_dir_all(folder.0.path().join("themes/ours")).unwrap();
    assert_eq!(rules(), [""; 0]);
}

#[test]
fn a_settled_file_is_not_read_and_a_changed_one_is() {
    let mut files = study();
    let folder = Folder::of(&files);
    let (mut memo, options) = (Memo::new(), everything());
    let mut read = || {
        let study = memo.planned(&source::scan(folder.0.path()).unwrap(), &options, &NoProgress).value;
        (study, memo.is_settled())
    };
    let (first, settled) = read();
    assert!(!settled, "the files were written a moment ago");
    std::thread::sleep(std::time::Duration::from_millis(3100));
    let (second, settled) = read();
    assert!(settled && Arc::ptr_eq(&first, &second));
    replace(&mut files, "content/interviews/a.md", "Plain", "Other");
    folder.write("content/interviews/a.md", &files["content/interviews/a.md"]);
    let (third, settled) = read();
    assert!(!settled && third.digest() != second.digest());
}

/// Of the interview's quotes beside it, at each step of what may happen to their list.
#[test]
fn the_list_beside_an_interview_is_asked_for_its_time_too() {
    let folder = Folder::of(&study());
    let (mut memo, options) = (Memo::new(), everything());
    let list = "content/interviews/a.quotes.yaml";
    let mut quotes = |change: &dyn Fn()| {
        std::thread::sleep(A_STEP);
        change();
        let study = memo.planned(&folder.scan_later(), &options, &NoProgress).value;
        assert!(memo.is_settled());
        study.summary().quotes
    };
    let found = [
        quotes(&|| ()),
        quotes(&|| folder.write(list, "- {exact: Plain words, themes: [releases]}\n")),
        quotes(&|| folder.write(list, "- {exact: Plain, themes: [releases]}\n- {exact: words, themes: [releases]}\n")),
        quotes(&|| std::fs::remove_file(folder.0.path().join(list)).unwrap()),
    ];
    assert_eq!(found, [3, 4, 5, 3], "no quote of a list that is gone");
}

/// File systems tell times in steps of at most so long, on the machines that tests run on.
const A_STEP: std::time::Duration = std::time::Duration::from_millis(12);

/// A study on the disk, where the file system's word is what a file is known by.
struct Folder(tempfile::TempDir);

impl Folder {
    fn of(files: &Files) -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        files.iter().for_each(|(path, text)| folder.write(path, text));
        folder
    }

    /// Looks at it as if long after the last change, so that times vouch for files.
    fn scan_later(&self) -> Checked<Snapshot> {
        source::scan(self.0.path()).unwrap().map(Snapshot::taken_later)
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.0.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    /// Makes the same change to the files that are there.
    fn apply(&self, edit: &Edit) {
        let at = |path: &usize| self.0.path().join(PATHS[*path]);
        match edit {
            Edit::Write(path, text) => self.write(PATHS[*path], TEXTS[*text]),
            // What is not there need not go, nor can it go elsewhere.
            Edit::Delete(path) => drop(std::fs::remove_file(at(path))),
            Edit::Rename(from, to) => {
                std::fs::create_dir_all(at(to).parent().unwrap()).unwrap();
                drop(std::fs::rename(at(from), at(to)));
            }
        }
    }
}

fn apply(edit: &Edit, files: &mut Files) {
    match edit {
        Edit::Write(path, text) => {
            files.insert(PATHS[*path].to_owned(), TEXTS[*text].to_owned());
        }
        Edit::Delete(path) => {
            files.remove(PATHS[*path]);
        }
        Edit::Rename(from, to) => {
            if let Some(text) = files.remove(PATHS[*from]) {
                files.insert(PATHS[*to].to_owned(), text);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn the_file_systems_word_is_good_enough(edits in edits()) {
        let mut files = study();
        let folder = Folder::of(&files);
        let (mut memo, pages, options) = (Memo::new(), PageCache::new(), everything());
        for edit in &edits {
            apply(edit, &mut files);
            std::thread::sleep(A_STEP);
            folder.apply(edit);
            let scanned = folder.scan_later();
            let from_memory = remembered_of(&mut memo, &pages, &scanned, &options);
            prop_assert!(from_memory == clean(&files, &options), "{:?}", edit);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn a_rebuild_is_a_build(edits in edits(), limit in prop::sample::select(&[KEEP_ALL, 30_000][..])) {
        let (mut memo, pages, mut files) = (Memo::new(), PageCache::with_limit(limit), study());
        let options = BuildOptions { drafts: edits.len() % 2 == 0, ..everything() };
        for edit in &edits {
            apply(edit, &mut files);
            let from_memory = remembered(&mut memo, &pages, &files, &options);
            let from_nothing = clean(&files, &options);
            prop_assert_eq!(from_memory.is_some(), from_nothing.is_some());
            for (path, bytes) in from_nothing.iter().flatten() {
                let served = &from_memory.as_ref().unwrap()[path];
                prop_assert!(served == bytes, "{} differs after {:?}", path, edit);
            }
            prop_assert_eq!(from_memory.map(|site| site.len()), from_nothing.map(|site| site.len()));
        }
    }
}

const KEEP_ALL: usize = usize::MAX;

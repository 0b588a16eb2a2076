//! A study is shown before it is known how sure the order of its priorities is; then it is what a build makes of it.

use std::sync::atomic::AtomicBool;

use super::*;

const PENDING: &str = "still being worked out";

/// Three people of a thousand, and two themes that can be told apart: so many draws take a while.
fn study_of_many() -> Files {
    let interview = |name: &str, words: &str| {
        (
            format!("content/interviews/{name}.md"),
            format!("---\nparticipant: {name}\nteam: t\n---\n\n**{name}:** {words}\n"),
        )
    };
    let heavy = "[So heavy.]{.heavy freq=weekly toil=8h}";
    let files = [
        interview("a", &format!("{heavy} [So light.]{{.light freq=quarterly toil=1h}}")),
        interview("b", heavy),
        interview("c", heavy),
        ("content/teams/t.md".to_owned(), "---\nheadcount: 1000\n---\n".to_owned()),
    ];
    files.into_iter().collect()
}

/// A program that shows a study at once.
struct Showing {
    memo: Memo,
    pages: PageCache,
    options: BuildOptions,
}

impl Showing {
    fn new() -> Self {
        Self::with(None)
    }

    fn with(cache: Option<&BuildCache>) -> Self {
        Self { memo: Memo::for_showing(cache), pages: PageCache::new(), options: everything() }
    }

    /// All files as they are shown now.
    fn shows(&mut self, files: &Files) -> BTreeMap<OutPath, Vec<u8>> {
        remembered(&mut self.memo, &self.pages, files, &self.options).unwrap()
    }

    fn draws(&self) -> Option<FinishedDraws> {
        self.memo.pending_draws()?.make(&AtomicBool::new(false))
    }
}

/// Holds that a site is what a build makes of its files.
#[track_caller]
fn assert_built(shown: &BTreeMap<OutPath, Vec<u8>>, files: &Files) {
    let built = clean(files, &everything()).unwrap();
    let differ: Vec<&OutPath> =
        built.iter().filter(|(path, bytes)| shown.get(*path) != Some(bytes)).map(|it| it.0).collect();
    assert_eq!((differ, shown.len()), (Vec::new(), built.len()));
}

fn text(site: &BTreeMap<OutPath, Vec<u8>>, path: &str) -> String {
    String::from_utf8(site[&OutPath::new(path).unwrap()].clone()).unwrap()
}

#[test]
fn pages_come_first_and_the_certainty_when_it_is_there() {
    let (mut showing, files) = (Showing::new(), study_of_many());
    let first = showing.shows(&files);
    for (page, pending) in [
        ("priorities/index.html", "How sure this order is, is still being worked out."),
        ("brief/index.html", "How sure this order is, is still being worked out."),
        ("themes/heavy/index.html", "How sure this number is, is still being worked out."),
        ("index.html", "its range is still being worked out"),
    ] {
        assert!(text(&first, page).contains(pending), "{page}");
    }
    let page = text(&first, "priorities/index.html");
    // Strips of ranks, bands, ranges and chances, and what two rows are compared by.
    for absent in ["strip", "class=\"band\"", "class=\"interval\"", "of 100 draws.", "<compare-rows"] {
        assert!(!page.contains(absent), "{absent} in {page}");
    }
    assert!(text(&first, "data/stability.json").starts_with("{\"draws\":0,"));
    let same = showing.memo.planned(&scan(&files), &showing.options, &NoProgress).value;
    assert!(Arc::ptr_eq(&same, &showing.memo.planned(&scan(&files), &showing.options, &NoProgress).value));

    let drawn = showing.draws().unwrap();
    assert!(showing.memo.take_draws(drawn));
    assert!(showing.memo.pending_draws().is_none());
    let second = showing.shows(&files);
    assert_built(&second, &files);
    let is_pending = |(path, bytes): (&OutPath, &Vec<u8>)| holds(bytes, PENDING).then(|| path.to_string());
    assert_eq!(second.iter().find_map(is_pending), None);
}

#[test]
fn the_certainty_of_other_numbers_is_never_shown() {
    let (mut showing, mut files) = (Showing::new(), study_of_many());
    showing.shows(&files);
    let of_first = showing.memo.pending_draws().unwrap();
    replace(&mut files, "content/interviews/b.md", "weekly", "daily");
    let edited = showing.shows(&files);
    assert!(text(&edited, "priorities/index.html").contains(PENDING));
    assert!(!showing.memo.take_draws(of_first.make(&AtomicBool::new(false)).unwrap()), "they are of other numbers");
    assert!(showing.shows(&files) == edited);
    let drawn = showing.draws().unwrap();
    assert!(showing.memo.take_draws(drawn));
    assert_built(&showing.shows(&files), &files);
    // Words that no number hangs on need no draws, and what was undone before others were made is known.
    replace(&mut files, "content/interviews/c.md", "So heavy", "Very heavy");
    assert_built(&showing.shows(&files), &files);
    assert!(showing.memo.pending_draws().is_none());
    replace(&mut files, "content/interviews/b.md", "daily", "monthly");
    showing.shows(&files);
    assert!(showing.memo.pending_draws().is_some());
    replace(&mut files, "content/interviews/b.md", "monthly", "daily");
    assert_built(&showing.shows(&files), &files);
}

#[test]
fn draws_that_are_known_or_few_are_shown_at_once() {
    let place = tempfile::tempdir().unwrap();
    let cache = BuildCache::of_study(place.path());
    let (files, options) = (study_of_many(), everything());
    let built = publish(&scan(&files), &options, &place.path().join("public"), Some(&cache), &NoProgress).unwrap();
    assert!(built.published.is_some());
    let mut of_built = Showing::with(Some(&cache));
    assert_built(&of_built.shows(&files), &files);
    let mut few = files;
    replace(&mut few, "content/teams/t.md", "1000", "20");
    let mut showing = Showing::new();
    assert_built(&showing.shows(&few), &few);
    assert!(showing.memo.pending_draws().is_none());
}

#[test]
fn draws_that_nobody_waits_for_are_stopped() {
    let mut showing = Showing::new();
    showing.shows(&study_of_many());
    let pending = showing.memo.pending_draws().unwrap();
    assert!(pending.make(&AtomicBool::new(true)).is_none());
}

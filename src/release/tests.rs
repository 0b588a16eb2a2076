//! For nobody nothing comes out, by no iterator and no lookup; for everybody everything does.
//!
//! Comes in: a study with something of each kind. Goes out: nothing. Does not know: pages.

use super::*;
use crate::base::path::SourcePath;
use crate::base::span::Place;
use crate::config::{Attribution, SHOWN};
use crate::content::read::{self, TextFile};
use crate::content::{Entries, Kind};
use crate::knowledge::link;

/// Something of each kind, each linked with the others; every text of it has `word` in it.
const FILES: [(&str, &str); 11] = [
    ("_index", "Home word.\n"),
    ("about", "# Page word\n"),
    (
        "interviews/a",
        "---\ntitle: Word\nparticipant: word\nteam: pay\nrole: Word\nguide: g\ntags: [slow]\ntakeaways: [Word]\n\
      recording: word.mp3\nextra: {word: word}\naliases: [word]\n---\n**Mira:** A word?\n\n**word:** \
      [A word.]{.slow #word note=word by=word}\n",
    ),
    ("interviews/b", "---\nparticipants: [{name: word}, {name: word2}]\n---\n[Word](a.md)\n"),
    ("themes/slow", "---\ntitle: Word\nowner: dev\nparent: top\n---\nA word.\n"),
    ("themes/top", "---\ntitle: Word\n---\n"),
    ("teams/pay", "---\ntitle: Word\nparent: dev\n---\n"),
    ("teams/dev", "---\ntitle: Word\n---\n"),
    ("opportunities/o", "---\nthemes: [slow]\nproblem: Word\n---\n"),
    ("outcomes/u", "---\nsponsor: Word\n---\n"),
    ("guides/g", "---\nsections: [{questions: [{id: word, text: Word}]}]\n---\n"),
];

fn knowledge() -> Knowledge {
    knowledge_of(&FILES)
}

fn knowledge_of(files: &[(&str, &str)]) -> Knowledge {
    let (mut entries, mut complaints) = (Entries::default(), Vec::new());
    for (path, text) in files {
        let path = SourcePath::new(&format!("content/{path}.md"));
        entries.add(read::read(TextFile { path: &path, text }, None).report_into(&mut complaints).entry);
    }
    link(entries).value
}

/// Of each kind how many there are in a study, how many an iterator has, and how many a lookup finds.
macro_rules! counts {
    ($knowledge:ident, $released:ident; $($all:ident $one:ident),*) => {
        [$((
            stringify!($all),
            $knowledge.$all.len(),
            $released.$all().count(),
            $knowledge.$all.ids().filter(|id| $released.$one(*id).is_some()).count(),
        )),*]
    };
}

fn counts(knowledge: &Knowledge, permissions: &Permissions) -> Vec<(&'static str, usize, usize, usize)> {
    let released = release(knowledge, permissions);
    let mut counts =
        counts![knowledge, released; interviews interview, participants participant, quotes quote, themes theme,
        teams team, outcomes outcome, opportunities opportunity, guides guide]
        .to_vec();
    let pages = knowledge.pages.len();
    let found = (0..pages).filter(|index| released.page(*index).is_some()).count();
    counts.push(("pages", pages, released.pages().count(), found));
    counts.push(("home", 1, released.home().iter().count(), released.home().iter().count()));
    counts.push(("files", FILES.len(), released.files().count(), released.files().count()));
    counts
}

#[test]
fn everybody_is_shown_everything() {
    for (kind, all, iterated, found) in counts(&knowledge(), &Permissions::EVERYTHING) {
        assert!(all > 0, "the study has {kind}");
        assert_eq!((iterated, found), (all, all), "{kind}");
    }
}

#[test]
fn nobody_is_shown_anything() {
    for (kind, _, iterated, found) in counts(&knowledge(), &Permissions::NOTHING) {
        assert_eq!((iterated, found), (0, 0), "{kind}");
    }
}

#[test]
fn links_lead_from_thing_to_thing() {
    let knowledge = knowledge();
    let released = release(&knowledge, &Permissions::EVERYTHING);
    let interview = released.interviews().next().expect("there are two");
    let quote = interview.nth_quote(0).expect("it has one");
    assert_eq!((quote.anchor(), &*quote.shown_words(), quote.note()), ("word", "A word.", Some("word")));
    assert_eq!(
        (quote.person().and_then(ReleasedPerson::name), quote.speaker().and_then(ReleasedSpeaker::name)),
        (Some("word"), Some("word"))
    );
    let theme = released.theme(quote.themes().next().expect("it has one")).expect("everything is shown");
    assert_eq!(theme.slug().as_str(), "slow");
    assert_eq!(theme.ancestors().map(|theme| theme.slug().as_str()).collect::<Vec<_>>(), ["top"]);
    assert_eq!(theme.owner().and_then(|team| released.team(team)).map(|team| team.slug().as_str()), Some("dev"));
    let Some(ShownTeam::Team(team)) = quote.team() else { panic!("everything is shown") };
    let team = released.team(team).expect("everything is shown");
    assert_eq!(team.ancestors().map(|team| team.slug().as_str()).collect::<Vec<_>>(), ["dev"]);
    assert_eq!(
        interview.guide().and_then(|guide| released.guide(guide)).map(|guide| guide.interviews().count()),
        Some(1)
    );
    assert_eq!(interview.people().flat_map(|person| released.participant(person.participant())).count(), 1);
    let links = released.files().flat_map(ReleasedFile::links);
    assert_eq!(links.collect::<Vec<_>>(), ["a.md"]);
}

/// Each theme with how many are above it, as an audience sees them.
fn theme_tree(files: &[(&str, &str)], permissions: impl Fn(&Knowledge) -> Permissions) -> Vec<(String, usize)> {
    let knowledge = knowledge_of(files);
    let permissions = permissions(&knowledge);
    let tree = release(&knowledge, &permissions).theme_tree();
    tree.into_iter().map(|(theme, depth)| (theme.slug().to_string(), depth)).collect()
}

#[test]
fn below_a_theme_that_is_withheld_another_tree_begins() {
    let files = [
        ("themes/a", ""),
        ("themes/b", "---\nparent: hidden\n---\n"),
        ("themes/c", "---\nparent: b\n---\n"),
        ("themes/d", "---\nparent: a\n---\n"),
        ("themes/hidden", "---\nparent: a\naudience: []\n---\n"),
    ];
    let named = |tree: &[(&str, usize)]| -> Vec<(String, usize)> {
        tree.iter().map(|(slug, depth)| ((*slug).to_owned(), *depth)).collect()
    };
    let everything = theme_tree(&files, |_| Permissions::EVERYTHING);
    assert_eq!(everything, named(&[("a", 0), ("d", 1), ("hidden", 1), ("b", 2), ("c", 3)]));
    let audience = AudienceSettings {
        name: "x".to_owned(),
        place: Place::start_of(&SourcePath::new("site.toml")),
        title: None,
        shows: vec!["themes"],
        attribution: Attribution::ALL,
        smallest_team: 1,
    };
    let some = theme_tree(&files, |knowledge| Permissions::new(knowledge, audience.clone(), None));
    assert_eq!(some, named(&[("a", 0), ("d", 1), ("b", 0), ("c", 1)]), "each once");
}

#[test]
fn what_is_logged_has_no_words() {
    let knowledge = knowledge();
    let released = release(&knowledge, &Permissions::EVERYTHING);
    let interviews: Vec<_> = released.interviews().collect();
    let people: Vec<_> = interviews.iter().flat_map(|interview| interview.people()).collect();
    let quotes: Vec<_> = released.quotes().collect();
    let speakers: Vec<_> = quotes.iter().map(|quote| quote.speaker()).collect();
    let others =
        (released, released.home(), released.files().next(), released.themes().next(), released.pages().next());
    let text = format!("{interviews:?} {people:?} {quotes:?} {speakers:?} {others:?}");
    assert!(!text.to_lowercase().contains("word"), "{text}");
}

#[test]
fn the_settings_can_show_every_kind_but_interviews() {
    let kinds = Kind::ALL.iter().filter(|kind| **kind != Kind::Interview).map(|kind| kind.folder());
    for word in kinds.chain(["pages"]).chain([PRIORITIES, AGREEMENT, BRIEF, PLAN, COVERAGE, WAVES].map(|page| page.0)) {
        assert!(SHOWN.contains(&word), "`shows` does not know {word}");
    }
    assert!(!SHOWN.contains(&Kind::Interview.folder()), "each interview says itself who may read it");
}

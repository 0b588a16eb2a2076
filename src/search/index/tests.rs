//! What an index has, read back from its files.
//!
//! Comes in: small studies. Goes out: nothing. Does not know: queries.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::Mutex;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::reading::{IndexReading, ReadDocument};
use super::{IndexMemory, IndexSink, SearchIndex, index, write_index};
use crate::base::hash::Digest;
use crate::base::path::OutPath;
use crate::base::span::Place;
use crate::content::Entry;
use crate::content::interview::Interview;
use crate::diagnostic::{Checked, Diagnostic};
use crate::release::Audience;
use crate::search::integers::length_code;
use crate::site::testing::Study;
use crate::site::{SiteContext, Transcript, Transcripts};

const TEAM: (&str, &str) = ("content/teams/payments.md", "---\ntitle: Payments\nheadcount: 9\n---\nThey take money.\n");
const THEME: (&str, &str) = ("content/themes/ownership.md", "---\ntitle: Ownership\n---\nWho *owns* a service.\n");
const FIRST: (&str, &str) = (
    "content/interviews/a.md",
    "---\ntitle: Small services\ndate: 2026-03-12\nparticipant: P07\nteam: payments\nrole: engineer\ninterviewer: Mira\n\
     takeaways:\n  - Nobody owns it.\n---\n\
     **Mira:** How did it go?\n\n\
     **P07:** It took [two weeks]{.ownership #two-weeks} and `C++`.\n\nAnd then? [Tickets]{.ownership #tickets}.\n",
);

fn read(study: &Study) -> IndexReading {
    let made = index(&study.site_context());
    assert_eq!(made.diagnostics, []);
    IndexReading::new(&made.value)
}

fn lists(reading: &IndexReading, term: &str) -> [Vec<ReadDocument>; 3] {
    reading.term(term).unwrap_or_else(|| panic!("{term} is a term")).lists
}

#[test]
fn quotes_entries_and_turns_are_found_by_their_words() {
    let reading = read(&Study::of(&[TEAM, THEME, FIRST]));
    // Group 0 has the theme (0) and the team (1); group 1 is the interview with turns 0 and 1, and quotes 4 and 5 in turn 1.
    // Quotes have the team, the person, the role and the theme in their heads; both are of the first kind and evidence.
    let code = 16;
    assert_eq!(lists(&reading, "weeks"), [vec![(1, 4, code, vec![65])], vec![], vec![(1, 1, 16 + 5, vec![3])]]);
    assert_eq!(
        lists(&reading, "ownership"),
        [vec![(1, 4, code, vec![3]), (1, 5, code, vec![3])], vec![(0, 0, 2, vec![0])], vec![],]
    );
    assert_eq!(lists(&reading, "payments")[0], [(1, 4, code, vec![0]), (1, 5, code, vec![0])]);
    assert_eq!(lists(&reading, "payments")[1], [(0, 1, 1, vec![0])]);
    // The title of the interview and the name; the takeaway is entry 1.
    assert_eq!(lists(&reading, "p07")[1], [(1, 0, 0, vec![2])]);
    assert_eq!(lists(&reading, "owns")[1], [(0, 0, 2, vec![65]), (1, 1, 1, vec![65])]);
    // The turn of nine words goes on behind a paragraph.
    assert_eq!(lists(&reading, "c++")[2], [(1, 1, 16 + 5, vec![5])]);
    assert_eq!(lists(&reading, "then")[2], [(1, 1, 16 + 5, vec![7])]);
    assert_eq!(lists(&reading, "go")[2], [(1, 0, 2, vec![3])]);
}

#[test]
fn the_manifest_counts_and_names() {
    let reading = read(&Study::of(&[TEAM, THEME, FIRST]));
    let manifest = reading.manifest();
    // Two quotes of 2 and 1 words; four entries of 4, 3, 0 and 3; two turns of 4 and 9.
    assert_eq!(manifest["lists"], json!([[2, 1], [4, 2], [2, 6]]));
    assert_eq!(manifest["entries"][0], json!(["theme", 1]));
    assert_eq!(manifest["entries"][3], json!(["team", 1]));
    assert_eq!(manifest["people"], json!(["P07"]));
    assert_eq!(manifest["roles"], json!(["engineer"]));
    assert_eq!(manifest["teams"], json!([["payments", "Payments", 0]]));
    // One person: the first name, the first team, the first role. 2026 is 10 + 63 · 32, in two digits of five bits and one.
    assert_eq!(manifest["groups"]["people"], "BBBB");
    assert_eq!(manifest["groups"]["years"], "q_B");
    // Mira is nobody who was interviewed, P07 the first of those who were.
    assert_eq!(manifest["groups"]["speakers"], "CAB");
    let facts = &reading.files[manifest["facts"][0][1].as_str().unwrap()];
    // Quotes 4 and 5, both of kind 0 and evidence, the first of one theme, both said by the first person.
    assert_eq!(facts["count"], "C");
    assert_eq!(facts["number"], "EB");
    assert_eq!(facts["person"], "BB");
}

#[test]
fn texts_are_shown_as_they_were_said() {
    let reading = read(&Study::of(&[TEAM, THEME, FIRST]));
    let interview = reading.interview(1);
    assert_eq!(interview["title"], "Small services");
    assert_eq!(interview["url"], "interviews/a/");
    assert_eq!(interview["speakers"], json!(["Mira", "P07"]));
    assert_eq!(interview["quotes"], json!([[4, "two weeks", "two-weeks"], [5, "Tickets", "tickets"]]));
    // Of each its kind, pain and evidence; who said it, the first person; how many themes it has, and the first.
    assert_eq!((&interview["facts"], reading.further()), (&json!("BBBABBBA"), vec![]));
    let turns = &reading.files[interview["turns"][0][1].as_str().unwrap()];
    assert_eq!(
        turns,
        &json!([[0, "t1", 0, "How did it go?"], [1, "t2", 1, "It took two weeks and C++. And then? Tickets."]])
    );
    let study = &reading.files[reading.manifest()["study"][0].as_str().unwrap()];
    assert_eq!(study[0], json!(["theme", "Ownership", "themes/ownership/", "Who owns a service."]));
}

#[test]
fn many_quotes_of_an_interview_lie_in_several_shards() {
    let quotes = (0..9).map(|at| format!("**P:** [{}]{{.toil kind=praise #q{at}}}\n\n", "word ".repeat(60)));
    let text: String = std::iter::once("---\ntitle: T\nparticipant: P\n---\n".to_owned()).chain(quotes).collect();
    let reading = read(&Study::of(&[("content/interviews/a.md", &text)]));
    assert_eq!((&reading.interview(1)["quotes"], &reading.interview(1)["facts"]), (&json!([]), &json!("")));
    // A quote has 299 letters, so the fourth fills a shard of 1,024 bytes; quotes have the numbers of their turns, times 4.
    let further = reading.further();
    assert_eq!(
        further.iter().map(|(group, first, _)| (*group, *first)).collect::<Vec<_>>(),
        [(1, 0), (1, 16), (1, 32)]
    );
    let counts = further.iter().map(|(.., shard)| shard["quotes"].as_array().unwrap().len());
    assert_eq!(counts.collect::<Vec<_>>(), [4, 4, 1]);
    for (.., shard) in &further {
        assert_eq!(
            (&shard["slug"], &shard["title"], &shard["url"]),
            (&json!("a"), &json!("T"), &json!("interviews/a/"))
        );
    }
    // Praise is the fifth kind, and no evidence.
    assert_eq!((&further[2].2["quotes"][0][2], &further[2].2["facts"]), (&json!("q8"), &json!("IBBA")));
}

const AUDIENCES: &str = "[audiences.all]\nshows = [\"themes\", \"teams\"]\nattribution = [\"role\"]\n";

#[test]
fn an_audience_has_an_index_of_what_it_may_see() {
    let interview = |slug: &str, front: &str, body: &str| {
        (
            format!("content/interviews/{slug}.md"),
            format!("---\nparticipant: P-{slug}\nrole: engineer\ninterviewer: Mira\n{front}---\n{body}"),
        )
    };
    let studies = [
        interview(
            "open",
            "audience: [all]\n",
            "**P-open:** It is [secret words here]{for=core} plain. [said]{.toil}\n\n**Mira:** [hidden]{for=core}\n",
        ),
        interview("quoted", "quotes_for: [all]\n", "**P-quoted:** Unshown [shown words]{.toil} unshown.\n"),
        interview("closed", "", "**P-closed:** Closed [closedly]{.toil}\n"),
    ];
    let mut files: Vec<(&str, &str)> = vec![("site.toml", AUDIENCES)];
    files.extend(studies.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let (study, _) = Study::read_for(&Audience::Named("all".to_owned()), &files);
    let made = index(&study.site_context()).value;
    let reading = IndexReading::new(&made);
    let all: String = made.files.values().map(|bytes| String::from_utf8_lossy(bytes)).collect();
    for word in ["secret", "hidden", "unshown", "closed", "P-open", "p-open", "Mira", "mira"] {
        assert!(!all.contains(word), "{word} is in the index");
    }
    // “It is”, then a gap of sixteen, then the third of four words that are shown.
    assert_eq!(lists(&reading, "plain")[2], [(1, 0, 2, vec![18])]);
    assert_eq!(lists(&reading, "shown")[0], [(2, 0, 16, vec![64])]);
    assert_eq!(reading.term("shown").unwrap().lists[2], []);
    let turns = &reading.files[reading.interview(1)["turns"][0][1].as_str().unwrap()];
    assert_eq!(turns, &json!([[0, "t1", 0, "It is … plain. said"]]));
    let quoted = reading.interview(2);
    assert_eq!((&quoted["title"], &quoted["url"], &quoted["turns"]), (&json!(""), &json!(""), &json!([])));
    assert_eq!(quoted["quotes"], json!([[0, "shown words", "themes/toil/#quoted.shown-words"]]));
    assert_eq!(reading.manifest()["people"], json!([]));
}

#[test]
fn the_same_words_have_one_family() {
    let text = "---\nparticipant: P\n---\n**P:** deploys deploy deployed ticket k8s\n";
    let reading = read(&Study::of(&[("content/interviews/a.md", text)]));
    let stem = |term: &str| reading.term(term).unwrap().stem;
    assert_eq!(
        [stem("deploys"), stem("deployed"), stem("ticket")],
        ["deploy", "deploy", "ticket"].map(|it| Some(it.to_owned()))
    );
    assert_eq!(stem("k8s"), None);
}

#[test]
fn a_compound_is_of_the_family_of_its_end() {
    let text = "---\nparticipant: P\n---\n**P:** Produktionsdatenbank Datenbanken Datenbank\n";
    let reading = read(&Study::of(&[("site.toml", "language = \"de\"\n"), ("content/interviews/a.md", text)]));
    let terms = reading.terms();
    let compound = terms.iter().find(|it| it.is_compound).unwrap();
    assert_eq!(compound.term, "produktionsdatenbank");
    assert_eq!(compound.stem, reading.term("datenbanken").unwrap().stem);
    assert_eq!(compound.lists[2], reading.term("produktionsdatenbank").unwrap().lists[2]);
    assert_eq!(terms.iter().filter(|it| it.is_compound).count(), 1);
}

#[test]
fn the_turns_of_a_frequent_term_are_cut_into_blocks() {
    let interview = |number: usize| {
        let turns = (0..200).map(|turn| format!("**P{number}:** word {}\n\n", if turn == 7 { "word" } else { "x y" }));
        let text: String = std::iter::once(format!("---\nparticipant: P{number}\n---\n")).chain(turns).collect();
        (format!("content/interviews/i{number:02}.md"), text)
    };
    let interviews: Vec<(String, String)> = (0..40).map(interview).collect();
    let files: Vec<(&str, &str)> = interviews.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let reading = read(&Study::of(&files));
    let term = reading.term("word").unwrap();
    assert_eq!((term.df[2], term.lists[2].len()), (8000, 8000));
    assert!(term.lists[2].is_sorted_by_key(|(group, number, ..)| (*group, *number)));
    assert!(!term.blocks.is_empty() && term.blocks.is_sorted());
    // The best turn has the word twice, in 2 words of length 2: f = 128; with an average of 2, K = 77 · 4 / 4 = 77.
    let best = 128 * 141 * 1024 / ((128 + 77) * 64);
    assert!(term.blocks.iter().all(|(_, it)| *it == best), "{:?}", term.blocks);
}

#[test]
fn nothing_gives_an_index_of_nothing() {
    let SearchIndex { files } = index(&Study::of(&[]).site_context()).value;
    let reading = IndexReading::new(&SearchIndex { files });
    assert_eq!(reading.manifest()["lists"], json!([[0, 1], [0, 1], [0, 1]]));
    assert_eq!(reading.manifest()["dictionary"], Value::Array(Vec::new()));
}

/// Transcripts that cannot be read, and are known by their digests all the same.
#[derive(Debug)]
struct Unreadable<'t>(&'t dyn Transcripts);

impl Transcripts for Unreadable<'_> {
    fn transcript<'a>(&'a self, interview: &'a Entry<Interview>) -> Result<Transcript<'a>, Box<Diagnostic>> {
        Err(Box::new(Diagnostic::error("unread", Place::start_of(&interview.path), "it was read")))
    }

    fn digest(&self, interview: &Entry<Interview>) -> Digest {
        self.0.digest(interview)
    }
}

/// Takes files, and has those that it had before.
#[derive(Default)]
struct FolderSink {
    before: BTreeMap<OutPath, Vec<u8>>,
    files: Mutex<BTreeMap<OutPath, Vec<u8>>>,
}

impl IndexSink for FolderSink {
    type Error = Infallible;

    fn put(&self, path: &OutPath, pieces: &[&[u8]]) -> Result<(), Infallible> {
        self.files.lock().unwrap().insert(path.clone(), pieces.concat());
        Ok(())
    }

    fn keep(&self, path: &OutPath) -> Result<bool, Infallible> {
        let there = self.before.get(path);
        self.files.lock().unwrap().extend(there.map(|bytes| (path.clone(), bytes.clone())));
        Ok(there.is_some())
    }
}

#[test]
fn turns_that_did_not_change_are_not_read_again() {
    let study = Study::of(&[TEAM, THEME, FIRST]);
    let context = study.site_context();
    let first = FolderSink::default();
    let Ok(Checked { value: memory, diagnostics }) = write_index(&context, &IndexMemory::default(), &first);
    assert_eq!(diagnostics, []);
    let files = first.files.into_inner().unwrap();
    // As the cache does it: what is small, and the bytes one behind the other.
    let (stored, packed) = memory.to_store();
    let packed = packed.concat();
    assert!(IndexMemory::restore(memory.to_store().0, packed[1..].to_vec()).is_none());
    let memory = IndexMemory::restore(stored, packed).unwrap();

    let unreadable = Unreadable(context.transcripts);
    let unread = SiteContext { transcripts: &unreadable, ..context };
    let second = FolderSink { before: files.clone(), ..FolderSink::default() };
    let Ok(made) = write_index(&unread, &memory, &second);
    assert_eq!(made.diagnostics, []);
    assert!(made.value.is_same(&memory) && second.files.into_inner().unwrap() == files);
    // Where their texts are no more, they are read.
    let third = FolderSink::default();
    let Ok(made) = write_index(&unread, &memory, &third);
    assert_eq!(made.diagnostics.len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// The truth is what is written: words with spaces between, each at its place.
    #[test]
    fn each_word_of_each_turn_is_found_at_its_position(
        turns in prop::collection::vec(prop::collection::vec("[a-e]{1,3}|é|日|[0-9]{1,2}", 1..30), 1..8)
    ) {
        let said = turns.iter().map(|words| format!("**P:** {}\n\n", words.join(" ")));
        let text: String = std::iter::once("---\nparticipant: P\n---\n".to_owned()).chain(said).collect();
        let reading = read(&Study::of(&[("content/interviews/a.md", &text)]));
        let terms = reading.terms();
        let mut found = 0;
        for term in &terms {
            prop_assert_eq!(term.df[2], term.lists[2].len() as u64);
            for (group, turn, code, positions) in &term.lists[2] {
                let words = &turns[usize::try_from(*turn).unwrap()];
                prop_assert_eq!((*group, code / 16, code % 16), (1, 0, u64::from(length_code(words.len() as u32))));
                for position in positions {
                    let word = words[usize::try_from(*position).unwrap()].replace('é', "e");
                    prop_assert_eq!(&word, &term.term);
                    found += 1;
                }
            }
        }
        prop_assert_eq!(found, turns.iter().map(Vec::len).sum::<usize>());
    }
}

//! `cairn import BETTER --replace SLUG` over what people really said: marks on turns of `../shared/corpus`.
//!
//! Comes in: real transcripts, random marks. Goes out: nothing. Does not know: how words are aligned.

use std::sync::OnceLock;

use cairn::base::path::SourcePath;
use cairn::edit::new_transcript::QuoteFate;
use cairn::pipeline::{NoProgress, Replacement, replace_transcript};
use cairn::source::scan_memory;
use proptest::prelude::*;

use crate::shared;

/// How many turns an interview is made of.
const TURNS: usize = 14;

/// What somebody says.
struct Turn {
    name: String,
    words: Vec<String>,
    /// Whether there is no markup in it, so that a mark may stand around any of its words.
    is_plain: bool,
}

/// The turns of each transcript.
fn transcripts() -> Option<&'static [Vec<Turn>]> {
    static READ: OnceLock<Option<Vec<Vec<Turn>>>> = OnceLock::new();
    let read = || {
        let folder = shared::path("corpus/changelog-shipit")?;
        let files = std::fs::read_dir(folder).expect("it can be read");
        let mut paths: Vec<_> = files.map(|file| file.expect("it can be read").path()).collect();
        paths.sort();
        let turns = |path| std::fs::read_to_string(path).expect("it is a text").lines().filter_map(turn).collect();
        let all: Vec<Vec<Turn>> = paths.iter().map(turns).collect();
        Some(all.into_iter().filter(|turns| turns.len() > TURNS).collect())
    };
    READ.get_or_init(read).as_deref()
}

/// A line of a transcript: `**Gerhard Lazu:** \[03:59\] The reason …`.
fn turn(line: &str) -> Option<Turn> {
    let (name, said) = line.strip_prefix("**")?.split_once(":**")?;
    let is_plain = !said.contains(['[', ']', '{', '}', '<', '>', '*', '_', '`', '\\', '&', '~', '|']);
    let words = said.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    (!words.is_empty()).then(|| Turn { name: name.to_owned(), words, is_plain })
}

/// Some turns of one transcript, marked and then mangled.
#[derive(Debug, Clone)]
struct Case {
    transcript: prop::sample::Index,
    first: prop::sample::Index,
    /// In which turn, at which word, how many words, whether beside the text.
    marks: Vec<(usize, usize, usize, bool)>,
    /// What becomes of each word, over and over: below 6 another, below 10 nothing, below 13 one more behind it.
    fates: Vec<u8>,
}

fn case() -> impl Strategy<Value = Case> {
    let marks = prop::collection::vec((0..TURNS, 0_usize..200, 1_usize..16, any::<bool>()), 1..9);
    let fates = prop::collection::vec(0_u8..100, 50..97);
    (any::<prop::sample::Index>(), any::<prop::sample::Index>(), marks, fates)
        .prop_map(|(transcript, first, marks, fates)| Case { transcript, first, marks, fates })
}

impl Case {
    fn turns(&self, transcripts: &'static [Vec<Turn>]) -> &'static [Turn] {
        let all = self.transcript.get(transcripts);
        &all[self.first.index(all.len() - TURNS)..][..TURNS]
    }

    /// The coded interview, and the ids of its quotes.
    fn coded(&self, turns: &[Turn]) -> (String, Vec<String>) {
        let whole: Vec<String> = turns.iter().map(|turn| turn.words.join(" ")).collect();
        let (mut inline, mut beside, mut ids) = (vec![None; turns.len()], String::new(), Vec::new());
        for (number, (turn, start, length, is_beside)) in self.marks.iter().enumerate() {
            let words = &turns[*turn].words;
            let start = start % words.len();
            let (end, id) = ((start + length).min(words.len()), format!("id-{number}"));
            let exact = words[start..end].join(" ");
            let is_simple = exact.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, ' ' | ',' | '?'));
            let is_once = whole.iter().map(|said| said.matches(&exact).count()).sum::<usize>() == 1;
            if *is_beside && is_simple && is_once {
                beside += &format!("  - {{exact: \"{exact}\", themes: [b], id: {id}}}\n");
            } else if !*is_beside && turns[*turn].is_plain && inline[*turn].is_none() {
                inline[*turn] = Some((start, end, id.clone()));
            } else {
                continue;
            }
            ids.push(id);
        }
        let quotes = if beside.is_empty() { beside } else { format!("quotes:\n{beside}") };
        let mut text = format!("---\n{}{quotes}---\n", participants(turns));
        for (turn, mark) in turns.iter().zip(inline) {
            let mut words = turn.words.clone();
            if let Some((start, end, id)) = mark {
                words[start].insert(0, '[');
                words[end - 1] += &format!("]{{.a #{id} kind=ask}}");
            }
            text += &format!("\n**{}:** {}\n", turn.name, words.join(" "));
        }
        (text, ids)
    }

    fn better(&self, turns: &[Turn]) -> String {
        let mut text = format!("---\n{}---\n", participants(turns));
        let mut fates = self.fates.iter().cycle();
        for turn in turns {
            let mangled = turn.words.iter().flat_map(|word| match fates.next() {
                Some(0..6) if turn.is_plain => vec!["uh"],
                Some(6..10) if turn.is_plain => vec![],
                Some(10..13) if turn.is_plain => vec![word.as_str(), "erm"],
                _ => vec![word.as_str()],
            });
            // A turn of nothing would be a name alone.
            let words = mangled.chain(["right."]).collect::<Vec<_>>().join(" ");
            text += &format!("\n**{}:** {words}\n", turn.name);
        }
        text
    }
}

fn participants(turns: &[Turn]) -> String {
    let mut names: Vec<&str> = turns.iter().map(|turn| turn.name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    let people: String = names.iter().map(|name| format!("  - {{name: \"{name}\"}}\n")).collect();
    format!("participants:\n{people}")
}

fn replaced(coded: &str, better: &str) -> Result<Replacement, TestCaseError> {
    let scanned = scan_memory([("content/interviews/p07.md", coded)]);
    let path = SourcePath::new("content/interviews/p07.md");
    let replaced = replace_transcript(&scanned, &path, better, &NoProgress);
    replaced.map_err(|error| TestCaseError::fail(format!("{error}\n{coded}")))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// Every quote is there afterwards, once: as a mark or beside the text.
    #[test]
    #[cfg_attr(not(shared), ignore = "it reads ../shared, which is not there")]
    fn no_quote_of_what_was_really_said_is_lost(case in case()) {
        let Some(transcripts) = transcripts() else { return Ok(()) };
        let turns = case.turns(transcripts);
        let (coded, ids) = case.coded(turns);
        let replaced = replaced(&coded, &case.better(turns))?;
        let (_, after) = replaced.plan.files[0].after.clone().expect("it stays");
        prop_assert_eq!(replaced.quotes.len(), ids.len());
        for id in &ids {
            let places = [format!("#{id} "), format!("#{id}}}"), format!("id: {id}}}"), format!("id: {id},")];
            let count: usize = places.iter().map(|place| after.matches(place.as_str()).count()).sum();
            prop_assert_eq!(count, 1, "{} in\n{}\nwas\n{}", id, after, coded);
        }
        let lost = replaced.quotes.iter().filter(|(_, fate)| *fate == QuoteFate::NotFound).count();
        prop_assert!(replaced.complaints.len() >= lost);
    }

    /// Where no word changes, every quote stands on the same words.
    #[test]
    #[cfg_attr(not(shared), ignore = "it reads ../shared, which is not there")]
    fn the_same_real_words_have_all_their_quotes(case in case()) {
        let Some(transcripts) = transcripts() else { return Ok(()) };
        let case = Case { fates: vec![99], ..case };
        let turns = case.turns(transcripts);
        let (coded, _) = case.coded(turns);
        let replaced = replaced(&coded, &case.better(turns))?;
        let is_same = |(_, fate): &(_, QuoteFate)| *fate == QuoteFate::Same;
        prop_assert!(replaced.quotes.iter().all(is_same), "{:?}\n{}", replaced.quotes, coded);
    }
}

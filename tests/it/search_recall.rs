//! What a search finds of real transcripts, against their words as another reader of Markdown cuts them.

use std::collections::{BTreeMap, BTreeSet};

use cairn::search::query::{IndexReader, SearchLimits, parse, search};
use pulldown_cmark::{Event, Parser, TagEnd};

use crate::search_table::MemoryIndex;
use crate::shared;
use crate::study::random::Random;

/// The words of a turn, in order, and its address.
struct SpokenTurn {
    url: String,
    words: Vec<String>,
}

/// All turns of the transcripts, and the index of a site of them.
fn transcripts() -> Option<(Vec<SpokenTurn>, MemoryIndex)> {
    let corpus = shared::path("corpus/changelog-shipit")?;
    let (mut files, mut turns) = (Vec::new(), Vec::new());
    for entry in std::fs::read_dir(corpus).expect("it is a folder") {
        let path = entry.expect("it can be listed").path();
        let text = std::fs::read_to_string(&path).expect("it can be read");
        let name = path.file_name().expect("it has a name").to_string_lossy().into_owned();
        turns.extend(turns_of(name.trim_end_matches(".md"), &text));
        files.push((format!("content/interviews/{name}"), text.into_bytes()));
    }
    turns.sort_by(|a, b| a.url.cmp(&b.url));
    Some((turns, MemoryIndex::of(&files, None)))
}

/// Cuts a transcript at the lines that open with a label in bold.
fn turns_of(slug: &str, text: &str) -> Vec<SpokenTurn> {
    let mut turns: Vec<String> = Vec::new();
    for line in text.lines() {
        let label = line.strip_prefix("**").and_then(|rest| rest.split_once("**"));
        let label = label.filter(|(name, rest)| name.len() > 1 && (name.ends_with(':') || rest.starts_with(':')));
        match (label, turns.last_mut()) {
            (Some((_, said)), _) => turns.push(format!("{}\n", said.trim_start_matches(':'))),
            (None, Some(turn)) => turn.extend([line, "\n"]),
            (None, None) => {}
        }
    }
    let numbered = turns.iter().zip(1..);
    numbered
        .map(|(said, number)| SpokenTurn { url: format!("interviews/{slug}/#t{number}"), words: words_of(said) })
        .collect()
}

/// The words between spaces, without the signs around them; times are none.
fn words_of(markdown: &str) -> Vec<String> {
    let mut plain = String::new();
    for event in Parser::new(markdown) {
        match event {
            Event::Text(text) | Event::Code(text) => plain += &text,
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::CodeBlock) => {
                plain.push(' ');
            }
            _ => {}
        }
    }
    let words = plain.split_whitespace().filter(|word| !is_time(word));
    let words = words.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    words.filter(|word| !word.is_empty() && !word.contains(['"', '“', '”', '[', ']'])).map(str::to_owned).collect()
}

fn is_time(word: &str) -> bool {
    let inner = word.trim_matches(|c: char| !c.is_ascii_digit());
    word.starts_with(['[', '('])
        && inner.split(':').count() > 1
        && inner.bytes().all(|b| b.is_ascii_digit() || matches!(b, b':' | b'.'))
}

/// Which turns are found.
fn found(reader: &IndexReader<'_>, query: &str) -> BTreeSet<String> {
    let answer = search(reader, &parse(query), SearchLimits::ALL).expect("the index is whole");
    answer.results.into_iter().filter(|result| result.kind.word() == "turn").map(|result| result.url).collect()
}

/// Each word, with a space behind it so that it is no beginning of others, finds every turn that it is in.
fn each_word_finds_its_turns(one_in: usize) {
    let Some((turns, index)) = transcripts() else { return };
    let reader = IndexReader::open(&index).expect("there is an index");
    let mut places: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for turn in &turns {
        for word in &turn.words {
            places.entry(word).or_default().insert(&turn.url);
        }
    }
    assert!(places.len() > 20_000, "only {} words were read", places.len());
    let mut missing = Vec::new();
    for (word, places) in places.iter().step_by(one_in) {
        let found = found(&reader, &format!("{word} "));
        missing.extend(places.iter().filter(|url| !found.contains(**url)).map(|url| format!("{word}: {url}")));
    }
    assert!(missing.is_empty(), "{} turns are not found by a word of theirs:\n{}", missing.len(), first_of(&missing));
}

/// Three words that follow each other, between quotation marks, find the turn that they were taken from.
fn phrases_find_their_turns(tries: usize) {
    let Some((turns, index)) = transcripts() else { return };
    let reader = IndexReader::open(&index).expect("there is an index");
    let mut random = Random::new(17, 0);
    let long: Vec<&SpokenTurn> = turns.iter().filter(|turn| turn.words.len() >= 3).collect();
    let mut missing = Vec::new();
    for _ in 0..tries {
        let turn = random.pick(&long);
        let start = random.below(turn.words.len() - 2);
        let phrase = format!("\"{}\"", turn.words[start..start + 3].join(" "));
        if !found(&reader, &phrase).contains(&turn.url) {
            missing.push(format!("{phrase}: {}", turn.url));
        }
    }
    assert!(missing.is_empty(), "{} phrases do not find their turns:\n{}", missing.len(), first_of(&missing));
}

fn first_of(all: &[String]) -> String {
    all.iter().take(40).cloned().collect::<Vec<_>>().join("\n")
}

#[test]
#[cfg_attr(not(shared), ignore = "it reads ../shared, which is not there")]
fn words_of_real_transcripts_find_their_turns() {
    let Some(_) = shared::path("corpus") else { return };
    each_word_finds_its_turns(101);
}

#[test]
#[cfg_attr(not(shared), ignore = "it reads ../shared, which is not there")]
fn phrases_of_real_transcripts_find_their_turns() {
    let Some(_) = shared::path("corpus") else { return };
    phrases_find_their_turns(200);
}

#[test]
#[ignore = "it takes minutes; cargo test --release --test it -- --ignored real_transcripts"]
fn every_word_of_real_transcripts_finds_its_turns() {
    each_word_finds_its_turns(1);
}

#[test]
#[ignore = "it takes minutes; cargo test --release --test it -- --ignored real_transcripts"]
fn ten_thousand_phrases_of_real_transcripts_find_their_turns() {
    phrases_find_their_turns(10_000);
}

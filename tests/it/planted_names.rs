//! Names are planted in the samples of every format, in any form, and found nowhere: not in what is written, not in reports, not
//! in the cache, not in the site and its index.
//!
//! What is looked for afterwards is looked for in another way than cairn does: a text without accents, signs and capitals must
//! not hold the letters of a name. So the names have letters that no word has.

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

use cairn::base::path::SourcePath;
use cairn::import::{ImportOptions, LabelPolicy, NamesList, decode, recognised};
use cairn::pipeline::import_text;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::strategy::{Strategy, ValueTree};
use unicode_normalization::UnicodeNormalization;

use crate::import_suite::{Sample, samples};
use crate::site::{Site, files_below};

/// Speakers, and what a study calls them.
const SPEAKERS: [&str; 3] = ["Quintus Zyvatkó", "Xanthe O'Brzeczyk", "Jürgen Vxylander"];
const WORD: &str = "Wombletronix Corp";

/// The letters that give a name away.
const LETTERS: [&str; 8] = ["quintus", "zyvatko", "xanthe", "brzeczyk", "jurgen", "juergen", "vxylander", "wombletron"];

/// Names as somebody may have typed or said them.
const FORMS: [&str; 22] = [
    "Quintus Zyvatkó",
    "QUINTUS ZYVATKÓ",
    "quintus zyvatko",
    "Quintus\u{a0}Zyvatko\u{301}",
    "Q. Zyvatkó",
    "Zyvatkó's",
    "Zyvatkós",
    "Quintus",
    "QuintusZyvatko",
    "quintus_zyvatko",
    "quintus.zyvatko@x.example",
    "@xanthe",
    "Xanthe O’Brzeczyk",
    "xanthe obrzeczyk",
    "Xanthe  O Brzeczyk",
    "Xan\u{200b}the",
    "Ｘａｎｔｈｅ",
    "Juergen Vxylander",
    "Ju\u{308}rgen",
    "JURGEN-VXYLANDER",
    "Wombletronix Corp",
    "WOMBLETRONIX  corp's",
];

static SAMPLES: LazyLock<Vec<Sample>> = LazyLock::new(samples);

/// A text without accents, signs and capitals.
fn squeezed(text: &str) -> String {
    text.nfkd().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[track_caller]
fn names_nobody(text: &str, what: &str) {
    let squeezed = squeezed(text);
    for letters in LETTERS {
        assert!(!squeezed.contains(letters), "{letters} in {what}:\n{text}");
    }
}

/// A sample in which names are planted, and the list of them.
struct Planted {
    text: String,
    list: String,
}

/// Puts names in the place of labels, and of some words.
fn plant(sample: &Sample, picks: &[(Index, Index)]) -> Option<Planted> {
    let input = decode(Some(&sample.name), sample.text.as_bytes(), None).ok()?;
    let format = sample.options.format.or_else(|| recognised(&input).map(|(format, _)| format))?;
    let read = (format.read)(&input);
    let labels: BTreeSet<String> = read.segments.iter().filter_map(|segment| segment.speaker.clone()).collect();
    let mut text = sample.text.clone();
    let words: Vec<&str> = read.segments.iter().flat_map(|segment| segment.text.split(' ')).collect();
    let is_plain = |word: &&str| {
        word.len() > 3 && word.bytes().all(|byte| byte.is_ascii_lowercase()) && text.contains(&format!(" {word} "))
    };
    let words: Vec<&str> = words.into_iter().filter(is_plain).collect();
    for (word, form) in picks.iter().filter(|_| !words.is_empty()) {
        let (word, form) = (word.get(&words), form.get(&FORMS));
        text = text.replacen(&format!(" {word} "), &format!(" {form} "), 1);
    }
    let mut list = String::from("[speakers]\n");
    let mut free = SPEAKERS.iter().enumerate();
    for (number, label) in labels.iter().enumerate() {
        // A label that is a part of another word, or of another label, cannot be planted by its letters alone.
        let is_name = label.len() > 2 && label.chars().all(|c| c.is_alphabetic() || c == ' ');
        let name = if is_name { free.next() } else { None };
        match name {
            Some((person, name)) => {
                text = text.replace(label.as_str(), name);
                list += &format!("\"{name}\" = {{name = \"P{person}\", role = \"participant\"}}\n");
            }
            None => list += &format!("{label:?} = {{name = \"R{number}\", role = \"observer\"}}\n"),
        }
    }
    for (person, name) in free {
        list += &format!("\"{name}\" = {{name = \"P{person}\", role = \"participant\"}}\n");
    }
    list += &format!("[words]\n\"{WORD}\" = \"[customer]\"\n");
    Some(Planted { text, list })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]
    #[test]
    fn no_planted_name_is_written_or_said(
        sample in any::<Index>(),
        picks in prop::collection::vec(any::<(Index, Index)>(), 0..6),
    ) {
        let sample = sample.get(&SAMPLES);
        let Some(planted) = plant(sample, &picks) else { return Ok(()) };
        let names = NamesList::read(&planted.list, &SourcePath::new("names.toml"));
        prop_assert_eq!(&names.diagnostics, &[], "{}", planted.list);
        let options = ImportOptions {
            labels: LabelPolicy::Pseudonyms,
            names: Some(Arc::new(names.value)),
            ..sample.options.clone()
        };
        let input = decode(Some(&sample.name), planted.text.as_bytes(), None);
        let Ok(input) = input else { return Ok(()) };
        match import_text(&input, &options) {
            Ok(proven) => {
                let interview = proven.interview();
                names_nobody(&interview.text, &sample.place);
                names_nobody(interview.slug.as_str(), &sample.place);
                let report = serde_json::to_string(&interview.report).expect("it is text");
                names_nobody(&report, &sample.place);
            }
            Err(refusal) => names_nobody(&refusal.to_string(), &sample.place),
        }
    }
}

/// Every third word of each sample is a name, each in its turn.
fn planted_samples() -> Vec<(String, Planted)> {
    let mut planted = Vec::new();
    for (number, sample) in SAMPLES.iter().enumerate() {
        let picks: Vec<(Index, Index)> = (0..5).map(|pick| (index(pick * 7), index(number * 5 + pick))).collect();
        if let Some(with_names) = plant(sample, &picks) {
            planted.push((format!("{number:03}-{}", sample.name), with_names));
        }
    }
    planted
}

/// An index that leads to a number, whatever it is of.
fn index(number: usize) -> Index {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    (0..=number).map(|_| any::<Index>().new_tree(&mut runner).expect("any will do").current()).last().expect("one")
}

#[test]
fn no_planted_name_reaches_files_logs_cache_or_site() {
    let site = Site::small();
    let outside = tempfile::tempdir().expect("there is a temporary folder");
    let write = |name: &str, text: &str| {
        let path = outside.path().join(name);
        std::fs::write(&path, text).expect("it can be written");
        path.to_string_lossy().into_owned()
    };
    let mut imported = 0;
    for (number, (name, planted)) in planted_samples().into_iter().enumerate() {
        let (file, list) = (write(&name, &planted.text), write("names.toml", &planted.list));
        let slug = format!("p{number}");
        for form in ["human", "json"] {
            let dry: &[&str] = if form == "json" { &["--dry-run"] } else { &[] };
            let typed = ["import", &file, "--speakers", &list, "--slug", &slug, "--report", form];
            let run = site.run(&[&typed, dry].concat());
            names_nobody(&run.stderr, &name);
            names_nobody(&run.stdout, &name);
            imported += usize::from(form == "human" && run.code == 0);
        }
    }
    assert!(imported * 2 > SAMPLES.len(), "{imported} of {} samples are imported", SAMPLES.len());
    // A draft is on no page.
    let run = site.run(&["build", "--drafts"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    names_nobody(&run.stderr, "what a build says");
    let files = files_below(site.root());
    let is_made = |path: &&String| path.starts_with("public/search/") || path.contains("cairn-cache");
    assert!(files.keys().filter(is_made).count() > 2, "the index and the cache are among what is looked at");
    for (path, bytes) in &files {
        names_nobody(path, path);
        // A picture's bytes are looked at as they are: what is packed holds no letters.
        names_nobody(&String::from_utf8_lossy(bytes), path);
    }
}

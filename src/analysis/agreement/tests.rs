//! Studies that are coded more than once, read from files and counted by hand.
//!
//! Comes in: small studies. Goes out: nothing. Does not know: addresses.

use proptest::prelude::*;

use super::*;
use crate::base::path::SourcePath;
use crate::content::Entries;
use crate::content::read::{ListFiles, TextFile, read_with};
use crate::knowledge;

/// A file below `content/`, and the lists of quotes beside it, each with its coder.
type Coded<'t> = (&'t str, &'t str, &'t [(&'t str, &'t str)]);

fn linked(files: &[Coded<'_>]) -> Knowledge {
    let (mut entries, mut complaints) = (Entries::default(), Vec::new());
    for (name, text, lists) in files {
        let path = SourcePath::new(&format!("content/{name}.md"));
        let at = |coder: &str| SourcePath::new(&format!("content/{name}.{coder}.quotes.yaml"));
        let paths: Vec<(SourcePath, &str)> = lists.iter().map(|(coder, text)| (at(coder), *text)).collect();
        let second: Vec<TextFile<'_>> = paths.iter().map(|(path, text)| TextFile { path, text }).collect();
        let lists = ListFiles { own: None, second: &second };
        entries.add(read_with(TextFile { path: &path, text }, lists).report_into(&mut complaints).entry);
    }
    let knowledge = knowledge::link(entries).report_into(&mut complaints);
    assert!(complaints.iter().all(|complaint| complaint.rule == "unknown-theme"), "{complaints:?}");
    knowledge
}

/// An interview of ten turns of its participant, each of a word; in some of them the word is marked.
fn interview(marked: &[(usize, &str)]) -> String {
    let mut text = "---\nparticipant: P1\ninterviewer: Mira\n---\n".to_owned();
    for (turn, word) in WORDS.iter().enumerate() {
        let themes: Vec<&str> = marked.iter().filter(|(at, _)| *at == turn).map(|(_, theme)| *theme).collect();
        let classes: Vec<String> = themes.iter().map(|theme| format!(".{theme}")).collect();
        let said = if themes.is_empty() { (*word).to_owned() } else { format!("[{word}]{{{}}}", classes.join(" ")) };
        text.push_str(&format!("\n**Mira:** And?\n\n**P1:** {said}\n"));
    }
    text
}

const WORDS: [&str; 10] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

fn list(marked: &[(usize, &str)]) -> String {
    marked.iter().map(|(turn, theme)| format!("- {{exact: {}, themes: [{theme}]}}\n", WORDS[*turn])).collect()
}

/// Krippendorff (2011), "A. Binary or dichotomous data, two observers, no missing data": what either marks.
const FIRST: [(usize, &str); 2] = [(1, "x"), (8, "x")];
const SECOND: [(usize, &str); 4] = [(0, "x"), (1, "x"), (2, "x"), (5, "x")];

fn of_published_table() -> Agreement {
    let knowledge = linked(&[("interviews/a", &interview(&FIRST), &[("jun", &list(&SECOND))])]);
    agreement(&knowledge).expect("it is coded twice")
}

fn rounded(value: Option<f64>) -> Option<f64> {
    value.map(|value| (value * 1000.0).round() / 1000.0)
}

#[test]
fn a_published_table_as_an_interview() {
    let agreement = of_published_table();
    let [theme] = &*agreement.themes else { panic!("one theme: {agreement:?}") };
    // Published: α = 0.095. By hand: p_e = 0.2 · 0.4 + 0.8 · 0.6 = 0.56, κ = 0.04 / 0.44; of both together 6 of 20 are yes,
    // so 0.3² + 0.7² = 0.58, κ = 0.02 / 0.42.
    assert_eq!(rounded(theme.measures.alpha), Some(0.095));
    assert_eq!(rounded(theme.measures.percent), Some(0.6));
    assert_eq!(rounded(theme.measures.cohen), Some(0.091));
    assert_eq!(rounded(theme.measures.fleiss), Some(0.048));
    assert_eq!((rounded(Some(theme.prevalence)), theme.disputed), (Some(0.3), 4));
    assert_eq!(agreement.overall, theme.measures);
    assert_eq!((agreement.coders.len(), agreement.coded, rounded(Some(agreement.share()))), (2, 1, Some(1.0)));
    let turns: Vec<usize> = agreement.disputes.iter().map(|dispute| dispute.turn).collect();
    assert_eq!(turns, [0, 2, 5, 8]);
    assert_eq!((agreement.interviews[0].turns, agreement.interviews[0].disputed), (10, 4));
}

#[test]
fn alpha_of_all_themes_is_pooled_and_the_others_are_means() {
    let marked = [(1, "x"), (8, "x"), (3, "y")];
    let second = [SECOND.as_slice(), &[(3, "y")]].concat();
    let knowledge = linked(&[("interviews/a", &interview(&marked), &[("jun", &list(&second))])]);
    let agreement = agreement(&knowledge).expect("it is coded twice");
    // x: D_o = 8/20, D_e = 2·6·14/(20·19); y: D_o = 0, D_e = 2·2·18/(20·19). So 1 − 8·19/(168 + 72).
    assert_eq!(rounded(agreement.overall.alpha), Some(0.367));
    assert_eq!(rounded(agreement.overall.percent), Some(0.8));
    assert_eq!(rounded(agreement.overall.cohen), rounded(Some((0.04 / 0.44 + 1.0) / 2.0)));
    let disputed: Vec<u32> = agreement.themes.iter().map(|theme| theme.disputed).collect();
    assert_eq!(disputed, [4, 0], "what needs work comes first");
}

#[test]
fn three_coders_have_no_cohen_and_the_same_two_have_one_whoever_was_first() {
    let text = interview(&FIRST);
    let knowledge = linked(&[("interviews/a", &text, &[("jun", &list(&SECOND)), ("kofi", &list(&FIRST))])]);
    let three = agreement(&knowledge).expect("it is coded three times");
    assert_eq!((three.coders.len(), three.overall.cohen), (3, None));
    assert!(three.overall.fleiss.is_some() && three.overall.alpha.is_some());
    // By hand: of 10 turns 5 have all yes or all no, 5 have a third of their three pairs alike.
    assert_eq!(rounded(three.overall.percent), rounded(Some((6.0 + 4.0 / 3.0) / 10.0)));

    let (by, lists) =
        ("---\nparticipant: P1\n---\n\n**P1:** [one]{.x by=ada} two\n", [("jun", "- {exact: two, themes: [x]}\n")]);
    let other = "---\nparticipant: P2\n---\n\n**P2:** [one]{.x by=jun} two\n";
    let knowledge =
        linked(&[("interviews/a", by, &lists), ("interviews/b", other, &[("Ada", "- {exact: two, themes: [x]}\n")])]);
    assert_eq!(agreement(&knowledge).expect("both are coded twice").coders.len(), 2);
}

#[test]
fn whoever_agrees_on_nothing_that_varies_is_undefined() {
    let text = "---\nparticipant: P1\n---\n\n**P1:** [one]{.x} two\n";
    let knowledge = linked(&[("interviews/a", text, &[("jun", "- {exact: two, themes: [x]}\n")])]);
    let agreement = agreement(&knowledge).expect("it is coded twice");
    let measures = Measures { percent: Some(1.0), ..Measures::default() };
    assert_eq!((agreement.overall, agreement.alpha_interval), (measures, None));
    let nobody = linked(&[("interviews/a", &interview(&[]), &[("jun", "[]")])]);
    let nothing = super::agreement(&nobody).expect("it is coded twice, though nothing is marked");
    assert_eq!((nothing.overall, nothing.themes.len()), (Measures::default(), 0));
    assert_eq!(super::agreement(&linked(&[("interviews/a", &interview(&FIRST), &[])])), None);
}

/// What some coder marks in the ten turns: themes x, y and z.
fn marks() -> impl Strategy<Value = Vec<(usize, &'static str)>> {
    let themes = prop::sample::subsequence(&["x", "y", "z"][..], 0..3);
    prop::collection::vec(themes, 10).prop_map(|turns| {
        turns.into_iter().enumerate().flat_map(|(turn, themes)| themes.into_iter().map(move |it| (turn, it))).collect()
    })
}

/// All that is said of agreement, without the names of anything.
fn said(agreement: &Agreement) -> Vec<String> {
    let close = |value: Option<f64>| value.map(|value| (value * 1e9).round());
    let measures = |it: &Measures| format!("{:?}", [it.percent, it.cohen, it.fleiss, it.alpha].map(close));
    let of_theme =
        |it: &ThemeAgreement| format!("{} {:?} {}", it.disputed, close(Some(it.prevalence)), measures(&it.measures));
    let mut said: Vec<String> = agreement.themes.iter().map(of_theme).collect();
    said.sort_unstable();
    said.push(measures(&agreement.overall));
    let mut disputes: Vec<String> =
        agreement.disputes.iter().map(|it| format!("{} {}", it.turn, it.themes.len())).collect();
    disputes.sort_unstable();
    said.extend(disputes);
    said
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn order_of_coders_names_of_themes_and_what_nobody_judged_change_nothing(one in marks(), other in marks()) {
        let renamed = |marks: &[(usize, &'static str)]| -> Vec<(usize, &'static str)> {
            let name = |theme: &str| match theme {
                "x" => "zebra",
                "y" => "apple",
                _ => "middle",
            };
            marks.iter().map(|(turn, theme)| (*turn, name(theme))).collect()
        };
        // A theme that is of no interview is none: here all three are of one that is coded once.
        let own = interview(&[(0, "x"), (1, "y"), (2, "z")]);
        let own_renamed = interview(&renamed(&[(0, "x"), (1, "y"), (2, "z")]));
        let there = linked(&[("interviews/a", &interview(&one), &[("jun", &list(&other))]), ("interviews/b", &own, &[])]);
        let (back, second) = (interview(&renamed(&other)), list(&renamed(&one)));
        let back = linked(&[("interviews/a", &back, &[("jun", &second)]), ("interviews/b", &own_renamed, &[])]);
        let (there, back) = (agreement(&there).unwrap(), agreement(&back).unwrap());
        prop_assert_eq!(said(&there), said(&back));
        prop_assert_eq!(there.coded, if one.is_empty() && other.is_empty() { there.coded } else { 2 });
    }
}

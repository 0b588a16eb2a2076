//! The verdict is true: what its sentences say is read back and compared with how often it is so.

use std::collections::BTreeSet;

use rayon::prelude::*;
use serde_json::Value;

use super::verdict::{VerdictLine, line};
use crate::analysis::count::narrow;
use crate::analysis::priority::draws::{DrawnOrder, Stability};
use crate::analysis::priority::tiers::safe_order;
use crate::analysis::priority::{Priorities, PriorityRow};
use crate::site::testing::Study;
use crate::site::words::Words;

/// Numbers that look like chance, the same ones each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }
}

/// In each draw the priority of each row.
type Drawn = Vec<Vec<u64>>;

const DRAWS: usize = 300;

fn drawn(chance: &mut Chance, bases: &[u64], noise: u64) -> Drawn {
    (0..DRAWS).map(|_| bases.iter().map(|base| base + chance.below(noise)).collect()).collect()
}

/// In how many draws the first rows are all above each other one but at most so many places' worth of them.
fn among(drawn: &Drawn, rows: usize, places: usize) -> usize {
    let is_among = |draw: &&Vec<u64>| {
        let least = draw[..rows].iter().min().expect("there are rows");
        draw.iter().filter(|priority| *priority >= least).count() <= places
    };
    drawn.iter().filter(is_among).count()
}

fn order(drawn: &Drawn, rows: usize) -> DrawnOrder {
    let chance = |count: usize| count as f64 / DRAWS as f64;
    let together = (1..=rows).map(|first| (1..=rows).map(|places| chance(among(drawn, first, places))).collect());
    DrawnOrder { above: Vec::new(), together: together.collect() }
}

/// The sentences as the page writes them, without marks.
fn sentences(verdict: &Value) -> String {
    let words = Words::new("en");
    let number = |of: &Value, key: &str| of[key].as_u64().unwrap_or_default();
    let text = |of: &Value, key: &str| of[key].as_str().unwrap_or_default().to_owned();
    let titles = ["first", "second", "third"].map(|key| text(verdict, key));
    let [count, next, behind] = ["count", "next", "behind"].map(|key| number(verdict, key));
    let fill = |key: &str, (places, percent): (u64, u64)| {
        let [first, second, third] = &titles;
        let values: [(&str, &dyn std::fmt::Display); 7] = [
            ("first", first),
            ("second", second),
            ("third", third),
            ("count", &count),
            ("places", &places),
            ("percent", &percent),
            ("next", &next),
        ];
        words.fill(key, &values).replace("<b>", "").replace("</b>", "")
    };
    let mut said = vec![fill(&text(verdict, "key"), (0, number(verdict, "percent")))];
    let among = Some(&verdict["among"]).filter(|among| among.is_object());
    said.extend(among.map(|among| fill(&text(among, "key"), (number(among, "places"), number(among, "percent")))));
    said.extend((next > 0).then(|| fill("safe.next_html", (0, 0))));
    said.extend((behind > 0).then(|| words.count("safe.behind", narrow(behind as usize))));
    said.join(" ")
}

/// The number behind some words.
fn number(text: &str, before: &str) -> Option<usize> {
    let (_, rest) = text.split_once(before)?;
    rest.split(|letter: char| !letter.is_ascii_digit()).next()?.parse().ok()
}

/// What a sentence claims: that so many first rows are among so many places in so many of a hundred draws.
fn claim(text: &str) -> Option<(usize, usize, usize)> {
    let percent = number(text, "in at least ")?;
    if let Some(places) = number(text, "among the first ") {
        let rows = (0..MOST_THEMES).filter(|row| text.contains(&format!("T{row}"))).count();
        return Some((rows, places, percent));
    }
    let rows = match text {
        _ if text.contains("comes first in") => 1,
        _ if text.contains("are the first two") => 2,
        _ => number(text, "The first ")?,
    };
    Some((rows, rows, percent))
}

/// Looks for a claim that does not hold in as many draws as it says; gives how many claims there were.
fn hold(text: &str, fixed: &Drawn, varied: &Drawn, bands: &[usize]) -> bool {
    let rows: usize = bands.iter().sum();
    let is_so = |first: usize, places: usize, percent: usize| {
        [fixed, varied].into_iter().all(|drawn| among(drawn, first, places) * 100 >= percent * DRAWS)
    };
    if text.contains("behind all others") {
        let behind = number(text, "The last ").unwrap_or(1);
        assert!(is_so(rows - behind, rows - behind, 80), "{text}: {bands:?}");
    }
    if text.contains("too close to call") && bands.len() == 1 {
        // No cut holds, or there would be more bands.
        assert!((1..rows).all(|place| !is_so(place, place, 80)), "{text}");
    }
    let claim = claim(text);
    if let Some((first, places, percent)) = claim {
        assert!(percent >= 80 && is_so(first, places, percent), "{text}: {bands:?}");
        assert!(first < rows && places < rows, "{text} says nothing");
    }
    claim.is_some()
}

#[test]
fn what_the_verdict_says_is_so_in_as_many_draws_as_it_says() {
    const TITLES: [&str; 3] = ["T0", "T1", "T2"];
    let mut chance = Chance(16);
    let (mut claims, mut keys) = (0, BTreeSet::new());
    for _ in 0..500 {
        let rows = 2 + chance.below(9) as usize;
        let mut bases: Vec<u64> = (0..rows).map(|_| chance.below(400)).collect();
        bases.sort_unstable_by(|one, other| other.cmp(one));
        let noise = 1 + chance.below(500);
        let (fixed, varied) = (drawn(&mut chance, &bases, noise), drawn(&mut chance, &bases, noise + noise / 4));
        let is_cut =
            |place: &usize| [&fixed, &varied].iter().all(|drawn| among(drawn, *place, *place) * 100 >= 80 * DRAWS);
        let mut cuts: Vec<usize> = (1..rows).filter(is_cut).collect();
        cuts.push(rows);
        let bands: Vec<usize> = cuts.iter().scan(0, |last, cut| Some(cut - std::mem::replace(last, *cut))).collect();
        let (of_fixed, of_varied) = (order(&fixed, rows), order(&varied, rows));
        let stability = Stability {
            draws: 300,
            seed: 0,
            bands: bands.clone(),
            first: Vec::new(),
            fixed: of_fixed,
            varied: of_varied,
        };
        // Once with all that is known, and once as for readers who may not see all rows.
        for known in [Some(&stability), None] {
            let [first, second, third] = TITLES;
            let line = VerdictLine { first, second, third, ..line(safe_order(5, rows, &bands, known)) };
            keys.insert(line.key);
            let line = serde_json::to_value(&line).expect("its keys are text");
            claims += usize::from(hold(&sentences(&line), &fixed, &varied, &bands));
        }
    }
    assert!(claims > 300, "{claims}");
    assert_eq!(keys.len(), 4, "each case came: {keys:?}");
}

/// At most so many themes are in a study.
const MOST_THEMES: u64 = 6;

/// Two to six themes, T0 to T5, and three to ten people of some more, each with as much as chance says.
fn study(seed: u64) -> Study {
    let mut chance = Chance(seed);
    // Those next to each other begin alike.
    for _ in 0..9 {
        chance.below(2);
    }
    let often = ["daily", "weekly", "monthly", "quarterly"];
    let (themes, people) = (2 + chance.below(MOST_THEMES - 1), 3 + chance.below(8));
    let headcount = people + chance.below(12);
    let (rare, longest) = (1 + chance.below(4), 1 + chance.below(120));
    let mut files = vec![
        ("content/teams/t.md".to_owned(), format!("---\nheadcount: {headcount}\n---\n")),
        ("content/outcomes/o.md".to_owned(), "---\nweight: 1\n---\n".to_owned()),
    ];
    for theme in 0..themes {
        let points = chance.below(3) * chance.below(3);
        files.push((format!("content/themes/t{theme}.md"), format!("---\nstrategic: {{o: {points}}}\n---\n")));
    }
    for person in 0..people {
        let mut words = String::new();
        for theme in 0..themes {
            // Some themes are spoken of by many, and some cost more than others.
            if chance.below(1 + rare + theme) < 2 {
                let (freq, toil) = (often[chance.below(4) as usize], 1 + chance.below(longest));
                words.push_str(&format!("[Words {theme}.]{{.t{theme} freq={freq} toil={toil}m}} "));
            }
        }
        let text = format!("---\nparticipant: P{person}\nteam: t\n---\n**P{person}:** So. {words}\n");
        files.push((format!("content/interviews/p{person}.md"), text));
    }
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    Study::read(&files).0
}

/// Holds what the page of a study says to how often it is so in its draws: the verdict's key, and whether it claims anything.
fn hold_page(seed: u64) -> (String, bool) {
    let study = study(seed);
    let verdict = study.shown("/priorities/").0["verdict"].take();
    let text = sentences(&verdict);
    let Priorities { rows, stability, .. } = &study.numbers.priorities;
    let ranked: Vec<&PriorityRow> = rows.iter().filter(|row| row.rank.is_some()).collect();
    // All of them together, and each alone: its ranks, and how likely it is above each that is said to be behind it.
    let is_so = |first: usize, places: usize, percent: usize| {
        let least = percent as f64 / 100.0 - 1e-9;
        let up_to = |row: &PriorityRow| {
            let ranks = &row.certainty.as_ref().expect("it was drawn").ranks;
            ranks.iter().take(places).sum::<f64>()
        };
        let of = |order: &DrawnOrder| {
            let is_above = |row: usize| (places..ranked.len()).all(|other| order.above[row][other] >= least);
            order.among(first, places).expect("there are few rows") >= least
                && (first < places || (0..first).all(is_above))
        };
        ranked[..first].iter().all(|row| up_to(row) >= least)
            && [&stability.fixed, &stability.varied].into_iter().all(of)
    };
    let what = || format!("{seed}: {text}: {stability:?}");
    if text.contains("behind all others") {
        let first = ranked.len() - number(&text, "The last ").unwrap_or(1);
        assert!(is_so(first, first, 80), "{}", what());
    }
    if text.contains("comes first is too close to call") {
        assert_eq!(number(&text, "Which of these "), Some(ranked.len()), "{}", what());
        assert!((1..ranked.len()).all(|place| !is_so(place, place, 80)), "{}", what());
    }
    let claim = claim(&text);
    if let Some((first, places, percent)) = claim {
        assert!(first > 0 && first < ranked.len() && places < ranked.len(), "{} says nothing", what());
        assert!(percent >= 80 && is_so(first, places, percent), "{}", what());
    }
    (verdict["key"].as_str().expect("a key").to_owned(), claim.is_some())
}

/// Half a minute where two cores have nothing else to do.
const STUDIES: u64 = 500;

#[test]
fn what_the_page_of_a_study_says_is_so_in_its_draws() {
    let held: Vec<(String, bool)> = (0..STUDIES).into_par_iter().map(hold_page).collect();
    let claims = held.iter().filter(|(_, claims)| *claims).count() as u64;
    let keys: BTreeSet<&str> = held.iter().map(|(key, _)| key.as_str()).collect();
    assert!(claims * 2 > STUDIES, "{claims} of {STUDIES} claim anything");
    for key in ["safe.too_close_html", "safe.clear_first_html", "safe.two_ahead_html", "safe.several_ahead_html"] {
        assert!(keys.contains(key), "{key} never came: {keys:?}");
    }
}

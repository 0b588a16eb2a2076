//! The verdict is true: what its sentences say is read back and compared with how often it is so.

use super::verdict::{VerdictLine, line};
use crate::analysis::priority::draws::{DrawnOrder, Stability};
use crate::analysis::priority::tiers::safe_order;
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
fn sentences(line: &VerdictLine<'_>) -> String {
    let words = Words::new("en");
    let fill = |key: &str, places: usize, percent: u32| {
        let count = line.count;
        let text = words.fill(
            key,
            &[
                ("first", &line.first),
                ("second", &line.second),
                ("third", &line.third),
                ("count", &count),
                ("places", &places),
                ("percent", &percent),
                ("next", &line.next),
            ],
        );
        text.replace("<b>", "").replace("</b>", "")
    };
    let mut said = vec![fill(line.key, 0, line.percent)];
    said.extend(line.among.as_ref().map(|among| fill(among.key, among.places, among.percent)));
    said.extend((line.next > 0).then(|| fill("safe.next_html", 0, 0)));
    said.extend((line.behind > 0).then(|| words.count("safe.behind", line.behind)));
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
        let rows = (0..3).filter(|row| text.contains(&format!("T{row}"))).count();
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
    let (mut claims, mut keys) = (0, std::collections::BTreeSet::new());
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
            claims += usize::from(hold(&sentences(&line), &fixed, &varied, &bands));
        }
    }
    assert!(claims > 300, "{claims}");
    assert_eq!(keys.len(), 4, "each case came: {keys:?}");
}

/// Seven people of twenty, of four themes, each with as much as chance says.
fn study(seed: u64) -> Study {
    let mut chance = Chance(seed);
    let often = ["daily", "weekly", "monthly", "quarterly"];
    let mut files = vec![("content/teams/t.md".to_owned(), "---\nheadcount: 20\n---\n".to_owned())];
    for person in 0..7 {
        let mut words = String::new();
        for theme in 0..4 {
            if chance.below(3) > 0 {
                let (freq, toil) = (often[chance.below(4) as usize], 1 + chance.below(60));
                words.push_str(&format!("[Words {theme}.]{{.t{theme} freq={freq} toil={toil}m}} "));
            }
        }
        let text = format!("---\nparticipant: P{person}\nteam: t\n---\n**P{person}:** So. {words}\n");
        files.push((format!("content/interviews/p{person}.md"), text));
    }
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    Study::read(&files).0
}

#[test]
fn what_the_page_says_is_what_the_ranks_of_its_rows_say() {
    let mut claims = 0;
    for seed in 0..8 {
        let study = study(seed);
        let page = study.shown("/priorities/").0;
        let ranks: Vec<&Vec<f64>> = study
            .numbers
            .priorities
            .rows
            .iter()
            .filter(|row| row.rank.is_some())
            .map(|row| &row.certainty.as_ref().expect("it was drawn").ranks)
            .collect();
        let up_to = |row: usize, rank: usize| ranks[row][..rank].iter().sum::<f64>();
        let verdict = &page["verdict"];
        let percent = |line: &serde_json::Value| line["percent"].as_f64().expect("a number") / 100.0;
        let is_so = |rows: usize, places: usize, chance: f64| (0..rows).all(|row| up_to(row, places) >= chance - 1e-9);
        let count = verdict["count"].as_u64().expect("a number") as usize;
        let (rows, places, chance) = match verdict["key"].as_str().expect("a key") {
            "safe.too_close_html" if verdict["among"].is_null() => continue,
            "safe.too_close_html" => {
                let among = &verdict["among"];
                let rows = number(among["key"].as_str().expect("a key"), "among_").expect("a number");
                (rows, among["places"].as_u64().expect("a number") as usize, percent(among))
            }
            _ => (count, count, percent(verdict)),
        };
        claims += 1;
        assert!(is_so(rows, places, chance), "{seed}: {verdict}: {ranks:?}");
    }
    assert!(claims >= 4, "{claims}");
}

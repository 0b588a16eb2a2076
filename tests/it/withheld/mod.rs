//! Audiences: what one may not see decides no byte of its site.
//!
//! Comes in: random studies, each for an audience in two versions whose words differ only where it may not see them. Goes out:
//! nothing. Does not know: which rule withholds what.

mod adversary;
mod each_in_turn;
mod random_study;

use std::collections::BTreeMap;

use cairn::base::Date;
use cairn::export::{TABLES, TRANSCRIPT_FILES, TableFile};
use cairn::pipeline::{self, BuildCache, BuildOptions, Memo, NoProgress, PlannedSite};
use cairn::release::Audience;
use cairn::site::lock::GoneAddresses;
use cairn::source;

use self::random_study::{AUDIENCES, RandomStudy};
use crate::occurrences::occurring;
use crate::site::files_below;

type Site = BTreeMap<String, Vec<u8>>;

/// With an address that others can reach, so that there is all that a site may have: pictures, too, are compared as bytes.
fn options(audience: Audience) -> BuildOptions {
    BuildOptions {
        base_url: Some("https://x.example/".to_owned()),
        ..BuildOptions::for_site(audience, Date::constant(2026, 3, 12))
    }
}

fn named(name: &str) -> Audience {
    Audience::Named(name.to_owned())
}

/// The whole output with `cairn.lock`, each file by its path. `before` are those that the folder and the cache were used for.
fn built(files: &BTreeMap<String, String>, before: &[Audience], audience: &Audience) -> Site {
    let scanned = source::scan_memory(files.iter().map(|(path, text)| (path.as_str(), text.as_bytes())));
    let root = tempfile::tempdir().expect("there is a temporary folder");
    let (out, cache) = (root.path().join("public"), BuildCache::of_study(root.path()));
    for audience in before.iter().chain([audience]) {
        let publication = pipeline::publish(&scanned, &options(audience.clone()), &out, Some(&cache), &NoProgress);
        let publication = publication.expect("the folder can be written");
        assert!(publication.published.is_some(), "{:#?}", publication.diagnostics);
    }
    let planned = Memo::new().planned(&scanned, &options(audience.clone()), &NoProgress).value;
    let lock = planned.updated_lock(&scanned.value, GoneAddresses::Keep).value.1.text;
    let mut site = files_below(&out);
    // Behind an address that says nothing stands the digest of its file's path: it is for those who have that file.
    let without_pins = lock.lines().map(|line| line.rsplit_once("/ ").map_or(line, |(address, _)| address));
    let lock = without_pins.collect::<Vec<_>>().join("\n");
    site.insert("cairn.lock".to_owned(), lock.into_bytes());
    site.insert("in the terminal".to_owned(), in_the_terminal(&planned).into_bytes());
    site.extend(exported(&planned));
    site
}

/// All that `cairn priorities` has to say.
fn in_the_terminal(planned: &PlannedSite) -> String {
    let Some(ranking) = planned.ranking() else { return String::new() };
    let lines = ranking.lines();
    let names: Vec<String> = lines.iter().map(|line| line.thing.page_id()).collect();
    let explained: Vec<_> = names.iter().map(|name| ranking.explain(name)).collect();
    let compared: Vec<_> = names.windows(2).map(|two| ranking.compare(&two[0], &two[1])).collect();
    format!("{lines:#?}\n{explained:#?}\n{compared:#?}\n{:#?}\n{}", ranking.next_interview(), ranking.bands())
}

/// All that `cairn export` can write.
fn exported(planned: &PlannedSite) -> Site {
    let table = |table| planned.exported_table(table, TableFile::JsonLines);
    let mut files: Site = TABLES.iter().filter_map(|it| Some((format!("exported {}", it.word), table(it)?))).collect();
    let interviews = files.get("exported interviews").map(|rows| String::from_utf8_lossy(rows).into_owned());
    for row in interviews.unwrap_or_default().lines() {
        let row: serde_json::Value = serde_json::from_str(row).expect("a line is an object");
        let slug = row["slug"].as_str().expect("it has a name");
        for file in TRANSCRIPT_FILES {
            let exported = planned.exported(&[slug.to_owned()], file).expect("it may be read");
            files.insert(format!("exported {slug}.{}", file.word), exported.bytes);
        }
    }
    files
}

/// What is not the same in two sites, with the place of the first difference.
fn differences(one: &Site, other: &Site) -> Vec<String> {
    let paths: std::collections::BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    let differing = paths.into_iter().filter(|path| one.get(*path) != other.get(*path));
    let shown = |path: &String| match (one.get(path), other.get(path)) {
        (Some(one), Some(other)) => {
            let at = one.iter().zip(other).take_while(|(one, other)| one == other).count();
            let around = |bytes: &[u8]| {
                String::from_utf8_lossy(&bytes[at.saturating_sub(120)..bytes.len().min(at + 80)]).into_owned()
            };
            format!("{path}:\n--- {}\n+++ {}", around(one), around(other))
        }
        (one, _) => format!("{path} is only in {}", if one.is_some() { "the first" } else { "the second" }),
    };
    differing.map(shown).collect()
}

/// The withheld words that occur in a site, whatever the case of their letters.
fn found(site: &Site, words: &[String]) -> Vec<String> {
    let asked: Vec<&str> = words.iter().map(String::as_str).collect();
    words.iter().zip(occurring(&asked, site)).filter(|(_, occurs)| *occurs).map(|(word, _)| word.clone()).collect()
}

/// The first few differences, with the study that shows them.
fn assert_same(one: &Site, other: &Site, seed: u64, audience: &str) {
    let differences = differences(one, other);
    let first = differences.iter().take(3).cloned().collect::<Vec<_>>().join("\n");
    assert!(differences.is_empty(), "seed {seed}, {audience}: {} files differ\n{first}", differences.len());
}

/// Two studies that differ only in words that an audience may not see are one site for it.
#[test]
fn what_may_not_be_seen_decides_no_byte() {
    let mut pictures = 0;
    for seed in 0..24 {
        let (one, other) = (RandomStudy::new(seed, 1), RandomStudy::new(seed, 6));
        let audience = named(one.audience);
        let (first, second) = (built(&one.files, &[], &audience), built(&other.files, &[], &audience));
        assert_same(&first, &second, seed, one.audience);
        let shown = found(&first, &one.withheld);
        assert!(shown.is_empty(), "seed {seed}: {} sees {shown:?}", one.audience);
        pictures += first.keys().filter(|path| path.ends_with("/preview.png")).count();
    }
    assert!(pictures > 10, "{pictures} pictures were compared");
}

/// Also where a wider audience's site lies in the folder, and its cache is there.
#[test]
fn what_others_have_built_before_decides_no_byte() {
    for seed in 100..112 {
        let study = RandomStudy::new(seed, 1);
        let audience = named(study.audience);
        let fresh = built(&study.files, &[], &audience);
        let others: Vec<Audience> =
            AUDIENCES.iter().filter(|name| **name != study.audience).map(|name| named(name)).collect();
        let before = [&others[..], std::slice::from_ref(&audience), &others[..]].concat();
        let again = built(&study.files, &before, &audience);
        assert_same(&fresh, &again, seed, study.audience);
    }
}

/// Four interviews, each with the same to say of one theme, by the people who are named.
fn interviewed(people: [&str; 4]) -> BTreeMap<String, String> {
    let settings = "[audiences.public]\nshows = [\"themes\", \"teams\", \"priorities\"]\nattribution = [\"team\"]\n";
    let mut files = BTreeMap::from([("site.toml".to_owned(), settings.to_owned())]);
    for (number, person) in people.iter().enumerate() {
        let marks = ["pain freq=monthly toil=3h load=2", "ask", "praise", "counter"];
        let said = marks.map(|mark| format!("[It is {mark} {number}]{{.slow kind={mark}}}."));
        let front = format!("---\nparticipant: {person}\nteam: payments\naudience: [public]\n---\n");
        files.insert(format!("content/interviews/{number}.md"), format!("{front}**{person}:** {}\n", said.join(" ")));
    }
    files
}

/// Where people are not named, nothing tells which two interviews are with the same one.
#[test]
fn who_is_the_same_in_two_interviews_decides_no_byte() {
    let site = |people| built(&interviewed(people), &[], &named("public"));
    let (one, other) = (site(["p1", "p1", "p2", "p2"]), site(["p1", "p2", "p2", "p1"]));
    assert!(one.keys().any(|path| path.starts_with("teams/payments/")), "{:?}", one.keys());
    let differences = differences(&one, &other);
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

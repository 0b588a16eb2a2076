//! `cairn search`: who said that, in a terminal and for a program; and words as the page cuts them too.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::Write as _;
use std::process::{Command, Stdio};

use cairn::search::query::{IndexError, IndexReader, SearchLimits, ShardSource, parse, search};
use cairn::search::words::tokens;
use serde_json::{Value, json};

use crate::cli::completed;
use crate::site::{Run, Site, files_below};

/// Two people of two teams, and what else a study has.
fn study() -> Site {
    Site::of(&[
        ("site.toml", "base_url = \"https://x.example/research/\"\n"),
        ("content/themes/slow-builds.md", "---\ntitle: Slow builds\n---\nWhat people do while a build runs.\n"),
        ("content/themes/caches.md", "---\ntitle: Caches\nparent: slow-builds\n---\nWhat is built twice.\n"),
        ("content/teams/freight.md", "---\ntitle: Freight\nheadcount: 12\n---\n"),
        ("content/teams/booking.md", "---\ntitle: Booking\nheadcount: 9\n---\n"),
        ("content/method.md", "---\ntitle: Method\n---\nHow we asked about builds.\n"),
        (
            "content/interviews/p01.md",
            "---\ntitle: On the ramp\nparticipant: P01\nteam: freight\nrole: engineer\ndate: 2026-03-12\n\
             interviewer: Mira\ntakeaways: [A build costs a morning.]\n---\n\n**Mira:** How long does a build take?\n\n\
             **P01:** [Our builds take forty minutes on a good day.]{.slow-builds #forty} The rotation hurts more.\n",
        ),
        (
            "content/interviews/p02.md",
            "---\nparticipant: P02\nteam: booking\ninterviewer: Mira\n---\n\n**Mira:** And you?\n\n\
             **P02:** [I like how the building of caches works now.]{.caches kind=praise #works} Déjà vu.\n",
        ),
    ])
}

#[track_caller]
fn ran(site: &Site, arguments: &[&str]) -> Run {
    site.run(&[&["search"], arguments].concat())
}

/// What is found, for a program.
#[track_caller]
fn found(site: &Site, arguments: &[&str]) -> Vec<Value> {
    let run = ran(site, &[&["--format", "json"], arguments].concat());
    assert_eq!(run.stderr, "", "{arguments:?}");
    let rows: Vec<Value> = serde_json::from_str(&run.stdout).expect("it is an array");
    assert_eq!(run.code, i32::from(rows.is_empty()), "{arguments:?}");
    rows
}

/// The addresses of what is found.
#[track_caller]
fn urls(site: &Site, arguments: &[&str]) -> Vec<String> {
    found(site, arguments).iter().map(|row| row["url"].as_str().expect("it is a text").to_owned()).collect()
}

#[test]
fn results_are_rows_for_programs() {
    let rows = found(&study(), &["forty", "minutes"]);
    assert_eq!(rows.len(), 2, "{rows:?}");
    let mut quote = rows[0].clone();
    let score = quote["score"].take();
    assert!(score.as_u64() > Some(0));
    let text = "Our builds take forty minutes on a good day.";
    let expected = json!({
        "kind": "quote", "title": "On the ramp", "text": text, "url": "/interviews/p01/#forty", "interview": "p01",
        "participant": "P01", "team": "freight", "score": null,
    });
    assert_eq!(quote, expected);
    let keys = |row: &Value| row.as_object().expect("it is an object").keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&rows[0]), ["kind", "title", "text", "url", "interview", "participant", "team", "score"]);
    assert_eq!((&rows[1]["kind"], &rows[1]["url"]), (&json!("turn"), &json!("/interviews/p01/#t2")));
}

#[test]
fn every_kind_of_query_is_understood() {
    let site = study();
    for (arguments, expected) in [
        (["builds", "forty"].as_slice(), ["/interviews/p01/#forty", "/interviews/p01/#t2"].as_slice()),
        (&["caches work"], &["/interviews/p02/#works", "/interviews/p02/#t2"]),
        (&["\"forty minutes\" good"], &["/interviews/p01/#forty", "/interviews/p01/#t2"]),
        (&["\"minutes forty\""], &[]),
        (&["hurts", "--", "-forty"], &[]),
        (&["deja"], &["/interviews/p02/#t2"]),
        (&["--theme", "slow-builds"], &["/interviews/p01/#forty", "/interviews/p02/#works"]),
        (&["theme:caches"], &["/interviews/p02/#works"]),
        (&["--kind", "praise"], &["/interviews/p02/#works"]),
        (&["--team", "Freight", "--kind", "quote"], &["/interviews/p01/#forty"]),
        (&["kind:page builds"], &["/method/"]),
        (&["kind:takeaway", "morning"], &["/interviews/p01/"]),
        (&["is:evidence"], &["/interviews/p01/#forty"]),
        (&["nothing-of-it"], &[]),
    ] {
        assert_eq!(urls(&site, arguments), expected, "{arguments:?}");
    }
    assert_eq!(found(&site, &["build", "--limit", "2"]).len(), 2);
}

#[test]
fn results_are_lines_for_people() {
    let run = ran(&study(), &["builds", "forty"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let expected = "1 quote by 1 person\n\n  “Our builds take forty minutes on a good day.”\n    P01, engineer, Freight, \
                    2026-03-12\n    on Slow builds\n    content/interviews/p01.md:13\n    https://x.example/research/interviews/p01/#forty\n\n\
                    1 turn\n\n  Our builds take forty minutes on a good day. The rotation hurts more.\n    P01, engineer, \
                    Freight, 2026-03-12\n    content/interviews/p01.md:13\n    \
                    https://x.example/research/interviews/p01/#t2\n\n";
    assert_eq!(run.stdout, expected);
}

#[test]
fn what_was_found_beside_the_words_is_said() {
    let run = ran(&study(), &["caches", "booking", "--kind", "quote"]);
    assert!(run.stdout.contains("    P02, Booking\n    on Caches, Booking\n"), "{}", run.stdout);
}

#[test]
fn what_was_not_done_as_typed_is_said() {
    let site = study();
    let run = ran(&site, &["minuets "]);
    assert_eq!(
        (run.code, run.stderr.as_str()),
        (0, "nothing was found for `minuets`; these are results for `minutes`\n")
    );
    let run = ran(&site, &[&"x ".repeat(600)]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("too long"), "{}", run.stderr);
    let run = ran(&site, &["build", "--limit", "1"]);
    assert!(run.stdout.ends_with("\n7 results more: `--limit 8` shows all\n"), "{}", run.stdout);
}

#[test]
fn why_nothing_is_found_is_said() {
    let site = study();
    for (arguments, expected) in [
        (
            ["forty", "caches", "zzzz"].as_slice(),
            "nothing has all of these words: `forty` is in 1 quote, `caches` is in 1 quote, `zzzz` is in nothing",
        ),
        (
            &["method", "forty"],
            "nothing has all of these words: `method` is in no quote, but in 1 other text, `forty` is in 1 quote",
        ),
        (&["forty team:booking"], "nothing was found; without what narrows the query, its words are in 1 quote"),
        (&["forty", "--", "-minutes"], "nothing was found; without what narrows the query, its words are in 1 quote"),
        (
            &["persn:Mira"],
            "`persn:` is no filter, so that `persn:Mira` was looked for as words: did you mean `person:`?\nnothing was found",
        ),
        (&["zzzz kind:praise theme:"], "there is nothing behind `theme:`"),
        (&["build kind:prase"], "there is no kind `prase`: did you mean `praise`?\nnothing was found\n"),
        (&["build kind:zzzz"], "there is no kind `zzzz`: kinds are `quote`, `theme`, "),
    ] {
        let run = ran(&site, arguments);
        assert_eq!((run.code, run.stdout.as_str()), (1, ""), "{arguments:?}");
        assert!(run.stderr.starts_with(expected), "{arguments:?}: {}", run.stderr);
    }
    let run = ran(&site, &["minuets", "rotatoin"]);
    assert!(
        run.stderr.contains("these are results for `rotation`"),
        "a swap of neighbours is one slip: {}",
        run.stderr
    );
}

#[test]
fn wrong_use_is_said_and_so_is_nothing_found() {
    let site = study();
    for (arguments, expected) in [
        ([].as_slice(), "there is no word to look for"),
        (&["!?"], "there is no word to look for"),
        (&["theme:"], "there is nothing behind `theme:`; a value stands right behind it: `theme:slow-builds`"),
        (&["--", "-forty"], "the query only says what to leave out: name a word that must be there"),
        (&["builds", "-forty"], "put `--` before the query"),
        (&["build", "--team", "freigt"], "there is no team `freigt`: did you mean `freight`?"),
        (&["build", "--theme", "x"], "there is no theme `x`: known here: `caches`, `slow-builds`"),
        (&["build", "--kind", "quotes"], "invalid value 'quotes'"),
        (&["build", "--audience", "x"], "there is no audience `x`"),
        (&["build", "--limit", "few"], "it is no whole number: write one like 20"),
    ] {
        let run = ran(&site, arguments);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{arguments:?}: {}", run.stderr);
        assert!(run.stderr.contains(expected), "{arguments:?}: {}", run.stderr);
    }
    let run = ran(&site, &["zzzz"]);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (1, "", "nothing was found\n"));
    let run = ran(&site, &["zzzz", "--format", "json"]);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (1, "[]\n", ""));
    let run = ran(&site, &["build", "is:evidense"]);
    assert_eq!(run.stderr, "there is no `is:evidense`: did you mean `evidence`?\nnothing was found\n");
    let run = ran(&site, &["build", "year:abc"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
    assert_eq!(
        run.stderr,
        "there is no year `abc`: known here: `2026`; a year in which somebody was interviewed, in four digits\nnothing was found\n"
    );
    let run = ran(&site, &["build", "team:freigt"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
    assert_eq!(run.stderr, "there is no team `freigt`: did you mean `freight`?\nnothing was found\n");
    let run = ran(&study().file("content/interviews/p03.md", "**P03:** [Slow.]{.nope}\n"), &["build"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("p03.md"), "{}", run.stderr);
}

#[test]
fn a_score_is_explained_number_by_number() {
    let run = ran(&study(), &["minutes", "--explain", "--kind", "quote"]);
    // Two quotes of 9 words; in one of them: 256 · log2 6 = 661, less 256 · log2 3 = 405, is 256. 9 words have the length 11:
    // 77 · (9 + 11) / 18 = 85, and 256 · 16 · 64 · 141 / ((64 + 85) · 1024) = 242; evidence: 242 · 5 / 4 = 302.
    let expected = "    `minutes`: 242\n      found: `minutes`, as typed: weight 16 of 16\n      how rare: in 1 of 2, worth 256\n      \
                    how often: 16 sixteenths, in about 11 words where 9 are usual\n    score: 302, times 5/4 since it is \
                    evidence\n";
    assert!(run.stdout.contains(expected), "{}", run.stdout);
}

#[test]
fn the_index_of_the_output_folder_is_asked_where_it_is_current() {
    let site = study().build();
    let queries = [["builds", "forty"].as_slice(), &["--theme", "caches"], &["buil"], &["deja"]];
    let from_folder = queries.map(|query| found(&site, query));
    assert!(from_folder.iter().all(|rows| !rows.is_empty()));
    // It is read there: where a file of it says something else, that is found.
    let anew = study();
    assert_eq!(queries.map(|query| found(&anew, query)), from_folder);
    let changed =
        site.file("content/interviews/p03.md", "---\nparticipant: P03\n---\n\n**P03:** Forty builds, forty.\n");
    assert_eq!(found(&changed, &["builds", "forty"]).len(), 3, "a change is found before it is built");
}

#[test]
fn an_audience_finds_what_it_may_see() {
    let audiences = "[audiences.engineering]\nshows = [\"themes\"]\nattribution = [\"role\"]\n\
                     [audiences.leads]\nshows = []\n";
    let shown = "---\nparticipant: P07\nteam: freight\nrole: engineer\naudience: [engineering]\n---\n\n\
                 **P07:** [Builds are [at Acme]{for=leads} slow.]{.slow-builds}\n";
    let site = study().file("site.toml", audiences).file("content/interviews/p07.md", shown);
    let as_audience = |words: &[&str]| found(&site, &[words, &["--audience", "engineering"]].concat());
    assert!(as_audience(&["forty"]).is_empty() && as_audience(&["acme"]).is_empty());
    let rows = as_audience(&["slow", "--kind", "quote"]);
    assert_eq!(rows.len(), 1, "{rows:?}");
    assert_eq!((&rows[0]["participant"], &rows[0]["team"]), (&Value::Null, &Value::Null));
    let run = ran(&site, &["slow", "--audience", "engineering"]);
    assert!(!run.stdout.contains("p07.md"), "{}", run.stdout);
    assert!(ran(&site, &["acme"]).stdout.contains("content/interviews/p07.md:8"));
}

#[test]
fn each_line_is_answered() {
    let site = study();
    let mut child = Command::new(env!("CARGO_BIN_EXE_cairn"))
        .args(["search", "--each-line"])
        .current_dir(site.root())
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let queries = "forty\nzzzz\n\n\"forty minutes\"\n".to_owned() + &"(a+)+$".repeat(2_000) + "\n";
    child.stdin.take().expect("it is open").write_all(queries.as_bytes()).expect("it reads");
    let output = child.wait_with_output().expect("it ends");
    assert!(output.status.success());
    let lines = String::from_utf8(output.stdout).expect("the program speaks UTF-8");
    let counts = lines.lines().map(|line| serde_json::from_str::<Vec<Value>>(line).expect("it is an array").len());
    assert_eq!(counts.collect::<Vec<_>>(), [2, 0, 0, 2, 0]);
}

#[test]
fn a_filter_that_names_nothing_is_said_before_any_line_is_answered() {
    let run = study().run(&["search", "--each-line", "--team", "frieght"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{}", run.stderr);
    assert!(run.stderr.contains("there is no team `frieght`: did you mean `freight`?"), "{}", run.stderr);
}

#[test]
fn what_results_are_filtered_by_is_completed() {
    let site = study();
    assert_eq!(completed(site.root(), &["cairn", "search", "--team", "f"]), ["freight"]);
    assert_eq!(completed(site.root(), &["cairn", "search", "--theme", "s"]), ["slow-builds"]);
    assert_eq!(completed(site.root(), &["cairn", "search", "--kind", "pr"]), ["praise"]);
}

#[test]
fn words_are_those_of_the_table() {
    let table: Vec<(String, String)> =
        serde_json::from_str(include_str!("../search/words.json")).expect("it is a table");
    assert!(table.len() > 50);
    for (text, expected) in table {
        let shown = tokens(&text).into_iter().map(|(term, position, parts, _)| match parts {
            1 => format!("{term}@{position}"),
            _ => format!("{term}@{position}×{parts}"),
        });
        assert_eq!(shown.collect::<Vec<_>>().join(" "), expected, "{text}");
    }
}

/// The files of an index that somebody has changed.
struct BrokenFiles(BTreeMap<String, Vec<u8>>);

impl ShardSource for BrokenFiles {
    fn shard(&self, name: &str) -> Option<Cow<'_, [u8]>> {
        self.0.get(name).map(|bytes| Cow::Borrowed(bytes.as_slice()))
    }
}

#[test]
fn broken_files_are_errors_and_no_panics() {
    let site = study().build();
    let name = |path: &str| path.rsplit('/').next().and_then(|file| file.strip_suffix(".js")).map(str::to_owned);
    let files = files_below(&site.public().join("search")).into_iter();
    let whole: BTreeMap<String, Vec<u8>> = files.filter_map(|(path, bytes)| Some((name(&path)?, bytes))).collect();
    let queries =
        ["build", "\"forty minutes\" -rotation", "theme:slow-builds kind:takeaway kind:quote", "minuets ", "b"]
            .map(parse);
    let mut random = 1_u32;
    let mut next = |below: usize| {
        random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (random >> 8) as usize % below
    };
    let (mut answered, mut refused) = (0, 0);
    for _ in 0..600 {
        let mut files = whole.clone();
        let changed = files.values_mut().nth(next(whole.len())).expect("it is there");
        for _ in 0..=next(3) {
            let at = next(changed.len());
            changed[at] = b"AZg_09,\"[]\\\xff"[next(12)];
        }
        let files = BrokenFiles(files);
        let found = IndexReader::open(&files).and_then(|index| {
            queries.iter().map(|query| search(&index, query, SearchLimits::ALL)).collect::<Result<Vec<_>, _>>()
        });
        if found.is_ok() { answered += 1 } else { refused += 1 }
    }
    assert!(answered > 20 && refused > 20, "{answered} answered, {refused} refused");
    let Err(error) = IndexReader::open(&BrokenFiles(BTreeMap::new())) else { panic!("there is no index") };
    assert_eq!(error, IndexError::Missing("manifest".to_owned()));
}

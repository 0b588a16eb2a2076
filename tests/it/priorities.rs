//! `cairn priorities`: the order in a terminal, tried under another policy, explained, compared. The numbers are those of the scoring
//! contract's worked example, and others worked out by hand.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::cli::completed;
use crate::site::{Run, Site};

/// Ten people of one team of 120. `new-service` is present in 1 to 8, `security-groups` in 4 to 8, `canary-analysis` in 9; a point is
/// worth 300 hours, and people recall what they say.
fn worked_example() -> Site {
    let settings =
        "base_url = \"https://x.example/research/\"\n[scoring]\npoint_value = 300\nrecall = [1]\n".to_owned();
    let theme = |title: &str, estimate: &str, strategic: &str| {
        format!("---\ntitle: {title}\nestimate: {{worth: 0, {estimate}}}\nstrategic: {{{strategic}}}\n---\n")
    };
    let site = Site::of(&[("site.toml", &settings), ("content/teams/everybody.md", "---\nheadcount: 120\n---\n")])
        .file("content/outcomes/o1.md", "---\ntitle: Faster\nweight: 0.6\n---\n")
        .file("content/outcomes/o2.md", "---\ntitle: Safer\nweight: 0.4\n---\n")
        .file(
            "content/themes/new-service.md",
            theme("A new service", "freq: 0.5/quarter, toil: 24h, load: 3, maturity: 1", "o1: 2"),
        )
        .file(
            "content/themes/security-groups.md",
            theme("Security groups", "freq: 2/quarter, toil: 1.5h, load: 4, risk: 1", "o2: 4"),
        )
        .file(
            "content/themes/canary-analysis.md",
            theme("Canary analysis", "freq: 13/quarter, toil: 0.25h, load: 2", "o1: 5"),
        );
    (1..=10).fold(site, |site, person| {
        let tags = match person {
            1..=3 => "new-service",
            4..=8 => "new-service, security-groups",
            9 => "canary-analysis",
            _ => "",
        };
        let text =
            format!("---\nparticipant: P{person:02}\nteam: everybody\ntags: [{tags}]\n---\n\n**P{person:02}:** So.\n");
        site.file(&format!("content/interviews/p{person:02}.md"), text)
    })
}

#[track_caller]
fn said(site: &Site, arguments: &[&str]) -> String {
    let run = ran(site, arguments);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{arguments:?}");
    run.stdout
}

fn ran(site: &Site, arguments: &[&str]) -> Run {
    site.run(&[&["priorities"], arguments].concat())
}

/// The priorities by slug, in the order of the rows.
fn hours(site: &Site, arguments: &[&str]) -> Vec<(String, f64)> {
    let rows: Vec<Value> =
        serde_json::from_str(&said(site, &[&["--format", "json"], arguments].concat())).expect("it is JSON");
    let row = |row: &Value| {
        let slug = row["slug"].as_str().expect("it is text").to_owned();
        Some((slug, row["priority"].as_f64()?))
    };
    rows.iter().filter_map(row).collect()
}

#[track_caller]
fn assert_hours(site: &Site, arguments: &[&str], expected: &[(&str, f64)]) {
    let found = hours(site, arguments);
    assert_eq!(found.len(), expected.len(), "{found:?}");
    for ((slug, hours), (name, expected)) in found.iter().zip(expected) {
        assert!(slug == name && (hours - expected).abs() < 1e-6 * expected, "{found:?}");
    }
}

#[test]
fn the_worked_example_in_bands_with_bars_and_ranges() {
    // The ends of the ranges are 61 and 114, 2 and 44, 28 and 92 people; the longest bar is 2,105.625 hours in 24 characters.
    let expected = "\
In equivalent hours per quarter, with 95 % ranges; 10 of 120 people were interviewed.

Ahead of the rest
  1  A new service    up to 1,800  1,300 to 2,100  ████████████████▒▒▒▒───┤  8 of 10 interviewed

Behind
  2  Canary analysis  up to 1,000  910 to 1,200    █▒▒▒▒▒▒▒▒▒▒──┤            1 of 10 interviewed
  3  Security groups    up to 860  660 to 1,100    ████▒▒▒▒▒▒─┤              5 of 10 interviewed

Rows overlap, so they do not add up.
";
    assert_eq!(said(&worked_example(), &[]), expected);
}

#[test]
fn another_policy_moves_rows() {
    let site = worked_example();
    let (a, b, c) = ("new-service", "security-groups", "canary-analysis");
    assert_hours(&site, &[], &[(a, 1784.0625), (c, 1004.0), (b, 855.0)]);
    // They swap at 193.571.
    assert_hours(
        &site,
        &["--what-if", "scoring.point_value=193"],
        &[(a, 1424.0625 + 231.6), (b, 375.0 + 308.8), (c, 104.0 + 579.0)],
    );
    assert_hours(&site, &["--what-if", "scoring.point_value=0"], &[(a, 1424.0625), (b, 375.0), (c, 104.0)]);
    // The other outcome is all: 300 · 4 for the one that serves it.
    assert_hours(
        &site,
        &["--what-if", "outcomes.o1.weight=0", "--what-if", "scoring.point_value=300"],
        &[(b, 1575.0), (a, 1424.0625), (c, 104.0)],
    );
    // Load 3 is 2 h: (24 + 2) · 1.25 · 46.5. Load 4 is 3 h: (1.5 + 3) · 1.25 · 120. Load 2 is 1 h: 1.25 · 208.
    assert_hours(
        &site,
        &["--what-if", "scoring.load=[0, 0, 1, 2, 3]"],
        &[(a, 1511.25 + 360.0), (c, 260.0 + 900.0), (b, 675.0 + 480.0)],
    );
    let shown = said(&site, &["--what-if", "scoring.point_value=193"]);
    assert!(shown.starts_with("What if: scoring.point_value=193.\n\n"), "{shown}");
    let moved: Vec<&str> = shown.lines().filter(|line| line.contains(['▲', '▼'])).collect();
    assert!(
        matches!(moved.as_slice(), [up, down] if up.contains("Security groups") && up.ends_with("▲ 1")
        && down.contains("Canary analysis") && down.ends_with("▼ 1")),
        "{shown}"
    );
}

/// Two of ten people of one team and one of twenty of another say of `slow` that it is an hour a week; the newest of them alone of
/// `dear` that it is 8 hours a quarter.
fn two_teams() -> Site {
    let interview = |person: &str, team: &str, date: &str, words: &str| {
        (
            format!("content/interviews/{person}.md"),
            format!("---\nparticipant: {person}\nteam: {team}\ndate: {date}\n---\n\n**{person}:** {words}\n"),
        )
    };
    let slow = "[So slow, each week.]{.slow #so-slow freq=weekly toil=1h}";
    let both =
        format!("{slow} [It takes a day.]{{.dear #a-day freq=quarterly toil=8h}} [Not so bad.]{{.dear kind=counter}}");
    let site = Site::of(&[
        ("site.toml", "base_url = \"https://x.example/research/\"\n"),
        ("content/themes/slow.md", "---\ntitle: Slow builds\n---\n"),
        ("content/themes/dear.md", "---\ntitle: Dear | [days]\n---\n"),
        ("content/teams/t.md", "---\ntitle: Tees\nheadcount: 10\n---\n"),
        ("content/teams/u.md", "---\ntitle: You\nheadcount: 20\n---\n"),
        (
            "content/guides/g.md",
            "---\ntitle: G\nsections:\n  - questions:\n      - {id: slow, text: What is slow?}\n      - {id: else, text: What else?}\n---\n",
        ),
    ]);
    let people = [
        interview("p1", "t", "2026-01-05", slow),
        interview("p2", "t", "2026-02-05", "Nothing."),
        interview("p3", "u", "2026-03-05", &both.replace("#so-slow", "#so-slow q=slow")),
    ];
    people.into_iter().fold(site, |site, (path, text)| site.file(&path, text.replace("\ndate", "\nguide: g\ndate")))
}

fn row(site: &Site, slug: &str, arguments: &[&str]) -> BTreeMap<&'static str, f64> {
    let rows: Vec<Value> =
        serde_json::from_str(&said(site, &[&["--format", "json"], arguments].concat())).expect("it is JSON");
    let row = rows.iter().find(|row| row["slug"] == slug).unwrap_or_else(|| panic!("{slug}: {rows:?}"));
    ["people", "interviewed", "population", "share"]
        .into_iter()
        .filter_map(|key| Some((key, row[key].as_f64()?)))
        .collect()
}

fn people(affected: f64, interviewed: f64, population: f64) -> BTreeMap<&'static str, f64> {
    // r = (x + (N − n) · (x + ½) / (n + 1)) / N.
    let share = (affected + (population - interviewed) * (affected + 0.5) / (interviewed + 1.0)) / population;
    BTreeMap::from([("people", affected), ("interviewed", interviewed), ("population", population), ("share", share)])
}

#[test]
fn a_team_that_is_left_out_takes_its_people_along_and_an_interview_does_not() {
    let site = two_teams();
    assert_eq!(row(&site, "slow", &[]), people(2.0, 3.0, 30.0));
    assert_eq!(row(&site, "slow", &["--without-team", "u"]), people(1.0, 2.0, 10.0));
    assert_eq!(row(&site, "slow", &["--without-team", "t"]), people(1.0, 1.0, 20.0));
    assert_eq!(row(&site, "slow", &["--since", "2026-02-05"]), people(1.0, 2.0, 30.0));
    assert_eq!(row(&site, "slow", &["--since", "2026-02-01", "--without-team", "t"]), people(1.0, 1.0, 20.0));
    let nobody = row(&site, "slow", &["--without-team", "t", "--without-team", "u"]);
    assert_eq!((nobody["people"], nobody["interviewed"], nobody["population"]), (0.0, 0.0, 0.0));
    let shown = said(&site, &["--without-team", "u"]);
    assert!(shown.contains("2 of 10 people were interviewed"), "{shown}");
    assert!(shown.contains("Cannot be scored yet\n     Dear"), "{shown}");
}

#[test]
fn somebody_of_a_team_that_is_left_out_leaves_a_group_alone() {
    let site = two_teams().file(
        "content/interviews/group.md",
        "---\ndate: 2026-04-01\nguide: g\nparticipants:\n  - {name: p4, team: u}\n  - {name: p5, team: t}\n---\n\n\
         **p4:** [It is slow.]{.slow freq=daily toil=2h}\n\n**p5:** [It is dear.]{.dear freq=quarterly toil=4h}\n",
    );
    assert_eq!(row(&site, "slow", &["--without-team", "u"]), people(1.0, 3.0, 10.0));
    assert_eq!(row(&site, "dear", &["--without-team", "u"]), people(1.0, 3.0, 10.0));
    assert_eq!(row(&site, "slow", &["--without-team", "t"]), people(2.0, 2.0, 20.0));
    assert_eq!(row(&site, "dear", &["--without-team", "t"]), people(1.0, 2.0, 20.0));
}

#[test]
fn what_is_wrong_says_what_there_is() {
    let site = two_teams().file("content/outcomes/faster.md", "---\nweight: 1\n---\n");
    for (arguments, parts) in [
        (
            &["--what-if", "scoring.poin_value=3"][..],
            &["did you mean `scoring.point_value`", "outcomes.faster.weight"][..],
        ),
        (&["--what-if", "title=x"], &["nothing to try called `title`", "scoring.load", "study.population"]),
        (&["--what-if", "outcomes.faster=3"], &["nothing to try called `outcomes.faster`"]),
        (&["--what-if", "outcomes.slower.weight=3"], &["nothing to try called", "outcomes.faster.weight"]),
        (&["--what-if", "outcomes.faster.weight=-1"], &["a weight is a number from 0 on"]),
        (&["--what-if", "outcomes.faster.weight=NaN"], &["a weight is a number from 0 on"]),
        (&["--what-if", "outcomes.faster.weight=0"], &["sum to 0"]),
        (&["--what-if", "scoring.hours"], &["no key with a value"]),
        (&["--what-if", "scoring.hours=0"], &["must be a number of hours"]),
        (&["--without-team", "tt"], &["there is no team `tt`"]),
        (&["--since", "yesterday"], &["--since"]),
        (&["--explain", "slo"], &["there is no row `slo`", "did you mean `slow`"]),
        (&["--compare", "slow"], &["--compare"]),
        (&["--compare", "slow", "slow"], &["name two rows"]),
        (&["--compare", "slow", "nothing"], &["there is no row `nothing`"]),
        (&["--explain", "slow", "--ask"], &["cannot be used with"]),
        (&["--format", "csv", "--ask"], &["cannot be used with"]),
    ] {
        let run = ran(&site, arguments);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{arguments:?}: {}", run.stderr);
        for part in parts {
            assert!(run.stderr.contains(part), "{part:?} is not in {:?}", run.stderr);
        }
    }
    let broken = site.file("site.toml", "title = 3\n");
    assert_eq!(ran(&broken, &[]).code, 1);
}

#[test]
fn the_rows_are_those_of_the_data_file_in_each_format() {
    let site = two_teams().build();
    assert_eq!(said(&site, &["--format", "json"]), site.output("data/priorities.json"));
    let markdown = said(&site, &["--format", "md"]);
    let slow = "| [Slow builds](https://x.example/research/priorities/#theme.slow) |";
    assert!(markdown.contains(slow) && markdown.contains("[Dear \\| \\[days\\]](https"), "{markdown}");
    let csv = said(&site, &["--format", "csv"]);
    let lines: Vec<&str> = csv.lines().collect();
    assert!(lines[0].starts_with("rank,tier,slug,kind,title,priority,"), "{csv}");
    assert!(lines.iter().any(|line| line.contains(",theme,Dear | [days],")), "{csv}");
    let fields = |line: &str| line.split(',').count();
    assert!(lines.iter().all(|line| fields(line) == fields(lines[0])) && lines.len() == 3, "{csv}");
}

#[test]
fn what_does_not_hold_is_said_in_each_form() {
    let opportunity = |slug: &str, stage: &str| {
        let text = format!(
            "---\ntitle: {slug}\nthemes: [slow]\nvalidations:\n  - {{stage: {stage}, verdict: contradicts}}\n---\n"
        );
        (format!("content/opportunities/{slug}.md"), text)
    };
    let (problem, solution) = (opportunity("no-problem", "problem"), opportunity("no-solution", "solution"));
    let site = two_teams().file(&problem.0, problem.1).file(&solution.0, solution.1).build();
    let link = "[no-problem](https://x.example/research/priorities/#opportunity.no-problem)";
    for (arguments, part) in [
        (&[][..], "2 of 3 interviewed  its problem does not hold\n".to_owned()),
        (&["--format", "md"], format!("{link} (**its problem does not hold**)")),
        (&["--format", "json"], "\"does_not_hold\":\"problem\"".to_owned()),
        (&["--explain", "no-solution"], "; its solution does not hold.\n".to_owned()),
        (&["--compare", "no-solution", "dear"], "\nno-solution: its solution does not hold\n".to_owned()),
    ] {
        let said = said(&site, arguments);
        assert!(said.contains(&part), "{part:?} is not in {said}");
    }
    let csv = said(&site, &["--format", "csv"]);
    let end_of =
        |slug: &str| csv.lines().find(|line| line.contains(&format!(",{slug},"))).map(|line| line.rsplit(',').next());
    assert_eq!(csv.lines().next().and_then(|names| names.rsplit(',').next()), Some("does_not_hold"), "{csv}");
    assert_eq!(
        [end_of("no-problem"), end_of("no-solution"), end_of("dear")].map(Option::flatten),
        [Some("problem"), Some("solution"), Some("")]
    );
    assert_eq!(csv, site.run(&["export", "csv", "--table", "priorities"]).stdout, "one table");
    assert!(site.output("priorities/index.md").contains("its problem does not hold"));
}

#[test]
fn a_sum_is_explained_down_to_people_and_quotes() {
    let site = two_teams();
    let explained = said(&site, &["--explain", "theme.dear"]);
    // r · N = 1 + 27 · 1.5 / 4 = 11.125; 11.125 · 1 · 8 = 89.
    for part in [
        "Dear | [days] (theme): rank 2, up to 89 equivalent hours per quarter",
        "https://x.example/research/priorities/#theme.dear",
        "L · I + S = 11.1 × 8 + 0",
        "p = (x + m · g) / (n + m) = (1 + 1 × 0.5) / (3 + 1) = 0.375, then r = (x + (N − n) · p) / N = (1 + 27 × 0.375) / 30",
        "  p3, You: 1 per quarter, 8 h\n    “It takes a day.”\n    https://x.example/research/interviews/p3/#a-day\n",
        "What speaks against it:\n    “Not so bad.”",
    ] {
        assert!(explained.contains(part), "{part:?} is not in {explained}");
    }
    let unscored = said(&site, &["--explain", "dear", "--without-team", "u"]);
    assert!(unscored.contains("cannot be scored yet, missing: "), "{unscored}");
}

#[test]
fn two_rows_are_compared_term_by_term() {
    let compared = said(&worked_example(), &["--compare", "security-groups", "canary-analysis"]);
    let terms: Vec<Vec<&str>> = compared.lines().map(|line| line.split_whitespace().collect()).collect();
    // r · N is 60 and 16, f 2 and 13, I 3.125 and 0.5.
    for (line, expected) in [
        (1, &["people", "affected", "r", "·", "N", "60", "16", "3.75"][..]),
        (2, &["times", "per", "quarter", "f", "2", "13", "6.5"]),
        (3, &["hours", "each", "I", "3.12", "0.5", "6.25"]),
        (4, &["saved", "L", "·", "I", "375", "104", "3.61"]),
        (5, &["strategic", "S", "480", "900", "1.88"]),
        (6, &["priority", "P", "855", "1,004", "1.17"]),
    ] {
        assert_eq!(&terms[line][..expected.len()], expected, "{compared}");
    }
    assert!(
        compared.contains(
            "Security groups has 3.75 times the people and 6.25 times the hours for each event; Canary analysis has 6.5 times the \
             events of each."
        ),
        "{compared}"
    );
    // P(B > C) = .136066, with U varied .261780.
    assert!(
        compared.contains(
            "“Canary analysis” is above “Security groups” in 86 of 100 draws; where a point may be worth half or twice as much, in 74 \
             of 100 draws. The evidence does not tell them apart: no line can be drawn between them."
        ),
        "{compared}"
    );
    let clear = said(&worked_example(), &["--compare", "new-service", "security-groups"]);
    assert!(
        clear.contains(
            "“A new service” is above “Security groups” in all of 20,000 draws; where a point may be worth half or twice as much, in"
        ) && clear.contains("That is safe to say: it holds in at least 80 of 100 draws."),
        "{clear}"
    );
}

#[test]
fn whom_to_ask_next() {
    let asked = said(&two_teams(), &["--ask"]);
    for part in [
        "“Slow builds” and “Dear | [days]” are the hardest to tell apart",
        "  You, 1 of 20",
        "  Tees, 2 of 10",
        "  What is slow? (1 person spoke of it)\n",
    ] {
        assert!(asked.contains(part), "{part:?} is not in {asked}");
    }
    assert!(!asked.contains("What else?"), "{asked}");
    let page = two_teams().build().output("priorities/index.html");
    assert!(page.contains("id=\":next-interview\"") && page.contains("guides/g/#slow"), "the page says the same");
    let all_asked = Site::small();
    let nothing = said(&all_asked, &["--ask"]);
    assert!(nothing.contains("no two rows"), "{nothing}");
}

#[test]
fn an_audience_sees_its_own_and_tries_nothing() {
    let audiences = "[audiences.all]\nshows = [\"themes\", \"teams\", \"priorities\"]\n\
                     [audiences.some]\nshows = [\"themes\"]\n\
                     [audiences.few]\nshows = [\"priorities\"]\nattribution = []\n";
    let site = two_teams().file("site.toml", audiences);
    let explained = said(&site, &["--audience", "all", "--explain", "dear"]);
    assert!(!explained.contains("It takes a day") && explained.contains("  and 1 more"), "{explained}");
    assert!(said(&site, &["--audience", "few"]).contains("nothing to rank yet"), "no theme is shown");
    assert!(said(&site, &["--audience", "few", "--ask"]).contains("no two rows"), "nor told of");
    for (arguments, part) in [
        (&["--audience", "some"][..], "no `priorities`"),
        (&["--audience", "all", "--since", "2026-01-01"], "an audience tries nothing"),
        (&["--audience", "al"], "there is no audience `al`"),
    ] {
        let run = ran(&site, arguments);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(run.stderr.contains(part), "{}", run.stderr);
    }
    let run = ran(&two_teams(), &["--since", "2999-01-01"]);
    assert!(
        run.code == 2 && run.stderr.contains("no interview is of 2999-01-01 or later: the newest is of 2"),
        "{}",
        run.stderr
    );
    // What is tried is tried on everything, also where the study has an audience by default.
    let site = site.file("site.toml", format!("audience = \"some\"\n{audiences}"));
    assert_eq!(ran(&site, &[]).code, 2);
    assert!(said(&site, &["--since", "2026-01-01", "--explain", "dear"]).contains("It takes a day"));
}

#[test]
fn rows_teams_and_keys_are_completed() {
    let site = two_teams().file("content/opportunities/faster.md", "---\nthemes: [slow]\n---\n");
    let found = |words: &[&str]| completed(site.root(), &[&["cairn", "priorities"], words].concat());
    assert_eq!(found(&["--explain", ""]), ["dear", "faster", "slow"]);
    assert_eq!(found(&["--compare", "dear", "s"]), ["slow"]);
    assert_eq!(found(&["--without-team", ""]), ["t", "u"]);
    assert_eq!(found(&["--what-if", "scoring.po"]), ["scoring.point_value="]);
}

#[test]
fn a_part_stands_below_its_whole_and_no_title_commands_the_terminal() {
    let site = two_teams()
        .file("content/themes/slow.md", "---\ntitle: \"Slow\\e[31m\\nbuilds\"\n---\n")
        .file("content/themes/tests.md", "---\ntitle: Tests\nparent: slow\nstatus: open\n---\n")
        .file(
            "content/interviews/p9.md",
            "---\nparticipant: P9\nteam: t\n---\n\n**P9:** [The tests.]{.tests freq=monthly toil=1h} So.\n",
        )
        .file(
            "content/themes/done.md",
            "---\ntitle: Done\nstatus: addressed\nestimate: {freq: daily, toil: 1h}\n---\n",
        );
    let shown = said(&site, &[]);
    let lines: Vec<&str> = shown.lines().map(str::trim_start).collect();
    let place =
        |start: &str| lines.iter().position(|line| line.starts_with(start)).unwrap_or_else(|| panic!("{shown}"));
    let whole = place("1  Slow [31m builds");
    assert!(lines[whole + 1].starts_with("Tests"), "{shown}");
    assert!(place("Decided") + 1 == place("Done") && place("Done") > whole, "{shown}");
    for arguments in [&[][..], &["--format", "md"], &["--ask"], &["--explain", "slow"], &["--compare", "slow", "dear"]]
    {
        let shown = said(&site, arguments);
        assert!(!shown.contains(|c: char| c.is_control() && c != '\n'), "{arguments:?}: {shown:?}");
    }
}

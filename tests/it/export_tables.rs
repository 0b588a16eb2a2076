//! `cairn export` of tables: the columns, what a spreadsheet makes of them, and that they say what the data files say.
//!
//! Comes in: the demonstration, and small studies. Goes out: nothing. Does not know: how a row is made.

use std::io::Write as _;
use std::path::Path;
use std::process::Command;

use serde_json::{Map, Value};

use crate::demonstration;
use crate::site::Site;

#[track_caller]
fn exported(site: &Site, arguments: &[&str]) -> String {
    let run = site.run(&[&["export"], arguments].concat());
    assert_eq!(run.code, 0, "{arguments:?}: {}", run.stderr);
    run.stdout
}

fn lines(site: &Site, table: &str) -> Vec<Map<String, Value>> {
    let text = exported(site, &["jsonl", "--table", table]);
    text.lines().map(|line| serde_json::from_str(line).expect("a line is an object")).collect()
}

#[test]
fn a_table_says_what_the_data_file_says() {
    let site = demonstration::copied().build();
    for (table, renamed) in [
        ("quotes", &[("path", "/source/path"), ("line", "/source/line")][..]),
        ("themes", &[("path", "/source")]),
        ("interviews", &[("path", "/source")]),
        ("answers", &[]),
        (
            "priorities",
            &[("low", "/interval/0"), ("high", "/interval/1"), ("inner_low", "/inner/0"), ("inner_high", "/inner/1")],
        ),
    ] {
        let (rows, data) = (lines(&site, table), site.data(table));
        assert!(rows.len() == data.len() && rows.len() > 10, "{table}");
        for (row, data) in rows.iter().zip(&data) {
            for (name, value) in
                row.iter().filter(|(name, _)| !["participants", "teams", "roles", "tenures"].contains(&name.as_str()))
            {
                let place = renamed.iter().find(|(renamed, _)| renamed == name);
                let pointer = place.map_or_else(|| format!("/{name}"), |(_, at)| (*at).to_owned());
                assert_eq!(Some(value), data.pointer(&pointer).or(Some(&Value::Null)), "{table}.{name}");
            }
        }
    }
    let people = lines(&site, "people");
    let quotes = site.data("quotes");
    for person in &people {
        let is_own =
            |quote: &&Value| quote["participant"] == person["participant"] && quote["speaker"] == person["participant"];
        assert_eq!(person["quotes"], quotes.iter().filter(is_own).count(), "{person:?}");
    }
    let answers = lines(&site, "answers");
    assert!(answers.iter().any(|row| row["value"] == 24.0) && answers.iter().any(|row| row["state"] == "never"));
}

#[test]
fn a_group_is_a_list_of_people_in_one_order() {
    let guide = "---\nsections:\n  - {title: Why, questions: [{id: why, text: Why?}]}\n---\n";
    let group = "---\nguide: g1\nparticipants:\n  - {name: P20, team: payments, role: engineer}\n  - {name: P21, team: search, tenure: 2 \
                 years}\n---\n**P20:** [One]{.a q=why}\n\n**P21:** Two.\n";
    let site = Site::of(&[("content/guides/g1.md", guide), ("content/interviews/g.md", group)]);
    let row = &lines(&site, "interviews")[0];
    assert_eq!(row["participants"], serde_json::json!(["P20", "P21"]));
    assert_eq!(row["teams"], serde_json::json!(["payments", "search"]));
    assert_eq!(
        (&row["roles"], &row["tenures"]),
        (&serde_json::json!(["engineer", null]), &serde_json::json!([null, "2 years"]))
    );
    let csv = exported(&site, &["csv", "--table", "interviews"]);
    assert!(csv.contains(",P20; P21,payments; search,engineer; ,; 2 years,"), "{csv}");
    let answers = exported(&site, &["csv", "--table", "answers"]);
    assert_eq!(answers, "guide,question,interview,participant,value,state,quote\r\ng1,why,g,P20,,given,g#one\r\n");
}

#[test]
fn a_spreadsheet_finds_no_formula_and_all_letters() {
    let site = Site::of(&[(
        "content/interviews/p07.md",
        "---\nparticipant: P07\n---\n**P07:** [=HYPERLINK(\"x\") é]{.a toil=3h}\n",
    )]);
    let run = site.run(&["export", "csv", "--bom", "--out", "quotes.csv"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{}", run.stderr);
    let bytes = std::fs::read(site.root().join("quotes.csv")).expect("it was written");
    let text = std::str::from_utf8(&bytes).expect("it is UTF-8");
    assert!(text.starts_with("\u{feff}id,interview,participant,team,"), "{text}");
    assert!(text.contains(",\"'=HYPERLINK(\"\"x\"\") é\",") && text.contains(",3.0,"), "{text}");
}

#[test]
fn an_audience_gets_the_tables_that_it_may_have() {
    let settings = "[audiences.all]\nshows = [\"themes\"]\nattribution = [\"team\"]\n";
    let interview = "---\nparticipant: P07\naudience: [all]\n---\n**P07:** [One two]{.a}\n";
    let site = Site::of(&[("site.toml", settings), ("content/interviews/p07.md", interview)]);
    let quotes = exported(&site, &["csv", "--audience", "all"]);
    assert!(quotes.contains("One two") && !quotes.contains("P07") && !quotes.contains("p07.md"), "{quotes}");
    assert_eq!(exported(&site, &["jsonl", "--table", "people", "--audience", "all"]), "", "nobody has a name");
    let run = site.run(&["export", "csv", "--table", "priorities", "--audience", "all"]);
    assert!(run.code == 2 && run.stderr.contains("this audience is not shown the priorities"), "{}", run.stderr);
    let none = site.run(&["export", "csv"]);
    assert!(none.code == 2 && none.stderr.contains("cairn export csv --audience all"), "{}", none.stderr);
}

/// A Python with DuckDB in it; none where it cannot be had.
fn python_with_duckdb(folder: &Path) -> Option<std::path::PathBuf> {
    let python = folder.join("venv/bin/python");
    let run = |program: &Path, arguments: &[&str]| {
        let output = Command::new(program).args(arguments).current_dir(folder).output();
        output.ok().filter(|output| output.status.success())
    };
    let made = run(Path::new("python3"), &["-m", "venv", "venv"])
        .and_then(|_| run(&python, &["-m", "pip", "install", "--quiet", "duckdb"]));
    if made.is_none() {
        // What `eprintln!` prints is kept by the runner when a test passes.
        drop(writeln!(std::io::stderr(), "skipped: DuckDB cannot be installed from PyPI here"));
    }
    made.map(|_| python)
}

/// Runs each query of the page, and prints a line a row.
const RUN: &str = "import duckdb, re, sys\n\
                   for query in re.findall(r'```sql\\n(.*?)```', open(sys.argv[1]).read(), re.S):\n\
                   \x20   for row in duckdb.sql(query).fetchall(): print(*row, sep='|')\n\
                   \x20   print('--')\n";

#[test]
fn the_queries_of_the_documentation_ask_many_studies_at_once() {
    let folder = tempfile::tempdir().expect("there is a temporary folder");
    let Some(python) = python_with_duckdb(folder.path()) else { return };
    let said = |person: &str, marks: &str| format!("---\nparticipant: {person}\n---\n**{person}:** {marks}\n");
    let coded = "freq=monthly toil=1h load=1";
    let one = said("P01", &format!("[One two]{{.on-call .slow {coded}}} [Three, \"four\"]{{.slow kind=praise}}"));
    let other = said("P01", &format!("[Five]{{.on-call {coded}}}"));
    for (name, text) in [("a-2025", one), ("b-2026", other)] {
        let site = Site::of(&[("content/interviews/p01.md", &text)]);
        let target = folder.path().join("studies").join(name);
        std::fs::create_dir_all(&target).expect("it can be made");
        for (format, table) in [("jsonl", "quotes"), ("csv", "quotes"), ("jsonl", "priorities")] {
            let out = target.join(format!("{table}.{format}"));
            exported(&site, &[format, "--table", table, "--out", &out.to_string_lossy()]);
        }
    }
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/many-studies.md");
    let run = Command::new(python).args(["-c", RUN]).arg(page).current_dir(folder.path()).output().expect("it starts");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let printed = String::from_utf8_lossy(&run.stdout).into_owned();
    let blocks: Vec<&str> = printed.split("--\n").collect();
    assert_eq!(blocks[0], "a-2025|2|1\nb-2026|1|1\n");
    assert_eq!(blocks[1], "on-call|2|2\nslow|1|1\n");
    // One person of one is affected, each month, an hour each time: rank and names are what is looked at here.
    let first: Vec<Vec<&str>> = blocks[2].lines().map(|line| line.split('|').take(3).collect()).collect();
    assert!(first.contains(&vec!["b-2026", "1", "on-call"]) && first.len() == 2, "{}", blocks[2]);
    assert_eq!(blocks[3], "a-2025|1\nb-2026|1\n");
}

//! Twice as much of anything takes about twice the time, memory and room, whatever it is: a study is somebody else's.
//!
//! Comes in: studies of one thing many times. Goes out: nothing. Does not know: why anything takes as long as it does.
//!
//! What is measured is the processor's time of one run, which other programs on the machine do not add to, the most memory
//! it had, and what it wrote. Each is held against four times as much of the same: an exponent of 1 is four times, of 2
//! sixteen times. What is measured at so few is little more than the start of the program, so the smaller size takes some
//! tenths of a second where it takes any time at all.

use std::fmt::Write;
use std::process::{Command, Stdio};

use wait4::Wait4;

use crate::site::{Site, files_below};

/// How much more the larger study has.
const TIMES: usize = 4;
/// What growth may be: 1 is as much as there is more of.
const EXPONENT: f64 = 1.4;
/// Less processor time, in seconds, or memory, in kilobytes, says nothing.
const FLOOR: (f64, f64) = (0.1, 12_000.0);
/// How often is tried whether it was only this once.
const TRIES: usize = 3;

/// A study of one thing many times.
struct Case {
    name: &'static str,
    /// How many in the smaller study.
    many: usize,
    files: fn(usize) -> Files,
}

type Files = Vec<(String, String)>;

/// What a run cost.
struct Cost {
    seconds: f64,
    kilobytes: f64,
    /// Said and published.
    bytes: f64,
}

fn interview(text: String) -> Files {
    vec![("content/interviews/a.md".to_owned(), text)]
}

fn each(many: usize, piece: impl Fn(usize) -> String) -> String {
    (0..many).map(piece).collect()
}

fn files(many: usize, file: impl Fn(usize) -> (String, String)) -> Files {
    (0..many).map(file).collect()
}

/// Interviews that name tools, and a tool for every fifth of them.
fn with_tools(many: usize) -> Files {
    let named = |n: usize| format!("tool number{}", n % (many / 5 + 1));
    let turn = |n: usize| each(20, |turn| format!("**A:** I have used {} and nothing else.\n\n", named(n * 20 + turn)));
    let mut all = files(many, |n| (format!("content/interviews/a{n}.md"), turn(n)));
    let tool = |n: usize| (format!("content/tools/t{n}.md"), format!("---\ntitle: Tool number{n}\n---\n"));
    all.extend(files(many / 5 + 1, tool));
    all
}

/// What people mark, write and misspell in one file.
const IN_ONE_FILE: &[Case] = &[
    Case { name: "marks without an end", many: 500, files: |n| interview(format!("**A:** {}\n", "[a]{".repeat(n))) },
    Case {
        name: "themes of one mark",
        many: 2000,
        files: |n| interview(format!("**A:** [word]{{{}}}\n", each(n, |i| format!(".t{i} ")))),
    },
    Case {
        name: "attributes of one mark",
        many: 500,
        files: |n| interview(format!("**A:** [word]{{.t {}}}\n", each(n, |i| format!("key{i}=3 ")))),
    },
    Case {
        name: "wrong attributes in one paragraph",
        many: 350,
        files: |n| interview(format!("**A:** {}\n", "[a]{.x ky=3} ".repeat(n))),
    },
    Case { name: "brackets in brackets", many: 4000, files: |n| interview("[".repeat(n) + "a" + &"]{.x}".repeat(n)) },
    Case { name: "quotes with one id", many: 350, files: |n| interview("**A:** [a]{.x #id}\n\n".repeat(n)) },
    Case {
        name: "unknown keys",
        many: 750,
        files: |n| interview(format!("---\n{}---\n\n**A:** x\n", each(n, |i| format!("key{i}: x\n")))),
    },
    Case {
        name: "keys given again",
        many: 750,
        files: |n| interview(format!("---\nextra:\n{}---\n\n**A:** x\n", each(n, |i| format!("  key{}: x\n", i / 2)))),
    },
    Case {
        name: "aliases of YAML",
        many: 500,
        files: |n| interview(format!("---\nextra: {{a: &a x, b: [{}]}}\n---\n\nx\n", "*a, ".repeat(n))),
    },
    Case {
        name: "missing stand-off quotes",
        many: 200,
        files: |n| {
            let quotes = each(n, |i| format!("  - {{exact: never said in the year {i}, themes: [x]}}\n"));
            let turns = each(n, |i| format!("**A:** what is said in the year {i}\n\n"));
            interview(format!("---\nquotes:\n{quotes}---\n\n{turns}"))
        },
    },
    Case {
        name: "links to one missing page",
        many: 350,
        files: |n| interview(format!("**A:** {}\n", "[a](no.md) ".repeat(n))),
    },
    Case {
        name: "speakers",
        many: 500,
        files: |n| {
            let names = each(n, |i| format!("B{i}, "));
            let turns = each(n, |i| format!("**A{i}:** words\n\n"));
            interview(format!("---\ninterviewer: [{names}]\n---\n\n{turns}"))
        },
    },
    Case {
        name: "lines of one paragraph that begin with a name and a bracket",
        many: 8000,
        files: |n| {
            let lines = "Mira [x\n".repeat(n);
            interview(format!("---\nparticipant: Mira\ninterviewer: Jun\n---\n\n**Jun:** So?\n\n{lines}"))
        },
    },
    Case {
        name: "breaks, entities and signs that begin something and never end",
        many: 4000,
        files: |n| {
            let lines = ["<br", "<br>&amp;", "Mira “", "[12", "["].map(|piece| format!("{}\n\n", piece.repeat(n)));
            let lines = lines.concat();
            interview(format!("---\nparticipant: Mira\ninterviewer: Jun\n---\n\n{lines}**Jun:** So?\n\n{lines}"))
        },
    },
    Case {
        name: "bad values in one line",
        many: 300,
        files: |n| {
            let all = "{date: x, wit: x, stage: p, verdict: s}, ".repeat(n);
            let text = format!("---\ntitle: T\nthemes: [t]\nvalidations: [{all}]\n---\n");
            vec![("content/opportunities/o.md".to_owned(), text)]
        },
    },
];

/// Many files of one kind, and what they name.
const MANY_FILES: &[Case] = &[
    Case {
        name: "unknown themes beside known ones",
        many: 500,
        files: |n| {
            let mut all = files(n, |i| (format!("content/themes/theme-{i}.md"), String::new()));
            all.extend(interview(each(n, |i| format!("**A:** [word here]{{.thme-x{i}}}\n\n"))));
            all
        },
    },
    Case {
        name: "unknown teams beside known ones",
        many: 500,
        files: |n| {
            let mut all = files(n, |i| (format!("content/teams/team-{i}.md"), String::new()));
            all.extend(files(n, |i| (format!("content/interviews/i{i}.md"), format!("---\nteam: taem-{i}\n---\nx\n"))));
            all
        },
    },
    Case {
        name: "unknown questions",
        many: 500,
        files: |n| {
            let questions = each(n, |i| format!("{{id: q{i}, text: x}}, "));
            let guide = format!("---\nsections: [{{title: a, questions: [{questions}]}}]\n---\n");
            let quotes = each(n, |i| format!("**A:** [word here]{{.x q=p{i}}}\n\n"));
            let mut all = interview(format!("---\nguide: g\n---\n\n{quotes}"));
            all.push(("content/guides/g.md".to_owned(), guide));
            all
        },
    },
    Case {
        name: "anchors that are not there",
        many: 350,
        files: |n| {
            let mut all = interview(each(n, |i| format!("**A:** [word {i} here]{{.t #q{i}}}\n\n")));
            all.push(("content/p.md".to_owned(), each(n, |i| format!("[a](interviews/a.md#x{i})\n\n"))));
            all
        },
    },
    Case {
        name: "files of one slug",
        many: 250,
        files: |n| files(n, |i| (format!("content/themes/t{i}.md"), "---\nslug: same\n---\n".to_owned())),
    },
    Case {
        name: "parents in a circle",
        many: 250,
        files: |n| files(n, |i| (format!("content/teams/t{i}.md"), format!("---\nparent: t{}\n---\n", (i + 1) % n))),
    },
    Case {
        name: "parents in a row",
        many: 300,
        files: |n| {
            files(n, |i| (format!("content/themes/t{i}.md"), format!("---\nparent: t{}\n---\n", (i + 1).min(n - 1))))
        },
    },
    Case {
        name: "unknown settings",
        many: 500,
        files: |n| {
            let page = ("content/_index.md".to_owned(), "Welcome.\n".to_owned());
            vec![("site.toml".to_owned(), each(n, |i| format!("key{i} = 1\n"))), page]
        },
    },
];

/// What becomes pages.
const PAGES: &[Case] = &[
    Case {
        name: "themes of one quote each",
        many: 300,
        files: |n| interview(each(n, |i| format!("**A:** [word {i} here]{{.t{i}}}\n\n"))),
    },
    Case {
        name: "quotes in one paragraph",
        many: 300,
        files: |n| interview(format!("**A:** {}\n", each(n, |i| format!("[word {i} here]{{.t}} ")))),
    },
    Case {
        name: "footnotes",
        many: 750,
        files: |n| {
            let all = each(n, |i| format!("[^{i}]: b\n\n"));
            interview(format!("**A:** {}\n\n{all}", each(n, |i| format!("a[^{i}] "))))
        },
    },
    Case { name: "pages", many: 100, files: |n| files(n, |i| (format!("content/p{i}.md"), "hi\n".to_owned())) },
    Case {
        name: "opportunities, fifty for each theme",
        many: 100,
        files: |n| {
            let theme = |i| (format!("content/themes/t{i}.md"), format!("---\nparent: root{}\n---\n", i / 50));
            let opportunity =
                |i| (format!("content/opportunities/o{i}.md"), format!("---\nthemes: [root{}]\n---\n", i / 50));
            let mut all = files(n, theme);
            all.extend(files(n, opportunity));
            all.extend(files(n / 50, |i| (format!("content/themes/root{i}.md"), String::new())));
            all
        },
    },
    Case { name: "tools that are named everywhere", many: 100, files: with_tools },
    Case {
        name: "old names",
        many: 100,
        files: |n| {
            let names = each(n, |i| format!("old{i}, "));
            vec![("content/themes/t.md".to_owned(), format!("---\naliases: [{names}]\n---\n"))]
        },
    },
];

/// What is imported, whatever its name says.
fn recorded(text: String) -> Files {
    vec![("recorded.txt".to_owned(), text)]
}

/// What recorders write, and what is made to look like it.
const RECORDED: &[Case] = &[
    Case {
        name: "captions",
        many: 2000,
        files: |n| {
            let time = |i: usize| format!("{:02}:{:02}:{:02}", i / 3600, i / 60 % 60, i % 60);
            let caption = |i| format!("{}.000 --> {}.900\n<v Mira>word {i}\n\n", time(i), time(i));
            recorded(format!("WEBVTT\n\n{}", each(n, caption)))
        },
    },
    Case { name: "tags that never end", many: 20_000, files: |n| recorded(format!("<html>{}a", "<div>b".repeat(n))) },
    Case {
        name: "tables in tables",
        many: 10_000,
        files: |n| recorded(format!("<html>{}a", "<table><tr><td>b<td>".repeat(n))),
    },
    Case {
        name: "comments that never end",
        many: 50_000,
        files: |n| recorded(format!("<html>{}", "<!-- a".repeat(n))),
    },
    Case { name: "references", many: 50_000, files: |n| recorded(format!("<html>{}", "&amp&notit;".repeat(n))) },
    Case {
        name: "groups of rich text",
        many: 30_000,
        files: |n| recorded(format!("{{\\rtf1 {}}}", "{\\b a} ".repeat(n))),
    },
    Case {
        name: "characters of rich text",
        many: 30_000,
        files: |n| recorded(format!("{{\\rtf1 {}}}", "\\u8217 ".repeat(n))),
    },
    Case {
        name: "rows of rich text",
        many: 10_000,
        files: |n| recorded(format!("{{\\rtf1 {}}}", "\\intbl a\\cell b\\row ".repeat(n))),
    },
    Case { name: "brackets of JSON", many: 100_000, files: |n| recorded("[".repeat(n)) },
    Case { name: "one long line", many: 500_000, files: |n| recorded("a ".repeat(n)) },
];

fn cost(case: &Case, many: usize, command: &str) -> Cost {
    let site = (case.files)(many).into_iter().fold(Site::empty(), |site, (path, text)| site.file(&path, text));
    let said = tempfile::NamedTempFile::new().expect("there is a temporary folder");
    let child = Command::new(env!("CARGO_BIN_EXE_cairn"))
        .args(command.split(' '))
        .current_dir(site.root())
        .env_clear()
        .stdout(Stdio::null())
        .stderr(said.reopen().expect("it is there"))
        .spawn()
        .expect("the program starts");
    let used = child.wait4().expect("it ends");
    assert!(matches!(used.status.code(), Some(0 | 1)), "{}: {:?}", case.name, used.status);
    let said = said.as_file().metadata().expect("it is there").len();
    let published: usize = files_below(&site.public()).values().map(Vec::len).sum();
    Cost {
        seconds: used.rusage.utime.as_secs_f64() + used.rusage.stime.as_secs_f64(),
        kilobytes: used.rusage.maxrss as f64 / 1024.0,
        bytes: said as f64 + published as f64,
    }
}

/// How much faster than the study something grew: the exponent. What is below the floor did not.
fn exponent(few: f64, many: f64, floor: f64) -> f64 {
    (many.max(floor) / few.max(floor)).ln() / (TIMES as f64).ln()
}

/// What grows too fast, if anything does each time it is tried.
fn too_fast(case: &Case, command: &str) -> Option<String> {
    let mut said = String::new();
    for _ in 0..TRIES {
        let (few, many) = (cost(case, case.many, command), cost(case, case.many * TIMES, command));
        let seconds = exponent(few.seconds, many.seconds, FLOOR.0);
        let memory = exponent(few.kilobytes, many.kilobytes, FLOOR.1);
        let bytes = exponent(few.bytes, many.bytes, 1.0);
        if seconds.max(memory).max(bytes) <= EXPONENT {
            return None;
        }
        let _ = write!(
            said,
            "\n{command}, {}: exponents {seconds:.2} of {:.2} s, {memory:.2} of {:.0} kB, {bytes:.2} of {:.0} bytes",
            case.name, many.seconds, many.kilobytes, many.bytes
        );
    }
    Some(said)
}

fn hold(cases: &[Case], command: &str) {
    let failed: String = cases.iter().filter_map(|case| too_fast(case, command)).collect();
    assert!(failed.is_empty(), "grows faster than the study:{failed}");
}

#[test]
fn what_is_in_one_file_is_read_in_proportion() {
    hold(IN_ONE_FILE, "check");
}

#[test]
fn many_files_are_checked_in_proportion() {
    hold(MANY_FILES, "check");
}

#[test]
fn pages_are_made_in_proportion() {
    hold(PAGES, "build");
}

#[test]
fn what_recorders_write_is_imported_in_proportion() {
    hold(RECORDED, "import recorded.txt --into out --slug x --participant P07");
}

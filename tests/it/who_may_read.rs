//! `cairn audiences`: the table of who may read what, in all its forms.

use crate::site::Site;

/// An interview with these keys, and a quote.
fn interview(keys: &str) -> String {
    format!("---\n{keys}---\n\n**P:** [It took two weeks.]{{.toil #two-weeks}}\n")
}

fn study() -> Site {
    Site::empty()
        .file("site.toml", "[audiences.engineering]\nshows = [\"themes\", \"priorities\"]\n[audiences.directors]\n")
        .file("content/interviews/b.md", interview("audience: [engineering]\nquotes_for: [directors]\n"))
        .file("content/interviews/2025/z.md", interview("quotes_for: engineering\n"))
        .file("content/interviews/gone.md", interview("audience: [engineering]\nconsent: {withdrawn: 2026-11-02}\n"))
        .file("content/interviews/a.md", interview("participant: P\n"))
        .file("content/interviews/later.md", interview("draft: true\naudience: [engineering]\n"))
}

/// Rows by path, columns by name, as the format says who is shown what.
#[test]
fn interviews_and_audiences_are_a_table() {
    let run = study().run(&["audiences"]);
    let expected = "\
interview  directors   engineering
z          nothing     quotes
a          nothing     nothing
b          quotes      transcript
gone       withdrawn   withdrawn

directors: nothing is shown whole
engineering: shown whole are themes, priorities
";
    assert_eq!((run.code, run.stdout.as_str()), (0, expected), "{}", run.stderr);
}

#[test]
fn it_can_be_pasted_into_markdown() {
    let run = study().run(&["audiences", "--format", "md"]);
    let expected = "\
| interview | directors | engineering |
| --- | --- | --- |
| z | nothing | quotes |
| a | nothing | nothing |
| b | quotes | transcript |
| gone | withdrawn | withdrawn |

- directors: nothing is shown whole
- engineering: shown whole are themes, priorities
";
    assert_eq!((run.code, run.stdout.as_str()), (0, expected), "{}", run.stderr);
}

#[test]
fn a_program_reads_it_as_json() {
    let run = study().run(&["audiences", "--format", "json"]);
    let read: serde_json::Value = serde_json::from_str(&run.stdout).expect("it is JSON");
    let expected = serde_json::json!([
        {"interview": "z", "path": "content/interviews/2025/z.md",
         "audiences": {"directors": "nothing", "engineering": "quotes"}},
        {"interview": "a", "path": "content/interviews/a.md",
         "audiences": {"directors": "nothing", "engineering": "nothing"}},
        {"interview": "b", "path": "content/interviews/b.md",
         "audiences": {"directors": "quotes", "engineering": "transcript"}},
        {"interview": "gone", "path": "content/interviews/gone.md",
         "audiences": {"directors": "withdrawn", "engineering": "withdrawn"}},
    ]);
    assert_eq!((run.code, read), (0, expected), "{}", run.stderr);
}

#[test]
fn a_table_is_no_wider_than_a_narrow_terminal() {
    let names = ["everybody-in-the-company", "the-conference-in-may", "directors", "engineering", "platform", "works"];
    let mut sections: String = names.iter().map(|name| format!("[audiences.{name}]\n")).collect();
    sections += "[audiences.all-of-it]\nshows = [\"themes\", \"teams\", \"opportunities\", \"outcomes\", \"guides\", \
                 \"pages\", \"priorities\", \"coverage\"]\n";
    let long = format!("content/interviews/{}.md", "a-very-long-name-of-a-file-".repeat(4));
    let wide = "content/interviews/開発者の話を聞いたときの記録その一.md";
    let site = Site::empty().file("site.toml", sections).file(&long, interview("audience: platform\n"));
    let run = site.file(wide, interview("audience: works\n")).run(&["audiences"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    for line in run.stdout.lines() {
        // A wide letter takes two columns.
        let columns: usize = line.chars().map(|c| if c >= '\u{1100}' && c != '…' { 2 } else { 1 }).sum();
        assert!(columns <= 80, "{line}");
    }
    for name in names {
        assert!(run.stdout.lines().any(|line| line.starts_with("interview") && line.contains(name)), "{}", run.stdout);
    }
    let rows: Vec<&str> = run.stdout.lines().filter(|line| line.starts_with("開発")).collect();
    let words = rows.iter().flat_map(|row| row.split_whitespace().skip(1));
    assert_eq!(words.filter(|word| *word == "transcript").count(), 1, "{}", run.stdout);
}

#[test]
fn without_audiences_it_says_how_to_begin() {
    for format in ["human", "md", "json"] {
        let run = Site::small().run(&["audiences", "--format", format]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert!(
            run.stderr.contains("no audiences") && run.stderr.contains("[audiences.engineering]"),
            "{}",
            run.stderr
        );
        assert_eq!(run.stdout.is_empty(), format != "json", "{}", run.stdout);
    }
    let run = Site::small().run(&["audiences", "--format", "json"]);
    let read: serde_json::Value = serde_json::from_str(&run.stdout).expect("it is JSON");
    assert_eq!(read[0]["audiences"], serde_json::json!({}));
}

#[test]
fn a_study_that_cannot_be_read_has_no_table() {
    let run = study().file("content/interviews/c.md", interview("audiance: [engineering]\n")).run(&["audiences"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""), "{}", run.stderr);
    assert!(run.stderr.contains("did you mean `audience`?"), "{}", run.stderr);
}

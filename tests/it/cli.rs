//! The command line: what each command does, what it says, and how it ends.

use std::path::Path;

use crate::links;
use crate::site::{Site, cairn, files_below};

const KINDS: [(&str, &str); 7] = [
    ("interview", "content/interviews/new-one.md"),
    ("theme", "content/themes/new-one.md"),
    ("team", "content/teams/new-one.md"),
    ("outcome", "content/outcomes/new-one.md"),
    ("opportunity", "content/opportunities/new-one.md"),
    ("guide", "content/guides/new-one.md"),
    ("page", "content/new-one.md"),
];

#[test]
fn a_new_study_builds_without_a_complaint() {
    let site = Site::empty();
    let run = site.run(&["init", "study"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let run = site.run(&["build", "--root", "study"]);
    assert_eq!((run.code, run.stderr.lines().count()), (0, 1), "{}", run.stderr);
    let public = site.root().join("study/public");
    assert_eq!(links::broken(&public, "http://localhost:8000/"), Vec::<String>::new());
    let rows = std::fs::read_to_string(public.join("data/priorities.json")).expect("it is there");
    let rows: Vec<serde_json::Value> = serde_json::from_str(&rows).expect("it is an array");
    assert!(rows.iter().filter(|row| row["rank"].is_number()).count() >= 2, "{rows:?}");
}

#[test]
fn a_folder_that_holds_something_is_not_filled() {
    let site = Site::of(&[("study/mine.txt", "mine")]);
    let run = site.run(&["init", "study"]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert!(run.stderr.contains("is not empty"), "{}", run.stderr);
    assert_eq!(files_below(&site.root().join("study")).len(), 1);
}

#[test]
fn every_new_file_builds_at_once_and_none_is_overwritten() {
    let site = Site::small();
    for (kind, path) in KINDS {
        let run = site.run(&["new", kind, "New one"]);
        assert_eq!(run.code, 0, "{kind}: {}", run.stderr);
        let text = std::fs::read_to_string(site.root().join(path)).expect("the file is there");
        assert!(!text.contains(['{', '}']) || !text.contains("{title}"), "{text}");
        let again = site.run(&["new", kind, "new-one"]);
        assert_eq!(again.code, 2, "{kind}");
        assert!(again.stderr.contains("is not overwritten"), "{}", again.stderr);
        assert_eq!(std::fs::read_to_string(site.root().join(path)).expect("it is still there"), text);
    }
    // An interview, an outcome and an opportunity are drafts until somebody says that they are filled in.
    let run = site.run(&["build", "--drafts"]);
    assert_eq!((run.code, run.stderr.lines().count()), (0, 1), "{}", run.stderr);
    for (kind, _) in KINDS.iter().filter(|(kind, _)| *kind != "page") {
        let folder = if *kind == "opportunity" { "opportunities".to_owned() } else { format!("{kind}s") };
        assert!(site.output(&format!("{folder}/new-one/index.html")).contains("New one"), "{kind}");
    }
}

#[test]
fn a_new_file_moves_no_number_until_it_is_filled_in() {
    let site = Site::small().build();
    let before = files_below(&site.public());
    for kind in ["interview", "outcome", "opportunity"] {
        let run = site.run(&["new", kind, "new-one"]);
        assert!(run.stderr.contains("take out `draft: true`"), "{kind}: {}", run.stderr);
    }
    let site = site.build();
    assert!(files_below(&site.public()) == before);
    let path = site.root().join("content/outcomes/new-one.md");
    let text = std::fs::read_to_string(&path).expect("it is there");
    let filled: String = text.split_inclusive('\n').filter(|line| !line.starts_with("draft: true")).collect();
    let site = site.file("content/outcomes/new-one.md", filled).build();
    assert!(site.output("outcomes/new-one/index.html").contains("New one"));
}

#[test]
fn a_new_file_never_lies_elsewhere() {
    let site = Site::small();
    for slug in ["../../etc", "/tmp/x", "a\\b", "..", "!"] {
        let run = site.run(&["new", "theme", slug]);
        assert_eq!(run.code, 2, "{slug}");
        assert!(run.stderr.contains("cannot be a slug"), "{}", run.stderr);
    }
    let run = site.run(&["new", "page", "method/Coding quotes"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(site.root().join("content/method/coding-quotes.md").exists());
}

#[test]
fn drafts_are_left_out_unless_asked_for() {
    let site = Site::small()
        .file("content/interviews/p08.md", "---\ndraft: true\ntags: [nope]\n---\n\n**P08:** Words.\n")
        .build();
    assert_eq!(site.data("interviews").len(), 1);
    let run = site.run(&["build", "--drafts"]);
    assert_eq!(run.code, 1, "what is wrong in a draft shows once it is asked for");
    assert!(run.stderr.contains("unknown-theme"), "{}", run.stderr);
}

#[test]
fn a_base_url_from_the_command_line_is_checked() {
    let site = Site::small();
    let run = site.run(&["build", "--base-url", "ftp://x"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("that begins with `https://`"), "{}", run.stderr);
    assert_eq!(site.run(&["build", "--base-url", "https://x.example/a/b"]).code, 0);
    assert!(site.output("sitemap.xml").contains("<loc>https://x.example/a/b/themes/toil/</loc>"));
    let site =
        site.file("content/about.md", "[data](/data/quotes.json) [theme](/themes/toil/) [style](/assets/cairn.css)\n");
    assert_eq!(site.run(&["build", "--base-url", "https://x.example/a/b"]).code, 0);
    assert_eq!(links::broken(&site.public(), "https://x.example/a/b/"), Vec::<String>::new());
}

#[test]
fn mistakes_on_the_command_line_exit_with_2_and_help_with_0() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (arguments, code) in [
        (vec!["--help"], 0),
        (vec!["--version"], 0),
        (vec!["build", "--help"], 0),
        (vec!["biuld"], 2),
        (vec!["build", "--nonesuch"], 2),
        (vec!["build", "--root", "/nonesuch"], 2),
    ] {
        assert_eq!(cairn(here, &arguments).code, code, "{arguments:?}");
    }
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = cairn(here, &["completions", shell]);
        assert!(run.code == 0 && run.stdout.contains("completions"), "{shell}");
    }
}

/// What a completion script is answered when the last of some words is to be completed.
pub(crate) fn completed(folder: &Path, words: &[&str]) -> Vec<String> {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_cairn"))
        .arg("--")
        .args(words)
        .current_dir(folder)
        .env_clear()
        .env("CAIRN_COMPLETE", "bash")
        .env("_CLAP_COMPLETE_INDEX", (words.len() - 1).to_string())
        .output()
        .expect("the program starts");
    assert!(output.status.success() && output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect()
}

#[test]
fn names_of_the_study_are_completed() {
    let site = Site::small()
        .file("content/themes/toil-by-hand.md", "---\ntitle: By hand\ndraft: true\n---\n")
        .file("content/themes/slow.md", "");
    for (words, expected) in [
        (&["theme", "rename", "to"][..], &["toil", "toil-by-hand"][..]),
        (&["theme", "rename", "x", "to"], &[]),
        (&["theme", "merge", "slow", "to"], &["toil", "toil-by-hand"]),
        (&["theme", "merge", "slow", "toil", "--into", "s"], &["slow"]),
        (&["theme", "move", "s"], &["slow"]),
        (&["theme", "move", "slow", "--under", "toil"], &["toil", "toil-by-hand"]),
        (&["team", "rename", ""], &["payments"]),
        (&["check", "--explain", "short-"], &["short-quote"]),
        (&["theme", "m"], &["merge", "move"]),
    ] {
        let words = [&["cairn"], words].concat();
        let found: Vec<String> = completed(&site.root().join("content/themes"), &words)
            .into_iter()
            .filter(|word| !word.starts_with("--"))
            .collect();
        assert_eq!(found, expected, "{words:?}");
    }
    let (root, empty) = (site.root().to_str().expect("it is UTF-8"), Site::empty());
    let words = ["cairn", "theme", "rename", "--root", root, "sl"];
    assert_eq!(completed(empty.root(), &words), ["slow"]);
    assert_eq!(completed(empty.root(), &["cairn", "theme", "rename", "sl"]), [] as [&str; 0]);
    // Without a codebook, themes are those that are used.
    let site = Site::of(&[("content/interviews/p07.md", "**P07:** [It took two weeks.]{.slow}\n")]);
    assert_eq!(completed(site.root(), &["cairn", "theme", "rename", "sl"]), ["slow"]);
}

#[test]
fn bash_completes_names_with_the_script_that_is_printed() {
    let script = "source <(cairn completions bash)\nCOMP_WORDS=(cairn theme rename to)\nCOMP_CWORD=3\n\
                  _clap_complete_cairn cairn to rename\necho \"${COMPREPLY[@]}\"\n";
    let program = Path::new(env!("CARGO_BIN_EXE_cairn")).parent().expect("it is in a folder");
    let site = Site::small();
    let bash = std::process::Command::new("bash")
        .args(["--norc", "-c", script])
        .current_dir(site.root())
        .env_clear()
        .env("PATH", format!("{}:/usr/bin:/bin", program.display()))
        .output();
    let Ok(bash) = bash else {
        println!("skipped: there is no bash");
        return;
    };
    assert_eq!(String::from_utf8_lossy(&bash.stdout).trim(), "toil", "{}", String::from_utf8_lossy(&bash.stderr));
}

#[test]
fn what_is_not_a_terminal_gets_no_colours() {
    let run = Site::small().file("site.toml", "titel = 1\n").run(&["build"]);
    assert!(!run.stderr.contains('\u{1b}'), "{:?}", run.stderr);
}

#[test]
fn what_differs_is_written_and_what_went_is_removed() {
    let site = Site::small().build();
    let before = files_below(&site.public());
    let site = site.file("content/about.md", "---\ntitle: About\n---\nHello.\n").build();
    assert!(site.output("about/index.html").contains("Hello."));
    let site = site.without("content/about.md").build();
    assert!(files_below(&site.public()) == before);
    assert!(!site.public().join("about").exists(), "an empty folder is removed");
}

#[test]
fn aliases_lead_on_and_count() {
    let words = "---\nparticipant: P08\n---\n\n**P08:** [A word or two]{.drudgery #old}\n";
    let site = Site::small().file("content/interviews/p08.md", words).build();
    assert!(site.output("themes/drudgery/index.html").contains("url=../toil/"));
    let quotes = site.data("quotes");
    let old = quotes.iter().find(|quote| quote["id"] == "old").expect("it is there");
    assert_eq!(old["themes"], serde_json::json!(["toil"]));
}

#[test]
fn a_study_without_a_codebook_implies_it() {
    let words = "---\nteam: payments\ntags: [On call]\n---\n\n**P08:** [A word or two]{.2fa .on-call}\n";
    let site = Site::of(&[("content/interviews/p08.md", words)]).build();
    assert!(site.output("themes/2fa/index.html").contains("A word or two"));
    assert!(site.output("themes/on-call/index.html").contains("A word or two"));
    assert!(site.output("teams/payments/index.html").contains("Payments"));
}

#[test]
fn a_root_that_is_no_folder_is_all_that_is_said() {
    let site = Site::small().file("file", "");
    for root in ["nowhere", "file"] {
        for command in [&["build"][..], &["check"], &["serve"], &["lock"], &["theme", "rename", "toil", "x"]] {
            let run = site.run(&[command, &["--root", root]].concat());
            let expected = format!("error: there is no folder `{root}`: name the folder that holds `content/`\n");
            assert_eq!((run.code, run.stderr), (2, expected), "{command:?}");
        }
    }
}

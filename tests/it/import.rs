//! `cairn import` from end to end: files of recorders in, interviews of a study out.

use serde_json::Value;

use crate::cli::completed;
use crate::site::{Run, Site, cairn};

/// A call as Zoom writes it.
const ZOOM: &str = "WEBVTT\r\n\r\n1\r\n00:00:12.340 --> 00:00:14.000\r\nLena Fischer: How did the last one go?\r\n\r\n2\r\n\
                    00:00:15.000 --> 00:00:18.000\r\nSam O'Neil: It took two weeks\r\n\r\n3\r\n\
                    00:00:18.500 --> 00:00:20.000\r\nSam O'Neil: [laughs] and three people.\r\n\r\n4\r\n\
                    00:00:30.000 --> 00:00:32.000\r\nSam O'Neil: That is all.\r\n\r\n5\r\n\
                    00:00:33.000 --> 00:00:34.000\r\nLena Fischer: Thanks.\r\n";

const NAME: &str = "GMT20260312-140000_Recording.transcript.vtt";

/// What is asked of most imports here.
const WHO: [&str; 6] = ["--participant", "P08", "--interviewer", "Lena Fischer", "--team", "payments"];

fn with_file(name: &str) -> Site {
    Site::small().file(name, ZOOM)
}

fn import(site: &Site, arguments: &[&str]) -> Run {
    site.run(&[&["import"], arguments].concat())
}

fn read(site: &Site, path: &str) -> String {
    std::fs::read_to_string(site.root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn a_file_becomes_an_interview_that_is_a_draft() {
    let site = with_file(NAME);
    let run = import(&site, &[&[NAME][..], &WHO].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(run.stdout, "");
    let text = read(&site, "content/interviews/2026-03-p08.md");
    let (front, body) = text.strip_prefix("---\n").and_then(|text| text.split_once("---\n\n")).expect("it has both");
    for line in
        ["draft: true ", "date: 2026-03-12\n", "team: payments\n", "participant: P08\n", "interviewer: Lena Fischer\n"]
    {
        assert!(front.contains(line), "{front}");
    }
    assert_eq!(
        body,
        "**Lena Fischer:** [00:00:12] How did the last one go?\n\n\
         **P08:** [00:00:15] It took two weeks \\[laughs\\] and three people.\n\n[00:00:30] That is all.\n\n\
         **Lena Fischer:** [00:00:33] Thanks.\n"
    );
    for said in [
        "-> content/interviews/2026-03-p08.md",
        "WebVTT",
        "P08 (participant): 1 turn, 11 words",
        "the date is from the file's name",
        "next: ",
    ] {
        assert!(run.stderr.contains(said), "{said}: {}", run.stderr);
    }
    assert!(!run.stderr.contains("Sam"), "{}", run.stderr);
    // A draft counts nowhere; taken out of it, it builds without a word.
    let site = site.file("content/interviews/2026-03-p08.md", text.replace("draft: true", "# draft")).build();
    assert!(site.public().join("interviews/2026-03-p08/index.html").exists());
}

#[test]
fn a_pseudonym_that_is_the_persons_own_name_is_refused() {
    let site = with_file(NAME);
    let named = [NAME, "--participant", "Sam O'Neil", "--interviewer", "Lena Fischer", "--slug", "talk"];
    let run = import(&site, &named);
    assert_eq!(run.code, 1, "{}", run.stderr);
    for said in [
        "`--participant` is a label of the recording or a part of one, so it is the person's own name",
        "give a pseudonym, such as P03 (or `--keep-names`)",
    ] {
        assert!(run.stderr.contains(said), "{said}: {}", run.stderr);
    }
    assert!(!site.root().join("content/interviews/talk.md").exists());
    let run = import(&site, &[&named[..], &["--keep-names"]].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(read(&site, "content/interviews/talk.md").contains("**Sam O'Neil:** [00:00:15]"));
}

#[test]
fn a_misspelt_interviewer_is_refused_with_the_labels() {
    let site = with_file(NAME);
    for (option, typed) in [("--interviewer", "Lena Fisher"), ("--interviewer", "Lena"), ("--observer", "Lena Fisher")]
    {
        let run = import(&site, &[NAME, "--participant", "P08", option, typed]);
        assert_eq!(run.code, 1, "{}", run.stderr);
        let said = format!("no label is `{typed}`; the labels are `Lena Fischer`, `Sam O'Neil`");
        for said in [said.as_str(), "did you mean `Lena Fischer`?"] {
            assert!(run.stderr.contains(said), "{said}: {}", run.stderr);
        }
        assert!(!site.root().join("content/interviews/2026-03-p08.md").exists());
    }
}

#[test]
fn an_interviewer_with_the_last_name_first_is_taken_and_one_far_from_all_labels_is_told_them() {
    let turned = ZOOM.replace("Lena Fischer", "Fischer, Lena");
    let placeholders = ZOOM.replace("Lena Fischer", "Speaker 1").replace("Sam O'Neil", "Speaker 2");
    for (text, said) in [
        (turned, "a label has the words of `Lena Fischer` in another order, with a comma: it was taken for theirs"),
        (placeholders, "no label is `Lena Fischer`; the labels are `Speaker 1`, `Speaker 2`: write `--interviewer`"),
    ] {
        let run = import(&Site::small().file(NAME, text), &[&[NAME][..], &WHO].concat());
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert!(run.stderr.contains(said), "{said}: {}", run.stderr);
    }
}

#[test]
fn a_file_that_does_not_say_who_speaks_is_said_to_be_one() {
    let site = Site::small().file(NAME, ZOOM.replace("Lena Fischer: ", "").replace("Sam O'Neil: ", ""));
    let run = import(&site, &[NAME, "--participant", "P08"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let said = "the file does not say who speaks: every word counts as P08's, the questions too; write the labels before you mark";
    assert!(run.stderr.contains(said), "{}", run.stderr);
}

#[test]
fn nothing_is_overwritten() {
    let site = with_file(NAME);
    let arguments = [&[NAME][..], &WHO].concat();
    assert_eq!(import(&site, &arguments).code, 0);
    let before = read(&site, "content/interviews/2026-03-p08.md");
    for again in [arguments.clone(), [&arguments[..], &["--dry-run"]].concat()] {
        let run = import(&site, &again);
        assert_eq!(run.code, 1, "{}", run.stderr);
        assert!(run.stderr.contains("content/interviews/2026-03-p08.md is there already"), "{}", run.stderr);
        assert!(run.stderr.contains("--slug"), "{}", run.stderr);
    }
    assert_eq!(read(&site, "content/interviews/2026-03-p08.md"), before);
    // Nor is one in another folder of the interviews doubled.
    let site = with_file(NAME).file("content/interviews/spring/2026-03-p08.md", "**P08:** Hm.\n");
    assert_eq!(import(&site, &arguments).code, 1);
    assert!(!site.root().join("content/interviews/2026-03-p08.md").exists());
}

#[test]
fn two_files_with_one_name_become_none_and_the_others_go_on() {
    let site =
        with_file("a 2026-03-12.vtt").file("b 2026-03-13.vtt", ZOOM).file("c 2026-04-02.vtt", ZOOM).file("d.vtt", "");
    let files = ["a 2026-03-12.vtt", "b 2026-03-13.vtt", "c 2026-04-02.vtt", "d.vtt", "missing.vtt"];
    let run = import(&site, &[&files[..], &WHO].concat());
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert_eq!(
        run.stderr.matches("2 of the files would become the interview `2026-03-p08`").count(),
        2,
        "{}",
        run.stderr
    );
    assert!(run.stderr.contains("there is no such file"), "{}", run.stderr);
    assert!(run.stderr.contains("1 file imported, 4 not"), "{}", run.stderr);
    assert!(site.root().join("content/interviews/2026-04-p08.md").exists());
    assert!(!site.root().join("content/interviews/2026-03-p08.md").exists());
}

#[test]
fn a_folder_is_looked_through_and_what_is_no_transcript_is_said() {
    let site = with_file("raw/one.vtt").file("raw/more/two.vtt", ZOOM).file("raw/talk.mp4", "x");
    let run = import(&site, &["raw", "--interviewer", "Lena Fischer"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stderr.contains("raw/talk.mp4: no transcript, passed over"), "{}", run.stderr);
    assert!(run.stderr.contains("2 files imported, 0 not"), "{}", run.stderr);
    let text = read(&site, "content/interviews/two.md");
    assert!(text.contains("**Speaker 1:** [00:00:15]") && !text.contains("Sam"), "{text}");
    let empty = Site::small().file("raw/talk.mp4", "x");
    assert_eq!(import(&empty, &["raw"]).code, 2);
}

#[test]
fn standard_input_and_a_folder_outside_of_any_study() {
    let site = Site::empty().file("talk.vtt", ZOOM);
    let run = import(&site, &["talk.vtt", "--into", "out/here", "--slug", "p1"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(site.root().join("out/here/p1.md").exists());
    // Without a folder there must be a study.
    let run = import(&site, &["talk.vtt", "--slug", "p1"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("there is no study here"), "{}", run.stderr);
    let piped = std::process::Command::new(env!("CARGO_BIN_EXE_cairn"))
        .args(["import", "-", "--into", "out", "--slug", "piped"])
        .current_dir(site.root())
        .env_clear()
        .stdin(std::fs::File::open(site.root().join("talk.vtt")).expect("it is there"))
        .output()
        .expect("the program starts");
    assert!(piped.status.success(), "{}", String::from_utf8_lossy(&piped.stderr));
    assert!(site.root().join("out/piped.md").exists());
    // It has no name that an interview could be called after.
    let run = import(&site, &["-", "--into", "out"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
}

#[test]
fn a_dry_run_prints_and_writes_nothing() {
    let site = with_file(NAME);
    let run = import(&site, &[&[NAME, "--dry-run"][..], &WHO].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stdout.starts_with("---\ndraft: true") && run.stdout.contains("**P08:**"), "{}", run.stdout);
    assert!(run.stderr.contains("nothing was written"), "{}", run.stderr);
    assert!(!site.root().join("content/interviews/2026-03-p08.md").exists());
}

#[test]
fn the_report_is_json_for_programs() {
    let site = with_file(NAME);
    let run = import(&site, &[&[NAME, "missing.vtt", "--report", "json"][..], &WHO].concat());
    assert_eq!(run.code, 1, "{}", run.stderr);
    let rows: Vec<Value> = serde_json::from_str(&run.stdout).expect("it is JSON");
    let report = &rows[0]["report"];
    assert_eq!((&rows[0]["file"], &rows[0]["interview"]), (&NAME.into(), &"content/interviews/2026-03-p08.md".into()));
    assert_eq!((report["format"].as_str(), report["segments"].as_u64()), (Some("vtt"), Some(5)));
    assert_eq!(
        report["speakers"][1],
        serde_json::json!({"name": "P08", "role": "participant", "turns": 1, "words": 11})
    );
    let letters = &report["letters"];
    let sum = |value: &Value| value.as_object().expect("an object").values().filter_map(Value::as_u64).sum::<u64>();
    let dropped = sum(&letters["dropped"]);
    let known: u64 =
        ["words", "labels", "times", "not_understood"].iter().filter_map(|key| letters[*key].as_u64()).sum();
    assert_eq!(letters["seen"].as_u64(), Some(known + dropped));
    assert!(
        rows[1]["report"].is_null()
            && rows[1]["error"]["message"].as_str().is_some_and(|it| it.contains("no such file"))
    );
}

#[test]
fn what_the_study_does_not_have_is_an_error_before_anything_is_written() {
    let site = with_file(NAME);
    let who = ["--participant", "P08", "--interviewer", "Lena Fischer", "--team", "paymnets", "--guide", "g2"];
    for more in [&[][..], &["--dry-run"]] {
        let run = import(&site, &[&[NAME][..], &who, more].concat());
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{}", run.stderr);
        for said in [
            "error: the study has no team `paymnets`: did you mean `payments`?\n",
            "the study has no guide `g2`: known here: `g1`; start it with `cairn new guide`\n",
        ] {
            assert!(run.stderr.contains(said), "{said}: {}", run.stderr);
        }
    }
    assert!(!site.root().join("content/interviews/2026-03-p08.md").exists());
    // Outside of a study nobody knows its teams.
    let run = import(&site, &[&[NAME, "--into", "elsewhere"][..], &who].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
}

#[test]
fn a_name_that_may_be_meant_is_doubted() {
    let described = with_file(NAME).file("content/listeners/lena.md", "---\ntitle: Lena Fisher\n---\n");
    let run = import(&described, &[&[NAME][..], &WHO].concat());
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert!(run.stderr.contains("there is no listener `Lena Fischer`: did you mean `Lena Fisher`?"), "{}", run.stderr);
    let other = with_file(NAME).file("content/listeners/ada.md", "---\ntitle: Ada\n---\n");
    let run = import(&other, &[&[NAME][..], &WHO].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stderr.contains("warning: there is no listener `Lena Fischer`: known here: `Ada`"), "{}", run.stderr);
    let search = with_file(NAME).file("content/teams/search.md", "---\ntitle: Search\n---\n");
    let run = import(&search, &[NAME, "--participant", "P07", "--interviewer", "Lena Fischer", "--team", "search"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let said = "warning: P07 is of the team `payments` in the interview `p07`";
    assert!(run.stderr.contains(said) && run.stderr.contains("such as P08"), "{}", run.stderr);
}

#[test]
fn what_would_be_passed_over_is_refused() {
    let site = with_file(NAME);
    for arguments in [
        &[NAME, "--replace", "p07", "--team", "payments", "--dry-run"][..],
        &["--in-place", "content/interviews/p07.md", "--participant", "P09"],
    ] {
        let run = import(&site, arguments);
        assert!(run.code == 2 && run.stderr.contains("cannot be used with"), "{arguments:?}: {}", run.stderr);
    }
}

#[test]
fn a_path_is_said_without_detours_and_a_name_that_is_left_has_a_remedy() {
    let site = with_file(NAME);
    let run = cairn(site.root(), &["import", &format!("content/../{NAME}"), "--root", "content/..", "--slug", "p09"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stderr.contains(&format!("{NAME} -> content/interviews/p09.md")), "{}", run.stderr);
    assert!(!run.stderr.contains(".."), "{}", run.stderr);
    assert!(run.stderr.contains("if a name is left in it, take it out before any commit"), "{}", run.stderr);
    // Where the study lies above, its files are named from there.
    let run = cairn(&site.root().join("content"), &["import", &format!("../{NAME}"), "--slug", "p10"]);
    assert!(run.stderr.contains(" -> interviews/p10.md"), "{}", run.stderr);
}

#[test]
fn what_is_typed_wrong_is_said() {
    let site = with_file("with Sam.vtt").file("b.vtt", ZOOM).file("empty.vtt", " \n\n");
    for (arguments, code, said) in [
        (&["with Sam.vtt"][..], 1, "whose name holds a name of somebody who speaks in it"),
        (&["with Sam.vtt", "b.vtt", "--slug", "x"], 2, "`--slug` names one interview"),
        (&["b.vtt", "--slug", "../x"], 2, "cannot be a slug"),
        (
            &["b.vtt", "--slug", "x", "--recording", "javascript:alert(1)"],
            1,
            "neither at an `http` address nor beside this file",
        ),
        (&["b.vtt", "--gap=-1"], 2, "is no pause"),
        (&["b.vtt", "--format", "vttt"], 2, "vttt"),
        (&["b.vtt", "--date", "2026-02-30"], 2, "there is no such day in that month"),
        (&["b.vtt", "--date", "26-02-03"], 2, "it is no day: write year, month and day, like 2026-03-12"),
        (&["empty.vtt", "--slug", "x"], 1, "the file is empty"),
        (&["b.vtt", "--speakers", "../nope.toml"], 2, "the file of names `../nope.toml` cannot be read"),
        (&["b.vtt", "--date", "2999-01-01"], 2, "2999-01-01 is still to come"),
        (&["b.vtt", "--gap", "2,5"], 2, "it is no number of seconds: write one like 2.5"),
        (&["b.vtt", "--merge", "many"], 2, "it is no whole number: write one like 20"),
        (&["-", "-", "--slug", "x"], 2, "there twice"),
        (&[], 2, "FILE"),
    ] {
        let run = import(&site, arguments);
        assert_eq!(run.code, code, "{arguments:?}: {}", run.stderr);
        assert!(run.stderr.contains(said), "{arguments:?}: {}", run.stderr);
    }
    assert_eq!(std::fs::read_dir(site.root().join("content/interviews")).expect("it is there").count(), 1);
}

#[test]
fn a_day_to_come_is_refused_wherever_it_is_from() {
    let site = with_file("GMT20990410-090000_Recording.vtt");
    let run = import(&site, &["GMT20990410-090000_Recording.vtt", "--participant", "P09"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    for said in
        ["2099-04-10 is still to come, and the date is from the file's name", "say the day it was with `--date`"]
    {
        assert!(run.stderr.contains(said), "{}", run.stderr);
    }
    let typed = ["GMT20990410-090000_Recording.vtt", "--participant", "P09", "--date", "2026-03-12"];
    let run = import(&site, &typed);
    assert_eq!(run.code, 0, "{}", run.stderr);
}

#[test]
fn names_of_the_study_are_completed_for_an_import() {
    let site = Site::small();
    for (words, expected) in [
        (&["import", "x.vtt", "--team", "pa"][..], &["payments"][..]),
        (&["import", "x.vtt", "--guide", ""], &["g1"]),
        (&["import", "x.vtt", "--participant", "P"], &["P07"]),
        (&["import", "x.vtt", "--interviewer", ""], &["Mira"]),
    ] {
        let words = [&["cairn"], words].concat();
        assert_eq!(completed(site.root(), &words), expected, "{words:?}");
    }
}

#[test]
fn a_list_of_names_is_applied_before_anything_is_written() {
    let list = "[speakers]\n\"Lena Fischer\" = {name = \"Mira\", role = \"interviewer\"}\n\"Sam O'Neil\" = {name = \"P08\", role = \"participant\"}\n\
                [words]\n\"two weeks\" = \"[a while]\"\n";
    let (site, beside) = (with_file(NAME), Site::empty().file("names.toml", list));
    let names = beside.root().join("names.toml");
    let run = import(&site, &[NAME, "--speakers", names.to_str().expect("it is UTF-8")]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let text = read(&site, "content/interviews/2026-03-p08.md");
    for said in
        ["participant: P08\n", "interviewer: Mira\n", "**Mira:** [00:00:12]", "It took \\[a while\\] \\[laughs\\]"]
    {
        assert!(text.contains(said), "{text}");
    }
    assert!(run.stderr.contains("[a while]") && !run.stderr.contains("two weeks"), "{}", run.stderr);
    let beside = beside.file("names.toml", list.replace("Lena", "Ada"));
    let run = cairn(
        site.root(),
        &["import", NAME, "--slug", "x", "--speakers", beside.root().join("names.toml").to_str().expect("UTF-8")],
    );
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(
        run.stderr.contains("the list of names does not know who speaks here") && !run.stderr.contains("Lena"),
        "{}",
        run.stderr
    );
}

/// `docs/getting-started.md`, walked: what it shows is saved, typed and marked, and the quote is on its page.
#[test]
fn the_newcomers_path_leads_from_a_recorders_file_to_a_published_quote() {
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/getting-started.md");
    let page = std::fs::read_to_string(page).expect("it is there");
    let block = |language: &str, holds: &str| {
        let fence = format!("```{language}\n");
        let blocks = page.split(fence.as_str()).skip(1);
        let found = blocks.filter_map(|rest| rest.split("```").next()).find(|block| block.contains(holds));
        found.unwrap_or_else(|| panic!("a block of {language} that holds {holds}")).to_owned()
    };
    let outside = Site::empty().file("GMT20260410-090000_Recording.transcript.vtt", block("vtt", "WEBVTT"));
    let study = outside.root().join("study");
    let outside = outside.file("edited.toml", block("toml", "[speakers]"));
    let typed = ["cairn init", "cairn build", "--propose-names", "--speakers"].map(|typed| block("console", typed));
    let commands: Vec<&str> =
        typed.iter().flat_map(|block| block.lines()).filter_map(|line| line.strip_prefix("$ ")).collect();
    let commands: Vec<&str> = commands.into_iter().filter(|command| command.starts_with("cairn ")).collect();
    let mut done = std::collections::BTreeSet::new();
    for command in commands.iter().filter(|command| done.insert(**command)) {
        let words = shlex::split(command).expect("a shell reads it");
        let words: Vec<&str> = words[1..].iter().map(String::as_str).collect();
        let folder = if words[0] == "init" { outside.root() } else { &study };
        let run = cairn(folder, &words);
        assert_eq!(run.code, 0, "{command}: {}", run.stderr);
        if words.contains(&"--propose-names") {
            let edited = outside.root().join("edited.toml");
            std::fs::rename(edited, outside.root().join("names.toml")).expect("one takes the place of the other");
        }
    }
    let path = study.join("content/interviews/2026-04-p03.md");
    let text = std::fs::read_to_string(&path).expect("it was imported");
    let marked = block("markdown", "{.test-data");
    let plain = "**P03:** [00:00:05] Yesterday. I copied a customer by hand, from one screen to the other. I do that every day.\n";
    assert!(text.contains(plain), "{text}");
    let draft = text.lines().find(|line| line.starts_with("draft: true")).expect("it is a draft");
    let coded = text.replace(plain, &marked).replace(&format!("{draft}\n"), "");
    std::fs::write(&path, &coded).expect("it can be written");
    let run = cairn(&study, &["build"]);
    assert_eq!((run.code, run.stderr.lines().count()), (0, 1), "{}", run.stderr);
    // What the page says of the check is what the check says.
    let run = cairn(&study, &["check", "--format", "json"]);
    let said: Vec<Value> = serde_json::from_str(&run.stdout).expect("it is JSON");
    let rules: Vec<&str> = said.iter().filter_map(|one| one["rule"].as_str()).collect();
    assert_eq!((run.code, rules), (0, vec!["no-listener", "no-takeaways"]), "{}", run.stderr);
    // What the hook looks for, and what else could be committed.
    let run = cairn(&study, &["check", "--deny-names", "../names.toml"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(page.contains("| `no-listener` |") && page.contains("| `no-takeaways` |"));
    let theme = std::fs::read_to_string(study.join("public/themes/test-data/index.html")).expect("it is built");
    assert!(
        theme.contains("I copied a customer by hand, from one screen to the other."),
        "the quote is on its theme's page"
    );
    // The complaint that the page shows is the one that is made.
    let slip = coded.replace(".test-data", ".test-date");
    std::fs::write(&path, &slip).expect("it can be written");
    let run = cairn(&study, &["build"]);
    let shown = block("text", "test-date");
    assert!(run.stderr.contains(shown.trim()), "{shown}\n{}", run.stderr);
}

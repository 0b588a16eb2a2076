//! `cairn check` as people and services use it: what is shown, in which form, how it ends, and what it mends.

use std::path::Path;

use cairn::diagnostic::{Diagnostic, Severity};
use proptest::prelude::*;
use serde_json::Value;

use crate::rules::{check, fix_once};
use crate::site::{Site, cairn, files_below};

const INTERVIEW: &str = "content/interviews/p08.md";

/// A site with one warning of a rule, and an interview that nothing is said of.
fn doubtful() -> Site {
    quiet(Site::small()).file(
        INTERVIEW,
        "---\nparticipant: P08\nlisteners: [Ada]\ntakeaways: [Short.]\n---\n\n**P08:** It was [a mess]{.toil}, \
         [and it took two weeks.]{.toil}\n",
    )
}

/// The small site without what a rule would say of it.
fn quiet(site: Site) -> Site {
    let text = std::fs::read_to_string(site.root().join("content/interviews/p07.md")).expect("it is there");
    let text = text.replace("guide: g1\n", "guide: g1\nlisteners: [Ada]\ntakeaways: [It takes weeks.]\n");
    site.file("content/interviews/p07.md", text)
}

fn json(site: &Site, arguments: &[&str]) -> Vec<Value> {
    let run = site.run(&[&["check", "--format", "json"], arguments].concat());
    serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}: {}{}", run.stdout, run.stderr))
}

fn rules(complaints: &[Value]) -> Vec<&str> {
    complaints.iter().map(|one| one["rule"].as_str().expect("a name")).collect()
}

#[test]
fn nothing_to_complain_of_is_said_and_nothing_is_written() {
    let site = quiet(Site::small());
    let before = files_below(site.root());
    let run = site.run(&["check"]);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "", "nothing to complain of\n"));
    assert!(files_below(site.root()) == before);
}

#[test]
fn people_see_the_place_a_count_and_where_to_read_on() {
    let run = doubtful().run(&["check"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""));
    let expected = "\
warning[short-quote]: this quote has 2 words
 --> content/interviews/p08.md:7:17
  |
7 | **P08:** It was [a mess]{.toil}, [and it took two weeks.]{.toil}
  |                 ^^^^^^^^
  |
  = help: mark the whole sentence: on a theme's page a quote stands alone

1 warning
`cairn check --explain short-quote` says more about that rule
";
    assert_eq!(run.stderr, expected);
}

/// A site with one warning in each of eight interviews, and an error.
fn repeating() -> Site {
    let text = |n| {
        format!(
            "---\nparticipant: P{n}\nlisteners: [Ada]\ntakeaways: [Short.]\n---\n\n**P{n}:** It was [a mess]{{.toil}}\n"
        )
    };
    let site = quiet(Site::small()).file("content/about.md", "[x](nothing.md)\n");
    (10..18).fold(site, |site, n| site.file(&format!("content/interviews/p{n}.md"), text(n)))
}

#[test]
fn the_same_complaint_again_and_again_is_counted() {
    let site = repeating();
    let run = site.run(&["check"]);
    assert_eq!(run.stderr.matches("warning[short-quote]").count(), 5, "{}", run.stderr);
    let expected = "\
… and 3 more of `short-quote`, in 3 more files: `cairn check --all` shows each

rule         errors  warnings  files
broken-link       1                1
short-quote                 8      8

1 error, 8 warnings
`cairn check --explain broken-link` says more about that rule
";
    assert!(run.stderr.ends_with(expected), "{}", run.stderr);
    let run = site.run(&["check", "--all"]);
    assert_eq!(run.stderr.matches("warning[short-quote]").count(), 8, "{}", run.stderr);
    assert!(!run.stderr.contains("more of") && run.stderr.contains("short-quote                 8      8\n"));
}

/// What is missing in front matter that cannot be read, nobody knows: the one mistake is not buried.
#[test]
fn of_front_matter_that_is_not_read_nothing_else_is_said() {
    for (front, rule) in [
        ("participant: P07\nteam payments\n", "invalid-yaml"),
        ("participant: [P07\nteam: payments\n", "invalid-yaml"),
        ("just words\n", "front-matter-not-keys"),
    ] {
        let site =
            Site::of(&[("content/interviews/p07.md", &format!("---\n{front}---\n\n**P07:** [Slow.]{{.slow}}\n"))]);
        let complaints = json(&site, &[]);
        let of_file: Vec<&Value> = complaints.iter().filter(|it| it["path"] == "content/interviews/p07.md").collect();
        assert_eq!(of_file.iter().map(|it| it["rule"].as_str()).collect::<Vec<_>>(), [Some(rule)], "{front}");
    }
}

#[test]
fn programs_hear_each_complaint() {
    let site = repeating();
    assert_eq!(json(&site, &[]).len(), 9);
    assert_eq!(site.run(&["check", "--format", "github"]).stdout.lines().count(), 9);
    let sarif: Value = serde_json::from_str(&site.run(&["check", "--format", "sarif"]).stdout).expect("it is JSON");
    assert_eq!(sarif["runs"][0]["results"].as_array().map(Vec::len), Some(9));
}

#[test]
fn a_build_counts_too() {
    let site = (0..8).fold(Site::small(), |site, n| site.file(&format!("content/interviews/{n}.vtt"), "WEBVTT\n"));
    let run = site.run(&["build"]);
    assert_eq!(run.stderr.matches("warning[unlinked-file]").count(), 5, "{}", run.stderr);
    let more = "… and 3 more of `unlinked-file`, in 3 more files: `cairn check --all` shows each\n\n8 warnings\n";
    assert!(run.code == 0 && run.stderr.contains(more), "{}", run.stderr);
}

#[test]
fn warnings_fail_only_where_they_are_denied_and_errors_always() {
    let site = doubtful();
    assert_eq!(site.run(&["check"]).code, 0);
    assert_eq!(site.run(&["check", "--deny", "warnings"]).code, 1);
    let site = site.file("site.toml", "[check]\nshort-quote = \"error\"\n");
    assert_eq!(site.run(&["check"]).code, 1);
    let site = site.file("site.toml", "[check]\nshort-quote = \"allow\"\n");
    assert_eq!(site.run(&["check", "--deny", "warnings"]).code, 0);
    let site = site.file("content/interviews/x.md", "---\nteam: nope\n---\n\n**X:** Words.\n");
    assert_eq!(site.run(&["check"]).code, 1);
    assert_eq!(site.run(&["build"]).code, 1);
    assert_eq!(site.run(&["check", "--root", "nowhere"]).code, 2);
    assert_eq!(site.run(&["check", "--dry-run"]).code, 2);
    assert_eq!(Site::empty().file("content/.keep", "").run(&["check"]).code, 0);
}

#[test]
fn a_build_does_not_judge() {
    let site = doubtful().build();
    assert_eq!(rules(&json(&site, &[])), ["short-quote"]);
}

#[test]
fn everything_that_a_build_says_is_said() {
    let site = doubtful()
        .file("content/interviews/x.md", "---\nteam: nope\ntitel: x\n---\n\n**X:** [Words and more words.]{.nope}\n")
        .file("themes/default/templates/theme.html", "{{ nope }}\n");
    let build = site.run(&["build"]).stderr;
    let said = json(&site, &[]);
    for rule in ["unknown-team", "unknown-key", "unknown-theme", "template"] {
        assert!(build.contains(&format!("[{rule}]")), "{build}");
        assert!(rules(&said).contains(&rule), "{rule} is not in {:?}", rules(&said));
    }
}

#[test]
fn a_template_is_complained_of_where_the_content_is_fine() {
    let site = quiet(Site::small()).file("themes/default/templates/theme.html", "{{ nope }}\n");
    assert_eq!(rules(&json(&site, &[])), ["template"]);
    assert_eq!(rules(&json(&site, &["themes"])), ["template"]);
    assert_eq!(rules(&json(&site, &["content"])), [] as [&str; 0]);
}

#[test]
fn paths_limit_what_is_shown() {
    let site = doubtful().file("content/themes/idle.md", "---\ntitle: Idle\n---\nNobody said so.\n");
    assert_eq!(rules(&json(&site, &[])), ["short-quote", "theme-without-quote"]);
    for (path, expected) in [
        ("content/themes", vec!["theme-without-quote"]),
        ("./content/interviews/p08.md", vec!["short-quote"]),
        ("content/interviews/p07.md", vec![]),
        (".", vec!["short-quote", "theme-without-quote"]),
    ] {
        assert_eq!(rules(&json(&site, &[path])), expected, "{path}");
    }
    assert_eq!(json(&site, &["content/themes", "content/interviews"]).len(), 2);
    let absolute = site.root().join("content/themes");
    assert_eq!(json(&site, &[absolute.to_str().expect("it is UTF-8")]).len(), 1);
    let run = site.run(&["check", "./content/themes/idel.md"]);
    assert!(run.stderr.contains("of the study: did you mean `content/themes/idle.md`?"), "{}", run.stderr);
    let run = site.run(&["check", "content/nobody.md"]);
    assert!(
        run.code == 2
            && run.stderr.contains("`content/nobody.md` is no file or folder of the study: name one below content/"),
        "{}",
        run.stderr
    );
}

#[test]
fn from_another_folder_paths_lead_from_there() {
    let site = doubtful();
    let above = site.root().parent().expect("it is in a folder");
    let name = site.root().file_name().expect("it has a name").to_str().expect("it is UTF-8");
    let run = cairn(above, &["check", "--root", name, "--format", "json"]);
    let said: Vec<Value> = serde_json::from_str(&run.stdout).expect("it is JSON");
    assert_eq!(said[0]["path"], format!("{name}/{INTERVIEW}"));
    for path in [format!("{name}/{INTERVIEW}"), INTERVIEW.to_owned()] {
        let run = cairn(above, &["check", "--root", name, "--format", "github", &path]);
        let expected =
            format!("::warning file={name}/{INTERVIEW},line=7,endLine=7,col=17,endColumn=25,title=short-quote::");
        assert!(run.stdout.starts_with(&expected), "{}", run.stdout);
    }
}

#[test]
fn sarif_names_the_rule_and_the_place() {
    let run = doubtful().run(&["check", "--format", "sarif"]);
    let document: Value = serde_json::from_str(&run.stdout).expect("it is JSON");
    let result = &document["runs"][0]["results"][0];
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!((&document["version"], &result["ruleId"]), (&Value::from("2.1.0"), &Value::from("short-quote")));
    assert_eq!(place["artifactLocation"]["uri"], INTERVIEW);
    assert_eq!((&place["region"]["startLine"], &place["region"]["startColumn"]), (&Value::from(7), &Value::from(17)));
    let rule = &document["runs"][0]["tool"]["driver"]["rules"][0];
    assert_eq!(
        (&rule["id"], &rule["defaultConfiguration"]["level"]),
        (&Value::from("short-quote"), &Value::from("warning"))
    );
    assert!(rule["help"]["markdown"].as_str().expect("a text").contains("## Wrong"));
}

#[test]
fn a_comment_allows_a_place_and_no_other() {
    let site = quiet(Site::small());
    let with = |words: &str| {
        let text = format!("---\nparticipant: P08\nlisteners: [Ada]\ntakeaways: [Short.]\n---\n\n{words}\n");
        rules_of(&quiet(Site::small()).file(INTERVIEW, text))
    };
    assert_eq!(rules_of(&site), [] as [String; 0]);
    assert_eq!(with("**P08:** It was [a mess]{.toil} <!-- cairn-allow: short-quote -->"), [] as [String; 0]);
    assert_eq!(with("<!-- cairn-allow: short-quote -->\n\n**P08:** It was\n[a mess]{.toil}"), [] as [String; 0]);
    assert_eq!(
        with("<!-- cairn-allow: long-quote, short-quote -->\n**P08:** It was [a mess]{.toil}"),
        [] as [String; 0]
    );
    assert_eq!(with("<!-- cairn-allow: long-quote -->\n**P08:** It was [a mess]{.toil}"), ["short-quote"]);
    let two = "<!-- cairn-allow: short-quote -->\n**P08:** It was [a mess]{.toil}\n\nStill [a mess]{.toil}";
    assert_eq!(with(two), ["short-quote"]);
    assert_eq!(
        with("<!-- cairn-allow: shrot-quote -->\n**P08:** It was [all a mess]{.toil}"),
        ["unknown-rule", "short-quote"]
    );
}

#[test]
fn what_is_wrong_with_a_whole_file_is_allowed_anywhere_in_it() {
    let text =
        |comment: &str| format!("---\nparticipant: P08\n{comment}---\n\n**P08:** [It was all a mess.]{{.toil}}\n");
    let site = quiet(Site::small()).file(INTERVIEW, text(""));
    assert_eq!(rules_of(&site), ["no-listener", "no-takeaways"]);
    let site = site.file(INTERVIEW, text("# cairn-allow: no-listener no-takeaways\n"));
    assert_eq!(rules_of(&site), [] as [String; 0]);
}

fn rules_of(site: &Site) -> Vec<String> {
    rules(&json(site, &[])).into_iter().map(str::to_owned).collect()
}

#[test]
fn explains_a_rule_lists_all_and_helps_with_a_slip() {
    let site = Site::empty();
    let run = site.run(&["check", "--explain", "why-you"]);
    assert_eq!(run.code, 0);
    assert!(run.stdout.starts_with("# why-you\n\nLevel: warn unless `[check]`") && run.stdout.contains("## Right"));
    let run = site.run(&["check", "--explain"]);
    assert!(run.code == 0 && run.stdout.lines().count() > 80, "{}", run.stdout);
    let run = site.run(&["check", "--explain", "why-yuo"]);
    assert!(run.code == 2 && run.stderr.contains("did you mean `why-you`?"), "{}", run.stderr);
}

/// A study with several things to mend, among them one that comes to light when another is mended.
fn mendable() -> Site {
    quiet(Site::small()).file("site.toml", "[check]\nquote-without-id = \"warn\"\n").file(
        INTERVIEW,
        "\u{feff}---\r\nparticipant: P08\r\nlisteners: [Ada]\r\ntakeaways: [Short.]\r\ntags: ['toyl']\r\n---\r\n\r\n\
         **P08:** [It was all a mess.]{.toyl .toil freq=weekly freq=weekly}\r\n[And it was slow.]{.drudgery}  \r\n",
    )
}

#[test]
fn mends_what_can_be_mended_and_not_a_byte_more() {
    let site = mendable();
    let run = site.run(&["check"]);
    assert!(run.code == 1 && run.stderr.contains("can be fixed: `cairn check --fix`"), "{}", run.stderr);
    let run = site.run(&["check", "--fix"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, "1 file fixed\nnothing to complain of\n"));
    let mended = std::fs::read_to_string(site.root().join(INTERVIEW)).expect("it is there");
    let expected = "\u{feff}---\r\nparticipant: P08\r\nlisteners: [Ada]\r\ntakeaways: [Short.]\r\ntags: [toil]\r\n---\r\n\r\n\
                    **P08:** [It was all a mess.]{.toil freq=weekly #it-was-all-a-mess}\r\n[And it was slow.]{.toil \
                    #and-it-was-slow}  \r\n";
    assert_eq!(mended, expected);
    let run = site.run(&["check", "--fix"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, "nothing to complain of\n"));
}

#[test]
fn mends_slips_that_can_only_have_meant_one_thing() {
    let words = |value: &str| {
        let front = "---\nlisteners: [Ada]\ntakeaways: [Short.]\n---\n\n";
        format!("{front}**P08:** [It was all a mess.]{{.toil #mess {value}}}\n")
    };
    for (written, mended) in [
        ("freq=Weekly", "freq=weekly"),
        ("freq=\"every day\"", "freq=daily"),
        ("freq=annually", "freq=yearly"),
        ("freq=3x/week", "freq=3/week"),
        ("freq='3 per week'", "freq=3/week"),
        ("freq=“twice a week”", "freq=2/week"),
        ("toil=40min", "toil=40m"),
        ("toil=\"40 min\"", "toil=40m"),
        ("toil=1h30", "toil=1h30m"),
        ("kind=Pain", "kind=pain"),
        ("kind=workarounds", "kind=workaround"),
        ("load=three", "load=3"),
    ] {
        let site = quiet(Site::small()).file(INTERVIEW, words(written));
        assert_eq!(site.run(&["check"]).code, 1, "{written}");
        let run = site.run(&["check", "--fix"]);
        assert_eq!((run.code, run.stderr.lines().next()), (0, Some("1 file fixed")), "{written}");
        let text = std::fs::read_to_string(site.root().join(INTERVIEW)).expect("it is there");
        assert_eq!(text, words(mended), "{written}");
    }
    for written in ["freq=biweekly", "freq=hourly", "toil=40", "toil=1:30", "load=high"] {
        let site = quiet(Site::small()).file(INTERVIEW, words(written));
        let before = files_below(site.root());
        assert_eq!(site.run(&["check", "--fix"]).code, 1, "{written}");
        assert!(files_below(site.root()) == before, "{written}: somebody must choose");
    }
}

#[test]
fn mends_the_same_slips_in_front_matter() {
    let opportunity = |stage, effort, freq, toil| {
        format!(
            "---\ntitle: O\ndraft: false\nthemes: [toil]\nstage: {stage}\neffort: {effort}\nestimate: {{freq: {freq}, toil: {toil}}}\n---\n"
        )
    };
    let path = "content/opportunities/o.md";
    let site = quiet(Site::small())
        .file(path, opportunity("Problem", "2 weeks", "\"every day\"", "40 min").replace("draft: false", "draft: no"));
    assert_eq!(site.run(&["check"]).code, 1);
    site.run(&["check", "--fix"]);
    let text = std::fs::read_to_string(site.root().join(path)).expect("it is there");
    assert_eq!(text, opportunity("problem", "2w", "daily", "40m"));
}

#[test]
fn a_dry_run_writes_nothing_and_prints_a_patch_that_does_it() {
    let site = mendable();
    let before = files_below(site.root());
    let run = site.run(&["check", "--fix", "--dry-run"]);
    assert!(files_below(site.root()) == before);
    assert!(run.stdout.starts_with(&format!("--- a/{INTERVIEW}\n+++ b/{INTERVIEW}\n@@ ")), "{}", run.stdout);
    assert!(run.stdout.contains("\n-tags: ['toyl']\r\n+tags: [toil]\r\n"), "{}", run.stdout);
    assert!(run.stderr.starts_with("1 file would be fixed\n"), "{}", run.stderr);
}

#[test]
fn only_what_is_shown_is_mended() {
    let site = mendable();
    let before = files_below(site.root());
    assert_eq!(site.run(&["check", "--fix", "content/themes"]).code, 0);
    assert!(files_below(site.root()) == before);
}

#[test]
fn the_demonstration_and_a_new_study_are_clean() {
    let run = cairn(Path::new(env!("CARGO_MANIFEST_DIR")), &["check", "--deny", "warnings"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, "nothing to complain of\n"));
    let site = Site::empty();
    assert_eq!(site.run(&["init", "study"]).code, 0);
    let run = site.run(&["check", "--root", "study", "--deny", "warnings"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, "nothing to complain of\n"));
}

/// Attributes of all kinds, right and wrong, in any order.
fn attributes() -> impl Strategy<Value = String> {
    let one = prop::sample::select(vec![
        ".toil",
        ".toyl",
        ".drudgery",
        ".waiting",
        ".waitign",
        ".nothing-like-it",
        "freq=weekly",
        "freq=daily",
        "note=\"a b\"",
        "themes=\"toyl drudgery\"",
        "#own",
        "q=x",
        "kind=pian",
    ]);
    let space = prop::sample::select(vec![" ", "  ", "\n", "\r\n"]);
    prop::collection::vec((one, space), 1..6)
        .prop_map(|list| list.into_iter().map(|(one, space)| format!("{one}{space}")).collect())
}

/// A transcript with its braces emptied: what no repair may touch.
fn outside_braces(text: &str) -> String {
    let parts = text.split('}').map(|part| part.split('{').next().unwrap_or(part));
    parts.collect::<Vec<_>>().join("}")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn repairs_end_and_touch_nothing_else(marks in prop::collection::vec(("[a-zé ]{1,12}", attributes()), 1..5)) {
        let words: String = marks.iter().map(|(words, mark)| format!("é [{words}]{{{}}} ", mark.trim_end())).collect();
        let text = format!("\u{feff}**P07:** {words}\r\n");
        let mut files = vec![
            ("content/interviews/p07.md".to_owned(), text.clone()),
            ("content/themes/toil.md".to_owned(), "---\naliases: [drudgery]\n---\nWork.\n".to_owned()),
            ("content/themes/waiting.md".to_owned(), "---\n---\nTime.\n".to_owned()),
            ("site.toml".to_owned(), "[check]\nquote-without-id = \"warn\"\n".to_owned()),
        ];
        let is_error = |complaint: &Diagnostic| complaint.severity == Severity::Error;
        let errors = |files: &[(String, String)]| check(files).into_iter().filter(is_error).count();
        let before = errors(&files);
        let mut rounds = 0;
        while fix_once(&mut files) {
            rounds += 1;
            prop_assert!(rounds <= 16, "{files:?}");
        }
        prop_assert!(!fix_once(&mut files));
        prop_assert!(errors(&files) <= before, "a repair broke something: {files:?}");
        prop_assert_eq!(outside_braces(&files[0].1), outside_braces(&text));
    }
}

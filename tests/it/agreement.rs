//! Second codings from the command line: what is said of agreement, to whom, and where coders differ.
//!
//! Comes in: small studies. Goes out: nothing. Does not know: how agreement is counted.

use serde_json::{Value, json};

use crate::site::Site;

/// Ten turns of one word; what either marks is Krippendorff's (2011) binary data of two observers, where α = 0.095.
fn published_table() -> Site {
    let words = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let said = |(turn, word): (usize, &&str)| {
        let marked = if [1, 8].contains(&turn) { format!("[{word}]{{.waiting}}") } else { (*word).to_owned() };
        format!("**Mira:** And?\n\n**P07:** {marked}\n\n")
    };
    let text: String = words.iter().enumerate().map(said).collect();
    let list: String = [0, 1, 2, 5].map(|turn| format!("- {{exact: {}, themes: [waiting]}}\n", words[turn])).concat();
    Site::empty()
        .file("content/themes/waiting.md", "---\ntitle: Waiting\n---\nFor others.\n")
        .file("content/listeners/jun.md", "---\ntitle: Jun\n---\n")
        .file("content/listeners/mira.md", "---\ntitle: Mira\n---\n")
        .file("content/interviews/p07.md", format!("---\nparticipant: P07\ninterviewer: Mira\n---\n\n{text}"))
        .file("content/interviews/p07.jun.quotes.yaml", list)
}

fn rounded(value: &Value) -> Option<f64> {
    value.as_f64().map(|value| (value * 1000.0).round() / 1000.0)
}

#[test]
fn a_published_table_as_json() {
    let site = published_table();
    let run = site.run(&["agreement", "--format", "json"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let said: Value = serde_json::from_str(&run.stdout).expect("it is JSON");
    let keys = |value: &Value| value.as_object().expect("it is an object").keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&said), ["interviews", "share", "coders", "overall", "themes"]);
    assert_eq!(keys(&said["overall"]), ["percent", "cohen", "fleiss", "alpha", "alpha_u", "alpha_interval"]);
    assert_eq!(keys(&said["themes"][0]), ["slug", "prevalence", "percent", "cohen", "fleiss", "alpha", "alpha_u"]);
    assert_eq!([&said["interviews"], &said["share"], &said["coders"]], [&json!(1), &json!(1.0), &json!(2)]);
    let overall = &said["overall"];
    assert_eq!(rounded(&overall["alpha"]), Some(0.095));
    assert_eq!((rounded(&overall["percent"]), rounded(&overall["cohen"])), (Some(0.6), Some(0.091)));
    assert_eq!((&said["themes"][0]["slug"], rounded(&said["themes"][0]["prevalence"])), (&json!("waiting"), Some(0.3)));
    assert_eq!(site.build().output("data/agreement.json"), run.stdout);
}

#[test]
fn people_are_shown_the_passages_with_their_lines() {
    let run = published_table().run(&["agreement", "--limit", "1"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    for part in [
        "1 of 1 coded interviews (100 %) coded more than once, by 2 coders.\n",
        "Krippendorff's alpha over all themes is 0.10, from ",
        "content/interviews/p07.md:8  waiting\n  first coding: nothing\n  Jun: “one” waiting\n",
        "and 3 passages more",
    ] {
        assert!(run.stdout.contains(part), "{part:?} is not in {}", run.stdout);
    }
    let none = Site::small().run(&["agreement"]);
    assert!(none.code == 2 && none.stderr.contains("nothing to compare"), "{}", none.stderr);
}

/// What there is to do comes first. By hand from the same table: both say the same of turns 2, 4, 5, 7, 8 and 10, and differ over the rest.
#[test]
fn the_page_begins_with_what_is_to_be_settled() {
    let page = published_table().build().output("agreement/index.html");
    assert!(page.contains("2 people coded the same interview, 1 of 1 (100 %), and agree on 6 of 10 turns. Over 1 theme they differ in 4 turns."), "{page}");
    let headings = [
        "Definitions that need work",
        "Where coders differ",
        "Over all themes",
        "Theme by theme",
        "Interviews that are coded",
    ];
    let places = headings.map(|heading| page.find(heading).expect(heading));
    assert!(places.is_sorted(), "{places:?}");
    assert!(page.contains("coders differ in 4 turns") && page.contains("href=\"#over-waiting\""), "{page}");
}

/// By hand: of three turns each coder marks one with `waiting`, and not the same. They agree on 1/3, by chance on 1/9 + 4/9 = 5/9, so Cohen's
/// κ is (1/3 − 5/9) / (4/9) = −1/2. Krippendorff: 4/6 are observed to differ, 2·2·4 / (6·5) = 8/15 expected, so α is 1 − (4/6) / (8/15) = −1/4.
#[test]
fn a_number_below_zero_has_a_minus_and_the_first_coder_a_name_where_it_is_known() {
    let site = |first: &str, second: &str| {
        let text = format!(
            "**P07:** [One]{{.waiting{first}}}.\n\n**Mira:** So?\n\n**P07:** Two.\n\n**Mira:** So?\n\n**P07:** [Three]{{.keys{second}}}.\n"
        );
        Site::empty()
            .file("content/interviews/p07.md", format!("---\nparticipant: P07\ninterviewer: Mira\n---\n\n{text}"))
            .file(
                "content/interviews/p07.jun.quotes.yaml",
                "- {exact: Two, themes: [waiting]}\n- {exact: Three, themes: [keys]}\n",
            )
            .build()
            .output("agreement/index.html")
    };
    let page = site("", "");
    assert!(page.contains("<td class=\"n\">−0.50</td>") && page.contains("<td class=\"n\">−0.25</td>"), "{page}");
    assert!(page.contains("<dt>first coding</dt>"), "{page}");
    let page = site(" by=Ada", " by=Kofi");
    assert!(page.contains("<dt>Ada (first coding)</dt>") && page.contains("Ada, Kofi (first coding), jun"), "{page}");
    let page = site(" by=Ada", "");
    assert!(page.contains("<dt>Ada (first coding)</dt>") && page.contains("<dt>first coding</dt>"), "{page}");
    let page = site(" by=Ada", " by=Ada");
    assert!(!page.contains("first coding") && page.contains("<dt>Ada</dt>"), "{page}");
}

/// Words that an audience may not read are in no byte of it, who coded neither where they may not be named.
#[test]
fn an_audience_reads_what_is_for_it() {
    let settings = "audience = \"all\"\n\n[audiences.all]\nshows = [\"themes\", \"agreement\"]\n\n[audiences.team]\nshows = [\"themes\"]\n";
    let interview = |limited: &str| {
        format!(
            "---\nparticipant: P07\naudience: [all]\n---\n\n**P07:** [One]{{.waiting}} and [{limited}]{{for=team}} words.\n"
        )
    };
    let second = |limited: &str| {
        format!(
            "- {{exact: \"and {limited} words\", themes: [waiting]}}\n- {{exact: {limited}, themes: [keys], note: {limited}}}\n"
        )
    };
    let site = |limited: &str| {
        Site::empty()
            .file("site.toml", settings)
            .file("content/themes/waiting.md", "---\ntitle: Waiting\n---\n")
            .file("content/themes/keys.md", "---\ntitle: Keys\n---\n")
            .file("content/listeners/jun.md", "---\ntitle: Jun Secretname\n---\n")
            .file("content/interviews/p07.md", interview(limited))
            .file("content/interviews/p07.jun.quotes.yaml", second(limited))
            .file("content/interviews/p08.md", "---\nparticipant: P08\n---\n\n**P08:** [Withheld]{.keys} here.\n")
            .file("content/interviews/p08.jun.quotes.yaml", "- {exact: here, themes: [waiting]}\n")
    };
    let page = |limited: &str| {
        let site = site(limited);
        let run = site.run(&["build", "--out", "public"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        site.output("agreement/index.html") + &site.output("data/agreement.json")
    };
    let shown = page("veiled");
    assert!(!shown.contains("veiled") && !shown.contains("Secretname") && !shown.contains("Withheld"), "{shown}");
    assert!(shown.contains("[a passage is not shown]") || shown.contains("coder 2"), "{shown}");
    assert_eq!(shown, page("masked"), "two studies that differ in withheld words alone give the same bytes");
    let team = site("veiled").run(&["agreement", "--audience", "team"]);
    assert!(team.code == 2 && team.stderr.contains("has no `agreement`"), "{}", team.stderr);
}

/// A page of many interviews stays readable, and so does the terminal.
#[test]
fn a_page_of_many_interviews_is_bounded() {
    let text: String = (0..40)
        .map(|turn| format!("**Mira:** And?\n\n**P:** [word {turn} of {}]{{.a}}\n\n", "many ".repeat(40)))
        .collect();
    let site = (0..60).fold(Site::empty(), |site, index| {
        site.file(
            &format!("content/interviews/p{index}.md"),
            format!(
                "---\nparticipant: P{index}\ninterviewer: Mira\n---\n\n{}",
                text.replace("**P:**", &format!("**P{index}:**"))
            ),
        )
        .file(&format!("content/interviews/p{index}.jun.quotes.yaml"), "- {exact: word 3 of many, themes: [a]}\n")
    });
    let page = site.build().output("agreement/index.html");
    assert!(page.len() < 1_500_000, "{} bytes", page.len());
    assert!(page.contains("are not listed here"), "what is left out is counted");
}

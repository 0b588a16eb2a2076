//! The rules about who may read what, each with the siblings of its page's example.
//!
//! Comes in: small studies. Goes out: nothing. Does not know: how a complaint is shown.

use crate::rules::check;

/// What a rule says of a study, each place as file and message.
fn said(rule: &str, files: &[(&str, String)]) -> Vec<String> {
    let files: Vec<(String, String)> = files.iter().map(|(path, text)| ((*path).to_owned(), text.clone())).collect();
    let complaints = check(&files).into_iter().filter(|complaint| complaint.rule == rule);
    complaints.map(|complaint| format!("{}: {}", complaint.place.path, complaint.message)).collect()
}

/// An interview with these keys and words.
fn interview(keys: &str, words: &str) -> String {
    format!("---\n{keys}---\n\n{words}\n")
}

/// Settings with `x` as the default audience and what it is described with.
fn settings(described: &str) -> String {
    format!("audience = \"x\"\n[audiences.x]\nshows = [\"teams\", \"themes\", \"pages\"]\n{described}")
}

/// The attributes that only one person has, for each of two people, as the last two words of each message.
#[test]
fn one_of_a_kind_is_asked_of_what_is_told() {
    const ALL: &str = "";
    let role_only = "attribution = [\"role\"]\n";
    for (described, one, other, expected) in [
        // Alike in all that is told.
        (ALL, "team: pay\nrole: engineer\ntenure: 3 years\n", "team: pay\nrole: Engineer\ntenure: 3  years\n", &[][..]),
        // The smallest combination is said: each attribute alone, then two, then three.
        (ALL, "team: pay\nrole: a\n", "team: pay\nrole: b\n", &["role", "role"]),
        (ALL, "team: pay\nrole: a\n", "team: log\nrole: a\n", &["team", "team"]),
        (ALL, "tenure: 1 year\n", "tenure: 2 years\n", &["tenure", "tenure"]),
        (ALL, "role: a\n", "", &["role"]),
        // What is not told tells nothing.
        (role_only, "team: pay\nrole: a\ntenure: 1 year\n", "team: log\nrole: a\ntenure: 2 years\n", &[]),
        (role_only, "role: a\n", "role: b\n", &["role", "role"]),
        ("attribution = []\n", "role: a\n", "role: b\n", &[]),
        ("attribution = [\"date\", \"pseudonym\"]\n", "role: a\n", "role: b\n", &[]),
        // Small teams are told as small ones, both alike: each has one person who was heard.
        ("smallest_team = 5\n", "team: pay\n", "team: log\n", &[]),
        (ALL, "", "", &[]),
    ] {
        let files = [
            ("site.toml", settings(described)),
            ("content/interviews/a.md", interview(&format!("{one}audience: x\n"), "**A:** [Words.]{.toil #w}")),
            ("content/interviews/b.md", interview(&format!("{other}audience: x\n"), "**B:** [Words.]{.toil #w}")),
        ];
        let told = said("one-of-a-kind", &files);
        let attributes: Vec<&str> = told
            .iter()
            .map(|said| {
                let (_, rest) = said.split_once("told the ").expect("it says what");
                rest.split_once(" of somebody").expect("it says of whom").0
            })
            .collect();
        assert_eq!(attributes, expected, "{described} {one} {other}");
    }
}

#[test]
fn three_attributes_may_tell_together_what_two_do_not() {
    let person = |team: &str, role: &str, tenure: &str| {
        interview(&format!("team: {team}\nrole: {role}\ntenure: {tenure}\naudience: x\n"), "**A:** Words.")
    };
    let files = [
        ("site.toml", settings("")),
        ("content/interviews/a.md", person("pay", "engineer", "1 year")),
        ("content/interviews/b.md", person("pay", "engineer", "2 years")),
        ("content/interviews/c.md", person("pay", "lead", "1 year")),
        ("content/interviews/d.md", person("log", "engineer", "1 year")),
        ("content/interviews/e.md", person("log", "lead", "2 years")),
        ("content/interviews/f.md", person("log", "lead", "2 years")),
    ];
    let told = said("one-of-a-kind", &files);
    let a = told.iter().filter(|said| said.starts_with("content/interviews/a.md")).collect::<Vec<_>>();
    let expected = "content/interviews/a.md: `x` may be told the team, role and tenure of somebody here, and nobody else in \
                    this study has them: Pay, engineer, 1 year";
    assert_eq!(a, [expected], "{told:#?}");
}

#[test]
fn only_who_is_shown_is_complained_of_and_everybody_counts() {
    let person = |role: &str, keys: &str, words: &str| interview(&format!("role: {role}\n{keys}"), words);
    let shown = |keys: &str, words: &str| {
        let files = [
            ("site.toml", settings("")),
            ("content/interviews/a.md", person("lead", keys, words)),
            ("content/interviews/b.md", person("engineer", "audience: x\n", "**B:** Words.")),
            ("content/interviews/c.md", person("engineer", "audience: []\n", "**C:** Words.")),
        ];
        said("one-of-a-kind", &files).len()
    };
    // The engineers are two, although one of them is withheld.
    for (keys, words, expected) in [
        ("audience: x\n", "**A:** Words.", 1),
        ("quotes_for: x\n", "**A:** [Words.]{.toil #w}", 1),
        ("quotes_for: x\n", "**A:** Words.", 0),
        ("audience: []\n", "**A:** [Words.]{.toil #w}", 0),
        ("audience: x\ndraft: true\n", "**A:** [Words.]{.toil #w}", 0),
        ("audience: x\nconsent: {withdrawn: 2026-01-01}\n", "**A:** [Words.]{.toil #w}", 0),
    ] {
        assert_eq!(shown(keys, words), expected, "{keys} {words}");
    }
}

#[test]
fn of_a_group_each_is_asked_and_one_person_may_be_heard_twice() {
    let group =
        "participants:\n  - {name: P1, role: lead}\n  - {name: P2, role: engineer}\n  - {name: P3, role: engineer}\n";
    let files = [
        ("site.toml", settings("")),
        ("content/interviews/a.md", interview(&format!("{group}audience: x\n"), "**P1:** Words.\n\n**P2:** Words.")),
        ("content/interviews/b.md", interview("participant: P1\nrole: lead\naudience: x\n", "**P1:** Words.")),
    ];
    let told = said("one-of-a-kind", &files);
    let files: Vec<&str> = told.iter().map(|said| said.split(':').next().expect("it names a file")).collect();
    assert_eq!(files, ["content/interviews/a.md", "content/interviews/b.md"], "{told:?}");
}

#[test]
fn whoever_works_on_the_study_knows_its_people_and_has_its_recordings() {
    let both = "[audiences.x]\n[audiences.team]\n";
    let file =
        |keys: &str| interview(&format!("role: lead\nrecording: https://x.example/a.mp4\n{keys}"), "**A:** Words.");
    for (audience, settings, keys, expected) in [
        ("team", both, "audience: [team, x]\n", 0),
        ("team", both, "audience: [x]\nquotes_for: [team]\n", 0),
        ("team", "[audiences.x]\n[audiences.team]\nsmallest_team = 2\n", "audience: [team, x]\n", 2),
        ("x", "[audiences.x]\n", "audience: [x]\n", 2),
    ] {
        let files =
            [("site.toml", format!("audience = \"{audience}\"\n{settings}")), ("content/interviews/a.md", file(keys))];
        let found = said("one-of-a-kind", &files).len() + said("recording-for-audience", &files).len();
        assert_eq!(found, expected, "{audience} {settings} {keys}");
    }
}

/// One slip in one file is one complaint, and not one about each of the others.
#[test]
fn an_interview_without_an_audience_is_complained_of_alone() {
    let both =
        "audience = \"team\"\n[audiences.x]\nshows = [\"pages\"]\n[audiences.team]\nshows = [\"pages\", \"themes\"]\n";
    let known =
        |keys: &str| interview(&format!("role: lead\nrecording: https://x.example/a.mp4\n{keys}"), "**A:** Words.");
    for (keys, words, cause) in [
        ("", "**B:** [Words.]{.toil #w}", "interview-without-audience"),
        ("audience: teem\n", "**B:** [Words.]{.toil #w}", "unknown-audience"),
        ("audience: [team, x]\n", "**B:** [Words.]{.toil #w for=teem}", "unknown-audience"),
    ] {
        let files = [
            ("site.toml", both.to_owned()),
            (
                "content/_index.md",
                "---\nbrief:\n  - {finding: So., theme: toil, quote: b#w}\n---\n[b](interviews/b.md)\n".to_owned(),
            ),
            ("content/themes/toil.md", "---\nlead: b#w\n---\nWords.\n".to_owned()),
            ("content/interviews/a.md", known("audience: [team, x]\n")),
            ("content/interviews/b.md", interview(keys, words)),
        ];
        assert_eq!(said(cause, &files).len(), 1, "{keys} {words}");
        for rule in ["one-of-a-kind", "recording-for-audience"] {
            assert_eq!(said(rule, &files), [""; 0], "{rule} {keys} {words}");
        }
        let opens = said("opening-not-shown", &files).len() + said("link-becomes-words", &files).len();
        assert_eq!(opens, if words.contains("for=") { 2 } else { 0 }, "{keys} {words}");
    }
    // That nobody may read it is an answer, and so others are asked of.
    let files = [
        ("site.toml", both.to_owned()),
        ("content/interviews/a.md", known("audience: [team, x]\n")),
        ("content/interviews/b.md", interview("audience: []\n", "**B:** Words.")),
    ];
    assert_eq!(said("one-of-a-kind", &files).len(), 1);
}

#[test]
fn a_recording_reaches_whoever_is_given_its_page() {
    for (described, keys, page, expected) in [
        ("", "audience: x\nrecording: https://x.example/a.mp4\n", "", 1),
        ("", "audience: x\nrecording: a.mp3\n", "", 1),
        ("", "audience: x\nrecording: gone.mp3\n", "", 1),
        // Quotes have no times that lead into it, and where something may not be said there are none either.
        ("", "quotes_for: x\nrecording: a.mp3\n", "", 0),
        ("attribution = [\"role\"]\n", "audience: x\nrecording: a.mp3\n", "", 0),
        ("", "audience: []\nrecording: a.mp3\n", "", 0),
        // A link is a link.
        ("attribution = [\"role\"]\n", "audience: x\nrecording: a.mp3\n", "[a](interviews/a.mp3)", 1),
        ("", "audience: []\n", "[a](interviews/a.mp3) ![b](b.png) [c](interviews/c.vtt)", 2),
        ("", "audience: []\nrecording: voice.bin\n", "[a](interviews/voice.bin)", 1),
        ("", "audience: []\n", "[a](interviews/voice.bin) [b](b.png) [c](https://x.example/c.html)", 0),
        ("", "audience: []\n", "---\naudience: []\n---\n[a](interviews/a.mp3)", 0),
        (
            "",
            "audience: []\n",
            "Code: `[a](interviews/a.mp3)`. <!-- cairn-allow: recording-for-audience --> [a](b.png)",
            0,
        ),
        ("", "audience: []\n", "[a](interviews/a.mp3) <!-- cairn-allow: recording-for-audience -->", 0),
    ] {
        let files = [
            ("site.toml", settings(described)),
            ("content/interviews/a.md", interview(keys, "**A:** Words.")),
            ("content/interviews/a.mp3", "sound".to_owned()),
            ("content/interviews/c.vtt", "words".to_owned()),
            ("content/interviews/voice.bin", "sound".to_owned()),
            ("content/b.png", "picture".to_owned()),
            ("content/method.md", format!("{page}\n")),
        ];
        let told = said("recording-for-audience", &files);
        assert_eq!(told.len(), expected, "{described} {keys} {page}: {told:?}");
    }
}

/// Every kind of thing that may be withheld, and every kind of file that may link to it.
#[test]
fn a_link_to_anything_withheld_is_only_its_words() {
    let targets = [
        ("themes/t.md", "audience: []\n"),
        ("teams/pay.md", "audience: []\n"),
        ("outcomes/o.md", ""),
        ("opportunities/p.md", "themes: [t]\n"),
        ("guides/g.md", ""),
        ("other.md", "audience: []\n"),
        ("interviews/b.md", "audience: []\n"),
    ];
    let withheld = targets.map(|(path, keys)| (format!("content/{path}"), format!("---\n{keys}---\nWords.\n")));
    let links: String = targets.iter().map(|(path, _)| format!("[word](/{path})\n\n")).collect();
    let made = "[b](/priorities/) [c](/teams/) [d](/) [e](/nowhere/)\n";
    for from in ["content/_index.md", "content/about.md", "content/themes/shown.md", "content/interviews/a.md"] {
        let mut files = vec![("site.toml", settings("")), (from, format!("---\naudience: x\n---\n{links}{made}"))];
        files.extend(withheld.iter().map(|(path, text)| (path.as_str(), text.clone())));
        let told = said("link-becomes-words", &files);
        for (path, _) in targets {
            assert!(told.iter().any(|said| said.contains(&format!("`/{path}`"))), "{path} from {from}: {told:#?}");
        }
        assert!(told.iter().any(|said| said.contains("`/priorities/`")), "{told:#?}");
        assert!(!told.iter().any(|said| said.contains("`/`") || said.contains("nowhere")), "{told:#?}");
        let broken = said("broken-link", &files);
        assert_eq!(broken.len(), 1, "only what leads nowhere for anybody is broken: {broken:#?}");
    }
}

/// What only settings or the list of published addresses bring is a page of the whole site all the same.
#[test]
fn what_only_settings_bring_is_no_dead_end() {
    let waves = "[[study.waves]]\nname = \"first\"\nfrom = 2026-01-01\nto = 2026-03-31\n\
                 [[study.waves]]\nname = \"second\"\nfrom = 2026-04-01\nto = 2026-06-30\n";
    let about =
        "---\naudience: x\n---\n[a](/waves/) [b](/data/waves.json) [c](/opensearch.xml) [d](/interviews/gone/)\n";
    let files = |settings: String| {
        [
            ("site.toml", settings),
            ("content/about.md", about.to_owned()),
            ("content/interviews/a.md", interview("date: 2026-02-01\naudience: x\n", "**A:** [Words.]{.toil #w}")),
            ("content/interviews/gone.md", interview("consent: {withdrawn: 2026-03-01}\n", "**B:** Words.")),
        ]
    };
    let with = |audience: &str, lock: &str| {
        let address = "base_url = \"https://x.example/\"\n";
        let mut files =
            files(format!("{address}{}{waves}", audience.replace("[audiences.x]", "\n[audiences.x]"))).to_vec();
        files.push(("cairn.lock", lock.to_owned()));
        said("broken-link", &files)
    };
    let everybody = "[audiences.x]\nshows = [\"pages\"]\n";
    let of_x = format!("audience = \"x\"\n{everybody}");
    let shown = of_x.replace("\"pages\"", "\"pages\", \"waves\"");
    assert_eq!(with(everybody, "/interviews/gone/\n"), [""; 0], "for everybody");
    assert_eq!(with(&of_x, "/interviews/gone/\n"), [""; 0], "the page is everybody's");
    assert_eq!(with(&shown, "[audience x]\n/interviews/gone/\n"), [""; 0], "the page is theirs");
    let gone = "content/about.md: there is nothing at `/interviews/gone/`";
    assert_eq!(with(&shown, ""), [gone], "it never had an address");
    let without = said("broken-link", &files(of_x));
    assert_eq!(without.len(), 4, "without waves, an address and a list there is nothing: {without:#?}");
}

#[test]
fn what_is_withheld_may_link_to_what_it_likes() {
    let files = [
        ("site.toml", settings("")),
        ("content/interviews/a.md", interview("quotes_for: x\n", "**A:** [Words.]{.toil #w} [b](b.md)")),
        ("content/interviews/b.md", interview("audience: []\n", "**B:** Words. [a](a.md)")),
        ("content/about.md", "---\naudience: []\n---\n[a](interviews/a.md)\n".to_owned()),
    ];
    assert_eq!(said("link-becomes-words", &files), [""; 0]);
}

/// Without an audience everything is shown, and none of these rules has anything to say.
#[test]
fn for_everybody_nothing_is_withheld() {
    let files = [
        ("site.toml", "[audiences.x]\n".to_owned()),
        ("content/interviews/a.md", interview("role: lead\nrecording: b.mp3\naudience: x\n", "**A:** [b](b.md)")),
        ("content/interviews/b.md", interview("audience: []\n", "**B:** Words.")),
        ("content/interviews/b.mp3", "sound".to_owned()),
    ];
    for rule in ["one-of-a-kind", "recording-for-audience", "link-becomes-words"] {
        assert_eq!(said(rule, &files), [""; 0], "{rule}");
    }
}

/// Names in `for` of every kind of mark, in files that name other readers.
#[test]
fn a_limit_that_widens_is_said_wherever_it_stands() {
    let beside = "- {exact: Words, themes: [toil], for: y}\n";
    let in_front = "quotes: [{exact: Words, themes: [toil], for: [x, y]}]\n";
    for (path, keys, words, more, expected) in [
        ("interviews/a", "audience: x\n", "**A:** [Words.]{.toil for=y}", "", 1),
        ("interviews/a", "audience: x\n", "**A:** [Words]{for=y} [and]{for=\"x, y\"} more.", "", 2),
        ("interviews/a", "audience: x\n", "**A:** [Words [and more]{for=x} still]{for=y}.", "", 1),
        ("interviews/a", "audience: x\n", "**A:** Words.", beside, 1),
        ("interviews/a", &format!("audience: x\n{in_front}"), "**A:** Words.", "", 1),
        ("interviews/a", "audience: [x, y]\n", "**A:** [Words]{for=y}.", "", 0),
        ("interviews/a", "audience: x\nquotes_for: y\n", "**A:** [Words.]{.toil for=y}", "", 0),
        ("interviews/a", "", "**A:** [Words.]{.toil for=x}", "", 1),
        ("interviews/a", "audience: y\nconsent: {withdrawn: 2026-01-01}\n", "**A:** [Words.]{.toil for=x}", "", 0),
        // `x` is shown all pages, themes and teams, `y` what names it.
        ("about", "", "[Words]{for=x}", "", 0),
        ("about", "", "[Words]{for=y}", "", 1),
        ("about", "audience: y\n", "[Words]{for=y}", "", 0),
        ("about", "audience: y\n", "[Words]{for=x}", "", 1),
        ("_index", "", "[Words]{for=y}", "", 1),
        ("themes/toil", "", "[Words]{for=y} [words]{for=x}", "", 1),
        ("outcomes/o", "", "[Words]{for=x}", "", 1),
    ] {
        let file = format!("content/{path}.md");
        let mut files = vec![("site.toml", settings("[audiences.y]\n")), (file.as_str(), interview(keys, words))];
        if !more.is_empty() {
            files.push(("content/interviews/a.quotes.yaml", more.to_owned()));
        }
        let told = said("for-widens", &files);
        assert_eq!(told.len(), expected, "{path} {keys} {words}: {told:?}");
    }
}

/// What stands in a withheld passage is withheld, so it leads nobody anywhere.
#[test]
fn a_withheld_passage_has_no_links() {
    let words = "[[b](b.md) [sound](b.mp3)]{for=y}";
    let files = |audience: &str| {
        vec![
            ("site.toml", format!("{}[audiences.y]\n", settings("attribution = [\"date\", \"pseudonym\"]\n"))),
            ("content/interviews/a.md", interview("audience: [x, y]\n", &format!("**A:** {words}"))),
            ("content/interviews/b.md", interview(&format!("audience: {audience}\n"), "**B:** Words.")),
            ("content/interviews/b.mp3", "sound".to_owned()),
        ]
    };
    for rule in ["link-becomes-words", "recording-for-audience"] {
        assert_eq!(said(rule, &files("[]")), [""; 0], "{rule}");
        let for_y: Vec<(&str, String)> = files("[]")
            .into_iter()
            .map(|(path, text)| (path, text.replace("audience = \"x\"", "audience = \"y\"")))
            .collect();
        assert_eq!(said(rule, &for_y).len(), 1, "{rule}");
    }
}

/// Fourteen words, of which nobody else says eight in a row.
const SECRET: &str = "the head of operations told us on Friday never to mention the second outage";

/// A study for `x`, which is shown pages, themes, teams, opportunities, outcomes and guides, with one more file.
fn leaking(secret: &str, path: &str, text: &str) -> Vec<String> {
    let shows = "shows = [\"pages\", \"themes\", \"teams\", \"opportunities\", \"outcomes\", \"guides\"]\n";
    let settings = format!("audience = \"x\"\n[audiences.y]\n[audiences.x]\n{shows}");
    let secret = interview(secret.split_once('|').expect("keys and words").0, secret.split_once('|').expect("both").1);
    let files = [("site.toml", settings), ("content/interviews/s.md", secret), (path, text.to_owned())];
    said("withheld-words-shown", &files)
}

#[test]
fn withheld_words_are_found_wherever_they_are_shown() {
    let secret = format!("audience: y\n|**S:** Well, {SECRET}, so we did not.");
    for (path, text) in [
        ("content/_index.md", format!("{SECRET}\n")),
        ("content/about.md", format!("We heard: {SECRET}.\n")),
        ("content/about.md", format!("---\ntitle: {SECRET}\n---\nWords.\n")),
        (
            "content/about.md",
            "- The head of *operations* told\n  us on **Friday**, never to `mention` it.\n".to_owned(),
        ),
        ("content/about.md", "| a | b |\n|---|---|\n| c | the head of operations told us on friday |\n".to_owned()),
        ("content/themes/t.md", format!("---\ntitle: T\n---\n{}\n", SECRET.to_uppercase())),
        ("content/teams/t.md", format!("---\ntitle: T\n---\n{SECRET}\n")),
        ("content/outcomes/o.md", format!("---\nsource: {SECRET}\n---\n")),
        ("content/outcomes/o.md", format!("---\ntitle: O\n---\n{SECRET}\n")),
        ("content/opportunities/o.md", format!("---\nthemes: []\nproblem: {SECRET}\n---\n")),
        ("content/opportunities/o.md", format!("---\nthemes: []\nhypothesis: {SECRET}\n---\n")),
        ("content/opportunities/o.md", format!("---\nthemes: []\nsolution: {SECRET}\n---\n")),
        ("content/opportunities/o.md", format!("---\nthemes: []\neliminates: {SECRET}\n---\n")),
        (
            "content/opportunities/o.md",
            format!("---\nthemes: []\nvalidations: [{{date: 2026-01-01, with: P, note: {SECRET}}}]\n---\n"),
        ),
        ("content/opportunities/o.md", format!("---\nthemes: []\n---\n{SECRET}\n")),
        ("content/guides/g.md", format!("---\nsections: [{{questions: [{{id: a, text: Did {SECRET}?}}]}}]\n---\n")),
        ("content/interviews/a.md", interview("audience: x\n", &format!("**A:** {SECRET}."))),
        (
            "content/interviews/a.md",
            interview("audience: x\ninterviewer: M\n", &format!("**M:** {SECRET}?\n\n**A:** No.")),
        ),
        (
            "content/interviews/a.md",
            interview("audience: x\n", "**A:** [The head of operations]{.t} told us [on Friday never]{.t} to."),
        ),
        ("content/interviews/a.md", interview(&format!("audience: x\ntakeaways: [{SECRET}]\n"), "**A:** Words.")),
        ("content/interviews/a.md", interview(&format!("audience: x\ntitle: {SECRET}\n"), "**A:** Words.")),
        ("content/interviews/a.md", interview("quotes_for: x\n", &format!("**A:** [{SECRET}]{{.t}}."))),
        ("content/interviews/a.md", interview("audience: x\n", &format!("**A:** [Words.]{{.t note=\"{SECRET}\"}}"))),
    ] {
        let told = leaking(&secret, path, &text);
        let expected = format!("{path}: `x` is shown words here that are withheld from it in another place");
        assert_eq!(told, [expected], "{text}");
    }
}

#[test]
fn fewer_words_and_what_is_not_shown_are_no_leak() {
    let secret = format!("audience: y\n|**S:** Well, {SECRET}, so we did not.");
    for (path, text) in [
        ("content/about.md", "The head of operations told us on Monday never to mention the second\n".to_owned()),
        ("content/about.md", format!("---\naudience: y\n---\n{SECRET}\n")),
        ("content/about.md", format!("Words. [{SECRET}]{{for=y}} Words.\n")),
        ("content/about.md", format!("Words. <!-- {SECRET} -->\n")),
        ("content/about.md", format!("<!-- cairn-allow: withheld-words-shown -->\n{SECRET}\n")),
        ("content/interviews/a.md", interview("audience: y\n", &format!("**A:** {SECRET}."))),
        ("content/interviews/a.md", interview("quotes_for: x\n", &format!("**A:** {SECRET}."))),
        ("content/interviews/a.md", interview("audience: x\n", &format!("**A:** [{SECRET}]{{.t for=y}}."))),
        ("content/interviews/a.md", interview(&format!("quotes_for: x\ntakeaways: [{SECRET}]\n"), "**A:** Words.")),
    ] {
        assert_eq!(leaking(&secret, path, &text), [""; 0], "{text}");
    }
}

#[test]
fn whatever_is_withheld_is_looked_for() {
    let page = format!("{SECRET}\n");
    for (secret, expected) in [
        (format!("audience: y\n|**S:** {SECRET}."), 1),
        (format!("|**S:** {SECRET}."), 1),
        (format!("audience: []\ntakeaways: [{SECRET}]\n|**S:** Words."), 1),
        (format!("audience: y\ntitle: {SECRET}\n|**S:** Words."), 1),
        // Of an interview with quotes alone, all but the shown quotes.
        (format!("quotes_for: x\n|**S:** {SECRET}. [Words.]{{.t}}"), 1),
        (format!("quotes_for: x\n|**S:** [{SECRET}]{{.t for=y}}."), 1),
        (format!("quotes_for: x\n|**S:** [{SECRET}]{{.t}}."), 0),
        (format!("quotes_for: x\n|**S:** [Well, [{SECRET}]{{for=y}}, so]{{.t}}."), 1),
        // Of a shown one, limited passages.
        (format!("audience: x\n|**S:** [{SECRET}]{{for=y}}."), 1),
        (format!("audience: x\n|**S:** [{SECRET}]{{.t for=y}}."), 1),
        (format!("audience: x\n|**S:** [Well, [{SECRET}]{{for=x}}, so]{{for=y}}."), 1),
        (format!("audience: x\n|**S:** {SECRET}."), 0),
        // What everybody is asked is no secret, unless it is limited.
        (format!("audience: y\ninterviewer: M\n|**M:** {SECRET}?\n\n**S:** No."), 0),
        (format!("audience: x\ninterviewer: M\n|**M:** [{SECRET}]{{for=y}}?\n\n**S:** No."), 1),
        (format!("audience: y\nconsent: {{withdrawn: 2026-01-01}}\n|**S:** {SECRET}."), 0),
    ] {
        assert_eq!(leaking(&secret, "content/about.md", &page).len(), expected, "{secret}");
    }
}

#[test]
fn a_limited_passage_of_a_page_is_looked_for_too() {
    let page = format!("Words. [{SECRET}]{{for=y}}\n");
    let settings = "audience = \"x\"\n[audiences.x]\nshows = [\"pages\"]\n[audiences.y]\nshows = [\"pages\"]\n";
    let files =
        [("site.toml", settings.to_owned()), ("content/about.md", page), ("content/method.md", format!("{SECRET}\n"))];
    let told = said("withheld-words-shown", &files);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with("content/method.md"), "{told:?}");
}

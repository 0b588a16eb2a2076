//! Each thing of a study withheld in turn: none of its words is anywhere in the site, and the others are.
//!
//! Comes in: the study in which every text is a word of its own. Goes out: nothing. Does not know: by which way a word
//! reaches the site.

use std::collections::BTreeMap;

use super::{Site, built, named};
use crate::released::{DESCRIBED, Sentinels};

const SHOWS: &str = "[\"themes\", \"teams\", \"opportunities\", \"outcomes\", \"guides\", \"pages\", \"priorities\"]";

/// The study for an audience that may see all of it, but for what `change` makes of its files.
fn study(settings: &str, change: impl Fn(&str, &mut String)) -> Sentinels {
    let mut study = Sentinels::new(DESCRIBED);
    for (path, text) in &mut study.files {
        if path.starts_with("content/interviews/") && path.ends_with(".md") {
            *text = with_key(text, "audience: [a]");
        }
        change(path, text);
    }
    study.files.insert("site.toml".to_owned(), format!("[audiences.a]\nshows = {SHOWS}\n{settings}"));
    study
}

/// A file with another key in its front matter; what it said of that key before is gone.
fn with_key(text: &str, line: &str) -> String {
    let key = line.split(':').next().unwrap_or(line);
    match text.strip_prefix("---\n") {
        Some(rest) => {
            let others = rest.lines().filter(|other| !other.starts_with(&format!("{key}:")));
            format!("---\n{line}\n{}\n", others.collect::<Vec<_>>().join("\n"))
        }
        None => format!("---\n{line}\n---\n{text}"),
    }
}

fn site(study: &Sentinels) -> Site {
    built(&study.files, &[], &named("a"))
}

/// The places whose words stand in a file and in no other, or in its path.
fn only_in(study: &Sentinels, file: &str) -> Vec<&'static str> {
    let texts: BTreeMap<&String, String> =
        study.files.iter().map(|(path, text)| (path, format!("{path}\n{text}"))).collect();
    let is_only_here = |word: &str| texts.iter().all(|(path, text)| *path == file || !text.contains(word));
    let words = study.words.iter().filter(|(_, word)| texts[&file.to_owned()].contains(word.as_str()));
    words.filter(|(_, word)| file.contains(word.as_str()) || is_only_here(word)).map(|(place, _)| *place).collect()
}

#[test]
fn of_a_file_that_names_nobody_not_a_word_is_shown() {
    let whole = study("", |_, _| {});
    let all = whole.found_in(&site(&whole));
    let files: Vec<String> = whole.files.keys().filter(|path| path.ends_with(".md")).cloned().collect();
    for file in files.iter().filter(|file| !file.contains("README") && !file.contains("/_")) {
        let hidden = study("", |path, text| {
            if path == file {
                *text = with_key(text, "audience: []");
            }
        });
        let (withheld, found) = (only_in(&hidden, file), hidden.found_in(&site(&hidden)));
        let shown: Vec<_> = withheld.iter().filter(|place| found.contains(place)).collect();
        assert!(shown.is_empty(), "{file} names nobody, and {shown:?} are shown");
        if !withheld.iter().any(|place| place.starts_with('!')) {
            assert!(withheld.iter().any(|place| all.contains(place)), "{file} is shown where it names its audience");
        }
    }
}

#[test]
fn what_may_not_be_said_of_who_spoke_is_nowhere() {
    const PEOPLE: [&str; 8] = [
        "participant",
        "first of a group",
        "second of a group",
        "interviewer",
        "observer",
        "listener",
        "stranger",
        "quote coder",
    ];
    const NAMES: [&str; 5] = ["interview slug", "interview file", "interview alias", "group file", "bare file"];
    for (said, withheld) in [
        ("\"role\", \"team\", \"date\", \"tenure\"", [&PEOPLE[..], &NAMES].concat()),
        ("\"pseudonym\", \"team\", \"date\", \"tenure\"", vec!["role", "role in a group"]),
        ("\"pseudonym\", \"role\", \"team\", \"tenure\"", [&NAMES[..], &["2031-02-03", "2031-02-04"]].concat()),
        ("\"pseudonym\", \"role\", \"team\", \"date\"", vec!["tenure", "tenure in a group"]),
        ("", [&PEOPLE[..], &NAMES, &["role", "role in a group", "tenure", "2031-02-03"]].concat()),
    ] {
        let study = study(&format!("attribution = [{said}]\n"), |_, _| {});
        let found = study.found_in(&site(&study));
        let shown: Vec<_> = withheld.iter().filter(|place| found.contains(place)).collect();
        assert!(shown.is_empty(), "of who spoke only {said} may be said, and {shown:?} are");
        assert!(found.contains(&"answer") && found.contains(&"quote words"), "their words are shown");
    }
}

#[test]
fn a_team_that_may_not_be_named_with_people_keeps_its_page() {
    let study = study("attribution = [\"pseudonym\", \"role\", \"date\"]\n", |_, _| {});
    let site = site(&study);
    let page = site.keys().find(|path| path.starts_with("teams/") && path.contains(&study.words["team slug"]));
    let page = String::from_utf8_lossy(&site[page.expect("teams are shown")]).into_owned();
    assert!(page.contains(&study.words["team description"]), "{page}");
    for place in ["participant", "quote words", "interview title"] {
        assert!(!page.contains(&study.words[place]), "{place} is on the page of the team");
    }
}

#[test]
fn where_only_quotes_may_be_read_the_transcript_is_not_there() {
    let study = study("", |path, text| {
        if path.starts_with("content/interviews/") && path.ends_with(".md") {
            *text = with_key(&with_key(text, "audience: []"), "quotes_for: [a]");
        }
    });
    let site = site(&study);
    let found = study.found_in(&site);
    for place in ["quote words", "quote note", "quote in a group", "role", "participant"] {
        assert!(found.contains(&place), "{place} belongs to a quote");
    }
    let withheld = [
        "answer",
        "takeaway",
        "interview title",
        "question in a turn",
        "words before all turns",
        "interview heading",
        "tenure",
        "footnote words",
        "interview extra",
        "recording file",
        "asset file",
        "interview alias",
        "words of a stranger",
        "code",
    ];
    let shown: Vec<_> = withheld.into_iter().filter(|place| found.contains(place)).collect();
    assert!(shown.is_empty(), "{shown:?} belong to the transcript");
    assert!(
        !site
            .keys()
            .any(|path| path.starts_with("interviews/") && path.ends_with(".html") && path != "interviews/index.html")
    );
}

#[test]
fn who_tried_an_opportunity_is_named_where_something_of_them_is_shown() {
    let participant = Sentinels::new(DESCRIBED).words["participant"].clone();
    let with_participant = |interviews: &str, with: &str| {
        let study = study("", |path, text| {
            if path.starts_with("content/interviews/") && path.ends_with(".md") {
                *text = with_key(text, interviews);
            }
            if path.starts_with("content/opportunities/") {
                let from = text.find("with: ").expect("it was validated with somebody") + "with: ".len();
                let end = from + text[from..].find(',').expect("more follows");
                text.replace_range(from..end, with);
            }
        });
        study.found_in(&site(&study)).contains(&"participant")
    };
    for with in [participant.clone(), format!("\"{participant}, and two more\"")] {
        assert!(with_participant("audience: [a]", &with), "{with}");
        assert!(!with_participant("audience: []", &with), "{with}");
    }
}

#[test]
fn what_only_a_withheld_passage_links_to_is_not_there() {
    let files = |readers: &str| {
        let page =
            format!("# About\n\nWe [![drew](p.png) and [wrote](notes/n.pdf) this]{{for={readers}}}. ![shown](q.png)\n");
        let settings = "[audiences.a]\nshows = [\"pages\"]\n[audiences.b]\n";
        [("site.toml", settings), ("content/about.md", &page), ("content/p.png", "p"), ("content/q.png", "q")]
            .into_iter()
            .chain([("content/notes/n.pdf", "n"), ("content/nobody-links-here.png", "r")])
            .map(|(path, text)| (path.to_owned(), text.to_owned()))
            .collect::<BTreeMap<String, String>>()
    };
    let copied = |readers: &str| -> Vec<String> {
        let site = built(&files(readers), &[], &named("a"));
        let is_content =
            |path: &&String| ["p.png", "q.png", "notes/n.pdf", "nobody-links-here.png"].contains(&path.as_str());
        site.keys().filter(is_content).cloned().collect()
    };
    assert_eq!(copied("a"), ["notes/n.pdf", "p.png", "q.png"]);
    assert_eq!(copied("b"), ["q.png"]);
}

#[test]
fn a_small_team_is_named_nowhere() {
    let hidden = study("smallest_team = 20\n", |_, _| {});
    let site = site(&hidden);
    let found = hidden.found_in(&site);
    for place in ["team title", "team slug", "team description", "team alias"] {
        assert!(!found.contains(&place), "{place} is of a team of twelve");
    }
    let page = String::from_utf8_lossy(&site["interviews/index.html"]).into_owned();
    assert!(page.contains("a small team") && found.contains(&"participant"), "{page}");
}

#[test]
fn a_link_to_the_place_of_a_small_team_does_not_name_it() {
    let page = |smallest: u32| {
        let files = [
            (
                "site.toml",
                format!("[audiences.a]\nshows = [\"teams\", \"themes\", \"pages\"]\nsmallest_team = {smallest}\n"),
            ),
            ("content/teams/tiny.md", "---\nheadcount: 2\n---\n".to_owned()),
            ("content/themes/toil.md", String::new()),
            ("content/about.md", "[here](themes/toil.md#team:tiny) [there](themes/toil.md#team:)\n".to_owned()),
        ];
        let site = built(&files.map(|(path, text)| (path.to_owned(), text)).into_iter().collect(), &[], &named("a"));
        String::from_utf8_lossy(&site["about/index.html"]).into_owned()
    };
    assert!(page(1).contains("toil/#team:tiny\""));
    assert!(!page(5).contains("tiny") && page(5).contains("toil/#team:\""));
}

#[test]
fn a_title_that_names_who_may_not_be_named_is_not_shown() {
    let participant = Sentinels::new(DESCRIBED).words["participant"].clone();
    let title = Sentinels::new(DESCRIBED).words["interview title"].clone();
    let shown = |settings: &str| {
        let study = study(settings, |_, text| *text = text.replace(&title, &format!("{title} of {participant}")));
        study.found_in(&site(&study)).contains(&"interview title")
    };
    assert!(shown(""));
    assert!(!shown("attribution = [\"role\", \"team\", \"date\"]\n"));
}

#[test]
fn where_priorities_are_not_shown_no_page_leads_to_one() {
    let mut without = study("", |_, _| {});
    let settings = without.files["site.toml"].replace(", \"priorities\"", "");
    without.files.insert("site.toml".to_owned(), settings);
    let site = site(&without);
    let is_of_priorities = |path: &&String| path.contains("priorities");
    assert_eq!(site.keys().filter(is_of_priorities).count(), 0);
    let leads_there =
        |(path, page): (&String, &Vec<u8>)| String::from_utf8_lossy(page).contains("priorities/").then(|| path.clone());
    assert_eq!(site.iter().filter(|(path, _)| path.ends_with(".html")).filter_map(leads_there).next(), None);
}

#[test]
fn names_that_only_something_withheld_has_are_nowhere() {
    let shown = "---\naudience: [a]\nguide: g\n---\n**P07:** [One]{.seen #one q=secretquestion} [two]{.seen #secretplace for=b}\n";
    let files = [
        ("site.toml", "[audiences.a]\nshows = [\"themes\", \"pages\"]\n[audiences.b]\n"),
        ("content/about.md", "See [it](interviews/i.md#secretplace) and [that](interviews/i.md#one).\n"),
        ("content/guides/g.md", "---\nsections: [{questions: [{id: secretquestion, text: How?}]}]\n---\n"),
        ("content/interviews/i.md", shown),
        ("content/interviews/j.md", "---\naudience: [b]\n---\n**P08:** [Three]{.secrettheme}\n"),
    ];
    let files = files.map(|(path, text)| (path.to_owned(), text.to_owned())).into_iter().collect();
    let site = built(&files, &[], &named("a"));
    let holds = |word: &str| {
        site.iter().any(|(path, bytes)| path.contains(word) || String::from_utf8_lossy(bytes).contains(word))
    };
    assert!(holds("interviews/i/#one") && holds("themes/seen"));
    for word in ["secretplace", "secretquestion", "secrettheme"] {
        assert!(!holds(word), "{word}");
    }
}

#[test]
fn no_link_to_a_place_that_is_withheld_says_its_name_however_it_is_written() {
    const INTERVIEW: &str =
        "---\naudience: [a, c]\naliases: [old]\n---\n**P07:** [One]{.seen #one} [two]{.seen #secretplace for=b}\n";
    let links = |place: &str| {
        let to = [
            "interviews/Caf\u{e9}.md",
            "interviews/Cafe\u{301}.md",
            "/interviews/cafe/",
            "interviews/cafe",
            "interviews/old/",
        ];
        let mut links: Vec<String> = to.iter().map(|to| format!("[here](<{to}#{place}>)")).collect();
        links.push(format!("[here](themes/seen/#cafe.{place})"));
        links.join(" ")
    };
    let site = |audience: &str| {
        let files = [
            (
                "site.toml",
                "[audiences.a]\nshows = [\"themes\", \"pages\"]\n[audiences.b]\n[audiences.c]\nattribution = []\n\
                 shows = [\"themes\", \"pages\"]\n"
                    .to_owned(),
            ),
            ("content/about.md", format!("{}\n{}\n", links("one"), links("%73ecretplace"))),
            ("content/interviews/Caf\u{e9}.md", INTERVIEW.to_owned()),
        ];
        let site =
            built(&files.map(|(path, text)| (path.to_owned(), text)).into_iter().collect(), &[], &named(audience));
        String::from_utf8_lossy(&site["about/index.html"]).into_owned()
    };
    let page = site("a");
    assert_eq!((page.matches("#one\"").count(), page.matches(".one\"").count()), (5, 1), "{page}");
    assert!(!page.contains("secretplace") && !page.contains("%73ecret"), "{page}");
    let page = site("c");
    assert!(page.contains("#one\"") && !page.contains(".one") && !page.contains("secretplace"), "{page}");
}

#[test]
fn a_label_that_is_the_name_of_the_file_is_shown_as_it_is_written() {
    let page = |attribution: &str| {
        let files = [
            ("site.toml", format!("[audiences.a]\nattribution = [{attribution}]\n")),
            ("content/interviews/P07.md", "---\naudience: [a]\n---\n**P07:** So.\n".to_owned()),
        ];
        let site = built(&files.map(|(path, text)| (path.to_owned(), text)).into_iter().collect(), &[], &named("a"));
        let is_page = |path: &&String| path.starts_with("interviews/") && path.matches('/').count() == 2;
        let path = site.keys().find(is_page).expect("the interview is shown");
        String::from_utf8_lossy(&site[path]).into_owned()
    };
    assert!(page("\"pseudonym\", \"date\"").contains("<span class=\"speaker\">P07</span>"));
    assert!(!page("\"pseudonym\"").to_lowercase().contains("p07"));
}

#[test]
fn what_a_withheld_interview_says_of_somebody_is_nowhere_in_another() {
    let files = [
        ("site.toml", "[audiences.a]\nshows = [\"themes\", \"teams\"]\n"),
        ("content/interviews/shown.md", "---\naudience: [a]\nparticipant: P07\n---\n**P07:** [One]{.toil}\n"),
        (
            "content/interviews/withheld.md",
            "---\nparticipant: P07\nteam: secretteam\nrole: secretrole\n---\n**P07:** [Two]{.toil}\n",
        ),
    ];
    let files = files.map(|(path, text)| (path.to_owned(), text.to_owned())).into_iter().collect();
    let site = built(&files, &[], &named("a"));
    let text: String = site.iter().map(|(path, bytes)| format!("{path} {}", String::from_utf8_lossy(bytes))).collect();
    assert!(text.contains("P07") && !text.contains("secret"));
}

//! Studies that were written to find a leak: each shows an audience something that it may not see, or tells it by what is
//! the same and what is not.
//!
//! Comes in: small studies, most in two versions. Goes out: nothing. Does not know: which code withholds what.

use std::collections::BTreeMap;

use cairn::pipeline::{Memo, NoProgress};
use cairn::source;

use super::{Site, built, differences, named, options};

const SETTINGS: &str =
    "[audiences.a]\nshows = [\"themes\", \"teams\", \"opportunities\", \"guides\", \"pages\", \"priorities\"]\n";

/// The site that `a` is shown, with the keys of its section.
fn site(keys: &str, files: &[(&str, &str)]) -> Site {
    let settings = format!("{SETTINGS}{keys}[audiences.b]\n");
    let files = files.iter().map(|(path, text)| (format!("content/{path}"), (*text).to_owned()));
    let files: BTreeMap<String, String> = files.chain([("site.toml".to_owned(), settings)]).collect();
    built(&files, &[], &named("a"))
}

/// The paths of the files that hold a word.
fn holding<'s>(site: &'s Site, word: &str) -> Vec<&'s str> {
    let holds = |(path, bytes): &(&String, &Vec<u8>)| {
        format!("{path}\n{}", String::from_utf8_lossy(bytes)).to_lowercase().contains(word)
    };
    site.iter().filter(holds).map(|(path, _)| path.as_str()).collect()
}

fn assert_same(one: &Site, other: &Site) {
    let pages = |site: &Site| -> Site {
        site.iter()
            .filter(|(path, _)| *path != ".cairn-manifest")
            .map(|(path, bytes)| (path.clone(), bytes.clone()))
            .collect()
    };
    let differences = differences(&pages(one), &pages(other));
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn the_team_that_only_a_withheld_interview_names_is_not_said() {
    let site = |one: &str, other: &str| {
        let withheld = |who: &str, team: &str| {
            format!("---\nparticipant: {who}\nteam: {team}\naudience: [b]\n---\n**{who}:** [x]{{.slow}}\n")
        };
        site(
            "",
            &[
                ("teams/t1.md", "---\nheadcount: 4\n---\n"),
                ("teams/t2.md", "---\nheadcount: 4\n---\n"),
                ("interviews/a1.md", "---\nparticipant: P07\naudience: [a]\n---\n**P07:** [One]{.slow}\n"),
                ("interviews/a2.md", "---\nparticipant: P08\naudience: [a]\n---\n**P08:** [Two]{.slow}\n"),
                ("interviews/b1.md", &withheld("P07", one)),
                ("interviews/b2.md", &withheld("P08", other)),
            ],
        )
    };
    assert_same(&site("t1", "t2"), &site("t2", "t1"));
}

#[test]
fn a_team_does_not_list_who_is_of_it_only_in_a_withheld_interview() {
    let site = |one: &str, other: &str| {
        let interview = |who: &str, team: &str, day: u8, reader: &str| {
            format!(
                "---\nparticipant: {who}\nteam: {team}\ndate: 2026-05-0{day}\naudience: [{reader}]\n---\n**{who}:** [x]{{.slow}}\n"
            )
        };
        let teams = ["teams/t1.md", "teams/t2.md", "teams/t3.md"].map(|path| (path, "---\nheadcount: 4\n---\n"));
        let files = [
            ("interviews/a1.md", interview("P07", "t3", 8, "a")),
            ("interviews/a2.md", interview("P08", "t3", 9, "a")),
            ("interviews/b1.md", interview("P07", one, 1, "b")),
            ("interviews/b2.md", interview("P08", other, 2, "b")),
        ];
        let files = files.iter().map(|(path, text)| (*path, text.as_str()));
        site("", &teams.into_iter().chain(files).collect::<Vec<_>>())
    };
    assert_same(&site("t1", "t2"), &site("t2", "t1"));
}

#[test]
fn who_is_the_same_is_not_told_where_nobody_is_named() {
    let site = |people: [&str; 4], said: &str| {
        let interviews: Vec<(String, String)> = (0..4)
            .map(|at| {
                let who = people[at];
                let role = ["role: one\n", "", "", "role: two\n"][at];
                let text = format!(
                    "---\n{role}participant: {who}\nteam: t\naudience: [a]\n---\n**{who}:** [words {at}]{{.slow freq=weekly toil=1h}}\n"
                );
                (format!("interviews/i{at}.md"), text)
            })
            .collect();
        let files = interviews.iter().map(|(path, text)| (path.as_str(), text.as_str()));
        let files: Vec<_> = files.chain([("teams/t.md", "---\nheadcount: 9\n---\n")]).collect();
        site(&format!("attribution = [{said}]\n"), &files)
    };
    for said in ["\"team\"", "\"team\", \"role\""] {
        assert_same(&site(["P1", "P1", "P2", "P2"], said), &site(["P1", "P2", "P1", "P2"], said));
    }
}

#[test]
fn nobody_is_named_with_a_value_of_withheld_quotes() {
    let site = |one: &str, other: &str| {
        let interview = |who: &str, coding: &str| {
            format!(
                "---\nparticipant: {who}\naudience: [a]\n---\n**{who}:** [Shown]{{.slow freq=monthly toil=1h}} [x]{{.slow {coding} for=b}}\n"
            )
        };
        site("", &[("interviews/a1.md", &interview("P07", one)), ("interviews/a2.md", &interview("P08", other))])
    };
    assert_same(&site("freq=weekly toil=2h", "freq=daily toil=4h"), &site("freq=daily toil=4h", "freq=weekly toil=2h"));
}

#[test]
fn nobody_is_named_with_the_tag_of_a_withheld_interview() {
    let site = |one: &str, other: &str| {
        let withheld = |who: &str, tag: &str| {
            format!("---\nparticipant: {who}\ntags: [{tag}]\naudience: [b]\n---\n**{who}:** x\n")
        };
        site(
            "",
            &[
                ("themes/k.md", "---\ntitle: K\n---\n"),
                ("themes/m.md", "---\ntitle: M\n---\n"),
                ("themes/z.md", "---\ntitle: Z\n---\n"),
                ("interviews/a1.md", "---\nparticipant: P07\naudience: [a]\n---\n**P07:** [One]{.z}\n"),
                ("interviews/a2.md", "---\nparticipant: P08\naudience: [a]\n---\n**P08:** [Two]{.z}\n"),
                ("interviews/b1.md", &withheld("P07", one)),
                ("interviews/b2.md", &withheld("P08", other)),
            ],
        )
    };
    assert_same(&site("k", "m"), &site("m", "k"));
}

#[test]
fn days_that_may_not_be_said_put_nothing_in_order() {
    let site = |one: &str, other: &str| {
        let interview = |rest: &str, words: &str| {
            format!("---\nparticipant: P09\naudience: [a]\n{rest}---\n**P09:** [{words}]{{.slow}}\n")
        };
        site(
            "attribution = [\"pseudonym\", \"role\", \"team\", \"tenure\"]\n",
            &[
                ("interviews/a1.md", &interview(&format!("role: one\ndate: {one}\n"), "One")),
                ("interviews/a2.md", &interview(&format!("role: two\ndate: {other}\n"), "Two")),
                ("interviews/a3.md", &interview("", "Three")),
            ],
        )
    };
    assert_same(&site("2026-01-01", "2026-02-01"), &site("2026-02-01", "2026-01-01"));
}

#[test]
fn withheld_footnotes_leave_no_trace() {
    let site = |withheld: &str, notes: &str| {
        let text =
            format!("---\naudience: [a]\n---\n**P07:** [x{withheld}]{{for=b}} and more[^n].\n\n[^n]: Shown.\n{notes}");
        site(
            "",
            &[("interviews/a1.md", &text), ("about.md", &format!("[x{withheld}]{{for=b}} y[^n]\n\n[^n]: z\n{notes}"))],
        )
    };
    let (none, two) = (site("", ""), site("[^k] y[^l]", "[^k]: One.\n[^l]: Two.\n"));
    assert_same(&none, &two);
}

/// One that would move an open id is an error at the limited quote, so no site is made of it.
#[test]
fn the_id_of_a_withheld_quote_decides_no_other() {
    let text = |id: &str| format!("---\naudience: [a]\n---\n**P07:** [x]{{.slow #{id} for=b}} [two weeks]{{.slow}}\n");
    let site = |id: &str| site("", &[("interviews/a1.md", &text(id))]);
    assert_same(&site("one-thing"), &site("other"));
    let settings = format!("{SETTINGS}[audiences.b]\n");
    let clash = text("two-weeks");
    let scanned =
        source::scan_memory([("site.toml", settings.as_bytes()), ("content/interviews/a1.md", clash.as_bytes())]);
    let planned = Memo::new().planned(&scanned, &options(named("a")), &NoProgress);
    let found = planned.diagnostics.iter().find(|complaint| complaint.is_error()).expect("the two ids clash");
    assert_eq!((found.rule, &clash[found.place.span.range()]), ("duplicate-id", "two-weeks"));
}

#[test]
fn a_text_of_the_team_that_says_who_spoke_is_not_shown() {
    for front in [
        "takeaways: [\"Zqname waits\"]\n",
        "surprises: [{by: Ada, heard: \"Zqname waits\"}]\n",
        "surprises: [{thought: \"Zqname is fast\", heard: It takes weeks}]\n",
        "passed: [{by: Ada, text: \"What did Zqname try?\"}]\n",
        "title: Zqname on deploys\n",
        "title: Talk by Zqname\ninterviewer: Zqname\n",
        "title: Heard by Zqname\nlisteners: [Zqname]\n",
        "title: Zqname years in\ntenure: Zqname years\n",
    ] {
        let text = format!("---\n{front}audience: [a]\n---\n**P:** [One]{{.slow}}\n");
        let site = site("attribution = []\n", &[("interviews/zqname.md", &text)]);
        assert_eq!(holding(&site, "zqname"), Vec::<&str>::new(), "{front}");
    }
    let text = "---\ntakeaways: [It takes weeks, Zqname waits]\naudience: [a]\n---\n**P:** [One]{.slow}\n";
    let site = site("attribution = []\n", &[("interviews/zqname.md", text)]);
    assert!(!holding(&site, "it takes weeks").is_empty(), "what names nobody is shown");
}

#[test]
fn interviews_that_show_the_same_tell_nothing_by_their_files() {
    let site = |one: &str, other: &str| {
        let interview = |title: &str| format!("---\ntitle: {title}\naudience: [a]\n---\n**P:** [Same]{{.slow}}\n");
        site("attribution = []\n", &[(one, &interview("One")), (other, &interview("Two"))])
    };
    assert_same(&site("interviews/a.md", "interviews/b.md"), &site("interviews/z.md", "interviews/b.md"));
}

#[test]
fn who_tried_it_is_not_named_among_others_nor_by_the_interview() {
    for with in ["Zqwname and Joe", "Zqwname, Joe", "zqwslug", "the Zqwname team", "Zqwasked"] {
        let opportunity = format!(
            "---\nthemes: [slow]\nvalidations: [{{date: 2026-01-01, with: \"{with}\", stage: problem, verdict: supports}}]\n---\n"
        );
        let withheld = "---\nparticipant: Zqwname\nteam: Zqwname\ninterviewer: Zqwasked\naudience: [b]\n---\n**Zqwname:** [x]{.slow}\n";
        let shown = "---\nparticipant: P07\naudience: [a]\n---\n**P07:** [One]{.slow}\n";
        let files =
            [("opportunities/o.md", &*opportunity), ("interviews/zqwslug.md", withheld), ("interviews/a1.md", shown)];
        assert_eq!(holding(&site("", &files), "zqw"), Vec::<&str>::new(), "{with}");
    }
}

/// Whether an interview with a line in its front matter has no errors.
fn is_good(front: &str) -> bool {
    let text = format!("---\naudience: [a]\n{front}\n---\n**P07:** [One]{{.slow}}\n");
    let settings = format!("{SETTINGS}[audiences.b]\n");
    let scanned =
        source::scan_memory([("site.toml", settings.as_bytes()), ("content/interviews/i.md", text.as_bytes())]);
    let planned = Memo::new().planned(&scanned, &options(named("a")), &NoProgress);
    !planned.diagnostics.iter().any(cairn::diagnostic::Diagnostic::is_error)
}

#[test]
fn a_limit_that_is_not_read_in_front_matter_is_an_error() {
    assert!(is_good("takeaways: [Shown]"));
    assert!(!is_good("takeaways: [\"The [customer]{for=b} left\"]"));
    assert!(!is_good("title: \"The [customer]{for=b}\""));
}

#[test]
fn a_consent_without_a_day_is_an_error() {
    assert!(is_good("consent: {until: 2199-01-01}"));
    for consent in ["{withdrawn: }", "{withdrawn: null}", "{until: }", "[]"] {
        assert!(!is_good(&format!("consent: {consent}")), "{consent}");
    }
}

/// The role that a team's page shows of somebody is that of the newest interview which may be seen.
#[test]
fn the_day_of_a_withheld_interview_does_not_decide_what_is_said_of_somebody() {
    let site = |withheld: &str| {
        let interview = |role: &str, day: &str, reader: &str| {
            format!(
                "---\nparticipant: P07\nteam: t\nrole: {role}\ndate: {day}\naudience: [{reader}]\n---\n**P07:** [x]{{.slow}}\n"
            )
        };
        site(
            "",
            &[
                ("teams/t.md", "---\nheadcount: 4\n---\n"),
                ("interviews/i1.md", &interview("zqold", "2026-01-01", "a")),
                ("interviews/i2.md", &interview("zqnew", "2026-02-01", "a")),
                ("interviews/i3.md", &interview("zqsecret", withheld, "b")),
            ],
        )
    };
    let (before, after) = (site("2025-12-01"), site("2026-03-01"));
    assert_same(&before, &after);
    let page = String::from_utf8_lossy(&after["teams/t/index.html"]).into_owned();
    let who = page.split("<h3").nth(1).expect("somebody of the team is named");
    assert!(who.find("zqnew").is_some_and(|new| who.find("zqold").is_none_or(|old| new < old)), "{page}");
}

/// Of small teams nothing tells whether two people are of the same one.
#[test]
fn no_count_of_teams_tells_small_ones_apart() {
    let site = |one: &str, other: &str| {
        let interview = |who: &str, team: &str| {
            format!(
                "---\nparticipant: {who}\nteam: {team}\naudience: [a]\n---\n**{who}:** [It is slow]{{.slow freq=weekly toil=1h}}\n"
            )
        };
        site(
            "smallest_team = 5\n",
            &[
                ("teams/large.md", "---\nheadcount: 9\n---\n"),
                ("teams/small.md", "---\nheadcount: 2\n---\n"),
                ("teams/tiny.md", "---\nheadcount: 2\n---\n"),
                ("interviews/i1.md", &interview("P1", "large")),
                ("interviews/i2.md", &interview("P2", one)),
                ("interviews/i3.md", &interview("P3", other)),
            ],
        )
    };
    let (same, apart) = (site("small", "small"), site("small", "tiny"));
    assert_same(&same, &apart);
    // `large`, and what is only a small team.
    let page = String::from_utf8_lossy(&apart["teams/index.html"]).into_owned();
    assert!(page.contains("2 of 2 teams interviewed"), "{page}");
}

/// A theme or the home page may name a quote of an interview that is withdrawn later: then the site is built at once.
#[test]
fn what_names_a_quote_of_somebody_who_has_withdrawn_is_left_out() {
    let site = |theme: &str, home: &str, consent: &str| {
        let withdrawn = format!(
            "---\nparticipant: Secretwho\naudience: [a]\naliases: [secretold]\n{consent}---\n**Secretwho:** [Secretword]{{.slow #secretid}}\n"
        );
        site(
            "",
            &[
                ("themes/slow.md", &format!("---\ntitle: Slow\n{theme}---\n")),
                ("_index.md", &format!("---\ntitle: Home\n{home}---\n")),
                ("interviews/a1.md", "---\naudience: [a]\n---\n**P07:** [One]{.slow}\n"),
                ("interviews/secretgone.md", &withdrawn),
            ],
        )
    };
    const CONSENT: &str = "consent: {withdrawn: 2026-05-01}\n";
    let none = site("", "", CONSENT);
    for name in ["secretgone", "secretold"] {
        let (lead, brief) = (
            format!("lead: {name}#secretid\n"),
            format!("brief: [{{finding: Secretfound, theme: slow, quote: {name}#secretid}}]\n"),
        );
        assert!(!holding(&site(&lead, &brief, ""), "secretfound").is_empty(), "{name}");
        let named = site(&lead, &brief, CONSENT);
        assert_same(&none, &named);
        assert_eq!(holding(&named, "secret"), Vec::<&str>::new(), "{name}");
    }
}

/// Before a quote, on its line, there may be names that are withheld though all that was said is shown.
#[test]
fn the_column_of_a_quote_does_not_tell_how_long_a_withheld_name_is() {
    let site = |theme: &str| {
        let interview = format!(
            "---\nparticipant: P07\naudience: [a]\n---\n**P07:** [One]{{.slow .{theme}}} and [there](../themes/{theme}.md): [two]{{.slow}}\n"
        );
        site(
            "",
            &[
                ("themes/slow.md", "---\ntitle: Slow\n---\n"),
                (&format!("themes/{theme}.md"), "---\ntitle: Theme\naudience: [b]\n---\n"),
                ("interviews/i1.md", &interview),
            ],
        )
    };
    let short = site("x1");
    assert_same(&short, &site("x1-and-more"));
    // The front matter has four lines.
    let quotes = String::from_utf8_lossy(&short["data/quotes.json"]).into_owned();
    assert!(quotes.contains("\"line\":5,\"column\":null}"), "{quotes}");
}

/// Where people are not named, how many of some tests count would tell which are of one and the same person.
#[test]
fn who_tested_an_opportunity_is_not_told_apart_where_people_are_not_named() {
    let site = |keys: &str, other: &str| {
        let opportunity = format!(
            "---\nthemes: [slow]\nstage: concept\nstatus: validated\nvalidations:\n\
             - {{with: P07, stage: solution, verdict: supports}}\n- {{with: {other}, stage: solution, verdict: supports}}\n\
             - {{with: secretteam, stage: problem, verdict: supports}}\n---\n"
        );
        site(
            keys,
            &[
                ("themes/slow.md", "---\ntitle: Slow\n---\n"),
                ("teams/secretteam.md", "---\ntitle: Secretteam\naudience: [b]\n---\n"),
                ("interviews/a1.md", "---\nparticipant: P07\naudience: [a]\n---\n**P07:** [One]{.slow}\n"),
                ("interviews/a2.md", "---\nparticipant: P08\naudience: [a]\n---\n**P08:** [Two]{.slow}\n"),
                ("opportunities/o.md", &opportunity),
            ],
        )
    };
    let page = |site: &Site| String::from_utf8_lossy(&site["opportunities/o/index.html"]).into_owned();
    let unnamed = "attribution = [\"role\", \"team\", \"date\"]\n";
    let (one, two) = (site(unnamed, "P07"), site(unnamed, "P08"));
    assert_same(&one, &two);
    assert_eq!(page(&one).matches("with <bdi>somebody who was interviewed</bdi>").count(), 2);
    assert!(page(&one).contains("<b>not enough support yet</b>"), "{}", page(&one));
    let (one, two) = (site("", "P07"), site("", "P08"));
    assert!(page(&one).contains("1 of the 3 supports") && page(&two).contains("2 of the 3 supports"));
    assert!(page(&one).contains("with <bdi>a team</bdi>"));
    assert_eq!(holding(&one, "secretteam"), Vec::<&str>::new());
}

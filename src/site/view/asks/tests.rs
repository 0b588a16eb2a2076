//! The pages of asks and assumptions over small studies.

use serde_json::{Value, json};

use crate::release::Audience;
use crate::site::PageHtml;
use crate::site::testing::Study;

/// An interview of somebody on a day, with these words.
fn interview(name: &str, day: &str, said: &str) -> (String, String) {
    let text = format!("---\nparticipant: {name}\ninterviewer: Mira\ndate: {day}\naudience: [x]\n---\n\n{said}\n");
    (format!("content/interviews/{name}.md"), text)
}

fn read(audience: &Audience, files: &[(&str, &str)], interviews: &[(String, String)]) -> Study {
    let interviews = interviews.iter().map(|(path, text)| (path.as_str(), text.as_str()));
    let (study, complaints) = Study::read_for(audience, &files.iter().copied().chain(interviews).collect::<Vec<_>>());
    let rules: Vec<&str> =
        complaints.iter().map(|complaint| complaint.rule).filter(|rule| *rule != "interviewer-quote").collect();
    assert_eq!(rules, [""; 0]);
    study
}

fn links(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|each| each["title"].as_str().unwrap()).collect()
}

#[test]
fn the_register_counts_people_and_lists_the_open_ones_longest_first() {
    let interviews = [
        // P1 asks twice, and Mira once: one person. P2 asks in a later talk.
        interview(
            "P1",
            "2026-01-10",
            "**P1:** [Give us a.]{.t kind=ask ask=a} [Do give us a.]{.t kind=ask ask=a}\n\n**Mira:** [So a.]{.t kind=ask ask=a}",
        ),
        interview("P2", "2026-03-01", "**P2:** [Give us a.]{.t kind=ask ask=a} [And b.]{.t kind=ask ask=b}"),
    ];
    let files = [
        ("content/asks/a.md", "---\ntitle: Ask A\n---\n"),
        ("content/asks/b.md", "---\ntitle: Ask B\nsince: 2026-01-05\n---\n"),
        ("content/asks/c.md", "---\ntitle: Ask C\n---\n"),
        (
            "content/asks/d.md",
            "---\ntitle: Ask D\nstatus: declined\nbecause: It costs more.\nsince: 2026-02-01\nanswered: 2026-02-03\n---\n",
        ),
        ("content/themes/t.md", ""),
    ];
    let study = read(&Audience::Everybody, &files, &interviews);
    let (view, _) = study.shown("/asks/");
    assert_eq!(view["lead"], "4 asks, 3 of them open. An ask is shown and answered, never scored.");
    assert_eq!(view["today"], "Ages are counted to 1 Mar 2026.");
    let [open, declined] = view["groups"].as_array().unwrap().as_slice() else { panic!("{view}") };
    // From 5 January to 1 March: 26 + 28 + 1 = 55 days; from 10 January 50; of C nothing is known.
    let stands = |line: &Value| json!([line["title"], line["people"], line["stands"]]);
    let open: Vec<Value> = open["asks"].as_array().unwrap().iter().map(stands).collect();
    assert_eq!(
        open,
        [
            json!(["Ask B", "1 person asked", "Open for 55 days, since 5 Jan 2026"]),
            json!(["Ask A", "2 people asked", "Open for 50 days, since 10 Jan 2026"]),
            json!(["Ask C", "nobody asked", "Open: nobody has answered it"]),
        ]
    );
    let line = &declined["asks"][0];
    assert_eq!(line["stands"], "Declined on 3 Feb 2026, 2 days after it was first heard");
    assert_eq!((&line["because"], &line["is_declined"]), (&json!("It costs more."), &json!(true)));
    assert_eq!(study.numbers.priorities.rows.iter().filter(|row| row.rank.is_some()).count(), 0, "nothing is scored");
}

#[test]
fn what_was_asked_for_stands_beside_what_was_derived() {
    let interviews = [
        interview("P1", "2026-01-10", "**P1:** [It hurts here.]{.low freq=weekly toil=2h} [Give us a.]{.low kind=ask}"),
        interview("P2", "2026-01-11", "**P2:** [It hurts there.]{.u freq=weekly toil=1h} [Give us b.]{.v kind=ask}"),
    ];
    let files = [
        ("content/asks/a.md", "---\ntitle: Ask A\nthemes: [low]\n---\n"),
        ("content/asks/b.md", "---\ntitle: Ask B\nthemes: [v]\n---\n"),
        ("content/opportunities/o.md", "---\ntitle: Idea\nthemes: [top]\n---\n"),
        ("content/themes/top.md", "---\ntitle: Top\n---\n"),
        ("content/themes/low.md", "---\ntitle: Low\nparent: top\n---\n"),
        ("content/themes/u.md", ""),
        ("content/themes/v.md", ""),
        ("content/teams/t.md", "---\nheadcount: 10\n---\n"),
    ];
    let study = read(&Audience::Everybody, &files, &interviews);
    let compared = &study.shown("/asks/").0["compared"];
    assert_eq!(compared["summary"], "1 of the 2 top priorities shares a theme with these asks.");
    assert_eq!((links(&compared["asked"]), links(&compared["derived"])), (vec!["Ask A", "Ask B"], vec!["Idea", "U"]));
    // The idea is for `top`, the ask for what is below it: that is what they share.
    let shared = &compared["asked"][0]["shares"]["items"][0];
    assert_eq!((&shared["title"], &shared["said"]), (&json!("Idea"), &json!("Opportunity, rank 1: Low")));
    assert_eq!((&compared["asked"][1]["shares"], &compared["derived"][1]["shares"]), (&Value::Null, &Value::Null));
    assert_eq!(links(&study.shown("/themes/low/").0["asks"]), ["Ask A"]);
    assert_eq!(study.shown("/asks/a/").0["same"]["items"][0]["title"], "Idea");
}

/// Of P1 three, one of them by its theme alone; the newest is P3's, by its theme too.
#[test]
fn what_names_an_ask_comes_first_then_the_newest_and_nobody_twice_before_others() {
    let interviews = [
        interview(
            "P1",
            "2026-01-10",
            "**P1:** [One.]{.t kind=ask #one} [Old.]{.t kind=ask ask=a #old} [Again.]{.t kind=ask ask=a #again}",
        ),
        interview("P2", "2026-02-01", "**P2:** [New.]{.t kind=ask ask=a #new}"),
        interview("P3", "2026-03-01", "**P3:** [Theme.]{.t kind=ask #theme}"),
    ];
    let files = [("content/asks/a.md", "---\ntitle: Ask A\nthemes: [t]\n---\n"), ("content/themes/t.md", "")];
    let study = read(&Audience::Everybody, &files, &interviews);
    let view = study.shown("/asks/a/").0;
    let page = study.page(study.planned("/asks/a/"));
    let mut cards = PageHtml::default();
    page.fill(view["cards_html"].as_str().unwrap(), &mut cards).unwrap();
    let places = ["p2.new", "p1.old", "p1.again", "p3.theme", "p1.one"]
        .map(|id| cards.text.find(&format!("id=\"{id}\"")).expect(id));
    assert!(places.is_sorted(), "{places:?} {}", cards.text);
}

const SHOWS_ASKS: &str = "[audiences.x]\nshows = [\"asks\", \"assumptions\"]\nattribution = [\"team\"]\n";

#[test]
fn an_audience_reads_its_own_quotes_and_the_count_of_all() {
    let hidden = (
        "content/interviews/p9.md".to_owned(),
        "---\nparticipant: P9\ndate: 2026-05-05\n---\n\n**P9:** [Secret wish.]{.t kind=ask ask=a} [Hidden one.]{.t kind=ask ask=gone}\n".to_owned(),
    );
    let interviews = [interview("P1", "2026-01-10", "**P1:** [Give us a.]{.t kind=ask ask=a confirms=q}"), hidden];
    let audience = Audience::Named("x".to_owned());
    let study = read(&audience, &[("site.toml", SHOWS_ASKS)], &interviews);
    let (view, _) = study.shown("/asks/a/");
    assert_eq!(
        (&view["people"], &view["quotes"]),
        (&json!("2 people asked"), &json!("1 quote, 1 more not for this audience"))
    );
    assert_eq!(view["stands"], "Open: nobody has answered it", "no day may be said");
    let (list, _) = study.shown("/asks/");
    assert_eq!(
        (links(&list["groups"][0]["asks"]), &list["today"]),
        (vec!["A"], &Value::Null),
        "what only withheld words name is withheld"
    );
    assert_eq!(list["compared"], Value::Null, "priorities are not shown");
    assert!(!study.plan.pages.iter().any(|page| page.route.as_str().contains("gone")));
    let settings = SHOWS_ASKS.replace("\"asks\", \"assumptions\"", "\"themes\"");
    let study = read(&audience, &[("site.toml", &settings)], &interviews);
    assert!(
        !study
            .plan
            .pages
            .iter()
            .any(|page| ["asks", "assumptions"].iter().any(|word| page.route.as_str().contains(word)))
    );
}

#[test]
fn an_assumption_stands_by_people_on_either_side() {
    let interviews = [
        interview("P1", "2026-01-10", "**P1:** [No no.]{.t contradicts=q} [No again.]{.t kind=praise contradicts=q}"),
        interview("P2", "2026-01-11", "**P2:** [No no.]{.t contradicts=q}\n\n**Mira:** [Yes yes.]{.t confirms=q}"),
        interview(
            "P3",
            "2026-01-12",
            "**P3:** [No no.]{.t contradicts=q} [Well yes.]{.t confirms=r} [Then no.]{.t contradicts=r}",
        ),
    ];
    let files = [
        ("content/assumptions/q.md", "---\ntitle: Belief Q\nby: Mira\ndate: 2025-12-01\nthemes: [t]\n---\n"),
        ("content/assumptions/r.md", "---\ntitle: Belief R\n---\n"),
        ("content/assumptions/s.md", "---\ntitle: Belief S\n---\n"),
        ("content/assumptions/u.md", "---\ntitle: Belief U\ndate: 2026-01-01\n---\n"),
        ("content/themes/t.md", ""),
    ];
    let study = read(&Audience::Everybody, &files, &interviews);
    let (view, _) = study.shown("/assumptions/");
    let groups: Vec<Value> =
        view["groups"].as_array().unwrap().iter().map(|it| json!([it["key"], links(&it["assumptions"])])).collect();
    // The dated one comes first. P3 says both of R: one person on either side.
    let expected = [
        json!(["not-heard", ["Belief U", "Belief S"]]),
        json!(["open", ["Belief R"]]),
        json!(["contradicted", ["Belief Q"]]),
    ];
    assert_eq!(groups, expected);
    let ledger = |group: usize| {
        let line = &view["groups"][group]["assumptions"][0];
        let voices = line["voices"].as_array().unwrap().iter().map(|voice| voice["side"].clone());
        (line["people"].clone(), voices.collect::<Vec<_>>())
    };
    assert_eq!(ledger(0), (Value::Null, vec![]));
    let both = json!("people say both: 1 person contradicts it, 1 person confirms it");
    assert_eq!(ledger(1), (both, vec![json!("Against it"), json!("For it")]));
    // Only Mira confirms it, who was not asked.
    assert_eq!(ledger(2), (json!("3 people contradict it, nobody confirms it"), vec![json!("Against it")]));
    assert_eq!(view["surprises"], Value::Null);
    let said = |path| study.shown(path).0["said"].clone();
    assert_eq!(said("/assumptions/q/"), "Contradicted: 3 people contradict it, nobody confirms it");
    assert_eq!(said("/assumptions/r/"), "Open, because people say both: 1 person contradicts it, 1 person confirms it");
    assert_eq!(said("/assumptions/s/"), "Not heard: nobody has spoken to it");
    assert_eq!(
        study.shown("/assumptions/r/").0["enough"],
        "An assumption is decided once 3 people say so and nobody says otherwise."
    );
    // The contract: three people are enough unless the settings say otherwise.
    let settings = ("site.toml", "[assumptions]\nenough = 4\n");
    let four = read(&Audience::Everybody, &[&files[..], &[settings]].concat(), &interviews);
    assert_eq!(
        four.shown("/assumptions/q/").0["said"],
        "Open, because it takes 4 people: 3 people contradict it, nobody confirms it"
    );
    let sides = &study.shown("/assumptions/q/").0["sides"];
    assert_eq!((&sides[0]["quotes"], &sides[1]["quotes"]), (&json!("4 quotes"), &json!("1 quote")));
    assert_eq!(links(&study.shown("/themes/t/").0["assumptions"]), ["Belief Q"]);
}

#[test]
fn the_ledger_leads_to_what_surprised_those_who_listened() {
    let surprised =
        "---\nparticipant: P1\nsurprises: [{by: Mira, heard: It is fast.}]\n---\n\n**P1:** [No.]{.t contradicts=q}\n";
    let study = read(&Audience::Everybody, &[("content/interviews/p1.md", surprised)], &[]);
    let expected = json!({"href": "../listeners/#:surprises", "count": 1});
    assert_eq!(study.shown("/assumptions/").0["surprises"], expected);
}

#[test]
fn a_study_without_either_has_no_page_of_them() {
    let study = read(&Audience::Everybody, &[("content/themes/t.md", "")], &[]);
    let routes: Vec<&str> = study.plan.pages.iter().map(|page| page.route.as_str()).collect();
    for absent in ["/asks/", "/assumptions/", "/data/asks.json", "/data/assumptions.json"] {
        assert!(!routes.contains(&absent), "{absent}");
    }
}

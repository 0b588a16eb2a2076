//! The data files, to the letter.
//!
//! Comes in: a small study. Goes out: nothing. Does not know: pages.

use super::*;
use crate::release::Audience;
use crate::site::testing::Study;

const FILES: &[(&str, &str)] = &[
    (
        "content/interviews/2026-03-p07.md",
        "---\nparticipant: P07\nteam: payments\ninterviewer: Mira\n---\n\n**Mira:** How?\n\n**P07:** [00:12:34] It was \
         fine. [It took *two* weeks.]{.new-service .ownership #two-weeks freq=monthly toil=3h load=2} So.\n",
    ),
    ("content/teams/payments.md", "---\nheadcount: 4\n---\n"),
];

fn written(name: &str) -> String {
    Study::of(FILES).data(&format!("/data/{name}.json"))
}

#[test]
fn a_quote_has_the_keys_of_the_format_in_their_order() {
    let expected = r#"[
{"id":"two-weeks","interview":"2026-03-p07","participant":"P07","team":"payments","speaker":"P07","turn":2,"start_ms":754000,"themes":["new-service","ownership"],"kind":"pain","evidence":true,"freq_per_quarter":3.0,"toil_hours":3.0,"load":2,"by":null,"question":null,"note":null,"text":"It took two weeks.","url":"/interviews/2026-03-p07/#two-weeks","source":{"path":"content/interviews/2026-03-p07.md","line":9,"column":34}}
]
"#;
    assert_eq!(written("quotes"), expected);
}

#[test]
fn the_words_of_an_interviewer_are_no_evidence_whatever_their_kind() {
    let file = "---\nparticipant: P07\ninterviewer: Mira\n---\n**Mira:** [So it is slow?]{.slow kind=pain}\n\n**P07:** [It \
                is.]{.slow kind=pain} [Make it fast.]{.slow kind=ask}\n";
    let (study, _) = Study::read(&[("content/interviews/p07.md", file)]);
    let text = study.data("/data/quotes.json");
    let rows: Vec<Value> = serde_json::from_str(&text).unwrap();
    let evidence: Vec<_> = rows.iter().map(|row| (row["speaker"].as_str().unwrap(), &row["evidence"])).collect();
    assert_eq!(evidence, [("Mira", &false.into()), ("P07", &true.into()), ("P07", &false.into())]);
}

#[test]
fn a_quote_of_somebody_unknown_has_no_participant_and_no_team() {
    let file = "---\nparticipants: [{name: P20, team: pay}, {name: P21, team: ops}]\ninterviewer: Mira\nquotes: [{exact: each time. Then, themes: [slow]}]\n---\n**Mira:** [So \
                is it slow, or what?]{.slow}\n\n**P20:** [It is, each time.]{.slow}\n\n**P22:** [Then me a whole \
                month.]{.slow freq=weekly toil=3h}\n";
    let alone = "---\nparticipant: P07\nteam: pay\ninterviewer: Mira\n---\n**Mira:** [So?]{.slow}\n\n**P07:** Hm.\n\n\
                 **Guest:** [A month.]{.slow}\n";
    let (study, _) = Study::read(&[("content/interviews/a.md", alone), ("content/interviews/g.md", file)]);
    let text = study.data("/data/quotes.json");
    let rows: Vec<Value> = serde_json::from_str(&text).unwrap();
    let said: Vec<_> =
        rows.iter().map(|row| [&row["speaker"], &row["participant"], &row["team"]].map(Value::as_str)).collect();
    // What an interviewer says is said to the participant, where there is only one.
    assert_eq!(
        said,
        [
            [Some("Mira"), Some("P07"), Some("pay")],
            [Some("Guest"), None, None],
            [Some("Mira"), None, None],
            [Some("P20"), Some("P20"), Some("pay")],
            // Of whom the half of it is, nobody says.
            [Some("P20"), None, None],
            [Some("P22"), None, None],
        ]
    );
}

#[test]
fn a_turn_without_a_time_has_none_though_a_later_one_has() {
    let file = "**P07:** [One.]{.slow}\n\n**P08:** [00:01:00] [Two.]{.slow}\n\n**P07:** \
                [Three.]{.slow} and [00:02:00] [four.]{.slow}\n";
    let study = Study::of(&[("content/interviews/p07.md", file)]);
    let text = study.data("/data/quotes.json");
    let rows: Vec<Value> = serde_json::from_str(&text).unwrap();
    let starts: Vec<_> = rows.iter().map(|row| row["start_ms"].as_u64()).collect();
    // A quote before the first time of its turn begins with the turn, which begins at that time.
    assert_eq!(starts, [None, Some(60_000), Some(120_000), Some(120_000)]);
}

#[test]
fn a_priority_has_the_keys_of_the_format_in_their_order() {
    let text = written("priorities");
    let rows: Vec<serde_json::Map<String, Value>> = serde_json::from_str(&text).unwrap();
    let keys: Vec<&str> = rows[0].keys().map(String::as_str).collect();
    let expected = "slug kind title themes rank people interviewed population share freq_per_quarter toil_hours removes \
                    load modifier leverage impact strategic priority missing label quotes latent_per_quarter decided tier \
                    interval inner ranks does_not_hold";
    assert_eq!(keys, expected.split_whitespace().collect::<Vec<_>>());
    assert_eq!(rows[0]["quotes"][0], "2026-03-p07#two-weeks");
    assert_eq!(rows[0]["rank"], 1);
}

#[test]
fn a_priority_says_how_sure_it_is() {
    let rows: Vec<Value> = serde_json::from_str(&written("priorities")).unwrap();
    // One of four was asked. Both themes have the same quote, so each is first as often as the other.
    for row in &rows {
        assert_eq!(
            (&row["latent_per_quarter"], &row["decided"], &row["tier"]),
            (&0.0.into(), &false.into(), &1.into())
        );
        let number = |key: &str, place: usize| row[key][place].as_f64().unwrap();
        assert!((number("ranks", 0) - 0.5).abs() < 0.01, "{row}");
        assert!((number("ranks", 0) + number("ranks", 1) - 1.0).abs() < 1e-12, "{row}");
        let ends = [number("interval", 0), number("inner", 0), number("inner", 1), number("interval", 1)];
        assert!(ends.is_sorted() && ends[1] < ends[2], "{row}");
    }
}

#[test]
fn how_sure_the_order_is_is_one_object() {
    let object: Value = serde_json::from_str(&written("stability")).unwrap();
    let keys: Vec<&String> = object.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["draws", "seed", "slugs", "above", "varied"]);
    assert_eq!((&object["draws"], &object["seed"]), (&20_000.into(), &1.into()));
    assert_eq!(object["slugs"], serde_json::json!(["new-service", "ownership"]));
    for above in [&object["above"], &object["varied"]["above"]] {
        let chance = |one: usize, other: usize| above[one][other].as_f64().unwrap();
        assert_eq!((chance(0, 0), chance(1, 1), chance(0, 1) + chance(1, 0)), (0.5, 0.5, 1.0));
        assert!((chance(0, 1) - 0.5).abs() < 0.01, "{above}");
    }
}

#[test]
fn for_nobody_nothing_is_said_of_the_order() {
    let (study, _) = Study::read_for(&Audience::Nobody, FILES);
    assert!(!study.plan.pages.iter().any(|page| page.route.href().contains("stability")));
}

const NAMES: [&str; 5] = ["quotes", "interviews", "themes", "teams", "priorities"];

#[test]
fn for_nobody_there_are_no_rows() {
    let (study, _) = Study::read_for(&Audience::Nobody, FILES);
    for file in NAMES {
        assert_eq!(study.data(&format!("/data/{file}.json")), "[\n]\n", "{file}");
    }
}

#[test]
fn every_file_is_an_array_of_objects() {
    for file in NAMES {
        let text = written(file);
        let rows: Vec<serde_json::Map<String, Value>> = serde_json::from_str(&text).unwrap();
        assert!(!rows.is_empty(), "{file}: {text}");
    }
    assert_eq!(rows([0; 0].iter(), |it| *it).concat(), b"[\n]\n");
    let many: Vec<usize> = (0..AT_ONCE * 2 + 1).collect();
    let read: Vec<usize> = serde_json::from_slice(&rows(many.iter(), |it| *it).concat()).unwrap();
    assert_eq!(read, many);
}

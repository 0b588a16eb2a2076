//! Who spoke: labels that are read, labels that are not, and who counts for what was said.

use serde_json::{Value, json};

use crate::site::Site;

const FRONT: &str = "---\nparticipant: P07\ninterviewer: Mira\n---\n\n**Mira:** Hi?\n\n**P07:** Fine.\n\n";
const QUESTION: &str = "[Is it not painful to wait all day]{.slow-tests freq=daily toil=1h}";

fn site(text: &str) -> Site {
    Site::empty().file("content/interviews/p07.md", text)
}

/// The study, built; warnings there may be.
fn built(text: &str) -> Site {
    let site = site(text);
    let run = site.run(&["build"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    site
}

/// The rules of the complaints of a build, each with whether it is an error.
fn complaints(text: &str) -> Vec<String> {
    let run = site(text).run(&["check", "--format", "json"]);
    let said: Vec<Value> = serde_json::from_str(&run.stdout).expect("it is an array");
    let said =
        said.iter().filter(|one| !["no-listener", "no-takeaways", "uncoded-interview"].contains(&word(one, "rule")));
    said.map(|one| format!("{} {}", word(one, "severity"), word(one, "rule"))).collect()
}

fn word<'v>(complaint: &'v Value, key: &str) -> &'v str {
    complaint[key].as_str().unwrap_or_default()
}

/// Of each quote who says it, and whether it is evidence.
fn quotes(site: &Site) -> Vec<(String, bool)> {
    let quotes = site.data("quotes");
    quotes.iter().map(|quote| (word(quote, "speaker").to_owned(), quote["evidence"] == json!(true))).collect()
}

#[test]
fn a_marked_question_under_a_label_that_is_not_read_is_an_error() {
    for label in [
        format!("Mira: {QUESTION}"),
        format!("MIRA: {QUESTION}"),
        format!("*Mira:* {QUESTION}"),
        format!("**Mira** {QUESTION}"),
        format!("**Mira** – {QUESTION}"),
        format!("**Mira** - {QUESTION}"),
        format!("[Mira] {QUESTION}"),
        format!("Ok. **Mira:** {QUESTION}"),
        format!("**Mira: {QUESTION}"),
        format!("<b>Mira:</b> {QUESTION}"),
        format!("**Mira;** {QUESTION}"),
        format!("> Mira: {QUESTION}"),
        format!("| **Mira:** | {QUESTION} |\n|---|---|"),
        format!("### Mira\n\n{QUESTION}"),
        format!("Mira (00:12)\n{QUESTION}").replace("Mira (", "Mira  ("),
    ] {
        let said = complaints(&format!("{FRONT}{label}\n\n**P07:** No.\n"));
        let expected = if label.starts_with("Mira  (") { "error mixed-labels" } else { "error unread-label" };
        assert_eq!(said, [expected], "{label}");
    }
}

#[test]
fn a_label_on_a_line_of_its_own_that_is_not_read_is_an_error_for_the_words_below() {
    let front = "---\nparticipant: P07\ninterviewer: Mira\n---\n\n";
    for text in [
        format!("**Mira**\n\n{QUESTION}\n\n**P07**\n\nNo.\n"),
        format!("### Mira\n\n{QUESTION}\n\n### P07\n\nNo.\n"),
        format!("*Mira:* So?\n\n*P07:* {QUESTION}\n"),
        format!("`Mira:` {QUESTION}\n\nNo.\n"),
        format!("**P07:** Hi.\n\n\"Mira\": {QUESTION}\n"),
        format!("**P07:** Hi.\n\n[Mira](https://m.example): {QUESTION}\n"),
        "P07: Hi.\n\n[Mira: It was slow]{.slow}\n".to_owned(),
    ] {
        assert_eq!(complaints(&format!("{front}{text}")), ["error unread-label"], "{text}");
    }
}

#[test]
fn a_role_may_stand_behind_a_comma_and_a_lead_in_is_nobody() {
    let front = "---\nparticipant: P07\ninterviewer: Mira\n---\n\n";
    let site = built(&format!(
        "{front}**Mira, PM:** {QUESTION}?\n\n**P07, engineer:** {QUESTION}\n\n**Problem:** it broke.\n"
    ));
    assert_eq!(quotes(&site), [("Mira".to_owned(), false), ("P07".to_owned(), true)]);
    assert_eq!(site.data("interviews")[0]["turns"], 2);
    let notes = format!("{QUESTION}\n\n**Problem:** a.\n\n**Solution:** b.\n\n**Problem:** c.\n");
    let site = built(&format!("---\nparticipant: P07\n---\n\n{notes}"));
    assert_eq!(quotes(&site), [("P07".to_owned(), true)]);
}

#[test]
fn a_question_under_a_label_in_any_form_that_is_read_is_no_evidence() {
    for label in [
        format!("**Mira:**{QUESTION}"),
        format!("[00:00:09] **Mira:** {QUESTION}"),
        format!("**[00:00:09] Mira:** {QUESTION}"),
        format!("**Mira** [00:09] {QUESTION}"),
        format!("**Mira (PM)**: {QUESTION}"),
        format!("**MIRA：** {QUESTION}"),
        format!("**Mira (PM, 00:09)** {QUESTION}"),
        format!("> **Mira:** {QUESTION}"),
        format!("- **Mira:** {QUESTION}"),
    ] {
        let site = built(&format!("{FRONT}{label}\n\n**P07:** No.\n"));
        assert_eq!(quotes(&site).iter().filter(|(_, evidence)| *evidence).count(), 0, "{label}");
        assert_eq!(site.data("interviews")[0]["turns"], 4, "{label}");
    }
}

#[test]
fn ordinary_prose_is_no_transcript() {
    let prose = "# Notes\n\nMira, could you send it? We met at 10:30.\n\n**Problem:** it is slow.\n\n**Cause:** nobody knows.\n\n\
                 ## What we heard\n\nNote: ask again.\n\nQ: why?\n\nA: because.\n\n- **Speed:** low\n- **Cost:** high\n\n\
                 > P07 said so, and Mira agreed.\n\n```\nMira: in code\n```\n\nIt took two weeks.\n";
    let front = "---\nparticipant: P07\ninterviewer: Mira\n---\n\n";
    assert_eq!(complaints(prose), Vec::<String>::new());
    // That the interviewer has no turn is said as before; nothing else is.
    assert_eq!(complaints(&format!("{front}{prose}")), ["warning silent-interviewer"]);
}

#[test]
fn labels_in_no_dialect_are_reported_once() {
    for (text, rule) in [
        ("Mira: Shall we?\n\nP07: Yes.\n\nMira: And?\n\nP07: No.\n", "warning unread-label"),
        ("Mira  0:03  \nShall we?\n\nP07  0:05  \nYes.\n\nMira  0:08\nAnd?\n", "warning unread-label"),
        (
            "### Mira (00:03)\n\nShall we?\n\n### P07 (00:05)\n\nYes.\n\n### Mira (00:07)\n\nAnd?\n",
            "warning unread-label",
        ),
        ("M: Shall we? #00:00:03-2#\n\nB: Yes. #00:00:05-8#\n\nM: And? #00:00:08-1#\n", "warning unread-label"),
        ("**P07:** It was \"slow\"{.slow} and \"bad\"{.bad}.\n", "warning unattached-attributes"),
    ] {
        assert_eq!(complaints(text), [rule], "{text}");
    }
}

#[test]
fn plain_names_are_labels_where_they_come_often_enough() {
    let turns = "Mira: Shall we?\n\nP07: Yes.\n\n".repeat(3);
    let site = built(&turns);
    assert_eq!(site.data("interviews")[0]["turns"], 6);
    let page = site.output("interviews/p07/index.html");
    assert_eq!(page.matches("<span class=\"speaker\">Mira</span>").count(), 3);
}

#[test]
fn a_group_is_counted_person_by_person() {
    let group = "---\ninterviewer: Mira\ntags: [slow]\nparticipants:\n  - {name: P20, team: payments, role: engineer}\n  \
                 - {name: P21, team: search, tags: [on-call]}\n---\n\n**Mira:** So?\n\n\
                 **P20:** [It takes two weeks each time]{.deploys freq=weekly toil=2h}\n\n\
                 **p21:** [I am called at night too often]{.deploys freq=daily toil=1h}\n";
    let site = built(group);
    let quotes = site.data("quotes");
    let who: Vec<_> = quotes.iter().map(|quote| (word(quote, "participant"), word(quote, "team"))).collect();
    assert_eq!(who, [("P20", "payments"), ("P21", "search")]);
    let priorities = site.data("priorities");
    let people = |slug: &str| {
        let row = priorities.iter().find(|row| row["slug"] == slug).expect("it is a row");
        (row["people"].as_u64(), row["interviewed"].as_u64())
    };
    // The interview's tag is both people's, the one in the list only hers.
    assert_eq!(
        (people("deploys"), people("slow"), people("on-call")),
        ((Some(2), Some(2)), (Some(2), Some(2)), (Some(1), Some(2)))
    );
    let interview = &site.data("interviews")[0];
    assert_eq!(
        (interview["participants"][1]["participant"].as_str(), interview["title"].as_str()),
        (Some("P21"), Some("P20, P21, Payments, Search"))
    );
    let page = site.output("interviews/p07/index.html");
    assert!(
        page.contains("P20</span>, <bdi>engineer</bdi>, <a") && page.contains("; <span class=\"who\">P21"),
        "{page}"
    );
    let team = site.output("teams/search/index.html");
    assert!(team.contains("I am called at night") && !team.contains("two weeks each time"), "{team}");
}

#[test]
fn whom_the_front_matter_does_not_name_says_no_evidence() {
    let text = "---\nparticipant: P07\ninterviewer: Mira\n---\n\n**Mira:** So?\n\n**P07:** Well.\n\n\
                **Jane:** [It takes two weeks each time]{.deploys freq=weekly toil=2h}\n\n**Jane:** Yes.\n";
    let site = built(text);
    assert_eq!(quotes(&site), [("Jane".to_owned(), false)]);
    assert_eq!(complaints(text), ["warning unknown-speaker"]);
    assert!(site.data("priorities")[0]["people"] == 0, "{:?}", site.data("priorities"));

    let alone = text.replace("**P07:** Well.\n\n", "");
    let site = built(&alone);
    assert_eq!(quotes(&site), [("Jane".to_owned(), true)]);
    assert_eq!(site.data("quotes")[0]["participant"], "P07");
    assert_eq!(complaints(&alone), ["warning unknown-speaker"]);

    let unnamed = alone.replace("participant: P07\n", "");
    assert_eq!((quotes(&built(&unnamed)), complaints(&unnamed)), (vec![("Jane".to_owned(), true)], Vec::new()));
}

#[test]
fn of_many_whom_nobody_names_a_few_are_named() {
    let labels: String = (1..=300).map(|number| format!("**Guest {number}:** Hello.\n\n")).collect();
    let text = format!("---\nparticipant: P07\ninterviewer: Mira\n---\n\n**P07:** Yes.\n\n{labels}");
    let said = site(&text).run(&["check", "--format", "json"]).stdout;
    let said: Vec<Value> = serde_json::from_str(&said).expect("it is an array");
    let message = said.iter().find(|one| word(one, "rule") == "unknown-speaker").map(|one| word(one, "message"));
    let named = "the front matter does not name Guest 1, Guest 2, Guest 3, Guest 4, Guest 5, Guest 6, Guest 7, Guest 8, Guest 9 or 291 more,";
    assert_eq!(message.map(|message| message.starts_with(named)), Some(true), "{message:?}");
}

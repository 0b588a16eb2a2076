//! Values that can be read and can hardly be true, each with its siblings that can.
//!
//! Comes in: small studies. Goes out: nothing. Does not know: how a complaint is shown.

use crate::rules::check;

/// How many places a rule finds in a study of these files.
fn found(rule: &str, files: &[(&str, &str)]) -> usize {
    let files: Vec<(String, String)> =
        files.iter().map(|(path, text)| (format!("content/{path}.md"), (*text).to_owned())).collect();
    check(&files).iter().filter(|complaint| complaint.rule == rule).count()
}

const P07: (&str, &str) =
    ("interviews/p07", "---\nparticipant: P07\nteam: pay\ndate: 2026-02-11\n---\n\n**P07:** [00:50:00] [Yes.]{.x}\n");
const P08: (&str, &str) = (
    "interviews/p08",
    "---\nparticipant: P08\nteam: pay\ndate: 2026-02-12\n---\n\n**P08:** [Give me it.]{.x kind=ask ask=a}\n",
);

#[test]
fn a_team_has_as_many_people_as_were_heard() {
    for (keys, expected) in
        [("headcount: 0", 1), ("headcount: 1", 1), ("headcount: 2", 0), ("headcount: 30", 0), ("kind: platform", 0)]
    {
        let team = format!("---\n{keys}\n---\nWords.\n");
        assert_eq!(found("headcount-below-heard", &[("teams/pay", &team), P07, P08]), expected, "{keys}");
    }
    // Who is heard twice is one person, and who is of a team below this one is counted there.
    let again = ("interviews/p07-again", "---\nparticipant: P07\nteam: pay\n---\n\n**P07:** [No.]{.x}\n");
    let below = [("teams/pay", "---\nparent: top\n---\n"), ("teams/top", "---\nheadcount: 1\n---\n")];
    assert_eq!(found("headcount-below-heard", &[("teams/pay", "---\nheadcount: 1\n---\n"), P07, again]), 0);
    assert_eq!(found("headcount-below-heard", &[below[0], below[1], P07, P08]), 0);
}

#[test]
fn what_has_happened_has_a_day_that_is_over() {
    for (path, keys, expected) in [
        ("interviews/a", "date: 2062-02-11", 1),
        ("interviews/a", "date: 2026-03-20", 0),
        ("interviews/a", "date: 2062-02-11\nstage: planned", 0),
        ("interviews/a", "date: 2062-02-11\nstage: held", 1),
        ("asks/a", "since: 2062-02-11\nanswered: 2062-03-11", 2),
        ("asks/a", "since: 2025-02-11", 0),
        ("assumptions/a", "date: 2062-02-11", 1),
        ("outcomes/a", "date: 2062-02-11", 1),
        ("opportunities/a", "validations:\n  - {date: 2062-02-11, with: P07}\n  - {date: 2026-02-11, with: P07}", 1),
    ] {
        let text = if path.starts_with("interviews") && !keys.contains("stage") { "**P09:** Words.\n" } else { "" };
        let file = format!("---\n{keys}\n---\n\n{text}");
        assert_eq!(found("date-to-come", &[(path, &file), P07]), expected, "{path} {keys}");
    }
}

#[test]
fn an_answer_comes_after_the_question() {
    for (keys, expected) in [
        ("since: 2026-03-02\nanswered: 2026-01-20", 1),
        ("since: 2026-01-20\nanswered: 2026-01-20", 0),
        ("since: 2026-01-20\nanswered: 2026-03-02", 0),
        // Without `since` it is asked on the day of the first interview in which somebody does.
        ("answered: 2025-01-20", 1),
        ("answered: 2026-02-12", 0),
        ("since: 2025-01-10\nanswered: 2025-01-20", 0),
        ("since: 2026-03-02", 0),
    ] {
        let ask = format!("---\nstatus: planned\n{keys}\n---\n");
        assert_eq!(found("answered-before-asked", &[("asks/a", &ask), P08]), expected, "{keys}");
    }
}

#[test]
fn a_day_of_one_person_has_so_many_hours() {
    for (attributes, expected) in [
        ("freq=500/day toil=2h", 1),
        ("freq=daily toil=8h", 0),
        ("freq=daily toil=9h", 1),
        ("freq=weekly toil=40h", 0),
        ("freq=yearly toil=5000h", 1),
        ("freq=500/day", 0),
        ("toil=500h", 0),
    ] {
        let interview = format!("**P07:** [Words.]{{.x {attributes}}}\n");
        assert_eq!(found("more-hours-than-a-day", &[("interviews/p07", &interview)]), expected, "{attributes}");
        let keys = attributes.replace('=', ": ").replace(' ', "\n  ").replace(":\n ", ":");
        let theme = format!("---\nestimate:\n  {keys}\n---\nWords.\n");
        let files = [("themes/x", theme.as_str()), ("interviews/p07", "**P07:** [Words.]{.x}\n")];
        assert_eq!(found("more-hours-than-a-day", &files), expected, "{theme}");
    }
}

#[test]
fn a_validation_is_with_somebody() {
    for (with, expected) in [
        ("P07", 0),
        ("p07", 0),
        ("Payments", 0),
        ("pay", 0),
        ("P99", 1),
        ("Paymnets", 1),
        ("Zzyzx", 1),
        ("three engineers of a customer", 0),
        ("", 0),
    ] {
        let opportunity = format!("---\nthemes: [x]\nvalidations: [{{date: 2026-03-01, with: \"{with}\"}}]\n---\n");
        let files = [("opportunities/o", opportunity.as_str()), ("teams/pay", "---\ntitle: Payments\n---\n"), P07];
        assert_eq!(found("validation-with-nobody", &files), expected, "{with}");
    }
}

#[test]
fn a_duration_is_that_of_the_transcript() {
    for (duration, time, expected) in [
        ("55m", "00:50:00", 0),
        ("40m", "00:50:00", 0),
        ("10m", "00:50:00", 1),
        ("55h", "00:50:00", 1),
        ("8h", "00:50:00", 0),
        ("", "00:50:00", 0),
        ("", "50:00:00", 1),
    ] {
        let key = if duration.is_empty() { String::new() } else { format!("duration: {duration}\n") };
        let interview = format!("---\nparticipant: P07\n{key}---\n\n**P07:** [{time}] [Words.]{{.x}}\n");
        assert_eq!(found("duration-unlike-times", &[("interviews/p07", &interview)]), expected, "{duration} {time}");
    }
}

#[test]
fn a_workflow_is_of_somebody_who_was_there() {
    for (keys, expected) in [
        ("interview: p07\nparticipant: P07", 0),
        ("interview: p07\nparticipant: P08", 1),
        ("interview: p07", 0),
        ("participant: P08", 0),
    ] {
        let workflow = format!("---\n{keys}\nsteps: [{{do: It, hands: 1m}}]\n---\n");
        assert_eq!(found("workflow-of-somebody-else", &[("workflows/w", &workflow), P07, P08]), expected, "{keys}");
    }
}

#[test]
fn an_answer_is_on_its_scale() {
    let guide = "---\nsections:\n  - questions:\n      - {id: sure, text: How sure?, kind: scale, unit: 1 to 5}\n      - {id: nights, text: How many?, kind: number, unit: nights}\n---\n";
    for (answers, expected) in [
        ("sure: 5, nights: 0", 0),
        ("sure: 0", 1),
        ("sure: 99", 1),
        ("nights: -2", 1),
        ("sure: unknown, nights: never", 0),
    ] {
        let interview =
            format!("---\nparticipant: P07\nguide: g\nanswers: {{{answers}}}\n---\n\n**P07:** [Words.]{{.x}}\n");
        assert_eq!(
            found("answer-out-of-range", &[("guides/g", guide), ("interviews/p07", &interview)]),
            expected,
            "{answers}"
        );
    }
}

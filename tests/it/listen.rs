//! `cairn listen`: what nobody has heard, what comes next for somebody, and that they have heard it.
//!
//! Comes in: small studies. Goes out: nothing. Does not know: how a choice is made.

use crate::site::{Site, cairn};

fn study() -> Site {
    let interview = |person: &str, team: &str, front: &str, said: &str| {
        format!(
            "---\nparticipant: {person}\nteam: {team} # of then\ninterviewer: Mira\n{front}---\n\n**{person}:** {said}\n"
        )
    };
    Site::empty()
        .file(
            "content/interviews/p1.md",
            interview("P1", "freight", "listeners: [Ada]\nduration: 40m\n", "[Slow.]{.slow}"),
        )
        .file("content/interviews/p2.md", interview("P2", "booking", "duration: 30m\n", "[Slow.]{.slow}"))
        .file(
            "content/interviews/p3.md",
            interview("P3", "freight", "listeners:\n  - Jun # by train\nduration: 1h\n", "Hm."),
        )
}

#[track_caller]
fn said(site: &Site, arguments: &[&str]) -> String {
    let run = site.run(&[&["listen"], arguments].concat());
    assert_eq!(run.code, 0, "{arguments:?}: {}", run.stderr);
    run.stdout
}

/// The file of an interview as it is on the disk.
fn written(site: &Site, interview: &str) -> String {
    std::fs::read_to_string(site.root().join(format!("content/interviews/{interview}.md"))).expect("it is there")
}

#[test]
fn it_says_what_is_unheard_uncoded_and_next() {
    let site = study();
    let text = said(&site, &[]);
    assert!(text.contains("Heard by nobody but who asked: 1 interview\n  p2  p2 (Booking, 30 min)\n"), "{text}");
    assert!(text.contains("Heard, and nothing is marked: 1 interview\n  p3  p3 (Freight, 1 h)\n"), "{text}");
    let text = said(&site, &["--as", "ada"]);
    assert!(text.contains("Next for Ada: p2"), "{text}");
    assert!(
        text.contains(
            "Why: nobody but who asked has heard it; you have heard nobody of Booking; you have heard 40 min"
        ),
        "{text}"
    );
    assert!(text.ends_with("cairn listen --claim p2 --as Ada\n"), "{text}");
    let json: serde_json::Value = serde_json::from_str(&said(&site, &["--as", "Ada", "--format", "json"])).unwrap();
    assert_eq!((&json["unheard"][0]["slug"], &json["listener"]["next"]["slug"]), (&"p2".into(), &"p2".into()));
    assert_eq!(json["unheard"][0]["heard_by"], serde_json::json!(["Mira"]));
}

#[test]
fn a_claim_is_written_once_and_all_else_stays() {
    let site = study();
    let before = ["p1", "p2", "p3"].map(|name| written(&site, name));
    let dry = site.run(&["listen", "--claim", "p2", "--as", "Ada", "--dry-run"]);
    assert!(dry.code == 0 && dry.stdout.contains("+listeners: [Ada]"), "{}{}", dry.stdout, dry.stderr);
    assert_eq!(written(&site, "p2"), before[1]);
    for (interview, from, to) in [
        ("p1", "listeners: [Ada]", "listeners: [Ada, Nia]"),
        ("p2", "duration: 30m\n", "duration: 30m\nlisteners: [Nia]\n"),
        ("p3", "  - Jun # by train\n", "  - Jun # by train\n  - Nia\n"),
    ] {
        said(&site, &["--claim", interview, "--as", "Nia"]);
        let index = ["p1", "p2", "p3"].iter().position(|name| *name == interview).unwrap();
        let now = written(&site, interview);
        assert_eq!(now, before[index].replacen(from, to, 1), "{interview}");
    }
    for (interview, name, reason) in [
        ("p1", "nia", "Nia has heard `p1` already"),
        ("p2", "Mira", "Mira asked in `p2` already"),
        ("p9", "Nia", "there is no interview `p9`"),
    ] {
        let run = site.run(&["listen", "--claim", interview, "--as", name]);
        assert!(run.code == 2 && run.stderr.contains(reason), "{}: {}", run.code, run.stderr);
    }
    assert!(said(&site, &["--as", "Nia"]).contains("Nia has heard every interview."));
}

#[test]
fn an_interview_is_named_by_what_it_was_or_by_its_file() {
    for (folder, typed) in [
        ("", "Freight in March"),
        ("", "freight-in-march"),
        ("", "p2.md"),
        ("", "./content/interviews/p2.md"),
        ("content/interviews", "p2.md"),
        ("content", "interviews/p2.md"),
        ("content/themes", "../interviews/p2.md"),
    ] {
        let text = "---\nparticipant: P2\naliases: [Freight in March]\n---\n\n**P2:** [Slow.]{.slow}\n";
        let site = study().file("content/interviews/p2.md", text).file("content/themes/slow.md", "Slow.\n");
        let run = cairn(&site.root().join(folder), &["listen", "--claim", typed, "--as", "Ada"]);
        assert_eq!(run.code, 0, "{folder} {typed}: {}", run.stderr);
        assert!(written(&site, "p2").contains("Ada"), "{folder} {typed}");
    }
    let run = study().run(&["listen", "--claim", "p20", "--as", "Ada"]);
    assert!(run.code == 2 && run.stderr.contains("there is no interview `p20`: "), "{}", run.stderr);
}

#[test]
fn who_was_interviewed_is_nobody_who_listens() {
    for arguments in [&["--as", "p2"][..], &["--claim", "p1", "--as", "P2"]] {
        let run = study().run(&[&["listen"], arguments].concat());
        assert_eq!(run.code, 2, "{}", run.stderr);
        assert!(run.stderr.contains("` was interviewed; `--as` is the name of somebody who listens"), "{}", run.stderr);
    }
}

/// What was held and is not transcribed counts nowhere, and can be listened to all the same.
#[test]
fn a_recording_that_is_not_transcribed_is_offered_and_claimed() {
    let held = |person: &str, front: &str| {
        format!(
            "---\nparticipant: {person}\nteam: freight\ninterviewer: Mira\nduration: 50m\nstage: held\n{front}---\n"
        )
    };
    let site = study()
        .file("content/interviews/p4.md", held("P4", ""))
        .file("content/interviews/p5.md", held("P5", "observers: [Ada]\n"))
        .file("content/interviews/p6.md", held("P6", "").replace("held", "planned"));
    let text = said(&site, &[]);
    let expected =
        "Held, not transcribed, and heard by nobody but who asked: 1 interview\n  p4  p4 (Freight, 50 min)\n\n";
    assert!(text.contains(expected), "{text}");
    // Nobody but Mira heard p2 and p4. Jun has heard an hour of Freight and nobody of Booking; who has heard nobody takes the longer.
    let text = said(&site, &["--as", "Jun"]);
    assert!(text.contains("Next for Jun: p2"), "{text}");
    let text = said(&site, &["--as", "Nia"]);
    assert!(
        text.contains(
            "Next for Nia: p4  p4 (Freight, 50 min)\n  Why: nobody but who asked has heard it; nothing of it"
        ),
        "{text}"
    );
    let run = site.run(&["listen", "--claim", "p5", "--as", "ada"]);
    assert!(run.code == 2 && run.stderr.contains("Ada sat in on `p5` already"), "{}", run.stderr);
    said(&site, &["--claim", "p4", "--as", "Jun"]);
    assert!(written(&site, "p4").contains("\nstage: held\nlisteners: [Jun]\n"), "{}", written(&site, "p4"));
    assert!(!said(&site, &[]).contains("Held, not transcribed"));
}

#[test]
fn where_listeners_are_described_nobody_else_is_one() {
    let site = study()
        .file("content/listeners/mira.md", "---\ntitle: Mira\n---\n")
        .file("content/listeners/ada.md", "---\ntitle: Ada\naliases: [Ada L.]\n---\n")
        .file("content/listeners/jun.md", "---\ntitle: Jun\n---\n");
    let run = site.run(&["listen", "--as", "Adda"]);
    assert!(run.code == 2 && run.stderr.contains("there is no listener `Adda`: did you mean"), "{}", run.stderr);
    said(&site, &["--claim", "p2", "--as", "ada l."]);
    assert!(written(&site, "p2").contains("\nlisteners: [Ada]\n"));
}

#[test]
fn where_nobody_is_described_a_name_that_is_new_is_doubted() {
    let site = study();
    for (name, doubt) in
        [("Mria", "no interview names `Mria`: did you mean `Mira`?"), ("Nia", "they have heard nobody yet")]
    {
        for arguments in [&["--as", name][..], &["--claim", "p2", "--as", name, "--dry-run"]] {
            let run = site.run(&[&["listen"], arguments].concat());
            assert!(run.code == 0 && run.stderr.contains(doubt), "{arguments:?}: {}", run.stderr);
        }
    }
    assert_eq!(site.run(&["listen", "--as", "ada"]).stderr, "");
}

#[test]
fn a_team_that_is_renamed_is_renamed_with_its_listeners() {
    let site = Site::empty()
        .file("content/teams/infra.md", "---\ntitle: Infra\nkind: platform\n---\n")
        .file("content/listeners/mira.md", "---\ntitle: Mira\nteam: infra # since May\n---\n");
    let run = site.run(&["team", "rename", "infra", "foundations"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(
        std::fs::read_to_string(site.root().join("content/listeners/mira.md"))
            .unwrap()
            .contains("team: foundations # since May\n")
    );
}

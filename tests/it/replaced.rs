//! `cairn import BETTER --replace SLUG`: marks move to the same words of a better transcript, and nothing is lost.
//!
//! Comes in: small studies, and random ones. Goes out: nothing. Does not know: how words are aligned.

use cairn::base::path::SourcePath;
use cairn::edit::new_transcript::QuoteFate;
use cairn::pipeline::{NoProgress, replace_transcript};
use cairn::source::scan_memory;
use proptest::prelude::*;

use crate::site::{Site, cairn, files_below};

const CODED: &str = r#"---
participant: P07
interviewer: Mira   # asks
takeaways: [It takes long.]
quotes:
  - {exact: "we wait for days. Nobody knows why.", themes: [waiting]}
---

## Start

**Mira:** [00:00:05] How did the last one go?

**P07:** [00:00:09] It [took [two weeks]{.slow #weeks freq=monthly toil=3h load=2} of asking]{.toil kind=workaround}. And then we wait for days.

Nobody knows why. [Only won person could fix the thing.]{.bus-factor note="sic"} <!-- check this -->

[I never said this in the end.]{.gone #gone}
"#;

const LIST: &str = "# coded by Ada\n- exact: How did the last\n  themes: [questions]\n  kind: praise\n";

const BETTER: &str = "WEBVTT

00:00:05.000 --> 00:00:08.000
<v Mira>How did the very last one go?

00:00:09.500 --> 00:00:12.000
<v Sam>It took two weeks of asking, and mail. And then we wait for days;

00:00:12.000 --> 00:00:15.000
<v Sam>nobody knows why. Only one person could fix the thing.
";

fn study() -> Site {
    Site::of(&[
        ("content/interviews/p07.md", CODED),
        ("content/interviews/p07.quotes.yaml", LIST),
        ("better.vtt", BETTER),
    ])
}

fn text(site: &Site, name: &str) -> String {
    std::fs::read_to_string(site.root().join("content/interviews").join(name)).expect("it is there")
}

#[test]
fn marks_move_to_the_same_words_and_nothing_is_lost() {
    let site = study();
    let run = site.run(&["import", "better.vtt", "--replace", "p07", "--yes"]);
    assert_eq!(run.code, 1, "one quote is not found: {}", run.stderr);
    let after = text(&site, "p07.md");
    for part in [
        "interviewer: Mira   # asks\ntakeaways: [It takes long.]\n",
        "  - {id: we-wait-for-days-nobody-knows, exact: \"we wait for days; nobody knows why.\", themes: [waiting]}\n",
        "  - {exact: \"I never said this in the end.\", themes: [gone], id: gone}\n",
        "It [took [two weeks]{.slow #weeks freq=monthly toil=3h load=2} of asking]{.toil kind=workaround #took-two-weeks-of-asking}, and mail.",
        "[Only one person could fix the thing.]{.bus-factor note=\"sic\" #only-won-person-could-fix-the}",
        "<!-- check this -->\n",
        "Of the transcript that was replaced:\n\n## Start\n",
    ] {
        assert!(after.contains(part), "{part:?} is not in\n{after}");
    }
    assert!(!after.contains("Sam"), "{after}");
    let list = text(&site, "p07.quotes.yaml");
    // Of its four words all are there, and one more between them.
    let expected = "# coded by Ada\n- id: how-did-the-last\n  exact: \"How did the very last\"\n  themes: [questions]\n  kind: praise\n";
    assert_eq!(list, expected);
    for part in [
        "error[quote-not-found]",
        "3 quotes on the same words",
        "2 quotes on words that are nearly the same",
        "1 quote whose words are not found",
        "gone",
    ] {
        assert!(run.stderr.contains(part), "{part:?} is not in {}", run.stderr);
    }
}

#[test]
fn a_file_keeps_its_line_ends() {
    let replaced = |line_end: &str| {
        let with = |text: &str| text.replace('\n', line_end);
        // One list in a row and one below its key, both with more to take in.
        let below = CODED
            .replace("  - {exact:", "  - prefix: asking. And then\n    exact:")
            .replace(", themes: [waiting]}", "\n    themes: [waiting]");
        [CODED.to_owned(), below].map(|coded| {
            let site = Site::of(&[("better.vtt", BETTER)])
                .file("content/interviews/p07.md", with(&coded))
                .file("content/interviews/p07.quotes.yaml", with(LIST));
            let run = site.run(&["import", "better.vtt", "--replace", "p07", "--yes"]);
            assert_eq!(run.code, 1, "one quote is not found: {}", run.stderr);
            (text(&site, "p07.md"), text(&site, "p07.quotes.yaml"))
        })
    };
    let windows = replaced("\n").map(|(text, list)| (text.replace('\n', "\r\n"), list.replace('\n', "\r\n")));
    assert_eq!(replaced("\r\n"), windows);
}

#[test]
fn an_interview_is_named_by_what_it_was_or_by_its_file() {
    let aliased = CODED.replacen("---\n", "---\naliases: [March Talk]\n", 1);
    for (folder, better, typed) in [
        ("", "better.vtt", "March Talk"),
        ("", "better.vtt", "march-talk"),
        ("", "better.vtt", "./content/interviews/p07.md"),
        ("", "better.vtt", "p07.md"),
        ("content/interviews", "../../better.vtt", "p07.md"),
        ("content", "../better.vtt", "interviews/p07.md"),
        ("content/method", "../../better.vtt", "../interviews/p07.md"),
    ] {
        let site = study().file("content/interviews/p07.md", &aliased).file("content/method/how.md", "So.\n");
        let run = cairn(&site.root().join(folder), &["import", better, "--replace", typed, "--yes"]);
        assert!(run.stderr.contains("3 quotes on the same words"), "{folder} {typed}: {}", run.stderr);
        assert!(text(&site, "p07.md").contains("the very last one"), "{folder} {typed}");
    }
    let run = study().run(&["import", "better.vtt", "--replace", "p70", "--yes"]);
    let refused = "there is no interview `p70`: ";
    assert!(run.code == 2 && run.stderr.contains(refused), "{}", run.stderr);
}

#[test]
fn second_codings_move_too() {
    let second = "- exact: Only won person could fix\n  themes: [bus-factor]\n- {exact: I never said this, themes: [gone]}\n\
                  - {exact: took two weeks, themes: [slow]}\n";
    let site = study().file("content/interviews/p07.jun.quotes.yaml", second);
    let run = site.run(&["import", "better.vtt", "--replace", "p07", "--yes"]);
    assert_eq!(run.code, 1, "two passages are not found: {}", run.stderr);
    // The words are others now, or gone, or the same.
    let expected = second.replace("Only won person could fix", "\"Only one person could fix\"");
    assert_eq!(text(&site, "p07.jun.quotes.yaml"), expected);
    assert!(run.stderr.contains("p07.jun.quotes.yaml:3"), "{}", run.stderr);
}

#[test]
fn nothing_is_written_before_somebody_has_seen_it() {
    let site = study();
    let before = files_below(site.root());
    let dry = site.run(&["import", "better.vtt", "--replace", "p07", "--dry-run"]);
    assert_eq!(dry.code, 0, "{}", dry.stderr);
    assert!(dry.stdout.contains("+**P07:** ") && dry.stdout.starts_with("diff --git"), "{}", dry.stdout);
    let unasked = site.run(&["import", "better.vtt", "--replace", "p07"]);
    assert!(unasked.code == 2 && unasked.stderr.contains("`--dry-run`"), "{}", unasked.stderr);
    let unknown = site.run(&["import", "better.vtt", "--replace", "p70", "--yes"]);
    assert!(unknown.code == 2 && unknown.stderr.contains("there is no interview `p70`"), "{}", unknown.stderr);
    let two = site.run(&["import", "better.vtt", "better.vtt", "--replace", "p07", "--yes"]);
    assert_eq!(two.code, 2, "{}", two.stderr);
    assert!(files_below(site.root()) == before);
}

#[test]
fn who_is_not_in_the_front_matter_is_refused() {
    let site = study();
    let before = files_below(site.root());
    for (option, name, key) in [
        ("--interviewer", "Ada", "`interviewer`"),
        ("--observer", "Mira", "`observers`"),
        ("--participant", "P08", "`participant`"),
    ] {
        let run = site.run(&["import", "better.vtt", "--replace", "p07", option, name, "--yes"]);
        let said = format!("{key} in the front matter of `p07` does not have `{name}`: write it there first");
        assert!(run.code == 2 && run.stderr.contains(&said), "{}", run.stderr);
    }
    assert!(files_below(site.root()) == before);
    let run = site.run(&["import", "better.vtt", "--replace", "p07", "--interviewer", "mira", "--dry-run"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
}

#[test]
fn an_interview_with_errors_is_left_alone() {
    let site = study().file("content/interviews/p07.md", CODED.replace("load=2", "load=9"));
    let run = site.run(&["import", "better.vtt", "--replace", "p07", "--yes"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(run.stderr.contains("error[bad-value]") && run.stderr.contains("mend them first"), "{}", run.stderr);
    assert_eq!(text(&site, "p07.md"), CODED.replace("load=2", "load=9"));
}

const LIMITED: &str = "[audiences.all]\nshows = [\"themes\"]\n[audiences.team]\nshows = [\"themes\"]\n";

/// A passage that not everybody may read moves to just its words, or the change is refused.
#[test]
fn what_is_withheld_is_not_let_out() {
    let coded = |words: &str| {
        format!(
            "---\nparticipant: P07\ninterviewer: Mira\naudience: [all, team]\n---\n\n**Mira:** How?\n\n**P07:** It [{words}]{{for=team}} so. {}\n",
            "[Nobody knows why.]{.slow}"
        )
    };
    let better = "WEBVTT\n\n00:00:05.000 --> 00:00:08.000\n<v Mira>How?\n\n00:00:09.000 --> 00:00:12.000\n<v Sam>Well, it was Acme again, so. Nobody knows why.\n";
    let site = |words: &str| {
        Site::of(&[("site.toml", LIMITED), ("content/interviews/p07.md", &coded(words)), ("better.vtt", better)])
    };
    let same = site("was Acme again,");
    let run = same.run(&["import", "better.vtt", "--replace", "p07", "--yes"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(text(&same, "p07.md").contains("it [was Acme again,]{for=team} so."), "{}", text(&same, "p07.md"));
    let other = site("was Akme again,");
    let run = other.run(&["import", "better.vtt", "--replace", "p07", "--yes"]);
    assert!(
        run.code == 2 && run.stderr.contains("not everybody may read") && run.stderr.contains("line 9"),
        "{}",
        run.stderr
    );
    assert!(!run.stderr.contains("Akme"), "{}", run.stderr);
    assert_eq!(text(&other, "p07.md"), coded("was Akme again,"));
}

/// What has neither letters nor digits can be marked too.
#[test]
fn marks_on_signs_alone_stay_where_they_are() {
    let coded = "---\nparticipant: P07\ninterviewer: Mira\n---\n\n**Mira:** How?\n\n\
                 **P07:** We wait [--]{.slow #dash} and then [👍👍]{.relief kind=praise}. For [\"...\"]{.slow #dots} days [$]{.cost #money}5.\n";
    let better = "WEBVTT\n\n00:00:05.000 --> 00:00:08.000\n<v Mira>How?\n\n00:00:09.000 --> 00:00:12.000\n\
                  <v Sam>Well, we wait -- and then we get 👍👍. For \"...\" three days $5.\n";
    let site = Site::of(&[("content/interviews/p07.md", coded), ("better.vtt", better)]);
    let run = site.run(&["import", "better.vtt", "--replace", "p07", "--yes"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let after = text(&site, "p07.md");
    for mark in [
        "wait [--]{.slow #dash} and",
        "get [👍👍]{.relief kind=praise",
        "For [\"...\"]{.slow #dots} three",
        "days [$]{.cost #money}5",
    ] {
        assert!(after.contains(mark), "{mark:?} is not in\n{after}");
    }
}

/// What was said in a place is meant, even where the same words are said again somewhere else.
#[test]
fn a_mark_does_not_move_to_another_passage_with_its_words() {
    let coded = "---\nparticipant: P10\ninterviewer: Ines\nquotes:\n\
                 \x20 - {exact: \"the release took us two weeks because\", themes: [b], id: beside}\n---\n\n\
                 **Ines:** [00:00:02] And how was the release?\n\n\
                 **P10:** [00:00:06] In March [the release took us two weeks]{.slow #march} because of Maria.\n\n\
                 **Ines:** [00:10:02] And later?\n\n\
                 **P10:** [00:10:06] In June nobody says that the release took us so long any more.\n";
    let better = "WEBVTT\n\n00:00:02.000 --> 00:00:04.000\n<v Ines>And how was the release?\n\n\
                  00:00:06.000 --> 00:00:09.000\n<v P10>In March the release took us too weak because of Maria.\n\n\
                  00:10:02.000 --> 00:10:04.000\n<v Ines>And later?\n\n\
                  00:10:06.000 --> 00:10:09.000\n\
                  <v P10>In June nobody says that the release took us two weeks because any more.\n";
    let site = Site::of(&[("content/interviews/p10.md", coded), ("better.vtt", better)]);
    let run = site.run(&["import", "better.vtt", "--replace", "p10", "--yes"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let after = text(&site, "p10.md");
    assert!(after.contains("In March [the release took us too weak]{.slow #march} because"), "{after}");
    assert!(after.contains("exact: \"the release took us too weak because\""), "{after}");
    assert!(run.stderr.contains("nearly the same; compare them: march, beside"), "{}", run.stderr);
}

/// Where a turn is gone and its words stand elsewhere, once, they are found there, and somebody is to look.
#[test]
fn words_that_moved_are_found_and_named() {
    let coded = "---\nparticipant: P10\ninterviewer: Ines\n---\n\n**Ines:** How?\n\n\
                 **P10:** [Nobody told us who owns the thing]{.slow #owner}.\n\n**Ines:** And?\n\n**P10:** It went well enough in the end, and all of us were happy with what came of it.\n";
    let better = "WEBVTT\n\n00:00:02.000 --> 00:00:04.000\n<v Ines>How?\n\n00:00:05.000 --> 00:00:06.000\n<v P10>Well.\n\n\
                  00:00:07.000 --> 00:00:08.000\n<v Ines>And?\n\n00:00:10.000 --> 00:00:19.000\n\
                  <v P10>It went well enough in the end, and all of us were happy with what came of it. Nobody told us who owns the thing.\n";
    let site = Site::of(&[("content/interviews/p10.md", coded), ("better.vtt", better)]);
    let run = site.run(&["import", "better.vtt", "--replace", "p10", "--yes"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stderr.contains("1 quote on the same words in another place; compare them: owner"), "{}", run.stderr);
}

/// What is limited must be there in its place: what a recognizer made of it there would be let out.
#[test]
fn what_is_withheld_does_not_move_elsewhere() {
    let coded = "---\nparticipant: P10\ninterviewer: Ines\naudience: [all, team]\n---\n\n**Ines:** How?\n\n\
                 **P10:** [Nobody told us who owns the thing]{for=team}.\n\n**Ines:** And?\n\n**P10:** It went well enough in the end, and all of us were happy with what came of it.\n";
    let better = "WEBVTT\n\n00:00:02.000 --> 00:00:04.000\n<v Ines>How?\n\n00:00:05.000 --> 00:00:06.000\n<v P10>Well.\n\n\
                  00:00:07.000 --> 00:00:08.000\n<v Ines>And?\n\n00:00:10.000 --> 00:00:19.000\n\
                  <v P10>It went well enough in the end, and all of us were happy with what came of it. Nobody told us who owns the thing.\n";
    let site = Site::of(&[("site.toml", LIMITED), ("content/interviews/p10.md", coded), ("better.vtt", better)]);
    let run = site.run(&["import", "better.vtt", "--replace", "p10", "--yes"]);
    assert!(run.code == 2 && run.stderr.contains("not in its place"), "{}", run.stderr);
    assert_eq!(text(&site, "p10.md"), coded);
}

/// Labels that were swapped make evidence of a question, so they are named; a dry run says what the run does.
#[test]
fn a_quote_of_somebody_else_is_named() {
    let coded = "---\nparticipant: P11\ninterviewer: Ines\n---\n\n**Ines:** Is it like that every day?\n\n\
                 **P11:** [The tests take an hour each time]{.slow #hour}. [I never said this in the end.]{.gone #gone}\n";
    let better = "WEBVTT\n\n00:00:02.000 --> 00:00:04.000\n<v P11>Is it like that every day?\n\n\
                  00:00:05.000 --> 00:00:09.000\n<v Ines>The tests take an hour each time.\n";
    let site = Site::of(&[
        ("content/interviews/p11.md", coded),
        (
            "content/interviews/p11.jun.quotes.yaml",
            "- exact: like that every day\n  themes: [slow]\n- exact: in the end\n  themes: [gone]\n",
        ),
        ("better.vtt", better),
    ]);
    for (how, code) in [("--dry-run", 0), ("--yes", 1)] {
        let run = site.run(&["import", "better.vtt", "--replace", "p11", how]);
        assert_eq!(run.code, code, "{}", run.stderr);
        for part in [
            "note: a quote is of somebody else now, compare: hour (Ines, was P11)",
            "p11.jun.quotes.yaml: not found; the old words stay: \"in the end\"",
            "whose words are not found; they stand under `quotes:` with the old words: gone",
            "error[quote-not-found]",
        ] {
            assert!(run.stderr.contains(part), "{part:?} is not in\n{}", run.stderr);
        }
    }
}

const WORDS: [&str; 43] = [
    "the", "build", "took", "two", "weeks", "and", "nobody", "knows", "why", "it", "was", "slow", "on", "call", "I",
    "asked", "three", "people", "for", "a", "key", "that", "had", "changed", "again", "so", "we", "waited", "until",
    "Monday", "then", "one", "person", "left", "with", "all", "of", "pipeline", "deploys", "stopped", "--", "👍", "…",
];

/// A transcript of so many words, marked and then mangled.
#[derive(Debug, Clone)]
struct Case {
    words: Vec<usize>,
    /// Where marks begin, how long they are, whether they stand beside the text.
    marks: Vec<(usize, usize, bool)>,
    /// What becomes of each word: below 10 another, below 15 nothing, below 20 one more behind it.
    mangled: Vec<u8>,
    /// How many words a turn has, before and after.
    turns: (usize, usize),
}

fn case() -> impl Strategy<Value = Case> {
    let marks = proptest::collection::vec((0_usize..110, 1_usize..14, any::<bool>()), 1..7);
    (60_usize..120).prop_flat_map(move |count| {
        (
            proptest::collection::vec(0..WORDS.len(), count),
            marks.clone(),
            proptest::collection::vec(0_u8..100, count),
            (8_usize..40, 8_usize..40),
        )
            .prop_map(|(words, marks, mangled, turns)| Case { words, marks, mangled, turns })
    })
}

impl Case {
    /// The old interview, each mark with an id of its own; those that would overlap by half stand beside the text.
    fn coded(&self) -> (String, Vec<String>) {
        let (mut inline, mut beside, mut ids) = (Vec::<(usize, usize, String)>::new(), Vec::new(), Vec::new());
        for (number, (start, length, is_beside)) in self.marks.iter().enumerate() {
            let (start, id) = (start % self.words.len(), format!("id-{number}"));
            let end = (start + length).min(self.words.len());
            let in_turn = start / self.turns.0 == (end - 1) / self.turns.0;
            let crosses = |other: &(usize, usize, String)| {
                other.0 < end
                    && start < other.1
                    && !(other.0 <= start && end <= other.1 || start <= other.0 && other.1 <= end)
            };
            let is_same = inline.iter().any(|other| other.0 == start && other.1 == end);
            if *is_beside || !in_turn || is_same || inline.iter().any(crosses) {
                let exact: Vec<&str> = self.words[start..end].iter().map(|word| WORDS[*word]).collect();
                let is_once = self.words.windows(end - start).filter(|it| **it == self.words[start..end]).count() == 1;
                if is_once {
                    beside.push(format!("  - {{exact: \"{}\", themes: [b], id: {id}}}\n", exact.join(" ")));
                    ids.push(id);
                }
            } else {
                inline.push((start, end, id.clone()));
                ids.push(id);
            }
        }
        let quotes = if beside.is_empty() { String::new() } else { format!("quotes:\n{}", beside.concat()) };
        let mut text = format!("---\nparticipant: P07\ninterviewer: Mira\n{quotes}---\n\n**Mira:** How?\n");
        for (index, word) in self.words.iter().enumerate() {
            text += if index % self.turns.0 == 0 { "\n\n**P07:** " } else { " " };
            text += &"[".repeat(inline.iter().filter(|mark| mark.0 == index).count());
            text += WORDS[*word];
            let mut ends: Vec<_> = inline.iter().filter(|mark| mark.1 == index + 1).collect();
            ends.sort_by_key(|mark| std::cmp::Reverse(mark.0));
            ends.iter().for_each(|mark| text += &format!("]{{.a #{} kind=ask}}", mark.2));
        }
        (text + "\n", ids)
    }

    fn better(&self) -> String {
        let mut text = "---\nparticipant: P07\n---\n\n**Mira:** How?\n".to_owned();
        let words = self.words.iter().zip(&self.mangled).flat_map(|(word, fate)| match fate {
            0..10 => vec!["uh"],
            10..15 => vec![],
            15..20 => vec![WORDS[*word], "erm"],
            _ => vec![WORDS[*word]],
        });
        for (index, word) in words.enumerate() {
            text += if index % self.turns.1 == 0 { "\n\n**P07:** " } else { " " };
            text += word;
        }
        text + "\n"
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// Every quote is there afterwards, once: as a mark or beside the text.
    #[test]
    fn no_quote_is_lost_whatever_becomes_of_the_words(case in case()) {
        let (coded, ids) = case.coded();
        let scanned = scan_memory([("content/interviews/p07.md", coded.as_str())]);
        let path = SourcePath::new("content/interviews/p07.md");
        let replaced = replace_transcript(&scanned, &path, &case.better(), &NoProgress);
        let replaced = replaced.map_err(|error| TestCaseError::fail(format!("{error}\n{coded}")))?;
        let (_, after) = replaced.plan.files[0].after.clone().expect("it stays");
        prop_assert_eq!(replaced.quotes.len(), ids.len());
        for id in &ids {
            let places = [format!("#{id} "), format!("#{id}}}"), format!("id: {id}}}"), format!("id: {id},")];
            let count: usize = places.iter().map(|place| after.matches(place.as_str()).count()).sum();
            prop_assert_eq!(count, 1, "{} in\n{}\nwas\n{}", id, after, coded);
        }
        let lost = replaced.quotes.iter().filter(|(_, fate)| *fate == QuoteFate::NotFound).count();
        prop_assert!(replaced.complaints.len() >= lost);
    }

    /// Where no word changes, only the turns, every quote stands on the same words.
    #[test]
    fn the_same_words_in_other_turns_have_all_their_quotes(case in case()) {
        let case = Case { mangled: vec![99; case.words.len()], ..case };
        let (coded, _) = case.coded();
        let scanned = scan_memory([("content/interviews/p07.md", coded.as_str())]);
        let path = SourcePath::new("content/interviews/p07.md");
        let replaced = replace_transcript(&scanned, &path, &case.better(), &NoProgress);
        let replaced = replaced.map_err(|error| TestCaseError::fail(format!("{error}\n{coded}")))?;
        let fates: Vec<QuoteFate> = replaced.quotes.iter().map(|(_, fate)| *fate).collect();
        prop_assert!(fates.iter().all(|fate| *fate == QuoteFate::Same), "{:?}\n{}", replaced.quotes, coded);
    }
}

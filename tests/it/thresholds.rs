//! Rules at their thresholds: the last that is let through, and the first that is complained of. The numbers are those of
//! each rule's page.

use cairn::diagnostic::Severity;

use crate::rules::check;

/// What one rule says of a study.
fn said(rule: &str, files: &[(&str, String)]) -> Vec<(Severity, String)> {
    let files: Vec<_> = files.iter().map(|(path, text)| ((*path).to_owned(), text.clone())).collect();
    let found = check(&files).into_iter().filter(|complaint| complaint.rule == rule);
    found.map(|complaint| (complaint.severity, complaint.message)).collect()
}

fn words(count: usize) -> String {
    vec!["word"; count].join(" ")
}

/// An interview in which so many words are the interviewer's and so many the participant's.
fn talk(asked: usize, answered: usize) -> Vec<(Severity, String)> {
    let text = format!(
        "---\nparticipant: P07\ninterviewer: Mira\n---\n\n**Mira:** {}\n\n**P07:** {}\n",
        words(asked),
        words(answered)
    );
    said("talkative-interviewer", &[("content/interviews/p07.md", text)])
}

#[test]
fn an_interviewer_may_say_35_of_100_words() {
    assert_eq!(talk(35, 65), []);
    let warned = |percent: u32| vec![(Severity::Warning, format!("{percent} % of the words are Mira's"))];
    assert_eq!(talk(36, 64), warned(36));
    assert_eq!(talk(50, 50), warned(50));
    assert_eq!(talk(51, 49), [(Severity::Error, "51 % of the words are Mira's".to_owned())], "more than half is worse");
    assert_eq!(talk(50, 49), [], "in fewer than 100 words a greeting is half of them");
}

#[test]
fn a_time_may_be_the_same_again() {
    let at = |second: u32| {
        let text = format!("**P07:** [00:01:05] One.\n\n**P08:** [00:01:{second:02}] Two.\n");
        said("time-goes-back", &[("content/interviews/p07.md", text)]).len()
    };
    assert_eq!([at(6), at(5), at(4)], [0, 0, 1]);
}

/// How many complaints there are of a quote of these words.
fn quoted(rule: &str, text: &str) -> usize {
    said(rule, &[("content/interviews/p07.md", format!("**P07:** [{text}]{{.slow #q}}\n"))]).len()
}

#[test]
fn a_quote_may_have_4_to_120_words() {
    let long = [119, 120, 121].map(|count| quoted("long-quote", &words(count)));
    assert_eq!(long, [0, 0, 1]);
    let short = [3, 4].map(|count| quoted("short-quote", &words(count)));
    assert_eq!(short, [1, 0]);
}

#[test]
fn a_sentence_in_a_script_that_parts_no_words_is_not_short() {
    assert_eq!(quoted("short-quote", "新しいサービスを作るのに二週間かかりましたので困りました"), 0);
    assert_eq!(quoted("short-quote", "遅い"), 1);
}

/// A study in which so many people spoke of a theme with an estimate, all in the same words.
fn estimated(estimate: &str, attributes: &str, people: usize) -> Vec<String> {
    let theme = format!("---\nestimate: {{{estimate}}}\n---\nWords.\n");
    let mut files = vec![
        ("content/themes/slow.md".to_owned(), theme),
        ("content/teams/all.md".to_owned(), "---\nheadcount: 100\n---\n".to_owned()),
    ];
    files.extend((0..people).map(|number| {
        let text = format!(
            "---\nparticipant: P{number}\n---\n**P{number}:** [It took me {number} weeks.]{{.slow{attributes}}}\n"
        );
        (format!("content/interviews/p{number}.md"), text)
    }));
    let found = check(&files).into_iter().filter(|complaint| complaint.rule == "far-off-estimate");
    found.map(|complaint| complaint.message).collect()
}

#[test]
fn a_reach_is_compared_with_the_words_of_five_people() {
    assert_eq!(estimated("reach: 0.05", "", 4), [""; 0]);
    assert_eq!(estimated("reach: 0.05", "", 5).len(), 1);
}

#[test]
fn a_frequency_is_compared_with_the_words_of_three_people_and_may_be_twice_or_half_of_them() {
    assert_eq!(estimated("freq: daily", " freq=weekly", 2), [""; 0]);
    let found = estimated("freq: daily", " freq=weekly", 3);
    assert_eq!(found, ["the estimate says 65 times per quarter, 3 people said 13 to 13"]);
    // Weekly is 13 times a quarter: twice that is 26 and half of it 6.5.
    for (estimate, complaints) in [("2/week", 0), ("3/week", 1), ("fortnightly", 0), ("monthly", 1)] {
        assert_eq!(estimated(&format!("freq: {estimate}"), " freq=weekly", 3).len(), complaints, "{estimate}");
    }
    for (estimate, complaints) in [("2h", 0), ("121m", 1), ("30m", 0), ("29m", 1)] {
        assert_eq!(estimated(&format!("toil: {estimate}"), " toil=1h", 3).len(), complaints, "{estimate}");
    }
}

//! Tools are found where somebody finds them who reads each turn by itself, and nowhere else.

use proptest::prelude::*;

use super::*;
use crate::base::fold;
use crate::content::Entry;
use crate::content::interview::Interview;
use crate::diagnostic::Diagnostic;
use crate::site::found_tools::MOST_SHOWN;
use crate::site::site_context::SiteContext;
use crate::site::testing::Study;
use crate::site::transcripts::Transcript;

const TOOLS: [(&str, &str); 3] = [
    ("content/tools/slip.md", "---\ntitle: Slip\naliases: [the ramp]\nnot: [pay slip]\n---\n"),
    ("content/tools/mail.md", "---\ntitle: Mail\nmatch: exact\n---\n"),
    ("content/tools/slip-board.md", "---\ntitle: Slip board\n---\n"),
];

fn study(interviews: &[(&str, &str)]) -> Study {
    Study::of(&TOOLS.iter().chain(interviews).copied().collect::<Vec<_>>())
}

/// Of each tool that is named: its slug, how many people name it, and the first sentences.
fn found(study: &Study) -> Vec<(String, usize, Vec<String>)> {
    let site = study.site_context();
    let mentions = site.tool_mentions();
    let of = |tool: crate::release::ReleasedTool<'_>| {
        let mentioned = mentions.of(tool.id())?;
        let sentences = mentioned.first.iter().map(|first| {
            let MentionSentence { before, name, behind } = &first.sentence;
            format!("{before}[{name}]{behind}")
        });
        Some((tool.slug().to_string(), mentioned.count(), sentences.collect()))
    };
    site.released.tools().filter_map(of).collect()
}

#[test]
fn people_are_counted_and_not_mentions() {
    let study = study(&[
        ("content/interviews/a.md", "---\nparticipant: P1\n---\n**P1:** No. The slip is slow, the Slip, slip. And?\n"),
        ("content/interviews/b.md", "---\nparticipant: P1\n---\n**P1:** Slip again.\n"),
        ("content/interviews/c.md", "---\nparticipant: P2\ninterviewer: M\n---\n**M:** Slip?\n\n**P2:** What?\n"),
        ("content/interviews/d.md", "---\nparticipant: P3\n---\n**P3:** The ramp!\n"),
    ]);
    let sentences = ["The [slip] is slow, the Slip, slip.", "[Slip] again.", "[The ramp]!"];
    assert_eq!(found(&study), [("slip".to_owned(), 2, sentences.map(str::to_owned).to_vec())]);
    assert_eq!(study.site_context().tool_mentions().heard.len(), 3, "the third person has spoken too");
}

/// Transcripts of which nobody may read a word.
#[derive(Debug)]
struct Unread<'t>(&'t dyn Transcripts);

impl Transcripts for Unread<'_> {
    fn transcript<'a>(&'a self, interview: &'a Entry<Interview>) -> Result<Transcript<'a>, Box<Diagnostic>> {
        panic!("{} is read again", interview.path)
    }

    fn digest(&self, interview: &Entry<Interview>) -> Digest {
        self.0.digest(interview)
    }
}

#[test]
fn what_an_earlier_build_has_read_is_not_read_again() {
    let interviews = [
        ("content/interviews/a.md", "---\nparticipant: P1\n---\n**P1:** [The slip is slow.]{.waits}\n"),
        ("content/interviews/b.md", "---\nparticipant: P2\n---\n**P2:** By mail. By Mail.\n"),
    ];
    let (first, second) = (study(&interviews), study(&interviews));
    let memory = first.site_context().prepare_tool_mentions(&ToolMemory::default());
    let there = second.site_context();
    let unread = SiteContext { transcripts: &Unread(there.transcripts), ..there };
    let again = unread.prepare_tool_mentions(&memory);
    assert!(again.is_same(&memory));
    let shown = |mentions: &ToolMentions| format!("{:?}", mentions.tools);
    assert_eq!(shown(unread.tool_mentions()), shown(first.site_context().tool_mentions()));
    assert_eq!(found(&second), found(&first));
    assert_eq!(found(&second).len(), 2);
}

#[test]
fn other_meanings_capitals_and_longer_names_are_told_apart() {
    let said = |words: &str| {
        let text = format!("**P:** {words}\n");
        let names = found(&study(&[("content/interviews/p.md", &text)]));
        names.into_iter().map(|(slug, ..)| slug).collect::<Vec<_>>()
    };
    for (words, expected) in [
        ("my pay slip", vec![]),
        ("my pay slip and the slip", vec!["slip"]),
        ("a slipway, slips", vec![]),
        ("by mail", vec![]),
        ("by Mail", vec!["mail"]),
        ("the Slip Board", vec!["slip-board"]),
        ("slip-slip", vec!["slip"]),
        ("The *sl*ip", vec!["slip"]),
    ] {
        assert_eq!(said(words), expected, "{words}");
    }
}

#[test]
fn the_themes_are_those_of_quotes_in_which_it_is_named() {
    let study = study(&[(
        "content/interviews/p.md",
        "**P:** [The slip is slow.]{.waits} [It is loud.]{.noise} Slip. [A [slip]{.slips} again]{.waits}\n",
    )]);
    let site = study.site_context();
    let slip = site.released.tools().find(|tool| tool.slug().as_str() == "slip").unwrap();
    let themes = site.tool_mentions().of(slip.id()).unwrap().themes.keys();
    let slugs: Vec<String> = themes.map(|id| site.released.theme(*id).unwrap().slug().to_string()).collect();
    assert_eq!(slugs, ["slips", "waits"]);
}

#[test]
fn practice_counts_nowhere() {
    let study = study(&[("content/interviews/p.md", "---\npractice: true\n---\n**P:** Slip.\n")]);
    assert_eq!((found(&study), study.site_context().tool_mentions().heard.len()), (vec![], 0));
}

#[test]
fn sentences_are_cut_where_they_are_long() {
    let text = format!("{} slip {}", "a ".repeat(200), "b ".repeat(200));
    let at = text.find("slip").unwrap();
    let shown = MentionSentence::new(&text, &(at..at + 4));
    assert!(shown.before.starts_with("… a") && shown.behind.ends_with("b …"), "{shown:?}");
    assert!(shown.before.len() <= MOST_SHOWN + 5 && shown.behind.len() <= MOST_SHOWN + 5);
}

/// The turns of P in a transcript of ours, and whether each names a tool, by looking at each word.
fn named_by_hand(turns: &[(bool, Vec<&str>)]) -> BTreeSet<&'static str> {
    let mut named = BTreeSet::new();
    for (_, words) in turns.iter().filter(|(is_participant, _)| *is_participant) {
        let folded: Vec<String> = words.iter().map(|word| fold::name(word).into_owned()).collect();
        let mut at = 0;
        while at < folded.len() {
            let next = folded.get(at + 1).map(String::as_str);
            if folded[at] == "slip" && next == Some("board") {
                named.insert("slip-board");
                at += 1;
            } else if (folded[at] == "slip" && (at == 0 || folded[at - 1] != "pay"))
                || (folded[at] == "the" && next == Some("ramp"))
            {
                named.insert("slip");
            }
            if words[at] == "Mail" {
                named.insert("mail");
            }
            at += 1;
        }
    }
    named
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn what_is_found_is_what_one_finds_word_by_word(
        turns in prop::collection::vec(
            (
                any::<bool>(),
                prop::collection::vec(
                    prop::sample::select(
                        &["slip", "SLIP", "board", "pay", "the", "ramp", "Mail", "mail", "slips", "and"][..],
                    ),
                    1..8,
                ),
            ),
            1..6,
        ),
    ) {
        let text: String = turns
            .iter()
            .map(|(is_participant, words)| {
                let who = if *is_participant { "P" } else { "M" };
                format!("**{who}:** x {} x\n\n", words.join(" "))
            })
            .collect();
        let text = format!("---\nparticipant: P\ninterviewer: M\n---\n{text}");
        let (study, _) = Study::read(&[&TOOLS[..], &[("content/interviews/p.md", text.as_str())]].concat());
        let names: BTreeSet<String> = found(&study).into_iter().map(|(slug, ..)| slug).collect();
        let expected: BTreeSet<String> = named_by_hand(&turns).into_iter().map(str::to_owned).collect();
        prop_assert_eq!(names, expected, "{}", text);
    }
}

#[test]
fn each_of_many_tools_is_found() {
    let hundreds = |count: usize| -> Vec<(String, String)> {
        let tool = |n: usize| (format!("content/tools/t{n}.md"), format!("---\ntitle: Tool number{n}\n---\n"));
        (0..count).map(tool).collect()
    };
    let tools = hundreds(200);
    let words: String =
        (0..200).map(|n| format!("I use tool number{n}, and then nothing else for a while. ")).collect();
    let text = format!("**P:** {words}\n");
    let mut files: Vec<(&str, &str)> = tools.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    files.push(("content/interviews/p.md", &text));
    let study = Study::of(&files);
    let names = found(&study);
    assert_eq!(names.len(), 200);
    assert!(names.iter().all(|(_, people, _)| *people == 1));
}

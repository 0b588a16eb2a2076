//! In and out again: what was imported and exported is imported as the same turns.

use cairn::base::Date;
use cairn::import::{ConvertedInterview, ImportOptions, InputText, LabelPolicy, decode};
use cairn::pipeline::{BuildOptions, Memo, NoProgress, import_text};
use cairn::release::Audience;
use cairn::source::scan_memory;
use proptest::prelude::*;

/// The transcript files that have speakers and times of each turn.
const FILES: [&str; 3] = ["vtt", "srt", "md"];

/// Speaker, second, words: what is the same, however it is parted into captions and paragraphs.
type Heard = (String, Option<u64>, String);

fn heard(interview: &ConvertedInterview) -> Vec<Heard> {
    let turns = interview.turns.iter().map(|turn| {
        let texts: Vec<&str> = turn.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect();
        let speaker = turn.speaker.map_or_else(String::new, |number| interview.speakers.all[number].name.clone());
        (speaker, turn.paragraphs[0].start_ms.map(|ms| ms / 1000), texts.join(" "))
    });
    turns.collect()
}

fn options() -> ImportOptions {
    ImportOptions { labels: LabelPolicy::AsRecorded, ..ImportOptions::default() }
}

/// What an imported interview is exported as.
fn exported(interview: &ConvertedInterview, word: &str) -> Vec<u8> {
    let path = format!("content/interviews/{}.md", interview.slug);
    let scanned = scan_memory([(path.as_str(), interview.text.as_str())]);
    let options =
        BuildOptions { drafts: true, ..BuildOptions::for_site(Audience::Everybody, Date::constant(2026, 3, 12)) };
    let site = Memo::new().planned(&scanned, &options, &NoProgress).value;
    let file = cairn::export::TRANSCRIPT_FILES.iter().find(|file| file.word == word).expect("it is one");
    site.exported(&[interview.slug.to_string()], file).expect("it is there").bytes
}

/// What is heard when an interview is exported as a file and imported again.
fn heard_again(interview: &ConvertedInterview, word: &str) -> Result<Vec<Heard>, String> {
    let bytes = exported(interview, word);
    let shown = || String::from_utf8_lossy(&bytes).into_owned();
    let input = decode(Some(&format!("again.{word}")), &bytes, None).map_err(|refusal| refusal.to_string())?;
    let again = import_text(&input, &options()).map_err(|refusal| format!("{refusal}\n{}", shown()))?;
    Ok(heard(again.interview()))
}

/// A transcript with a voice and a time in each caption.
fn captions(turns: &[(usize, String)]) -> String {
    let time = |second: usize| format!("{:02}:{:02}:{:02}.000", second / 3600, second / 60 % 60, second % 60);
    let mut text = "WEBVTT\n".to_owned();
    for (number, (speaker, words)) in turns.iter().enumerate() {
        let name = ["Mira", "P07", "Ada Byron"][*speaker];
        let words = words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        text += &format!("\n{} --> {}\n<v {name}>{words}\n", time(number * 30), time(number * 30 + 29));
    }
    text
}

#[test]
fn a_call_comes_back_from_each_kind_of_file() {
    let said = [
        (0, "How did the last one go?"),
        (1, "It took [two] weeks & three people."),
        (0, "Really?"),
        (1, "Note: yes."),
    ];
    let said: Vec<(usize, String)> = said.into_iter().map(|(speaker, words)| (speaker, words.to_owned())).collect();
    let first = import_text(&InputText::plain("call.vtt", &captions(&said)), &options()).expect("it is imported");
    assert_eq!(heard(first.interview()).len(), 4);
    for word in FILES {
        assert_eq!(heard_again(first.interview(), word), Ok(heard(first.interview())), "{word}");
    }
}

/// A transcript with a voice and times in each caption: those of one voice are paragraphs, since they are ten seconds apart.
fn paragraphs(turns: &[Vec<String>]) -> String {
    let mut text = "WEBVTT\n".to_owned();
    let mut second = 0;
    for (number, turn) in turns.iter().enumerate() {
        for words in turn {
            let time = |second: usize| format!("00:{:02}:{:02}.000", second / 60, second % 60);
            let name = ["Mira", "P07"][number % 2];
            text += &format!("\n{} --> {}\n<v {name}>{words}\n", time(second), time(second + 1));
            second += 10;
        }
    }
    text
}

/// Words without the times in brackets that a text has between paragraphs.
fn without_times(heard: Vec<Heard>) -> Vec<Heard> {
    let is_time = |word: &&str| word.starts_with('[') && word.contains(':');
    let plain = |text: &str| text.split(' ').filter(|word| !is_time(word)).collect::<Vec<_>>().join(" ");
    heard.into_iter().map(|(name, second, text)| (name, second, plain(&text))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn turns_of_several_paragraphs_come_back(
        turns in prop::collection::vec(prop::collection::vec("[a-zé]{1,8}( [a-zé,]{1,8}){0,4}[.?]", 1..9), 4..9)
    ) {
        let first = import_text(&InputText::plain("call.vtt", &paragraphs(&turns)), &options());
        let first = first.map_err(|refusal| TestCaseError::fail(refusal.to_string()))?;
        for word in ["txt", "docx"] {
            let again = heard_again(first.interview(), word).map(without_times);
            prop_assert_eq!(again, Ok(heard(first.interview())), "{}", word);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn any_call_comes_back(
        said in prop::collection::vec((0_usize..3, "[a-zA-Zé日*_\\[\\](){}#&<>:.,'?!-]{1,8}( [a-zA-Zé日*_\\[\\](){}#&<>:.,'?!-]{1,8}){0,6}"), 4..10)
    ) {
        // A single voice would be one turn, and its label a word in bold. Each comes again, so that nobody doubts that it is one.
        prop_assume!(said.iter().any(|(speaker, _)| *speaker != said[0].0));
        let said: Vec<(usize, String)> = said.iter().chain(&said).cloned().collect();
        let first = import_text(&InputText::plain("call.vtt", &captions(&said)), &options());
        let first = first.map_err(|refusal| TestCaseError::fail(refusal.to_string()))?;
        for word in FILES {
            prop_assert_eq!(heard_again(first.interview(), word), Ok(heard(first.interview())), "{}", word);
        }
    }
}
